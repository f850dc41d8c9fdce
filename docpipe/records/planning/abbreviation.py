"""An abbreviation and what it stands for."""

from __future__ import annotations

from docpipe.records.types import RecordType
from docpipe.schema import Entry, Text, entry


class Abbreviation(Entry):
    """An abbreviation. Those of the field are shipped; a workspace and a project add their own. The plan lists those its text uses."""

    short: Text = entry("zkratka", public=True)
    meaning: Text = entry("význam", "plný název", public=True)
    id: Text | None = entry("id", default=None, public=True)


RECORD = RecordType("abbreviation", Abbreviation, ("abbreviations", "zkratky"), ("zkratka", "abbreviation"), named_by=("short",), layered=True)
