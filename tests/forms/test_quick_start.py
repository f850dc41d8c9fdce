"""The quick start is true: its commands are the program's, and the meeting it shows gives its documents."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from workspaces import ROOT, docpipe, run

PAGE = (ROOT / "docs/zaciname.md").read_text(encoding="utf-8")


def test_its_commands_and_its_meeting_work_as_they_stand(tmp_path: Path) -> None:
    assert docpipe(tmp_path, "--lang", "cs", "init", str(tmp_path)).returncode == 0
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    commands = [line for language, block in blocks if not language for line in block.splitlines()]
    made = []
    for line in dict.fromkeys(commands):
        words = shlex.split(line)[1:]
        if words[0] != "new":
            assert words in (["check"], ["build"]), line
            continue
        ran = run(tmp_path, *words)
        assert ran.code == 0, (line, ran.codes())
        made.append(ran.report["path"])
        if "setkani" in made[-1]:
            assert made[-1].replace("/", "\\").replace("ukazka", "<projekt>") in PAGE
            (tmp_path / made[-1]).unlink()  # a second form of the same meeting is refused
    assert {Path(name).suffix for name in made} == {".xlsx", ".md", ".docx"}
    (example,) = [block for language, block in blocks if language == "markdown"]
    (tmp_path / "content/ukazka/setkani/2024-06-13-ps-seniori.md").write_text(example, encoding="utf-8")
    built = run(tmp_path, "build", "--format", "docx", "2024-06-13-ps-seniori")
    assert [item for item in built.report["diagnostics"] if item["severity"] != "info" and "2024-06-13" in (item["path"] or "")] == []
    assert {(item["kind"], item["edition"]) for item in built.report["outputs"]} == {
        ("invitation", "internal"),
        ("attendance", "internal"),
        ("minutes", "internal"),
        ("minutes", "public"),
    }


def test_the_readme_leads_to_it() -> None:
    assert "docs/zaciname.md" in (ROOT / "README.md").read_text(encoding="utf-8")
