"""A group: steering group, working group, team; its members in time and its quorum."""

from __future__ import annotations

from docpipe.records.types import RecordType
from docpipe.schema import Day, Entry, Flag, Text, entry


class Member(Entry):
    """A member from a day to a day (both included)."""

    person: Text = entry("osoba", "jméno", "kdo", "člen", public=True)
    role: Text | None = entry("role", "funkce", default=None, public=True, cs="předseda, členka …")
    votes: Flag = entry("hlasuje", default=True, public=True)
    valid_from: Day | None = entry("od", "platí od", default=None, public=True)
    valid_to: Day | None = entry("do", "platí do", default=None, public=True)


class Group(Entry):
    """A group of people that meets."""

    id: Text | None = entry("id", default=None, public=True)
    name: Text = entry("název", public=True)
    genitive: Text | None = entry("genitiv", "2. pád", default=None, public=True, cs="pracovní skupiny Senioři")
    short_name: Text | None = entry("zkratka", "krátký název", default=None, public=True)
    project: Text | None = entry("projekt", default=None, public=True)
    members: tuple[Member, ...] = entry("členové", default=(), public=True)
    quorum: Text | None = entry("kvorum", "usnášeníschopnost", default=None, public=True, cs="počet členů, nebo „nadpoloviční většina“")
    sample: Flag = entry("ukázka", "ukázková data", default=False, public=True)


RECORD = RecordType("group", Group, ("groups", "skupiny"), ("skupina", "group"), shared=True, named_by=("project", "name"))
