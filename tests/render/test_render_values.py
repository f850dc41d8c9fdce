"""What is printed stands in the document and in the Ledger, exactly once and in order."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document
from docx_building import Item, Meeting, Task, codes, context, lines, minutes, opened, rendered, template
from hypothesis import given, settings
from hypothesis import strategies as st

from docpipe.diagnostics import DocpipeError, Location
from docpipe.prose.blocks import Prose
from docpipe.render import Properties, Template, render


def titled(title: str) -> Any:
    return context(minutes(meeting=replace(minutes().meeting, title=title)))


def test_values_print_the_czech_way(tmp_path: Path) -> None:
    made = template(
        tmp_path,
        "{{ meeting.date }} · {{ meeting.date|datum_slovy }} · {{ meeting.date|den }} · {{ meeting.start }}",
        "{{ total }} · {{ total|kc }} · {{ total|tis_kc }} · {{ total|cislo(2) }}",
        "{{ people|spoj(', ', ' a ') }} · {{ people|delka }} · {{ meeting.title|velka }}",
    )
    assert codes(made) == []
    assert lines(rendered(made)) == [
        "9. 3. 2021 · 9. března 2021 · úterý · 9:00",
        "1 234 567,5 · 1 234 567,50 Kč · 1 235 tis. Kč · 1 234 567,50",
        "Jana Malá a Petr Velký · 2 · SETKÁNÍ K POTŘEBÁM",
    ]


def test_english_names_of_filters_do_the_same(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ meeting.date|long_date }} {{ total|czk }} {{ people|join('; ') }} {{ meeting.place|lower|capitalize }}")
    assert lines(rendered(made)) == ["9. března 2021 1 234 567,50 Kč Jana Malá; Petr Velký Horažďovice"]


def test_ledger_says_path_place_part_and_paragraph(tmp_path: Path) -> None:
    made = template(tmp_path, "Zápis", "{%p for item in agenda %}", "{{ item.number }}. {{ item.title }}", "{%p endfor %}")
    result = rendered(made, context(agenda=3, **{"agenda[1]__title": 7}))
    assert [(entry.text, entry.path, entry.paragraph) for entry in result.ledger] == [
        ("1", "agenda[0].number", 2),
        ("Zahájení", "agenda[0].title", 2),
        ("2", "agenda[1].number", 3),
        ("Potřeby", "agenda[1].title", 3),
        ("3", "agenda[2].number", 4),
        ("Závěr", "agenda[2].title", 4),
    ]
    by_path = {entry.path: entry for entry in result.ledger}
    assert by_path["agenda[1].title"].locations == (Location("content/a.yaml", line=7),)
    assert by_path["agenda[0].title"].locations == (Location("content/a.yaml", line=3),)
    assert {entry.part for entry in result.ledger} == {"word/document.xml"}


def test_ledger_text_is_as_typography_left_it(tmp_path: Path) -> None:
    result = rendered(template(tmp_path, "{{ meeting.title }}"), titled("Setkání v Praze"))
    assert result.ledger.entries[0].text == "Setkání v\u00a0Praze" == opened(result).paragraphs[-1].text


def test_filters_keep_the_path(tmp_path: Path) -> None:
    result = rendered(template(tmp_path, "{{ meeting.place|velka }} {{ agenda[0].title|vychozi('—') }} {{ agenda|prvni }}".replace(" {{ agenda|prvni }}", "")))
    assert [entry.path for entry in result.ledger] == ["meeting.place", "agenda[0].title"]


@pytest.mark.parametrize(
    "text",
    [
        "A & B <c> \"d\" 'e'",
        "]]>",
        "{{ x }} {% if %} {# #} %}",
        "</w:t></w:r></w:p>",
        "&amp; &lt;",
        "emoji 👩‍👧‍👦 🇨🇿",
        "kombinující č = c\u030c",
        "שלום עולם",
        "x" * 20000,
        "řádek\ndruhý\ttabulátor",
        "  mezery  na  krajích  ",
        "None nan undefined",
        "\u200bnula\u00adměkký",
    ],
)
def test_any_text_comes_out_as_it_went_in(tmp_path: Path, text: str) -> None:
    result = rendered(template(tmp_path, "{{ meeting.title }}"), titled(text), protected=(text,))
    assert opened(result).paragraphs[-1].text == text.replace("\u00ad", "\u00ad")
    assert result.ledger.entries[0].text == text


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800", "\ufdd0", "\ufdd1"])
def test_characters_that_word_cannot_hold_are_left_out_with_a_warning(tmp_path: Path, bad: str) -> None:
    made = template(tmp_path, "{{ meeting.title }}")
    checked = render(made, titled(f"před{bad}po"), document="x", properties=Properties("x"))
    assert lines(checked.value) == ["předpo"]
    assert [item.code for item in checked.diagnostics] == ["print-character-removed"]


_FOLDED = str.maketrans({"“": '"', "„": '"', "‚": "'", "‘": "'", "’": "'", "”": '"', "–": "-", "—": "-", "−": "-", "×": "x", "\u00a0": " ", "\u202f": " "})


def folded(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("…", "...").translate(_FOLDED))


@pytest.fixture(scope="module")
def sentence(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return template(tmp_path_factory.mktemp("sentence"), "Úvod {{ meeting.title }} konec")


@settings(max_examples=200, deadline=None)
@given(text=st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60))
def test_no_text_is_lost(sentence: Template, text: str) -> None:
    result = rendered(sentence, titled(text))
    kept = "".join(character for character in text if not "\ufdd0" <= character <= "\ufdef" and character not in "\ufffe\uffff")
    assert folded("".join(entry.text for entry in result.ledger)) == folded(kept)
    assert folded(opened(result).paragraphs[-1].text) == folded(f"Úvod {kept} konec")


def test_conditions_leave_nothing_behind(tmp_path: Path) -> None:
    made = template(
        tmp_path,
        "{%p if meeting.online %}",
        "on-line",
        "{%p else %}",
        "{{ meeting.place }}",
        "{%p endif %}",
        "{% if not meeting.online %}ne{% elif people|delka == 2 %}dva{% else %}jinak{% endif %} konec",
    )
    assert codes(made) == []
    result = rendered(made)
    assert [paragraph.text for paragraph in opened(result).paragraphs] == ["on-line", "dva konec"]


def test_text_beside_inline_conditions_in_one_run_stays(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        paragraph = document.add_paragraph()
        paragraph.add_run("Před {% if meeting.online %}A").bold = True
        paragraph.add_run(" tučně ")
        paragraph.add_run("{% endif %} po")

    result = rendered(template(tmp_path, build=build))
    assert lines(result) == ["Před A tučně  po"]
    assert opened(result).paragraphs[-1].runs[0].bold


def test_tags_split_over_runs_are_one_tag(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        paragraph = document.add_paragraph()
        for piece in ("Kde: {", "{ meet", "ing.pl", "ace }", "} a {% i", "f meeting.online %}ano{% end", "if %}"):
            paragraph.add_run(piece)

    assert lines(rendered(template(tmp_path, build=build))) == ["Kde: Horažďovice a ano"]


@pytest.mark.parametrize(
    "tag",
    ["{{ people|spoj(„; “) }}", "{{ people|spoj(“; ”) }}", "{{ people|spoj(‚; ‘) }}", "{{\u00a0people|spoj('; ')\u00a0}}", "{{ people|spoj(»; «) }}"],
)
def test_quotes_that_word_put_into_tags_are_repaired(tmp_path: Path, tag: str) -> None:
    made = template(tmp_path, f"„Kdo“ – {tag}")
    assert codes(made) == []
    assert lines(rendered(made)) == ["„Kdo“ – Jana Malá; Petr Velký"]


def test_dash_in_a_tag_is_a_minus_and_stays_in_a_literal(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ people|delka – 1 }} {{ people|spoj(' – ') }}")
    assert codes(made) == []
    assert lines(rendered(made)) == ["1 Jana Malá – Petr Velký"]


def test_table_rows_and_cells_repeat(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        table = document.add_table(rows=4, cols=2)
        for row, texts in enumerate((("Č.", "Bod"), ("{%tr for item in agenda %}", ""), ("{{ item.number }}", "{{ item.title }}"), ("{%tr endfor %}", ""))):
            for column, text in enumerate(texts):
                table.cell(row, column).text = text
        row = document.add_table(rows=1, cols=3)
        for column, text in enumerate(("{%tc for name in people %}", "{{ name }}", "{%tc endfor %}")):
            row.cell(0, column).text = text

    made = template(tmp_path, build=build)
    assert codes(made) == []
    first, second = opened(rendered(made)).tables
    assert [[cell.text for cell in row.cells] for row in first.rows] == [["Č.", "Bod"], ["1", "Zahájení"], ["2", "Potřeby"], ["3", "Závěr"]]
    assert [cell.text for cell in second.rows[0].cells] == ["Jana Malá", "Petr Velký"]
    assert len(second.columns) == 2


def test_table_without_rows_goes_and_a_cell_keeps_a_paragraph(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        gone = document.add_table(rows=3, cols=1)
        for row, text in enumerate(("{%tr for item in agenda %}", "{{ item.title }}", "{%tr endfor %}")):
            gone.cell(row, 0).text = text
        kept = document.add_table(rows=1, cols=1)
        kept.cell(0, 0).text = "{%p if agenda %}"
        kept.cell(0, 0).add_paragraph("body")
        kept.cell(0, 0).add_paragraph("{%p endif %}")

    result = opened(rendered(template(tmp_path, build=build), context(minutes(agenda=()))))
    (table,) = result.tables
    assert [paragraph.text for paragraph in table.cell(0, 0).paragraphs] == [""]


def test_every_part_with_text_is_rendered(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        section = document.sections[0]
        section.header.paragraphs[0].text = "Z {{ meeting.place }}"
        section.footer.paragraphs[0].text = "P {{ meeting.title }}"
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].text = "První {{ meeting.date }}"

    result = rendered(template(tmp_path, "{{ total }}", build=build))
    section = opened(result).sections[0]
    assert section.header.paragraphs[0].text == "Z\u00a0Horažďovice"
    assert section.first_page_header.paragraphs[0].text == "První 9.\u00a03. 2021"
    assert len({entry.part for entry in result.ledger}) == 4


def test_none_is_never_printed(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ agenda[1].tasks[1].due }}")
    assert codes(made) == ["template-may-be-empty"]
    with pytest.raises(DocpipeError) as caught:
        rendered(made)
    (found,) = caught.value.diagnostics
    assert found.code == "template-empty-value"
    assert found.location is not None
    assert (found.location.part, found.location.paragraph) == ("word/document.xml", 1)


@pytest.mark.parametrize(
    "text",
    [
        "{% if task.due %}{{ task.due }}{% endif %}",
        "{{ task.due|vychozi('—') }}",
        "{{ task.due if task.due else '—' }}",
        "{% if not task.due %}—{% else %}{{ task.due }}{% endif %}",
        "{% if task.due is none %}—{% else %}{{ task.due }}{% endif %}",
        "{% if task.due and task.what %}{{ task.due|datum }}{% endif %}",
    ],
)
def test_a_guarded_value_may_be_missing(tmp_path: Path, text: str) -> None:
    made = template(tmp_path, "{%p for item in agenda %}", "{%p for task in item.tasks %}", f"{{{{ task.what }}}}: {text}", "{%p endfor %}", "{%p endfor %}")
    assert codes(made) == []
    printed = lines(rendered(made))
    assert len(printed) == 2
    assert printed[0].endswith("13. 4. 2021")
    assert "None" not in "".join(printed)


def test_index_out_of_range_has_a_place(tmp_path: Path) -> None:
    with pytest.raises(DocpipeError) as caught:
        rendered(template(tmp_path, "úvod", "{{ agenda[7].title }}"))
    (found,) = caught.value.diagnostics
    assert (found.code, found.location and found.location.paragraph) == ("template-value-missing", 2)


def test_loop_variables_and_filters_in_conditions(tmp_path: Path) -> None:
    made = template(tmp_path, "{% for name in people if name != 'x' %}{{ loop.index }}. {{ name }}{% if not loop.last %}, {% endif %}{% endfor %}")
    assert codes(made) == []
    assert lines(rendered(made)) == ["1. Jana Malá, 2. Petr Velký"]


def test_content_nobody_prints_is_warned_about_once_a_field(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ meeting.title }} {{ meeting.date }}", "{%p for item in agenda %}", "{{ item.title }}", "{%p endfor %}")
    values = minutes(agenda=(Item(1, "A", Prose(), (Task("jeden", None),)), Item(2, "B", Prose(), (Task("dva", date(2021, 4, 13)),))))
    checked = render(made, context(values, agenda=5, meeting__place=3, meeting__title=2), document="x", properties=Properties("x"))
    assert [(item.code, item.arguments["field"], item.location and item.location.line) for item in checked.diagnostics] == [
        ("field-not-printed", "meeting.place", 3),
        ("field-not-printed", "agenda[].tasks", 5),
    ]


def test_same_inputs_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = rendered(template(tmp_path / "a", "{{ meeting.title }}"))
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    second = rendered(template(tmp_path / "b", "{{ meeting.title }}"))
    assert first == second


def test_time_and_whole_meeting(tmp_path: Path) -> None:
    values = minutes(meeting=Meeting("x", date(2021, 12, 24), time(18, 5), online=False, place=""))
    assert lines(rendered(template(tmp_path, "{{ meeting.start|cas }} {{ meeting.place }}."), context(values))) == ["18:05 ."]
