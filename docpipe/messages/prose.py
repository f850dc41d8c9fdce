"""What reading a long text (Markdown) may complain of."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_F, _E, _W = Severity.FAULT, Severity.ERROR, Severity.WARNING

_WHY_EDITION_CS = (
    "Text mezi řádky „::: internal“ (interní) a „:::“ stojí jen v interním vydání, „::: public“ (veřejné) jen ve veřejném. Chyba v těchto značkách by mohla "
    "zveřejnit, co se zveřejnit nemá, proto dokument zastaví."
)
_WHY_EDITION_EN = (
    "Text between the lines “::: internal” and “:::” stands only in the internal edition, “::: public” only in the public one. A mistake in these marks could "
    "publish what must not be published, so it stops the document."
)
_WHY_NOTE_CS = "Poznámka pod čarou se píše značkou [^1] v textu a řádkem „[^1]: znění“ kdekoli pod ním, nebo rovnou ^[znění]."
_WHY_NOTE_EN = "A footnote is written as a mark [^1] in the text and a line “[^1]: its words” anywhere below, or at once as ^[its words]."
_WHY_PLAIN_CS = "Dlouhé texty jsou v Markdownu: odstavce, *zvýraznění*, **tučně**, seznamy, odkazy, tabulky, poznámky pod čarou, nadpisy a citace. Nic jiného se netiskne, ale nic se ani neztratí: text zůstane, jak je napsán."
_WHY_PLAIN_EN = "Long texts are Markdown: paragraphs, *emphasis*, **strong**, lists, links, tables, footnotes, headings and quotes. Nothing else is printed as such, but nothing is lost either: the text stays as written."
_WHY_PART_CS = (
    'Obrázek se píše „![co na něm je](obrazky/mapa.png "Popisek"){{#mapa šířka=12cm}}“, popisek tabulky „Tabulka: Název {{#id}}“ nad tabulkou a zdroj „Zdroj: …“ '
    "pod ní; „::: vložit potřeby“ vloží tabulku ze záznamů, „::: na šířku“ … „:::“ otočí stránky, „::: poznámka pro redakci“ … „:::“ se nikdy netiskne."
)
_WHY_PART_EN = (
    'A picture is written “![what it shows](obrazky/mapa.png "Caption"){{#map width=12cm}}”, a table\'s caption “Table: Title {{#id}}” above the table and its source '
    "“Source: …” below it; “::: insert needs” puts in a table made of records, “::: landscape” … “:::” turns pages, “::: note” … “:::” is never printed."
)

MESSAGES: dict[str, Message] = {
    "template-in-content": Message(
        _W,
        cs="„{text}“ v obsahu se nevyhodnocuje, vytiskne se tak, jak je",
        en="“{text}” in content is not evaluated, it is printed as it stands",
        do_cs="chcete-li vložit údaj, použijte odkaz [[value:…]]; jinak závorky smažte",
        do_en="to insert a value use a reference [[value:…]]; otherwise delete the brackets",
        why_cs="Značky {{{{ }}}} a {{% %}} patří jen do šablon Wordu. Kdyby se vyhodnocovaly i v obsahu, mohl by text spustit cizí příkazy.",
        why_en="The marks {{{{ }}}} and {{% %}} belong in Word templates only. If they were evaluated in content too, a text could run foreign commands.",
        example={"text": "{{ nazev }}"},
    ),
    "prose-html": Message(
        _W,
        cs="značka HTML „{text}“ se vytiskne jako obyčejný text",
        en="the HTML tag “{text}” is printed as plain text",
        do_cs="nahraďte ji zápisem Markdownu (**tučně**, *kurziva*), nebo ji smažte",
        do_en="replace it by Markdown (**strong**, *emphasis*), or delete it",
        why_cs=_WHY_PLAIN_CS,
        why_en=_WHY_PLAIN_EN,
        example={"text": "<b>"},
    ),
    "prose-strikethrough": Message(
        _W,
        cs="přeškrtnutí „{text}“ se netiskne, vlnovky zůstanou v textu",
        en="the strike-through “{text}” is not printed, the tildes stay in the text",
        do_cs="smažte přeškrtnutý text, nebo vlnovky",
        do_en="delete the struck text, or the tildes",
        why_cs=_WHY_PLAIN_CS,
        why_en=_WHY_PLAIN_EN,
        example={"text": "~~zrušeno~~"},
    ),
    "prose-picture": Message(
        _W,
        cs="obrázek „{target}“ stojí uprostřed textu a netiskne se; zůstal jen jeho popis",
        en="the picture “{target}” stands within a text and is not printed; only its description stayed",
        do_cs="dejte obrázek na samostatný řádek mezi prázdné řádky",
        do_en="put the picture on a line of its own, between empty lines",
        why_cs=_WHY_PART_CS,
        why_en=_WHY_PART_EN,
        example={"target": "mapa.png"},
    ),
    "prose-rule": Message(
        _W,
        cs="vodorovná čára se netiskne",
        en="a horizontal rule is not printed",
        do_cs="smažte ji; části textu oddělte nadpisem („## Nadpis“)",
        do_en="delete it; divide the text by a heading (“## Heading”)",
        why_cs=_WHY_PLAIN_CS + " Řádek „---“ pod odstavcem zde neznamená nadpis.",
        why_en=_WHY_PLAIN_EN + " A line “---” under a paragraph does not mean a heading here.",
    ),
    "prose-link": Message(
        _W,
        cs="odkaz na „{target}“ se vytiskne jako text",
        en="the link to “{target}” is printed as text",
        do_cs="uveďte celou adresu začínající https://, http://, mailto: nebo tel:",
        do_en="give a whole address that begins with https://, http://, mailto: or tel:",
        why_cs="Odkaz na soubor by u příjemce nikam nevedl a jiná schémata (javascript:, file:) mohou škodit; adresa proto zůstane v závorce za textem.",
        why_en="A link to a file would lead nowhere for the recipient, and other schemes (javascript:, file:) can do harm; so the address stays in brackets after the text.",
        example={"target": "plan.pdf"},
    ),
    "prose-link-title": Message(
        _W,
        cs="titulek odkazu „{title}“ se netiskne",
        en="the link's title “{title}” is not printed",
        do_cs="patří-li k textu, napište jej vedle odkazu; jinak jej smažte",
        do_en="write it beside the link if it belongs to the text; otherwise delete it",
        why_cs="Titulek se na webu ukáže pod kurzorem myši; v dokumentu pro něj není místo.",
        why_en="On the web a title shows under the mouse; a document has no place for it.",
        example={"title": "Stránky MAS"},
    ),
    "prose-table-row": Message(
        _E,
        cs="řádek tabulky má víc buněk než hlavička ({columns}); „{text}“ bylo připojeno k poslední",
        en="the table's row has more cells than the header ({columns}); “{text}” was added to the last one",
        do_cs="přidejte sloupec do hlavičky, nebo znak „|“ v textu napište jako „\\|“",
        do_en="add a column to the header, or write a “|” in text as “\\|”",
        why_cs="Počet sloupců určuje hlavička tabulky; běžné programy přebývající buňky potichu zahodí.",
        why_en="The header decides the number of columns; common programs silently drop cells beyond it.",
        example={"columns": "3", "text": "splněno"},
    ),
    "prose-too-deep": Message(
        _F,
        cs="seznamy nebo citace jsou do sebe vnořeny příliš hluboko",
        en="lists or quotes are nested too deep",
        do_cs="zmenšete odsazení; dokument snese nejvýš devět úrovní seznamu",
        do_en="reduce the indent; a document takes at most nine levels of list",
        why_cs="Word zná devět úrovní seznamu. Hlubší vnoření bývá omylem vložený text z e-mailu („> > > …“).",
        why_en="Word knows nine levels of list. Deeper nesting is usually e-mail pasted by mistake (“> > > …”).",
    ),
    "footnote-missing": Message(
        _E,
        cs="poznámka pod čarou [^{label}] nemá znění",
        en="the footnote [^{label}] has no text",
        do_cs="doplňte pod text řádek „[^{label}]: znění“, nebo značku smažte",
        do_en="add a line “[^{label}]: its words” below the text, or delete the mark",
        why_cs=_WHY_NOTE_CS,
        why_en=_WHY_NOTE_EN,
        example={"label": "1"},
    ),
    "footnote-unused": Message(
        _E,
        cs="na poznámku pod čarou [^{label}] se v textu nic neodkazuje; její znění je na konci textu",
        en="nothing in the text refers to the footnote [^{label}]; its words were put at the text's end",
        do_cs="vložte značku [^{label}] tam, kam poznámka patří, nebo poznámku smažte",
        do_en="put the mark [^{label}] where the note belongs, or delete the note",
        why_cs=_WHY_NOTE_CS,
        why_en=_WHY_NOTE_EN,
        example={"label": "2"},
    ),
    "footnote-duplicate": Message(
        _E,
        cs="poznámka pod čarou [^{label}] má dvě znění; druhé je na konci textu",
        en="the footnote [^{label}] has two texts; the second was put at the text's end",
        do_cs="přejmenujte jednu z poznámek a její značku",
        do_en="rename one of the notes and its mark",
        why_cs=_WHY_NOTE_CS,
        why_en=_WHY_NOTE_EN,
        example={"label": "1"},
    ),
    "footnote-nested": Message(
        _E,
        cs="poznámka pod čarou uvnitř jiné poznámky; zůstala jako text",
        en="a footnote inside a footnote; it stayed as text",
        do_cs="napište ji do závorky",
        do_en="write it in brackets",
        why_cs="Word poznámku v poznámce nezná.",
        why_en="Word does not know a note within a note.",
    ),
    "reference-malformed": Message(
        _E,
        cs="odkazu „{text}“ není rozumět",
        en="the reference “{text}” cannot be understood",
        do_cs="napište jej jako [[druh:cíl]] nebo [[druh:cíl|formát]], například [[person:Lenka Šustrová]] nebo [[value:plan.total|kc]]",
        do_en="write it as [[type:target]] or [[type:target|format]], for example [[person:Lenka Šustrová]] or [[value:plan.total|kc]]",
        why_cs="Dvojité hranaté závorky vkládají do textu jméno, číslo opatření nebo jiný údaj, který se tak nemůže rozejít se zbytkem dokumentů.",
        why_en="Double square brackets put a name, a measure's number or another value into the text, so that it cannot disagree with the other documents.",
        example={"text": "[[Lenka]]"},
    ),
    "edition-unknown": Message(
        _F,
        cs="vydání „{name}“ neexistuje; známá jsou {known}",
        en="there is no edition “{name}”; known are {known}",
        do_cs="opravte slovo za „:::“",
        do_en="mend the word after “:::”",
        why_cs=_WHY_EDITION_CS,
        why_en=_WHY_EDITION_EN,
        example={"name": "intrení", "known": "internal, public"},
    ),
    "edition-open": Message(
        _F,
        cs="část „::: {name}“ nemá svůj konec",
        en="the part “::: {name}” has no end",
        do_cs="za její poslední řádek přidejte samostatný řádek „:::“ se stejným odsazením",
        do_en="add a line “:::” after its last line, indented like the first",
        why_cs=_WHY_EDITION_CS,
        why_en=_WHY_EDITION_EN,
        example={"name": "internal"},
    ),
    "edition-not-open": Message(
        _F,
        cs="řádek „:::“ nic neukončuje",
        en="the line “:::” ends nothing",
        do_cs="smažte jej, nebo před začátek části napište „::: internal“ se stejným odsazením",
        do_en="delete it, or write “::: internal” before the part, with the same indent",
        why_cs=_WHY_EDITION_CS,
        why_en=_WHY_EDITION_EN,
    ),
    "edition-text": Message(
        _F,
        cs="za „::: {name}“ nesmí na řádku nic být: „{text}“",
        en="nothing may follow “::: {name}” on its line: “{text}”",
        do_cs="přesuňte text na další řádek a část ukončete řádkem „:::“; v YAML použijte „|“, ne „>“",
        do_en="move the text to the next line and end the part by a line “:::”; in YAML use “|”, not “>”",
        why_cs=_WHY_EDITION_CS,
        why_en=_WHY_EDITION_EN,
        example={"name": "internal", "text": "jen pro nás :::"},
    ),
    "edition-inside-line": Message(
        _F,
        cs="značka „:::“ stojí uprostřed textu: „{text}“",
        en="the mark “:::” stands within the text: “{text}”",
        do_cs="dejte značku na začátek samostatného řádku; v YAML použijte „|“, ne „>“",
        do_en="put the mark at the beginning of a line of its own; in YAML use “|”, not “>”",
        why_cs=_WHY_EDITION_CS,
        why_en=_WHY_EDITION_EN,
        example={"text": "dohodnuto ::: internal"},
    ),
    "edition-colons": Message(
        _F,
        cs="„{text}“ vypadá jako značka vydání s málo dvojtečkami",
        en="“{text}” looks like an edition mark with too few colons",
        do_cs="napište tři dvojtečky: „::: internal“ nebo „::: public“",
        do_en="write three colons: “::: internal” or “::: public”",
        why_cs=_WHY_EDITION_CS,
        why_en=_WHY_EDITION_EN,
        example={"text": ":: internal"},
    ),
    "picture-attribute": Message(
        _E,
        cs="údaji „{text}“ u obrázku není rozumět",
        en="“{text}” at the picture cannot be understood",
        do_cs="napište {{#id}}, {{šířka=12cm}} (nebo v mm), nebo obojí: {{#id šířka=12cm}}",
        do_en="write {{#id}}, {{width=12cm}} (or in mm), or both: {{#id width=12cm}}",
        why_cs=_WHY_PART_CS,
        why_en=_WHY_PART_EN,
        example={"text": "width=80%"},
    ),
    "picture-without-words": Message(
        _E,
        cs="obrázek „{target}“ nemá popis pro toho, kdo jej nevidí",
        en="the picture “{target}” has no words for a person who does not see it",
        do_cs="napište do hranatých závorek, co na obrázku je: ![Mapa ORP se sídly služeb](obrazky/mapa.png)",
        do_en="write in the square brackets what the picture shows: ![Map of the region with the services](obrazky/mapa.png)",
        why_cs="Dokument z veřejných peněz musí být přístupný i nevidomým (zákon č. 99/2019 Sb.; PDF/UA-1, ISO 14289-1, 7.3).",
        why_en="A document paid from public money must be accessible to blind people too (Act 99/2019 Coll.; PDF/UA-1, ISO 14289-1, 7.3).",
        example={"target": "obrazky/mapa.png"},
    ),
    "caption-without-table": Message(
        _E,
        cs="popisek „{text}“ nestojí u tabulky",
        en="the caption “{text}” stands at no table",
        do_cs="dejte jej přímo nad tabulku (mezi nimi smí být jen prázdný řádek)",
        do_en="put it right above the table (only an empty line may stand between)",
        why_cs=_WHY_PART_CS,
        why_en=_WHY_PART_EN,
        example={"text": "Tabulka: Obyvatelstvo {#obyvatelstvo}"},
    ),
    "insert-nothing": Message(
        _F,
        cs="„::: vložit“ neříká, co se má vložit",
        en="“::: insert” does not say what is to be put in",
        do_cs="doplňte název, například „::: vložit potřeby“ nebo „::: vložit tabulka:obyvatelstvo“",
        do_en="add the name, for example “::: insert needs” or “::: insert table:population”",
        why_cs=_WHY_PART_CS,
        why_en=_WHY_PART_EN,
    ),
    "part-open": Message(
        _F,
        cs="část „::: {name}“ nemá svůj konec",
        en="the part “::: {name}” has no end",
        do_cs="za její poslední řádek přidejte samostatný řádek „:::“; má-li uvnitř „::: vložit …“, patří i k němu vlastní řádek „:::“",
        do_en="add a line “:::” after its last line; a “::: insert …” inside it has a line “:::” of its own",
        why_cs=_WHY_PART_CS,
        why_en=_WHY_PART_EN,
        example={"name": "na šířku"},
    ),
    "part-text": Message(
        _F,
        cs="za „::: {name}“ nesmí na řádku nic být: „{text}“",
        en="nothing may follow “::: {name}” on its line: “{text}”",
        do_cs="přesuňte text na další řádek a část ukončete řádkem „:::“",
        do_en="move the text to the next line and end the part by a line “:::”",
        why_cs=_WHY_PART_CS,
        why_en=_WHY_PART_EN,
        example={"name": "poznámka pro redakci", "text": "ověřit u obce"},
    ),
    "landscape-inside": Message(
        _E,
        cs="stránku nelze otočit uvnitř seznamu, citace ani poznámky; obsah se vytiskne na výšku",
        en="a page cannot be turned within a list, a quote or a note; its content is printed upright",
        do_cs="dejte „::: na šířku“ na kraj stránky, mimo seznam",
        do_en="put “::: landscape” at the margin, outside the list",
        why_cs=_WHY_PART_CS,
        why_en=_WHY_PART_EN,
    ),
}
