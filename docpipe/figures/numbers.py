"""A meeting's attendance → its numbers alone, without names: what every edition prints alike."""

from __future__ import annotations

from docpipe.dataclass import dataclass
from docpipe.figures.attendance import attendance_of
from docpipe.figures.figure import Figure
from docpipe.figures.quorum import Quorum
from docpipe.model import Record
from docpipe.records.collection import Collection


@dataclass(frozen=True, slots=True)
class Numbers:
    """Counts of a meeting. Computed from the whole records, so that two editions cannot disagree."""

    present: Figure[int]
    women_only: bool
    quorum: Quorum | None


def numbers_of(record: Record, collection: Collection) -> Numbers:
    """Return the counts of a meeting."""
    attendance = attendance_of(record, collection)
    return Numbers(attendance.present, attendance.women_only, attendance.quorum)
