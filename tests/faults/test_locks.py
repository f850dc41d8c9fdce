"""Who holds a workspace is named: another build of this computer, or one of another computer on a shared drive, whose lock can be broken."""

from __future__ import annotations

import json
import os
import platform
from pathlib import Path

import pytest
from filelock import FileLock
from workspaces import Ran, docpipe, run, small

IMPATIENT = {"DOCPIPE_PATIENCE": "0.02"}
HOLDER = "build/.docpipe/holder.json"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (small(tmp_path) / "build/.docpipe").mkdir(parents=True)
    return tmp_path


def sign(root: Path, host: str, pid: int) -> None:
    (root / HOLDER).write_text(json.dumps({"host": host, "pid": pid, "since": "2024-02-06T09:30:00+01:00"}), encoding="utf-8")


def build(root: Path, *words: str) -> Ran:
    return run(root, "build", "--format", "docx", *words, environment=IMPATIENT)


def test_a_build_of_this_computer_that_does_not_end_is_named(root: Path) -> None:
    with FileLock(root / "build/.docpipe/lock"):
        sign(root, platform.node(), os.getpid())
        ran = build(root)
        assert ran.codes() == ["build-running"]
        assert ran.find("build-running")[0]["arguments"] | {"seconds": 0} == {"pid": str(os.getpid()), "since": "2024-02-06 09:30", "seconds": 0}
        assert build(root, "--break-lock").codes() == ["build-running"], "a build that is alive is not to be broken in upon"
    assert build(root).code == 0


def test_a_lock_left_by_another_computer_is_named_and_can_be_broken(root: Path) -> None:
    sign(root, "PC-UCTARNA", 4242)
    ran = build(root)
    assert ran.code == 1
    assert ran.find("build-locked")[0]["arguments"] == {"host": "PC-UCTARNA", "pid": 4242, "since": "2024-02-06 09:30"}
    text = docpipe(root, "--lang", "cs", "build", environment=IMPATIENT).stdout
    assert "PC-UCTARNA" in text
    assert "docpipe build --break-lock" in text
    assert (root / HOLDER).exists(), "the lock of another computer is not taken away unasked"
    assert build(root, "--break-lock").code == 0
    assert not (root / HOLDER).exists()


def test_a_lock_of_a_dead_build_of_this_computer_holds_nobody_up(root: Path) -> None:
    sign(root, platform.node(), 2**22 + 1)
    assert build(root).code == 0


@pytest.mark.parametrize("content", [b"", b"\x00{", b"[]", b'{"host": 1}', b'{"host": "x", "pid": 1, "since": "kdysi"}', b"[" * 100_000])
def test_a_holder_s_name_that_cannot_be_read_holds_nobody_up(content: bytes, root: Path) -> None:
    (root / HOLDER).write_bytes(content)
    assert build(root).code == 0


def test_release_and_clean_respect_the_lock_too(root: Path) -> None:
    sign(root, "PC-UCTARNA", 4242)
    for words in (("release", "minutes"), ("clean",)):
        assert run(root, *words, environment=IMPATIENT).codes() == ["build-locked"]


def test_break_lock_without_a_lock_is_an_ordinary_build(root: Path) -> None:
    assert build(root, "--break-lock").code == 0
