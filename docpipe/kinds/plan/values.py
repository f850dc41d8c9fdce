"""The values that a plan's texts may print by `[[value:…]]`, by name, each with the places it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from docpipe.czech.format import format_period
from docpipe.figures.figure import Figure
from docpipe.figures.meetings import meetings_of

if TYPE_CHECKING:
    from docpipe.kinds.plan.book import Book


_SOMEWHERE = {"name": "území", "genitive": "území", "locative": "v území", "full_name": "území plánu"}
"""What the shipped chapters say while the project does not tell its territory."""


def values_of(book: Book) -> Mapping[str, Figure[Any]]:
    """Return name → value: texts, dates, counts and amounts in Kč."""
    return {name: figure for name, figure in _values(book) if figure.value not in (None, "")}


def _values(book: Book) -> Iterator[tuple[str, Figure[Any]]]:
    plan, record = book.plan, book.record
    yield "plan.title", Figure(plan.title, (record.locate("title"),))
    if book.period is not None:
        own = record.locate("period") if plan.period else book.world.project.locate("plan_period")
        yield "plan.period", Figure(format_period(book.period), (own,))
    yield "plan.version", Figure(plan.version or "", (record.locate("version"),))
    yield "plan.date", Figure(plan.date, (record.locate("date"),))
    yield "plan.previous", Figure(plan.previous or "", (record.locate("previous"),))
    yield "plan.comments_until", Figure(plan.comments_until, (record.locate("comments_until"),))
    yield "plan.priorities", Figure(len(book.tree.tops), tuple(top.location for top in book.tree.tops))
    yield "plan.measures", Figure(len(book.tree.measures), tuple(measure.location for measure in book.tree.measures.values()))
    yield "plan.services", Figure(len(book.services), tuple(item.locate("name") for item in book.services))
    providers = {book.organisation(str(getattr(item.value, "provider", ""))): item.locate("provider") for item in book.services}
    yield "plan.providers", Figure(len(providers), tuple(providers.values()))
    yield "plan.needs", book.needs.count
    meetings = meetings_of(book.project, book.world.collection)
    yield "plan.meetings", meetings.held
    yield "project.introduction", _introduction(book)
    area = book.world.project_value.territory
    if area is None:
        yield from ((f"territory.{name}", Figure(text)) for name, text in _SOMEWHERE.items())
    if area is not None and area.municipalities:
        places = tuple(book.world.project.locate("territory", "municipalities", index, "population") for index, _ in enumerate(area.municipalities))
        yield "territory.municipalities", Figure(len(area.municipalities), places)
        known = [item.population for item in area.municipalities]
        if None not in known:
            yield "territory.population", Figure(sum(item or 0 for item in known), places)


def _introduction(book: Book) -> Figure[str]:
    """Return „Plán byl zpracován v rámci projektu „…“, registrační číslo …. Projekt realizuje ….“ of what is known."""
    project, record = book.world.project_value, book.world.project
    name = f"Plán byl zpracován v rámci projektu „{project.name}“" if project.name else ""
    number = f", registrační číslo {project.registration_number.text}" if project.registration_number and name else ""
    by = f"{'Projekt realizuje' if name else 'Plán zpracovává'} {book.organisation(project.beneficiary)}."
    places = tuple(record.locate(field) for field in ("name", "registration_number", "beneficiary") if getattr(project, field))
    return Figure(f"{name}{number}. {by}" if name else by, places)
