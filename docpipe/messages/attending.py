"""What is said of the rows of attendance."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_NEAR_WHY_CS = (
    "Účastník ani jeho organizace v seznamech být nemusí. Jméno, které se od známého liší o jedno či dvě písmena nebo o diakritiku, je ale nejspíš překlep, a osoba "
    "by se tiskla bez titulu a funkce a počítala se zvlášť."
)
_NEAR_WHY_EN = (
    "Neither a participant nor their organisation need be registered. A name that differs from a known one by a letter or two or by diacritics is probably a slip, "
    "though, and the person would be printed without title and function and be counted apart."
)

MESSAGES: dict[str, Message] = {
    "present-and-not": Message(
        Severity.ERROR,
        cs="„{value}“ má v účasti dva různé stavy",
        en="“{value}” has two different states in the attendance",
        do_cs="nechte jen jeden: přítomen, omluven, nebo nepřítomen",
        do_en="keep one: present, excused, or absent",
        why_cs="Nikdo není zároveň přítomen a omluven; podle toho, co by platilo, se liší počet přítomných.",
        why_en="Nobody is present and excused at once; the number of those present depends on which is true.",
        example={"value": "Jana Nováková"},
    ),
    "attendee-twice": Message(
        Severity.ERROR,
        cs="„{value}“ je v účasti dvakrát",
        en="“{value}” is in the attendance twice",
        do_cs="smažte jeden řádek; jsou-li to dvě osoby, přidejte je do lidí a rozlište je pomocí id",
        do_en="delete one row; if they are two people, register both and tell them apart by id",
        why_cs="Počet přítomných musí souhlasit s podpisy na prezenční listině; osoba napsaná dvakrát by se počítala dvakrát.",
        why_en="The number of those present must equal the signatures on the sheet; a person written twice would be counted twice.",
        example={"value": "Jana Nováková"},
    ),
    "attendee-unnamed": Message(
        Severity.WARNING,
        cs="řádek účasti bez jména (organizace: {organisation})",
        en="a row of attendance without a name (organisation: {organisation})",
        do_cs="doplňte jméno podle prezenční listiny; řádek se zatím počítá a tiskne bez jména",
        do_en="add the name from the attendance sheet; until then the row is counted and printed without one",
        why_cs="Jméno, které v obsahu není, docpipe nedomýšlí. Kontrola na místě ho bude chtít vidět na prezenční listině.",
        why_en="A name that is not in the content is never invented. An inspection will want to see it on the attendance sheet.",
        example={"organisation": "Město Blatná"},
    ),
    "attendee-name-odd": Message(
        Severity.ERROR,
        cs="„{value}“ v účasti není jen jméno",
        en="“{value}” in the attendance is not just a name",
        do_cs="součet a nadpis z účasti smažte; co je v závorce, řekněte jinak: (omluven), (nepřítomen) nebo (host), organizaci za pomlčku "
        "„jméno – organizace – funkce“, cokoli jiného do poznámky",
        do_en="delete a sum or a title from the attendance; say what is in brackets otherwise: (omluven), (nepřítomen) or (host), "
        "an organisation behind a dash “name – organisation – function”, anything else in the note",
        why_cs="Každý řádek účasti se počítá jako člověk. Součet, nadpis nebo „(nemoc)“ za jménem by počet přítomných změnily, aniž by to kdo viděl.",
        why_en="Every row of attendance is counted as a person. A sum, a title or “(ill)” behind a name would change the number present unseen.",
        example={"value": "Celkem: 4"},
    ),
    "attendee-near-miss": Message(
        Severity.WARNING,
        cs="„{value}“ není v lidech, ale je v nich „{suggestion}“",
        en="“{value}” is not among the people, but “{suggestion}” is",
        do_cs="je-li to táž osoba, napište „{suggestion}“; není-li, přidejte ji do lidí, nebo mezi „povolená jména“ v docpipe.yaml",
        do_en="if it is the same person, write “{suggestion}”; if not, register them, or add the name to “povolená jména” in docpipe.yaml",
        why_cs=_NEAR_WHY_CS,
        why_en=_NEAR_WHY_EN,
        example={"value": "Lenka Šustrova", "suggestion": "Lenka Šustrová"},
    ),
    "attendee-organisation-near-miss": Message(
        Severity.WARNING,
        cs="organizace „{value}“ není v seznamu, ale je v něm „{suggestion}“",
        en="the organisation “{value}” is not in the register, but “{suggestion}” is",
        do_cs="je-li to táž organizace, napište „{suggestion}“; není-li, přidejte ji do seznamu, nebo mezi „povolená jména“ v docpipe.yaml",
        do_en="if it is the same one, write “{suggestion}”; if not, register it, or add the name to “povolená jména” in docpipe.yaml",
        why_cs=_NEAR_WHY_CS,
        why_en=_NEAR_WHY_EN,
        example={"value": "Město Horaždovice", "suggestion": "Město Horažďovice"},
    ),
    "attendee-ambiguous": Message(
        Severity.WARNING,
        cs="„{value}“ se jmenuje víc osob (id: {ids}); řádek zůstane, jak je napsán",
        en="several people are called “{value}” (ids: {ids}); the row stays as it is written",
        do_cs="napište id té osoby, nebo její organizaci",
        do_en="write that person's id, or their organisation",
        why_cs="Bez rozlišení by se osoba tiskla bez titulu a funkce a nepočítala by se mezi členy skupiny.",
        why_en="Untold apart, the person would be printed without title and function and would not count among the group's members.",
        example={"value": "Jan Novák", "ids": ("jan-novak-1", "jan-novak-2")},
    ),
    "rows-and-counts": Message(
        Severity.INFO,
        cs="účast má {rows} řádků přítomných a navíc {heads} lidí jen v počtech; přítomno je celkem {total}",
        en="the attendance has {rows} rows present and {heads} more people only counted; {total} present in all",
        do_cs="zkontrolujte, že v počtech nejsou lidé, kteří mají vlastní řádek",
        do_en="check that the counts do not include people who have rows of their own",
        why_cs="Řádky a počty se sčítají; kdo je v obojím, byl by započten dvakrát.",
        why_en="Rows and counts are added up; one who is in both would be counted twice.",
        example={"rows": 7, "heads": 23, "total": 30},
    ),
    "at-two-meetings": Message(
        Severity.ERROR,
        cs="„{value}“ je {date} ve stejnou dobu v účasti i na setkání „{other}“",
        en="“{value}” is present at “{other}” on {date} at the same time too",
        do_cs="opravte účast nebo čas jednoho ze setkání",
        do_en="correct the attendance or the time of one of the meetings",
        why_cs="Nikdo nemůže být na dvou setkáních najednou; kontrola porovnává prezenční listiny i mezi projekty.",
        why_en="Nobody can be at two meetings at once; inspections compare attendance sheets across projects too.",
        example={"value": "Jana Nováková", "date": "9. 3. 2021", "other": "Setkání k potřebám sociálních služeb"},
    ),
    "attendance-other-day": Message(
        Severity.WARNING,
        cs="seznam přihlášených je z jiného dne ({day}) než setkání ({meeting})",
        en="the list of those connected is of another day ({day}) than the meeting ({meeting})",
        do_cs="zkontrolujte, zda je v záznamu uveden soubor právě z tohoto setkání",
        do_en="check that the record names the file of this very meeting",
        why_cs="Teams, Zoom i Meet pojmenují všechny seznamy podobně; záměna by doložila účast lidí, kteří na setkání nebyli.",
        why_en="Teams, Zoom and Meet name all their lists alike; a mix-up would prove the presence of people who were not there.",
        example={"day": "2024-02-07", "meeting": "2024-02-06"},
    ),
    "attendance-name-near": Message(
        Severity.WARNING,
        cs="„{value}“ ze seznamu ({tool}) není v lidech (mysleli jste „{suggestion}“?); počítá se jako host",
        en="“{value}” of the list ({tool}) is not in the register of people (did you mean “{suggestion}”?); counted as a guest",
        do_cs="je-li to týž člověk, přidejte mu v lidech e-mail, pod kterým se přihlásil, nebo opravte jméno v seznamu",
        do_en="if it is the same person, add the address they log in by to the register, or mend the name in the list",
        why_cs="Jména se porovnávají bez titulů, velikosti písmen, diakritiky a pořadí; e-mail z nástroje slouží jen k poznání a nikam se netiskne.",
        why_en="Names are compared without titles, case, diacritics and order; the tool's e-mail address serves for recognition only and is printed nowhere.",
        example={"value": "Jana Nowak", "tool": "Teams", "suggestion": "Jana Novák"},
    ),
    "attendance-name-unknown": Message(
        Severity.INFO,
        cs="„{value}“ ze seznamu ({tool}) není v lidech; počítá se jako host",
        en="“{value}” of the list ({tool}) is not in the register of people; counted as a guest",
        do_cs="je-li to člen skupiny, přidejte ho do seznamu lidí",
        do_en="if they belong to the group, add them to the register of people",
        why_cs="Na setkání smí přijít kdokoli; do seznamu lidí patří jen ti, které záznamy jmenují.",
        why_en="Anybody may come to a meeting; only those whom records name belong into the register.",
        example={"value": "Petra Hostující", "tool": "Zoom"},
    ),
    "attendance-name-phone": Message(
        Severity.WARNING,
        cs="„{value}“ ze seznamu ({tool}) je číslo telefonu, ne jméno; v účasti stojí „neuvedeno“",
        en="“{value}” of the list ({tool}) is a telephone number and no name; the attendance says “neuvedeno”",
        do_cs="zjistěte, kdo volal, a napište v seznamu jméno místo čísla",
        do_en="find out who called, and write the name into the list in place of the number",
        why_cs="Číslo telefonu je osobní údaj a zápis podle něj nikoho nedoloží; kdo volal, se proto počítá, ale bez jména.",
        why_en="A telephone number is personal data and proves nobody in minutes; whoever called is counted, but without a name.",
        example={"value": "+420 601 ••• 123", "tool": "Teams"},
    ),
    "attendance-name-device": Message(
        Severity.WARNING,
        cs="„{value}“ ze seznamu ({tool}) vypadá jako zařízení nebo záznamník, ne jako člověk; počítá se jako host",
        en="“{value}” of the list ({tool}) looks like a device or a recorder, not like a person; counted as a guest",
        do_cs="zjistěte, kdo to byl, a napište v seznamu jeho jméno; záznamník ze seznamu smažte",
        do_en="find out who it was, and write their name into the list; delete a recorder from it",
        why_cs="Počet přítomných dokládá poskytovateli lidi, ne přístroje; jméno přístroje by se navíc vytisklo v zápise.",
        why_en="The number present proves people to the funder, not devices; and the device's name would be printed in the minutes.",
        example={"value": "iPhone uživatele Petr", "tool": "Zoom"},
    ),
}
