"""What is said of days that are holidays or weekends."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_WHY_CS = (
    "Setkání ve svátek nebo o víkendu bývá překlep v datu (na webu jednoho projektu stálo, že řídicí skupina jednala 1. ledna). Svátky jsou podle "
    "zákona č. 245/2000 Sb. Konalo-li se opravdu, varování nevadí."
)
_WHY_EN = (
    "A meeting on a holiday or weekend is usually a slip in the date (one project's site said its steering group had met on 1 January). Holidays are by Czech act "
    "No. 245/2000. If it really took place, the warning does no harm."
)
_DUE_WHY_CS = "Termín ve svátek nebo o víkendu znamená, že úkol bude hotov už poslední pracovní den před ním, nebo že je v datu překlep."
_DUE_WHY_EN = "A deadline on a holiday or weekend means that the task is due on the last working day before it, or that the date has a slip."

MESSAGES: dict[str, Message] = {
    "meeting-on-holiday": Message(
        Severity.WARNING,
        cs="{value} ({weekday}) je svátek: {holiday}",
        en="{value} ({weekday}) is a holiday: {holiday}",
        do_cs="ověřte datum setkání",
        do_en="check the date of the meeting",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"value": "1. 1. 2022", "weekday": "sobota", "holiday": "Den obnovy samostatného českého státu"},
    ),
    "meeting-on-weekend": Message(
        Severity.WARNING,
        cs="{value} je {weekday}",
        en="{value} is a weekend day ({weekday})",
        do_cs="ověřte datum setkání",
        do_en="check the date of the meeting",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"value": "6. 3. 2021", "weekday": "sobota"},
    ),
    "weekday-mismatch": Message(
        Severity.WARNING,
        cs="„{value}“: {date} je {weekday}",
        en="“{value}”: {date} is {weekday}",
        do_cs="opravte den v týdnu, nebo datum",
        do_en="correct the day of the week, or the date",
        why_cs="Nesouhlasí-li den v týdnu s datem, je jedno z nich špatně a čtenář neví které.",
        why_en="When the day of the week does not agree with the date, one of them is wrong and the reader cannot tell which.",
        example={"value": "středa 9. března 2021", "date": "9. 3. 2021", "weekday": "úterý"},
    ),
    "date-impossible": Message(
        Severity.WARNING,
        cs="„{value}“: takový den není",
        en="“{value}”: there is no such day",
        do_cs="opravte datum",
        do_en="correct the date",
        why_cs="Datum v textu není v kalendáři; je v něm překlep.",
        why_en="The date in the text is not in the calendar; it has a slip.",
        example={"value": "středa 31. 2. 2021"},
    ),
    "task-due-on-holiday": Message(
        Severity.INFO,
        cs="termín úkolu {value} ({weekday}) je svátek: {holiday}",
        en="the task's deadline {value} ({weekday}) is a holiday: {holiday}",
        do_cs="ověřte termín úkolu",
        do_en="check the task's deadline",
        why_cs=_DUE_WHY_CS,
        why_en=_DUE_WHY_EN,
        example={"value": "28. 10. 2021", "weekday": "čtvrtek", "holiday": "Den vzniku samostatného československého státu"},
    ),
    "task-due-on-weekend": Message(
        Severity.INFO,
        cs="termín úkolu {value} je {weekday}",
        en="the task's deadline {value} is a weekend day ({weekday})",
        do_cs="ověřte termín úkolu",
        do_en="check the task's deadline",
        why_cs=_DUE_WHY_CS,
        why_en=_DUE_WHY_EN,
        example={"value": "6. 3. 2021", "weekday": "sobota"},
    ),
}
