"""docpipe starts fast: a help page loads nothing that only a command needs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from workspaces import small

ROOT = Path(__file__).parents[2]
HEAVY = {"yaml", "pydantic", "pydantic_core", "rich", "docx", "docxtpl", "babel", "pandas", "numpy", "lxml", "openpyxl", "pikepdf", "pypdf", "jinja2"}


UNUSED = {
    "phonenumbers",
    "stdnum",
    "docpipe.kinds.plan.context",
    "docpipe.kinds.plan.views",
    "docpipe.records.planning.plan",
    "docpipe.figures.planning",
    "docpipe.figures.reporting.periods",
    "docpipe.kinds.reporting.book",
    "docpipe.records.reporting.report",
    "docpipe.rules.reporting",
    "docpipe.rules.planning",
    "docpipe.render.charts",
    "docpipe.assemble",
    "docpipe.pipeline.bundles.building",
    "docpipe.verify.pdf",
    "pandas",
}
"""What only a plan, a report, a bundle, a PDF or a rare value needs."""


def loaded(*arguments: str, folder: Path) -> set[str]:
    """Return the modules that a run of docpipe loads, and the packages they are in."""
    command = [sys.executable, "-X", "importtime", "-m", "docpipe", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    finished = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    modules = {line.rpartition("|")[2].strip() for line in finished.stderr.splitlines() if line.startswith("import time:")}
    return modules | {module.split(".")[0] for module in modules}


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["templates", "--help"], ["biuld"], ["completion", "zsh"], ["explain", "unknown-key"]])
def test_what_needs_no_content_loads_no_heavy_library(arguments: list[str], tmp_path: Path) -> None:
    found = loaded(*arguments, folder=tmp_path)
    assert "click" in found
    assert found & HEAVY == set()


def test_listing_documents_in_a_pipe_loads_no_terminal_library(tmp_path: Path) -> None:
    assert "rich" not in loaded("list", folder=tmp_path)


def test_making_an_invitation_loads_nothing_that_only_plans_and_bundles_need(tmp_path: Path) -> None:
    small(tmp_path)
    found = loaded("build", "--kind", "invitation", "--format", "docx", folder=tmp_path)
    assert "docpipe.render.rendering" in found
    assert list(tmp_path.rglob("*pozvanka*.docx"))
    assert found & UNUSED == set()
