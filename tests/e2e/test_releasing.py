"""What was issued never changes: releases through the real command line."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import docx
import pytest
from workspaces import MEETING, PEOPLE, PROJECT, Ran, docpipe, run, small

STEM = "released/ukazkov/zapis/2024-02-06_zapis_skupina_verejny"
WORDS = ("minutes", "public")


def frozen(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted((root / "released").rglob("*")) if path.is_file()
    }


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    ran = run(small(tmp_path_factory.mktemp("vydani")), "release", *WORDS, "--date", "12. 2. 2024")
    assert ran.code == 0, ran.report["diagnostics"]
    return ran


def test_a_release_is_word_pdf_ledger_and_a_record_of_digests(released: Ran) -> None:
    names = set(frozen(released.root))
    assert names == {f"{STEM}_v1.{suffix}" for suffix in ("docx", "pdf", "ledger.json", "json")}
    record = json.loads((released.root / f"{STEM}_v1.json").read_bytes())
    assert (record["version"], record["date"], record["edition"]) == ("1", "2024-02-12", "public")
    for name, digest in record["sha256"].items():
        assert hashlib.sha256((released.root / STEM).with_name(name).read_bytes()).hexdigest() == digest


def test_a_released_document_bears_no_draft_mark(released: Ran) -> None:
    document = docx.Document(str(released.root / f"{STEM}_v1.docx"))
    header = "\n".join(paragraph.text for section in document.sections for paragraph in section.header.paragraphs)
    assert "Pracovní verze" not in header
    assert run(released.root, "verify", f"{STEM}_v1.pdf").codes("error") == []


def test_nothing_changes_a_release(tmp_path: Path) -> None:
    root = small(tmp_path)
    assert run(root, "release", *WORDS, "--date", "12. 2. 2024").code == 0
    before = frozen(root)
    small(root, people=PEOPLE.replace("Jana Nováková", "Jana Svobodová"), meeting=MEETING.replace("Jana Nováková", "Jana Svobodová"), groups="[]\n")
    (root / "content/ukazkov/setkani/2024-02-06-skupina.yaml").write_text(
        (root / "content/ukazkov/setkani/2024-02-06-skupina.yaml").read_text(encoding="utf-8").replace("skupina: PS Senioři\n", ""), encoding="utf-8"
    )
    docpipe(root, "templates", "take", "minutes")
    (root / "programmes").mkdir()
    ran = run(root, "build", "--format", "docx")
    assert ran.code == 0, ran.report["diagnostics"]
    assert [item["path"] for item in ran.find("released-differs")] == [f"{STEM}_v1.docx"]
    run(root, "clean", "--all")
    assert frozen(root) == before


def test_the_last_version_is_the_one_with_the_highest_number_whatever_its_day(tmp_path: Path) -> None:
    root = small(tmp_path)
    run(root, "release", *WORDS, "--date", "12. 2. 2024")
    small(root, meeting=MEETING.replace("Radnice", "Knihovna"))
    assert run(root, "release", *WORDS, "--date", "11. 2. 2024", "--reason", "oprava místa").code == 0
    assert run(root, "build", *WORDS, "--format", "docx").find("released-differs") == []


def test_a_second_version_needs_a_reason_and_leaves_the_first(tmp_path: Path) -> None:
    root = small(tmp_path)
    run(root, "release", *WORDS, "--date", "12. 2. 2024")
    first = frozen(root)
    assert run(root, "release", *WORDS, "--version", "1", "--reason", "znovu").codes("error") == ["release-exists"]
    again = run(root, "release", *WORDS)
    assert (again.code, {item["fate"] for item in again.report["outputs"]}) == (0, {"unchanged"})
    assert run(root, "release", *WORDS, "--version", "../2", "--reason", "x").codes("error") == ["release-version-refused"]
    assert frozen(root) == first
    small(root, meeting=MEETING.replace("Radnice", "Knihovna"))
    assert run(root, "release", *WORDS).codes("error") == ["release-reason-missing"]
    assert run(root, "release", *WORDS, "--date", "20. 2. 2024", "--reason", "oprava místa").code == 0
    now = frozen(root)
    assert {name: now[name] for name in first} == first
    assert json.loads((root / f"{STEM}_v2.json").read_bytes())["reason"] == "oprava místa"


def test_an_error_stops_the_release_and_says_why(tmp_path: Path) -> None:
    root = small(tmp_path, meeting=MEETING.replace("do: 10:30", "do: 8:30"))
    ran = run(root, "release", *WORDS)
    assert ran.code == 1
    assert ran.find("not-released-errors")[0]["arguments"]["codes"] == ["meeting-ends-before-start"]
    assert not (root / "released").exists()
    built = run(root, "build", "--format", "docx")
    assert built.code == 1
    assert {item["fate"] for item in built.report["outputs"]} == {"built"}, "an error of a rule lets the draft be built"


def test_a_severity_lowered_with_a_reason_lets_the_release_go_and_prints_the_reason(tmp_path: Path) -> None:
    settings = """
        formát: 1
        závažnosti:
          - {kód: meeting-ends-before-start, závažnost: varování, důvod: zápis přes půlnoc}
    """
    root = small(tmp_path, meeting=MEETING.replace("do: 10:30", "do: 8:30"), settings=settings)
    ran = run(root, "release", *WORDS)
    assert ran.code == 0
    assert ran.find("meeting-ends-before-start")[0]["reason"] == "zápis přes půlnoc"


def test_a_public_edition_that_would_leak_is_not_written(tmp_path: Path) -> None:
    meeting = MEETING.replace("text: Jana Nováková přivítala přítomné.", "text: Evu Skrytou trápí, že nikdo nepřijel.")
    root = small(tmp_path, meeting=meeting, project=PROJECT)
    ran = run(root, "build", "--format", "docx")
    assert ran.code == 1
    fates = {(item["kind"], item["edition"]): item["fate"] for item in ran.report["outputs"]}
    assert fates["minutes", "public"] == "failed"
    assert fates["minutes", "internal"] == "built"
    assert not (root / f"{STEM.replace('released', 'build')}.docx").exists()
    leak = next(item for item in ran.report["diagnostics"] if item["code"].startswith("leak-"))
    assert leak["path"] == f"{STEM.replace('released', 'build')}.docx"


def test_versions_go_up_and_minutes_come_after_their_meeting(tmp_path: Path) -> None:
    root = small(tmp_path)
    early = run(root, "release", *WORDS, "--date", "5. 2. 2024")
    assert early.codes("error") == ["release-before-meeting"]
    assert run(root, "release", *WORDS, "--version", "1.9", "--date", "12. 2. 2024").code == 0
    small(root, meeting=MEETING.replace("Radnice", "Knihovna"))
    built = run(root, "build", *WORDS, "--format", "docx")
    assert "docpipe release zapis ukazkov/2024-02-06-skupina verejny --reason" in built.find("released-differs")[0]["hint"]
    for lower in ("1", "1.9.0", "1.2", "0.9"):
        assert run(root, "release", *WORDS, "--version", lower, "--reason", "x").codes("error") == ["release-version-lower"], lower
    assert run(root, "release", *WORDS, "--version", "1.10", "--reason", "oprava místa", "--date", "11. 2. 2024").code == 0
    small(root, meeting=MEETING.replace("Radnice", "Hala"))
    assert run(root, "release", *WORDS, "--version", "k-podpisu", "--reason", "oprava místa", "--date", "13. 2. 2024").code == 0
    small(root, meeting=MEETING.replace("Radnice", "Divadlo"))
    assert run(root, "release", *WORDS, "--reason", "oprava místa", "--date", "13. 2. 2024").code == 0
    (item,) = run(root, "history", *WORDS).report["history"]
    assert [version["version"] for version in item["versions"]] == ["1.9", "1.10", "k-podpisu", "2"], "as they were issued"
    assert item["changes"] == []


def test_the_editions_of_one_record_are_told_apart_in_its_history(released: Ran) -> None:
    shown = docpipe(released.root, "--lang", "cs", "history", "minutes").stdout.replace("\u00a0", " ")
    assert "Zápis ze setkání skupiny konaného dne 6. 2. 2024 – veřejná verze" in shown
