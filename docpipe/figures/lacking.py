"""Records and what is filed of them → what is still lacking, by when and of whom, and on which days that is so; no clock is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from docpipe.czech.format import format_date
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.figures.carried import Sort, spells
from docpipe.figures.evidence import MinutesState, minutes_state
from docpipe.figures.lacks import Lack
from docpipe.figures.meetings import is_held
from docpipe.figures.people import named
from docpipe.figures.series import series_of
from docpipe.model import DataPath, Record
from docpipe.records.collection import Collection, evidence_of, meeting_of
from docpipe.records.meeting import Form

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Lacking:
    """Something that is lacking or is to be done."""

    sort: Lack
    day: date | None
    """By when; of what a meeting still owes, the day of the meeting. None where no day is set."""
    what: str
    project: str
    whom: str
    """Whose it is, may be empty."""
    location: Location
    key: str
    """Key of the record or document."""
    since: date | None = None
    """The first day on which it is lacking; None for always."""
    until: date | None = None
    """The last one."""

    def on(self, day: date) -> bool:
        """Return whether it is lacking on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Filed:
    """What lies among the released files of a meeting."""

    scan: bool = False
    """A signed scan of the attendance sheet."""
    signatures: bool = False
    """Whether somebody counted the signatures on it."""
    minutes: bool = False
    """Whether minutes were released."""


def lacking(collection: Collection, filed: Mapping[str, Filed]) -> Iterator[Lacking]:
    """Yield all that is lacking in the meetings, tasks and resolutions of all projects. `filed`: key of a meeting → what is filed of it."""
    for record in collection.of("meeting"):
        yield from _of_meeting(record, collection, filed.get(record.key, Filed()))
    for spell in spells(collection):
        item = spell.item
        sort = Lack.TASK if item.sort is Sort.TASK else Lack.RESOLUTION
        project, key = item.set_by.project or "", item.set_by.key
        yield Lacking(sort, item.due.value, item.what.value, project, item.who.value, item.location, key, spell.since, spell.until)


def _of_meeting(record: Record, collection: Collection, filed: Filed) -> Iterator[Lacking]:
    meeting, about = meeting_of(record), _Meeting(record, collection)
    if not is_held(record):
        yield about.lacks(
            Lack.RECORD, "setkání proběhlo a v záznamu není účast ani průběh", meeting.author or meeting.chair or meeting.convenor, since=meeting.date + _DAY
        )
        if meeting.agenda and not evidence_of(record).invitation_sent:
            yield about.lacks(Lack.INVITATION, "není zapsáno, kdy odešla pozvánka", meeting.convenor or meeting.chair, until=meeting.date)
        return
    yield from _attendance(about, filed)
    yield from _minutes(about, filed)
    following = meeting.next_meeting
    if following is not None and not any(meeting_of(item).date > meeting.date for item in series_of(record, collection)):
        what = f"ohlášené setkání {format_date(following.date)} ještě nemá záznam a pozvánku"
        yield about.lacks_at(Lack.NEXT, what, ("next_meeting", "date"), meeting.convenor or meeting.chair, day=following.date)


def _attendance(about: _Meeting, filed: Filed) -> Iterator[Lacking]:
    """Yield what proves who was there: the signed sheet of those on the spot; of those on-line the tool's list, and a declaration where nobody signs."""
    meeting, evidence = meeting_of(about.record), evidence_of(about.record)
    who = meeting.author or meeting.chair
    if meeting.form is not Form.ONLINE:
        if not (filed.scan or evidence.sheet_scan):
            yield about.lacks(Lack.SCAN, "chybí sken podepsané prezenční listiny", who)
        elif evidence.signatures is None and not filed.signatures:
            yield about.lacks(Lack.SIGNATURES, "podpisy na prezenční listině nikdo nespočítal", who)
    if meeting.form is not Form.ONSITE and not (evidence.online_list or meeting.attendance_file):
        yield about.lacks(Lack.ONLINE_LIST, "chybí seznam přihlášených nebo snímek obrazovky", who)
    if meeting.form is Form.ONLINE and not evidence.declaration:
        yield about.lacks(Lack.DECLARATION, "chybí prohlášení pořadatele o účasti", who)


def _minutes(about: _Meeting, filed: Filed) -> Iterator[Lacking]:
    """Yield the next step of the minutes: to be released and sent, commented on, verified."""
    meeting, evidence = meeting_of(about.record), evidence_of(about.record)
    state = minutes_state(about.record).value
    sent, last = evidence.minutes_sent, evidence.comments_until
    if sent is None:
        yield about.lacks(Lack.SEND, "zápis je vydán a není odeslán" if filed.minutes else "zápis není vydán ani odeslán", meeting.author)
    elif not filed.minutes:
        yield about.lacks(Lack.DRAFT, "zápis odešel jako pracovní verze, není vydán", meeting.author)
    if state is MinutesState.COMMENTS and last is not None:
        yield about.lacks_at(
            Lack.COMMENTS, "končí připomínky k zápisu", ("evidence", "comments_until"), meeting.author, day=last, since=meeting.date, until=last
        )
    if sent is not None and state not in (MinutesState.VERIFIED, MinutesState.APPROVED):
        who = meeting.verifiers or (meeting.author,)
        yield about.lacks(Lack.VERIFY, "zápis není ověřen", *who, day=last or sent, since=(last or sent) + _DAY)


@dataclass(frozen=True, slots=True)
class _Meeting:
    """A meeting of which something is lacking."""

    record: Record
    collection: Collection

    def lacks(self, sort: Lack, what: str, *who: str | None, day: date | None = None, since: date | None = None, until: date | None = None) -> Lacking:
        """Return what is lacking, with the meeting it belongs to and the names of whose it is."""
        return self.lacks_at(sort, what, ("date",), *who, day=day, since=since, until=until)

    def lacks_at(
        self, sort: Lack, what: str, at: DataPath, *who: str | None, day: date | None = None, since: date | None = None, until: date | None = None
    ) -> Lacking:
        """Return the same, written at another place of the record."""
        meeting = meeting_of(self.record)
        names = ", ".join(dict.fromkeys(named(self.collection, name, meeting.date).name.value for name in who if name))
        about = f"{what}: {meeting.title}" + ("" if (day or meeting.date) == meeting.date else f" ({format_date(meeting.date)})")
        first = since if since is not None or until is not None or not is_held(self.record) else meeting.date + _DAY
        place = self.record.locate(*at)
        return Lacking(sort, day or meeting.date, about, self.record.project or "", names, place, self.record.key, first, until)
