"""What is said of needs."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

MESSAGES: dict[str, Message] = {
    "need-without-target-group": Message(
        Severity.WARNING,
        cs="potřeba „{value}“ nemá cílovou skupinu",
        en="the need “{value}” has no target group",
        do_cs="doplňte „cílové skupiny“, např. „senioři; osoby se zdravotním postižením“",
        do_en="add “cílové skupiny”, e.g. “senioři; osoby se zdravotním postižením”",
        why_cs="Z potřeby vychází opatření plánu pro určité lidi; bez cílové skupiny se v přehledu podle skupin neobjeví.",
        why_en="A measure of the plan is made for certain people out of a need; without a target group it does not show in the overview by groups.",
        example={"value": "odlehčovací služba"},
    ),
    "need-without-kind": Message(
        Severity.INFO,
        cs="potřeba „{value}“ nemá druh",
        en="the need “{value}” has no kind",
        do_cs="doplňte „druh“: rozšíření služby, investice do infrastruktury, provoz, podpora neformální péče, aktivizace, komunitní a sociální práce, jiné",
        do_en="add “druh”: rozšíření služby, investice do infrastruktury, provoz, podpora neformální péče, aktivizace, komunitní a sociální práce, jiné",
        why_cs="Podle druhu se potřeby v přehledu řadí do oddílů; ty bez druhu stojí na konci.",
        why_en="The overview sorts needs by kind; those without one stand at its end.",
        example={"value": "odlehčovací služba"},
    ),
    "need-id-twice": Message(
        Severity.ERROR,
        cs="id „{value}“ mají v projektu dvě potřeby",
        en="two needs of the project have the id “{value}”",
        do_cs="dejte jedné z nich jiné id, nebo ho u potřeby ze setkání vynechte",
        do_en="give one of them another id, or leave it out at the meeting's need",
        why_cs="Na id se odvolávají jiné záznamy; nebylo by jasné, kterou potřebu myslí.",
        why_en="Other records refer to ids; it would not be clear which need they mean.",
        example={"value": "doprava"},
    ),
}
