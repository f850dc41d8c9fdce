"""The parts that the context classes of several kinds share: what a Word template may print.

Field names are an API for templates (design decision 6): a renamed one stays as an alias for a major version.
A view's OPTIONAL fields may be left out by a template without a warning: they are of use to some looks only.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from docpipe.dataclass import dataclass
from docpipe.programmes.strip import Strip
from docpipe.prose.blocks import Prose


@dataclass(frozen=True, slots=True)
class DocumentView:
    """The document itself."""

    title: str
    """Heading of the document: „Zápis ze setkání … konaného dne 9. 3. 2021“."""
    draft_mark: str
    """Printed on every page of a draft („PRACOVNÍ VERZE“), empty when released."""
    edition_mark: str
    """Printed when the edition's policy wants it („Veřejná verze bez neveřejných osobních údajů“), else empty."""
    version: str
    """Number of the released version („1“), empty in drafts."""
    sample_note: str
    """„Ukázková data“ when the record is marked as sample, else empty."""


@dataclass(frozen=True, slots=True)
class ProjectView:
    """The project as its funder knows it."""

    OPTIONAL: ClassVar[frozenset[str]] = frozenset({"short_name", "programme", "support_statement", "beneficiary", "partners", "territory", "contacts"})

    name: str
    short_name: str
    registration_number: str
    """Empty when not known."""
    programme: str
    """Full name of the programme, empty for none."""
    support_statement: str
    """The sentence about the support, empty for none."""
    beneficiary: str
    partners: str
    """Names of partners joined in one line, may be empty."""
    territory: str
    contacts: tuple[ContactView, ...]


@dataclass(frozen=True, slots=True)
class ContactView:
    """Somebody to turn to, with the data that the edition shows."""

    OPTIONAL: ClassVar[frozenset[str]] = frozenset({"function", "organisation"})

    function: str
    name: str
    organisation: str
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting."""

    OPTIONAL: ClassVar[frozenset[str]] = frozenset({"title", "number", "weekday", "form", "chair", "convenor", "link", "key_activity"})

    title: str
    """Name of the meeting: „Setkání k potřebám sociálních služeb“."""
    group: str
    """Name of the group that met, may be empty."""
    number: str
    """Number of the meeting, may be empty."""
    date: date
    weekday: str
    """„úterý“."""
    time_range: str
    """„9:00–10:00 hodin“; only the start where the end is not known; may be empty."""
    form: str
    """„on-line“, „prezenčně“, „hybridně“."""
    is_online: bool
    """Whether nobody signs: on-line only."""
    place: str
    link: str
    """Address for joining on-line, may be empty."""
    key_activity: str
    """„KA 02 – Setkávání pracovních skupin“, may be empty."""
    chair: str
    convenor: str
    """Who invites, with function, may be empty."""


@dataclass(frozen=True, slots=True)
class AttendeeView:
    """A row of attendance."""

    OPTIONAL: ClassVar[frozenset[str]] = frozenset({"role", "status"})

    number: int
    name: str
    organisation: str
    role: str
    """Function or role, may be empty."""
    status: str
    """„přítomen“, „omluvena“ …, may be empty on a sheet before the meeting."""


@dataclass(frozen=True, slots=True)
class CountView:
    """How many people of a kind there were."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class AttendanceView:
    """Who was there, in numbers and (where the edition shows it) in names."""

    OPTIONAL: ClassVar[frozenset[str]] = frozenset(
        {"label", "sentence", "rows", "absent", "guests", "excused", "organisations", "counted", "quorum", "note", "count"}
    )

    label: str
    """„Přítomni“, „Přítomno“, „Přítomna“: agrees with the count."""
    count: int
    note: str
    """„(dle prezenční listiny)“."""
    sentence: str
    """„Setkání se zúčastnily 2 osoby.“"""
    rows: tuple[AttendeeView, ...]
    excused: str
    """Names of those excused in one line, may be empty."""
    absent: str
    guests: str
    organisations: tuple[CountView, ...]
    """Organisations represented, with counts: the public edition's table."""
    counted: tuple[CountView, ...]
    """Those only counted („veřejnost: 23“)."""
    quorum: str
    """„Přítomno 9 z 13 členů, skupina je usnášeníschopná.“; empty where the group has no quorum."""


@dataclass(frozen=True, slots=True)
class NeedView:
    """A need as found."""

    OPTIONAL: ClassVar[frozenset[str]] = frozenset({"target_groups", "kind", "source", "meeting_date"})

    number: int
    text: str
    """As written, without closing punctuation."""
    terminator: str
    """The mark that closes it in a list: „,“, the last „.“."""
    target_groups: str
    kind: str
    """„rozšíření služby“, „investice do infrastruktury“ …"""
    source: str
    """„setkání 9. 3. 2021“, „dotazník“ …"""
    meeting_date: date | None


@dataclass(frozen=True, slots=True)
class TaskView:
    """Who does what until when."""

    OPTIONAL: ClassVar[frozenset[str]] = frozenset({"status", "from_meeting"})

    number: int
    what: str
    who: str
    due: date | None
    status: str
    """„splněno“, „zrušeno“; empty while it is open."""
    from_meeting: date | None
    """Date of the meeting that set it."""


@dataclass(frozen=True, slots=True)
class ResolutionView:
    """A resolution and how it was voted."""

    OPTIONAL: ClassVar[frozenset[str]] = frozenset({"duty"})

    number: str
    text: Prose
    votes: str
    """„pro 8, proti 0, zdržel se 1“; empty when not counted."""
    outcome: str
    """„schváleno“, „neschváleno“, may be empty."""
    duty: str = ""
    """„Zajistí: Petr Malý, do 30. 4. 2021“; empty for one that nobody is to see to."""


@dataclass(frozen=True, slots=True)
class AgendaItemView:
    """A point of the agenda and what came of it."""

    number: int
    title: str
    presenter: str
    duration: str
    text: Prose
    conclusion: Prose
    needs_lead: str
    """„Byla identifikována potřeba v:“; empty without needs."""
    needs: tuple[NeedView, ...]
    resolutions: tuple[ResolutionView, ...]
    tasks: tuple[TaskView, ...]


@dataclass(frozen=True, slots=True)
class SignatureView:
    """A line for a signature, or the line that says who wrote."""

    label: str
    """„Zapsala“, „Ověřil“."""
    name: str
    function: str
    date: date | None


@dataclass(frozen=True, slots=True)
class Branded:
    """What every branded document's context begins with."""

    strip: Strip
    """The funder's strip; a template prints it by the one placeholder {{p strip }}."""
    document: DocumentView
    project: ProjectView
