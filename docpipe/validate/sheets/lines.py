"""What is read of a sheet of amounts: lines that are added up, and totals that are not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal

from docpipe.czech.values import Amount
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Location
from docpipe.records.planning.budget import LineKind
from docpipe.validate.sheets.words import Role


@dataclass(frozen=True, slots=True)
class Said:
    """A text and where it stands."""

    text: str
    place: Location


@dataclass(frozen=True, slots=True)
class Line:
    """An amount of the sheet."""

    kind: LineKind
    said: Mapping[Role, Said]
    year: int | None
    amount: Amount | None
    place: Location
    column: int
    is_part: bool
    """Whether it is a part of another amount („z toho příspěvek na péči“)."""

    @property
    def number(self) -> Decimal:
        return value_of(self.amount) if self.amount is not None else Decimal(0)


@dataclass(frozen=True, slots=True)
class Total:
    """A subtotal or total, and the lines it should be the sum of."""

    label: str
    year: int | None
    amount: Amount
    place: Location
    parts: tuple[int, ...]
    """Indexes of lines of the sheet, from 0."""


@dataclass(slots=True)
class Sheet:
    """What was read of a sheet."""

    lines: list[Line] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)


def value_of(amount: Amount) -> Decimal:
    """Return the amount in Kč, or its bare number where no unit is declared: within one sheet both can be compared."""
    crowns = amount.crowns()
    return amount.number if crowns is None else crowns
