"""Ask v.Nu about every page and Lighthouse about three: what a browser test cannot judge.

Both come from npm and v.Nu needs Java, so this stands apart from the tests. Run by ``make audit``, which
builds the site and installs both.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from serving import chromium_arguments, serving

ROOT = Path(__file__).parents[1]
MODULES = ROOT / "node_modules"
#: The pages that people open most.
PAGES = ("", "personas/claire-martin/", "compare/")
LEAST = 95
VNU = ("--errors-only", "--skip-non-html", "--stdout", "--format", "gnu")


def main(site: Path) -> int:
    """Audit the built ``site`` and return 1 where it fails."""
    return max(_conforms(site), _scores(site))


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
    with serving(site) as root, tempfile.TemporaryDirectory() as folder:
        for address in PAGES:
            report = Path(folder) / "report.json"
            subprocess.run(  # noqa: S603
                [
                    MODULES / ".bin" / "lighthouse",
                    root + address,
                    "--quiet",
                    "--output=json",
                    f"--output-path={report}",
                    f"--chrome-flags={' '.join(['--headless=new', *chromium_arguments()])}",
                ],
                env={**os.environ, "CHROME_PATH": os.environ["CHROMIUM"]},
                check=True,
            )
            told = json.loads(report.read_text("utf-8"))
            scores = {name: round(one["score"] * 100) for name, one in told["categories"].items()}
            low += min(scores.values()) < LEAST
            figures = ", ".join(f"{name} {score}" for name, score in scores.items())
            print(f"Lighthouse: /{address}: {figures}")
            for reason in _reasons(told):
                print(f"  {reason}")
    return int(low > 0)


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
