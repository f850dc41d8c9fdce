"""What is said of letters with which documents go out."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

MESSAGES: dict[str, Message] = {
    "mail-nothing": Message(
        Severity.ERROR,
        cs="výběr neobsahuje žádný zápis ani pozvánku",
        en="the selection holds neither minutes nor an invitation",
        do_cs="vyberte setkání, např. docpipe mail zapis 2024-03-14",
        do_en="select a meeting, e.g. docpipe mail zapis 2024-03-14",
        why_cs="Účastníkům se rozesílá pozvánka a zápis; ostatní dokumenty se předávají jinak.",
        why_en="Invitations and minutes are sent to participants; other documents are handed over in other ways.",
    ),
    "mail-no-address": Message(
        Severity.WARNING,
        cs="„{title}“: u nikoho z příjemců není známý e-mail",
        en="“{title}”: no e-mail is known of any of those who are to get it",
        do_cs="doplňte „e-mail“ v seznamu lidí nebo v účasti setkání; text průvodního dopisu je hotový",
        do_en="fill in “e-mail” in the register of people or in the meeting's attendance; the text of the letter is there",
        why_cs="Zápis dostávají členové skupiny, přítomní a omluvení; bez adres jim ho e-mailem poslat nelze.",
        why_en="Minutes go to the group's members and to those present and excused; without addresses they cannot be mailed.",
        example={"title": "Zápis ze setkání konaného dne 14. 3. 2024"},
    ),
    "mail-not-built": Message(
        Severity.WARNING,
        cs="soubor {file} ještě není, dopis je bez přílohy",
        en="the file {file} is not there yet, the letter is without it",
        do_cs="spusťte „docpipe build“ nebo „docpipe release“ a pak „docpipe mail“ znovu",
        do_en="run “docpipe build” or “docpipe release”, then “docpipe mail” again",
        why_cs="K dopisu se přikládá naposledy vydané PDF, jinak poslední sestavený koncept.",
        why_en="The PDF released last goes with the letter, else the draft that was built last.",
        example={"file": "build/ukazka/zapis/2024-03-14_zapis_interni.pdf"},
    ),
}
