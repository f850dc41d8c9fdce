"""A meeting that cannot be read is told of by its own fault, not by what other meetings say of its tasks."""

from __future__ import annotations

from pathlib import Path

from workspaces import MEETING, small, write

from docpipe.pipeline.load import load
from docpipe.workspace import find

SECOND = MEETING.replace("datum: 6. 2. 2024", "datum: 5. 3. 2024").replace("datum zápisu: 7. 2. 2024", "datum zápisu: 6. 3. 2024")
REVIEW = "    kontrola úkolů: [{úkol: Rozeslat dotazník obcím, stav: splněno}]\n"


def codes(root: Path) -> list[str]:
    return [item.code for item in load(find(root)).diagnostics if item.code.startswith("review") or item.code.startswith("yaml")]


def test_a_review_of_a_task_that_an_unreadable_meeting_may_have_set_is_no_second_complaint(tmp_path: Path) -> None:
    task = "    úkoly: [{co: Rozeslat dotazník obcím, kdo: Petr Malý, termín: 1. 3. 2024}]\n"
    root = write(small(tmp_path, meeting=MEETING + task), {"content/ukazkov/setkani/druhe.yaml": SECOND + REVIEW})
    assert codes(root) == []
    small(root, meeting=MEETING + task.replace("}]", ""))
    assert len(found := codes(root)) == 1, found
    assert found[0].startswith("yaml")
    small(root, meeting=MEETING)
    assert codes(root) == ["review-unknown"]
