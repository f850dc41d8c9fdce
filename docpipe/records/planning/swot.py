"""A SWOT analysis: of the whole territory, or of one area."""

from __future__ import annotations

from docpipe.records.types import RecordType
from docpipe.schema import Entry, Flag, LongText, Text, entry


class Swot(Entry):
    """Strengths and weaknesses, opportunities and threats."""

    id: Text | None = entry("id", default=None, public=True)
    title: Text = entry("oblast", "název", public=True, cs="Senioři a osoby se zdravotním postižením")
    group: Text | None = entry("pracovní skupina", "skupina", default=None, public=True)
    strengths: tuple[Text, ...] = entry("silné stránky", "silné", default=(), public=True)
    weaknesses: tuple[Text, ...] = entry("slabé stránky", "slabé", default=(), public=True)
    opportunities: tuple[Text, ...] = entry("příležitosti", default=(), public=True)
    threats: tuple[Text, ...] = entry("hrozby", "ohrožení", default=(), public=True)
    text: LongText | None = entry("text", "komentář", default=None, public=True)
    sample: Flag = entry("ukázka", "ukázková data", default=False, public=True)


RECORD = RecordType("swot", Swot, ("swot",), ("SWOT analýza", "SWOT analysis"), named_by=("title",))
