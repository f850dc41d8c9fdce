"""What each edition shows, and why: data that needs no schema."""

from __future__ import annotations

from collections.abc import Mapping

from docpipe.czech.names import bare
from docpipe.dataclass import dataclass


@dataclass(frozen=True, slots=True)
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
        ("Veřejná verze bez osobních údajů účastníků", "Public version without participants' personal data"),
        shows_private=False,
        reason="Neomezený okruh čtenářů; jména jen u představitelů a těch, kdo se zveřejněním souhlasí (čl. 5 odst. 1 písm. c) nařízení (EU) 2016/679).",
    ),
}


def edition_named(text: str) -> str | None:
    """Return the name of the edition that a text names, in English or by its Czech word in any gender („interní“, „veřejná“); None for none."""
    plain = bare(text)
    return next((item.name for item in POLICIES.values() if plain in (item.name, item.word, f"{item.word[:-1]}a", f"{item.word[:-1]}e")), None)
