"""What is said of a plan's money: sums, years, sources, amounts in texts."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_SUM_WHY_CS = (
    "Součet zdrojů v roce je nákladem roku, součet let celkem, součet opatření priorita a součet priorit plán. Částky docpipe sčítá sám z buněk; součty napsané "
    "v tabulce se nepřičítají, jen se s ním porovnají."
)
_SUM_WHY_EN = (
    "Sources of a year make its costs, years the whole, measures a priority, and priorities the plan. docpipe adds amounts itself, of their cells; totals written in a "
    "sheet are never added, only compared."
)
_YEAR_WHY_CS = "Finanční rámec má sloupec pro každý rok období plánu; co je mimo ně nebo chybí, se v součtech ztratí nebo v nich přebývá."
_YEAR_WHY_EN = (
    "The financial framework has a column for each year of the plan's period; what lies outside or is missing is lost in the sums, or too much in them."
)

MESSAGES: dict[str, Message] = {
    "budget-total-differs": Message(
        Severity.ERROR,
        cs="„{label}“ je {value}, součet částek je {other} (rozdíl {difference})",
        en="“{label}” is {value}, the amounts add up to {other} (difference {difference})",
        do_cs="opravte součet, nebo částku, která v něm chybí či přebývá",
        do_en="correct the total, or the amount that is missing or too much in it",
        why_cs=_SUM_WHY_CS,
        why_en=_SUM_WHY_EN,
        example={"label": "Celkem za službu 2024", "value": "1 250 001 Kč", "other": "1 250 000 Kč", "difference": "1 Kč"},
    ),
    "costs-differ-from-sources": Message(
        Severity.ERROR,
        cs="náklady „{what}“ v roce {year} jsou {value}, zdroje dávají {other} (rozdíl {difference})",
        en="the costs of “{what}” in {year} are {value}, the sources give {other} (difference {difference})",
        do_cs="opravte náklady nebo zdroje; co není zajištěno, uveďte jako zdroj „ostatní zdroje“",
        do_en="correct costs or sources; state what is not secured as the source “ostatní zdroje”",
        why_cs=_SUM_WHY_CS,
        why_en=_SUM_WHY_EN,
        example={"what": "ps-zareci", "year": 2024, "value": "1 250 001 Kč", "other": "1 250 000 Kč", "difference": "1 Kč"},
    ),
    "card-and-budget-differ": Message(
        Severity.ERROR,
        cs="karta opatření „{measure}“ uvádí na rok {year} {value}, rozpočet {other} (rozdíl {difference})",
        en="the card of “{measure}” states {value} for {year}, the budget {other} (difference {difference})",
        do_cs="opravte jedno z nich, nebo částky z karty vypusťte: vezmou se z rozpočtu",
        do_en="correct one of them, or leave the amounts out of the card: they are taken of the budget",
        why_cs=_SUM_WHY_CS,
        why_en=_SUM_WHY_EN,
        example={"measure": "Katalog služeb", "year": 2024, "value": "95 000 Kč", "other": "90 000 Kč", "difference": "5 000 Kč"},
    ),
    "amount-thousandfold": Message(
        Severity.ERROR,
        cs="{value} proti {other}: částky se liší tisíckrát, nejspíš jsou jednou v Kč a jednou v tis. Kč",
        en="{value} against {other}: the amounts differ a thousand times; probably one is in Kč and one in tis. Kč",
        do_cs="opravte jednotku v záhlaví tabulky, v kartě nebo v souboru YAML vedle tabulky",
        do_en="correct the unit in the sheet's header, in the card, or in the YAML beside the sheet",
        why_cs="Záměna korun a tisíců korun je v rozpočtech nejčastější chyba; jednotka se uvádí jednou pro celou tabulku a nikdy se neodhaduje.",
        why_en="Crowns taken for thousands of crowns is the commonest mistake in budgets; the unit is stated once for a sheet and never guessed.",
        example={"value": "1 250 000 Kč", "other": "1 250 Kč"},
    ),
    "budget-year-outside": Message(
        Severity.ERROR,
        cs="částka je na rok {year}, plán je na léta {first}–{last}",
        en="the amount is of {year}, the plan is for {first}–{last}",
        do_cs="opravte rok, nebo sloupec vypusťte",
        do_en="correct the year, or leave the column out",
        why_cs=_YEAR_WHY_CS,
        why_en=_YEAR_WHY_EN,
        example={"year": 2026, "first": 2023, "last": 2025},
    ),
    "budget-year-missing": Message(
        Severity.WARNING,
        cs="opatření „{value}“ nemá částky na rok: {years}",
        en="the measure “{value}” has no amounts for: {years}",
        do_cs="doplňte je; „0“ znamená, že v tom roce náklady nejsou, „neuvedeno“, že nejsou známy",
        do_en="add them; “0” says there are no costs that year, “neuvedeno” that they are not known",
        why_cs=_YEAR_WHY_CS,
        why_en=_YEAR_WHY_EN,
        example={"value": "Katalog služeb", "years": ("2024", "2025")},
    ),
    "measure-without-costs": Message(
        Severity.WARNING,
        cs="opatření „{value}“ nemá žádné náklady",
        en="the measure “{value}” has no costs",
        do_cs="doplňte je do rozpočtu nebo do karty; je-li bez nákladů, napište 0",
        do_en="add them to a budget or to the card; write 0 if it costs nothing",
        why_cs="Kde částka není, tiskne se „neuvedeno“ a do součtů nic nevstupuje; zastupitel nepozná, zda opatření nic nestojí, nebo se na ně zapomnělo.",
        why_en="Where there is no amount, “neuvedeno” is printed and nothing adds to the sums; a councillor cannot tell whether it costs nothing or was forgotten.",
        example={"value": "Katalog služeb"},
    ),
    "funding-source-unknown": Message(
        Severity.WARNING,
        cs="zdroj „{value}“ není v číselníku zdrojů; nejblíže je: {suggestions}",
        en="the source “{value}” is not in the vocabulary of sources; nearest: {suggestions}",
        do_cs="napište zdroj jako v číselníku, nebo ho přidejte do content/zdroje.yaml",
        do_en="write the source as the vocabulary has it, or add it to content/zdroje.yaml",
        why_cs="Podle zdrojů se plán sčítá; dvě jména jednoho zdroje by byla dvěma řádky tabulky.",
        why_en="A plan is added up by sources; two names of one source would make two rows of the table.",
        example={"value": "sponzoři a přátelé", "suggestions": ("nadace, dary a sbírky",)},
    ),
    "project-money-outside-project": Message(
        Severity.WARNING,
        cs="„{value}“ v roce {year}: projekt trvá {period}",
        en="“{value}” in {year}: the project lasts {period}",
        do_cs="ověřte, ze kterého projektu peníze budou, nebo opravte rok",
        do_en="check which project the money comes from, or correct the year",
        why_cs="Evropské fondy platí jen po dobu projektu; na roky po něm je třeba jiný zdroj.",
        why_en="European funds pay while a project lasts; the years after it need another source.",
        example={"value": "Evropský sociální fond (OPZ, OPZ+)", "year": 2025, "period": "1. 6. 2020 – 30. 6. 2022"},
    ),
    "amount-twice": Message(
        Severity.WARNING,
        cs="částka {value} stojí ve dvou rozpočtech a počítá se dvakrát",
        en="the amount {value} stands in two budgets and counts twice",
        do_cs="nechte ji jen v jednom, nebo opravte opatření, službu, zdroj či obec",
        do_en="keep it in one of them, or correct measure, service, source or municipality",
        why_cs="Stejná částka téhož opatření, služby, zdroje, obce a roku ve dvou souborech bývá rozpočet poslaný dvakrát.",
        why_en="The same amount of one measure, service, source, municipality and year in two files is usually a budget sent twice.",
        example={"value": "1 250 000 Kč"},
    ),
}
