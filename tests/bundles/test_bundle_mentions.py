"""„Viz příloha č. 3“: what is a reference to a part of the bundle and what is not, and what becomes of it in the finished file."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pikepdf
import pytest
from bundle_workspaces import FOLDER, pdf, with_bundles
from judges import JudgePdf
from workspaces import run

from docpipe.pipeline.bundles.mentions import mentions_of
from docpipe.pipeline.bundles.patterns import is_counting

LABELS = [("Plán", "1"), ("Příloha č. 1", "2"), ("Příloha č. 2", "3"), ("Příloha č. 3", "4"), ("Příloha č. 3 – sken", "4s")]


def named(text: str, labels: list[tuple[str, str]] = LABELS) -> list[str]:
    """Return the keys by which a text names parts, one mention each."""
    wanted = mentions_of(labels)
    assert wanted is not None
    return [match["keys"] for pattern in wanted.patterns for match in re.finditer(pattern, text)]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("viz příloha č. 3", ["3"]),
        ("viz příloha č.\N{NO-BREAK SPACE}3.", ["3"]),
        ("Podrobnosti jsou v příloze 2 (Přílohou č.\r\n1 je plán).", ["2", "1"]),
        ("(příl. č. 2; PŘÍLOHA Č. 9)", ["2", "9"]),
        ("přílohy č. 1 a 2", ["1 a 2"]),
        ("v přílohách č. 1, 2 a 3,", ["1, 2 a 3"]),
        ("příloha č. 3 – sken", ["3 – sken"]),
        ("přílohu číslo 2 svazku", ["2"]),
        ("příloha č. 2 vyhlášky č. 505/2006 Sb.", []),
        ("příloh č. 1 a 2 zákona", []),
        ("příloha č. 1 ke smlouvě", []),
        ("příloha č. 1 k tomuto svazku", ["1"]),
        ("příloha č. 3.1, příloha č. 3/2021 a příloha č. 1,5", []),
        ("příloha č. 30", ["30"]),
        ("bez přílohy, opříloha č. 1, strana č. 1", []),
    ],
)
def test_what_names_an_annex_and_what_names_another_one(text: str, keys: list[str]) -> None:
    assert named(text) == keys


@pytest.mark.parametrize(
    ("label", "counts"),
    [
        ("Příloha č. {číslo}", True),
        ("{aktivita}/{číslo:02}", True),
        ("příloha {písmeno}", True),
        ("Příloha č. 12", True),
        ("KA\N{NO-BREAK SPACE}02/03", True),
        ("Plán", False),
        ("Plán 2023–2025", False),
        ("KA 02/foto", False),
        ("{aktivita}", False),
    ],
)
def test_what_a_label_counts(label: str, *, counts: bool) -> None:
    assert is_counting(label) is counts


def test_other_labels_are_found_as_they_are_written() -> None:
    labels = [(f"KA 02/{number:02}", str(number)) for number in range(1, 2001)]
    wanted = mentions_of(labels)
    assert wanted is not None
    assert len(wanted.patterns) == 1  # however many parts there are
    assert named("viz KA 02/17 a KA\n02/03, ne KA 02/17/1", labels) == ["KA 02/17", "KA\n02/03"]
    assert named("příloze A, přílohy B a C", [(f"Příloha {letter}", letter) for letter in "ABC"]) == ["A", "B a C"]
    assert mentions_of([("Plán", "1"), ("Rozpočet", "2")]) is None


@pytest.mark.parametrize(
    ("line", "own"),
    [
        ("Příloha 1 – Členové skupin", True),
        ("Přílohy", True),
        ("Přílohy: 1. prezenční listina", True),
        ("Seznam příloh", True),
        ("Příloha č. 2", True),
        ("Přílohy č. 2 a 3 dokládají účast.", False),
        ("Příloha č. 2 dokládá účast.", False),
    ],
)
def test_a_document_with_annexes_of_its_own_is_known_by_its_headings(line: str, own: bool) -> None:
    wanted = mentions_of(LABELS)
    assert wanted is not None
    assert bool(re.search(wanted.own, f"Text\n{line}\nText", re.MULTILINE)) is own


TEXT = "Jana Nováková přivítala přítomné."
BUNDLE = """
    název: Doklady
    úvod: "Zápis je v [[příloze:2024-03-05-skupina]], cizí soubor je [[příloha:cizi]] ([[část:cizi|strana]])."
    části:
      - druh: zápis
        klíčová aktivita: KA 02
      {}
"""


def test_a_reference_in_a_text_leads_to_the_part_and_reads_as_a_link(tmp_path: Path, judge_pdf: JudgePdf) -> None:
    whole = BUNDLE.format("- {druh: zápis, klíčová aktivita: KA 01, klíč: cizi}")
    wrong = 'název: Vedle\núvod: "[[příloha:chybi]]"\ntitulní list: ne\nčásti:\n  - soubor: cizi.pdf\n'
    root = with_bundles(tmp_path, {"cizi.pdf": pdf()}, doklady=whole, vedle=wrong)
    for name, more in (
        ("02-06-skupina", " Viz přílohy č. 2 a 3 a přílohu č. 9; příloha č. 2 vyhlášky neplatí."),
        ("03-05-skupina", " Viz příloha č. 1.\npřílohy: [plakát]"),
    ):
        path = root / f"content/ukazkov/setkani/2024-{name}.yaml"
        text, _, rest = path.read_text(encoding="utf-8").partition(TEXT)
        own = "\npřílohy: [plakát]" if "plakát" in more else ""
        path.write_text(text + TEXT + more.removesuffix(own) + rest + own, encoding="utf-8")
    ran = run(root, "build", "svazek", "doklady")
    (unknown,) = ran.find("bundle-mention-unknown")
    assert (unknown["path"], unknown["line"]) == (f"{FOLDER}/doklady.yaml", 4)
    assert "přílohu č. 9" in unknown["text"]
    (missing,) = run(root, "check").find("reference-unknown")
    assert (missing["path"], missing["line"]) == (f"{FOLDER}/vedle.yaml", 2)
    path = root / "build/ukazkov/svazek/svazek_doklady.pdf"
    assert judge_pdf([path]) == []
    parts = json.loads(path.with_suffix(".manifest.json").read_bytes())["parts"]
    assert [part["done"] for part in parts] == [["mention linked: 2", "link rewritten: 2"], [], []]
    with pikepdf.open(path) as made:
        assert [str(note.Dest) for note in made.pages[parts[0]["first"] - 1].Annots] == ["part-2", "part-3"]
        assert [str(note.Contents) for note in made.pages[parts[0]["first"] - 1].Annots] == [f"{part['label']} – {part['title']}" for part in parts[1:]]
        leads = [str(note.Dest) for note in made.pages[0].Annots]
        assert {"part-2", "part-3"} <= set(leads)
