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
