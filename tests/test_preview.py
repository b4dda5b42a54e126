"""``handbook preview``: one file that tells what changed, shows the pages concerned, and asks for nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from handbooks import REPOSITORY
from histories import CLAIRE, Past
from persona_handbook.cli import main
from persona_handbook.pages import preview
from persona_handbook.writers import inline

Output = pytest.CaptureFixture[str]
CLAIRE_FILE, COLETTE_FILE, COMPANY_FILE = (f"personas/{one}.yml" for one in ("claire", "colette", "handbook"))
PORTRAIT = REPOSITORY / "personas" / "noe-martin" / "portrait.png"
FIRST = "First in words, then the pages of the personas concerned as they will look."
NEVER = "script, link, base, iframe, object, embed, form, audio, video, source, [style*='url(']"


def shown(past: Past, *options: str) -> BeautifulSoup:
    """Return the preview of what changed since the last commit."""
    assert main(["preview", "HEAD", "--root", str(past.root), *options]) == 0
    return BeautifulSoup((past.root / "build" / "preview.html").read_text("utf-8"), "html5lib")


def pages(document: BeautifulSoup) -> list[str]:
    return [str(one["aria-label"]) for one in document.select("main > section")]


def told(document: BeautifulSoup) -> list[str]:
    return [
        " ".join(one.get_text().split())
        for one in document.select("body > header > :is(h1, h2, p), body > header li")
    ]


def whole_and_alone(document: BeautifulSoup) -> None:
    """Assert that a document needs no other file, and that its links lead somewhere within it."""
    assert document.select(NEVER) == []
    ids = [str(one["id"]) for one in document.select("[id]")]
    assert len(ids) == len(set(ids))
    for one in document.select("[src]"):
        assert str(one["src"]).startswith("data:image/"), one
    for one in document.select("[href]"):
        href = str(one["href"])
        assert href.startswith(("https://", "mailto:")) or href.removeprefix("#") in ids, one
    for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
        for one in document.select(f"[{name}]"):
            assert set(str(one[name]).split()) <= set(ids), one
    style = document.select_one("style")
    assert style
    assert "@import" not in style.text
    assert [one for one in re.findall(r"url\(([^)]*)", style.text) if "data:" not in one] == []
    assert "~/" not in str(document)


def test_it_says_what_changed_and_shows_the_changed_personas_alone(tmp_path: Path, capsys: Output) -> None:
    past = Past.of(tmp_path)
    past.edit(CLAIRE_FILE, "  - Shops that ask for an account\n", "")
    document = shown(past)
    assert capsys.readouterr().out == f"{tmp_path}/build/preview.html: 1 persona changed\n"
    assert told(document) == [
        "What changes for readers",
        f"{FIRST} Nothing here is published yet.",
        "Claire Martin",
        "Struggles with: removed Shops that ask for an account",
        "What follows",
        "Claire Martin: hypotheses 5 → 4, of 8 claims",
    ]
    assert pages(document) == ["Claire Martin"]
    page = document.select_one("#persona-claire")
    assert page
    assert "Parcels that come when nobody is at home" in page.text
    assert "Shops that ask for an account" not in page.text


def test_it_is_whole_and_asks_for_nothing(tmp_path: Path) -> None:
    past = Past.of(tmp_path)
    past.edit(CLAIRE_FILE, "Lyon}", "Lille}")
    (tmp_path / "personas" / "claire").mkdir()
    (tmp_path / "personas" / "claire" / "portrait.png").write_bytes(PORTRAIT.read_bytes())
    document = shown(past)
    whole_and_alone(document)
    portrait = document.select_one("#persona-claire .hb-plate__portrait img")
    assert portrait
    assert str(portrait["src"]).startswith("data:image/png;base64,iVBORw0KGgo")
    policy = document.select_one("meta[http-equiv='Content-Security-Policy']")
    assert policy
    assert str(policy["content"]).startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:;")


def test_links_between_the_pages_shown_lead_within_the_file_and_others_are_words(tmp_path: Path) -> None:
    past = Past.of(tmp_path)
    past.edit(CLAIRE_FILE, "Lyon}", "Lille}")
    alone = shown(past)
    of_colette = alone.select_one("#persona-claire--influenced-by ~ * .hb-person")
    assert of_colette
    assert of_colette.text.startswith("CRColette Roux")
    assert not of_colette.has_attr("href")
    past.edit(COLETTE_FILE, "Grandmother who gives", "Grandmother of four who gives")
    both = shown(past)
    whole_and_alone(both)
    assert pages(both) == ["Claire Martin", "Colette Roux"]
    of_colette = both.select_one("#persona-claire--influenced-by ~ * .hb-person")
    assert of_colette
    assert of_colette["href"] == "#persona-colette"


def test_a_citation_leads_to_the_sources_of_its_persona(tmp_path: Path) -> None:
    past = Past.of(tmp_path)
    past.edit(CLAIRE_FILE, "Lyon}", "Lille}")
    citation = shown(past).select_one("#persona-claire .hb-cite a")
    assert citation
    assert citation["href"] == "#persona-claire--evidence"
    assert str(citation["aria-label"]).startswith("1: source, Spring survey")


def test_what_was_typed_stays_text(tmp_path: Path) -> None:
    past = Past.of(tmp_path)
    evil = '</style></title><script>alert(1)</script><img src=x onerror=alert(1)>" id="y" href="~/x'
    past.edit(CLAIRE_FILE, "name: Claire Martin", f"name: '{evil}'")
    past.edit(
        CLAIRE_FILE, "The toy is still played with", f"{evil} The toy is still played with".replace("'", "''")
    )
    document = shown(past)
    assert document.select(NEVER) == []
    assert document.select("img, [onerror]") == []
    heading = document.select_one("#persona-claire h1")
    assert heading
    assert heading.text == evil
    assert told(document)[2] == evil


def test_a_removed_persona_is_told_and_not_shown(tmp_path: Path, capsys: Output) -> None:
    past = Past.of(tmp_path)
    (tmp_path / COLETTE_FILE).unlink()
    document = shown(past)
    assert told(document)[2:] == ["Colette Roux", "no longer in the handbook"]
    assert pages(document) == []
    assert capsys.readouterr().out.endswith("0 personas changed\n")


def test_a_new_persona_is_shown_and_a_draft_says_that_it_is_one(tmp_path: Path) -> None:
    past = Past.of(tmp_path)
    past.write("personas/hugo.yml", "name: Hugo Petit\nrole: primary\nstatus: draft\nsummary: Buys toys.\n")
    document = shown(past)
    assert told(document)[2:4] == ["Hugo Petit", "a new persona"]
    assert pages(document) == ["Hugo Petit"]
    note = document.select_one("#persona-hugo .hb-notice--draft")
    assert note
    assert note.text.strip().startswith("This persona is a draft.")


def test_a_change_of_the_company_is_told_and_shows_nobody(tmp_path: Path) -> None:
    past = Past.of(tmp_path)
    past.edit(COMPANY_FILE, "Spring survey", "Survey of spring")
    document = shown(past)
    assert told(document)[2] == "The company"
    assert pages(document) == []


def test_where_nothing_changed_it_says_so(tmp_path: Path, capsys: Output) -> None:
    past = Past.of(tmp_path)
    past.write(CLAIRE_FILE, CLAIRE + "# a word among editors\n")
    document = shown(past)
    assert told(document) == ["What changes for readers", "Nothing has changed for readers."]
    assert document.select("main") == []
    assert capsys.readouterr().out.endswith("0 personas changed\n")


def test_nobody_is_shown_links_to_edit_nor_what_only_a_site_can_do(tmp_path: Path) -> None:
    past = Past.of(tmp_path)
    past.write("mkdocs.yml", "site_name: Small\nedit_uri: https://github.com/a/b/edit/main/docs/\n")
    past.edit(CLAIRE_FILE, "Lyon}", "Lille}")
    document = shown(past)
    assert [one for one in document.select("a[href]") if "github.com" in str(one["href"])] == []


def test_of_very_many_personas_the_first_are_shown_and_all_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "MOST_PERSONAS", 1)
    past = Past.of(tmp_path)
    past.edit(CLAIRE_FILE, "Lyon}", "Lille}")
    past.edit(COLETTE_FILE, "Grandmother who gives", "Grandmother of four who gives")
    document = shown(past)
    whole_and_alone(document)
    assert pages(document) == ["Claire Martin"]
    assert {"Claire Martin", "Colette Roux"} <= set(told(document))
    assert told(document)[-1] == "The page of 1 more persona is not shown here."


def test_it_speaks_the_language_of_the_site(tmp_path: Path) -> None:
    past = Past.of(tmp_path)
    past.write("mkdocs.yml", "site_name: Petit\ntheme:\n  language: fr\n")
    past.edit(CLAIRE_FILE, "Lyon}", "Lille}")
    document = shown(past)
    assert document.html
    assert document.html["lang"] == "fr"
    first = "D’abord en mots, puis les pages des personas concernés telles qu’elles seront."
    assert told(document)[1] == f"{first} Rien n’est encore publié."


def test_the_same_change_gives_the_same_file(tmp_path: Path) -> None:
    past = Past.of(tmp_path)
    past.edit(CLAIRE_FILE, "Lyon}", "Lille}")
    targets = [tmp_path / "one.html", tmp_path / "deep" / "two.html"]
    for target in targets:
        assert main(["preview", "HEAD", "--root", str(tmp_path), "--to", str(target)]) == 0
    assert targets[0].read_bytes() == targets[1].read_bytes()


def test_a_handbook_with_a_mistake_has_no_preview(tmp_path: Path, capsys: Output) -> None:
    past = Past.of(tmp_path)
    past.edit(CLAIRE_FILE, "frustrations:", "frustation:")
    assert main(["preview", "HEAD", "--root", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(
        'personas/claire.yml:10:1: error: unknown key "frustation" (unknown-key)\n  frustation:\n'
    )
    assert not (tmp_path / "build").exists()


def test_an_unknown_revision_is_wrong_usage(tmp_path: Path, capsys: Output) -> None:
    Past.of(tmp_path)
    assert main(["preview", "nowhere", "--root", str(tmp_path)]) == 2
    assert capsys.readouterr() == ("", 'handbook: there is no revision "nowhere"\n')


def test_a_place_that_cannot_be_written_to_is_wrong_usage(tmp_path: Path, capsys: Output) -> None:
    Past.of(tmp_path)
    assert main(["preview", "HEAD", "--root", str(tmp_path), "--to", str(tmp_path)]) == 2
    assert capsys.readouterr() == ("", f"handbook: cannot write {tmp_path}: Is a directory\n")


def test_an_owners_own_style_sheets_come_along_with_what_they_show(tmp_path: Path) -> None:
    sheet = (
        '@import "https://fonts.example/face.css";\n'
        "a { background: url(dot.png) }\n"
        "b { background: url('https://far.example/x.png') }\n"
        'i { background: url("../../secret.png?x") }\n'
        "u { background: url(data:image/png;base64,AA) }\n"
    )
    (tmp_path / "docs" / "look").mkdir(parents=True)
    (tmp_path / "docs" / "look" / "own.css").write_text(sheet, "utf-8")
    (tmp_path / "docs" / "look" / "dot.png").write_bytes(b"dot")
    (tmp_path / "secret.png").write_bytes(b"secret")
    (tmp_path / "mkdocs.yml").write_text(
        "site_url: !ENV [URL, x]\nextra_css: [look/own.css, ../secret.png, gone.css]\n", "utf-8"
    )
    assert inline.style(tmp_path) == (
        "\n"
        'a { background: url("data:image/png;base64,ZG90") }\n'
        'b { background: url("data:,") }\n'
        'i { background: url("data:,") }\n'
        "u { background: url(data:image/png;base64,AA) }\n"
    )


def test_without_a_script_the_dark_scheme_is_that_of_the_reader(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    sheet = '[data-md-color-scheme="default"] { --a: 1 }\n[data-md-color-scheme="slate"] { --a: 2 }'
    (tmp_path / "docs" / "own.css").write_text(sheet, "utf-8")
    (tmp_path / "mkdocs.yml").write_text("extra_css:\n  - own.css # ours\n", "utf-8")
    assert inline.style(tmp_path) == (
        f"{sheet}\n@media screen and (prefers-color-scheme: dark) {{\n"
        '[data-md-color-scheme="slate"] { --a: 1 }\n[data-md-color-scheme="default"] { --a: 2 }\n}'
    )
