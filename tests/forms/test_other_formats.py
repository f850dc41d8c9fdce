"""Files of other programs among the records are named, with what to save them as; nothing of the rest is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from form_samples import about_meeting
from workbook_building import HEAD
from workspaces import small

from docpipe.messages import severity_of, tell_hint
from docpipe.pipeline.load import load
from docpipe.workspace import find

FOLDER = "content/ukazkov/setkani"


@pytest.mark.parametrize(
    ("suffix", "better"), [(".xls", ".xlsx"), (".ods", ".xlsx"), (".xltx", ".xlsx"), (".doc", ".docx"), (".odt", ".docx"), (".docm", ".docx")]
)
def test_a_meeting_in_another_format_is_an_error_with_the_way_out(tmp_path: Path, suffix: str, better: str) -> None:
    small(tmp_path)
    name = f"2024-03-05{suffix}"
    (tmp_path / FOLDER / name).write_bytes(b"\xd0\xcf\x11\xe0")
    found = load(find(tmp_path))
    (told,) = about_meeting(found)
    assert (told.code, severity_of(told).value, str(told.location)) == ("file-old-format", "error", f"{FOLDER}/{name}")
    assert better in tell_hint(told, "cs")
    assert len(found.collection.of("meeting")) == 1


@pytest.mark.parametrize("encoding", ["cp1250", "utf-8-sig"])
def test_a_meetings_workbook_saved_as_csv_is_told_as_what_it_is(tmp_path: Path, encoding: str) -> None:
    small(tmp_path)
    text = "\r\n".join(";".join("" if value is None else str(value) for value in row) for row in HEAD)
    (tmp_path / FOLDER / "2024-03-05.csv").write_bytes(text.encode(encoding))
    assert [(item.code, severity_of(item).value) for item in about_meeting(load(find(tmp_path)))] == [("form-as-csv", "fault")]


def test_elsewhere_it_is_a_warning_and_an_underscore_silences_it(tmp_path: Path) -> None:
    small(tmp_path)
    (tmp_path / "content/ukazkov/podklady.xls").write_bytes(b"x")
    (tmp_path / FOLDER / "_stara.xls").write_bytes(b"x")
    assert [(item.code, severity_of(item).value) for item in load(find(tmp_path)).lying] == [("file-old-format", "warning")]


def test_an_open_workbook_is_read_as_saved_and_its_lock_is_named(tmp_path: Path) -> None:
    small(tmp_path)
    (tmp_path / FOLDER / "~$2024-02-06-skupina.xlsx").write_bytes(b"Jana")
    (told,) = about_meeting(load(find(tmp_path)))
    assert told.code == "file-open-elsewhere"
