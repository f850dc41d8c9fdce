"""What is told of personal data in a finished file."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_WHY_CS = (
    "Veřejné vydání tiskne jen to, co je v obsahu označeno za veřejné (nařízení (EU) 2016/679, čl. 5: minimalizace údajů). Hotový soubor se proto ještě prohledá: text, "
    "vlastnosti, komentáře, cíle odkazů, náhradní texty, záložky i jméno souboru, ve všech pádech. Při úniku se veřejný soubor nezapíše. Povolené nálezy patří do "
    "docpipe.yaml s důvodem."
)
_WHY_EN = (
    "A public edition prints only what the content marks as public (Regulation (EU) 2016/679, Art. 5: data minimisation). The finished file is therefore searched once "
    "more: text, properties, comments, targets of links, alternative texts, outline and the file's name, in all cases. A public file with a leak is not written. "
    "Accepted findings belong into docpipe.yaml with a reason."
)
_DO_CS = "má-li být veřejné, označte to v obsahu („veřejné: jméno“); jinak text přepište nebo dejte mezi „::: interní“ a „:::“; stojí-li to ve jménu souboru, přejmenujte ho"
_DO_EN = "if it may be public, mark it so in the content (“public: name”); else reword the text or put it between “::: internal” and “:::”; if it stands in the name of a file, rename that"
_BIRTH_WHY_CS = (
    "Rodné číslo smí zpracovávat jen ten, komu to zákon dovoluje (zákon č. 133/2000 Sb., § 13c). Hlásí se čísla s platným datem a kontrolní číslicí. "
)
_BIRTH_WHY_EN = "A birth number may be processed only by those whom the law allows (Act 133/2000, § 13c). Told are numbers with a valid date and check digit. "

MESSAGES: dict[str, Message] = {
    "leak-name": Message(
        Severity.ERROR,
        cs="veřejná verze obsahuje jméno „{value}“, které v ní být nesmí: „{text}“",
        en="the public edition has the name “{value}”, which must not be in it: “{text}”",
        do_cs=_DO_CS,
        do_en=_DO_EN,
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"edition": "public", "value": "Janě Dvořákové", "text": "pomoc Janě Dvořákové s dluhy"},
    ),
    "leak-secret-address": Message(
        Severity.ERROR,
        cs="dokument obsahuje utajenou adresu „{value}“: „{text}“",
        en="the document has the secret address “{value}”: “{text}”",
        do_cs="adresu z textu vypusťte; napište jen obec nebo „adresa je utajená“",
        do_en="leave the address out of the text; write the town only, or “adresa je utajená”",
        why_cs="Adresa azylového domu pro oběti násilí se nesmí dostat do žádného dokumentu, ani vnitřního (příznak utajené adresy v registru poskytovatelů).",
        why_en="The address of a shelter for victims of violence must come into no document, an internal one neither (flag of the register of providers).",
        example={"edition": "internal", "value": "Tichá 12", "text": "azylový dům, Tichá 12"},
    ),
    "leak-email": Message(
        Severity.ERROR,
        cs="veřejná verze obsahuje e-mail „{value}“, který v ní být nesmí",
        en="the public edition has the e-mail address “{value}”, which must not be in it",
        do_cs=_DO_CS,
        do_en=_DO_EN,
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"edition": "public", "value": "dvorakova@obec.cz", "text": ""},
    ),
    "leak-phone": Message(
        Severity.ERROR,
        cs="veřejná verze obsahuje telefon „{value}“, který v ní být nesmí: „{text}“",
        en="the public edition has the phone number “{value}”, which must not be in it: “{text}”",
        do_cs=_DO_CS,
        do_en=_DO_EN,
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"edition": "public", "value": "+420607117124", "text": "tel. 607 117 124"},
    ),
    "leak-birth-number": Message(
        Severity.ERROR,
        cs="veřejná verze obsahuje rodné číslo ({value})",
        en="the public edition has a birth number ({value})",
        do_cs="odstraňte rodné číslo z obsahu",
        do_en="remove the birth number from the content",
        why_cs=_BIRTH_WHY_CS + _WHY_CS,
        why_en=_BIRTH_WHY_EN + _WHY_EN,
        example={"edition": "public", "value": "855101/…", "text": ""},
    ),
    "leak-birth-date": Message(
        Severity.ERROR,
        cs="veřejná verze obsahuje datum narození ({value}): „{text}“",
        en="the public edition has a date of birth ({value}): “{text}”",
        do_cs="datum narození z textu vypusťte, nebo ho dejte mezi „::: interní“ a „:::“; jde-li o osobnost, která už nežije, zapište nález s důvodem do docpipe.yaml („povolené nálezy“)",
        do_en="leave the date of birth out, or put it between “::: internal” and “:::”; of somebody no longer alive, write the finding with a reason into docpipe.yaml (“allowed_findings”)",
        why_cs="Datum narození spolu se jménem určuje osobu tak přesně jako rodné číslo a ve veřejném dokumentu pro něj není důvod. Hlásí se datum za slovy „nar.“, „narozena“ nebo „datum narození“. "
        + _WHY_CS,
        why_en="A date of birth with a name tells a person as exactly as a birth number, and a public document has no reason for it. Told is a date after the words “nar.”, “narozena”, “datum narození”. "
        + _WHY_EN,
        example={"edition": "public", "value": "12. 3. 1956", "text": "paní narozená 12. 3. 1956"},
    ),
    "leak-covered-text": Message(
        Severity.ERROR,
        cs="v souboru je text, který je jen zakrytý a dá se zkopírovat: „{text}“",
        en="the file has text that is only covered and can be copied: “{text}”",
        do_cs="začerněte PDF programem, který text opravdu odstraní (v Acrobatu Redigovat → Použít; jinak začerněnou stránku vytiskněte a naskenujte); ve Wordu text smažte",
        do_en="black out a PDF by a program that takes the text itself away (in Acrobat Redact → Apply; or print the blacked-out page and scan it); in Word delete the text",
        why_cs="obdélník nakreslený přes text jen zakryje pohled: označením a zkopírováním stránky se text přečte. Docpipe stránku vykreslí a hledá písmena, po kterých na ní není stopa.",
        why_en="a box drawn over text only blocks the view: who selects and copies the page reads the text. Docpipe draws the page and looks for letters that leave no trace on it.",
        example={"text": "Jana Dvořáková, nar. 12. 3. 1956"},
    ),
    "leak-redaction-unapplied": Message(
        Severity.ERROR,
        cs="v PDF je místo označené k začernění, které se nezačernilo: text pod ním zůstal",
        en="the PDF has a place marked to be blacked out that was not: the text under it stayed",
        do_cs="otevřete PDF v programu, ve kterém se označovalo, a začernění použijte (Redigovat → Použít), pak soubor uložte jako nový",
        do_en="open the PDF in the program that marked it and apply the redaction (Redact → Apply), then save it as a new file",
        why_cs="označení k začernění je poznámka, ne změna textu (ISO 32000-1, 12.5.6.23); odstraní se až použitím.",
        why_en="a mark for redaction is a note, not a change of the text (ISO 32000-1, 12.5.6.23); only applying it takes the text away.",
        example={},
    ),
    "pdf-thumbnail": Message(
        Severity.WARNING,
        cs="v PDF je uložený náhled stránky; mohl zůstat z doby, kdy na ní stálo něco jiného",
        en="the PDF holds a small picture of the page; it may be left from when something else stood on it",
        do_cs="vytvořte PDF znovu, nebo náhledy v Acrobatu odstraňte (Dokument → Odstranit skryté informace)",
        do_en="make the PDF anew, or remove the thumbnails in Acrobat (Remove Hidden Information)",
        why_cs="v obrázku se jména hledat nedají; prohlížeč si náhled vytvoří sám.",
        why_en="names cannot be looked for in a picture; a viewer makes thumbnails itself.",
        example={},
    ),
    "pdf-attachment-unread": Message(
        Severity.ERROR,
        cs="v PDF je přiložený soubor „{name}“, do kterého docpipe nevidí",
        en="the PDF carries the file “{name}”, into which docpipe cannot look",
        do_cs="podívejte se, co je v něm, a z veřejného PDF ho vyjměte",
        do_en="look at what it holds and take it out of the public PDF",
        why_cs="přiložený soubor jde s PDF celý; co se nedá přečíst, to se nedá ani prohledat.",
        why_en="an attached file goes with the PDF whole; what cannot be read cannot be searched.",
        example={"name": "prezence.xls"},
    ),
    "privacy-without-people": Message(
        Severity.WARNING,
        cs="soubor se ověřuje mimo pracovní složku: jména, e-maily a telefony, které se nesmějí zveřejnit, docpipe nezná",
        en="the file is verified outside of a workspace: docpipe knows no names, addresses or phones that must not be published",
        do_cs="spusťte příkaz v pracovní složce, nebo ji zadejte volbou -C SLOŽKA",
        do_en="run the command in a workspace, or name it by -C FOLDER",
        why_cs="bez rejstříku lidí se poznají jen rodná čísla, data narození, komentáře, skryté a zakryté texty a autoři.",
        why_en="without a register of people only birth numbers, dates of birth, comments, hidden and covered texts and authors can be told.",
        example={},
    ),
    "verify-blind": Message(
        Severity.ERROR,
        cs="do souboru docpipe nevidí, osobní údaje v něm nemůže hledat",
        en="docpipe cannot look into the file and so cannot look for personal data in it",
        do_cs="uložte ho jako .docx, .xlsx, .pdf nebo text bez hesla a ověřte znovu; starý formát (.doc, .xls) do veřejných souborů nepatří",
        do_en="save it as .docx, .xlsx, .pdf or text without a password and verify it again; old formats (.doc, .xls) do not belong among public files",
        why_cs="co se nedá přečíst, to se nedá ani prohledat; text, který se v souboru přesto našel, se prohledal.",
        why_en="what cannot be read cannot be searched; such text as was found in the file was searched all the same.",
        example={},
    ),
    "verify-birth-number": Message(
        Severity.ERROR,
        cs="dokument obsahuje rodné číslo ({value})",
        en="the document has a birth number ({value})",
        do_cs="odstraňte rodné číslo z obsahu; do zápisu ani prezenční listiny nepatří",
        do_en="remove the birth number from the content; it belongs neither into minutes nor on an attendance sheet",
        why_cs=_BIRTH_WHY_CS,
        why_en=_BIRTH_WHY_EN,
        example={"edition": "internal", "value": "855101/…", "text": ""},
    ),
    "privacy-surname": Message(
        Severity.WARNING,
        cs="veřejná verze obsahuje slovo „{value}“, které je i příjmením osoby, jejíž jméno se netiskne: „{text}“",
        en="the public edition has the word “{value}”, also the surname of a person whose name is not printed: “{text}”",
        do_cs=(
            "přečtěte to místo; je-li to ta osoba, napište místo jména její roli nebo dejte větu mezi „::: interní“ a „:::“; je-li to jiné slovo nebo "
            "jiná osoba, zapište příjmení s důvodem do docpipe.yaml („povolené nálezy“)"
        ),
        do_en=(
            "read that place; if it is that person, write the part played instead of the name, or put the sentence between “::: internal” and “:::”; "
            "if it is another word or another person, add the surname with a reason to docpipe.yaml (“allowed_findings”)"
        ),
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"edition": "public", "value": "Malý", "text": "Malý sál radnice"},
    ),
    "privacy-name-unknown": Message(
        Severity.WARNING,
        cs="veřejná verze obsahuje „{value}“: vypadá to jako jméno osoby, o které obsah nic neříká: „{text}“",
        en="the public edition has “{value}”: it looks like the name of a person of whom the content says nothing: “{text}”",
        do_cs=(
            "smí-li být jmenována, zapište ji do lide.yaml s „veřejné: jméno“; nesmí-li, napište místo jména roli nebo dejte větu mezi „::: interní“ a „:::“; "
            "není-li to osoba, zapište to s důvodem do docpipe.yaml („povolené nálezy“)"
        ),
        do_en=(
            "if the person may be named, add them to people.yaml with “veřejné: jméno” (public: name); if not, write the part played instead of the name or put the "
            "sentence between “::: internal” and “:::”; if it is no person, add it with a reason to docpipe.yaml (“allowed_findings”)"
        ),
        why_cs=(
            "jméno, které stojí jen v textu, nikdo neoznačil za veřejné ani za soukromé, a hledání úniků o něm neví. Hlásí se obvyklé křestní jméno v kterémkoli pádě a "
            "za ním slovo s velkým písmenem; ulice, školy a svatí ne."
        ),
        why_en=(
            "nobody said of a name that stands in a text only whether it is public, and the search for leaks does not know it. Told is a usual given name in any case "
            "with a capitalised word after it; streets, schools and saints are not."
        ),
        example={"edition": "public", "value": "Hugovi Neznámému", "text": "pomoc Hugovi Neznámému s dluhy"},
    ),
    "privacy-author-named": Message(
        Severity.WARNING,
        cs="ve vlastnostech souboru stojí jako autor „{found}“",
        en="the file's properties name “{found}” as the author",
        do_cs="v šabloně vymažte autora (Soubor → Informace → Zkontrolovat problémy → Zkontrolovat dokument) a sestavte znovu",
        do_en="clear the author in the template (File → Info → Check for Issues → Inspect Document) and build again",
        why_cs="vlastnosti souboru si přečte každý; ve veřejné verzi smí být autorem organizace, ne osoba.",
        why_en="anybody can read a file's properties; in a public edition the author may be an organisation, not a person.",
        example={"found": "Jana Dvořáková"},
    ),
}
