"""What is made anew, what is left, and what a person's edit means: whole workspaces through the real command line."""

from __future__ import annotations

import os
import re
from pathlib import Path

import docx
import pytest
from workspaces import MEETING, PEOPLE, PROJECT, ROOT, Ran, docpipe, run, small, write

STEM = "build/ukazkov/zapis/2024-02-06_zapis_skupina_interni"
RECORD = "content/ukazkov/setkani/2024-02-06-skupina.yaml"


@pytest.fixture
def built(tmp_path: Path) -> Ran:
    ran = run(small(tmp_path), "build", "--format", "docx")
    assert ran.code == 0, ran.report["diagnostics"]
    return ran


def fates(ran: Ran) -> dict[str, str]:
    return {item["path"]: item["fate"] for item in ran.report["outputs"]}


def rebuilt(ran: Ran) -> set[str]:
    return {item["kind"] for item in ran.report["outputs"] if item["fate"] == "built"}


def again(ran: Ran, *words: str) -> Ran:
    return run(ran.root, "build", "--format", "docx", *words)


def test_a_comment_rebuilds_nothing_and_moves_the_trace(built: Ran) -> None:
    path = built.root / RECORD
    before = docpipe(built.root, "trace", f"{STEM}.docx", "Radnice").stdout
    path.write_text("# poznámka\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    ran = again(built)
    assert set(fates(ran).values()) == {"unchanged"}
    after = docpipe(built.root, "trace", f"{STEM}.docx", "Radnice").stdout
    assert ":7:" in before
    assert ":8:" in after


def test_a_meeting_s_change_rebuilds_its_documents_only(built: Ran) -> None:
    small(built.root, meeting=MEETING.replace("Radnice", "Knihovna"))
    ran = again(built)
    assert rebuilt(ran) == {"minutes", "attendance", "invitation", "meetings"}
    why = {(item["kind"], tuple(item["why"]), tuple(item["files"])) for item in ran.report["outputs"] if item["fate"] == "built"}
    assert ("minutes", ("content",), (RECORD,)) in why


def test_what_a_register_does_not_print_rebuilds_nothing(built: Ran) -> None:
    small(built.root, people=PEOPLE + "    - {jméno: Nikdo Nepřišel, pohlaví: muž, veřejné: [jméno]}\n")
    assert "built" not in fates(again(built)).values()


def test_an_own_template_rebuilds_its_kind_only(built: Ran) -> None:
    assert docpipe(built.root, "templates", "take", "minutes").returncode == 0
    assert "built" not in fates(again(built)).values(), "an equal copy is no change"
    path = built.root / "templates_docx/minutes.docx"
    document = docx.Document(str(path))
    document.add_paragraph("Vlastní závěr", style="Body Text")
    document.save(str(path))
    ran = again(built)
    assert rebuilt(ran) == {"minutes"}
    assert {tuple(item["why"]) for item in ran.report["outputs"] if item["fate"] == "built"} == {("template",)}


def test_a_person_s_edit_is_kept_and_shown(built: Ran) -> None:
    path = built.root / f"{STEM}.docx"
    document = docx.Document(str(path))
    changed = next(paragraph for paragraph in document.paragraphs if "přivítala" in paragraph.text)
    changed.runs[0].text = "Někdo to přepsal."
    document.save(str(path))
    edited = path.read_bytes()
    small(built.root, meeting=MEETING.replace("Radnice", "Knihovna"))
    ran = again(built)
    assert path.read_bytes() == edited
    assert fates(ran)[f"{STEM}.docx"] == "kept"
    assert [item["path"] for item in ran.find("edited-by-hand")] == [f"{STEM}.docx"]
    shown = run(built.root, "diff", f"{STEM}.docx").report["changes"]
    changes = {item["is"]: item for item in shown}
    assert changes["Někdo to přepsal."]["was"] == "Jana Nováková přivítala přítomné."
    assert changes["Někdo to přepsal."]["from"][0]["path"] == RECORD
    assert "edited" in {item["stand"] for item in run(built.root, "status").report["outputs"] if item["path"] == f"{STEM}.docx"}


def edit(path: Path) -> bytes:
    document = docx.Document(str(path))
    document.paragraphs[0].runs[0].text = "Vlastní nadpis"
    document.save(str(path))
    return path.read_bytes()


def test_an_accepted_edit_is_open_again_when_the_content_changes(built: Ran) -> None:
    path = built.root / f"{STEM}.docx"
    edited = edit(path)
    assert run(built.root, "resolve", f"{STEM}.docx").code == 2
    assert run(built.root, "resolve", f"{STEM}.docx", "--keep", "schválená oprava").code == 0
    ran = again(built)
    assert ran.find("edited-by-hand") == []
    assert ran.find("edit-accepted")[0]["arguments"]["reason"] == "schválená oprava"
    small(built.root, meeting=MEETING.replace("Radnice", "Knihovna"))
    assert len(again(built).find("edited-by-hand")) == 1
    assert path.read_bytes() == edited


def test_the_new_document_is_taken_and_the_edited_one_kept_beside_it(built: Ran) -> None:
    path = built.root / f"{STEM}.docx"
    made = path.read_bytes()
    edited = edit(path)
    ran = run(built.root, "resolve", f"{STEM}.docx", "--new")
    assert ran.code == 0
    assert path.read_bytes() == made
    assert (built.root / f"{STEM}.edited-1.docx").read_bytes() == edited
    assert run(built.root, "resolve", f"{STEM}.docx", "--new").codes("error") == ["edit-none"]


def test_an_equal_file_of_nobody_s_is_adopted(built: Ran) -> None:
    (built.root / "build/.docpipe/manifest.json").unlink()
    (built.root / "build/.docpipe/journal").unlink(missing_ok=True)
    assert set(fates(again(built)).values()) == {"adopted"}


def test_a_corrupt_manifest_or_journal_harms_nothing(built: Ran) -> None:
    for name in ("manifest.json", "journal"):
        (built.root / "build/.docpipe" / name).write_bytes(b"\x00{broken")
    assert set(fates(again(built)).values()) == {"adopted"}
    assert set(fates(again(built)).values()) == {"unchanged"}


def test_status_says_what_would_be_made_and_why(built: Ran) -> None:
    small(built.root, meeting=MEETING.replace("Radnice", "Knihovna"))
    listed = {item["path"]: item for item in run(built.root, "status").report["outputs"]}
    assert listed[f"{STEM}.docx"]["stand"] == "stale"
    assert listed[f"{STEM}.docx"]["files"] == [RECORD]
    assert listed[f"{STEM}.pdf"]["stand"] == "new"
    text = docpipe(built.root, "--lang", "cs", "status").stdout
    assert f"změnil se obsah ({RECORD})" in text


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """Return a workspace with a programme of its own, of which one document is built as Word and PDF."""
    root = small(tmp_path_factory.mktemp("duvody"), project=PROJECT.replace("program: opz-plus", "program: vlastni"))
    own = (ROOT / "docpipe/programmes/opz-plus.yaml").read_text(encoding="utf-8")
    write(root, {"programmes/vlastni.yaml": own.replace("name: opz-plus", "name: vlastni")})
    ran = run(root, "build", "minutes", "--edition", "public")
    assert ran.code == 0, ran.report["diagnostics"]
    return ran


def reasons(ran: Ran, **environment: str) -> dict[str, tuple[list[str], list[str]]]:
    """Return format → why the document would be made anew, and the files that changed."""
    listed = run(ran.root, "status", environment=environment).report["outputs"]
    return {Path(item["path"]).suffix: (sorted(item["why"]), item["files"]) for item in listed if item["stand"] == "stale"}


@pytest.mark.skipif(os.name != "posix", reason="the other LibreOffice is a shell script")
def test_another_libreoffice_makes_the_pdf_anew_and_says_so(whole: Ran, tmp_path: Path) -> None:
    other = tmp_path / "soffice"
    other.write_text('#!/bin/sh\necho "LibreOffice 99.1.2.3 40"\n', encoding="utf-8")
    other.chmod(0o755)
    assert reasons(whole) == {}
    assert reasons(whole, DOCPIPE_SOFFICE=str(other)) == {".pdf": (["libreoffice"], [])}


@pytest.mark.skipif(os.name != "posix", reason="a person's own fonts lie elsewhere")
def test_another_font_makes_the_pdf_anew_and_says_so(whole: Ran, tmp_path: Path) -> None:
    write(tmp_path, {".fonts/jine.ttf": b"\0" * 2000})
    assert reasons(whole, HOME=str(tmp_path)) == {".pdf": (["fonts"], [])}


def test_another_programme_makes_its_documents_anew_and_says_which_file(whole: Ran) -> None:
    path = whole.root / "programmes/vlastni.yaml"
    text = path.read_text(encoding="utf-8")
    changed = re.sub(r"^short_title: .*$", "short_title: OPZ++", text, flags=re.MULTILINE).replace("Evropsk", "Evrópsk")
    assert changed != text
    path.write_text(changed, encoding="utf-8")
    try:
        found = reasons(whole)
    finally:
        path.write_text(text, encoding="utf-8")
    assert found[".docx"] == (["checks", "content"], ["programmes/vlastni.yaml"])
    assert found[".pdf"] == (["docx"], ["programmes/vlastni.yaml"])


def test_outputs_that_belong_to_no_record_are_told_and_removed_by_clean_only(built: Ran) -> None:
    (built.root / RECORD).rename(built.root / "content/ukazkov/setkani/2024-02-06-jinak.yaml")
    ran = again(built)
    assert (built.root / f"{STEM}.docx").is_file()
    assert f"{STEM}.docx" in {item["path"] for item in ran.find("output-lost")}
    run(built.root, "clean")
    assert not (built.root / f"{STEM}.docx").exists()
    assert (built.root / "build/ukazkov/zapis/2024-02-06_zapis_jinak_interni.docx").is_file()


def test_a_whole_unchanged_workspace_is_replayed_with_all_it_said(tmp_path: Path) -> None:
    root = small(tmp_path, project=PROJECT.replace("    registrační číslo: CZ.03.02.02/00/22_046/0002180\n", ""))
    first = run(root, "build")
    second = run(root, "build")
    assert first.codes() == second.codes()
    assert "registration-number-missing" in second.codes()
    assert set(fates(second).values()) == {"unchanged"}
    some = run(root, "build", "minutes", "--edition", "public")
    assert [item["path"] for item in some.report["outputs"]] == [f"{STEM.removesuffix('interni')}verejny.{kind}" for kind in ("docx", "pdf")]
    (root / f"{STEM}.pdf").unlink()
    third = run(root, "build")
    assert fates(third)[f"{STEM}.pdf"] == "built"
