"""What is lacking → a workbook, a calendar, or a page for the team's meeting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from docpipe.czech.agreement import count
from docpipe.czech.format import format_date
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.export.ics import Entry, calendar
from docpipe.model import Sheet, SheetCell
from docpipe.prose.blocks import Block, Cell, Column, Paragraph, Prose, Run, Table

TITLE = "Co chybí"
_HEADS = ("Kdy", "Zbývá", "Projekt", "Druh", "Co", "Kdo", "Kde je to zapsáno")
_WIDTHS = (14, 14, 16, 12, 80, 28, 60)
_DATE = 'd". "m". "yyyy'
_TASK = "úkol"
_NOWHERE = Location("")
_LINES, _BETWEEN, _CHARACTERS, _NAME = 45.0, 0.35, 46, 16
"""Lines of a table that fit one page with a note below it; lines that borders take; characters of a line of the text and of a name."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row as people read it."""

    day: date | None
    left: str
    """„před 3 dny“, „dnes“, „za 12 dní“; „bez termínu“ without a day."""
    project: str
    concerns: str
    what: str
    whom: str
    place: str
    identity: str

    @property
    def told(self) -> str:
        """What it is, by itself: a task's words say that they are one."""
        return f"{self.concerns}: {self.what}" if self.concerns == _TASK else self.what


def left(day: date | None, today: date) -> str:
    """Return how far a day is: „před 3 dny“, „dnes“, „za 12 dní“."""
    if day is None:
        return "bez termínu"
    days = (day - today).days
    if days == 0:
        return "dnes"
    if days < 0:
        return "včera" if days == -1 else f"před {-days} dny"
    return "zítra" if days == 1 else f"za {count(days, 'den')}"


def sheet(rows: Sequence[Row], today: date, narrowed: Sequence[str] = ()) -> Sheet:
    """Return the table as a sheet, with days as dates. `narrowed`: by what it was chosen."""
    cells = [SheetCell(1, 1, ", ".join((f"{TITLE} – {format_date(today)}", *narrowed)), look="title")]
    cells += [SheetCell(3, column, head, look="head") for column, head in enumerate(_HEADS, 1)]
    for number, row in enumerate(rows, 4):
        cells.append(SheetCell(number, 1, row.day, format=_DATE) if row.day else SheetCell(number, 1, "—"))
        texts = (row.left, row.project, row.concerns, row.what, row.whom, row.place)
        cells += [SheetCell(number, column, text) for column, text in enumerate(texts, 2)]
    return Sheet(TITLE, tuple(cells), _WIDTHS, (3, 3))


def entries(rows: Sequence[Row], today: date) -> bytes:
    """Return the days that come, and what is overdue on today's, as a calendar file."""
    found: list[Entry] = []
    for row in rows:
        if row.day is not None:
            overdue = row.day < today
            title = row.told + (f" (mělo být {format_date(row.day)})" if overdue else "")
            text = "\n".join(line for line in (row.whom, row.project, row.place) if line)
            found.append(Entry(max(row.day, today), title, text, row.identity))
    return calendar(found, TITLE, today)


def page(rows: Sequence[Row], today: date, narrowed: Sequence[str] = ()) -> Prose:
    """Return the page for the team's meeting: in the order of days what lies nearest to today, as much as fits on it, and how much more there is."""
    chosen = f" Jen: {', '.join(narrowed)}." if narrowed else ""
    shown = _fitting(rows, today)
    blocks: list[Block] = [_paragraph(f"Stav k {format_date(today)}: " + (f"{count(len(rows), 'položka')}." if rows else "nic nechybí.") + chosen)]
    if shown:
        heads = tuple(_cell(text) for text in ("Kdy", "Projekt", "Co", "Kdo"))
        body = tuple((_when(row, today), _cell(row.project), _cell(row.told), _cell(row.whom or "—")) for row in shown)
        blocks.append(Table(heads, body, _NOWHERE, columns=(Column(width=1.5), Column(width=1.7), Column(width=6), Column(width=2))))
    if rest := len(rows) - len(shown):
        blocks.append(_paragraph(f"V celém přehledu (docpipe due) {_are(rest)} ještě {count(rest, 'položka')}."))
    return Prose(tuple(blocks))


def _fitting(rows: Sequence[Row], today: date) -> tuple[Row, ...]:
    """Return the rows nearest to a day that fit one page, in their order."""
    nearest = sorted(range(len(rows)), key=lambda index: abs(((rows[index].day or today) - today).days))
    kept: list[int] = []
    room = _LINES
    for index in nearest:
        room -= _BETWEEN + max(-(-len(rows[index].told) // _CHARACTERS), -(-len(rows[index].whom) // _NAME), 1)
        if room < 0:
            break
        kept.append(index)
    return tuple(rows[index] for index in sorted(kept))


def _are(number: int) -> str:
    return "jsou" if number in (2, 3, 4) else "je"


def _when(row: Row, today: date) -> Cell:
    """Return the day, in bold where it has passed."""
    return Cell((Run(format_date(row.day), strong=row.day < today),)) if row.day else _cell(row.left)


def _cell(text: str) -> Cell:
    return Cell((Run(text),))


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),), _NOWHERE)
