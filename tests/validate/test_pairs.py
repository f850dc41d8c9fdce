"""Head counts as people write them: „veřejnost: 23“."""

from __future__ import annotations

from pathlib import Path

import pytest
from workspaces import MEETING, run, small

FIRST = MEETING.index("    účast:")
LAST = MEETING.index("    program:")


def meeting(counts: str) -> str:
    return MEETING[:FIRST] + counts + MEETING[LAST:]


@pytest.mark.parametrize(
    "counts",
    [
        "    počty: {veřejnost: 23, zástupci obcí: 6}\n",
        "    počty:\n      veřejnost: 23\n      zástupci obcí: 6\n",
        "    počty:\n      - veřejnost: 23\n      - zástupci obcí: 6\n",
        "    počty:\n      - {kdo: veřejnost, počet: 23}\n      - {kdo: zástupci obcí, počet: 6}\n",
    ],
)
def test_each_way_of_writing_head_counts_means_the_same(tmp_path: Path, counts: str) -> None:
    root = small(tmp_path, meeting=meeting(counts), groups="[]\n")
    path = root / "content/ukazkov/setkani/2024-02-06-skupina.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("skupina: PS Senioři\n", ""), encoding="utf-8")
    ran = run(root, "build", "minutes", "--format", "docx")
    assert ran.code == 0, ran.report["diagnostics"]
    traced = run(root, "trace", ran.report["outputs"][0]["path"], "29").report
    assert "29" in str(traced)


def test_a_count_that_is_no_number_has_its_place(tmp_path: Path) -> None:
    root = small(tmp_path, meeting=meeting("    počty:\n      veřejnost: hodně\n"))
    found = run(root, "check").find("number-not-understood") or run(root, "check").report["diagnostics"]
    assert {(item["line"], item["column"]) for item in found if item["path"].endswith("skupina.yaml")} == {(11, 14)}
