"""Every fault of a template is told with its place, all at once, without a context."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from docx.document import Document
from docx_building import BrandedMinutes, Minutes, codes, lines, rendered, template

from docpipe.diagnostics import DocpipeError
from docpipe.messages import tell, tell_hint
from docpipe.render import lint


@pytest.mark.parametrize(
    ("paragraphs", "code", "paragraph"),
    [
        (["Zápis {{ meeting.title }"], "template-tag-broken", 1),
        (["úvod", "Zápis { { meeting.title }}"], "template-tag-broken", 2),
        (["Zápis {{ meeting.", "title }}"], "template-tag-broken", 1),
        (["{% if meeting.online }"], "template-tag-broken", 1),
        (["{{ meeting.titel }}"], "template-field-unknown", 1),
        (["{{ meting.title }}"], "template-field-unknown", 1),
        (["{%p for item in agenda %}", "{{ item.titel }}", "{%p endfor %}"], "template-field-unknown", 2),
        (["{%p for item in agenda %}", "{%p endfor %}", "{{ item.title }}"], "template-field-outside-loop", 3),
        (["{{ loop.indexx }}"], "template-field-unknown", 1),
        (["{%p if meeting.online %}Odkaz", "{%p endif %}"], "template-beside-tag", 1),
        (["{%p if meeting.online %}{% if meeting.online %}", "{%p endif %}"], "template-beside-tag", 1),
        (["{%tr for item in agenda %}"], "template-tag-outside-table", 1),
        (["{% for item in agenda %}", "{%p endfor %}"], "template-block-mixed", 2),
        (["{% if meeting.online %}ano", "ne{% endif %}"], "template-block-apart", 2),
        (["{%p if meeting.online %}", "text"], "template-block-open", 1),
        (["text", "{%p endif %}"], "template-block-not-open", 2),
        (["{%p for item in agenda %}", "{%p endif %}", "{%p endfor %}"], "template-block-wrong-end", 2),
        (["{%p fro item in agenda %}"], "template-word-unknown", 1),
        (["{%p for agenda %}", "{%p endfor %}"], "template-for-form", 1),
        (["{%p for item in meeting %}", "{%p endfor %}"], "template-not-list", 1),
        (["{% vm %}"], "template-word-unknown", 1),
        (["{% colspan 2 %}"], "template-word-unknown", 1),
        (["{% include 'x' %}"], "template-word-unknown", 1),
        (["{% set x = 1 %}"], "template-word-unknown", 1),
        (["{%- if meeting.online -%}"], "template-tag-dash", 1),
        (["{{ note }}"], "template-needs-paragraph", 1),
        (["{{p meeting.title }}"], "template-needs-inline", 1),
        (["{{tr meeting.title }}"], "template-value-whole", 1),
        (["{{ agenda }}"], "template-not-printable", 1),
        (["{{ meeting }}"], "template-not-printable", 1),
        (["{{ meeting.online }}"], "template-not-printable", 1),
        (["{{ agenda.title }}"], "template-field-of-value", 1),
        (["{{ meeting..title }}"], "template-syntax", 1),
        (["{{ }}"], "template-syntax", 1),
        (["{{ meeting.date|datumslovy }}"], "template-filter-unknown", 1),
        (["{{ meeting.title|kc }}"], "template-filter-sort", 1),
        (["{{ meeting.date|datum(1) }}"], "template-filter-arguments", 1),
        (["{{ agenda[1].tasks[0].due }}"], "template-may-be-empty", 1),
        (["{% if meeting.date > 'x' %}{% endif %}"], "template-operator", 1),
        (["{{ total + meeting.title }}"], "template-operator", 1),
        (["{% if meeting.title is tall %}{% endif %}"], "template-filter-unknown", 1),
    ],
)
def test_fault_has_code_and_place(tmp_path: Path, paragraphs: list[str], code: str, paragraph: int) -> None:
    found = [item for item in lint(template(tmp_path, *paragraphs), Minutes) if item.code == code]
    assert found, codes(template(tmp_path, *paragraphs))
    place = found[0].location
    assert place is not None
    assert (place.path, place.part, place.paragraph) == ("templates_docx/template.docx", "word/document.xml", paragraph)
    for language in ("cs", "en"):
        assert "‹" not in tell(found[0], language) + tell_hint(found[0], language)


def test_all_faults_at_once_in_order(tmp_path: Path) -> None:
    made = template(tmp_path, "{{ a }} {{ meeting.titel }}", "{{ b", "{%p if meeting.online %}", "{{ note }}")
    assert codes(made) == ["template-field-unknown"] * 2 + ["template-tag-broken", "template-block-open", "template-needs-paragraph", "template-style-missing"]


def test_unknown_field_is_told_with_what_was_meant(tmp_path: Path) -> None:
    (found,) = lint(template(tmp_path, "{%p for bod in agenda %}", "{{ bod.titel }}", "{%p endfor %}"), Minutes)
    assert tell(found, "cs") == "pole „agenda[].titel“ data pro tuto šablonu nemají; mysleli jste title?"
    assert "{{ bod.titel }}" in tell_hint(found, "cs")


def in_header(document: Document, text: str) -> None:
    document.sections[0].header.paragraphs[0].text = text


def in_footer(document: Document, text: str) -> None:
    document.sections[0].footer.paragraphs[0].text = text


def in_cell(document: Document, text: str) -> None:
    document.add_table(rows=1, cols=2).cell(0, 1).text = text


def in_table_in_cell(document: Document, text: str) -> None:
    document.add_table(rows=1, cols=2).cell(0, 1).add_table(rows=1, cols=1).cell(0, 0).text = text


@pytest.mark.parametrize("put", [in_header, in_footer, in_cell, in_table_in_cell])
@pytest.mark.parametrize("text", ["{{ meeting.titel }}", "{{ meeting.title }", "{% if meeting.online %}", "{{ meeting|bar }}"])
def test_faults_are_found_in_every_part(tmp_path: Path, put: Callable[[Document, str], None], text: str) -> None:
    made = template(tmp_path, "úvod", build=lambda document: put(document, text))
    (found,) = lint(made, Minutes)
    assert found.location is not None
    part = {in_header: "word/header1.xml", in_footer: "word/footer1.xml"}.get(put, "word/document.xml")
    assert found.location.part == part
    assert found.location.paragraph
    with pytest.raises(DocpipeError) as caught:
        rendered(made)
    assert caught.value.diagnostics == (found,)


def test_block_open_in_header_and_closed_in_body_is_refused(tmp_path: Path) -> None:
    made = template(tmp_path, "{% endif %}", build=lambda document: in_header(document, "{% if meeting.online %}"))
    assert codes(made) == ["template-block-not-open", "template-block-open"]


def test_rows_that_would_be_lost_are_refused(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        table = document.add_table(rows=2, cols=2)
        for row, texts in enumerate((("{%tr for item in agenda %}", "{{ item.title }}"), ("{%tr endfor %}", ""))):
            for column, text in enumerate(texts):
                table.cell(row, column).text = text

    assert codes(template(tmp_path, build=build)) == ["template-beside-tag"]


def test_loop_over_a_row_closed_within_a_cell_is_refused(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        table = document.add_table(rows=2, cols=1)
        table.cell(0, 0).text = "{% for item in agenda %}{{ item.title }}"
        table.cell(1, 0).text = "{%tr endfor %}"

    assert codes(template(tmp_path, build=build)) == ["template-block-mixed"]


def test_condition_that_crosses_a_table_is_refused(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        document.add_paragraph("{%p if meeting.online %}")
        document.add_table(rows=1, cols=1).cell(0, 0).text = "x"
        document.tables[0].cell(0, 0).add_paragraph("{%p endif %}")

    assert codes(template(tmp_path, build=build)) == ["template-block-apart"]


def test_picture_beside_a_paragraph_tag_would_be_lost(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        run = document.add_paragraph("{%p if meeting.online %}").add_run()
        run._r.append(run._r.makeelement("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}drawing", {}))
        document.add_paragraph("{%p endif %}")

    assert codes(template(tmp_path, build=build)) == ["template-beside-tag"]


def test_paragraph_with_a_section_break_is_not_replaced(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        document.add_section()
        document.paragraphs[-1].text = "{%p if meeting.online %}"
        document.add_paragraph("{%p endif %}")

    assert "template-tag-section" in codes(template(tmp_path, build=build))


def test_tag_in_an_alternative_text_is_named(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        paragraph = document.add_paragraph("text")
        paragraph._p.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}descr", "{{ meeting.title }}")

    assert codes(template(tmp_path, build=build)) == ["template-tag-misplaced"]


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__ }}",
        "{{ meeting.__class__.__mro__ }}",
        "{{ meeting['__class__'] }}",
        "{{ meeting._raw }}",
        "{{ strip.tpl.docx.save('x') }}",
        "{{ meeting.title.upper() }}",
        "{% for i in range(10**9) %}x{% endfor %}",
        "{{ 'a' * 10**9 }}",
        "{{ 'a' * 1000000000 }}",
        "{{ meeting.title * 1000000000 }}",
        "{{ meeting.title|center(10**9) }}",
        "{{ 10**10**10 }}",
        "{{ 'x'.ljust(10**9) }}",
        "{{ cycler('a') }}",
        "{{ self }}",
        "{{ namespace() }}",
        "{{ lipsum() }}",
        "{{ people|map('upper') }}",
        "{{ ('%0999999999d'|format(1)) }}",
        "{{ '%0999999999d' % 1 }}",
        "{{ people[0:1] }}",
        "{{ [people, people] }}",
        "{{ {'a': 1} }}",
        "{% import 'os' as os %}",
        "{% macro x() %}{% endmacro %}",
        "{% extends 'x' %}",
        "{% raw %}{% endraw %}",
        "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
        "{{ _print }}",
        "{{ _printer }}",
        "{{ meeting.title|_print(1) }}",
    ],
)
def test_what_could_harm_is_refused_quickly_with_a_place(tmp_path: Path, text: str) -> None:
    made = template(tmp_path, "úvod", text)
    started = time.perf_counter()
    with pytest.raises(DocpipeError) as caught:
        rendered(made)
    assert time.perf_counter() - started < 2
    assert {item.location.paragraph for item in caught.value.diagnostics if item.location} == {2}


def test_loops_without_end_stop_with_a_place(tmp_path: Path) -> None:
    names = "abcdefghijkl"
    opening = [f"{{%p for {name} in agenda %}}" for name in names]
    made = template(tmp_path, *opening, "x", *["{%p endfor %}"] * len(names))
    assert codes(made) == []
    started = time.perf_counter()
    with pytest.raises(DocpipeError) as caught:
        rendered(made)
    assert time.perf_counter() - started < 5
    (found,) = caught.value.diagnostics
    assert found.code == "template-too-long"
    assert found.location is not None
    assert found.location.paragraph in range(1, len(names) + 1)


def test_division_by_zero_has_a_place(tmp_path: Path) -> None:
    with pytest.raises(DocpipeError) as caught:
        rendered(template(tmp_path, "úvod", "{% if total / (people|delka - 2) > 1 %}x{% endif %}"))
    (found,) = caught.value.diagnostics
    assert (found.code, found.location and found.location.paragraph) == ("template-evaluation", 2)


def test_branded_template_needs_the_strip_once(tmp_path: Path) -> None:
    assert codes(template(tmp_path, "{{ title }}"), BrandedMinutes) == ["template-strip-missing"]
    assert codes(template(tmp_path, "{{p strip }}", "{{p strip }}"), BrandedMinutes) == ["template-strip-twice"]
    assert codes(template(tmp_path, "{{p strip }}", build=lambda document: in_header(document, "{{p strip }}")), BrandedMinutes) == ["template-strip-twice"]
    assert codes(template(tmp_path, build=lambda document: in_header(document, "{{p strip }}")), BrandedMinutes) == []
    assert codes(template(tmp_path, "x{{ strip }}"), BrandedMinutes) == ["template-needs-paragraph"]


def test_first_page_may_have_a_header_with_the_strip_too(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        in_header(document, "{{p strip }}")
        document.sections[0].different_first_page_header_footer = True
        document.sections[0].first_page_header.paragraphs[0].text = "{{p strip }}"

    assert codes(template(tmp_path, build=build), BrandedMinutes) == []


def test_lint_is_silent_on_comments(tmp_path: Path) -> None:
    made = template(tmp_path, "{# pro nás: {{ cokoli }} #}Text", "{#p jen poznámka #}")
    assert codes(made) == []
    assert lines(rendered(made)) == ["Text"]
