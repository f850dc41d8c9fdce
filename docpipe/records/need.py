"""A need: what somebody found missing, for whom, and where it came from."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from docpipe.records.types import RecordType
from docpipe.schema import Day, Entry, Flag, Text, choice, entry


class NeedKind(StrEnum):
    """Kinds of need as the seeds' minutes name them."""

    SERVICE = "service"
    INVESTMENT = "investment"
    OPERATION = "operation"
    INFORMAL_CARE = "informal-care"
    ACTIVATION = "activation"
    COMMUNITY = "community"
    OTHER = "other"


NEED_KINDS: dict[NeedKind, tuple[str, ...]] = {
    NeedKind.SERVICE: ("rozšíření služby", "rozšíření služeb", "služba"),
    NeedKind.INVESTMENT: ("investice do infrastruktury", "investice"),
    NeedKind.OPERATION: ("provoz", "financování provozu"),
    NeedKind.INFORMAL_CARE: ("podpora neformální péče", "neformální péče"),
    NeedKind.ACTIVATION: ("aktivizace", "aktivizace a participace"),
    NeedKind.COMMUNITY: ("komunitní a sociální práce", "komunitní práce", "sociální práce"),
    NeedKind.OTHER: ("jiné", "ostatní"),
}
NeedKindField = Annotated[NeedKind, choice(NeedKind, NEED_KINDS)]


class NeedState(StrEnum):
    """Whether the plan answers a need."""

    OPEN = "open"
    NOT_SOLVED = "not-solved"
    SOLVED = "solved"


NEED_STATES: dict[NeedState, tuple[str, ...]] = {
    NeedState.OPEN: ("k řešení", "řeší se", "bude řešeno"),
    NeedState.NOT_SOLVED: ("nebude řešeno", "neřeší se"),
    NeedState.SOLVED: ("vyřešeno",),
}
NeedStateField = Annotated[NeedState, choice(NeedState, NEED_STATES)]


class NeedPriority(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


NEED_PRIORITIES: dict[NeedPriority, tuple[str, ...]] = {
    NeedPriority.LOW: ("nízká", "3"),
    NeedPriority.MEDIUM: ("střední", "2"),
    NeedPriority.HIGH: ("vysoká", "1"),
}
NeedPriorityField = Annotated[NeedPriority, choice(NeedPriority, NEED_PRIORITIES)]


class FoundNeed(Entry):
    """A need found at a meeting; its source is that meeting."""

    id: Text | None = entry("id", default=None, public=True)
    text: Text = entry("text", "potřeba", "znění", public=True)
    target_groups: tuple[Text, ...] = entry("cílové skupiny", "cílová skupina", default=(), public=True)
    kind: NeedKindField | None = entry("druh", "typ", default=None, public=True)
    state: NeedStateField = entry("stav", "řešení", default=NeedState.OPEN, public=True, cs="k řešení, nebude řešeno, vyřešeno")
    reason: Text | None = entry("důvod", "zdůvodnění", default=None, public=True, cs="proč nebude řešena")
    priority: NeedPriorityField | None = entry("naléhavost", "priorita", default=None, public=True, cs="vysoká, střední, nízká")


class Need(FoundNeed):
    """A need of the project's register."""

    id: Text = entry("id", public=True)
    source: Text | None = entry("zdroj", default=None, public=True, cs="dotazník, rozhovor, statistika, setkání …")
    date: Day | None = entry("datum", "zjištěno", default=None, public=True)
    sample: Flag = entry("ukázka", "ukázková data", default=False, public=True)


RECORD = RecordType("need", Need, ("needs", "potreby"), ("potřeba", "need"))
