"""What `make bench` measures: made-up handbooks, the other ways to their content, and the clock."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from benching import scale
from benching.clock import Clock
from benching.handbook import write_handbook, write_sources
from benching.people import make
from benching.rivals import write_hugo, write_naive, write_plain
from benching.scale import Site, Way, clocked, weigh
from handbooks import run_mkdocs
from persona_handbook.check import inspect
from persona_handbook.diagnostics import Severity
from persona_handbook.model.part import Part
from persona_handbook.model.persona import PersonaFile
from persona_handbook.model.shape import fields
from trees import tree

TOOLS = Path(__file__).parents[2] / "tools"
DAY = date(2026, 11, 21)
#: A retired persona leaves comparisons, and goals stand under one of two forms.
NEVER_FILLED = {"replaced_by", "goals.undated"}


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("handbook")
    write_handbook(folder, 20)
    return folder


def test_the_same_seed_makes_the_same_files_and_another_others(tmp_path: Path) -> None:
    write_sources(tmp_path / "one", 7)
    write_sources(tmp_path / "same", 7)
    write_sources(tmp_path / "other", 7, seed=1)
    assert tree(tmp_path / "one") == tree(tmp_path / "same")
    assert tree(tmp_path / "one").keys() != tree(tmp_path / "other").keys()


def test_a_made_up_handbook_has_neither_errors_nor_warnings(handbook: Path) -> None:
    found = inspect(handbook, DAY)
    assert [one for one in found.diagnostics if one.severity is not Severity.NOTICE] == []
    assert found.handbook is not None
    assert [str(one.role) for one in found.handbook.current] == (
        12 * ["primary"] + 6 * ["secondary"] + 2 * ["anti-target"]
    )


def _empty(parts: list[Part], path: str = "") -> Iterator[str]:
    """Yield the dotted paths of fields that none of ``parts`` fills."""
    for name in type(parts[0]).model_fields:
        values = [value for one in parts if (value := getattr(one, name)) not in (None, "", (), {})]
        inner = [
            item
            for value in values
            for item in (
                value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else [value]
            )
            if isinstance(item, Part)
        ]
        here = f"{path}{name}"
        if not values or (inner and not any(inner)):
            yield here
        elif inner:
            yield from _empty(inner, f"{here}.")


def test_every_field_of_every_section_is_filled(handbook: Path) -> None:
    found = inspect(handbook, DAY).handbook
    assert found is not None
    assert set(fields(PersonaFile)) >= {"needs", "story", "journey"}
    personas: list[Part] = list(found.personas.values())
    assert set(_empty(personas)) - {"portrait"} == NEVER_FILLED
    assert set(_empty([found.company])) == {"internal"}


def test_no_two_personas_share_a_name_or_say_the_same_of_their_needs() -> None:
    made = make(300)
    needs = [text for one in made.personas.values() for text in one["needs"]]
    assert len({one["name"] for one in made.personas.values()}) == 300
    assert len(set(needs)) > 0.98 * len(needs)


def test_two_in_three_claims_cite_a_source_and_sources_grow_with_the_personas() -> None:
    made = make(100)
    claims = [text for one in made.personas.values() for text in (*one["needs"], *one["frustrations"])]
    assert 0.6 < sum("[@" in text for text in claims) / len(claims) < 0.73
    assert len(made.company["sources"]) == 16
    assert len(make(1000).company["sources"]) == 61


def test_the_naive_way_shows_every_persona_and_has_all_in_its_navigation(
    handbook: Path, tmp_path: Path
) -> None:
    write_naive(tmp_path / "naive", handbook / "personas")
    run_mkdocs("build", "--strict", folder=tmp_path / "naive")
    site = tmp_path / "naive" / "site"
    personas = make(20).personas
    table = (site / "compare" / "index.html").read_text("utf-8")
    for id_, persona in personas.items():
        page = (site / persona["role"] / id_ / "index.html").read_text("utf-8")
        shown = unescape(page)
        for text in (
            persona["journey"]["advocacy"]["thoughts"],
            persona["demographics"]["income"],
            persona["messages"]["tone"],
            persona["strengths"][0],
            persona["day"][0]["moment"],
        ):
            assert text in shown
        assert f"/{id_}/" in table
        assert all(f"{other}/" in page for other in personas)


def test_plain_pages_are_as_many_as_asked_for_and_none_is_in_the_navigation(tmp_path: Path) -> None:
    write_plain(tmp_path / "plain", 5)
    run_mkdocs("build", "--strict", folder=tmp_path / "plain")
    site = weigh(tmp_path / "plain" / "site")
    assert site.pages == 5
    assert "pages/00001" not in (tmp_path / "plain" / "site" / "index.html").read_text("utf-8")


def test_hugo_gets_every_file_of_the_sources(handbook: Path, tmp_path: Path) -> None:
    write_hugo(tmp_path / "hugo", handbook / "personas")
    assert tree(tmp_path / "hugo" / "personas") == tree(handbook / "personas")
    assert (tmp_path / "hugo" / "content" / "personas" / "_content.gotmpl").is_file()


def test_the_clock_gives_time_to_the_innermost_stage_and_loses_none() -> None:
    times = iter(range(100))
    clock = Clock(now=lambda: float(next(times)), stage="start")
    clock.turn("rest")
    clock.enter("render")
    clock.enter("derive")
    clock.leave()
    clock.leave()
    clock.turn("rest")
    assert clock.seconds == {"start": 1, "rest": 2, "render": 2, "derive": 1}


def test_the_stages_of_a_real_build_add_up_to_its_time(tmp_path: Path) -> None:
    write_handbook(tmp_path / "handbook", 3)
    way = clocked(tmp_path / "handbook")
    site = way.build(limit=300)
    assert way.failed == ""
    assert isinstance(site, Site)
    assert site.pages > 30
    (run,) = way.runs
    # Some processors count time in steps longer than a short stage: that it was begun is what counts.
    assert {"read", "validate", "check", "derive", "render", "theme", "search", "write"} <= run.stages.keys()
    assert sum(run.stages.values()) == pytest.approx(run.busy, rel=0.15)


def test_the_stages_of_processes_that_helped_are_added(tmp_path: Path) -> None:
    text = """
import multiprocessing, sys
from itertools import count
from multiprocessing.util import register_after_fork
from pathlib import Path
from benching.clock import Clock, measure_helper, sum_up

report = Path(sys.argv[1])
# A tick for each look at it, in each process.
clock = Clock(now=count().__next__)
register_after_fork(clock, lambda clock: measure_helper(clock, report))

def help():
    clock.enter("render")
    clock.leave()

clock.turn("rest")
helpers = [multiprocessing.get_context("fork").Process(target=help) for _ in range(2)]
for helper in helpers:
    helper.start()
    helper.join()
clock.turn("rest")
sum_up(clock, report)
"""
    report = tmp_path / "stages.json"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", text, report], cwd=TOOLS, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(report.read_text("utf-8")) == {"start": 1, "rest": 1 + 2 * 2, "render": 2 * 1}
    assert [path.name for path in tmp_path.iterdir()] == ["stages.json"]


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "ascii")


def test_what_processes_hold_that_help_is_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for pid, children, share in (("10", "11 12", 300), ("11", "13", 200), ("12", "", 100), ("13", "", 50)):
        write(tmp_path / pid / "task" / pid / "children", f"{children} ")
        write(tmp_path / pid / "smaps_rollup", f"Rss:  999 kB\nPss:  {share} kB\nPss_Anon:  1 kB\n")
    # One that has just ended.
    (tmp_path / "12" / "smaps_rollup").unlink()
    monkeypatch.setattr(scale, "PROCESSES", tmp_path)
    monkeypatch.setattr(scale, "_GLANCE", 0.001)
    with scale.watched(10) as together:
        while len(together) < 3:
            time.sleep(0.001)
    assert set(together) == {0, 550}


def test_a_build_that_takes_too_long_is_stopped_and_one_that_fails_says_why(tmp_path: Path) -> None:
    endless = Way("endless", tmp_path, (sys.executable, "-c", "while True: pass"))
    assert endless.build(limit=1) is None
    assert endless.failed == "stopped after 1 busy seconds"
    wrong = Way("wrong", tmp_path, (sys.executable, "-c", "raise SystemExit('no such thing')"))
    assert wrong.build(limit=60) is None
    assert wrong.failed == "failed: no such thing"


def test_who_asks_for_hugo_without_having_it_is_told_how_to_get_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import bench, pathlib; bench.HUGO = pathlib.Path('none'); bench.main(['7'])"],
        cwd=TOOLS,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == (
        "make bench: error: Hugo is not there: run `make bench`, which fetches it, or add --without hugo"
    )
