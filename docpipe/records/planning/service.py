"""A social service of the territory and its provider, with its place in the regional network."""

from __future__ import annotations

from docpipe.records.planning.parts import Capacity, Network, ServiceFormField
from docpipe.records.types import RecordType
from docpipe.schema import Day, Email, Entry, Flag, LongText, Number, Phone, Postcode, Text, Whole, entry


class OpeningHours(Entry):
    """When a service is there, by form."""

    form: ServiceFormField | None = entry("forma", default=None, public=True)
    text: Text = entry("kdy", "doba", "text", public=True, cs="po–pá 7:00–15:30")


class Service(Entry):
    """A social service or one that goes with them."""

    id: Text | None = entry("id", default=None, public=True)
    name: Text = entry("název", "služba", "název služby", public=True)
    provider: Text = entry("poskytovatel", public=True, cs="organizace ze seznamu organizací")
    type: Text | None = entry("druh", "druh služby", "§", default=None, public=True, cs="§ 40, pečovatelská služba; u návazné služby prázdné")
    related: Flag = entry("návazná", "návazná služba", default=False, public=True, cs="ano: není sociální službou podle zákona č. 108/2006 Sb.")
    forms: tuple[ServiceFormField, ...] = entry("formy", "forma", default=(), public=True)
    register_number: Text | None = entry("identifikátor", "identifikátor RPSS", "registrační číslo", default=None, public=True)
    capacities: tuple[Capacity, ...] = entry("kapacity", "kapacita", default=(), public=True)
    staff: Number | None = entry("úvazky", "úvazky v přímé péči", "úvazky PP", default=None, public=True)
    clients: Whole | None = entry("klienti", "počet klientů", default=None, public=True)
    clients_local: Whole | None = entry("klienti z území", "z toho z ORP", "klienti z ORP", default=None, public=True)
    clients_year: Whole | None = entry("rok údajů", "rok", default=None, public=True)
    network: Network | None = entry("síť", "síť kraje", default=None, public=True)
    target_groups: tuple[Text, ...] = entry("cílové skupiny", "cílová skupina", default=(), public=True)
    ages: Text | None = entry("věk", "věkové skupiny", default=None, public=True)
    mission: LongText | None = entry("poslání", default=None, public=True)
    offers: LongText | None = entry("co nabízí", "činnosti", default=None, public=True)
    fees: Text | None = entry("úhrada", default=None, public=True, cs="bezplatně, nebo podle ceníku")
    apply: Text | None = entry("jak požádat", default=None, public=True)
    languages: tuple[Text, ...] = entry("jazyky", "jazyk", default=(), public=True)
    opening_hours: tuple[OpeningHours, ...] = entry("provozní doba", default=(), public=True)
    municipalities: tuple[Text, ...] = entry("obce", "územní působnost", default=(), public=True)
    street: Text | None = entry("ulice", "adresa", default=None, public=True)
    town: Text | None = entry("město", "sídlo služby", default=None, public=True)
    postcode: Postcode | None = entry("PSČ", default=None, public=True)
    secret_address: Flag = entry("utajená adresa", default=False, public=True, cs="ano: adresa se nikde nevytiskne")
    barrier_free: Text | None = entry("bezbariérovost", default=None, public=True)
    transport: Text | None = entry("doprava", default=None, public=True)
    contact: Text | None = entry("kontaktní osoba", default=None)
    contact_function: Text | None = entry("funkce kontaktní osoby", default=None, public=True)
    email: Email | None = entry("e-mail", "mail", default=None, public=True)
    phone: Phone | None = entry("telefon", "tel", default=None, public=True)
    website: Text | None = entry("web", default=None, public=True)
    since: Day | None = entry("od", "poskytována od", default=None, public=True)
    until: Day | None = entry("do", "poskytována do", "ukončena", default=None, public=True)
    updated: Day | None = entry("aktualizováno", "aktualizováno dne", default=None, public=True)
    note: Text | None = entry("poznámka", default=None, public=True)
    internal_note: Text | None = entry("interní poznámka", default=None)
    sample: Flag = entry("ukázka", "ukázková data", default=False, public=True)


RECORD = RecordType("service", Service, ("services", "sluzby"), ("služba", "service"), named_by=("name",))
