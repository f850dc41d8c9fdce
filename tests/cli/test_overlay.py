"""`docpipe overlay`: which layer a chapter comes from, what differs, and why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from workspaces import PROJECT, SETTINGS, write

from docpipe.cli import main

TERRITORY = "    území: {název: Ukázkovsko, obce: [{obec: Ukázkov, obyvatel: 5000}]}\n"
SHARED = """
    ---
    id: proces
    název: Jak plán vznikal
    důvod: společný postup
    ---

    Úvodní věta.

    ## Zapojení

    Kdo se zapojil.

    ## Harmonogram

    Tabulka.
"""
OWN = """
    ---
    id: proces
    název: Jak vznikal náš plán
    důvod: měli jsme navíc dotazník
    ---

    Úvodní věta.

    ## Zapojení

    Kdo se u nás zapojil.

    ## Dotazník

    Odpovědělo sto lidí.
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {
        "docpipe.yaml": SETTINGS,
        "content/ukazkov/projekt.yaml": PROJECT + TERRITORY,
        "content/ukazkov/plan.yaml": "název: Plán\nobdobí: 2023–2025\n",
        "content/organizace.yaml": "- {název: Město Ukázkov}\n",
        "content/kapitoly/proces.md": SHARED,
        "content/ukazkov/kapitoly/proces.md": OWN,
    }
    monkeypatch.setenv("LC_ALL", "cs_CZ.UTF-8")
    monkeypatch.chdir(tmp_path)
    return write(tmp_path, files)


def answer(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    main(["overlay", *words, "--json"])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.usefixtures("root")
def test_each_chapter_has_a_layer_and_the_one_below(capsys: pytest.CaptureFixture[str]) -> None:
    chapters = {item["chapter"]: item for item in answer(capsys)["chapters"]}
    own = chapters["proces"]
    assert (own["layer"], own["over"], own["reason"], own["title"]) == ("own", "shared", "měli jsme navíc dotazník", "Jak vznikal náš plán")
    assert (own["path"], own["over_path"]) == ("content/ukazkov/kapitoly/proces.md", "content/kapitoly/proces.md")
    assert (chapters["uvod"]["layer"], chapters["uvod"]["over"], chapters["uvod"]["sections"]) == ("shipped", None, [])


@pytest.mark.usefixtures("root")
def test_what_differs_is_told_by_sections(capsys: pytest.CaptureFixture[str]) -> None:
    (chapter,) = answer(capsys, "ukazkov", "Jak vznikal náš plán")["chapters"]
    assert [(section["title"], section["change"]) for section in chapter["sections"]] == [
        ("", "same"),
        ("Zapojení", "changed"),
        ("Harmonogram", "removed"),
        ("Dotazník", "added"),
    ]
    assert chapter["sections"][1]["lines"] == ["-Kdo se zapojil.", "+Kdo se u nás zapojil."]


def test_without_an_own_chapter_the_shared_one_stands_over_the_shipped_one(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "content/ukazkov/kapitoly/proces.md").unlink()
    (chapter,) = answer(capsys, "ukazkov", "proces")["chapters"]
    assert (chapter["layer"], chapter["over"], chapter["over_path"]) == ("shared", "shipped", "shipped/kapitoly/02-proces.md")


def test_the_screen_shows_layers_reasons_and_differences(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["overlay"]) == 0
    listed = capsys.readouterr().out
    assert "společná" in listed
    assert "změněno 1, přidáno 1, vynecháno 1" in listed
    assert "měli jsme navíc dotazník" in listed
    assert "docpipe overlay PROJEKT KAPITOLA" in listed
    assert main(["overlay", "ukazkov", "proces"]) == 0
    shown = capsys.readouterr().out
    assert "§ Zapojení [změněno]" in shown
    assert "  + Kdo se u nás zapojil." in shown
    assert root.name not in shown


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize(("words", "code"), [(["jinde"], "overlay-no-plan"), (["ukazkov", "neni"], "overlay-no-chapter")])
def test_what_is_not_there_is_told(words: list[str], code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["overlay", *words]) == 1
    out = capsys.readouterr()
    assert f"[{code}]" in out.out + out.err


def test_an_own_chapter_says_why_it_differs_from_the_shared_one(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root / "content/ukazkov/kapitoly/proces.md"
    path.write_text(path.read_text(encoding="utf-8").replace("důvod: měli jsme navíc dotazník\n", ""), encoding="utf-8")
    assert main(["check"]) == 0
    assert "content/ukazkov/kapitoly/proces.md:2:1: varování[override-without-reason]" in capsys.readouterr().out


def test_a_chapter_that_the_plan_leaves_out_is_said_not_to_be_printed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = root / "content/ukazkov/plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + "vynechané kapitoly: [swot]\n", encoding="utf-8")
    chapters = {item["chapter"]: item["printed"] for item in answer(capsys)["chapters"]}
    assert (chapters["swot"], chapters["uvod"]) == (False, True)
    assert main(["overlay"]) == 0
    assert "dodaná (netiskne se)" in capsys.readouterr().out
