"""The parts of the theme's frame that are drawn once for many pages: they say what they would say of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Template
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from mkdocs.commands.build import build
from mkdocs.config import load_config

import torture
from pagetext import soup
from persona_handbook.writers import mkdocs, shared
from trees import different, tree

#: More personas than the navigation lists, but for two that its owner placed.
PERSONAS = 34
OWN = "  - personas/persona-03.md\n  - Guide:\n      - personas/persona-04/card.md\n"


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook of many."""
    root = torture.write(tmp_path_factory.mktemp("crowd"), torture.crowd(PERSONAS))
    config = root / "mkdocs.yml"
    text = config.read_text("utf-8")
    assert "  - Guide:\n" in text
    config.write_text(text.replace("  - Guide:\n", OWN), "utf-8")
    return root


def built(folder: Path, site: Path, **settings: Any) -> dict[str, bytes]:
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(site), **settings)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return tree(site)


@pytest.mark.parametrize("addresses", ["folders", "files"])
def test_every_page_is_what_it_would_be_if_it_were_drawn_whole(
    crowd: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, addresses: str
) -> None:
    in_folders = addresses == "folders"
    once = built(crowd, tmp_path / "once", use_directory_urls=in_folders)
    monkeypatch.setattr(mkdocs, "share", lambda *_: None)
    assert different(once, built(crowd, tmp_path / "each", use_directory_urls=in_folders)) == []


def test_the_navigation_is_drawn_once_for_all_pages_that_it_does_not_list(
    crowd: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: Counter[str] = Counter()
    draw_once = shared.draw_once

    def counted(template: Template, key: Callable[[Context], Hashable | None]) -> None:
        draw = template.root_render_func

        def counting(context: Context) -> Iterator[str]:
            drawn[str(template.name)] += 1
            return draw(context)

        template.root_render_func = counting
        draw_once(template, key)

    looked_up: Counter[str] = Counter()
    import_once = shared.import_once

    def counted_too(template: Template) -> None:
        make = template.make_module

        def counting(*given: Any) -> TemplateModule:
            looked_up[str(template.name)] += 1
            return make(*given)

        template.make_module = counting  # type: ignore[method-assign,assignment]
        import_once(template)

    monkeypatch.setattr(shared, "draw_once", counted)
    monkeypatch.setattr(shared, "import_once", counted_too)
    pages = [name for name in built(crowd, tmp_path / "site") if name.endswith(".html")]
    assert drawn["partials/search.html"] == 1
    # Each persona has two pages; few of them are listed, or hold one that is.
    assert 10 < drawn["partials/nav.html"] < len(pages) - 2 * PERSONAS + 10
    assert drawn["partials/tabs.html"] == drawn["partials/nav.html"]
    assert looked_up == {"partials/language.html": 1}


def test_a_block_is_drawn_once_for_all_pages_of_ours_at_one_depth(
    crowd: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    draw_blocks_once = shared.draw_blocks_once

    def told(template: Template, names: Iterable[str], key: Callable[[Context], Hashable | None]) -> None:
        draw = template.blocks["config"]

        def telling(context: Context) -> Iterator[str]:
            page = context.get("page")
            seen.append(page.url if page else "404")
            return draw(context)

        template.blocks["config"] = telling
        draw_blocks_once(template, names, key)

    monkeypatch.setattr(shared, "draw_blocks_once", told)
    built(crowd, tmp_path / "site")
    ours = [url for url in seen if url.startswith(("personas/", "departments/", "primary/"))]
    assert sorted(url.count("/") for url in ours) == [1, 2, 3]


def test_a_part_that_an_owner_wrote_is_drawn_for_each_page(crowd: Path, tmp_path: Path) -> None:
    own = crowd / "overrides" / "partials" / "nav.html"
    own.write_text('<nav id="own">{{ page.title }}</nav>', "utf-8")
    built(crowd, tmp_path / "site")
    for name in ("persona-00", "persona-01", "persona-33"):
        page = soup(tmp_path / "site" / "personas" / name / "index.html")
        assert page.select("#own")[0].get_text() == page.select("h1")[0].get_text()
    own.unlink()
