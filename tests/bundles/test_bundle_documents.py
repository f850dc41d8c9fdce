"""Bundles of docpipe's own documents: drafts and releases, signed scans, what a change costs, and what is handed over in the end."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from bundle_workspaces import FOLDER, pdf, with_bundles
from judges import JudgePdf
from pypdf import PdfReader
from workspaces import Ran, run

OUT = "build/ukazkov/svazek"
BUNDLE = """
    název: Doklady klíčové aktivity
    datum: 31. 3. 2024
    značení: "{aktivita}/{číslo:02}"
    razítko: ano
    části:
      - druh: zápis
        klíčová aktivita: KA 02
        od: 1. 1. 2024
        do: 31. 3. 2024
        formáty: [pdf, docx]
    samostatná PDF: ano
    ZIP: ano
    odeslání: datova-schranka
"""
NAME = "2024-03-31_svazek_doklady"


def digests(root: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted((root / OUT).rglob("*")) if path.is_file()}


def manifest(root: Path, path: str = f"{OUT}/{NAME}") -> dict[str, Any]:
    found: dict[str, Any] = json.loads((root / f"{path}.manifest.json").read_bytes())
    return found


def fates(ran: Ran) -> dict[str, str]:
    return {Path(item["path"]).name: item["fate"] for item in ran.report["outputs"]}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """A bundle of two minutes, chosen by activity and period."""
    root = with_bundles(tmp_path_factory.mktemp("doklady"), doklady=BUNDLE)
    ran = run(root, "build", "--kind", "svazek")
    assert ran.codes("error") + ran.codes("fault") == [], ran.report["diagnostics"]
    return ran


def copy(built: Ran, target: Path) -> Path:
    shutil.copytree(built.root, target)
    return target


def test_a_selector_takes_what_fits_activity_period_and_edition(built: Ran) -> None:
    parts = manifest(built.root)["parts"]
    assert [(part["label"], part["document"].rpartition("/")[2]) for part in parts] == [
        ("KA 02/01", "2024-02-06_zapis_skupina_interni"),
        ("KA 02/02", "2024-03-05_zapis_skupina_interni"),
    ]


def test_what_a_bundle_is_made_of_is_made_too_and_nothing_else(built: Ran) -> None:
    kinds = {(item["kind"], item["record"]) for item in built.report["outputs"]}
    assert kinds == {("bundle", "doklady"), ("minutes", "2024-02-06-skupina"), ("minutes", "2024-03-05-skupina")}


def test_the_list_of_parts_has_the_pages_they_begin_on_and_leads_there(built: Ran) -> None:
    reader = PdfReader(built.root / OUT / f"{NAME}.pdf")
    cover = reader.pages[0].extract_text()
    for part in manifest(built.root)["parts"]:
        assert part["label"] in cover
        assert reader.page_labels[part["first"] - 1] == part["page"]
    targets = [note.get_object() for page in reader.pages[:1] for note in page.get("/Annots", ())]
    assert all("docpipe:" not in str(note.get("/A", "")) for note in targets)
    assert len(targets) >= 2


def test_pages_are_the_sum_of_the_parts_and_drafts_say_so(built: Ran) -> None:
    described = manifest(built.root)
    reader = PdfReader(built.root / OUT / f"{NAME}.pdf")
    assert len(reader.pages) == 1 + sum(part["pages"] for part in described["parts"])
    assert all("Pracovní verze" in page.extract_text() for page in reader.pages)
    assert (described["state"], {part["origin"] for part in described["parts"]}) == ("draft", {"draft"})


def test_the_manifest_says_what_each_part_was_made_of(built: Ran) -> None:
    described = manifest(built.root)
    for part in described["parts"]:
        assert hashlib.sha256((built.root / part["source"]).read_bytes()).hexdigest() == part["sha256"]
        meeting = f"content/ukazkov/setkani/{part['document'].rpartition('/')[2][:10]}-skupina.yaml"
        assert part["content"][meeting] == hashlib.sha256((built.root / meeting).read_bytes()).hexdigest()
        assert len(part["template"]) == 64
    names = {line["name"].partition("/")[0] for line in described["files"]}
    assert names == {f"{NAME}.pdf", "prilohy", "word"}
    for line in described["files"]:
        path = built.root / OUT / (NAME if "/" in line["name"] else "") / line["name"]
        assert hashlib.sha256(path.read_bytes()).hexdigest() == line["sha256"]


def test_a_text_of_a_bundle_is_traced_to_its_line(built: Ran) -> None:
    entries = run(built.root, "trace", f"{OUT}/{NAME}.pdf", "přivítala").report["entries"]
    assert {place["path"] for entry in entries for place in entry["locations"]} == {
        "content/ukazkov/setkani/2024-02-06-skupina.yaml",
        "content/ukazkov/setkani/2024-03-05-skupina.yaml",
    }
    (title,) = run(built.root, "trace", f"{OUT}/{NAME}.pdf", "Doklady klíčové").report["entries"]
    assert (title["locations"][0]["path"], title["locations"][0]["line"]) == (f"{FOLDER}/doklady.yaml", 1)


def test_verapdf_finds_nothing_in_a_bundle_of_own_documents(built: Ran, judge_pdf: JudgePdf) -> None:
    assert judge_pdf([built.root / OUT / f"{NAME}.pdf"]) == []


def test_an_unchanged_bundle_is_left_as_it_is(built: Ran, tmp_path: Path) -> None:
    root = copy(built, tmp_path / "ws")
    before = digests(root)
    again = run(root, "build", "--kind", "svazek")
    assert set(fates(again).values()) == {"unchanged"}
    assert digests(root) == before
    assert {item["stand"] for item in run(root, "status", "svazek").report["outputs"]} == {"current"}
    comment = root / f"{FOLDER}/doklady.yaml"
    comment.write_text("# poznámka\n" + comment.read_text(encoding="utf-8"), encoding="utf-8")
    assert set(fates(run(root, "build", "--kind", "svazek")).values()) == {"unchanged"}


def test_a_changed_part_changes_the_bundle_and_no_other_part(built: Ran, tmp_path: Path) -> None:
    root = copy(built, tmp_path / "ws")
    meeting = root / "content/ukazkov/setkani/2024-03-05-skupina.yaml"
    meeting.write_text(meeting.read_text(encoding="utf-8").replace("přivítala přítomné", "zahájila jednání"), encoding="utf-8")
    assert {item["stand"] for item in run(root, "status", "svazek").report["outputs"]} == {"stale"}
    cover = root / "build/.docpipe/ukazkov/svazek" / f"{NAME}.cover.pdf"
    before = cover.stat().st_mtime_ns
    ran = run(root, "build", "--kind", "svazek")
    assert fates(ran)[f"{NAME}.pdf"] == "built"
    assert fates(ran)["2024-02-06_zapis_skupina_interni.pdf"] == "unchanged"
    assert next(item["why"] for item in ran.report["outputs"] if item["path"].endswith(f"{NAME}.pdf")) == ["parts"]
    # the list of parts is the same, so its pages are not converted again
    assert cover.stat().st_mtime_ns == before
    assert "zahájila jednání" in "".join(page.extract_text() for page in PdfReader(root / OUT / f"{NAME}.pdf").pages)


def test_a_part_that_fails_keeps_the_bundle_as_it_was_and_says_where(built: Ran, tmp_path: Path) -> None:
    root = copy(built, tmp_path / "ws")
    before = digests(root)
    meeting = root / "content/ukazkov/setkani/2024-03-05-skupina.yaml"
    meeting.write_text(meeting.read_text(encoding="utf-8").replace("přivítala přítomné.", "přivítala [[osoba:Nikdo Neznámý]]."), encoding="utf-8")
    ran = run(root, "build", "--kind", "svazek")
    (found,) = ran.find("bundle-part-not-built")
    assert (found["path"], found["line"], found["related"][0]["path"]) == (
        f"{FOLDER}/doklady.yaml",
        6,
        "build/ukazkov/zapis/2024-03-05_zapis_skupina_interni.pdf",
    )
    assert ran.code == 1
    assert digests(root) == before


def test_what_a_bundle_no_longer_has_is_cleaned_away(built: Ran, tmp_path: Path) -> None:
    root = copy(built, tmp_path / "ws")
    path = root / f"{FOLDER}/doklady.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("samostatná PDF: ano\n", "").replace("ZIP: ano\n", ""), encoding="utf-8")
    run(root, "build", "--kind", "svazek")
    run(root, "clean")
    assert not (root / OUT / NAME / "prilohy").exists()
    assert not (root / OUT / f"{NAME}.zip").exists()
    assert (root / OUT / f"{NAME}.pdf").is_file()
    path.unlink()
    run(root, "clean")
    assert not (root / OUT).exists()


def test_without_libreoffice_the_missing_bundle_is_said(tmp_path: Path) -> None:
    root = with_bundles(tmp_path, doklady=BUNDLE)
    ran = run(root, "build", "--kind", "svazek", environment={"DOCPIPE_SOFFICE": str(tmp_path / "neni")})
    assert {item["fate"] for item in ran.report["outputs"] if item["kind"] == "bundle"} == {"missing"}
    assert {item["line"] for item in ran.find("bundle-part-unconverted")} == {6}
    assert not (root / OUT).exists()


@pytest.fixture(scope="module")
def released(built: Ran, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """The same bundle of released minutes, one with its signed scan, released itself."""
    root = copy(built, tmp_path_factory.mktemp("vydano") / "ws")
    refused = run(root, "release", "svazek", "--date", "11. 4. 2024")
    assert [(item["path"], item["line"]) for item in refused.find("bundle-release-drafts")] == [(f"{FOLDER}/doklady.yaml", 6)]
    assert run(root, "release", "zapis", "interni", "--date", "10. 4. 2024").code == 0
    (root / "podpis.pdf").write_bytes(pdf(1, text="podpisy"))
    words = ("release", "zapis", "interni", "2024-02-06-skupina", "--signed", "podpis.pdf", "--date", "11. 4. 2024")
    assert run(root, *words).code == 0
    ran = run(root, "release", "svazek", "--date", "12. 4. 2024")
    assert ran.code == 0, ran.report["diagnostics"]
    return ran


RELEASED = f"released/ukazkov/svazek/{NAME}_v1"


def test_a_released_bundle_takes_released_files_byte_for_byte_with_the_signed_scan(released: Ran) -> None:
    described = manifest(released.root, RELEASED)
    assert [(part["id"], part["origin"], part["version"]) for part in described["parts"]] == [
        ("1", "released", "1"),
        ("1s", "scan", ""),
        ("2", "released", "1"),
    ]
    for part in described["parts"]:
        assert hashlib.sha256((released.root / part["source"]).read_bytes()).hexdigest() == part["sha256"]
    text = "".join(page.extract_text() for page in PdfReader(released.root / f"{RELEASED}.pdf").pages)
    assert "Pracovní verze" not in text
    assert "vydáno 10. 4. 2024, verze 1" in " ".join(text.split())
    assert run(released.root, "verify", f"{RELEASED}.pdf").codes("error") == []
    assert run(released.root, "verify", f"{RELEASED}.zip").codes("error") == []


def test_the_record_of_the_release_has_every_file(released: Ran) -> None:
    record = json.loads((released.root / f"{RELEASED}.json").read_bytes())
    above = (released.root / RELEASED).parent
    assert {f"{NAME}_v1.pdf", f"{NAME}_v1.zip", f"{NAME}_v1.manifest.json", f"{NAME}_v1.ledger.json"} <= set(record["sha256"])
    assert all(hashlib.sha256((above / name).read_bytes()).hexdigest() == digest for name, digest in record["sha256"].items())


def test_a_release_is_not_made_twice_and_a_filed_scan_is_not_written_over(released: Ran) -> None:
    again = run(released.root, "release", "svazek")
    assert (again.code, {item["fate"] for item in again.report["outputs"]}) == (0, {"unchanged"})
    words = ("release", "zapis", "interni", "2024-02-06-skupina", "--signed")
    assert {item["fate"] for item in run(released.root, *words, "podpis.pdf").report["outputs"]} == {"unchanged"}
    (released.root / "jiny.pdf").write_bytes(pdf(1, text="jine"))
    assert run(released.root, *words, "jiny.pdf").codes("error") == ["signed-exists"]
    (released.root / "podpis.docx").write_bytes(b"PK")
    assert run(released.root, *words, "podpis.docx").codes("error") == ["signed-kind"]
    assert run(released.root, "release", "zapis", "--signed", "podpis.pdf").codes("error") == ["signed-one-document"]
    assert run(released.root, "release", "pozvanka", "2024-02-06-skupina", "--signed", "podpis.pdf").codes("error") == ["signed-not-released"]


def test_a_release_older_than_its_content_goes_in_and_is_told_at_the_part(released: Ran, tmp_path: Path) -> None:
    root = copy(released, tmp_path / "ws")
    meeting = root / "content/ukazkov/setkani/2024-03-05-skupina.yaml"
    meeting.write_text(meeting.read_text(encoding="utf-8").replace("Radnice", "Knihovna"), encoding="utf-8")
    ran = run(root, "build", "--kind", "svazek")
    (found,) = ran.find("bundle-release-older")
    assert (found["path"], found["line"]) == (f"{FOLDER}/doklady.yaml", 6)
    assert found["related"][0]["path"] == "released/ukazkov/zapis/2024-03-05_zapis_skupina_interni_v1.pdf"
    assert "svazek" not in "".join(item["path"] for item in ran.find("released-differs"))
    bundle = root / f"{FOLDER}/doklady.yaml"
    bundle.write_text(bundle.read_text(encoding="utf-8").replace("razítko: ano", "razítko: ne"), encoding="utf-8")
    for _ in range(2):
        told = [item["path"] for item in run(root, "build", "--kind", "svazek").find("released-differs")]
        assert f"{RELEASED}.pdf" in told
    assert "Knihovna" not in "".join(page.extract_text() for page in PdfReader(root / OUT / f"{NAME}.pdf").pages)


def test_a_released_file_that_somebody_changed_is_refused(released: Ran, tmp_path: Path) -> None:
    root = copy(released, tmp_path / "ws")
    with pikepdf.open(root / "released/ukazkov/zapis/2024-03-05_zapis_skupina_interni_v1.pdf", allow_overwriting_input=True) as made:
        made.docinfo["/Title"] = "Jiný"
        made.save()
    (found,) = run(root, "build", "--kind", "svazek").find("bundle-release-damaged")
    assert (found["severity"], found["line"]) == ("fault", 6)


def test_a_scan_or_a_release_that_must_be_there_is_missed_at_its_part(built: Ran, tmp_path: Path) -> None:
    text = "název: Vše\nčásti:\n  - záznam: 2024-02-06-skupina\n    druh: zápis\n    {}: povinně\n"
    for field, code in (("podepsaný sken", "bundle-scan-missing"), ("vydané", "bundle-release-missing")):
        root = copy(built, tmp_path / code)
        (root / f"{FOLDER}/doklady.yaml").write_text(text.format(field), encoding="utf-8")
        (found,) = run(root, "build", "--kind", "svazek").find(code)
        assert (found["path"], found["line"]) == (f"{FOLDER}/doklady.yaml", 3)
