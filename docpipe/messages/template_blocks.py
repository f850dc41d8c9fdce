"""What is told about loops and conditions of a template."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_FAULT = Severity.FAULT

MESSAGES: dict[str, Message] = {
    "template-word-unknown": Message(
        _FAULT,
        "značka {tag}: „{word}“ šablony neznají; mohou být {nearest}",
        "the tag {tag}: templates do not know “{word}”; there are {nearest}",
        "použijte některé z těchto slov; vkládání souborů, makra a přiřazování nejsou dovoleny",
        "use one of these words; including files, macros and assignments are not allowed",
        "Šablona smí jen opakovat, vybírat a tisknout; ostatní by mohla spouštět kód nebo číst cizí soubory.",
        "A template may only repeat, choose and print; more could run code or read other files.",
        {"tag": "{% fro item in agenda %}", "word": "fro", "nearest": ("for",)},
    ),
    "template-block-open": Message(
        _FAULT,
        "k značce {tag} chybí {needed}",
        "the tag {tag} lacks its {needed}",
        "doplňte {{% {needed} %}} na konec opakované nebo podmíněné části",
        "add {{% {needed} %}} where the repeated or conditional part ends",
        "Každé for končí endfor a každé if končí endif, ve stejné části dokumentu.",
        "Each for ends with endfor and each if with endif, in the same part of the document.",
        {"tag": "{%p for item in agenda %}", "needed": "endfor"},
    ),
    "template-block-not-open": Message(
        _FAULT,
        "značka {tag} nemá začátek (for nebo if)",
        "the tag {tag} has no beginning (for or if)",
        "doplňte začátek, nebo značku smažte",
        "add the beginning, or delete the tag",
        "Začátek a konec musí být ve stejné části dokumentu: ne jeden v záhlaví a druhý v textu.",
        "Beginning and end must be in the same part of the document: not one in the header and one in the body.",
        {"tag": "{%p endif %}", "word": "endif"},
    ),
    "template-block-mixed": Message(
        _FAULT,
        "{first} (odstavec {place}) a {tag} nepatří k sobě: jedno je pro řádek, buňku nebo odstavec a druhé ne",
        "{first} (paragraph {place}) and {tag} do not belong together: one is for a row, cell or paragraph and the other is not",
        "použijte na začátku i na konci totéž písmeno (p, tr, tc), nebo na obou žádné",
        "use the same letter (p, tr, tc) at both ends, or none at both",
        "Smíšené značky opakují jinou část, než se zdá: z tří řádků zbude jeden.",
        "Mixed tags repeat another part than it seems: of three rows one is left.",
        {"first": "{% for row in rows %}", "tag": "{%tr endfor %}", "place": "12"},
    ),
    "template-block-apart": Message(
        _FAULT,
        "{first} (odstavec {place}) a {tag} nejsou na stejné úrovni dokumentu",
        "{first} (paragraph {place}) and {tag} are not at the same level of the document",
        "obě značky dejte do téhož odstavce, nebo jako {{%p … %}} do téže buňky nebo mimo tabulku, nebo jako {{%tr … %}} do téže tabulky",
        "put both into the same paragraph, or as {{%p … %}} into the same cell or outside the table, or as {{%tr … %}} into the same table",
        "Část mezi značkami se opakuje nebo vynechává celá, a proto nesmí začínat v jedné buňce a končit v jiné.",
        "What is between the tags is repeated or left out whole, so it must not begin in one cell and end in another.",
        {"first": "{%p if meeting.link %}", "tag": "{%p endif %}", "place": "12"},
    ),
    "template-block-wrong-end": Message(
        _FAULT,
        "k {first} patří {needed}, ale je tu {tag}",
        "{first} needs {needed}, but here is {tag}",
        "opravte konec, nebo pořadí: co začalo později, končí dříve",
        "correct the end, or the order: what began later ends earlier",
        "Opakování a podmínky se smějí vnořovat, ne křížit.",
        "Loops and conditions may be nested, not crossed.",
        {"first": "{%p for item in agenda %}", "needed": "endfor", "tag": "{%p endif %}"},
    ),
    "template-for-form": Message(
        _FAULT,
        "opakování {tag} nemá tvar „for položka in seznam“",
        "the loop {tag} is not of the form “for item in list”",
        "napište třeba {{%p for item in agenda %}}",
        "write for instance {{%p for item in agenda %}}",
        "Název položky je jedno slovo bez diakritiky; seznam je pole z dat pro šablonu.",
        "The item's name is one word without diacritics; the list is a field of the template's data.",
        {"tag": "{%p for agenda %}"},
    ),
}
