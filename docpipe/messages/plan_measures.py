"""What is said of a plan's measures, needs and indicators."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_LINK_WHY_CS = (
    "Plán je podle § 3 písm. h) zákona č. 108/2006 Sb. výsledkem zjišťování potřeb a hledání způsobů, jak je uspokojit: každé opatření proto odpovídá na potřebu "
    "a každá potřeba má opatření, nebo důvod, proč řešena nebude."
)
_LINK_WHY_EN = "By § 3 (h) of act 108/2006 a plan is the result of finding needs and ways to meet them: each measure answers a need, and each need has a measure or a reason why it is left."
_INDICATOR_WHY_CS = "Bez jednotky, výchozí a cílové hodnoty a zdroje se po letech nepozná, zda bylo opatření splněno."
_INDICATOR_WHY_EN = "Without unit, baseline, target and source nobody can tell after years whether the measure was fulfilled."

MESSAGES: dict[str, Message] = {
    "measure-without-need": Message(
        Severity.ERROR,
        cs="opatření „{value}“ neodpovídá na žádnou potřebu",
        en="the measure “{value}” answers no need",
        do_cs="doplňte „potřeby“, např. „potřeby: [odlehceni-hodiny]“",
        do_en="add “potřeby”, e.g. “potřeby: [odlehceni-hodiny]”",
        why_cs=_LINK_WHY_CS,
        why_en=_LINK_WHY_EN,
        example={"value": "Terénní odlehčovací služba"},
    ),
    "need-without-measure": Message(
        Severity.WARNING,
        cs="na potřebu „{value}“ žádné opatření neodpovídá",
        en="no measure answers the need “{value}”",
        do_cs="připište ji k opatření, nebo u ní napište „stav: nebude řešeno“ a „důvod“",
        do_en="add it to a measure, or write “stav: nebude řešeno” and “důvod” at it",
        why_cs=_LINK_WHY_CS,
        why_en=_LINK_WHY_EN,
        example={"value": "víkendové autobusy"},
    ),
    "need-left-without-reason": Message(
        Severity.ERROR,
        cs="potřeba „{value}“ nebude řešena a nemá důvod",
        en="the need “{value}” is left and has no reason",
        do_cs="doplňte „důvod“",
        do_en="add “důvod”",
        why_cs=_LINK_WHY_CS,
        why_en=_LINK_WHY_EN,
        example={"value": "víkendové autobusy"},
    ),
    "need-left-and-answered": Message(
        Severity.WARNING,
        cs="potřeba „{value}“ má stav „nebude řešeno“, ale opatření na ni odpovídá",
        en="the need “{value}” is said to be left, yet a measure answers it",
        do_cs="změňte stav potřeby, nebo ji z opatření vypusťte",
        do_en="change the need's state, or take it out of the measure",
        why_cs=_LINK_WHY_CS,
        why_en=_LINK_WHY_EN,
        example={"value": "víkendové autobusy"},
    ),
    "measure-without-indicator": Message(
        Severity.WARNING,
        cs="opatření „{value}“ nemá žádný ukazatel",
        en="the measure “{value}” has no indicator",
        do_cs="doplňte „indikátory“ s jednotkou, výchozí a cílovou hodnotou a zdrojem ověření",
        do_en="add “indikátory” with unit, baseline, target and source",
        why_cs=_INDICATOR_WHY_CS,
        why_en=_INDICATOR_WHY_EN,
        example={"value": "Terénní odlehčovací služba"},
    ),
    "indicator-incomplete": Message(
        Severity.WARNING,
        cs="ukazateli „{value}“ chybí: {missing}",
        en="the indicator “{value}” lacks: {missing}",
        do_cs="doplňte, co chybí; výchozí hodnota může být i „0“",
        do_en="add what is missing; the baseline may be “0”",
        why_cs=_INDICATOR_WHY_CS,
        why_en=_INDICATOR_WHY_EN,
        example={"value": "počet rodin", "missing": ("jednotka", "cílová hodnota")},
    ),
    "indicator-stays": Message(
        Severity.WARNING,
        cs="ukazatel „{value}“ má cílovou hodnotu stejnou jako výchozí ({target})",
        en="the target of the indicator “{value}” is its baseline ({target})",
        do_cs="opravte jednu z hodnot, nebo zvolte ukazatel, na kterém se výsledek pozná",
        do_en="correct one of the values, or choose an indicator that shows the result",
        why_cs=_INDICATOR_WHY_CS,
        why_en=_INDICATOR_WHY_EN,
        example={"value": "počet rodin", "target": "21"},
    ),
    "measure-without-implementer": Message(
        Severity.WARNING,
        cs="opatření „{value}“ nemá realizátora",
        en="nobody is said to carry out the measure “{value}”",
        do_cs="doplňte „realizátor“",
        do_en="add “realizátor”",
        why_cs="Plán obsahuje i povinnosti zúčastněných (§ 3 písm. h) zákona č. 108/2006 Sb.); opatření bez realizátora se obvykle neuskuteční.",
        why_en="A plan holds the duties of those who take part (§ 3 (h) of act 108/2006); a measure that nobody carries out is usually not carried out.",
        example={"value": "Terénní odlehčovací služba"},
    ),
    "measure-without-target-group": Message(
        Severity.WARNING,
        cs="opatření „{value}“ nemá cílovou skupinu",
        en="the measure “{value}” has no target group",
        do_cs="doplňte „cílové skupiny“",
        do_en="add “cílové skupiny”",
        why_cs="Bez cílové skupiny se opatření neobjeví v přehledu podle skupin a není zřejmé, komu pomůže.",
        why_en="Without a target group the measure is in no overview by groups, and nobody can see whom it helps.",
        example={"value": "Terénní odlehčovací služba"},
    ),
    "measure-outside-period": Message(
        Severity.WARNING,
        cs="opatření „{value}“ má harmonogram {schedule}, plán je na období {period}",
        en="the measure “{value}” runs {schedule}, the plan's period is {period}",
        do_cs="opravte harmonogram, nebo období plánu",
        do_en="correct the measure's time or the plan's period",
        why_cs="Náklady a ukazatele se počítají za období plánu; co je mimo ně, do součtů nepatří.",
        why_en="Costs and indicators are counted over the plan's period; what lies outside belongs to no sum.",
        example={"value": "Komunitní dům", "schedule": "2025–2026", "period": "2023–2025"},
    ),
    "measure-capacity-stays": Message(
        Severity.WARNING,
        cs="rozvojové opatření „{value}“ plánuje stejnou kapacitu, jaká je dnes",
        en="the measure “{value}” is to develop a service and plans today's capacity",
        do_cs="opravte plánovanou kapacitu, nebo typ opatření na „udržení“",
        do_en="correct the planned capacity, or the kind of the measure to “udržení”",
        why_cs="Z rozdílu kapacit se sestavuje tabulka potřebných kapacit pro kraj.",
        why_en="The table of needed capacities for the region is made of the difference.",
        example={"value": "Terénní odlehčovací služba"},
    ),
}
