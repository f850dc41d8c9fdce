"""What is said of records written in forms: workbooks, Markdown, Word."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_F, _E, _W, _I = Severity.FAULT, Severity.ERROR, Severity.WARNING, Severity.INFO

_WHY_CS = (
    "Setkání lze psát v Excelu, v Poznámkovém bloku (Markdown), ve Wordu nebo v YAML; ze všech čtyř vzniknou tytéž dokumenty. "
    "Co v souboru stojí a nikam nepatří, by se tiše ztratilo, proto se to hlásí s místem."
)
_WHY_EN = (
    "A meeting may be written in Excel, in Notepad (Markdown), in Word or in YAML; all four give the same documents. "
    "What stands in the file and belongs nowhere would be lost in silence, so it is told of with its place."
)

MESSAGES: dict[str, Message] = {
    "form-text-outside": Message(
        _F,
        cs="„{text}“ nepatří k žádnému bodu programu",
        en="“{text}” belongs to no point of the agenda",
        do_cs="dejte text pod nadpis bodu; údaje o setkání pište nahoru jako „klíč: hodnota“ (datum: 9. 3. 2021)",
        do_en="put the text under the heading of a point; say things about the meeting at the top as “key: value” (datum: 9. 3. 2021)",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"text": "Jana Vzorová přivítala účastníky."},
    ),
    "form-outside-item": Message(
        _F,
        cs="{word} „{text}“ stojí mimo body programu",
        en="“{text}” ({word}) stands outside the points of the agenda",
        do_cs="přesuňte řádek pod nadpis bodu, ke kterému patří",
        do_en="move the line under the heading of the point it belongs to",
        why_cs="Usnesení, potřeby a závěry se v zápise tisknou u svého bodu programu; mimo body smí stát jen úkoly celého setkání.",
        why_en="Resolutions, needs and conclusions are printed at their point of the agenda; only tasks of the whole meeting may stand outside.",
        example={"word": "usnesení", "text": "Skupina schvaluje návrh."},
    ),
    "form-list-expected": Message(
        _F,
        cs="pod nadpisem „{heading}“ se čekal seznam nebo tabulka, je tam i jiný text",
        en="a list or a table was expected under the heading “{heading}”, and there is other text too",
        do_cs="pište každého na vlastní řádek: „- Jana Nová – Obec Lhota – starostka (omluvena)“; jiný text dejte pod nadpis bodu programu",
        do_en="write everybody on a line of their own: “- Jana Nová – Obec Lhota – starostka (omluvena)”; put other text under a point of the agenda",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"heading": "Účast"},
    ),
    "form-title-twice": Message(
        _W,
        cs="nadpis „{text}“ se nečte: název setkání už říká údaj „název“",
        en="the heading “{text}” is not read: the meeting's name is already said by the entry “název”",
        do_cs="smažte nadpis, nebo údaj „název“",
        do_en="delete the heading, or the entry “název”",
        why_cs="Jediný nadpis nejvyšší úrovně je název setkání; nižší nadpisy jsou body programu.",
        why_en="The only heading of the highest level is the meeting's name; lower ones are points of the agenda.",
        example={"text": "Zápis ze setkání"},
    ),
    "form-votes-alone": Message(
        _F,
        cs="hlasování „{text}“ nepatří k žádnému usnesení, nebo v něm nejsou počty hlasů",
        en="the votes “{text}” belong to no resolution, or hold no numbers",
        do_cs="napište je na konec řádku usnesení: „Usnesení: … (pro 8, proti 0, zdržel se 1)“",
        do_en="write them at the end of the resolution: “Usnesení: … (pro 8, proti 0, zdržel se 1)”",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"text": "jednomyslně"},
    ),
    "form-column-unknown": Message(
        _F,
        cs="sloupec „{header}“ tabulka nezná; zná: {known}",
        en="the table knows no column “{header}”; it knows: {known}",
        do_cs="přejmenujte nebo smažte sloupec",
        do_en="rename the column or delete it",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"header": "podpisy", "known": ("jméno", "organizace", "účast")},
    ),
    "form-header-missing": Message(
        _F,
        cs="v listu „{sheet}“ se nenašel řádek s názvy sloupců; čekalo se: {known}",
        en="no row with the columns' names was found in the sheet “{sheet}”; expected: {known}",
        do_cs="vraťte nad údaje řádek s názvy sloupců, nebo si vezměte nový sešit: docpipe new meeting",
        do_en="put the row of names back above the data, or take a new workbook: docpipe new meeting",
        why_cs="Sloupce se poznávají podle názvů, ne podle pořadí; tabulka smí začínat na kterémkoli řádku.",
        why_en="Columns are told by their names, not by their order; the table may begin in any row.",
        example={"sheet": "Účast", "known": ("jméno", "organizace", "účast")},
    ),
    "form-note-beside": Message(
        _W,
        cs="„{text}“ stojí vedle tabulky a nečte se",
        en="“{text}” stands beside the table and is not read",
        do_cs="patří-li to do záznamu, přepište to do sloupce tabulky nebo do údaje „poznámka“; jinak to můžete smazat",
        do_en="if it belongs to the record, write it into a column of the table or the entry “poznámka”; else you may delete it",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"text": "zavolat panu starostovi"},
    ),
    "form-sheet-unknown": Message(
        _W,
        cs="list „{sheet}“ se nečte; čtou se listy {known}",
        en="the sheet “{sheet}” is not read; those read are {known}",
        do_cs="má-li se číst, pojmenujte ho podle toho, co v něm je; jinak je v pořádku",
        do_en="if it is to be read, name it by what it holds; else all is well",
        why_cs="List jiného jména se pozná podle názvů sloupců, jen když takový list v sešitu ještě není.",
        why_en="A sheet of another name is told by its columns, only where the workbook has no such sheet yet.",
        example={"sheet": "Poznámky", "known": ("Setkání", "Program")},
    ),
    "form-sheet-hidden": Message(
        _W,
        cs="list „{sheet}“ je skrytý; čte se",
        en="the sheet “{sheet}” is hidden; it is read",
        do_cs="zobrazte ho (pravé tlačítko na záložce listu → Zobrazit) a zkontrolujte, nebo ho smažte",
        do_en="show it (right button on a sheet's tab → Unhide) and check it, or delete it",
        why_cs="Co je skryté, v tabulce nevidíte, a do dokumentů by se přesto dostalo.",
        why_en="What is hidden is not seen in the sheet, and yet would get into the documents.",
        example={"sheet": "Úkoly"},
    ),
    "form-rows-hidden": Message(
        _W,
        cs="v listu „{sheet}“ jsou skryté řádky (počet: {count}); čtou se",
        en="the sheet “{sheet}” has hidden rows (number: {count}); they are read",
        do_cs="zrušte filtr (Data → Vymazat) nebo řádky zobrazte a zkontrolujte je",
        do_en="clear the filter (Data → Clear) or show the rows, and check them",
        why_cs="Řádek schovaný filtrem v tabulce zůstává; vynechat ho by znamenalo ztratit třeba účastníka.",
        why_en="A row hidden by a filter is still in the sheet; to leave it out would lose somebody who came, say.",
        example={"sheet": "Účast", "count": 2},
    ),
    "form-columns-hidden": Message(
        _W,
        cs="v listu „{sheet}“ jsou skryté sloupce (počet: {count}); čtou se",
        en="the sheet “{sheet}” has hidden columns (number: {count}); they are read",
        do_cs="zobrazte je a zkontrolujte, nebo je smažte",
        do_en="show and check them, or delete them",
        why_cs="Co je skryté, v tabulce nevidíte, a do dokumentů by se přesto dostalo.",
        why_en="What is hidden is not seen in the sheet, and yet would get into the documents.",
        example={"sheet": "Účast", "count": 1},
    ),
    "form-item-missing": Message(
        _F,
        cs="„{text}“ neříká, ke kterému bodu programu patří (body: {known})",
        en="“{text}” does not say which point of the agenda it belongs to (points: {known})",
        do_cs="vyberte bod ve sloupci „bod“ téhož řádku (stačí i jeho číslo)",
        do_en="choose the point in the column “bod” of the same row (its number will do)",
        why_cs="Usnesení a potřeby se v zápise tisknou u svého bodu programu.",
        why_en="Resolutions and needs are printed at their point of the agenda.",
        example={"text": "Skupina schvaluje návrh.", "known": ("Zahájení", "Různé")},
    ),
    "form-item-unknown": Message(
        _F,
        cs="bod programu „{value}“ v listu Program není (body: {known})",
        en="the sheet Program has no point “{value}” (points: {known})",
        do_cs="vyberte jeden z bodů, nebo napište jeho číslo",
        do_en="choose one of the points, or write its number",
        why_cs="Usnesení, potřeby a úkoly se v zápise tisknou u svého bodu programu.",
        why_en="Resolutions, needs and tasks are printed at their point of the agenda.",
        example={"value": "Závěr", "known": ("Zahájení", "Různé")},
    ),
    "form-word-other": Message(
        _W,
        cs="dokument Wordu mezi setkáními není záznam setkání: nemá tabulku „Údaje setkání“; nečte se",
        en="the Word document among the meetings is no meeting's record: it has no table “Údaje setkání”; it is not read",
        do_cs="má-li být záznamem, vezměte si formulář: docpipe new meeting --word; je-li to příloha, začněte jméno souboru podtržítkem",
        do_en="if it is to be a record, take the form: docpipe new meeting --word; if it is an annex, begin the file's name with an underscore",
        why_cs="Vedle záznamů leží i jiné dokumenty (pozvané prezentace, podepsané listiny); záznam se pozná podle tabulky s údaji.",
        why_en="Other documents lie beside the records (presentations, signed sheets); a record is told by the table of its data.",
    ),
    "file-old-format": Message(
        _W,
        cs="soubor typu „{suffix}“ docpipe nečte",
        en="docpipe does not read files of the type “{suffix}”",
        do_cs="otevřete ho a uložte jako {better} (Soubor → Uložit jako → Typ souboru); původní smažte, nebo začněte jeho jméno podtržítkem",
        do_en="open it and save it as {better} (File → Save as → Type); delete the old one, or begin its name with an underscore",
        why_cs="Starý formát Excelu a Wordu a formáty jiných programů neukládají všechno, co docpipe potřebuje (místa buněk a odstavců, druh hodnoty); převod v Excelu, "
        "Wordu nebo LibreOffice to doplní bezpečně.",
        why_en="The old formats of Excel and Word and those of other programs do not keep all that docpipe needs (places of cells and paragraphs, the kind of a value); "
        "Excel, Word or LibreOffice convert them safely.",
        example={"suffix": ".ods", "better": ".xlsx"},
    ),
    "form-parent-unknown": Message(
        _F,
        cs="„{value}“ v prvním listu není, nebo je tam víckrát ({what})",
        en="“{value}” is not in the first sheet, or stands there more than once ({what})",
        do_cs="napište jméno stejně jako v prvním listu; sdílejí-li ho dva, vyplňte jim sloupec id a pište id",
        do_en="write the name as in the first sheet; where two share it, fill in their column id and write the id",
        why_cs="Funkce v čase, členové a dřívější jména jsou v listech vedle; ke komu patří, říká jejich první sloupec.",
        why_en="Functions in time, members and earlier names stand in further sheets; their first column says whom they belong to.",
        example={"value": "Jana Nowak", "what": "osoba"},
    ),
}
