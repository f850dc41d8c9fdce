"""The example workspace, built whole: what a careful office would send out."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from judges import JudgeDocx, JudgePdf
from workspaces import Built, copy_example, run

EVIDENCE = "build/ukazka/svazek/2024-03-31_svazek_doklady-ka-02.pdf"
"""The bundle with a scan."""
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
    assert {kind for _, kind in kinds} == at_meetings | {"bundle", "plan", "council-report", "council-resolution"}
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


def test_verapdf_finds_nothing(example: Built, judge_pdf: JudgePdf) -> None:
    assert judge_pdf([path for path in example.outputs("pdf") if path != example.root / EVIDENCE]) == []


def test_the_bundle_with_a_scan_is_archival_and_does_not_claim_to_be_accessible(example: Built, judge_pdf: JudgePdf) -> None:
    assert judge_pdf([example.root / EVIDENCE], ("2b",)) == []
    (only,) = judge_pdf([example.root / EVIDENCE], ("ua1",))
    assert "PDF/UA Identification" in only
    described = json.loads((example.root / EVIDENCE).with_suffix(".manifest.json").read_bytes())
    assert (described["archival"], described["accessible"]) == ("2B", "")
    assert [(part["id"], part["lacks"]) for part in described["parts"] if part["lacks"]] == [("2s", ["tags", "text"])]


@pytest.mark.parametrize("name", ["ukazka/svazek/2024-03-31_svazek_doklady-ka-02", "horazdovicko/svazek/2021-04-30_svazek_plan-s-prilohami"])
def test_a_bundle_is_read_in_the_order_of_its_parts(example: Built, name: str) -> None:
    path = example.root / "build" / f"{name}.pdf"
    read = subprocess.run(["pdfinfo", "-struct-text", str(path)], capture_output=True, check=True).stdout.decode("utf-8", "replace")
    told = " ".join("".join(re.findall(r'"(.*)"', read)).split())
    titles = [part["title"] for part in json.loads(path.with_suffix(".manifest.json").read_bytes())["parts"] if part["origin"] == "draft"]
    places = [told.rfind(" ".join(title.split())) for title in titles]
    assert -1 not in places
    assert places == sorted(places)


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
