"""The curve of emotions over the stages of a journey."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

#: Scores reach from 1 to this one.
BEST = 5
#: Above the best score and below the worst one there is room of half a step: the height is five steps.
STEP = 100 / BEST


@dataclass(frozen=True, slots=True)
class Point:
    """How one stage feels: the stage, counted from 0, its place in percent of the picture, and the score."""

    stage: int
    x: float
    y: float
    score: int


@dataclass(frozen=True, slots=True)
class Curve:
    """A curve in a field of 100 by 100 units, as wide as its stages together.

    Attributes:
        points: The stages that have a score, in order.
        path: SVG path data through neighbouring points; "" where no two are neighbours.
    """

    points: tuple[Point, ...]
    path: str

    @property
    def lowest(self) -> Point | None:
        """The first of the lowest points, or None where nothing is known."""
        return min(self.points, key=lambda point: point.score, default=None)


def curve(scores: Sequence[int | None], gaps: Collection[int] = ()) -> Curve:
    """Return the curve through ``scores``, one for each stage; where one is missing, the curve has a gap.

    Args:
        gaps: The stages, counted from 0, before which others were left out altogether.
    """
    points = [
        Point(stage, _round((stage + 0.5) * 100 / len(scores)), _round((BEST - score + 0.5) * STEP), score)
        for stage, score in enumerate(scores)
        if score
    ]
    return Curve(tuple(points), "".join(_run(run) for run in _runs(points, gaps) if len(run) > 1))


def _runs(points: Sequence[Point], gaps: Collection[int]) -> list[list[Point]]:
    """Return the points in groups of neighbours."""
    runs: list[list[Point]] = []
    for point in points:
        if runs and runs[-1][-1].stage == point.stage - 1 and point.stage not in gaps:
            runs[-1].append(point)
        else:
            runs.append([point])
    return runs


def _run(points: Sequence[Point]) -> str:
    """Return a smooth path that never rises above or falls below the points it joins."""
    slopes = [(after.y - before.y) / (after.x - before.x) for before, after in pairwise(points)]
    # Level at each peak, trough and end of a plateau; elsewhere the gentler slope counts most
    # (Fritsch and Carlson, Monotone Piecewise Cubic Interpolation, 1980).
    inner = [2 * one * two / (one + two) if one * two > 0 else 0.0 for one, two in pairwise(slopes)]
    tangents = [slopes[0], *inner, slopes[-1]]
    path = f"M{points[0].x:g} {points[0].y:g}"
    for index, (before, after) in enumerate(pairwise(points)):
        third = (after.x - before.x) / 3
        path += (
            f"C{_round(before.x + third):g} {_round(before.y + tangents[index] * third):g}"
            f" {_round(after.x - third):g} {_round(after.y - tangents[index + 1] * third):g}"
            f" {after.x:g} {after.y:g}"
        )
    return path


def _round(number: float) -> float:
    return round(number, 2)
