"""The plan of a project: its period, state, levels and their tree, chapters, approvals and imprint."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from docpipe.records.types import RecordType
from docpipe.schema import Amount, Clock, Day, Entry, Few, Flag, LongText, MoneyUnit, Period, Text, Year, choice, entry


class PlanState(StrEnum):
    """States of a plan as they are printed on it."""

    WORKING = "working"
    FOR_COMMENTS = "for-comments"
    FOR_APPROVAL = "for-approval"
    APPROVED = "approved"


PLAN_STATES: dict[PlanState, tuple[str, ...]] = {
    PlanState.WORKING: ("pracovní verze",),
    PlanState.FOR_COMMENTS: ("návrh k připomínkám", "k připomínkám"),
    PlanState.FOR_APPROVAL: ("návrh ke schválení", "ke schválení"),
    PlanState.APPROVED: ("schváleno", "schválený"),
}
PlanStateField = Annotated[PlanState, choice(PlanState, PLAN_STATES)]


class ApprovalVerb(StrEnum):
    """What a body does with the plan: a town approves it, another takes note of it."""

    APPROVES = "approves"
    NOTES = "notes"


APPROVAL_VERBS: dict[ApprovalVerb, tuple[str, ...]] = {
    ApprovalVerb.APPROVES: ("schvaluje", "schválilo", "schválila", "schválil"),
    ApprovalVerb.NOTES: ("bere na vědomí", "vzalo na vědomí", "vzala na vědomí", "vzal na vědomí"),
}
ApprovalVerbField = Annotated[ApprovalVerb, choice(ApprovalVerb, APPROVAL_VERBS)]


class Level(Entry):
    """A level of the plan with its name; „priorita“, „cíl“, „opatření“, „aktivita“ swap places from plan to plan."""

    name: Text = entry("název", "úroveň", public=True, cs="priorita, cíl, opatření, aktivita …")
    genitive: Text | None = entry("2. pád", "genitiv", default=None, public=True, cs="priority, cíle, opatření, aktivity")
    plural: Text | None = entry("množné číslo", "plurál", default=None, public=True, cs="priority, cíle, opatření, aktivity")
    plural_genitive: Text | None = entry("2. pád množného čísla", default=None, public=True, cs="priorit, cílů, opatření, aktivit")


class Node(Entry):
    """One thing of an upper level: a priority, a goal. Its measures name it as their „patří pod“."""

    id: Text = entry("id", public=True)
    parent: Text | None = entry("patří pod", "nadřazený", default=None, public=True, cs="id nadřazené priority nebo cíle; bez něj stojí nejvýše")
    title: Text = entry("název", public=True)
    text: LongText | None = entry("text", "popis", default=None, public=True)
    rationale: LongText | None = entry("zdůvodnění", default=None, public=True)
    target_groups: tuple[Text, ...] = entry("cílové skupiny", "cílová skupina", default=(), public=True)
    group: Text | None = entry("pracovní skupina", "skupina", default=None, public=True)
    responsible: Text | None = entry("odpovědná osoba", "garant", default=None, public=True)


class Approval(Entry):
    """Who resolved on the plan; each town and the steering group for itself."""

    body: Text = entry("orgán", "kdo", "obec", public=True, cs="Zastupitelstvo města Horažďovice")
    municipality: Text | None = entry("za obec", default=None, public=True)
    date: Day | None = entry("datum", "dne", default=None, public=True)
    number: Text | None = entry("číslo usnesení", "usnesení", default=None, public=True)
    verb: ApprovalVerbField = entry("znění", "rozhodnutí", default=ApprovalVerb.APPROVES, public=True, cs="schvaluje nebo bere na vědomí")
    session: Day | None = entry("jednání", "jednání dne", default=None, public=True, cs="na kdy je projednání naplánováno")
    note: Text | None = entry("poznámka", default=None, public=True)


class ImprintPerson(Entry):
    """Somebody who worked on the plan, as the imprint names them."""

    role: Text = entry("role", "úloha", "jak", public=True, cs="zpracovala, odborná spolupráce, grafická úprava …")
    person: Text = entry("kdo", "osoba", "jméno", public=True)
    organisation: Text | None = entry("organizace", default=None, public=True)


class Hearing(Entry):
    """A public hearing of the draft."""

    date: Day = entry("datum", "dne", public=True)
    start: Clock | None = entry("od", "čas", default=None, public=True)
    place: Text | None = entry("místo", default=None, public=True)


class Consultation(Entry):
    """When and where the draft could be commented on."""

    start: Day | None = entry("od", "zveřejněno", default=None, public=True)
    end: Day | None = entry("do", default=None, public=True)
    hearings: tuple[Hearing, ...] = entry("projednání", "veřejné projednání", default=(), public=True)
    address: Text | None = entry("kam", "adresa", default=None, public=True, cs="kam se připomínky posílají")
    text: LongText | None = entry("text", default=None, public=True)


class Sharing(Entry):
    """The key by which municipalities share the costs of services."""

    per_inhabitant: Amount = entry("na obyvatele", "částka na obyvatele", default=None, public=True, cs="15 Kč")
    year: Year | None = entry("rok", default=None, public=True)
    text: LongText | None = entry("text", "popis", default=None, public=True)


class Plan(Entry):
    """The plan. Its chapters, measures, services, budgets lie beside it in the project's folder."""

    id: Text | None = entry("id", default=None, public=True)
    title: Text = entry("název", public=True, cs="Komunitní střednědobý plán rozvoje sociálních služeb na Horažďovicku")
    short_title: Text | None = entry("krátký název", default=None, public=True)
    subtitle: Text | None = entry("podtitul", default=None, public=True)
    period: Period | None = entry("období", "období plánu", default=None, public=True, cs="2023–2025; jinak období plánu z projektu")
    version: Text | None = entry("verze", default=None, public=True)
    date: Day | None = entry("datum", "datum verze", "ze dne", default=None, public=True)
    state: PlanStateField = entry("stav", default=PlanState.WORKING, public=True)
    comments_until: Day | None = entry("připomínky do", default=None, public=True)
    levels: tuple[Level, ...] = entry("úrovně", default=(), public=True, cs="od nejvyšší; nejvýš čtyři; bez nich priorita a opatření")
    card_level: Text | None = entry("úroveň karet", default=None, public=True, cs="úroveň, jejíž karty leží ve složce opatreni; jinak opatření, nebo poslední")
    nodes: tuple[Node, ...] = entry("priority", "cíle", "strom", "priority a cíle", default=(), public=True)
    chapters: tuple[Text, ...] = entry("kapitoly", default=(), public=True, cs="id kapitol v pořadí; bez nich osnova dodaná s docpipe")
    left_out: tuple[Text, ...] = entry("vynechané kapitoly", "bez kapitol", default=(), public=True)
    annexes: tuple[Text, ...] = entry("přílohy", default=(), public=True, cs="id kapitol, které stojí na konci jako přílohy")
    approvals: tuple[Approval, ...] = entry("schválení", "schvalování", default=(), public=True)
    consultation: Consultation | None = entry("připomínkování", "připomínkové řízení", default=None, public=True)
    imprint: tuple[ImprintPerson, ...] = entry("tiráž", "zpracovatelé", default=(), public=True)
    publisher: Text | None = entry("vydavatel", "vydal", default=None, public=True)
    place_and_year: Text | None = entry("místo a rok vydání", default=None, public=True)
    unit: MoneyUnit | None = entry("tisknout v", "jednotka", default=None, public=True, cs="Kč nebo tis. Kč; v čem se částky v plánu tisknou")
    decimals: Few | None = entry("desetinná místa", default=None, public=True, cs="na kolik míst se částky tisknou")
    rounding: Text | None = entry("zaokrouhlení", default=None, public=True, cs="věta o zaokrouhlování pod finanční tabulky")
    budget_note: LongText | None = entry("poznámka k financím", default=None, public=True)
    sharing: Sharing | None = entry("klíč obcí", "dofinancování obcí", default=None, public=True)
    vision: LongText | None = entry("vize", default=None, public=True)
    principles: LongText | None = entry("principy", default=None, public=True)
    previous: Text | None = entry("předchozí plán", default=None, public=True, cs="název a období plánu, na který tento navazuje")
    approved_version: Text | None = entry("schválená verze", default=None, public=True)
    template: Text | None = entry("šablona", default=None, public=True)
    resolution_text: LongText | None = entry("text důvodové zprávy", default=None, public=True)
    note: Text | None = entry("poznámka", "interní poznámka", default=None)
    sample: Flag = entry("ukázka", "ukázková data", default=False, public=True)


RECORD = RecordType("plan", Plan, ("plan",), ("plán", "plan"), many=False)
