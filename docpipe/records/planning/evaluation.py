"""How a measure of the previous plan was fulfilled."""

from __future__ import annotations

from docpipe.records.planning.measure import MeasureStateField
from docpipe.records.types import RecordType
from docpipe.schema import Amount, Entry, Flag, LongText, Text, entry


class Evaluation(Entry):
    """A measure of the previous plan and what became of it."""

    id: Text | None = entry("id", default=None, public=True)
    number: Text | None = entry("číslo", "č.", default=None, public=True, cs="jak bylo v předchozím plánu: Opatření 1.2")
    name: Text = entry("název", "opatření", public=True)
    priority: Text | None = entry("priorita", "oblast", default=None, public=True)
    state: MeasureStateField = entry("stav", "plnění", public=True)
    planned_costs: Amount = entry("plánované náklady", default=None, public=True)
    real_costs: Amount = entry("skutečné náklady", default=None, public=True)
    result: LongText | None = entry("výsledek", "komentář", "text", default=None, public=True)
    reason: Text | None = entry("důvod", "důvod nesplnění", default=None, public=True)
    continues_as: Text | None = entry("pokračuje jako", default=None, public=True, cs="id opatření nového plánu")
    sample: Flag = entry("ukázka", "ukázková data", default=False, public=True)


RECORD = RecordType("evaluation", Evaluation, ("evaluation", "vyhodnoceni"), ("vyhodnocení opatření", "evaluation of a measure"), named_by=("number", "name"))
