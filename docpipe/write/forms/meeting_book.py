"""What is known of a meeting before it → the sheets of a workbook in which it is prepared, and finished afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from docpipe.figures.carried import called_in_review
from docpipe.model import Choice, Sheet
from docpipe.records.evidence import Evidence
from docpipe.records.meeting import FORMS, MEETING_TYPES, ROLES, TASK_STATES, Meeting, NextMeeting
from docpipe.records.need import NEED_KINDS, NEED_PRIORITIES, NEED_STATES
from docpipe.schema import Entry, meta_of
from docpipe.write.forms.begun import Begun, Value
from docpipe.write.forms.page import COUNT, Column, Page, lists, table

_ROOM: Final = 25
_PEOPLE_ROOM: Final = 40
_DATES: Final = frozenset({"date", "written_on", "verified_on", "approved_on", "reply_by", "invitation_sent", "minutes_sent", "comments_until", "published_on"})
_TIMES: Final = frozenset({"start", "end"})
_MUST: Final = ("title", "date")
_HINTS: Final[dict[str, str]] = {
    "type": "vyberte z nabídky",
    "number": "kolikáté; jinak se spočítá",
    "title": "povinné",
    "title_genitive": "„Zápis ze …“: setkání pracovní skupiny Senioři",
    "group": "ze seznamu skupin; počítá se z ní usnášeníschopnost",
    "key_activity": "KA 02",
    "date": "povinné: 9. 3. 2021",
    "start": "9:00",
    "end": "11:00",
    "form": "vyberte z nabídky",
    "link": "připojení k on-line setkání; jen do pozvánky",
    "author": "až po setkání",
    "written_on": "až po setkání",
    "verifiers": "více jmen oddělte čárkou",
    "excused": "kdo není v listu Účast; jména oddělte čárkou",
    "guests": "kdo není v listu Účast; jména oddělte čárkou",
    "counts": "kdo se jen spočítal: veřejnost: 23; děti: 4",
    "annexes": "oddělte středníkem",
    "salutation": "do pozvánky: Vážené členky a vážení členové,",
    "attendance_file": "místo listu Účast: jméno souboru z Teams, Zoomu nebo Meetu vedle tohoto sešitu",
    "presence_times": "ano: vytiskne se i odkdy dokdy byl kdo připojen",
    "note": "do dokumentů se netiskne",
    "sample": "ano u ukázkového setkání; u skutečného smažte",
}
_BEFORE: Final = (
    *("type", "number", "title", "title_genitive", "group", "key_activity", "date", "start", "end", "form", "place", "link", "convenor", "chair"),
    *("salutation", "invitation_text", "reply_by", "blank_rows"),
)
_AFTER: Final = (
    "author",
    "written_on",
    "verifiers",
    "verified_on",
    "approved_on",
    "excused",
    "guests",
    "counts",
    "attendance_file",
    "presence_times",
    "annexes",
)
_NEXT: Final = ("date", "start", "place")
_LAST: Final = ("template", "note", "sample")
_GUIDE: Final = (
    "pište jen do žlutých buněk sloupce Hodnota; co nevíte, nechte prázdné. Před setkáním stačí horní část, po něm doplňte zbytek a ostatní listy. "
    "Uložte a zavřete, pak spusťte docpipe build."
)


def sheets(begun: Begun) -> tuple[Sheet, ...]:
    """Return the sheets: Setkání, Program, Účast, Usnesení, Úkoly, Potřeby, with Kontrola úkolů where something is open, and the lists of the drop-downs."""
    hidden, (people, groups) = lists((begun.people, begun.groups))
    points = "Program!$B$5:$B$29"
    return (
        _about(begun, people, groups),
        _agenda(people),
        _attendance(begun, people),
        _resolutions(points, people),
        *((_review(begun),) if begun.carried else ()),
        _tasks(points, people),
        _needs(points),
        hidden,
    )


def _about(begun: Begun, people: str, groups: str) -> Sheet:
    page = Page("Setkání")
    page.guide("Setkání", _GUIDE, 4)
    head = page.row
    page.head(("Údaj", "Hodnota", "Nápověda", "Kontrola"))
    places: dict[tuple[str, ...], int] = {}
    for title, path, label, hint in _rows():
        if title:
            page.put(1, title, look="group")
            page.put(2, "", look="group")
            page.put(3, "", look="group")
            page.put(4, "", look="group")
            page.row += 1
        places[path] = page.row
        page.put(1, label, look="text")
        page.put(2, begun.fields.get(path, ""), "date" if path[-1] in _DATES else "time" if path[-1] in _TIMES else "text")
        page.put(3, hint, look="hint")
        _check(page, path, places, begun.fields)
        page.row += 1
    page.choices += list(_about_choices(places, people, groups, begun.activities))
    return page.sheet([30, 62, 52, 24], head, upright=True)


def _rows() -> Iterator[tuple[str, tuple[str, ...], str, str]]:
    """Yield the rows: the title of a part where one begins, the path of the field, its label, its hint."""
    parts: Sequence[tuple[str, str, type[Entry], Sequence[str]]] = (
        ("Před setkáním", "", Meeting, _BEFORE),
        ("Po setkání", "", Meeting, _AFTER),
        ("Příští setkání", "next_meeting", NextMeeting, _NEXT),
        ("Doklady (vyplňujte, jak přibývají)", "evidence", Evidence, tuple(Evidence.model_fields)),
        ("Ostatní", "", Meeting, _LAST),
    )
    for title, within, schema, names in parts:
        lead = f"{_label(Meeting, within)} – " if within else ""
        for index, name in enumerate(names):
            hint = _HINTS.get(name, "") if not within else ""
            path = (within, name) if within else (name,)
            yield (title if index == 0 else ""), path, lead + _label(schema, name), hint or meta_of(schema.model_fields[name]).help[0]


def _label(schema: type[Entry], name: str) -> str:
    return meta_of(schema.model_fields[name]).label


def _check(page: Page, path: tuple[str, ...], places: Mapping[tuple[str, ...], int], fields: Mapping[tuple[str, ...], Value]) -> None:
    here = f"B{page.row}"
    if path[0] in _MUST and len(path) == 1:
        page.check(4, f'IF({here}="","← doplňte","")', "" if path in fields else "← doplňte")
    elif path == ("end",):
        page.check(4, f'IF(AND(ISNUMBER(B{places["start",]}),ISNUMBER({here}),{here}<=B{places["start",]}),"← konec je před začátkem","")', "")
    elif path == ("written_on",):
        page.check(4, f'IF(AND(ISNUMBER(B{places["date",]}),ISNUMBER({here}),{here}<B{places["date",]}),"← zapsáno před setkáním","")', "")
    else:
        page.put(4, "", look="text")


def _about_choices(places: Mapping[tuple[str, ...], int], people: str, groups: str, activities: Sequence[str]) -> Iterator[Choice]:
    def at(name: str) -> str:
        return f"B{places[name,]}"

    yield Choice(at("type"), _printed(MEETING_TYPES))
    yield Choice(at("form"), _printed(FORMS))
    yield Choice(at("sample"), ("ano", "ne"))
    yield Choice(at("presence_times"), ("ano", "ne"))
    if activities:
        yield Choice(at("key_activity"), tuple(activities), closed=False)
    if groups:
        yield Choice(at("group"), source=groups, closed=False)
    if people:
        for name in ("convenor", "chair", "author"):
            yield Choice(at(name), source=people, closed=False)


def _printed(words: Mapping[Any, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(labels[0] for labels in words.values())


def _agenda(people: str) -> Sheet:
    columns = (
        Column("č.", 5, COUNT),
        Column("bod", 36),
        Column("předkladatel", 24, source=people, closed=False),
        Column("délka", 8, "number", hint="v minutách"),
        Column("text", 70, hint="Nový řádek v buňce: Alt+Enter; každý řádek je odstavec. Odrážka začíná „- “, **tučně**, *kurzíva*."),
        Column("závěr", 40),
        Column("úvod potřeb", 26, hint="věta před seznamem potřeb: Byla zjištěna potřeba:"),
    )
    guide = "jeden řádek je jeden bod. Před setkáním stačí název, předkladatel a délka v minutách; text a závěr dopište po něm. Pořadí řádků je pořadí bodů."
    check = 'IF(AND({B}="",OR({C}<>"",{E}<>"",{F}<>"")),"← název bodu","")'
    return table("Program", "Program a průběh", guide, columns, (), _ROOM, check)


def _attendance(begun: Begun, people: str) -> Sheet:
    columns = (
        Column("jméno", 30, source=people, closed=False, hint="Kdo v nabídce není, toho napište."),
        Column("účast", 14, values=("přítomen", "přítomna", "omluven", "omluvena", "nepřítomen", "nepřítomna", "pozván", "pozvána")),
        Column("organizace", 36, hint="U lidí ze seznamu nechte prázdné, doplní se."),
        Column("funkce", 26),
        Column("role", 18, values=_printed(ROLES), closed=False),
        Column("poznámka", 30, hint="Do dokumentů se netiskne."),
    )
    rows = [(item.name, item.presence) for item in begun.invited]
    guide = (
        "po setkání změňte „pozván(a)“ na přítomen, omluven nebo nepřítomen; další účastníky připište. "
        "Organizaci a funkci lidí ze seznamu doplní docpipe. Prázdná účast znamená přítomen."
    )
    check = 'IF(AND({A}="",OR({C}<>"",{D}<>"")),"← jméno",IF(AND({A}<>"",COUNTIF($A${first}:$A${last},{A})>1),"← je tu dvakrát",""))'
    return table("Účast", "Účast", guide, columns, rows, _PEOPLE_ROOM, check)


def _resolutions(points: str, people: str) -> Sheet:
    columns = (
        Column("bod", 32, source=points, closed=False, hint="Vyberte bod programu, nebo napište jeho číslo."),
        Column("číslo", 10),
        Column("text", 64),
        Column("pro", 7, "number"),
        Column("proti", 7, "number"),
        Column("zdržel se", 9, "number"),
        Column("kdo", 24, source=people, closed=False, hint="Jen má-li někdo něco udělat."),
        Column("termín", 13, "date"),
    )
    check = 'IF(AND({C}="",OR({D}<>"",{E}<>"",{F}<>"")),"← znění",IF(AND({C}<>"",{A}=""),"← bod programu",""))'
    return table("Usnesení", "Usnesení", "jedno usnesení na řádek, s bodem programu a počty hlasů, pokud se hlasovalo.", columns, (), _ROOM, check)


def _tasks(points: str, people: str) -> Sheet:
    columns = (
        Column("bod", 32, source=points, closed=False, hint="Vyberte bod programu; úkol celého setkání nechte bez bodu."),
        Column("co", 60),
        Column("kdo", 24, source=people, closed=False),
        Column("termín", 13, "date"),
        Column("stav", 14, values=_printed(TASK_STATES)),
        Column("splněno dne", 13, "date"),
    )
    check = 'IF(AND({B}="",OR({C}<>"",{D}<>"")),"← co se má udělat",IF(AND({B}<>"",{C}=""),"← kdo",IF(AND({B}<>"",{D}=""),"← do kdy","")))'
    guide = "nové úkoly z tohoto setkání: kdo, co a do kdy. Stav nechte prázdný, dokud není splněno."
    return table("Úkoly", "Úkoly", guide, columns, (), _ROOM, check)


def _review(begun: Begun) -> Sheet:
    columns = (
        Column("úkol", 60),
        Column("z jednání", 13, "date"),
        Column("odpovídal", 24),
        Column("původní termín", 14, "date"),
        Column("stav", 14, values=("splněno", "trvá", "zrušeno")),
        Column("splněno dne", 13, "date"),
        Column("nový termín", 13, "date"),
        Column("výsledek", 40),
    )
    rows = [(called_in_review(item, begun.carried), item.from_meeting.value, item.who.value, item.due.value or "") for item in begun.carried]
    guide = "co zůstalo otevřené z minulých setkání. Vyberte stav (splněno, trvá, zrušeno), případně nový termín; řádek beze stavu zůstává otevřený."
    check = 'IF(AND({F}<>"",{E}=""),"← stav","")'
    return table("Kontrola úkolů", "Kontrola úkolů z minulých setkání", guide, columns, rows, 5, check)


def _needs(points: str) -> Sheet:
    columns = (
        Column("bod", 32, source=points, closed=False, hint="Vyberte bod programu, nebo napište jeho číslo."),
        Column("text", 56),
        Column("cílové skupiny", 28, hint="Více skupin oddělte čárkou."),
        Column("druh", 26, values=_printed(NEED_KINDS)),
        Column("stav", 14, values=_printed(NEED_STATES)),
        Column("důvod", 28, hint="Proč potřeba nebude řešena."),
        Column("naléhavost", 12, values=_printed(NEED_PRIORITIES)),
    )
    check = 'IF(AND({B}<>"",{A}=""),"← bod programu",IF(AND({B}<>"",{C}=""),"← pro koho",""))'
    return table("Potřeby", "Zjištěné potřeby", "jedna potřeba na řádek, s cílovou skupinou a druhem.", columns, (), _ROOM, check)
