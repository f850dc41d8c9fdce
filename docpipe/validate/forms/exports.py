"""A list of those connected, as Teams, Zoom or Google Meet export it → rows of attendance: everybody once, by the names of the register."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date, datetime
from typing import Final

from docpipe.czech.format import format_time
from docpipe.czech.names import fold_loose, near_misses
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Location, Plain
from docpipe.model import Data, Scalar, Written
from docpipe.read.grid import Grid
from docpipe.schema import fold_key
from docpipe.validate.forms.moments import Span, joined, moment, seconds

_HEADERS: Final[dict[str, str]] = {
    name: column
    for column, names in {
        "name": "name full_name jmeno cele_jmeno jmeno_a_prijmeni name_original_name jmeno_puvodni_jmeno participant ucastnik user_name participant_name",
        "given": "first_name krestni_jmeno",
        "family": "last_name prijmeni",
        "joined": "join_time first_join first_join_time time_joined joined joined_at cas_pripojeni prvni_pripojeni cas_prvniho_pripojeni "
        "pripojil_a_se pripojeni",
        "left": "leave_time last_leave last_leave_time time_exited left left_at cas_odchodu posledni_odchod cas_posledniho_odchodu cas_odpojeni "
        "odpojeni odchod",
        "lasting": "duration in_meeting_duration duration_minutes total_duration_minutes time_in_call doba_trvani doba_trvani_minuty doba_trvani_schuzky "
        "doba_trvani_na_schuzce celkova_doba_trvani_minuty doba_na_schuzce doba_pritomnosti celkova_doba_minuty",
        "email": "email user_email e_mail e_mail_uzivatele email_address e_mailova_adresa",
        "action": "user_action akce_uzivatele",
        "at": "timestamp casove_razitko casova_znacka cas",
    }.items()
    for name in names.split()
}
_TOOLS: Final = {
    "Teams": ["first_join", "prvni_pripojeni", "participant_id_upn", "id_ucastnika_upn", "user_action", "akce_uzivatele", "full_name", "cele_jmeno"],
    "Meet": ["time_joined", "time_exited", "first_name", "krestni_jmeno"],
    "Zoom": ["user_email", "e_mail_uzivatele", "name_original_name", "jmeno_puvodni_jmeno"],
}
"""Headers by which a tool is told."""
_JOINED: Final = ("joined", "pripoji")
_BRACKETS: Final = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_ORIGINAL: Final = re.compile(r"(?P<shown>[^()]*)\((?P<original>[^()]*\s[^()]*)\)\s*$")
_ASIDE: Final = frozenset(
    ["host", "co_host", "guest", "me", "unverified", "external", "organizator", "spoluhostitel", "hostitel", "ja", "neovereno", "externi", "neovereny"]
)
"""What tools say in brackets behind a name."""
_AFTER_SIGN: Final = re.compile(r"\s*#.*$")
"""What Zoom lets people say behind their names."""
_PHONE: Final = re.compile(r"\+?[\d•*?xX ()/-]{6,}")
_DEVICE: Final = re.compile(
    r"\b(?:iphone|ipad|macbook|galaxy|android|huawei|xiaomi|redmi|sm-\w+|desktop-\w+|laptop-\w+|notebook|zoom room|meeting room|zasedací místnost"
    r"|otter(?:\.ai|pilot)?|read\.ai|fireflies|fathom|notetaker|note taker|záznamník|bot)\b",
    re.IGNORECASE,
)
_PARTS: Final = 2


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody of the register."""

    name: str
    names: tuple[str, ...]
    """All that they were called."""
    email: str = ""


@dataclass(slots=True)
class _Person:
    """Somebody who was connected."""

    shown: str
    place: Location
    known: Known | None
    spans: list[Span] = field(default_factory=list)
    lasting: int = 0
    """Seconds, where the tool says only how long."""
    open: datetime | None = None
    """When they joined and have not left yet."""

    @property
    def is_number(self) -> bool:
        """Whether a telephone number stands in place of a name."""
        return self.known is None and _PHONE.fullmatch(self.shown) is not None


@dataclass(frozen=True, slots=True)
class Exported:
    """What a tool's list says."""

    rows: tuple[tuple[dict[str, Data], Location], ...]
    tool: str
    found: tuple[Diagnostic, ...]


def exported(grid: Grid, day: date, people: Iterable[Known], *, times: bool) -> Exported | None:
    """Return who was connected; None for a list that no tool made. `times`: whether it is to be said when everybody was there."""
    tables = list(_tables(grid))
    if not tables:
        return None
    tool, header, rows = _best(tables)
    register = _Register(tuple(people))
    there: dict[str, _Person] = {}
    found: list[Diagnostic] = []
    days: set[date] = set()
    for row in rows:
        name = _name(row)
        if name is None:
            continue
        known = register.whose(name.text, row.get("email"))
        shown = _cleaned(name.text)
        person = there.setdefault(known.name if known is not None else fold_loose(shown), _Person(shown, name.location, known))
        days |= _take(person, row, day, parts="joined" in header.values())
    if days and day not in days:
        found.append(Diagnostic("attendance-other-day", grid.whole(), {"day": min(days).isoformat(), "meeting": day.isoformat()}))
    found += [_unknown(person, register, tool) for person in there.values() if person.known is None]
    return Exported(tuple((_row(person, tool, times=times), person.place) for person in there.values()), tool, tuple(found))


def _tables(grid: Grid) -> Iterator[tuple[str, dict[int, str], list[dict[str, Scalar]]]]:
    """Yield the tables of a list that name people and say when or how long they were there: a tool may write several, one under another."""
    by_row: dict[int, dict[int, Scalar]] = {}
    for (row, column), cell in grid.cells.items():
        by_row.setdefault(row, {})[column] = cell
    header: dict[int, str] = {}
    tool = ""
    rows: list[dict[str, Scalar]] = []
    last = 0
    for number, cells in by_row.items():
        named = {column: _HEADERS[key] for column, cell in cells.items() if (key := fold_key(cell.text)) in _HEADERS}
        sorts = set(named.values())
        if len(sorts) >= _PARTS and sorts & {"name", "given"} and sorts & {"joined", "lasting", "action"}:
            if header:
                yield tool, header, rows
            header, tool, rows = _given(named), _tool({fold_key(cell.text) for cell in cells.values()}), []
        elif header and (len(cells) > 1 or len(header) == 1) and number - last <= 1:
            rows.append({header[column]: cell for column, cell in cells.items() if column in header})
        elif header:  # an empty line or a title: the next section of the list
            yield tool, header, rows
            header = {}
        last = number
    if header:
        yield tool, header, rows


def _given(named: Mapping[int, str]) -> dict[int, str]:
    """Return the columns, 'Jméno' beside 'Příjmení' as the given name."""
    family = "family" in named.values()
    return {column: "given" if family and sort == "name" else sort for column, sort in named.items()}


def _best(tables: list[tuple[str, dict[int, str], list[dict[str, Scalar]]]]) -> tuple[str, dict[int, str], list[dict[str, Scalar]]]:
    """Return the table that says the most: every joining of everybody where there is one (Teams' third section), else the only one."""
    filled = [table for table in tables if table[2]] or tables[:1]
    tool = next((name for name, _, _ in filled if name), "")
    joins = [table for table in filled if {"joined", "left"} <= set(table[1].values())]
    _, header, rows = max(joins or filled, key=lambda table: len(table[2]))
    return tool, header, rows


def _tool(labels: set[str]) -> str:
    return next((name for name, marks in _TOOLS.items() if labels & set(marks)), "")


def _name(row: Mapping[str, Scalar]) -> Scalar | None:
    if (whole := row.get("name")) is not None:
        return whole
    parts = [cell for key in ("given", "family") if (cell := row.get(key)) is not None]
    return Scalar(" ".join(cell.text for cell in parts), Written.CSV, parts[0].location) if parts else None


def _cleaned(text: str) -> str:
    """Return a name as the tool shows it, without „(host)“; where Zoom shows another name before the original one, the original."""
    original = _ORIGINAL.match(text.strip())
    if original is not None and fold_key(original["original"]) not in _ASIDE and original["shown"].strip():
        return original["original"].strip()
    bare = _AFTER_SIGN.sub("", _BRACKETS.sub("", text)).strip()
    family, comma, given = bare.partition(",")
    if comma and given.strip() and " " not in family.strip():  # „Nová, Jana“
        return f"{given.strip()} {family.strip()}"
    return bare or text.strip()


@dataclass(slots=True)
class _Register:
    """The people there are, by what a tool may call them."""

    people: tuple[Known, ...]
    by_words: dict[frozenset[str], set[int]] = field(default_factory=dict)
    by_email: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for index, person in enumerate(self.people):
            for name in person.names:
                self.by_words.setdefault(_words(name), set()).add(index)
            if person.email:
                self.by_email[person.email.casefold()] = index

    def whose(self, text: str, email: Scalar | None) -> Known | None:
        """Return the one person whom an address or a name means: in whatever order, case, with whatever titles and without diacritics."""
        if email is not None and (found := self.by_email.get(email.text.strip().casefold())) is not None:
            return self.people[found]
        for name in (_cleaned(text), _AFTER_SIGN.sub("", _BRACKETS.sub("", text))):
            same = self.by_words.get(_words(name), set())
            if len(same) == 1:
                return self.people[next(iter(same))]
        return None


def _words(name: str) -> frozenset[str]:
    return frozenset(re.split(r"[\s.,_-]+", fold_loose(name).strip())) - {""}


def _take(person: _Person, row: Mapping[str, Scalar], day: date, *, parts: bool) -> set[date]:
    """Take what a row says of somebody's presence, and return the days it speaks of."""
    start, end = (moment(cell.text, day) if (cell := row.get(key)) is not None else None for key in ("joined", "left"))
    if (action := row.get("action")) is not None and (at := row.get("at")) is not None:
        return _take_action(person, fold_key(action.text), moment(at.text, day))
    if start is not None and end is not None:
        person.spans.append((start, end))
    elif (lasting := row.get("lasting")) is not None and (length := seconds(lasting.text)) is not None:
        person.lasting += length
    return {item.date() for item in (start, end) if item is not None} if parts else set()


def _take_action(person: _Person, action: str, at: datetime | None) -> set[date]:
    if at is None:
        return set()
    if action.startswith(_JOINED):
        person.open = person.open or at
    elif person.open is not None:
        person.spans.append((person.open, at))
        person.open = None
    return {at.date()}


def _row(person: _Person, tool: str, *, times: bool) -> dict[str, Data]:
    def scalar(text: str) -> Scalar:
        return Scalar(text, Written.CSV, person.place)

    found: dict[str, Data] = {"name": scalar(person.known.name if person.known is not None else person.shown)}
    if person.is_number:
        found |= {"name": scalar("neuvedeno"), "role": scalar("host"), "note": scalar(f"připojen telefonem, {person.shown}")}
    elif person.known is None:
        found |= {"role": scalar("host"), "note": scalar(f"podle seznamu {tool or 'připojených'}; v seznamu lidí není")}
    if times and (said := _connected(person)):
        found["connected"] = scalar(said)
    return found


def _connected(person: _Person) -> str:
    """Return „9:02–9:40, 9:45–10:28 (81 min)“, or the length alone."""
    spans = joined(person.spans)
    length = round((sum((end - start).total_seconds() for start, end in spans) or person.lasting) / 60)
    said = ", ".join(f"{format_time(start.time())}–{format_time(end.time())}" for start, end in spans)
    return f"{said} ({length} min)" if said else f"{length} min" if length else ""


def _unknown(person: _Person, register: _Register, tool: str) -> Diagnostic:
    arguments: dict[str, Plain] = {"value": person.shown, "tool": tool or "nástroj"}
    if person.is_number or _DEVICE.search(person.shown):
        return Diagnostic("attendance-name-phone" if person.is_number else "attendance-name-device", person.place, arguments)
    near = near_misses(person.shown, (item.name for item in register.people))
    if near:
        return Diagnostic("attendance-name-near", person.place, {**arguments, "suggestion": near[0]})
    return Diagnostic("attendance-name-unknown", person.place, arguments)
