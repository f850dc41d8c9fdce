"""The check list of publicity prints what was measured in the finished files of a report's period."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import docx
import pikepdf
import pytest
from workspaces import PROJECT, Ran, docpipe, run, small, write

from docpipe.engine import opened
from docpipe.pipeline.building import Run
from docpipe.pipeline.outcome import FORMATS
from docpipe.pipeline.partly import partly
from docpipe.pipeline.replay import digests_of, lying_digests, stamps_of
from docpipe.workspace import find

FOLDER = "build/ukazkov/kontrolni-list-publicity"
REPORT = {
    "content/ukazkov/zpravy/zprava-1.yaml": """
        číslo: 1
        od: 1. 1. 2024
        do: 31. 3. 2024
    """,
}
BUNDLE = {
    "content/ukazkov/svazky/doklady.yaml": """
        název: Doklady k setkání
        datum: 31. 3. 2024
        titulní list: ne
        části: [{druhy: [pozvánka, prezenční listina], od: 1. 1. 2024, do: 31. 3. 2024}]
    """
}
WHOLE = "build/ukazkov/svazek/2024-03-31_svazek_doklady.pdf"


def rows(root: Path) -> list[list[str]]:
    [path] = (root / FOLDER).glob("*.docx")
    tables = [table for table in docx.Document(str(path)).tables if table.rows[0].cells[0].text == "č."]
    return [[cell.text.replace("\u00a0", " ") for cell in row.cells] for table in tables for row in table.rows[1:]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """A small workspace with a report and a bundle."""
    root = write(small(tmp_path_factory.mktemp("list")), {**REPORT, **BUNDLE})
    return run(root, "build", "-j", "2")


def texts(root: Path) -> list[str]:
    [path] = (root / FOLDER).glob("*.docx")
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [text.replace("\u00a0", " ") for text in (*(paragraph.text for paragraph in document.paragraphs), *cells)]


def test_every_document_of_the_period_is_measured_and_right(built: Ran) -> None:
    assert [path.suffix for path in built.outputs("docx") if "kontrolni-list" in path.name] == [".docx"]
    printed = texts(built.root)
    assert "Zkontrolováno: 6 dokumentů ze 6. Žádná chyba ani varování." in printed
    assert "V pořádku – 6 dokumentů" in printed
    assert printed.count("12,0") == 5
    assert "Žádná výjimka nebyla uplatněna a žádná hodnota změněna." in printed
    assert printed.count("nelze posoudit") == 0
    assert "pokyny Evropské komise k užívání znaku EU (nejmenší výška 1 cm); hodnotu z Manuálu JVS si ověřte\nnejisté, ověřte" in printed
    assert any(text.endswith("platí od 1. 7. 2021; ověřeno v prameni") for text in printed)
    assert not [code for code in built.codes("error") if code.startswith(("publicity", "verify", "render"))]


def test_a_bundle_is_a_row_and_one_that_holds_the_list_is_named(built: Ran) -> None:
    [row] = [row for row in rows(built.root) if row[1] == "Doklady k setkání"]
    assert (row[0], row[2:5], row[6]) == ("6", ["pracovní verze", "částí: 2", "—"], "v pořádku")
    assert any(text.startswith("Společné přílohy ke zprávě o realizaci č. 1. Kontrolují se až po tomto listu") for text in texts(built.root))


def test_nothing_is_measured_twice_and_a_second_build_changes_nothing(built: Ran) -> None:
    again = run(built.root, "build", "-j", "2")
    assert {item["fate"] for item in again.report["outputs"]} == {"unchanged"}
    kept = sorted((built.root / "build/.docpipe/ukazkov").rglob("*.publicity.json"))
    assert len(kept) == 6
    assert all(len(json.loads(path.read_text(encoding="utf-8"))["judgements"]) == 18 for path in kept)


def test_a_project_whose_list_and_bundles_stand_need_not_be_read_again(built: Ran) -> None:
    workspace = find(built.root)
    seen = stamps_of(workspace)
    digests = digests_of(workspace, seen)
    loaded = partly(workspace, digests)
    assert loaded is not None
    assert loaded.projects == frozenset()
    with opened(workspace.build, "build") as store:
        store.trust(lying_digests(workspace, seen))
        assert Run.over(loaded, store, None, digests).unread(loaded.documents, FORMATS) == frozenset()


def test_a_changed_value_and_an_accepted_breach_are_printed_with_their_reasons(tmp_path: Path) -> None:
    changed = (
        PROJECT.rstrip()
        + "\n    publicita: {nejmenší rozlišení log: {hodnota: 4000, důvod: žádá to výzva}, nejmenší výška znaku v mm: {hodnota: 14, důvod: velký formát}}\n"
    )
    lowered = '{kód: publicity-logo-coarse, závažnost: informace, důvod: "potvrzeno řídicím orgánem 5. 2. 2024"}'
    root = write(small(tmp_path, project=changed, settings=f"formát: 1\nzávažnosti: [{lowered}]\n"), REPORT)
    made = run(root, "build", "-j", "2")
    assert made.codes("error") == []
    printed = texts(root)
    assert "Zkontrolováno: 5 dokumentů z 5. Zjištěno: 5 výjimek." in printed
    [finding] = [text for text in printed if "nejméně má mít 4000" in text]
    assert finding.endswith("\nDůvod: potvrzeno řídicím orgánem 5. 2. 2024")
    assert {"č. 1–5", "obr. 1", "Jen výjimky s důvodem – 5 dokumentů"} <= set(printed), "said once, of all, and shown"
    assert {"4000", "14", "závažnost: informace", "žádá to výzva", "velký formát", "potvrzeno řídicím orgánem 5. 2. 2024"} <= set(printed)
    assert printed.count("14,0") == 5, "the strip is made as tall as is asked for"


def test_any_file_is_judged_by_a_programme_or_a_project_with_a_table_and_pictures(built: Ran, tmp_path: Path) -> None:
    [path] = (built.root / "build/ukazkov/pozvanka").glob("*.pdf")
    told = docpipe(built.root, "--lang", "cs", "verify", str(path), "--project", "ukazkov")
    assert told.returncode == 0, told.stdout
    assert "PUB-03    výška znaku EU" in told.stdout
    assert "nejisté" in told.stdout
    report = run(built.root, "verify", str(path), "--project", "ukazkov").report
    assert {item["verdict"] for item in report["publicity"]} <= {"right", "idle"}
    elsewhere = run(built.root, "verify", str(path), "--programme", "irop-2014", "--pictures", str(tmp_path / "obrazky"))
    assert elsewhere.code == 1
    assert {item["rule"] for item in elsewhere.report["publicity"] if item["verdict"] == "breach"} == {"PUB-01", "PUB-08", "PUB-11", "PUB-14"}
    assert [name.name for name in (tmp_path / "obrazky").iterdir()] == [f"{path.stem}-strana-1.png"]
    word = run(built.root, "verify", str(path.with_suffix(".docx")), "--programme", "irop-2014", "--pictures", str(tmp_path / "word"))
    assert [name.name for name in (tmp_path / "word").iterdir()] == [f"{path.stem}-strana-1.png"], "of the PDF beside it"
    assert word.report["pictures"] == [str(tmp_path / "word" / f"{path.stem}-strana-1.png")]
    assert run(built.root, "verify", str(path), "--project", "nikde").codes() == ["verify-project-unknown"]


def test_a_damaged_bundle_and_a_lost_file_are_told(built: Ran, tmp_path: Path) -> None:
    root = tmp_path / "poskozeno"
    shutil.copytree(built.root, root)
    with pikepdf.open(root / WHOLE, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        page.contents_add(pdf.make_stream(b"q 1 1 1 rg 60 760 80 60 re f Q"))
        pdf.save(root / WHOLE)
    made = run(root, "build", "--kind", "kontrolni-list-publicity", "-j", "2")
    assert "edited-by-hand" in made.codes()
    [row] = [row for row in rows(root) if row[1] == "Doklady k setkání"]
    assert (row[0], row[2], row[6]) == ("1", "pracovní verze, po sestavení změněn", "chyba PUB-15")
    assert any("má ve svazku jiný pruh log než ve svém souboru" in text or "nemá na straně 1 svazku obrázek" in text for text in texts(root))
    (root / WHOLE).write_bytes((root / WHOLE).read_bytes()[:3000])
    run(root, "build", "--kind", "kontrolni-list-publicity", "-j", "2")
    [row] = [row for row in rows(root) if row[1] == "Doklady k setkání"]
    assert (row[2], row[6]) == ("pracovní verze, po sestavení změněn, nelze otevřít", "nezkontrolováno")
    assert "Nezkontrolováno: soubor chybí nebo se nedá otevřít – 1 dokument" in texts(root)
