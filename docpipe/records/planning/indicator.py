"""An indicator of the plan, of a priority or of a measure, kept outside the card."""

from __future__ import annotations

from docpipe.records.planning.parts import IndicatorPart
from docpipe.records.types import RecordType
from docpipe.schema import Flag, Text, entry


class Indicator(IndicatorPart):
    """An indicator; without a measure or priority it is the plan's own."""

    id: Text | None = entry("id", default=None, public=True)
    belongs_to: Text | None = entry("patří k", "opatření", "priorita", default=None, public=True, cs="id opatření nebo priority; bez něj ukazatel celého plánu")
    sample: Flag = entry("ukázka", "ukázková data", default=False, public=True)


RECORD = RecordType("indicator", Indicator, ("indicators", "ukazatele"), ("ukazatel", "indicator"), named_by=("name",))
