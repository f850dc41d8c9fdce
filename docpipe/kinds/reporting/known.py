"""What docpipe knows of a period → the sentences and tables that a report prints beside what a person says."""

from __future__ import annotations

from collections.abc import Iterable

from docpipe.czech.agreement import count
from docpipe.czech.format import format_date, format_number, format_percent
from docpipe.czech.values import NBSP
from docpipe.figures.activities import key_activity_of
from docpipe.figures.attendance import attendance_of
from docpipe.figures.reporting.activities import ActivityFigure, planned_in
from docpipe.figures.reporting.evidence import COMMON, Evidence, publicity_value
from docpipe.figures.reporting.periods import period_after
from docpipe.kinds.common import place_of
from docpipe.kinds.plan.tables import count as number
from docpipe.kinds.plan.tables import day, table, text, title
from docpipe.kinds.reporting.book import ReportBook
from docpipe.kinds.reporting.references import in_words, ranges
from docpipe.model import Record
from docpipe.prose.blocks import Cell, Prose, Run
from docpipe.records.collection import evidence_of, meeting_of
from docpipe.records.reporting.publicity import PUBLICITY_TYPES

_FEW = (2, 3, 4)


def sentences(activity: ActivityFigure) -> str:
    """Return „Konala se 2 setkání. Zúčastnilo se 9 osob (14 účastí).“; nothing where nothing was held."""
    held, people, visits, unnamed = activity.held.value, activity.people.value, activity.visits.value, activity.unnamed.value
    if not held:
        return ""
    found = [f"{'Konala' if held in _FEW else 'Konalo'} se {count(held, 'setkání')}."]
    if people:
        more = f" ({count(visits - unnamed, 'účast')})" if visits - unnamed != people else ""
        found.append(f"{_came(people)} {count(people, 'osoba')}{more}.")
    if unnamed:
        found.append(f"{'Bez uvedení jména' if not people else 'K tomu bez uvedení jména'}: {count(unnamed, 'účast')}.")
    return " ".join(found)


def _came(people: int) -> str:
    return "Zúčastnila se" if people == 1 else "Zúčastnily se" if people in _FEW else "Zúčastnilo se"


def meetings_table(book: ReportBook, activity: ActivityFigure) -> Prose:
    """Return the meetings held, with the number present, where the minutes are published, and the numbers of their evidence."""
    if not activity.meetings:
        return Prose()
    rows = [_meeting_row(book, item) for item in activity.meetings]
    total = (Cell((Run("Celkem"),), span=3), number(activity.visits.value, *activity.visits.locations), Cell((Run(""),)))
    columns = (("Datum", "date", 2.1), ("Setkání", "text", 5.6), ("Místo", "text", 3.6), ("Účast", "number", 1.3), ("Doklady", "text", 3.2))
    name = f"setkani-{(activity.code or 'ostatni').replace(' ', '-').lower()}"
    caption = f"Setkání aktivity {activity.code}" if activity.code else "Setkání bez klíčové aktivity"
    return Prose((table(name, caption, columns, [*rows, total] if len(rows) > 1 else rows, activity.meetings[0].locate("date"), totals=_last(rows)),))


def _last(rows: list[tuple[Cell, ...]]) -> tuple[int, ...]:
    return (len(rows),) if len(rows) > 1 else ()


def _meeting_row(book: ReportBook, item: Record) -> tuple[Cell, ...]:
    meeting, present = meeting_of(item), attendance_of(item, book.collection).present
    published = evidence_of(item)
    seen = f"zápis zveřejněn {format_date(published.published_on)}" if published.published_on is not None else ""
    title_cell = text(meeting.title, item.locate("title"))
    named = Cell((*title_cell.content, Run(f" – {seen}")), locations=(*title_cell.locations, item.locate("evidence", "published_on"))) if seen else title_cell
    own = book.evidence_for_meeting(item)
    return (
        day(meeting.date, item.locate("date")),
        named,
        text(place_of(item), item.locate("place")),
        number(present.value, *present.locations),
        text(ranges(own), *(entry.location for entry in own)),
    )


def evidence_sentence(book: ReportBook, activity: ActivityFigure) -> str:
    """Return „Přílohy KA 02/01 až 12 podle seznamu příloh.“; nothing where there is no evidence."""
    own = book.evidence_for(activity)
    return f"{'Přílohy' if len(own) > 1 else 'Příloha'}{NBSP}{in_words(own)} podle seznamu příloh." if own else ""


def _evidence_row(item: Evidence) -> tuple[Cell, ...]:
    return (text(item.label, item.location), text(item.title, item.location))


def attachments_table(book: ReportBook) -> Prose:
    """Return the list of all evidence, by activity."""
    if not book.evidence:
        return Prose()
    rows: list[tuple[Cell, ...]] = []
    groups: list[int] = []
    group = ""
    for item in book.evidence:
        if item.group != group:
            group = item.group
            groups.append(len(rows))
            rows.append(title(_group_name(book, group), 2, item.location))
        rows.append(_evidence_row(item))
    columns = (("Číslo", "text", 2.4), ("Příloha", "text", 13.4))
    return Prose((table("prilohy-zpravy", "Seznam příloh zprávy", columns, rows, book.record.locate("number"), groups=groups),))


def _group_name(book: ReportBook, group: str) -> str:
    if group == COMMON:
        return "Společné přílohy"
    activity = key_activity_of(book.world.project_value, group)
    return f"{activity.code} – {activity.name}" if activity is not None else group


_NUMBERS = (("Výchozí", "number", 1.6), ("Předchozí období", "number", 1.8), ("Přírůstek", "number", 1.8))
_PLAIN = (
    (("Kód", "text", 1.8), ("Indikátor", "text", 4.6), *_NUMBERS, ("Celkem", "number", 1.6), ("Cíl", "number", 1.3), ("Plnění", "percent", 1.5)),
    "Celkem je součet přírůstků všech období; plnění je jeho podíl na cílové hodnotě.",
)
_BASED = (
    (
        *(("Kód", "text", 1.8), ("Indikátor", "text", 4.2), *_NUMBERS, ("Dosaženo", "number", 1.9)),
        *(("Cíl", "number", 1.3), ("Plnění", "percent", 1.5)),
    ),
    "Dosaženo je výchozí hodnota a přírůstky všech období; plnění je podíl těchto přírůstků na rozdílu cílové a výchozí hodnoty.",
)
"""Columns of the table and what is said below it: without a baseline, and with one."""


def indicators_table(book: ReportBook) -> Prose:
    """Return the indicators: baseline, what was reached before, the increment, the total, the target and how much of it is done."""
    if not book.indicators:
        return Prose()
    based = any(item.indicator.baseline for item in book.indicators)
    rows = [
        (
            text(item.indicator.code, item.record.locate("code")),
            text(item.indicator.name + (f" ({item.indicator.unit})" if item.indicator.unit else ""), item.record.locate("name")),
            number(item.indicator.baseline, item.record.locate("baseline")),
            number(item.previous.value, *item.previous.locations),
            number(item.increment.value, *item.increment.locations),
            number(item.reached, item.record.locate("baseline"), *item.total.locations) if based else number(item.total.value, *item.total.locations),
            number(item.indicator.target, item.record.locate("target")),
            text(format_percent(item.percent) if item.percent is not None else "", *item.total.locations),
        )
        for item in book.indicators
    ]
    columns, below = _BASED if based else _PLAIN
    return Prose((table("indikatory", "Indikátory projektu", columns, rows, book.indicators[0].record.locate("code"), below=(below,)),))


def counted_table(book: ReportBook) -> Prose:
    """Return what counts toward the indicators in the period, with the address and the day of publication."""
    rows: list[tuple[Cell, ...]] = []
    for item in book.indicators:
        for counted in item.counted:
            value, at = counted.item, ("counted", counted.index)
            own = [entry for text_ in value.evidence for entry in book.evidence if entry.id.casefold() == text_.casefold()]
            rows.append(
                (
                    text(item.indicator.code, item.record.locate("code")),
                    text(value.what, item.record.locate(*at, "what")),
                    number(value.value, item.record.locate(*at)),
                    text(_published(value.url, value.published_on), item.record.locate(*at)),
                    text(ranges(tuple(own)), item.record.locate(*at, "evidence")),
                )
            )
    if not rows:
        return Prose()
    columns = (("Kód", "text", 1.8), ("Co se započítává", "text", 4.8), ("Hodnota", "number", 1.7), ("Zveřejněno", "text", 5.2), ("Doklad", "text", 2.3))
    place = next(item.record.locate("counted") for item in book.indicators if item.counted)
    return Prose((table("zapocteno", "Započteno v období", columns, rows, place),))


def _published(url: str | None, on: object) -> str:
    return ", ".join(part for part in (url or "", format_date(on) if on is not None else "") if part)  # type: ignore[arg-type]


def publicity_table(book: ReportBook) -> Prose:
    """Return the publicity of the period."""
    if not book.publicity:
        return Prose()
    rows: list[tuple[Cell, ...]] = []
    for record in book.publicity:
        value = publicity_value(record)
        own = tuple(item for item in book.evidence if item.record.key == record.key)
        rows.append(
            (
                text(PUBLICITY_TYPES[value.type][0], record.locate("type")),
                text(", ".join(part for part in (value.title, value.place or "", value.url or "") if part), record.locate("title")),
                day(value.date, record.locate("date")),
                text(ranges(own), record.locate("photo")),
            )
        )
    columns = (("Druh", "text", 2.4), ("Co a kde", "text", 8.6), ("Od", "date", 2.1), ("Doklad", "text", 2.7))
    return Prose((table("publicita", "Publicita projektu", columns, rows, book.publicity[0].locate("title")),))


def planned_table(book: ReportBook) -> Prose:
    """Return the meetings planned for the period that follows."""
    period = period_after(book.record, book.collection)
    found = planned_in(book.record.project or "", book.collection, period) if period is not None else ()
    if not found:
        return Prose()
    rows = [
        (
            day(item.date, item.locate("date")),
            text(item.title, item.locate("date" if item.announced else "title")),
            text(place_of(item.record) if item.place is None else item.place, item.locate("place")),
            text(book.code_of(item.record), item.record.locate("key_activity")),
        )
        for item in found
    ]
    columns = (("Datum", "date", 2.1), ("Setkání", "text", 6.6), ("Místo", "text", 5.0), ("Aktivita", "text", 2.1))
    return Prose((table("plan-setkani", "Plánovaná setkání", columns, rows, found[0].locate("date")),))


def procurements_table(book: ReportBook) -> Prose:
    """Return the public contracts."""
    from docpipe.czech.format import format_money
    from docpipe.records.reporting.report import PROCUREMENT_STATES

    found = book.report.procurements
    if not found:
        return Prose()
    rows = []
    for index, item in enumerate(found):
        crowns = item.amount.crowns() if item.amount is not None else None
        written = format_number(item.amount.number) if item.amount is not None else ""
        rows.append(
            (
                text(item.title, book.record.locate("procurements", index, "title")),
                text(PROCUREMENT_STATES[item.state][0] if item.state is not None else "", book.record.locate("procurements", index, "state")),
                text(item.supplier, book.record.locate("procurements", index, "supplier")),
                text(format_money(crowns) if crowns is not None else written, book.record.locate("procurements", index, "amount")),
                day(item.date, book.record.locate("procurements", index, "date")),
                text(item.amendments, book.record.locate("procurements", index, "amendments")),
            )
        )
    columns = (
        ("Zakázka", "text", 4.8),
        ("Stav", "text", 2.5),
        ("Dodavatel", "text", 3.2),
        ("Částka", "text", 2.5),
        ("Datum", "date", 2.1),
        ("Dodatky", "text", 2.0),
    )
    return Prose((table("zakazky", "Veřejné zakázky", columns, rows, book.record.locate("procurements")),))


def evidence_line(found: Iterable[Evidence], most: int | None) -> str:
    """Return the evidence in a text for the funder's form: each with its title; where that is longer than the field takes, the numbers alone."""
    own = tuple(found)
    whole = "; ".join(f"{item.label} {item.title}" for item in own)
    return whole if most is None or len(whole) <= most else f"Přílohy {in_words(own)}"
