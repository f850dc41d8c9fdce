"""A meeting written as one Markdown file → its Tree: a head of „klíč: hodnota“, headings as points of the agenda, the rest as their text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.model import Data, Scalar, Tree, Written
from docpipe.prose.parts import part_of
from docpipe.read.markdownfile import BODY
from docpipe.schema import fold_key
from docpipe.validate.forms import head
from docpipe.validate.forms.draft import Draft, cut
from docpipe.validate.forms.lines import LONG, Mark, is_bold_line, mark_of, without_colon
from docpipe.validate.forms.sections import Line, Rows, Said, Section, fill, watch_levels

_HEADING: Final = re.compile(r"[ ]{0,3}(?P<marks>#{1,6})(?:[ \t\xa0]+|(?<=##)(?=[^\s#]))(?P<text>.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE: Final = re.compile(r"[ ]{0,3}(?P<mark>=|-)(?P=mark){2,}[ \t]*$")
_FENCE: Final = re.compile(r"[ ]{0,3}(?P<fence>`{3,}|~{3,})")
_COLONS: Final = re.compile(r"[ ]{0,3}:{3,}(?P<rest>.*)$")
_KEY: Final = re.compile(r"[ \t]*(?:[-*+][ \t]+)?(?P<strong>\*\*)?(?P<key>[^\W\d_][^:*#|]{0,60}?)(?:\*\*)?[ \t\xa0]*:(?:\*\*)?(?:[ \t\xa0]+|$)")
_ITEM: Final = re.compile(r"(?P<indent>[ \t]*)(?:[-*+•▪–]|\d{1,3}[.)])[ \t\xa0]+(?=\S)")
_BULLET: Final = re.compile(r"[ \t]*[-*+•▪–][ \t\xa0]")
_TABLE: Final = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*$")
_BARS: Final = re.compile(r"(?<!\\)\|")


def meeting_of(read: Tree) -> tuple[Tree, Draft]:
    """Return the record of a Markdown file that was read: its front matter, and what the body says; what was found wrong stands in the draft."""
    assert isinstance(read.data, dict)
    draft = Draft(read.path, {key: value for key, value in read.data.items() if key != BODY}, dict(read.marks), dict(read.key_marks))
    body = read.data.get(BODY)
    if not isinstance(body, Scalar):
        return read, draft
    draft.marks.pop((BODY,), None)
    draft.key_marks.pop((BODY,), None)
    draft.data = {_known(key): value for key, value in draft.data.items()}
    for places in (draft.marks, draft.key_marks):
        for path in [path for path in places if path]:
            places[_known(str(path[0])), *path[1:]] = places.pop(path)
    fill(draft, _Reader(draft, body).sections())
    return draft.tree(), draft


def _known(key: str) -> str:
    """Return the schema's own name of a key of the front matter, so that the body's and the head's values of one field meet."""
    return head.field_of(key) or key


@dataclass(frozen=True, slots=True)
class _Heading:
    line: int
    """Index of its first line."""
    end: int
    """Index of the line after it: a heading may be underlined."""
    level: int
    text: Scalar


@dataclass(slots=True)
class _Reader:
    """Reads one body."""

    draft: Draft
    body: Scalar
    lines: list[str] = field(init=False)
    closed: list[bool] = field(init=False)
    """Of each line, whether it stands in code or between ':::', where nothing is understood."""

    def __post_init__(self) -> None:
        self.lines = _without_notes(self.body.text.split("\n"))
        self.closed = list(_closed(self.lines))

    def sections(self) -> list[Section]:
        """Return the parts of the text; the title and the head are put into the draft."""
        headings = list(self._headings())
        found: list[Section] = []
        start = self._take_head(0, headings[0].line if headings else len(self.lines))
        if headings and self._is_title(headings):
            first = headings.pop(0)
            found.append(self._section(None, start, max(first.line, start)))
            if self.draft.has("title"):
                self.draft.complain("form-title-twice", first.text.location, text=first.text.text)
            else:
                self.draft.put(("title",), first.text, first.text.location)
            start = self._take_head(first.end, headings[0].line if headings else len(self.lines))
        highest = min((item.level for item in headings), default=0)
        points = [item for item in headings if item.level == highest]
        first_line = points[0].line if points else len(self.lines)
        watch_levels(self.draft, [(item.level, item.text) for item in headings])
        found.append(self._section(None, start, max(first_line, start)))
        for item, following in zip(points, [*points[1:], None][: len(points)], strict=True):
            found.append(self._section(item, item.end, following.line if following is not None else len(self.lines)))
        return found

    def place(self, line: int, column: int = 0) -> Location:
        """Return the place of a line, from 0."""
        return replace(self.body.at(line), column=column + 1)

    def _scalar(self, line: int, start: int = 0, end: int | None = None) -> Scalar:
        whole = Scalar(self.lines[line], Written.PLAIN, self.place(line))
        return cut(whole, start, end)

    def _headings(self) -> Iterator[_Heading]:
        for number, line in enumerate(self.lines):
            if self.closed[number]:
                continue
            if (found := _HEADING.match(line)) is not None and found["text"].strip():
                yield _Heading(number, number + 1, len(found["marks"]), self._scalar(number, found.start("text"), found.end("text")))
            elif number and (found := _UNDERLINE.match(line)) is not None and self._may_be_underlined(number - 1):
                yield _Heading(number - 1, number + 1, 1 if found["mark"] == "=" else 2, self._scalar(number - 1))

    def _may_be_underlined(self, line: int) -> bool:
        text = self.lines[line]
        alone = line == 0 or not self.lines[line - 1].strip()
        return alone and bool(text.strip()) and not self.closed[line] and not _HEADING.match(text) and not _BULLET.match(text) and "|" not in text

    def _is_title(self, headings: Sequence[_Heading]) -> bool:
        """Return whether the first heading is the meeting's name: the only one of its level, above all others."""
        first, *rest = headings
        following = next((line for line in self.lines[first.end : rest[0].line if rest else None] if line.strip()), "")
        is_headed = (key := _KEY.match(following)) is not None and head.known(key["key"]) and head.field_of(first.text.text) is None
        if rest:
            level = min(item.level for item in rest)
            return not self._is_list(first) and (level > first.level or (level == first.level and is_headed and not self.draft.has("title")))
        return not self.draft.has("title") and (not following or is_headed)

    @staticmethod
    def _is_list(heading: _Heading) -> bool:
        return fold_key(heading.text.text) in ("ucast", "program", "pritomni", "ucastnici")

    def _take_head(self, start: int, end: int) -> int:
        """Take the lines „klíč: hodnota“ from a line on, and return the line where they end: the first that is something else."""
        number, seen = start, False
        while number < end:
            line = self.lines[number]
            key = _KEY.match(line)
            if not line.strip() or line.strip() == "---":
                number += 1
            elif key is not None and mark_of(line) is None and (not seen or head.known(key["key"]) or self._in_block(number, start)):
                seen = True
                number = self._take_key(number, end, key)
            else:
                break
        return number

    def _in_block(self, number: int, start: int) -> bool:
        """Return whether a line goes on without an empty line in the head: then a key that nobody knows is one all the same, and is complained of."""
        return number > start and bool(self.lines[number - 1].strip())

    def _take_key(self, number: int, end: int, key: re.Match[str]) -> int:
        """Take one key; where its line has no value, the list below it. Return the line after it."""
        value, place = self._scalar(number, key.end()), self.place(number, key.start("key"))
        number += 1
        if value.text:
            head.put(self.draft, key["key"].strip(), value, place)
            return number
        head.leave(self.draft, key["key"], place)
        while number < end and (item := _ITEM.match(self.lines[number])) is not None:
            head.put(self.draft, key["key"].strip(), self._scalar(number, item.end()), place)
            number += 1
        return number

    def _section(self, heading: _Heading | None, start: int, end: int) -> Section:
        title = heading.text if heading is not None else None
        made = Section(title, title.location if title is not None else self.place(min(start, len(self.lines) - 1)))
        kept = self.lines[start:end]
        made.below = [item.text for item in self._headings() if start <= item.line < end]
        number = start
        while number < end:
            number = self._take_line(made, number, end, kept, start)
        self._finish(made, kept, start)
        return made

    def _take_line(self, made: Section, number: int, end: int, kept: list[str], start: int) -> int:
        """Take a line that means something off the text, and return the line after it."""
        line = self.lines[number]
        if self.closed[number]:
            return number + 1
        if (mark := mark_of(line)) is not None:
            said, after = self._said(mark, number, end)
            made.said.append(said)
        elif (rows := self._table(number, end)) is not None:
            after = number + 2 + len(rows.rows)
            made.tables.append(rows)
            if rows.sort is None:
                return after
        else:
            return number + 1
        kept[number - start : after - start] = [""] * (after - number)
        return after

    def _said(self, mark: Mark, number: int, end: int) -> tuple[Said, int]:
        """Return a line with what goes on in it, and the line after it."""
        last = self._last_line(mark, number, end)
        text = Scalar(
            "\n".join([self.lines[number][mark.end :], *(line.strip() for line in self.lines[number + 1 : last])]), Written.BLOCK, self.place(number, mark.end)
        )
        text = replace(text, text=text.text.strip() if mark.field in LONG else " ".join(text.text.split()))
        items: list[Line] = []
        below = last
        if not text.text or (mark.field in LONG and text.text.endswith(":")):
            below, items = self._items(last, end)
        if text.text and items:
            text = replace(text, text="\n".join([text.text, "", *self.lines[last:below]]).rstrip())
            items = []
        return Said(mark, _line(text), tuple(items)), below

    def _last_line(self, mark: Mark, number: int, end: int) -> int:
        """Return the line after a paragraph. What is told on one line goes on only where the next begins with a small letter or is indented."""
        following = number + 1
        while following < end and (line := self.lines[following]).strip() and not self.closed[following]:
            if mark_of(line) is not None or _ITEM.match(line) or "|" in line:
                break
            if mark.field not in LONG and not line[0].isspace() and not line[0].islower():
                break
            following += 1
        return following

    def _items(self, number: int, end: int) -> tuple[int, list[Line]]:
        """Return the items of the list that begins here, behind empty lines, and the line after it."""
        while number < end and not self.lines[number].strip():
            number += 1
        found: list[Line] = []
        while number < end and (item := _ITEM.match(self.lines[number])) is not None and not self.closed[number]:
            found.append(_line(replace(self._scalar(number, item.end()), written=Written.BLOCK)))
            number += 1
        return number, found

    def _table(self, number: int, end: int) -> Rows | None:
        if number + 1 >= end or "|" not in self.lines[number] or _TABLE.match(self.lines[number + 1]) is None:
            return None
        last = number + 2
        while last < end and "|" in self.lines[last]:
            last += 1
        header, *rows = (tuple(self._cells(line)) for line in (number, *range(number + 2, last)))
        return Rows(header, tuple(rows), self.place(number))

    def _cells(self, number: int) -> Iterator[Scalar | None]:
        line = self.lines[number]
        bars = [match.start() for match in _BARS.finditer(line)]
        starts = [0, *(bar + 1 for bar in bars)]
        ends = [*bars, len(line)]
        spans = list(zip(starts, ends, strict=True))
        if not line[: ends[0]].strip():
            spans = spans[1:]
        if spans and not line[spans[-1][0] :].strip():
            spans = spans[:-1]
        for start, end in spans:
            cell = self._scalar(number, start, end)
            yield replace(cell, text=cell.text.replace("\\|", "|").replace("<br>", "\n")) if cell.text else None

    def _finish(self, made: Section, kept: list[str], start: int) -> None:
        """Put what is left of the text into the section: as its text, and as the items of its lists where it is nothing else."""
        filled = [number for number, line in enumerate(kept) if line.strip()]
        if not filled:
            return
        first, last = filled[0], filled[-1]
        made.text = Scalar("\n".join(kept[first : last + 1]).rstrip() + "\n", Written.BLOCK, self.place(start + first))
        self._watch(filled, kept, start)
        tables = {line.location.line for rows in made.tables for row in (rows.header, *rows.rows) for line in row if line is not None}
        for number in filled:
            item, key = _ITEM.match(kept[number]), _KEY.match(kept[number])
            if (self.place(start + number).line in tables) or _TABLE.match(kept[number]):
                continue
            if item is not None or key is not None:
                made.listed.append(_line(self._scalar(start + number, item.end() if item is not None else 0)))
            else:
                made.bare = False

    def _watch(self, filled: Sequence[int], kept: Sequence[str], start: int) -> None:
        """Tell of lines that look like a heading, or like a task or a resolution, and are read as plain text."""
        for number in filled:
            line, place = kept[number], self.place(start + number)
            if self.closed[start + number]:
                continue
            if (word := without_colon(line)) != "":
                self.draft.complain("form-colon-missing", place, text=line.strip()[:60], word=word)
            elif is_bold_line(line) and not (number and kept[number - 1].strip()) and not "".join(kept[number + 1 : number + 2]).strip():
                self.draft.complain("form-heading-by-look", place, text=line.strip(" \t*_")[:60])


def _line(text: Scalar) -> Line:
    def long(start: int, end: int) -> Data:
        return replace(text, text=text.text[start:end].rstrip() + ("\n" if "\n" in text.text else ""))

    return Line(text, long)


def _without_notes(lines: Sequence[str]) -> list[str]:
    """Return the lines, empty ones in place of notes to the editor: they are never printed, and say nothing of the record."""
    made: list[str] = []
    depth, fence = 0, ""
    for line in lines:
        found, colons = _FENCE.match(line), _COLONS.match(line)
        if depth == 0 and found is not None:
            fence = "" if fence and found["fence"].startswith(fence) else fence or found["fence"]
        rest = colons["rest"].strip(" :") if colons is not None and not fence else None
        if depth == 0 and (rest is None or not rest or part_of(rest)[0] != "note"):
            made.append(line)
            continue
        if rest is not None and (not rest or part_of(rest)[0] != "insert"):
            depth += 1 if rest else -1
        made.append("")
    return made if depth == 0 else list(lines)


def _closed(lines: Sequence[str]) -> Iterator[bool]:
    """Yield of each line whether it stands in code or between ':::'."""
    fence, depth = "", 0
    for line in lines:
        found = _FENCE.match(line)
        if fence:
            yield True
            if found is not None and found["fence"].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
            continue
        if found is not None:
            fence = found["fence"]
            yield True
            continue
        colons = _COLONS.match(line)
        if colons is not None:
            rest = colons["rest"].strip(" :")
            if part_of(rest)[0] != "insert":  # the place of generated content closes nothing
                depth = max(depth + (1 if rest else -1), 0)
            yield True
            continue
        yield depth > 0
