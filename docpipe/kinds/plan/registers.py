"""Evaluation of the previous plan, risks, comments and their settlement, indicators: registers of the content as tables."""

from __future__ import annotations

import re
from typing import Final, cast

from docpipe.czech.format import format_date
from docpipe.czech.values import NBSP
from docpipe.kinds.plan.book import Book, capital, listed, run
from docpipe.kinds.plan.tables import lines, linked, table, text, title
from docpipe.model import Record
from docpipe.prose.blocks import Block, Cell, Insert, Paragraph, Prose, plain
from docpipe.records.planning.comment import AUTHOR_KINDS, COMMENT_KINDS, SETTLEMENTS, Comment
from docpipe.records.planning.evaluation import Evaluation
from docpipe.records.planning.indicator import Indicator
from docpipe.records.planning.measure import MEASURE_STATES
from docpipe.records.planning.parts import IndicatorPart
from docpipe.records.planning.risk import DEGREES, Risk

_LONG_NUMBER: Final = re.compile(r"([1-9]\d{3,})(,\d+)?")
_NO_COMMENTS = "K návrhu plánu zatím nebyly podány žádné připomínky."


def flat(book: Book, prose: Prose | None) -> str:
    """Return a long text in one paragraph, for a cell."""
    if prose is None:
        return ""
    return " ".join(plain(block.content) for block in book.prose(prose).blocks if isinstance(block, Paragraph))


def evaluation(book: Book, insert: Insert) -> tuple[Block, ...]:
    """Return the measures of the previous plan with what became of them and where they go on."""
    rows: list[tuple[Cell, ...]] = []
    groups: list[int] = []
    under = None
    for record in book.of("evaluation"):
        item = cast("Evaluation", record.value)
        if item.priority and item.priority != under:
            groups.append(len(rows))
            rows.append(title(item.priority, 4, record.locate("priority")))
        under = item.priority
        rows.append(_evaluated(book, record, item, insert))
    if not rows:
        return ()
    name = f"Vyhodnocení předchozího plánu{f' – {book.plan.previous}' if book.plan.previous else ''}"
    columns = (("Opatření", "text", 4.4), ("Plnění", "text", 1.8), ("Výsledek", "text", 5.4), ("Pokračuje jako", "text", 1.8))
    return (table("vyhodnoceni", name, columns, rows, insert.location, groups=groups),)


def _evaluated(book: Book, record: Record, item: Evaluation, insert: Insert) -> tuple[Cell, ...]:
    after = book.tree.measures.get(item.continues_as or "")
    goes_on = linked((book.measure_link(after, insert.location),), record.locate("continues_as")) if after is not None else text(item.continues_as)
    result = (flat(book, item.result), f"Důvod: {item.reason}" if item.reason else "")
    return (
        text(listed((item.number or "", item.name), " "), record.locate("name")),
        text(MEASURE_STATES[item.state][0], record.locate("state")),
        lines(result, record.locate("result")),
        goes_on,
    )


def risks(book: Book, insert: Insert) -> tuple[Block, ...]:
    """Return the risks of the plan with what is done against them."""
    rows = []
    for record in book.of("risk"):
        item = cast("Risk", record.value)
        likely = DEGREES[item.probability][0] if item.probability else ""
        bad = DEGREES[item.impact][1] if item.impact else ""
        rows.append(
            (
                text(item.text, record.locate("text")),
                text(likely, record.locate("probability")),
                text(bad, record.locate("impact")),
                text(item.response, record.locate("response")),
                text(item.owner),
            )
        )
    if not rows:
        return ()
    columns = (
        ("Riziko", "text", 4.0),
        ("Pravdě\u00adpodobnost", "text", 1.9),
        ("Dopad", "text", 1.4),
        ("Opatření proti riziku", "text", 4.6),
        ("Odpovídá", "text", 2.2),
    )
    return (table("rizika", "Rizika naplňování plánu", columns, rows, insert.location),)


def comments(book: Book, insert: Insert) -> tuple[Block, ...]:
    """Return the comments with their settlement; a sentence where there are none."""
    rows = [_comment(book, record, cast("Comment", record.value)) for record in book.of("comment")]
    if not rows:
        return (Paragraph(run(_NO_COMMENTS), insert.location),)
    columns = (
        ("Č.", "text", 0.8),
        ("Datum", "text", 2.0),
        ("Předkladatel", "text", 2.4),
        ("K čemu", "text", 2.4),
        ("Znění připomínky a návrh změny", "text", 5.0),
        ("Typ", "text", 1.5),
        ("Způsob vypořádání", "text", 2.2),
        ("Zdůvodnění, zapracování", "text", 5.0),
    )
    return (table("pripominky", "Vypořádání připomínek", columns, rows, insert.location),)


def _comment(book: Book, record: Record, item: Comment) -> tuple[Cell, ...]:
    author = item.author or item.organisation or (AUTHOR_KINDS[item.author_kind][0] if item.author_kind else "")
    proposal = f"Návrh: {said}" if (said := flat(book, item.proposal)) else ""
    reason = flat(book, item.reason)
    settled = listed(
        (f"zapracováno: {item.worked_in}" if item.worked_in else "", f"vypořádáno {format_date(item.settled_on)}" if item.settled_on else ""), "; "
    )
    return (
        text(item.id, record.locate("id")),
        text(format_date(item.date) if item.date else "", record.locate("date")),
        text(author, record.locate("author" if item.author else "organisation")),
        text(item.place, record.locate("place")),
        lines((flat(book, item.text), proposal), record.locate("text")),
        text(COMMENT_KINDS[item.kind][0] if item.kind else "", record.locate("kind")),
        text(SETTLEMENTS[item.settlement][0] if item.settlement else "", record.locate("settlement")),
        lines((reason, capital(settled)), record.locate("reason")),
    )


def indicators(book: Book, insert: Insert) -> tuple[Block, ...]:
    """Return the plan's own indicators."""
    rows = []
    for record in book.of("indicator"):
        item = cast("Indicator", record.value)
        if not item.belongs_to:
            rows.append(indicator_row(record, item))
    if not rows:
        return ()
    columns = (
        ("Ukazatel", "text", 5.0),
        ("Jednotka", "text", 1.8),
        ("Výchozí hodnota", "number", 2.0),
        ("Cílová hodnota", "number", 2.0),
        ("Zdroj ověření", "text", 3.2),
    )
    return (table("ukazatele", "Ukazatele plánu", columns, rows, insert.location),)


def indicator_row(record: Record, item: IndicatorPart) -> tuple[Cell, ...]:
    """Return an indicator as a row of a table."""
    return (
        text(item.name, record.locate("name")),
        text(item.unit, record.locate("unit")),
        text(with_year(item.baseline, item.baseline_year), record.locate("baseline")),
        text(with_year(item.target, item.target_year), record.locate("target")),
        text(item.verification, record.locate("verification")),
    )


def measured(value: str | None) -> str:
    """Return the value of an indicator with its thousands set apart: „4 000“; a text as it is."""
    found = _LONG_NUMBER.fullmatch(value or "")
    return f"{int(found[1]):,}".replace(",", NBSP) + (found[2] or "") if found is not None else value or ""


def with_year(value: str | None, year: int | None) -> str:
    """Return „45 (2025)“."""
    return f"{measured(value)} ({year})" if value and year else measured(value)
