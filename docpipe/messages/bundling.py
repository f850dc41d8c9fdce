"""What is told of the files that go into a bundle, and of merging them."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_ARCHIVE_WHY_CS = (
    "Výstupní formát pro archiv je PDF/A (vyhláška č. 259/2012 Sb., § 23). Svazek se k němu smí přihlásit jen tehdy, když mu odpovídají všechny jeho části; jinak by o sobě "
    "tvrdil, co není pravda."
)
_ARCHIVE_WHY_EN = "The archival output format is PDF/A (Decree 259/2012, § 23). A bundle may declare it only when all its parts conform; otherwise it would claim what is not true."
_TAGS_WHY_CS = (
    "Bez značek čtečka obrazovky nepozná nadpisy, tabulky ani pořadí čtení (zákon č. 99/2019 Sb.; ISO 14289-1, 7.1). Část se do svazku vloží tak, že se čte v pořadí, v jakém je "
    "vysázená, ale celek se k PDF/UA nehlásí."
)
_TAGS_WHY_EN = (
    "Without tags a screen reader knows neither headings nor tables nor reading order (Act 99/2019; ISO 14289-1, 7.1). The part goes in so that it is read in the order in which "
    "it was set, but the whole does not declare PDF/UA."
)
_DAMAGE_WHY_CS = "Poškozený soubor se potichu neopravuje: co z něj chybí, by ve svazku nikdo nepoznal. Obvykle jde o nedotažené stahování nebo plný disk."
_DAMAGE_WHY_EN = (
    "A damaged file is not mended on the quiet: nobody would see in the bundle what it has lost. Usually a download was cut short or a disk was full."
)

MESSAGES: dict[str, Message] = {
    "bundle-without-parts": Message(
        Severity.ERROR,
        cs="svazek „{bundle}“ nemá žádnou část",
        en="the bundle “{bundle}” has no part",
        do_cs="uveďte alespoň jeden dokument nebo soubor",
        do_en="give at least one document or file",
        why_cs="prázdné PDF by nikdo neotevřel.",
        why_en="nobody could open an empty PDF.",
        example={"bundle": "plan-s-prilohami.pdf"},
    ),
    "bundle-too-large": Message(
        Severity.ERROR,
        cs="části svazku „{bundle}“ mají dohromady přes {limit} MB",
        en="the parts of the bundle “{bundle}” have over {limit} MB together",
        do_cs="rozdělte je do více svazků, nebo uložte skeny v menším rozlišení (na text stačí 200 až 300 dpi)",
        do_en="divide them into several bundles, or save the scans at a lower resolution (200 to 300 dpi do for text)",
        why_cs="části se při skládání drží v paměti; větší svazek by navíc nepřijala datová schránka ani portál.",
        why_en="the parts are held in memory while they are merged; and no data box and no portal would take a larger one.",
        example={"bundle": "plan-s-prilohami.pdf", "limit": 600},
    ),
    "bundle-part-missing": Message(
        Severity.ERROR,
        cs="soubor „{file}“ tu není",
        en="the file “{file}” is not there",
        do_cs="zkontrolujte jméno a složku (velikost písmen rozhoduje); chybí-li sken, doplňte ho",
        do_en="check the name and the folder (upper and lower case differ); add a scan that is missing",
        why_cs="Svazek se na soubor odkazuje, ale na udaném místě žádný není. Bez něj by svazek nebyl úplný, proto nevznikne.",
        why_en="The bundle refers to the file, but there is none at that place. Without it the bundle would not be whole, so it is not made.",
        example={"file": "skeny/prezence.pdf"},
    ),
    "bundle-part-empty": Message(
        Severity.ERROR,
        cs="soubor „{file}“ je prázdný",
        en="the file “{file}” is empty",
        do_cs="naskenujte nebo uložte ho znovu",
        do_en="scan or save it again",
        why_cs=_DAMAGE_WHY_CS,
        why_en=_DAMAGE_WHY_EN,
        example={"file": "skeny/prezence.pdf"},
    ),
    "bundle-part-unknown": Message(
        Severity.ERROR,
        cs="soubor „{file}“ není PDF, JPG, PNG ani TIFF (je to: {found})",
        en="the file “{file}” is no PDF, JPG, PNG or TIFF (it is: {found})",
        do_cs="uložte ho jako PDF; fotografie z telefonu uložte jako JPG",
        do_en="save it as PDF; save photographs from a phone as JPG",
        why_cs="O tom, co soubor je, rozhoduje jeho obsah, ne přípona. Do svazku jdou stránky PDF a obrázky.",
        why_en="What a file is, its content says, not its suffix. Pages of PDF and pictures go into a bundle.",
        example={"file": "prilohy/rozpocet.pdf", "found": "Excel"},
    ),
    "bundle-part-misnamed": Message(
        Severity.WARNING,
        cs="soubor „{file}“ je podle obsahu {found}, ne to, co říká jeho přípona",
        en="by its content the file “{file}” is {found}, not what its suffix says",
        do_cs="přejmenujte ho, ať ho otevřou i jiné programy; do svazku se vloží i tak",
        do_en="rename it, so that other programs open it; it goes into the bundle all the same",
        why_cs="O tom, co soubor je, rozhoduje jeho obsah, ne přípona.",
        why_en="What a file is, its content says, not its suffix.",
        example={"file": "skeny/prezence.pdf", "found": "JPEG"},
    ),
    "bundle-part-too-large": Message(
        Severity.ERROR,
        cs="soubor „{file}“ má {size} MB; do svazku smí mít nejvýš {limit} MB",
        en="the file “{file}” has {size} MB; for a bundle it may have {limit} MB at most",
        do_cs="rozdělte ho, nebo sken uložte v menším rozlišení (na text stačí 200 až 300 dpi, šedě nebo černobíle)",
        do_en="divide it, or save the scan at a lower resolution (200 to 300 dpi do for text, in grey or black and white)",
        why_cs="části se při skládání drží v paměti; a datová schránka přijme celou zprávu nejvýš se 100 MB.",
        why_en="parts are held in memory while they are merged; and a data box takes a message of 100 MB at most.",
        example={"file": "skeny/archiv.pdf", "size": 512, "limit": 200},
    ),
    "bundle-part-encrypted": Message(
        Severity.ERROR,
        cs="PDF „{file}“ je zašifrované nebo má zakázané úpravy",
        en="the PDF “{file}” is encrypted or has restrictions set",
        do_cs="uložte ho bez hesla a bez omezení, nebo si takový soubor vyžádejte",
        do_en="save it without a password and without restrictions, or ask for such a file",
        why_cs="Zašifrovaný soubor nelze archivovat (ISO 19005-2, 6.1.3) a omezení, která dal autor, docpipe neobchází.",
        why_en="An encrypted file cannot be archived (ISO 19005-2, 6.1.3), and docpipe does not get round restrictions that an author set.",
        example={"file": "prilohy/smlouva.pdf"},
    ),
    "bundle-part-damaged": Message(
        Severity.ERROR,
        cs="soubor „{file}“ je poškozený nebo neúplný („{reason}“)",
        en="the file “{file}” is damaged or not whole (“{reason}”)",
        do_cs="stáhněte nebo naskenujte ho znovu; otevře-li ho prohlížeč, uložte ho z něj znovu (Tisk → Uložit jako PDF) a zkontrolujte, že nic nechybí",
        do_en="download or scan it again; if a viewer opens it, save it from there (Print → Save as PDF) and check that nothing is missing",
        why_cs=_DAMAGE_WHY_CS,
        why_en=_DAMAGE_WHY_EN,
        example={"file": "prilohy/smlouva.pdf", "reason": "unable to find trailer dictionary"},
    ),
    "bundle-part-without-pages": Message(
        Severity.ERROR,
        cs="PDF „{file}“ nemá žádnou stránku",
        en="the PDF “{file}” has no page",
        do_cs="uložte ho znovu",
        do_en="save it again",
        why_cs=_DAMAGE_WHY_CS,
        why_en=_DAMAGE_WHY_EN,
        example={"file": "prilohy/smlouva.pdf"},
    ),
    "bundle-part-signed": Message(
        Severity.ERROR,
        cs="PDF „{file}“ je elektronicky podepsané; vložením stránek do svazku by podpis přestal platit",
        en="the PDF “{file}” is digitally signed; merging its pages into the bundle would break the signature",
        do_cs="vložte ho celé jako přílohu, nebo ho nechte vedle svazku v ZIPu; do stránek svazku dejte nepodepsanou podobu",
        do_en="put it in whole as an attachment, or leave it beside the bundle in the ZIP; put an unsigned copy among the pages",
        why_cs="Podpis platí pro soubor bajt po bajtu (ISO 32000-1, 12.8). Sloučený dokument by vypadal jako podepsaný, a nebyl by.",
        why_en="A signature holds for a file byte by byte (ISO 32000-1, 12.8). The merged document would look signed, and would not be.",
        example={"file": "prilohy/smlouva.pdf"},
    ),
    "bundle-part-form": Message(
        Severity.WARNING,
        cs="PDF „{file}“ je formulář (počet polí: {count}, mimo jiné {fields}); ve svazku zůstane, co je vyplněno, ale už to nepůjde měnit",
        en="the PDF “{file}” is a form (fields: {count}, among them {fields}); what was filled in stays in the bundle, but can no longer be changed",
        do_cs="zkontrolujte, že je formulář vyplněný; prázdný patří vedle svazku",
        do_en="check that the form is filled in; an empty one belongs beside the bundle",
        why_cs="Pole dvou formulářů se stejným jménem by si hodnoty přepisovala; do archivu patří to, co bylo vyplněno.",
        why_en="Fields of two forms by the same name would overwrite each other; what was filled in is what belongs into an archive.",
        example={"file": "prilohy/zadost.pdf", "fields": ("jmeno", "datum"), "count": 12},
    ),
    "bundle-part-script": Message(
        Severity.WARNING,
        cs="PDF „{file}“ obsahuje skript nebo akci, která se sama spouští; do svazku se nepřevezme",
        en="the PDF “{file}” contains a script or an action that runs by itself; it is not taken over",
        do_cs="zkontrolujte, že stránky vypadají správně i bez něj",
        do_en="check that the pages look right without it",
        why_cs="PDF/A skripty nedovoluje (ISO 19005-2, 6.5) a prohlížeče i datové schránky je odmítají.",
        why_en="PDF/A does not allow scripts (ISO 19005-2, 6.5), and viewers and data boxes refuse them.",
        example={"file": "prilohy/zadost.pdf"},
    ),
    "bundle-part-attachments": Message(
        Severity.WARNING,
        cs="PDF „{file}“ má v sobě vložené soubory ({names}); do svazku se nepřevezmou",
        en="the PDF “{file}” has files embedded ({names}); they are not taken over",
        do_cs="jsou-li potřeba, vyjměte je z PDF a uveďte je ve svazku jako samostatné části nebo přílohy",
        do_en="if they are needed, take them out of the PDF and give them as parts or attachments of the bundle",
        why_cs="PDF/A-2 smí nést jen přílohy, které jsou samy PDF/A (ISO 19005-2, 6.8).",
        why_en="PDF/A-2 may only carry attachments that are PDF/A themselves (ISO 19005-2, 6.8).",
        example={"file": "prilohy/zadost.pdf", "names": ("rozpocet.xlsx",)},
    ),
    "bundle-part-untagged": Message(
        Severity.WARNING,
        cs="PDF „{file}“ nemá značky struktury, svazek se nebude hlásit k PDF/UA",
        en="the PDF “{file}” has no structure tags, the bundle will not declare PDF/UA",
        do_cs="vyžádejte si ho uložené s volbou „PDF se značkami“, nebo vložte původní dokument Wordu",
        do_en="ask for it saved with the option “tagged PDF”, or put in the Word document it was made from",
        why_cs=_TAGS_WHY_CS,
        why_en=_TAGS_WHY_EN,
        example={"file": "prilohy/smlouva.pdf"},
    ),
    "bundle-part-not-accessible": Message(
        Severity.WARNING,
        cs="PDF „{file}“ se nehlásí k PDF/UA, svazek se k němu hlásit nebude",
        en="the PDF “{file}” does not declare PDF/UA, nor will the bundle",
        do_cs="vyžádejte si ho uložené s volbou „přístupné PDF (PDF/UA)“",
        do_en="ask for it saved with the option “accessible PDF (PDF/UA)”",
        why_cs="Značky tu jsou a ve svazku zůstanou; zda podle nich čtečka obrazovky dokument přečte celý, za něj svazek ručit nemůže (zákon č. 99/2019 Sb.; ISO 14289-1).",
        why_en="The tags are there and stay; that a screen reader can read the whole document by them, the bundle cannot vouch for (Act 99/2019; ISO 14289-1).",
        example={"file": "prilohy/smlouva.pdf"},
    ),
    "bundle-part-without-text": Message(
        Severity.WARNING,
        cs="„{file}“ nemá textovou vrstvu na stránkách {pages}",
        en="“{file}” has no text layer on pages {pages}",
        do_cs="nechte sken rozpoznat (OCR): nainstalujte ocrmypdf s češtinou (tesseract-ocr-ces), nebo zapněte rozpoznání textu ve skeneru",
        do_en="let the scan be recognised (OCR): install ocrmypdf with Czech (tesseract-ocr-ces), or switch on text recognition in the scanner",
        why_cs="Textové dokumenty musí mít strojově čitelnou textovou vrstvu (vyhláška č. 259/2012 Sb., § 16 odst. 5); sken bez ní nejde prohledat ani přečíst nahlas.",
        why_en="Text documents must have a machine-readable text layer (Decree 259/2012, § 16(5)); a scan without it can be neither searched nor read aloud.",
        example={"file": "skeny/prezence.pdf", "pages": "1–2"},
    ),
    "bundle-part-font-missing": Message(
        Severity.WARNING,
        cs="v PDF „{file}“ nejsou vložená písma: {fonts}; svazek se nebude hlásit k PDF/A",
        en="in the PDF “{file}” fonts are not embedded: {fonts}; the bundle will not declare PDF/A",
        do_cs="vyžádejte si ho uložené jako PDF/A (písma jsou pak uvnitř)",
        do_en="ask for it saved as PDF/A (the fonts are inside then)",
        why_cs="Na počítači bez toho písma se text vysadí jinak nebo vůbec. " + _ARCHIVE_WHY_CS,
        why_en="On a machine without the font the text is set differently or not at all. " + _ARCHIVE_WHY_EN,
        example={"file": "prilohy/smlouva.pdf", "fonts": ("Helvetica",)},
    ),
    "bundle-part-not-archival": Message(
        Severity.WARNING,
        cs="PDF „{file}“ se nehlásí k PDF/A, svazek se k němu hlásit nebude",
        en="the PDF “{file}” does not declare PDF/A, nor will the bundle",
        do_cs="vyžádejte si ho uložené jako PDF/A, nebo vložte původní dokument Wordu",
        do_en="ask for it saved as PDF/A, or put in the Word document it was made from",
        why_cs=_ARCHIVE_WHY_CS,
        why_en=_ARCHIVE_WHY_EN,
        example={"file": "prilohy/smlouva.pdf"},
    ),
}
