"""The minutes or the invitation of a meeting → a letter with those who get it, as a text and as a draft for the mail program; nothing is sent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from docpipe.czech.format import format_date, format_phone, format_time_range, weekday
from docpipe.czech.values import NBSP
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError, Location
from docpipe.engine import lock
from docpipe.export.mail import Letter, eml, plain
from docpipe.figures.carried import Sort, open_after
from docpipe.figures.evidence import open_for_comments
from docpipe.figures.people import named, person_of, the_person
from docpipe.figures.recipients import recipients_of
from docpipe.kinds.kind import Sources
from docpipe.kinds.minutes import next_meeting
from docpipe.model import Document, Record, Selector
from docpipe.outside import read_bytes
from docpipe.pipeline.asked import put
from docpipe.pipeline.issues import issues_of
from docpipe.pipeline.load import Loaded, load
from docpipe.records.collection import Collection, meeting_of, project_of
from docpipe.workspace import Workspace

KINDS = ("minutes", "invitation")
"""What is sent out; the edition for the participants."""
_EDITION = "internal"


@dataclass(frozen=True, slots=True)
class Mailed:
    """The letters that were written."""

    files: tuple[str, ...]
    """Their paths, relative to the workspace."""
    diagnostics: tuple[Diagnostic, ...]


def mail(workspace: Workspace, selector: Selector) -> Mailed:
    """Write a text and an .eml file for each document that is meant and is sent out; the files lie in build/<project>/rozeslani."""
    loaded = load(workspace)
    wanted = [item for item in loaded.documents if selector.takes(item) and item.kind in KINDS and item.edition == _EDITION]
    if not wanted:
        raise DocpipeError([Diagnostic("mail-nothing")])
    files: list[str] = []
    found: list[Diagnostic] = []
    with lock(workspace.build / ".docpipe" / "lock", Location("build")):
        for document in wanted:
            record = loaded.collection.get(document.subject)
            if record is None:
                continue
            letter, told = _letter(loaded, document, record)
            found += told
            base = f"build/{document.project}/rozeslani/{PurePosixPath(document.stem).name}"
            for name, content in ((f"{base}.txt", plain(letter).encode()), (f"{base}.eml", eml(letter))):
                found += put(workspace, name, content)
                files.append(name)
    return Mailed(tuple(files), tuple(found))


def _letter(loaded: Loaded, document: Document, record: Record) -> tuple[Letter, tuple[Diagnostic, ...]]:
    collection = loaded.collection
    recipients = recipients_of(record, collection, invitation=document.kind == "invitation")
    enclosed, version, told = _enclosed(loaded, document)
    words = _minutes(record, collection, released=bool(version)) if document.kind == "minutes" else _invitation(record)
    sender = _sender(record, collection)
    letter = Letter(
        subject=(document.title if version or document.kind != "minutes" else f"Návrh: {document.title}").replace(NBSP, " "),
        body="\n".join([*words, "", "S pozdravem", "", *sender.lines, ""]).replace(NBSP, " "),
        sender=sender.email,
        addresses=tuple(item.email for item in recipients if item.email),
        without_address=tuple(item.name for item in recipients if not item.email),
        files=enclosed,
    )
    if not letter.addresses:
        told = (*told, Diagnostic("mail-no-address", record.locate(), {"title": document.title}, subjects=(record.key,)))
    return letter, told


def _enclosed(loaded: Loaded, document: Document) -> tuple[tuple[tuple[str, bytes], ...], str, tuple[Diagnostic, ...]]:
    """Return the PDF that goes with the letter: the last released one, else the draft that was built last; and its version, empty for a draft."""
    issues = issues_of(loaded.workspace, document)
    version = issues[-1].version if issues else ""
    path: Path = loaded.workspace.released / f"{document.stem}_v{version}.pdf" if version else loaded.workspace.build / f"{document.stem}.pdf"
    if not path.is_file():
        name = loaded.workspace.name_of(path)
        return (), version, (Diagnostic("mail-not-built", Location(name), {"file": name}, subjects=(document.key,)),)
    return ((path.name, read_bytes(path, loaded.workspace.name_of(path))),), version, ()


def _minutes(record: Record, collection: Collection, *, released: bool) -> Iterator[str]:
    meeting = meeting_of(record)
    yield "Dobrý den,"
    yield ""
    what = "zápis" if released else "návrh zápisu"
    yield f"v příloze posíláme {what} ze dne {format_date(meeting.date)}: {meeting.title}."
    if until := open_for_comments(record):
        yield f"Připomínky prosím pošlete do {format_date(until)}."
    if tasks := open_after(record, collection):
        yield ""
        yield _left_open({item.sort for item in tasks}, len(tasks))
        for item in tasks:
            due = f" – do {format_date(item.due.value)}" if item.due.value else ""
            yield f"– {item.who.value or 'neurčeno'}: {item.what.value}{due}"
    if following := next_meeting(record, Sources()):
        yield ""
        yield f"Příští setkání: {following}."


def _left_open(sorts: set[Sort], number: int) -> str:
    """Return the line above what is left to be done."""
    if len(sorts) > 1:
        return "Trvají tyto úkoly a usnesení:"
    if sorts == {Sort.RESOLUTION}:
        return "Trvá toto usnesení:" if number == 1 else "Trvají tato usnesení:"
    return "Trvá tento úkol:" if number == 1 else "Trvají tyto úkoly:"


def _invitation(record: Record) -> Iterator[str]:
    meeting = meeting_of(record)
    yield meeting.salutation or "Dobrý den,"
    yield ""
    when = f"{weekday(meeting.date)} {format_date(meeting.date)}"
    if meeting.start:
        when += f", {format_time_range(meeting.start, meeting.end)} hodin"
    yield "v příloze posíláme pozvánku."
    yield ""
    yield f"Co: {meeting.title}"
    yield f"Kdy: {when}"
    if meeting.place:
        yield f"Kde: {meeting.place}"
    if meeting.link:
        yield f"Připojení: {meeting.link}"
    if meeting.reply_by:
        yield ""
        yield f"Svou účast prosím potvrďte do {format_date(meeting.reply_by)}."


@dataclass(frozen=True, slots=True)
class _Sender:
    lines: tuple[str, ...]
    email: str


def _sender(record: Record, collection: Collection) -> _Sender:
    """Return who signs: the one who invites or chairs, else the project's first contact; with what the project says of them."""
    meeting = meeting_of(record)
    home = collection.get(f"project:{record.project}")
    contacts = project_of(home).contacts if home is not None else ()
    who = meeting.convenor or meeting.chair or (contacts[0].person if contacts else "")
    contact = next((item for item in contacts if the_person(collection, item.person) is the_person(collection, who)), contacts[0] if contacts else None)
    known = named(collection, who, meeting.date)
    person = person_of(known.person) if known.person is not None else None
    function = (contact.function if contact and contact.person == who else None) or known.function.value
    phone = (contact.phone if contact else None) or (person.phone if person else None)
    email = (contact.email if contact else None) or (person.email if person else None) or ""
    lines = (known.name.value, function, f"tel.: {format_phone(phone)}" if phone else "", email)
    return _Sender(tuple(line for line in lines if line), email)
