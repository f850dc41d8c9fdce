"""Whole small workspaces, built by the real command line."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    root: Path
    code: int
    report: dict[str, Any]
    errors: str

    def codes(self, severity: str | None = None) -> list[str]:
        return [item["code"] for item in self.report["diagnostics"] if severity is None or item["severity"] == severity]

    def find(self, code: str) -> list[dict[str, Any]]:
        return [item for item in self.report["diagnostics"] if item["code"] == code]

    def outputs(self, suffix: str) -> list[Path]:
        return [self.root / item["path"] for item in self.report["outputs"] if item["format"] == suffix]


Built = Ran


def docpipe(root: Path, *words: str, environment: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run the real docpipe in a workspace."""
    # Kept bytecode, as of an installed docpipe: without it every run of a test compiles all modules anew, a third of its time.
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", **(environment or {})}
    command = [sys.executable, "-m", "docpipe", "-C", str(root), *words]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=env, check=False)


def run(root: Path, *words: str, environment: Mapping[str, str] | None = None) -> Ran:
    """Run docpipe with --json and return what it said."""
    finished = docpipe(root, "--lang", "cs", "--json", *words, environment=environment)
    assert "Traceback" not in finished.stderr, finished.stderr
    report = json.loads(finished.stdout) if finished.stdout.strip() else {"diagnostics": [], "outputs": []}
    return Ran(root, finished.returncode, report, finished.stderr)


def copy_example(target: Path) -> Path:
    """Copy the example workspace: what a user would have of the repository's root."""
    target.mkdir(parents=True, exist_ok=True)
    shutil.copytree(ROOT / "content", target / "content")
    shutil.copy(ROOT / "docpipe.yaml", target)
    return target


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write a workspace's files; texts are dedented."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else dedent(content).lstrip("\n").encode())
    return root


SETTINGS = "formát: 1\n"
PEOPLE = """
    - {jméno: Jana Nováková, titul: Mgr., pohlaví: žena, funkce: koordinátorka, organizace: Město Ukázkov, veřejné: [jméno, funkce]}
    - {jméno: Petr Malý, pohlaví: muž, telefon: 607 117 124}
    - {jméno: Eva Skrytá, pohlaví: žena, e-mail: eva@skryta.example}
"""
ORGANISATIONS = """
    - {název: Město Ukázkov, IČO: "00255513"}
    - {název: "Služby Ukázkov, z.s."}
"""
GROUPS = """
    - název: Pracovní skupina Senioři
      zkratka: PS Senioři
      projekt: ukazkov
      kvorum: 2
      členové: [{osoba: Jana Nováková}, {osoba: Petr Malý}, {osoba: Eva Skrytá}]
"""
PROJECT = """
    název: Plánování sociálních služeb v Ukázkově
    registrační číslo: CZ.03.02.02/00/22_046/0002180
    program: opz-plus
    příjemce: Město Ukázkov
    ukázka: ano
"""
MEETING = """
    název: Setkání skupiny
    název ve 2. pádě: setkání skupiny
    skupina: PS Senioři
    datum: 6. 2. 2024
    od: 9:00
    do: 10:30
    místo: Radnice
    zapsala: Jana Nováková
    datum zápisu: 7. 2. 2024
    účast:
      - {jméno: Jana Nováková}
      - {jméno: Petr Malý}
    program:
      - bod: Zahájení
        text: Jana Nováková přivítala přítomné.
"""


def small(root: Path, **changes: str | bytes) -> Path:
    """Write a small right workspace; `changes`: people, organisations, groups, project, meeting, settings, each replacing that file."""
    files: dict[str, str | bytes] = {
        "docpipe.yaml": changes.get("settings", SETTINGS),
        "content/lide.yaml": changes.get("people", PEOPLE),
        "content/organizace.yaml": changes.get("organisations", ORGANISATIONS),
        "content/skupiny.yaml": changes.get("groups", GROUPS),
        "content/ukazkov/projekt.yaml": changes.get("project", PROJECT),
        "content/ukazkov/setkani/2024-02-06-skupina.yaml": changes.get("meeting", MEETING),
    }
    return write(root, files)
