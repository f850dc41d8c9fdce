"""What docpipe.yaml may say."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from docpipe.schema import Entry, Text, Whole, choice, entry
from docpipe.schema.publicity import PublicityChanges


class Level(StrEnum):
    """A severity that settings may give a code."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


LevelField = Annotated[Level, choice(Level, {Level.ERROR: ("chyba",), Level.WARNING: ("varování",), Level.INFO: ("informace",)})]


class Override(Entry):
    """A severity changed by the user, with the reason that the report of checks prints."""

    code: Text = entry("kód", public=True)
    severity: LevelField = entry("závažnost", public=True)
    reason: Text = entry("důvod", public=True)


class Shows(StrEnum):
    """What the settings may make of a kind of personal data."""

    SHOWN = "shown"
    AS_SAID = "as-said"
    ROLE = "role"
    HIDDEN = "hidden"


ShowsField = Annotated[
    Shows,
    choice(
        Shows,
        {
            Shows.SHOWN: ("ano", "ukázat", "zobrazit"),
            Shows.AS_SAID: ("podle osoby", "podle rejstříku"),
            Shows.ROLE: ("role",),
            Shows.HIDDEN: ("ne", "skrýt"),
        },
    ),
]


class PersonalData(Entry):
    """A line of the policy of editions that is changed, with the reason that the report of checks prints."""

    line: Text = entry("řádek", "id", public=True, cs="kontaktni-osoba-sluzby; všechny vypíše docpipe privacy --policy")
    shows: ShowsField | None = entry("zobrazit", default=None, public=True, cs="ano, podle osoby, role, ne")
    kind: Text | None = entry("druh", "druh dokumentu", default=None, public=True, cs="jen v tomto druhu dokumentu: zapis")
    least: Whole | None = entry("nejméně", default=None, public=True, cs="u malých čísel: nejmenší číslo, které se tiskne")
    reason: Text = entry("důvod", public=True)


class AllowedFinding(Entry):
    """Something the search for personal data finds and that may stay, with the reason."""

    PAIR: ClassVar[tuple[str, str]] = ("text", "reason")
    """May be written as a pair, text: reason."""

    text: Text = entry("nález", "text", public=True, cs="příjmení, které je i slovo, nebo přesně to, co se našlo; rodné číslo a utajenou adresu povolit nelze")
    reason: Text = entry("důvod", public=True)


class Settings(Entry):
    """The content of docpipe.yaml."""

    format: Whole = entry("formát", public=True)
    name: Text | None = entry("název", default=None, public=True)
    language: Text | None = entry("jazyk", default=None, public=True, cs="jazyk hlášení: cs nebo en")
    severities: tuple[Override, ...] = entry("závažnosti", default=(), public=True)
    publicity: PublicityChanges | None = entry(
        "publicita", default=None, public=True, cs="co je u povinné publicity všech projektů jinak než v pravidlech programů, vždy s důvodem"
    )
    allowed_names: tuple[Text, ...] = entry(
        "povolená jména", default=(), public=True, cs="názvy a jména, která se podobají známým, a přesto jsou napsaná správně"
    )
    personal_data: tuple[PersonalData, ...] = entry("osobní údaje", default=(), public=True, cs="co se ve veřejné verzi ukazuje jinak, než je obvyklé")
    allowed_findings: tuple[AllowedFinding, ...] = entry(
        "povolené nálezy", default=(), public=True, cs="co hledání osobních údajů najde a smí zůstat: „Malý: Malý sál radnice“"
    )
