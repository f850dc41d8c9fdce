"""All meetings of a project → „Přehled setkání“."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docpipe.kinds.views import Branded


@dataclass(frozen=True, slots=True)
class MeetingRowView:
    """One meeting in the overview."""

    number: int
    date: date
    title: str
    group: str
    place: str
    present: str
    """Number of people present, „—“ where the meeting has not been held."""
    needs: int
    resolutions: int
    state: str
    """„plánováno“, „konalo se“."""


@dataclass(frozen=True, slots=True)
class MeetingsContext(Branded):
    """What the overview of meetings may print."""

    lead: str
    rows: tuple[MeetingRowView, ...]
    total_meetings: int
    total_present: int
    total_note: str
