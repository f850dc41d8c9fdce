"""A meeting that was held → its minutes, in an internal and a public edition."""

from __future__ import annotations

from dataclasses import dataclass

from docpipe.kinds.views import AgendaItemView, AttendanceView, Branded, MeetingView, SignatureView, TaskView


@dataclass(frozen=True, slots=True)
class MinutesContext(Branded):
    """What the minutes' template may print."""

    meeting: MeetingView
    attendance: AttendanceView
    agenda: tuple[AgendaItemView, ...]
    open_tasks: tuple[TaskView, ...]
    """Tasks of earlier meetings not yet done."""
    tasks: tuple[TaskView, ...]
    """All tasks of this meeting."""
    annexes: tuple[str, ...]
    next_meeting: str
    """„13. 4. 2021 od 9:00 hodin, Městský úřad“, may be empty."""
    written: SignatureView
    """Who wrote it and when: „Zapsala dne 9. 3. 2021: Lenka Šustrová“."""
    verified: tuple[SignatureView, ...]
