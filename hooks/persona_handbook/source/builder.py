"""From YAML's events to a tree, with the faults that do not keep the rest from being read."""

from __future__ import annotations

import sys
from typing import Any

import yaml

from ..rules.rule import Rule
from ..rules.syntax import (
    COMPLEX_KEY,
    DUPLICATE_KEY,
    EMPTY_KEY,
    NOT_A_MAPPING,
    SECOND_DOCUMENT,
    TOO_DEEP,
    YAML_ALIAS,
    YAML_DIRECTIVE,
    YAML_SYNTAX,
    YAML_TAG,
)
from .causes import false_indent, missing_space
from .encoding import FORBIDDEN, PLACEHOLDER
from .fault import Fault
from .frame import Frame, Key
from .lines import Lines
from .stop import Kind, Piece
from .traps import MAX_TEXT_BYTES, colon_in_entry, in_text, stuck
from .tree import Listing, Mapping, Mark, Node, Text

MAX_LEVELS = 12
#: Whoever finds so many faults in one file has sent a wrong one, or an attack.
MAX_FAULTS = 200
_KINDS = {"'": Kind.QUOTED, '"': Kind.QUOTED, "|": Kind.BLOCK, ">": Kind.BLOCK}
_BLANKS = (" ", "\t")
_ENDS_WORD = " \t\r\n,[]{}"
#: Shorter texts need not be encoded to know that they are not too large: UTF-8 takes up to four bytes.
_SURELY_SHORT = MAX_TEXT_BYTES // 4


class Builder:
    """Takes the events of one file, in their order, on a stack of its own: depth costs no recursion.

    Attributes:
        faults: What was found so far.
        closed: The ``...`` that closed the document.
        root_mark: Where the file's first key, entry or text stands.
    """

    def __init__(self, source: Lines) -> None:
        self._source = source
        #: Whether a text can hold a forbidden character: its place taken by another, or escaped.
        self._hides = PLACEHOLDER in source.text or "\\" in source.text
        self._stack: list[Frame] = []
        self._root: Node | None = None
        self._last: tuple[Kind, Any, Any] | None = None
        self._documents = 0
        self._whole = True
        self.faults: list[Fault] = []
        self.closed: Mark | None = None
        self.root_mark: Mark | None = None

    @property
    def last(self) -> Piece | None:
        """What was read last: a text, an alias, a closing bracket."""
        return self._last and Piece(self._last[0], _mark(self._last[1]), _mark(self._last[2]))

    @property
    def opened(self) -> Mark | None:
        """Where the innermost open bracket stands."""
        return self._stack[-1].mark if self._stack and self._stack[-1].brackets else None

    def take(self, event: Any) -> bool:
        """Take the next event, one of ``yaml.Event``; return whether more are wanted."""
        if len(self.faults) >= MAX_FAULTS:
            problem = f"after {MAX_FAULTS} faults the rest of this file was not looked at"
            self._fault(YAML_SYNTAX, _mark(event.start_mark), problem=problem)
            self._whole = False
            return False
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._end(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            return self._begin(event)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            return self._document(event)
        elif isinstance(event, yaml.DocumentEndEvent):
            self.closed = _mark(event.start_mark) if event.explicit else None
        return True

    def finish(self) -> Mapping | None:
        """Return the file's mapping, or None where what was read is none, or only a part of it."""
        root = self._root
        if self.closed:
            self._fault(SECOND_DOCUMENT, self.closed, marker="...", effect="ends the file here")
        if isinstance(root, Mapping) or not self._whole:
            return root if self._whole and isinstance(root, Mapping) else None
        if isinstance(root, Text) and root.plain and (fault := missing_space(self._source, root.mark)):
            self.faults.append(fault)
        elif root is None or (isinstance(root, Text) and not root.raw):
            self._fault(NOT_A_MAPPING, Mark(0, 0), found="nothing")
        else:
            self._fault(NOT_A_MAPPING, root.mark, found="a list" if isinstance(root, Listing) else "a text")
        return None

    def _fault(self, rule: Rule, mark: Mark, **values: object) -> None:
        self.faults.append(Fault(rule, mark, values))

    def _document(self, event: Any) -> bool:
        self._documents += 1
        if event.version or event.tags:
            self._fault(YAML_DIRECTIVE, _mark(event.start_mark))
        if self._documents > 1:
            effect = "begins a second document here"
            end = _mark(event.end_mark)
            self._fault(SECOND_DOCUMENT, Mark(end.line, end.column - 3), marker="---", effect=effect)
            return False
        return True

    def _node(self, event: Any) -> tuple[Mark, Frame | None]:
        """Return where a node begins and what holds it; report an anchor and a tag before it."""
        start = _mark(event.start_mark)
        if event.anchor is not None:
            mark, typed = self._word("&", event)
            self._fault(YAML_ALIAS, mark, typed=typed, what="a name for this place", character="&")
        if event.tag is not None:
            mark, typed = self._word("!", event)
            self._fault(YAML_TAG, mark, typed=typed)
        if not self._stack:
            self.root_mark = self.root_mark or start
            return start, None
        return start, self._stack[-1]

    def _word(self, sign: str, event: Any) -> tuple[Mark, str]:
        """Return the word that begins with ``sign`` at or after the start of an event, and its place."""
        text = self._source.text
        begin = end = max(text.find(sign, event.start_mark.index), 0)
        while end < len(text) and text[end] not in _ENDS_WORD:
            end += 1
        return self._source.mark(begin), text[begin:end]

    def _alias(self, event: Any) -> None:
        start, holder = _mark(event.start_mark), self._stack[-1] if self._stack else None
        raw = self._raw(event)
        if not (holder and holder.key and holder.key.merge):
            self._fault(YAML_ALIAS, start, typed=raw, what="a reference to another place", character="*")
        self._last = (Kind.ALIAS, event.start_mark, event.end_mark)
        if holder and holder.key is None and not holder.is_list:
            holder.key = Key(None, start)
        else:
            # As typed, not empty: the alias is the fault, and no required text is missing.
            self._add(Text(start, raw, raw))

    def _scalar(self, event: Any) -> None:
        start, holder = self._node(event)
        typed: str = event.value
        value = FORBIDDEN.sub("", typed) if self._hides else typed
        kind = _KINDS.get(event.style, Kind.PLAIN)
        plain, end = kind is Kind.PLAIN, event.end_mark
        self._last = (kind, event.start_mark, end)
        if holder and holder.key is None and not holder.is_list:
            holder.key = self._key(holder, start, event, value)
            return
        if plain and holder and holder.key and holder.key.mark.line < start.line:
            fault = stuck(self._source, start)
            if fault:
                self.faults.append(fault)
                holder.key = None
                return
        before_blank = self._source.text[end.index : end.index + 1] in _BLANKS
        if not plain or before_blank or end.line > start.line or len(typed) > _SURELY_SHORT:
            self.faults.extend(in_text(self._source, Piece(kind, start, _mark(end)), typed))
        raw = self._raw(event)
        # Most texts are typed as they are; one string is kept of both.
        self._add(Text(start, value, value if raw == value else raw, plain))

    def _key(self, holder: Frame, mark: Mark, event: Any, name: str) -> Key:
        """Return a key, without its name where its value is not wanted."""
        preceding = self._source.preceding(mark)
        merge = name == "<<" and not event.style
        if holder.in_key:
            return Key(None, mark, merge)
        if preceding == "?":
            self._fault(COMPLEX_KEY, mark, character="?")
        elif merge:
            what = "an order to copy another part"
            self._fault(YAML_ALIAS, mark, typed=name, what=what, character="<<")
        elif not (preceding or event.style) and (fault := false_indent(self._source, mark.line)):
            # What such a line belongs to is anybody's guess, and so is every line below it.
            self.faults.append(fault)
            self._whole = False
        elif not name.strip():
            self._fault(EMPTY_KEY, mark)
        elif name in holder.keys:
            self._fault(DUPLICATE_KEY, mark, key=name, line=holder.keys[name].line + 1)
        else:
            # The same few hundred names, in each file.
            return Key(sys.intern(name), mark)
        return Key(None, mark, merge)

    def _begin(self, event: Any) -> bool:
        start, holder = self._node(event)
        if len(self._stack) == MAX_LEVELS:
            self._fault(TOO_DEEP, start, limit=MAX_LEVELS)
            self._whole = False
            return False
        is_key = holder is not None and holder.key is None and not holder.is_list
        in_key = holder is not None and holder.in_key
        if is_key and not in_key:
            self._fault(COMPLEX_KEY, start, character=self._source.rest(start)[:1])
        is_list = isinstance(event, yaml.SequenceStartEvent)
        self._stack.append(Frame(start, is_list, bool(event.flow_style), is_key or in_key))
        return True

    def _end(self, event: Any) -> None:
        done = self._stack.pop()
        holder = self._stack[-1] if self._stack else None
        if done.brackets:
            self._last = (Kind.BRACKETS, done.mark, event.end_mark)
        if holder and holder.key is None and not holder.is_list:
            holder.key = Key(None, done.mark)
        elif done.is_list:
            self._add(Listing(done.mark, tuple(done.items)))
        else:
            mapping = Mapping(done.mark, done.values, done.keys)
            found = colon_in_entry(self._source, mapping) if holder and holder.is_list else None
            self.faults += [found[1]] if found else []
            self._add(found[0] if found else mapping)

    def _add(self, node: Node) -> None:
        """Put a finished node where it belongs."""
        if not self._stack:
            self._root = node
            return
        holder = self._stack[-1]
        if holder.is_list:
            holder.items.append(node)
        elif holder.key:
            if holder.key.name is not None:
                holder.values[holder.key.name] = node
                holder.keys[holder.key.name] = holder.key.mark
            holder.key = None

    def _raw(self, event: Any) -> str:
        return self._source.text[event.start_mark.index : event.end_mark.index]


def _mark(mark: Any) -> Mark:
    return Mark(mark.line, mark.column)
