"""Small Word templates and contexts for the tests of render."""

from __future__ import annotations

import io
import zipfile
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


FOOTNOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    '<w:footnote w:id="1"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote></w:footnotes>'
)


def rewritten(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """Change the parts of a .docx in place."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def with_footnote(folder: Path, text: str, *paragraphs: str) -> Template:
    """A template whose first paragraph has a footnote with this text."""

    def change(parts: dict[str, bytes]) -> None:
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
        parts["word/footnotes.xml"] = FOOTNOTES.format(text=text).encode()
        types, rels = "[Content_Types].xml", "word/_rels/document.xml.rels"
        parts[types] = parts[types].replace(b"</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'.encode())
        parts[rels] = parts[rels].replace(b"</Relationships>", f'<Relationship Id="rIdN" Type="{relation}" Target="footnotes.xml"/></Relationships>'.encode())
        document = parts["word/document.xml"]
        parts["word/document.xml"] = document.replace(b"</w:p>", b'<w:r><w:footnoteReference w:id="1"/></w:r></w:p>', 1)

    template(folder, "Text", *paragraphs)
    return open_template(rewritten(folder / "template.docx", change), "template", "templates_docx/template.docx")


def rendered(made: Template, values: Context | None = None, *, protected: tuple[str, ...] = ()) -> Rendered:
    return render(made, values or context(), document="document:x", properties=Properties("Zápis", created=date(2021, 3, 9)), protected=protected).value


def opened(result: Rendered) -> Document:
    return docx.Document(io.BytesIO(result.docx))


def lines(result: Rendered) -> list[str]:
    """The texts of the body's paragraphs that are not empty."""
    return [paragraph.text.replace("\u00a0", " ") for paragraph in opened(result).paragraphs if paragraph.text]


def codes(made: Template, kind: type = Minutes) -> list[str]:
    return [item.code for item in lint(made, kind)]
