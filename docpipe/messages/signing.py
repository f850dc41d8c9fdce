"""What is said of filing the signed scan of a released document."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_WHY_CS = (
    "Podepsaný originál zůstává v pořadači; jeho sken se ukládá vedle vydaného dokumentu, aby se vědělo, ke které verzi patří. Svazky dokladů si ho odtud berou. "
    "Uložený sken se nepřepisuje."
)
_WHY_EN = (
    "The signed original stays in its binder; its scan is kept beside the released document, so that it is known which version it belongs to. Bundles of evidence take it from there. "
    "A scan that was filed is never written over."
)

MESSAGES: dict[str, Message] = {
    "signed-one-document": Message(
        Severity.ERROR,
        cs="podepsaný sken patří k jednomu dokumentu, výběru jich odpovídá {count}: {documents}",
        en="a signed scan belongs to one document, the selection has {count}: {documents}",
        do_cs="přidejte druh, záznam nebo „interni“ či „verejny“: docpipe release prezencni-listina 2021-03-09 --signed SOUBOR",
        do_en="add kind, record or edition: docpipe release prezencni-listina 2021-03-09 --signed FILE",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"count": 2, "documents": ("ukazka/zapis/2024-03-14_zapis_interni", "ukazka/zapis/2024-03-14_zapis_verejny")},
    ),
    "signed-kind": Message(
        Severity.ERROR,
        cs="„{file}“ nemůže být podepsaným skenem; lze: {known}",
        en="“{file}” cannot be a signed scan; possible are: {known}",
        do_cs="naskenujte podepsaný list do PDF, nebo ho vyfoťte jako JPG",
        do_en="scan the signed sheet to a PDF, or take a picture of it as JPG",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"file": "podpisy.docx", "known": ("PDF", "JPG")},
    ),
    "signed-not-released": Message(
        Severity.ERROR,
        cs="„{title}“ ve verzi {version} vydáno není, sken není k čemu přiložit",
        en="“{title}” is not released in version {version}, there is nothing to file the scan with",
        do_cs="nejdřív dokument vydejte: docpipe release {words}",
        do_en="release the document first: docpipe release {words}",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"title": "Prezenční listina – Setkání (9. 3. 2021)", "version": "1", "words": "prezencni-listina 2021-03-09"},
    ),
    "signed-exists": Message(
        Severity.ERROR,
        cs="k verzi {version} už jiný podepsaný sken uložen je",
        en="another signed scan is filed with version {version} already",
        do_cs="byl-li to omyl, starý sken přejmenujte; jinak vydejte novou verzi s důvodem",
        do_en="if that was a mistake, rename the old scan; else release a new version with a reason",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"version": "1"},
    ),
    "signed-not-signed": Message(
        Severity.ERROR,
        cs="soubor je přesně to, co bylo vydáno (verze {version}); podpis na něm není",
        en="the file is exactly what was released (version {version}); there is no signature on it",
        do_cs="vydaný list vytiskněte, dejte podepsat a uložte jeho sken; nebo uložte PDF, do kterého byl elektronický podpis připsán",
        do_en="print the released sheet, have it signed and file its scan; or file the PDF to which an electronic signature was appended",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"version": "1"},
    ),
    "signed-other-bytes": Message(
        Severity.ERROR,
        cs="elektronicky podepsané PDF není podepsaným zněním vydaného souboru {released}",
        en="the electronically signed PDF is not the released file {released} with a signature",
        do_cs="dejte podepsat přímo soubor {released} a uložte ho znovu; je-li podepsáno jiné znění, vydejte ho jako novou verzi",
        do_en="have the file {released} itself signed and file it again; if another text was signed, release it as a new version",
        why_cs="Elektronický podpis se do PDF připisuje na konec: podepsaný soubor začíná přesně těmi bajty, které byly vydány. Jiné začátky znamenají jiný dokument.",
        why_en="An electronic signature is appended to a PDF: the signed file begins with exactly the bytes that were released. Another beginning is another document.",
        example={"released": "released/ukazka/zapis/2024-03-14_zapis_v1.pdf", "version": "1"},
    ),
    "signed-count-missing": Message(
        Severity.ERROR,
        cs="u prezenční listiny není řečeno, kolik je na ní podpisů (přítomných podle účasti: {present})",
        en="nothing says how many signatures the attendance sheet bears (present by the attendance: {present})",
        do_cs="spočítejte podpisy a přidejte jejich počet: docpipe release {words} --signed SOUBOR --signatures POČET",
        do_en="count the signatures and add their number: docpipe release {words} --signed FILE --signatures NUMBER",
        why_cs="Počet podpisů počítá člověk z listiny a docpipe ho porovná s účastí; tím se pozná, že v účasti někdo chybí nebo přebývá, dřív než to najde kontrola.",
        why_en="A person counts the signatures on the sheet and docpipe compares them with the attendance, so that a row too few or too many is found before a controller finds it.",
        example={"present": 5, "words": "prezencni-listina 2024-03-14"},
    ),
    "usage-signatures-alone": Message(
        Severity.FAULT,
        cs="„--signatures“ patří k „--signed“",
        en="“--signatures” goes with “--signed”",
        do_cs="přidejte soubor se skenem: {command} VÝBĚR --signed SOUBOR --signatures POČET",
        do_en="add the file with the scan: {command} SELECTOR --signed FILE --signatures NUMBER",
        why_cs="Podpisy se počítají na skenu podepsané listiny; bez něj není co s čím porovnat.",
        why_en="Signatures are counted on the scan of the signed sheet; without it there is nothing to compare.",
        example={"command": "docpipe release"},
    ),
}
