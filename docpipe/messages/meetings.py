"""What is said of a meeting: its times and dates, votes, tasks."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_ORDER_WHY_CS = "Zápis se pořizuje při setkání nebo po něm, ověřuje se potom a příští setkání následuje; jiné pořadí je překlep v datu."
_ORDER_WHY_EN = "Minutes are written at a meeting or after it, verified then, and the next meeting follows; another order is a slip in a date."
_VOTES_WHY_CS = (
    "Součet hlasů pro, proti a zdržel se musí být roven počtu přítomných členů s hlasovacím právem; členové jsou ve skupině, přítomní v účasti. "
    "Kdo nehlasoval, zdržel se."
)
_VOTES_WHY_EN = (
    "Votes for, against and abstained must add up to the voting members present; members stand in the group, those present in the attendance. "
    "One who did not vote abstained."
)
_TASK_WHY_CS = "Úkol bez toho, kdo ho splní a do kdy, se obvykle nesplní; zápis má uvést kdo, co a do kdy."
_TASK_WHY_EN = "A task without who does it until when is usually not done; minutes are to say who, what and until when."

MESSAGES: dict[str, Message] = {
    "author-missing": Message(
        Severity.WARNING,
        cs="setkání se konalo a nikdo není uveden jako autor zápisu",
        en="the meeting was held and nobody is given as the author of its minutes",
        do_cs="doplňte pole „zapsal“ a „datum zápisu“",
        do_en="fill in the fields “zapsal” and “datum zápisu”",
        why_cs="Zápis dokládá průběh setkání poskytovateli podpory; podepisuje ho ten, kdo ho napsal.",
        why_en="Minutes prove to the funder what happened at the meeting; whoever wrote them signs them.",
        example={},
    ),
    "meeting-ends-before-start": Message(
        Severity.ERROR,
        cs="konec {end} není po začátku {start}",
        en="the end {end} is not after the start {start}",
        do_cs="opravte čas začátku nebo konce",
        do_en="correct the time of the start or the end",
        why_cs="Setkání končí později, než začne; jinak je v čase překlep. Setkání přes půlnoc zapište jako dvě.",
        why_en="A meeting ends later than it begins; otherwise a time has a slip. Write a meeting past midnight as two.",
        example={"start": "10:00", "end": "9:00"},
    ),
    "written-before-meeting": Message(
        Severity.ERROR,
        cs="zápis je datován {value}, ale setkání bylo až {date}",
        en="the minutes are dated {value}, but the meeting was on {date}",
        do_cs="opravte „datum zápisu“ nebo datum setkání",
        do_en="correct “datum zápisu” or the date of the meeting",
        why_cs=_ORDER_WHY_CS,
        why_en=_ORDER_WHY_EN,
        example={"value": "8. 3. 2021", "date": "9. 3. 2021"},
    ),
    "verified-before-meeting": Message(
        Severity.ERROR,
        cs="zápis byl ověřen {value}, ale setkání bylo až {date}",
        en="the minutes were verified on {value}, but the meeting was on {date}",
        do_cs="opravte „ověřeno dne“ nebo datum setkání",
        do_en="correct “ověřeno dne” or the date of the meeting",
        why_cs=_ORDER_WHY_CS,
        why_en=_ORDER_WHY_EN,
        example={"value": "8. 3. 2021", "date": "9. 3. 2021"},
    ),
    "next-meeting-before": Message(
        Severity.ERROR,
        cs="příští setkání {value} je dříve než toto ({date})",
        en="the next meeting on {value} is before this one ({date})",
        do_cs="opravte datum příštího setkání",
        do_en="correct the date of the next meeting",
        why_cs=_ORDER_WHY_CS,
        why_en=_ORDER_WHY_EN,
        example={"value": "13. 4. 2020", "date": "9. 3. 2021"},
    ),
    "reply-after-meeting": Message(
        Severity.WARNING,
        cs="účast se má potvrdit do {value}, ale setkání je už {date}",
        en="replies are asked for by {value}, but the meeting is on {date}",
        do_cs="opravte „potvrdit do“ na den před setkáním",
        do_en="correct “potvrdit do” to a day before the meeting",
        why_cs="Datum se tiskne v pozvánce; po setkání už účast potvrdit nelze.",
        why_en="The date is printed in the invitation; nobody can reply after the meeting.",
        example={"value": "12. 3. 2021", "date": "9. 3. 2021"},
    ),
    "verifier-is-author": Message(
        Severity.WARNING,
        cs="„{value}“ ověřuje vlastní zápis",
        en="“{value}” verifies minutes of their own",
        do_cs="uveďte jako ověřovatele někoho jiného, kdo byl na setkání",
        do_en="name as verifier somebody else who was at the meeting",
        why_cs="Ověřovatel potvrzuje, že zápis odpovídá průběhu; u vlastního zápisu to smysl nemá.",
        why_en="A verifier confirms that the minutes are true to the meeting; of one's own minutes that means nothing.",
        example={"value": "Lenka Šustrová"},
    ),
    "meeting-outside-project": Message(
        Severity.WARNING,
        cs="setkání {value} je mimo období realizace projektu ({period})",
        en="the meeting on {value} is outside the project's period ({period})",
        do_cs="ověřte datum setkání a období realizace v projekt.yaml",
        do_en="check the date of the meeting and the period in project.yaml",
        why_cs="Výdaje na setkání mimo období realizace obvykle nejsou způsobilé; častější je překlep v roce.",
        why_en="The cost of a meeting outside the project's period is usually not eligible; more often the year has a slip.",
        example={"value": "9. 3. 2012", "period": "1. 1. 2020 – 30. 6. 2022"},
    ),
    "votes-exceed-voters": Message(
        Severity.ERROR,
        cs="usnesení {number}: hlasů je {votes}, ale přítomných členů s hlasem jen {voters}",
        en="resolution {number}: {votes} votes, but only {voters} voting members present",
        do_cs="opravte počty hlasů, nebo účast; host nehlasuje",
        do_en="correct the votes, or the attendance; a guest does not vote",
        why_cs=_VOTES_WHY_CS,
        why_en=_VOTES_WHY_EN,
        example={"number": 1, "votes": 9, "voters": 8},
    ),
    "votes-missing": Message(
        Severity.ERROR,
        cs="usnesení {number}: hlasů je {votes}, ale přítomných členů s hlasem {voters}",
        en="resolution {number}: {votes} votes, but {voters} voting members present",
        do_cs="doplňte chybějící hlasy (proti, zdržel se), nebo opravte účast",
        do_en="add the missing votes (against, abstained), or correct the attendance",
        why_cs=_VOTES_WHY_CS,
        why_en=_VOTES_WHY_EN,
        example={"number": 1, "votes": 7, "voters": 8},
    ),
    "votes-exceed-present": Message(
        Severity.ERROR,
        cs="usnesení {number}: hlasů je {votes}, ale přítomných jen {present}",
        en="resolution {number}: {votes} votes, but only {present} present",
        do_cs="opravte počty hlasů, nebo účast",
        do_en="correct the votes, or the attendance",
        why_cs="Hlasů nemůže být víc než přítomných. Má-li setkání skupinu s členy, porovnávají se hlasy s přítomnými členy.",
        why_en="There cannot be more votes than people present. Where the meeting has a group with members, votes are compared with the members present.",
        example={"number": 1, "votes": 9, "present": 8},
    ),
    "no-quorum": Message(
        Severity.ERROR,
        cs="{group} nebyla usnášeníschopná: přítomno {present} z {voting} členů s hlasem, potřeba {needed}; setkání má přesto usnesení",
        en="{group} could not decide: {present} of {voting} voting members present, {needed} needed; the meeting has resolutions all the same",
        do_cs="opravte účast, nebo usnesení přesuňte do závěru bodu jako doporučení",
        do_en="correct the attendance, or move the resolutions to the point's conclusion as a recommendation",
        why_cs="Skupina se může usnášet, jen je-li přítomno aspoň tolik členů, kolik říká kvorum v záznamu skupiny.",
        why_en="A group may decide only with as many members present as the quorum in its record says.",
        example={"group": "Řídicí skupina", "present": 6, "voting": 13, "needed": 7},
    ),
    "task-due-before-meeting": Message(
        Severity.ERROR,
        cs="úkol „{what}“ má termín {value}, tedy před setkáním {date}",
        en="the task “{what}” is due on {value}, before the meeting on {date}",
        do_cs="opravte termín úkolu",
        do_en="correct the task's deadline",
        why_cs="Úkol, který setkání uložilo, nemůže mít termín před ním.",
        why_en="A task that a meeting set cannot be due before it.",
        example={"what": "Rozeslat dotazník", "value": "1. 3. 2021", "date": "9. 3. 2021"},
    ),
    "task-without-who": Message(
        Severity.WARNING,
        cs="úkol „{what}“ neříká, kdo ho splní",
        en="the task “{what}” does not say who does it",
        do_cs="doplňte „kdo“; na jednom řádku je úkol „kdo – co – do kdy“, s mezerami kolem pomlček",
        do_en="add “kdo”; on one line a task is “who – what – until when”, with spaces around the dashes",
        why_cs=_TASK_WHY_CS,
        why_en=_TASK_WHY_EN,
        example={"what": "Rozeslat dotazník"},
    ),
    "task-swapped": Message(
        Severity.ERROR,
        cs="úkol zní „{what}“ a splnit ho má „{who}“: není to obráceně?",
        en="the task is “{what}” and “{who}” is to do it: is it not the other way round?",
        do_cs="napište nejdřív, kdo úkol splní, a pak co: „{what} – {who} – do kdy“",
        do_en="write first who does the task, then what: “{what} – {who} – until when”",
        why_cs=_TASK_WHY_CS,
        why_en=_TASK_WHY_EN,
        example={"what": "Jana Nováková", "who": "rozeslat dotazník"},
    ),
    "task-without-due": Message(
        Severity.WARNING,
        cs="úkol „{what}“ nemá termín",
        en="the task “{what}” has no deadline",
        do_cs="doplňte „termín“",
        do_en="add “termín”",
        why_cs=_TASK_WHY_CS,
        why_en=_TASK_WHY_EN,
        example={"what": "Rozeslat dotazník"},
    ),
}
