"""How the project reports: deadlines as the decision gives them, limits of single fields, standing texts on the horizontal principles."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from docpipe.records.reporting.form import InfluenceField, ReportFieldField
from docpipe.records.reporting.parts import DeadlineRule
from docpipe.records.types import RecordType
from docpipe.schema import Entry, Flag, LongText, Text, Whole, choice, entry


class MeetingEvidence(StrEnum):
    """A document by which a meeting is shown to the funder; values are kinds of documents."""

    INVITATION = "invitation"
    ATTENDANCE = "attendance"
    MINUTES = "minutes"


MEETING_EVIDENCE: dict[MeetingEvidence, tuple[str, ...]] = {
    MeetingEvidence.INVITATION: ("pozvánka",),
    MeetingEvidence.ATTENDANCE: ("prezenční listina",),
    MeetingEvidence.MINUTES: ("zápis",),
}
MeetingEvidenceField = Annotated[MeetingEvidence, choice(MeetingEvidence, MEETING_EVIDENCE)]


class LimitRule(Entry):
    """The length that a field of the form takes in this project's system: „popis pokroku: 3 000“."""

    PAIR: ClassVar[tuple[str, str]] = ("field", "limit")
    """May be written as a pair, field: number of characters."""

    field: ReportFieldField = entry("pole", public=True)
    limit: Whole = entry("znaků", "limit", public=True)
    source: Text | None = entry("zdroj", default=None, public=True)


class StandingPrinciple(Entry):
    """What the project says of a principle in every report that says nothing else."""

    principle: Text = entry("princip", "název", public=True)
    influence: InfluenceField = entry("vliv", public=True, cs="pozitivní, neutrální, cílené zaměření")
    text: LongText | None = entry("popis", "popis plnění", "text", default=None, public=True, cs="bez něj text z banky textů")


class ReportingRules(Entry):
    """The project's own rules of reporting."""

    form: Text | None = entry("formulář", default=None, public=True, cs="id formuláře zprávy; jinak podle programu")
    deadline: DeadlineRule | None = entry("lhůta průběžné zprávy", "lhůta", default=None, public=True, cs="1 měsíc od konce období")
    final_deadline: DeadlineRule | None = entry("lhůta závěrečné zprávy", default=None, public=True, cs="2 měsíce od konce realizace")
    responsible: Text | None = entry("zprávu podává", "odpovídá", default=None, public=True)
    limits: tuple[LimitRule, ...] = entry("délky textů", "limity", default=(), public=True, cs="popis pokroku: 3 000")
    meeting_evidence: tuple[MeetingEvidenceField, ...] = entry(
        "doklady setkání", default=tuple(MeetingEvidence), public=True, cs="pozvánka, prezenční listina, zápis"
    )
    principles: tuple[StandingPrinciple, ...] = entry("horizontální principy", "principy", default=(), public=True)
    bundles: Flag = entry("svazky dokladů", default=True, public=True, cs="ano: ke každé zprávě svazek dokladů každé klíčové aktivity")
    note: Text | None = entry("poznámka", default=None)
    sample: Flag = entry("ukázka", "ukázková data", default=False, public=True)


RECORD = RecordType("reporting", ReportingRules, ("reporting", "vykazovani"), ("pravidla vykazování", "rules of reporting"), many=False)
