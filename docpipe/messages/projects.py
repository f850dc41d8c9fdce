"""What is said of a project: its registration number, periods, activities."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_NUMBER_WHY_CS = (
    "Registrační číslo začíná zkratkou CZ a číslem programu (03 je OPZ a OPZ+, 06 je IROP) a v každém programovém období má jiný tvar. Číslo jiného programu "
    "znamená, že je chybně opsané, nebo že projekt má chybně zvolený program a s ním loga a povinné texty."
)
_NUMBER_WHY_EN = (
    "A registration number begins with CZ and the number of the programme (03 is OPZ and OPZ+, 06 is IROP), and each funding period has a form of its own. A number of "
    "another programme means that it was copied wrongly, or that the project has the wrong programme and with it the wrong logos and texts."
)
_ACTIVITY_WHY_CS = "Klíčová aktivita setkání se tiskne i s názvem a podle ní se setkání vykazují ve zprávě o realizaci, proto musí být v projektu."
_ACTIVITY_WHY_EN = "A meeting's key activity is printed with its name and meetings are reported by it, so it must be in the project."
_PROJECT_WHY_CS = "Skupina s uvedeným projektem se hledá jen v setkáních toho projektu; neznámý projekt by znamenal, že se nenajde nikde."
_PROJECT_WHY_EN = "A group that names a project is looked for in that project's meetings only; with an unknown project it would be found nowhere."

MESSAGES: dict[str, Message] = {
    "project-name-missing": Message(
        Severity.WARNING,
        cs="projekt „{project}“ nemá název",
        en="the project “{project}” has no name",
        do_cs="opište název z rozhodnutí o poskytnutí dotace do pole „název“",
        do_en="copy the name from the grant decision into the field “název”",
        why_cs="Název projektu stojí na každém dokumentu v tom znění, jaké je v právním aktu. Kde ho podklad neuvádí, docpipe si ho nevymýšlí.",
        why_en="A project's name stands on every document as the legal act has it. Where the source does not give it, docpipe invents none.",
        example={"project": "mas-irop"},
    ),
    "unknown-project": Message(
        Severity.FAULT,
        cs="projekt „{value}“ v pracovní složce není; jsou v ní: {known}",
        en="there is no project “{value}” in the workspace; there are: {known}",
        do_cs="napište název složky projektu pod content/, nebo pole vynechte",
        do_en="write the name of the project's folder under content/, or leave the field out",
        why_cs=_PROJECT_WHY_CS,
        why_en=_PROJECT_WHY_EN,
        example={"value": "blatensko", "known": ("podbrdsko", "horazdovicko")},
    ),
    "unknown-project-suggestion": Message(
        Severity.FAULT,
        cs="projekt „{value}“ v pracovní složce není (mysleli jste {suggestion}?)",
        en="there is no project “{value}” in the workspace (did you mean {suggestion}?)",
        do_cs="opravte na {suggestion}: píše se název složky projektu pod content/",
        do_en="correct it to {suggestion}: the name of the project's folder under content/ is written",
        why_cs=_PROJECT_WHY_CS,
        why_en=_PROJECT_WHY_EN,
        example={"value": "podbrsko", "suggestion": "„podbrdsko“"},
    ),
    "unknown-key-activity": Message(
        Severity.FAULT,
        cs="klíčová aktivita „{value}“ v projektu není; projekt má: {known}",
        en="the project has no key activity “{value}”; it has: {known}",
        do_cs="napište kód aktivity („KA 02“) nebo její název, nebo ji přidejte do projekt.yaml",
        do_en="write the activity's code (“KA 02”) or its name, or add it to project.yaml",
        why_cs=_ACTIVITY_WHY_CS,
        why_en=_ACTIVITY_WHY_EN,
        example={"value": "KA 09", "known": ("KA 01", "KA 02")},
    ),
    "unknown-key-activity-suggestion": Message(
        Severity.FAULT,
        cs="klíčová aktivita „{value}“ v projektu není (mysleli jste {suggestion}?)",
        en="the project has no key activity “{value}” (did you mean {suggestion}?)",
        do_cs="opravte na {suggestion}, nebo aktivitu přidejte do projekt.yaml",
        do_en="correct it to {suggestion}, or add the activity to project.yaml",
        why_cs=_ACTIVITY_WHY_CS,
        why_en=_ACTIVITY_WHY_EN,
        example={"value": "A–02", "suggestion": "„A-02“"},
    ),
    "registration-number-missing": Message(
        Severity.WARNING,
        cs="projekt „{project}“ nemá registrační číslo, ač patří do programu {programme}",
        en="the project “{project}” has no registration number though it belongs to {programme}",
        do_cs="opište číslo z rozhodnutí o poskytnutí dotace do pole „registrační číslo“",
        do_en="copy the number from the grant decision into the field “registrační číslo”",
        why_cs="Registrační číslo patří na dokumenty projektu. Co v obsahu není, docpipe nedomýšlí: dokumenty vzniknou bez čísla.",
        why_en="The registration number belongs on a project's documents. What is not in the content is never invented: the documents are made without it.",
        example={"project": "Setkávání v regionu", "programme": "IROP"},
    ),
    "registration-number-of-other-period": Message(
        Severity.ERROR,
        cs="registrační číslo „{value}“ má tvar období {found}, ale program {programme} má čísla období {period}",
        en="the registration number “{value}” has the form of {found}, but {programme} has numbers of {period}",
        do_cs="opravte číslo podle rozhodnutí o poskytnutí dotace, nebo pole „program“",
        do_en="correct the number by the grant decision, or the field “program”",
        why_cs=_NUMBER_WHY_CS,
        why_en=_NUMBER_WHY_EN,
        example={"value": "CZ.03.2.63/0.0/0.0/16_063/0006598", "found": "2014–20", "programme": "OPZ+", "period": "2021–27", "number": "03"},
    ),
    "registration-number-of-other-programme": Message(
        Severity.ERROR,
        cs="registrační číslo „{value}“ je programu {found}, ale program {programme} má číslo {number}",
        en="the registration number “{value}” is of programme {found}, but {programme} has the number {number}",
        do_cs="opravte číslo podle rozhodnutí o poskytnutí dotace, nebo pole „program“",
        do_en="correct the number by the grant decision, or the field “program”",
        why_cs=_NUMBER_WHY_CS,
        why_en=_NUMBER_WHY_EN,
        example={"value": "CZ.03.2.63/0.0/0.0/16_063/0006598", "found": "03", "programme": "IROP", "period": "2014–20", "number": "06"},
    ),
    "registration-number-twice": Message(
        Severity.ERROR,
        cs="registrační číslo „{value}“ mají dva projekty",
        en="two projects have the registration number “{value}”",
        do_cs="opravte číslo toho projektu, kterému nepatří",
        do_en="correct the number of the project it does not belong to",
        why_cs="Registrační číslo má každý projekt vlastní; stejné u dvou bývá pozůstatek po kopírování složky.",
        why_en="Each project has a number of its own; the same one twice is usually what is left of a copied folder.",
        example={"value": "CZ.03.2.63/0.0/0.0/16_063/0006598"},
    ),
    "call-after-start": Message(
        Severity.WARNING,
        cs="výzva v registračním čísle je z roku {value}, ale realizace začala {start}",
        en="the call in the registration number is of {value}, but the project began on {start}",
        do_cs="ověřte registrační číslo a začátek realizace podle rozhodnutí o poskytnutí dotace",
        do_en="check the registration number and the start by the grant decision",
        why_cs="Číslo obsahuje rok výzvy; projekt obvykle nezačíná dříve, než byla výzva vyhlášena.",
        why_en="The number holds the year of the call; a project does not usually begin before its call was published.",
        example={"value": 2019, "start": "1. 11. 2017"},
    ),
    "sample-data": Message(
        Severity.INFO,
        cs="„{value}“ jsou ukázková data",
        en="“{value}” is sample data",
        do_cs="až údaje nahradíte skutečnými, smažte řádek „ukázka: ano“",
        do_en="delete the line “ukázka: ano” when you have put in real data",
        why_cs="Dokumenty z ukázkových dat na sobě mají napsáno, že jsou ukázkou, aby se nezaměnily se skutečnými.",
        why_en="Documents made of sample data say so on their pages, so that they are not taken for real ones.",
        example={"value": "Ukázkový projekt"},
    ),
}
