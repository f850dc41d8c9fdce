"""What is told when values are printed into a template."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_FAULT, _WARNING = Severity.FAULT, Severity.WARNING

MESSAGES: dict[str, Message] = {
    "template-value-missing": Message(
        _FAULT,
        "hodnota „{field}“ v těchto datech není (značka {tag})",
        "these data have no value “{field}” (tag {tag})",
        "ověřte podmínkou, že tam je: {{% if agenda|delka > 2 %}}…{{% endif %}}",
        "make sure by a condition that it is there: {{% if agenda|length > 2 %}}…{{% endif %}}",
        "Seznam může být kratší, než šablona čeká.",
        "A list may be shorter than the template expects.",
        {"tag": "{{ agenda[5].title }}", "field": "agenda[5]"},
    ),
    "template-empty-value": Message(
        _FAULT,
        "„{field}“ nemá v těchto datech hodnotu a značka {tag} ji má vytisknout",
        "“{field}” has no value in these data, and the tag {tag} is to print it",
        'napište {{% if … %}}…{{% endif %}} kolem značky, nebo doplňte |vychozi("—")',
        'put {{% if … %}}…{{% endif %}} around the tag, or add |default("—")',
        "Chybějící hodnota se nikdy netiskne jako „None“; šablona musí říci, co místo ní.",
        "A missing value is never printed as “None”; the template must say what stands instead.",
        {"tag": "{{ task.due }}", "field": "task.due"},
    ),
    "template-too-long": Message(
        _FAULT,
        "značka {tag} tiskne nebo opakuje příliš mnoho (mez {limit})",
        "the tag {tag} prints or repeats too much (limit {limit})",
        "zkontrolujte, zda opakování není vnořené samo do sebe",
        "check whether a loop is not nested in itself",
        "Počet průchodů a délka textu jsou omezeny, aby chybná šablona nezabrala počítač.",
        "The number of turns and the length of text are bounded, so that a wrong template does not take the machine.",
        {"tag": "{%p for item in agenda %}", "what": "loop", "limit": 100000},
    ),
    "template-evaluation": Message(
        _FAULT,
        "značku {tag} nelze s těmito daty vyhodnotit ({reason})",
        "the tag {tag} cannot be evaluated with these data ({reason})",
        "zkontrolujte výpočet a porovnání ve značce",
        "check the sums and comparisons in the tag",
        "Například dělení nulou nebo porovnání čísla s chybějící hodnotou.",
        "For instance a division by zero, or a number compared with a missing value.",
        {"tag": "{{ count / 0 }}", "reason": "ZeroDivisionError"},
    ),
    "template-result-broken": Message(
        _FAULT,
        "ze šablony vznikla část, která není správné XML: {reason}",
        "the template gave a part that is no well-formed XML: {reason}",
        "zkontrolujte, zda opakování a podmínky začínají a končí na stejné úrovni; šablonu prosím pošlete jako hlášení chyby",
        "check whether loops and conditions begin and end at the same level; please send the template as a bug report",
        "Výsledek se čte přísně, aby se z dokumentu nic tiše neztratilo.",
        "The result is read strictly, so that nothing is lost from the document silently.",
        {"reason": "Opening and ending tag mismatch"},
    ),
    "print-character-removed": Message(
        _WARNING,
        "v hodnotě „{field}“ byl znak, který dokument Word nemůže obsahovat; byl vynechán",
        "the value “{field}” had a character that a Word document cannot hold; it was left out",
        "smažte řídicí znaky v obsahu (často vzniknou kopírováním z PDF)",
        "delete control characters in the content (they often come from copying out of a PDF)",
        "XML 1.0 nedovoluje řídicí znaky ani osamocené náhradní znaky Unicode.",
        "XML 1.0 allows neither control characters nor lone surrogates.",
        {"field": "meeting.title"},
    ),
    "print-reference-open": Message(
        _FAULT,
        "odkaz [[{target}]] v textu nebyl nahrazen (značka {tag})",
        "the reference [[{target}]] in a text was not resolved (tag {tag})",
        "zkontrolujte, zda to, na co odkazuje, v obsahu je",
        "check whether what it refers to is in the content",
        "Odkazy v dlouhých textech se nahrazují před tiskem; nenahrazený by se ztratil.",
        "References in long texts are resolved before printing; one left would be lost.",
        {"target": "measure:terenni-sluzba", "tag": "{{p item.text }}"},
    ),
    "print-strip-wide": Message(
        _WARNING,
        "pruh log je široký {needed} mm a na stránce je mezi okraji {room} mm",
        "the strip of logos is {needed} mm wide, and the page has {room} mm between its margins",
        "zmenšete okraje šablony, nebo vynechte logo, které není povinné",
        "make the template's margins smaller, or leave out a logo that is not required",
        "Loga se nezmenšují pod svou předepsanou velikost; příliš široký pruh přesáhne okraj.",
        "Logos are not made smaller than prescribed; a strip that is too wide runs over the margin.",
        {"needed": 190, "room": 170},
    ),
    "field-not-printed": Message(
        _WARNING,
        "pole „{field}“ má obsah („{value}“), ale šablona „{template}“ ho nikde netiskne",
        "the field “{field}” has content (“{value}”), but the template “{template}” prints it nowhere",
        "přidejte do šablony {{{{ {field} }}}}, nebo obsah vynechte",
        "add {{{{ {field} }}}} to the template, or leave the content out",
        "Co bylo napsáno, nemá z dokumentu tiše zmizet. Nevytištěný seznam nebo část se hlásí jednou.",
        "What was written must not vanish from the document silently. A list or part that is not printed is told once.",
        {"field": "meeting.link", "value": "https://meet.example.cz/x", "template": "minutes", "count": 1},
    ),
}
