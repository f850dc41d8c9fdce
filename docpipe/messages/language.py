"""What is said of the words of texts: names, territories, spelling, what was left to be filled in."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

MESSAGES: dict[str, Message] = {
    "name-misspelt": Message(
        Severity.ERROR,
        cs="„{value}“ vypadá jako překlep ve jménu „{suggestion}“",
        en="“{value}” looks like a slip in the name “{suggestion}”",
        do_cs="opravte slovo; je-li správně, přidejte ho do „správná jména“ v projekt.yaml nebo mezi „povolená jména“ v docpipe.yaml",
        do_en="correct the word; if it is right, add it to “správná jména” in project.yaml or to “povolená jména” in docpipe.yaml",
        why_cs=(
            "V textech se hlídá název příjemce, partnerů a území a jména ze seznamu „správná jména“: slovo, které se od nich liší o jedno či dvě písmena nebo "
            "o diakritiku, je nejspíš překlep. Skloněné tvary („na Podbrdsku“) překlepem nejsou."
        ),
        why_en=(
            "Texts are watched for the names of beneficiary, partners and territory and those in “správná jména”: a word that differs from them by a letter or two "
            "or by diacritics is probably a slip. Case forms (“na Podbrdsku”) are not."
        ),
        example={"value": "PODBRSKO", "suggestion": "MAS Podbrdsko"},
    ),
    "foreign-territory": Message(
        Severity.ERROR,
        cs="„{value}“: text mluví o území jiného projektu ({territory})",
        en="“{value}”: the text speaks of another project's territory ({territory})",
        do_cs="opravte text; patří-li sem, přidejte „{territory}“ do „sousední území“ v projekt.yaml",
        do_en="correct the text; if it belongs here, add “{territory}” to “sousední území” in project.yaml",
        why_cs=(
            "Jméno území jiného projektu bývá pozůstatek textu zkopírovaného odjinud: na webu jednoho projektu zůstalo „plánování na Kralovicku“ "
            "vedle přeštického úřadu. Území, která s projektem sdílejí obec, se nehlídají."
        ),
        why_en=(
            "The name of another project's territory is usually what is left of a copied text: one project's site spoke of planning in Kralovicko beside the office in "
            "Přeštice. Territories that share a municipality with the project are not watched."
        ),
        example={"value": "Kralovicku", "territory": "Kralovicko"},
    ),
    "placeholder-left": Message(
        Severity.ERROR,
        cs="v textu zůstalo „{value}“",
        en="“{value}” was left in the text",
        do_cs="doplňte, co tu má být, nebo slovo smažte",
        do_en="fill in what should stand here, or delete the word",
        why_cs="Slova „lorem ipsum“, TODO, FIXME, XXX a „[doplnit …]“ jsou výplň, která se nesmí dostat do vydaného dokumentu.",
        why_en="“lorem ipsum”, TODO, FIXME, XXX and “[doplnit …]” are fillers that must not get into an issued document.",
        example={"value": "[doplnit]"},
    ),
    "ridici-misspelt": Message(
        Severity.WARNING,
        cs="„{value}“ se píše s krátkým i: „{suggestion}“",
        en="“{value}” is written with a short i: “{suggestion}”",
        do_cs="napište „{suggestion}“",
        do_en="write “{suggestion}”",
        why_cs="Přídavné jméno účelové je „řídicí“ (skupina, která slouží k řízení); „řídící“ je ten, kdo právě řídí (Internetová jazyková příručka ÚJČ).",
        why_en="The adjective of purpose is „řídicí“ (a group that serves for steering); „řídící“ is one who is steering just now (handbook of the Czech Language Institute).",
        example={"value": "řídící skupina", "suggestion": "řídicí skupina"},
    ),
}
