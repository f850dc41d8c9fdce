"""What each edition shows, and why: the editions themselves, and what the lines of the policy make of them. Needs no schema."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from docpipe.czech.names import bare
from docpipe.dataclass import dataclass

POLICY_FILE = Path(__file__).with_name("policy.yaml")
"""The lines that come with docpipe."""
PROCESSING_FILE = Path(__file__).with_name("processing.yaml")
"""What each kind of personal data is kept for."""
AS_SAID = "as-said"
SHOWN = "shown"
HIDDEN = "hidden"
SMALL_NUMBERS = "mala-cisla"


@dataclass(frozen=True, slots=True)
class Line:
    """What becomes of one kind of personal data in an edition."""

    id: str
    shows: str
    """'shown', 'as-said', 'role', 'hidden'."""
    fields: tuple[str, ...] = ()
    """Fields of records: 'meeting.attendance.email'."""
    roles: tuple[str, ...] = ()
    """Roles of people in an attendance list."""
    whose: str = ""
    """'group-members', 'officers', 'speakers'; '' where fields or roles say it."""
    least: int = 0
    """The smallest number that is printed; 0 for any."""


@dataclass(frozen=True)
class Policy:
    """What an edition shows, and why."""

    name: str
    word: str
    """Its part of a file's name."""
    mark: tuple[str, str]
    """Printed on the document, in Czech and in English; empty where nothing is said."""
    shows_private: bool
    reason: str
    """The reason and the law, for the report."""
    lines: tuple[Line, ...] = ()
    """Empty: what no line speaks of is as the schemas and the register of people say."""

    def showing(self, id_: str) -> str:
        """Return what becomes of the data of a line; as its owner says where there is no such line."""
        return self._by_id[id_].shows if id_ in self._by_id else AS_SAID

    def field(self, path: str, *, public: bool) -> bool:
        """Return whether a field is shown. `public`: what its schema says, which holds where no line speaks of it."""
        line = self._by_field.get(path)
        return public if line is None else line.shows == SHOWN

    def role_named(self, role: str) -> bool:
        """Return whether somebody of a role is shown by name without being in the register of people."""
        line = self._by_role.get(role)
        return line is not None and line.shows == SHOWN

    def grants(self, whose: str) -> bool:
        """Return whether all of these people are shown by name and function."""
        return any(line.whose == whose and line.shows == SHOWN for line in self.lines)

    @property
    def least(self) -> int:
        """The smallest number about users of services that is printed; 0 where any is."""
        line = self._by_id.get(SMALL_NUMBERS)
        return line.least if line is not None and line.shows != SHOWN else 0

    @cached_property
    def _by_id(self) -> Mapping[str, Line]:
        return {line.id: line for line in self.lines}

    @cached_property
    def _by_field(self) -> Mapping[str, Line]:
        return {name: line for line in self.lines for name in line.fields if not line.least}

    @cached_property
    def _by_role(self) -> Mapping[str, Line]:
        return {role: line for line in self.lines for role in line.roles}


POLICIES: Mapping[str, Policy] = {
    "internal": Policy(
        "internal",
        "interni",
        ("", ""),
        shows_private=True,
        reason="Dokládá se jím účast a průběh řídicímu orgánu a dostávají ho účastníci (čl. 6 odst. 1 písm. c) a e) nařízení (EU) 2016/679).",
    ),
    "public": Policy(
        "public",
        "verejny",
        ("Veřejná verze bez neveřejných osobních údajů", "Public version without private personal data"),
        shows_private=False,
        reason="Neomezený okruh čtenářů; jména jen u představitelů a těch, kdo se zveřejněním souhlasí (čl. 5 odst. 1 písm. c) nařízení (EU) 2016/679).",
    ),
}


def edition_named(text: str) -> str | None:
    """Return the name of the edition that a text names, in English or by its Czech word in any gender („interní“, „veřejná“); None for none."""
    plain = bare(text)
    return next((item.name for item in POLICIES.values() if plain in (item.name, item.word, f"{item.word[:-1]}a", f"{item.word[:-1]}e")), None)
