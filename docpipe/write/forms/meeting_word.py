"""What is known of a meeting before it → what stands in a Word form in which it is prepared, and finished afterwards."""

from __future__ import annotations

from typing import Final

from docpipe.diagnostics import Location
from docpipe.figures.carried import called_in_review
from docpipe.prose.blocks import Block, Cell, Column, Heading, Inline, Item, ItemList, Paragraph, Prose, Run, Table
from docpipe.records.meeting import Meeting
from docpipe.schema import meta_of
from docpipe.write.forms.begun import Begun
from docpipe.write.forms.meeting_text import said

_NOWHERE: Final = Location("")
_OPEN, _CLOSE = "::: poznámka pro redakci", ":::"
_ROWS: Final = (
    *("title", "title_genitive", "type", "number", "group", "key_activity", "date", "start", "end", "form", "place", "link", "convenor", "chair", "reply_by"),
    *("author", "written_on", "verifiers", "excused", "guests", "counts", "annexes", "next_meeting", "note", "sample"),
)
_HINTS: Final = {
    "verifiers": "jména oddělte čárkou",
    "excused": "jen kdo není v tabulce Účast",
    "guests": "jen kdo není v tabulce Účast",
    "counts": "veřejnost: 23",
    "next_meeting": "16. 5. 2024 od 9:00, místo",
}
_PEOPLE: Final = ("Jméno", "Organizace", "Funkce", "Role", "Účast")
_EMPTY_ROWS: Final = 6
_GUIDE: Final = (
    ("Údaje: ", "v tabulce vyplňte pravý sloupec; co nevíte, nechte prázdné. Datum pište 9. 3. 2021, čas 9:00."),
    ("Účast: ", "každého na vlastní řádek; prázdná účast znamená přítomen. Organizaci a funkci lidí ze seznamu doplní docpipe. Další řádek přidá klávesa Tab."),
    ("Body programu: ", "název bodu má styl Nadpis 2, pod něj napište průběh. Čísla bodů nepište."),
    ("Závěr, usnesení, potřeby, úkoly: ", "každý na vlastní odstavec, který začíná slovem a dvojtečkou, třeba takto:"),
)
_LINES: Final = (
    ("Závěr: ", "Skupina doporučuje návrh předložit zastupitelstvu."),
    ("Usnesení: ", "Skupina schvaluje návrh. (pro 8, proti 0, zdržel se 1)"),
    ("Potřeba: ", "doprava seniorů k lékaři – cílové skupiny: senioři – druh: jiné"),
    ("Úkol: ", "kdo – co – do 30. 4. 2024"),
)
_EMPTY: Final = (Cell(()), Cell(()), Cell(()))
_HEAD: Final = "Návod k formuláři. Nikdy se netiskne; můžete ho smazat, nebo nechat."


def meeting_form(begun: Begun) -> Prose:
    """Return what stands in the form below its title."""
    guide = ItemList(False, tuple(_item(lead, text) for lead, text in (*_GUIDE, *_LINES)), _NOWHERE)  # noqa: FBT003 - fixed order of blocks.py
    blocks: list[Block] = [_paragraph(Run(_OPEN)), _paragraph(Run(_HEAD)), guide, _paragraph(Run(_CLOSE)), _about(begun)]
    blocks += [_heading("Účast"), _people(begun)]
    if begun.carried:
        rows = tuple(
            (_cell(called_in_review(item, begun.carried)), _cell(said(item.from_meeting.value)), *(_cell("") for _ in range(4))) for item in begun.carried
        )
        head = tuple(_cell(label) for label in ("Úkol", "Z jednání", "Stav", "Splněno dne", "Nový termín", "Výsledek"))
        blocks += [_heading("Kontrola úkolů"), Table(head, rows, _NOWHERE, columns=tuple(Column(width=width) for width in (5, 2, 1.6, 2, 2, 2.4)))]
    return Prose((*blocks, _heading("Zahájení")))


def _about(begun: Begun) -> Table:
    rows = tuple((_cell(_label(name)), _cell(said(begun.fields.get((name,), "")))) for name in _ROWS if name != "sample" or ("sample",) in begun.fields)
    return Table((_cell("Údaje setkání", span=2),), rows, _NOWHERE, columns=(Column(width=1), Column(width=2)))


def _people(begun: Begun) -> Table:
    rows = [(_cell(item.name), *_EMPTY, _cell(item.presence)) for item in begun.invited]
    rows += [(_cell(""), *_EMPTY, _cell(""))] * _EMPTY_ROWS
    return Table(tuple(_cell(label) for label in _PEOPLE), tuple(rows), _NOWHERE, columns=tuple(Column(width=width) for width in (5, 5, 4, 3, 3)))


def _label(name: str) -> str:
    hint = _HINTS.get(name)
    return meta_of(Meeting.model_fields[name]).label + (f" ({hint})" if hint else "")


def _item(lead: str, text: str) -> Item:
    return Item((_paragraph(Run(lead, strong=True), Run(text)),))


def _heading(text: str) -> Heading:
    return Heading(1, (Run(text),), _NOWHERE)


def _cell(text: str, *, span: int = 1) -> Cell:
    return Cell((Run(text),) if text else (), span=span)


def _paragraph(*content: Inline) -> Paragraph:
    return Paragraph(content, _NOWHERE)
