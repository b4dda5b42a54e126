"""A map of people as a list: one below the other, their lines in lanes to the right."""

from __future__ import annotations

from collections.abc import Sequence

from .lettering import wrapped
from .network import Lettering, Line, LineKind, Map, Named, Node, Way

NODE_WIDTH, NODE_HEIGHT, GAP = 176.0, 48.0, 8.0
#: Room for the portrait on the left of a name, and for the mark on its right.
BEFORE_NAME, AFTER_NAME = 44.0, 22.0
NAME_SIZE = 13.0
#: Between the places where lines end on one box, and between lanes.
PORT, LANE = 13.0, 15.0
#: From a box to its first lane; the radius of a turn.
FIRST_LANE, TURN = 30.0, 8.0


def name_in(name: str, x: float, middle: float, room: float) -> tuple[Lettering, ...]:
    """Return a name in one or two lines around ``middle``."""
    texts = wrapped(name, NAME_SIZE, room)
    top = middle - (len(texts) - 1) * 0.625 * NAME_SIZE + 0.35 * NAME_SIZE
    return tuple(
        Lettering(text, x, round(top + index * 1.25 * NAME_SIZE, 2), NAME_SIZE)
        for index, text in enumerate(texts)
    )


def allotted(spans: Sequence[tuple[float, float]]) -> list[int]:
    """Return a lane for each span, so that no two in one lane overlap; short ones are nearest."""
    given = [0] * len(spans)
    taken: list[list[tuple[float, float]]] = []
    for index in sorted(range(len(spans)), key=lambda one: (spans[one][1] - spans[one][0], spans[one])):
        low, high = spans[index]
        lane = next(
            (
                number
                for number, others in enumerate(taken)
                if all(high < other_low or low > other_high for other_low, other_high in others)
            ),
            len(taken),
        )
        if lane == len(taken):
            taken.append([])
        taken[lane].append((low, high))
        given[index] = lane
    return given


def lanes(people: Sequence[Named], lines: Sequence[Line]) -> Map:
    """Return the list of ``people`` with ``lines`` between them."""
    place = {person.id: index for index, person in enumerate(people)}
    own = {person.id: _ports(person.id, lines, place) for person in people}
    nodes: dict[str, Node] = {}
    y = 0.0
    for person in people:
        height = max(NODE_HEIGHT, len(own[person.id]) * PORT + 6)
        name = name_in(person.name, BEFORE_NAME, y + height / 2, NODE_WIDTH - BEFORE_NAME - AFTER_NAME)
        nodes[person.id] = Node(person.id, 0, y, NODE_WIDTH, height, name)
        y += height + GAP

    def port(id_: str, line: int) -> float:
        node = nodes[id_]
        return node.middle + (own[id_].index(line) - (len(own[id_]) - 1) / 2) * PORT

    ends = [(port(line.source, number), port(line.target, number)) for number, line in enumerate(lines)]
    lane_of = allotted([(min(pair), max(pair)) for pair in ends])
    ways = tuple(_way(line, *ends[number], lane_of[number]) for number, line in enumerate(lines))
    width = NODE_WIDTH + FIRST_LANE + (max(lane_of, default=-1) + 1) * LANE
    return Map(width, max(y - GAP, 0), tuple(nodes.values()), ways)


def _ports(id_: str, lines: Sequence[Line], place: dict[str, int]) -> list[int]:
    """Return the lines at somebody, by number: those that go up first, the farthest innermost."""

    def order(number: int) -> tuple[bool, int, int]:
        line = lines[number]
        away = place[line.target if line.source == id_ else line.source] - place[id_]
        return away > 0, -away, number

    return sorted((n for n, line in enumerate(lines) if id_ in (line.source, line.target)), key=order)


def _way(line: Line, start: float, end: float, lane: int) -> Way:
    x = NODE_WIDTH + FIRST_LANE + lane * LANE
    down = 1 if end > start else -1
    turn = min(TURN, abs(end - start) / 2)
    path = (
        f"M{NODE_WIDTH:g} {start:g}H{x - turn:g}Q{x:g} {start:g} {x:g} {start + down * turn:g}"
        f"V{end - down * turn:g}Q{x:g} {end:g} {x - turn:g} {end:g}"
    )
    if line.kind is LineKind.LOOKALIKE:
        return Way(line, f"{path}H{NODE_WIDTH:g}")
    return Way(line, f"{path}H{NODE_WIDTH + 9:g}", (NODE_WIDTH + 1, end), to_left=True)
