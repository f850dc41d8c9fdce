"""What docpipe remembers, damaged in any way, and clocks that jump: nothing is lost, nothing crashes, nothing stale is taken for current."""

from __future__ import annotations

import json
import os
import random
import time
from pathlib import Path

import pytest
from enduring import RECORD
from workspaces import MEETING, Ran, docpipe, run, small, write

STEM = "build/ukazkov/zapis/2024-02-06_zapis_skupina_interni"
OWN = "build/.docpipe"
LEDGER = "build/.docpipe/ukazkov/zapis/2024-02-06_zapis_skupina_interni.ledger.json"
DAMAGES = {
    "empty": b"",
    "zeros": bytes(4096),
    "no json": b"{broken",
    "other json": b"[]",
    "null": b"null",
    "not text": b"\xff" * 200,
    "deep": b"[" * 100_000,
    "nothing in it": b'{"version": 3, "outputs": {"a": {}}, "accepted": {}, "document": "x", "entries": [{}], "taken": 1, "files": {"a": [1]}, "told": {}}',
}
QUICK = ("other json", "deep")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    ran = run(small(tmp_path_factory.mktemp("pamet")), "build", "--format", "docx")
    assert ran.code == 0
    return ran


@pytest.mark.parametrize("damage", [pytest.param(name, marks=() if name in QUICK else pytest.mark.long) for name in DAMAGES])
def test_a_damaged_memory_costs_time_only(damage: str, built: Ran) -> None:
    for name in ("manifest.json", "journal", "placing", "holder.json"):
        (built.root / OWN / name).write_bytes(DAMAGES[damage])
    ran = run(built.root, "build", "--format", "docx")
    assert ran.code == 0, ran.report["diagnostics"]
    assert {item["fate"] for item in ran.report["outputs"]} == {"adopted"}


def test_a_flipped_bit_is_noticed(built: Ran) -> None:
    chance = random.Random(7)  # noqa: S311 - any bits will do
    run(built.root, "build", "--format", "docx")
    for name in ("manifest.json", "journal"):
        content = bytearray((built.root / OWN / name).read_bytes())
        content[chance.randrange(100, len(content))] ^= 4
        (built.root / OWN / name).write_bytes(content)
    assert {item["fate"] for item in run(built.root, "build", "--format", "docx").report["outputs"]} == {"adopted"}


@pytest.mark.parametrize("damage", ["nothing in it", *(pytest.param(name, marks=pytest.mark.long) for name in ("empty", "deep"))])
def test_a_damaged_ledger_is_told_and_made_anew(damage: str, tmp_path: Path) -> None:
    root = small(tmp_path)
    run(root, "build", "minutes", "--edition", "internal", "--format", "docx")
    (root / LEDGER).write_bytes(DAMAGES[damage])
    assert run(root, "trace", f"{STEM}.docx", "Radnice").codes() == ["ledger-missing"]
    run(root, "build", "minutes", "--edition", "internal")
    assert run(root, "build", "minutes", "--edition", "internal").code == 0
    assert json.loads((root / LEDGER).read_bytes())["entries"]
    assert run(root, "trace", f"{STEM}.docx", "Radnice").code == 0


@pytest.mark.parametrize("damage", ["empty", "gone"])
def test_the_build_that_is_advised_makes_a_ledger_anew_although_nothing_else_has_changed(damage: str, tmp_path: Path) -> None:
    root = small(tmp_path)
    words = ("build", "--format", "docx")
    for _ in range(2):  # the second one writes the journal that a third is told by
        assert run(root, *words).code == 0
    (root / LEDGER).unlink() if damage == "gone" else (root / LEDGER).write_bytes(DAMAGES[damage])
    assert run(root, "trace", f"{STEM}.docx", "Radnice").codes() == ["ledger-missing"]
    assert run(root, *words).code == 0
    assert run(root, "trace", f"{STEM}.docx", "Radnice").code == 0


@pytest.mark.long
@pytest.mark.parametrize("damage", ["empty", "other json"])
def test_a_damaged_record_of_a_release_stops_releases_and_is_told(damage: str, tmp_path: Path) -> None:
    root = small(tmp_path)
    record = root / "released/ukazkov/zapis/2024-02-06_zapis_skupina_verejny_v1.json"
    write(root, {record.relative_to(root).as_posix(): DAMAGES[damage]})
    ran = run(root, "build", "--format", "docx")
    assert [item["path"] for item in ran.find("release-record-damaged")] == [record.relative_to(root).as_posix()]
    assert {item["fate"] for item in ran.report["outputs"]} == {"built"}
    again = run(root, "release", "minutes")
    assert [item["path"] for item in again.find("release-record-damaged")] == [record.relative_to(root).as_posix()]
    assert [path.name for path in record.parent.glob("*_verejny*")] == [record.name]


def put_back(root: Path, seconds: float) -> None:
    """Give all files of a workspace another time of change, as after a clock was set."""
    moment = time.time() + seconds
    for path in root.rglob("*"):
        os.utime(path, (moment, moment))


@pytest.mark.parametrize("years", [60, *(pytest.param(years, marks=pytest.mark.long) for years in (-60, -5, 5))])
def test_a_clock_that_jumps_hides_no_change_and_costs_no_document(years: int, tmp_path: Path) -> None:
    root = small(tmp_path)
    put_back(root, years * 31_000_000)
    assert run(root, "build", "--format", "docx").code == 0
    assert {item["fate"] for item in run(root, "build", "--format", "docx").report["outputs"]} == {"unchanged"}
    before = (root / RECORD).stat()
    write(root, {RECORD: MEETING.replace("Radnice", "Radnicí")})
    os.utime(root / RECORD, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert f"{STEM}.docx" in {item["path"] for item in run(root, "build", "--format", "docx").report["outputs"] if item["fate"] == "built"}
    put_back(root, -years * 31_000_000)
    assert {item["fate"] for item in run(root, "build", "--format", "docx").report["outputs"]} == {"unchanged"}
    assert "Radnicí" in docpipe(root, "trace", f"{STEM}.docx", "Radnicí").stdout
