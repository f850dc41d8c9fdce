"""What is said of a report that cannot be submitted yet: what is missing, and where it belongs."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_MEETING_WHY_CS = (
    "Uskutečněné setkání se dokládá zápisem a podepsanou prezenční listinou, jejíž sken se přikládá ke zprávě; počet účastníků ve zprávě se rovná počtu podpisů. "
    "On-line setkání dokládá seznam přihlášených z nástroje nebo snímek obrazovky a prohlášení pořadatele."
)
_MEETING_WHY_EN = (
    "A meeting held is shown by its minutes and the signed attendance sheet, whose scan goes with the report; the number of participants in the report equals the "
    "number of signatures. An on-line meeting is shown by the tool's list or a screenshot, and the organiser's declaration."
)
_PUBLICITY_WHY_CS = (
    "Povinnou publicitu ukládá nařízení (EU) 2021/1060, čl. 50, v období 2014–20 nařízení (EU) č. 1303/2013, příloha XII. Ke zprávě se dokládá fotografií plakátu "
    "a adresami stránek a příspěvků; za její porušení lze zkrátit podporu."
)
_PUBLICITY_WHY_EN = (
    "Publicity is required by Regulation (EU) 2021/1060, art. 50, in 2014–20 by Regulation (EU) No 1303/2013, annex XII. The report shows it by a photo of the "
    "poster and the addresses of pages and posts; support can be cut for a breach."
)

MESSAGES: dict[str, Message] = {
    "report-text-missing": Message(
        Severity.WARNING,
        cs="pole „{field}“ je prázdné (záložka „{tab}“)",
        en="the field “{field}” is empty (tab “{tab}”)",
        do_cs="napište text do záznamu zprávy",
        do_en="write the text in the report's record",
        why_cs="Formulář zprávy toto pole vyžaduje; bez něj zprávu nelze finalizovat. Která pole jsou povinná, říká formulář dodaný s docpipe; u svého projektu to ověřte.",
        why_en="The form asks for this field; without it the report cannot be finalised. Which fields are required is said by the form shipped with docpipe; check it for your project.",
        example={"field": "Popis pokroku", "tab": "Popis realizace"},
    ),
    "report-meeting-not-held": Message(
        Severity.WARNING,
        cs="setkání „{value}“ ({date}) je v období, ale není zapsáno, že se konalo",
        en="the meeting “{value}” ({date}) lies in the period, but nothing says it was held",
        do_cs="doplňte účast a průběh, nebo datum, na které bylo přesunuto",
        do_en="add attendance and minutes, or the date it was moved to",
        why_cs=_MEETING_WHY_CS,
        why_en=_MEETING_WHY_EN,
        example={"value": "Setkání k opatřením", "date": "16. 5. 2024"},
    ),
    "report-scan-missing": Message(
        Severity.WARNING,
        cs="setkání „{value}“ ({date}) nemá sken podepsané prezenční listiny",
        en="the meeting “{value}” ({date}) has no scan of the signed sheet",
        do_cs="uložte sken a napište jej do dokladů setkání („sken prezenční listiny“), nebo jej přiložte k vydané listině: docpipe release --signed SOUBOR",
        do_en="save the scan and name it in the meeting's evidence (“sken prezenční listiny”), or file it with the released sheet: docpipe release --signed FILE",
        why_cs=_MEETING_WHY_CS,
        why_en=_MEETING_WHY_EN,
        example={"value": "Setkání k potřebám", "date": "14. 3. 2024"},
    ),
    "report-signatures-missing": Message(
        Severity.WARNING,
        cs="u setkání „{value}“ ({date}) nikdo nespočítal podpisy",
        en="nobody counted the signatures of the meeting “{value}” ({date})",
        do_cs="spočítejte podpisy na listině a napište je do dokladů setkání: „počet podpisů“",
        do_en="count the signatures on the sheet and write them in the meeting's evidence: “počet podpisů”",
        why_cs=_MEETING_WHY_CS,
        why_en=_MEETING_WHY_EN,
        example={"value": "Setkání k potřebám", "date": "14. 3. 2024"},
    ),
    "report-online-evidence-missing": Message(
        Severity.WARNING,
        cs="on-line setkání „{value}“ ({date}) nemá {missing}",
        en="the on-line meeting “{value}” ({date}) lacks: {missing}",
        do_cs="uložte soubor a napište jej do dokladů setkání",
        do_en="save the file and name it in the meeting's evidence",
        why_cs=_MEETING_WHY_CS,
        why_en=_MEETING_WHY_EN,
        example={"value": "Setkání on-line", "date": "14. 3. 2024", "missing": "seznam přihlášených"},
    ),
    "report-meeting-without-activity": Message(
        Severity.WARNING,
        cs="setkání „{value}“ ({date}) nepatří k žádné klíčové aktivitě",
        en="the meeting “{value}” ({date}) belongs to no key activity",
        do_cs="napište k setkání „klíčová aktivita“",
        do_en="write the meeting's “klíčová aktivita”",
        why_cs="Doklady se řadí podle klíčových aktivit; setkání bez aktivity je až mezi společnými přílohami.",
        why_en="Evidence is ordered by key activity; a meeting of none comes among the common attachments.",
        example={"value": "Setkání k potřebám", "date": "14. 3. 2024"},
    ),
    "report-publicity-missing": Message(
        Severity.WARNING,
        cs="v publicitě období chybí {what}",
        en="the publicity of the period lacks: {what}",
        do_cs="doplňte záznam do „publicita.yaml“",
        do_en="add an entry to “publicita.yaml”",
        why_cs=_PUBLICITY_WHY_CS,
        why_en=_PUBLICITY_WHY_EN,
        example={"what": "plakát", "source": "nařízení (EU) 2021/1060, čl. 50"},
    ),
    "report-poster-without-photo": Message(
        Severity.WARNING,
        cs="plakát „{value}“ nemá fotografii",
        en="the poster “{value}” has no photo",
        do_cs="vyfotografujte plakát na místě a napište soubor do pole „fotografie“",
        do_en="take a photo of the poster in its place and name the file in “fotografie”",
        why_cs=_PUBLICITY_WHY_CS,
        why_en=_PUBLICITY_WHY_EN,
        example={"value": "plakát A3 u vchodu"},
    ),
    "report-publicity-without-address": Message(
        Severity.WARNING,
        cs="„{value}“ nemá adresu",
        en="“{value}” has no address",
        do_cs="zkopírujte adresu stránky nebo příspěvku do pole „adresa“",
        do_en="copy the address of the page or post into “adresa”",
        why_cs=_PUBLICITY_WHY_CS,
        why_en=_PUBLICITY_WHY_EN,
        example={"value": "stránka o projektu"},
    ),
    "report-publicity-undated": Message(
        Severity.WARNING,
        cs="„{value}“ nemá datum, odkdy je k vidění",
        en="“{value}” has no date since when it can be seen",
        do_cs="doplňte „datum“; bez něj se počítá do každého období",
        do_en="add “datum”; without it, it counts in every period",
        why_cs=_PUBLICITY_WHY_CS,
        why_en=_PUBLICITY_WHY_EN,
        example={"value": "stránka o projektu"},
    ),
    "report-attachment-without-file": Message(
        Severity.WARNING,
        cs="příloha „{value}“ nemá soubor",
        en="the attachment “{value}” has no file",
        do_cs="doplňte „soubor“, nebo přílohu vyřaďte",
        do_en="add “soubor”, or leave the attachment out",
        why_cs="Příloha má ve zprávě číslo; za číslem musí být soubor, který se předá.",
        why_en="The attachment has a number in the report; behind it there must be a file to hand over.",
        example={"value": "smlouva s grafikem"},
    ),
    "report-target-not-reached": Message(
        Severity.WARNING,
        cs="indikátor {indicator} má v závěrečné zprávě {value}, cíl je {target}",
        en="the indicator {indicator} stands at {value} in the final report, the target is {target}",
        do_cs="doplňte, co se započítává, nebo důvod nenaplnění do komentáře k indikátoru",
        do_en="add what counts, or say in the comment why it was not reached",
        why_cs="Nenaplnění cílové hodnoty se v závěrečné zprávě odůvodňuje; podle právního aktu může znamenat odvod.",
        why_en="A target not reached is to be explained in the final report; by the grant decision it may cost a part of the support.",
        example={"indicator": "805 000", "value": "1", "target": "2"},
    ),
    "report-document-not-released": Message(
        Severity.WARNING,
        cs="„{value}“ je jen pracovní verze",
        en="“{value}” is only a draft",
        do_cs="zkontrolujte dokument a vydejte ho: docpipe release {words}",
        do_en="check the document and release it: docpipe release {words}",
        why_cs="Ke zprávě se přikládají konečné dokumenty; vydaný dokument se už nemění a jeho otisk je v soupisu svazku.",
        why_en="Final documents go with a report; a released one no longer changes and its digest stands in the bundle's manifest.",
        example={"value": "Zápis ze setkání", "words": "zapis ukazka/2024-03-14"},
    ),
    "report-deadline-missing": Message(
        Severity.WARNING,
        cs="u zprávy není lhůta pro podání",
        en="the report has no deadline",
        do_cs="opište lhůtu z právního aktu do „vykazovani.yaml“: „lhůta průběžné zprávy: 1 měsíc od konce období“",
        do_en="copy the deadline from the grant decision into “vykazovani.yaml”: “lhůta průběžné zprávy: 1 měsíc od konce období”",
        why_cs="Lhůtu určuje právní akt; docpipe žádnou nepředpokládá, a proto ani neupozorní, že se blíží.",
        why_en="The grant decision sets the deadline; docpipe assumes none and so cannot say that it is near.",
        example={},
    ),
    "report-without-form": Message(
        Severity.ERROR,
        cs="zpráva nemá formulář: program projektu žádný nemá",
        en="the report has no form: the project's programme names none",
        do_cs="napište do „vykazovani.yaml“, podle kterého formuláře se zpráva podává: „formulář: is-kp21“",
        do_en="write in “vykazovani.yaml” which form the report follows: “formulář: is-kp21”",
        why_cs="Pořadí polí a délky textů jsou údaje formuláře; dodány jsou is-kp14 a is-kp21, vlastní se uloží do content/formulare-zpravy.",
        why_en="The order of fields and lengths are data of the form; is-kp14 and is-kp21 are shipped, an own one goes to content/formulare-zpravy.",
        example={},
    ),
    "usage-report-none": Message(
        Severity.ERROR,
        cs="v pracovní složce není žádná zpráva o realizaci",
        en="the workspace has no report to the funder",
        do_cs="založte ji jako content/<projekt>/zpravy/zprava-1.yaml",
        do_en="begin one as content/<project>/zpravy/zprava-1.yaml",
        why_cs="Zpráva je záznam s číslem, typem a obdobím od–do; ostatní lze doplňovat.",
        why_en="A report is a record with a number, a type and a period; the rest can be added.",
        example={},
    ),
    "usage-report-unknown": Message(
        Severity.ERROR,
        cs="„{value}“ není zpráva o realizaci (jsou: {known})",
        en="“{value}” is no report to the funder (there are: {known})",
        do_cs="napište id zprávy, projekt/id, nebo její číslo",
        do_en="write the report's id, project/id or its number",
        why_cs="Zprávu označuje jméno jejího souboru bez přípony.",
        why_en="A report is named by its file without the suffix.",
        example={"value": "zprava-9", "known": ("ukazka/zprava-1",)},
    ),
    "usage-report-misspelt": Message(
        Severity.ERROR,
        cs="„{value}“ není zpráva o realizaci; mysleli jste „{suggestion}“?",
        en="“{value}” is no report to the funder; did you mean “{suggestion}”?",
        do_cs="napište id zprávy, projekt/id, nebo její číslo",
        do_en="write the report's id, project/id or its number",
        why_cs="Zprávu označuje jméno jejího souboru bez přípony.",
        why_en="A report is named by its file without the suffix.",
        example={"value": "zprva-1", "suggestion": "zprava-1"},
    ),
    "usage-report-ambiguous": Message(
        Severity.ERROR,
        cs="není jasné, která zpráva (jsou: {known})",
        en="it is not clear which report (there are: {known})",
        do_cs="napište projekt/id",
        do_en="write project/id",
        why_cs="Bez jména se vezme jediná zpráva, nebo jediná dosud nepodaná; id a číslo může mít zpráva více projektů.",
        why_en="Without a name the only report is taken, or the only one not submitted; several projects may have a report of one id or number.",
        example={"known": ("ukazka/zprava-1", "ukazka/zprava-2")},
    ),
    "usage-report-output": Message(
        Severity.ERROR,
        cs="do „{value}“ texty uložit nelze, čekána je přípona {known}",
        en="the texts cannot be written to “{value}”; expected is the suffix {known}",
        do_cs="napište např. „-o zprava.html“",
        do_en="write e.g. “-o zprava.html”",
        why_cs="Prostý text se čte všude; stránka má u každého pole tlačítko, které je zkopíruje.",
        why_en="Plain text is read anywhere; the page has a button by each field that copies it.",
        example={"value": "zprava.docx", "known": (".txt", ".html")},
    ),
}
