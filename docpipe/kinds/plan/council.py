"""What a plan asks of one municipality: the measures that concern it, the amounts it is to give, how its council resolves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from docpipe.czech.agreement import count as counted
from docpipe.czech.agreement import takes_plural
from docpipe.czech.format import format_date, format_money, format_number, format_period
from docpipe.czech.names import fold_name
from docpipe.czech.values import NBSP
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.figures.figure import Figure
from docpipe.figures.people import organisation_of
from docpipe.figures.planning.levels import LevelName
from docpipe.figures.planning.money import Money
from docpipe.figures.planning.tree import MeasureFigure
from docpipe.kinds.kind import Sources, World
from docpipe.kinds.plan.book import Book, listed, span_text
from docpipe.kinds.plan.money import money, years_of
from docpipe.kinds.plan.tables import NOT_STATED, table, text
from docpipe.model import Record
from docpipe.prose.blocks import Cell, Prose, Run
from docpipe.records.planning.plan import Approval, ApprovalVerb, Plan
from docpipe.records.project import Municipality

_DATIVES = {"Zastupitelstvo": "Zastupitelstvu", "Rada": "Radě"}
Amount = Figure[Decimal | None]


@dataclass(frozen=True)
class Council:
    """One municipality and what the plan asks of it."""

    book: Book
    name: str

    @classmethod
    def of(cls, record: Record, world: World, sources: Sources) -> Council:
        """Return the municipality that a document is about."""
        return cls(Book(world, record, sources), world.part)

    @property
    def plan(self) -> Plan:
        return self.book.plan

    @cached_property
    def approval(self) -> Approval | None:
        """What the plan says of this municipality's resolution."""
        wanted = fold_name(self.name)
        return next((item for item in self.plan.approvals if item.municipality and fold_name(item.municipality) == wanted), None)

    @cached_property
    def body(self) -> str:
        """„Zastupitelstvo města Horažďovice“; of a municipality that no register calls a town, „Zastupitelstvo obce …“."""
        if self.approval is not None:
            return self.approval.body
        towns = {fold_name(f"{word} {self.name}"): word for word in ("město", "městys")}
        names = (organisation_of(record).name for record in self.book.world.collection.of("organisation"))
        found = next((towns[fold_name(name)] for name in names if fold_name(name) in towns), "obec")
        return f"Zastupitelstvo {({'město': 'města', 'městys': 'městyse', 'obec': 'obce'})[found]} {self.name}"

    @property
    def to_body(self) -> str:
        """„Zastupitelstvu města Horažďovice“."""
        first, _, rest = self.body.partition(" ")
        return f"{_DATIVES[first]} {rest}" if first in _DATIVES else f"orgánu obce ({self.body})"

    @property
    def approves(self) -> bool:
        """Whether it approves the plan, or takes note of it."""
        return self.approval is None or self.approval.verb is ApprovalVerb.APPROVES

    @property
    def session(self) -> str:
        """The day of the session, where it is known."""
        day = (self.approval.date or self.approval.session) if self.approval else None
        return format_date(day) if day else ""

    @cached_property
    def money(self) -> Money | None:
        return money(self.book)

    @property
    def period(self) -> str:
        return format_period(self.book.period) if self.book.period else ""

    def given(self, measure: MeasureFigure, year: int | None = None) -> Amount:
        """Return what the municipality is to give to a measure, in Kč."""
        return self.money.measure(measure.id).funding(year, municipality=self.name) if self.money else Figure(None)

    def total(self, year: int | None = None) -> Amount:
        """Return what the municipality is to give in a year, or over the whole period, in Kč."""
        return self.money.municipality(self.name).funding(year) if self.money else Figure(None)

    @cached_property
    def own(self) -> tuple[MeasureFigure, ...]:
        """The measures that name the municipality, or that it gives to."""
        wanted = fold_name(self.name)
        measures = self.book.tree.measures.values()
        return tuple(item for item in measures if wanted in map(fold_name, item.measure.municipalities) or self.given(item).value is not None)

    @property
    def for_all(self) -> int:
        """How many other measures concern the whole territory."""
        return sum(not item.measure.municipalities for item in self.book.tree.measures.values() if item not in self.own)

    def measures(self) -> Prose:
        """Return the table of the measures that concern the municipality."""
        if not self.own:
            return Prose()
        rows = [self._measure_row(measure) for measure in self.own]
        money_columns = (("Náklady (Kč)", "money", 2.1), ("Podíl obce (Kč)", "money", 2.3))
        columns = (("Č.", "text", 0.8), ("Opatření", "text", 6.2), ("Období", "text", 2.7), *money_columns)
        return Prose((table("opatreni-obce", f"Opatření, která se týkají obce {self.name}", columns, rows, self._place),))

    def amounts(self) -> Prose:
        """Return the table of what the municipality is to give each year, by measure."""
        if self.money is None or self.total().value is None:
            return Prose()
        years = years_of(self.book, self.money)
        paid = [item for item in self.own if self.given(item).value is not None]
        rows = [self._amount_row(item, years) for item in paid]
        rows.append((text("Celkem"), *self._across(self.total, years)))
        columns = (("Opatření", "text", 6.4), *((str(year), "money", 1.75) for year in years), ("Celkem", "money", 1.9))
        caption = f"Předpokládaný podíl obce {self.name} na financování (Kč)"
        return Prose((table("podil-obce", caption, columns, rows, self._place, totals=(len(rows) - 1,)),))

    def _amount_row(self, measure: MeasureFigure, years: tuple[int, ...]) -> tuple[Cell, ...]:
        name = text(listed((measure.number, measure.measure.name), " "), measure.location)
        return (name, *self._across(lambda year: self.given(measure, year), years))

    def _across(self, amount: Callable[[int | None], Amount], years: tuple[int, ...]) -> tuple[Cell, ...]:
        return (*(crowns_cell(amount(year), missing="–") for year in years), crowns_cell(amount(None)))

    def share_sentence(self) -> str:
        """Return „Předpokládaný podíl obce … činí celkem 30 000 Kč, to je v průměru 23 Kč na obyvatele a rok.“."""
        total = self.total().value
        if total is None or self.money is None:
            return f"Plán nepočítá s podílem obce {self.name} na financování opatření."
        heads = next((item.population for item in self._municipalities if item.name == self.name), None)
        each = (total / heads / len(years_of(self.book, self.money))).quantize(Decimal(1), ROUND_HALF_UP) if heads else None
        average = f", to je v průměru {format_money(each)} na obyvatele a rok" if each is not None else ""
        return f"Předpokládaný podíl obce {self.name} na financování opatření v období {self.period} činí celkem {format_money(total)}{average}."

    @property
    def _municipalities(self) -> tuple[Municipality, ...]:
        area = self.book.world.project_value.territory
        return area.municipalities if area else ()

    @property
    def _place(self) -> Location:
        return self.book.record.locate("title")

    def _measure_row(self, measure: MeasureFigure) -> tuple[Cell, ...]:
        costs: Amount = self.money.measure(measure.id).costs() if self.money else Figure(None)
        return (
            text(measure.number, measure.location),
            text(measure.measure.name, measure.location),
            text(span_text(measure.measure.schedule), measure.record.locate("schedule")),
            crowns_cell(costs),
            crowns_cell(self.given(measure), missing="–"),
        )


def crowns_cell(amount: Amount, *, missing: str = NOT_STATED) -> Cell:
    """Return a cell of an amount in Kč: what a council resolves on is not rounded to thousands."""
    if amount.value is None:
        return Cell((Run(missing),), align="right", locations=amount.locations)
    return Cell((Run(format_number(amount.value)),), value=amount.value, locations=amount.locations)


def about(council: Council) -> Iterator[str]:
    """Yield the sentences that say what the plan is and what it holds."""
    book, plan = council.book, council.plan
    for_whom = book.world.project_value.territory
    where = f" pro území, kterým je {for_whom.full_name or for_whom.name}," if for_whom else ""
    version = listed((f"verze {plan.version}" if plan.version else "", f"ze dne {format_date(plan.date)}" if plan.date else ""), " ")
    what = "ke schválení" if council.approves else "k vzetí na vědomí"
    yield f"{council.to_body} se předkládá {what} dokument „{plan.title}“ na období {council.period}{f' ({version})' if version else ''}."
    law = "podle § 94 zákona č. 108/2006 Sb., o sociálních službách"
    yield f"Plán byl zpracován{where} {law}, ve spolupráci obcí, poskytovatelů a uživatelů služeb."
    tops = f"{_of_level(len(book.tree.tops), book.tree.levels[0])} a " if book.tree.tops else ""
    held = f"{tops}{_of_level(len(book.tree.measures), book.tree.card_name)}"
    needs = book.needs.count.value
    known = counted(needs, "potřeba") if needs != 1 else f"1{NBSP}potřebu"
    answer = f"Odpovědí na {'ni' if needs == 1 else 'ně'} {'jsou' if takes_plural(len(book.tree.tops or book.tree.measures)) else 'je'}"
    yield f"Plán eviduje {known}. {answer} {held} s uvedením realizátorů, nákladů a zdrojů financování."


def _of_level(number: int, level: LevelName) -> str:
    """Return „7 priorit“, „3 priority“."""
    word = level.name if number == 1 else level.plural if takes_plural(number) else level.plural_genitive
    return f"{number}{NBSP}{word}"


def earlier(council: Council) -> tuple[str, ...]:
    """Return what other bodies have already resolved: „Řídicí skupina, 10. 5. 2022, č. 2/2022“."""
    return tuple(_resolved(item) for item in council.plan.approvals if item.date and item is not council.approval)


def _resolved(item: Approval) -> str:
    day = format_date(item.date) if item.date else ""
    return listed((item.body, day, f"usnesení č. {item.number}" if item.number else "", item.note or ""))
