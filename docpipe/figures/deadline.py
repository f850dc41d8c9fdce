"""A day by which somebody has to do something, and where that is written."""

from __future__ import annotations

from datetime import date

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location


@dataclass(frozen=True, slots=True, order=True)
class Deadline:
    """One deadline; they sort by day."""

    day: date
    what: str
    """In Czech: „podat zprávu o realizaci č. 1 (průběžnou)“."""
    project: str
    """Id of the project."""
    whom: str
    """Who has to, may be empty."""
    location: Location
    key: str
    """Key of the record it comes of."""
    note: str = ""
    """How the day was counted: „1 měsíc od konce období 30. 6. 2024“."""
