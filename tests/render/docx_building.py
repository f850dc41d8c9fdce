"""Small Word templates and contexts for the tests of render."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
from docx.document import Document

from docpipe.diagnostics import Location
from docpipe.model import Context
from docpipe.programmes.strip import Strip
from docpipe.prose.blocks import Prose
from docpipe.render import Properties, Rendered, Template, lint, open_template, render


@dataclass(frozen=True, slots=True)
class Task:
    what: str
    due: date | None


@dataclass(frozen=True, slots=True)
class Item:
    number: int
    title: str
    text: Prose
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    title: str
    date: date
    start: time
    online: bool
    place: str


@dataclass(frozen=True, slots=True)
class Minutes:
    meeting: Meeting
    agenda: tuple[Item, ...]
    note: Prose
    total: Decimal
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BrandedMinutes:
    strip: Strip
    title: str


def minutes(**changes: Any) -> Minutes:
    values: dict[str, Any] = {
        "meeting": Meeting("Setkání k potřebám", date(2021, 3, 9), time(9, 0), online=True, place="Horažďovice"),
        "agenda": (
            Item(1, "Zahájení", Prose(), ()),
            Item(2, "Potřeby", Prose(), (Task("svolat skupinu", date(2021, 4, 13)), Task("poslat zápis", None))),
            Item(3, "Závěr", Prose(), ()),
        ),
        "note": Prose(),
        "total": Decimal("1234567.5"),
        "people": ("Jana Malá", "Petr Velký"),
    }
    return Minutes(**(values | changes))


def context(values: object | None = None, **sources: int) -> Context:
    """A context whose sources are paths with '__' for a dot, each on a line of its own."""
    found = {path.replace("__", "."): (Location("content/a.yaml", line=line),) for path, line in sources.items()}
    return Context(values if values is not None else minutes(), found)


def template(folder: Path, *paragraphs: str, build: Callable[[Document], None] | None = None) -> Template:
    """A template with a paragraph for each text, and whatever `build` adds."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if build is not None:
        build(document)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "template.docx"
    document.save(str(path))
    return open_template(path, "template", "templates_docx/template.docx")


def rendered(made: Template, values: Context | None = None, *, protected: tuple[str, ...] = ()) -> Rendered:
    return render(made, values or context(), document="document:x", properties=Properties("Zápis", created=date(2021, 3, 9)), protected=protected).value


def opened(result: Rendered) -> Document:
    return docx.Document(io.BytesIO(result.docx))


def lines(result: Rendered) -> list[str]:
    """The texts of the body's paragraphs that are not empty."""
    return [paragraph.text.replace("\u00a0", " ") for paragraph in opened(result).paragraphs if paragraph.text]


def codes(made: Template, kind: type = Minutes) -> list[str]:
    return [item.code for item in lint(made, kind)]
