"""While somebody writes: what changed is made, what is wrong is said at once, nothing half-saved is read, Ctrl-C ends it."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from workspaces import MEETING, run, small, write

from docpipe.pipeline.watching import changes
from docpipe.workspace import Workspace

RECORD = "content/ukazkov/setkani/2024-02-06-skupina.yaml"


def nothing() -> None:
    """Let a look pass."""


class _Over(Exception):  # noqa: N818 - no error: there are no more looks
    pass


def seen(root: Path, *steps: Callable[[], object]) -> list[tuple[str, ...]]:
    """Return the changes told while these steps are done, one before each look."""
    left = list(steps)
    found: list[tuple[str, ...]] = []

    def wait() -> None:
        if not left:
            raise _Over
        left.pop(0)()

    with contextlib.suppress(_Over):
        for names in changes(Workspace(root), wait):
            found.append(names)  # noqa: PERF402 - what came before the end is kept
    return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small(tmp_path)


def put(root: Path, name: str, text: str) -> Callable[[], object]:
    return lambda: write(root, {name: text})


def test_a_change_is_told_once_it_has_stayed_from_one_look_to_the_next(root: Path) -> None:
    assert seen(root, put(root, RECORD, "a: 1\n"), nothing, nothing, nothing) == [(RECORD,)]
    assert seen(root, put(root, RECORD, "b: 12\n")) == [], "it may still be being written"


def test_a_file_that_grows_is_told_when_it_is_whole(root: Path) -> None:
    steps = [put(root, RECORD, "a" * number) for number in (10, 200, 3000)]
    assert seen(root, *steps, nothing, nothing) == [(RECORD,)]


def test_several_files_of_one_save_are_told_together(root: Path) -> None:
    def both() -> None:
        write(root, {RECORD: "a: 1\n", "content/lide.yaml": "[]\n"})

    assert seen(root, both, nothing, nothing) == [("content/lide.yaml", RECORD)]


def test_a_file_that_an_editor_empties_before_writing_is_waited_for(root: Path) -> None:
    assert seen(root, put(root, RECORD, ""), nothing, nothing, put(root, RECORD, "a: 1\n"), nothing) == [(RECORD,)]
    emptied = seen(root, put(root, RECORD, ""), *[nothing] * 14)
    assert emptied == [(RECORD,)], "somebody may want it empty"


def test_a_file_taken_away_and_put_back_by_a_save_is_one_change(root: Path) -> None:
    assert seen(root, (root / RECORD).unlink, put(root, RECORD, "a: 1\n"), nothing, nothing) == [(RECORD,)]
    assert seen(root, (root / RECORD).unlink, nothing) == [(RECORD,)]


@pytest.mark.parametrize("name", ["~$2024.docx", ".~lock.a.xlsx#", ".a.yaml.swp", "a.yaml~", "a.tmp", "4913.tmp", "#a.yaml#"])
def test_what_editors_leave_beside_is_no_change(root: Path, name: str) -> None:
    assert seen(root, put(root, f"content/ukazkov/setkani/{name}", "x"), nothing, nothing) == []


def test_what_is_built_is_no_change(root: Path) -> None:
    assert seen(root, put(root, "build/a.docx", "x"), put(root, "released/a.pdf", "x"), nothing, nothing) == []


def until(process: subprocess.Popen[str], text: str) -> str:
    """Return what a process says until it says a text, or ends."""
    assert process.stdout is not None
    said = ""
    while text not in said and (line := process.stdout.readline()):
        said += line
    assert text in said, said
    return said


@pytest.mark.skipif(sys.platform == "win32", reason="a signal is sent as a terminal does it")
def test_it_makes_what_changed_says_what_is_wrong_and_ends_by_an_interrupt(root: Path) -> None:
    command = [sys.executable, "-m", "docpipe", "-C", str(root), "--lang", "cs", "watch", "zapis", "interni", "--format", "docx"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    watchdog = threading.Timer(90, process.kill)
    watchdog.start()
    try:
        until(process, "bez chyb a varování")
        output = root / "build/ukazkov/zapis/2024-02-06_zapis_skupina_interni.docx"
        before = output.read_bytes()
        write(root, {RECORD: MEETING.replace("do: 10:30", "do: 8:30")})
        said = until(process, "zbývá hlášení: 1")
        assert f"změněno: {RECORD}" in said
        assert "meeting-ends-before-start" in said
        write(root, {RECORD: MEETING.replace("do: 10:30", "do: 8:30") + "    úkoly: [\n"})
        said = until(process, "zbývá hlášení: 1")
        assert "vyřešeno" not in said, "what nobody could look at is not solved"
        write(root, {RECORD: MEETING.replace("do: 10:30", "do: 8:30")})
        said = until(process, "zbývá hlášení: 1")
        assert "vyřešeno: 1" in said
        assert "meeting-ends-before-start" not in said, "it was told already"
        write(root, {RECORD: MEETING.replace("Radnice", "Knihovna")})
        said = until(process, "bez chyb a varování")
        assert "vyřešeno: 1" in said
        assert "zapis_skupina_interni.docx" in said
        assert output.read_bytes() != before
        process.send_signal(signal.SIGINT)
        rest, errors = process.communicate(timeout=30)
        assert (process.returncode, errors) == (0, "")
        assert "Konec hlídání." in rest
    finally:
        watchdog.cancel()
        process.kill()
        process.wait()


def test_where_every_record_is_faulty_the_fault_is_told_and_not_the_word_that_selects_nothing(root: Path) -> None:
    write(root, {RECORD: MEETING + "    úkoly: [\n"})
    for words in (("build", "zapis"), ("build", "interni"), ("history", "minutes")):
        ran = run(root, *words)
        assert [item["path"] for item in ran.report["diagnostics"] if item["severity"] == "fault"] == [RECORD], words
        assert "usage-selector-unknown" not in ran.codes(), words
