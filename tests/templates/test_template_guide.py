"""The guide to the tags: two pages for whoever knows only Word, and an annex with every tag there is, that always holds."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest
from docx.document import Document
from judges import JudgeDocx
from pypdf import PdfReader
from workspaces import run, small

from docpipe import convert, fill, graph
from docpipe.diagnostics import DocpipeError, Severity
from docpipe.messages import severity_of
from docpipe.pipeline.templates.guide import guide
from docpipe.pipeline.templates.linting import lint
from docpipe.render import open_template

KINDS = graph.kinds()
FOR = re.compile(r"\{%p for (\w+) in ([\w.]+) %\}")
FIRST = re.compile(r"\{[{%]p? ?(?:if (?:not )?|for \w+ in )?(\w+)")


def opened(name: str) -> Document:
    return docx.Document(io.BytesIO(guide(KINDS[name])))


def annex(name: str) -> list[list[str]]:
    """The rows of the annex: a line above a part or a list once, a tag with what it prints."""
    rows = opened(name).tables[-1].rows[1:]
    return [list(dict.fromkeys(cell.text.replace("\u00a0", " ") for cell in row.cells)) for row in rows]


def template(folder: Path, paragraphs: list[str]) -> Path:
    made = docx.Document()
    for text in ("{{p strip }}", *paragraphs):
        made.add_paragraph(text)
    path = folder / "template.docx"
    made.save(str(path))
    return path


def wrapped(tag: str, loops: dict[str, str]) -> list[str]:
    """A tag inside the loops that give its first name, as paragraphs."""
    pieces = [piece.strip() for piece in re.findall(r"\{[{%].*?[%}]\}", tag)]
    around: list[str] = []
    name = FIRST.match(tag)
    while name is not None and name[1] in loops:
        around.append(loops[name[1]])
        found = FOR.match(loops[name[1]])
        name = re.match(r"(\w+)", found[2]) if found is not None else None
    return [*reversed(around), *pieces, *("{%p endfor %}" for _ in around)]


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_tag_of_the_annex_is_right_in_its_place(tmp_path: Path, name: str) -> None:
    loops: dict[str, str] = {}
    paragraphs: list[str] = []
    for row in annex(name):
        found = FOR.search(row[0])
        if len(row) == 1:
            if found is not None:
                loops[found[1]] = found[0]
        else:
            paragraphs += wrapped(row[0], loops)
    assert paragraphs
    found_wrong = lint(open_template(template(tmp_path, paragraphs), "x"), KINDS[name])
    assert [(item.code, item.arguments) for item in found_wrong if severity_of(item) is Severity.FAULT] == []


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_field_of_the_kind_is_in_the_annex(name: str) -> None:
    from docpipe.pipeline import template_fields

    tags = " ".join(row[0] for row in annex(name) if len(row) > 1 or "{%" in row[0])
    for path, sort, _ in template_fields(name):
        if sort != "view":
            assert re.search(rf"[\w.]*\b{path.rpartition('.')[2]}\b", tags), path


@pytest.mark.parametrize("name", sorted(KINDS))
def test_the_examples_are_tags_of_the_kind(tmp_path: Path, name: str) -> None:
    document = opened(name)
    body = [paragraph.text for paragraph in document.paragraphs] + [cell.text for table in document.tables[:2] for row in table.rows for cell in row.cells]
    loop = next(found[0] for text in body if (found := FOR.search(text)))
    found = FOR.match(loop)
    assert found is not None
    tags = dict.fromkeys(tag for text in body for tag in re.findall(r"\{\{p? ?[\w.|()\"–]+ \}\}", text.replace("\u00a0", " ")) if "strip" not in tag)
    inside = [tag for tag in tags if re.match(rf"\{{\{{ ({found[1]}|loop)\.", tag)]
    prose = [tag for tag in tags if tag.startswith("{{p")]
    assert len(inside) >= 3
    rest = [tag for tag in tags if tag not in inside and tag not in prose]
    wrong = lint(open_template(template(tmp_path, [*rest, loop, *inside, "{%p endfor %}"]), "x"), KINDS[name])
    assert [(item.code, item.arguments) for item in wrong if severity_of(item) is Severity.FAULT] == []
    assert all(any(row[0] == tag for row in annex(name)) for tag in prose)


def test_a_guide_has_two_pages_and_its_annex_begins_on_the_third(tmp_path: Path) -> None:
    jobs = []
    for name, kind in KINDS.items():
        source = tmp_path / f"{name}.docx"
        source.write_bytes(guide(kind))
        jobs.append(convert.Job(source, tmp_path / f"{name}.pdf", name, "Návod"))
    assert convert.convert(jobs).diagnostics == ()
    for job in jobs:
        pages = [page.extract_text() for page in PdfReader(job.target).pages]
        starts = [number for number, text in enumerate(pages, 1) if text.lstrip().startswith("Příloha: co smí tisknout")]
        assert starts == [3], job.name
        assert "Když něco nejde" in pages[1], job.name
        assert len(pages[1].splitlines()) < 42, "Word breaks lines a little otherwise: there is room left"


def test_a_guide_is_a_real_word_document(tmp_path: Path, judge_docx: JudgeDocx) -> None:
    document = opened("minutes")
    styled = [(paragraph.style.name, paragraph.text.replace("\u00a0", " ")) for paragraph in document.paragraphs]
    headings = [pair for pair in styled if pair[0].startswith("Heading")]
    assert headings[0] == ("Heading 1", "Návod k šabloně Wordu: zápis")
    assert ("Heading 2", "Přidat sloupec do tabulky") in headings
    assert ("Heading 1", "Příloha: co smí tisknout šablona „zápis“") in headings
    assert {table.style.name for table in document.tables} == {"docpipe Table"}
    assert {paragraph.style.name for paragraph in document.paragraphs} >= {"List Bullet", "List Number", "Body Text"}
    paths = [tmp_path / f"{name}.docx" for name in ("minutes", "plan")]
    for path in paths:
        path.write_bytes(guide(KINDS[path.stem]))
    assert judge_docx(paths) == []


def test_the_tags_of_a_guide_are_never_filled(tmp_path: Path) -> None:
    root = small(tmp_path)
    told = run(root, "templates", "guide")
    assert told.report["path"] == "build/vzory-sablon/navod-zapis.docx"
    made = (root / told.report["path"]).read_bytes()
    assert "{{ meeting.place }}" in "".join(paragraph.text for paragraph in docx.Document(io.BytesIO(made)).paragraphs)
    (root / "templates_docx").mkdir()
    (root / "templates_docx" / "minutes.docx").write_bytes(made)
    assert run(root, "templates", "check").codes() == ["template-is-guide"]
    assert "template-is-guide" in run(root, "build", "--kind", "minutes", "--format", "docx").codes()
    assert run(root, "templates", "sample", "minutes").codes() == ["template-is-guide"]
    with pytest.raises(DocpipeError) as caught:
        fill(made, {"meeting": {"place": "Praha"}})
    assert [item.code for item in caught.value.diagnostics] == ["template-is-guide"]
    saved = docx.Document(io.BytesIO(made))  # opened and saved again, as Word does
    saved.save(str(root / "templates_docx" / "minutes.docx"))
    assert run(root, "templates", "check").codes() == ["template-is-guide"]


def test_a_guide_that_somebody_wrote_notes_into_is_kept(tmp_path: Path) -> None:
    root = small(tmp_path)
    path = root / run(root, "templates", "guide", "zápis").report["path"]
    path.write_bytes(b"s mymi poznamkami")
    told = run(root, "templates", "guide", "zápis").find("edit-set-aside")
    assert (root / told[0]["path"]).read_bytes() == b"s mymi poznamkami"
    assert run(root, "templates", "guide", "smlouva").code == 2
