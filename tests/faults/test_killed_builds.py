"""Builds killed at any moment: no document is half written, none is taken for a person's, and the next build gives what an undisturbed one gives."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest
from enduring import RECORD, assert_no_process_is_left, assert_nothing_is_half_written, begin, kill_after, outputs, several, temporary_files
from workspaces import MEETING, Ran, run, write

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are found in /proc")
PLACES = ("Radnice", "Knihovna", "Hasičská zbrojnice")


def meeting_in(root: Path, place: str) -> None:
    write(root, {RECORD: MEETING.replace("Radnice", place)})


def undisturbed(root: Path, place: str, *words: str) -> tuple[dict[str, bytes], float]:
    """Return what a build gives when nothing happens to it, and how long it takes."""
    meeting_in(several(root), place)
    began = time.monotonic()
    assert run(root, "build", *words).code == 0
    return outputs(root), time.monotonic() - began


def kill_and_change(root: Path, kills: int, seconds: float, words: tuple[str, ...], environment: dict[str, str]) -> None:
    """Kill builds at random moments; between two of them the content changes, so that there is always something to make."""
    chance = random.Random(kills)  # noqa: S311 - any moments will do, the same ones each time are easier to look into
    for number in range(kills):
        meeting_in(root, PLACES[number % 3])
        kill_after(begin(root, "build", *words, environment=environment), chance.uniform(0.1, 1.0) * seconds)
        assert_nothing_is_half_written(root)


def assert_survived(tmp_path: Path, kills: int, *words: str) -> None:
    wanted, seconds = undisturbed(tmp_path / "klid", PLACES[0], *words)
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    environment = {"TMPDIR": str(temporary)}
    root = several(tmp_path / "rozruch")
    kill_and_change(root, kills, seconds, words, environment)
    meeting_in(root, PLACES[0])
    last = run(root, "build", *words, environment=environment)
    assert last.code == 0, last.report["diagnostics"]
    assert "kept" not in {item["fate"] for item in last.report["outputs"]}
    assert outputs(root) == wanted
    assert temporary_files(root) == []
    assert_no_process_is_left(temporary)
    assert [path for path in temporary.rglob("*") if path.is_file()] == []


def test_four_kills(tmp_path: Path) -> None:
    assert_survived(tmp_path, 4, "--format", "docx")


@pytest.mark.long
def test_fifty_kills(tmp_path: Path) -> None:
    assert_survived(tmp_path, 50)


@pytest.fixture
def stopped(tmp_path: Path) -> Ran:
    """Return a workspace in which a build was killed when it had put down some documents and not yet said so anywhere but in its log."""
    root = several(tmp_path, 12)
    assert run(root, "build", "--format", "docx").code == 0
    meeting_in(root, PLACES[1])
    for path in (root / "content/ukazkov/setkani").glob("2024-03-*"):
        path.write_text(path.read_text(encoding="utf-8").replace("Radnice", PLACES[1]), encoding="utf-8")
    process = begin(root, "build", "--format", "docx")
    log = root / "build/.docpipe/placing"
    while process.poll() is None and not (log.exists() and log.stat().st_size > 4000):
        time.sleep(0.002)
    os.kill(process.pid, 9)
    process.communicate()
    assert log.exists(), "it was killed too late to learn anything"
    return Ran(root, 0, {}, "")


def test_a_killed_build_goes_on_where_it_stopped(stopped: Ran) -> None:
    fates = [item["fate"] for item in run(stopped.root, "build", "--format", "docx").report["outputs"]]
    assert {"unchanged", "built"} <= set(fates) <= {"unchanged", "built", "adopted"}
    assert not (stopped.root / "build/.docpipe/placing").exists()


def test_what_a_killed_build_put_down_is_not_taken_for_a_person_s_edit(stopped: Ran) -> None:
    for path in (stopped.root / "content/ukazkov/setkani").glob("*.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace(PLACES[1], PLACES[2]), encoding="utf-8")
    ran = run(stopped.root, "build", "--format", "docx")
    assert ran.code == 0
    assert {item["fate"] for item in ran.report["outputs"] if item["kind"] != "meetings"} == {"built"}
    traced = run(stopped.root, "trace", "build/ukazkov/zapis/2024-02-06_zapis_skupina_interni.docx", PLACES[2])
    assert traced.code == 0


def test_a_log_cut_short_or_damaged_is_read_as_far_as_it_is_whole(stopped: Ran) -> None:
    log = stopped.root / "build/.docpipe/placing"
    log.write_bytes(b"\x00{]\n" + log.read_bytes()[:-7])
    ran = run(stopped.root, "build", "--format", "docx")
    assert ran.code == 0
    assert {item["fate"] for item in ran.report["outputs"]} <= {"unchanged", "built", "adopted"}
