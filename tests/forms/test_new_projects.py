"""`docpipe new project` makes a project that passes the check, of options or of answers on a terminal, and overwrites nothing."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest
from workspaces import GROUPS, run, small

from docpipe.messages import severity_of
from docpipe.pipeline.load import load
from docpipe.records.collection import project_of
from docpipe.workspace import find

NUMBER = "CZ.03.02.02/00/22_046/0009999"
GIVEN = (
    *("--name", "Plánování služeb na „Novém“ Ukázkovsku: 2. etapa", "--short-name", "KPSS Nové Ukázkovsko", "--registration", NUMBER),
    *("--beneficiary", 'Město "Nové" Ukázkovo', "--ico", "00255513", "--territory", "Nové Ukázkovsko", "--realisation", "1. 1. 2024 – 31. 12. 2025"),
    *("--plan-period", "2026–2028", "--contact", "Mgr. Hana Nová, Ph.D.", "--activity", "KA 01 Řízení projektu", "--activity", "KA 02: Setkávání"),
)
FILES = [
    "content/kpss-nove-ukazkovsko/projekt.yaml",
    "content/organizace/mesto-nove-ukazkovo.yaml",
    "content/lide/hana-nova.yaml",
]


def serious(root: Path) -> list[str]:
    return [item.code for item in load(find(root)).diagnostics if severity_of(item).fails]


def test_of_options_it_passes_the_check(tmp_path: Path) -> None:
    root = small(tmp_path)
    assert run(root, "new", "projekt", *GIVEN).report["files"] == FILES
    assert serious(root) == []
    record = load(find(root)).collection.get("project:kpss-nove-ukazkovsko")
    assert record is not None
    project = project_of(record)
    assert (project.programme, str(project.registration_number), project.beneficiary) == ("opz-plus", NUMBER, 'Město "Nové" Ukázkovo')
    assert [(item.code, item.name) for item in project.key_activities] == [("KA 01", "Řízení projektu"), ("KA 02", "Setkávání")]
    assert "Operační program Zaměstnanost plus" in (root / FILES[0]).read_text(encoding="utf-8")
    assert run(root, "new", "project", *GIVEN).codes() == ["new-project-there"]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ((), ["new-project-needs"]),
        (("--name", "A", "--beneficiary", "B"), ["new-project-needs"]),
        (("--name", "A", "--beneficiary", "B", "--programme", "opz"), ["programme-unknown"]),
        (("--name", "A", "--beneficiary", "B", "--registration", "123"), ["registration-number-not-understood"]),
        (("--name", "A", "--beneficiary", "B", "--programme", "none", "--ico", "12345678"), ["ico-check-digit"]),
        (("--name", "A", "--beneficiary", "B", "--programme", "none", "--realisation", "loni"), ["period-not-understood"]),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(tmp_path: Path, words: tuple[str, ...], codes: list[str]) -> None:
    root = small(tmp_path)
    before = sorted(root.rglob("*"))
    assert run(root, "new", "project", *words).codes() == codes
    assert [path for path in sorted(root.rglob("*")) if "build" not in path.parts] == before


def test_what_the_registers_know_is_not_written_again(tmp_path: Path) -> None:
    root = small(tmp_path)
    ran = run(root, "new", "project", "--name", "Druhý", "--programme", "none", "--beneficiary", "Město Ukázkov", "--contact", "Mgr. Jana Nováková")
    assert ran.report["files"] == ["content/druhy/projekt.yaml"]
    assert serious(root) == []


def test_on_a_terminal_it_asks_in_czech_and_asks_again_what_is_not_understood(tmp_path: Path) -> None:
    root = small(tmp_path)
    answers = ["Třetí projekt", "KPSS Třetí", "nesmysl", NUMBER, "", "", "Město Ukázkov", "", "Třetí", "", "2026–2028", "", "KA 01 Řízení", ""]
    shown, code = talked([sys.executable, "-m", "docpipe", "-C", str(root), "--lang", "cs", "new", "project"], answers)
    assert code == 0, shown
    assert "Název projektu podle právního aktu" in shown
    assert "[opz-plus]" in shown
    assert "bez odpovědi to nejde" in shown  # whose project it is, must be said
    assert "není registrační číslo" in shown or "registračního čísla" in shown
    assert serious(root) == []
    record = load(find(root)).collection.get("project:kpss-treti")
    assert record is not None
    assert (project_of(record).programme, len(project_of(record).key_activities)) == ("opz-plus", 1)


def test_a_new_meeting_asks_for_its_group_and_day(tmp_path: Path) -> None:
    root = small(tmp_path, groups=GROUPS + "\n    - {název: Řídicí skupina, projekt: ukazkov}\n")
    command = [sys.executable, "-m", "docpipe", "-C", str(root), "--lang", "cs", "new", "setkání"]
    shown, code = talked(command, ["Řídicí skupina", "31. 2. 2024", "5. 3. 2024"])
    assert code == 0, shown
    assert (root / "content/ukazkov/setkani/2024-03-05-ridici-skupina.xlsx").is_file()


def talked(command: list[str], answers: list[str]) -> tuple[str, int]:
    """Run a command on a terminal of its own, answer its questions one after another, and return what it showed."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True)
    os.close(theirs)
    shown, waiting = b"", list(answers)
    asked = 0
    while process.poll() is None or select.select([ours], [], [], 0)[0]:
        ready, _, _ = select.select([ours], [], [], 20)
        if not ready:
            process.kill()
            break
        try:
            shown += os.read(ours, 4096)
        except OSError:
            break
        questions = shown.count(b": ") if shown.endswith(b": ") else asked
        if questions > asked and waiting:
            asked = questions
            os.write(ours, waiting.pop(0).encode() + b"\n")
    os.close(ours)
    return shown.decode(errors="replace"), cast("int", process.wait())
