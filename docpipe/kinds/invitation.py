"""A planned meeting → its invitation with the agenda."""

from __future__ import annotations

import re

from docpipe.czech.format import format_date
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Checked
from docpipe.figures.attendance import attendance_of
from docpipe.figures.carried import open_before
from docpipe.figures.meetings import has_invitation
from docpipe.figures.quorum import group_of, the_group
from docpipe.kinds.agenda import planned_views
from docpipe.kinds.common import carried_views, document_view, function_of, joined, meeting_view, project_view, prose, shown, title_date
from docpipe.kinds.kind import Kind, Sources, World
from docpipe.kinds.views import AgendaItemView, Branded, ContactView, MeetingView, TaskView
from docpipe.model import Context, Record
from docpipe.prose.blocks import Prose
from docpipe.records.collection import Collection, meeting_of
from docpipe.records.meeting import Meeting
from docpipe.records.project import Project


@dataclass(frozen=True, slots=True)
class InvitationContext(Branded):
    """What the invitation's template may print."""

    meeting: MeetingView
    salutation: str
    """„Vážené dámy, vážení pánové,“."""
    lead: str
    """„dovolujeme si Vás pozvat v rámci projektu … na setkání …“."""
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
        open_tasks=carried_views(open_before(record, world.collection), "open_tasks", world, sources),
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
    return f"Pozvánka – {meeting.title} ({title_date(meeting.date)})"


def _lead(record: Record, world: World) -> str:
    """Return the sentence of the invitation. A neuter name („setkání“, „jednání“) is the same in the accusative; any other stands after a colon."""
    meeting = meeting_of(record)
    project = world.project_value.short_name or world.project_value.name
    within = f" v rámci projektu „{project}“" if project else ""
    return f"dovolujeme si Vás pozvat{within} na{_accusative(meeting)}."


def _accusative(meeting: Meeting) -> str:
    words = meeting.title.split()
    at = next((index for index, word in enumerate(words) if word.casefold() in _NEUTER), len(words))
    if at > _ADJECTIVES or not all(word.endswith(_LIKE_NEUTER) for word in words[:at]):
        return f": {meeting.title}"
    small = at == 0 or (meeting.title_genitive or "")[:1] == meeting.title[:1].lower()
    return f" {meeting.title[:1].lower() if small else meeting.title[:1]}{meeting.title[1:]}"


_NEUTER = frozenset({"setkání", "jednání", "zasedání", "projednání", "školení", "fórum"})
_LIKE_NEUTER = (".", "é", "í")
"""How a numeral or an adjective of a neuter noun ends."""
_ADJECTIVES = 3


def _invited(record: Record, world: World, sources: Sources) -> str:
    """Return who is invited: the members of the group by the group's name, and those on the list who are invited."""
    rows = attendance_of(record, world.collection).invited
    sources.computed("invited", tuple(row.location for row in rows))
    return joined([_members(record, world), *(row.who.name.value for row in rows if row.is_named)])


def _members(record: Record, world: World) -> str:
    """Return „členky a členové pracovní skupiny Senioři“; after a colon the name of a group whose genitive is not known."""
    found = the_group(record, world.collection)
    name = group_of(found).name if found else meeting_of(record).group or ""
    if found and group_of(found).genitive:
        return f"členky a členové {group_of(found).genitive}"
    if (kind := _KIND_OF_GROUP.match(name)) is not None:
        return f"členky a členové {kind[1].lower()} skupiny{name[kind.end() :]}"
    return f"členky a členové: {name}" if name else ""


_KIND_OF_GROUP = re.compile(r"(\w+í) skupina\b")
"""An adjective that is the same in the genitive: „pracovní“, „řídicí“."""


def _ready(record: Record, _collection: Collection) -> bool:
    return has_invitation(record)


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
