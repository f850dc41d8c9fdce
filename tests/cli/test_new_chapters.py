"""`docpipe new chapter` begins a file that is right from the start, prints nothing of its instructions, and overwrites nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from judges import JudgeDocx
from workspaces import ROOT, run, small, write

from docpipe.pipeline.load import load
from docpipe.prose import plain_text, without_notes
from docpipe.prose.blocks import Prose
from docpipe.workspace import find

PLAN = {"content/ukazkov/plan.yaml": "název: Plán\nobdobí: 2024–2026\n"}
TITLE = "Doprava & „dostupnost“: <služeb>"


def workspace(root: Path) -> Path:
    write(small(root), PLAN)
    (root / "templates_docx").mkdir()
    shutil.copy(ROOT / "templates_docx" / "minutes.docx", root / "templates_docx" / "plan.docx")
    return root


@pytest.mark.parametrize("words", [(), ("--word",)])
def test_a_new_chapter_is_right_and_prints_nothing_of_its_instructions(tmp_path: Path, words: tuple[str, ...]) -> None:
    root = workspace(tmp_path)
    made = run(root, "new", "chapter", TITLE, *words)
    assert made.code == 0
    assert made.report["path"] == f"content/ukazkov/kapitoly/doprava-dostupnost-sluzeb.{'docx' if words else 'md'}"
    loaded = load(find(root))
    assert [item.code for item in loaded.diagnostics if item.location and "kapitoly" in item.location.path] == ["chapter-empty"]
    (record,) = loaded.collection.of("chapter", "ukazkov")
    assert getattr(record.value, "title", "").replace("\u00a0", " ") == TITLE
    text = getattr(record.value, "text", None) or Prose()
    assert plain_text(without_notes(text)) == ""


def test_the_word_file_has_the_styles_of_the_template_and_is_valid(tmp_path: Path, judge_docx: JudgeDocx) -> None:
    root = workspace(tmp_path)
    run(root, "new", "chapter", "Doprava", "--word")
    assert judge_docx([root / "content/ukazkov/kapitoly/doprava.docx"]) == []


def test_a_chapter_that_is_there_stays(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    write(root, {"content/ukazkov/kapitoly/07-doprava.md": "Hotový text.\n"})
    for words in ((), ("--word",)):
        assert run(root, "new", "chapter", "Doprava", *words).codes() == ["new-chapter-there"]
    assert [path.name for path in (root / "content/ukazkov/kapitoly").iterdir()] == ["07-doprava.md"]
    assert (root / "content/ukazkov/kapitoly/07-doprava.md").read_text() == "Hotový text.\n"


def test_the_project_is_asked_for_where_it_is_not_clear(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    write(root, {"content/jinov/projekt.yaml": "název: Jinov\nprogram: opz-plus\n", "content/jinov/plan.yaml": "název: Plán\nobdobí: 2024–2026\n"})
    assert run(root, "new", "chapter", "Doprava").codes() == ["new-project-needed"]
    assert run(root, "new", "chapter", "Doprava", "--project", "nikde").codes() == ["new-project-unknown"]
    assert run(root, "new", "chapter", "Doprava", "--project", "jinov").report["path"] == "content/jinov/kapitoly/doprava.md"
    assert run(root / "content/ukazkov", "new", "chapter", "Doprava").report["path"] == "content/ukazkov/kapitoly/doprava.md"
    assert run(root, "new", "chapter", "Doprava", "--shared").report["path"] == "content/kapitoly/doprava.md"
    assert run(root, "new", "chapter", " ").codes() == ["new-title-empty"]
