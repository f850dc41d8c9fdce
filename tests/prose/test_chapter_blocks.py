"""What only a chapter has: captions, sources, pictures, inserts, turned pages, notes to the editor."""

from __future__ import annotations

import pytest

from docpipe.diagnostics import Location
from docpipe.model import Scalar, Written
from docpipe.prose import only_edition, parse, place, plain_text
from docpipe.prose.blocks import EditorNote, Figure, Heading, Insert, Landscape, Paragraph, Prose, Reference, Run, Table, plain

PLACE = Location("k.md", line=1, column=1)


def prose(text: str) -> Prose:
    checked = parse(Scalar(text, Written.BLOCK, PLACE))
    assert checked.diagnostics == ()
    return checked.value


def complaints(text: str) -> list[tuple[str, str]]:
    checked = parse(Scalar(text, Written.BLOCK, PLACE))
    return [(item.code, str(item.location).removeprefix("k.md:")) for item in checked.diagnostics]


TABLE = "| Obec | Počet |\n|---|---:|\n| Horažďovice | 5 200 |\n| Celkem | 5 200 |\n"


@pytest.mark.parametrize("between", ["", "\n"])
def test_a_table_has_the_caption_above_it_and_its_source_below(between: str) -> None:
    [table] = prose(f"Tabulka: Obyvatelé *ORP* {{#obyvatele}}\n{between}{TABLE}{between}Zdroj: ČSÚ\nPozn.: předběžné\n").blocks
    assert isinstance(table, Table)
    assert table.caption is not None
    assert (plain(table.caption.content), table.caption.anchor) == ("Obyvatelé ORP", "table:obyvatele")
    assert [plain(line.content) for line in table.below] == ["Zdroj: ČSÚ", "Pozn.: předběžné"]
    assert (len(table.rows), table.totals) == (2, (1,))


def test_a_caption_may_stand_under_its_table() -> None:
    [table] = prose(f"{TABLE}\nTabulka: Obyvatelé\n").blocks
    assert isinstance(table, Table)
    assert table.caption is not None


@pytest.mark.parametrize("between", ["", "\n"])
def test_a_source_above_the_table_stands_below_it(between: str) -> None:
    [table] = prose(f"Tabulka: Obyvatelé {{#a}}\n{between}Zdroj: ČSÚ\n{between}{TABLE}\nPozn.: předběžné").blocks
    assert isinstance(table, Table)
    assert table.caption is not None
    assert [plain(line.content) for line in table.below] == ["Zdroj: ČSÚ", "Pozn.: předběžné"]


def test_a_caption_without_a_table_is_told_and_stays() -> None:
    assert complaints("Tabulka: Obyvatelé {#a}\n\nText.") == [("caption-without-table", "1:1")]
    assert plain_text(prose("Tabulka: viz příloha.\n\nZdroj: nic.")) == "Tabulka: viz příloha.\nZdroj: nic."


def test_a_plain_table_keeps_the_paragraphs_after_it() -> None:
    table, note = prose(f"{TABLE}\nPoznámka: text").blocks
    assert isinstance(table, Table)
    assert table.totals == ()
    assert isinstance(note, Paragraph)


def test_a_picture_alone_is_a_figure() -> None:
    [figure] = prose('![Mapa ORP](obrazky/mapa.png "Mapa (území) obcí"){#mapa šířka=12,5cm}\n\nZdroj: vlastní').blocks
    assert isinstance(figure, Figure)
    assert figure.caption is not None
    assert (figure.path, figure.alt, figure.width, figure.caption.anchor) == ("obrazky/mapa.png", "Mapa ORP", 125.0, "figure:mapa")
    assert plain(figure.caption.content) == "Mapa (území) obcí"
    assert len(figure.below) == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("![Mapa](m.png){šířka=80%}", "picture-attribute"),
        ("![Mapa](m.png){vpravo=ano}", "picture-attribute"),
        ("![](m.png)", "picture-without-words"),
        ("Text ![Mapa](m.png) text.", "prose-picture"),
    ],
)
def test_a_picture_that_cannot_be_is_told(text: str, code: str) -> None:
    assert [found for found, _ in complaints(text)] == [code]


def test_a_heading_says_what_it_is_called_by() -> None:
    [heading] = prose("## Financování {#penize}").blocks
    assert isinstance(heading, Heading)
    assert (heading.content, heading.anchor) == ((Run("Financování"),), "chapter:penize")


@pytest.mark.parametrize("close", ["", ":::\n"])
def test_an_insert_is_closed_or_one_line(close: str) -> None:
    insert, text = prose(f"::: vložit potřeby\n{close}\nText.").blocks
    assert isinstance(insert, Insert)
    assert (insert.name, plain(text.content) if isinstance(text, Paragraph) else "") == ("potřeby", "Text.")


def test_an_insert_has_options_and_stands_on_turned_pages() -> None:
    [turned, after] = prose("::: na šířku\nText.\n\n::: vložit tabulka:obyvatele\nsloupce: rok, počet\n:::\n:::\n\nZpět.").blocks
    assert isinstance(turned, Landscape)
    assert turned.blocks[1] == Insert("tabulka:obyvatele", Location("k.md", line=4, column=12), (("sloupce", "rok, počet"),))
    assert isinstance(after, Paragraph)


@pytest.mark.parametrize("inside", ["::: vložit x\n", "::: vložit x\n\n::: vložit y\n", "::: internal\n::: vložit x\n:::\n"])
def test_one_line_inserts_leave_the_end_to_what_is_around_them(inside: str) -> None:
    [turned, after] = prose(f"::: na šířku\n{inside}:::\n\nZpět.").blocks
    assert isinstance(turned, Landscape)
    assert isinstance(after, Paragraph)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("::: vložit\n", [("insert-nothing", "1:1")]),
        ("::: na šířku\nText.", [("part-open", "1:1")]),
        ("::: na šířku všechno\nText.\n:::", [("part-text", "1:14")]),
        ("- a\n  ::: landscape\n  b\n  :::", [("landscape-inside", "2:3")]),
        ("::: na výšku\nText.\n:::", [("edition-unknown", "1:5"), ("edition-text", "1:8")]),
    ],
)
def test_a_part_that_cannot_be_is_told(text: str, found: list[tuple[str, str]]) -> None:
    assert complaints(text) == found


def test_no_edition_prints_a_note_to_the_editor_nor_its_footnotes() -> None:
    text = prose("A\n\n::: poznámka pro redakci\ntajné[^1]\n\n[^1]: zdroj\n:::\n\n- b\n  ::: note\n  c\n  :::\n")
    assert isinstance(text.blocks[1], EditorNote)
    for edition in ("internal", "public"):
        assert plain_text(only_edition(text, edition)) == "A\n- b"


def test_a_footnote_defined_in_a_note_to_the_editor_is_not_printed_outside() -> None:
    text = prose("A[^1]\n\n::: poznámka pro redakci\n[^1]: tajné\n:::")
    assert "tajné" not in plain_text(only_edition(text, "internal"))


def test_a_reference_stands_in_the_case_of_its_sentence() -> None:
    [paragraph] = prose("V [[tabulce:obyvatele]] a na straně [[tabulka:obyvatele|strana]].").blocks
    assert isinstance(paragraph, Paragraph)
    assert [(item.type, item.format) for item in paragraph.content if isinstance(item, Reference)] == [("tabulce", None), ("tabulka", "strana")]


def test_inserts_are_replaced_wherever_they_stand() -> None:
    text = prose("::: na šířku\n::: vložit x\n:::\n:::\n\n- a\n\n  ::: vložit x\n")
    done = place(text, lambda block: (Paragraph((Run("!"),), PLACE),) if isinstance(block, Insert) else None)
    assert plain_text(done) == "!\n- a\n  !"


def test_template_comments_are_told_and_ids_are_not() -> None:
    assert [code for code, _ in complaints("a {# poznámka #}")] == ["template-in-content"]
    assert complaints("## a {#b}") == []
