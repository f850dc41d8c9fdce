"""The minutes that the engines compete with: one set of values, one Word file, written in each engine's tags."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from common import ROOT
from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Mm
from docx.table import Table
from docx.text.paragraph import Paragraph

from docpipe.diagnostics import Location
from docpipe.model import Context
from docpipe.programmes.strip import Picture, Strip, StripItem

ROWS, NEEDS = 20, 15
_LINE = (
    "Účastníci se shodli, že v území {number} chybí {index} terénní služby pro seniory, a proto do 30. dubna 2021 vznikne návrh opatření "
    "v hodnotě 1 250 000 Kč."
)


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    name: str
    organisation: str
    role: str
    status: str


@dataclass(frozen=True, slots=True)
class Need:
    text: str
    terminator: str


@dataclass(frozen=True, slots=True)
class Item:
    number: int
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Minutes:
    strip: Strip
    title: str
    place: str
    time_range: str
    count: int
    items: tuple[Item, ...]
    needs: tuple[Need, ...]
    rows: tuple[Row, ...]
    written: str


def minutes(logo: bytes, number: int = 0) -> Minutes:
    """Return the values of one meeting. Each number gives other texts; people and organisations come again, as they do in a project."""
    first, last = ("Jana", "Petr", "Lenka", "Tomáš", "Eva", "Karel", "Hana", "Jiří", "Marie"), ("Novák", "Dvořák", "Šustr", "Malý", "Veselý", "Horák", "Němec")
    where = ("Horažďovice", "Sušice", "Klatovy", "Nýřany", "Blovice", "Kralovice", "Přeštice")
    rows = []
    for index in range(1, ROWS + 1):
        turn = number * 7 + index
        name = f"{'Mgr. ' if turn % 3 else ''}{first[turn % 9]} {last[turn // 9 % 7]}"
        rows.append(Row(index, name, f"{'Charita' if turn % 2 else 'Diakonie'} {where[turn % 7]}, z. s.", "členka", "přítomna"))
    return Minutes(
        strip=Strip((StripItem(Picture(logo, "png", "Evropská unie", 31.2, 20.8, "eu-emblem", composed=True)),)),
        title=f"Zápis ze setkání k potřebám sociálních služeb č. {number} konaného dne 9. 3. 2021",
        place="Městský úřad Horažďovice, velká zasedací místnost",
        time_range="9:00 – 10:00 hodin",
        count=ROWS,
        items=tuple(Item(index, f"Bod {number}: výsledky mapování potřeb", _LINE.format(number=number, index=index)) for index in range(1, 5)),
        needs=tuple(Need(f"rozšíření kapacity terénní služby {number} o {index + 2} lůžek v obci {where[index % 7]}", ",") for index in range(NEEDS)),
        rows=tuple(rows),
        written="Lenka Šustrová",
    )


def context(values: Minutes) -> Context:
    """Return the values as docpipe gets them from its records: each with its place, for the Ledger."""
    names = ("title", "place", "time_range", "count", "items", "needs", "rows", "written", "strip")
    sources = {name: (Location("content/setkani.yaml", line=line, column=3),) for line, name in enumerate(names, 1)}
    for index in range(ROWS):
        sources |= {
            f"rows[{index}].{name}": (Location("content/prezence.csv", line=index + 2, column=column),)
            for column, name in enumerate(("name", "organisation"), 1)
        }
    sources |= {f"needs[{index}].text": (Location("content/setkani.yaml", line=40 + index, column=5),) for index in range(NEEDS)}
    return Context(values, sources)


def logo() -> bytes:
    """Return the emblem that docpipe prints where no official file is."""
    return (ROOT / "docpipe" / "programmes" / "assets" / "eu-emblem.png").read_bytes()


class _Tags:
    """How an engine writes its tags; `whole` is what stands for a paragraph or row of its own."""

    def __init__(self, engine: str) -> None:
        self.braces = engine == "easy-template-x"

    def value(self, name: str, of: str = "") -> str:
        return f"{{{name}}}" if self.braces else f"{{{{ {of}{name} }}}}"

    def begin(self, what: str, item: str, whole: str) -> str:
        over = "row" if whole == "tr" else "paragraph"
        return f'{{#{what} [loopOver: "{over}"]}}' if self.braces else f"{{%{whole} for {item} in {what} %}}"

    def end(self, what: str, whole: str) -> str:
        return f"{{/{what}}}" if self.braces else f"{{%{whole} endfor %}}"


def write_template(engine: str, target: Path, picture: Path) -> None:
    """Write the template of an engine: the look of the minutes that docpipe ships, with the logo in its header."""
    document = Document()
    body = document.element.body
    for element in [item for item in body if not item.tag.endswith("}sectPr")]:
        body.remove(element)
    document.core_properties.title = "Zápis"
    tags = _Tags(engine)
    _heads(document, engine, picture)
    document.add_paragraph(tags.value("title"), "Title")
    document.add_paragraph(f"Místo konání: {tags.value('place')}")
    document.add_paragraph(f"Čas konání: {tags.value('time_range')}")
    document.add_paragraph(f"Přítomni: {tags.value('count')} (dle prezenční listiny)")
    document.add_paragraph("Projednané body", "Heading 1")
    _loop(document, tags, "items", ((f"{tags.value('number', 'item.')}. {tags.value('title', 'item.')}", "Heading 2"), (tags.value("text", "item."), "Normal")))
    document.add_paragraph("Byla identifikována potřeba v:", "Heading 1")
    _loop(document, tags, "needs", ((f"{tags.value('text', 'item.')}{tags.value('terminator', 'item.')}", "Normal"),))
    document.add_paragraph("Prezenční listina", "Heading 1")
    _attendance(document, tags)
    document.add_paragraph(f"Zapsala dne 9. 3. 2021: {tags.value('written')}")
    document.save(str(target))


def _heads(document: WordDocument, engine: str, picture: Path) -> None:
    """Put the logo in the header: docpipe prints it as its strip, the others have it lying in the template, which spares them the work."""
    section = document.sections[0]
    for part in (section.header, section.footer):
        for paragraph in part.paragraphs:
            for run in paragraph.runs:
                run.text = ""
    paragraph = section.header.paragraphs[0]
    if engine == "docpipe":
        paragraph.text = "{{p strip }}"
    else:
        paragraph.text = ""
        paragraph.add_run().add_picture(str(picture), width=Mm(31.2))


def _loop(document: WordDocument, tags: _Tags, what: str, paragraphs: tuple[tuple[str, str], ...]) -> None:
    if tags.braces:  # its tags stand at the ends of what they repeat
        paragraphs = ((tags.begin(what, "", "p") + paragraphs[0][0], paragraphs[0][1]), *paragraphs[1:])
        paragraphs = (*paragraphs[:-1], (paragraphs[-1][0] + tags.end(what, ""), paragraphs[-1][1]))
    else:
        document.add_paragraph(tags.begin(what, "item", "p"))
    for text, style in paragraphs:
        document.add_paragraph(text, style)
    if not tags.braces:
        document.add_paragraph(tags.end(what, "p"))


def _attendance(document: WordDocument, tags: _Tags) -> None:
    names = ("number", "name", "organisation", "role", "status")
    table: Table = document.add_table(rows=1, cols=len(names))
    for cell, title in zip(table.rows[0].cells, ("Č.", "Jméno", "Organizace", "Funkce", "Účast"), strict=True):
        cell.text = title
    row = table.add_row()
    texts = [tags.value(name, "row.") for name in names]
    if tags.braces:
        texts[0] = tags.begin("rows", "", "tr") + texts[0]
        texts[-1] += tags.end("rows", "")
    for cell, text in zip(row.cells, texts, strict=True):
        cell.text = text
    if tags.braces:
        return
    middle = row._tr  # noqa: SLF001 - python-docx has no way to put a row before another
    for place, tag in ((middle.addprevious, tags.begin("rows", "row", "tr")), (middle.addnext, tags.end("rows", "tr"))):
        added = deepcopy(middle)
        place(added)
        for index, cell in enumerate(type(row)(added, table).cells):
            paragraph: Paragraph = cell.paragraphs[0]
            paragraph.text = tag if index == 0 else ""
