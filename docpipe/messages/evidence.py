"""What is said of a meeting's evidence: signatures, days, files, state of the minutes."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_COUNT_WHY_CS = (
    "Poskytovatel podpory počítá podpisy na prezenční listině; jejich počet se musí shodovat s počtem přítomných v zápise i ve zprávě o realizaci. "
    "Podpisy proto spočítá člověk a docpipe jejich počet porovná s tím, co plyne z účasti."
)
_COUNT_WHY_EN = (
    "The funder counts the signatures on the attendance sheet; their number must be that of those present in the minutes and in the report. "
    "So a person counts them, and docpipe compares the number with what follows from the attendance."
)

MESSAGES: dict[str, Message] = {
    "signatures-differ": Message(
        Severity.ERROR,
        cs="na prezenční listině je podle doložení podpisů {signatures}, přítomných podle účasti {present}",
        en="{signatures} signatures were counted on the attendance sheet, but {present} were present by the attendance",
        do_cs="spočítejte podpisy znovu; chybí-li v účasti někdo, kdo podepsal, doplňte ho, jinak opravte „podpisů“",
        do_en="count the signatures again; add to the attendance who signed and is missing there, or correct “podpisů”",
        why_cs=_COUNT_WHY_CS,
        why_en=_COUNT_WHY_EN,
        example={"signatures": 4, "present": 5},
    ),
    "signatures-exceed": Message(
        Severity.ERROR,
        cs="na prezenční listině je podle doložení podpisů {signatures}, víc než všech přítomných ({present})",
        en="{signatures} signatures were counted on the attendance sheet, more than all who were present ({present})",
        do_cs="spočítejte podpisy znovu, nebo doplňte do účasti, kdo v ní chybí",
        do_en="count the signatures again, or add to the attendance who is missing there",
        why_cs="Na hybridním setkání se podepisují jen ti, kdo jsou na místě; podpisů tedy nemůže být víc než přítomných.",
        why_en="At a hybrid meeting only those on the spot sign; so there cannot be more signatures than people present.",
        example={"signatures": 12, "present": 10},
    ),
    "signatures-online": Message(
        Severity.WARNING,
        cs="setkání bylo on-line, a přesto je uveden počet podpisů {signatures}",
        en="the meeting was on-line, and yet {signatures} signatures are given",
        do_cs="opravte formu setkání na „hybridně“ nebo „prezenčně“, nebo řádek „podpisů“ smažte a doplňte seznam přihlášených a prohlášení",
        do_en="change the form to “hybridně” or “prezenčně”, or remove “podpisů” and add the exported list and the declaration",
        why_cs="Na on-line setkání nikdo nepodepisuje; účast dokládá seznam z nástroje nebo snímek obrazovky a prohlášení pořadatele.",
        why_en="Nobody signs at an on-line meeting; a list from the tool or a print-screen and the organiser's declaration prove who was there.",
        example={"signatures": 3},
    ),
    "evidence-days-in-order": Message(
        Severity.ERROR,
        cs="{what} {value}, ale {other} až {date}",
        en="the days of the minutes are out of order: {value} comes before {date} ({what} / {other})",
        do_cs="opravte jedno z obou dat",
        do_en="correct one of the two dates",
        why_cs="Zápis se napíše při setkání nebo po něm, pak se rozešle, připomínkuje, ověří, schválí a zveřejní; jiné pořadí je překlep v datu.",
        why_en="Minutes are written at a meeting or after it, then sent out, commented on, verified, approved and published; another order is a slip in a date.",
        example={"what": "zápis odešel", "value": "8. 3. 2021", "other": "zápis byl napsán", "date": "10. 3. 2021"},
    ),
    "invitation-sent-late": Message(
        Severity.WARNING,
        cs="pozvánka odešla {value}, setkání bylo {date}",
        en="the invitation was sent on {value}, the meeting was on {date}",
        do_cs="ověřte obě data; pozvánka má odejít před setkáním",
        do_en="check both dates; an invitation is to be sent before the meeting",
        why_cs="Pozvánka odeslaná v den setkání nebo po něm nedokládá, že se o něm vědělo.",
        why_en="An invitation sent on the day of the meeting or after it does not prove that people knew of it.",
        example={"value": "9. 3. 2021", "date": "9. 3. 2021"},
    ),
    "approved-incomplete": Message(
        Severity.ERROR,
        cs="zápis je označen jako schválený {date}, ale chybí: {missing}",
        en="the minutes are marked as approved on {date}, but these are missing: {missing}",
        do_cs="doplňte chybějící pole, nebo smažte „schváleno dne“",
        do_en="fill in the missing fields, or remove “schváleno dne”",
        why_cs="Schválený zápis má svého autora, ověřovatele a data obou; bez nich není co schvalovat.",
        why_en="Approved minutes have an author, a verifier and the dates of both; without them there is nothing to approve.",
        example={"date": "20. 3. 2021", "missing": ("ověřovatelé", "ověřeno dne")},
    ),
    "evidence-file-missing": Message(
        Severity.ERROR,
        cs="soubor „{value}“ ({field}) není",
        en="the file “{value}” ({field}) is not there",
        do_cs="uložte soubor vedle záznamu setkání nebo do složky projektu, nebo opravte jeho jméno",
        do_en="put the file beside the meeting's record or into the project's folder, or correct its name",
        why_cs="Sken, který není na svém místě, nic nedokládá. Cesta se hledá vedle záznamu, ve složce projektu a ve složce celého prostoru.",
        why_en="A scan that is not in its place proves nothing. A path is looked for beside the record, in the project's folder and in the workspace's.",
        example={"value": "skeny/2021-03-09.pdf", "field": "sken prezenční listiny"},
    ),
    "evidence-file-refused": Message(
        Severity.ERROR,
        cs="soubor „{value}“ ({field}) není mezi obsahem (složka content)",
        en="the file “{value}” ({field}) is not among the content (folder content)",
        do_cs="zkopírujte soubor do složky projektu a uveďte cestu k němu",
        do_en="copy the file into the project's folder and give the path to it",
        why_cs="Doložení se předává a archivuje s prostorem; soubor odjinud by tam chyběl.",
        why_en="Evidence is handed over and archived with the workspace; a file from elsewhere would be missing there.",
        example={"value": "../../Plocha/sken.pdf", "field": "sken prezenční listiny"},
    ),
    "review-unknown": Message(
        Severity.WARNING,
        cs="„{value}“ není žádný úkol ani usnesení z dřívějších setkání skupiny, které by trvalo",
        en="“{value}” is no task or resolution of the group's earlier meetings that would still be open",
        do_cs="opište slova úkolu, jeho značku nebo číslo usnesení tak, jak stojí v dřívějším záznamu; co trvá: {known}",
        do_en="write the words of the task, its mark or the resolution's number as in the earlier record; still open: {known}",
        why_cs="Úkol se pozná podle značky, jinak podle svých slov; jinak zapsaná kontrola by úkol neuzavřela a zůstal by mezi nesplněnými.",
        why_en="A task is known by its mark, else by its words; a review that names none would close nothing, and the task would stay open.",
        example={"value": "zjistit počet zájemců", "known": ("zjistit počet zájemců o víkendovou péči",)},
    ),
    "review-ambiguous": Message(
        Severity.WARNING,
        cs="„{value}“ může být víc úkolů; odpovídají za ně: {who}",
        en="“{value}” may be several tasks; responsible for them: {who}",
        do_cs="připište za slova úkolu do závorky, čí je: „{value} (jméno)“; nebo doplňte „z jednání“",
        do_en="write whose it is in brackets after the task's words: “{value} (name)”; or add “z jednání”",
        why_cs="Dva úkoly stejných slov pozná docpipe podle toho, kdo je má splnit, nebo podle značky; kontrola bez toho by uzavřela nesprávný.",
        why_en="Two tasks of the same words are told apart by who is to do them, or by their marks; a review without that might close the wrong one.",
        example={"value": "Zaslat podklady", "who": ("Obec A", "Obec B")},
    ),
    "task-not-reviewed": Message(
        Severity.WARNING,
        cs="úkol „{what}“ měl termín {due} a setkání o něm nic neříká",
        en="the task “{what}” was due on {due}, and the meeting says nothing of it",
        do_cs="napište pod „kontrola úkolů“ setkání, jak s úkolem je: splněno, trvá s novým termínem, nebo zrušeno",
        do_en="write under “kontrola úkolů” of the meeting what has become of it: done, goes on with a new day, or cancelled",
        why_cs="Úkol se přenáší ze setkání na setkání, dokud ho některé neuzavře; co má po termínu, o tom má zápis něco říct.",
        why_en="A task is carried from meeting to meeting until one of them closes it; of what is overdue the minutes are to say something.",
        example={"what": "Rozeslat dotazník", "due": "1. 3. 2021"},
    ),
}
