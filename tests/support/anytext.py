"""Any text that an editor may type or paste, as Hypothesis draws it.

A build takes seconds, and Hypothesis wants to try hundreds of texts: so they are drawn first, and then built
all at once. Nothing is made smaller when a test fails; each text is short, and the test names it.
"""

from __future__ import annotations

import json
import subprocess
import sys

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from markupsafe import Markup, escape

from persona_handbook.markup import MarkKind, Pen, render
from persona_handbook.markup import read as marks_of
from persona_handbook.source.encoding import FORBIDDEN

#: What means something to HTML, Markdown, Jinja, YAML, JSON, XML, shells, spreadsheets or us.
PIECES = (
    "<b> </b> <script> </script> <!-- --> <![CDATA[ ]]> </title> </textarea> </style> <svg/onload=x> &lt; "
    '&amp; &#x3C; & < > " \' ` = /> "> \'> onerror= style="x:y" {{ }} {{7*7}} {% {% endraw %} {# #} '
    "${x} <%= %> $(id) `id` *a* **b** _c_ [d](e) [f](javascript:g) ![h](i) [@survey] [@j, @k] --8<-- ::: "
    "::error:: %0A %s {0} \\ \\n \\u003c | || # ## - + 1. > ~ ^ @ ! ? : ; , . .. / // \\\\ =1+1 +1 -1 no "
    "12:30 0123 1.10 Null ~ true 2026-11-21 1e3 é œ ß \u0131 İ ﬁ 日本 😀 👩\u200d👧 e\u0301 \u200f "
    "שלום مرحبا ‘ ’ “ ” « » … – — \u00a0 \u202f \u00ad"
).split(" ")
#: Signs alone, as they fall; writing systems; what joins the letter before it; all else that can be typed.
ALPHABETS = (
    st.sampled_from("<>&\"'`={}[]()|*_~^#%$@!?\\/:;,.-+ "),
    st.characters(min_codepoint=0x590, max_codepoint=0x6FF),  # Hebrew, Arabic
    st.characters(min_codepoint=0x900, max_codepoint=0xE7F),  # of India and Thailand
    st.characters(min_codepoint=0x3040, max_codepoint=0x9FFF),  # Japanese, Chinese
    st.characters(min_codepoint=0x1F300, max_codepoint=0x1FAFF),
    st.characters(categories=["Mn", "Mc", "Me"]),
    st.characters(categories=["Zs", "Cf", "Sk", "Lm"]),
    st.characters(),
)
_PEN = Pen(cite=lambda _: Markup("<sup></sup>"), address=lambda _: None)


def _can_be_typed(text: str) -> bool:
    return not (FORBIDDEN.search(text) or set(text) & set("\t\r\n"))


def _holds_no_mark(text: str) -> bool:
    """Tell whether a text between two letters comes out of Markdown as it is."""
    marks = {mark.kind for mark in marks_of(f"a{text}a")}
    # Links of other kinds are errors, so that no page is made of them.
    return MarkKind.FORBIDDEN_LINK not in marks and render(f"a{text}a", _PEN) == escape(f"a{text}a")


_RUNS = [st.text(alphabet, min_size=1, max_size=5) for alphabet in ALPHABETS]
#: What no page shows as typed unless it was escaped, as text and as an attribute.
_SHARP = st.sampled_from(
    ["<b>", "</b>", "</p>", "<script>", "<svg/onload=x>", "<!--", "&lt;", "&amp;", "&#x3C;"]
)
#: Twice as many pieces as runs of an alphabet.
_PARTS = st.lists(st.one_of(*[st.sampled_from(PIECES)] * 2 * len(_RUNS), *_RUNS), max_size=3)
#: What may stand in a field that is shown as typed. Each text is sharp, so that no field goes untried.
LABELS = st.builds(
    lambda glue, one, sharp, two, quote, three: glue.join([*one, sharp, *two, quote, *three]),
    st.sampled_from(["", " "]),
    _PARTS,
    _SHARP,
    _PARTS,
    st.sampled_from("\"'"),
    _PARTS,
).filter(_can_be_typed)
#: What comes out as typed of a field that takes marks, too.
SENTENCES = LABELS.filter(_holds_no_mark)


def drawn(kind: str, count: int, *, fixed: bool) -> list[str]:
    """Return ``count`` different texts, the same ones each time where they are ``fixed``.

    They are drawn in a process of their own: Hypothesis likes to try what it finds in the modules that happen
    to be loaded, which are others in other runs of the tests.

    Args:
        kind: "labels" or "sentences".
        count: How many.
        fixed: Whether nothing is left to chance.
    """
    done = subprocess.run(  # noqa: S603
        [sys.executable, __file__, kind, str(count), "fixed" if fixed else "any"],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert done.returncode == 0, done.stderr
    texts: list[str] = json.loads(done.stdout)
    return texts


def _child(strategy: st.SearchStrategy[str], count: int, *, fixed: bool) -> None:
    texts: dict[str, None] = {}

    @settings(
        max_examples=2 * count,  # Hypothesis likes to try a text twice
        derandomize=fixed,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def note(text: str) -> None:
        texts[text] = None

    note()
    assert len(texts) >= count, f"Hypothesis found {len(texts)} of {count} texts"
    print(json.dumps(list(texts)[:count]))  # noqa: T201


if __name__ == "__main__":
    _child(LABELS if sys.argv[1] == "labels" else SENTENCES, int(sys.argv[2]), fixed=sys.argv[3] == "fixed")
