"""A map of people in columns: lines run from left to right, each label on a stretch of its own line.

A label stands on the last, level stretch of its line, just before the one who is influenced. Every line ends
at a height of its own, so labels cannot meet, whatever the handbook says. A line that skips a column passes
through it between the boxes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from .lanes import BEFORE_NAME, LANE, TURN, allotted, name_in
from .lettering import wrapped
from .network import Lettering, Line, LineKind, Map, Named, Node, Way
from .order import BELOW, EXIT, NODE_HEIGHT, TALL_PORT, Item, Step, ordered

NODE_WIDTH = 172.0
AFTER_NAME = 24.0
#: Between boxes, and between passing lines.
GAP, PASSING = 20.0, 12.0
INDENT = 22.0
LABEL_SIZE, LABEL_ROOM, NO_LABEL_ROOM = 11.0, 164.0, 30.0
#: What of that room the words may take, and how far they are from their line.
WORDS, ABOVE, UNDER = LABEL_ROOM - 20, 6.0, 14.5
#: Where lines spread between two columns: with three columns, and with two, which have more room.
FAN, WIDE_FAN = 66.0, 170.0


def columns(people: Sequence[Named], lines: Sequence[Line]) -> Map:
    """Return the map of ``people`` with ``lines`` between them."""
    return _Layout(people, lines).drawn()


class _Layout:
    def __init__(self, people: Sequence[Named], lines: Sequence[Line]) -> None:
        self.names = {person.id: person.name for person in people}
        ties = [line for line in lines if line.kind is not LineKind.LOOKALIKE]
        sources, targets = {line.source for line in ties}, {line.target for line in ties}
        count = Counter(end for line in lines for end in (line.source, line.target))
        #: An anti-target that has no other line stands below the one it resembles.
        self.below = {
            line.source: line for line in lines if line.kind is LineKind.LOOKALIKE and count[line.source] == 1
        }
        self.lines = [line for line in lines if line not in self.below.values()]
        column = {id_: (2 if id_ not in sources else 1 if id_ in targets else 0) for id_ in self.names}
        used = sorted({column[id_] for id_ in self.names if id_ not in self.below})
        self.items = {id_: Item(id_, used.index(column[id_])) for id_ in self.names if id_ not in self.below}
        for id_, line in self.below.items():
            self.items[line.target].followers.append(id_)
        self.passing: dict[int, Item] = {}
        for number, line in enumerate(self.lines):
            ends = sorted((self.items[line.source], self.items[line.target]), key=lambda one: one.column)
            if ends[0].column == ends[1].column:
                ends[0].entries.append(number)
            else:
                ends[0].exits.append(number)
                if ends[1].column - ends[0].column > 1:
                    self.passing[number] = Item("", 1, passing=number)
            ends[1].entries.append(number)
            if len(_words(line)) > 1:
                # A second line of words hangs below the line.
                ends[0].port = ends[0].port if ends[0].column < ends[1].column else TALL_PORT
                ends[1].port = TALL_PORT
        self.columns = [
            [one for one in (*self.items.values(), *self.passing.values()) if one.column == index]
            for index in range(len(used))
        ]
        self.columns = ordered(self.columns, self._steps())
        self._set_heights()
        self._set_widths()

    def _other(self, number: int, item: Item) -> Item:
        line = self.lines[number]
        return self.items[line.target if line.source == item.id else line.source]

    def _ends(self, number: int) -> tuple[Item, Item]:
        one, other = self.items[self.lines[number].source], self.items[self.lines[number].target]
        return (other, one) if one.column > other.column else (one, other)

    def _steps(self) -> list[Step]:
        """Return the lines as steps from one column into a later one."""
        found: list[Step] = []
        for number in range(len(self.lines)):
            near, far = self._ends(number)
            stops = [one for one in (near, self.passing.get(number), far) if one]
            found += [pair for pair in pairwise(stops) if pair[0].column != pair[1].column]
        return found

    def _set_heights(self) -> None:
        totals = []
        for column in self.columns:
            y = 0.0
            for index, item in enumerate(column):
                if index:
                    y += PASSING if item.passing >= 0 and column[index - 1].passing >= 0 else GAP
                item.y = y
                y += item.height
            totals.append(y)
        self.height = max(totals, default=0.0)
        for column, total in zip(self.columns, totals, strict=True):
            for item in column:
                item.y += (self.height - total) / 2

    def _set_widths(self) -> None:
        """Set where each column, its labels and its lanes begin."""
        for item in self.items.values():
            item.entries.sort(key=lambda number, item=item: self._comes_from(number, item))  # type: ignore[misc]
            item.exits.sort(key=lambda number: (self.passing.get(number) or self._ends(number)[1]).middle)
        arcs = [n for n in range(len(self.lines)) if self._ends(n)[0].column == self._ends(n)[1].column]
        self.lane: dict[int, int] = {}
        self.x: list[float] = []
        self.zone: list[float] = []
        x = 0.0
        for index in range(len(self.columns)):
            own = [number for number in arcs if self._ends(number)[0].column == index]
            spans = [sorted(self._entry(n, one) for one in self._ends(n)) for n in own]
            self.lane |= zip(own, allotted([(low, high) for low, high in spans]), strict=True)
            reach = (max((self.lane[number] for number in own), default=-1) + 1) * LANE
            into = [line for line in self.lines if self.items[line.target].column == index and (index or own)]
            room = (
                (LABEL_ROOM if any(line.label for line in into) else NO_LABEL_ROOM) if index or own else 0.0
            )
            fan = (FAN if len(self.columns) > 2 else WIDE_FAN) if index else 4.0
            x += fan + reach if index or own else 0.0
            self.zone.append(x)
            x += room
            self.x.append(x)
            x += NODE_WIDTH
        self.width = x

    def _comes_from(self, number: int, item: Item) -> tuple[float, int]:
        passing = self.passing.get(number)
        return (passing or self._other(number, item)).middle, number

    def _entry(self, number: int, item: Item) -> float:
        return round(item.middle + (item.entries.index(number) - (len(item.entries) - 1) / 2) * item.port, 1)

    def _exit(self, number: int, item: Item) -> float:
        return round(item.middle + (item.exits.index(number) - (len(item.exits) - 1) / 2) * EXIT, 1)

    def drawn(self) -> Map:
        """Return everything with its place."""
        nodes: list[Node] = []
        ways = [self._way(number) for number in range(len(self.lines))]
        for item in self.items.values():
            x = self.x[item.column]
            nodes.append(self._node(item.id, x, item.y, NODE_WIDTH, item.box))
            y = item.y + item.box + BELOW
            for index, id_ in enumerate(item.followers):
                follower = self._node(id_, x + INDENT, y, NODE_WIDTH - INDENT, NODE_HEIGHT)
                nodes.append(follower)
                ways.append(self._spine(item, follower, with_label=not index))
                y += NODE_HEIGHT + 8
        return Map(self.width, self.height, tuple(nodes), tuple(ways))

    def _node(self, id_: str, x: float, y: float, width: float, height: float) -> Node:
        name = name_in(self.names[id_], x + BEFORE_NAME, y + height / 2, width - BEFORE_NAME - AFTER_NAME)
        return Node(id_, x, round(y, 1), width, height, name)

    def _spine(self, item: Item, follower: Node, *, with_label: bool) -> Way:
        line = self.below[follower.id]
        x, bottom = self.x[item.column] + INDENT / 2, item.y + item.box
        path = f"M{x:g} {bottom:g}V{follower.middle:g}H{follower.x:g}"
        y = round(bottom + BELOW / 2 + 0.35 * LABEL_SIZE, 1)
        text = wrapped(line.label, LABEL_SIZE, NODE_WIDTH - INDENT, 1) if with_label else ()
        return Way(line, path, labels=tuple(Lettering(one, x + 8, y, LABEL_SIZE) for one in text))

    def _way(self, number: int) -> Way:
        line = self.lines[number]
        near, far = self._ends(number)
        x = self.x[far.column]
        end = x if line.kind is LineKind.LOOKALIKE else x - 8
        if near.column == far.column:
            source, target = self.items[line.source], self.items[line.target]
            y = self._entry(number, target)
            path = self._arc(number, source, y, end)
        else:
            path, y = self._fan(number, near, far)
            path += f"H{end:g}"
        head = None if line.kind is LineKind.LOOKALIKE else (x, y)
        labels = tuple(
            Lettering(text, x - 14, y + shift, LABEL_SIZE, at_end=True)
            for text, shift in zip(_words(line), (-ABOVE, UNDER), strict=False)
        )
        return Way(line, path, head, labels=labels)

    def _arc(self, number: int, source: Item, y: float, end: float) -> str:
        start, x = self._entry(number, source), self.zone[source.column] - self.lane[number] * LANE
        turn = min(TURN, abs(y - start) / 2) * (1 if y > start else -1)
        return (
            f"M{self.x[source.column]:g} {start:g}H{x + abs(turn):g}Q{x:g} {start:g} {x:g} {start + turn:g}"
            f"V{y - turn:g}Q{x:g} {y:g} {x + abs(turn):g} {y:g}H{end:g}"
        )

    def _fan(self, number: int, near: Item, far: Item) -> tuple[str, float]:
        """Return the way up to the label, and the height at which it arrives."""
        x, y = self.x[near.column] + NODE_WIDTH, self._exit(number, near)
        path = f"M{x:g} {y:g}"
        steps = [(item, item.column) for item in (self.passing.get(number), far) if item]
        for item, column in steps:
            to = round(item.middle, 1) if item.passing >= 0 else self._entry(number, item)
            middle = (x + self.zone[column]) / 2
            path += f"C{middle:g} {y:g} {middle:g} {to:g} {self.zone[column]:g} {to:g}"
            y = to
            if item.passing >= 0:
                x = self.x[column] + NODE_WIDTH
                path += f"H{x:g}"
        return path, y


def _words(line: Line) -> tuple[str, ...]:
    """Return what is written along a line: one text above it, and one below where it is long."""
    return wrapped(line.label, LABEL_SIZE, WORDS)
