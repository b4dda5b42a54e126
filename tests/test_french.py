"""The site of a French company: no English label is left."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from french import translate
from handbooks import REPOSITORY, run_mkdocs
from pagetext import soup
from persona_handbook.catalogue import LANGUAGES, messages, update

#: Printed in English whatever the site's language: what the checker says, and what is typed into files.
ENGLISH_BY_NATURE = "code, [lang=en], script, style"
#: English words that are French words too, as labels or as parts of them.
SAME_IN_FRENCH = 4


@pytest.fixture(scope="module")
def french_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("french")
    for part in ("hooks", "overrides"):
        shutil.copytree(REPOSITORY / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(REPOSITORY / "docs" / "assets", folder / "docs" / "assets")
    config = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    config = config.replace("language: en", "language: fr")
    config = config.replace("site_name: Marelle persona handbook", "site_name: Personas de Marelle")
    config = config.replace("name: Switch to dark", "name: Mode sombre")
    config = config.replace("name: Switch to light", "name: Mode clair")
    config = re.sub(
        r"^(site_description|copyright): .*$", r"\1: Société inventée", config, flags=re.MULTILINE
    )
    config = re.sub(r"^nav:\n(?: .*\n|\n)+", "", config, flags=re.MULTILINE)
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    translate(REPOSITORY, folder)
    site = folder / "site"
    run_mkdocs("build", "--strict", "-d", str(site), folder=folder)
    return site


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_of_the_site_is_in_the_catalogue(language: str) -> None:
    catalogue = update(language)
    untranslated = [message.id for message in catalogue if message.id and not message.string]
    assert untranslated == []
    known = {(message.id, message.context) for message in catalogue}
    assert {(message.id, message.context) for message in messages()} <= known


def _forms(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    """Return a message's singular and, where it has one, its plural."""
    return [text] if isinstance(text, str) else list(text or [""])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_translation_keeps_its_placeholders(language: str) -> None:
    lost = []
    for message in update(language):
        if not message.id:
            continue
        sources = _forms(message.id)
        targets = _forms(message.string)
        wanted = set(re.findall(r"%\(\w+\)s", sources[-1]))
        lost += [target for target in targets if set(re.findall(r"%\(\w+\)s", target)) - wanted]
        lost += [targets[-1]] if set(re.findall(r"%\(\w+\)s", targets[-1])) != wanted else []
    assert lost == []


def _english_labels() -> dict[str, str]:
    """Return each label whose French differs, as it would stand in a text."""
    labels = {}
    for message in update("fr"):
        forms = _forms(message.id)
        french = _forms(message.string)
        for one, other in zip(forms, french, strict=False):
            pieces = [piece.strip() for piece in re.split(r"%\(\w+\)s", one)]
            for piece in pieces:
                if len(piece) >= SAME_IN_FRENCH and piece.casefold() not in other.casefold():
                    labels[piece] = one
    return labels


def _texts(path: Path) -> set[str]:
    page = soup(path)
    for element in page.select(ENGLISH_BY_NATURE):
        element.decompose()
    texts = {" ".join(text.split()) for text in page.stripped_strings}
    for attribute in ("aria-label", "title", "alt", "placeholder"):
        texts |= {str(element[attribute]) for element in page.select(f"[{attribute}]")}
    return texts


def test_no_english_label_is_left(french_site: Path) -> None:
    labels = _english_labels()
    wanted = re.compile(
        "|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in sorted(labels, key=len, reverse=True))
    )
    allowed = {" ".join(str(message.string).split()) for message in update("fr")}
    left = set()
    pages = list(french_site.rglob("*.html"))
    assert len(pages) > 40
    for path in pages:
        for text in _texts(path):
            if text not in allowed and (found := wanted.search(text)):
                left.add((found[0], text[:120]))
    assert left == set()


def test_dates_numbers_and_spacing_are_french(french_site: Path) -> None:
    page = " ".join(_texts(french_site / "review" / "index.html"))
    assert re.search(r"\b\d{1,2} (juin|septembre|octobre|novembre) 2026\b", page)
    persona = soup(french_site / "personas" / "claire-martin" / "index.html")
    assert persona.html is not None
    assert persona.html["lang"] == "fr"


def test_statements_are_french_sentences(french_site: Path) -> None:
    text = " ".join(soup(french_site / "positioning" / "index.html").get_text().split())
    assert "propose aux parents pressés une boîte mensuelle de jouets en bois" in text
    assert "Pour les parents pressés qui cherchent un cadeau qui dure" in text
    assert "Contrairement au rayon jouets du supermarché" in text
