"""A meeting: what was planned, who came, what was said, decided, asked for."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import model_validator

from docpipe.czech.agreement import gender_said
from docpipe.czech.names import split_titles
from docpipe.model import Scalar
from docpipe.records.evidence import Evidence
from docpipe.records.need import FoundNeed
from docpipe.records.person import Gender, GenderField
from docpipe.records.types import RecordType
from docpipe.schema import Clock, Day, Email, Entry, Few, Flag, LongText, Phone, Text, Whole, choice, entry


class MeetingType(StrEnum):
    WORKING_GROUP = "working-group"
    STEERING_GROUP = "steering-group"
    TEAM = "team"
    PUBLIC = "public"
    CONFERENCE = "conference"
    ROUND_TABLE = "round-table"
    INTERVIEW = "interview"
    MEETING = "meeting"


MEETING_TYPES: dict[MeetingType, tuple[str, ...]] = {
    MeetingType.WORKING_GROUP: ("pracovní skupina", "PS", "jednání pracovní skupiny"),
    MeetingType.STEERING_GROUP: ("řídicí skupina", "ŘS", "jednání řídicí skupiny"),
    MeetingType.TEAM: ("realizační tým", "porada"),
    MeetingType.PUBLIC: ("veřejné setkání", "veřejné projednání"),
    MeetingType.CONFERENCE: ("konference",),
    MeetingType.ROUND_TABLE: ("kulatý stůl",),
    MeetingType.INTERVIEW: ("individuální", "rozhovor"),
    MeetingType.MEETING: ("setkání", "jednání"),
}


class Form(StrEnum):
    ONSITE = "onsite"
    ONLINE = "online"
    HYBRID = "hybrid"


FORMS: dict[Form, tuple[str, ...]] = {Form.ONSITE: ("prezenčně", "osobně"), Form.ONLINE: ("on-line", "distančně"), Form.HYBRID: ("hybridně",)}


class Presence(StrEnum):
    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"
    INVITED = "invited"


PRESENCES: dict[Presence, tuple[str, ...]] = {
    Presence.PRESENT: ("přítomen", "přítomna", "přítomni", "ano", "účast"),
    Presence.EXCUSED: ("omluven", "omluvena", "omluveni"),
    Presence.ABSENT: ("nepřítomen", "nepřítomna", "ne", "neomluven", "neomluvena"),
    Presence.INVITED: ("pozván", "pozvána"),
}


class Role(StrEnum):
    """Part in the planning process (the triad of clients, providers and payers, and the rest)."""

    MEMBER = "member"
    GUEST = "guest"
    TEAM = "team"
    AUTHORITY = "authority"
    PROVIDER = "provider"
    USER = "user"
    PUBLIC = "public"


ROLES: dict[Role, tuple[str, ...]] = {
    Role.MEMBER: ("člen", "členka"),
    Role.GUEST: ("host",),
    Role.TEAM: ("realizační tým", "tým"),
    Role.AUTHORITY: ("zadavatel", "zadavatelka"),
    Role.PROVIDER: ("poskytovatel", "poskytovatelka"),
    Role.USER: ("uživatel", "uživatelka", "klient", "klientka"),
    Role.PUBLIC: ("veřejnost", "občan", "občanka"),
}


class TaskState(StrEnum):
    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


TASK_STATES: dict[TaskState, tuple[str, ...]] = {
    TaskState.OPEN: ("otevřený", "trvá", "plní se"),
    TaskState.DONE: ("splněno", "splněný", "hotovo"),
    TaskState.CANCELLED: ("zrušeno", "zrušený"),
}

MeetingTypeField = Annotated[MeetingType, choice(MeetingType, MEETING_TYPES)]
FormField = Annotated[Form, choice(Form, FORMS)]
PresenceField = Annotated[Presence, choice(Presence, PRESENCES)]
RoleField = Annotated[Role, choice(Role, ROLES)]
TaskStateField = Annotated[TaskState, choice(TaskState, TASK_STATES)]


class Attendee(Entry):
    """A row of attendance. It need not be in any register; without a name it is counted and warned about."""

    name: Text | None = entry("jméno", "jméno a příjmení", "účastník", "osoba", default=None)
    organisation: Text | None = entry("organizace", "obec", "organizace / obec", default=None, public=True)
    role: RoleField | None = entry("role", default=None, public=True)
    function: Text | None = entry("funkce", default=None)
    presence: PresenceField = entry("účast", "stav", "přítomnost", default=Presence.PRESENT, public=True)
    email: Email | None = entry("e-mail", "mail", default=None)
    phone: Phone | None = entry("telefon", "tel", default=None)
    note: Text | None = entry("poznámka", default=None)
    connected: Text | None = entry("připojení", "doba připojení", "doba účasti", default=None, cs="odkdy dokdy byl připojen; tiskne se v interním zápise")
    gender: GenderField | None = entry("pohlaví", "rod", default=None, cs="žena nebo muž; jinak podle toho, jak je napsána účast, role, funkce a příjmení")

    @model_validator(mode="before")
    @classmethod
    def _as_written(cls, data: Any) -> Any:
        """Keep the gender that the words of the row say, for „přítomna“ and „uživatelka“; the words themselves become values of closed lists."""
        if not isinstance(data, dict) or data.get("gender"):
            return data
        text = {field: given.text for field in ("name", "presence", "role", "function") if isinstance(given := data.get(field), Scalar)}
        found = _gender_of(text)
        return {**data, "gender": found} if found else data


def _gender_of(text: dict[str, str]) -> Gender | None:
    """Return the gender that a row says. „Poskytovatel“ and the like stand for organisations too: as a role only the feminine form says something."""
    said = {gender_said(text.get(field, "")) for field in ("presence", "function")}
    if split_titles(text.get("name", ""))[2].casefold().endswith("á") or "f" in {*said, gender_said(text.get("role", ""))}:
        return Gender.FEMALE
    return Gender.MALE if "m" in said else None


class HeadCount(Entry):
    """People who were only counted: „veřejnost: 23“."""

    PAIR: ClassVar[tuple[str, str]] = ("label", "count")
    """May be written as a pair, name: number."""

    label: Text = entry("kdo", "skupina", public=True)
    count: Whole = entry("počet", public=True)


class Resolution(Entry):
    """A resolution, with its votes where they were counted."""

    number: Text | None = entry("číslo", "č.", default=None, public=True)
    text: LongText = entry("text", "znění", "usnesení", public=True)
    votes_for: Whole | None = entry("pro", default=None, public=True)
    votes_against: Whole | None = entry("proti", default=None, public=True)
    abstained: Whole | None = entry("zdržel se", "zdrželi se", default=None, public=True)
    who: Text | None = entry("kdo", "odpovídá", "zajistí", default=None, public=True, cs="kdo usnesení provede; co se jen bere na vědomí, nemá ho")
    due: Day | None = entry("termín", "do kdy", "do", default=None, public=True)
    state: TaskStateField | None = entry("stav", default=None, public=True)
    done_on: Day | None = entry("splněno dne", default=None, public=True)

    @property
    def is_to_be_done(self) -> bool:
        """Return whether it says that somebody is to do something; one that only takes note of something is done with when it is voted."""
        return bool(self.who or self.due or self.state or self.done_on)


class Task(Entry):
    """Who does what until when."""

    id: Text | None = entry("značka", "id", "č. úkolu", default=None, public=True, cs="jen kde dva úkoly zní stejně: pod ní se úkol pozná na dalších setkáních")
    what: Text = entry("co", "úkol", public=True)
    who: Text | None = entry("kdo", "odpovídá", default=None, public=True)
    due: Day | None = entry("termín", "do kdy", "do", default=None, public=True)
    state: TaskStateField = entry("stav", default=TaskState.OPEN, public=True)
    done_on: Day | None = entry("splněno dne", default=None, public=True)


class Review(Entry):
    """What has become of an earlier task or resolution, as a later meeting was told."""

    what: Text = entry("úkol", "usnesení", "co", "značka", "číslo", public=True, cs="slova úkolu, jeho značka, nebo číslo usnesení")
    from_meeting: Day | None = entry("z jednání", "ze setkání", "uloženo", default=None, public=True, cs="den setkání, které ho uložilo")
    state: TaskStateField = entry("stav", default=TaskState.OPEN, public=True)
    done_on: Day | None = entry("splněno dne", default=None, public=True)
    due: Day | None = entry("nový termín", "termín", "do kdy", default=None, public=True)
    who: Text | None = entry("nově odpovídá", "kdo", "odpovídá", default=None, public=True)
    result: Text | None = entry("výsledek", "vyjádření", default=None, public=True, cs="co o úkolu na setkání zaznělo")


class AgendaItem(Entry):
    """A point of the agenda; what came of it is written afterwards."""

    title: Text = entry("bod", "název", public=True)
    presenter: Text | None = entry("předkladatel", "uvádí", default=None)
    minutes: Whole | None = entry("délka", "minut", default=None, public=True, cs="v minutách")
    text: LongText | None = entry("text", "průběh", default=None, public=True)
    conclusion: LongText | None = entry("závěr", default=None, public=True)
    needs_lead: Text | None = entry("úvod potřeb", default=None, public=True, cs="věta před seznamem potřeb")
    needs: tuple[FoundNeed, ...] = entry("potřeby", default=(), public=True)
    resolutions: tuple[Resolution, ...] = entry("usnesení", default=(), public=True)
    tasks: tuple[Task, ...] = entry("úkoly", default=(), public=True)


class NextMeeting(Entry):
    """When and where the next meeting is."""

    date: Day = entry("datum", public=True)
    start: Clock | None = entry("od", "čas", default=None, public=True)
    place: Text | None = entry("místo", default=None, public=True)


class Meeting(Entry):
    """A meeting. What is known only afterwards is optional before it."""

    id: Text | None = entry("id", default=None, public=True)
    type: MeetingTypeField = entry("typ", "druh", default=MeetingType.MEETING, public=True)
    number: Text | None = entry("číslo", "číslo jednání", default=None, public=True)
    title: Text = entry("název", public=True, cs="Setkání k potřebám sociálních služeb")
    title_genitive: Text | None = entry("název ve 2. pádě", default=None, public=True, cs="setkání k potřebám sociálních služeb")
    group: Text | None = entry("skupina", default=None, public=True)
    key_activity: Text | None = entry("klíčová aktivita", "KA", default=None, public=True)
    date: Day = entry("datum", "datum konání", "datum setkání", public=True)
    start: Clock | None = entry("od", "začátek", default=None, public=True)
    end: Clock | None = entry("do", "konec", default=None, public=True)
    form: FormField = entry("forma", default=Form.ONSITE, public=True)
    place: Text | None = entry("místo", "místo konání", "místo setkání", default=None, public=True)
    link: Text | None = entry("odkaz", "připojení", default=None)
    chair: Text | None = entry("předsedá", "vede", "moderuje", default=None, public=True)
    convenor: Text | None = entry("svolává", "zve", default=None, public=True)
    author: Text | None = entry("zapsal", "zapsala", "zapisovatel", default=None, public=True)
    written_on: Day | None = entry("datum zápisu", "zapsáno dne", default=None, public=True)
    verifiers: tuple[Text, ...] = entry("ověřovatelé", "ověřil", "ověřila", "ověřovatel", default=(), public=True)
    verified_on: Day | None = entry("ověřeno dne", default=None, public=True)
    approved_on: Day | None = entry("schváleno dne", "zápis schválen dne", default=None, public=True)
    attendance: tuple[Attendee, ...] = entry("účast", "účastníci", "přítomni", default=(), public=True)
    attendance_file: Text | None = entry("soubor účasti", "prezence", default=None, public=True, cs="CSV nebo XLSX vedle záznamu setkání")
    presence_times: Flag = entry("doba účasti", "čas účasti", default=False, public=True, cs="ano: ze seznamu z Teams, Zoomu či Meetu se tiskne i odkdy dokdy")
    counts: tuple[HeadCount, ...] = entry("počty", default=(), public=True, cs="jen počty: veřejnost: 23")
    excused: tuple[Text, ...] = entry("omluveni", "omluvení", default=())
    guests: tuple[Text, ...] = entry("hosté", default=())
    agenda: tuple[AgendaItem, ...] = entry("program", "body", default=(), public=True)
    tasks: tuple[Task, ...] = entry("úkoly", default=(), public=True)
    review: tuple[Review, ...] = entry("kontrola úkolů", "kontrola úkolů a usnesení", default=(), public=True, cs="co je s úkoly a usneseními z dřívějška")
    annexes: tuple[Text, ...] = entry("přílohy", default=(), public=True)
    next_meeting: NextMeeting | None = entry("příští setkání", default=None, public=True)
    salutation: Text | None = entry("oslovení", default=None, public=True)
    invitation_text: LongText | None = entry("text pozvánky", default=None, public=True)
    reply_by: Day | None = entry("potvrdit do", default=None, public=True)
    blank_rows: Few | None = entry("prázdné řádky", default=None, public=True, cs="kolik prázdných řádků má prezenční listina")
    template: Text | None = entry("šablona", default=None, public=True)
    evidence: Evidence | None = entry("doklady", "doložení", default=None, cs="co setkání dokládá; do dokumentů se netiskne")
    note: Text | None = entry("poznámka", "interní poznámka", default=None)
    sample: Flag = entry("ukázka", "ukázková data", default=False, public=True)


RECORD = RecordType("meeting", Meeting, ("meetings", "setkani"), ("setkání", "meeting"), many=False, suffixes=(".docx",))
