"""A chapter that somebody wrote in Word gives the same blocks as Markdown: nothing of its text is lost, and what could not be taken over is told of."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Mm, Twips
from foreign_word import NAME, NAMESPACES, PNG, blocks, body, changed, chapter, codes, word
from hypothesis import given, settings
from hypothesis import strategies as st
from workspaces import small, write

from docpipe.diagnostics import DocpipeError, Location
from docpipe.model import Scalar
from docpipe.pipeline.load import load
from docpipe.prose import only_edition, plain_text
from docpipe.prose.blocks import (
    Cell,
    EditionOnly,
    EditorNote,
    Figure,
    FootnoteMark,
    Heading,
    Insert,
    ItemList,
    Landscape,
    Link,
    Paragraph,
    Prose,
    Quote,
    Reference,
    Run,
    Table,
    plain,
)
from docpipe.workspace import find


def p(text: str, properties: str = "") -> str:
    return f'<w:p>{f"<w:pPr>{properties}</w:pPr>" if properties else ""}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def texts(content: bytes) -> list[str]:
    return [plain(block.content) for block in blocks(content) if isinstance(block, Paragraph | Heading)]


def test_headings_paragraphs_and_looks_are_taken_over_with_their_places() -> None:
    def build(document: Document) -> None:
        document.add_heading("Financování sociálních služeb", 1)
        paragraph = document.add_paragraph("Služby ")
        paragraph.add_run("sociální ").bold = True
        paragraph.add_run("péče").italic = True
        document.add_heading("Zdroje", 2)

    checked = chapter(word(build))
    assert isinstance(checked.value.data, dict)
    title = checked.value.data["název"]
    assert isinstance(title, Scalar)
    assert title.text == "Financování sociálních služeb"
    assert title.location == Location(NAME, part="word/document.xml", paragraph=1)
    assert blocks(word(build)) == (
        Paragraph((Run("Služby "), Run("sociální ", strong=True), Run("péče", emphasis=True)), Location(NAME, part="word/document.xml", paragraph=2)),
        Heading(2, (Run("Zdroje"),), Location(NAME, part="word/document.xml", paragraph=3)),
    )
    assert checked.diagnostics == ()


def test_several_headings_of_the_highest_level_stay_and_are_as_high_as_those_of_markdown() -> None:
    def build(document: Document) -> None:
        for text, level in (("První", 1), ("Podrobně", 2), ("Druhá", 1)):
            document.add_heading(text, level)

    assert [(block.level, plain(block.content)) for block in blocks(word(build)) if isinstance(block, Heading)] == [(2, "První"), (3, "Podrobně"), (2, "Druhá")]


def test_a_number_typed_before_a_heading_goes_and_is_told_of() -> None:
    def build(document: Document) -> None:
        document.add_heading("3.1 Potřeby seniorů", 2)
        document.add_heading("2023 v číslech", 2)

    assert texts(word(build)) == ["Potřeby seniorů", "2023 v číslech"]
    assert codes(word(build)) == ["word-heading-number"]


def test_lists_keep_their_levels_and_go_on_counting_after_other_text() -> None:
    def build(document: Document) -> None:
        document.add_paragraph("péče", "List Bullet")
        document.add_paragraph("doma", "List Bullet 2")
        document.add_paragraph("prevence", "List Bullet")
        document.add_paragraph("první", "List Number")
        document.add_paragraph("Text mezi položkami.")
        document.add_paragraph("druhá", "List Number")

    bullets, first, between, second = blocks(word(build))
    assert isinstance(bullets, ItemList)
    assert isinstance(first, ItemList)
    assert isinstance(second, ItemList)
    assert not bullets.ordered
    assert [len(item.blocks) for item in bullets.items] == [2, 1]
    assert (first.ordered, first.start, second.ordered, second.start) == (True, 1, True, 2)
    assert isinstance(between, Paragraph)


def test_bullets_typed_by_hand_are_a_list() -> None:
    (found,) = blocks(body(p("•\u00a0senioři"), p("•  rodiny s dětmi")))
    assert isinstance(found, ItemList)
    assert plain_text(Prose((found,))) == "- senioři\n- rodiny s dětmi"


def test_a_table_keeps_its_wide_and_high_cells_and_its_header() -> None:
    def build(document: Document) -> None:
        table = document.add_table(4, 3)
        for row, values in enumerate((("Zdroj", "Rok", "Rok"), ("Zdroj", "2023", "2024"), ("MPSV", "1", "2"), ("MPSV", "3", "4"))):
            for column, value in enumerate(values):
                table.cell(row, column).text = value
        for upper, lower in (((0, 1), (0, 2)), ((0, 0), (1, 0)), ((2, 0), (3, 0))):
            table.cell(*upper).merge(table.cell(*lower))

    (found,) = blocks(word(build))
    assert isinstance(found, Table)
    assert [(plain(cell.content), cell.span, cell.down) for cell in found.header] == [("Zdroj", 1, 2), ("Rok", 2, 1)]
    assert [plain(cell.content) for row in found.heads for cell in row] == ["2023", "2024"]
    assert [[(plain(cell.content), cell.down) for cell in row] for row in found.rows] == [
        [("MPSV", 2), ("1", 1), ("2", 1)],
        [("3", 1), ("4", 1)],
    ]


def test_header_rows_that_word_repeats_are_heads() -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    head = "<w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell.format("a") + cell.format("b") + "</w:tr>"
    (found,) = blocks(body(f"<w:tbl><w:tblPr/><w:tblGrid/>{head}{head}<w:tr>{cell.format(1)}{cell.format(2)}</w:tr></w:tbl>"))
    assert isinstance(found, Table)
    assert (len(found.heads), len(found.rows)) == (1, 1)


def test_a_tables_columns_are_as_wide_as_they_were_drawn() -> None:
    def build(document: Document) -> None:
        for widths in ((1000, 5000, 3000), (3000, 3000, 3000)):
            table = document.add_table(2, 3)
            for column, width in zip(table.columns, widths, strict=True):
                column.width = Twips(width)

    drawn, even = blocks(word(build))
    assert isinstance(drawn, Table)
    assert [column.width for column in drawn.columns] == [1000, 5000, 3000]
    assert isinstance(even, Table)
    assert even.columns == ()  # as Word makes a table: nobody drew it


def test_captions_of_word_belong_to_their_tables_and_pictures() -> None:
    def build(document: Document) -> None:
        document.add_paragraph("Tabulka 3: Obyvatelstvo {#obyvatelstvo}", "Caption")
        table = document.add_table(2, 2)
        table.cell(0, 0).text = "obec"
        document.add_paragraph("Zdroj: ČSÚ, stav k 1. 1. 2022")
        document.add_picture(io.BytesIO(PNG), width=Mm(40))
        document.add_paragraph("Obr. 2 – Mapa území", "Caption")

    table, figure = blocks(word(build))
    assert isinstance(table, Table)
    assert table.caption is not None
    assert (plain(table.caption.content), table.caption.anchor) == ("Obyvatelstvo", "table:obyvatelstvo")
    assert [plain(line.content) for line in table.below] == ["Zdroj: ČSÚ, stav k 1. 1. 2022"]
    assert isinstance(figure, Figure)
    assert figure.picture is not None
    assert (figure.picture.width, figure.picture.suffix, figure.width) == (2, "png", 40)
    assert figure.caption is not None
    assert plain(figure.caption.content) == "Mapa území"
    assert "word-picture-unsaid" in codes(word(build))


def test_footnotes_links_and_references_are_taken_over() -> None:
    content = body(
        "<w:p><w:r><w:t>Viz </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>[[tabul</w:t></w:r><w:r><w:t>ka:obyvatel|strana]]</w:t></w:r>"
        '<w:r><w:t> a www.csu.gov.cz</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    )

    def notes(parts: dict[str, bytes]) -> None:
        relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
        parts["word/footnotes.xml"] = (
            f'<w:footnotes {NAMESPACES}><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Sčítání 2021.</w:t></w:r></w:p>'
            "</w:footnote></w:footnotes>"
        ).encode()
        rels = "word/_rels/document.xml.rels"
        parts[rels] = parts[rels].replace(b"</Relationships>", f'<Relationship Id="rN" Type="{relation}" Target="footnotes.xml"/></Relationships>'.encode())

    (paragraph,) = blocks(changed(content, notes))
    assert isinstance(paragraph, Paragraph)
    assert [type(item) for item in paragraph.content] == [Run, Reference, Run, Link, FootnoteMark]
    reference, mark = paragraph.content[1], paragraph.content[4]
    assert isinstance(reference, Reference)
    assert (reference.type, reference.target, reference.format) == ("tabulka", "obyvatel", "strana")
    assert isinstance(mark, FootnoteMark)
    assert plain_text(Prose(mark.blocks)) == "Sčítání 2021."


def test_inserts_notes_to_the_editor_and_editions_work_as_in_markdown() -> None:
    found = blocks(
        body(
            p("::: vložit potřeby"),
            p("skupina: senioři"),
            p(":::"),
            p("::: poznámka pro redakci"),
            p("doplnit"),
            p(":::"),
            p("::: interní"),
            p("Novák"),
            p(":::"),
        )
    )
    insert, note, internal = found
    assert isinstance(insert, Insert)
    assert (insert.name, insert.options) == ("potřeby", (("skupina", "senioři"),))
    assert isinstance(note, EditorNote)
    assert isinstance(internal, EditionOnly)
    assert plain_text(only_edition(Prose(found), "public")) == ""


@pytest.mark.parametrize(
    "content",
    [
        body(p("::: interní"), p("Jan Tajný")),
        body("<w:p><w:r><w:t>::: interní</w:t><w:br/><w:t>Jan Tajný</w:t><w:br/><w:t>:::</w:t></w:r></w:p>"),
        body(p("::: interní", '<w:pStyle w:val="ListBullet"/>'), p("Jan Tajný", '<w:pStyle w:val="ListBullet"/>'), p(":::")),
        body("<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p/></w:tc><w:tc>" + p("::: interní") + p("Jan Tajný") + p(":::") + "</w:tc></w:tr></w:tbl>"),
        body(p("::: interní"), p("jiné", '<w:sectPr><w:pgSz w:w="100" w:h="50"/></w:sectPr>'), p("Jan Tajný"), p(":::")),
        body(p("::: tajné"), p("Jan Tajný"), p(":::")),
        body(p("::: na šířku"), p("::: interní"), p("Jan Tajný")),
        body(p("::: interní"), p("::: vložit potřeby"), p(":::"), p("Jan Tajný"), p(":::"), p("konec")),
        body(p("::: interní"), p("Jan Tajný"), p("::: vložit potřeby"), p(":::"), p("konec")),
    ],
)
def test_what_is_internal_never_stands_in_another_edition(content: bytes) -> None:
    assert "Tajný" in plain_text(Prose(blocks(content)))
    assert "Tajný" not in plain_text(only_edition(Prose(blocks(content)), "public"))


def test_a_mark_within_a_line_is_told_of() -> None:
    assert codes(body(p("Text ::: interní tajné :::"))) == ["edition-inside-line"]


def test_landscape_sections_are_landscape_pages() -> None:
    def build(document: Document) -> None:
        document.add_paragraph("na výšku")
        section = document.add_section(WD_SECTION.NEW_PAGE)
        section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
        document.add_paragraph("na šířku")

    upright, turned = blocks(word(build))
    assert isinstance(upright, Paragraph)
    assert isinstance(turned, Landscape)
    assert plain_text(Prose(turned.blocks)) == "na šířku"


def test_what_the_chapter_is_stands_in_a_table_before_it() -> None:
    def build(document: Document) -> None:
        table = document.add_table(4, 2)
        for row, values in enumerate((("Údaje kapitoly", ""), ("Název", "Finance"), ("Krátký název", ""), ("Na šířku", "ano"))):
            for column, value in enumerate(values):
                table.cell(row, column).text = value
        document.add_heading("Finance", 1)
        document.add_paragraph("Text.")

    data = chapter(word(build)).value.data
    assert isinstance(data, dict)
    assert {key: value.text for key, value in data.items() if isinstance(value, Scalar)} == {"Název": "Finance", "Na šířku": "ano"}
    assert texts(word(build)) == ["Text."]


def test_tracked_changes_comments_and_hidden_text_are_told_of_and_not_printed() -> None:
    content = body(
        '<w:p><w:r><w:t xml:space="preserve">Cena </w:t></w:r><w:ins w:id="1" w:author="X"><w:r><w:t>nová</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="X"><w:r><w:delText>stará</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>tajné</w:t></w:r>'
        '<w:r><w:commentReference w:id="0"/></w:r></w:p>'
    )
    assert texts(content) == ["Cena nová"]
    assert set(codes(content)) == {"word-changes-tracked", "word-comments", "word-hidden-left-out"}


def test_the_text_of_a_text_box_stands_after_its_paragraph() -> None:
    box = f"<wps:txbx><w:txbxContent>{p('v rámečku')}</w:txbxContent></wps:txbx>"
    graphic = f'<a:graphic><a:graphicData uri="wps"><wps:wsp>{box}</wps:wsp></a:graphicData></a:graphic>'
    drawing = f'<w:drawing><wp:inline><wp:docPr id="1" name="x"/>{graphic}</wp:inline></w:drawing>'
    fallback = f"<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{p('v rámečku')}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
    content = body(
        f'<w:p><w:r><w:t>před </w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>{fallback}</mc:AlternateContent></w:r>'
        "<w:r><w:t>po</w:t></w:r></w:p>"
    )
    assert texts(content) == ["před po", "v rámečku"]
    assert codes(content) == ["word-text-box"]


def test_equations_charts_and_signs_of_symbol_fonts_are_told_of() -> None:
    chart = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    content = body(
        "<w:p><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>",
        f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x"/><a:graphic><a:graphicData uri="{chart}"/></a:graphic></wp:inline></w:drawing></w:r></w:p>',
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Wingdings" w:char="F04A"/><w:t> ano, m</w:t></w:r>'
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r></w:p>',
    )
    assert texts(content) == ["a+b", "☒ ano, m²"]
    assert codes(content) == ["word-equation", "word-drawing-lost", "word-symbol-lost"]


def test_a_table_of_contents_goes_and_a_cross_reference_stays_as_text() -> None:
    begin, middle, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    content = body(
        f"<w:p>{begin}<w:r><w:instrText>TOC \\o</w:instrText></w:r>{middle}<w:r><w:t>1 Úvod 3</w:t></w:r></w:p>",
        f"<w:p><w:r><w:t>2 Potřeby 5</w:t></w:r></w:p><w:p>{end}</w:p>".split("</w:p>")[0] + "</w:p>",
        f"<w:p>{end}</w:p>",
        f"<w:p><w:r><w:t>viz tabulka </w:t></w:r>{begin}<w:r><w:instrText>REF _Ref1 \\h</w:instrText></w:r>{middle}<w:r><w:t>3</w:t></w:r>{end}</w:p>",
    )
    assert texts(content) == ["viz tabulka 3"]
    assert set(codes(content)) == {"word-contents-dropped", "word-field-kept"}


def test_quotations_and_colours() -> None:
    def build(document: Document) -> None:
        document.add_paragraph("Chtěla bych zůstat doma.", "Quote")
        run = document.add_paragraph().add_run("podtržené")
        run.underline = True

    quote, _ = blocks(word(build))
    assert isinstance(quote, Quote)
    found = chapter(word(build)).diagnostics
    assert [(item.code, item.arguments["what"]) for item in found] == [("word-look-dropped", "podtržení")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "word-chapter-unreadable"),
        (b"PK\x03\x04 nothing", "word-chapter-unreadable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "word-chapter-old"),
        (changed(body(p("a")), lambda parts: parts.pop("word/document.xml") and None), "word-chapter-unreadable"),
        (changed(body(p("a")), lambda parts: parts.update({"word/document.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"})), "word-chapter-unreadable"),
        (changed(body(p("a")), lambda parts: parts.update({"word/styles.xml": b"<w:styles"})), "word-chapter-unreadable"),
        (changed(body(p("a")), lambda parts: parts.update({"word/media/x.bin": bytes(310_000_000)})), "word-chapter-huge"),
        (changed(body(p("a")), lambda parts: parts.update({"word/x.xml": b"<a>" + b" " * 41_000_000 + b"</a>"})), "word-chapter-huge"),
        (
            changed(
                body(p("a")),
                lambda parts: parts.update({"word/document.xml": f"<w:document {NAMESPACES}><w:body>{'<w:p/>' * 50_001}</w:body></w:document>".encode()}),
            ),
            "word-chapter-huge",
        ),
    ],
)
def test_a_hostile_or_damaged_file_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(DocpipeError) as caught:
        chapter(content)
    assert [item.code for item in caught.value.diagnostics] == [code]


def test_a_ring_of_styles_and_a_footnote_in_itself_end() -> None:
    def ring(parts: dict[str, bytes]) -> None:
        style = '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{0}"/><w:basedOn w:val="{1}"/></w:style>'
        parts["word/styles.xml"] = f"<w:styles {NAMESPACES}>{style.format('A', 'B')}{style.format('B', 'A')}</w:styles>".encode()
        relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
        mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
        parts["word/footnotes.xml"] = (
            f'<w:footnotes {NAMESPACES}><w:footnote w:id="2"><w:p><w:r><w:t>n</w:t></w:r>{mark}</w:p></w:footnote></w:footnotes>'.encode()
        )
        rels = "word/_rels/document.xml.rels"
        parts[rels] = parts[rels].replace(b"</Relationships>", f'<Relationship Id="rN" Type="{relation}" Target="footnotes.xml"/></Relationships>'.encode())

    content = body('<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>text</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>')
    assert plain_text(Prose(blocks(changed(content, ring)))) == "text [n]"


def test_a_picture_that_leads_outside_is_not_fetched() -> None:
    blip = '<a:blip r:link="rIdX"/>'
    graphic = f'<a:graphic><a:graphicData uri="p">{blip}</a:graphicData></a:graphic>'
    drawing = f'<w:drawing><wp:inline><wp:docPr id="1" name="x" descr="a"/>{graphic}</wp:inline></w:drawing>'
    assert codes(body(f"<w:p><w:r>{drawing}</w:r></w:p>")) == ["word-picture-linked"]


TEXTS = st.text(
    st.characters(blacklist_categories=("Cc", "Cs", "Co", "Cn", "Zs", "Zl", "Zp", "Cf"), blacklist_characters="[]{}:•·▪●‣◦–"), min_size=1, max_size=12
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(("Normal", "Heading 2", "List Bullet", "List Number", "Quote", "table")), TEXTS), min_size=1, max_size=8))
def test_no_text_is_lost(parts: list[tuple[str, str]]) -> None:
    def build(document: Document) -> None:
        for style, text in parts:
            if style == "table":
                table = document.add_table(2, 2)
                table.cell(1, 1).text = f"a{text}z"
            else:
                document.add_paragraph(f"a{text}z", style)

    printed = "".join(plain_text(Prose(blocks(word(build)))).split())
    for _, text in parts:
        assert "".join(f"a{text}z".split()) in printed


def test_a_zip_that_lies_about_its_sizes_is_refused() -> None:
    content = bytearray(body(p("a")))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        place = archive.getinfo("word/document.xml").header_offset
    content[place + 60 : place + 90] = bytes(30)
    with pytest.raises(DocpipeError):
        chapter(bytes(content))


def test_every_cell_is_a_cell() -> None:
    (found,) = blocks(
        body(
            "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>"
            + p("a")
            + "</w:tc><w:tc>"
            + p("b")
            + p("c")
            + "</w:tc></w:tr><w:tr><w:tc>"
            + p("d")
            + "</w:tc></w:tr></w:tbl>"
        )
    )
    assert isinstance(found, Table)
    first, second = found.rows[0]
    assert (first.content, second) == ((Run("d"),), Cell(()))
    assert [place.paragraph for place in first.locations] == [4]
    assert len(found.header[1].blocks) == 1


def test_a_word_file_among_the_chapters_is_a_chapter_of_the_workspace(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        document.add_heading("Doprava", 1)
        document.add_paragraph("Autobusy {{ x }}")

    root = small(tmp_path)
    write(root, {"content/ukazkov/plan.yaml": "název: Plán\nobdobí: 2024–2026\n", "content/ukazkov/kapitoly/07-doprava.docx": word(build)})
    write(root, {"content/ukazkov/kapitoly/stara.docx": b"\xd0\xcf\x11\xe0" + bytes(90), "content/ukazkov/kapitoly/~$07-doprava.docx": bytes(162)})
    loaded = load(find(root))
    (record,) = [item for item in loaded.collection.of("chapter", "ukazkov") if item.id == "doprava"]
    assert getattr(record.value, "title", None) == "Doprava"
    assert plain_text(getattr(record.value, "text", Prose())) == "Autobusy {{ x }}"
    places = {(item.code, str(item.location)) for item in loaded.diagnostics if item.location and "kapitoly" in item.location.path}
    assert places >= {
        ("template-in-content", "content/ukazkov/kapitoly/07-doprava.docx:word/document.xml:¶2"),
        ("word-chapter-old", "content/ukazkov/kapitoly/stara.docx"),
        ("file-open-elsewhere", "content/ukazkov/kapitoly/~$07-doprava.docx"),
    }
