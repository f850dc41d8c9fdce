"""What is said of versions of a document: what changed since a release, and the file that shows it."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

MESSAGES: dict[str, Message] = {
    "tracked-unreadable": Message(
        Severity.FAULT,
        cs="soubor nejde přečíst jako dokument Wordu ({reason})",
        en="the file cannot be read as a Word document ({reason})",
        do_cs="porovnejte původní soubor ze složky released; poškozený obnovte ze zálohy",
        do_en="compare the original file from released; restore a damaged one from a backup",
        why_cs="Změny se hledají porovnáním dvou souborů Wordu, odstavec po odstavci.",
        why_en="Changes are found by comparing two Word files, paragraph by paragraph.",
        example={"reason": "File is not a zip file"},
    ),
    "tracked-looks": Message(
        Severity.WARNING,
        cs="soubor se změnami ukazuje slova; jen vzhled se změnil u odstavců: {count}, první je „{text}“",
        en="the file with changes shows words; paragraphs that only look another way: {count}, the first is “{text}”",
        do_cs="chcete-li vidět i vzhled, porovnejte obě vydané verze ve Wordu (Revize → Porovnat)",
        do_en="to see the looks too, compare both released versions in Word (Review → Compare)",
        why_cs="Sledují se slova textu, tabulek, poznámek, záhlaví a zápatí. Styl, písmo a zarovnání se nesledují; nová šablona by označila celý dokument.",
        why_en="Words of the text, tables, notes, headers and footers are tracked. Style, font and alignment are not; a new template would mark everything.",
        example={"count": 3, "text": "Zápis ze setkání"},
    ),
    "tracked-pictures": Message(
        Severity.WARNING,
        cs="v odstraněném textu byly obrázky: {count}; soubor se změnami je neukazuje",
        en="there were pictures in deleted text: {count}; the file with changes does not show them",
        do_cs="jaké byly, je vidět v předchozí vydané verzi",
        do_en="the released version before shows what they were",
        why_cs="Odstraněný obrázek by se musel do nového souboru znovu vložit; text u něj zůstává vyznačen.",
        why_en="A deleted picture would have to be put into the newer file again; the text beside it is marked.",
        example={"count": 1},
    ),
    "tracked-notes": Message(
        Severity.WARNING,
        cs="v odstraněném textu byly poznámky pod čarou: {count}; nový soubor na ně nemá místo",
        en="there were notes in deleted text: {count}; the newer file has no place for them",
        do_cs="jejich znění je v předchozí vydané verzi",
        do_en="the released version before has their text",
        why_cs="Odstraněná poznámka se v souboru se změnami ukazuje jen tam, kde má nová šablona poznámky pod čarou.",
        why_en="A deleted note is shown only where the newer template has notes.",
        example={"count": 1},
    ),
    "tracked-header-gone": Message(
        Severity.WARNING,
        cs="záhlaví nebo zápatí „{text}“ v novém znění není a soubor se změnami ho neukazuje",
        en="the header or footer “{text}” is not in the newer text, and the file with changes does not show it",
        do_cs="jaké bylo, je vidět v předchozí vydané verzi",
        do_en="the released version before shows what it was",
        why_cs="Zmizelé záhlaví nemá v novém dokumentu místo, kde by se dalo vyznačit.",
        why_en="A header that is gone has no place in the newer document where it could be marked.",
        example={"text": "Město Vzorov · strana 1"},
    ),
    "history-none": Message(
        Severity.WARNING,
        cs="z výběru zatím nebylo nic vydáno",
        en="nothing of the selection has been released yet",
        do_cs="dokumenty vydá „docpipe release“",
        do_en="“docpipe release” releases documents",
        why_cs="Historie se vede o vydaných dokumentech; koncepty se sestavují znovu a žádnou nemají.",
        why_en="History is kept of released documents; drafts are made anew and have none.",
    ),
}
