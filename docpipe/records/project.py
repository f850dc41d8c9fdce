"""A project: what the funder calls it, who runs it, where and when."""

from __future__ import annotations

from docpipe.records.types import RecordType
from docpipe.schema import Day, Email, Entry, Flag, LongText, Period, Phone, RegistrationNumber, Text, Whole, entry
from docpipe.schema.publicity import PublicityChanges


class Municipality(Entry):
    """A municipality of the territory."""

    name: Text = entry("obec", "název", "nazev", public=True)
    code: Text | None = entry("kód", "ruian", "kód obce", default=None, public=True, cs="kód obce podle RÚIAN")
    population: Whole | None = entry("obyvatel", "počet obyvatel", default=None, public=True)


class Territory(Entry):
    """A territory with the cases of its name: Czech place names are not inflected by a program."""

    name: Text = entry("název", "nom", "1. pád", public=True, cs="Horažďovicko")
    genitive: Text | None = entry("genitiv", "gen", "2. pád", default=None, public=True, cs="Horažďovicka")
    locative: Text | None = entry("lokál", "loc", "6. pád", default=None, public=True, cs="s předložkou: na Horažďovicku")
    full_name: Text | None = entry("úřední název", default=None, public=True, cs="správní obvod obce s rozšířenou působností Horažďovice")
    municipalities: tuple[Municipality, ...] = entry("obce", default=(), public=True)


class KeyActivity(Entry):
    """A key activity of the grant application."""

    code: Text = entry("kód", "číslo", public=True, cs="KA 02")
    name: Text = entry("název", public=True)


class ProjectContact(Entry):
    """Somebody of the project to turn to."""

    person: Text = entry("osoba", "jméno", "kdo", public=True)
    function: Text | None = entry("funkce", default=None, public=True)
    email: Email | None = entry("e-mail", "mail", default=None, public=True)
    phone: Phone | None = entry("telefon", "tel", default=None, public=True)


class ProjectRetention(Entry):
    """How long the grant decision wants the documents kept; of what it does not say the programme's rules hold."""

    years: Whole | None = entry("let", "roků", default=None, cs="kolik let; počítá se od 1. ledna roku po konci projektu")
    since: Day | None = entry("ode dne", "počítá se ode dne", default=None, cs="den, po němž lhůta začíná: závěrečná platba; jinak konec realizace")
    until: Day | None = entry("nejméně do", "do", default=None, cs="pevný den, který právní akt určuje")
    source: Text | None = entry("zdroj", "podle", default=None, cs="rozhodnutí o poskytnutí dotace č. …, část …")


class Project(Entry):
    """A project under one programme (design decision 4)."""

    id: Text | None = entry("id", default=None, public=True)
    name: Text | None = entry("název", default=None, public=True, cs="název projektu přesně podle právního aktu; bez něj dokumenty nelze vydat")
    short_name: Text | None = entry("krátký název", "zkratka", default=None, public=True)
    registration_number: RegistrationNumber | None = entry("registrační číslo", "reg. č.", default=None, public=True)
    programme: Text = entry("program", public=True, cs="opz-2014, opz-plus, irop-2014, irop-2021 nebo none")
    beneficiary: Text = entry("příjemce", public=True, cs="organizace ze seznamu organizací")
    partners: tuple[Text, ...] = entry("partneři", "partner", default=(), public=True)
    territory: Territory | None = entry("území", default=None, public=True)
    realisation: Period | None = entry("realizace", "období realizace", default=None, public=True)
    plan_period: Period | None = entry("období plánu", default=None, public=True)
    key_activities: tuple[KeyActivity, ...] = entry("klíčové aktivity", "aktivity", default=(), public=True)
    contacts: tuple[ProjectContact, ...] = entry("kontakty", "kontakt", default=(), public=True)
    support_statement: Text | None = entry("věta o podpoře", default=None, public=True)
    publicity: PublicityChanges | None = entry(
        "publicita", default=None, public=True, cs="co je u povinné publicity jinak než v pravidlech programu, vždy s důvodem"
    )
    privacy_notice: LongText | None = entry("informace o zpracování osobních údajů", "gdpr", default=None, public=True)
    names: tuple[Text, ...] = entry("správná jména", "názvy", default=(), public=True, cs="jména, která se v textech hlídají na překlepy")
    other_territories: tuple[Text, ...] = entry("sousední území", default=(), public=True, cs="jména jiných území, která se v textech smějí objevit")
    description: LongText | None = entry("popis", default=None, public=True)
    retention: ProjectRetention | None = entry("uchování", "uchování dokumentů", default=None, cs="jak dlouho se dokumenty uchovávají podle právního aktu")
    website: Text | None = entry("web", default=None, public=True)
    sample: Flag = entry("ukázka", "ukázková data", default=False, public=True)


RECORD = RecordType("project", Project, ("project", "projekt"), ("projekt", "project"), many=False)
