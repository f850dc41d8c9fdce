"""Disks that are full, broken or read-only: each output is the old one or the new one, the rest is said, and the next build mends it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from enduring import BROKEN, RECORD, assert_nothing_is_half_written, outputs, several, temporary_files
from workspaces import MEETING, docpipe, run, small, write

pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits and mounts as POSIX has them")


def limited(root: Path, most: int, *words: str) -> subprocess.CompletedProcess[str]:
    """Run docpipe where every write over a number of bytes fails, as on a disk that is full."""
    import resource

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "docpipe", "-C", str(root), "--lang", "cs", *words]
    return subprocess.run(command, capture_output=True, text=True, env=env, preexec_fn=limit, check=False)


@contextmanager
def small_disk(place: Path, kilobytes: int, *options: str) -> Iterator[None]:
    """Put a disk of its own at a place; needs the rights of an administrator."""
    place.mkdir(parents=True, exist_ok=True)
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", ",".join((f"size={kilobytes}k", *options)), "tmpfs", str(place)], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("no rights to mount a disk here")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def assert_told(finished: subprocess.CompletedProcess[str], *words: str) -> None:
    said = finished.stdout + finished.stderr
    assert finished.returncode == 1, said
    assert "Traceback" not in said
    assert "docpipe selhal" not in said
    assert all(word in said for word in words), said


@pytest.mark.parametrize("most", [3_000, *(pytest.param(most, marks=pytest.mark.long) for most in (0, 300, 9_000))])
def test_a_write_that_fails_leaves_the_old_file(most: int, tmp_path: Path) -> None:
    root = several(tmp_path, 2)
    assert run(root, "build", "--format", "docx").code == 0
    before = outputs(root)
    write(root, {RECORD: MEETING.replace("Radnice", "Knihovna")})
    finished = limited(root, most, "build", "--format", "docx")
    assert_told(finished, "na disku není místo")
    assert_nothing_is_half_written(root)
    assert {name: content for name, content in outputs(root).items() if name.endswith("_verejny.docx") and "03-04" in name}.items() <= before.items()
    assert temporary_files(root) == []
    mended = run(root, "build", "--format", "docx")
    assert mended.code == 0, mended.report["diagnostics"]
    assert "kept" not in {item["fate"] for item in mended.report["outputs"]}
    assert run(several_in_library(tmp_path / "klid"), "build", "--format", "docx").code == 0
    assert outputs(root) == outputs(tmp_path / "klid")


def several_in_library(root: Path) -> Path:
    return write(several(root, 2), {RECORD: MEETING.replace("Radnice", "Knihovna")})


def test_a_full_disk_under_the_build_folder(tmp_path: Path) -> None:
    root = small(tmp_path)
    with small_disk(root / "build", 24):
        finished = docpipe(root, "--lang", "cs", "build", "--format", "docx")
        assert_told(finished, "na disku není místo")
        assert_nothing_is_half_written(root)
        assert temporary_files(root) == []


@pytest.mark.long
def test_disks_of_every_size(tmp_path: Path) -> None:
    root = small(tmp_path)
    for kilobytes in range(4, 260, 8):
        with small_disk(root / "build", kilobytes):
            finished = docpipe(root, "--lang", "cs", "build", "--format", "docx")
            assert finished.returncode in (0, 1), finished.stderr
            assert "Traceback" not in finished.stdout + finished.stderr
            assert_nothing_is_half_written(root)
            assert temporary_files(root) == []


@pytest.mark.parametrize("kilobytes", [64, 400], ids=["when the profile is written", "when LibreOffice works"])
def test_a_full_disk_for_temporary_files_costs_the_pdfs_only(kilobytes: int, tmp_path: Path) -> None:
    root = small(tmp_path / "slozka")
    with small_disk(tmp_path / "tmp", kilobytes):
        finished = docpipe(root, "--lang", "cs", "build", "minutes", "--edition", "public", environment={"TMPDIR": str(tmp_path / "tmp")})
    assert_told(finished, "na disku není místo", "ve složce dočasných souborů")
    assert finished.returncode != BROKEN
    assert [path.suffix for path in (root / "build/ukazkov/zapis").iterdir()] == [".docx"]


def test_a_read_only_disk_is_told(tmp_path: Path) -> None:
    root = small(tmp_path)
    with small_disk(root / "build", 64, "ro"):
        assert_told(docpipe(root, "--lang", "cs", "build", "--format", "docx"), "build")
        assert docpipe(root, "check").returncode == 0


def test_a_build_folder_gone_read_only_after_a_build_keeps_all(tmp_path: Path) -> None:
    root = small(tmp_path)
    with small_disk(root / "build", 2000):
        assert run(root, "build", "--format", "docx").code == 0
        before = outputs(root)
        subprocess.run(["mount", "-o", "remount,ro", str(root / "build")], check=True)
        assert docpipe(root, "build", "--format", "docx").returncode == 0, "nothing changed, nothing is to be written"
        write(root, {RECORD: MEETING.replace("Radnice", "Knihovna")})
        assert_told(docpipe(root, "--lang", "cs", "build", "--format", "docx"), "build")
        assert_told(docpipe(root, "--lang", "cs", "clean"), "build")
        assert outputs(root) == before


def test_an_answer_that_goes_into_a_file_on_a_full_disk_is_said_to_be_lost(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no device that is always full")
    root = small(tmp_path)
    for words in (("list",), ("--json", "list")):
        with Path("/dev/full").open("w") as full:
            command = [sys.executable, "-m", "docpipe", "-C", str(root), "--lang", "cs", *words]
            finished = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        assert finished.returncode == 1
        assert "odpověď se nepodařilo vypsat celou" in finished.stderr
        assert "Traceback" not in finished.stderr
