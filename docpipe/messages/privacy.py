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
_DO_CS = "má-li být veřejné, označte to v obsahu („veřejné: jméno“); jinak text přepište nebo dejte mezi „::: interní“ a „:::“"
_DO_EN = "if it may be public, mark it so in the content (“public: name”); else reword the text or put it between “::: internal” and “:::”"
_BIRTH_WHY_CS = (
    "Rodné číslo smí zpracovávat jen ten, komu to zákon dovoluje (zákon č. 133/2000 Sb., § 13c). Hlásí se čísla s platným datem a kontrolní číslicí. "
)
_BIRTH_WHY_EN = "A birth number may be processed only by those whom the law allows (Act 133/2000, § 13c). Told are numbers with a valid date and check digit. "

MESSAGES: dict[str, Message] = {
    "leak-name": Message(
        Severity.ERROR,
        cs="verze „{edition}“ obsahuje jméno „{value}“, které v něm být nesmí: „{text}“",
        en="the edition “{edition}” has the name “{value}”, which must not be in it: “{text}”",
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
        cs="verze „{edition}“ obsahuje e-mail „{value}“, který v něm být nesmí",
        en="the edition “{edition}” has the e-mail address “{value}”, which must not be in it",
        do_cs=_DO_CS,
        do_en=_DO_EN,
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"edition": "public", "value": "dvorakova@obec.cz", "text": ""},
    ),
    "leak-phone": Message(
        Severity.ERROR,
        cs="verze „{edition}“ obsahuje telefon „{value}“, který v něm být nesmí: „{text}“",
        en="the edition “{edition}” has the phone number “{value}”, which must not be in it: “{text}”",
        do_cs=_DO_CS,
        do_en=_DO_EN,
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"edition": "public", "value": "+420607117124", "text": "tel. 607 117 124"},
    ),
    "leak-birth-number": Message(
        Severity.ERROR,
        cs="verze „{edition}“ obsahuje rodné číslo ({value})",
        en="the edition “{edition}” has a birth number ({value})",
        do_cs="odstraňte rodné číslo z obsahu",
        do_en="remove the birth number from the content",
        why_cs=_BIRTH_WHY_CS + _WHY_CS,
        why_en=_BIRTH_WHY_EN + _WHY_EN,
        example={"edition": "public", "value": "855101/…", "text": ""},
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
        cs="verze „{edition}“ obsahuje slovo „{value}“, které je i příjmením osoby, jejíž jméno se netiskne: „{text}“",
        en="the edition “{edition}” has the word “{value}”, also the surname of a person whose name is not printed: “{text}”",
        do_cs=(
            "přečtěte to místo; je-li to ta osoba, napište místo jména její roli nebo dejte větu mezi „::: interní“ a „:::“; je-li to jiné slovo nebo "
            "jiná osoba, zapište příjmení do docpipe.yaml mezi povolená jména („povolená jména“)"
        ),
        do_en=(
            "read that place; if it is that person, write the part played instead of the name, or put the sentence between “::: internal” and “:::”; "
            "if it is another word or another person, add the surname to the allowed names in docpipe.yaml (“allowed_names”)"
        ),
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"edition": "public", "value": "Malý", "text": "Malý sál radnice"},
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
