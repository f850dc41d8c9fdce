"""Slips that would take all memory or all patience, and names that the public may not read."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from badinput import SETKANI, assert_told, at, built, spot
from workspaces import MEETING, run, small

pytestmark = pytest.mark.xdist_group("bad-input-extremes")

RECORD = f"{SETKANI}/2024-02-06-skupina.yaml"


@pytest.mark.parametrize(
    ("value", "code", "more"), [("-5", "integer-negative", "12"), ("999999999", "integer-too-big", "500"), ("2,5", "integer-has-decimals", "12")]
)
def test_a_count_that_cannot_be(value: str, code: str, more: str, tmp_path: Path) -> None:
    ran = run(small(tmp_path, meeting=f"{MEETING}    prázdné řádky: {value}\n"), "check")
    assert ran.code == 1
    assert_told(at(ran, code, spot(ran.root, RECORD, value)), value, more, severity="fault")


def test_a_flood_of_mistakes_in_one_file_is_cut_short(tmp_path: Path) -> None:
    ran = run(small(tmp_path, meeting="a: &a x\nb: [" + ", ".join(["*a"] * 100_000) + "]\n"), "check")
    assert ran.code == 1
    assert 20 <= len(ran.find("yaml-alias")) <= 100


def test_a_text_may_name_a_private_person_who_is_a_participant_in_the_public_edition(tmp_path: Path) -> None:
    root = small(tmp_path, meeting=MEETING.replace("Jana Nováková přivítala přítomné.", "Všechny přivítal [[person:Petr Malý]]."))
    ran = run(root, "build", "minutes", "--format", "docx")
    assert ran.find("reference-unknown") == []
    assert set(built(ran).values()) == {"built"}
    texts = {}
    for path in ran.outputs("docx"):
        with zipfile.ZipFile(path) as package:
            texts[path.stem.rpartition("_")[2]] = re.sub("<[^>]+>", "", package.read("word/document.xml").decode())
    assert "Všechny přivítal Petr Malý." in texts["interni"]
    assert "Malý" not in texts["verejny"]
    assert "Všechny přivítal" in texts["verejny"]


@pytest.mark.parametrize("words", [("minutes",), ("--kind", "minutes"), ("public",)])
def test_a_kind_that_no_readable_record_makes_shows_why(words: tuple[str, ...], tmp_path: Path) -> None:
    ran = run(small(tmp_path, meeting="název: [\n"), "build", "--format", "docx", *words)
    assert ran.code == 1
    assert_told(at(ran, "yaml-bracket", spot(ran.root, RECORD, "[")), "[", severity="fault")
