"""What is told of a finished Word file."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_SOUND_WHY_CS = "Word takový soubor označí za poškozený a opraví ho po svém, nebo část obsahu zahodí. Kontroluje se podle ECMA-376 (Office Open XML)."
_SOUND_WHY_EN = "Word calls such a file damaged and mends it its own way, or drops part of it. Checked by ECMA-376 (Office Open XML)."
_TEMPLATE_CS = "opravte to místo v šabloně a sestavte znovu; soubor odjinud otevřete ve Wordu a uložte"
_TEMPLATE_EN = "mend that place in the template and build again; open a foreign file in Word and save it"
_EDITION_WHY_CS = (
    "Do vydání s omezením (veřejného) nesmí, co čtenář nevidí a jiný si zobrazí: komentáře, sledované změny, skrytý text. Interní vydání se takto nekontroluje."
)
_EDITION_WHY_EN = (
    "A restricted (public) edition must not carry what a reader does not see and another can show: comments, tracked changes, hidden text. The internal edition "
    "is not checked for it."
)

MESSAGES: dict[str, Message] = {
    "word-unreadable": Message(
        Severity.ERROR,
        cs="soubor není celý dokument Wordu („{reason}“)",
        en="the file is not a whole Word document (“{reason}”)",
        do_cs="sestavte ho znovu; soubor odjinud otevřete ve Wordu a uložte jako „Dokument Wordu (.docx)“ bez hesla",
        do_en="build it again; open a foreign file in Word and save it as “Word Document (.docx)” without a password",
        why_cs="dokument .docx je archiv ZIP s částmi [Content_Types].xml a word/document.xml; bez nich ho neotevře ani Word.",
        why_en="a .docx is a ZIP archive with the parts [Content_Types].xml and word/document.xml; without them Word cannot open it either.",
        example={"reason": "File is not a zip file"},
    ),
    "word-part-broken": Message(
        Severity.ERROR,
        cs="část „{part}“ není správné XML („{reason}“)",
        en="the part “{part}” is not well-formed XML (“{reason}”)",
        do_cs=_TEMPLATE_CS,
        do_en=_TEMPLATE_EN,
        why_cs=_SOUND_WHY_CS,
        why_en=_SOUND_WHY_EN,
        example={"part": "word/footer1.xml", "reason": "Opening and ending tag mismatch"},
    ),
    "word-part-untyped": Message(
        Severity.ERROR,
        cs="část „{part}“ nemá určený typ v [Content_Types].xml",
        en="the part “{part}” has no type in [Content_Types].xml",
        do_cs=_TEMPLATE_CS,
        do_en=_TEMPLATE_EN,
        why_cs=_SOUND_WHY_CS,
        why_en=_SOUND_WHY_EN,
        example={"part": "word/media/logo.webp"},
    ),
    "word-target-missing": Message(
        Severity.ERROR,
        cs="dokument se odkazuje na „{target}“, který v souboru není",
        en="the document refers to “{target}”, which is not in the file",
        do_cs=_TEMPLATE_CS,
        do_en=_TEMPLATE_EN,
        why_cs=_SOUND_WHY_CS,
        why_en=_SOUND_WHY_EN,
        example={"target": "word/media/image3.png"},
    ),
    "word-cell-without-paragraph": Message(
        Severity.ERROR,
        cs="buňka tabulky nekončí odstavcem",
        en="a table's cell does not end with a paragraph",
        do_cs="v šabloně nechte v buňce za smyčkou nebo vnořenou tabulkou prázdný odstavec",
        do_en="leave an empty paragraph in the template's cell after a loop or a nested table",
        why_cs=_SOUND_WHY_CS + " Poslední v buňce musí být odstavec (část 1, 17.4.65).",
        why_en=_SOUND_WHY_EN + " The last thing in a cell must be a paragraph (part 1, 17.4.65).",
    ),
    "word-bookmark-duplicate": Message(
        Severity.ERROR,
        cs="záložka „{name}“ je v dokumentu dvakrát",
        en="the bookmark “{name}” stands in the document twice",
        do_cs="v šabloně nedávejte záložku dovnitř smyčky; odkazy se vedou značkou [[druh:id]] v obsahu",
        do_en="do not put a bookmark inside a loop of the template; references are made by [[type:id]] in content",
        why_cs="Word druhou záložku téhož jména zahodí a odkaz vede na špatné místo.",
        why_en="Word drops the second bookmark of a name, and a link leads to the wrong place.",
        example={"name": "opatreni_1"},
    ),
    "word-link-dangling": Message(
        Severity.ERROR,
        cs="odkaz vede na záložku „{name}“, která v dokumentu není",
        en="a link leads to the bookmark “{name}”, which is not in the document",
        do_cs="opravte odkaz, nebo záložku do šablony vraťte",
        do_en="mend the link, or put the bookmark back into the template",
        why_cs="po kliknutí se nic nestane a při aktualizaci polí se vytiskne „Chyba! Záložka není definována.“",
        why_en="nothing happens on a click, and when fields are updated “Error! Bookmark not defined.” is printed.",
        example={"name": "opatreni_9"},
    ),
    "word-field-open": Message(
        Severity.ERROR,
        cs="pole Wordu nemá začátek nebo konec",
        en="a Word field lacks its beginning or its end",
        do_cs="v šabloně nepřerušujte pole (číslo stránky, obsah, odkaz) značkami; vložte pole znovu",
        do_en="do not cut a field (page number, contents, reference) by tags in the template; insert the field again",
        why_cs=_SOUND_WHY_CS,
        why_en=_SOUND_WHY_EN,
    ),
    "word-picture-ids": Message(
        Severity.WARNING,
        cs="číslo obrázku {id} je v jedné části {count}krát",
        en="the picture number {id} stands {count} times in one part",
        do_cs="sestavte znovu novější verzí docpipe; v cizím souboru obrázek vložte znovu",
        do_en="build again by a newer docpipe; in a foreign file insert the picture again",
        why_cs=_SOUND_WHY_CS + " Čísla kreseb (wp:docPr) mají být jedinečná.",
        why_en=_SOUND_WHY_EN + " The numbers of drawings (wp:docPr) should be unique.",
        example={"id": "1", "count": 2},
    ),
    "word-header-row-unmarked": Message(
        Severity.WARNING,
        cs="tabulka se záhlavím „{text}“ nemá řádek záhlaví označený k opakování",
        en="the table headed “{text}” does not have its header row marked for repeating",
        do_cs="v šabloně označte první řádek: Rozložení → Opakovat řádky záhlaví; je-li tabulka jen pro rozmístění, zrušte u ní volbu Návrh → Řádek záhlaví",
        do_en="mark the template's first row: Layout → Repeat Header Rows; if the table is for layout only, untick Design → Header Row",
        why_cs="podle označení se záhlaví opakuje na další straně a čtečka obrazovky čte hodnoty se jmény sloupců (ISO 14289-1, 7.5).",
        why_en="by that mark the header repeats on the next page, and a screen reader reads values with their columns' names (ISO 14289-1, 7.5).",
        example={"text": "Jméno Organizace Podpis"},
    ),
    "word-picture-without-alt": Message(
        Severity.ERROR,
        cs="obrázek „{name}“ nemá náhradní text",
        en="the picture “{name}” has no alternative text",
        do_cs="doplňte ho v šabloně: pravé tlačítko na obrázku → Zobrazit alternativní text; ozdobu označte jako dekorativní",
        do_en="add it in the template: right click on the picture → View Alt Text; mark an ornament as decorative",
        why_cs="kdo obrázek nevidí, slyší jeho náhradní text (EN 301 549, 10.1.1.1; pravidlo PUB-17 pro loga).",
        why_en="who does not see a picture hears its alternative text (EN 301 549, 10.1.1.1; rule PUB-17 for logos).",
        example={"name": "Obrázek 2"},
    ),
    "word-embedded-unread": Message(
        Severity.WARNING,
        cs="v dokumentu je vložený soubor „{part}“, do kterého docpipe nevidí",
        en="the document holds the embedded file “{part}”, which docpipe cannot read",
        do_cs="podívejte se ve Wordu, co je v něm, a do veřejného dokumentu ho nevkládejte: zkopírujte z něj jen text nebo tabulku",
        do_en="look in Word at what it holds, and do not embed it in a public document: copy only the text or the table",
        why_cs="vložený sešit nebo objekt jde s dokumentem celý, i s listy a jmény, které nejsou vidět; co se nedá přečíst, to se nedá ani prohledat.",
        why_en="an embedded workbook or object goes with the document whole, with sheets and names that are not seen; what cannot be read cannot be searched.",
        example={"part": "word/embeddings/oleObject1.bin"},
    ),
    "word-heading-skipped": Message(
        Severity.WARNING,
        cs="nadpis „{text}“ je úrovně {level}, předchozí byl úrovně {last}",
        en="the heading “{text}” is of level {level}, the one before it of level {last}",
        do_cs="použijte v šabloně styly Nadpis 1, 2, 3 po řadě, bez přeskočení",
        do_en="use the styles Heading 1, 2, 3 in the template one after another, none skipped",
        why_cs="podle úrovní se čtenář orientuje čtečkou obrazovky a tvoří se obsah (WCAG 2.1, 1.3.1; ISO 14289-1, 7.4).",
        why_en="by levels a reader finds her way with a screen reader, and the contents are made (WCAG 2.1, 1.3.1; ISO 14289-1, 7.4).",
        example={"text": "Závěr", "level": 3, "last": 1},
    ),
    "word-comment": Message(
        Severity.ERROR,
        cs="v dokumentu zůstaly komentáře ({count})",
        en="comments were left in the document ({count})",
        do_cs="smažte je v šabloně (Revize → Odstranit všechny komentáře) a sestavte znovu",
        do_en="delete them in the template (Review → Delete All Comments) and build again",
        why_cs=_EDITION_WHY_CS,
        why_en=_EDITION_WHY_EN,
        example={"count": 3},
    ),
    "word-tracked-change": Message(
        Severity.ERROR,
        cs="v dokumentu zůstala sledovaná změna (autor „{author}“)",
        en="a tracked change was left in the document (by “{author}”)",
        do_cs="přijměte v šabloně všechny změny a vypněte jejich sledování (Revize), pak sestavte znovu",
        do_en="accept all changes in the template and switch tracking off (Review), then build again",
        why_cs=_EDITION_WHY_CS,
        why_en=_EDITION_WHY_EN,
        example={"author": "Dvořák"},
    ),
    "word-hidden-text": Message(
        Severity.ERROR,
        cs="v dokumentu je skrytý text „{text}“",
        en="the document has hidden text “{text}”",
        do_cs="smažte ho v šabloně (zobrazí ho tlačítko ¶) a sestavte znovu",
        do_en="delete it in the template (the ¶ button shows it) and build again",
        why_cs=_EDITION_WHY_CS,
        why_en=_EDITION_WHY_EN,
        example={"text": "jen pro nás"},
    ),
    "word-invisible-text": Message(
        Severity.WARNING,
        cs="v dokumentu je text, který není vidět (bílý na bílém, nebo nečitelně malý): „{text}“",
        en="the document has text that cannot be seen (white on white, or too small to be read): “{text}”",
        do_cs="smažte ho v šabloně nebo v obsahu; má-li být vidět, změňte barvu a velikost písma",
        do_en="delete it in the template or the content; if it should be seen, change its colour and size",
        why_cs=_EDITION_WHY_CS,
        why_en=_EDITION_WHY_EN,
        example={"text": "jen pro nás"},
    ),
    "word-thumbnail": Message(
        Severity.ERROR,
        cs="v dokumentu je náhled první strany („{part}“): může to být strana jiného, neveřejného dokumentu",
        en="the document holds a small picture of its first page (“{part}”): it may be a page of another document, not a public one",
        do_cs="v šabloně vypněte Soubor → Vlastnosti → Upřesnit → „Uložit náhled“, uložte ji a sestavte znovu",
        do_en="in the template switch off File → Properties → Advanced → “Save preview picture”, save it and build again",
        why_cs="náhled se uloží, když dokument naposledy uložil Word nebo jiný program, a s obsahem se nemění; v obrázku se jména hledat nedají.",
        why_en="the picture is saved when Word or another program last saved the file and does not change with the content; names cannot be looked for in a picture.",
        example={"part": "docProps/thumbnail.jpeg"},
    ),
}
