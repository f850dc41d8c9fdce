"""The subtotals and totals written in budgets → each beside the sum of the amounts it stands for."""

from __future__ import annotations

from decimal import Decimal
from typing import cast

from docpipe.czech.values import Amount
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.figures.figure import Figure, places
from docpipe.model import Record
from docpipe.records.collection import Collection
from docpipe.records.planning.budget import Budget, BudgetTotal

_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class TotalCheck:
    """A total of a sheet. Amounts are in Kč; where no unit is declared, bare numbers of the sheet, which can be compared all the same."""

    budget: Record
    label: str
    year: int | None
    stated: Figure[Decimal]
    computed: Figure[Decimal]
    tolerance: Decimal
    """By how much rounded amounts may differ from their rounded sum."""

    @property
    def difference(self) -> Decimal:
        """How much the stated total is more than the sum."""
        return self.stated.value - self.computed.value

    @property
    def is_right(self) -> bool:
        return self.difference == 0

    @property
    def is_rounding(self) -> bool:
        """Whether the difference may come of rounding alone."""
        return not self.is_right and abs(self.difference) <= self.tolerance


def checks_of(project: str, collection: Collection) -> tuple[TotalCheck, ...]:
    """Return the totals of a project's budgets, in the order they stand."""
    found: list[TotalCheck] = []
    for record in collection.of("budget", project):
        budget = cast("Budget", record.value)
        found += [_check(record, budget, total, at) for at, total in enumerate(budget.totals) if total.amount is not None and total.parts]
    return tuple(found)


def _check(record: Record, budget: Budget, total: BudgetTotal, at: int) -> TotalCheck:
    assert total.amount is not None
    parts = [(index, amount) for index in total.parts if (amount := budget.lines[index].amount) is not None]
    cells: tuple[Location, ...] = tuple(record.locate("lines", index, "amount") for index, _ in parts)
    computed = Figure(sum((_value(amount) for _, amount in parts), Decimal(0)), places(cells))
    stated = Figure(_value(total.amount), (record.locate("totals", at, "amount"),))
    return TotalCheck(record, total.label, total.year, stated, computed, _tolerance([amount for _, amount in parts]))


def _value(amount: Amount) -> Decimal:
    crowns = amount.crowns()
    return amount.number if crowns is None else crowns


def _tolerance(amounts: list[Amount]) -> Decimal:
    if not amounts or all(amount.unit in (None, "Kč") for amount in amounts):
        return Decimal(0)
    shown = max(max(-int(amount.number.normalize().as_tuple().exponent), 0) for amount in amounts)
    return _value(Amount(_HALF.scaleb(-shown), amounts[0].unit)) * len(amounts)
