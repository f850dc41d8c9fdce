"""A period reported on to the funder: what a person says of it beside what docpipe knows."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from docpipe.records.reporting.form import InfluenceField
from docpipe.records.reporting.parts import DeadlineRule
from docpipe.records.types import RecordType
from docpipe.schema import Amount, Day, Entry, Flag, IndicatorCode, LongText, Number, Text, Whole, choice, entry


class ReportType(StrEnum):
    INTERIM = "interim"
    FINAL = "final"
    EXTRAORDINARY = "extraordinary"


REPORT_TYPES: dict[ReportType, tuple[str, ...]] = {
    ReportType.INTERIM: ("průběžná", "průběžná zpráva"),
    ReportType.FINAL: ("závěrečná", "závěrečná zpráva"),
    ReportType.EXTRAORDINARY: ("mimořádná", "mimořádná zpráva"),
}


class ChangeType(StrEnum):
    SUBSTANTIAL = "substantial"
    MINOR = "minor"


CHANGE_TYPES: dict[ChangeType, tuple[str, ...]] = {
    ChangeType.SUBSTANTIAL: ("podstatná", "podstatná změna"),
    ChangeType.MINOR: ("nepodstatná", "nepodstatná změna"),
}


class ProcurementState(StrEnum):
    PREPARED = "prepared"
    ANNOUNCED = "announced"
    AWARDED = "awarded"
    FULFILLED = "fulfilled"
    CANCELLED = "cancelled"


PROCUREMENT_STATES: dict[ProcurementState, tuple[str, ...]] = {
    ProcurementState.PREPARED: ("připravuje se", "příprava"),
    ProcurementState.ANNOUNCED: ("vyhlášena", "vyhlášeno"),
    ProcurementState.AWARDED: ("zadána", "zadáno", "uzavřena smlouva"),
    ProcurementState.FULFILLED: ("splněna", "splněno", "dokončena"),
    ProcurementState.CANCELLED: ("zrušena", "zrušeno"),
}
ReportTypeField = Annotated[ReportType, choice(ReportType, REPORT_TYPES)]
ChangeTypeField = Annotated[ChangeType, choice(ChangeType, CHANGE_TYPES)]
ProcurementStateField = Annotated[ProcurementState, choice(ProcurementState, PROCUREMENT_STATES)]


class ActivityProgress(Entry):
    """What a person says of a key activity; meetings, participants and documents are added by docpipe."""

    activity: Text = entry("aktivita", "klíčová aktivita", "KA", "kód", public=True, cs="KA 02")
    text: LongText | None = entry("popis", "popis realizace", "realizace", default=None, public=True)
    outputs: LongText | None = entry("výstupy", default=None, public=True)
    evidence: LongText | None = entry("doložení", default=None, public=True, cs="jinak soupis čísel příloh, který sestaví docpipe")
    deviations: LongText | None = entry("odchylky", default=None, public=True)


class IndicatorProgress(Entry):
    """What is reported of an indicator. The increment is computed of what is counted; one written here is held against it."""

    code: IndicatorCode = entry("kód", "indikátor", public=True)
    increment: Number | None = entry("přírůstek", "přírůstek za období", default=None, public=True)
    total: Number | None = entry("dosaženo celkem", "kumulativně", "celkem", default=None, public=True)
    comment: LongText | None = entry("komentář", "popis", default=None, public=True)


class PrincipleProgress(Entry):
    """How a horizontal principle was kept in the period."""

    principle: Text = entry("princip", "název", public=True)
    influence: InfluenceField | None = entry("vliv", default=None, public=True)
    text: LongText | None = entry("popis", "popis plnění", "text", default=None, public=True)


class Procurement(Entry):
    """A public contract."""

    title: Text = entry("zakázka", "název", public=True)
    state: ProcurementStateField | None = entry("stav", default=None, public=True)
    supplier: Text | None = entry("dodavatel", default=None, public=True)
    amount: Amount = entry("částka", "cena", default=None, public=True, cs="120 000 Kč")
    date: Day | None = entry("datum", "datum smlouvy", default=None, public=True)
    amendments: Text | None = entry("dodatky", default=None, public=True)
    text: LongText | None = entry("popis", default=None, public=True)


class Change(Entry):
    """A change of the project."""

    type: ChangeTypeField = entry("druh", "typ", public=True, cs="podstatná, nebo nepodstatná")
    text: LongText = entry("popis", "změna", public=True)
    announced_on: Day | None = entry("oznámeno", "oznámeno dne", default=None, public=True)
    approved_on: Day | None = entry("schváleno", "schváleno dne", default=None, public=True)


class Problem(Entry):
    """A problem and how it was solved."""

    text: LongText = entry("popis", "problém", public=True)
    solution: LongText | None = entry("řešení", default=None, public=True)


class Audit(Entry):
    """An audit or a check on the spot."""

    body: Text = entry("orgán", "kdo", public=True)
    start: Day | None = entry("datum", "od", default=None, public=True)
    end: Day | None = entry("do", default=None, public=True)
    result: LongText | None = entry("výsledek", "závěr", default=None, public=True)


class Attachment(Entry):
    """A file that goes with the report besides the documents of meetings; its number is computed."""

    id: Text = entry("id", "značka", public=True, cs="texty ji citují: [[příloha:id]]")
    title: Text = entry("název", public=True)
    file: Text | None = entry("soubor", default=None, public=True, cs="PDF, JPG, PNG, TIFF nebo DOCX; cesta od souboru zprávy")
    activity: Text | None = entry("klíčová aktivita", "KA", "aktivita", default=None, public=True, cs="bez ní příloha celé zprávy")
    note: Text | None = entry("poznámka", default=None)


class Report(Entry):
    """A report on a period (zpráva o realizaci)."""

    id: Text | None = entry("id", default=None, public=True)
    number: Whole = entry("číslo", "pořadí", "pořadové číslo", public=True)
    type: ReportTypeField = entry("typ", "druh", default=ReportType.INTERIM, public=True, cs="průběžná, závěrečná, mimořádná")
    start: Day = entry("od", "období od", public=True)
    end: Day = entry("do", "období do", public=True)
    deadline: DeadlineRule | None = entry("lhůta", default=None, public=True, cs="platí-li pro tuto zprávu jiná než ve vykazovani.yaml")
    submitted_on: Day | None = entry("podáno", "podáno dne", "datum předložení", default=None, public=True)
    approved_on: Day | None = entry("schváleno", "schváleno dne", default=None, public=True)
    contact: Text | None = entry("kontaktní osoba", "kontakt", default=None)
    summary: LongText | None = entry("popis pokroku", "souhrn", "stav realizace", default=None, public=True)
    deviations: LongText | None = entry("odchylky", "odchylky od harmonogramu", default=None, public=True)
    next_text: LongText | None = entry("plán na další období", "další období", default=None, public=True)
    next_until: Day | None = entry("další období do", default=None, public=True, cs="jinak totéž trvání, nebo další zapsané období")
    activities: tuple[ActivityProgress, ...] = entry("klíčové aktivity", "aktivity", default=(), public=True)
    indicators: tuple[IndicatorProgress, ...] = entry("indikátory", default=(), public=True)
    publicity: LongText | None = entry("publicita", "komentář k publicitě", default=None, public=True)
    principles: tuple[PrincipleProgress, ...] = entry("horizontální principy", "principy", default=(), public=True)
    procurements: tuple[Procurement, ...] = entry("veřejné zakázky", "zakázky", default=(), public=True)
    changes: tuple[Change, ...] = entry("změny", default=(), public=True)
    problems: tuple[Problem, ...] = entry("problémy", default=(), public=True)
    audits: tuple[Audit, ...] = entry("kontroly", default=(), public=True)
    income: LongText | None = entry("příjmy", default=None, public=True)
    declarations: tuple[LongText, ...] = entry("čestná prohlášení", "prohlášení", default=(), public=True)
    attachments: tuple[Attachment, ...] = entry("přílohy", default=(), public=True)
    template: Text | None = entry("šablona", default=None, public=True)
    note: Text | None = entry("poznámka", "interní poznámka", default=None)
    sample: Flag = entry("ukázka", "ukázková data", default=False, public=True)


RECORD = RecordType("report", Report, ("reports", "zpravy"), ("zpráva o realizaci", "report to the funder"), many=False)
