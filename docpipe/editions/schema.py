"""The policy's file (`editions/policy.yaml`) → its lines as typed values: which personal data a public edition shows, and why."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from docpipe.schema import Entry, Text, Whole, choice, entry


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
