"""`docpipe.fill` against docxtpl: the same parts after canonical XML; right where docxtpl loses or corrupts."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import nsmap
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, Listing, RichText
from docxtpl.richtext import RichTextParagraph
from lxml import etree

import docpipe
from docpipe import fill
from docpipe.diagnostics import DocpipeError

# docxcompose, which docxtpl loads, gives python-docx's prefix of the core properties another namespace, for every test of the process
nsmap["cp"] = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"

LOGO = Path(__file__).parents[2] / "docpipe" / "programmes" / "assets" / "eu-emblem.png"
ROWS = [{"group": "a", "name": "Jana", "n": 1}, {"group": "a", "name": "Petr", "n": 2}, {"group": "b", "name": "Eva", "n": 3}]


def template(build: Callable[[Document], Any]) -> bytes:
    document = docx.Document()
    build(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def paragraphs(*texts: str) -> bytes:
    return template(lambda document: [document.add_paragraph(text) for text in texts])


def table(*rows: tuple[str, ...]) -> bytes:
    def build(document: Document) -> None:
        made = document.add_table(rows=len(rows), cols=len(rows[0]))
        for row, texts in zip(made.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text

    return template(build)


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    return {name: etree.tostring(etree.fromstring(part), method="c14n") if name.endswith((".xml", ".rels")) else part for name, part in found.items()}


def by_docxtpl(content: bytes, context: Mapping[str, Any]) -> bytes:
    made = DocxTemplate(io.BytesIO(content))
    made.render(dict(context), autoescape=True)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def text(content: bytes, part: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "|".join(etree.fromstring(archive.read(part)).itertext())


def headed(document: Document) -> None:
    section = document.sections[0]
    section.header.paragraphs[0].text = "Hlavička {{ title }}"
    section.footer.paragraphs[0].text = "Zápatí {{ title }} {% if n > 1 %}více{% endif %}"
    document.add_paragraph("Text {{ title }}")


def titled(document: Document) -> None:
    document.core_properties.title = "Zápis {{ title }}"
    document.core_properties.author = "{{ author }}"
    document.add_paragraph("Text")


def spanned(document: Document) -> None:
    made = document.add_table(rows=2, cols=3)
    made.rows[0].cells[0].text = "{% colspan n %}Záhlaví"
    made.rows[0].cells[1].text = "{% cellbg colour %}Barva"
    for cell, value in zip(made.rows[1].cells, "abc", strict=True):
        cell.text = value


def split(document: Document) -> None:
    paragraph = document.add_paragraph()
    for piece in ("Dobrý den, {", "{ ti", "tle }", "}!"):
        paragraph.add_run(piece)


CASES: dict[str, tuple[bytes, dict[str, Any]]] = {
    "values": (paragraphs("Název: {{ title }}", "{{ n + 1 }} {{ title|upper }}", "bez značek"), {"title": "A & B <c>", "n": 2}),
    "a tag over runs": (template(split), {"title": "Jano"}),
    "paragraph tags": (paragraphs("{%p for row in rows %}", "{{ loop.index }}. {{ row.name }}", "{%p endfor %}", "konec"), {"rows": ROWS}),
    "conditions": (paragraphs("{%p if n > 1 %}", "více", "{%p else %}", "méně", "{%p endif %}", "{% if n %}ano{% else %}ne{% endif %}"), {"n": 2}),
    "comments": (paragraphs("{#p poznámka #}", "a{# b #}c"), {}),
    "row tags": (table(("Jméno", "Č."), ("{%tr for row in rows %}", ""), ("{{ row.name }}", "{{ row.n }}"), ("{%tr endfor %}", "")), {"rows": ROWS}),
    "no rows": (table(("Jméno", "Č."), ("{%tr for row in rows %}", ""), ("{{ row.name }}", "{{ row.n }}"), ("{%tr endfor %}", "")), {"rows": []}),
    "column tags": (
        table(("{%tc for row in rows %}", "{{ row.name }}", "{%tc endfor %}"), ("{%tc for row in rows %}", "{{ row.n }}", "{%tc endfor %}")),
        {"rows": ROWS},
    ),
    "vertical merge": (table(("{%tr for row in rows %}", ""), ("{{ same }}{% vm %}", "{{ row.n }}"), ("{%tr endfor %}", "")), {"rows": ROWS, "same": "x"}),
    "horizontal merge": (
        table(("{%tc for row in rows %}", "Název{% hm %}", "{%tc endfor %}"), ("{%tc for row in rows %}", "{{ row.n }}", "{%tc endfor %}")),
        {"rows": ROWS},
    ),
    "colspan and colour": (template(spanned), {"n": 2, "colour": "FFCC00"}),
    "rich text": (paragraphs("Text {{r rich }} dál", "{{p whole }}"), {"rich": RichText("tučné", bold=True, color="FF0000"), "whole": RichTextParagraph()}),
    "listing": (paragraphs("{{ listing }}"), {"listing": Listing("první\ndruhý\a třetí\t& další\fstrana")}),
    "line ends": (paragraphs("{{ lines }}"), {"lines": "a\nb\tc"}),
    "header and footer": (template(headed), {"title": "Zápis & <spol>", "n": 2}),
    "properties": (template(titled), {"title": "ze setkání", "author": "Lenka"}),
    "escaped braces": (paragraphs("{_{ title }_} {_% if %_} {{ title }}"), {"title": "x"}),
    "runs alone": (paragraphs("a{%r if n %}b{%r endif %}c"), {"n": 1}),
    "macros, sets, filters": (
        paragraphs("{%p set x = rows|map(attribute='name')|join(', ') %}", "{{ x }}", "{{ '%.2f'|format(n) }} {{ n * 3 }}"),
        {"rows": ROWS, "n": 2},
    ),
    "a picture of the template": (template(lambda document: document.add_picture(str(LOGO), width=Mm(20)) and document.add_paragraph("{{ n }}")), {"n": 1}),
}


@pytest.mark.parametrize("case", CASES)
def test_fill_gives_the_parts_that_docxtpl_gives(case: str) -> None:
    content, context = CASES[case]
    ours, theirs = parts(fill(content, context)), parts(by_docxtpl(content, context))
    assert set(ours) == set(theirs)
    assert [name for name in ours if ours[name] != theirs[name]] == []


def test_fill_renders_footnotes_as_docxtpl_does() -> None:
    note = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="1"><w:p><w:r><w:t>Viz {{ title }}</w:t></w:r>'
        "</w:p></w:footnote></w:footnotes>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(paragraphs("{{ title }}"))) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "[Content_Types].xml":
                part = part.replace(b"</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'.encode())
            if name == "word/_rels/document.xml.rels":
                part = part.replace(b"</Relationships>", f'<Relationship Id="rIdN" Type="{relation}" Target="footnotes.xml"/></Relationships>'.encode())
            new.writestr(name, part)
        new.writestr("word/footnotes.xml", note)
    content = file.getvalue()
    assert parts(fill(content, {"title": "Zápis"})) == parts(by_docxtpl(content, {"title": "Zápis"}))


def test_a_picture_is_printed_by_docxtpl_itself() -> None:
    content = paragraphs("Logo: {{ logo }}", "{{ title }}")
    theirs = DocxTemplate(io.BytesIO(content))
    theirs.render({"logo": InlineImage(theirs, str(LOGO), width=Mm(20)), "title": "x"}, autoescape=True)
    file = io.BytesIO()
    theirs.save(file)
    assert parts(fill(content, {"logo": InlineImage(None, str(LOGO), width=Mm(20)), "title": "x"})) == parts(file.getvalue())


def test_a_sub_document_is_printed_by_docxtpl_itself() -> None:
    content = paragraphs("Před", "{{p part }}", "Po")
    made = DocxTemplate(io.BytesIO(content))
    part = made.new_subdoc()
    part.add_paragraph("Vložený odstavec")
    assert "Vložený odstavec" in text(fill(content, {"part": part}))


def test_the_same_values_give_the_same_bytes() -> None:
    content, context = CASES["header and footer"]
    assert fill(content, context) == fill(content, context)


def test_a_template_may_be_a_file(tmp_path: Path) -> None:
    path = tmp_path / "šablona.docx"
    path.write_bytes(paragraphs("{{ title }}"))
    assert "Zápis" in text(fill(path, {"title": "Zápis"}))
    assert fill(str(path), {"title": "Zápis"}) == fill(path, {"title": "Zápis"})


# --- where docxtpl loses or corrupts ----------------------------------------------------------------------------------------------


def test_values_that_look_like_xml_keep_what_follows() -> None:
    assert "A & B <c>" in text(fill(paragraphs("{{ title }}", "konec"), {"title": "A & B <c>"}))
    assert "konec" in text(fill(paragraphs("{{ title }}", "konec"), {"title": "A & B <c>"}))


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\ud800", "\ufffe", "\x1f"])
def test_a_character_that_xml_cannot_hold_is_left_out_and_nothing_else(character: str) -> None:
    printed = text(fill(paragraphs("{{ title }}", "konec"), {"title": f"a{character}b"}))
    assert "ab" in printed
    assert "konec" in printed


def test_text_beside_a_paragraph_tag_is_refused_with_its_place() -> None:
    with pytest.raises(DocpipeError) as caught:
        fill(paragraphs("úvod", "Pozor: {%p if n %}", "x", "{%p endif %}"), {"n": 1})
    found = caught.value.diagnostics[0]
    assert (found.code, found.location and found.location.paragraph) == ("template-beside-tag", 2)


def test_a_row_loop_closed_wrongly_is_refused() -> None:
    content = table(("{% for row in rows %}", ""), ("{{ row.name }}", ""), ("{%tr endfor %}", ""))
    with pytest.raises(DocpipeError) as caught:
        fill(content, {"rows": ROWS})
    assert caught.value.diagnostics[0].code in {"template-result-broken", "template-beside-tag"}


def test_cells_are_merged_only_while_their_value_is_the_same() -> None:
    content = table(("{%tr for row in rows %}", ""), ("{{ row.group }}{% vm %}", "{{ row.name }}"), ("{%tr endfor %}", ""))
    printed = fill(content, {"rows": ROWS})
    assert [piece for piece in text(printed).split("|") if piece] == ["a", "Jana", "Petr", "b", "Eva"]
    with zipfile.ZipFile(io.BytesIO(printed)) as archive:
        xml = archive.read("word/document.xml").decode()
    assert (xml.count('<w:vMerge w:val="restart"/>'), xml.count('<w:vMerge w:val="continue"/>')) == (2, 1)


def test_quotes_and_dashes_that_word_put_into_tags_are_read_as_meant() -> None:
    assert "ano" in text(fill(paragraphs("{% if kind == „online“ %}ano{% endif %} {{ a – 1 }}"), {"kind": "online", "a": 3}))


def test_properties_hold_plain_text() -> None:
    document = docx.Document(io.BytesIO(fill(template(titled), {"title": "A & B", "author": "x"})))
    assert document.core_properties.title == "Zápis A & B"


def test_a_missing_value_is_a_mistake_with_its_place() -> None:
    with pytest.raises(DocpipeError) as caught:
        fill(paragraphs("úvod", "Název: {{ titel }}"), {"title": "x"})
    found = caught.value.diagnostics[0]
    assert (found.code, found.location and found.location.paragraph) == ("template-evaluation", 2)
    assert "titel" in str(found.arguments)


def test_a_broken_tag_is_a_mistake_with_its_place() -> None:
    with pytest.raises(DocpipeError) as caught:
        fill(paragraphs("úvod", "{{ title +* }}"), {"title": "x"})
    assert caught.value.diagnostics[0].code == "template-syntax"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"text", b"\xd0\xcf\x11\xe0 stary"])
def test_what_is_no_template_is_refused(content: bytes) -> None:
    with pytest.raises(DocpipeError):
        fill(content, {})


# --- hostile templates ------------------------------------------------------------------------------------------------------------

HOSTILE = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ self.__init__ }}",
    "{{ logo.tpl.docx.save('x.docx') }}",
    "{{ rich.add('x') }}",
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "{{ 'a' * 10 ** 9 }}",
    "{{ 'a'.ljust(10 ** 9) }}",
    "{{ 'a'|center(10 ** 9) }}",
    "{{ '%999999999d' % 1 }}",
    "{{ '%999999999d'|format(1) }}",
    "{{ '{:999999999}'.format(1) }}",
    "{{ '{:999999999}'['format'](1) }}",
    "{{ 10 ** (10 ** 9) }}",
    "{{ 'a'|center(1000000000) }}",
    "{{ 10 ** 900 ** 900 }}",
    "{{ lipsum(n=100000) }}",
    "{{ [1] * 10 ** 9 }}",
    "{% for a in range(90000) %}{{ big }}{% endfor %}",
    "{% set n = namespace(x=big) %}{% for a in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
    "{% set n = namespace(x=big) %}{% for a in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}",
    "{% set n = namespace(x=[1]) %}{% for a in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}",
    "{% set n = namespace(x=big) %}{% for a in range(60) %}{% set n.x = n.x|replace('x', n.x) %}{% endfor %}",
    "{% set n = namespace(x=big) %}{% for a in range(60) %}{% set n.x = n.x.replace('x', n.x) %}{% endfor %}",
    "{% set n = namespace(x=big) %}{% for a in range(60) %}{% set n.x = n.x|join(n.x) %}{% endfor %}",
    "{% set n = namespace(x=big) %}{% for a in range(60) %}{% set n.x = n.x.join(n.x) %}{% endfor %}",
    "{% set n = namespace(x=big) %}{% for a in range(60) %}{% set n.x = n.x.translate({120: n.x}) %}{% endfor %}",
    "{% set n = namespace(x=big) %}{% for a in range(60) %}{% set n.x = '{0}{0}'.format(n.x) %}{% endfor %}",
    "{% set n = namespace(x=big) %}{% for a in range(60) %}{% set n.x = '%s%s'|format(n.x, n.x) %}{% endfor %}",
    "{% set n = namespace(x=big) %}{% for a in range(60) %}{% set n.x = '%s%s' % (n.x, n.x) %}{% endfor %}",
    "{{ ([{'a': big}] * 90000)|join(attribute='a') }}",
    "{{ ('\\t' * 90000).expandtabs(90000) }}",
]


@pytest.mark.parametrize("tag", HOSTILE)
def test_a_hostile_template_is_refused_soon(tag: str) -> None:
    context = {"logo": InlineImage(None, str(LOGO)), "rich": RichText("x"), "big": "x" * 1000}
    with pytest.raises(DocpipeError) as caught:
        fill(paragraphs(tag), context)
    assert caught.value.diagnostics[0].code in {"template-evaluation", "template-too-long"}


def test_what_is_bounded_is_else_as_in_jinja() -> None:
    tags = (
        "{{ 'a' ~ n ~ [1] }}|{{ rows|join(', ', attribute='name') }}|{{ rows|map(attribute='name')|join }}|{{ 'abc'|join('-') }}|{{ 'aXa'|replace('X', 'Y') }}"
    )
    more = "|{{ ('<b>' ~ 'x')|length }}|{{ 'a' + 'b' }}|{{ [1] + [2] }}|{{ '%s-%s'|format(1, 2) }}|{{ '-'.join(['x', 'y']) }}|{{ 'a\nb'|indent(2) }}"
    rows = [{"name": "Jana & syn"}, {"name": "Petr"}]
    content = paragraphs(tags + more)
    assert text(fill(content, {"n": 5, "rows": rows})) == text(by_docxtpl(content, {"n": 5, "rows": rows}))


def test_a_value_is_never_read_as_a_template() -> None:
    assert "{{ title }}{% if %}" in text(fill(paragraphs("{{ title }}"), {"title": "{{ title }}{% if %}"}))


def test_importing_docpipe_loads_no_engine() -> None:
    program = "import sys, docpipe; print(len({'jinja2', 'docx', 'docxtpl', 'lxml'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip() == "0"
    assert set(docpipe.__all__) == {"__version__", "fill"}
