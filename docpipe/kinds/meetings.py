"""All meetings of a project → „Přehled setkání“."""

from __future__ import annotations

from datetime import date

from docpipe.czech.agreement import count
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Checked
from docpipe.figures.meetings import MeetingFigure, Meetings, meetings_of
from docpipe.kinds.common import document_view, meeting_view, place_of, project_view
from docpipe.kinds.kind import Kind, Sources, World
from docpipe.kinds.views import Branded
from docpipe.model import Context, Record
from docpipe.records.collection import Collection, meeting_of
from docpipe.records.project import Project


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


def make(record: Record, world: World) -> Checked[Context]:
    """Return what the overview of meetings prints."""
    sources = Sources()
    meetings = meetings_of(record.id, world.collection)
    values = MeetingsContext(
        strip=world.strip,
        document=document_view(title(record, world.project_value), world, sample=any(meeting_of(item.record).sample for item in meetings.items)),
        project=project_view(world, sources),
        lead=_lead(meetings),
        rows=tuple(_row(item, index, world, sources) for index, item in enumerate(meetings.items)),
        total_meetings=sources.figure("total_meetings", meetings.held),
        total_present=sources.figure("total_present", meetings.present),
        total_note="Kdo přišel na více setkání, je v součtu tolikrát, kolikrát přišel." if meetings.held.value > 1 else "",
    )
    sources.computed("lead", meetings.count.locations)
    return sources.context(values)


def title(_record: Record, project: Project) -> str:
    """Return „Přehled setkání“ with the territory where it is known."""
    return f"Přehled setkání – {project.territory.name}" if project.territory else "Přehled setkání"


def _lead(meetings: Meetings) -> str:
    """Return „Konalo se 5 setkání, plánována jsou 2 setkání.“."""
    planned = meetings.count.value - meetings.held.value
    held = f"{_happened(meetings.held.value)} {count(meetings.held.value, 'setkání')}"
    return f"{held}, {_planned_verb(planned)} {count(planned, 'setkání')}." if planned else f"{held}."


def _happened(number: int) -> str:
    """Return „konalo se“ or „konala se“, agreeing with a number of neuter things, with a capital."""
    return "Konala se" if number in _FEW else "Konalo se"


def _planned_verb(number: int) -> str:
    """Return „plánováno je“ or „plánována jsou“."""
    return "plánována jsou" if number in _FEW else "plánováno je"


def _row(item: MeetingFigure, index: int, world: World, sources: Sources) -> MeetingRowView:
    meeting = meeting_of(item.record)
    here = f"rows[{index}]"
    sources.note(f"{here}.title", item.record, "title")
    sources.note(f"{here}.date", item.record, "date")
    present = world.numbers[item.record.key].present
    sources.computed(f"{here}.present", present.locations)
    return MeetingRowView(
        number=item.order,
        date=meeting.date,
        title=meeting.title,
        group=meeting_view(item.record, world, Sources()).group,
        place=place_of(item.record),
        present=str(present.value) if item.held else "–",
        needs=sources.figure(f"{here}.needs", item.needs),
        resolutions=sources.figure(f"{here}.resolutions", item.resolutions),
        state="konalo se" if item.held else "plánováno",
    )


def _ready(record: Record, collection: Collection) -> bool:
    return bool(collection.of("meeting", record.id))


_FEW = (2, 3, 4)

KIND = Kind(
    name="meetings",
    label=("přehled setkání", "overview of meetings"),
    word="prehled-setkani",
    subject="project",
    context=MeetingsContext,
    make=make,
    title=title,
    editions=("public",),
    ready=_ready,
)
