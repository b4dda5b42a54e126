"""Portraits: which files are one, and of which type they really are."""

from __future__ import annotations

MAX_PORTRAIT_BYTES = 5 * 1024 * 1024
#: The types that every browser shows and none runs, with the one extension each.
TYPES = {"png": "PNG", "jpg": "JPEG", "webp": "WebP"}
_JPEG_NAMES = ("jpeg", "jpe", "jfif")
#: Enough of a file to tell its type.
HEAD_BYTES = 16


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
        head: The first ``HEAD_BYTES`` of the file.
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
