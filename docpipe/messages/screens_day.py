"""Help pages and screens of the commands of the manager's day: key → Czech, English."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # mail
    "mail-short": ("napíše průvodní dopis k zápisu nebo pozvánce; nic neodešle", "write the letter that goes with minutes or an invitation; sends nothing"),
    "mail-help": (
        (
            "Ke každému vybranému zápisu a pozvánce napíše průvodní dopis s adresami příjemců: text (.txt) a koncept pro poštovní program (.eml). Zápis dostávají "
            "členové skupiny, přítomní a omluvení; adresy jsou ve skryté kopii. Přiloží naposledy vydané PDF, jinak koncept. docpipe nic neodesílá.\n\n"
            "Příklad: docpipe mail zapis 2024-03-14"
        ),
        (
            "For each of the minutes and invitations selected, write the letter it goes out with, addressed: a text (.txt) and a draft to open in a mail client (.eml). "
            "Minutes go to the group's members, those present and those excused; the addresses are in the blind copy. The PDF released last is enclosed, else "
            "the draft. Nothing is ever sent.\n\nExample: docpipe mail zapis 2024-03-14"
        ),
    ),
    "mail-next": (
        "Soubor .eml otevřete v poštovním programu, přečtěte a odešlete. Potom do záznamu setkání připište pod „doklady“ den: „zápis odeslán“ nebo „pozvánka odeslána“.",
        "Open the .eml file in your mail client, read it and send it. Then add the day to the meeting's record, under “doklady”: “zápis odeslán” or “pozvánka odeslána”.",
    ),
    # due
    "due-short": ("co chybí: přehled přes všechny projekty podle data", "what is lacking: one list over all projects, by day"),
    "due-help": (
        (
            "Jeden přehled přes všechny projekty podle data: prezenční listiny bez skenu, zápisy neodeslané a neověřené, úkoly a usnesení, které trvají, dokumenty "
            "upravené ručně, návrhy po termínu, zprávy a lhůty. Jaký je den, řekne počítač, nebo --date.\n\n"
            "Příklad: docpipe due --person Nováková --until 30. 6. 2024 --format pdf"
        ),
        (
            "One list over all projects, by day: attendance sheets without a scan, minutes neither sent nor verified, open tasks and resolutions, documents edited "
            "by hand, proposals past their day, reports and their deadlines. The day is the computer's, or --date.\n\n"
            "Example: docpipe due --person Nováková --until 2024-06-30 --format pdf"
        ),
    ),
    "due-nothing": ("Nic nechybí.", "Nothing is lacking."),
    "option-due-person": ("jen to, co má na starosti tato osoba (stačí příjmení)", "only what is this person's (a surname is enough)"),
    "option-due-until": ("jen to, co je do tohoto dne, a co žádný den nemá", "only what is due by this day, and what has none"),
    "option-due-date": ("ke kterému dni; jinak dnešek", "as of this day; else today"),
    "option-due-format": (
        "zapíše přehled také do build/co-chybi: sešit, kalendář, stránku ve Wordu nebo v PDF; lze opakovat",
        "write the list into build/co-chybi too: a workbook, a calendar, a page in Word or PDF; may be repeated",
    ),
    "column-day": ("kdy", "when"),
    "column-left": ("zbývá", "left"),
    "column-whom": ("kdo", "who"),
    # pack, unpack
    "pack-short": ("zabalí pracovní složku k předání", "pack the workspace to hand it over"),
    "pack-help": (
        (
            "Zabalí do jednoho ZIPu obsah, šablony, vydané dokumenty, skeny a nastavení, s kontrolním součtem každého souboru a s Předávacím přehledem k přečtení "
            "(projekty, kontakty, lhůty, otevřené úkoly, kde jsou papírové originály). Koncepty ve složce build se nebalí, vyrobí se znovu; ručně upravené ano."
        ),
        (
            "Pack content, templates, released documents, scans and settings into one ZIP, with the digest of every file and an overview to read (projects, contacts, "
            "deadlines, open tasks, where the paper originals are). Drafts in the build folder are not packed, they are made again; those edited by hand are."
        ),
    ),
    "pack-next": (
        "Souborů: {files}, {size} MB. Na druhém počítači: „docpipe unpack SOUBOR“, pak „docpipe doctor“ a „docpipe build“.",
        "Files: {files}, {size} MB. On the other computer: “docpipe unpack FILE”, then “docpipe doctor” and “docpipe build”.",
    ),
    "argument-pack-file": ("kam ZIP uložit; jinak do build/predani", "where to write the ZIP; else into build/predani"),
    "option-pack-date": ("den předání; jinak dnešek", "day of the handing over; else today"),
    "unpack-short": ("rozbalí předanou pracovní složku", "unpack a workspace that was handed over"),
    "unpack-help": (
        "Ověří, že je předaný ZIP celý a nezměněný, a rozbalí ho. Co ve složce už je, nepřepíše.",
        "Hold that the ZIP handed over is whole and unchanged, and unpack it. What is in the folder already is not written over.",
    ),
    "unpack-next": (
        "Rozbaleno do složky {folder}: nových souborů {written}, stejných {same}. Co na počítači chybí, řekne „docpipe -C {folder} doctor“; dokumenty vyrobí „docpipe -C {folder} build“.",
        "Unpacked into {folder}: {written} new files, {same} the same. “docpipe -C {folder} doctor” says what this computer lacks; “docpipe -C {folder} build” makes the documents.",
    ),
    "argument-unpack-file": ("předaný ZIP", "the ZIP handed over"),
    "argument-unpack-folder": ("kam; jinak do složky jménem ZIPu", "where to; else into a folder named like the ZIP"),
    # history
    "history-short": ("co bylo kdy vydáno a co se od té doby změnilo", "what was released when, and what has changed since"),
    "history-help": (
        (
            "U vybraných dokumentů vypíše vydané verze s datem a důvodem, podepsaný sken a co se od poslední verze v obsahu změnilo. S --word zapíše do "
            "build/PROJEKT/zmeny soubor Wordu se sledováním změn: přijmout vše dá nové znění, odmítnout vše to vydané.\n\n"
            'Novou verzi pak vydá: docpipe release VÝBĚR --reason "oprava jména"'
        ),
        (
            "Of the documents selected, list the versions released with their day and reason, the signed scan, and what has changed in the content since the last one. "
            "With --word a Word file with tracked changes is written into build/PROJECT/zmeny: all accepted it is the new text, all rejected the one released.\n\n"
            'The new version is then released by: docpipe release SELECTOR --reason "name corrected"'
        ),
    ),
    "history-changed": ("{title}: od verze {version} se změnilo", "{title}: changed since version {version}"),
    "history-same": ("{title}: od verze {version} se nic nezměnilo.", "{title}: nothing has changed since version {version}."),
    "option-history-word": ("zapíše změny jako soubor Wordu se sledováním změn", "write the changes as a Word file with tracked changes"),
    "edition-of-internal": (" – vnitřní verze", " – internal edition"),
    "edition-of-public": (" – veřejná verze", " – public edition"),
    "column-document": ("dokument", "document"),
    "column-version": ("verze", "version"),
    "column-released-on": ("vydáno", "released"),
    "column-signed-file": ("podepsaný sken", "signed scan"),
    # watch
    "watch-short": ("hlídá obsah a po každém uložení vyrobí, co se změnilo", "watch the content and make after every save what has changed"),
    "watch-help": (
        (
            "Dokud píšete, hlídá obsah, šablony a nastavení: po každém uložení vyrobí změněné dokumenty a hned řekne, co je špatně. Soubor, který se teprve ukládá, "
            "nečte. Funguje i na síťovém disku. Ukončí se klávesami Ctrl-C.\n\nPříklad: docpipe watch zapis --format docx"
        ),
        (
            "While you write, watch content, templates and settings: after every save the documents that changed are made and what is wrong is said at once. A file that "
            "is just being saved is not read. It works on network drives too. Ctrl-C ends it.\n\nExample: docpipe watch zapis --format docx"
        ),
    ),
    "watch-begins": ("Hlídám obsah. Ukončíte klávesami Ctrl-C.", "Watching the content. Ctrl-C ends it."),
    "watch-changed": ("\nzměněno: {files}", "\nchanged: {files}"),
    "watch-solved": ("vyřešeno: {count}", "settled: {count}"),
    "watch-left": ("zbývá hlášení: {count}", "complaints left: {count}"),
    "watch-clean": ("bez chyb a varování", "no errors or warnings"),
    "watch-ends": ("Konec hlídání.", "No longer watching."),
}
