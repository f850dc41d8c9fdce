"""Providers and services in tables: who they are, what they offer, their place in the regional network, the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import cast

from docpipe.czech.collation import in_order
from docpipe.czech.format import format_date, format_number, format_phone
from docpipe.figures.people import organisation_of, the_organisation
from docpipe.kinds.plan.book import Book, listed
from docpipe.kinds.plan.tables import count, lines, table, text, title
from docpipe.model import Record
from docpipe.prose import plain_text
from docpipe.prose.blocks import Block, Cell, Column, Heading, Insert, Run, Table
from docpipe.records.planning.parts import NETWORK_STATES, SERVICE_FORMS, Capacity, CapacityUnit, Network, NetworkState, ServiceForm
from docpipe.records.planning.service import Service
from docpipe.records.planning.service_type import ServiceArea, ServiceType

AREAS = {
    ServiceArea.ADVICE: "Sociální poradenství",
    ServiceArea.CARE: "Služby sociální péče",
    ServiceArea.PREVENTION: "Služby sociální prevence",
    ServiceArea.OTHER: "Ostatní sociální služby",
    None: "Návazné služby",
}
"""The areas of the law and how the plan calls them; None for services that go with them."""
_UNITS: dict[CapacityUnit, tuple[str, str, str]] = {
    CapacityUnit.CLIENTS: ("klient", "klienti", "klientů"),
    CapacityUnit.CONTACTS: ("kontakt", "kontakty", "kontaktů"),
    CapacityUnit.INTERVENTIONS: ("intervence", "intervence", "intervencí"),
    CapacityUnit.BEDS: ("lůžko", "lůžka", "lůžek"),
    CapacityUnit.CALLS: ("hovor", "hovory", "hovorů"),
    CapacityUnit.PLACES: ("místo", "místa", "míst"),
    CapacityUnit.HOURS: ("hodina", "hodiny", "hodin"),
    CapacityUnit.STAFF: ("úvazek", "úvazky", "úvazků"),
}
_FEW = (2, 3, 4)


def service_of(record: Record) -> Service:
    """Return a record's value as a service."""
    return cast("Service", record.value)


def counted(number: Decimal | None, unit: CapacityUnit | None) -> str:
    """Return „18 klientů“, „3 lůžka“, „2,5 úvazku“; '' where the number is not known."""
    if number is None:
        return ""
    shown = format_number(number)
    if unit is None:
        return shown
    one, few, many = _UNITS[unit]
    whole = number == number.to_integral_value()
    word = one if number == 1 else few if whole and number in _FEW else many if whole else {"úvazků": "úvazku"}.get(many, many)
    return f"{shown}\u00a0{word}"


def forms_of(forms: Iterable[ServiceForm]) -> str:
    """Return „terénní, ambulantní“."""
    return listed(SERVICE_FORMS[form][0] for form in forms)


def capacity_lines(capacities: Iterable[Capacity], *, staff: bool = True) -> list[str]:
    """Return „terénní: 18 klientů“ for each capacity, with its staff where that is asked for."""
    made = []
    for item in capacities:
        words = listed((counted(item.count, item.unit), counted(item.staff, CapacityUnit.STAFF) if staff else "", item.note or ""))
        made.append(f"{SERVICE_FORMS[item.form][0]}: {words}" if item.form and words else words)
    return [line for line in made if line]


def network_text(network: Network | None) -> str:
    """Return „základní síť, 18 klientů, návrh změny +22 klientů od roku 2024“ of a place in the network."""
    if network is None:
        return ""
    change = listed((signed(network.change, network.unit), signed(network.staff_change, CapacityUnit.STAFF)))
    since = f" od roku {network.from_year}" if network.from_year and change else ""
    until = f"pověření do {format_date(network.mandate_until)}" if network.mandate_until else ""
    now = listed((counted(network.count, network.unit), counted(network.staff, CapacityUnit.STAFF)))
    return listed((state_text(network), now, f"návrh změny {change}{since}" if change else "", until, network.note or ""))


def state_text(network: Network) -> str:
    """Return „základní síť“, „mikrosíť“, „mimo síť“."""
    if network.state is None:
        return ""
    said = NETWORK_STATES[network.state]
    return "mimo síť" if network.state is NetworkState.NONE else said[1] if len(said) > 1 and network.state is not NetworkState.MICRO else said[0]


def signed(number: Decimal | None, unit: CapacityUnit | None) -> str:
    """Return „+3 lůžka“, „−2 klienti“; '' where nothing changes."""
    if not number:
        return ""
    return f"{'+' if number > 0 else '−'}{counted(abs(number), unit)}"


def providers(book: Book, insert: Insert) -> tuple[Block, ...]:
    """Return the providers in Czech order, with their seats and services."""
    found: dict[str, list[Record]] = {}
    for record in book.services:
        found.setdefault(book.organisation(service_of(record).provider), []).append(record)
    rows = []
    for name in in_order(found):
        records = found[name]
        known = the_organisation(book.world.collection, service_of(records[0]).provider)
        place = (known.locate("name"),) if known is not None else (records[0].locate("provider"),)
        value = organisation_of(known) if known is not None else None
        services = (service_of(record).name for record in records)
        row = (
            text(name, *place),
            text(value.ico if value else None),
            text(value.legal_form if value else None),
            text(value.town if value else None),
            lines(services),
        )
        rows.append(row)
    if not rows:
        return ()
    columns = (("Poskytovatel", "text", 3.2), ("IČO", "text", 1.6), ("Právní forma", "text", 2.2), ("Sídlo", "text", 1.9), ("Služby v území", "text", 4.4))
    return (table("poskytovatele", "Poskytovatelé služeb v území", columns, rows, insert.location),)


def by_area(book: Book) -> Iterator[tuple[str, list[Record]]]:
    """Yield the services of each area of the law, then those that go with them: by paragraph, then in Czech order."""
    found: dict[ServiceArea | None, list[tuple[str, str, Record]]] = {}
    for record in book.services:
        kind = book.service_type(service_of(record).type)
        area = None if service_of(record).related else kind.area if kind else ServiceArea.OTHER
        found.setdefault(area, []).append(((kind.paragraph or "").rjust(4) if kind else "", service_of(record).name, record))
    for area, label in AREAS.items():
        if area in found:
            order = {name: number for number, name in enumerate(in_order({name for _, name, _ in found[area]}))}
            yield label, [record for _, _, record in sorted(found[area], key=lambda item: (item[0], order[item[1]]))]


def type_text(kind: ServiceType) -> str:
    """Return „§ 40 pečovatelská služba“."""
    return f"§\u00a0{kind.paragraph} {kind.name}" if kind.paragraph else kind.name


def _type(book: Book, service: Service) -> str:
    kind = book.service_type(service.type)
    return type_text(kind) if kind else service.type or ""


def services(book: Book, insert: Insert) -> tuple[Block, ...]:
    """Return all services: provider, identifier, type, form, capacity, staff, clients."""
    rows: list[tuple[Cell, ...]] = []
    groups = []
    for label, records in by_area(book):
        groups.append(len(rows))
        rows.append(title(label, 8))
        rows += [_service_row(book, record) for record in records]
    if not rows:
        return ()
    years = {service_of(record).clients_year for record in book.services} - {None}
    below = (f"Počty klientů za rok {years.pop()}." if len(years) == 1 else "", "Zdroj: registr poskytovatelů sociálních služeb a údaje poskytovatelů.")
    columns = (
        ("Služba", "text", 3.6),
        ("Poskytovatel", "text", 3.2),
        ("Identifikátor", "text", 1.8),
        ("Druh služby", "text", 3.0),
        ("Forma a kapacita", "text", 3.2),
        ("Úvazky PP", "number", 1.4),
        ("Klienti", "number", 1.4),
        ("z toho z území", "number", 1.5),
    )
    return (table("sluzby", "Sociální služby v území", columns, rows, insert.location, groups=groups, below=below),)


def _service_row(book: Book, record: Record) -> tuple[Cell, ...]:
    service = service_of(record)
    capacity = capacity_lines(service.capacities, staff=False) or [forms_of(service.forms)]
    return (
        text(service.name, record.locate("name")),
        text(book.organisation(service.provider), record.locate("provider")),
        text(service.register_number, record.locate("register_number")),
        text(_type(book, service), record.locate("type")),
        lines(capacity, record.locate("capacities")),
        count(service.staff, record.locate("staff")),
        count(service.clients, record.locate("clients")),
        count(service.clients_local, record.locate("clients_local")),
    )


def network(book: Book, insert: Insert) -> tuple[Block, ...]:
    """Return the services by their place in the regional network today."""
    rows = []
    for record in (record for _, records in by_area(book) for record in records):
        service = service_of(record)
        place = service.network
        if place is not None and place.state is not None:
            until = format_date(place.mandate_until) if place.mandate_until else ""
            now = listed((counted(place.count, place.unit), counted(place.staff, CapacityUnit.STAFF)))
            rows.append(
                (text(service.name, record.locate("name")), text(state_text(place), record.locate("network")), text(now, record.locate("network")), text(until))
            )
    if not rows:
        return ()
    columns = (("Služba", "text", 5.0), ("Zařazení", "text", 2.4), ("Kapacita v síti", "text", 3.4), ("Pověření do", "text", 2.2))
    return (table("site", "Služby v síti kraje", columns, rows, insert.location),)


def catalogue(book: Book, insert: Insert) -> tuple[Block, ...]:
    """Return the catalogue: under each area a table for each service, headed by its name. A secret address is never in it."""
    made: list[Block] = []
    for label, records in by_area(book):
        made.append(Heading(1, (Run(label),), insert.location))
        made += [_leaf(book, record) for record in records]
    return tuple(made)


def _leaf(book: Book, record: Record) -> Table:
    service = service_of(record)
    head = (
        Cell((Run(service.name),), locations=(record.locate("name"),)),
        Cell((Run(_type(book, service) or "návazná služba"),), locations=(record.locate("type"),)),
    )
    return Table(head, tuple(_entry(book, record)), record.locate("name"), columns=(Column("text", 3.4), Column("text", 9.0)))


def _entry(book: Book, record: Record) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of a service: what is known of it."""
    service = service_of(record)
    address = listed((service.street or "", listed((service.postcode or "", service.town or ""), " ")))
    hours = (f"{SERVICE_FORMS[item.form][0]}: {item.text}" if item.form else item.text for item in service.opening_hours)
    contact = listed((f"tel. {format_phone(service.phone)}" if service.phone else "", service.email or "", service.website or ""))
    told = (
        ("Poskytovatel", "provider", book.organisation(service.provider)),
        ("Forma a kapacita", "capacities", listed(capacity_lines(service.capacities, staff=False) or [forms_of(service.forms)], "; ")),
        ("Cílové skupiny", "target_groups", listed((*service.target_groups, service.ages or ""))),
        ("Poslání", "mission", plain_text(book.prose(service.mission)).replace("\n", " ").strip()),
        ("Nabízí", "offers", plain_text(book.prose(service.offers)).replace("\n", " ").strip()),
        ("Provozní doba", "opening_hours", listed(hours, "; ")),
        ("Úhrada", "fees", service.fees or ""),
        ("Jak požádat", "apply", service.apply or ""),
        ("Územní působnost", "municipalities", listed(service.municipalities)),
        ("Adresa", "secret_address" if service.secret_address else "street", "utajená" if service.secret_address else address),
        ("Kontakt", "phone", contact),
        ("Údaje ke dni", "updated", format_date(service.updated) if service.updated else ""),
    )
    yield from ((text(label), text(value, record.locate(field))) for label, field, value in told if value)
