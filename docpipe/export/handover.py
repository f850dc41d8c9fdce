"""Records and what is filed of them → the overview that whoever takes the work over reads first (Předávací přehled)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from docpipe.czech.agreement import count
from docpipe.czech.format import format_date, format_period, format_phone
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.figures.carried import open_on
from docpipe.figures.deadline import Deadline
from docpipe.figures.evidence import MINUTES_STATES, minutes_state
from docpipe.figures.keeping import keeping_of
from docpipe.figures.meetings import is_held
from docpipe.figures.people import named, organisation_of, person_of, the_organisation
from docpipe.figures.series import when
from docpipe.model import Record
from docpipe.programmes.schema import Programme
from docpipe.prose.blocks import Block, Cell, Column, Heading, Paragraph, Prose, Run, Table
from docpipe.records.collection import Collection, evidence_of, meeting_of, project_of

TITLE = "Předávací přehled"
_NOWHERE = Location("")
_NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Taking:
    """What is handed over."""

    collection: Collection
    programmes: Mapping[str, Programme]
    deadlines: tuple[Deadline, ...]
    lacking: Mapping[str, int]
    """Project → how many things are lacking to it on the day."""
    released: Mapping[str, int]
    """Project → how many released PDFs it has."""
    day: date


def overview(taking: Taking) -> Prose:
    """Return the overview: projects, contacts, deadlines, open tasks, where the paper originals are, and what to do first."""
    blocks: list[Block] = [
        _paragraph(f"Stav k {format_date(taking.day)}. Přehled je součástí předávaného balíčku; podrobnosti jsou v souborech vedle něj."),
        _heading("Čím začít"),
        _paragraph("1. Balíček rozbalte příkazem „docpipe unpack“; ten ověří, že je celý, a nic vašeho nepřepíše."),
        _paragraph("2. „docpipe doctor“ řekne, co na počítači chybí (LibreOffice, písma), a „docpipe build“ vyrobí tytéž dokumenty."),
        _paragraph(f"3. „docpipe due“ ukáže, co chybí: ke dni předání {count(sum(taking.lacking.values()), 'položka')}."),
        _paragraph("4. Papírové originály si převezměte podle tabulek „Setkání a jejich doklady“; v balíčku jsou jen jejich skeny."),
    ]
    for record in taking.collection.of("project"):
        blocks += _project(record, taking)
    blocks += (_heading("Předání"), _table(("Předal(a)", "Převzal(a)", "Dne"), (("", "", ""),), (4, 4, 2)))
    return Prose(tuple(blocks))


def _project(record: Record, taking: Taking) -> Iterator[Block]:
    project = project_of(record)
    yield _heading(project.short_name or project.name or record.id)
    yield _facts(_about(record, taking))
    if project.contacts:
        yield _heading("Kontakty", 2)
        yield _table(("Kdo", "Funkce", "Telefon", "E-mail"), _contacts(record, taking.collection), (3, 3, 2, 4))
    if deadlines := [item for item in taking.deadlines if item.project == record.id]:
        yield _heading("Lhůty", 2)
        yield _table(("Do kdy", "Co", "Kdo"), ((format_date(item.day), item.what, item.whom or _NOTHING) for item in deadlines), (2, 7, 3))
    if tasks := open_on(taking.collection, record.id, taking.day):
        yield _heading("Otevřené úkoly a usnesení", 2)
        rows = (
            (
                format_date(item.due.value) if item.due.value else "bez termínu",
                item.what.value,
                item.who.value or _NOTHING,
                format_date(item.from_meeting.value),
            )
            for item in tasks
        )
        yield _table(("Do kdy", "Co", "Kdo", "Uloženo"), rows, (2, 6, 3, 2))
    if coming := sorted((item for item in taking.collection.of("meeting", record.id) if not is_held(item)), key=when):
        yield _heading("Setkání, která nejsou zapsaná", 2)
        yield _table(("Datum", "Setkání", "Místo", "Stav"), (_coming(item, taking.day) for item in coming), (2, 5, 3.5, 2.5))
    if meetings := sorted((item for item in taking.collection.of("meeting", record.id) if is_held(item)), key=when):
        yield _heading("Setkání a jejich doklady", 2)
        yield _table(("Datum", "Setkání", "Zápis", "Papírový originál"), (_meeting(item) for item in meetings), (2, 5, 2.5, 3.5))


def _about(record: Record, taking: Taking) -> Iterator[tuple[str, str]]:
    project = project_of(record)
    programme = taking.programmes.get(project.programme)
    beneficiary = the_organisation(taking.collection, project.beneficiary)
    yield "Název", project.name or _NOTHING
    yield "Registrační číslo", project.registration_number.text if project.registration_number else _NOTHING
    yield "Program", (programme.title if programme else "") or "bez programu"
    yield "Příjemce", organisation_of(beneficiary).name if beneficiary else project.beneficiary
    if project.realisation:
        yield "Realizace", format_period(project.realisation)
    if project.plan_period:
        yield "Období plánu", format_period(project.plan_period)
    yield from _plans(record, taking.collection)
    kept = keeping_of(project, programme).until if programme is not None else None
    yield "Doklady uchovat do", format_date(kept) if kept else "není zapsáno, určuje to právní akt"
    yield "Co chybí", f"{count(taking.lacking.get(record.id, 0), 'položka')} (docpipe due --project {record.id})"
    yield "Složka", f"content/{record.id}"
    yield "Vydané dokumenty", f"released/{record.id}: {taking.released.get(record.id, 0)} PDF"


def _plans(record: Record, collection: Collection) -> Iterator[tuple[str, str]]:
    for item in collection.of("plan", record.id):
        from docpipe.records.planning.plan import PLAN_STATES, Plan

        if isinstance(plan := item.value, Plan):
            version = f", verze {plan.version}" if plan.version else ""
            until = f", připomínky do {format_date(plan.comments_until)}" if plan.comments_until else ""
            yield "Plán", f"{plan.title}: {PLAN_STATES[plan.state][0]}{version}{until}"


def _coming(record: Record, day: date) -> tuple[str, ...]:
    meeting, sent = meeting_of(record), evidence_of(record).invitation_sent
    state = "mělo se konat" if meeting.date < day else f"pozvánka odešla {format_date(sent)}" if sent else "pozvánka neodešla"
    return format_date(meeting.date), meeting.title, meeting.place or _NOTHING, state


def _contacts(record: Record, collection: Collection) -> Iterator[tuple[str, ...]]:
    for contact in project_of(record).contacts:
        who = named(collection, contact.person, None)
        person = person_of(who.person) if who.person is not None else None
        phone = contact.phone or (person.phone if person else None)
        email = contact.email or (person.email if person else None)
        yield who.name.value, contact.function or who.function.value or _NOTHING, format_phone(phone) if phone else _NOTHING, email or _NOTHING


def _meeting(record: Record) -> tuple[str, ...]:
    meeting, evidence = meeting_of(record), evidence_of(record)
    paper = ", ".join(text for text in (evidence.binder, f"č. {evidence.binder_number}" if evidence.binder_number else "") if text)
    return format_date(meeting.date), meeting.title, MINUTES_STATES[minutes_state(record).value], paper or "není zapsáno, kde je"


def _facts(rows: Iterable[tuple[str, str]]) -> Table:
    return _table(("Údaj", "Hodnota"), rows, (3, 9))


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]], widths: tuple[float, ...]) -> Table:
    body = tuple(tuple(_cell(text) for text in row) for row in rows)
    return Table(tuple(_cell(text) for text in heads), body, _NOWHERE, columns=tuple(Column(width=width) for width in widths))


def _heading(text: str, level: int = 1) -> Heading:
    return Heading(level, (Run(text),), _NOWHERE)


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),), _NOWHERE)


def _cell(text: str) -> Cell:
    return Cell((Run(text),) if text else ())
