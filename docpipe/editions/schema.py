"""The files of this room (`policy.yaml`, `processing.yaml`) → typed values: which personal data an edition shows and why; what each kind is kept for."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from docpipe.schema import Entry, Flag, Text, Whole, choice, entry


class Showing(StrEnum):
    """What becomes of a datum in a public edition."""

    SHOWN = "shown"
    AS_SAID = "as-said"
    """As the person's own entry in the register says."""
    ROLE = "role"
    """Instead of the name stands the part somebody plays."""
    HIDDEN = "hidden"


SHOWINGS: dict[Showing, tuple[str, ...]] = {
    Showing.SHOWN: ("ano", "ukázat", "zobrazit"),
    Showing.AS_SAID: ("podle osoby", "podle rejstříku"),
    Showing.ROLE: ("role",),
    Showing.HIDDEN: ("ne", "skrýt"),
}
ShowingField = Annotated[Showing, choice(Showing, SHOWINGS)]


class Whose(StrEnum):
    """Whose names a line is about, where it is no field that says so."""

    GROUP_MEMBERS = "group-members"
    OFFICERS = "officers"
    SPEAKERS = "speakers"


WhoseField = Annotated[Whose, choice(Whose, {Whose.GROUP_MEMBERS: (), Whose.OFFICERS: (), Whose.SPEAKERS: ()})]


class PolicyLine(Entry):
    """A line of the policy."""

    id: Text = entry("id", public=True)
    data: Text = entry("údaj", public=True)
    shows: ShowingField = entry("zobrazit", public=True)
    reason: Text = entry("důvod", public=True)
    law: Text = entry("předpis", public=True)
    allowed: tuple[ShowingField, ...] = entry("připouští", default=(), public=True)
    fields: tuple[Text, ...] = entry("pole", default=(), public=True)
    roles: tuple[Text, ...] = entry("role", default=(), public=True)
    whose: WhoseField | None = entry("čí", default=None, public=True)
    least: Whole | None = entry("nejméně", default=None, public=True)


class PolicyFile(Entry):
    """The whole policy."""

    lines: tuple[PolicyLine, ...] = entry("řádky", public=True)


class Activity(Entry):
    """What some kinds of personal data are kept for (Regulation (EU) 2016/679, Art. 30(1))."""

    id: Text = entry("id", public=True)
    name: Text = entry("název", public=True)
    whose: Text = entry("čí", public=True)
    records: tuple[Text, ...] = entry("záznamy", default=(), public=True)
    """Types of records; none: any."""
    what: tuple[Text, ...] = entry("údaje", default=(), public=True)
    """How the name of a datum begins, as `docpipe privacy` tells it; none: any."""
    values: tuple[Text, ...] = entry("hodnoty", default=(), public=True)
    purpose: Text = entry("účel", public=True)
    basis: Text = entry("právní titul", public=True)
    receivers: Text = entry("příjemci", public=True)
    certain: Flag = entry("jisté", default=True, public=True)
    """Whether the legal basis is the same for every controller."""


class ProcessingFile(Entry):
    """All of them, in the order in which a datum is assigned."""

    activities: tuple[Activity, ...] = entry("činnosti", public=True)
