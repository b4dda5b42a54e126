"""Ask lychee about every address, v.Nu about every page and Lighthouse about three.

Each is another's judgement, of what our own tests look at too or cannot judge. Lychee comes from PyPI as a
program, the others from npm, and v.Nu needs Java, so this stands apart from the tests. Run by ``make audit``,
which builds the site and installs them.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from serving import chromium_arguments, serving

ROOT = Path(__file__).parents[1]
MODULES = ROOT / "node_modules"
LYCHEE = ROOT / ".cache" / "lychee" / "bin" / "lychee"
#: The pages that people open most.
PAGES = ("", "personas/claire-martin/", "compare/")
LEAST = 95
#: Whatever else the machine does can only slow a page down: the best of so many runs counts; all are told.
RUNS = 5
VNU = ("--errors-only", "--skip-non-html", "--stdout", "--format", "gnu")


def main(site: Path) -> int:
    """Audit the built ``site`` and return 1 where it fails."""
    return max(leads(site), _conforms(site), _scores(site))


def leads(site: Path) -> int:
    """Return 0 if each address in the built ``site`` that is its own leads to a file, and to a section of it.

    Nothing is asked of the network: addresses elsewhere are left alone.
    """
    home, files = _home(site), f"{site.as_uri()}/"
    path = urlsplit(home).path.strip("/")
    done = subprocess.run(  # noqa: S603
        [
            LYCHEE,
            "--offline",
            "--include-fragments=anchor-only",
            "--index-files=index.html",
            f"--root-dir={site}",
            # The site by its whole address, and by its path alone, as on the page for missing ones.
            f"--remap=^{re.escape(home)} {files}",
            *([f"--remap=^{re.escape(files + path)}(?:/|$) {files}"] if path else []),
            "--mode=plain",
            "--no-progress",
            "--config=/dev/null",
            site,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    print(done.stdout.replace(files, "/").replace(f"{site}/", "") + done.stderr, end="")
    return int(done.returncode != 0)


def _home(site: Path) -> str:
    """Return the address at which a site is to be read, as its own first page says."""
    said = re.search(r'<link rel="canonical" href="([^"]+)"', (site / "index.html").read_text("utf-8"))
    if not said:
        raise SystemExit("the first page does not say its address: set site_url in mkdocs.yml")
    return said[1]


def _conforms(site: Path) -> int:
    jar = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    pages = sorted(site.rglob("*.html"))
    done = subprocess.run(  # noqa: S603
        ["java", "-jar", jar, *VNU, *pages],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,
    )
    print(done.stdout.replace(f"file:{site}/", "") + done.stderr, end="")
    print(f"v.Nu: {len(pages)} pages, {done.stdout.count(' error: ')} errors")
    return int(done.returncode != 0)


def _scores(site: Path) -> int:
    low = 0
    with serving(site) as root:
        for address in PAGES:
            reports = sorted((_report(root + address) for _ in range(RUNS)), key=_speed)
            told = reports[-1]
            scores = {name: round(one["score"] * 100) for name, one in told["categories"].items()}
            low += min(scores.values()) < LEAST
            figures = ", ".join(f"{name} {score}" for name, score in scores.items())
            runs = ", ".join(f"{_speed(report) * 100:.0f}" for report in reports)
            print(f"Lighthouse: /{address}: {figures} (performance of {RUNS} runs: {runs})")
            for reason in _reasons(told):
                print(f"  {reason}")
    return int(low > 0)


def _report(address: str) -> dict[str, Any]:
    """Return what Lighthouse says of a page on a phone with a slow network, which is its own default."""
    done = subprocess.run(  # noqa: S603
        [
            MODULES / ".bin" / "lighthouse",
            address,
            "--quiet",
            "--output=json",
            # An internal site asks not to be indexed, as it should.
            "--skip-audits=is-crawlable",
            f"--chrome-flags={' '.join(['--headless=new', *chromium_arguments()])}",
        ],
        env={**os.environ, "CHROME_PATH": os.environ["CHROMIUM"]},
        capture_output=True,
        check=True,
    )
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def _speed(report: dict[str, Any]) -> float:
    return float(report["categories"]["performance"]["score"])


def _reasons(report: dict[str, Any]) -> list[str]:
    """Say what cost points."""
    return [
        f"{name}: {audit['title']} {audit.get('displayValue', '')}".rstrip()
        for name, category in report["categories"].items()
        for reference in category["auditRefs"]
        if reference["weight"]
        and (audit := report["audits"][reference["id"]])["score"] is not None
        and audit["score"] < LEAST / 100
    ]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
