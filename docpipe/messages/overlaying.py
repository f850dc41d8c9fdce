"""What is said of the layers of a plan's chapters."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

MESSAGES: dict[str, Message] = {
    "overlay-no-plan": Message(
        Severity.ERROR,
        cs="projekt „{value}“ nemá plán; plán mají: {known}",
        en="the project “{value}” has no plan; these have one: {known}",
        do_cs="napište název složky projektu, ve které je plan.yaml",
        do_en="write the name of a project's folder that has a plan.yaml",
        why_cs="Vrstvy kapitol má jen plán: dodané kapitoly, společné z content/kapitoly a vlastní ze složky projektu.",
        why_en="Only a plan has layers of chapters: those shipped, those shared in content/kapitoly, and the project's own.",
        example={"value": "podbrdsko", "known": ("horazdovicko",)},
    ),
    "overlay-no-chapter": Message(
        Severity.ERROR,
        cs="kapitola „{value}“ v plánu není; jsou v něm: {known}",
        en="there is no chapter “{value}” in the plan; there are: {known}",
        do_cs="napište id nebo název kapitoly",
        do_en="write a chapter's id or title",
        why_cs="Id kapitoly je v jejím záhlaví, jinak je to jméno souboru bez čísla na začátku.",
        why_en="A chapter's id stands at its top, else it is the file's name without the number it begins with.",
        example={"value": "uvodem", "known": ("uvod", "proces")},
    ),
    "override-without-reason": Message(
        Severity.WARNING,
        cs="kapitola „{value}“ nahrazuje společnou a neříká proč",
        en="the chapter “{value}” stands in place of the shared one and does not say why",
        do_cs="doplňte do záhlaví kapitoly „důvod: …“",
        do_en="add “důvod: …” at the chapter's top",
        why_cs=(
            "Oprava společné kapitoly se do vlastní nedostane. Kdo bude texty udržovat, potřebuje vědět, zda se liší schválně; „docpipe overlay“ důvody vypíše."
        ),
        why_en="A correction of the shared chapter does not reach one's own. Who keeps the texts needs to know whether it differs on purpose; “docpipe overlay” lists the reasons.",
        example={"value": "Proces"},
    ),
}
