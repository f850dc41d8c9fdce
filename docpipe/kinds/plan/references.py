"""`[[measure:…]]`, `[[tabulce:…]]`, `[[chapter:…]]`, `[[value:plan.total|kc]]` in the plan's texts → links and values; the rest as in every document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from docpipe.czech.format import format_date, format_money, format_number, format_percent, format_thousands
from docpipe.diagnostics import Checked, Diagnostic, Plain
from docpipe.figures.planning.values import plan_value, value_names
from docpipe.kinds.plan.tables import NOT_STATED
from docpipe.kinds.references import resolved_one, unresolved
from docpipe.prose import plain_reference
from docpipe.prose.blocks import CrossReference, Inline, Reference, Run, Shown, Value
from docpipe.schema import fold_key

if TYPE_CHECKING:
    from docpipe.kinds.plan.book import Book

_WORDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "measure": ("opatření", ("opatreni", "opatrenim", "opatrenich", "opatrenimi")),
    "level": ("priorita", ("priorita", "priority", "priorite", "prioritu", "prioritou", "cil", "cile", "cili", "cilem", "cilu")),
    "table": ("tabulka", ("tabulka", "tabulky", "tabulce", "tabulku", "tabulkou")),
    "figure": ("obrázek", ("obrazek", "obrazku", "obrazkem", "mapa", "mapy", "mape", "mapu", "mapou")),
    "chart": ("graf", ("graf", "grafu", "grafem")),
    "chapter": ("kapitola", ("kapitola", "kapitoly", "kapitole", "kapitolu", "kapitolou", "priloha", "prilohy", "priloze", "prilohu", "prilohou")),
    "need": ("potřeba", ("potreba", "potreby", "potrebe", "potrebu", "potrebou")),
    "service": ("služba", ("sluzba", "sluzby", "sluzbe", "sluzbu", "sluzbou")),
}
"""Sort of reference → its nominative, and the forms by which a sentence may write it, folded."""
_SORTS = {form: sort for sort, (_, forms) in _WORDS.items() for form in (sort, *forms)}
_PAGES = frozenset({"strana", "strany", "strane", "stranu", "page"})
_TITLES = frozenset({"nazev", "title"})
_MILLION = 1_000_000


def _million(value: Decimal) -> str:
    return f"{format_number(value / _MILLION, 1)}\u00a0mil.\u00a0Kč"


_FORMATS: Mapping[str, Callable[[Decimal], str]] = {
    "kc": format_money,
    "tis_kc": format_thousands,
    "mil_kc": _million,
    "cislo": format_number,
    "number": format_number,
    "procento": format_percent,
    "procenta": format_percent,
    "percent": format_percent,
}
_FORMAT_NAMES = ("kc", "tis-kc", "mil-kc", "číslo", "procento", "datum")


def resolved_reference(reference: Reference, book: Book) -> Checked[tuple[Inline, ...]]:
    """Return what a reference stands for in the plan: a link to its place, a value, or what it is in any document."""
    checked = _resolved(reference, book)
    written = plain_reference(reference)
    return replace(checked, value=tuple(replace(item, written=written) if isinstance(item, CrossReference) else item for item in checked.value))


def _resolved(reference: Reference, book: Book) -> Checked[tuple[Inline, ...]]:
    folded = fold_key(reference.type)
    if folded in ("value", "hodnota"):
        return _value(reference, book)
    sort = _SORTS.get(folded)
    if sort is None:
        return resolved_one(reference, book.world)
    written = _WORDS[sort][0] if folded == sort else reference.type
    if sort == "measure":
        return _measure(reference, written, book)
    if sort == "level":
        return _level(reference, written, book)
    if sort == "need":
        return _need(reference, written, book)
    if sort == "service":
        record = book.service(reference.target)
        return (
            Checked((Run(str(getattr(record.value, "name", ""))),)) if record is not None else unresolved(reference, tuple(item.id for item in book.services))
        )
    return _placed(reference, "figure" if sort == "chart" else sort, written, book)


def _shown(reference: Reference) -> Shown:
    asked = fold_key(reference.format or "")
    return "page" if asked in _PAGES else "title" if asked in _TITLES else "number"


def _measure(reference: Reference, word: str, book: Book) -> Checked[tuple[Inline, ...]]:
    found = book.tree.measures.get(reference.target)
    if found is None:
        return unresolved(reference, tuple(book.tree.measures))
    shown = _shown(reference)
    text = {"number": found.number or found.measure.name, "title": found.measure.name, "page": None}[shown]
    return Checked((CrossReference(f"measure:{found.id}", reference.location, word if found.number and shown == "number" else "", shown, text),))


def _level(reference: Reference, word: str, book: Book) -> Checked[tuple[Inline, ...]]:
    found = book.tree.nodes.get(reference.target)
    if found is None:
        return unresolved(reference, tuple(book.tree.nodes))
    shown = _shown(reference)
    text = {"number": found.number, "title": found.node.title, "page": None}[shown]
    return Checked((CrossReference(f"level:{found.id}", reference.location, word if shown == "number" else "", shown, text),))


def _need(reference: Reference, word: str, book: Book) -> Checked[tuple[Inline, ...]]:
    found = book.needs_by_id.get(reference.target)
    if found is None:
        return unresolved(reference, tuple(book.needs_by_id))
    if "table:potreby" in book.anchors:
        return Checked((CrossReference("table:potreby", reference.location, f"{word} č.", text=str(found.number)),))
    return Checked((Run(f"{word} č.\u00a0{found.number}"),))


def _placed(reference: Reference, sort: str, word: str, book: Book) -> Checked[tuple[Inline, ...]]:
    """Return a link to a table, a figure or a chapter of the plan; that of a chapter which was left out is told when it is printed."""
    anchor = f"{sort}:{reference.target}"
    if anchor not in book.anchors and not (sort == "chapter" and reference.target in book.known_chapters):
        return unresolved(reference, tuple(name.partition(":")[2] for name in sorted(book.anchors) if name.startswith(f"{sort}:")))
    shown = _shown(reference)
    if sort == "chapter" and reference.target in book.annexes and shown == "number":
        number = str(book.annexes.index(reference.target) + 1)
        return Checked((CrossReference(anchor, reference.location, word if word != _WORDS["chapter"][0] else "příloha", text=number),))
    return Checked((CrossReference(anchor, reference.location, word if shown == "number" else "", shown),))


def _value(reference: Reference, book: Book) -> Checked[tuple[Inline, ...]]:
    found = book.values.get(reference.target) or plan_value(reference.target, book.project, book.world.collection)
    if found is None:
        known = resolved_one(reference, book.world)
        return known if known.value else unresolved(reference, (*book.values, *value_names(book.project, book.world.collection)))
    asked = fold_key(reference.format or "")
    text = _printed(found.value, asked)
    if text is None:
        arguments: dict[str, Plain] = {"format": reference.format or "", "known": _FORMAT_NAMES}
        return Checked((), (Diagnostic("reference-format-unknown", reference.location, arguments),))
    return Checked((Value(text, reference.target, found.locations),))


def _printed(value: object, asked: str) -> str | None:
    """Return a value as text in the format asked for; None where it cannot be printed so. An amount that is not stated says so."""
    if value is None:
        return NOT_STATED
    if isinstance(value, date):
        return format_date(value) if asked in ("", "datum", "date") else None
    if isinstance(value, Decimal | int):
        return _FORMATS[asked or "number"](Decimal(value)) if asked in _FORMATS or not asked else None
    return str(value) if not asked else None
