"""What comparing two states of a plan may complain of."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_WHY_CS = (
    "Dva stavy plánu se porovnávají podle obsahu: složka pracovní složky tak, jak je teď, nebo vydaná verze podle souboru .state.json, který se ukládá vedle vydaného "
    "plánu."
)
_WHY_EN = (
    "Two states of a plan are compared by their content: a folder of a workspace as it is now, or a released version by the file .state.json, which is kept beside a "
    "released plan."
)

MESSAGES: dict[str, Message] = {
    "diff-side-unknown": Message(
        Severity.FAULT,
        cs="„{value}“ není složka, soubor ani číslo vydané verze (vydané verze: {known})",
        en="“{value}” is no folder, no file and no number of a released version (released versions: {known})",
        do_cs="napište cestu ke složce nebo k vydanému souboru, nebo číslo verze, např. 1",
        do_en="write the path of a folder or a released file, or the number of a version, such as 1",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"value": "v9", "known": ("1", "2")},
    ),
    "diff-state-missing": Message(
        Severity.FAULT,
        cs="vedle souboru není uložený obsah plánu (.state.json), nemá se s čím porovnat",
        en="the content of the plan (.state.json) is not kept beside the file, there is nothing to compare",
        do_cs="porovnejte soubor vydaného plánu ze složky released, nebo celou složku obsahu",
        do_en="compare a file of a released plan from the folder released, or a whole folder of content",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
    ),
    "diff-state-damaged": Message(
        Severity.FAULT,
        cs="uložený obsah plánu je poškozený, nebo je z novější verze docpipe",
        en="the kept content of the plan is damaged, or of a newer version of docpipe",
        do_cs="obnovte soubor ze zálohy, nebo porovnejte složky obsahu",
        do_en="restore the file from a backup, or compare folders of content",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
    ),
    "diff-no-plan": Message(
        Severity.FAULT,
        cs="v této složce není plán (projekt: {project})",
        en="there is no plan in this folder (project: {project})",
        do_cs="napište pracovní složku, nebo v ní složku projektu, který má plan.yaml",
        do_en="write a workspace, or in it the folder of a project that has plan.yaml",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"project": "ukazka"},
    ),
    "diff-project-needed": Message(
        Severity.FAULT,
        cs="plánů je víc ({known}), není jasné, který se porovnává",
        en="there are several plans ({known}); it is not clear which to compare",
        do_cs="řekněte to volbou --project NÁZEV, nebo napište složku projektu",
        do_en="say it by --project NAME, or write the project's folder",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"known": ("horazdovicko", "susicko")},
    ),
    "diff-file-there": Message(
        Severity.FAULT,
        cs="soubor už je; změny se do něj nezapsaly",
        en="the file is there already; the changes were not written into it",
        do_cs="dejte dokumentu jiné jméno, nebo ten starý nejdřív smažte",
        do_en="give the document another name, or delete the old one first",
        why_cs="docpipe nic vašeho nepřepíše.",
        why_en="docpipe overwrites nothing of yours.",
    ),
    "usage-diff-two-states": Message(
        Severity.FAULT,
        cs="volby --word, --project, --edition a --approved patří k porovnání dvou stavů plánu",
        en="the options --word, --project, --edition and --approved belong to the comparison of two states of a plan",
        do_cs="napište oba stavy: {command} STARÉ NOVÉ",
        do_en="write both states: {command} OLD NEW",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"command": "docpipe diff"},
    ),
    "approved-text-differs": Message(
        Severity.ERROR,
        cs="schválené znění se od předloženého liší i mimo tiráž: „{title}“",
        en="what was approved differs from what was submitted in more than the imprint: “{title}”",
        do_cs="vraťte obsah do předloženého znění, nebo změnu nechte projednat; co přesně se liší, ukáže docpipe diff bez --approved",
        do_en="put the content back as it was submitted, or have the change discussed; docpipe diff without --approved shows what differs",
        why_cs="Zastupitelstvo schválilo předložený text. Ve schváleném znění smí přibýt jen tiráž: stav, verze, datum a schválení (zákon č. 128/2000 Sb., § 84 a 87).",
        why_en="The council approved the text that was submitted. Only the imprint may change in the approved one: state, version, date, approvals (Act No. 128/2000 Coll., §§ 84, 87).",
        example={"kind": "measure", "title": "Opatření 1.2 – Terénní služby"},
    ),
}
