"""Complaints of a run of the real command line, held against the file in which the mistake was made."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workspaces import MEETING, Ran, small, write

from docpipe.diagnostics import Diagnostic
from docpipe.messages import tell, tell_hint

Complaint = dict[str, Any]
SETKANI = "content/ukazkov/setkani"


def good_meeting(day: str = "13. 2. 2024", written: str = "14. 2. 2024") -> str:
    """Return a second meeting without a mistake, on another day."""
    return MEETING.replace("6. 2. 2024", day).replace("7. 2. 2024", written)


def workspace(root: Path, files: Mapping[str, str | bytes], **changes: str | bytes) -> Path:
    """Write the small workspace with more files; the good meeting of 13. 2. 2024 is among them."""
    return write(small(root, **changes), {f"{SETKANI}/2024-02-13-dobra.yaml": good_meeting(), **files})


def spot(root: Path, path: str, text: str, inside: str = "") -> tuple[str, int, int]:
    """Return path, line and column of a text in a file; of `inside` within it."""
    content = (root / path).read_text(encoding="utf-8")
    assert content.count(text) == 1, f"{text!r} stands {content.count(text)} times in {path}"
    start = content.index(text) + (text.index(inside) if inside else 0)
    return path, content.count("\n", 0, start) + 1, start - content.rfind("\n", 0, start)


def at(ran: Ran, code: str, place: tuple[str, int, int]) -> Complaint:
    """Return the one complaint of a code at a place."""
    there = [item for item in ran.find(code) if (item["path"], item["line"], item["column"]) == place]
    assert len(there) == 1, f"{code} at {place}: {[(item['path'], item['line'], item['column']) for item in ran.find(code)]}"
    return there[0]


def in_cell(ran: Ran, code: str, path: str, sheet: str, cell: str) -> Complaint:
    """Return the one complaint of a code in a sheet's cell."""
    there = [item for item in ran.find(code) if (item["path"], item["sheet"], item["cell"]) == (path, sheet, cell)]
    assert len(there) == 1, f"{code} at {path} {sheet}!{cell}: {ran.codes()}"
    return there[0]


def of_file(ran: Ran, code: str, path: str | None) -> Complaint:
    """Return the one complaint of a code about a whole file."""
    there = [item for item in ran.find(code) if item["path"] == path]
    assert len(there) == 1, f"{code} of {path}: {ran.codes()}"
    return there[0]


def assert_told(item: Complaint, *values: str, severity: str) -> None:
    """Hold that a complaint says these values (what was found, what was expected) and what to do, in both languages."""
    arguments = {name: tuple(value) if isinstance(value, list) else value for name, value in item["arguments"].items()}
    diagnostic = Diagnostic(item["code"], None, arguments)
    assert item["severity"] == severity
    assert (item["text"], item["hint"]) == (tell(diagnostic, "cs"), tell_hint(diagnostic, "cs"))
    for language in ("cs", "en"):
        text, hint = tell(diagnostic, language), tell_hint(diagnostic, language)
        assert text
        assert len(hint) > 10
        assert "‹" not in text + hint, f"an argument is missing: {text} {hint}"
        said = f"{text} {hint}".replace("\xa0", " ")
        for value in values:
            assert value in said, (language, value, text, hint)


def related(item: Complaint) -> list[tuple[str, int, int]]:
    """Return the places a complaint is related to."""
    return [(place["path"], place["line"], place["column"]) for place in item["related"]]


def built(ran: Ran, word: str = "") -> dict[str, str]:
    """Return the name of each output with this word in its path → what became of it."""
    return {Path(item["path"]).name: item["fate"] for item in ran.report["outputs"] if word in item["path"]}


def assert_good_meeting_built(ran: Ran) -> None:
    """Hold that what has nothing to do with the mistakes was made."""
    fates = built(ran, "_dobra")
    assert len(fates) >= 4
    assert set(fates.values()) == {"built"}
    assert all(path.is_file() for path in ran.outputs("docx") if "_dobra" in path.name)
