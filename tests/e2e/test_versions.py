"""What was released when, what has changed since, and a new version with its changes tracked: the real command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from judges import JudgeDocx
from tracking import body_of, settled, texts
from workspaces import MEETING, Ran, docpipe, run, small

WORDS = ("zapis", "interni")
STEM = "ukazkov/zapis/2024-02-06_zapis_skupina_interni"
CHANGED = MEETING.replace("místo: Radnice", "místo: Knihovna").replace(
    "text: Jana Nováková přivítala přítomné.",
    "text: Jana Nováková přivítala všechny přítomné.\n        úkoly: [{co: Rozeslat dotazník, kdo: Petr Malý, termín: 1. 3. 2024}]",
)


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """Return a workspace whose minutes were released and have changed since."""
    root = small(tmp_path_factory.mktemp("verze"))
    assert run(root, "release", *WORDS, "--date", "12. 2. 2024").code == 0
    same = run(root, "history", *WORDS, "--word")
    assert (same.report["history"][0]["changes"], same.report["files"]) == ([], [])
    small(root, meeting=CHANGED)
    return run(root, "history", *WORDS, "--word")


def test_the_versions_and_what_has_changed_since_are_told(changed: Ran) -> None:
    (item,) = changed.report["history"]
    assert item["versions"] == [{"version": "1", "date": "2024-02-12", "reason": "", "signed": ""}]
    told = {(change["change"], change["was"], change["is"]) for change in item["changes"]}
    assert ("changed", "Místo konání: Radnice", "Místo konání: Knihovna") in {
        (sort, *(" ".join(text.split()) for text in (was, now))) for sort, was, now in told
    }
    moved = next(change for change in item["changes"] if "Knihovna" in change["is"])
    assert moved["from"][0]["path"] == "content/ukazkov/setkani/2024-02-06-skupina.yaml"
    shown = docpipe(changed.root, "--lang", "cs", "history", *WORDS).stdout
    assert "od verze 1 se změnilo" in shown
    assert "Knihovna" in shown


def test_the_word_file_gives_both_texts_back(changed: Ran, judge_docx: JudgeDocx) -> None:
    (name,) = changed.report["files"]
    assert name == "build/ukazkov/zmeny/2024-02-06_zapis_skupina_interni_v1-v2.docx"
    content = (changed.root / name).read_bytes()
    assert texts(settled(content, accept=False)) == texts(body_of((changed.root / f"released/{STEM}_v1.docx").read_bytes()))
    assert any("Rozeslat dotazník" in text for text in texts(settled(content, accept=True)))
    assert not any("Radnice" in text for text in texts(settled(content, accept=True)))
    assert judge_docx([changed.root / name]) == []


def test_two_released_versions_are_compared_when_nothing_has_changed_since(changed: Ran) -> None:
    assert run(changed.root, "release", *WORDS, "--date", "20. 2. 2024", "--reason", "oprava místa").code == 0
    ran = run(changed.root, "history", *WORDS, "--word")
    (item,) = ran.report["history"]
    assert [(version["version"], version["reason"]) for version in item["versions"]] == [("1", ""), ("2", "oprava místa")]
    assert item["changes"] == []
    content = (changed.root / item["word"]).read_bytes()
    for version, accept in (("1", False), ("2", True)):
        assert texts(settled(content, accept=accept)) == texts(body_of((changed.root / f"released/{STEM}_v{version}.docx").read_bytes()))


def test_what_was_never_released_has_no_history(tmp_path: Path) -> None:
    ran = run(small(tmp_path), "history", "zapis")
    assert (ran.code, ran.codes()) == (0, ["history-none"])
