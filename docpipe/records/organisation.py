"""An organisation: town, provider, association, office."""

from __future__ import annotations

from docpipe.records.types import RecordType
from docpipe.schema import DataBox, Day, Email, Entry, Flag, Ico, Phone, Postcode, Text, entry


class EarlierOrganisationName(Entry):
    """A name the organisation had until a day (included)."""

    name: Text = entry("název", public=True)
    valid_to: Day = entry("do", "platí do", public=True)


class Organisation(Entry):
    """An organisation, with its name as in its register: „MAS Podbrdsko, z.s.“ is never retyped."""

    id: Text | None = entry("id", default=None, public=True)
    name: Text = entry("název", "jméno", public=True)
    short_name: Text | None = entry("krátký název", "zkratka", default=None, public=True)
    ico: Ico | None = entry("IČO", "ič", default=None, public=True)
    legal_form: Text | None = entry("právní forma", default=None, public=True)
    street: Text | None = entry("ulice", "adresa", default=None, public=True)
    town: Text | None = entry("obec", "město", default=None, public=True)
    postcode: Postcode | None = entry("PSČ", default=None, public=True)
    email: Email | None = entry("e-mail", "mail", default=None, public=True)
    phone: Phone | None = entry("telefon", "tel", default=None, public=True)
    website: Text | None = entry("web", default=None, public=True)
    databox: DataBox | None = entry("datová schránka", default=None, public=True)
    earlier_names: tuple[EarlierOrganisationName, ...] = entry("dřívější názvy", default=(), public=True)
    valid_from: Day | None = entry("od", "platí od", default=None, public=True)
    valid_to: Day | None = entry("do", "platí do", default=None, public=True)
    note: Text | None = entry("poznámka", default=None)
    sample: Flag = entry("ukázka", "ukázková data", default=False, public=True)


RECORD = RecordType("organisation", Organisation, ("organisations", "organizace"), ("organizace", "organisation"), shared=True, named_by=("name",))
