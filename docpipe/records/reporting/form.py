"""The form of a report in the funder's system: its tabs and fields in order, how long a text each takes, principles, known indicators."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from docpipe.records.reporting.parts import ConfidenceField
from docpipe.records.reporting.publicity import PublicityTypeField
from docpipe.records.types import RecordType
from docpipe.schema import Day, Entry, Few, Flag, IndicatorCode, LongText, Text, Whole, choice, entry


class ReportField(StrEnum):
    """A field of the funder's form that docpipe has a text for."""

    SUMMARY = "summary"
    DEVIATIONS = "deviations"
    NEXT = "next"
    ACTIVITY = "activity"
    OUTPUTS = "outputs"
    EVIDENCE = "evidence"
    ACTIVITY_DEVIATIONS = "activity-deviations"
    INDICATOR = "indicator"
    PUBLICITY = "publicity"
    PRINCIPLE = "principle"
    PROCUREMENT = "procurement"
    CHANGE = "change"
    PROBLEM = "problem"
    SOLUTION = "solution"
    AUDIT = "audit"
    INCOME = "income"
    DECLARATION = "declaration"


REPORT_FIELDS: dict[ReportField, tuple[str, ...]] = {
    ReportField.SUMMARY: ("popis pokroku", "souhrn"),
    ReportField.DEVIATIONS: ("odchylky", "odchylky od harmonogramu"),
    ReportField.NEXT: ("plán na další období",),
    ReportField.ACTIVITY: ("popis realizace aktivity", "klíčová aktivita"),
    ReportField.OUTPUTS: ("výstupy aktivity",),
    ReportField.EVIDENCE: ("doložení aktivity",),
    ReportField.ACTIVITY_DEVIATIONS: ("odchylky aktivity",),
    ReportField.INDICATOR: ("komentář k indikátoru",),
    ReportField.PUBLICITY: ("komentář k publicitě",),
    ReportField.PRINCIPLE: ("popis plnění principu",),
    ReportField.PROCUREMENT: ("popis zakázky",),
    ReportField.CHANGE: ("popis změny",),
    ReportField.PROBLEM: ("popis problému",),
    ReportField.SOLUTION: ("řešení problému",),
    ReportField.AUDIT: ("výsledek kontroly",),
    ReportField.INCOME: ("příjmy",),
    ReportField.DECLARATION: ("čestné prohlášení",),
}


class Influence(StrEnum):
    """How a project stands to a horizontal principle."""

    POSITIVE = "positive"
    NEUTRAL = "neutral"
    TARGETED = "targeted"


INFLUENCES: dict[Influence, tuple[str, ...]] = {
    Influence.POSITIVE: ("pozitivní", "pozitivní vliv"),
    Influence.NEUTRAL: ("neutrální", "neutrální vliv"),
    Influence.TARGETED: ("cílené zaměření", "cílený"),
}
ReportFieldField = Annotated[ReportField, choice(ReportField, REPORT_FIELDS)]
InfluenceField = Annotated[Influence, choice(Influence, INFLUENCES)]


class FormField(Entry):
    """A field of the form, in the order of the funder's tabs."""

    field: ReportFieldField = entry("pole", public=True)
    tab: Text = entry("záložka", public=True)
    label: Text = entry("název", public=True, cs="jak se pole jmenuje v systému")
    limit: Whole | None = entry("znaků", "nejvýše znaků", "limit", default=None, public=True)
    required: Flag = entry("povinné", default=False, public=True)
    source: Text | None = entry("zdroj", default=None, public=True)
    confidence: ConfidenceField | None = entry("jistota", default=None, public=True)


class BankText(Entry):
    """What can be said of a principle by a project that stands to it so."""

    influence: InfluenceField = entry("vliv", public=True)
    text: LongText = entry("text", "znění", public=True)


class Principle(Entry):
    """A horizontal principle, with the texts of the bank."""

    id: Text = entry("id", public=True)
    name: Text = entry("název", "princip", public=True)
    texts: tuple[BankText, ...] = entry("texty", "banka textů", default=(), public=True)


class KnownIndicator(Entry):
    """An indicator of the programme."""

    code: IndicatorCode = entry("kód", public=True)
    name: Text = entry("název", public=True)
    published: Flag = entry("zveřejnit", default=False, public=True, cs="co se započte, musí být zveřejněno: adresa a den")
    source: Text | None = entry("zdroj", default=None, public=True)
    confidence: ConfidenceField | None = entry("jistota", default=None, public=True)


class PublicityDuty(Entry):
    """A kind of publicity that every project has."""

    type: PublicityTypeField = entry("druh", public=True)
    source: Text | None = entry("zdroj", default=None, public=True)
    confidence: ConfidenceField | None = entry("jistota", default=None, public=True)


class ReportForm(Entry):
    """A form. A workspace's own of the same id takes the place of the shipped one; one based on another says only what differs.

    A single limit is changed in vykazovani.yaml.
    """

    id: Text | None = entry("id", default=None, public=True)
    name: Text = entry("název", public=True)
    system: Text = entry("systém", public=True, cs="IS KP21+")
    line_end: Few = entry("konec řádku", default=2, public=True, cs="za kolik znaků se počítá konec řádku")
    based_on: Text | None = entry("vychází z", default=None, public=True, cs="id jiného formuláře, např. is-kp21: co tu není napsáno, platí podle něj")
    fields: tuple[FormField, ...] = entry("pole", default=(), public=True)
    principles: tuple[Principle, ...] = entry("horizontální principy", "principy", default=(), public=True)
    indicators: tuple[KnownIndicator, ...] = entry("indikátory", default=(), public=True)
    duties: tuple[PublicityDuty, ...] = entry("povinná publicita", default=(), public=True)
    source: Text | None = entry("zdroj", default=None, public=True)
    confidence: ConfidenceField | None = entry("jistota", default=None, public=True)
    valid_from: Day | None = entry("platí od", default=None, public=True)
    note: Text | None = entry("poznámka", default=None, public=True)


RECORD = RecordType("report-form", ReportForm, ("report-forms", "formulare-zpravy"), ("formulář zprávy", "report form"), many=False, layered=True)
