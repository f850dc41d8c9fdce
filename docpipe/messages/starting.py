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
    "new-project-faulty": Message(
        Severity.FAULT,
        cs="projekt „{value}“ má v souboru projekt.yaml chybu, proto se neví, co do nového souboru předvyplnit",
        en="the project “{value}” has a mistake in its file, so that it is not known what to fill in",
        do_cs="spusťte docpipe check a opravte, co hlásí",
        do_en="run docpipe check and mend what it tells",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"value": "horazdovicko"},
    ),
    "new-group-needed": Message(
        Severity.FAULT,
        cs="není jasné, která skupina se sejde (skupiny: {known})",
        en="it is not clear which group meets (groups: {known})",
        do_cs='napište ji za příkaz: docpipe new meeting "PS Senioři"; pro setkání bez skupiny napište „-“',
        do_en='write it after the command: docpipe new meeting "PS Senioři"; for a meeting without a group write “-”',
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"known": ("Řídicí skupina", "PS Senioři")},
    ),
    "new-group-unknown": Message(
        Severity.FAULT,
        cs="skupina „{value}“ v projektu není (skupiny: {known})",
        en="the project has no group “{value}” (groups: {known})",
        do_cs="napište jednu z nich jménem nebo zkratkou, nebo ji nejdřív přidejte do seznamu skupin",
        do_en="write one of them by name or short name, or add it to the list of groups first",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"value": "PS Rodiny", "known": ("Řídicí skupina", "PS Senioři")},
    ),
    "new-date-needed": Message(
        Severity.FAULT,
        cs="chybí den setkání a minulé setkání ho neohlásilo",
        en="the day of the meeting is missing, and the last meeting did not announce it",
        do_cs='napište ho volbou: --date "9. 3. 2021"',
        do_en='say it by the option: --date "9. 3. 2021"',
        why_cs="Podle dne se jmenuje soubor i dokumenty a vybírají se členové skupiny, kteří v něm ten den jsou.",
        why_en="The file and the documents are named by the day, and the members of the group on that day are chosen by it.",
    ),
    "new-meeting-there": Message(
        Severity.FAULT,
        cs="setkání s tímto dnem a názvem už je; nic se nezapsalo",
        en="a meeting of this day and name is there already; nothing was written",
        do_cs="pište do něj, nebo dejte novému jiný název volbou --title",
        do_en="go on writing in it, or give the new one another name by --title",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
    ),
    "new-project-needs": Message(
        Severity.FAULT,
        cs="k založení projektu chybí: {options}",
        en="to begin a project, there is still needed: {options}",
        do_cs="napište je za příkaz, nebo spusťte docpipe new project v okně příkazů: na chybějící se zeptá",
        do_en="write them after the command, or run docpipe new project on a terminal: it asks for what is missing",
        why_cs="Bez názvu, programu a příjemce nelze vytisknout žádný dokument projektu; program lze poznat i podle registračního čísla.",
        why_en="Without a name, a programme and a beneficiary no document of the project can be printed; the programme may also be told by the registration number.",
        example={"options": ("--name", "--beneficiary")},
    ),
    "new-project-there": Message(
        Severity.FAULT,
        cs="takový soubor nebo složka už je; nic se nezapsalo",
        en="such a file or folder is there already; nothing was written",
        do_cs="dejte projektu jiný krátký název volbou --short-name",
        do_en="give the project another short name by --short-name",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
    ),
}
