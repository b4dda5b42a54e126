"""Portraits: which files are one, and of which type they really are."""

from __future__ import annotations

MAX_PORTRAIT_BYTES = 5 * 1024 * 1024
#: The types that every browser shows and none runs, with the one extension each.
TYPES = {"png": "PNG", "jpg": "JPEG", "webp": "WebP"}
_JPEG_NAMES = ("jpeg", "jpe", "jfif")


def type_of(head: bytes) -> str | None:
    """Return the extension that fits a picture which begins with ``head``, or None for any other file."""
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    return None


def problem_of(extension: str, size: int, head: bytes) -> tuple[str, str] | None:
    """Return what is wrong with ``portrait.<extension>`` and its remedy, or None where nothing is.

    Args:
        extension: As in the file's name, without dot.
        size: In bytes.
        head: How the file begins, 16 bytes at least.
    """
    found = type_of(head)
    if extension not in TYPES:
        lower = extension.lower()
        meant = "jpg" if lower in _JPEG_NAMES else lower
        rename = f'rename it to "portrait.{found or meant}"'
        remedy = rename if found or meant in TYPES else "save it as portrait.png or portrait.jpg"
        ending = f'end in ".{extension}"' if extension else "be without ending"
        return f"a portrait cannot {ending}", remedy
    if size > MAX_PORTRAIT_BYTES:
        limit = MAX_PORTRAIT_BYTES // 1024**2
        return f"this portrait is larger than {limit} MB", "save it smaller: 800 pixels are wide enough"
    if found is None:
        return (
            "this file holds no PNG, JPEG or WebP picture",
            "save the picture as portrait.png or portrait.jpg",
        )
    if found != extension:
        return f"this file holds a {TYPES[found]} picture", f'rename it to "portrait.{found}"'
    return None


def is_whole(extension: str, data: bytes) -> bool:
    """Tell whether a picture of a type of ``TYPES`` reaches its end, as a broken download does not.

    What cameras append behind the end is no fault.
    """
    if extension == "webp":
        return len(data) >= 8 + int.from_bytes(data[4:8], "little")
    if extension == "jpg":
        return b"\xff\xd9" in data
    at = 8
    while at + 12 <= len(data):
        # A chunk: its length, its name, so many bytes, and their checksum.
        if data[at + 4 : at + 8] == b"IEND":
            return True
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    return False
