"""What is known of people → workbooks to keep and to hand over: the records of processing, and everything about one person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final, cast

from docpipe.czech.format import format_date
from docpipe.editions.policies import POLICIES
from docpipe.editions.schema import Activity
from docpipe.export import workbook
from docpipe.figures.personal import Use
from docpipe.model import Sheet, SheetCell
from docpipe.outside import write_bytes
from docpipe.pipeline.people.gathering import Found, People
from docpipe.pipeline.people.purposes import IN_TEXT, basis_of, grouped
from docpipe.records.collection import project_of
from docpipe.records.person import Person, Shown

STATES: Final = {"draft": "pracovní verze", "released": "vydáno", "scan": "sken nebo seznam (text se v něm nehledá)"}
_SHOWN: Final = {Shown.NAME: "jméno", Shown.FUNCTION: "funkce", Shown.EMAIL: "e-mail", Shown.PHONE: "telefon"}
_OTHERS: Final = "Před předáním zkontrolujte, zda úryvky textů a dokumenty neobsahují údaje jiných osob (čl. 15 odst. 4 nařízení (EU) 2016/679)."


def edition_word(edition: str) -> str:
    """Return an edition's Czech word."""
    return {"internal": "interní", "public": "veřejná"}.get(edition, POLICIES[edition].word if edition in POLICIES else edition)


def about_person(people: People, item: Found) -> tuple[Sheet, ...]:
    """Return everything about one person, for a request under Art. 15 of Regulation (EU) 2016/679."""
    name, day = item.subject.name, format_date(people.today)
    uses = [(use.what, use.value, use.project or "všechny", str(use.place)) for use in item.subject.uses]
    documents = [(one.path, edition_word(one.edition), STATES[one.state], one.text) for one in item.printed]
    kept = [
        (*of, activity.name, activity.purpose, basis_of(activity), activity.receivers, ", ".join(kinds), *until_in(people, project, item.projects))
        for project in (*item.projects, None)
        for activity, of, kinds, _ in processed(people, project, [item])
    ]
    return (
        _sheet("Údaje", f"Osobní údaje: {name} – stav k {day}", (_OTHERS,), ("Údaj", "Hodnota", "Projekt", "Kde"), uses, (36, 60, 18, 46)),
        _sheet("Dokumenty", f"Dokumenty, ve kterých je {name}", (), ("Dokument", "Verze", "Stav", "Co v něm stojí"), documents, (60, 12, 26, 70)),
        _sheet("Uchování", "Účel, příjemci a doba uchování", (), _KEPT, kept, (34, 30, 34, 46, 46, 46, 40, 16, 60)),
    )


_KEPT: Final = ("Projekt", "Správce", "Činnost", "Účel", "Právní titul", "Příjemci", "Které údaje", "Uchovat do", "Podle čeho")
_ALL: Final = "všechny projekty"


def processed(people: People, project: str | None, found: Sequence[Found]) -> Iterator[tuple[Activity, tuple[str, ...], tuple[str, ...], int]]:
    """Yield what data of these people in a project (None: of none by itself) are kept for: activity, project and controller, kinds, number of people."""
    uses = [(item, use) for item in found for use in item.subject.uses if use.project == project]
    for activity, of_it in grouped(use for _, use in uses):
        places = {id(use) for use in of_it}
        whose = {id(item) for item, use in uses if id(use) in places}
        yield activity, _controller(people, project), kinds_of(of_it), len(whose)


def _controller(people: People, project: str | None) -> tuple[str, ...]:
    """Return a project's name and who answers for it; of what belongs to all projects those of all."""
    names = [project] if project else [record.id for record in people.loaded.collection.of("project")]
    found = [(name, record) for name in names if (record := people.loaded.collection.get(f"project:{name}")) is not None]
    controllers = dict.fromkeys(project_of(record).beneficiary for _, record in found)
    return (_name(project_of(found[0][1]).name, project) if project and found else project or _ALL, ", ".join(controllers))


def _name(name: str | None, project: str) -> str:
    return f"{name} ({project})" if name else project


def until_in(people: People, project: str | None, among: Sequence[str] = ()) -> tuple[str, str]:
    """Return until when data are kept, and by what; of those that belong to no project by itself the latest day of these projects, else of all."""
    every = [one for name, one in people.keeping.items() if one.until is not None and (not among or name in among)]
    keeping = people.keeping.get(project) if project else max(every, key=lambda one: one.until or date.min, default=None)
    if keeping is None or keeping.until is None:
        return "neuvedeno", ""
    doubt = "" if keeping.certain else " – obecná hodnota, ověřte ji v právním aktu"
    return format_date(keeping.until), "; ".join(keeping.by) + doubt


def overview(people: People) -> tuple[Sheet, ...]:
    """Return the records of processing (Art. 30 of Regulation (EU) 2016/679) by project, everybody, every place and document."""
    found = sorted(people.found.values(), key=lambda item: item.subject.name)
    projects = [record.id for record in people.loaded.collection.of("project")]
    processing = [
        (*of, item.name, item.purpose, basis_of(item), item.whose, ", ".join(kinds), str(count), item.receivers, *until_in(people, project))
        for project in (*projects, None)
        for item, of, kinds, count in processed(people, project, found)
    ]
    persons = [_person(people, item) for item in found]
    places = [(item.subject.name, use.what, use.value, use.project or "všechny", str(use.place)) for item in found for use in item.subject.uses]
    documents = [(item.subject.name, one.path, edition_word(one.edition), STATES[one.state], one.text) for item in found for one in item.printed]
    title = f"Záznamy o činnostech zpracování – stav k {format_date(people.today)}"
    return (
        _sheet("Zpracování", title, (), _PROCESSING, processing, (34, 30, 34, 46, 46, 34, 40, 8, 46, 16, 50)),
        _sheet("Osoby", "Čí údaje v pracovní složce jsou", (), _PERSONS, persons, (28, 12, 26, 30, 30, 10, 12, 12, 16)),
        _sheet("Výskyty", "Kde v obsahu údaje jsou", (), ("Jméno", "Údaj", "Hodnota", "Projekt", "Kde"), places, (28, 34, 50, 18, 46)),
        _sheet("Dokumenty", "Ve kterých dokumentech jsou", (), ("Jméno", "Dokument", "Verze", "Stav", "Co v něm stojí"), documents, (28, 60, 12, 26, 60)),
    )


_PROCESSING: Final = (
    "Projekt", "Správce", "Činnost", "Účel", "Právní titul", "Koho se týká", "Které údaje", "Osob", "Příjemci", "Uchovat do", "Podle čeho",
)  # fmt: skip
_PERSONS: Final = ("Jméno", "V rejstříku", "Co smí být veřejné", "Které údaje", "Projekty", "Míst", "Interních dokumentů", "Veřejných dokumentů", "Uchovat do")


def kinds_of(uses: Iterable[Use]) -> tuple[str, ...]:
    """Return which data of somebody there are: 'jméno', 'e-mail', 'telefon'."""
    told = list(uses)
    words = (use.what.rpartition(" – ")[2] for use in told if use.what != IN_TEXT)
    plain = ("jméno" if word in _NAMED else word for word in words)
    mentioned = ("zmínka v textu",) if any(use.what == IN_TEXT for use in told) else ()
    return tuple(dict.fromkeys((*plain, *mentioned)))


_NAMED: Final = frozenset(
    ("účastník", "osoba", "předsedá", "svolává", "zapsal", "ověřovatelé", "omluveni", "hosté", "předkladatel", "kdo", "jméno", "kontaktní osoba", "vypořádal")
)
"""Fields in which a name alone stands."""


def until_of(people: People, item: Found) -> date | None:
    """Return until when anything of somebody is kept: the latest of their projects; None where nobody said."""
    days = [keeping.until for project in item.projects if (keeping := people.keeping.get(project)) is not None and keeping.until is not None]
    return max(days, default=None)


def counts_of(item: Found) -> tuple[int, int, int]:
    """Return in how many places of the content, internal and public documents somebody stands."""
    public = sum(one.edition == "public" for one in item.printed)
    return len(item.subject.uses), len(item.printed) - public, public


def _person(people: People, item: Found) -> tuple[str, ...]:
    record = people.loaded.collection.get(item.subject.key) if item.subject.key else None
    shown = ", ".join(_SHOWN[one] for one in cast("Person", record.value).public) if record is not None else ""
    until = until_of(people, item)
    counts = (str(number) for number in counts_of(item))
    return (
        item.subject.name,
        "ano" if record is not None else "ne",
        shown or "nic",
        ", ".join(kinds_of(item.subject.uses)),
        ", ".join(item.projects) or "žádný",
        *counts,
        format_date(until) if until else "neuvedeno",
    )


def _sheet(name: str, title: str, notes: Iterable[str], head: Sequence[str], rows: Iterable[Sequence[str]], widths: tuple[int, ...]) -> Sheet:
    cells = [SheetCell(1, 1, title, look="title")]
    line = 2
    for text in notes:
        cells.append(SheetCell(line, 1, text, look="note"))
        line += 1
    first = line + 1
    cells += [SheetCell(first, column, text, look="head") for column, text in enumerate(head, 1)]
    cells += [SheetCell(row, column, text) for row, values in enumerate(rows, first + 1) for column, text in enumerate(values, 1)]
    return Sheet(name, tuple(cells), widths, (first, first))


def write(path: Path, sheets: tuple[Sheet, ...], title: str) -> None:
    """Write a workbook. Raises DocpipeError when it cannot be written, or a file of this name is there already: 'privacy-output-there'."""
    from docpipe.diagnostics import Location, fault

    if path.exists():
        raise fault("privacy-output-there", Location(path.as_posix()))
    write_bytes(path, workbook(sheets, title), path.as_posix())
