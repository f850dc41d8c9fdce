"""The parts of a written record, Markdown's or Word's → points of the agenda, and the lists of the meeting as a whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import field
from typing import Final

from docpipe.czech.names import bare
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.model import Data, DataPath, Scalar
from docpipe.records.meeting import Attendee, Resolution, Review, Task
from docpipe.records.need import FoundNeed
from docpipe.schema import Entry, fold_key, names_of
from docpipe.validate.fit import label_of
from docpipe.validate.forms import head, lines
from docpipe.validate.forms.cells import MINUTES, of_cell, without_minutes
from docpipe.validate.forms.draft import Draft, cut
from docpipe.validate.forms.lines import Mark
from docpipe.validate.forms.people import attendee

_SCHEMAS: Final[dict[str, tuple[type[Entry], str]]] = {
    "tasks": (Task, "what"),
    "needs": (FoundNeed, "text"),
    "resolutions": (Resolution, "text"),
    "review": (Review, "what"),
    "attendance": (Attendee, "name"),
}
"""The sorts of tables: the schema of a row, and the field without which a table is none of it."""
_PRESENT: Final = frozenset({"ucast", "ucastnici", "pritomni", "prezence", "prezencni_listina", "seznam_ucastniku", "pritomni_ucastnici", "ucast_na_setkani"})
_AGENDA: Final = frozenset({"program", "program_setkani", "navrzeny_program", "program_jednani"})
_LISTS: Final = {
    "omluveni": "excused",
    "omluveni_ucastnici": "excused",
    "hoste": "guests",
    "nepritomni": "absent",
    "prilohy": "annexes",
    "ukoly": "tasks",
    "kontrola_ukolu": "review",
    "kontrola_ukolu_a_usneseni": "review",
}
_NUMBER: Final = re.compile(r"(?:ad[ \xa0]+)?(?P<number>\d{1,2})[.)][ \t\xa0]+(?=\S)", re.IGNORECASE)
_LENGTH: Final = re.compile(r"[ \t\xa0]*\((?P<inner>[^()]*\d[ \xa0]*min[^()]*)\)$")
_LEADS: Final = re.compile(r"(?:uvádí|předkládá|předkladatel(?:ka)?):?[ \xa0]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line or an item of a list: its words, and the same as a long text with its looks."""

    text: Scalar
    long: Callable[[int, int], Data]
    """Gives a long text of what stands between two places of the words."""


@dataclass(frozen=True, slots=True)
class Said:
    """A line that begins with a word of minutes, and the list under it."""

    mark: Mark
    line: Line
    items: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Rows:
    """A table."""

    header: tuple[Scalar | None, ...]
    rows: tuple[tuple[Scalar | None, ...], ...]
    place: Location

    @property
    def sort(self) -> str | None:
        """What its rows are; None for a table of the text. Every column must be known, and there must be several."""
        labels = [fold_key(cell.text) for cell in self.header if cell is not None]
        for name, (schema, needed) in _SCHEMAS.items():
            known = names_of(schema)
            if len(labels) > 1 and needed in {known.get(label) for label in labels} and all(label in known or label in _COUNTING for label in labels):
                return name
        return None


_COUNTING: Final = frozenset({"c", "p_c", "poradi", "cislo_radku", "podpis", "kontrola"})
"""Headers of columns that say nothing of the record."""


@dataclass(slots=True)
class Section:
    """A heading and what stands under it, up to the next of its level; without a heading, what stands before the first."""

    title: Scalar | None
    place: Location
    said: list[Said] = field(default_factory=list)
    tables: list[Rows] = field(default_factory=list)
    """All tables; those of a known sort are not in the text."""
    listed: list[Line] = field(default_factory=list)
    """The items of lists, and lines „klíč: hodnota“, where nothing else stands in the text."""
    bare: bool = True
    """Whether the text is nothing but those."""
    text: Data = None
    below: list[Scalar] = field(default_factory=list)
    """The headings of lower levels in it."""


def fill(draft: Draft, sections: Sequence[Section]) -> None:
    """Put what the sections say into the record."""
    points = [section for section in sections if section.title is not None and not _take_special(draft, section)]
    _without_numbers(points)
    for section in points:
        _take_point(draft, section)
    for section in sections:
        if section.title is None:
            _take_before(draft, section)


def watch_levels(draft: Draft, headings: Sequence[tuple[int, Scalar]]) -> None:
    """Tell of headings that leave a level out: such a one is read as a part of the point above it, though another level may have been meant."""
    above = 0
    for level, text in headings:
        if above and level > above + 1:
            draft.complain("form-heading-skipped", text.location, text=text.text[:60])
        above = level


def _take_before(draft: Draft, section: Section) -> None:
    """Take what stands before the first heading: tasks of the meeting and tables; a resolution must belong to a point of the agenda."""
    for said in section.said:
        if said.mark.field in ("tasks", "review"):
            _take_said(draft, (), said)
        else:
            draft.complain("form-outside-item", said.line.text.location, text=said.line.text.text[:60], word=_word_of(said.mark.field))
    for rows in section.tables:
        if rows.sort in ("attendance", "tasks"):
            take_rows(draft, (), rows)
        else:
            draft.complain("form-text-outside", rows.place, text=_first(rows))
    if section.text is not None:
        place = section.text.location if isinstance(section.text, Scalar) else section.place
        draft.complain("form-text-outside", place, text=_shown(section))


def _shown(section: Section) -> str:
    text = section.text.text if isinstance(section.text, Scalar) else section.listed[0].text.text if section.listed else ""
    return text.strip().split("\n", 1)[0][:60]


def _first(rows: Rows) -> str:
    return next((cell.text for cell in rows.header if cell is not None), "")[:60]


def _word_of(name: str) -> str:
    return {"needs": "potřeba", "resolutions": "usnesení", "conclusion": "závěr", "votes": "hlasování"}.get(name, "řádek")


def _take_special(draft: Draft, section: Section) -> bool:
    """Take a section that is a list of the meeting as a whole (who was there, annexes, the next meeting …); return whether it is one."""
    assert section.title is not None
    title = fold_key(section.title.text)
    name = _LISTS.get(title) or ("attendance" if title in _PRESENT else "agenda" if title in _AGENDA else None)
    if title == "text_pozvanky":
        draft.put(("invitation_text",), section.text, section.place, section.title.location)
        return True
    if name is None:
        return _take_nested(draft, section)
    if section.below and name in ("attendance", "agenda", "excused", "absent", "review"):
        lower = section.below[0]
        draft.complain("form-heading-lower", lower.location, text=lower.text[:60], heading=section.title.text)
        return True
    if not section.bare:
        if name in ("annexes", "tasks", "guests", "review"):
            return False  # „Úkoly“ may be a point of the agenda, with a text of its own
        draft.complain("form-list-expected", section.place, heading=section.title.text)
        return True
    for said in section.said:
        _take_said(draft, (), said)
    for rows in section.tables:
        take_rows(draft, (), rows, default=name)
    for line in section.listed:
        _take_listed(draft, name, line)
    return True


def _take_nested(draft: Draft, section: Section) -> bool:
    """Take a section of lines „klíč: hodnota“ under the name of a part of the record („Příští setkání“)."""
    assert section.title is not None
    name = head.field_of(section.title.text)
    within = head.labels_within(name) if name is not None else frozenset()
    if name is None or not within or not section.bare or section.said or section.tables:
        return False
    for line in section.listed:
        label, colon, _ = line.text.text.partition(":")
        if colon and fold_key(label.partition("–")[0]) in within:
            head.put(draft, f"{section.title.text} – {label.strip(' *')}", cut(line.text, len(label) + 1), line.text.location)
        else:
            head.put(draft, section.title.text, line.text, section.title.location)
    return True


def _take_listed(draft: Draft, name: str, line: Line) -> None:
    label, colon, _ = line.text.text.partition(":")
    if colon and fold_key(label) in ("omluveni", "hoste", "pocty", "prilohy"):
        head.put(draft, label, cut(line.text, len(label) + 1), line.text.location)
    elif name == "annexes":
        draft.add((name,), line.text, line.text.location)
    elif name == "agenda":
        draft.add((name,), planned(line.text), line.text.location)
    elif name in ("tasks", "review"):
        _take_one(draft, (), name, line, "")
    else:
        _take_person(draft, name, attendee(line.text), line.text)


def _take_person(draft: Draft, name: str, row: dict[str, Data], line: Scalar) -> None:
    """Take somebody named under „Omluveni“ or „Hosté“: by the name alone where nothing else is said."""
    if name in ("excused", "guests") and set(row) == {"name"}:
        draft.add((name,), row["name"], line.location)
        return
    word = {"excused": ("presence", "omluven"), "absent": ("presence", "nepřítomen"), "guests": ("role", "host")}.get(name)
    said: dict[str, Data] = {word[0]: Scalar(word[1], line.written, line.location)} if word is not None else {}
    draft.add(("attendance",), {**said, **row}, line.location)


def planned(line: Scalar) -> dict[str, Data]:
    """Return a point of the agenda: „Přivítání (10 min, Jana Nová)“."""
    tail = _LENGTH.search(line.text)
    if tail is None:
        return {"title": line}
    found: dict[str, Data] = {"title": cut(line, 0, tail.start())}
    at = tail.start("inner")
    for part in tail["inner"].split(","):
        piece = cut(line, at, at + len(part))
        at += len(part) + 1
        if (minutes := MINUTES.fullmatch(piece.text)) is not None:
            found["minutes"] = cut(piece, 0, minutes.end("minutes"))
        elif piece.text:
            leads = _LEADS.match(piece.text)
            found["presenter"] = cut(piece, leads.end()) if leads is not None else piece
    return found


def _without_numbers(points: Sequence[Section]) -> None:
    """Take typed numbers off the headings where they count all points from 1: the points are numbered when they are printed."""
    found = [_NUMBER.match(section.title.text) if section.title is not None else None for section in points]
    if [int(number["number"]) if number is not None else 0 for number in found] != list(range(1, len(points) + 1)):
        return
    for section, number in zip(points, found, strict=True):
        assert section.title is not None
        assert number is not None
        section.title = cut(section.title, number.end())


def _take_point(draft: Draft, section: Section) -> None:
    """Take a point of the agenda; one that the programme has already named is filled in."""
    assert section.title is not None
    row = planned(section.title)
    title = row["title"]
    assert isinstance(title, Scalar)
    at = _named(draft, title.text)
    if at is None:
        at = draft.add(("agenda",), {}, section.place)
        for name, value in row.items():
            assert isinstance(value, Scalar)
            draft.put((*at, name), value, value.location)
    if section.text is not None:
        place = section.text.location if isinstance(section.text, Scalar) else section.place
        draft.put((*at, "text"), section.text, place)
    for said in section.said:
        _take_said(draft, at, said)
    for rows in section.tables:
        if rows.sort is not None:
            take_rows(draft, at, rows)


def _named(draft: Draft, title: str) -> DataPath | None:
    """Return the path of the point with this title that has no text yet."""
    points = draft.data.get("agenda")
    for index, point in enumerate(points if isinstance(points, list) else []):
        if isinstance(point, dict) and isinstance(known := point.get("title"), Scalar) and bare(known.text) == bare(title) and not set(point) & _SAID:
            return ("agenda", index)
    return None


_ONLY_NAMED: Final = frozenset({"what", "from_meeting"})
"""What is said of an earlier task that nobody spoke of: the form that lists it, not a person."""
_SAID: Final = frozenset({"text", "conclusion", "needs", "resolutions", "tasks"})


def _take_said(draft: Draft, at: DataPath, said: Said) -> None:
    """Take a line of a point (`at`), or of the meeting as a whole."""
    name, line = said.mark.field, said.line
    if said.mark.many and not line.text.text.strip():
        for item in said.items:
            _take_one(draft, at, name, item, "")
    elif name == "votes":
        _take_votes(draft, at, line.text)
    elif name in ("tasks", "needs", "resolutions", "review"):
        _take_one(draft, at, name, line, said.mark.number)
    elif name == "conclusion":
        draft.put((*at, name), line.long(0, len(line.text.text)), line.text.location)
    elif line.text.text.strip():
        draft.put((*at, name), without_minutes(line.text) if name == "minutes" else line.text, line.text.location)


def _take_one(draft: Draft, at: DataPath, name: str, line: Line, number: str) -> None:
    place = line.text.location
    if name == "tasks":
        draft.add((*at, name), lines.task(line.text), place)
    elif name == "needs":
        draft.add((*at, name), lines.need(line.text), place)
    elif name == "review":
        if set(row := lines.review(line.text)) - _ONLY_NAMED:  # a task that nobody spoke of stays as it was
            draft.add((name,), row, place)
    else:
        end, row = lines.resolution(line.text)
        if number:
            row["number"] = Scalar(number, line.text.written, place)
        draft.add((*at, name), {**row, "text": line.long(0, end)}, place)


def _take_votes(draft: Draft, at: DataPath, line: Scalar) -> None:
    count = draft.length((*at, "resolutions"))
    _, votes = lines.votes(line.text)
    if not count or not votes:
        draft.complain("form-votes-alone", line.location, text=line.text[:60])
        return
    for name, value in votes.items():
        draft.put((*at, "resolutions", count - 1, name), Scalar(value, line.written, line.location), line.location)


def take_rows(draft: Draft, at: DataPath, rows: Rows, default: str | None = None) -> None:
    """Take the rows of a table: as what its header says they are, else as what its heading does (`default`)."""
    name = "attendance" if default in ("excused", "guests", "absent", "attendance") else default if default in _SCHEMAS else rows.sort
    if name is None or name not in _SCHEMAS:
        draft.complain("form-text-outside", rows.place, text=_first(rows))
        return
    known = names_of(_SCHEMAS[name][0])
    columns: dict[int, str] = {}
    for index, cell in enumerate(rows.header):
        if cell is None or (fold_key(cell.text) in _COUNTING and fold_key(cell.text) not in known):
            continue
        columns[index] = known.get(fold_key(cell.text), "")
        if not columns[index]:
            draft.complain("form-column-unknown", cell.location, header=cell.text, known=tuple(sorted(_labels(name))))
    for row in rows.rows:
        data = {columns[index]: cell for index, cell in enumerate(row) if cell is not None and columns.get(index)}
        if not data or (name == "review" and not set(data) - _ONLY_NAMED):
            continue
        place = next(cell.location for cell in row if cell is not None)
        said = {field: of_cell(draft, field, cell) for field, cell in data.items()}
        if name == "attendance":
            _take_person(draft, default or name, said, Scalar("", next(iter(data.values())).written, place))
        else:
            draft.add((name,) if name == "review" else (*at, name), said, place)


def _labels(name: str) -> set[str]:
    return {label_of(_SCHEMAS[name][0], field) for field in _SCHEMAS[name][0].model_fields}
