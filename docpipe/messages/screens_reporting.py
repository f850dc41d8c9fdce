"""Texts of the command that helps with reports to the funder."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "new-report-short": ("další zpráva o realizaci: číslo, období a pole k vyplnění", "the next report to the funder: number, period and fields to fill in"),
    "new-report-help": (
        (
            "Založí další zprávu o realizaci projektu: s pořadovým číslem, s obdobím, které navazuje, s klíčovými aktivitami a indikátory. Vyplní se v ní jen to, co docpipe "
            "vědět nemůže. Zprávu, která už je, nepřepíše."
        ),
        (
            "Begins the project's next report: with its number, the period that follows, the key activities and the indicators. One fills in only what docpipe cannot know. "
            "A report that is there already is not overwritten."
        ),
    ),
    "new-report-next": (
        (
            "Dál: vyplňte {file} a spusťte „docpipe report missing“: řekne, co ještě chybí. Indikátory patří do indikatory.yaml, plakát, web a příspěvky do publicita.yaml, "
            "lhůty a délky textů do vykazovani.yaml."
        ),
        (
            "Next: fill in {file} and run “docpipe report missing”: it says what is still missing. Indicators belong in indikatory.yaml, poster, web and posts in "
            "publicita.yaml, deadlines and lengths in vykazovani.yaml."
        ),
    ),
    "report-short": ("zpráva o realizaci: co k ní chybí a texty do formuláře", "report to the funder: what it lacks, and its texts for the form"),
    "report-help": (
        (
            "Zpráva o realizaci se píše v „content/<projekt>/zpravy“; dokument a svazky dokladů k ní vyrobí „docpipe build“. Tento příkaz řekne, co ke zprávě ještě "
            "chybí, a vypíše její texty pole po poli tak, jak jdou za sebou ve formuláři poskytovatele podpory. Nic neodesílá."
        ),
        (
            "A report is written in “content/<project>/zpravy”; “docpipe build” makes its document and bundles of evidence. This command says what the report "
            "still lacks, and prints its texts field by field in the order of the funder's form. It submits nothing."
        ),
    ),
    "report-missing-short": ("co chybí k podání zprávy", "what is missing before the report can be submitted"),
    "report-missing-help": (
        (
            "Vypíše vše, co zprávě chybí nebo v ní nesouhlasí, každé s místem, kam to patří: prázdná a příliš dlouhá pole, setkání bez skenu prezenční listiny nebo bez "
            "spočítaných podpisů, indikátory bez dokladu, adresy a dne zveřejnění, plakát bez fotografie, chybějící přílohy, nevydané dokumenty."
        ),
        (
            "Prints everything the report lacks or that does not agree, each with its place: empty and too long fields, meetings without a scanned sheet or counted "
            "signatures, indicators without evidence, address and day of publication, a poster without a photo, missing attachments, documents not released."
        ),
    ),
    "report-copy-short": ("texty zprávy pole po poli, ke zkopírování do formuláře", "the report's texts field by field, to copy into the form"),
    "report-copy-help": (
        (
            "Vypíše texty zprávy v pořadí záložek formuláře, každý s délkou a s tím, kolik pole bere. S volbou „-o zprava.html“ z nich udělá stránku, na které se každé "
            "pole zkopíruje tlačítkem; „-o zprava.txt“ prostý text."
        ),
        (
            "Prints the report's texts in the order of the form's tabs, each with its length and what the field takes. “-o zprava.html” makes a page on which each "
            "field is copied by a button; “-o zprava.txt” a plain text."
        ),
    ),
    "metavar-report": ("ZPRÁVA", "REPORT"),
    "argument-report": (
        "id zprávy, projekt/id, její číslo nebo soubor; bez ní jediná zpráva, nebo jediná dosud nepodaná",
        "a report's id, project/id, its number or file; without it the only one, or the only one not submitted yet",
    ),
    "option-report-output": ("kam texty uložit: soubor .html nebo .txt", "where to write the texts: an .html or .txt file"),
    "report-written": ("texty jsou v souboru {path} (polí: {count})", "the texts are in {path} (fields: {count})"),
    "report-missing-none": ("{title}: nic nechybí", "{title}: nothing is missing"),
    "report-missing-some": ("{title}: k vyřízení {count}", "{title}: {count} to be settled"),
    "report-due": ("podat do {day}", "to be submitted by {day}"),
}
