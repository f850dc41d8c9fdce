"""What is told of the plan's chapters while its document is put together: inserts, charts, formats of values."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

MESSAGES: dict[str, Message] = {
    "picture-missing": Message(
        Severity.FAULT,
        cs="obrázek „{value}“ tu není; hledal se jako {looked}",
        en="picture “{value}” is not there; looked for as {looked}",
        do_cs="uložte soubor do složky obrazky u kapitoly, nebo opravte cestu v textu",
        do_en="put the file into the folder obrazky beside the chapter, or correct the path in the text",
        why_cs="Cesta k obrázku se počítá od souboru, v němž je napsána, potom od složky projektu a od složky content.",
        why_en="A picture's path is taken from the file that names it, then from the project's folder and from content.",
        example={"value": "obrazky/mapa.png", "looked": ("content/horazdovicko/kapitoly/obrazky/mapa.png", "content/horazdovicko/obrazky/mapa.png")},
    ),
    "picture-unknown": Message(
        Severity.FAULT,
        cs="soubor není obrázek PNG ani JPEG, nebo je poškozený",
        en="the file is no PNG or JPEG picture, or it is damaged",
        do_cs="uložte obrázek znovu jako PNG nebo JPEG, nejvýše 20 000 bodů na stranu",
        do_en="save the picture again as PNG or JPEG, at most 20,000 pixels a side",
        why_cs="Do dokumentu se vkládají jen obrázky PNG a JPEG, které umí zobrazit každý Word i PDF/A.",
        why_en="Only PNG and JPEG pictures are put into documents: every Word and PDF/A can show them.",
        example={"value": "obrazky/mapa.png"},
    ),
    "insert-unknown": Message(
        Severity.FAULT,
        cs="nevím, co vložit: „{value}“ – vložit jde: {known}",
        en="there is nothing to insert called “{value}” – there is: {known}",
        do_cs="opravte název za „::: vložit“; tabulka a graf se vkládají podle id, například „tabulka:obyvatelstvo“",
        do_en="correct the name behind “::: insert”; a table or a chart is inserted by its id, for example “table:obyvatelstvo”",
        why_cs="Vkládají se části, které docpipe skládá ze záznamů (potřeby, služby, karty opatření, finanční rámec …), a tabulky a grafy ze složek tabulky a grafy.",
        why_en="What can be inserted is what docpipe makes of the records (needs, services, cards, finances …), and the tables and charts of their folders.",
        example={"value": "potreb", "known": ("potreby", "sluzby", "karty")},
    ),
    "action-plan-year": Message(
        Severity.FAULT,
        cs="akční plán na rok „{value}“ vložit nejde: plán je na období {period}; jde: {known}",
        en="there is no action plan for the year “{value}”: the plan is for {period}; there are: {known}",
        do_cs="opravte rok za dvojtečkou; bez něj se vloží akční plán na první rok období",
        do_en="correct the year behind the colon; without it the action plan of the period's first year is inserted",
        why_cs="Roční akční plán upřesňuje střednědobý plán (§ 3 písm. h) zákona č. 108/2006 Sb.): vybírá opatření jednoho roku z jeho období.",
        why_en="A yearly action plan refines the plan (§ 3 (h) of act 108/2006): it takes the measures of one year of its period.",
        example={"value": "2026", "period": "2023–2025", "known": ("akcni-plan:2023", "akcni-plan:2024", "akcni-plan:2025")},
    ),
    "place-named-twice": Message(
        Severity.WARNING,
        cs="„{value}“ je v plánu dvakrát; odkazy vedou na první z nich",
        en="“{value}” stands in the plan twice; references lead to the first",
        do_cs="dejte druhé tabulce, grafu nebo nadpisu jiné id ({{#id}}), nebo vložení, které je navíc, smažte",
        do_en="give the second table, chart or heading another id ({{#id}}), or delete the insert that is too much",
        why_cs="Id je jméno, podle něhož odkaz najde číslo a stranu; dvě stejná by vedla jednou sem a jednou tam.",
        why_en="An id is the name by which a reference finds its number and page; of two alike nobody could tell which is meant.",
        example={"value": "obyvatelstvo"},
    ),
    "chart-table-unknown": Message(
        Severity.FAULT,
        cs="graf se kreslí z tabulky „{value}“, ta ale není; jsou: {known}",
        en="the chart is drawn of table “{value}”, which does not exist; there are: {known}",
        do_cs="opravte id tabulky v poli „tabulka“, nebo tabulku přidejte do složky tabulky",
        do_en="correct the table's id, or add the table",
        why_cs="Graf a tabulka mají vycházet z týchž čísel, proto si graf bere data z tabulky podle jejího id.",
        why_en="A chart and a table should show the same numbers, so a chart takes its data of a table by its id.",
        example={"value": "obyvatele", "known": ("obyvatelstvo", "vek")},
    ),
    "chart-column-unknown": Message(
        Severity.FAULT,
        cs="v tabulce „{table}“ není sloupec „{value}“; jsou: {known}",
        en="table “{table}” has no column “{value}”; there are: {known}",
        do_cs="opravte název sloupce v řadě grafu podle záhlaví tabulky",
        do_en="correct the column's name in the chart's series by the head of the table",
        why_cs="Řada grafu je sloupec tabulky; hledá se podle názvu, bez ohledu na velikost písmen a diakritiku.",
        why_en="A series of a chart is a column of the table; it is looked for by its name, regardless of case and diacritics.",
        example={"table": "obyvatelstvo", "value": "2024", "known": ("2021", "2022")},
    ),
    "reference-format-unknown": Message(
        Severity.FAULT,
        cs="hodnotu nejde vytisknout jako „{format}“ – jde: {known}",
        en="the value cannot be printed as “{format}” – there are: {known}",
        do_cs="opravte formát za svislou čarou; částky se tisknou jako kc, tis-kc nebo mil-kc, datum jako datum",
        do_en="correct the format behind the bar; amounts are printed as kc, tis-kc or mil-kc, a date as datum",
        why_cs="Formáty jsou uzavřený seznam, aby se táž částka všude tiskla stejně.",
        why_en="Formats are a closed list, so that an amount is printed the same everywhere.",
        example={"format": "koruny", "known": ("kc", "tis-kc", "mil-kc")},
    ),
}
