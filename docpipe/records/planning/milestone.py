"""A line of the plan's timetable that is no measure: preparing, approving, evaluating."""

from __future__ import annotations

from docpipe.records.types import RecordType
from docpipe.schema import Entry, Flag, Span, Text, entry


class Milestone(Entry):
    """Something that happens in a span of time. Measures stand in the timetable by their own cards."""

    id: Text | None = entry("id", default=None, public=True)
    text: Text = entry("co", "činnost", "název", public=True)
    when: Span = entry("kdy", "termín", "období", public=True, cs="I/2023 – IV/2024")
    who: Text | None = entry("kdo", "odpovídá", default=None, public=True)
    area: Text | None = entry("oblast", "fáze", default=None, public=True)
    process: Flag = entry("příprava plánu", default=False, public=True, cs="ano: patří do harmonogramu zpracování, ne naplňování plánu")
    note: Text | None = entry("poznámka", default=None, public=True)
    sample: Flag = entry("ukázka", "ukázková data", default=False, public=True)


RECORD = RecordType("milestone", Milestone, ("schedule", "harmonogram"), ("položka harmonogramu", "line of the timetable"), named_by=("text",))
