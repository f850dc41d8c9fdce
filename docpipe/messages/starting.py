"""What beginning a new file of content may complain of."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_WHY_CS = "„docpipe new“ jen zakládá: nic, co už v obsahu je, nepřepíše ani nezmění."
_WHY_EN = "“docpipe new” only begins files: nothing that is in the content already is overwritten or changed."

MESSAGES: dict[str, Message] = {
    "new-title-empty": Message(
        Severity.FAULT,
        cs="kapitola nemá název",
        en="the chapter has no title",
        do_cs='napište ho za příkaz: docpipe new chapter "Doprava a dostupnost"',
        do_en='write it after the command: docpipe new chapter "Doprava a dostupnost"',
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
    ),
    "new-project-needed": Message(
        Severity.FAULT,
        cs="není jasné, do kterého projektu nový soubor patří (projekty: {known})",
        en="it is not clear which project the new file belongs to (projects: {known})",
        do_cs="řekněte to volbou --project NÁZEV, nebo --shared pro všechny projekty",
        do_en="say it by --project NAME, or --shared for all projects",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"known": ("horazdovicko", "susicko")},
    ),
    "new-project-unknown": Message(
        Severity.FAULT,
        cs="projekt „{value}“ v pracovní složce není (projekty: {known})",
        en="there is no project “{value}” in the workspace (projects: {known})",
        do_cs="napište jeden z nich, nebo projekt nejdřív založte souborem projekt.yaml v jeho složce",
        do_en="write one of them, or make the project first, by a file projekt.yaml in its folder",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"value": "klatovsko", "known": ("horazdovicko", "susicko")},
    ),
    "new-chapter-there": Message(
        Severity.FAULT,
        cs="kapitola „{name}“ už je; nic se nezapsalo",
        en="the chapter “{name}” is there already; nothing was written",
        do_cs="pište do ní, nebo dejte nové kapitole jiný název",
        do_en="go on writing in it, or give the new chapter another title",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"name": "doprava"},
    ),
}
