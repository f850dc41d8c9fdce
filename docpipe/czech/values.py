"""What Czech text is read into: money, periods, registration numbers, and the exception of what cannot be read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Plain

NBSP = "\u00a0"

Unit = Literal["Kč", "tis. Kč", "mil. Kč"]
FundingPeriod = Literal["2007-13", "2014-20", "2021-27"]

_CROWNS: dict[str, int] = {"Kč": 1, "tis. Kč": 1_000, "mil. Kč": 1_000_000}


class NotUnderstood(ValueError):  # noqa: N818 - said of a value, not of a failure of the program
    """A text that is not what was expected. `code` and `arguments` are those of the Diagnostic that the schema makes of it."""

    def __init__(self, code: str, /, **arguments: Plain) -> None:
        self.code = code
        self.arguments: dict[str, Plain] = arguments
        super().__init__(f"{code}: {arguments}")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in the unit in which it was written."""

    amount: Decimal
    unit: Unit

    @property
    def crowns(self) -> Decimal:
        """The amount in Kč."""
        return self.amount * _CROWNS[self.unit]


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money as written; its unit may be declared around it (by the header, the card, the file) and not beside it."""

    number: Decimal
    unit: Unit | None = None

    def crowns(self, declared: Unit | None = None) -> Decimal | None:
        """Return the amount in Kč; None when no unit is declared anywhere: it is never guessed."""
        unit = self.unit or declared
        return None if unit is None else Money(self.number, unit).crowns


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both within it."""

    start: date
    end: date
    by_years: bool = False
    """Whether it was written as whole years ('2023–2025') and is printed so."""

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day <= self.end

    @property
    def years(self) -> tuple[int, ...]:
        """Every year that it touches."""
        return tuple(range(self.start.year, self.end.year + 1))


@dataclass(frozen=True, slots=True)
class RegistrationNumber:
    """A project's registration number. Empty strings and None where the funding period's format has no such part."""

    text: str
    period: FundingPeriod
    programme: str
    """Number of the operational programme: '03' for OPZ and OPZ+, '06' for IROP; '1.04' in 2007–13."""
    priority: str
    """Number of the priority axis or priority."""
    objective: str
    """Number of the investment priority or specific objective; 'X' occurs in 2014–20."""
    call_year: int | None
    call: str
    """Number of the call within its year: '063'."""
    serial: str

    def __str__(self) -> str:
        return self.text
