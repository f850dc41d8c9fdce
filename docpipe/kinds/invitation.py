"""A planned meeting → its invitation with the agenda."""

from __future__ import annotations

from dataclasses import dataclass

from docpipe.czech.format import format_date
from docpipe.diagnostics import Checked
from docpipe.figures.attendance import attendance_of
from docpipe.figures.tasks import open_tasks
from docpipe.kinds.agenda import planned_views
from docpipe.kinds.common import document_view, function_of, joined, meeting_view, project_view, prose, shown, task_views
from docpipe.kinds.kind import Kind, Sources, World
from docpipe.kinds.views import AgendaItemView, Branded, ContactView, MeetingView, TaskView
from docpipe.model import Context, Record
from docpipe.prose.blocks import Prose
from docpipe.records.collection import Collection, meeting_of
from docpipe.records.project import Project


@dataclass(frozen=True, slots=True)
class InvitationContext(Branded):
    """What the invitation's template may print."""

    meeting: MeetingView
    salutation: str
    """„Vážené dámy, vážení pánové,“."""
    lead: str
    """„dovolujeme si Vás pozvat v rámci projektu … na: …“."""
    text: Prose
    """What the organiser adds, may be empty."""
    agenda: tuple[AgendaItemView, ...]
    open_tasks: tuple[TaskView, ...]
    invited: str
    """Who is invited, in one line, may be empty."""
    reply: str
    """„Svou účast prosím potvrďte do …“, may be empty."""
    contact: ContactView | None
    signed_by: str
    signed_function: str


def make(record: Record, world: World) -> Checked[Context]:
    """Return what the invitation prints."""
    sources = Sources()
    meeting = meeting_of(record)
    project = project_view(world, sources)
    if meeting.reply_by:
        sources.note("reply", record, "reply_by")
    if meeting.salutation:
        sources.note("salutation", record, "salutation")
    who = meeting.convenor or meeting.chair
    values = InvitationContext(
        strip=world.strip,
        document=document_view(title(record, world.project_value), world, sample=meeting.sample),
        project=project,
        meeting=meeting_view(record, world, sources),
        salutation=meeting.salutation or "Vážené dámy, vážení pánové,",
        lead=_lead(record, world),
        text=prose(meeting.invitation_text, world, sources),
        agenda=planned_views(record, world, sources),
        open_tasks=task_views(open_tasks(record, world.collection), "open_tasks", world, sources),
        invited=_invited(record, world, sources),
        reply=f"Svou účast prosím potvrďte do {format_date(meeting.reply_by)}." if meeting.reply_by else "",
        contact=project.contacts[0] if project.contacts else None,
        signed_by=shown(world, who, meeting.date),
        signed_function=function_of(world, who, meeting.date),
    )
    return sources.context(values)


def title(record: Record, _project: Project) -> str:
    """Return „Pozvánka – Setkání … (9. 3. 2021)“."""
    meeting = meeting_of(record)
    return f"Pozvánka – {meeting.title} ({format_date(meeting.date)})"


def _lead(record: Record, world: World) -> str:
    """Return the sentence of the invitation. The meeting's name stands uninflected after a colon, unless its genitive is written."""
    meeting = meeting_of(record)
    project = world.project_value.short_name or world.project_value.name
    within = f" v rámci projektu „{project}“" if project else ""
    return f"dovolujeme si Vás pozvat{within} na: {meeting.title}."


def _invited(record: Record, world: World, sources: Sources) -> str:
    """Return who is invited: the members of the group by the group's name, and those on the list who are invited."""
    rows = attendance_of(record, world.collection).invited
    sources.computed("invited", tuple(row.location for row in rows))
    group = meeting_view(record, world, Sources()).group
    return joined([f"členky a členové: {group}" if group else "", *(row.who.name.value for row in rows if row.is_named)])


def _ready(record: Record, _collection: Collection) -> bool:
    return bool(meeting_of(record).agenda)


KIND = Kind(
    name="invitation",
    label=("pozvánka", "invitation"),
    word="pozvanka",
    subject="meeting",
    context=InvitationContext,
    make=make,
    title=title,
    ready=_ready,
)
