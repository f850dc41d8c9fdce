"""What is told about the fields, filters and sums that the tags of a template name."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_FAULT = Severity.FAULT
_FIELDS = "docpipe templates fields DRUH"
_ALL_FIELDS_CS = f"všechna pole vypíše „{_FIELDS}“, ve Wordu je má „docpipe templates guide DRUH“"
_ALL_FIELDS_EN = "“docpipe templates fields KIND” lists all fields, “docpipe templates guide KIND” has them in Word"
_TAG = "{{ meeting.titel }}"

MESSAGES: dict[str, Message] = {
    "template-syntax": Message(
        _FAULT,
        "značce {tag} nelze rozumět ({reason})",
        "the tag {tag} cannot be understood ({reason})",
        "zkontrolujte závorky, čárky a uvozovky; Word někdy přidá znak, který není vidět: značku napište znovu",
        "check its brackets, commas and quotes; Word sometimes adds a character that is not seen: type the tag anew",
        "Uvnitř značky je název pole, případně filtr za svislou čarou: {{ meeting.date|datum_slovy }}.",
        "Inside a tag there is the name of a field, with a filter after a bar where needed: {{ meeting.date|long_date }}.",
        {"tag": "{{ meeting..title }}", "reason": "expected name"},
    ),
    "template-forbidden": Message(
        _FAULT,
        "značka {tag} obsahuje „{what}“, což v šablonách není dovoleno",
        "the tag {tag} has “{what}”, which templates must not use",
        "použijte jen pole, filtry, porovnání a počty",
        "use fields, filters, comparisons and sums only",
        "Šablona může přijít odjinud; nesmí volat funkce, sahat na vnitřnosti programu ani zabrat paměť.",
        "A template may come from elsewhere; it must not call functions, reach into the program or take up the memory.",
        {"tag": "{{ ''.__class__ }}", "what": ".__class__"},
    ),
    "template-field-unknown": Message(
        _FAULT,
        "pole „{field}“ data pro tuto šablonu nemají; mysleli jste {nearest}?",
        "the data of this template have no field “{field}”; did you mean {nearest}?",
        f"opravte název ve značce {{tag}}; {_ALL_FIELDS_CS}",
        f"correct the name in the tag {{tag}}; {_ALL_FIELDS_EN}",
        "Pole šablony jsou dána druhem dokumentu a jmenují se anglicky, stejně ve všech šablonách.",
        "The fields are given by the kind of document and are called the same in all templates.",
        {"tag": _TAG, "field": "meeting.titel", "name": "titel", "nearest": ("title",)},
    ),
    "template-field-outside-loop": Message(
        _FAULT,
        "„{field}“ ve značce {tag} platí jen uvnitř opakování {loop}; tady ne",
        "“{field}” in the tag {tag} holds only inside the loop {loop}; not here",
        "přesuňte značku mezi začátek a konec toho opakování, nebo použijte údaj, který platí v celém dokumentu",
        "move the tag between the beginning and the end of that loop, or use a field that holds in the whole document",
        "Opakování dává každé položce seznamu jméno; před ním a za ním to jméno nic neznamená.",
        "A loop gives each item of a list a name; before and after it that name means nothing.",
        {"tag": "{{ need.text }}", "field": "need", "loop": "{%p for need in item.needs %}"},
    ),
    "template-field-other-kind": Message(
        _FAULT,
        "pole „{field}“ data pro tuto šablonu nemají; mají je jiné druhy dokumentů: {kinds}",
        "the data of this template have no field “{field}”; other kinds of documents have it: {kinds}",
        f"značku {{tag}} smažte, nebo použijte pole tohoto druhu; {_ALL_FIELDS_CS}",
        f"delete the tag {{tag}}, or use a field of this kind; {_ALL_FIELDS_EN}",
        "Každý druh dokumentu má své údaje: pozvánka oslovení a zvané, zápis účast a úkoly.",
        "Each kind of document has its own data: an invitation a salutation, minutes attendance and tasks.",
        {"tag": "{{ salutation }}", "field": "salutation", "kinds": ("pozvánka",)},
    ),
    "template-field-of-value": Message(
        _FAULT,
        "„{field}“ není: před „.{name}“ stojí hodnota nebo seznam, který pole nemá",
        "there is no “{field}”: before “.{name}” stands a value or a list, which has no fields",
        "seznam projděte {{% for položka in … %}}; hodnotu upravte filtrem za svislou čarou",
        "loop over a list with {{% for item in … %}}; shape a value with a filter after a bar",
        "Pole mají jen části dat; metody hodnot šablony nevolají.",
        "Only parts of the data have fields; templates call no methods of values.",
        {"tag": "{{ agenda.title }}", "field": "agenda.title", "name": "title", "sort": "list"},
    ),
    "template-not-list": Message(
        _FAULT,
        "„{field}“ ve značce {tag} není seznam",
        "“{field}” in the tag {tag} is no list",
        f"zvolte pole, které je seznamem (vypíše je „{_FIELDS}“)",
        "choose a field that is a list (“docpipe templates fields KIND” lists them)",
        "Procházet a počítat lze jen seznamy.",
        "Only lists can be looped over and counted.",
        {"tag": "{%p for item in meeting %}", "field": "meeting", "sort": "view"},
    ),
    "template-filter-unknown": Message(
        _FAULT,
        "„{filter}“ ve značce {tag} šablony neznají; mysleli jste {nearest}?",
        "templates do not know “{filter}” in the tag {tag}; did you mean {nearest}?",
        "použijte některý z uvedených názvů",
        "use one of the names given",
        "Filtry jsou uzavřený seznam: datum, datum_slovy, den, cas, kc, tis_kc, procent, cislo, velka, mala, velke_pismeno, delka, spoj, vychozi a další.",
        "Filters are a closed list: date, long_date, weekday, time, czk, thousands_czk, percent, number, upper, lower, capitalize, length, join, default and more.",
        {"tag": "{{ meeting.date|datumslovy }}", "filter": "datumslovy", "nearest": ("datum_slovy",)},
    ),
    "template-filter-arguments": Message(
        _FAULT,
        "filtr „{filter}“ ve značce {tag} má jiný počet hodnot v závorce (nejvýše {most}, bez pojmenování)",
        "the filter “{filter}” in the tag {tag} has another number of values in its brackets ({most} at most, without names)",
        "opravte závorku za filtrem",
        "correct the brackets after the filter",
        'Například |spoj(", ", " a ") má dvě hodnoty, |datum žádnou, |vychozi("—") jednu.',
        'For instance |join(", ", " and ") has two values, |date none, |default("—") one.',
        {"tag": "{{ meeting.date|datum(1) }}", "filter": "datum", "most": 0},
    ),
    "template-filter-sort": Message(
        _FAULT,
        "filtr „{filter}“ ve značce {tag} se nehodí na „{field}“",
        "the filter “{filter}” in the tag {tag} does not fit “{field}”",
        "použijte jej na pole, pro které je: datum na datum, kc a cislo na čísla, spoj na seznamy",
        "use it on what it is for: date on dates, czk and number on numbers, join on lists",
        "Filtr mění hodnotu jednoho druhu na text; na jiné by selhal, nebo vytiskl nesmysl.",
        "A filter makes text of one sort of value; on another it would fail, or print nonsense.",
        {"tag": "{{ meeting.title|kc }}", "filter": "kc", "field": "meeting.title", "sort": "text"},
    ),
    "template-filter-value": Message(
        _FAULT,
        "značka {tag}: filtr dostal hodnotu, se kterou neumí pracovat",
        "the tag {tag}: a filter got a value it cannot work with",
        "zkontrolujte, na jaké pole filtr používáte a co je v závorce za ním",
        "check the field that the filter is used on and what stands in its brackets",
        "Filtry pracují jen s hodnotami svého druhu.",
        "Filters work with values of their own sort only.",
        {"tag": "{{ meeting.title|cislo }}"},
    ),
    "template-operator": Message(
        _FAULT,
        "značka {tag}: na tyto hodnoty nelze použít „{operator}“",
        "the tag {tag}: “{operator}” cannot be used on these values",
        "počítejte jen s čísly, porovnávejte jen hodnoty téhož druhu, které nemohou chybět",
        "reckon with numbers only, compare only values of one sort that cannot be missing",
        "Text se nenásobí a datum se neporovnává s textem; šablona má hlavně tisknout, počítá se v datech.",
        "A text is not multiplied and a date not compared with a text; a template should print, the data are reckoned before.",
        {"tag": "{{ 'a' * 10 }}", "operator": "*"},
    ),
}
