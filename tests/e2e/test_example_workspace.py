"""The example workspace, built whole: what a careful office would send out."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from judges import JudgeDocx, JudgePdf
from workspaces import Built, copy_example, run

from docpipe.pdf.tags import elements

EVIDENCE = "build/ukazka/svazek/2024-03-31_svazek_doklady-ka-02.pdf"
WITH_PICTURES = tuple(f"build/ukazka/svazek/2024-03-31_svazek_doklady-zprava-1-{name}.pdf" for name in ("ka-02", "spolecne"))
"""The evidence of the report, with a screenshot and a photo: archival, and not accessible, for a picture has no text."""
PLAN = "build/horazdovicko/svazek/2022-05-12_svazek_plan-s-prilohami.pdf"
SCANS = {EVIDENCE: "2s", PLAN: "4s"}
"""Bundles → the part of each that is a scan without text."""
pytestmark = pytest.mark.xdist_group("example")


def digests(root: Path) -> dict[str, str]:
    files = sorted(path for path in (root / "build").rglob("*") if path.suffix in (".docx", ".pdf", ".json"))
    return {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_everything_is_built_and_only_the_seed_s_gaps_are_complained_of(example: Built) -> None:
    assert example.code == 0, example.report["diagnostics"]
    assert sorted(set(example.codes("warning"))) == [
        "attendee-unnamed",
        "bundle-not-accessible",
        "bundle-part-without-text",
        "project-name-missing",
        "registration-number-missing",
    ]
    assert example.codes("error") == []
    assert {item["fate"] for item in example.report["outputs"]} == {"built"}
    kinds = {(item["project"], item["kind"]) for item in example.report["outputs"]}
    at_meetings = {"invitation", "attendance", "minutes", "needs", "meetings"}
    assert {kind for _, kind in kinds} == at_meetings | {"bundle", "plan", "council-report", "council-resolution", "report", "publicity-check"}
    assert {project for project, _ in kinds} == {"mas-irop", "podbrdsko", "horazdovicko", "susicko", "presticko", "ukazka"}


def test_every_document_is_there_as_word_and_as_pdf(example: Built) -> None:
    word, pdf = example.outputs("docx"), [path for path in example.outputs("pdf") if "svazek" not in path.parts]
    assert len(word) == len(pdf) >= 25
    assert all(path.is_file() for path in word + pdf)
    assert {path.with_suffix("") for path in word} == {path.with_suffix("") for path in pdf}


def test_paths_are_legal_everywhere(example: Built) -> None:
    for item in example.report["outputs"]:
        assert item["path"].isascii()
        assert len(item["path"]) <= 180
        assert not set(item["path"]) & set('<>:"\\|?*')


def test_the_open_xml_sdk_finds_nothing(example: Built, judge_docx: JudgeDocx) -> None:
    assert judge_docx(example.outputs("docx")) == []


def claims(path: Path) -> bool:
    """Return whether a PDF says that it is accessible."""
    with pikepdf.open(path) as made:
        return b"pdfuaid:part" in made.Root.Metadata.read_bytes()


def test_verapdf_finds_nothing(example: Built, judge_pdf: JudgePdf) -> None:
    accessible = [path for path in example.outputs("pdf") if claims(path)]
    assert judge_pdf(accessible) == []
    # of all others the reason is known: they hold a scan or a picture, or are one
    rest = [path.relative_to(example.root).as_posix() for path in example.outputs("pdf") if path not in accessible]
    assert [name for name in rest if name not in (*SCANS, *WITH_PICTURES) and not name.endswith("_podpisy.pdf")] == []
    assert judge_pdf([example.root / name for name in rest if name not in SCANS], ("2b",)) == []


def test_bundles_with_a_scan_are_archival_and_do_not_claim_to_be_accessible(example: Built, judge_pdf: JudgePdf) -> None:
    bundles = [example.root / name for name in SCANS]
    signed = [path for path in example.outputs("pdf") if path.stem.endswith("_podpisy")]
    assert judge_pdf([*bundles, *signed, *(example.root / name for name in WITH_PICTURES)], ("2b",)) == []
    (only,) = judge_pdf([example.root / EVIDENCE], ("ua1",))
    assert "PDF/UA Identification" in only
    for bundle, scan in zip(bundles, SCANS.values(), strict=True):
        described = json.loads(bundle.with_suffix(".manifest.json").read_bytes())
        assert (described["archival"], described["accessible"]) == ("2B", "")
        assert [(part["id"], part["lacks"]) for part in described["parts"] if part["lacks"]] == [(scan, ["tags", "text"])]
        with pikepdf.open(bundle) as made:
            assert b"pdfuaid" not in made.Root.Metadata.read_bytes()


def test_the_plan_keeps_its_headings_and_links_in_the_bundle(example: Built) -> None:
    with pikepdf.open(example.root / "build/horazdovicko/plan/plan.pdf") as plan, pikepdf.open(example.root / PLAN) as bundle:
        part = next(item for item in _items(bundle) if item.title.endswith(f"– {plan.docinfo['/Title']}"))
        with plan.open_outline() as outline:
            assert _titles(part.children) == _titles(outline.root) != []
        cover = len(bundle.pages) - sum(line["pages"] for line in json.loads((example.root / PLAN).with_suffix(".manifest.json").read_bytes())["parts"])
        links = [len(page.get("/Annots", ())) for page in plan.pages]
        assert [len(page.get("/Annots", ())) for page in list(bundle.pages)[cover : cover + len(links)]] == links


def _items(pdf: pikepdf.Pdf) -> list[pikepdf.OutlineItem]:
    with pdf.open_outline() as outline:
        return list(outline.root)


def _titles(items: list[pikepdf.OutlineItem]) -> list[object]:
    return [(item.title, _titles(item.children)) for item in items]


@pytest.mark.parametrize("name", [EVIDENCE, PLAN])
def test_a_bundle_is_read_in_the_order_of_its_parts(example: Built, name: str) -> None:
    # by the structure tree itself: pdfinfo -struct-text draws a page anew for each element, which takes minutes here
    parts = json.loads((example.root / name).with_suffix(".manifest.json").read_bytes())["parts"]
    with pikepdf.open(example.root / name) as bundle:
        numbers = {page.obj.objgen: number for number, page in enumerate(bundle.pages, 1)}
        tops = list(bundle.Root.StructTreeRoot.K[0].K)[1:]  # the first is the cover
        assert [str(top.T) for top in tops] == [f"{part['label']} – {part['title']}" for part in parts]
        for top, part in zip(tops, parts, strict=True):
            read = [numbers[element.Pg.objgen] for element in elements(top) if "/Pg" in element]
            assert read[0] == part["first"]
            assert set(read) == set(range(part["first"], part["first"] + part["pages"]))


def test_annexes_are_counted_from_one_behind_the_plan(example: Built) -> None:
    parts = json.loads((example.root / PLAN).with_suffix(".manifest.json").read_bytes())["parts"]
    assert [part["label"] for part in parts] == ["Plán", "Příloha č. 1", "Příloha č. 2", "Příloha č. 3", "Příloha č. 3 – sken", "Příloha č. 4"]


def test_qpdf_finds_nothing(example: Built) -> None:
    assert shutil.which("qpdf"), "qpdf is not installed: run make test"
    for path in example.outputs("pdf"):
        finished = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
        assert finished.returncode == 0, finished.stdout + finished.stderr


def test_a_second_build_makes_nothing(example: Built) -> None:
    before = digests(example.root)
    again = run(example.root, "build")
    assert again.code == 0
    assert {item["fate"] for item in again.report["outputs"]} == {"unchanged"}
    assert again.report["diagnostics"] == example.report["diagnostics"]
    assert digests(example.root) == before


def test_another_path_home_zone_language_and_number_of_jobs_give_the_same_bytes(example: Built, tmp_path: Path) -> None:
    home = tmp_path / "jiný domov"
    home.mkdir()
    environment = {"HOME": str(home), "TZ": "Pacific/Auckland", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    root = copy_example(tmp_path / "jiná složka s mezerami" / "ž")
    before = os.umask(0o077)
    try:
        other = run(root, "build", "-j", "1", environment=environment)
    finally:
        os.umask(before)
    assert other.code == 0
    assert digests(root) == digests(example.root)
