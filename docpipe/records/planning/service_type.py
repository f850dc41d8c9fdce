"""A type of social service as the law has it, from a day to a day."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from docpipe.records.planning.parts import CapacityUnitField, ServiceFormField
from docpipe.records.types import RecordType
from docpipe.schema import Day, Entry, Text, choice, entry


class ServiceArea(StrEnum):
    """The three groups of services (zákon č. 108/2006 Sb., § 32)."""

    ADVICE = "advice"
    CARE = "care"
    PREVENTION = "prevention"
    OTHER = "other"


SERVICE_AREAS: dict[ServiceArea, tuple[str, ...]] = {
    ServiceArea.ADVICE: ("poradenství", "sociální poradenství"),
    ServiceArea.CARE: ("péče", "služby sociální péče"),
    ServiceArea.PREVENTION: ("prevence", "služby sociální prevence"),
    ServiceArea.OTHER: ("jiné", "ostatní"),
}
ServiceAreaField = Annotated[ServiceArea, choice(ServiceArea, SERVICE_AREAS)]


class ServiceType(Entry):
    """A type of service. The table is data with its source: a workspace may put its own row of the same id in place of the shipped one."""

    id: Text = entry("id", public=True)
    paragraph: Text | None = entry("§", "paragraf", default=None, public=True, cs="40")
    name: Text = entry("název", "druh", public=True)
    plural: Text | None = entry("množné číslo", default=None, public=True)
    aliases: tuple[Text, ...] = entry("také", "jiné názvy", default=(), public=True)
    area: ServiceAreaField = entry("skupina", public=True)
    forms: tuple[ServiceFormField, ...] = entry("formy", public=True)
    units: tuple[CapacityUnitField, ...] = entry("jednotky kapacity", default=(), public=True)
    valid_from: Day | None = entry("platí od", default=None, public=True)
    valid_to: Day | None = entry("platí do", default=None, public=True)
    source: Text | None = entry("pramen", "zdroj", default=None, public=True)


RECORD = RecordType("service-type", ServiceType, ("service-types", "druhy-sluzeb"), ("druh služby", "type of service"), layered=True)
