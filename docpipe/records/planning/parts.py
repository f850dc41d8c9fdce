"""Parts that several records of the plan have: money by years, capacities, a place in the regional network."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import model_validator

from docpipe.model import Scalar
from docpipe.schema import Amount, Day, Entry, MoneyUnit, Number, Text, Year, choice, entry


class ServiceForm(StrEnum):
    """Forms of a social service (zákon č. 108/2006 Sb., § 33)."""

    RESIDENTIAL = "residential"
    AMBULATORY = "ambulatory"
    FIELD = "field"


SERVICE_FORMS: dict[ServiceForm, tuple[str, ...]] = {
    ServiceForm.RESIDENTIAL: ("pobytová", "pobytově", "pobytové", "P"),
    ServiceForm.AMBULATORY: ("ambulantní", "ambulantně", "A"),
    ServiceForm.FIELD: ("terénní", "terénně", "T"),
}
ServiceFormField = Annotated[ServiceForm, choice(ServiceForm, SERVICE_FORMS)]


class CapacityUnit(StrEnum):
    """What capacity is counted in (units of the register of providers, and those of regional networks)."""

    CLIENTS = "clients"
    CONTACTS = "contacts"
    INTERVENTIONS = "interventions"
    BEDS = "beds"
    CALLS = "calls"
    PLACES = "places"
    HOURS = "hours"
    STAFF = "staff"


CAPACITY_UNITS: dict[CapacityUnit, tuple[str, ...]] = {
    CapacityUnit.CLIENTS: ("klienti", "klient", "klientů", "osoby", "uživatelé"),
    CapacityUnit.CONTACTS: ("kontakty", "kontakt", "kontaktů", "kontakty (10 min)"),
    CapacityUnit.INTERVENTIONS: ("intervence", "intervencí", "intervence (30 min)"),
    CapacityUnit.BEDS: ("lůžka", "lůžko", "lůžek"),
    CapacityUnit.CALLS: ("hovory", "hovor", "hovorů"),
    CapacityUnit.PLACES: ("místa", "místo", "míst"),
    CapacityUnit.HOURS: ("hodiny", "hodina", "hodin", "hodiny přímé péče"),
    CapacityUnit.STAFF: ("úvazky", "úvazek", "úvazku", "úvazků", "úvazky v přímé péči"),
}
CapacityUnitField = Annotated[CapacityUnit, choice(CapacityUnit, CAPACITY_UNITS)]


class NetworkState(StrEnum):
    """The place of a service in the network of the region."""

    BASIC = "basic"
    TEMPORARY = "temporary"
    MICRO = "micro"
    NONE = "none"


NETWORK_STATES: dict[NetworkState, tuple[str, ...]] = {
    NetworkState.BASIC: ("základní", "základní síť", "ano"),
    NetworkState.TEMPORARY: ("dočasná", "dočasná síť"),
    NetworkState.MICRO: ("mikrosíť",),
    NetworkState.NONE: ("ne", "není", "mimo síť"),
}
NetworkStateField = Annotated[NetworkState, choice(NetworkState, NETWORK_STATES)]


class YearAmount(Entry):
    """An amount of a year: „2024: 1 250 000 Kč“. None is „neuvedeno“, never nought."""

    PAIR: ClassVar[tuple[str, str]] = ("year", "amount")
    """May be written as a pair, year: amount."""

    year: Year = entry("rok", public=True)
    amount: Amount = entry("částka", default=None, public=True)


class Financing(Entry):
    """What one source gives, by years."""

    source: Text = entry("zdroj", "zdroj financování", public=True, cs="název nebo id z číselníku zdrojů: úhrady uživatelů, dotace kraje …")
    municipality: Text | None = entry("obec", default=None, public=True, cs="která obec přispívá")
    service: Text | None = entry("služba", default=None, public=True)
    unit: MoneyUnit | None = entry("jednotka", default=None, public=True)
    amounts: tuple[YearAmount, ...] = entry("částky", "po letech", "roky", default=(), public=True, cs="2023: 100 000 Kč")
    note: Text | None = entry("poznámka", default=None, public=True)


_CAPACITY = re.compile(r"(?P<count>[\d \u00a0,]+?)\s*(?P<unit>[^\d\s(,;][^\d(;]*?)?\s*(?:\((?P<form>[^()]+)\))?")


class Capacity(Entry):
    """A capacity: the registered maximum, not what is free. May be written in one cell: „12 lůžek (pobytová)“."""

    form: ServiceFormField | None = entry("forma", default=None, public=True)
    count: Number | None = entry("počet", "kapacita", default=None, public=True)
    unit: CapacityUnitField | None = entry("jednotka", default=None, public=True)
    staff: Number | None = entry("úvazky", "úvazky v přímé péči", "úvazky PP", default=None, public=True)
    note: Text | None = entry("poznámka", default=None, public=True)

    @model_validator(mode="before")
    @classmethod
    def _in_a_cell(cls, data: Any) -> Any:
        """Take a capacity written as one text apart; what it cannot be taken apart to is a note."""
        if not isinstance(data, Scalar):
            return data
        found = _CAPACITY.fullmatch(data.text.strip())
        if found is None:
            return {"note": data}
        return {name: replace(data, text=text) for name, text in found.groupdict().items() if text}


class Network(Entry):
    """A place in the regional network, now and as proposed (zákon č. 108/2006 Sb., § 94 and § 95)."""

    state: NetworkStateField | None = entry("síť", "zařazení", "stav", default=None, public=True, cs="základní, dočasná, mikrosíť, ne")
    count: Number | None = entry("kapacita", "kapacita v síti", default=None, public=True)
    unit: CapacityUnitField | None = entry("jednotka", default=None, public=True)
    staff: Number | None = entry("úvazky", "úvazky v síti", default=None, public=True)
    change: Number | None = entry("změna", "návrh změny", default=None, public=True, cs="o kolik jednotek: 3 nebo −2")
    staff_change: Number | None = entry("změna úvazků", default=None, public=True)
    from_year: Year | None = entry("od roku", default=None, public=True)
    mandate_until: Day | None = entry("pověření do", default=None, public=True)
    note: Text | None = entry("poznámka", "zdůvodnění", default=None, public=True)


class IndicatorPart(Entry):
    """An indicator: what is measured, in what, from where to where, and where it can be seen."""

    name: Text = entry("název", "ukazatel", "indikátor", public=True)
    unit: Text | None = entry("jednotka", "měrná jednotka", default=None, public=True)
    baseline: Text | None = entry("výchozí hodnota", "výchozí", default=None, public=True)
    baseline_year: Year | None = entry("rok výchozí hodnoty", default=None, public=True)
    target: Text | None = entry("cílová hodnota", "cílová", "cíl", default=None, public=True)
    target_year: Year | None = entry("rok cílové hodnoty", default=None, public=True)
    verification: Text | None = entry("zdroj ověření", "ověření", "zdroj", default=None, public=True)
    reached: Text | None = entry("dosaženo", "skutečnost", default=None, public=True)
    note: Text | None = entry("poznámka", default=None, public=True)
