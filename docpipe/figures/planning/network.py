"""Services and measures → the capacities a territory needs in the regional network (zákon č. 108/2006 Sb., § 94 and § 95)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import cast

from docpipe.czech.names import bare
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.figures.figure import Figure, places
from docpipe.figures.planning.entries import Names
from docpipe.figures.planning.tree import MeasureFigure, tree_of
from docpipe.model import Record
from docpipe.records.collection import Collection
from docpipe.records.planning.parts import CapacityUnit, Network, NetworkState
from docpipe.records.planning.service import Service
from docpipe.records.planning.service_type import ServiceType

_PARAGRAPH = re.compile(r"^§?\s*(\d+[a-z]?)\b(?:\s*(?:odst\.[^,;]*)?[,;–-]?\s*(.*))?$")


@dataclass(frozen=True, slots=True)
class NetworkRow:
    """What a service, or a measure without a registered service, has in the network and asks for."""

    record: Record
    service: Record | None
    """The service; None for a service that a measure wants and that is not there yet."""
    measure: MeasureFigure | None
    name: str
    type: Record | None
    """The type of service."""
    network: Network
    state: Figure[NetworkState | None]
    unit: CapacityUnit | None
    now: Figure[Decimal | None]
    change: Figure[Decimal | None]
    wanted: Figure[Decimal | None]
    """Now and the change; None when neither is stated."""
    staff_now: Figure[Decimal | None]
    staff_change: Figure[Decimal | None]
    staff_wanted: Figure[Decimal | None]

    @property
    def location(self) -> Location:
        return self.record.locate("network")


@dataclass(frozen=True, slots=True)
class NetworkTotal:
    """The capacities of one unit of one type of service; different units are never added together."""

    type: Record | None
    unit: CapacityUnit | None
    now: Figure[Decimal | None]
    change: Figure[Decimal | None]
    wanted: Figure[Decimal | None]
    staff_now: Figure[Decimal | None]
    staff_change: Figure[Decimal | None]
    staff_wanted: Figure[Decimal | None]


def type_of(text: str | None, collection: Collection, project: str | None, day: date | None = None) -> Record | None:
    """Return the type of service that a text means: „§ 40“, „40“, „pečovatelská služba“, „§ 40, pečovatelská služba“, its id.

    Of types that share a name the one that holds on `day`. None for what no table knows.
    """
    if not text:
        return None
    if (found := _valid(collection.named("service-type", text, project), day)) is not None:
        return found
    wanted = bare(text)
    match = _PARAGRAPH.match(wanted)
    rows = collection.layered("service-type", project)
    if match is not None:
        return _valid([record for record in rows if (cast("ServiceType", record.value).paragraph or "").casefold() == match[1]], day)
    return _valid([record for record in rows if wanted in _names(record)], day)


def _names(record: Record) -> set[str]:
    value = cast("ServiceType", record.value)
    return {bare(name) for name in (value.name, value.plural or "", record.id, *value.aliases) if name}


def _valid(records: Sequence[Record], day: date | None) -> Record | None:
    for record in records:
        value = cast("ServiceType", record.value)
        if day is None or ((value.valid_from is None or value.valid_from <= day) and (value.valid_to is None or day <= value.valid_to)):
            return record
    return records[0] if records else None


def network_of(project: str, collection: Collection) -> tuple[NetworkRow, ...]:
    """Return the rows of the table of needed capacities: services by type in the order of the law, then what measures want that is no service yet."""
    tree = tree_of(project, collection)
    names = Names(project, collection, tree)
    rows = [_of_service(record, collection, project) for record in collection.of("service", project) if cast("Service", record.value).network is not None]
    served = {row.service.id for row in rows if row.service is not None}
    for figure in tree.measures.values() if tree is not None else ():
        network = figure.measure.network
        listed = {names.record("service", text) for text in figure.measure.services}
        if network is not None and not listed & served:
            rows.append(_of_measure(figure, network, collection, project))
    order = {record.id: at for at, record in enumerate(collection.layered("service-type", project))}
    return tuple(sorted(rows, key=lambda row: (row.service is None, order.get(row.type.id, len(order)) if row.type is not None else len(order))))


def _of_service(record: Record, collection: Collection, project: str) -> NetworkRow:
    service = cast("Service", record.value)
    assert service.network is not None
    return _row(record, record, None, service.name, type_of(service.type, collection, project), service.network)


def _of_measure(figure: MeasureFigure, network: Network, collection: Collection, project: str) -> NetworkRow:
    text = figure.measure.service_types[0] if figure.measure.service_types else None
    return _row(figure.record, None, figure, figure.measure.name, type_of(text, collection, project), network)


def _row(record: Record, service: Record | None, measure: MeasureFigure | None, name: str, kind: Record | None, network: Network) -> NetworkRow:
    def said(field: str) -> Figure[Decimal | None]:
        value = getattr(network, field)
        return Figure(value, (record.locate("network", field),) if value is not None else ())

    now, change, staff, staff_change = said("count"), said("change"), said("staff"), said("staff_change")
    state = Figure(network.state, (record.locate("network", "state"),) if network.state is not None else ())
    wanted, staff_wanted = _sum((now, change)), _sum((staff, staff_change))
    return NetworkRow(record, service, measure, name, kind, network, state, network.unit, now, change, wanted, staff, staff_change, staff_wanted)


def network_totals(rows: Iterable[NetworkRow]) -> tuple[NetworkTotal, ...]:
    """Return the sums of rows by type of service and unit, in the order of the rows."""
    groups: dict[tuple[str | None, CapacityUnit | None], list[NetworkRow]] = {}
    for row in rows:
        groups.setdefault((row.type.id if row.type is not None else None, row.unit), []).append(row)
    fields = ("now", "change", "wanted", "staff_now", "staff_change", "staff_wanted")
    return tuple(NetworkTotal(items[0].type, items[0].unit, *(_sum(getattr(row, field) for row in items) for field in fields)) for items in groups.values())


def _sum(figures: Iterable[Figure[Decimal | None]]) -> Figure[Decimal | None]:
    stated = [item for item in figures if item.value is not None]
    if not stated:
        return Figure(None)
    return Figure(sum((item.value for item in stated if item.value is not None), Decimal(0)), places(*(item.locations for item in stated)))
