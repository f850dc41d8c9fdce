"""Records and figures → the views that several kinds print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from docpipe.czech.agreement import gendered
from docpipe.czech.format import format_date, format_phone, format_time_range, weekday
from docpipe.czech.values import NBSP
from docpipe.diagnostics import Checked, Diagnostic
from docpipe.figures.carried import Carried
from docpipe.figures.people import named, organisation_name_on, organisation_of, the_organisation, the_person
from docpipe.figures.series import number_of
from docpipe.figures.tasks import MeetingTask
from docpipe.kinds.kind import Sources, World
from docpipe.kinds.references import resolved
from docpipe.kinds.views import ContactView, DocumentView, MeetingView, ProjectView, SignatureView, TaskView
from docpipe.model import Record, State
from docpipe.prose import place, resolve
from docpipe.prose.blocks import Block, Figure, Inline, Insert, Prose, Reference
from docpipe.records.collection import functions_on, meeting_of
from docpipe.records.meeting import FORMS, TASK_STATES, Form, TaskState
from docpipe.records.person import Person
from docpipe.records.project import ProjectContact

Resolving = Callable[[Reference], Checked[tuple[Inline, ...]]]
_VOCALISED = frozenset({3, 4, 6, 7, 14, 16, 17, *range(30, 50), *range(60, 80), *range(100, 200)})
DRAFT = "Pracovní verze"
_SAMPLE = "Ukázková data"


def document_view(title: str, world: World, *, sample: bool, editions: int = 1, draft: str = DRAFT) -> DocumentView:
    """Return what a document says of itself. The edition is named only where there are several. `draft`: what a draft is marked by."""
    return DocumentView(
        title=title,
        draft_mark=draft if world.state is State.DRAFT else "",
        edition_mark=world.policy.mark[0] if editions > 1 else "",
        version=world.version,
        sample_note=_SAMPLE if sample or world.project_value.sample else "",
    )


def project_view(world: World, sources: Sources) -> ProjectView:
    """Return the project as the document prints it."""
    project, record = world.project_value, world.project
    for field in ("name", "short_name", "registration_number", "beneficiary", "partners", "territory", "contacts"):
        if getattr(project, field):
            sources.note(f"project.{field}", record, field)
    territory = project.territory
    return ProjectView(
        name=project.name or "",
        short_name=project.short_name or project.name or "",
        registration_number=project.registration_number.text if project.registration_number else "",
        programme=world.programme.title,
        support_statement=project.support_statement or world.programme.support_statement,
        beneficiary=_organisation(world, project.beneficiary),
        partners=", ".join(_organisation(world, name) for name in project.partners),
        territory=(territory.full_name or territory.name) if territory else "",
        contacts=tuple(contact_view(world, contact) for contact in project.contacts),
    )


def _organisation(world: World, text: str, day: date | None = None) -> str:
    """Return an organisation by its registered name."""
    found = the_organisation(world.collection, text)
    return organisation_name_on(organisation_of(found), day) if found is not None else text


def contact_view(world: World, contact: ProjectContact) -> ContactView:
    """Return a contact of the project; what it says itself comes before the register."""
    found = the_person(world.collection, contact.person)
    who = named(world.collection, contact.person, None)
    person = cast(Person, found.value) if found is not None else None
    phone = contact.phone or (person.phone if person else None)
    return ContactView(
        function=contact.function or who.function.value,
        name=known_as(world, contact.person, None),
        organisation=who.organisation.value,
        email=contact.email or (person.email if person else None) or "",
        phone=format_phone(phone) if phone else "",
    )


def shown(world: World, text: str | None, day: date | None) -> str:
    """Return how the edition shows a registered person: the name with titles, else the function, else „účastnice“, which does not tell who it is."""
    known = known_as(world, text, day)
    found = the_person(world.collection, text) if text and not known else None
    return gendered("účastník", gender.value if (gender := cast(Person, found.value).gender) else None) if found is not None else known


def known_as(world: World, text: str | None, day: date | None) -> str:
    """Return the name with titles that the edition shows of a registered person, else the function, else nothing; one who is in no register as written."""
    found = the_person(world.collection, text) if text else None
    if found is None:
        return text or ""
    person = cast(Person, found.value)
    if person.name:
        return named(world.collection, text or "", day).name.value
    return next((function for function, _ in functions_on(person, day) if function), "")


def function_of(world: World, text: str | None, day: date | None) -> str:
    """Return the function of a person on a day, empty when it is not known or already stands for the name."""
    found = the_person(world.collection, text) if text else None
    if found is None or not cast(Person, found.value).name:
        return ""
    return next((function for function, _ in functions_on(cast(Person, found.value), day) if function), "")


def meeting_view(record: Record, world: World, sources: Sources) -> MeetingView:
    """Return the meeting as the document prints it."""
    meeting = meeting_of(record)
    fields = {"title": "title", "group": "group", "place": "place", "link": "link", "chair": "chair", "convenor": "convenor", "form": "form"}
    for path, field in {**fields, "date": "date", "weekday": "date", "key_activity": "key_activity"}.items():
        if getattr(meeting, field):
            sources.note(f"meeting.{path}", record, field)
    sources.computed("meeting.time_range", tuple(record.locate(field) for field in ("start", "end") if getattr(meeting, field)))
    return MeetingView(
        title=meeting.title,
        group=_group_name(world, record),
        number=sources.figure("meeting.number", number_of(record, world.collection)),
        date=meeting.date,
        weekday=weekday(meeting.date),
        time_range=format_time_range(meeting.start, meeting.end) if meeting.start else "",
        form=FORMS[meeting.form][0],
        is_online=meeting.form is Form.ONLINE,
        place=place_of(record),
        link=meeting.link or "",
        key_activity=_activity(world, meeting.key_activity),
        chair=known_as(world, meeting.chair, meeting.date),
        convenor=known_as(world, meeting.convenor, meeting.date),
    )


def place_of(record: Record) -> str:
    """Return where a meeting is; an on-line meeting without a place is „On-line“."""
    meeting = meeting_of(record)
    return meeting.place or ("On-line" if meeting.form is Form.ONLINE else "")


def _group_name(world: World, record: Record) -> str:
    text = meeting_of(record).group
    found = world.collection.groups_named(text, record.project) if text else ()
    return getattr(found[0].value, "name", "") if found else text or ""


def _activity(world: World, code: str | None) -> str:
    """Return „KA 02 – Setkávání pracovních skupin“ for an activity's code."""
    if not code:
        return ""
    known = {activity.code.casefold().replace(" ", ""): activity for activity in world.project_value.key_activities}
    activity = known.get(code.casefold().replace(" ", ""))
    return f"{activity.code} – {activity.name}" if activity else code


def task_views(tasks: Sequence[MeetingTask], path: str, world: World, sources: Sources) -> tuple[TaskView, ...]:
    """Return tasks numbered from 1."""
    views: list[TaskView] = []
    for index, task in enumerate(tasks):
        here = f"{path}[{index}]"
        who = shown(world, task.task.who, meeting_of(task.meeting).date)
        sources.computed(f"{here}.who", task.who.locations)
        views.append(
            TaskView(
                number=index + 1,
                what=sources.figure(f"{here}.what", task.what),
                who=who,
                due=sources.figure(f"{here}.due", task.due),
                status="" if task.task.state is TaskState.OPEN else TASK_STATES[task.task.state][0],
                from_meeting=sources.figure(f"{here}.from_meeting", task.from_meeting),
            )
        )
    return tuple(views)


def carried_views(items: Sequence[Carried], path: str, world: World, sources: Sources) -> tuple[TaskView, ...]:
    """Return what earlier meetings left open, numbered from 1, with what this one said of each."""
    views: list[TaskView] = []
    for index, item in enumerate(items):
        here = f"{path}[{index}]"
        sources.computed(f"{here}.who", item.who.locations)
        views.append(
            TaskView(
                number=index + 1,
                what=sources.figure(f"{here}.what", item.what),
                who=shown(world, item.responsible, meeting_of(item.last).date),
                due=sources.figure(f"{here}.due", item.due),
                status=sources.figure(f"{here}.status", item.status),
                from_meeting=sources.figure(f"{here}.from_meeting", item.from_meeting),
            )
        )
    return tuple(views)


def signature(world: World, verb: str, who: str | None, on: date | None, day: date) -> SignatureView:
    """Return „Zapsala dne 9. 3. 2021: Lenka Šustrová“ in parts; the verb agrees with the person's gender. Without a name where the edition shows none."""
    found = the_person(world.collection, who) if who else None
    person = cast(Person, found.value) if found is not None else None
    label = gendered(verb, person.gender.value if person and person.gender else None)
    name = known_as(world, who, day)
    return SignatureView(label[:1].upper() + label[1:], name, function_of(world, who, day), on)


def prose(text: Prose | None, world: World, sources: Sources, resolving: Resolving | None = None) -> Prose:
    """Return a long text with its references resolved; what could not be is told. `resolving`: what a reference stands for in this kind of document."""
    if text is None:
        return Prose()
    checked = resolved(text, world) if resolving is None else resolve(text, resolving)
    sources.diagnostics.extend(checked.diagnostics)
    return place(checked.value, lambda block: _filled(block, world, sources))


def _filled(block: Block, world: World, sources: Sources) -> tuple[Block, ...] | None:
    """Return a picture with what its file holds; nothing, told with its place, for what cannot stand here. None keeps a block as it is."""
    if isinstance(block, Insert):
        sources.diagnostics.append(Diagnostic("insert-not-here", block.location, {"value": block.name}))
        return ()
    if not isinstance(block, Figure) or block.picture is not None:
        return None
    checked = world.picture(block.path, block.location)
    sources.diagnostics.extend(checked.diagnostics)
    return () if checked.value is None else (replace(block, picture=checked.value),)


def title_date(day: date) -> str:
    """Return „9. 3. 2021“ that is not divided: a lone year on a heading's second line looks lost."""
    return format_date(day).replace(" ", NBSP)


def out_of(number: int) -> str:
    """Return „z“, or „ze“ before tří, čtvrtého, šesti, sedmého, čtrnácti, třiceti, sta … (ÚJČ id=770)."""
    return "ze" if number in _VOCALISED else "z"


def joined(texts: Iterable[str]) -> str:
    """Return texts in one line, empty ones left out."""
    return ", ".join(text for text in texts if text)
