"""A planned meeting → its invitation with the agenda."""

from __future__ import annotations

from dataclasses import dataclass

from docpipe.kinds.views import AgendaItemView, Branded, ContactView, MeetingView, TaskView


@dataclass(frozen=True, slots=True)
class InvitationContext(Branded):
    """What the invitation's template may print."""

    meeting: MeetingView
    salutation: str
    """„Vážené dámy, vážení pánové,“."""
    lead: str
    """„dovolujeme si Vás pozvat na … , které se uskuteční …“."""
    agenda: tuple[AgendaItemView, ...]
    open_tasks: tuple[TaskView, ...]
    invited: str
    """Who is invited, in one line, may be empty."""
    reply: str
    """„Svou účast prosím potvrďte do …“, may be empty."""
    contact: ContactView | None
    signed_by: str
    signed_function: str
