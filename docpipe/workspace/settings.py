"""What docpipe.yaml may say."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from docpipe.schema import Entry, Text, Whole, choice, entry


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


class Settings(Entry):
    """The content of docpipe.yaml."""

    format: Whole = entry("formát", public=True)
    name: Text | None = entry("název", default=None, public=True)
    language: Text | None = entry("jazyk", default=None, public=True, cs="jazyk hlášení: cs nebo en")
    severities: tuple[Override, ...] = entry("závažnosti", default=(), public=True)
    allowed_names: tuple[Text, ...] = entry("povolená jména", default=(), public=True, cs="příjmení, která jsou i běžnými slovy a smějí být ve veřejné verzi")
