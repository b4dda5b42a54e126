"""What sentences and stories may hold, how it is rendered, and that nothing else gets through."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from persona_handbook.markup import Mark, MarkKind, Pen, cited, parser, plain, read, render

#: What a sentence or a story may come to.
TAGS = {"em", "strong", "code", "a", "sup", "p", "ul", "ol", "li", "blockquote", "br"}
#: What is hidden when a text becomes a title: citations, and the white space that is folded.
CITATION = "sup"


def _cite(marks: Sequence[Mark]) -> Markup:
    shown = ", ".join(mark.target + (f" {mark.locator}" if mark.locator else "") for mark in marks)
    return Markup("<sup>{}</sup>").format(shown)


def _address(mark: Mark) -> str | None:
    if mark.kind is MarkKind.PERSONA_LINK:
        return None if mark.target == "nobody" else f"~/personas/{mark.target}/"
    return f"~/{mark.target}"


PEN = Pen(_cite, _address)


def html(text: str, *, prose: bool = False) -> str:
    return str(render(text, PEN, prose=prose))


def kinds(text: str) -> list[tuple[MarkKind, str]]:
    return [(mark.kind, mark.target) for mark in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nothing at all", "nothing at all"),
        ("*soft*", "<em>soft</em>"),
        ("_soft_", "<em>soft</em>"),
        ("**strong**", "<strong>strong</strong>"),
        ("***both***", "<em><strong>both</strong></em>"),
        ("`code`", "<code>code</code>"),
        ("`<b>`", "<code>&lt;b&gt;</code>"),
        ("`` a ` b ``", "<code>a ` b</code>"),
        ("snake_case_word", "snake_case_word"),
        ("5 * 3 * 2", "5 * 3 * 2"),
        (r"\*not soft\*", "*not soft*"),
        (r"a \[bracket\]", "a [bracket]"),
        (r"C:\temp", r"C:\temp"),
        ("AT&T &amp; &eacute; &#233;", "AT&amp;T &amp;amp; &amp;eacute; &amp;#233;"),
        ("1 < 2 > 0", "1 &lt; 2 &gt; 0"),
        ('"it\'s"', "&#34;it&#39;s&#34;"),
        ("# no heading", "# no heading"),
        ("- no list", "- no list"),
        ("https://marelle.example", "https://marelle.example"),
        ("~~kept~~", "~~kept~~"),
    ],
)
def test_a_sentence_takes_emphasis_and_code_and_leaves_the_rest(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[us](https://a.example/b?c=d#e)", '<a href="https://a.example/b?c=d#e" rel="noopener">us</a>'),
        ("[us](HTTPS://a.example)", '<a href="HTTPS://a.example" rel="noopener">us</a>'),
        ("[us](<https://a.example/x>)", '<a href="https://a.example/x" rel="noopener">us</a>'),
        (
            "[us](https://a.example/?a=1&b=2)",
            '<a href="https://a.example/?a=1&amp;b=2" rel="noopener">us</a>',
        ),
        ("[us](https://a.example/é)", '<a href="https://a.example/é" rel="noopener">us</a>'),
        ("[write](mailto:a@b.example)", '<a href="mailto:a@b.example" rel="noopener">write</a>'),
        ("[Claire](persona:claire)", '<a href="~/personas/claire/">Claire</a>'),
        ("[Claire](Persona:claire)", '<a href="~/personas/claire/">Claire</a>'),
        ("[somebody](persona:nobody)", "<a>somebody</a>"),
        ("[guide](guide/making.md#first)", '<a href="~/guide/making.md#first">guide</a>'),
        (
            "[*soft* words](https://a.example)",
            '<a href="https://a.example" rel="noopener"><em>soft</em> words</a>',
        ),
        (
            '[us](https://a.example "The shop")',
            '<a href="https://a.example" title="The shop" rel="noopener">us</a>',
        ),
        ("[x](y) no address", "[x](y) no address"),
        ("[just brackets]", "[just brackets]"),
        ("[two][brackets]", "[two][brackets]"),
    ],
)
def test_a_link_leads_where_it_may(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("javascript:alert(1)", MarkKind.FORBIDDEN_LINK),
        ("JavaScript:alert(1)", MarkKind.FORBIDDEN_LINK),
        ("javascript&colon;alert(1)", MarkKind.FORBIDDEN_LINK),
        ("&#106;avascript:alert(1)", MarkKind.FORBIDDEN_LINK),
        ("data:text/html,hello", MarkKind.FORBIDDEN_LINK),
        ("vbscript:x", MarkKind.FORBIDDEN_LINK),
        ("file:///etc/passwd", MarkKind.FORBIDDEN_LINK),
        ("ftp://a.example", MarkKind.FORBIDDEN_LINK),
        ("//a.example/x.md", MarkKind.FORBIDDEN_LINK),
        ("/guide/making.md", MarkKind.FORBIDDEN_LINK),
        ("https:a.example", MarkKind.FORBIDDEN_LINK),
        ("https:///path", MarkKind.FORBIDDEN_LINK),
        ("guide/making/", MarkKind.FORBIDDEN_LINK),
        ("picture.svg", MarkKind.FORBIDDEN_LINK),
        ("#anchor", MarkKind.FORBIDDEN_LINK),
        ("", MarkKind.FORBIDDEN_LINK),
        ("http://a.example", MarkKind.INSECURE_LINK),
        ("HTTP://a.example", MarkKind.INSECURE_LINK),
    ],
)
def test_a_link_to_anywhere_else_is_shown_as_typed_and_told_of(address: str, kind: MarkKind) -> None:
    text = f"Ask *us* [about `it`, *please*]({address}) **now**"
    shown = address.replace("&", "&amp;")
    assert html(text) == f"Ask <em>us</em> [about `it`, *please*]({shown}) <strong>now</strong>"
    (mark,) = read(text)
    assert mark.kind is kind
    assert mark.typed == f"[about `it`, *please*]({address})"
    assert text[mark.at :].startswith(mark.typed)
    assert plain(text) == f"Ask us {mark.typed} now"


def test_an_image_is_shown_as_typed_and_told_of() -> None:
    text = "See *this* ![a *cat*](https://a.example/cat.png) here"
    assert html(text) == "See <em>this</em> ![a *cat*](https://a.example/cat.png) here"
    assert read(text) == (Mark(MarkKind.IMAGE, "", "![a *cat*](https://a.example/cat.png)", 11),)


@pytest.mark.parametrize(
    "tag",
    ["<b>", "</b>", "<br/>", '<img src=x onerror="alert(1)">', "<!-- hidden -->", "<script>", "<?php x ?>"],
)
def test_html_is_shown_as_typed_and_told_of(tag: str) -> None:
    text = f"A **very** {tag} old *trick*"
    shown = str(Markup("{}").format(tag))
    assert html(text) == f"A <strong>very</strong> {shown} old <em>trick</em>"
    assert read(text) == (Mark(MarkKind.HTML, tag, tag, 11),)
    assert plain(text) == f"A very {tag} old trick"


def test_less_than_is_no_html() -> None:
    assert kinds("1 <2 and a<b, <3") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Short [@a].", [("a", "")]),
        ("Short [@a; @b]", [("a", ""), ("b", "")]),
        ("Short [@a;@b]", [("a", ""), ("b", "")]),
        ("Short [@a, p. 3]", [("a", "p. 3")]),
        ("Short [@a, pp. 3, 5; @b,ch. 2 ]", [("a", "pp. 3, 5"), ("b", "ch. 2")]),
        ("Short [@a] and [@a]", [("a", ""), ("a", "")]),
        ("*Short [@a]*", [("a", "")]),
        ("Broken\n  [@a,\n  p. 3]", [("a", "p. 3")]),
        ("[@survey-2026]", [("survey-2026", "")]),
        ("[@Survey_2026]", [("Survey_2026", "")]),
    ],
)
def test_a_citation_is_read_in_every_form(text: str, expected: list[tuple[str, str]]) -> None:
    marks = read(text)
    assert [(mark.target, " ".join(mark.locator.split())) for mark in marks] == expected
    assert {mark.kind for mark in marks} == {MarkKind.CITATION}
    assert all(text[mark.at :].startswith(f"@{mark.target}") for mark in marks)
    assert cited(text) == tuple(dict.fromkeys(target for target, _ in expected))


@pytest.mark.parametrize(
    "text", ["`[@a]`", "@a", "hello@a.example", r"\[@a]", "[@]", "[see me@a.example]", "`[@a @b]`"]
)
def test_what_only_resembles_a_citation_is_text(text: str) -> None:
    assert read(text) == ()
    assert cited(text) == ()
    assert "<sup>" not in html(text)


@pytest.mark.parametrize(
    ("text", "typed", "ids"),
    [
        ("Short [ @a]", "[ @a]", "a"),
        ("Short [@a @b]", "[@a @b]", "a b"),
        ("Short [see @a] now", "[see @a]", "a"),
        ("Short [@a", "[@a", "a"),
        ("Short [@a; b]", "[@a; b]", "a"),
        ("Short [@a, @b]", "[@a, @b]", "a b"),
        ("Short [*x* @a; b]", "[*x* @a; b]", "a"),
    ],
)
def test_what_was_to_be_a_citation_is_text_and_told_of(text: str, typed: str, ids: str) -> None:
    assert read(text) == (Mark(MarkKind.CITATION_AS_TEXT, ids, typed, 6),)
    assert cited(text) == ()
    assert plain(text) == text.replace("*", "")


def test_a_citation_in_the_words_of_a_link_stands_behind_the_link() -> None:
    text = "Told [in *May* [@a]](https://a.example)."
    link = '<a href="https://a.example" rel="noopener">in <em>May</em> </a>'
    assert html(text) == f"Told {link}<sup>a</sup>."
    assert cited(text) == ("a",)
    assert html("[[@a]](https://a.example)") == "[<sup>a</sup>](https://a.example)"


def test_a_citation_is_written_by_the_pen_and_left_out_of_plain_text() -> None:
    text = "Compares *three* shops [@survey, p. 3; @crm]."
    assert html(text) == "Compares <em>three</em> shops <sup>survey p. 3, crm</sup>."
    assert plain(text) == "Compares three shops."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twice [@a], then never [@b].", "Twice, then never."),
        ("[@a] Twice", "Twice"),
        ("Twice [@a] a week", "Twice a week"),
        ("(see below [@a])", "(see below)"),
        ("Twice[@a].", "Twice."),
        ("*Vraiment* ? Oui [@a] !", "Vraiment ? Oui !"),
        ("Deux *fois* : une", "Deux fois : une"),
        ("One.[@a]\n\nTwo.", "One. Two."),
    ],
)
def test_plain_text_closes_up_where_a_citation_stood_and_nowhere_else(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_a_mark_knows_its_place_though_the_same_letters_stand_before_it() -> None:
    text = "@a `[@a]` [@ab] [@a] [x](ftp:y) <b> [@a]"
    assert [(mark.typed, mark.at) for mark in read(text)] == [
        ("@ab", 11),
        ("@a", 17),
        ("[x](ftp:y)", 21),
        ("<b>", 32),
        ("@a", 37),
    ]


def test_a_mark_in_a_story_knows_its_place() -> None:
    text = (
        "First [@a],\nthen   [@b].\n\n  - one\n    - two [@c]\n      and [@d]\n\n"
        "> *quoted*\n> [@e]\nlazily [@f]\n\n1. <b>\n"
    )
    marks = read(text, prose=True)
    assert [mark.typed for mark in marks] == ["@a", "@b", "@c", "@d", "@e", "@f", "<b>"]
    assert [text.index(mark.typed) for mark in marks] == [mark.at for mark in marks]


def test_a_story_has_paragraphs_lists_and_quotations() -> None:
    text = "One *day*\nin spring\n\n- first\n- second\n\n1. one\n2. two\n\n> said so\n"
    assert html(text, prose=True) == (
        "<p>One <em>day</em>\nin spring</p>\n"
        "<ul>\n<li>first</li>\n<li>second</li>\n</ul>\n"
        "<ol>\n<li>one</li>\n<li>two</li>\n</ol>\n"
        "<blockquote>\n<p>said so</p>\n</blockquote>\n"
    )
    assert plain(text, prose=True) == "One day in spring first second one two said so"


@pytest.mark.parametrize("indent", ["  ", "    "])
def test_lists_nest_by_two_spaces_and_by_four(indent: str) -> None:
    nested = "<ul>\n<li>one\n<ul>\n<li>two</li>\n</ul>\n</li>\n</ul>\n"
    assert html(f"- one\n{indent}- two", prose=True) == nested


@pytest.mark.parametrize(
    "text",
    [
        "# Heading",
        "Heading\n===",
        "```\ncode\n```",
        "    indented",
        "---",
        "| a | b |\n|---|---|",
        "[a]: https://b.example",
    ],
)
def test_a_story_has_no_other_blocks(text: str) -> None:
    found = html(text, prose=True)
    assert set(re.findall(r"<(\w+)", found)) <= {"p", "code"}
    assert "".join(re.sub(r"<[^>]*>", "", found).split()) == "".join(text.replace("`", "").split())


def test_html_in_a_story_is_shown_as_typed() -> None:
    assert html("<div>\n\n*x*\n\n</div>", prose=True) == (
        "<p>&lt;div&gt;</p>\n<p><em>x</em></p>\n<p>&lt;/div&gt;</p>\n"
    )


def test_a_backslash_at_a_line_end_breaks_the_line() -> None:
    assert html("one\\\ntwo", prose=True) == "<p>one<br>\ntwo</p>\n"
    assert plain("one\\\ntwo", prose=True) == "one two"


class _Reader(HTMLParser):
    """Gathers what a browser would see of a text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: list[str] = []
        self.open: list[str] = []
        self.shown = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses += [value or "" for name, value in attrs if name == "href"]
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if CITATION not in self.open:
            self.shown += data


#: Pieces of which texts are made that mean something to Markdown, to HTML or to us.
PIECES = (
    '* ** _ ` `` [ ] ( ) ![ ]( \\ < > <b> </b> <!-- --> <a href="x"> &amp; &colon; & " \' \n \n\n # - 1. '
    "> @ @a [@a] [@a; @b] [@a, p. 3] : ; , . ! https:// http:// javascript: data: mailto: persona: x.md ~/ "
    "[x](https://a.example) [x](http://a.example) [y](javascript:z) [z](persona:claire) [m](guide/a.md#b) "
    "word é \u202e \u2028 \x00 \t 日本 😀"
).split(" ")
TEXTS = st.one_of(
    st.lists(st.sampled_from([*PIECES, " ", "  ", "\n", "\n\n- "]), max_size=30).map("".join),
    st.text(max_size=60),
)


@settings(max_examples=600, deadline=None)
@given(text=TEXTS, prose=st.booleans())
@example(text="a `b` c [*x* y](http://z) *d*", prose=False)
@example(text="1. a\n- b", prose=True)
@example(text="x" * 3 + "[" * 400, prose=True)
@example(text="*_" * 300, prose=False)
@example(text="> " * 200 + "deep", prose=True)
def test_whatever_is_typed_nothing_but_allowed_marks_get_through(*, text: str, prose: bool) -> None:
    reader = _Reader()
    reader.feed(html(text, prose=prose))
    reader.close()
    assert reader.tags <= TAGS
    assert reader.attributes <= {"href", "rel", "title", "start"}
    assert reader.open == []
    for address in reader.addresses:
        assert address.startswith("~/") or re.match(r"(?i)https://[^\s/?#]|mailto:", address), address
    # No character of the text is lost or added but white space and U+0000, which no browser shows.
    expected = plain(text, prose=prose).replace("\x00", "\ufffd")
    assert "".join(reader.shown.replace("\x00", "\ufffd").split()) == "".join(expected.split())


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, prose=st.booleans())
def test_whatever_is_typed_every_mark_is_where_it_says(*, text: str, prose: bool) -> None:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for mark in read(text, prose=prose):
        first_line = mark.typed.split("\n")[0].replace("\ufffd", "\x00")
        assert text[mark.at :].startswith(first_line)


@settings(max_examples=600, deadline=None)
@given(
    text=st.lists(
        st.sampled_from(
            [
                "word",
                " é ",
                "[@a]",
                "[@a, p. 3; @b]",
                "[",
                "]",
                "!",
                "@",
                "(x)",
                "\n",
                "[@a b]",
                "[see @a]",
                "&",
            ]
        )
    ).map("".join)
)
@example(text="![@a](x)")
@example(text="[@a[b]")
def test_what_only_cites_is_read_without_the_parser_as_with_it(*, text: str) -> None:
    assert parser.parse(text, prose=False) == parser.SENTENCE.parseInline(text)
