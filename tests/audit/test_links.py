"""What lychee makes of a site of which an address leads nowhere; or nobody would know whether it looks."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit import leads

HOME = "https://marelle.example/handbook/"
HEAD = f'<!doctype html><title>A</title><link rel="canonical" href="{HOME}">'


def site(folder: Path, *links: str) -> Path:
    """Make a site of two pages and a style sheet; the first page has these links."""
    (folder / "a page").mkdir(parents=True)
    (folder / "a page" / "index.html").write_text('<!doctype html><title>B</title><p id="here">B', "utf-8")
    (folder / "style.css").write_text("", "utf-8")
    body = "".join(f'<a href="{one}">x</a>' for one in links)
    (folder / "index.html").write_text(HEAD + '<link rel="stylesheet" href="style.css">' + body, "utf-8")
    return folder


def test_addresses_that_lead_somewhere_pass_and_those_elsewhere_are_not_asked(tmp_path: Path) -> None:
    links = ("a%20page/", "a%20page/#here", f"{HOME}a%20page/#here", "/handbook/", "/handbook/.", "#", "?x=1")
    elsewhere = ("https://nowhere.invalid/", "mailto:a@nowhere.invalid")
    assert leads(site(tmp_path / "my site", *links, *elsewhere)) == 0


@pytest.mark.parametrize(
    "link",
    ["b/", "a%20page/#gone", f"{HOME}b/", f"{HOME}a%20page/#gone", "/handbook/b/", "/a%20page/x", "#gone"],
)
def test_an_address_that_leads_nowhere_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], link: str
) -> None:
    assert leads(site(tmp_path / "site", link)) == 1
    told = capsys.readouterr().out
    assert "[index.html]:\n[ERROR] " in told
    assert "1 Error" in told
