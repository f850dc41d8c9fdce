"""A chapter of the plan: front matter and a long text, in Markdown or in Word."""

from __future__ import annotations

from docpipe.records.types import RecordType
from docpipe.schema import Entry, Flag, LongText, Text, entry


class Chapter(Entry):
    """A chapter. A project's own takes the place of the shared one of the same id, and that of the one shipped with docpipe."""

    id: Text | None = entry("id", default=None, public=True, cs="jinak jméno souboru")
    title: Text | None = entry("název", "nadpis", default=None, public=True, cs="jinak název dodané kapitoly")
    short_title: Text | None = entry("krátký název", default=None, public=True, cs="do záhlaví stránek")
    landscape: Flag = entry("na šířku", default=False, public=True)
    numbered: Flag = entry("číslovat", "číslovaná", default=True, public=True, cs="ne: nadpis bez čísla (úvodní slovo, zkratky)")
    new_page: Flag = entry("nová strana", default=True, public=True)
    annex: Flag = entry("příloha", default=False, public=True)
    reason: Text | None = entry("důvod", "důvod změny", default=None, public=True, cs="proč se liší od společné kapitoly")
    author: Text | None = entry("autor", "autorka", "zpracoval", "zpracovala", default=None)
    state: Text | None = entry("stav", default=None, public=True)
    note: Text | None = entry("poznámka", "interní poznámka", default=None)
    sample: Flag = entry("ukázka", "ukázková data", default=False, public=True)
    text: LongText | None = entry("text", default=None, public=True)


RECORD = RecordType("chapter", Chapter, ("chapters", "kapitoly"), ("kapitola", "chapter"), many=False, layered=True, suffixes=(".docx",))
