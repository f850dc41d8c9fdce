"""The money of a plan in tables and charts: per year, source, priority, municipality, measure, service; printed in the unit of the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from typing import Final

from docpipe.czech.collation import in_order
from docpipe.czech.format import format_number
from docpipe.figures.figure import Figure
from docpipe.figures.planning.crosstab import crosstab
from docpipe.figures.planning.entries import SourceFigure
from docpipe.figures.planning.money import Money, Sums, money_of
from docpipe.figures.planning.tree import MeasureFigure
from docpipe.kinds.plan.book import Book
from docpipe.kinds.plan.tables import NOT_STATED, table, text, title
from docpipe.model import Record
from docpipe.prose.blocks import Block, Cell, Column, CrossReference, Insert, Prose, Run, Table
from docpipe.prose.charts import Chart, ChartKind, Series
from docpipe.records.planning.service import Service

_THOUSAND: Final = 1000
_HUNDRED: Final = 100
_TOTAL: Final = "Celkem"
_SHARE: Final = Decimal("0.1")
Amount = Figure[Decimal | None]
Maker = Callable[[Book, Insert], tuple[Block, ...]]
Rows = list[tuple[Cell, ...]]


def money(book: Book) -> Money | None:
    """Return the plan's money; None where no amount is written anywhere."""
    found = money_of(book.project, book.world.collection)
    return found if found is not None and found.plan.costs().value is not None else None


def in_unit(book: Book, crowns: Decimal) -> Decimal:
    """Return an amount in the unit that the plan prints, exactly."""
    return crowns / _THOUSAND if book.unit == "tis. Kč" else crowns


def amount_cell(book: Book, amount: Amount, *, strong: bool = False, missing: str = NOT_STATED) -> Cell:
    """Return a cell of an amount, „neuvedeno“ where it is not known; its value is exact, its text rounded as the plan says."""
    if amount.value is None:
        return Cell((Run(missing),), align="right", locations=amount.locations)
    return Cell((Run(amount_text(book, amount.value), strong=strong),), value=in_unit(book, amount.value), locations=amount.locations)


def amount_text(book: Book, crowns: Decimal) -> str:
    """Return an amount in the unit that the plan prints, rounded as the plan says."""
    places = book.plan.decimals if book.plan.decimals is not None else 0
    shown = in_unit(book, crowns).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return format_number(shown, places or None)


def years_of(book: Book, found: Money) -> tuple[int, ...]:
    """Return the years of the plan's tables: those of its period, with others in which something is written."""
    return tuple(sorted({*found.years, *(book.period.years if book.period else ())}))


def _columns(book: Book, found: Money, first: str, width: float = 5.0) -> tuple[tuple[str, str, float | None], ...]:
    return ((first, "text", width), *((str(year), "money", 1.7) for year in years_of(book, found)), (_TOTAL, "money", 1.9))


def _across(book: Book, found: Money, amount: Callable[[int | None], Amount], missing: str = "–") -> tuple[Cell, ...]:
    """Return the cells of the years and of their sum."""
    return (*(amount_cell(book, amount(year), missing=missing) for year in years_of(book, found)), amount_cell(book, amount(None), missing=missing))


def _notes(book: Book) -> tuple[str, ...]:
    """Return what the plan says of rounding; the unit stands in the captions."""
    return (book.plan.rounding,) if book.plan.rounding else ()


def main_sources(found: Money) -> tuple[SourceFigure, ...]:
    """Return the sources that add up; „z toho …“ are parts of them."""
    return tuple(source for source in found.sources if source.part_of is None)


def framework(book: Book, insert: Insert) -> tuple[Block, ...]:
    """Return the plan's money by source and year."""
    found = money(book)
    if found is None:
        return ()
    rows = [*_by_source(book, found, found.plan), *_of_no_source(book, found)]
    rows.append((text(_TOTAL), *_across(book, found, found.plan.costs)))
    totals = [len(rows) - 1]
    caption = f"Finanční rámec plánu podle zdrojů a let ({book.unit})"
    return (table("financni-ramec", caption, _columns(book, found, "Zdroj financování"), rows, insert.location, totals=totals, below=_notes(book)),)


def _of_no_source(book: Book, found: Money) -> Rows:
    """Return a row for costs that no source is stated for, so that the sources add up to the costs of the other tables."""

    def rest(year: int | None) -> Amount:
        costs, given = found.plan.costs(year), found.plan.funding(year)
        value = (costs.value or Decimal()) - (given.value or Decimal())
        return Figure(value, tuple(dict.fromkeys((*costs.locations, *given.locations)))) if value else Figure(None)

    amounts = [rest(year) for year in years_of(book, found)]
    if not any(item.value for item in amounts):
        return []
    name = "Zdroj neurčen" if all(item.value is None or item.value > 0 for item in amounts) else "Rozdíl nákladů a zdrojů"
    return [(text(name), *_across(book, found, rest))]


def _by_source(book: Book, found: Money, sums: Sums) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each source that gives something, its parts under it."""
    occurring = {source.id for source in sums.sources}
    for source in (item for item in found.sources if item.id in occurring):
        name = f"z toho {source.name.removeprefix('z toho ')}" if source.part_of else source.name
        label = Cell((Run(name, emphasis=source.part_of is not None),))
        yield (label, *_across(book, found, partial(_from, sums, source.id)))


def _from(sums: Sums, source: str, year: int | None) -> Amount:
    return sums.funding(year, source=source)


def by_priority(book: Book, insert: Insert) -> tuple[Block, ...]:
    """Return the costs of each priority by year."""
    found = money(book)
    if found is None or not book.tree.tops:
        return ()
    rows: Rows = []
    for top in book.tree.tops:
        link = Cell((CrossReference(f"level:{top.id}", insert.location, text=top.label), Run(f" – {top.node.title}")), locations=(top.location,))
        rows.append((link, *_across(book, found, found.node(top.id).costs, NOT_STATED)))
    rows += _aside(book, found)
    rows.append((text(_TOTAL), *_across(book, found, found.plan.costs)))
    name = book.tree.levels[0].plural_genitive
    caption = f"Náklady podle {name} a let ({book.unit})"
    head = book.tree.levels[0].name.capitalize()
    return (table("finance-priority", caption, _columns(book, found, head), rows, insert.location, totals=(len(rows) - 1,), below=_notes(book)),)


def _aside(book: Book, found: Money) -> Rows:
    """Return a row for what belongs to no measure, where there is something."""
    if found.aside.costs().value is None:
        return []
    return [(text(f"Mimo {book.tree.card_name.plural}"), *_across(book, found, found.aside.costs))]


def by_municipality(book: Book, insert: Insert) -> tuple[Block, ...]:
    """Return what each municipality gives by year, and per inhabitant."""
    found = money(book)
    if found is None or not found.municipalities:
        return ()
    known = {item.name: item.population for item in (book.world.project_value.territory.municipalities if book.world.project_value.territory else ())}
    names = [name for name in known if name in found.municipalities] + in_order(set(found.municipalities) - set(known))
    rows: Rows = []
    for name in names:
        sums = found.municipalities[name]
        cells = _across(book, found, sums.funding)
        rows.append((text(name), *cells, _per_head(book, sums, known.get(name), len(years_of(book, found)))))
    total = [_sum([found.municipalities[name].funding(year) for name in names]) for year in (*years_of(book, found), None)]
    rows.append((text(_TOTAL), *(amount_cell(book, item, missing="–") for item in total), text("")))
    columns = (*_columns(book, found, "Obec", 3.4), ("Kč na obyvatele a rok", "number", 1.9))
    caption = f"Podíl obcí na financování ({book.unit})"
    return (table("finance-obce", caption, columns, rows, insert.location, totals=(len(rows) - 1,), below=_notes(book)),)


def _per_head(book: Book, sums: Sums, population: int | None, years: int) -> Cell:
    """Return what a municipality gives a year for each inhabitant, in Kč."""
    total = sums.funding()
    if total.value is None or not population:
        return text("")
    value = (total.value / population / years).quantize(Decimal(1), ROUND_HALF_UP)
    place = book.world.project.locate("territory", "municipalities")
    return Cell((Run(format_number(value)),), value=value, locations=(*total.locations, place))


def _sum(amounts: Sequence[Amount]) -> Amount:
    known = [item for item in amounts if item.value is not None]
    places = tuple(dict.fromkeys(place for item in known for place in item.locations))
    return Figure(sum((item.value for item in known if item.value is not None), Decimal()), places) if known else Figure(None)


def by_measure(book: Book, insert: Insert) -> tuple[Block, ...]:
    """Return the costs of every measure by year, with the sums of priorities and of the plan."""
    found = money(book)
    if found is None:
        return ()
    rows: Rows = []
    groups: list[int] = []
    totals: list[int] = []
    width = len(years_of(book, found)) + 2
    for top in book.tree.tops:
        groups.append(len(rows))
        rows.append(title(f"{top.label} – {top.node.title}", width, top.location))
        rows += [_measure_row(book, found, measure, insert) for measure in top.all_measures()]
        totals.append(len(rows))
        rows.append((text(f"{top.label} celkem"), *_across(book, found, found.node(top.id).costs, NOT_STATED)))
    rows += [_measure_row(book, found, measure, insert) for measure in book.tree.loose]
    rows += _aside(book, found)
    totals.append(len(rows))
    rows.append((text(_TOTAL), *_across(book, found, found.plan.costs)))
    caption = f"Náklady {book.tree.card_name.plural_genitive} podle let ({book.unit})"
    head = book.tree.card_name.name.capitalize()
    return (table("finance-opatreni", caption, _columns(book, found, head), rows, insert.location, totals=totals, groups=groups, below=_notes(book)),)


def _measure_row(book: Book, found: Money, measure: MeasureFigure, insert: Insert) -> tuple[Cell, ...]:
    link = CrossReference(f"measure:{measure.id}", insert.location, text=measure.number or "–")
    return (Cell((link, Run(f" {measure.measure.name}")), locations=(measure.location,)), *_across(book, found, found.measure(measure.id).costs, NOT_STATED))


def by_service(book: Book, insert: Insert) -> tuple[Block, ...]:
    """Return what each service costs and from what sources it is paid, over the whole period."""
    found = money(book)
    if found is None or not found.services:
        return ()
    listed = [record for record in book.services if record.id in found.services]
    sources = [source for source in main_sources(found) if any(source in found.services[record.id].sources for record in listed)]
    cross = crosstab(found.entries, "service", "source")
    rows: Rows = [_service_row(book, found, record, [cross.get((record.id, source.id), Figure(None)) for source in sources]) for record in listed]
    if not rows:
        return ()
    sums = [_sum([cross[record.id, source.id] for record in listed if (record.id, source.id) in cross]) for source in sources]
    costs = _sum([found.services[record.id].costs() for record in listed])
    rows.append((text(_TOTAL), *(amount_cell(book, item, missing="–") for item in (*sums, costs))))
    columns = (("Služba", "text", 4.2), *((source.short_name or source.name, "money", 1.8) for source in sources), (_TOTAL, "money", 1.9))
    caption = f"Náklady služeb podle zdrojů za období {book.values['plan.period'].value if 'plan.period' in book.values else 'plánu'} ({book.unit})"
    return (table("finance-sluzby", caption, columns, rows, insert.location, totals=(len(rows) - 1,), below=_notes(book)),)


def _service_row(book: Book, found: Money, record: Record, given: Sequence[Amount]) -> tuple[Cell, ...]:
    name = record.value.name if isinstance(record.value, Service) else record.id
    cells = (amount_cell(book, item, missing="–") for item in given)
    return (text(name, record.locate("name")), *cells, amount_cell(book, found.services[record.id].costs()))


def source_chart(book: Book, insert: Insert) -> tuple[Block, ...]:
    """Return the shares of the sources in the plan's money as lying bars."""
    found = money(book)
    if found is None:
        return ()
    shares = [(source, found.plan.funding(source=source.id)) for source in main_sources(found)]
    known = sorted(((source, item) for source, item in shares if item.value), key=lambda pair: -(pair[1].value or Decimal()))
    if not known:
        return ()
    whole = sum((item.value for _, item in known if item.value is not None), Decimal())
    told = "; ".join(f"{source.name} {_percent(item.value, whole)}" for source, item in known if item.value is not None)
    series = Series("Náklady", tuple(_drawn(book, item) for _, item in known), tuple(item.locations for _, item in known))
    chart = Chart(
        kind=ChartKind.BAR,
        title=f"Zdroje financování plánu ({book.unit})",
        alt=f"Podíl zdrojů na financování plánu: {told}.",
        categories=tuple(source.short_name or source.name for source, _ in known),
        location=insert.location,
        series=(series,),
        id="graf-financi-zdroje",
        unit=book.unit,
        category_title="zdroj",
    )
    return (chart,)


def _percent(value: Decimal, whole: Decimal) -> str:
    return f"{format_number((value * _HUNDRED / whole).quantize(_SHARE, ROUND_HALF_UP))}\u00a0%"


def _drawn(book: Book, amount: Amount) -> Decimal | None:
    return None if amount.value is None else in_unit(book, amount.value).quantize(Decimal(1), ROUND_HALF_UP)


def year_chart(book: Book, insert: Insert) -> tuple[Block, ...]:
    """Return the costs of each year as columns made up of the priorities."""
    found = money(book)
    if found is None or not book.tree.tops:
        return ()
    years = years_of(book, found)
    series = []
    for top in book.tree.tops:
        amounts = [found.node(top.id).costs(year) for year in years]
        series.append(Series(top.label, tuple(_drawn(book, item) for item in amounts), tuple(item.locations for item in amounts)))
    totals = [found.plan.costs(year) for year in years]
    told = ", ".join(f"{year} {format_number(_drawn(book, item) or Decimal())}" for year, item in zip(years, totals, strict=True))
    chart = Chart(
        kind=ChartKind.STACKED,
        title=f"Náklady podle {book.tree.levels[0].plural_genitive} a let ({book.unit})",
        alt=f"Náklady celkem v {book.unit} podle let: {told}. Sloupce jsou rozděleny podle {book.tree.levels[0].plural_genitive}.",
        categories=tuple(map(str, years)),
        location=insert.location,
        series=tuple(series),
        id="graf-financi-roky",
        unit=book.unit,
        category_title="rok",
    )
    return (chart,)


def measure_costs(book: Book, measure: MeasureFigure) -> Prose:
    """Return the table of a card: what each source gives in each year, and the costs."""
    found = money(book)
    if found is None or found.measure(measure.id).costs().value is None:
        return Prose()
    sums = found.measure(measure.id)
    rows = list(_by_source(book, found, sums))
    rows.append((text("Náklady celkem"), *_across(book, found, sums.costs, NOT_STATED)))
    columns = _columns(book, found, "Zdroj financování")
    header = tuple(Cell((Run(head),)) for head, _, _ in columns)
    kinds = tuple(Column(kind, width) for _, kind, width in columns)
    return Prose((Table(header, tuple(rows), measure.location, columns=kinds, totals=(len(rows) - 1,)),))


def total_cell(book: Book, measure: MeasureFigure) -> Cell:
    """Return what a measure costs over the whole period."""
    found = money(book)
    return amount_cell(book, found.measure(measure.id).costs() if found is not None else Figure(None))


MADE: Mapping[str, tuple[Maker, str]] = {
    "financni_ramec": (framework, "finances"),
    "finance_priority": (by_priority, "finances_by_priority"),
    "finance_obce": (by_municipality, "finances_by_municipality"),
    "finance_opatreni": (by_measure, "finances_by_measure"),
    "finance_sluzby": (by_service, "finances_by_service"),
    "graf_financi_zdroje": (source_chart, "chart_of_sources"),
    "graf_financi_roky": (year_chart, "chart_of_years"),
}
"""Czech name of a generated part, folded → what makes it, and its English name."""
CHARTS = frozenset({"graf_financi_zdroje", "graf_financi_roky"})
