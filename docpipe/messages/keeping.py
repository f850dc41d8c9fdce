"""What is told of personal data that are kept: their time, their people, their workbook."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_WHY_CS = (
    "Doba se počítá z pravidel programu (roky od 1. ledna roku po konci projektu, nebo pevný den; platí pozdější) a z „uchování“ v projektu, které je opsané z právního "
    "aktu a má přednost. Déle, než je třeba, se údaje uchovávat nesmějí (čl. 5 odst. 1 písm. e) nařízení (EU) 2016/679)."
)
_WHY_EN = (
    "The time is computed from the programme's rules (years from 1 January after the project's end, or a fixed day; the later holds) and from “uchování” (retention) of "
    "the project, copied from its grant decision, which comes first. Data may be kept no longer than necessary (Regulation (EU) 2016/679, Art. 5(1)(e))."
)

MESSAGES: dict[str, Message] = {
    "retention-over": Message(
        Severity.WARNING,
        cs="projekt „{project}“: údaje se měly uchovávat do {day}, v pracovní složce jsou dál (osob: {count})",
        en="project “{project}”: data were to be kept until {day} and are still in the workspace (people: {count})",
        do_cs="ověřte dobu v právním aktu; pak složku projektu v content, build i released skartujte podle skartačního řádu",
        do_en="check the time in the grant decision; then destroy the project's folders in content, build and released by your rules of records",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"project": "horazdovicko", "day": "31. 12. 2032", "count": 12},
    ),
    "retention-uncertain": Message(
        Severity.INFO,
        cs="projekt „{project}“: údaje se uchovávají do {day} podle obecného pravidla programu",
        en="project “{project}”: data are kept until {day} by a general rule of the programme",
        do_cs="podívejte se do právního aktu a napište do projekt.yaml „uchování: {{let: 10, zdroj: …}}“ nebo „nejméně do“",
        do_en="look into the grant decision and write “uchování” (retention: years, until, source) into projekt.yaml",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"project": "horazdovicko", "day": "31. 12. 2032"},
    ),
    "retention-unknown": Message(
        Severity.WARNING,
        cs="projekt „{project}“: není známo, do kdy se údaje uchovávají (osob: {count})",
        en="project “{project}”: it is not known until when the data are kept (people: {count})",
        do_cs="napište do projekt.yaml „realizace“ a „uchování“ (let, nebo nejméně do)",
        do_en="write “realizace” (realisation) and “uchování” (retention: years, or until) into projekt.yaml",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"project": "horazdovicko", "count": 12},
    ),
    "released-names-private": Message(
        Severity.WARNING,
        cs="vydaný veřejný dokument jmenuje osobu „{value}“, která se dnes ve veřejné verzi neuvádí",
        en="a released public document names “{value}”, who is not to be in the public edition today",
        do_cs="vydejte novou verzi a na webu dokument nahraďte; bylo-li zveřejnění tehdy v pořádku a souhlas se neodvolal, nechte ho být",
        do_en="release a new version and replace it on the web; if it was right to publish then and no consent was withdrawn, leave it",
        why_cs="co bylo vydáno, docpipe nemění; odvolaný souhlas ale znamená, že se dokument nesmí dál zveřejňovat (čl. 7 odst. 3 nařízení (EU) 2016/679).",
        why_en="docpipe does not change what was released; but a withdrawn consent means that it must not be published on (Regulation (EU) 2016/679, Art. 7(3)).",
        example={"value": "Jana Nováková"},
    ),
    "privacy-nobody-at-all": Message(
        Severity.INFO,
        cs="o osobě „{value}“ v pracovní složce nic není: ani v obsahu, ani v sestavených a vydaných dokumentech",
        en="the workspace holds nothing of “{value}”: neither in its content nor in built and released documents",
        do_cs="zkontrolujte, zda je jméno napsané správně, nebo zkuste e-mail či telefon; píše se o ní jinak, třeba jen příjmením, zkuste i to",
        do_en="check whether the name is written right, or try an e-mail address or a phone number",
        why_cs="hledá se celé jméno v každém pádě, v obou pořadích; ve skenech podepsaných listin se text nehledá.",
        why_en="the full name is looked for in every case and either order; scans of signed sheets are not searched.",
        example={"value": "Jana Nováková"},
    ),
    "privacy-nobody": Message(
        Severity.INFO,
        cs="o osobě „{value}“ v pracovní složce nic není: ani v obsahu, ani v sestavených a vydaných dokumentech",
        en="the workspace holds nothing of “{value}”: neither in its content nor in built and released documents",
        do_cs="zkontrolujte, zda je jméno napsané správně; podobná jména: {known}",
        do_en="check whether the name is written right; similar names: {known}",
        why_cs="hledá se celé jméno v každém pádě, v obou pořadích; ve skenech podepsaných listin se text nehledá.",
        why_en="the full name is looked for in every case and either order; scans of signed sheets are not searched.",
        example={"value": "Jana Nováková", "known": ("Jana Novotná",)},
    ),
    "privacy-output-kind": Message(
        Severity.ERROR,
        cs="soubor „{suffix}“ z toho docpipe neudělá",
        en="docpipe makes no “{suffix}” file of it",
        do_cs="napište jméno s příponou: {known}",
        do_en="write a name that ends in one of: {known}",
        why_cs="o jedné osobě se udělá dopis k předání (.docx) nebo sešit (.xlsx), přehled všech jen jako sešit.",
        why_en="of one person a letter to hand over (.docx) or a workbook (.xlsx) is made, of everybody a workbook only.",
        example={"suffix": ".pdf", "known": (".xlsx", ".docx")},
    ),
    "privacy-person-several": Message(
        Severity.ERROR,
        cs="osob jménem „{value}“ je v rejstříku víc",
        en="several people of the register are called “{value}”",
        do_cs="napište místo jména id: {known}",
        do_en="write an id instead of the name: {known}",
        why_cs="údaje dvou osob stejného jména se nesmějí smíchat.",
        why_en="the data of two people of one name must not be mixed.",
        example={"value": "Jan Novák", "known": ("jan-novak-1", "jan-novak-2")},
    ),
    "privacy-output-there": Message(
        Severity.ERROR,
        cs="soubor už existuje a nepřepíše se",
        en="the file is there already and is not written over",
        do_cs="zvolte v --output jiné jméno",
        do_en="choose another name for --output",
        why_cs="nic, co už na disku leží, docpipe bez vašeho vědomí nepřepíše.",
        why_en="docpipe writes over nothing that is on the disk without your knowing.",
        example={},
    ),
}
