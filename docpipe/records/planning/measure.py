"""A measure of the plan: its card, with everything a council, a funder and a provider ask about."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from docpipe.records.planning.parts import Capacity, Financing, IndicatorPart, Network, ServiceFormField, YearAmount
from docpipe.records.types import RecordType
from docpipe.schema import Entry, Flag, LongText, MoneyUnit, Span, Text, Whole, choice, entry


class MeasureKind(StrEnum):
    """What a measure does with the services."""

    KEEP = "keep"
    DEVELOP = "develop"
    NEW_SERVICE = "new-service"
    NETWORKING = "networking"
    INFORMING = "informing"
    INVESTMENT = "investment"


MEASURE_KINDS: dict[MeasureKind, tuple[str, ...]] = {
    MeasureKind.KEEP: ("udržení", "zachování"),
    MeasureKind.DEVELOP: ("rozvoj", "rozšíření"),
    MeasureKind.NEW_SERVICE: ("nová služba", "vznik nové služby"),
    MeasureKind.NETWORKING: ("síťování", "spolupráce"),
    MeasureKind.INFORMING: ("informovanost", "informování"),
    MeasureKind.INVESTMENT: ("investice",),
}
MeasureKindField = Annotated[MeasureKind, choice(MeasureKind, MEASURE_KINDS)]


class MeasureState(StrEnum):
    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not-done"


MEASURE_STATES: dict[MeasureState, tuple[str, ...]] = {
    MeasureState.PLANNED: ("plánováno", "plánované"),
    MeasureState.RUNNING: ("probíhá", "v realizaci", "průběžně"),
    MeasureState.DONE: ("splněno",),
    MeasureState.PARTLY: ("splněno částečně", "částečně"),
    MeasureState.NOT_DONE: ("nesplněno",),
}
MeasureStateField = Annotated[MeasureState, choice(MeasureState, MEASURE_STATES)]


class Activity(Entry):
    """A step of a measure; where the plan has a level below the cards, an item of it with its own number."""

    text: Text = entry("aktivita", "krok", "co", "název", public=True)
    who: Text | None = entry("kdo", "odpovídá", default=None, public=True)
    when: Span | None = entry("kdy", "termín", default=None, public=True)
    unit: MoneyUnit | None = entry("jednotka", default=None, public=True)
    costs: tuple[YearAmount, ...] = entry("náklady", default=(), public=True)


class MeasureRisk(Entry):
    """A risk of a measure and what is done against it."""

    text: Text = entry("riziko", "text", public=True)
    response: Text | None = entry("opatření", "opatření proti riziku", "řešení", default=None, public=True)


class Measure(Entry):
    """The card of a measure."""

    id: Text | None = entry("id", default=None, public=True)
    name: Text = entry("název", "opatření", public=True)
    parent: Text | None = entry("patří pod", "priorita", "cíl", "vazba", default=None, public=True, cs="id priority nebo cíle z plan.yaml")
    order: Whole | None = entry("pořadí", default=None, public=True, cs="pořadí pod společnou prioritou; jinak podle jmen souborů")
    kinds: tuple[MeasureKindField, ...] = entry("typ", "druh opatření", default=(), public=True, cs="udržení, rozvoj, nová služba, síťování …")
    description: LongText | None = entry("popis", "charakteristika", default=None, public=True)
    rationale: LongText | None = entry("zdůvodnění", "zdůvodnění potřebnosti", default=None, public=True)
    needs: tuple[Text, ...] = entry("potřeby", "potřeba", default=(), public=True, cs="id potřeb, na které opatření odpovídá")
    target_groups: tuple[Text, ...] = entry("cílové skupiny", "cílová skupina", default=(), public=True)
    services: tuple[Text, ...] = entry("služby", "služba", default=(), public=True, cs="id nebo názvy služeb ze složky sluzby")
    service_types: tuple[Text, ...] = entry("druhy služeb", "druh služby", "§", default=(), public=True)
    forms: tuple[ServiceFormField, ...] = entry("formy", "forma", default=(), public=True)
    activities: tuple[Activity, ...] = entry("aktivity", "kroky", default=(), public=True)
    implementers: tuple[Text, ...] = entry("realizátor", "realizátoři", "realizuje", default=(), public=True)
    partners: tuple[Text, ...] = entry("partneři", "spolupracující subjekty", default=(), public=True)
    municipalities: tuple[Text, ...] = entry("obce", "místo", "územní působnost", default=(), public=True, cs="bez nich celé území")
    schedule: Span | None = entry("harmonogram", "termín", "realizace", default=None, public=True, cs="2023–2025 nebo I/2023 – IV/2024")
    capacity_now: tuple[Capacity, ...] = entry("stávající kapacita", default=(), public=True)
    capacity_planned: tuple[Capacity, ...] = entry("plánovaná kapacita", default=(), public=True)
    network: Network | None = entry("síť", "síť kraje", default=None, public=True)
    unit: MoneyUnit | None = entry("jednotka", "částky v", default=None, public=True, cs="Kč nebo tis. Kč, v čem jsou částky této karty")
    costs: tuple[YearAmount, ...] = entry("náklady", "předpokládané náklady", default=(), public=True, cs="2023: 1 250 000")
    financing: tuple[Financing, ...] = entry("zdroje", "zdroje financování", "financování", default=(), public=True)
    outputs: tuple[Text, ...] = entry("výstupy", default=(), public=True)
    indicators: tuple[IndicatorPart, ...] = entry("indikátory", "ukazatele", default=(), public=True)
    risks: tuple[MeasureRisk, ...] = entry("rizika", default=(), public=True)
    impact_if_not: LongText | None = entry("dopady při nerealizaci", default=None, public=True)
    state: MeasureStateField = entry("stav", default=MeasureState.PLANNED, public=True)
    responsible: Text | None = entry("odpovědná osoba", "odpovídá", default=None, public=True)
    note: LongText | None = entry("poznámka", default=None, public=True)
    internal_note: Text | None = entry("interní poznámka", default=None)
    sample: Flag = entry("ukázka", "ukázková data", default=False, public=True)


RECORD = RecordType("measure", Measure, ("measures", "opatreni", "karty"), ("opatření", "measure"), named_by=("name",))
