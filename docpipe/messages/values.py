"""What is said of a single value that cannot be read: a date, a time, a number, an amount, an identifier, a contact."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_DATE_WHY_CS = (
    "Datum se píše česky „9. 3. 2021“ nebo „9. března 2021“, nebo podle ISO 8601 „2021-03-09“. Rok má vždy čtyři číslice. Datum se nikdy neodhaduje z čísla, "
    "protože číslo 0 nebo 44264 může znamenat leccos."
)
_DATE_WHY_EN = (
    "A date is written the Czech way, “9. 3. 2021” or “9. března 2021”, or by ISO 8601, “2021-03-09”. The year always has four digits. A date is never guessed "
    "from a number, for 0 or 44264 may mean anything."
)
_TIME_WHY_CS = "Čas se píše „9:00“ nebo „9.00“, hodiny od 0 do 23, minuty dvěma číslicemi (ČSN 01 6910)."
_TIME_WHY_EN = "A time is written “9:00” or “9.00”, hours from 0 to 23, minutes with two digits (ČSN 01 6910)."
_NUMBER_WHY_CS = (
    "V textu je desetinným znakem čárka a tisíce se oddělují mezerou: „1 234 567,50“. Tečka před právě třemi číslicemi se odmítá, protože jedni jí oddělují tisíce "
    "a druzí desetiny. Číslo v buňce tabulky se bere tak, jak je."
)
_NUMBER_WHY_EN = (
    "In text the decimal mark is a comma and thousands are parted by spaces: “1 234 567,50”. A dot before exactly three digits is refused, because some part "
    "thousands with it and others decimals. A number in a sheet's cell is taken as it is."
)
_ICO_WHY_CS = (
    "IČO má osm číslic včetně nul na začátku a poslední číslice je kontrolní (váhy 8 až 2, zbytek po dělení jedenácti). Tabulkový procesor z čísla úvodní nuly "
    "odstraní, proto má být sloupec naformátován jako text."
)
_ICO_WHY_EN = (
    "An IČO has eight digits with the zeros at its beginning, and the last one is a check digit (weights 8 to 2, modulo 11). A spreadsheet drops leading zeros "
    "of a number, so the column should be formatted as text."
)
_REGISTRATION_WHY_CS = (
    "Registrační číslo má v období 2021–27 tvar CZ.03.02.02/00/25_110/0006346, v období 2014–20 tvar CZ.03.2.63/0.0/0.0/16_063/0006598 a v období 2007–13 tvar "
    "CZ.1.08/3.2.00/14.00228. Kontrolní číslici nemá, proto se posuzuje jen tvar."
)
_REGISTRATION_WHY_EN = (
    "A registration number has the form CZ.03.02.02/00/25_110/0006346 in 2021–27, CZ.03.2.63/0.0/0.0/16_063/0006598 in 2014–20 and CZ.1.08/3.2.00/14.00228 in "
    "2007–13. It has no check digit, so only its form is judged."
)
_PERIOD_WHY_CS = "Období v celých letech se píše „2023–2025“, jinak dvěma daty „1. 9. 2023 – 31. 8. 2025“; oba krajní dny do něj patří."
_PERIOD_WHY_EN = "A period of whole years is written “2023–2025”, any other with two dates, “1. 9. 2023 – 31. 8. 2025”; both end days belong to it."


def _time(cs: str, en: str, do_cs: str, do_en: str, value: str) -> Message:
    return Message(Severity.FAULT, cs, en, do_cs, do_en, _TIME_WHY_CS, _TIME_WHY_EN, {"value": value})


MESSAGES: dict[str, Message] = {
    "date-not-understood": Message(
        Severity.FAULT,
        cs="„{value}“ není datum; čekáno např. „9. 3. 2021“",
        en="“{value}” is not a date; expected e.g. “9. 3. 2021”",
        do_cs="napište den, měsíc a rok: „9. 3. 2021“, „9. března 2021“ nebo „2021-03-09“",
        do_en="write day, month and year: “9. 3. 2021”, “9. března 2021” or “2021-03-09”",
        why_cs=_DATE_WHY_CS,
        why_en=_DATE_WHY_EN,
        example={"value": "příští úterý"},
    ),
    "date-is-number": Message(
        Severity.FAULT,
        cs="„{value}“ je číslo, a čekáno je datum, např. „9. 3. 2021“",
        en="“{value}” is a number where a date is expected, e.g. “9. 3. 2021”",
        do_cs="napište datum slovem a číslicemi; v tabulce buňku naformátujte jako datum nebo jako text",
        do_en="write the date out; in a sheet format the cell as a date or as text",
        why_cs=_DATE_WHY_CS,
        why_en=_DATE_WHY_EN,
        example={"value": "44264"},
    ),
    "date-short-year": Message(
        Severity.FAULT,
        cs="v datu „{value}“ má rok jen dvě číslice; čekány čtyři",
        en="the year in “{value}” has only two digits; four are expected",
        do_cs="napište celý rok, např. „{proposal}“",
        do_en="write the whole year, e.g. “{proposal}”",
        why_cs=_DATE_WHY_CS,
        why_en=_DATE_WHY_EN,
        example={"value": "9. 3. 21", "proposal": "9. 3. 2021"},
    ),
    "date-without-year": Message(
        Severity.FAULT,
        cs="v datu „{value}“ chybí rok",
        en="the year is missing in “{value}”",
        do_cs="doplňte rok čtyřmi číslicemi, např. „9. 3. 2021“",
        do_en="add the year with four digits, e.g. “9. 3. 2021”",
        why_cs=_DATE_WHY_CS,
        why_en=_DATE_WHY_EN,
        example={"value": "9. 3."},
    ),
    "date-year-unlikely": Message(
        Severity.FAULT,
        cs="rok {year} v datu „{value}“ je nejspíš překlep; čekán rok od 1800 do 2200",
        en="the year {year} in “{value}” is most likely a slip; expected 1800 to 2200",
        do_cs="opravte rok",
        do_en="correct the year",
        why_cs=_DATE_WHY_CS,
        why_en=_DATE_WHY_EN,
        example={"value": "9. 3. 20211", "year": "20211"},
    ),
    "date-no-month": Message(
        Severity.FAULT,
        cs="datum „{value}“ neexistuje: měsíc {month} není mezi 1 a 12",
        en="there is no date “{value}”: month {month} is not between 1 and 12",
        do_cs="zkontrolujte, zda není přehozen den a měsíc",
        do_en="see whether day and month are not swapped",
        why_cs=_DATE_WHY_CS,
        why_en=_DATE_WHY_EN,
        example={"value": "9. 13. 2021", "month": 13},
    ),
    "date-no-day": Message(
        Severity.FAULT,
        cs="datum „{value}“ neexistuje: {month}. měsíc roku {year} má jen {last} dní",
        en="there is no date “{value}”: month {month} of {year} has only {last} days",
        do_cs="opravte den nebo měsíc",
        do_en="correct the day or the month",
        why_cs=_DATE_WHY_CS,
        why_en=_DATE_WHY_EN,
        example={"value": "31. 2. 2021", "month": 2, "year": 2021, "last": 28},
    ),
    "date-has-time": Message(
        Severity.FAULT,
        cs="buňka „{value}“ obsahuje i čas, a čekáno je jen datum",
        en="the cell “{value}” holds a time too where only a date is expected",
        do_cs="nechte v buňce jen datum a čas napište do jeho vlastního pole",
        do_en="leave only the date in the cell and put the time into its own field",
        why_cs="Čas by se tiše ztratil. Datum a čas mají vlastní pole.",
        why_en="The time would be lost without a word. Date and time have fields of their own.",
        example={"value": "2021-03-09T09:00:00"},
    ),
    "date-weekday-differs": Message(
        Severity.FAULT,
        cs="den v týdnu nesouhlasí: v „{value}“ stojí „{written}“, ale je to {actual}",
        en="the weekday is wrong: “{value}” says “{written}”, but it is {actual}",
        do_cs="opravte datum, nebo den v týdnu vynechte; docpipe ho doplní sám",
        do_en="correct the date, or leave the weekday out; docpipe adds it itself",
        why_cs="Nesouhlasí-li den v týdnu s datem, je jedno z nich špatně, a pozvaní by přišli v jiný den.",
        why_en="When weekday and date differ, one of them is wrong, and the people invited would come on another day.",
        example={"value": "středa 9. 3. 2021", "written": "středa", "actual": "úterý"},
    ),
    "time-not-understood": _time(
        "„{value}“ není čas; čekáno např. „9:00“",
        "“{value}” is not a time; expected e.g. “9:00”",
        "napište hodiny a minuty: „9:00“",
        "write hours and minutes: “9:00”",
        "ráno",
    ),
    "time-impossible": _time(
        "čas „{value}“ neexistuje; hodiny jsou 0–23, minuty 00–59",
        "there is no time “{value}”; hours are 0–23, minutes 00–59",
        "opravte hodiny nebo minuty; půlnoc se píše „0:00“",
        "correct hours or minutes; midnight is written “0:00”",
        "25:00",
    ),
    "time-is-number": _time(
        "buňka obsahuje číslo „{value}“, a čekán je čas, např. „9:00“",
        "the cell holds the number “{value}” where a time is expected, e.g. “9:00”",
        "napište do buňky hodiny a minuty s dvojtečkou: „9:00“",
        "write hours and minutes with a colon into the cell: “9:00”",
        "9,5",
    ),
    "time-is-date": _time(
        "buňka obsahuje datum „{value}“, a čekán je čas, např. „9:00“",
        "the cell holds the date “{value}” where a time is expected, e.g. “9:00”",
        "napište do buňky hodiny a minuty s dvojtečkou; „9.3“ s tečkou je pro Excel 9. března",
        "write hours and minutes with a colon into the cell; to Excel “9.3” with a full stop is a date",
        "9. 3. 2021",
    ),
    "time-is-span": _time(
        "„{value}“ jsou dva časy, a čekán je jeden, např. „9:00“",
        "“{value}” is two times where one is expected, e.g. “9:00”",
        "začátek napište do údaje „od“, konec do údaje „do“",
        "write the beginning into “od” and the end into “do”",
        "9:30–11",
    ),
    "period-not-understood": Message(
        Severity.FAULT,
        cs="„{value}“ není období; čekáno např. „2023–2025“",
        en="“{value}” is not a period; expected e.g. “2023–2025”",
        do_cs="napište „2023–2025“ nebo „1. 1. 2023 – 31. 12. 2025“",
        do_en="write “2023–2025” or “1. 1. 2023 – 31. 12. 2025”",
        why_cs=_PERIOD_WHY_CS,
        why_en=_PERIOD_WHY_EN,
        example={"value": "tři roky"},
    ),
    "period-reversed": Message(
        Severity.FAULT,
        cs="období „{value}“ končí dřív, než začíná",
        en="the period “{value}” ends before it begins",
        do_cs="přehoďte začátek a konec, nebo opravte jeden z nich",
        do_en="swap start and end, or correct one of them",
        why_cs=_PERIOD_WHY_CS,
        why_en=_PERIOD_WHY_EN,
        example={"value": "2025–2023"},
    ),
    "number-not-understood": Message(
        Severity.FAULT,
        cs="„{value}“ není číslo; čekáno např. „1 234,5“",
        en="“{value}” is not a number; expected e.g. “1 234,5”",
        do_cs="napište jen číslo: tisíce oddělte mezerou, desetiny čárkou",
        do_en="write the number alone: thousands parted by spaces, decimals by a comma",
        why_cs=_NUMBER_WHY_CS,
        why_en=_NUMBER_WHY_EN,
        example={"value": "asi sto"},
    ),
    "number-ambiguous": Message(
        Severity.FAULT,
        cs="„{value}“ lze číst dvojím způsobem: „{as_thousands}“ (tisíce), nebo „{as_decimal}“ (desetiny)?",
        en="“{value}” can be read in two ways: “{as_thousands}” (thousands) or “{as_decimal}” (decimals)?",
        do_cs="napište „{as_thousands}“, nebo „{as_decimal}“ – podle toho, co má platit",
        do_en="write “{as_thousands}” or “{as_decimal}”, whichever is meant",
        why_cs=_NUMBER_WHY_CS,
        why_en=_NUMBER_WHY_EN,
        example={"value": "1.234", "as_thousands": "1 234", "as_decimal": "1,234"},
    ),
    "number-dotted-thousands": Message(
        Severity.FAULT,
        cs="v čísle „{value}“ oddělují tisíce tečky; čekány mezery",
        en="dots part the thousands in “{value}”; spaces are expected",
        do_cs="napište „{proposal}“",
        do_en="write “{proposal}”",
        why_cs=_NUMBER_WHY_CS,
        why_en=_NUMBER_WHY_EN,
        example={"value": "1.234.567,50", "proposal": "1 234 567,50"},
    ),
    "number-is-date": Message(
        Severity.FAULT,
        cs="buňka obsahuje datum „{value}“, a čekáno je číslo",
        en="the cell holds the date “{value}” where a number is expected",
        do_cs="naformátujte buňku jako číslo nebo text a hodnotu napište znovu",
        do_en="format the cell as a number or as text and type the value again",
        why_cs="Tabulkový procesor mění například „1.2“ na datum 1. února; původní hodnotu z něj nelze zjistit.",
        why_en="A spreadsheet turns “1.2”, for instance, into the first of February; what was typed cannot be told from it.",
        example={"value": "2021-02-01"},
    ),
    "integer-has-decimals": Message(
        Severity.FAULT,
        cs="„{value}“ není celé číslo",
        en="“{value}” is not a whole number",
        do_cs="napište celé číslo, např. „12“",
        do_en="write a whole number, e.g. “12”",
        why_cs="Počty osob, hlasů a lůžek jsou celá čísla; nic se nezaokrouhluje.",
        why_en="Counts of people, votes and beds are whole numbers; nothing is rounded.",
        example={"value": "1,5"},
    ),
    "integer-negative": Message(
        Severity.FAULT,
        cs="„{value}“ je záporné; čekán počet od nuly",
        en="“{value}” is negative; a count from zero up was expected",
        do_cs="napište počet bez znaménka, např. „12“",
        do_en="write the count without a sign, e.g. “12”",
        why_cs="Osob, hlasů ani řádků nemůže být méně než žádný.",
        why_en="There cannot be fewer than no people, votes or rows.",
        example={"value": "-3"},
    ),
    "integer-too-big": Message(
        Severity.FAULT,
        cs="„{value}“ je příliš mnoho; nejvýš {limit}",
        en="“{value}” is too many; at most {limit}",
        do_cs="napište menší číslo",
        do_en="write a smaller number",
        why_cs="Tolik řádků by zaplnilo desítky stran a počítači by došla paměť; bývá to překlep.",
        why_en="So many rows would fill dozens of pages and the machine's memory; it is mostly a slip.",
        example={"value": "999999999", "limit": 500},
    ),
    "money-without-unit": Message(
        Severity.FAULT,
        cs="u částky „{value}“ chybí, zda je v Kč, nebo v tis. Kč",
        en="the amount “{value}” does not say whether it is in Kč or in tis. Kč (thousands)",
        do_cs="doplňte jednotku: „{value} Kč“, nebo „{value} tis. Kč“",
        do_en="add the unit: “{value} Kč” or “{value} tis. Kč”",
        why_cs="Záměna korun a tisíců korun je v rozpočtech nejčastější chyba, proto se jednotka neodhaduje.",
        why_en="Crowns taken for thousands of crowns is the commonest mistake in budgets, so the unit is never guessed.",
        example={"value": "500"},
    ),
    "bool-not-understood": Message(
        Severity.FAULT,
        cs="„{value}“ není ano ani ne",
        en="“{value}” is neither yes nor no",
        do_cs="napište „ano“ nebo „ne“ (v tabulce stačí „x“ a prázdná buňka)",
        do_en="write “ano” or “ne” (in a sheet, “x” and an empty cell will do)",
        why_cs="Rozumí se slovům ano, ne, a, n, yes, no, true, false, 1, 0, znaku x nebo ✓ a prázdnému poli; nic jiného se neodhaduje.",
        why_en="Understood are ano, ne, a, n, yes, no, true, false, 1, 0, the sign x or ✓ and an empty field; nothing else is guessed.",
        example={"value": "možná"},
    ),
    "text-is-date": Message(
        Severity.FAULT,
        cs="tabulkový procesor udělal z textu datum „{value}“",
        en="the spreadsheet made the date “{value}” of a text",
        do_cs="naformátujte buňku jako text a hodnotu napište znovu",
        do_en="format the cell as text and type the value again",
        why_cs="Z „1. 2.“ nebo „3-4“ udělá tabulkový procesor datum. Co bylo původně napsáno, z něj nelze zjistit.",
        why_en="A spreadsheet makes a date of “1. 2.” or “3-4”. What was typed cannot be told from it.",
        example={"value": "2021-02-01"},
    ),
    "ico-not-understood": Message(
        Severity.FAULT,
        cs="„{value}“ není IČO; čekáno osm číslic, např. „00255513“",
        en="“{value}” is not an IČO; eight digits are expected, e.g. “00255513”",
        do_cs="opište IČO z rejstříku včetně nul na začátku",
        do_en="copy the IČO from the register with the zeros at its beginning",
        why_cs=_ICO_WHY_CS,
        why_en=_ICO_WHY_EN,
        example={"value": "12345"},
    ),
    "ico-check-digit": Message(
        Severity.FAULT,
        cs="IČO „{value}“ nemá správnou kontrolní číslici",
        en="the check digit of the IČO “{value}” is wrong",
        do_cs="porovnejte číslo s rejstříkem; bývá to překlep v jedné číslici",
        do_en="compare it with the register; usually one digit is mistyped",
        why_cs=_ICO_WHY_CS,
        why_en=_ICO_WHY_EN,
        example={"value": "00255514"},
    ),
    "ico-lost-zeros": Message(
        Severity.FAULT,
        cs="IČO „{value}“ nemá osm číslic; nejspíš chybějí nuly na začátku: „{proposal}“",
        en="the IČO “{value}” has fewer than eight digits; zeros at its beginning are probably missing: “{proposal}”",
        do_cs="je-li to ono, napište „{proposal}“",
        do_en="if that is it, write “{proposal}”",
        why_cs=_ICO_WHY_CS,
        why_en=_ICO_WHY_EN,
        example={"value": "255513", "proposal": "00255513"},
    ),
    "ico-cell-is-number": Message(
        Severity.FAULT,
        cs="IČO „{value}“ je v tabulce jako číslo a ztratilo nuly na začátku; nejspíš „{proposal}“",
        en="the IČO “{value}” stands in the sheet as a number and lost the zeros at its beginning; probably “{proposal}”",
        do_cs="naformátujte sloupec jako text a napište „{proposal}“",
        do_en="format the column as text and write “{proposal}”",
        why_cs=_ICO_WHY_CS,
        why_en=_ICO_WHY_EN,
        example={"value": "255513", "proposal": "00255513"},
    ),
    "registration-number-not-understood": Message(
        Severity.FAULT,
        cs="„{value}“ není registrační číslo projektu; čekáno např. „CZ.03.02.02/00/25_110/0006346“",
        en="“{value}” is not a project's registration number; expected e.g. “CZ.03.02.02/00/25_110/0006346”",
        do_cs="opište číslo z právního aktu (rozhodnutí o poskytnutí dotace)",
        do_en="copy the number from the grant decision",
        why_cs=_REGISTRATION_WHY_CS,
        why_en=_REGISTRATION_WHY_EN,
        example={"value": "CZ.03.2.63/0.0/0.02/15_039/0006598"},
    ),
    "registration-number-misspelt": Message(
        Severity.FAULT,
        cs="registrační číslo „{value}“ není zapsáno správně; nejspíš „{proposal}“",
        en="the registration number “{value}” is misspelt; probably “{proposal}”",
        do_cs="je-li to ono, napište „{proposal}“",
        do_en="if that is it, write “{proposal}”",
        why_cs=_REGISTRATION_WHY_CS,
        why_en=_REGISTRATION_WHY_EN,
        example={"value": "CZ.03.2.63/0.0/0.0/16-063/0006598", "proposal": "CZ.03.2.63/0.0/0.0/16_063/0006598"},
    ),
    "phone-not-understood": Message(
        Severity.FAULT,
        cs="„{value}“ není platné telefonní číslo; čekáno např. „607 117 124“",
        en="“{value}” is not a valid phone number; expected e.g. “607 117 124”",
        do_cs="napište devět číslic, u zahraničního čísla s předvolbou „+49 …“; poznámky patří jinam",
        do_en="write nine digits, a foreign number with its country code “+49 …”; remarks belong elsewhere",
        why_cs="Číslo se ověřuje podle českého číslovacího plánu (knihovna phonenumbers); tiskne se po trojicích.",
        why_en="The number is held against the Czech numbering plan (the phonenumbers library); it is printed in groups of three.",
        example={"value": "607 117"},
    ),
    "email-not-understood": Message(
        Severity.FAULT,
        cs="„{value}“ není platná e-mailová adresa; čekáno např. „jmeno@organizace.cz“",
        en="“{value}” is not a valid e-mail address; expected e.g. “jmeno@organizace.cz”",
        do_cs="zkontrolujte zavináč, tečky a mezery; do pole patří jediná adresa",
        do_en="look at the @, the dots and spaces; the field holds a single address",
        why_cs="Posuzuje se jen zápis adresy; na síť se docpipe neptá.",
        why_en="Only the way it is written is judged; docpipe does not ask the network.",
        example={"value": "novakova(at)mas.cz"},
    ),
    "postcode-not-understood": Message(
        Severity.FAULT,
        cs="„{value}“ není PSČ; čekáno pět číslic, např. „341 01“",
        en="“{value}” is not a postcode; five digits are expected, e.g. “341 01”",
        do_cs="napište pět číslic, první od 1 do 7",
        do_en="write five digits, the first from 1 to 7",
        why_cs="České PSČ má pět číslic a začíná číslicí 1 až 7.",
        why_en="A Czech postcode has five digits and begins with 1 to 7.",
        example={"value": "841 01"},
    ),
    "databox-not-understood": Message(
        Severity.FAULT,
        cs="„{value}“ není identifikátor datové schránky; čekáno sedm písmen a číslic, např. „y9wbw7z“",
        en="“{value}” is not the identifier of a data box; seven letters and digits are expected, e.g. “y9wbw7z”",
        do_cs="opište identifikátor ze seznamu držitelů datových schránek",
        do_en="copy the identifier from the list of data boxes",
        why_cs="Identifikátor datové schránky má sedm znaků: malá písmena bez diakritiky a číslice.",
        why_en="The identifier of a data box has seven characters: small letters without diacritics and digits.",
        example={"value": "y9wbw7"},
    ),
}
