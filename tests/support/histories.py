"""Handbooks with a past: git repositories made commit by commit, on days of their own."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

COMPANY = """\
brand: {name: Marelle, promise: Toys that are played with}
departments:
  marketing: {name: Marketing}
  sales: {name: Sales, contact: "#sales"}
  support: {name: Customer service}
offers:
  box:
    name: Discovery Box
    category: a monthly wooden-toy box
    benefits: [ends the search for the right present]
sources:
  survey: {title: Spring survey, kind: survey, date: 2026-03-01, sample: 412, owner: marketing}
  crm: {title: Customer base, kind: sales, date: 2026-05-01}
stages: {awareness: Awareness, purchase: Purchase}
kpis: {conversion: {name: Conversion rate, unit: "%"}}
"""
CLAIRE = """\
name: Claire Martin
role: primary
summary: Buys toys in the evening, on her phone.
demographics: {age: 34-42, location: Lyon}
needs:
  - Compares three shops before buying [@survey]
  - Wants to see at once what suits the age [@survey]
motivations:
  - Wants her children to play without a screen
frustrations:
  - Presents that break within a week [@crm]
  - Parcels that come when nobody is at home
  - Shops that ask for an account
success_factors:
  - The toy is still played with a month later
media:
  - {channel: Instagram, use: Saves ideas in the evening, rank: 1}
  - {channel: School gate, use: Asks other parents, rank: 2}
buying:
  objections:
    - {objection: "It costs too much for what it is [@crm]", answer: It is played with for years}
journey:
  awareness: {actions: [Sees a friend's photo], emotion: 4, owner: marketing}
messages:
  say: [It lasts]
  avoid: [Educational]
positioning:
  - {offer: box, target: busy parents, benefits: [ends the search for a present]}
contributions:
  sales: {by: Marc, date: 2026-06-02, insights: [Asks for refills], actions: [Offer the refill]}
review: {owner: marketing, last: 2026-06-10, every: 6 months}
"""
COLETTE = """\
name: Colette Roux
role: secondary
summary: Grandmother who gives wooden toys.
needs:
  - Wants to give something that is kept
  - Fears to give what is there already
frustrations:
  - Nobody in the shop can tell her what a child of four likes
influences:
  - {persona: claire, relation: grandmother, strength: 4}
"""
FILES = {
    "mkdocs.yml": "site_name: Small\n",
    "docs/about.md": "# About\n",
    "personas/handbook.yml": COMPANY,
    "personas/claire.yml": CLAIRE,
    "personas/colette.yml": COLETTE,
}
ADA = "Ada Lovelace <ada@secret.example>"


def git(folder: Path, *arguments: str, **environment: str) -> str:
    """Run git without the settings of whoever runs the tests, and return what it printed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    names = {f"GIT_{who}_{what}": "" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    names |= {name: "Grace Hopper" if name.endswith("NAME") else "grace@secret.example" for name in names}
    done = subprocess.run(  # noqa: S603
        ["git", "-C", str(folder), *arguments],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,
        env=kept | settings | names | environment,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@dataclass
class Past:
    """A handbook in a repository of its own; each commit is a day later than the one before."""

    root: Path
    day: int = 0
    ids: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, root: Path, files: dict[str, str] | None = None) -> Past:
        """Return a handbook with its first commit."""
        root.mkdir(parents=True, exist_ok=True)
        git(root, "init", "--quiet", "--initial-branch=main")
        past = cls(root)
        for name, text in (FILES if files is None else files).items():
            past.write(name, text)
        past.commit("Begin the handbook")
        return past

    def write(self, name: str, text: str) -> None:
        """Write a file."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        """Put ``new`` in the place of ``old``, which must be there."""
        text = (self.root / name).read_text("utf-8")
        assert text.count(old) == 1, (name, old)
        self.write(name, text.replace(old, new))

    def commit(self, subject: str, author: str = ADA) -> str:
        """Commit everything, and return the commit's id."""
        git(self.root, "add", "--all")
        git(
            self.root,
            "commit",
            "--quiet",
            "--allow-empty",
            f"--author={author}",
            "-m",
            subject,
            **self.clock(),
        )
        self.ids.append(git(self.root, "rev-parse", "HEAD"))
        return self.ids[-1]

    def clock(self) -> dict[str, str]:
        """Return the environment of the next day, the first being 1 January 2026."""
        at = f"{1767261600 + 86400 * self.day} +0100"
        self.day += 1
        return {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at}
