"""Parts that the records of reporting share: a deadline in the unit the decision gives, how sure a source is."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from docpipe.model import Scalar
from docpipe.schema import Day, Entry, Flag, Text, Whole, choice, entry


class Unit(StrEnum):
    """What a deadline is counted in."""

    MONTHS = "months"
    DAYS = "days"
    WORKING_DAYS = "working-days"


UNITS: dict[Unit, tuple[str, ...]] = {
    Unit.MONTHS: ("měsíce", "měsíc", "měsíců"),
    Unit.DAYS: ("kalendářní dny", "kalendářních dnů", "kalendářních dní", "kalendářní den", "dny", "dnů", "dní", "den"),
    Unit.WORKING_DAYS: ("pracovní dny", "pracovních dnů", "pracovních dní", "pracovní den"),
}


class Start(StrEnum):
    """From what a deadline is counted."""

    PERIOD_END = "period-end"
    PROJECT_END = "project-end"
    DAY = "day"
    """From a day that is written: when the decision or a request was delivered."""


STARTS: dict[Start, tuple[str, ...]] = {
    Start.PERIOD_END: ("konec období", "konce období", "konec sledovaného období", "konce sledovaného období", "skončení období"),
    Start.PROJECT_END: ("konec projektu", "konce projektu", "konec realizace", "konce realizace", "ukončení realizace", "ukončení projektu"),
    Start.DAY: ("den", "dne", "doručení", "výzva", "výzvy"),
}


class Confidence(StrEnum):
    """How sure the source of a value is."""

    READ = "read"
    KNOWN = "known"
    UNCERTAIN = "uncertain"


CONFIDENCES: dict[Confidence, tuple[str, ...]] = {
    Confidence.READ: ("přečteno",),
    Confidence.KNOWN: ("obecně známo",),
    Confidence.UNCERTAIN: ("nejisté",),
}

UnitField = Annotated[Unit, choice(Unit, UNITS)]
StartField = Annotated[Start, choice(Start, STARTS)]
ConfidenceField = Annotated[Confidence, choice(Confidence, CONFIDENCES)]

_WRITTEN = re.compile(r"(?P<count>\d{1,4})\s+(?P<unit>[^\W\d]+(?:\s+[^\W\d]+)?)(?:\s+(?:od|ode|po)\s+(?P<start>.+))?")
_BEGINS_WITH_DATE = re.compile(r"(?:dne\s+)?(?P<day>\d.*)")


class DeadlineRule(Entry):
    """Until when: so many months, calendar or working days from something. May be written in one line: „20 pracovních dnů od 5. 1. 2025“."""

    IN_A_LINE: ClassVar[bool] = True
    """May be written as one text."""

    count: Whole = entry("počet", "lhůta", public=True)
    unit: UnitField = entry("jednotka", public=True, cs="měsíce, kalendářní dny, nebo pracovní dny")
    start: StartField = entry("od čeho", "běží od", default=Start.PERIOD_END, public=True, cs="konec období, konec realizace, den")
    day: Day | None = entry("ode dne", "den", default=None, public=True, cs="den, od kterého lhůta běží, běží-li ode dne")
    shift: Flag = entry(
        "posun na pracovní den", default=False, public=True, cs="ano: připadne-li konec na sobotu, neděli nebo svátek, platí nejbližší další pracovní den"
    )
    source: Text | None = entry("zdroj", "podle", default=None, public=True, cs="kde to stojí: právní akt, bod …")

    @model_validator(mode="before")
    @classmethod
    def _in_a_line(cls, data: Any) -> Any:
        """Take a deadline written as one text apart."""
        if not isinstance(data, Scalar):
            return data
        found = _WRITTEN.fullmatch(" ".join(data.text.split()))
        if found is None:
            raise PydanticCustomError("docpipe", "{code}", {"code": "deadline-not-understood", "arguments": {"value": data.text}})
        parts = {name: replace(data, text=found[name]) for name in ("count", "unit")}
        start = found["start"]
        if start is None:
            return parts
        if dated := _BEGINS_WITH_DATE.fullmatch(start):
            return {**parts, "start": replace(data, text=Start.DAY.value), "day": replace(data, text=dated["day"])}
        return {**parts, "start": replace(data, text=start)}
