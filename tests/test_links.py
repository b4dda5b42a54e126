"""Where pages are, and how an address below the root becomes one on a page."""

from __future__ import annotations

import pytest

from persona_handbook.links import FIXED, ROLE_PATHS, link, path_of, path_of_file, paths, resolve
from persona_handbook.model.persona import Role


@pytest.mark.parametrize(
    ("kind", "id_", "path"),
    [
        ("home", "", ""),
        ("compare", "", "compare/"),
        ("rules", "", "reference/rules/"),
        ("anti-target", "", "anti-targets/"),
        ("persona", "claire-martin", "personas/claire-martin/"),
        ("card", "claire-martin", "personas/claire-martin/card/"),
        ("department", "sales", "departments/sales/"),
        ("persona-json", "claire-martin", "api/personas/claire-martin.json"),
        ("llms", "", "llms.txt"),
    ],
)
def test_a_page_has_one_path(kind: str, id_: str, path: str) -> None:
    assert path_of(kind, id_) == path
    assert link(kind, id_) == f"~/{path}"
    assert link(kind, id_, "needs") == f"~/{path}#needs"


@pytest.mark.parametrize(("kind", "id_"), [("nothing", ""), ("nothing", "claire"), ("compare", "claire")])
def test_an_unknown_kind_of_page_is_an_error_of_ours(kind: str, id_: str) -> None:
    with pytest.raises(KeyError):
        path_of(kind, id_)


def test_each_role_has_a_page_by_its_own_name() -> None:
    assert {role: path_of(role) for role in Role} == ROLE_PATHS


def test_no_two_pages_have_one_path() -> None:
    assert len(set(FIXED.values())) == len(FIXED)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="~/compare/">x</a>', '<a href="[compare/]">x</a>'),
        ('<a href="~/">home</a>', '<a href="[]">home</a>'),
        ('<a href="~/compare/#needs">x</a>', '<a href="[compare/]#needs">x</a>'),
        ('<a href="~/#primary">x</a>', '<a href="[]#primary">x</a>'),
        ('<img src="~/a.png"> <a href="~/b/">', '<img src="[a.png]"> <a href="[b/]">'),
        ('<use xlink:href="~/icons.svg#card">', '<use xlink:href="[icons.svg]#card">'),
    ],
)
def test_every_address_of_ours_is_resolved(html: str, expected: str) -> None:
    assert resolve(html, lambda path: f"[{path}]") == expected


@pytest.mark.parametrize(
    "html",
    [
        "~/compare/",
        '<a href="https://a.example/~/x">',
        '<p title="~/compare/">',
        '<a title="See ~/compare/" href="#a">',
        "&#34;~/compare/&#34;",
        "<p>href=&quot;~/compare/&quot;</p>",
        '<a href="compare/">',
    ],
)
def test_nothing_else_is_taken_for_an_address_of_ours(html: str) -> None:
    assert resolve(html, lambda path: f"[{path}]") == html


def test_paths_are_all_that_a_handbook_takes() -> None:
    found = paths(["claire"], ["sales"])
    assert set(FIXED.values()) <= found
    assert found - set(FIXED.values()) == {
        "personas/claire/",
        "personas/claire/card/",
        "api/personas/claire.json",
        "departments/sales/",
    }


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("index.md", ""),
        ("README.md", ""),
        ("method.md", "method/"),
        ("guide/making.md", "guide/making/"),
        ("guide/index.md", "guide/"),
        ("guide/README.md", "guide/"),
        ("guide/deep/er.md", "guide/deep/er/"),
        ("a.b.md", "a.b/"),
        ("making.markdown", "making/"),
        ("making.mkd", "making/"),
        ("index.html", ""),
        ("guide/index.html", "guide/"),
        ("guide/making.html", "guide/making.html"),
        ("my-index.html", "my-index.html"),
        ("assets/logo.svg", "assets/logo.svg"),
        ("notes.md.txt", "notes.md.txt"),
    ],
)
def test_a_file_of_docs_becomes_a_page_or_stays_a_file(name: str, path: str) -> None:
    assert path_of_file(name) == path
