"""A source of funding as plans and budgets name it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from docpipe.records.types import RecordType
from docpipe.schema import Day, Entry, Flag, Text, choice, entry


class SourceGroup(StrEnum):
    """Under what heading a source stands in the plan's tables."""

    USERS = "users"
    STATE = "state"
    REGION = "region"
    MUNICIPALITIES = "municipalities"
    EUROPE = "europe"
    HEALTH = "health"
    OTHER = "other"


SOURCE_GROUPS: dict[SourceGroup, tuple[str, ...]] = {
    SourceGroup.USERS: ("uživatelé", "úhrady uživatelů"),
    SourceGroup.STATE: ("stát", "státní rozpočet"),
    SourceGroup.REGION: ("kraj",),
    SourceGroup.MUNICIPALITIES: ("obce", "rozpočty obcí"),
    SourceGroup.EUROPE: ("Evropská unie", "fondy EU", "EU"),
    SourceGroup.HEALTH: ("zdravotní pojišťovny",),
    SourceGroup.OTHER: ("ostatní", "jiné"),
}
SourceGroupField = Annotated[SourceGroup, choice(SourceGroup, SOURCE_GROUPS)]


class FundingSource(Entry):
    """A source. The usual ones are shipped; a workspace or a project adds its own."""

    id: Text = entry("id", public=True)
    name: Text = entry("název", "zdroj", public=True)
    short_name: Text | None = entry("krátký název", "záhlaví", default=None, public=True, cs="do záhlaví úzkých sloupců")
    aliases: tuple[Text, ...] = entry("také", "jiné názvy", default=(), public=True)
    group: SourceGroupField = entry("skupina", public=True)
    part_of: Text | None = entry("z toho", "část", default=None, public=True, cs="id zdroje, jehož je částí a k němuž se nepřičítá")
    by_municipality: Flag = entry("po obcích", default=False, public=True, cs="ano: dávají ho jednotlivé obce")
    project_bound: Flag = entry("jen po dobu projektu", default=False, public=True, cs="ano: peníze z fondů EU, jen v letech projektu")
    valid_from: Day | None = entry("platí od", default=None, public=True)
    valid_to: Day | None = entry("platí do", default=None, public=True)
    source: Text | None = entry("pramen", default=None, public=True)


RECORD = RecordType("funding-source", FundingSource, ("funding-sources", "zdroje"), ("zdroj financování", "source of funding"), layered=True)
