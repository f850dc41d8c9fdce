"""What is said of a plan's services, their types, forms, capacities and providers."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_TABLE_WHY_CS = (
    "Druhy sociálních služeb a jejich formy stanoví zákon č. 108/2006 Sb. (§ 37 až § 70). docpipe má jejich tabulku s dny platnosti; pracovní složka ji může "
    "doplnit nebo nahradit souborem content/druhy-sluzeb.yaml."
)
_TABLE_WHY_EN = (
    "Types of social services and their forms are set by act 108/2006 (§ 37 to § 70). docpipe has a table of them with dates; a workspace may add to it or replace "
    "rows by content/druhy-sluzeb.yaml."
)
_REGISTER_WHY_CS = "Údaje o službách jsou v registru poskytovatelů sociálních služeb (§ 85 zákona č. 108/2006 Sb.), podle něhož se plán ověřuje."
_REGISTER_WHY_EN = "Services are in the register of providers (§ 85 of act 108/2006), against which a plan is checked."

MESSAGES: dict[str, Message] = {
    "service-without-type": Message(
        Severity.WARNING,
        cs="služba „{value}“ nemá druh podle zákona",
        en="the service “{value}” has no type of the law",
        do_cs="doplňte „druh“, např. „§ 40, pečovatelská služba“; není-li to sociální služba, napište „návazná: ano“",
        do_en="add “druh”, e.g. “§ 40, pečovatelská služba”; write “návazná: ano” at what is no social service",
        why_cs=_TABLE_WHY_CS,
        why_en=_TABLE_WHY_EN,
        example={"value": "Pečovatelská služba Zářečí"},
    ),
    "service-type-unknown": Message(
        Severity.ERROR,
        cs="„{value}“ není druh sociální služby podle zákona; nejblíže je: {suggestions}",
        en="“{value}” is no type of social service of the law; nearest: {suggestions}",
        do_cs="opravte paragraf nebo název, případně druh přidejte do content/druhy-sluzeb.yaml",
        do_en="correct the paragraph or the name, or add the type to content/druhy-sluzeb.yaml",
        why_cs=_TABLE_WHY_CS,
        why_en=_TABLE_WHY_EN,
        example={"value": "§ 38", "suggestions": ("odborné sociální poradenství",)},
    ),
    "service-type-not-in-force": Message(
        Severity.WARNING,
        cs="druh služby „{value}“ ke dni {date} podle tabulky neplatí",
        en="by the table the type of service “{value}” is not in force on {date}",
        do_cs="ověřte znění zákona, případně opravte platnost v content/druhy-sluzeb.yaml",
        do_en="check the law, or correct the dates in content/druhy-sluzeb.yaml",
        why_cs=_TABLE_WHY_CS,
        why_en=_TABLE_WHY_EN,
        example={"value": "centrum duševního zdraví", "date": "31. 12. 2023"},
    ),
    "service-form-not-allowed": Message(
        Severity.WARNING,
        cs="forma „{value}“ u druhu {type} v tabulce není; jsou v ní: {allowed}",
        en="the table has no form “{value}” for {type}; it has: {allowed}",
        do_cs="ověřte formu v registru poskytovatelů",
        do_en="check the form in the register of providers",
        why_cs=_TABLE_WHY_CS,
        why_en=_TABLE_WHY_EN,
        example={"value": "pobytová", "type": "§ 40 pečovatelská služba", "allowed": ("terénní", "ambulantní")},
    ),
    "measure-form-not-allowed": Message(
        Severity.WARNING,
        cs="formu „{value}“ nemá žádný z druhů služeb opatření ({types})",
        en="none of the measure's types of service ({types}) has the form “{value}”",
        do_cs="opravte formu, nebo doplňte druh služby",
        do_en="correct the form, or add the type of service",
        why_cs=_TABLE_WHY_CS,
        why_en=_TABLE_WHY_EN,
        example={"value": "pobytová", "types": ("§ 40",)},
    ),
    "service-without-form": Message(
        Severity.WARNING,
        cs="služba „{value}“ nemá formu",
        en="the service “{value}” has no form",
        do_cs="doplňte „formy“: terénní, ambulantní, pobytová",
        do_en="add “formy”: terénní, ambulantní, pobytová",
        why_cs=_REGISTER_WHY_CS,
        why_en=_REGISTER_WHY_EN,
        example={"value": "Pečovatelská služba Zářečí"},
    ),
    "capacity-unit-misfit": Message(
        Severity.WARNING,
        cs="kapacita v jednotce „{value}“ neodpovídá formě ({forms}); čekáno: {allowed}",
        en="a capacity in “{value}” does not fit the form ({forms}); expected: {allowed}",
        do_cs="opravte jednotku podle registru poskytovatelů",
        do_en="correct the unit by the register of providers",
        why_cs="Kapacita se v registru uvádí podle formy: lůžka u pobytové služby, klienti, kontakty (10 minut) a intervence (30 minut) u terénní a ambulantní, hovory u telefonické pomoci.",
        why_en="The register has capacities by form: beds of residential services, clients, contacts (10 minutes) and interventions (30 minutes) of others, calls of help lines.",
        example={"value": "lůžka", "forms": ("terénní",), "allowed": ("intervence", "klienti", "kontakty")},
    ),
    "clients-local-exceed": Message(
        Severity.ERROR,
        cs="klientů z území ({local}) je víc než všech klientů ({all})",
        en="there are more clients of the territory ({local}) than clients at all ({all})",
        do_cs="opravte jeden z počtů",
        do_en="correct one of the counts",
        why_cs="Počet klientů z území je částí celkového počtu.",
        why_en="The clients of the territory are a part of all.",
        example={"local": 40, "all": 21},
    ),
    "service-ended": Message(
        Severity.WARNING,
        cs="služba „{value}“ skončila {date}, před začátkem plánu",
        en="the service “{value}” ended on {date}, before the plan begins",
        do_cs="vyřaďte ji, nebo opravte den ukončení",
        do_en="take it out, or correct the day",
        why_cs=_REGISTER_WHY_CS,
        why_en=_REGISTER_WHY_EN,
        example={"value": "Noclehárna", "date": "31. 12. 2021"},
    ),
    "register-number-form": Message(
        Severity.WARNING,
        cs="„{value}“ není identifikátor služby: čekáno sedm číslic",
        en="“{value}” is no identifier of a service: seven digits were expected",
        do_cs="opište identifikátor z registru poskytovatelů",
        do_en="copy the identifier of the register of providers",
        why_cs=_REGISTER_WHY_CS,
        why_en=_REGISTER_WHY_EN,
        example={"value": "12345"},
    ),
    "register-number-twice": Message(
        Severity.ERROR,
        cs="identifikátor „{value}“ mají dvě služby",
        en="two services have the identifier “{value}”",
        do_cs="opravte identifikátor té, které nepatří",
        do_en="correct that of the service it does not belong to",
        why_cs=_REGISTER_WHY_CS,
        why_en=_REGISTER_WHY_EN,
        example={"value": "9900013"},
    ),
    "provider-without-ico": Message(
        Severity.WARNING,
        cs="poskytovatel „{value}“ nemá v organizacích IČO",
        en="the provider “{value}” has no IČO among the organisations",
        do_cs="doplňte IČO do content/organizace.yaml",
        do_en="add the IČO to content/organizace.yaml",
        why_cs="Podle IČO se poskytovatel pozná v registru a v žádostech o dotaci; názvy se mění a podobají si.",
        why_en="A provider is known by its IČO in the register and in grant applications; names change and look alike.",
        example={"value": "Pečovatelská služba Zářečí"},
    ),
}
