"""What is said of attachments, days and increments of reports that cannot be right."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_NUMBER_WHY_CS = (
    "Čísla příloh se počítají: když před přílohu přibude setkání nebo jiný doklad, číslo se posune, ve zprávě, ve svazku i v seznamu naráz. Číslo napsané rukou se "
    "neposune. Odkaz [[příloha:…]] se vytiskne se správným číslem vždy."
)
_NUMBER_WHY_EN = (
    "Numbers of attachments are computed: when a meeting or another piece of evidence comes before one, its number moves, in report, bundle and list at once. A typed "
    "number does not move. A reference [[příloha:…]] always prints the right one."
)
_NEW_WHY_CS = (
    "Období zpráv na sebe navazují od začátku realizace; nová zpráva začíná dnem po konci předchozí a je stejně dlouhá, první má šest měsíců. Co je ve složce, se nikdy "
    "nepřepisuje; období lze v souboru změnit."
)
_NEW_WHY_EN = (
    "Periods follow each other from the beginning of the project; a new report begins on the day after the last one and is as long, the first has six months. What is there "
    "is never overwritten; the period can be changed in the file."
)
_PUBLISHED_WHY_CS = (
    "Indikátor 8 05 00 (805 000) počítá dokumenty napsané a zveřejněné: přírůstek patří do období, v němž byl dokument zveřejněn, a ke dni podání musí být na uvedené "
    "adrese. U jiného indikátoru to platí, když má „zveřejnit: ano“."
)
_PUBLISHED_WHY_EN = (
    "Indicator 8 05 00 (805 000) counts documents written and published: the increment belongs to the period in which the document was published. Of another "
    "indicator it holds where it says “zveřejnit: ano”."
)

MESSAGES: dict[str, Message] = {
    "report-attachment-id-taken": Message(
        Severity.FAULT,
        cs="id „{value}“ má příloha zprávy i setkání nebo záznam publicity; odkaz by mohl vést na obojí",
        en="the id “{value}” is that of an attachment and of a meeting or an item of publicity; a citation could mean either",
        do_cs="dejte příloze jiné id a opravte odkazy na ni",
        do_en="give the attachment another id and correct what cites it",
        why_cs="Texty citují přílohy zprávy, doklady setkání i fotografie publicity týmž odkazem [[příloha:id]].",
        why_en="Texts cite attachments, the evidence of meetings and photographs by the same reference [[příloha:id]].",
        example={"value": "plakat"},
    ),
    "report-attachment-twice": Message(
        Severity.ERROR,
        cs="soubor „{value}“ je přílohou {other} i {label}",
        en="the file “{value}” is attachment {other} and {label} too",
        do_cs="nechte jednu přílohu a citujte ji na obou místech, nebo opravte cestu k souboru",
        do_en="keep one attachment and cite it in both places, or correct the path",
        why_cs="Svazek dokladů aktivity má každý soubor jednou, pod druhým číslem by v něm nic nebylo. Bývá to omyl v cestě. Dvě aktivity týž soubor mít mohou.",
        why_en="The bundle of an activity takes a file once, so nothing would stand under its second number. Mostly a path is wrong. Two activities may share a file.",
        example={"value": "prilohy/smlouva.pdf", "label": "P/02", "other": "P/01"},
    ),
    "report-attachment-uncited": Message(
        Severity.WARNING,
        cs="příloha {label} „{value}“ není v žádném textu zprávy citována",
        en="no text of the report cites attachment {label} “{value}”",
        do_cs="napište do textu, co dokládá: [[příloha:{id}]], nebo ji přiřaďte ke klíčové aktivitě („KA“), nebo ji vynechte",
        do_en="write in a text what it proves: [[příloha:{id}]], or give it a key activity (“KA”), or leave it out",
        why_cs="Příloha klíčové aktivity je v jejím doložení; přílohu celé zprávy, o níž žádný text nemluví, kontrolor nemá k čemu přiřadit.",
        why_en="An attachment of a key activity stands in its evidence; one of the whole report that no text speaks of belongs to nothing.",
        example={"value": "smlouva s tiskárnou", "label": "P/01", "id": "smlouva"},
    ),
    "report-attachment-number-unknown": Message(
        Severity.ERROR,
        cs="text cituje přílohu „{value}“, která není (jsou: {known})",
        en="a text cites attachment “{value}”, which is not there (there are: {known})",
        do_cs="místo čísla napište odkaz [[příloha:id]], číslo se doplní samo",
        do_en="write the reference [[příloha:id]] in place of the number; it is filled in",
        why_cs=_NUMBER_WHY_CS,
        why_en=_NUMBER_WHY_EN,
        example={"value": "KA 02/14", "known": ("KA 02/01", "KA 02/09")},
    ),
    "report-attachment-number-typed": Message(
        Severity.WARNING,
        cs="číslo přílohy „{value}“ je v textu napsáno rukou; přibude-li před ni doklad, nebude platit",
        en="the number “{value}” of an attachment is typed in a text; it will be wrong as soon as evidence comes before it",
        do_cs="napište místo něj odkaz, např. [[příloha:{id}]]",
        do_en="write a reference in its place, such as [[příloha:{id}]]",
        why_cs=_NUMBER_WHY_CS,
        why_en=_NUMBER_WHY_EN,
        example={"value": "KA 02/03", "id": "2024-03-14/zápis"},
    ),
    "new-report-there": Message(
        Severity.FAULT,
        cs="soubor zprávy č. {value} už je; nic se nezapsalo",
        en="the file of report no. {value} is there already; nothing was written",
        do_cs="pište do něj, nebo opravte jeho číslo",
        do_en="go on writing in it, or correct its number",
        why_cs=_NEW_WHY_CS,
        why_en=_NEW_WHY_EN,
        example={"value": 2},
    ),
    "new-report-without-period": Message(
        Severity.FAULT,
        cs="období první zprávy nelze určit, projekt nemá „realizace“",
        en="the first report's period cannot be told, the project has no “realizace”",
        do_cs="doplňte do projektu realizaci, např. „realizace: 1. 1. 2024 – 31. 12. 2025“",
        do_en="add it to the project, e.g. “realizace: 1. 1. 2024 – 31. 12. 2025”",
        why_cs=_NEW_WHY_CS,
        why_en=_NEW_WHY_EN,
        example={},
    ),
    "new-report-last": Message(
        Severity.FAULT,
        cs="po zprávě č. {value} už žádná není, její období končí s projektem",
        en="no report follows no. {value}, its period ends with the project",
        do_cs="byl-li projekt prodloužen, opravte „realizace“ v projektu; mimořádnou zprávu založte zkopírováním souboru",
        do_en="if the project was extended, correct “realizace”; for an extraordinary report copy the file",
        why_cs=_NEW_WHY_CS,
        why_en=_NEW_WHY_EN,
        example={"value": 4},
    ),
    "report-form-empty": Message(
        Severity.FAULT,
        cs="formulář „{value}“ nemá žádné pole",
        en="the form “{value}” has no field",
        do_cs="vypište pole, nebo napište „vychází z: is-kp21“ a jen to, v čem se liší",
        do_en="list its fields, or write “vychází z: is-kp21” and only what differs",
        why_cs="Podle polí formuláře se řadí texty zprávy a měří jejich délka; bez polí by zpráva neměla žádný text.",
        why_en="The fields give the order of a report's texts and their lengths; without them there would be no text.",
        example={"value": "Můj formulář"},
    ),
    "report-number-order": Message(
        Severity.WARNING,
        cs="zpráva má č. {value}, předchozí období má zprávu č. {other}; čekáno č. {expected}",
        en="the report has no. {value}, that of the period before no. {other}; expected no. {expected}",
        do_cs="opravte pořadové číslo, nebo doplňte zprávu, která chybí",
        do_en="correct the number, or add the report that is missing",
        why_cs="Pravidelné zprávy se číslují po řadě, jak jdou období za sebou; mimořádné mají vlastní řadu.",
        why_en="Regular reports are numbered in the order of their periods; extraordinary ones by themselves.",
        example={"value": 5, "other": 1, "expected": 2},
    ),
    "report-days-in-order": Message(
        Severity.WARNING,
        cs="{what} {value}, ale {other} až {date}",
        en="the days are out of order: {value} comes before {date} ({what} / {other})",
        do_cs="opravte jedno z obou dat",
        do_en="correct one of the two dates",
        why_cs="Co následuje, nemůže být dříve než to, po čem následuje; jiné pořadí je překlep v datu.",
        why_en="What follows cannot come before what it follows; another order is a slip in a date.",
        example={"what": "změna je schválena", "value": "2. 2. 2024", "other": "oznámena", "date": "3. 3. 2024"},
    ),
    "report-approved-unsubmitted": Message(
        Severity.WARNING,
        cs="zpráva je schválena {value}, ale není řečeno, kdy byla podána",
        en="the report was approved on {value}, but it is not said when it was submitted",
        do_cs="doplňte „podáno“",
        do_en="add “podáno”",
        why_cs="Dokud zpráva nemá den podání, běží jí lhůta a docpipe ji připomíná.",
        why_en="Until a report has its day of submission, its deadline runs and docpipe reminds of it.",
        example={"value": "30. 8. 2024"},
    ),
    "report-day-outside": Message(
        Severity.WARNING,
        cs="{what} ({value}) nepatří do období zprávy {period}",
        en="{what} ({value}) does not belong to the period {period}",
        do_cs="opravte datum, nebo záznam přesuňte do zprávy za to období",
        do_en="correct the date, or move the entry to the report of its period",
        why_cs="Zpráva popisuje, co se stalo ve sledovaném období; co patří jinam, by se vykázalo dvakrát, nebo vůbec.",
        why_en="A report says what happened in its period; what belongs elsewhere would be reported twice or not at all.",
        example={"what": "kontrola", "value": "3. 9. 2024", "period": "1. 1. 2024 – 30. 6. 2024"},
    ),
    "indicator-goes-back": Message(
        Severity.WARNING,
        cs="přírůstek indikátoru {indicator} je {value}, vede tedy od cílové hodnoty (celkem by bylo {total})",
        en="the increment of indicator {indicator} is {value}, away from its target (the total would be {total})",
        do_cs="opravte číslo; opravujete-li dřívější zprávu, napište proč do komentáře a závažnost snižte",
        do_en="correct the number; if it corrects an earlier report, say why in the comment and lower the severity",
        why_cs="Přírůstky se sčítají od začátku projektu; záporný přírůstek znamená, že dříve bylo vykázáno víc, než se stalo.",
        why_en="Increments add up from the beginning; a negative one means that more was reported earlier than happened.",
        example={"indicator": "670 102", "value": "−10", "total": "2"},
    ),
    "indicator-published-outside": Message(
        Severity.ERROR,
        cs="„{value}“ je zveřejněno {date}, započteno je ale v období {period}",
        en="“{value}” was published on {date}, but counts in the period {period}",
        do_cs="opravte den zveřejnění, nebo „datum“, podle něhož patří do období",
        do_en="correct the day of publication, or the date by which it belongs to a period",
        why_cs=_PUBLISHED_WHY_CS,
        why_en=_PUBLISHED_WHY_EN,
        example={"value": "Analýza potřeb seniorů", "date": "26. 8. 2024", "period": "1. 1. 2024 – 30. 6. 2024"},
    ),
    "indicator-counted-twice": Message(
        Severity.WARNING,
        cs="„{value}“ je do indikátoru započteno dvakrát",
        en="“{value}” counts toward the indicator twice",
        do_cs="nechte jeden zápis; jde-li o dvě různé věci, dejte jim různé názvy",
        do_en="keep one entry; if they are two different things, give them different names",
        why_cs="Táž věc se do indikátoru započítává jednou, v období, kdy jí bylo dosaženo.",
        why_en="A thing counts toward an indicator once, in the period in which it was reached.",
        example={"value": "Analýza potřeb seniorů"},
    ),
    "indicator-evidence-elsewhere": Message(
        Severity.WARNING,
        cs="doklad „{value}“ je přílohou zprávy č. {other}, započteno je ale ve zprávě č. {own}",
        en="the evidence “{value}” is an attachment of report no. {other}, but it counts in report no. {own}",
        do_cs="přiložte doklad ke zprávě č. {own}, nebo opravte datum, podle něhož se započítává",
        do_en="attach the evidence to report no. {own}, or correct the date by which it counts",
        why_cs="Přírůstek se dokládá ve zprávě, v níž se vykazuje; v jejím seznamu příloh by jinak doklad chyběl.",
        why_en="An increment is proven in the report in which it is stated; its list of attachments would lack the evidence.",
        example={"value": "analyza", "other": 2, "own": 1},
    ),
}
