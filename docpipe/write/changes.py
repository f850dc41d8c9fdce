"""What differs between two states of a plan → the report for a council, as blocks for a Word file in the plan's styles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Final

from docpipe.czech.format import format_money, format_number
from docpipe.diagnostics import Location
from docpipe.figures.planning.changes import FieldChange, MoneyChange, PlanChanges, Sort, TextChange, ThingChange
from docpipe.figures.planning.state import PlanState
from docpipe.prose.blocks import Block, Caption, Cell, Column, Heading, Inline, Item, ItemList, Paragraph, Prose, Run, Table

_NOWHERE: Final = Location("")
_TITLES: Final = {
    "plan": "Plán jako celek",
    "node": "Priority a cíle",
    "measure": "Opatření",
    "service": "Služby",
    "need": "Potřeby",
    "indicator": "Ukazatele",
    "target-group": "Cílové skupiny",
    "risk": "Rizika",
    "swot": "Analýzy SWOT",
    "milestone": "Harmonogram",
    "evaluation": "Vyhodnocení předchozího plánu",
    "comment": "Připomínky",
    "table": "Tabulky",
    "chart": "Grafy",
}
_SORTS: Final[dict[Sort, str]] = {"added": "nově", "removed": "vypuštěno", "changed": "změněno"}
_UNNAMED: Final = "celkem"
_WORDS: Final = re.compile(r"\s+|[^\s]+")
_REFERENCE: Final = re.compile(r"\[\[\s*(\w[\w-]*)\s*:\s*([^\[\]|]+?)\s*(?:\|[^\[\]]*)?\]\]")
_LONGEST: Final = 1500
"""Characters of one side of a change that are shown; the rest is in the plan itself."""


def report_title(changes: PlanChanges) -> str:
    """Return the title of the report."""
    return f"Změny dokumentu {changes.new.title}"


def report(changes: PlanChanges) -> Prose:
    """Return the report: what is compared, how much changed, then the imprint, money, things and texts in tables."""
    blocks: list[Block] = [
        _paragraph(Run("Porovnává se "), Run(_named(changes.old), strong=True), Run(" (bylo) a "), Run(_named(changes.new), strong=True), Run(" (je).")),
        *_summary(changes),
    ]
    if changes.imprint:
        blocks += _heading("Stav, verze a schválení"), _fields(changes.imprint, "Změny v tiráži")
    blocks += _money(changes)
    for kind, title in _TITLES.items():
        if found := [item for item in changes.things if item.kind == kind]:
            blocks += _heading(title), _things(found, f"{title}: změny")
    if changes.texts:
        blocks.append(_heading("Texty kapitol"))
        blocks += (block for text in changes.texts for block in _text(text))
    return Prose(tuple(blocks))


def _named(state: PlanState) -> str:
    version = f"verze {state.version}" if state.version else "verze bez čísla"
    return f"{version}, {state.state}" if state.state else version


def _summary(changes: PlanChanges) -> Iterator[Block]:
    if changes.only_imprint and not changes.imprint:
        yield _paragraph(Run("Obě znění jsou stejná."))
        return
    if changes.only_imprint:
        yield _paragraph(Run("Znění se liší jen v tiráži (stav, verze, schválení); text, opatření a částky jsou stejné."))
        return
    items = [f"{title}: {counted}" for kind, title in _TITLES.items() if (counted := _counted(item.sort for item in changes.things if item.kind == kind))]
    if texts := _counted(item.sort for item in changes.texts):
        items.append(f"Kapitoly: {texts}")
    if whole := next((item for item in changes.by_year if item.year is None), None):
        items.append(f"Peníze celkem: {_money_text(whole.was)} → {_money_text(whole.now)} ({_moved(whole.moved)})")
    elif changes.by_source or changes.by_measure:
        items.append("Peníze: celkový součet stejný, částky se přesunuly")
    if items:
        yield ItemList(False, tuple(Item((_paragraph(Run(text)),)) for text in items), _NOWHERE)  # noqa: FBT003 - fixed order of blocks.py


def _counted(sorts: Iterable[Sort]) -> str:
    found = list(sorts)
    return ", ".join(f"{word} {found.count(sort)}" for sort, word in _SORTS.items() if sort in found)


def _money(changes: PlanChanges) -> Iterator[Block]:
    if not (changes.by_source or changes.by_year or changes.by_measure):
        return
    yield _heading("Peníze")
    if changes.by_source:
        yield _amounts(changes.by_source, "Zdroj", "Částky podle zdrojů a let")
    if changes.by_year:
        yield _amounts(changes.by_year, "", "Částky podle let")
    if changes.by_measure:
        yield _amounts(changes.by_measure, "Opatření", "Částky podle opatření")


def _amounts(moves: tuple[MoneyChange, ...], what: str, caption: str) -> Table:
    heads = [*((what,) if what else ()), *(("Rok",) if what != "Opatření" else ()), "Bylo", "Je", "Rozdíl"]
    rows = []
    for move in moves:
        year = "celkem" if move.year is None else str(move.year)
        name = move.what or ("bez opatření" if what == "Opatření" else _UNNAMED)
        cells = [*((_cell(name),) if what else ()), *((_cell(year),) if what != "Opatření" else ())]
        rows.append((*cells, *(_cell(text, "right") for text in (_money_text(move.was), _money_text(move.now), _moved(move.moved)))))
    texts = (*((Column(width=5),) if what else ()), *((Column(width=1.5),) if what != "Opatření" else ()))
    columns = (*texts, *(Column("money", 2) for _ in range(3)))
    totals = tuple(index for index, move in enumerate(moves) if move.year is None and what != "Opatření")
    return Table(tuple(map(_cell, heads)), tuple(rows), _NOWHERE, caption=_caption(caption), columns=columns, totals=totals)


def _things(found: list[ThingChange], caption: str) -> Table:
    rows: list[tuple[Cell, ...]] = []
    groups: list[int] = []
    for item in found:
        groups.append(len(rows))
        rows.append((Cell((Run(f"{item.title} – {_SORTS[item.sort]}"),), span=3),))
        rows += [_field_row(change) for change in item.fields] if item.sort == "changed" else []
    columns = (Column(width=2), Column(width=5), Column(width=5))
    return Table(tuple(map(_cell, ("Údaj", "Bylo", "Je"))), tuple(rows), _NOWHERE, caption=_caption(caption), columns=columns, groups=tuple(groups))


def _fields(changes: tuple[FieldChange, ...], caption: str) -> Table:
    columns = (Column(width=2), Column(width=5), Column(width=5))
    rows = tuple(map(_field_row, changes))
    return Table(tuple(map(_cell, ("Údaj", "Bylo", "Je"))), rows, _NOWHERE, caption=_caption(caption), columns=columns)


def _field_row(change: FieldChange) -> tuple[Cell, ...]:
    return (_cell(change.label), *_sides(change))


def _sides(change: FieldChange) -> tuple[Cell, Cell]:
    """Return what was and what is, the words that differ in bold; a side that is nothing is a dash."""
    was, now = (_readable(text) for text in (change.was, change.now))
    if not was or not now:
        return _long([Run(was)]), _long([Run(now)])
    old, new = (_WORDS.findall(text) for text in (was, now))
    sides: tuple[list[Run], list[Run]] = ([], [])
    for tag, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for side, words in zip(sides, (old[first:last], new[begin:end]), strict=True):
            if words:
                side.append(Run("".join(words), strong=tag != "equal"))
    return _long(sides[0]), _long(sides[1])


def _readable(text: str) -> str:
    """Return a text of sensible length, with references as words: '[[priorita:seniori]]' is '[priorita seniori]' to a reader."""
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"
    return _REFERENCE.sub(r"[\1 \2]", shown)


def _text(change: TextChange) -> Iterator[Block]:
    yield Heading(2, (Run(f"{change.title} – {_SORTS[change.sort]}"),), _NOWHERE)
    if change.sort != "changed":
        return
    columns = (Column(width=1), Column(width=1))
    rows = tuple(map(_sides, change.lines))
    yield Table(tuple(map(_cell, ("Bylo", "Je"))), rows, _NOWHERE, caption=_caption(f"{change.title}: změny textu"), columns=columns)


def _long(runs: list[Run]) -> Cell:
    """Return a cell with a paragraph a line."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *rest = run.text.split("\n")
        lines[-1] += [Run(first, strong=run.strong)] if first else []
        lines += [[Run(line, strong=run.strong)] if line else [] for line in rest]
    said = [tuple(line) for line in lines if line] or [(Run("–"),)]
    return Cell(said[0], blocks=tuple(_paragraph(*line) for line in said[1:]))


def _money_text(amount: Decimal | None) -> str:
    return "neuvedeno" if amount is None else format_money(amount)


def _moved(amount: Decimal) -> str:
    """Return '+1 200 Kč', '−300 Kč'."""
    return f"+{format_money(amount)}" if amount > 0 else format_money(amount) if amount else format_number(0)


def _heading(text: str) -> Heading:
    return Heading(1, (Run(text),), _NOWHERE)


def _paragraph(*content: Inline) -> Paragraph:
    return Paragraph(content, _NOWHERE)


def _cell(text: str, align: str | None = None) -> Cell:
    return Cell((Run(text),) if text else (), align)


def _caption(text: str) -> Caption:
    return Caption((Run(text),))
