"""An indicator of the project as the decision sets it, and what a person counts toward it."""

from __future__ import annotations

from decimal import Decimal

from docpipe.records.types import RecordType
from docpipe.schema import Day, Entry, Flag, IndicatorCode, Number, Text, Url, entry


class Counted(Entry):
    """One thing that a person counts toward an indicator, and how it is shown. docpipe never counts by itself: a catalogue is no analytical document."""

    what: Text = entry("co", "název", public=True)
    value: Number = entry("hodnota", "počet", default=Decimal(1), public=True)
    date: Day | None = entry("datum", "dosaženo", "dne", default=None, public=True, cs="podle něj patří do sledovaného období")
    url: Url | None = entry("adresa", "URL", "zveřejněno na", default=None, public=True)
    published_on: Day | None = entry("zveřejněno", "zveřejněno dne", "datum zveřejnění", default=None, public=True)
    evidence: tuple[Text, ...] = entry("doklady", "doklad", "příloha", default=(), public=True, cs="id přílohy zprávy")
    note: Text | None = entry("poznámka", default=None)


class ProjectIndicator(Entry):
    """An indicator with its target; its increments and totals are computed."""

    id: Text | None = entry("id", default=None, public=True)
    code: IndicatorCode = entry("kód", "číslo", public=True, cs="8 05 00 nebo 805 000")
    name: Text = entry("název", "indikátor", public=True)
    unit: Text | None = entry("jednotka", "měrná jednotka", default=None, public=True)
    baseline: Number = entry("výchozí hodnota", "výchozí", default=Decimal(0), public=True)
    target: Number | None = entry("cílová hodnota", "cílová", "cíl", default=None, public=True)
    target_date: Day | None = entry("cílové datum", "datum cílové hodnoty", default=None, public=True)
    published: Flag | None = entry("zveřejnit", default=None, public=True, cs="ano: co se započte, musí být zveřejněno; jinak podle programu")
    counted: tuple[Counted, ...] = entry("započteno", "naplnění", default=(), public=True)
    note: Text | None = entry("poznámka", "komentář", default=None, public=True)
    sample: Flag = entry("ukázka", "ukázková data", default=False, public=True)


RECORD = RecordType(
    "project-indicator", ProjectIndicator, ("project-indicators", "indikatory"), ("indikátor projektu", "project indicator"), named_by=("code",)
)
