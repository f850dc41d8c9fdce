"""What is said of amounts, their units, years and schedules as people write them."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

MESSAGES: dict[str, Message] = {
    "unit-not-understood": Message(
        Severity.FAULT,
        cs="„{value}“ není jednotka peněz",
        en="“{value}” is no unit of money",
        do_cs="napište „Kč“, „tis. Kč“ nebo „mil. Kč“",
        do_en="write “Kč”, “tis. Kč” or “mil. Kč”",
        why_cs="Záměna korun a tisíců korun je v rozpočtech nejčastější chyba, proto se jednotka vždy uvádí a nikdy neodhaduje.",
        why_en="Crowns taken for thousands of crowns is the commonest mistake in budgets, so the unit is always stated and never guessed.",
        example={"value": "tis."},
    ),
    "year-not-understood": Message(
        Severity.FAULT,
        cs="„{value}“ není rok; čekán rok čtyřmi číslicemi, např. „2024“",
        en="“{value}” is no year; a year of four digits was expected, e.g. “2024”",
        do_cs="napište celý rok, např. „2024“",
        do_en="write the whole year, e.g. “2024”",
        why_cs="Náklady a zdroje se uvádějí po jednotlivých letech plánu.",
        why_en="Costs and sources are stated by each year of the plan.",
        example={"value": "24"},
    ),
    "span-not-understood": Message(
        Severity.FAULT,
        cs="„{value}“ není doba; čekáno např. „2023–2025“, „I/2023 – IV/2024“ nebo „3/2023 – 6/2024“",
        en="“{value}” is no span of time; expected e.g. “2023–2025”, “I/2023 – IV/2024” or “3/2023 – 6/2024”",
        do_cs="napište roky, čtvrtletí, měsíce nebo dny s pomlčkou mezi začátkem a koncem",
        do_en="write years, quarters, months or days with a dash between the beginning and the end",
        why_cs="Z doby se kreslí harmonogram a kontroluje se, že leží v období plánu.",
        why_en="The timetable is drawn of it, and it must lie within the plan's period.",
        example={"value": "brzy"},
    ),
}
