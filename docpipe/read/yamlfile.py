"""YAML text → Tree: every scalar as text with its place; nothing of YAML that surprises (aliases, merge keys, tags) is let in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Checked, Diagnostic, DocpipeError, Location, fault
from docpipe.model import Data, DataPath, Scalar, Tree, Written
from docpipe.read.text import clean
from docpipe.read.yamlfaults import describe

DEPTH = 40
"""Levels of nesting; content has at most eight. The C parser crashes on 200 kB of '[' if nobody counts."""

_EMPTY = frozenset(("", "~", "null", "Null", "NULL"))
_WRITTEN = {None: Written.PLAIN, "": Written.PLAIN, "'": Written.QUOTED, '"': Written.QUOTED, "|": Written.BLOCK, ">": Written.BLOCK}
_LOST_COMMENT = re.compile(r"\s+(#\w.*)")
_SHOWN = 40
_MOST_FAULTS = 100
"""In one file; a file of aliases has hundreds of thousands, and nobody reads them."""


def parse_yaml(text: str, name: str) -> Checked[Tree]:
    """Return YAML as data. Raises DocpipeError for broken syntax and too deep nesting, with all that was found before it."""
    builder = _Builder(name, text.split("\n"))
    try:
        for event in _events(text):
            if not builder.feed(event):
                break
    except yaml.YAMLError as error:
        raise DocpipeError([*builder.found, describe(error, builder.lines, name)]) from None
    return Checked(Tree(name, builder.data, builder.marks, builder.key_marks), tuple(builder.found))


def _events(text: str) -> Iterator[Any]:
    """Yield the parser's events; by the C parser when there is one, but it refuses escaped surrogates, which are to be removed with a warning."""
    loader: Any = getattr(yaml, "CLoader", yaml.Loader)
    if re.search(r"\\u[dD][89a-fA-F]", text):
        loader = yaml.Loader
    yield from yaml.parse(text, Loader=loader)


@dataclass(slots=True)
class _Level:
    """An open list or mapping; `path` is None inside what is thrown away (a second value of one key)."""

    data: list[Data] | dict[str, Data]
    path: DataPath | None
    key: str | None = None
    awaits_key: bool = True

    def next_path(self) -> DataPath | None:
        if self.path is None:
            return None
        if isinstance(self.data, list):
            return (*self.path, len(self.data))
        return None if self.key is None else (*self.path, self.key)


class _Builder:
    """Puts events together; a stack of its own, so that depth costs nothing."""

    def __init__(self, name: str, lines: list[str]) -> None:
        self.name = name
        self.lines = lines
        self.data: Data = None
        self.marks: dict[DataPath, Location] = {}
        self.key_marks: dict[DataPath, Location] = {}
        self.found: list[Diagnostic] = []
        self._stack: list[_Level] = []
        self._documents = 0

    def feed(self, event: Any) -> bool:
        """Take one event; return False when the rest of the file is not to be read."""
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._complain("yaml-documents", event)
                    return False
            case yaml.ScalarEvent() | yaml.AliasEvent():
                self._refuse(event)
                self._leaf(event)
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                self._refuse(event)
                self._open(event, [] if isinstance(event, yaml.SequenceStartEvent) else {})
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._close()
        return True

    def _complain(self, code: str, event: Any, /, *related: Location, **arguments: str) -> None:
        self.found.append(Diagnostic(code, self._place(event), dict(arguments), related=related))
        if len(self.found) >= _MOST_FAULTS:
            raise DocpipeError(self.found)

    def _place(self, event: Any) -> Location:
        return Location(self.name, line=event.start_mark.line + 1, column=event.start_mark.column + 1)

    def _refuse(self, event: Any) -> None:
        if event.anchor is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            self._complain("yaml-alias", event, text=f"{sign}{event.anchor}")
        if getattr(event, "tag", None) is not None:
            self._complain("yaml-tag", event, tag=event.tag.replace("tag:yaml.org,2002:", "!!"))

    def _expects_key(self) -> bool:
        return bool(self._stack) and isinstance(self._stack[-1].data, dict) and self._stack[-1].awaits_key

    def _value_path(self) -> DataPath | None:
        return self._stack[-1].next_path() if self._stack else ()

    def _leaf(self, event: Any) -> None:
        if self._expects_key():
            self._take_key(event)
            return
        path = self._value_path()
        if path is not None:
            self.marks[path] = self._place(event)
        self._put(None if isinstance(event, yaml.AliasEvent) else self._scalar(event))

    def _scalar(self, event: Any) -> Scalar | None:
        written = _WRITTEN[event.style]
        if written is Written.PLAIN:
            self._watch_comment(event)
            if event.value in _EMPTY:
                return None
        place = self._block_place(event) if written is Written.BLOCK else self._place(event)
        return Scalar(self._clean(event.value, place), written, place)

    def _clean(self, text: str, place: Location) -> str:
        cleaned = clean(text, lambda _line, _column: place)
        self.found.extend(cleaned.diagnostics)
        return cleaned.value

    def _block_place(self, event: Any) -> Location:
        """Return where the text of a block begins: the line under its '|', so that line n of the text is n lines on, and the column of its margin."""
        first = event.start_mark.line + 1
        margin = 0
        for written, meant in zip(self.lines[first:], event.value.split("\n"), strict=False):
            if written.strip():
                margin = len(written) - len(written.lstrip(" ")) - (len(meant) - len(meant.lstrip(" ")))
                break
        return Location(self.name, line=first + 1, column=margin + 1)

    def _watch_comment(self, event: Any) -> None:
        """Warn of text that YAML takes for a comment ('Setkání #1'); real comments have a space after the '#'."""
        mark = event.end_mark
        rest = self.lines[mark.line][mark.column :] if mark.line < len(self.lines) else ""
        if found := _LOST_COMMENT.match(rest):
            place = Location(self.name, line=mark.line + 1, column=mark.column + found.start(1) + 1)
            self.found.append(Diagnostic("yaml-comment", place, {"text": found.group(1)[:_SHOWN]}))

    def _take_key(self, event: Any) -> None:
        level = self._stack[-1]
        level.awaits_key = False
        level.key = None
        place = self._place(event)
        if isinstance(event, yaml.AliasEvent):
            return
        key = self._clean(event.value, place).strip()
        if not key:
            self._complain("yaml-key", event)
        elif key == "<<" and _WRITTEN[event.style] is Written.PLAIN:
            self._complain("yaml-merge", event)
        elif key in level.data:
            first = self.key_marks.get((*level.path, key)) if level.path is not None else None
            self._complain("yaml-duplicate-key", event, *([first] if first else []), key=key, line=str(first.line) if first else "")
        else:
            level.key = key
            if (path := level.next_path()) is not None:
                self.key_marks[path] = place

    def _open(self, event: Any, data: list[Data] | dict[str, Data]) -> None:
        if len(self._stack) >= DEPTH:
            raise DocpipeError([*self.found, *fault("yaml-too-deep", self._place(event), limit=DEPTH).diagnostics])
        if self._expects_key():
            self._complain("yaml-key", event)
            self._stack.append(_Level(data, None))
            return
        path = self._value_path()
        if path is not None:
            self.marks[path] = self._place(event)
        self._stack.append(_Level(data, path))

    def _close(self) -> None:
        level = self._stack.pop()
        if self._expects_key():
            self._stack[-1].awaits_key = False
            self._stack[-1].key = None
        else:
            self._put(level.data)

    def _put(self, value: Data) -> None:
        if not self._stack:
            self.data = value
            return
        level = self._stack[-1]
        if isinstance(level.data, list):
            level.data.append(value)
        else:
            level.awaits_key = True
            if level.key is not None:
                level.data[level.key] = value
