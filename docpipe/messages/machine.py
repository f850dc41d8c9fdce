"""Complaints about the machine and about files that a command finds in its way."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_KEEP_CS = "docpipe nikdy nepřepíše soubor, který zapsal člověk."
_KEEP_EN = "docpipe never overwrites a file that a person wrote."

MESSAGES: dict[str, Message] = {
    "machine-libreoffice-none": Message(
        Severity.WARNING,
        cs="LibreOffice na tomto počítači není; dokumenty Wordu vzniknou, PDF ne",
        en="LibreOffice is not on this machine; Word documents are made, PDFs are not",
        do_cs="nainstalujte ho – Windows a macOS: instalátor ze stránek LibreOffice; Debian a Ubuntu: „sudo apt install libreoffice-writer-nogui fonts-liberation "
        "fonts-crosextra-carlito fonts-crosextra-caladea“; je-li na neobvyklém místě, udejte její program proměnnou DOCPIPE_SOFFICE",
        do_en="install it – Windows and macOS: the installer from LibreOffice's site; Debian and Ubuntu: “sudo apt install libreoffice-writer-nogui fonts-liberation "
        "fonts-crosextra-carlito fonts-crosextra-caladea”; if it is in an unusual place, name its program in the variable DOCPIPE_SOFFICE",
        why_cs="PDF vyrábí LibreOffice z hotového dokumentu Wordu.",
        why_en="PDFs are made by LibreOffice from the finished Word document.",
        example={"folder": "", "found": ""},
    ),
    "machine-libreoffice-silent": Message(
        Severity.ERROR,
        cs="LibreOffice se nespustil: {found}",
        en="LibreOffice does not start: {found}",
        do_cs="spusťte ho jednou sami; nepomůže-li to, přeinstalujte ho",
        do_en="start it once yourself; if that does not help, install it anew",
        why_cs="Program je na svém místě, ale na otázku po verzi neodpověděl.",
        why_en="The program is in its place, but did not answer when asked for its version.",
        example={"folder": "", "found": "? (/usr/bin/soffice)"},
    ),
    "machine-folder-closed": Message(
        Severity.ERROR,
        cs="do složky „{folder}“ nelze zapisovat",
        en="the folder “{folder}” cannot be written to",
        do_cs="povolte zápis ve vlastnostech složky, nebo pracovní složku přesuňte jinam",
        do_en="allow writing in the folder's properties, or move the workspace elsewhere",
        why_cs="Do složky build přijdou vyrobené dokumenty, do released vydané, do dočasné složky mezivýsledky.",
        why_en="The folder build takes the documents made, released the released ones, the temporary folder what is in between.",
        example={"folder": "build", "found": ""},
    ),
    "answer-lost": Message(
        Severity.ERROR,
        cs="odpověď se nepodařilo vypsat celou ({reason}); co příkaz vyrobil, je v pořádku",
        en="the answer could not be printed whole ({reason}); what the command made is in order",
        do_cs="uvolněte místo na disku, kam se výstup ukládá, a spusťte příkaz znovu",
        do_en="free some space on the disk that takes the output, and run the command again",
        why_cs="Výstup příkazu byl přesměrován do souboru, do kterého už nelze zapisovat.",
        why_en="The command's output was redirected into a file that can take no more.",
        example={"reason": "No space left on device"},
    ),
    "init-file-there": Message(
        Severity.ERROR,
        cs="soubor už tu je a má jiný obsah; nic nebylo zapsáno",
        en="the file is here already, with other content; nothing was written",
        do_cs="založte pracovní složku v prázdné složce: docpipe init moje-slozka",
        do_en="make the workspace in an empty folder: docpipe init my-folder",
        why_cs=_KEEP_CS,
        why_en=_KEEP_EN,
    ),
    "init-not-a-folder": Message(
        Severity.ERROR,
        cs="na tomto místě má být složka, je tu soubor; nic nebylo zapsáno",
        en="there must be a folder in this place, and there is a file; nothing was written",
        do_cs="založte pracovní složku v prázdné složce: docpipe init moje-slozka",
        do_en="make the workspace in an empty folder: docpipe init my-folder",
        why_cs=_KEEP_CS,
        why_en=_KEEP_EN,
    ),
    "init-inside": Message(
        Severity.WARNING,
        cs="nová pracovní složka leží v jiné: „{folder}“",
        en="the new workspace lies inside another: “{folder}”",
        do_cs="nebyl-li to záměr, přesuňte ji ven; více projektů může mít společnou pracovní složku",
        do_en="unless you meant it, move it out; several projects can share one workspace",
        why_cs="Příkazy hledají pracovní složku od místa spuštění nahoru; dvě v sobě se snadno spletou.",
        why_en="Commands look for the workspace from where they are called upwards; two within each other are easily mixed up.",
        example={"folder": "dokumenty"},
    ),
    "template-taken-already": Message(
        Severity.ERROR,
        cs="šablona „{name}“ už v pracovní složce je",
        en="the template “{name}” is in the workspace already",
        do_cs="upravujte tu; dodanou k porovnání uloží vedle ní volba --beside; chcete-li začít znovu od dodané, nejdřív tuto přejmenujte",
        do_en="edit that one; --beside puts the shipped one beside it, to be compared; to begin anew from the shipped one, rename this first",
        why_cs=_KEEP_CS,
        why_en=_KEEP_EN,
        example={"name": "minutes"},
    ),
    "schema-file-kept": Message(
        Severity.WARNING,
        cs="soubor „{name}“ nezapsal docpipe, zůstal tedy, jak je",
        en="docpipe did not write the file “{name}”, so it was left as it is",
        do_cs="přejmenujte ho, nebo zapište schémata jinam: docpipe schema SLOŽKA",
        do_en="rename it, or write the schemas elsewhere: docpipe schema FOLDER",
        why_cs=_KEEP_CS,
        why_en=_KEEP_EN,
        example={"name": "meeting.json"},
    ),
}
