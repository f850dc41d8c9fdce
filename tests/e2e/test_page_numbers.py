"""The numbers of pages in a plan's contents: in the Word file as in the PDF, through every way of building, by the real command line."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from workspaces import Ran, run, small, write

from docpipe.render import is_unsettled

STEM = "build/ukazkov/plan/plan"
CHAPTER = "content/ukazkov/kapitoly/02-jak.md"
PLAN: dict[str, str | bytes] = {
    "content/ukazkov/plan.yaml": "název: Komunitní plán\nobdobí: 2023–2024\nstav: návrh ke schválení\nkapitoly: [jak, dale]\n",
    CHAPTER: "---\nid: jak\nnázev: Jak se plánovalo\n---\n## Začátek {#zacatek}\n\n" + "Odstavec o plánování.\n\n" * 60 + "Viz [[kapitolu:konec]].\n",
    "content/ukazkov/kapitoly/03-dale.md": "---\nid: dale\nnázev: Jak dál\n---\n## Konec {#konec}\n\nText na straně [[kapitola:zacatek|strana]].\n",
}


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    root = write(small(tmp_path_factory.mktemp("plan")), PLAN)
    return run(root, "build", "plan")


def word(root: Path) -> bytes:
    return (root / f"{STEM}.docx").read_bytes()


def numbers(content: bytes) -> list[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return re.findall(r"PAGEREF (\S+) .*?<w:t[^>]*>([^<]*)</w:t>", archive.read("word/document.xml").decode())


def fates(ran: Ran) -> dict[str, str]:
    return {item["path"].rpartition(".")[2]: item["fate"] for item in ran.report["outputs"] if item["path"].startswith(STEM)}


def codes(ran: Ran) -> list[str]:
    return [item["code"] for item in ran.report["diagnostics"]]


def test_a_plan_is_built_with_its_numbers(planned: Ran) -> None:
    assert {"page-number-wrong", "pages-unknown"} & set(codes(planned)) == set(), planned.report["diagnostics"]
    assert fates(planned)["pdf"] == "built"
    shown = numbers(word(planned.root))
    assert len(shown) >= 4
    assert all(number.isdigit() for _, number in shown)
    assert len({number for _, number in shown}) > 1


def test_nothing_is_made_again_when_nothing_changed(planned: Ran) -> None:
    before = word(planned.root)
    shutil.rmtree(planned.root / "build/.docpipe/journal", ignore_errors=True)
    ran = run(planned.root, "build", "plan")
    assert {fates(ran)[suffix] for suffix in ("docx", "pdf")} == {"unchanged"}
    assert word(planned.root) == before


def test_the_same_content_elsewhere_gives_the_same_bytes_whatever_was_built_before(planned: Ran, tmp_path: Path) -> None:
    root = write(small(tmp_path), {**PLAN, CHAPTER: str(PLAN[CHAPTER]).replace("Odstavec", "Jiný a delší odstavec " * 12)})
    assert run(root, "build", "plan", "--format", "docx").code == planned.code
    changed = word(root)
    assert not is_unsettled(changed)
    assert numbers(changed) != numbers(word(planned.root))
    write(root, {CHAPTER: PLAN[CHAPTER]})
    run(root, "build", "plan", "--format", "docx")
    assert word(root) == word(planned.root)


def test_an_edited_plan_keeps_its_numbers(planned: Ran, tmp_path: Path) -> None:
    root = Path(shutil.copytree(planned.root, tmp_path / "plan"))
    content = word(root)
    edited = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(edited, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace("Začátek".encode(), "Počátek".encode()) if name == "word/document.xml" else part)
    (root / f"{STEM}.docx").write_bytes(edited.getvalue())
    run(root, "build", "plan")
    assert word(root) == edited.getvalue()


def test_a_lost_memory_adopts_a_plan_with_its_numbers(planned: Ran, tmp_path: Path) -> None:
    root = Path(shutil.copytree(planned.root, tmp_path / "plan"))
    before = word(root)
    shutil.rmtree(root / "build/.docpipe")
    ran = run(root, "build", "plan")
    assert fates(ran)["docx"] == "adopted", json.dumps(ran.report["outputs"])
    assert word(root) == before


def test_without_libreoffice_the_word_file_says_that_its_pages_are_unknown(tmp_path: Path) -> None:
    root = write(small(tmp_path), PLAN)
    ran = run(root, "build", "plan", "--format", "docx", environment={"DOCPIPE_SOFFICE": "/nikde/soffice"})
    assert codes(ran).count("pages-unknown") == 1
    assert is_unsettled(word(root))


def test_a_released_plan_has_its_numbers(planned: Ran, tmp_path: Path) -> None:
    root = Path(shutil.copytree(planned.root, tmp_path / "plan"))
    ran = run(root, "release", "plan")
    released = sorted((root / "released/ukazkov/plan").glob("*.docx"))
    assert released, codes(ran)
    assert not is_unsettled(released[0].read_bytes())
