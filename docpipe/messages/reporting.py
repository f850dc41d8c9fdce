"""What is said of reports to the funder: their records, their references, their numbers."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_INDICATOR_WHY_CS = (
    "Kód indikátoru má v období 2014–20 tvar „8 05 00“, v období 2021–27 tvar „805 000“ nebo „805000“. Názvy a kódy indikátorů stojí v právním aktu a v příloze "
    "výzvy; docpipe posuzuje jen tvar."
)
_INDICATOR_WHY_EN = (
    "An indicator's code has the form “8 05 00” in 2014–20, “805 000” or “805000” in 2021–27. Names and codes stand in the grant decision and in the annexes of "
    "the call; docpipe judges the form only."
)
_DEADLINE_WHY_CS = (
    "Lhůty zpráv určuje právní akt o poskytnutí podpory: v měsících, v kalendářních, nebo v pracovních dnech, a od čeho běží. docpipe nic nepředpokládá, počítá "
    "v jednotce, která je napsána. Měsíce končí dnem téhož čísla, nebo posledním dnem měsíce; dny se počítají ode dne následujícího (zákon č. 89/2012 Sb., § 605)."
)
_DEADLINE_WHY_EN = (
    "The grant decision sets deadlines of reports: in months, calendar or working days, and from what. docpipe assumes nothing and counts in the unit that is "
    "written. Months end on the day of the same number, or on the last of the month; days begin with the following day (Act no. 89/2012 Coll., § 605)."
)
_INCREMENT_WHY_CS = (
    "Dosažená hodnota indikátoru je výchozí stav sledování a součet přírůstků všech období. Přírůstek období je součet toho, co do něj člověk započetl v "
    "„indikatory.yaml“ (pole „započteno“, podle data). Číslo napsané ve zprávě se s ním porovnává, aby se zpráva nevrátila."
)
_INCREMENT_WHY_EN = (
    "The value reached is the sum of the increments of all periods. The increment of a period is the sum of what a person counted in “indikatory.yaml” (field "
    "“započteno”, by its date). A number written in the report is held against it, so that the report does not come back."
)
_REFERENCE_WHY_CS = "Zpráva, její přílohy a indikátory na sebe odkazují jmény a kódy; jméno, které nic neoznačuje, by ve vytištěné zprávě zůstalo bez dokladu."
_REFERENCE_WHY_EN = (
    "A report, its attachments and indicators refer to each other by names and codes; a name of nothing would stand in the report without evidence."
)

MESSAGES: dict[str, Message] = {
    "indicator-code-not-understood": Message(
        Severity.FAULT,
        cs="„{value}“ není kód indikátoru; čekáno např. „8 05 00“ nebo „805 000“",
        en="“{value}” is not the code of an indicator; expected e.g. “8 05 00” or “805 000”",
        do_cs="opište kód z právního aktu; v YAML jej dejte do uvozovek",
        do_en="copy the code from the grant decision; quote it in YAML",
        why_cs=_INDICATOR_WHY_CS,
        why_en=_INDICATOR_WHY_EN,
        example={"value": "8.05.00"},
    ),
    "deadline-not-understood": Message(
        Severity.FAULT,
        cs="„{value}“ není lhůta; čekáno např. „1 měsíc od konce období“ nebo „20 pracovních dnů od 5. 1. 2025“",
        en="“{value}” is not a deadline; expected e.g. “1 měsíc od konce období” or “20 pracovních dnů od 5. 1. 2025”",
        do_cs="napište číslo, jednotku (měsíce, kalendářní dny, pracovní dny) a od čeho lhůta běží",
        do_en="write a number, the unit (měsíce, kalendářní dny, pracovní dny) and from what it runs",
        why_cs=_DEADLINE_WHY_CS,
        why_en=_DEADLINE_WHY_EN,
        example={"value": "do měsíce"},
    ),
    "url-not-understood": Message(
        Severity.FAULT,
        cs="„{value}“ není adresa stránky; čekáno např. „https://www.mesto.example/plan“",
        en="“{value}” is not the address of a page; expected e.g. “https://www.mesto.example/plan”",
        do_cs="zkopírujte celou adresu z prohlížeče, i s „https://“",
        do_en="copy the whole address from the browser, with “https://”",
        why_cs="Adresa se tiskne do zprávy a kontroluje ji poskytovatel podpory; musí vést přímo na stránku, proto začíná „https://“ nebo „http://“ a nemá mezery.",
        why_en="The address is printed in the report and followed by the funder; it leads straight to a page, so it begins with “https://” or “http://” and has no spaces.",
        example={"value": "www.mesto"},
    ),
    "report-reference-unknown": Message(
        Severity.FAULT,
        cs="„{value}“ neoznačuje {what} (jsou: {known})",
        en="“{value}” names no {what_en} (there are: {known})",
        do_cs="opravte jméno, nebo doplňte, co má označovat",
        do_en="correct the name, or add what it is to name",
        why_cs=_REFERENCE_WHY_CS,
        why_en=_REFERENCE_WHY_EN,
        example={"value": "KA 9", "what": "klíčovou aktivitu projektu", "what_en": "key activity of the project", "known": ("KA 01", "KA 02")},
    ),
    "report-reference-unknown-suggestion": Message(
        Severity.FAULT,
        cs="„{value}“ neoznačuje {what} (mysleli jste {suggestion}?)",
        en="“{value}” names no {what_en} (did you mean {suggestion}?)",
        do_cs="opravte jméno",
        do_en="correct the name",
        why_cs=_REFERENCE_WHY_CS,
        why_en=_REFERENCE_WHY_EN,
        example={"value": "analyzza", "what": "přílohu zprávy", "what_en": "attachment of a report", "suggestion": "„analyza“"},
    ),
    "report-item-twice": Message(
        Severity.FAULT,
        cs="„{value}“ je tu dvakrát",
        en="“{value}” stands here twice",
        do_cs="nechte jeden zápis, nebo druhému dejte jiné id",
        do_en="keep one, or give the other a different id",
        why_cs="Klíčová aktivita, indikátor i příloha mají ve zprávě jedno místo, pole formuláře jednu délku; ze dvou by docpipe nevěděl, které platí.",
        why_en="A key activity, an indicator and an attachment have one place in a report, a field of the form one length; of two docpipe could not tell which holds.",
        example={"value": "KA 02"},
    ),
    "reporting-twice": Message(
        Severity.FAULT,
        cs="pravidla vykazování jsou v projektu dvakrát",
        en="the project has its rules of reporting twice",
        do_cs="nechte jeden soubor „vykazovani.yaml“",
        do_en="keep one file “vykazovani.yaml”",
        why_cs="Lhůty a délky textů platí pro celý projekt; ze dvou souborů by nebylo jasné, které.",
        why_en="Deadlines and lengths hold for the whole project; of two files nobody could tell which.",
        example={},
    ),
    "deadline-day-missing": Message(
        Severity.FAULT,
        cs="lhůta běží ode dne, který není napsán",
        en="the deadline runs from a day that is not written",
        do_cs="doplňte „ode dne“, např. den doručení",
        do_en="add “ode dne”, e.g. the day of delivery",
        why_cs=_DEADLINE_WHY_CS,
        why_en=_DEADLINE_WHY_EN,
        example={},
    ),
    "report-ends-before-start": Message(
        Severity.FAULT,
        cs="období končí {end}, tedy před svým začátkem {start}",
        en="the period ends on {end}, before its beginning on {start}",
        do_cs="opravte jedno z dat",
        do_en="correct one of the dates",
        why_cs="Sledované období má začátek a konec; oba dny do něj patří.",
        why_en="A period reported on has a beginning and an end; both days belong to it.",
        example={"start": "1. 7. 2024", "end": "30. 6. 2024"},
    ),
    "report-outside-project": Message(
        Severity.WARNING,
        cs="období {value} neleží celé v realizaci projektu {period}",
        en="the period {value} is not wholly within the project's realisation {period}",
        do_cs="opravte období zprávy, nebo realizaci projektu",
        do_en="correct the report's period or the project's realisation",
        why_cs="Zpráva o realizaci popisuje dobu, po kterou se projekt uskutečňuje podle právního aktu.",
        why_en="A report describes the time in which the project runs by its grant decision.",
        example={"value": "1. 1. 2024 – 30. 6. 2024", "period": "2024–2025"},
    ),
    "report-periods-overlap": Message(
        Severity.ERROR,
        cs="období se překrývá se zprávou č. {other} ({period})",
        en="the period overlaps report no. {other} ({period})",
        do_cs="opravte začátek nebo konec jednoho z nich; co se stalo v překryvu, by se počítalo dvakrát",
        do_en="correct the beginning or end of one of them; what happened in both would count twice",
        why_cs="Přírůstky indikátorů a setkání se počítají podle data do jednoho období. Mimořádná zpráva se neporovnává.",
        why_en="Increments of indicators and meetings belong to one period by their date. An extraordinary report is not compared.",
        example={"other": 1, "period": "1. 1. 2024 – 30. 6. 2024"},
    ),
    "report-periods-gap": Message(
        Severity.WARNING,
        cs="mezi touto zprávou a zprávou č. {other} chybí období {period}",
        en="between this report and report no. {other} the period {period} is missing",
        do_cs="navažte období na sebe, nebo doplňte zprávu, která chybí",
        do_en="join the periods, or add the report that is missing",
        why_cs="Sledovaná období na sebe navazují ode dne zahájení projektu; co se stalo mezi nimi, by v žádné zprávě nebylo.",
        why_en="Periods follow each other from the first day of the project; what happened between them would be in no report.",
        example={"other": 1, "period": "1. 7. 2024 – 31. 7. 2024"},
    ),
    "report-number-twice": Message(
        Severity.ERROR,
        cs="zpráva č. {value} je v projektu dvakrát",
        en="the project has report no. {value} twice",
        do_cs="opravte pořadové číslo jedné z nich",
        do_en="correct the number of one of them",
        why_cs="Pořadové číslo odlišuje zprávy projektu; podle něj se citují přílohy.",
        why_en="The number tells a project's reports apart; attachments are cited by it.",
        example={"value": 1},
    ),
    "report-submitted-early": Message(
        Severity.WARNING,
        cs="zpráva je podána {value}, před koncem období {end}",
        en="the report was submitted on {value}, before the period ends on {end}",
        do_cs="opravte datum předložení, nebo konec období",
        do_en="correct the day of submission or the end of the period",
        why_cs="Zpráva popisuje skončené období.",
        why_en="A report describes a period that is over.",
        example={"value": "28. 6. 2024", "end": "30. 6. 2024"},
    ),
    "report-submitted-late": Message(
        Severity.WARNING,
        cs="zpráva je podána {value}, po lhůtě {deadline}",
        en="the report was submitted on {value}, after the deadline {deadline}",
        do_cs="zkontrolujte datum a lhůtu podle právního aktu",
        do_en="check the day and the deadline by the grant decision",
        why_cs=_DEADLINE_WHY_CS,
        why_en=_DEADLINE_WHY_EN,
        example={"value": "5. 8. 2024", "deadline": "31. 7. 2024"},
    ),
    "report-deadline-not-working": Message(
        Severity.INFO,
        cs="lhůta zprávy končí {value}, což je {what}",
        en="the deadline of the report falls on {value}, {what}",
        do_cs="podejte dříve; posouvá-li rozhodnutí lhůtu na pracovní den, napište k ní „posun na pracovní den: ano“",
        do_en="submit earlier; where the decision moves it to a working day, write “posun na pracovní den: ano”",
        why_cs=(
            "Připadne-li poslední den lhůty na sobotu, neděli nebo svátek, je posledním dnem nejblíže následující pracovní den (zákon č. 89/2012 Sb., § 607). Zda to "
            "platí i pro podání zprávy, určuje právní akt; docpipe proto sám neposouvá."
        ),
        why_en=(
            "When the last day falls on a weekend or holiday, the next working day is the last one (Act no. 89/2012 Coll., § 607). Whether that holds for a report is "
            "up to the decision, so docpipe does not move it by itself."
        ),
        example={"value": "31. 8. 2024", "what": "sobota"},
    ),
    "indicator-twice": Message(
        Severity.ERROR,
        cs="indikátor {value} je v projektu dvakrát",
        en="the project has the indicator {value} twice",
        do_cs="spojte oba zápisy do jednoho",
        do_en="join both entries into one",
        why_cs="Přírůstky téhož indikátoru by se rozdělily a žádný součet by nebyl správný.",
        why_en="The increments of one indicator would be divided and no total would be right.",
        example={"value": "805 000"},
    ),
    "indicator-target-missing": Message(
        Severity.WARNING,
        cs="indikátor {value} nemá cílovou hodnotu",
        en="the indicator {value} has no target",
        do_cs="doplňte „cílová hodnota“ z právního aktu",
        do_en="add “cílová hodnota” from the grant decision",
        why_cs="Bez cílové hodnoty nelze říci, na kolik procent je indikátor naplněn.",
        why_en="Without a target nobody can say how much of it is reached.",
        example={"value": "805 000"},
    ),
    "indicator-counted-undated": Message(
        Severity.WARNING,
        cs="„{value}“ nemá datum, a proto se nezapočetlo do žádného období",
        en="“{value}” has no date and so counts in no period",
        do_cs="doplňte den, kdy toho bylo dosaženo",
        do_en="add the day on which it was reached",
        why_cs=_INCREMENT_WHY_CS,
        why_en=_INCREMENT_WHY_EN,
        example={"value": "Analýza potřeb seniorů"},
    ),
    "indicator-counted-outside": Message(
        Severity.WARNING,
        cs="„{value}“ ({date}) nepatří do žádného období, za které je zpráva",
        en="“{value}” ({date}) belongs to no period that has a report",
        do_cs="opravte datum, nebo založte zprávu za to období",
        do_en="correct the date, or begin the report of that period",
        why_cs=_INCREMENT_WHY_CS,
        why_en=_INCREMENT_WHY_EN,
        example={"value": "Analýza potřeb seniorů", "date": "20. 8. 2024"},
    ),
    "indicator-increment-differs": Message(
        Severity.ERROR,
        cs="přírůstek indikátoru {indicator} je napsán {value}, započteno je {computed}",
        en="the increment of indicator {indicator} is written as {value}, {computed} is counted",
        do_cs="opravte číslo ve zprávě, nebo započtené výstupy v „indikatory.yaml“; číslo lze i vynechat, doplní se samo",
        do_en="correct the number in the report or what is counted in “indikatory.yaml”; it can be left out, then it is filled in",
        why_cs=_INCREMENT_WHY_CS,
        why_en=_INCREMENT_WHY_EN,
        example={"indicator": "805 000", "value": "2", "computed": "1"},
    ),
    "indicator-total-differs": Message(
        Severity.ERROR,
        cs="dosažená hodnota indikátoru {indicator} je napsána {value}, předchozí období a přírůstek dávají {computed}",
        en="the value reached of indicator {indicator} is written as {value}, the earlier periods and the increment give {computed}",
        do_cs="opravte číslo ve zprávě; lze je i vynechat, doplní se samo",
        do_en="correct the number in the report; it can be left out, then it is filled in",
        why_cs=_INCREMENT_WHY_CS,
        why_en=_INCREMENT_WHY_EN,
        example={"indicator": "805 000", "value": "3", "computed": "2"},
    ),
    "indicator-above-evidence": Message(
        Severity.ERROR,
        cs="přírůstek indikátoru {indicator} je {value}, doložen je {proven}",
        en="the increment of indicator {indicator} is {value}, evidence is there for {proven}",
        do_cs="doplňte doklad (přílohu zprávy nebo adresu, kde je zveřejněno), nebo snižte přírůstek",
        do_en="add the evidence (an attachment of the report or the address where it is published), or lower the increment",
        why_cs="Přírůstek nesmí být vyšší než to, co je doloženo; poskytovatel podpory jej jinak zkrátí nebo zprávu vrátí.",
        why_en="An increment may not exceed what is proven; the funder would cut it or return the report.",
        example={"indicator": "805 000", "value": "2", "proven": "1"},
    ),
    "indicator-unpublished": Message(
        Severity.ERROR,
        cs="„{value}“ je započteno do indikátoru {indicator}, ale chybí {missing}",
        en="“{value}” counts toward indicator {indicator}, but {missing} is missing",
        do_cs="doplňte adresu, kde je dokument zveřejněn, a den zveřejnění; není-li zveřejněn, nezapočítávejte jej",
        do_en="add the address where the document is published and the day; do not count it if it is not published",
        why_cs=(
            "Indikátor 8 05 00 (805 000) je počet napsaných a zveřejněných dokumentů: započítává se, až když je dokument na webu; dokládá se adresou a dnem zveřejnění. "
            "U jiného indikátoru to platí, když má „zveřejnit: ano“."
        ),
        why_en=(
            "Indicator 8 05 00 (805 000) is the number of documents written and published: one counts once it is on the web, shown by its address and the day. "
            "Of another indicator it holds where it says “zveřejnit: ano”."
        ),
        example={"value": "Analýza potřeb seniorů", "indicator": "805 000", "missing": "adresa a den zveřejnění"},
    ),
    "report-text-too-long": Message(
        Severity.ERROR,
        cs="text pole „{field}“ má {length} znaků, formulář bere {limit} (o {over} méně)",
        en="the text of the field “{field}” has {length} characters, the form takes {limit} ({over} fewer)",
        do_cs="zkraťte text; bere-li váš formulář víc, napište to do „vykazovani.yaml“: „délky textů“",
        do_en="shorten the text; if your form takes more, write that in “vykazovani.yaml”: “délky textů”",
        why_cs=(
            "Pole formuláře zprávy o realizaci mají v systému poskytovatele podpory omezenou délku a delší text usekne nebo neuloží. Konec řádku se počítá za dva "
            "znaky. Délky dodané s docpipe jsou obvyklé hodnoty, ne opsané z příručky: ověřte je počítadlem pod polem. Zdroj: {source}"
        ),
        why_en=(
            "The fields of the form are of limited length in the funder's system, which cuts off or refuses what is longer. A line's end counts as two characters. "
            "The lengths that docpipe ships are usual values, not copied from a manual: check them by the counter under the field. Source: {source}"
        ),
        example={"field": "Popis realizace: KA 02 – Setkávání", "length": 2150, "limit": 2000, "over": 150, "source": "IS KP21+"},
    ),
    "report-file-missing": Message(
        Severity.ERROR,
        cs="příloha {label} není na místě: „{value}“",
        en="attachment {label} is not there: “{value}”",
        do_cs="uložte soubor tam, kde jej záznam hledá (vedle něj, do složky projektu), nebo opravte cestu",
        do_en="put the file where the record looks for it (beside it, in the project's folder), or correct the path",
        why_cs="Text zprávy přílohu cituje číslem; číslo, za kterým nic není, vrátí celou zprávu k opravě.",
        why_en="The text cites the attachment by its number; a number with nothing behind it sends the whole report back.",
        example={"value": "prilohy/smlouva.pdf", "label": "KA 02/04"},
    ),
    "report-file-refused": Message(
        Severity.ERROR,
        cs="příloha {label} nemůže být dokladem: „{value}“ není PDF, JPG, PNG, TIFF ani DOCX, nebo leží mimo složku content",
        en="attachment {label} can be no evidence: “{value}” is no PDF, JPG, PNG, TIFF or DOCX, or lies outside the folder content",
        do_cs="uložte přílohu jako PDF do složky projektu",
        do_en="save the attachment as a PDF in the project's folder",
        why_cs="Doklady se skládají do svazku v PDF a uchovávají se s projektem; soubor odjinud by se při předání nebo archivaci ztratil.",
        why_en="Evidence is put together into a PDF bundle and kept with the project; a file from elsewhere would be lost when it is handed over or archived.",
        example={"value": "prilohy/tabulka.ods", "label": "KA 02/04"},
    ),
    "report-count-differs": Message(
        Severity.WARNING,
        cs="v textu stojí „{value}“, docpipe napočítal {what} {known}",
        en="the text says “{value}”, counted are {known} {what_en}",
        do_cs="opravte číslo, nebo je nechte doplnit: [[hodnota:aktivita.setkani]], [[hodnota:aktivita.osoby]]",
        do_en="correct the number, or have it filled in: [[hodnota:aktivita.setkani]], [[hodnota:aktivita.osoby]]",
        why_cs="Počty v textu zprávy, v prezenčních listinách a v zápisech se porovnávají; jedno číslo navíc vrátí zprávu. Přijme se počet za aktivitu, za celé období, za skupinu i za jedno setkání.",
        why_en="Numbers in the report, the sheets and the minutes are compared; one that differs sends the report back. Accepted is the count of the activity, the period, a group or a meeting.",
        example={"value": "5 setkání", "what": "setkání", "what_en": "meetings", "known": ("4",)},
    ),
    "report-date-of-no-meeting": Message(
        Severity.WARNING,
        cs="text mluví o setkání {value}, a toho dne žádné zapsáno není (jsou: {known})",
        en="the text speaks of a meeting on {value}, when none is written (there are: {known})",
        do_cs="opravte datum v textu, nebo doplňte záznam setkání",
        do_en="correct the date, or add the meeting's record",
        why_cs="Datum, čas a místo setkání jsou ve zprávě, v pozvánce, na listině i v zápisu tytéž; ve zprávě je lze citovat: [[setkání:2024-03-14]].",
        why_en="A meeting's day, hour and place are the same in the report, the invitation, the sheet and the minutes; a report can cite them: [[setkání:2024-03-14]].",
        example={"value": "15. 3. 2024", "known": ("14. 3. 2024",)},
    ),
    "attendance-in-text-differs": Message(
        Severity.WARNING,
        cs="v textu stojí „{value}“, přítomných je {computed}",
        en="the text says “{value}”, {computed} are present",
        do_cs="opravte číslo v textu, nebo účast",
        do_en="correct the number in the text, or the attendance",
        why_cs="Počet přítomných se tiskne z účasti; jiné číslo v textu zápisu by odporovalo prezenční listině a zprávě.",
        why_en="The number of those present is printed from the attendance; another number in the minutes would contradict the sheet and the report.",
        example={"value": "Zúčastnilo se 12 osob", "computed": 11},
    ),
    "next-meeting-differs": Message(
        Severity.WARNING,
        cs="zápis oznamuje příští setkání jinak, než je zapsáno: {what} „{value}“, u setkání „{other}“",
        en="the minutes announce the next meeting otherwise than it is written: {what} “{value}”, its record has “{other}”",
        do_cs="bylo-li setkání přesunuto, nechte zápis být a závažnost snižte; jinak opravte jedno z nich",
        do_en="where the meeting was moved, leave the minutes and lower the severity; else correct one of them",
        why_cs="Příští setkání v zápisu a pozvánka na ně říkají totéž datum, čas a místo. Kratší zápis místa se bere za stejný.",
        why_en="The next meeting in the minutes and its invitation give the same day, hour and place. A shorter writing of a place counts as the same.",
        example={"what": "datum", "value": "16. 5. 2024", "other": "17. 5. 2024"},
    ),
    "registration-number-in-text": Message(
        Severity.WARNING,
        cs="v textu stojí registrační číslo {value}, projekt má {own}",
        en="the text has the registration number {value}, the project's is {own}",
        do_cs="opravte číslo, nebo je nechte doplnit: [[hodnota:project.registration_number]]",
        do_en="correct the number, or have it filled in: [[hodnota:project.registration_number]]",
        why_cs="Registrační číslo je ve všech dokumentech projektu totéž; jiné bývá pozůstatek po zkopírovaném textu.",
        why_en="The registration number is the same in all documents of a project; another one is mostly left of a copied text.",
        example={"value": "CZ.03.2.63/0.0/0.0/16_063/0006598", "own": "CZ.03.02.02/00/22_046/0002180"},
    ),
}
