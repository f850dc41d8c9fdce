"""A meeting → its attendance sheet: known rows, blank rows for walk-ins, or the on-line variant without signatures."""

from __future__ import annotations

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Checked
from docpipe.figures.attendance import Row, attendance_of
from docpipe.figures.meetings import has_sheet, is_held
from docpipe.kinds.attending import attendance_view, attendee_views, is_online, member_rows
from docpipe.kinds.common import document_view, meeting_view, project_view, signature, title_date
from docpipe.kinds.kind import Kind, Sources, World
from docpipe.kinds.views import AttendanceView, AttendeeView, Branded, MeetingView, SignatureView
from docpipe.model import Context, Record
from docpipe.prose import plain_text
from docpipe.records.collection import Collection, meeting_of
from docpipe.records.project import Project


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


def make(record: Record, world: World) -> Checked[Context]:
    """Return what the attendance sheet prints."""
    sources = Sources()
    meeting = meeting_of(record)
    listed = _listed(record, world)
    rows = attendee_views(listed, "rows", sources)
    blank = 0 if is_online(record) else _blank_rows(record, len(rows))
    attendance = attendance_view(record, world, sources)
    values = AttendanceContext(
        strip=world.strip,
        document=document_view(title(record, world.project_value), world, sample=meeting.sample),
        project=project_view(world, sources),
        meeting=meeting_view(record, world, sources),
        rows=rows,
        blank_rows=tuple(range(len(rows) + 1, len(rows) + blank + 1)),
        attendance=attendance,
        privacy_notice=_notice(world),
        total=f"Celkem přítomno: {attendance.count}" if is_held(record) else "Celkem přítomno:",
        organiser=_organiser(record, world),
    )
    sources.computed("total", world.numbers[record.key].present.locations if is_held(record) else ())
    return sources.context(values)


def title(record: Record, _project: Project) -> str:
    """Return „Prezenční listina – Setkání … (9. 3. 2021)“."""
    meeting = meeting_of(record)
    return f"Prezenční listina – {meeting.title} ({title_date(meeting.date)})"


def _listed(record: Record, world: World) -> tuple[Row, ...]:
    """Return those who have a row: after the meeting those present, before it the members of the group and those invited."""
    attendance = attendance_of(record, world.collection)
    if is_held(record):
        return attendance.present_rows
    known = {row.identity for row in attendance.rows}
    return (*(row for row in member_rows(record, world.collection) if row.identity not in known), *attendance.rows)


def _blank_rows(record: Record, known: int) -> int:
    """Return how many blank rows the sheet has: as written; none after the meeting; before it enough for walk-ins and for a whole page."""
    written = meeting_of(record).blank_rows
    if written is not None:
        return written
    return 0 if is_held(record) else max(_FOR_WALK_INS, _ROWS_OF_A_PAGE - known)


def _organiser(record: Record, world: World) -> SignatureView:
    meeting = meeting_of(record)
    who = meeting.convenor or meeting.chair or meeting.author
    view = signature(world, "zpracoval", who, None, meeting.date)
    return SignatureView("Za organizátora", view.name, view.function, None)


def _notice(world: World) -> tuple[str, ...]:
    """Return the information under art. 13 of regulation (EU) 2016/679: the project's own text, else the one that fits a funded project."""
    project = world.project_value
    if project.privacy_notice:
        return tuple(paragraph for paragraph in plain_text(project.privacy_notice).split("\n") if paragraph.strip())
    recipients = (
        f"řídicí orgán programu ({world.programme.managing_authority}) a kontrolní orgány" if world.programme.managing_authority else "kontrolní orgány"
    )
    keeper = project_view(world, Sources()).beneficiary
    return (
        (
            f"Správcem osobních údajů je {keeper}. Jméno, organizaci a podpis zpracovává proto, aby doložil účast na setkání podle pravidel "
            "poskytovatele podpory (čl. 6 odst. 1 písm. c) nařízení (EU) 2016/679), po dobu, po kterou je povinen dokumenty projektu uchovat."
        ),
        (
            f"Příjemci údajů jsou {recipients}. Máte právo na přístup k údajům, jejich opravu a omezení zpracování a právo podat stížnost "
            "u Úřadu pro ochranu osobních údajů."
        ),
    )


def _ready(record: Record, _collection: Collection) -> bool:
    return has_sheet(record)


_FOR_WALK_INS = 5
_ROWS_OF_A_PAGE = 11

KIND = Kind(
    name="attendance",
    label=("prezenční listina", "attendance sheet"),
    word="prezencni-listina",
    subject="meeting",
    context=AttendanceContext,
    make=make,
    title=title,
    ready=_ready,
    variant=lambda record: "online" if is_online(record) else None,
)
