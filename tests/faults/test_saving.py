"""Content that is being saved or synchronised, links and pipes among it: named, not read, and never waited for."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest
from badinput import SETKANI
from workspaces import MEETING, Ran, run, small, write

from docpipe.diagnostics import DocpipeError
from docpipe.outside import read_bytes
from docpipe.workspace.leftovers import leftover

LEFTOVERS = {
    "~$2024-02-06-ucast.xlsx": ("file-open-elsewhere", "2024-02-06-ucast.xlsx"),
    "~$pis.docx": ("file-open-elsewhere", "zapis.docx"),
    ".~lock.ucast.xlsx#": ("file-open-elsewhere", "ucast.xlsx"),
    ".#setkani.yaml": ("file-open-elsewhere", "setkani.yaml"),
    ".setkani.yaml.swp": ("file-open-elsewhere", "setkani.yaml"),
    "setkani.yaml~": ("file-temporary", None),
    "#setkani.yaml#": ("file-temporary", None),
    "setkani.yaml.tmp": ("file-temporary", None),
    "~WRL0001.tmp": ("file-temporary", None),
    "setkani.yaml.part": ("file-temporary", None),
    "setkani-DESKTOP-ABC1234.yaml": ("conflict-copy", "setkani.yaml"),
    "setkani-LAPTOP-9K2.yaml": ("conflict-copy", "setkani.yaml"),
    "setkani-UCTARNA.yaml": ("conflict-copy", "setkani.yaml"),
    "setkani – kopie.yaml": ("file-copy", "setkani.yaml"),
    "setkani - Copy (2).yaml": ("file-copy", "setkani.yaml"),
    "setkani (conflicted copy 2024-02-06 093000).yaml": ("conflict-copy", "setkani.yaml"),
    "setkani (Jana's conflicted copy 2024-02-06).yaml": ("conflict-copy", "setkani.yaml"),
    "setkani (konfliktní kopie uživatele Jana 2024-02-06).yaml": ("conflict-copy", "setkani.yaml"),
    "setkani (Janina kopie v konfliktu 2024-02-06).yaml": ("conflict-copy", "setkani.yaml"),
    "setkani (conflict 2024-02-06).yaml": ("conflict-copy", "setkani.yaml"),
    "setkani_conflict-20240206-093000.yaml": ("conflict-copy", "setkani.yaml"),
    "setkani.sync-conflict-20240206-093000-ABCDEFG.yaml": ("conflict-copy", "setkani.yaml"),
}


@pytest.mark.parametrize("name", LEFTOVERS)
def test_a_leftover_is_known_by_its_name(name: str) -> None:
    found = leftover(name, frozenset(("setkani.yaml", "zapis.docx", name)), f"content/{name}")
    assert found is not None
    assert (found.code, found.arguments.get("original")) == LEFTOVERS[name]


@pytest.mark.parametrize("name", ["2024-02-06-PS-SENIORI.yaml", "konflikt-zajmu.yaml", "zapis (2).yaml", ".git", "x-desktop.yaml", "a", "~"])
def test_an_ordinary_name_is_none(name: str) -> None:
    assert leftover(name, frozenset((name,)), name) is None


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """Return a build of a workspace in which others save, synchronise, and have put links and a pipe."""
    root = small(tmp_path_factory.mktemp("ukladani"))
    folder = root / SETKANI
    for name in ("~$2024-02-06-ucast.xlsx", "2024-02-06-skupina-DESKTOP-ABC1.yaml", "2024-02-06-skupina.yaml~"):
        (folder / name).write_text("název: [", encoding="utf-8")
    if os.name == "posix":
        os.mkfifo(folder / "2024-02-07-roura.yaml")
        (root.parent / "venku.yaml").write_text(MEETING, encoding="utf-8")
        (folder / "2024-02-08-ven.yaml").symlink_to(root.parent / "venku.yaml")
        (folder / "kruh").symlink_to(".")
        (folder / "2024-02-09-nikam.yaml").symlink_to("nikam")
    return run(root, "build", "--format", "docx")


def test_each_is_named_and_what_is_whole_is_built(ran: Ran) -> None:
    told = {(item["code"], Path(item["path"]).name, item["severity"]) for item in ran.report["diagnostics"] if item["severity"] != "info"}
    expected = {
        ("file-open-elsewhere", "~$2024-02-06-ucast.xlsx", "warning"),
        ("conflict-copy", "2024-02-06-skupina-DESKTOP-ABC1.yaml", "warning"),
        ("file-temporary", "2024-02-06-skupina.yaml~", "warning"),
    }
    if os.name == "posix":
        expected |= {
            ("file-special", "2024-02-07-roura.yaml", "fault"),
            ("link-outside", "2024-02-08-ven.yaml", "fault"),
            ("link-folder", "kruh", "warning"),
            ("file-missing", "2024-02-09-nikam.yaml", "fault"),
        }
    assert told == expected
    assert {item["fate"] for item in ran.report["outputs"]} == {"built"}


def test_it_is_told_again_as_long_as_it_is_so(ran: Ran) -> None:
    again = run(ran.root, "build", "--format", "docx")
    assert sorted(again.codes()) == sorted(ran.codes())
    assert {item["fate"] for item in again.report["outputs"]} == {"unchanged"}


def _states(path: Path) -> int | str:
    """Return how many states of a file were read at once, or why it was not read."""
    try:
        return len(set(read_bytes(path)))
    except DocpipeError as error:
        return error.diagnostics[0].code


def test_a_file_that_is_written_all_the_time_is_not_read_half(tmp_path: Path) -> None:
    path = tmp_path / "setkani.yaml"
    stop = threading.Event()

    def save() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            path.write_bytes(b"%d" % (number % 10) * 3_000_000)

    writer = threading.Thread(target=save)
    writer.start()
    try:
        time.sleep(0.05)
        found = [_states(path) for _ in range(10)]
    finally:
        stop.set()
        writer.join()
    assert set(found) <= {0, 1, "file-changing"}


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices as POSIX has them")
def test_pipes_devices_and_folders_are_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "roura")
    for path, code in ((tmp_path / "roura", "file-special"), (Path("/dev/zero"), "file-special"), (tmp_path, "file-unreadable")):
        with pytest.raises(DocpipeError) as raised:
            read_bytes(path)
        assert [item.code for item in raised.value.diagnostics] == [code]


def test_a_file_over_the_limit_is_not_taken_into_memory(tmp_path: Path) -> None:
    with (tmp_path / "velky.yaml").open("wb") as stream:
        stream.truncate(50_000_000_000)
    with pytest.raises(DocpipeError) as raised:
        read_bytes(tmp_path / "velky.yaml")
    assert raised.value.diagnostics[0].code == "file-too-large"
    root = write(small(tmp_path / "slozka"), {})
    with (root / SETKANI / "2024-02-10-velky.yaml").open("wb") as stream:
        stream.truncate(50_000_000_000)
    ran = run(root, "check")
    assert [item["path"] for item in ran.find("file-too-large")] == [f"{SETKANI}/2024-02-10-velky.yaml"]
