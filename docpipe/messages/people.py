"""What is said of people, organisations and groups that records name."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_PERSON_WHY_CS = (
    "Předsedající, svolavatel, zapisovatel, ověřovatelé, členové skupin a kontakty projektu se tisknou s tituly, funkcí a ve správném rodě, proto musí být v lidech. "
    "Osoba se píše jménem, jak je v lidech; tituly, velikost písmen a mezery nerozhodují."
)
_PERSON_WHY_EN = (
    "Chair, convenor, author, verifiers, members of groups and contacts of a project are printed with titles, function and in the right gender, so they must be "
    "among the people. A person is written by the registered name; titles, letter case and spacing do not matter."
)
_TWO_WHY_CS = "Když se dvě osoby jmenují stejně, jméno nestačí: záznamy by mohly patřit jiné z nich."
_TWO_WHY_EN = "When two people share a name, the name is not enough: the records might belong to the other one."
_ORGANISATION_WHY_CS = "Název příjemce a partnerů se tiskne přesně podle seznamu organizací; přepisovaný název se dříve či později zkomolí."
_ORGANISATION_WHY_EN = (
    "The names of beneficiary and partners are printed exactly as in the register of organisations; a retyped name gets garbled sooner or later."
)
_GROUP_WHY_CS = "Skupina dává setkání název, členy a kvorum, a podle ní se přenášejí otevřené úkoly. Hledá se mezi skupinami projektu a společnými."
_GROUP_WHY_EN = (
    "The group gives a meeting its name, members and quorum, and open tasks are carried along it. It is looked for among the project's and the shared ones."
)
_QUORUM_WHY_CS = "Kvorum je nejmenší počet hlasujících členů, při kterém se skupina může usnášet; počítá se ze členů platných v den setkání."
_QUORUM_WHY_EN = "A quorum is the least number of voting members with which a group may decide; it is counted of the members of the meeting's day."

MESSAGES: dict[str, Message] = {
    "unknown-person": Message(
        Severity.FAULT,
        cs="„{value}“ není v lidech",
        en="“{value}” is not among the people",
        do_cs="přidejte osobu do content/lide.yaml, nebo opravte jméno",
        do_en="add the person to content/people.yaml, or correct the name",
        why_cs=_PERSON_WHY_CS,
        why_en=_PERSON_WHY_EN,
        example={"value": "Lenka Nováková"},
    ),
    "unknown-person-suggestion": Message(
        Severity.FAULT,
        cs="„{value}“ není v lidech (mysleli jste {suggestion}?)",
        en="“{value}” is not among the people (did you mean {suggestion}?)",
        do_cs="opravte jméno na {suggestion}, nebo přidejte osobu do content/lide.yaml",
        do_en="correct the name to {suggestion}, or add the person to content/people.yaml",
        why_cs=_PERSON_WHY_CS,
        why_en=_PERSON_WHY_EN,
        example={"value": "Lenka Šustrova", "suggestion": "„Lenka Šustrová“"},
    ),
    "ambiguous-person": Message(
        Severity.FAULT,
        cs="„{value}“ se jmenuje víc osob (id: {ids})",
        en="several people are called “{value}” (ids: {ids})",
        do_cs="místo jména napište id té osoby: {ids}",
        do_en="write that person's id instead of the name: {ids}",
        why_cs=_TWO_WHY_CS,
        why_en=_TWO_WHY_EN,
        example={"value": "Jan Novák", "ids": ("jan-novak-1", "jan-novak-2")},
    ),
    "unknown-organisation": Message(
        Severity.FAULT,
        cs="organizace „{value}“ není v seznamu organizací; jsou v něm: {known}",
        en="the organisation “{value}” is not in the register; it has: {known}",
        do_cs="přidejte organizaci do content/organizace.yaml, nebo opravte její název",
        do_en="add the organisation to content/organisations.yaml, or correct its name",
        why_cs=_ORGANISATION_WHY_CS,
        why_en=_ORGANISATION_WHY_EN,
        example={"value": "Spolek Ticho", "known": ("Město Horažďovice", "MAS Podbrdsko, z.s.")},
    ),
    "unknown-organisation-suggestion": Message(
        Severity.FAULT,
        cs="organizace „{value}“ není v seznamu organizací (mysleli jste {suggestion}?)",
        en="the organisation “{value}” is not in the register (did you mean {suggestion}?)",
        do_cs="opravte název na {suggestion}, nebo přidejte organizaci do content/organizace.yaml",
        do_en="correct the name to {suggestion}, or add the organisation to content/organisations.yaml",
        why_cs=_ORGANISATION_WHY_CS,
        why_en=_ORGANISATION_WHY_EN,
        example={"value": "MAS Podbrsko, z.s.", "suggestion": "„MAS Podbrdsko, z.s.“"},
    ),
    "ambiguous-organisation": Message(
        Severity.FAULT,
        cs="„{value}“ se jmenuje víc organizací (id: {ids})",
        en="several organisations are called “{value}” (ids: {ids})",
        do_cs="místo názvu napište id té organizace: {ids}",
        do_en="write that organisation's id instead of the name: {ids}",
        why_cs="Když se dvě organizace jmenují stejně, název nestačí k tomu, aby se vytiskla ta správná.",
        why_en="When two organisations share a name, the name is not enough to print the right one.",
        example={"value": "Charita", "ids": ("charita-strakonice", "charita-susice")},
    ),
    "unknown-group": Message(
        Severity.FAULT,
        cs="skupina „{value}“ není mezi skupinami; jsou mezi nimi: {known}",
        en="the group “{value}” is not among the groups; there are: {known}",
        do_cs="přidejte skupinu do content/skupiny.yaml, nebo opravte její název",
        do_en="add the group to content/groups.yaml, or correct its name",
        why_cs=_GROUP_WHY_CS,
        why_en=_GROUP_WHY_EN,
        example={"value": "Rodiny", "known": ("Řídicí skupina", "Senioři")},
    ),
    "unknown-group-suggestion": Message(
        Severity.FAULT,
        cs="skupina „{value}“ není mezi skupinami (mysleli jste {suggestion}?)",
        en="the group “{value}” is not among the groups (did you mean {suggestion}?)",
        do_cs="opravte název na {suggestion}, nebo přidejte skupinu do content/skupiny.yaml",
        do_en="correct the name to {suggestion}, or add the group to content/groups.yaml",
        why_cs=_GROUP_WHY_CS,
        why_en=_GROUP_WHY_EN,
        example={"value": "Řídící skupina", "suggestion": "„Řídicí skupina“"},
    ),
    "ambiguous-group": Message(
        Severity.FAULT,
        cs="„{value}“ se jmenuje víc skupin (id: {ids})",
        en="several groups are called “{value}” (ids: {ids})",
        do_cs="místo názvu napište id té skupiny: {ids}",
        do_en="write that group's id instead of the name: {ids}",
        why_cs=_GROUP_WHY_CS,
        why_en=_GROUP_WHY_EN,
        example={"value": "Pracovní skupina", "ids": ("seniori", "rodiny")},
    ),
    "person-organisation-near-miss": Message(
        Severity.WARNING,
        cs="organizace „{value}“ není v seznamu, ale je v něm „{suggestion}“",
        en="the organisation “{value}” is not in the register, but “{suggestion}” is",
        do_cs="je-li to táž organizace, napište „{suggestion}“; není-li, přidejte ji do seznamu, nebo mezi povolená jména v docpipe.yaml",
        do_en="if it is the same one, write “{suggestion}”; if not, add it to the register, or to the allowed names in docpipe.yaml",
        why_cs="Organizace osoby v seznamu být nemusí. Název, který se od známého liší o jedno či dvě písmena, je ale nejspíš překlep.",
        why_en="A person's organisation need not be in the register. A name that differs from a known one by a letter or two is probably a slip, though.",
        example={"value": "Město Horaždovice", "suggestion": "Město Horažďovice"},
    ),
    "member-twice": Message(
        Severity.ERROR,
        cs="„{value}“ je ve skupině ve stejné době dvakrát",
        en="“{value}” is in the group twice at the same time",
        do_cs="smažte jeden ze zápisů, nebo upravte jejich platnost od–do",
        do_en="delete one of the entries, or change their validity from–to",
        why_cs="Z počtu členů se počítá kvorum; člen zapsaný dvakrát by ho zvýšil.",
        why_en="The quorum is counted of the members; one entered twice would raise it.",
        example={"value": "Jana Nováková"},
    ),
    "member-ends-before-start": Message(
        Severity.ERROR,
        cs="členství „{value}“ končí dříve, než začíná",
        en="the membership of “{value}” ends before it begins",
        do_cs="opravte data „od“ a „do“",
        do_en="correct the dates from and to",
        why_cs="Člen s takovou platností by nebyl členem žádný den a chyběl by v počtu členů.",
        why_en="A member with such a validity would be a member on no day and be missing in the count.",
        example={"value": "Jana Nováková"},
    ),
    "quorum-not-understood": Message(
        Severity.WARNING,
        cs="zápisu kvora „{value}“ docpipe nerozumí, proto usnášeníschopnost neposoudí",
        en="docpipe does not understand the quorum “{value}”, so it does not judge whether the group could decide",
        do_cs="napište „nadpoloviční většina“, počet členů („7“), zlomek („2/3“) nebo procenta („60 %“)",
        do_en="write “nadpoloviční většina”, a number of members (“7”), a fraction (“2/3”) or per cents (“60 %”)",
        why_cs=_QUORUM_WHY_CS,
        why_en=_QUORUM_WHY_EN,
        example={"value": "dost lidí"},
    ),
    "quorum-exceeds-members": Message(
        Severity.ERROR,
        cs="kvorum „{value}“ je víc, než kolik má skupina členů ({members})",
        en="the quorum “{value}” is more than the group has members ({members})",
        do_cs="opravte kvorum, nebo doplňte členy skupiny",
        do_en="correct the quorum, or add the group's members",
        why_cs=_QUORUM_WHY_CS,
        why_en=_QUORUM_WHY_EN,
        example={"value": "7", "members": 5},
    ),
}
