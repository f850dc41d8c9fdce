"""A good Word file with its ledger, and ways to spoil it, for the tests of verify."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from docpipe.convert import Job, available, convert
from docpipe.diagnostics import Diagnostic, Location
from docpipe.model import Ledger, LedgerEntry
from docpipe.programmes import Strip, path
from docpipe.programmes.compose import strip_of
from docpipe.programmes.schema import Programme
from docpipe.read import read
from docpipe.verify import Expectation

TITLE = "Zápis ze setkání k potřebám sociálních služeb"
NUMBER = "CZ.03.2.63/0.0/0.0/19_106/0015152"
PROJECT = "Komunitní plánování sociálních služeb na Horažďovicku"
SOURCE = Location("content/horazdovicko/setkani/2021-03-09.yaml", line=14)
NEEDS = (
    "rozšíření pečovatelské služby o víkendy – senioři v\u00a0obcích",
    "bezbariérový přístup & výtah <lůžková část>",
    "česko-německá poradna „U nás“ 2019–2023",
)


def _frozen(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _frozen(value) for key, value in data.items()}
    return tuple(_frozen(item) for item in data) if isinstance(data, list) else data


def programme(name: str) -> Programme:
    """Return a shipped programme."""
    return Programme.model_validate(_frozen(read(path(name), path(name).name).value.data))


def strip(name: str = "opz-2014") -> Strip:
    """Return a programme's composed strip."""
    return strip_of(programme(name), {}, None).value


@dataclass
class Draft:
    """A Word file in the making: `put` prints a text and remembers it as render would."""

    document: Any = field(default_factory=Document)
    printed: list[tuple[Any, str, str]] = field(default_factory=list)

    def put(self, paragraph: Any, text: str, path: str) -> Any:
        self.printed.append((paragraph, text, path))
        return paragraph.add_run(text)

    def entry(self, paragraph: Any, text: str, path: str) -> LedgerEntry:
        part = paragraph.part
        number = list(part.element.iter(qn("w:p"))).index(paragraph._p) + 1
        return LedgerEntry(text, path, (SOURCE,), str(part.partname).lstrip("/"), number)

    def finish(self) -> tuple[bytes, Ledger]:
        package = self.document.part.package
        for id_ in [id_ for id_, item in package.rels.items() if item.reltype.endswith("/thumbnail")]:
            package.rels.pop(id_)  # the library's own template has a picture of its first page
        stream = io.BytesIO()
        self.document.save(stream)
        return stream.getvalue(), Ledger("build/horazdovicko/minutes/zapis", tuple(self.entry(*item) for item in self.printed))


def brand(header: Any) -> None:
    """Put the strip into a header: the emblem, and the mandatory text beside it."""
    item = strip().items[0]
    assert item.picture is not None
    table = header.add_table(1, 2, Mm(160))
    shape = table.cell(0, 0).paragraphs[0].add_run().add_picture(io.BytesIO(item.picture.content), height=Mm(12))
    shape._inline.docPr.set("descr", item.picture.alt)
    paragraph = table.cell(0, 1).paragraphs[0]
    for line in item.lines:
        run = paragraph.add_run(line)
        run.font.name, run.font.size, run.font.color.rgb = "Arial", Pt(9), RGBColor(0x00, 0x33, 0x99)
        run.add_break()


def draft(long_paragraphs: int = 24) -> Draft:
    """Return a good document of several pages, branded by OPZ, with a table and long texts."""
    made = Draft()
    document = made.document
    document.styles.element.find(f".//{qn('w:lang')}").set(qn("w:val"), "cs-CZ")
    document.core_properties.title, document.core_properties.author, document.core_properties.comments = TITLE, "", ""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    brand(section.header)
    footer = section.footer.paragraphs[0]
    made.put(footer, PROJECT, "project.name")
    footer.add_run(", reg. č. ")
    made.put(footer, NUMBER, "project.registration_number")
    made.put(document.add_heading("", 1), TITLE, "title")
    made.put(document.add_paragraph("Přítomni: "), "2", "present.count").add_text(" účastníci")
    table = document.add_table(rows=1, cols=2)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, text in zip(table.rows[0].cells, ("Jméno", "Organizace"), strict=True):
        cell.text = text
    for index, name in enumerate(("Lenka Šustrová", "Jan Vrba")):
        cells = table.add_row().cells
        made.put(cells[0].paragraphs[0], name, f"present[{index}].name")
        made.put(cells[1].paragraphs[0], "MAS Podbrdsko, z.\u00a0s.", f"present[{index}].organisation")
    document.add_heading("Zjištěné potřeby", 2)
    for index, need in enumerate(NEEDS):
        made.put(document.add_paragraph("", style="List Bullet"), need, f"needs[{index}].text")
    for index in range(long_paragraphs):
        text = f"Bod {index + 1}: " + "účastníci popsali dostupnost terénních služeb v malých obcích a navrhli sdílenou dopravu. " * 4
        made.put(document.add_paragraph(), text.strip(), f"agenda[{index}].text")
    return made


def expectation(ledger: Ledger, name: str = "build/horazdovicko/minutes/zapis.docx", **changes: Any) -> Expectation:
    """Return what the good document is meant to be."""
    wanted = Expectation(
        name,
        ledger,
        title=TITLE,
        strip=strip(),
        programme=programme("opz-2014"),
        other_programmes=(programme("irop-2014"), programme("opz-plus")),
        every_page=True,
        registration_number=NUMBER,
        project_name=PROJECT,
        edition="internal",
    )
    return replace(wanted, **changes)


def codes(diagnostics: tuple[Diagnostic, ...]) -> set[str]:
    """Return the codes of diagnostics."""
    return {item.code for item in diagnostics}


def rewrite(content: bytes, changes: dict[str, Callable[[bytes], bytes | None]]) -> bytes:
    """Return a zip with parts changed (None: removed); a change of a part that is not there makes it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        names = [item.filename for item in old.infolist()]
        for name in dict.fromkeys([*names, *changes]):
            data: bytes | None = old.read(name) if name in names else b""
            if name in changes and data is not None:
                data = changes[name](data)
            if data is not None:
                new.writestr(name, data)
    return stream.getvalue()


def swap(old: str, new: str) -> Callable[[bytes], bytes]:
    """Return a change of a part that replaces a text which must be there."""

    def change(data: bytes) -> bytes:
        assert old.encode() in data, old
        return data.replace(old.encode(), new.encode())

    return change


def edit_pdf(content: bytes, change: Callable[[pikepdf.Pdf], object], **options: Any) -> bytes:
    """Return a PDF changed by pikepdf."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        change(pdf)
        pdf.save(stream, **options)
    return stream.getvalue()


def to_pdf(folder: Path, made: dict[str, bytes]) -> dict[str, bytes]:
    """Return Word files converted in one go."""
    if not available():
        pytest.skip("LibreOffice is not on this machine")
    jobs = []
    for name, content in made.items():
        (folder / f"{name}.docx").write_bytes(content)
        jobs.append(Job(folder / f"{name}.docx", folder / f"{name}.pdf", f"{name}.pdf", TITLE))
    assert convert(jobs).diagnostics == ()
    return {name: (folder / f"{name}.pdf").read_bytes() for name in made}
