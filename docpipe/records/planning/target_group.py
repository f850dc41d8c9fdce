"""A target group: of the register of providers, and as a plan describes it."""

from __future__ import annotations

from docpipe.records.types import RecordType
from docpipe.schema import Entry, Flag, LongText, Text, Whole, entry


class TargetGroup(Entry):
    """A target group. Those of the register of providers are shipped; a project adds its own and describes them."""

    id: Text | None = entry("id", default=None, public=True)
    name: Text = entry("název", "cílová skupina", public=True)
    aliases: tuple[Text, ...] = entry("také", "jiné názvy", default=(), public=True)
    code: Text | None = entry("kód", "kód RPSS", default=None, public=True)
    area: Text | None = entry("oblast", "pracovní skupina", default=None, public=True)
    text: LongText | None = entry("popis", "text", "vymezení", default=None, public=True)
    size: Whole | None = entry("počet osob", "velikost", default=None, public=True)
    size_note: Text | None = entry("zdroj počtu", "zdroj", default=None, public=True)
    valid_note: Text | None = entry("pramen", default=None, public=True)
    sample: Flag = entry("ukázka", "ukázková data", default=False, public=True)


RECORD = RecordType("target-group", TargetGroup, ("target-groups", "cilove-skupiny"), ("cílová skupina", "target group"), named_by=("name",), layered=True)
