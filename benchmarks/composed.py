"""The plan as it is made with docxtpl and docxcompose: a template for a chapter, one for a card, each rendered by itself, all put together.

The peer gets what docpipe prints as ready texts. It prints neither contents, lists, references and charts nor marks of where anything came from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docxtpl
from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table as WordTable
from docxcompose.composer import Composer

from docpipe.kinds.plan.views import CardView, ChapterView, PlanContext
from docpipe.prose.blocks import Block, Cell, CrossReference, Heading, Inline, ItemList, Landscape, Paragraph, Prose, Run, Table
from docpipe.prose.blocks import plain as plain_inlines

_LISTS = ("needs", "services", "steps", "outputs", "risks")
_TEXTS = ("description", "reasons", "impact", "note")
_LINES = ("type", "target_groups", "implementers", "partners", "area", "schedule", "capacity", "network", "responsible", "state")


@dataclass(frozen=True, slots=True)
class Part:
    """One document of the peer: the template and what it is given."""

    template: str
    values: dict[str, Any]


UNKNOWN = "…"
"""What the peer prints for a number that docpipe counts in the finished document."""


def plain(content: tuple[Inline, ...]) -> str:
    """Return the text of inlines as the peer gets it."""
    return plain_inlines(tuple(Run(f"{item.word} {UNKNOWN}") if isinstance(item, CrossReference) and item.text is None else item for item in content))


def parts_of(plan: PlanContext) -> list[Part]:
    """Return the parts that make up a plan: each chapter (its texts and tables), and each card."""
    return [part for chapter in plan.chapters for part in _parts(chapter)]


def _parts(chapter: ChapterView) -> Iterator[Part]:
    title = chapter.title.text
    for number, piece in enumerate(chapter.pieces):
        blocks = list(_plain_blocks(piece.text.blocks))
        if blocks or not number:
            yield Part("chapter", {"title": title if not number and not chapter.is_landscape else "", "blocks": blocks})
        for entry in piece.entries:
            if not entry.cards:
                yield Part("chapter", {"title": "", "blocks": [{"kind": "h", "text": entry.heading.text}, *_plain_blocks(entry.text.blocks)]})
            for card in entry.cards:
                yield Part("card", {"title": entry.heading.text, **_card(card)})


def _card(card: CardView) -> dict[str, Any]:
    lines = {name: [line] if (line := getattr(card, name)) else [] for name in _LINES}
    texts = {name: _paragraphs(getattr(card, name)) for name in _TEXTS}
    lists = {name: list(getattr(card, name)) for name in _LISTS}
    costs = next((_table(block) for block in card.costs.blocks if isinstance(block, Table)), {"header": [], "rows": []})
    indicators = [(item.name, item.unit, item.baseline, item.target, item.source) for item in card.indicators]
    return {"label": card.label, "within": card.within, **lines, **texts, **lists, "costs": costs, "indicators": indicators}


def _paragraphs(text: Prose) -> list[str]:
    return [plain(block.content) for block in text.blocks if isinstance(block, Paragraph)]


def _plain_blocks(blocks: tuple[Block, ...]) -> Iterator[dict[str, Any]]:
    for block in blocks:
        if isinstance(block, Landscape):
            yield from _plain_blocks(block.blocks)
        elif isinstance(block, Heading):
            yield {"kind": "h", "text": plain(block.content)}
        elif isinstance(block, Paragraph):
            yield {"kind": "p", "text": plain(block.content)}
        elif isinstance(block, ItemList):
            yield from ({"kind": "li", "text": line} for item in block.items for line in _paragraphs(Prose(item.blocks)))
        elif isinstance(block, Table):
            yield {"kind": "t", "caption": plain(block.caption.content) if block.caption else "", **_table(block)}
            yield from ({"kind": "p", "text": plain(line.content)} for line in block.below)


def _table(table: Table) -> dict[str, Any]:
    return {"header": [_cell(cell) for cell in table.header], "rows": [[_cell(cell) for cell in row] for row in table.rows]}


def _cell(cell: Cell) -> str:
    return "\n".join(filter(None, (plain(cell.content), *_paragraphs(Prose(cell.blocks)))))


def write_templates(folder: Path, look: Path) -> None:
    """Write the peer's templates, in the styles of docpipe's own."""
    chapter = _empty(look)
    chapter.add_paragraph("{%p if title %}")
    chapter.add_paragraph("{{ title }}", "Heading 1")
    chapter.add_paragraph("{%p endif %}")
    chapter.add_paragraph("{%p for b in blocks %}")
    for kind, style in (("h", "Heading 2"), ("p", "Body Text"), ("li", "List Bullet")):
        chapter.add_paragraph(f"{{%p if b.kind == '{kind}' %}}")
        chapter.add_paragraph("{{ b.text }}", style)
        chapter.add_paragraph("{%p endif %}")
    chapter.add_paragraph("{%p if b.kind == 't' %}")
    chapter.add_paragraph("{{ b.caption }}", "Caption")
    _loop_table(chapter, "b")
    chapter.add_paragraph("{%p endif %}")
    chapter.add_paragraph("{%p endfor %}")
    chapter.save(str(folder / "chapter.docx"))
    card = _empty(look)
    card.add_paragraph("{{ title }}", "docpipe Measure")
    table = card.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "{{ label }}", "{{ within }}"
    for name in (*_TEXTS, *_LINES, *_LISTS):
        _rows(table, f"{{%tr if {name} %}}", "")
        row = table.add_row().cells
        row[0].text = name
        row[1].text = f"{{%p for line in {name} %}}"
        row[1].add_paragraph("{{ line }}")
        row[1].add_paragraph("{%p endfor %}")
        _rows(table, "{%tr endif %}", "")
    card.add_paragraph("Ukazatele", "docpipe Card Label")
    indicators = card.add_table(rows=0, cols=5)
    _rows(indicators, "{%tr for i in indicators %}", "", "", "", "")
    _rows(indicators, *(f"{{{{ i[{index}] }}}}" for index in range(5)))
    _rows(indicators, "{%tr endfor %}", "", "", "", "")
    card.add_paragraph("Náklady", "docpipe Card Label")
    _loop_table(card, "costs")
    card.save(str(folder / "card.docx"))
    _empty(look).save(str(folder / "master.docx"))


def _empty(look: Path) -> WordDocument:
    """Return docpipe's own template without its text: its styles, numbering, headers, one section."""
    document = Document(str(look))
    for name in ("title", "subject", "author", "keywords", "comments", "category"):
        setattr(document.core_properties, name, "")
    body = document.element.body
    for element in [item for item in body if not item.tag.endswith("}sectPr")]:
        body.remove(element)
    for section in document.sections:
        for part in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            for paragraph in part.paragraphs:
                paragraph.text = ""
    return document


def _rows(table: WordTable, *texts: str) -> None:
    for cell, text in zip(table.add_row().cells, texts, strict=True):
        cell.text = text


def _loop_table(document: WordDocument, name: str) -> None:
    """Add a table of any number of columns and rows."""
    table = document.add_table(rows=0, cols=3)
    _rows(table, f"{{%tc for c in {name}.header %}}", "{{ c }}", "{%tc endfor %}")
    _rows(table, f"{{%tr for r in {name}.rows %}}", "", "")
    _rows(table, "{%tc for c in r %}", "{{ c }}", "{%tc endfor %}")
    _rows(table, "{%tr endfor %}", "", "")


def compose(folder: Path, parts: list[Part], target: Path) -> None:
    """Render each part by docxtpl and put them together by docxcompose."""
    composer = Composer(Document(str(folder / "master.docx")))
    made = folder / "part.docx"
    for part in parts:
        template = docxtpl.DocxTemplate(str(folder / f"{part.template}.docx"))
        template.render(part.values, autoescape=True)
        template.save(str(made))
        composer.append(Document(str(made)))
    composer.save(str(target))
