"""A meeting → its attendance sheet: known rows, blank rows for walk-ins, or the on-line variant without signatures."""

from __future__ import annotations

from dataclasses import dataclass

from docpipe.kinds.views import AttendanceView, AttendeeView, Branded, MeetingView, SignatureView


@dataclass(frozen=True, slots=True)
class AttendanceContext(Branded):
    """What the attendance sheet's template may print."""

    meeting: MeetingView
    rows: tuple[AttendeeView, ...]
    """Those invited or present, in order; numbered."""
    blank_rows: tuple[int, ...]
    """Numbers of the blank rows that follow."""
    attendance: AttendanceView
    privacy_notice: tuple[str, ...]
    """Paragraphs of the information under art. 13 GDPR."""
    total: str
    """„Celkem přítomno: 2“ after the meeting, „Celkem přítomno:“ before."""
    organiser: SignatureView
