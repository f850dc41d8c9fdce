"""A meeting that was held → its minutes, in an internal and a public edition."""

from __future__ import annotations

import re
from dataclasses import replace

from docpipe.czech.format import format_date, format_time
from docpipe.czech.values import NBSP
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Checked
from docpipe.figures.carried import reviewed_at
from docpipe.figures.evidence import open_for_comments
from docpipe.figures.figure import Figure
from docpipe.figures.meetings import has_minutes
from docpipe.figures.tasks import tasks_of
from docpipe.figures.votes import votes_of
from docpipe.kinds.agenda import agenda_views
from docpipe.kinds.attending import attendance_view
from docpipe.kinds.common import DRAFT, carried_views, document_view, meeting_view, out_of, project_view, signature, task_views, title_date
from docpipe.kinds.kind import Kind, Sources, World
from docpipe.kinds.views import AgendaItemView, AttendanceView, Branded, MeetingView, SignatureView, TaskView
from docpipe.model import Context, Record
from docpipe.records.collection import Collection, meeting_of
from docpipe.records.project import Project


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
    """Who verified it; in the public edition those alone whom it may name."""
    signed_by_hand: bool
    """Whether lines for signatures follow the names: where somebody verifies, and not in the edition for the web."""


def make(record: Record, world: World) -> Checked[Context]:
    """Return what the minutes print."""
    sources = Sources()
    meeting = meeting_of(record)
    votes = votes_of(record, _voting_present(record, world))
    tasks = tasks_of(record, world.collection)
    values = MinutesContext(
        strip=world.strip,
        document=document_view(title(record, world.project_value), world, sample=meeting.sample, editions=len(KIND.editions), draft=_draft(record)),
        project=project_view(world, sources),
        meeting=meeting_view(record, world, sources),
        attendance=attendance_view(record, world, sources),
        agenda=agenda_views(record, world, sources, votes, tasks),
        open_tasks=carried_views(reviewed_at(record, world.collection), "open_tasks", world, sources),
        tasks=task_views(tasks, "tasks", world, sources),
        annexes=tuple(name for name in meeting.annexes if world.policy.shows_private or not _SHEET.match(name)),
        next_meeting=next_meeting(record, sources),
        written=_written(record, world),
        verified=_verified(record, world),
        signed_by_hand=bool(meeting.verifiers) and world.policy.shows_private,
    )
    for field in ("author", "written_on", "annexes", "verifiers"):
        if getattr(meeting, field):
            sources.note({"author": "written.name", "written_on": "written.date", "verifiers": "verified"}.get(field, field), record, field)
    sources.computed("document.title", (record.locate("title"), record.locate("date")))
    return sources.context(values)


def title(record: Record, _project: Project) -> str:
    """Return „Zápis ze setkání … konaného dne 9. 3. 2021“ where the genitive is written, else „Zápis – Setkání … (9. 3. 2021)“: a program does not inflect."""
    meeting = meeting_of(record)
    day = title_date(meeting.date)
    if meeting.title_genitive:
        number = _ORDINAL.match(meeting.title_genitive)
        preposition = out_of(int(number[1])) if number else "ze" if meeting.title_genitive[:1].casefold() in "szšž" else "z"
        return f"Zápis {preposition} {meeting.title_genitive} {_held(meeting.title_genitive)} dne{NBSP}{day}"
    return f"Zápis – {meeting.title} ({day})"


def _draft(record: Record) -> str:
    """Return how a draft is marked: „Návrh k připomínkám do 25. 3. 2024“ while the minutes are out for comments."""
    until = open_for_comments(record)
    return f"Návrh k připomínkám do{NBSP}{title_date(until)}" if until else DRAFT


def _written(record: Record, world: World) -> SignatureView:
    """Return who wrote the minutes and when; „Zapsáno dne …“ where the edition may not say who, nothing where nothing is known."""
    meeting = meeting_of(record)
    view = signature(world, "zapsal", meeting.author, meeting.written_on, meeting.date)
    if view.name:
        return view
    return replace(view, label="Zapsáno" if meeting.written_on else "")


def _verified(record: Record, world: World) -> tuple[SignatureView, ...]:
    meeting = meeting_of(record)
    views = (signature(world, "ověřil", name, meeting.verified_on, meeting.date) for name in meeting.verifiers)
    return tuple(view for view in views if view.name)


def _held(genitive: str) -> str:
    """Return the participle in the gender of the genitive's first noun: konference, porady and schůze are feminine, the rest neuter or masculine."""
    known = (word for word in genitive.casefold().split()[:4] if word in _FEMININE or word in _OTHER)
    return "konané" if next(known, "") in _FEMININE else "konaného"


def _voting_present(record: Record, world: World) -> Figure[int] | None:
    quorum = world.numbers[record.key].quorum
    return quorum.voting_present if quorum is not None else None


def next_meeting(record: Record, sources: Sources) -> str:
    """Return „13. 4. 2021 od 9:00 hodin, Městský úřad“."""
    following = meeting_of(record).next_meeting
    if following is None:
        return ""
    sources.note("next_meeting", record, "next_meeting")
    start = f" od {format_time(following.start)} hodin" if following.start else ""
    return format_date(following.date) + start + (f", {following.place}" if following.place else "")


def _ready(record: Record, _collection: Collection) -> bool:
    return has_minutes(record)


_SHEET = re.compile("prezenční listin", re.IGNORECASE)
"""An annex that the edition for the web does not have: the sheet with names and signatures (GDPR, art. 5(1)(c))."""
_ORDINAL = re.compile(r"(\d{1,3})\.")
_FEMININE = frozenset({"konference", "porady", "schůze", "schůzky", "besedy", "skupiny", "prezentace"})
_OTHER = frozenset({"setkání", "jednání", "zasedání", "projednání", "školení", "fóra", "semináře", "workshopu", "stolu"})

KIND = Kind(
    name="minutes",
    label=("zápis", "minutes"),
    word="zapis",
    subject="meeting",
    context=MinutesContext,
    make=make,
    title=title,
    editions=("internal", "public"),
    ready=_ready,
    variant=lambda record: meeting_of(record).template,
)
