"""Long texts become paragraphs, lists, tables, links and footnotes in the template's own styles; the strip becomes pictures with texts."""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy
from pathlib import Path

import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx_building import BrandedMinutes, codes, context, minutes, opened, rendered, template, with_footnote
from lxml import etree

from docpipe.diagnostics import DocpipeError, Location
from docpipe.programmes.strip import Picture, Strip, StripItem
from docpipe.prose.blocks import (
    Block,
    Cell,
    Column,
    EditionOnly,
    FootnoteMark,
    Heading,
    Inline,
    Item,
    ItemList,
    LineBreak,
    Link,
    Paragraph,
    Prose,
    Quote,
    Reference,
    Run,
    Table,
)
from docpipe.render import Properties, Rendered, Template, render

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000 1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082".replace(
        " ", ""
    )
)


def at(line: int) -> Location:
    return Location("content/a.md", line=line)


def para(*content: Inline | str, line: int = 1) -> Paragraph:
    return Paragraph(tuple(Run(item) if isinstance(item, str) else item for item in content), at(line))


def noted(made: Template, *blocks: Block) -> Rendered:
    return rendered(made, context(minutes(note=Prose(blocks))))


def part(result: Rendered, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(result.docx)) as archive:
        return archive.read(name).decode()


def styles(result: Rendered) -> list[tuple[str, str]]:
    return [(paragraph.style.name, paragraph.text) for paragraph in opened(result).paragraphs if paragraph.style is not None]


@pytest.fixture(scope="module")
def plain_template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return template(tmp_path_factory.mktemp("plain"), "{{p note }}")


def test_paragraphs_take_body_text_and_each_has_its_entry(plain_template: Template) -> None:
    result = noted(plain_template, para("První", line=4), para("Druhý ", Run("tučný", strong=True), " a ", Run("kurzíva", emphasis=True), line=6))
    assert styles(result) == [("Body Text", "První"), ("Body Text", "Druhý tučný a\u00a0kurzíva")]
    assert [(entry.text, entry.path, entry.locations, entry.paragraph) for entry in result.ledger] == [
        ("První", "note.blocks[0]", (at(4),), 1),
        ("Druhý tučný a\u00a0kurzíva", "note.blocks[1]", (at(6),), 2),
    ]
    runs = opened(result).paragraphs[1].runs
    assert [(run.text, run.style.name if run.style else None) for run in runs if run.text.strip() in ("tučný", "kurzíva")] == [
        ("tučný", "Strong"),
        ("kurzíva", "Emphasis"),
    ]


def test_the_placeholders_own_style_wins(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        document.add_paragraph("{{p note }}", style="Caption")

    assert styles(noted(template(tmp_path, build=build), para("Text"))) == [("Caption", "Text")]


def test_headings_stand_below_the_one_they_are_in(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        document.add_heading("Bod", level=2)
        document.add_paragraph("{{p note }}")

    result = noted(template(tmp_path, build=build), Heading(1, (Run("Podnadpis"),), at(1)), Heading(2, (Run("Nižší"),), at(2)))
    assert styles(result) == [("Heading 2", "Bod"), ("Heading 3", "Podnadpis"), ("Heading 4", "Nižší")]


def test_nested_lists_and_numbers_that_begin_anew(plain_template: Template) -> None:
    inner = ItemList(False, (Item((para("vnitřní"),)),), at(2))
    numbered = ItemList(True, (Item((para("jedna"), inner)), Item((para("dvě"), para("pokračování")))), at(1))
    result = noted(plain_template, numbered, para("mezi"), ItemList(True, (Item((para("od pěti"),)),), at(9), start=5))
    assert styles(result) == [
        ("List Number", "jedna"),
        ("List Bullet 2", "vnitřní"),
        ("List Number", "dvě"),
        ("List Continue", "pokračování"),
        ("Body Text", "mezi"),
        ("List Number", "od pěti"),
    ]
    numbers = [node.get(f"{W}val") for node in etree.fromstring(part(result, "word/document.xml").encode()).iter(f"{W}numId")]
    assert numbers[0] == numbers[1] != numbers[2]
    starts = [node.get(f"{W}val") for node in etree.fromstring(part(result, "word/numbering.xml").encode()).iter(f"{W}startOverride")]
    assert starts == ["1", "5"]
    assert [entry.path for entry in result.ledger][:2] == ["note.blocks[0].items[0].blocks[0]", "note.blocks[0].items[0].blocks[1].items[0].blocks[0]"]


def test_table_repeats_its_header_and_every_cell_has_an_entry(plain_template: Template) -> None:
    table = Table((Cell((Run("Obec"),)), Cell((Run("Počet"),), "right")), ((Cell((Run("Nepomuk"),)), Cell((Run("12"),), "right")),), at(3))
    result = noted(plain_template, table)
    (made,) = opened(result).tables
    assert [[cell.text for cell in row.cells] for row in made.rows] == [["Obec", "Počet"], ["Nepomuk", "12"]]
    assert made.style is not None
    assert made.style.name == "docpipe Table"
    xml = part(result, "word/document.xml")
    assert xml.count("<w:tblHeader/>") == 1
    assert xml.count("<w:cantSplit/>") == 2
    assert [(entry.path, entry.text) for entry in result.ledger] == [
        ("note.blocks[0].header[0]", "Obec"),
        ("note.blocks[0].header[1]", "Počet"),
        ("note.blocks[0].rows[0][0]", "Nepomuk"),
        ("note.blocks[0].rows[0][1]", "12"),
    ]


def test_two_tables_do_not_become_one_and_a_cell_ends_with_a_paragraph(tmp_path: Path) -> None:
    table = Table((Cell((Run("A"),)),), (), at(1))

    def build(document: Document) -> None:
        document.add_table(rows=1, cols=1).cell(0, 0).text = "{{p note }}"

    result = noted(template(tmp_path, build=build), table, table)
    root = etree.fromstring(part(result, "word/document.xml").encode())
    for found in root.iter(f"{W}tbl"):
        following = found.getnext()
        assert following is not None
        assert following.tag != f"{W}tbl"
    for cell in root.iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p"


def test_links_are_real_and_their_address_is_left_alone(plain_template: Template) -> None:
    result = noted(plain_template, para("Viz ", Link("https://example.cz/a?b=1&c=2", (Run("web"),)), "."))
    (link,) = opened(result).paragraphs[0].hyperlinks
    assert (link.text, link.address) == ("web", "https://example.cz/a?b=1&c=2")
    assert link.runs[0].style.name == "Hyperlink"
    assert result.ledger.entries[0].text == "Viz web."


def test_footnotes_make_their_part(plain_template: Template) -> None:
    result = noted(plain_template, para("Text", FootnoteMark((para("Vysvětlení s odkazem ", Link("https://x.cz", (Run("x"),))),))))
    notes = part(result, "word/footnotes.xml")
    assert "Vysvětlení" in notes
    assert 'w:footnoteReference w:id="1"' in part(result, "word/document.xml")
    assert "footnotes.xml" in part(result, "word/_rels/document.xml.rels")
    assert "/word/footnotes.xml" in part(result, "[Content_Types].xml")
    assert "https://x.cz" in part(result, "word/_rels/footnotes.xml.rels")
    assert [(entry.text, entry.part) for entry in result.ledger] == [("Text", "word/document.xml"), ("Vysvětlení s\u00a0odkazem x", "word/footnotes.xml")]


def test_footnotes_join_those_of_the_template(tmp_path: Path) -> None:
    made = with_footnote(tmp_path, "O {{ meeting.place }}", "{{p note }}")
    assert [code for code in codes(made) if code != "template-style-missing"] == []
    result = noted(made, para("Text", FootnoteMark((para("Nová"),))))
    assert "Horažďovice" in part(result, "word/footnotes.xml")
    assert 'w:footnoteReference w:id="2"' in part(result, "word/document.xml")
    assert [entry.text for entry in result.ledger if entry.part == "word/footnotes.xml"] == ["Horažďovice", "Nová"]


@pytest.mark.parametrize("text", ["{{ meeting.titel }}", "{{ meeting.title }", "{% if meeting.online %}"])
def test_faults_in_footnotes_have_a_place(tmp_path: Path, text: str) -> None:
    made = with_footnote(tmp_path, text)
    with pytest.raises(DocpipeError) as caught:
        rendered(made)
    (found,) = caught.value.diagnostics
    assert found.location is not None
    assert (found.location.part, found.location.paragraph) == ("word/footnotes.xml", 3)


def test_footnote_in_a_header_follows_in_parentheses(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "{{p note }}"

    result = noted(template(tmp_path, build=build), para("Text", FootnoteMark((para("poznámka"),))))
    assert opened(result).sections[0].header.paragraphs[0].text == "Text (poznámka)"


def test_quotes_line_breaks_code_and_editions(plain_template: Template) -> None:
    result = noted(
        plain_template,
        Quote((para("řekl", LineBreak(), "pak"),), at(1)),
        EditionOnly("internal", (para("uvnitř"),), at(2)),
        para(Run("a - b", code=True), " ", Run("x", strong=True, emphasis=True)),
    )
    assert styles(result) == [("Quote", "řekl\npak"), ("Body Text", "uvnitř"), ("Body Text", "a - b x")]
    assert [entry.text for entry in result.ledger] == ["řekl\npak", "uvnitř", "a - b x"]


def test_an_empty_text_leaves_a_cell_with_a_paragraph(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        document.add_table(rows=1, cols=1).cell(0, 0).text = "{{p note }}"

    (table,) = opened(noted(template(tmp_path, "konec", build=build))).tables
    assert [paragraph.text for paragraph in table.cell(0, 0).paragraphs] == [""]


def test_an_unresolved_reference_is_refused(plain_template: Template) -> None:
    with pytest.raises(DocpipeError) as caught:
        noted(plain_template, para("viz ", Reference("measure", "terenni", None, at(1))))
    assert [item.code for item in caught.value.diagnostics] == ["print-reference-open"]


def test_plain_text_of_a_long_text(tmp_path: Path) -> None:
    result = noted(template(tmp_path, "{{ note|prosty_text }}"), para("Jedna ", Run("dvě", strong=True)), ItemList(True, (Item((para("tři"),)),), at(2)))
    assert opened(result).paragraphs[0].text == "Jedna dvě\n1.\u00a0tři"


def test_missing_styles_get_a_lean_definition(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        for name in ("List Number", "List Bullet", "Quote", "Heading 3"):
            document.styles[name].delete()

    made = template(tmp_path, "{{p note }}", build=build)
    assert "template-style-missing" in codes(made)
    numbered = ItemList(True, (Item((para("jedna"),)),), at(1))
    result = noted(made, numbered, ItemList(False, (Item((para("odrážka"),)),), at(2)), Quote((para("citát"),), at(3)), Heading(1, (Run("nadpis"),), at(4)))
    assert [name for name, _ in styles(result)] == ["List Number", "List Bullet", "Quote", "Heading 3"]
    document = opened(result)
    assert document.styles["List Number"].type == WD_STYLE_TYPE.PARAGRAPH
    numbering = etree.fromstring(part(result, "word/numbering.xml").encode())
    tags = [child.tag for child in numbering]
    assert tags.index(f"{W}num") > max(index for index, tag in enumerate(tags) if tag == f"{W}abstractNum")


def strip(*, lines: tuple[str, ...] = ("Spolufinancováno", "Evropskou unií")) -> Strip:
    eu = Picture(PNG, "png", "Vlajka Evropské unie", 15.0, 10.0, "eu-emblem", composed=True)
    other = Picture(PNG, "png", "Logo MMR & spol.", 30.0, 10.0, "mmr", composed=False)
    return Strip((StripItem(eu, lines), StripItem(other)), "Arial", "003399", 2.5)


@pytest.mark.parametrize("where", ["header", "footer", "body"])
def test_strip_prints_pictures_of_exact_size_with_alternative_texts(tmp_path: Path, where: str) -> None:
    def build(document: Document) -> None:
        section = document.sections[0]
        place = {"header": section.header.paragraphs, "footer": section.footer.paragraphs}.get(where)
        (place[0] if place else document.add_paragraph()).text = "{{p strip }}"

    result = rendered(template(tmp_path, "{{ title }}", build=build), context(BrandedMinutes(strip(), "Zápis")))
    name = {"header": "word/header1.xml", "footer": "word/footer1.xml"}.get(where, "word/document.xml")
    xml = part(result, name)
    assert 'cx="540000" cy="360000"' in xml
    assert 'cx="1080000" cy="360000"' in xml
    assert xml.index("Vlajka Evropské unie") < xml.index("Logo MMR &amp; spol.")
    assert [(entry.text, entry.path) for entry in result.ledger if entry.part == name and entry.path != "title"] == [
        ("Spolufinancováno", "strip.items[0].lines[0]"),
        ("Evropskou unií", "strip.items[0].lines[1]"),
    ]
    folder, _, file = name.rpartition("/")
    assert "media/docpipe-" in part(result, f"{folder}/_rels/{file}.rels")
    with zipfile.ZipFile(io.BytesIO(result.docx)) as archive:
        assert [archive.read(item) for item in archive.namelist() if "docpipe-" in item] == [PNG]
    assert 'Extension="png"' in part(result, "[Content_Types].xml")
    identities = [node.get("id") for node in etree.fromstring(xml.encode()).iter("{*}docPr")]
    assert len(set(identities)) == 2


def test_no_strip_leaves_nothing_but_a_paragraph(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "{{p strip }}"

    result = rendered(template(tmp_path, "{{ title }}", build=build), context(BrandedMinutes(Strip(), "Zápis")))
    assert [paragraph.text for paragraph in opened(result).sections[0].header.paragraphs] == [""]
    assert opened(result).sections[0].header.tables == []


def test_strip_wider_than_the_page_is_warned_about(tmp_path: Path) -> None:
    wide = Picture(PNG, "png", "x", 300.0, 10.0, "mmr", composed=False)
    made = template(tmp_path, "{{p strip }}", "{{ title }}")
    checked = render(made, context(BrandedMinutes(Strip((StripItem(wide),)), "Zápis")), document="x", properties=Properties("x"))
    assert [item.code for item in checked.diagnostics] == ["print-strip-wide"]


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.cz/žádost o dotaci", "https://example.cz/%C5%BE%C3%A1dost%20o%20dotaci"),
        ("https://example.cz/%20a?b=<c>", "https://example.cz/%20a?b=%3Cc%3E"),
        ("https://žižkov.cz/a", "https://xn--ikov-kbbb.cz/a"),
        ("mailto:a@b.cz", "mailto:a@b.cz"),
    ],
)
def test_addresses_are_written_as_word_reads_them(plain_template: Template, address: str, kept: str) -> None:
    (link,) = opened(noted(plain_template, para(Link(address, (Run("web"),))))).paragraphs[0].hyperlinks
    assert link.address == kept


@pytest.mark.parametrize("address", ["http://[", "http://a:b:c/", "https://"])
def test_an_address_that_is_none_leaves_its_text(plain_template: Template, address: str) -> None:
    result = noted(plain_template, para("viz ", Link(address, (Run("web"),))))
    assert opened(result).paragraphs[0].hyperlinks == []
    assert result.ledger.entries[0].text == "viz web"


def test_a_link_within_the_document_goes_to_a_bookmark(plain_template: Template) -> None:
    (link,) = opened(noted(plain_template, para(Link("#opatreni-1", (Run("Opatření 1"),))))).paragraphs[0].hyperlinks
    assert (link.fragment, link.text) == ("opatreni-1", "Opatření\u00a01")


def test_cells_take_the_templates_table_styles(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        for name in ("docpipe Table Head", "docpipe Table Text", "docpipe Table Number"):
            document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)

    table = Table((Cell((Run("Obec"),)), Cell((Run("Počet"),), "right")), ((Cell((Run("Nepomuk"),)), Cell((Run("12"),), "right")),), at(3))
    (made,) = opened(noted(template(tmp_path, "{{p note }}", build=build), table)).tables
    names = [[cell.paragraphs[0].style.name for cell in row.cells if cell.paragraphs[0].style] for row in made.rows]
    assert names == [["docpipe Table Head", "docpipe Table Head"], ["docpipe Table Text", "docpipe Table Number"]]


def test_lists_in_cells_are_as_small_as_the_cells(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        document.styles.add_style("docpipe Table Text", WD_STYLE_TYPE.PARAGRAPH)
        bullet = document.styles.add_style("docpipe Table Bullet", WD_STYLE_TYPE.PARAGRAPH)
        bullet.element.get_or_add_pPr().append(deepcopy(document.styles["List Bullet"].element.pPr.numPr))

    items = (Item((para("a"),)), Item((para("b"),)))
    cell = Cell((Run("Kroky"),), blocks=(ItemList(ordered=False, items=items, location=at(1)), ItemList(ordered=True, items=items, location=at(2))))
    table = Table((Cell((Run("Co"),)),), ((cell,),), at(1))
    made = noted(template(tmp_path, "{{p note }}", build=build), table, ItemList(ordered=False, items=items, location=at(3)))
    (inside,) = opened(made).tables
    names = [paragraph.style.name for paragraph in inside.rows[1].cells[0].paragraphs if paragraph.style]
    assert names == ["docpipe Table Text", "docpipe Table Bullet", "docpipe Table Bullet", "docpipe Table Text", "docpipe Table Text"]
    assert len(list(inside._tbl.iter(f"{W}numPr"))) == 2
    assert ("List Bullet", "b") in styles(made)


def test_what_follows_a_table_keeps_its_distance(plain_template: Template) -> None:
    table = Table((Cell((Run("A"),)),), (), at(1))
    bullets = ItemList(ordered=False, items=(Item((para("první"),)), Item((para("druhá"),))), location=at(2))
    found = styles(noted(plain_template, table, para("pod tabulkou"), para("dál"), table, bullets))
    assert [item for item in found if item[1] != "A"] == [
        ("docpipe After Table", "pod tabulkou"),
        ("Body Text", "dál"),
        ("docpipe After Table", "první"),
        ("List Bullet", "druhá"),
    ]


def test_an_item_below_a_table_is_still_an_item_of_its_list(plain_template: Template) -> None:
    table = Table((Cell((Run("A"),)),), (), at(1))
    numbered = ItemList(ordered=True, items=(Item((para("první"),)), Item((para("druhá"),))), location=at(2))
    xml = part(noted(plain_template, table, numbered), "word/document.xml")
    first, second = [node.get(f"{W}val") for node in etree.fromstring(xml.encode()).iter(f"{W}numId")]
    assert first == second


def grid(result: Rendered) -> list[int]:
    root = etree.fromstring(part(result, "word/document.xml").encode())
    return [int(node.get(f"{W}w") or 0) for node in root.iter(f"{W}gridCol")]


def test_columns_are_as_wide_as_their_texts_ask(plain_template: Template) -> None:
    head = (Cell((Run("Služba"),)), Cell((Run("Úvazky"),), "right"), Cell((Run("Poznámka"),), "center"))
    row = (Cell((Run("terénní pečovatelská služba ve městě a v okolních obcích"),)), Cell((Run("12,5"),), "right"), Cell((Run("nová"),), "center"))
    widths = grid(noted(plain_template, Table(head, (row,), at(1))))
    assert widths[0] > 2 * widths[1]
    assert widths[1] < widths[2]
    assert sum(widths) == sum(grid(noted(plain_template, Table(head[:1], (), at(1)))))


def test_a_short_table_is_not_divided_between_pages_a_long_one_may_be(plain_template: Template) -> None:
    def kept(rows: int, text: str) -> list[bool]:
        table = Table((Cell((Run("Služba"),)),), tuple((Cell((Run(text),)),) for _ in range(rows)), at(1))
        root = etree.fromstring(part(noted(plain_template, table), "word/document.xml").encode())
        return [next(row.iter(f"{W}keepNext"), None) is not None for row in root.iter(f"{W}tr")]

    assert kept(3, "ano") == [True, True, True, False]
    assert not any(kept(30, "ano"))
    assert not any(kept(3, "slovo " * 150))


def test_columns_that_were_drawn_stay_so_but_break_no_word(plain_template: Template) -> None:
    head = (Cell((Run("č."),)), Cell((Run("Nejpečovatelskovatelnější"),)), Cell((Run("Kdy"),)))
    row = tuple(Cell((Run(text),)) for text in ("1", "služba", "2024"))
    wide = grid(noted(plain_template, Table(head, (row,), at(1), columns=tuple(Column(width=share, drawn=True) for share in (1, 5, 2)))))
    assert [round(width / sum(wide), 2) for width in wide] == [0.12, 0.62, 0.25]
    narrow = grid(noted(plain_template, Table(head, (row,), at(1), columns=tuple(Column(width=share, drawn=True) for share in (4, 1, 5)))))
    assert narrow[1] > sum(narrow) / 4
    assert narrow[2] > narrow[0]
    assert sum(narrow) == sum(wide)


def test_a_footnote_in_the_middle_divides_the_entry_as_its_number_divides_the_text(plain_template: Template) -> None:
    result = noted(plain_template, para("Návrh byl představen.", FootnoteMark((para("Předběžně."),)), " Podrobnosti jsou na webu."))
    assert [entry.text.strip() for entry in result.ledger if entry.part == "word/document.xml"] == ["Návrh byl představen.", "Podrobnosti jsou na webu."]
