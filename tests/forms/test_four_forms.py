"""One meeting written as YAML, Markdown, a workbook and a Word form gives the same documents, byte for byte."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from form_samples import MARKDOWN, NAME, YAML
from word_building import form
from workbook_building import workbook
from workspaces import run, small

FORMS = {".yaml": dedent(YAML).lstrip().encode(), ".md": MARKDOWN.encode(), ".xlsx": workbook(), ".docx": form()}


def built(root: Path, suffix: str) -> dict[str, bytes]:
    small(root)
    (root / f"{NAME}.yaml").unlink()
    (root / f"{NAME}{suffix}").write_bytes(FORMS[suffix])
    ran = run(root, "build", "--format", "docx")
    assert ran.codes("fault") == []
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in ran.outputs("docx")}


def test_the_four_forms_give_the_same_documents(tmp_path: Path) -> None:
    expected = built(tmp_path / "yaml", ".yaml")
    assert {name.split("/")[2] for name in expected} >= {"zapis", "prezencni-listina", "pozvanka"}
    for suffix in (".md", ".xlsx", ".docx"):
        found = built(tmp_path / suffix[1:], suffix)
        assert list(found) == list(expected)
        assert [name for name in expected if found[name] != expected[name]] == [], suffix
