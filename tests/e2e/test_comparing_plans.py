"""`docpipe diff OLD NEW`: what differs between two states of a plan, on the screen and as a document for the council; what may differ once approved."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from judges import JudgeDocx
from workspaces import PROJECT, ROOT, docpipe, run, write

from docpipe.figures.planning.changes import changes_of
from docpipe.figures.planning.state import PlanState, Said, Share, Text, Thing, as_data, from_data

PLAN = """
    název: Plán Ukázkovska
    období: 2024–2026
    verze: 1.0
    stav: návrh ke schválení
    priority:
      - {id: senioři, název: Senioři}
"""
MEASURE = """
    název: {name}
    patří pod: senioři
    stav: plánováno
    popis: |
      Péče u lidí doma.

      ::: interní
      Tajná poznámka.
      :::
    jednotka: Kč
    zdroje:
      - zdroj: rozpočet obce
        částky: {{2024: {amount}, 2025: 200000}}
    interní poznámka: Jan Tajný volal
"""
CHAPTER = """
    ---
    název: Doprava
    ---

    Autobusy jezdí {times} denně (viz [[opatření:pece|číslo]]).

    Vlaky nejezdí.
"""
SERVICE = """
    - název: Azylový dům
      poskytovatel: Služby Ukázkov, z.s.
      utajená adresa: ano
      ulice: {street}
      město: Ukázkov
"""


def state(root: Path, **changes: str) -> Path:
    """A workspace with a plan of one measure; `changes`: version, state, name, amount, times, extra, street."""
    said = {"name": "Terénní péče", "amount": "100000", "times": "dvakrát", "street": "Skrytá 1", **changes}
    files: dict[str, str | bytes] = {
        "docpipe.yaml": "formát: 1\n",
        "content/organizace.yaml": '- {název: "Služby Ukázkov, z.s."}\n- {název: Město Ukázkov}\n',
        "content/ukazkov/projekt.yaml": PROJECT,
        "content/ukazkov/plan.yaml": PLAN.replace("verze: 1.0", f"verze: {said.get('version', '1.0')}").replace(
            "návrh ke schválení", said.get("state", "návrh ke schválení")
        ),
        "content/ukazkov/opatreni/pece.yaml": MEASURE.format(**said),
        "content/ukazkov/kapitoly/doprava.md": CHAPTER.format(**said),
        "content/ukazkov/sluzby.yaml": SERVICE.format(**said),
    }
    if "extra" in said:
        files["content/ukazkov/opatreni/nove.yaml"] = f"název: {said['extra']}\npatří pod: senioři\n"
    write(root, files)
    (root / "templates_docx").mkdir(exist_ok=True)
    shutil.copy(ROOT / "templates_docx" / "minutes.docx", root / "templates_docx" / "plan.docx")
    return root


@pytest.fixture(scope="module")
def sides(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("stavy")
    old = state(folder / "stary")
    new = state(folder / "novy", version="2.0", state="schváleno", amount="150 000", times="třikrát", extra="Dluhová poradna", street="Utajená 7")
    return old, new


def test_measures_money_and_texts_that_differ_are_told(sides: tuple[Path, Path]) -> None:
    old, new = sides
    found = run(new, "diff", str(old), str(new)).report
    assert [(item["field"], item["was"], item["is"]) for item in found["imprint"]] == [("verze", "1.0", "2.0"), ("stav", "návrh ke schválení", "schváleno")]
    assert [(item["change"], item["kind"], item["title"]) for item in found["things"]] == [("added", "measure", "Opatření 1.1 – Dluhová poradna")]
    assert [(item["what"], item["year"], item["moved"]) for item in found["by_source"]] == [("rozpočty obcí", 2024, "50000"), ("rozpočty obcí", None, "50000")]
    assert [(item["what"], item["was"], item["is"]) for item in found["by_measure"]] == [("Opatření 1.2 – Terénní péče", "300000", "350000")]
    (text,) = found["texts"]
    assert (text["title"], [(line["was"], line["is"]) for line in text["lines"]]) == (
        "Doprava",
        [("Autobusy jezdí dvakrát denně (viz [[opatření:pece|číslo]]).", "Autobusy jezdí třikrát denně (viz [[opatření:pece|číslo]]).")],
    )


def test_nothing_internal_and_no_secret_address_is_told(sides: tuple[Path, Path]) -> None:
    old, new = sides
    told = json.dumps(run(new, "diff", str(old), str(new)).report, ensure_ascii=False)
    assert "Tajn" not in told
    assert "Utajená 7" not in told
    assert "Skrytá" not in told


def test_a_state_does_not_differ_from_itself(sides: tuple[Path, Path]) -> None:
    finished = docpipe(sides[0], "--lang", "cs", "diff", str(sides[0]), str(sides[0] / "content" / "ukazkov"))
    assert finished.stdout.strip() == "oba stavy plánu jsou stejné"
    assert finished.returncode == 0


def test_the_council_gets_a_document_and_no_file_is_overwritten(sides: tuple[Path, Path], tmp_path: Path, judge_docx: JudgeDocx) -> None:
    old, new = sides
    target = tmp_path / "zmeny.docx"
    assert run(new, "diff", str(old), str(new), "--word", str(target)).code == 0
    document = docx.Document(io.BytesIO(target.read_bytes()))
    words = " ".join([paragraph.text for paragraph in document.paragraphs] + list(_cells(document))).replace("\u00a0", " ")
    for text in ("Změny dokumentu Plán Ukázkovska", "Opatření: nově 1", "+50 000 Kč", "třikrát denně (viz [opatření pece])", "Dluhová poradna – nově"):
        assert text in words
    assert "[[" not in words
    assert judge_docx([target]) == []
    written = target.read_bytes()
    assert run(new, "diff", str(old), str(new), "--word", str(target)).codes() == ["diff-file-there"]
    assert target.read_bytes() == written


def _cells(document: docx.document.Document) -> Iterator[str]:
    for table in document.tables:
        for row in table.rows:
            yield from (cell.text for cell in row.cells)


def test_what_was_approved_may_differ_in_the_imprint_only(sides: tuple[Path, Path], tmp_path: Path) -> None:
    old, new = sides
    approved = state(tmp_path / "schvaleny", version="2.0", state="schváleno")
    found = run(approved, "diff", str(old), str(approved), "--approved")
    assert (found.code, found.codes(), found.report["only_imprint"]) == (0, [], True)
    changed = run(new, "diff", str(old), str(new), "--approved")
    assert changed.code == 1
    titles = [item["text"] for item in changed.find("approved-text-differs")]
    assert len(titles) == 3
    assert any("Dluhová poradna" in title for title in titles)
    assert any("rozpočty obcí" in title for title in titles)
    assert any("Doprava" in title for title in titles)


def test_wrong_words_are_told(sides: tuple[Path, Path], tmp_path: Path) -> None:
    old, new = sides
    (tmp_path / "cizi.docx").write_bytes(b"x")
    assert run(new, "diff", str(old), "v9").codes() == ["diff-side-unknown"]
    assert run(new, "diff", str(tmp_path / "cizi.docx"), str(new)).codes() == ["diff-state-missing"]
    assert run(new, "diff", str(old), str(new), "--project", "nikde").codes() == ["diff-no-plan"]
    asked = run(new, "diff", "zapis.docx", "--word", "x.docx")
    assert (asked.code, asked.codes()) == (2, ["usage-diff-two-states"])


def test_a_released_version_is_compared_by_what_was_kept(sides: tuple[Path, Path], tmp_path: Path) -> None:
    from docpipe.pipeline.comparing import kept_state
    from docpipe.pipeline.load import load
    from docpipe.workspace import find

    old, new = sides
    root = state(tmp_path / "vydany", times="pětkrát")
    for number, side in (("1", old), ("2", new)):
        kept = kept_state("ukazkov", load(find(side)), "public")
        assert kept is not None
        write(root, {f"released/ukazkov/plan/plan_public_v{number}.state.json": kept, f"released/ukazkov/plan/plan_public_v{number}.docx": b"x"})
    assert [item["title"] for item in run(root, "diff", "1", "v2").report["things"]] == ["Opatření 1.1 – Dluhová poradna"]
    beside = run(root, "diff", "released/ukazkov/plan/plan_public_v1.docx", str(root))
    assert [line["is"] for text in beside.report["texts"] for line in text["lines"]] == ["Autobusy jezdí pětkrát denně (viz [[opatření:pece|číslo]])."]
    write(root, {"released/ukazkov/plan/plan_public_v1.state.json": "{}"})
    assert run(root, "diff", "1", "2").codes() == ["diff-state-damaged"]


TERRITORY = """
    území:
      název: Ukázkovsko
      lokál: na Ukázkovsku
      úřední název: správní obvod Ukázkov
      obce: [{obec: Ukázkov, obyvatel: 100}]
"""
NEEDS = "- {id: doma, text: péče doma, cílové skupiny: [senioři], druh: rozšíření služby, zdroj: dotazník, datum: 1. 2. 2024}\n"
LOWERED = "formát: 1\nzávažnosti:\n  - {kód: measure-without-need, závažnost: warning, důvod: zkouška}\n"


def test_a_release_keeps_the_content_that_later_changes_are_held_against(tmp_path: Path) -> None:
    root = state(tmp_path / "vydani")
    shutil.rmtree(root / "templates_docx")
    write(root, {"docpipe.yaml": LOWERED, "content/ukazkov/projekt.yaml": PROJECT.rstrip() + TERRITORY, "content/ukazkov/potreby.yaml": NEEDS})
    released = run(root, "release", "ukazkov", "plan", "--date", "1. 3. 2024")
    assert released.codes("error") == []
    assert sorted(item["path"].rpartition("/")[2] for item in released.report["outputs"]) == ["plan_v1.docx", "plan_v1.pdf", "plan_v1.tables.xlsx"]
    assert run(root, "diff", "1", str(root)).report["only_imprint"] is True
    changed = root / "content/ukazkov/opatreni/pece.yaml"
    changed.write_text(changed.read_text(encoding="utf-8").replace("100000", "100001"), encoding="utf-8")
    found = run(root, "diff", "v1", str(root), "--approved")
    assert (found.code, [item["moved"] for item in found.report["by_year"]]) == (1, ["1", "1"])


def plan(*things: Thing, money: tuple[Share, ...] = (), texts: tuple[Text, ...] = ()) -> PlanState:
    return PlanState("Plán", "1", "", (), things, money, texts)


def thing(identity: str, title: str, text: str = "") -> Thing:
    return Thing("measure", identity, title, (Said("popis", text),))


def test_a_measure_that_got_another_id_and_number_is_the_same_measure() -> None:
    old = plan(thing("a", "Opatření 1.1 – Péče", "x"), money=(Share("Opatření 1.1 – Péče", "obce", 2024, Decimal(5)),))
    new = plan(thing("b", "Opatření 2.3 – Péče", "x"), money=(Share("Opatření 2.3 – Péče", "obce", 2024, Decimal(5)),))
    found = changes_of(old, new)
    assert (found.things, found.by_measure, found.by_source, found.only_imprint) == ((), (), (), True)


def test_money_that_only_moves_between_sources_leaves_the_sum() -> None:
    old = plan(money=(Share("", "obce", 2024, Decimal(5)), Share("", "kraj", 2024, Decimal(5))))
    new = plan(money=(Share("", "obce", 2024, Decimal(4)), Share("", "kraj", 2024, Decimal(6))))
    found = changes_of(old, new)
    assert [(item.what, item.year, item.moved) for item in found.by_source if item.year] == [("obce", 2024, Decimal(-1)), ("kraj", 2024, Decimal(1))]
    assert found.by_year == ()
    assert not found.only_imprint


def test_spaces_that_typography_binds_are_no_change() -> None:
    old = plan(texts=(Text("a", "A", ("v obci 1 200 osob",)),))
    new = plan(texts=(Text("a", "A", ("v\u00a0obci 1\u00a0200 osob",)),))
    assert changes_of(old, new).texts == ()


def test_a_kept_state_is_the_state() -> None:
    kept = plan(thing("a", "A", "x"), money=(Share("", "obce", None, Decimal("0.10")),), texts=(Text("a", "A", ("b",)),))
    assert from_data(json.loads(json.dumps(as_data(kept)))) == kept
