"""What a bundle asks for and what there is: every mistake is told at its place in the bundle's YAML, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from bundle_workspaces import FOLDER, pdf, with_bundles
from workspaces import Ran, run, write

HEAD = "název: Doklady\nčásti:\n"
WRONG = {
    "nothing said": ("  - název: Nic\n", "bundle-part-undefined", (3, 5)),
    "file and selection": ("  - soubor: a.pdf\n    druh: zapis\n", "bundle-part-both", (4, 11)),
    "selects nothing": ("  - druh: zapis\n    od: 1. 1. 2030\n", "bundle-part-selects-nothing", (3, 5)),
    "no public edition of it": ("  - druh: prezencni-listina\n    verze: verejny\n", "bundle-part-selects-nothing", (3, 5)),
    "kind misspelt": ("  - druh: zapisy\n", "bundle-kind-unknown-suggestion", (3, 11)),
    "kind unknown": ("  - druh: faktura\n", "bundle-kind-unknown", (3, 11)),
    "a bundle in a bundle": ("  - druh: svazek\n", "bundle-kind-unknown", (3, 11)),
    "second of two kinds": ("  - druhy: [zapis, faktura]\n", "bundle-kind-unknown", (3, 20)),
    "project unknown": ("  - druh: zapis\n    projekt: jinde\n", "bundle-project-unknown", (4, 14)),
    "record misspelt": ("  - záznam: 2024-02-06-skupinka\n", "bundle-record-unknown-suggestion", (3, 13)),
    "record unknown": ("  - záznam: xyz\n", "bundle-record-unknown", (3, 13)),
    "activity unknown": ("  - druh: zapis\n    klíčová aktivita: řízení všeho\n", "bundle-activity-unknown", (4, 23)),
    "edition unknown": ("  - druh: zapis\n    verze: tajná\n", "bundle-edition-unknown", (4, 12)),
    "one title for many": ("  - druh: zapis\n    název: Zápisy\n", "bundle-title-shared", (4, 12)),
    "one scan for many": ("  - druh: zapis\n    sken: a.pdf\n", "bundle-scan-ambiguous", (4, 11)),
    "missing file": ("  - soubor: skeny/chybi.pdf\n", "bundle-file-missing", (3, 13)),
    "missing scan": ("  - záznam: 2024-02-06-skupina\n    druh: zapis\n    sken: chybi.jpg\n", "bundle-file-missing", (5, 11)),
    "a folder": ("  - soubor: skeny\n", "bundle-file-folder", (3, 13)),
    "file outside": ("  - soubor: ../../../docpipe.yaml\n", "bundle-file-outside", (3, 13)),
    "a table": ("  - soubor: rozpocet.xlsx\n", "bundle-file-kind", (3, 13)),
    "field of a label": ('  - soubor: a.pdf\n    značka: "Příloha {cislice}"\n', "bundle-pattern-unknown", (4, 13)),
    "no parts": ("  []\n", "bundle-without-parts", (3, 3)),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """All wrong bundles in one workspace, checked once."""
    files = {"a.pdf": pdf(), "skeny/b.pdf": pdf(), "rozpocet.xlsx": b"PK"}
    bundles = {f"b{number}": HEAD + text for number, (text, _, _) in enumerate(WRONG.values())}
    return run(with_bundles(tmp_path_factory.mktemp("svazky"), files, **bundles), "check")


@pytest.mark.parametrize("case", WRONG)
def test_a_mistake_stands_at_its_place(told: Ran, case: str) -> None:
    _, code, place = WRONG[case]
    path = f"{FOLDER}/b{list(WRONG).index(case)}.yaml"
    assert [(item["line"], item["column"]) for item in told.find(code) if item["path"] == path] == [place]


def test_a_check_with_mistakes_fails_and_writes_nothing(told: Ran) -> None:
    assert told.code == 1
    assert not (told.root / "build" / "ukazkov").exists()


def test_all_mistakes_of_a_bundle_are_told_at_once(tmp_path: Path) -> None:
    text = HEAD + "  - druh: faktura\n  - soubor: chybi.pdf\n  - druh: zapis\n    od: 1. 1. 2030\nznačení: Příloha {x}\nodeslání: holubem\n"
    ran = run(with_bundles(tmp_path, doklady=text), "check")
    wanted = {"bundle-kind-unknown", "bundle-file-missing", "bundle-part-selects-nothing", "bundle-pattern-unknown", "sending-unknown"}
    assert wanted <= set(ran.codes("fault"))


def test_a_public_bundle_takes_no_internal_document(tmp_path: Path) -> None:
    text = "název: Doklady\nverze: veřejná\nčásti:\n  - druh: zapis\n    verze: interní\n"
    (found,) = run(with_bundles(tmp_path, doklady=text), "check").find("bundle-edition-private")
    assert (found["line"], found["column"]) == (5, 12)


def test_what_stands_twice_is_told_and_put_in_once(tmp_path: Path) -> None:
    text = HEAD + "  - druh: zapis\n  - záznam: 2024-03-05-skupina\n    druh: zapis\n"
    ran = run(with_bundles(tmp_path, doklady=text), "check")
    assert ran.code == 0
    assert [(item["line"], item["related"][0]["line"]) for item in ran.find("bundle-part-twice")] == [(4, 3)]


def test_an_empty_selection_may_be_wanted(tmp_path: Path) -> None:
    text = HEAD + "  - druh: zapis\n  - druh: zapis\n    od: 1. 1. 2030\n    nepovinné: ano\n"
    assert run(with_bundles(tmp_path, doklady=text), "check").code == 0


def test_a_scan_that_is_a_link_out_of_the_workspace_is_not_taken(tmp_path: Path) -> None:
    root = with_bundles(tmp_path / "ws", doklady=HEAD + "  - soubor: cizi.pdf\n")
    (tmp_path / "cizi.pdf").write_bytes(pdf())
    (root / "content/ukazkov/svazky/cizi.pdf").symlink_to(tmp_path / "cizi.pdf")
    assert "bundle-file-outside" in run(root, "check").codes("fault")


def test_tables_beside_a_bundle_are_no_bundles(tmp_path: Path) -> None:
    root = with_bundles(tmp_path, {"rozpocet.csv": b"a;b\n1;2\n"}, doklady=HEAD + "  - druh: zapis\n")
    assert run(root, "check").report["diagnostics"] == run(with_bundles(tmp_path / "jinde", doklady=HEAD + "  - druh: zapis\n"), "check").report["diagnostics"]


def test_a_bundle_that_may_lack_a_faulty_meeting_is_held_back(tmp_path: Path) -> None:
    root = with_bundles(tmp_path, {"a.pdf": pdf()}, vyber=HEAD + "  - druh: zapis\n    klíčová aktivita: KA 02\n", soubor=HEAD + "  - soubor: a.pdf\n")
    write(root, {"content/ukazkov/setkani/2024-05-07-vadne.yaml": "název: Vadné\ndatum: včera\n"})
    ran = run(root, "check")
    held = [item for item in ran.find("needs-faulty") if "svazek" in item["path"]]
    assert [item["path"] for item in held] == ["build/ukazkov/svazek/svazek_vyber"]
    assert held[0]["related"][0]["path"] == "content/ukazkov/setkani/2024-05-07-vadne.yaml"


def test_bundles_are_listed_and_selected_by_their_kind(tmp_path: Path) -> None:
    root = with_bundles(tmp_path, doklady=HEAD + "  - druh: zapis\n")
    for words in (("svazek",), ("bundle",), ("doklady",), (f"{FOLDER}/doklady.yaml",)):
        listed = run(root, "list", *words).report["documents"]
        assert [(item["kind"], item["record"], item["title"]) for item in listed] == [("bundle", "doklady", "Doklady")]


def test_a_preset_of_the_workspace_comes_before_the_shipped_one(tmp_path: Path) -> None:
    text = HEAD + "  - druh: zapis\nodeslání: datova-schranka\n"
    root = with_bundles(tmp_path, doklady=text)
    assert run(root, "check").code == 0
    write(root, {"odeslani/datova-schranka.yaml": "název: datova-schranka\nnejvýše MB celkem: mnoho\n"})
    ran = run(root, "check")
    assert {item["path"] for item in ran.report["diagnostics"] if item["severity"] == "fault"} >= {"odeslani/datova-schranka.yaml"}
