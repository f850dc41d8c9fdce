"""A meeting's record → what state its minutes are in, and what of its evidence there is and is not."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from docpipe.dataclass import dataclass
from docpipe.figures.attendance import attendance_of
from docpipe.figures.figure import Figure
from docpipe.figures.meetings import is_held
from docpipe.model import Record
from docpipe.records.collection import Collection, evidence_of, meeting_of
from docpipe.records.meeting import Form


class MinutesState(StrEnum):
    """How far the minutes have come; each state holds until the next one."""

    NONE = "none"
    """The meeting has not been held, as far as its record says."""
    DRAFT = "draft"
    COMMENTS = "comments"
    SENT = "sent"
    VERIFIED = "verified"
    APPROVED = "approved"


MINUTES_STATES: dict[MinutesState, str] = {
    MinutesState.NONE: "",
    MinutesState.DRAFT: "pracovní verze",
    MinutesState.COMMENTS: "návrh k připomínkám",
    MinutesState.SENT: "odesláno",
    MinutesState.VERIFIED: "ověřeno",
    MinutesState.APPROVED: "schváleno",
}
"""State → the word printed for it."""


@dataclass(frozen=True, slots=True)
class Signatures:
    """The signatures on an attendance sheet, as a person counted them, beside what the record gives."""

    counted: Figure[int | None]
    """None where nobody wrote a count."""
    present: Figure[int]
    """How many were present by the record, those who were only counted too."""
    form: Form

    @property
    def agree(self) -> bool | None:
        """Whether the counts agree; None where there is nothing to compare. Of a hybrid meeting only some sign."""
        if self.counted.value is None or self.form is Form.ONLINE:
            return None
        return self.counted.value <= self.present.value if self.form is Form.HYBRID else self.counted.value == self.present.value


def minutes_state(record: Record) -> Figure[MinutesState]:
    """Return the state of a meeting's minutes by what its record says; no clock is asked, so a period for comments ends with what comes after it."""
    meeting, evidence = meeting_of(record), evidence_of(record)
    if meeting.approved_on:
        return Figure(MinutesState.APPROVED, (record.locate("approved_on"),))
    if meeting.verified_on:
        return Figure(MinutesState.VERIFIED, (record.locate("verified_on"),))
    if evidence.comments_until:
        return Figure(MinutesState.COMMENTS, (record.locate("evidence", "comments_until"),))
    if evidence.minutes_sent:
        return Figure(MinutesState.SENT, (record.locate("evidence", "minutes_sent"),))
    return Figure(MinutesState.DRAFT if is_held(record) else MinutesState.NONE, (record.locate("date"),))


def open_for_comments(record: Record) -> date | None:
    """Return until when the minutes are a proposal open to comments; None when they are not, or no longer."""
    return evidence_of(record).comments_until if minutes_state(record).value is MinutesState.COMMENTS else None


def signatures_of(record: Record, collection: Collection) -> Signatures:
    """Return the signatures of a meeting's attendance sheet, counted and computed."""
    counted = evidence_of(record).signatures
    where = (record.locate("evidence", "signatures"),) if counted is not None else ()
    return Signatures(Figure(counted, where), attendance_of(record, collection).present, meeting_of(record).form)
