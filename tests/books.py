"""A long document for the tests of render, convert and verify: chapters with captions, references, turned pages, contents with page numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph as WordParagraph

from docpipe.convert import Job, Paging, convert
from docpipe.diagnostics import Location
from docpipe.model import Context, Scalar, Written
from docpipe.prose import parse, place
from docpipe.prose.blocks import Anchored, Block, Caption, Cell, Column, CrossReference, Figure, Inline, Paragraph, Picture, Prose, Run, Table
from docpipe.prose.charts import Chart, ChartKind, Series
from docpipe.render import Properties, Rendered, Template, light, open_template, render, with_pages

PLACE = Location("content/kniha.md", line=1)
WORDS = "Sociální služby v území zajišťují poskytovatelé, kteří se scházejí v pracovních skupinách a společně s obcemi plánují rozvoj sítě."
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000 1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082".replace(
        " ", ""
    )
)


@dataclass(frozen=True, slots=True)
class Chapter:
    title: Anchored
    text: Prose


@dataclass(frozen=True, slots=True)
class Card:
    heading: Anchored
    text: str


@dataclass(frozen=True, slots=True)
class Book:
    title: str
    chapters: tuple[Chapter, ...]
    cards: tuple[Card, ...]


def field(paragraph: WordParagraph, instruction: str) -> None:
    """A field as Word writes it, with an old result."""
    for inner in (
        '<w:fldChar w:fldCharType="begin" w:dirty="true"/>',
        f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>aktualizujte pole</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{inner}</w:r>"))


def numbered(document: Document) -> None:
    """Make Word number the headings: '1', '1.1', '1.1.1'."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading{level + 1}"/>'
        f'<w:lvlText w:val="{".".join(f"%{place + 1}" for place in range(level + 1))}{"." if level == 0 else ""}"/><w:lvlJc w:val="left"/></w:lvl>'
        for level in range(3)
    )
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for level in range(3):
        properties = document.styles[f"Heading {level + 1}"].element.get_or_add_pPr()
        kept = [item for item in properties if item.tag in (qn("w:keepNext"), qn("w:keepLines"))]
        kept[-1].addnext(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'))


def book_template(folder: Path) -> Template:
    """A template that a designer might make: cover, contents, lists, chapters, cards in a style with a level of outline."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height, section.left_margin, section.right_margin = Mm(210), Mm(297), Mm(25), Mm(25)
    section.different_first_page_header_footer = True
    section.footer.paragraphs[0].add_run("Strana ")
    field(section.footer.paragraphs[0], "PAGE")
    numbered(document)
    style = document.styles.add_style("docpipe Measure", 1)
    style.base_style = document.styles["Normal"]
    style.element.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="1"/>'))
    style.element.get_or_add_pPr().insert(0, parse_xml(f"<w:keepNext {nsdecls('w')}/>"))
    document.add_paragraph("{{ title }}", style="Title").paragraph_format.page_break_before = False
    heading = document.add_paragraph("Obsah", style="Subtitle")
    heading.paragraph_format.page_break_before = True
    field(document.add_paragraph(), 'TOC \\o "1-3" \\h \\z \\u')
    document.add_paragraph("Seznam tabulek", style="Subtitle")
    field(document.add_paragraph(), 'TOC \\h \\z \\c "Tabulka"')
    document.add_paragraph("Seznam grafů", style="Subtitle")
    field(document.add_paragraph(), 'TOC \\h \\z \\c "Graf"')
    for text in (
        "{%p for chapter in chapters %}",
        "CHAPTER",
        "{{p chapter.text }}",
        "{%p endfor %}",
        "{%p for card in cards %}",
        "CARD",
        "{{ card.text }}",
        "{%p endfor %}",
    ):
        if text == "CHAPTER":
            document.add_paragraph("{{ chapter.title }}", style="Heading 1").paragraph_format.page_break_before = True
        elif text == "CARD":
            document.add_paragraph("{{ card.heading }}", style="docpipe Measure")
        else:
            document.add_paragraph(text)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "kniha.docx"
    document.save(str(path))
    return open_template(path, "kniha", "templates_docx/kniha.docx")


def money(rows: int, anchor: str = "table:castky") -> Table:
    """A table of amounts with a header of two rows, a group, a cell over two rows, a sum."""
    cells = tuple(
        (Cell((Run(f"obec {number}"),)), *(Cell((Run(f"{number}\u00a0{year}00"),), value=Decimal(number)) for year in range(3))) for number in range(rows)
    )
    return Table(
        (Cell((Run("Obec"),), down=2), Cell((Run("Částka v Kč"),), align="center", span=3)),
        (*cells, (Cell((Run("Celkem"),)), *(Cell((Run("1\u00a0000"),)) for _ in range(3)))),
        PLACE,
        Caption((Run("Částky podle obcí"),), anchor),
        (Paragraph((Run("Zdroj: rozpočty obcí"),), PLACE),),
        (Column(), Column("money"), Column("money"), Column("money")),
        (tuple(Cell((Run(str(year)),)) for year in (2023, 2024, 2025)),),
        totals=(rows,),
    )


def chart(number: int) -> Chart:
    return Chart(
        ChartKind.COLUMN,
        f"Obyvatelé {number}",
        "Počet obyvatel klesá.",
        ("2021", "2022"),
        PLACE,
        (Series("obyvatelé", (Decimal(100), Decimal(90))),),
        id=f"graf-{number}",
        source="ČSÚ",
    )


def text_of(markdown: str, targets: dict[str, CrossReference] | None = None) -> Prose:
    """Blocks of a Markdown text, its references to tables, charts and chapters resolved."""
    from docpipe.diagnostics import Checked
    from docpipe.prose import resolve
    from docpipe.prose.blocks import Reference

    checked = parse(Scalar(markdown, Written.BLOCK, PLACE))
    assert checked.diagnostics == ()
    words = {"tabulce": "table", "tabulka": "table", "grafu": "figure", "kapitole": "chapter", "kapitola": "chapter", "opatření": "measure"}
    shown = {None: "number", "strana": "page", "název": "title"}

    def resolver(reference: Reference) -> Checked[tuple[Inline, ...]]:
        anchor = f"{words[reference.type]}:{reference.target}"
        known = (targets or {}).get(anchor)
        text = known.text if known else None
        return Checked((CrossReference(anchor, reference.location, reference.type, shown[reference.format], text),))  # type: ignore[arg-type]

    return resolve(checked.value, resolver).value


def book(chapters: int = 12, paragraphs: int = 14, cards: int = 10) -> Book:
    """A book of several pages a chapter, about four with the default values."""
    made = []
    for number in range(1, chapters + 1):
        other = number % chapters + 1
        markdown = (
            f"# Východiska {{#vychodiska-{number}}}\n\n"
            + f"{WORDS}\n\n" * paragraphs
            + f"V [[tabulce:castky-{other}]] na straně [[tabulka:castky-{other}|strana]], v [[grafu:graf-{number}]] a v [[kapitole:vychodiska-{other}]] "
            f"(„[[kapitola:vychodiska-{other}|název]]“, s. [[kapitola:vychodiska-{other}|strana]]) je více; "
            "viz [[opatření:m1]] na straně [[opatření:m1|strana]].\n\n"
            + f"# Částky\n\n::: vložit částky\n\n## Podrobně\n\n{WORDS}[^1]\n\n::: vložit graf\n\n{WORDS}\n\n[^1]: Viz [[tabulka:castky-{number}]].\n"
        )
        if number % 4 == 0:
            markdown += "\n# Široká tabulka\n\n::: na šířku\n::: vložit široká\n:::\n\n" + f"{WORDS}\n"
        targets = {"measure:m1": CrossReference("measure:m1", PLACE, text="1.1")}
        text = place(text_of(markdown, targets), _inserting(number))
        made.append(Chapter(Anchored(f"Kapitola o území {number}", f"chapter:k{number}"), text))
    return Book(
        "Plán území",
        tuple(made),
        tuple(Card(Anchored(f"Opatření 1.{number} Terénní služby", f"measure:m{number}"), WORDS * 4) for number in range(1, cards + 1)),
    )


def _inserting(number: int):  # type: ignore[no-untyped-def] # noqa: ANN202
    from docpipe.prose.blocks import Insert

    def made(block: Block) -> tuple[Block, ...] | None:
        if not isinstance(block, Insert):
            return None
        if block.name == "graf":
            return (
                chart(number),
                Figure("obrazky/x.png", "Mapa území", PLACE, Caption((Run("Mapa"),), f"figure:mapa-{number}"), width=40, picture=Picture(PNG, "png", 1, 1)),
            )
        return (money(8 if block.name == "částky" else 40, f"table:{'castky' if block.name == 'částky' else 'siroka'}-{number}"),)

    return made


def printed(template: Template, values: Book) -> Rendered:
    checked = render(template, Context(values), document="document:kniha", properties=Properties("Plán území", created=date(2024, 1, 2)))
    assert checked.diagnostics == ()
    return checked.value


@dataclass(frozen=True, slots=True)
class Settled:
    rendered: Rendered
    word: Path
    pdf: Path
    turns: int


def settled(folder: Path, rendered: Rendered, start: bytes | None = None) -> Settled:
    turns = 0

    def settle(content: bytes, found: Mapping[str, int]) -> bytes:
        nonlocal turns
        turns += 1
        return with_pages(content, found)

    source, word, pdf = folder / "in.docx", folder / "kniha.docx", folder / "kniha.pdf"
    source.write_bytes(rendered.docx)
    assert convert([Job(source, pdf, "kniha.pdf", "Plán území", paging=Paging(word, settle, light, start))]).diagnostics == ()
    return Settled(rendered, word, pdf, turns)
