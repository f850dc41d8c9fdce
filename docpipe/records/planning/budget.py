"""A budget as somebody keeps it in a sheet: amounts by service or measure, source, municipality and year, each with its cell."""

from __future__ import annotations

from enum import StrEnum

from docpipe.czech.values import Amount as AmountValue
from docpipe.records.types import RecordType
from docpipe.schema import Amount, Entry, Flag, LongText, MoneyUnit, Text, Year, entry


class LineKind(StrEnum):
    """What an amount of a sheet is."""

    SOURCE = "source"
    """What one source gives: the amounts that are added up."""
    COST = "cost"
    """Costs, stated beside the sources or without them; held against the sum of the sources, never added to it."""
    TOTAL = "total"
    """A subtotal or total of the sheet: checked against its parts, never added."""


class BudgetLine(Entry):
    """One amount of a sheet. Texts are as the sheet has them; figures find the records they name."""

    kind: LineKind = entry("druh", default=LineKind.SOURCE, public=True)
    measure: Text | None = entry("opatření", default=None, public=True)
    service: Text | None = entry("služba", default=None, public=True)
    provider: Text | None = entry("poskytovatel", default=None, public=True)
    item: Text | None = entry("položka", default=None, public=True)
    source: Text | None = entry("zdroj", default=None, public=True)
    municipality: Text | None = entry("obec", default=None, public=True)
    year: Year | None = entry("rok", default=None, public=True)
    amount: Amount = entry("částka", default=None, public=True)
    """Its unit is that of the sheet; None is „neuvedeno“."""


class BudgetTotal(Entry):
    """A subtotal or total written in a sheet, and the numbers of the lines it should be the sum of."""

    label: Text = entry("název", public=True)
    year: Year | None = entry("rok", default=None, public=True)
    source: Text | None = entry("zdroj", default=None, public=True)
    amount: Amount = entry("částka", default=None, public=True)
    parts: tuple[int, ...] = entry("části", default=(), public=True)
    """Indexes of the budget's lines, from 0."""

    @property
    def stated(self) -> AmountValue | None:
        """The amount as the sheet states it."""
        return self.amount


class Budget(Entry):
    """A budget. What stands above `lines` may be declared in a YAML file of the same name beside the sheet; the lines are read of the sheet itself."""

    id: Text | None = entry("id", default=None, public=True)
    title: Text | None = entry("název", default=None, public=True)
    unit: MoneyUnit | None = entry("jednotka", "částky v", default=None, public=True, cs="Kč nebo tis. Kč")
    year: Year | None = entry("rok", default=None, public=True, cs="když list rok neuvádí")
    measure: Text | None = entry("opatření", default=None, public=True, cs="když se celý list týká jednoho opatření")
    service: Text | None = entry("služba", default=None, public=True, cs="když se celý list týká jedné služby")
    source: Text | None = entry("zdroj", default=None, public=True, cs="když jsou všechny částky z jednoho zdroje")
    municipality: Text | None = entry("obec", default=None, public=True, cs="když všechny částky dává jedna obec")
    sheets: tuple[Text, ...] = entry("listy", default=(), public=True, cs="které listy se čtou; jinak všechny viditelné")
    header: Text | None = entry("záhlaví", default=None, public=True, cs="číslo řádku se záhlavím, když se nepozná samo")
    costs_only: Flag = entry("jen náklady", default=False, public=True, cs="ano: částky jsou náklady, ne zdroje")
    source_note: Text | None = entry("pramen", default=None, public=True, cs="od koho a z jakého dne rozpočet je")
    note: LongText | None = entry("poznámka", default=None, public=True)
    sample: Flag = entry("ukázka", "ukázková data", default=False, public=True)
    lines: tuple[BudgetLine, ...] = entry("řádky", default=(), public=True, cs="částky přímo v YAML, když k nim není tabulka")
    totals: tuple[BudgetTotal, ...] = entry("součty", default=(), public=True)


RECORD = RecordType("budget", Budget, ("budgets", "rozpocty"), ("rozpočet", "budget"), many=False, sheet=True)
