"""How a command ends: its exit codes, and the refusal of what it cannot do."""

from __future__ import annotations

from pathlib import Path

#: Done, something in the handbook is wrong, wrong usage.
OK, FAULTY, USAGE = 0, 1, 2


class Refusal(Exception):  # noqa: N818  # nothing went wrong: the answer is no
    """The command does not do what it was asked for; its text says why.

    Args:
        reason: What is told, after the program's name.
        code: The exit code.
    """

    def __init__(self, reason: str, code: int = USAGE) -> None:
        super().__init__(reason)
        self.code = code


def demand_handbook(root: Path) -> None:
    """Go on only if ``root`` is the folder of a handbook.

    Raises:
        Refusal: it is none.
    """
    if not (root / "mkdocs.yml").is_file():
        raise Refusal(f"{root} is not a handbook: it holds no mkdocs.yml")
