"""A risk of the plan as a whole."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from docpipe.records.types import RecordType
from docpipe.schema import Entry, Flag, Text, choice, entry


class Degree(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


DEGREES: dict[Degree, tuple[str, ...]] = {
    Degree.LOW: ("nízká", "nízký", "nízké", "malá", "malý", "1"),
    Degree.MEDIUM: ("střední", "2"),
    Degree.HIGH: ("vysoká", "vysoký", "vysoké", "velká", "velký", "3"),
}
DegreeField = Annotated[Degree, choice(Degree, DEGREES)]


class Risk(Entry):
    """A risk, how likely and how bad it is, and what is done against it."""

    id: Text | None = entry("id", default=None, public=True)
    text: Text = entry("riziko", "text", public=True)
    area: Text | None = entry("oblast", default=None, public=True)
    probability: DegreeField | None = entry("pravděpodobnost", default=None, public=True, cs="nízká, střední, vysoká")
    impact: DegreeField | None = entry("dopad", "závažnost", default=None, public=True, cs="nízký, střední, vysoký")
    response: Text | None = entry("opatření", "opatření proti riziku", "řešení", default=None, public=True)
    owner: Text | None = entry("odpovídá", "vlastník", default=None, public=True)
    sample: Flag = entry("ukázka", "ukázková data", default=False, public=True)


RECORD = RecordType("risk", Risk, ("risks", "rizika"), ("riziko", "risk"), named_by=("text",))
