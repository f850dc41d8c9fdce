"""What is told of the work with templates: their folders, samples, guides and commented copies."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_FAULT, _WARNING = Severity.FAULT, Severity.WARNING

MESSAGES: dict[str, Message] = {
    "template-folder-unknown": Message(
        _WARNING,
        "složka šablon „{value}“ se nejmenuje jako žádný projekt (projekty: {known}); šablony v ní se nepoužijí",
        "the folder of templates “{value}” is called as no project (projects: {known}); the templates in it are not used",
        "přejmenujte ji podle složky projektu v content, nebo šablony přesuňte přímo do templates_docx",
        "rename it as the project's folder in content, or move the templates right into templates_docx",
        "Složka v templates_docx nese šablony jednoho projektu a jmenuje se stejně jako jeho složka s obsahem.",
        "A folder in templates_docx holds the templates of one project and is called as the project's folder of content.",
        {"value": "horazdovice", "known": ("horazdovicko", "susicko")},
    ),
    "template-kind-needed": Message(
        _FAULT,
        "z „{value}“ není poznat, čeho je to šablona; druhy dokumentů jsou: {known}",
        "“{value}” does not tell what it is a template of; the kinds of documents are: {known}",
        "přidejte --kind a druh, např. --kind zapis, nebo soubor pojmenujte tak, aby druhem začínal",
        "add --kind and a kind, e.g. --kind minutes, or give the file a name that begins with the kind",
        "Podle druhu dokumentu se pozná, co šablona smí tisknout.",
        "What a template may print is told by the kind of document.",
        {"value": "nový vzhled.docx", "known": ("zapis", "pozvanka")},
    ),
    "template-is-sample": Message(
        _FAULT,
        "soubor je vzor s vyplněnými smyšlenými údaji, ne šablona",
        "the file is a sample filled with made-up data, no template",
        "upravujte šablonu ve složce templates_docx a vzor si nechte vyrobit znovu",
        "edit the template in the folder templates_docx and have the sample made anew",
        "Ve vzoru už nejsou značky, ale smyšlené údaje: vytiskly by se do každého dokumentu.",
        "A sample has no tags any more but made-up data, which would be printed in every document.",
    ),
    "template-is-guide": Message(
        _FAULT,
        "soubor je návod k šablonám, ne šablona",
        "the file is the guide to templates, no template",
        "značky z návodu zkopírujte do své šablony; šablonu k úpravám zkopíruje „docpipe templates take“",
        "copy tags from the guide into your template; “docpipe templates take” copies a template for editing",
        "Značky v návodu jsou ukázky a nevyplňují se.",
        "The tags in the guide are examples and are not filled in.",
    ),
    "template-sample-impossible": Message(
        _FAULT,
        "vzor nejde vyrobit, dokud v šabloně zůstává, co se vypsalo výše",
        "no sample can be made while what is told above is in the template",
        "opravte to a spusťte příkaz znovu",
        "mend that and run the command again",
        "Chybné značky umí vzor ukázat na místě; co dokument načítá zvenčí nebo spouští, se do něj dostat nesmí ani na ukázku.",
        "A sample can show faulty tags in their places; what a document fetches from outside or runs must not get into it, not even to be looked at.",
    ),
    "template-comments-edited": Message(
        _WARNING,
        "kopii s připomínkami někdo upravil; je uložena pod tímto jménem a vedle ní je nová",
        "somebody changed the copy with comments; it is kept under this name, and a new one is beside it",
        "opravili-li jste šablonu v ní, uložte ji jako {template}; komentáře docpipe se do dokumentů nedostanou",
        "if you mended the template in it, save it as {template}; docpipe's comments do not get into documents",
        "Kopii s připomínkami docpipe píše při každé kontrole znovu; co v ní změnil člověk, nikdy nepřepíše.",
        "docpipe writes the copy with comments anew at every check; what a person changed in it is never overwritten.",
        {"template": "templates_docx/minutes.docx"},
    ),
    "template-comments-stale": Message(
        _WARNING,
        "šablona je už v pořádku, ale tuto kopii s připomínkami někdo upravil, a proto zůstala",
        "the template is right now, but somebody changed this copy with comments, so it was left",
        "nepotřebujete-li ji, smažte ji",
        "delete it where you do not need it",
        "Kopii, kterou nikdo nezměnil, docpipe po opravě šablony uklidí sám.",
        "A copy that nobody changed is taken away by docpipe once the template is right.",
    ),
}
