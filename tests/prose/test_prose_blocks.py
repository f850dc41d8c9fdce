"""What a long text is read as."""

from __future__ import annotations

import pytest

from docpipe.diagnostics import Location
from docpipe.model import Scalar, Written
from docpipe.prose import parse, plain_text
from docpipe.prose.blocks import Cell, FootnoteMark, Heading, Item, ItemList, LineBreak, Link, Paragraph, Prose, Quote, Run, Table

PLACE = Location("a.yaml", line=10, column=5)


def scalar(text: str) -> Scalar:
    return Scalar(text, Written.BLOCK, PLACE)


def blocks(text: str) -> tuple[object, ...]:
    checked = parse(scalar(text))
    assert checked.diagnostics == ()
    return checked.value.blocks


def complaints(text: str) -> list[tuple[str, str]]:
    return [(item.code, str(item.location).removeprefix("a.yaml:")) for item in parse(scalar(text)).diagnostics]


def line(number: int) -> Location:
    return PLACE if number == 0 else Location("a.yaml", line=10 + number)


def paragraph(text: str, number: int = 0) -> Paragraph:
    return Paragraph((Run(text),), line(number))


def test_paragraphs_and_looks() -> None:
    assert blocks("První **tučné *obojí*** a `kód`,\npokračování.  \nNový řádek\\\ntřetí\n\nDruhý") == (
        Paragraph(
            (
                *(Run("První "), Run("tučné ", strong=True), Run("obojí", strong=True, emphasis=True), Run(" a "), Run("kód", code=True)),
                *(Run(", pokračování."), LineBreak(), Run("Nový řádek"), LineBreak(), Run("třetí")),
            ),
            line(0),
        ),
        paragraph("Druhý", 5),
    )


def test_nested_lists_bulleted_and_numbered() -> None:
    assert blocks("- a\n  1. b\n  2. c\n\n     d\n- e\n") == (
        ItemList(
            False,
            (
                Item((paragraph("a"), ItemList(True, (Item((paragraph("b", 1),)), Item((paragraph("c", 2), paragraph("d", 4)))), line(1)))),
                Item((paragraph("e", 5),)),
            ),
            line(0),
        ),
    )


def test_a_numbered_list_begins_where_it_says() -> None:
    [made] = blocks("4. a\n5. b")
    assert isinstance(made, ItemList)
    assert (made.ordered, made.start, len(made.items)) == (True, 4, 2)


def test_written_numbers_are_not_counted_anew() -> None:
    assert plain_text(parse(scalar("1. a\n2. b\n5. c\n6. d")).value) == "1. a\n2. b\n5. c\n6. d"
    assert plain_text(parse(scalar("1. a\n1. b\n1. c")).value) == "1. a\n2. b\n3. c"


@pytest.mark.parametrize(
    "text",
    [
        "9. 3. 2021 se konalo setkání.",
        "9. 3. se konalo setkání.",
        "31. 12. 2021",
        "1. 2. začíná realizace",
        "9. března 2021 se konalo setkání.",
        "3. setkání pracovní skupiny se konalo on-line.",
        "20. století",
    ],
)
def test_a_date_or_an_ordinal_at_the_beginning_is_no_list(text: str) -> None:
    [made] = blocks(text)
    assert isinstance(made, Paragraph)
    assert plain_text(Prose((made,))).replace("\xa0", " ") == text


def test_dates_stay_text_inside_paragraphs_lists_and_quotes() -> None:
    text = "Setkání se konalo\n1. 3. 2021 v Rožmitále\n\n- 9. 3. 2021 úvod\n- 10. 3. 2021 závěr\n\n> 11. 3. 2021 nic"
    assert plain_text(parse(scalar(text)).value).replace("\xa0", " ") == (
        "Setkání se konalo 1. 3. 2021 v Rožmitále\n- 9. 3. 2021 úvod\n- 10. 3. 2021 závěr\n11. 3. 2021 nic"
    )


def test_a_list_goes_on_after_a_paragraph() -> None:
    kinds = [type(block) for block in blocks("1. Zahájení\n\nText.\n\n2. Diskuse\n\nText.\n\n3. Závěr")]
    assert kinds == [ItemList, Paragraph, ItemList, Paragraph, ItemList]


@pytest.mark.parametrize("text", ["Potřeby:\n\n• a\n• b", "Potřeby:\n– a\n– b", "Potřeby:\n- a\n- b"])
def test_bullets_and_dashes_as_in_word_are_a_list(text: str) -> None:
    assert plain_text(parse(scalar(text)).value) == "Potřeby:\n- a\n- b"


def test_a_single_dash_is_a_sentence() -> None:
    assert blocks("– řekl") == (paragraph("– řekl"),)


def test_tables_with_alignment() -> None:
    assert blocks("| a | b |\n|:--|--:|\n| **c** | d \\| e |\n| f |") == (
        Table(
            (Cell((Run("a"),), "left"), Cell((Run("b"),), "right")),
            ((Cell((Run("c", strong=True),), "left"), Cell((Run("d | e"),), "right")), (Cell((Run("f"),), "left"), Cell((), "right"))),
            line(0),
        ),
    )


def test_cells_beyond_the_header_are_kept_and_reported() -> None:
    text = "| a | b |\n|---|---|\n| c | d | navíc | **ještě** |"
    assert complaints(text) == [("prose-table-row", "12:15")]
    assert plain_text(parse(scalar(text)).value) == "a | b\nc | d | navíc | ještě"


def test_headings_and_quotes() -> None:
    assert blocks("## Diskuse\n> citace\n> - bod") == (
        Heading(2, (Run("Diskuse"),), line(0)),
        Quote((paragraph("citace", 1), ItemList(False, (Item((paragraph("bod", 2),)),), line(2))), line(1)),
    )


def test_footnotes_stand_at_their_marks() -> None:
    assert blocks("a[^1] b^[hned *tady*]\n\n[^1]: pod\n\n    čarou") == (
        Paragraph(
            (
                *(Run("a"), FootnoteMark((paragraph("pod", 2), paragraph("čarou", 4)))),
                *(Run(" b"), FootnoteMark((Paragraph((Run("hned "), Run("tady", emphasis=True)), line(0)),))),
            ),
            line(0),
        ),
    )


@pytest.mark.parametrize(
    ("text", "expected", "kept"),
    [
        ("a[^x]", [("footnote-missing", "10:6")], "a[^x]"),
        ("a\n\n[^x]: b", [("footnote-unused", "12")], "a\nb"),
        ("a[^x]\n\n[^x]: b\n\n[^x]: c", [("footnote-duplicate", "14")], "a [b]\nc"),
        ("a^[b ^[c]]", [("footnote-nested", "10:10")], "a [b ^[c]]"),
        ("a[^x]\n\n[^x]: b [^y]\n\n[^y]: c", [("footnote-nested", "12:13"), ("footnote-unused", "14")], "a [b [^y]]\nc"),
    ],
)
def test_wrong_footnotes_are_reported_and_kept(text: str, expected: list[tuple[str, str]], kept: str) -> None:
    assert complaints(text) == expected
    assert plain_text(parse(scalar(text)).value) == kept


def test_links_and_bare_addresses() -> None:
    assert blocks("[MAS](https://mas.cz), <tel:+420123456789> a http://x.cz/a_b, viz www.y.cz. Pište lenka@mas.cz.") == (
        Paragraph(
            (
                *(Link("https://mas.cz", (Run("MAS"),)), Run(", "), Link("tel:+420123456789", (Run("tel:+420123456789"),)), Run(" a ")),
                *(Link("http://x.cz/a_b", (Run("http://x.cz/a_b"),)), Run(", viz "), Link("http://www.y.cz", (Run("www.y.cz"),))),
                *(Run(". Pište "), Link("mailto:lenka@mas.cz", (Run("lenka@mas.cz"),)), Run(".")),
            ),
            line(0),
        ),
    )


@pytest.mark.parametrize(
    ("text", "code", "kept"),
    [
        ("[x](javascript:alert)", "prose-link", "x (javascript:alert)"),
        ("[plán](plan.pdf)", "prose-link", "plán (plan.pdf)"),
        ("[x](file:///etc/passwd)", "prose-link", "x (file:///etc/passwd)"),
        ('[x](https://a.cz "titul")', "prose-link-title", "x"),
        ("a ![mapa](m.png) b", "prose-picture", "a mapa b"),
        ("a <b>c</b>", "prose-html", "a <b>c</b>"),
        ("<!-- poznámka -->", "prose-html", "<!-- poznámka -->"),
        ("a {{ cycler.__init__ }}", "template-in-content", "a {{ cycler.__init__ }}"),
        ("{% for x in y %}", "template-in-content", "{% for x in y %}"),
        ("a ~~b~~", "prose-strikethrough", "a ~~b~~"),
        ("a\n\n---\n\nb", "prose-rule", "a\nb"),
    ],
)
def test_what_is_not_printed_as_written_is_reported_and_kept(text: str, code: str, kept: str) -> None:
    assert [item for item, _ in complaints(text)] == [code]
    assert plain_text(parse(scalar(text)).value) == kept


def test_a_line_under_a_paragraph_makes_no_heading_and_an_indent_no_code() -> None:
    assert plain_text(parse(scalar("a\n---\nb")).value) == "a\nb"
    assert blocks("    odsazeno") == (paragraph("odsazeno"),)


def test_signs_of_xml_and_windows_are_only_text() -> None:
    assert plain_text(parse(scalar('A & B < 5 > 3 "x" ]]> 😀')).value) == 'A & B < 5 > 3 "x" ]]> 😀'


def test_an_empty_text_is_false() -> None:
    assert not parse(scalar("\n \n")).value


@pytest.mark.parametrize(
    "text", ["> " * 5000 + "slovo", "- " * 5000 + "slovo", "".join("  " * n + "- slovo\n" for n in range(60)), "::: internal\n" * 500 + "slovo"]
)
def test_too_deep_nesting_is_reported_and_nothing_is_lost(text: str) -> None:
    checked = parse(scalar(text))
    assert "prose-too-deep" in [item.code for item in checked.diagnostics]
    assert plain_text(checked.value).count("slovo") == text.count("slovo")


@pytest.mark.parametrize(
    "text",
    ["^[" * 20_000, "[" * 20_000, "![" * 5_000, "![" * 3_000 + "](x)" * 3_000, "^[" * 2_000 + "]" * 2_000, "[^1]" * 5_000, "*a **b" * 5_000, "`" * 9_999],
)
def test_no_text_takes_long_or_breaks_the_reader(text: str) -> None:
    parse(scalar(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Text.\n\n| a | b |\n|---|\n| 1 | 2 |", [("prose-table-broken", "12:5")]),
        ("| a | b |\n| 1 | 2 |", [("prose-table-broken", "10:5")]),
        ("| a | b |\n|---|---|\n| 1 | 2 |", []),
        ("Absolutní hodnota |x| a |y|", []),
        ("|x|\n\ndalší", []),
    ],
)
def test_lines_that_were_meant_for_a_table_are_told(text: str, told: list[tuple[str, str]]) -> None:
    assert complaints(text) == told
