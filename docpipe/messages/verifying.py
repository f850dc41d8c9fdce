"""What is told of a finished file, Word or PDF alike."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_LOST_WHY_CS = (
    "Při tisku se zapisuje, co šablona opravdu vytiskla a odkud to je (ledger). V hotovém souboru se pak každý zápis hledá: ve Wordu přesně ve svém odstavci, v PDF "
    "ve stejném pořadí, bez ohledu na mezery, velikost písmen, druh pomlček a uvozovek a dělení slov."
)
_LOST_WHY_EN = (
    "What a template really printed, and where it came from, is recorded while rendering (the ledger). Each record is then looked for in the finished file: in Word "
    "exactly in its paragraph, in the PDF in the same order, regardless of white space, case, kind of dashes and quotes, and hyphenation."
)

MESSAGES: dict[str, Message] = {
    "verify-text-lost": Message(
        Severity.ERROR,
        cs="v hotovém souboru chybí „{text}“ (pole {field})",
        en="“{text}” is missing from the finished file (field {field})",
        do_cs="podívejte se na to místo v dokumentu; nejčastěji text překrývá pevná výška řádku nebo textové pole v šabloně. Pak sestavte znovu",
        do_en="look at that place in the document; most often a row of fixed height or a text box in the template cuts it off. Then build again",
        why_cs=_LOST_WHY_CS,
        why_en=_LOST_WHY_EN,
        example={"text": "rozšíření pečovatelské služby", "field": "needs[2].text"},
    ),
    "verify-text-moved": Message(
        Severity.WARNING,
        cs="„{text}“ (pole {field}) stojí zde, ne tam, kam se vytisklo",
        en="“{text}” (field {field}) stands here, not where it was printed",
        do_cs="zkontrolujte v dokumentu pořadí; pokud jste soubor upravili ručně, je to v pořádku",
        do_en="check the order in the document; if you edited the file by hand, all is well",
        why_cs=_LOST_WHY_CS,
        why_en=_LOST_WHY_EN,
        example={"text": "Diskuse o potřebách", "field": "agenda[1].title"},
    ),
    "verify-leftover-tag": Message(
        Severity.ERROR,
        cs="v hotovém dokumentu zůstala značka šablony „{value}“: „{text}“",
        en="a template's tag “{value}” was left in the finished document: “{text}”",
        do_cs="opravte značku v šabloně („docpipe templates check“ ukáže místo) a sestavte znovu",
        do_en="mend the tag in the template (“docpipe templates check” shows the place) and build again",
        why_cs="složené závorky patří jen do šablon; v hotovém dokumentu by je četl úřad. Závorky, které jsou v obsahu, se nehlásí.",
        why_en="braces belong to templates only; in a finished document an office would read them. Braces that content itself has are not told.",
        example={"value": "{{", "text": "Přítomni: {{ pocet"},
    ),
    "verify-leftover-value": Message(
        Severity.ERROR,
        cs="v hotovém dokumentu stojí „{value}“ místo hodnoty: „{text}“",
        en="the finished document has “{value}” in place of a value: “{text}”",
        do_cs="doplňte chybějící údaj v obsahu, nebo v šabloně místo podmiňte („{{% if … %}}“)",
        do_en="fill in the missing value in the content, or make the place in the template conditional (“{{% if … %}}”)",
        why_cs="None, nan a Undefined jsou slova programu pro chybějící hodnotu; čtenář jim nerozumí. Slova, která jsou v obsahu, se nehlásí.",
        why_en="None, nan and Undefined are a program's words for a missing value; readers do not understand them. Words that content itself has are not told.",
        example={"value": "None", "text": "Místo konání: None"},
    ),
    "verify-reference-broken": Message(
        Severity.ERROR,
        cs="křížový odkaz nikam nevede, dokument místo něj tiskne: „{text}“",
        en="a cross reference leads nowhere; the document prints in its place: “{text}”",
        do_cs="opravte v šabloně záložku, na kterou odkaz míří, a sestavte znovu",
        do_en="mend the bookmark in the template that the reference points to, and build again",
        why_cs="Word i LibreOffice vytisknou při neplatném odkazu chybovou větu přímo do textu; stalo se to i ve vydaných pravidlech programů.",
        why_en="Word and LibreOffice both print a sentence about the error right into the text; it happened even in published programme rules.",
        example={"value": "Chyba!", "text": "viz kapitola Chyba! Záložka není definována."},
    ),
    "verify-placeholder": Message(
        Severity.WARNING,
        cs="v dokumentu zůstal zástupný text „{value}“: „{text}“",
        en="placeholder text “{value}” was left in the document: “{text}”",
        do_cs="nahraďte ho v šabloně skutečným textem, nebo ho smažte",
        do_en="put real text in its place in the template, or delete it",
        why_cs="TODO, XXX, lorem ipsum a „[doplnit]“ si píše autor pro sebe; ve vydaném dokumentu nemají co dělat.",
        why_en="TODO, XXX, lorem ipsum and “[doplnit]” are an author's notes to herself; they have no place in an issued document.",
        example={"value": "TODO", "text": "TODO doplnit telefon"},
    ),
    "verify-language-wrong": Message(
        Severity.ERROR,
        cs="jazyk dokumentu je „{found}“, má být „{expected}“",
        en="the document's language is “{found}”, it should be “{expected}”",
        do_cs="nastavte v šabloně jazyk češtinu (Revize → Jazyk → Nastavit jazyk kontroly pravopisu → Výchozí) a sestavte znovu",
        do_en="set the template's language to Czech (Review → Language → Set Proofing Language → Set As Default) and build again",
        why_cs="podle jazyka čte dokument čtečka obrazovky; PDF/UA ho vyžaduje (ISO 14289-1, 7.2; EN 301 549). PDF ho přebírá ze stylů šablony.",
        why_en="a screen reader pronounces by the language; PDF/UA demands it (ISO 14289-1, 7.2; EN 301 549). The PDF takes it from the template's styles.",
        example={"found": "en-US", "expected": "cs-CZ"},
    ),
    "verify-title-wrong": Message(
        Severity.ERROR,
        cs="název ve vlastnostech souboru je „{found}“, má být „{expected}“",
        en="the title in the file's properties is “{found}”, it should be “{expected}”",
        do_cs="sestavte dokument znovu; vlastnosti souboru needitujte ručně",
        do_en="build the document again; do not edit the file's properties by hand",
        why_cs="název ukazuje záhlaví okna, vyhledávač i čtečka obrazovky (ISO 14289-1, 7.1); zbyl-li v něm název staré předlohy, mate.",
        why_en="the title is shown by the window, by search engines and screen readers (ISO 14289-1, 7.1); one left over from an old file misleads.",
        example={"found": "Zápis vzor", "expected": "Zápis ze setkání 9. 3. 2021"},
    ),
    "verify-draft-unmarked": Message(
        Severity.ERROR,
        cs="na stránce pracovní verze chybí označení „{mark}“",
        en="a draft's page lacks the mark “{mark}”",
        do_cs="vložte do záhlaví nebo zápatí šablony (i do záhlaví první strany) pole s označením pracovní verze",
        do_en="put the field with the draft's mark into the template's header or footer (the first page's too)",
        why_cs="pracovní verze musí být na první pohled odlišitelná od vydaného dokumentu.",
        why_en="a draft must be told from an issued document at first sight.",
        example={"mark": "PRACOVNÍ VERZE"},
    ),
    "verify-draft-mark-left": Message(
        Severity.ERROR,
        cs="ve vydávaném dokumentu zůstalo označení „{mark}“",
        en="the document to be released still has the mark “{mark}”",
        do_cs="označení v šabloně nepište natvrdo, ale polem, které se při vydání vyprázdní",
        do_en="do not write the mark into the template by hand; use the field that becomes empty at release",
        why_cs="vydaný dokument s označením pracovní verze by úřad vrátil.",
        why_en="an office would send back an issued document that calls itself a draft.",
        example={"mark": "PRACOVNÍ VERZE"},
    ),
    "verify-unknown-format": Message(
        Severity.ERROR,
        cs="soubor s příponou „{suffix}“ se ověřit nedá; umí se {known}",
        en="a file with the suffix “{suffix}” cannot be verified; known are {known}",
        do_cs="uložte dokument jako .docx nebo .pdf",
        do_en="save the document as .docx or .pdf",
        why_cs="ověřují se dokumenty Wordu (.docx) a PDF. Starý formát .doc převede Word: Soubor → Uložit jako.",
        why_en="Word documents (.docx) and PDFs are verified. Word converts the old .doc format: File → Save As.",
        example={"suffix": ".doc", "known": (".docx", ".pdf")},
    ),
    "verify-project-unknown": Message(
        Severity.FAULT,
        cs="projekt „{value}“ tu není; jsou: {known}",
        en="there is no project “{value}” here; there are: {known}",
        do_cs="opravte název za --project, nebo spusťte docpipe v pracovní složce projektu",
        do_en="correct the name after --project, or run docpipe in the project's workspace",
        why_cs="Z projektu se bere program, registrační číslo, název a to, co v něm stojí o publicitě.",
        why_en="The project gives the programme, the registration number, the name and what it says of publicity.",
        example={"value": "horazdovice", "known": ("horazdovicko", "ukazka")},
    ),
}
