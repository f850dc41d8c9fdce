"""The screen: complaints one a line in order of place, tables that grep understands, output that no encoding, pipe or crash can break."""

from __future__ import annotations

import io
import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import given
from hypothesis import strategies as st
from workspaces import small

from docpipe.cli import main
from docpipe.console import Screen
from docpipe.console.text import further, in_order, line_of, one_line, summary, table_lines
from docpipe.diagnostics import Diagnostic, Location, Severity

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "cs_CZ.UTF-8"}


def complaint(path: str | None, line: int | None = None, column: int | None = None, code: str = "key-twice") -> Diagnostic:
    return Diagnostic(code, Location(path, line, column) if path else None, {"key": "místo", "other": "place"})


def docpipe(*words: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "docpipe", *words]
    return subprocess.run(command, cwd=folder, env={**ENVIRONMENT, **variables}, capture_output=True, check=False)


def test_complaints_come_by_place_each_once_and_those_without_one_last() -> None:
    found = [complaint(None), complaint("b.yaml", 2), complaint("a.yaml", 10), complaint("a.yaml", 9, 7), complaint("a.yaml", 9, 3), complaint("b.yaml", 2)]
    assert [str(item.location) for item in in_order(found)] == ["a.yaml:9:3", "a.yaml:9:7", "a.yaml:10", "b.yaml:2", "None"]


def test_a_complaint_is_a_line_an_editor_understands() -> None:
    assert line_of(complaint("content/lide.yaml", 9, 3), "cs").startswith("content/lide.yaml:9:3: chyba[key-twice]: ")
    assert line_of(complaint("content/lide.yaml", 9, 3), "en").startswith("content/lide.yaml:9:3: error[key-twice]: ")
    assert line_of(complaint(None), "cs").startswith("chyba[key-twice]: ")


def test_a_page_is_named_in_the_language_asked_for() -> None:
    told = Diagnostic("key-twice", Location("a.pdf", page=3), {"key": "x", "other": "y"}, related=(Location("b.pdf", page=7),))
    assert line_of(told, "cs").startswith("a.pdf:s. 3: chyba")
    assert line_of(told, "en").startswith("a.pdf:p. 3: error")
    assert "b.pdf:p. 7" in " ".join(further(told, "en"))


@given(st.text())
def test_no_value_breaks_a_complaint_into_two_lines(text: str) -> None:
    told = line_of(Diagnostic("key-twice", Location("a.yaml", 1), {"key": text, "other": text}), "cs")
    assert len(told.splitlines()) == 1
    assert "\x1b" not in told


@given(st.lists(st.tuples(st.text(), st.text(), st.text())))
def test_a_table_has_a_line_for_each_row(rows: list[tuple[str, str, str]]) -> None:
    lines = table_lines(("projekt", "záznam", "název"), rows)
    assert len(lines) == len(rows) + 1
    assert len("\n".join(lines).splitlines() or [""]) <= len(rows) + 1
    for row, line in zip(rows, lines[1:], strict=True):
        assert all(one_line(cell).rstrip() in line for cell in row)


@pytest.mark.parametrize(
    ("errors", "warnings", "czech", "english"),
    [
        (0, 0, "bez chyb a varování", "no errors, no warnings"),
        (1, 0, "1 chyba", "1 error"),
        (2, 1, "2 chyby, 1 varování", "2 errors, 1 warning"),
        (5, 5, "5 chyb, 5 varování", "5 errors, 5 warnings"),
        (22, 0, "22 chyb", "22 errors"),
    ],
)
def test_the_summary_counts_in_good_czech(errors: int, warnings: int, czech: str, english: str) -> None:
    found = [complaint("a.yaml", number + 1) for number in range(errors)]
    found += [Diagnostic("key-twice", Location("b.yaml", number + 1), severity=Severity.WARNING) for number in range(warnings)]
    assert summary(found, "cs") == czech
    assert summary(found, "en") == english


def test_json_survives_a_stream_that_lacks_czech_letters() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="cp1252")
    Screen("cs", stream, stream).data({"název": "Příliš žluťoučký kůň 🐎"})
    stream.flush()
    assert json.loads(raw.getvalue().decode("cp1252")) == {"název": "Příliš žluťoučký kůň 🐎"}


@pytest.mark.parametrize("encoding", ["ascii", "cp1250", "cp1252", "utf-8"])
def test_no_encoding_of_the_console_stops_docpipe(encoding: str, tmp_path: Path) -> None:
    finished = docpipe("build", "--help", folder=tmp_path, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert finished.returncode == 0
    assert b"Pou" in finished.stdout
    assert docpipe("vyrob", folder=tmp_path, PYTHONIOENCODING=encoding, PYTHONUTF8="0").returncode == 2


def test_in_a_pipe_there_are_no_colours_and_no_wrapping(tmp_path: Path) -> None:
    assert docpipe("init", folder=tmp_path).returncode == 0
    finished = docpipe("list", folder=tmp_path, FORCE_COLOR="1", COLUMNS="20")
    assert finished.returncode == 0
    assert b"\x1b" not in finished.stdout
    heading, *rows = finished.stdout.decode().splitlines()
    assert heading.startswith("projekt  záznam")
    assert all(row.startswith("ukazka   ") for row in rows)


def test_a_reader_that_stops_reading_is_no_error(tmp_path: Path) -> None:
    script = f'"{sys.executable}" -m docpipe explain | head -n 1'
    environment = {**ENVIRONMENT, "LC_ALL": "C.UTF-8"}
    finished = subprocess.run(["bash", "-c", f"set -o pipefail; {script}"], cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert finished.stderr == b""
    assert finished.returncode == 0


def test_a_fault_of_docpipe_itself_is_told_and_logged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "docpipe.yaml").write_text("formát: 1\n", encoding="utf-8")

    def broken(*_: object) -> None:
        raise RuntimeError("rozbité ozubené kolo")

    monkeypatch.setattr("docpipe.pipeline.check", broken)
    assert main(["-C", str(tmp_path), "check", "--lang", "cs"]) == 70
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("docpipe selhal (RuntimeError: rozbité ozubené kolo). Je to chyba programu, ne vaše")
    assert "Traceback" not in shown.err
    log = (tmp_path / "build" / "docpipe.log").read_text(encoding="utf-8")
    assert "Traceback" in log
    assert "rozbité ozubené kolo" in log


@pytest.mark.skipif(os.name != "posix", reason="Windows sends no such signal")
def test_an_interrupt_is_told_without_a_traceback(tmp_path: Path) -> None:
    small(tmp_path)
    (tmp_path / "build/.docpipe").mkdir(parents=True)
    command = [sys.executable, "-m", "docpipe", "--lang", "cs", "clean"]
    with FileLock(tmp_path / "build/.docpipe/lock"):  # so that it has something to wait for
        waiting = subprocess.Popen(command, cwd=tmp_path, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(3)
        waiting.send_signal(signal.SIGINT)
        _, err = waiting.communicate(timeout=30)
    assert waiting.returncode == 130
    assert err.decode().strip() == "přerušeno; příští spuštění naváže"


def on_terminal(*words: str, folder: Path) -> str:
    """Return what docpipe shows on a terminal."""
    import pty

    mine, its = pty.openpty()
    environment = {**ENVIRONMENT, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "40"}
    process = subprocess.Popen([sys.executable, "-m", "docpipe", *words], cwd=folder, env=environment, stdin=its, stdout=its, stderr=its)
    os.close(its)
    shown = b""
    while select.select([mine], [], [], 60)[0]:
        try:
            piece = os.read(mine, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(mine)
    assert process.wait(timeout=60) in (0, 1)
    return shown.decode()


@pytest.mark.skipif(os.name != "posix", reason="a terminal of its own is made by pty")
def test_on_a_terminal_a_build_shows_its_stages_and_colours(tmp_path: Path) -> None:
    assert docpipe("init", folder=tmp_path).returncode == 0
    (tmp_path / "content" / "cizi.yaml").write_text("a: b\n", encoding="utf-8")
    shown = on_terminal("build", "--format", "docx", folder=tmp_path)
    assert "render – plnění šablon" in shown
    assert "\x1b[" in shown
    assert "vyrobeno" in shown
    assert "content/cizi.yaml" in shown
