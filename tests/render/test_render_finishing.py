"""What is printed in odd places of a part comes out whole: text boxes, other prefixes, many values in a text, empty values."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx_building import context, lines, minutes, opened, rendered, rewritten, template
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docpipe.czech.typography import typeset
from docpipe.render import Template, open_template

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BOX = (
    f'<w:r xmlns:w="{W}" xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent>'
    "<w:p><w:r><w:t>Uvnitř: {{ meeting.place }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


def boxed(document: Document) -> None:
    paragraph = document.add_paragraph("Před {{ meeting.title }} a ")
    paragraph._p.append(parse_xml(BOX))
    paragraph.add_run("po {{ total }}")


def test_values_around_and_in_a_text_box_belong_to_their_own_paragraphs(tmp_path: Path) -> None:
    result = rendered(template(tmp_path, build=boxed))
    found = {entry.path: (entry.text, entry.paragraph) for entry in result.ledger}
    assert found == {"meeting.title": ("Setkání k\u00a0potřebám", 1), "total": ("1\u00a0234\u00a0567,5", 1), "meeting.place": ("Horažďovice", 2)}
    assert lines(result) == ["Před Setkání k potřebám a po 1 234 567,5"]


def test_a_part_with_other_prefixes_is_rendered_like_any(tmp_path: Path) -> None:
    def renamed(parts: dict[str, bytes]) -> None:
        name = "word/document.xml"
        parts[name] = parts[name].replace(b"<w:", b"<ns0:").replace(b"</w:", b"</ns0:").replace(b" w:", b" ns0:").replace(b"xmlns:w=", b"xmlns:ns0=")

    template(tmp_path, "Místo: {{ meeting.place }}", "{%p for item in agenda %}", "{{ item.title }}", "{%p endfor %}")
    made = open_template(rewritten(tmp_path / "template.docx", renamed), "template", "templates_docx/template.docx")
    assert lines(rendered(made)) == ["Místo: Horažďovice", "Zahájení", "Potřeby", "Závěr"]


_TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), max_size=30)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return template(tmp_path_factory.mktemp("odd"), "{{ people[0] }} & {{ people[1] }}: „{{ people[0] }}“", "{{ people[0] }}", "k {{ people[1] }}")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"), exclude_characters="\r\n\t"), max_size=30),
    st.sampled_from(["", "<b>", "&amp;", "a&b", "1-2", " x "]),
)
def test_any_texts_stand_in_the_document_as_typography_sets_them(odd: Template, first: str, second: str) -> None:
    result = rendered(odd, context(minutes(people=(first, second))))
    whole = [f"{first} & {second}: „{first}“", first, f"k {second}"]
    expected = [typeset([text])[0] if first or second else text for text in whole]
    assert [paragraph.text for paragraph in opened(result).paragraphs] == expected
