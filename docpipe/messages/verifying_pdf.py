"""What is told of a finished PDF."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_BUILD_CS = "sestavte PDF znovu příkazem „docpipe build“; soubor odjinud si od autora vyžádejte znovu"
_BUILD_EN = "build the PDF again by “docpipe build”; ask the author for a foreign file again"
_KEEP_WHY_CS = (
    "Výstupní formát pro archiv je PDF/A (vyhláška č. 259/2012 Sb., § 23; ISO 19005): bez šifrování, skriptů a cizích příloh, s písmy uvnitř. Tady jde o základní "
    "kontrolu; zda je soubor platné PDF/A, posoudí validátor, třeba veraPDF."
)
_KEEP_WHY_EN = (
    "The archival output format is PDF/A (Decree 259/2012, § 23; ISO 19005): no encryption, scripts or foreign attachments, fonts inside. This is a basic check; "
    "whether a file is valid PDF/A is for a validator such as veraPDF to say."
)
_PAGES_WHY_CS = "Každé číslo strany v obsahu, seznamech a odkazech se porovnává se stránkou PDF, na které věc opravdu je, a každý řádek obsahu s tím, co je na stránce vytištěno."
_PAGES_WHY_EN = "Each page number in contents, lists and references is compared with the page of the PDF where the thing really is, and each line of contents with what the page says."

MESSAGES: dict[str, Message] = {
    "pdf-unreadable": Message(
        Severity.ERROR,
        cs="soubor není celé PDF („{reason}“)",
        en="the file is not a whole PDF (“{reason}”)",
        do_cs=_BUILD_CS,
        do_en=_BUILD_EN,
        why_cs="soubor, který neotevře knihovna, neotevře ani úřad; obvykle jde o nedotažené stahování nebo plný disk.",
        why_en="what a library cannot open, an office cannot either; usually a download was cut short or a disk was full.",
        example={"reason": "can't find PDF header"},
    ),
    "pdf-encrypted": Message(
        Severity.ERROR,
        cs="PDF je zašifrované nebo má zakázané úpravy",
        en="the PDF is encrypted or has restrictions set",
        do_cs="uložte ho bez hesla a bez omezení",
        do_en="save it without a password and without restrictions",
        why_cs=_KEEP_WHY_CS,
        why_en=_KEEP_WHY_EN,
    ),
    "pdf-without-pages": Message(
        Severity.ERROR,
        cs="PDF nemá žádnou stránku",
        en="the PDF has no page",
        do_cs=_BUILD_CS,
        do_en=_BUILD_EN,
        why_cs="prázdné PDF vzniká, když převod selže a neohlásí to.",
        why_en="an empty PDF comes of a conversion that failed and did not say so.",
    ),
    "pdf-script": Message(
        Severity.ERROR,
        cs="PDF obsahuje skript nebo akci, která se sama spouští",
        en="the PDF contains a script or an action that runs by itself",
        do_cs="uložte ho znovu bez skriptů, nebo si vyžádejte jiný soubor",
        do_en="save it again without scripts, or ask for another file",
        why_cs=_KEEP_WHY_CS,
        why_en=_KEEP_WHY_EN,
    ),
    "pdf-attachment": Message(
        Severity.ERROR,
        cs="v PDF je vložený soubor „{name}“",
        en="a file “{name}” is embedded in the PDF",
        do_cs="přílohu z PDF vyjměte a pošlete ji zvlášť",
        do_en="take the attachment out of the PDF and send it separately",
        why_cs=_KEEP_WHY_CS,
        why_en=_KEEP_WHY_EN,
        example={"name": "tabulka.xlsx"},
    ),
    "pdf-not-archival": Message(
        Severity.WARNING,
        cs="PDF se nehlásí k PDF/A (základní kontrola)",
        en="the PDF does not declare PDF/A (basic check)",
        do_cs="sestavte ho znovu; PDF z jiného programu uložte s volbou „PDF/A“",
        do_en="build it again; save one from another program with the option “PDF/A”",
        why_cs=_KEEP_WHY_CS,
        why_en=_KEEP_WHY_EN,
    ),
    "pdf-untagged": Message(
        Severity.ERROR,
        cs="PDF nemá značky struktury",
        en="the PDF has no structure tags",
        do_cs="sestavte ho znovu; z jiného programu ho uložte s volbou „PDF se značkami“",
        do_en="build it again; from another program save it with the option “tagged PDF”",
        why_cs="bez značek čtečka obrazovky nepozná nadpisy, tabulky ani pořadí čtení (zákon č. 99/2019 Sb.; EN 301 549; ISO 14289-1, 7.1).",
        why_en="without tags a screen reader knows neither headings nor tables nor reading order (Act 99/2019; EN 301 549; ISO 14289-1, 7.1).",
    ),
    "pdf-title-hidden": Message(
        Severity.WARNING,
        cs="okno prohlížeče ukáže název souboru místo názvu dokumentu",
        en="the viewer's window will show the file's name instead of the document's title",
        do_cs="sestavte PDF znovu; v jiném programu zapněte „Zobrazit název dokumentu“",
        do_en="build the PDF again; in another program switch on “display document title”",
        why_cs="PDF/UA chce DisplayDocTitle (ISO 14289-1, 7.1).",
        why_en="PDF/UA wants DisplayDocTitle (ISO 14289-1, 7.1).",
    ),
    "pdf-figure-without-alt": Message(
        Severity.ERROR,
        cs="obrázek v PDF nemá náhradní text",
        en="a picture in the PDF has no alternative text",
        do_cs="doplňte náhradní text v šabloně (pravé tlačítko na obrázku → Zobrazit alternativní text) a sestavte znovu",
        do_en="add an alternative text in the template (right click on the picture → View Alt Text) and build again",
        why_cs="kdo obrázek nevidí, slyší jeho náhradní text (ISO 14289-1, 7.3; EN 301 549, 10.1.1.1).",
        why_en="who does not see a picture hears its alternative text (ISO 14289-1, 7.3; EN 301 549, 10.1.1.1).",
    ),
    "pdf-page-without-text": Message(
        Severity.WARNING,
        cs="stránka nemá žádný text: je prázdná, nebo je to jen obrázek",
        en="the page has no text: it is empty, or only a picture",
        do_cs="prázdnou stránku odstraňte v šabloně; sken nechte rozpoznat (OCR), aby měl textovou vrstvu",
        do_en="remove an empty page in the template; let a scan be recognised (OCR), so that it has a text layer",
        why_cs="textové dokumenty musí mít strojově čitelnou textovou vrstvu (vyhláška č. 259/2012 Sb., § 16 odst. 5).",
        why_en="text documents must have a machine-readable text layer (Decree 259/2012, § 16(5)).",
    ),
    "pdf-font-not-embedded": Message(
        Severity.ERROR,
        cs="písmo „{font}“ není v PDF vložené",
        en="the font “{font}” is not embedded in the PDF",
        do_cs=_BUILD_CS,
        do_en=_BUILD_EN,
        why_cs="na počítači bez toho písma by se text vysadil jinak nebo vůbec. " + _KEEP_WHY_CS,
        why_en="on a machine without the font the text would be set differently or not at all. " + _KEEP_WHY_EN,
        example={"font": "Helvetica"},
    ),
    "glyph-missing": Message(
        Severity.ERROR,
        "znak {characters} nemá žádné písmo tohoto počítače: na stránce PDF je místo něj prázdný rámeček („{text}“)",
        "no font of this machine has the character {characters}: on the page of the PDF an empty box stands in its place (“{text}”)",
        "znak smažte nebo nahraďte jiným, případně nainstalujte písmo, které jej má (třeba fonts-noto), a sestavte znovu",
        "remove the character or use another one, or install a font that has it (fonts-noto, say), and build again",
        "Chybějící znak se v PDF vytiskne jako rámeček, a přitom ho vyhledávání i kontroly PDF/A najdou, jako by tam byl. Proto se hledá podle písem počítače.",
        "A missing character is printed as a box, and yet searching and PDF/A checks find it as if it were there. So it is looked for in the machine's fonts.",
        {"characters": "🧿 (U+1F9FF)", "text": "Kulatý stůl 🧿"},
    ),
    "pdf-glyph-missing": Message(
        Severity.ERROR,
        cs="písmo „{font}“ nemá znak {characters}: na stránce je místo něj prázdný rámeček",
        en="the font “{font}” lacks the character {characters}: the page has an empty box in its place",
        do_cs="nahraďte znak v obsahu jiným, nebo nainstalujte písmo, které ho má, a sestavte znovu",
        do_en="use another character in the content, or install a font that has it, and build again",
        why_cs="vyhledávání i validátory znaku věří, protože v tabulce písma stojí; že se vytiskl rámeček, ukáže až porovnání obrysů uvnitř písma.",
        why_en="search and validators believe in the character, for the font's table names it; that a box was printed shows only when the outlines are compared.",
        example={"font": "DejaVuSans", "characters": "𒀀"},
    ),
    "page-number-wrong": Message(
        Severity.ERROR,
        cs="u „{text}“ je číslo strany {shown}, ale je to na straně {page}",
        en="“{text}” has the page number {shown}, but it stands on page {page}",
        do_cs="sestavte dokument znovu; zůstane-li to, napište autorům docpipe",
        do_en="build the document again; if it stays, write to docpipe's authors",
        why_cs=_PAGES_WHY_CS,
        why_en=_PAGES_WHY_EN,
        example={"text": "4.2 Financování", "shown": "31", "page": "32"},
    ),
    "page-number-of-nothing": Message(
        Severity.ERROR,
        cs="číslo strany u „{text}“ nevede na žádné místo v PDF",
        en="the page number of “{text}” leads to no place in the PDF",
        do_cs="sestavte dokument znovu; je-li odkaz v šabloně, ukažte jím na záložku, která v ní je",
        do_en="build the document again; if the reference is the template's, point it to a bookmark that is there",
        why_cs=_PAGES_WHY_CS,
        why_en=_PAGES_WHY_EN,
        example={"text": "4.2 Financování"},
    ),
    "contents-line-lost": Message(
        Severity.ERROR,
        cs="řádek obsahu „{text} … {page}“ v PDF není",
        en="the line of contents “{text} … {page}” is not in the PDF",
        do_cs="zkontrolujte styly obsahu v šabloně (toc 1, toc 2 …) a sestavte dokument znovu",
        do_en="check the template's styles of contents (toc 1, toc 2 …) and build the document again",
        why_cs=_PAGES_WHY_CS,
        why_en=_PAGES_WHY_EN,
        example={"text": "4.2 Financování", "page": "32"},
    ),
    "contents-line-other": Message(
        Severity.ERROR,
        cs="obsah slibuje na straně {page} „{text}“, ale tak to tam není",
        en="the contents promise “{text}” on page {page}, but it does not stand there so",
        do_cs="zkontrolujte číslování nadpisů v šabloně: číslo v obsahu má být to, které Word tiskne",
        do_en="check the numbering of headings in the template: the number in the contents should be the one that Word prints",
        why_cs=_PAGES_WHY_CS,
        why_en=_PAGES_WHY_EN,
        example={"text": "4.2 Financování", "page": "32"},
    ),
    "heading-orphaned": Message(
        Severity.WARNING,
        cs="nadpis „{text}“ zůstal sám na konci stránky",
        en="the heading “{text}” is left alone at the foot of a page",
        do_cs="zapněte v šabloně u stylu nadpisu „Svázat s následujícím“",
        do_en="switch on “Keep with next” for the heading's style in the template",
        why_cs="Nadpis patří k tomu, co uvozuje; čtenář na konci stránky neví, že text pokračuje.",
        why_en="A heading belongs to what it introduces; at the foot of a page a reader does not know that the text goes on.",
        example={"text": "4.2 Financování"},
    ),
    "page-blank": Message(
        Severity.WARNING,
        cs="stránka je prázdná, má jen záhlaví a zápatí",
        en="the page is blank but for its header and footer",
        do_cs="odstraňte v šabloně zbytečný konec stránky nebo oddílu",
        do_en="take a needless page or section break out of the template",
        why_cs="Prázdná stránka uprostřed dokumentu vypadá jako chyba tisku.",
        why_en="A blank page within a document looks like a printing error.",
    ),
}
