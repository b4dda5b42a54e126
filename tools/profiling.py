"""Shows where the time of a build goes: ``python tools/profiling.py [PERSONAS]`` (``make profile``).

A handbook of PERSONAS (100 unless said) is made up and built under cProfile, which makes it two or three
times slower: read the shares, not the seconds.
"""

from __future__ import annotations

import pstats
import shutil
import subprocess
import sys
from collections import defaultdict
from typing import Any

from benching import handbook
from benching.scale import environment

FOLDER = handbook.REPOSITORY / "build" / "profile"
#: Functions shown of each order.
MOST = 30
#: What a path must hold to belong to a group; the first that fits.
_GROUPS = (
    ("/persona_handbook/", ""),
    ("/overrides/handbook/", "our templates"),
    ("/hooks/handbook.py", "our hook"),
    *(
        (f"/site-packages/{name}/", name)
        for name in ("jinja2", "markupsafe", "mkdocs", "material", "markdown")
    ),
    *((f"/site-packages/{name}/", name) for name in ("markdown_it", "pydantic", "yaml", "babel")),
    ("/site-packages/", "other packages"),
)


def group(path: str) -> str:
    """Return whose a function is that stands in the file ``path``: a part of ours, or a package."""
    for holds, name in _GROUPS:
        if holds in path:
            part = path.partition(holds)[2].partition("/")
            return name or f"our {part[0].removesuffix('.py')}"
    return "Python itself"


def by_group(stats: pstats.Stats) -> list[tuple[str, float]]:
    """Return the groups with the seconds spent in their own functions, the slowest first.

    What is built into Python counts to whoever calls it.
    """
    seconds: dict[str, float] = defaultdict(float)
    functions: dict[Any, Any] = stats.stats  # type: ignore[attr-defined]  # pstats has no other way in
    for (path, _, _), (_, _, own, _, callers) in functions.items():
        if path == "~" and callers:
            for (calling, _, _), (_, _, of_caller, _) in callers.items():
                seconds[group(calling)] += of_caller
        else:
            seconds[group(path)] += own
    return sorted(seconds.items(), key=lambda one: -one[1])


def main(arguments: list[str]) -> int:
    """Profile and print."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    handbook.write_handbook(FOLDER, int(arguments[0]) if arguments else 100)
    profile = FOLDER / "build.prof"
    command = [sys.executable, "-m", "cProfile", "-o", str(profile), "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=FOLDER, env=environment(FOLDER), check=True)  # noqa: S603
    stats = pstats.Stats(str(profile))
    print("seconds in functions of its own")
    for name, seconds in by_group(stats):
        print(f"{seconds:9.2f}  {name}")
    stats.sort_stats("tottime").print_stats(MOST)
    stats.sort_stats("cumtime").print_stats(MOST * 2)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
