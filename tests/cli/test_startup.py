"""docpipe starts fast: a help page loads nothing that only a command needs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = {"yaml", "pydantic", "pydantic_core", "rich", "docx", "docxtpl", "babel", "pandas", "numpy", "lxml", "openpyxl", "pikepdf", "pypdf", "jinja2"}


def loaded(*arguments: str, folder: Path) -> set[str]:
    """Return the top-level modules that a run of docpipe loads."""
    command = [sys.executable, "-X", "importtime", "-m", "docpipe", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    finished = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    return {line.rpartition("|")[2].strip().split(".")[0] for line in finished.stderr.splitlines() if line.startswith("import time:")}


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["templates", "--help"], ["biuld"], ["completion", "zsh"], ["explain", "unknown-key"]])
def test_what_needs_no_content_loads_no_heavy_library(arguments: list[str], tmp_path: Path) -> None:
    found = loaded(*arguments, folder=tmp_path)
    assert "click" in found
    assert found & HEAVY == set()


def test_listing_documents_in_a_pipe_loads_no_terminal_library(tmp_path: Path) -> None:
    assert "rich" not in loaded("list", folder=tmp_path)
