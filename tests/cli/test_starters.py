"""What a double-click starts in a new workspace: it checks, makes the documents and opens their folder."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from docpipe.cli import main


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "moje složka"]) == 0
    return tmp_path / "moje složka"


def test_a_new_workspace_has_something_to_click_on_every_system(workspace: Path) -> None:
    for name in ("docpipe.cmd", "docpipe.command", "docpipe.desktop"):
        assert (workspace / name).is_file()
    cmd = (workspace / "docpipe.cmd").read_bytes()
    assert cmd.count(b"\r\n") == cmd.count(b"\n"), "cmd.exe reads labels wrong without Windows line ends"
    assert cmd.isascii(), "cmd.exe reads a file in the system's own code page"
    assert os.access(workspace / "docpipe.command", os.X_OK)


def started_by(path: Path, location: str) -> list[str]:
    """Return what a desktop runs, by the rules for strings and quoted arguments of the Desktop Entry Specification 1.5."""
    (line,) = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("Exec=")]
    value = line.removeprefix("Exec=").replace("\\\\", "\\")
    assert "'" not in value, "only double quotes quote an argument"
    words = [re.sub(r'\\([$`"\\])', r"\1", quoted) or plain for quoted, plain in re.findall(r'"((?:[^"\\]|\\.)*)"|(\S+)', value)]
    return [location if word == "%k" else word for word in words]


@pytest.mark.skipif(sys.platform == "win32", reason="a shell's script")
@pytest.mark.parametrize("how", ["command", "desktop", "address"])
def test_it_builds_and_opens_the_folder(workspace: Path, tmp_path: Path, how: str) -> None:
    programs = tmp_path / "programy"
    programs.mkdir()
    for name in ("docpipe", "xdg-open"):
        (programs / name).write_text(f'#!/bin/sh\necho "$PWD: {name} $*" >> "{tmp_path}/volano"\nmkdir -p build\n', encoding="utf-8")
        (programs / name).chmod(0o755)
    command = ["sh", str(workspace / "docpipe.command")]
    if how != "command":
        place = str(workspace / "docpipe.desktop")
        command = started_by(workspace / "docpipe.desktop", place if how == "desktop" else f"file://{place}")
    environment = {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}"}
    ran = subprocess.run(command, input="\n", text=True, capture_output=True, check=False, cwd=tmp_path, env=environment)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert (tmp_path / "volano").read_text(encoding="utf-8").splitlines() == [f"{workspace}: docpipe build", f"{workspace}: xdg-open build"]
