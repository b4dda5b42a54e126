"""The lines of a hand-written page that stand for a part of the handbook."""

from __future__ import annotations

import pytest

from persona_handbook.blocks import FORMS, Block, BlockKind, Word, blocks


def lines(markdown: str) -> list[int]:
    """Return the numbers of the lines that are blocks, from 0."""
    return [block.line for block in blocks(markdown)]


def test_a_block_knows_its_line_and_the_columns_of_its_words() -> None:
    assert list(blocks("# Here\n\n  ::: statement  claire-martin\tbox \n")) == [
        Block(2, (Word("statement", 6), Word("claire-martin", 17), Word("box", 31)))
    ]


@pytest.mark.parametrize(
    ("line", "kind", "ids"),
    [
        ("::: persona claire", BlockKind.PERSONA, ("claire",)),
        (":::persona claire", BlockKind.PERSONA, ("claire",)),
        ("::: comparison", BlockKind.COMPARISON, ()),
        ("::: comparison a b c", BlockKind.COMPARISON, ("a", "b", "c")),
        ("::: statement claire box", BlockKind.STATEMENT, ("claire", "box")),
        ("::: persona", None, ()),
        ("::: persona a b", None, ("a", "b")),
        ("::: statement claire", None, ("claire",)),
        ("::: statement claire box more", None, ("claire", "box", "more")),
        ("::: Persona claire", None, ("claire",)),
        ("::: note", None, ()),
        (":::", None, ()),
        ("::::", None, ()),
    ],
)
def test_the_number_of_words_must_fit_the_kind(
    line: str, kind: BlockKind | None, ids: tuple[str, ...]
) -> None:
    (block,) = blocks(line)
    assert block.kind is kind
    assert block.ids == ids


@pytest.mark.parametrize(
    "markdown",
    [
        "::: persona claire",
        "   ::: persona claire",
        "::: persona claire\r\n",
        "text\n::: persona claire\ntext",
        "~~~\n```\n~~~\n::: persona claire",
        "```\n~~~\n```\n::: persona claire",
        "````\n```\n````\n::: persona claire",
        "```\ncode\n`````  \n::: persona claire",
        "`::: persona a`\n::: persona claire",
        "``` a`b\n::: persona claire",
    ],
)
def test_a_line_with_three_colons_is_a_block(markdown: str) -> None:
    assert len(lines(markdown)) == 1


@pytest.mark.parametrize(
    "markdown",
    [
        "",
        ":: persona claire",
        "See ::: persona claire",
        "    ::: persona claire",
        "- ::: persona claire",
        "```\n::: persona claire\n```",
        "~~~ text\n::: persona claire\n~~~",
        "  ```python\n::: persona claire\n  ```",
        "````\n```\n::: persona claire\n````",
        "```\n~~~\n::: persona claire\n```",
        "```\n``` not the end\n::: persona claire\n```",
        "```\n::: persona claire",
    ],
)
def test_anything_else_is_text(markdown: str) -> None:
    assert lines(markdown) == []


def test_blocks_are_found_in_their_order_on_both_sides_of_a_fence() -> None:
    markdown = "::: comparison\n```\n::: persona a\n```\n\n::: persona b\n::: persona c\n"
    assert lines(markdown) == [0, 5, 6]


def test_each_kind_of_block_is_explained_by_a_form_of_its_own() -> None:
    assert {kind: form.split()[:2] for kind, form in FORMS.items()} == {
        kind: [":::", kind.value] for kind in BlockKind
    }
