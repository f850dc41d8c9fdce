"""The records of the plan: what people write in their files, read by the real loading."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from workspaces import PROJECT, run, small, write
from written import collect, one

from docpipe.czech.values import Amount, Period
from docpipe.diagnostics import Severity
from docpipe.messages import severity_of
from docpipe.pipeline.load import load
from docpipe.records.registry import record_types
from docpipe.schema import fold_key, meta_of
from docpipe.validate.fit import shape
from docpipe.workspace import Workspace

PLAN: dict[str, str | bytes] = {
    "content/zkratky.yaml": "- {zkratka: ORP, význam: obec s rozšířenou působností}\n",
    "content/kapitoly/uvod.md": "---\nnázev: Úvod\n---\nSpolečný úvod.\n",
    "content/ukazkov/kapitoly/01-uvod.md": "---\nnázev: Úvodní slovo\ndůvod: starosta píše sám\n---\nVlastní úvod.\n",
    "content/ukazkov/plan.yaml": """
        název: Komunitní plán Ukázkova
        období: 2023–2025
        stav: návrh k připomínkám
        připomínky do: 1. 9. 2022
        úrovně:
          - {název: priorita, množné číslo: priority}
          - {název: opatření}
        priority:
          - {id: seniori, název: Podpora seniorů, text: Stárnoucí obyvatelstvo.}
          - {id: rodiny, název: Podpora rodin}
        schválení:
          - {orgán: Zastupitelstvo města, datum: 12. 12. 2022, číslo usnesení: 12/2022, znění: bere na vědomí}
        tisknout v: tis. Kč
    """,
    "content/ukazkov/opatreni/terenni-sluzba.yaml": """
        název: Udržet terénní službu
        patří pod: seniori
        typ: udržení; rozvoj
        potřeby: [n-01]
        služby: [Pečovatelská služba]
        harmonogram: I/2023 – IV/2024
        jednotka: tis. Kč
        náklady: {2023: "1 250,5", 2024: 1 300, 2025: neuvedeno}
        zdroje:
          - {zdroj: úhrady uživatelů, částky: {2023: 250 000 Kč, 2024: neuvedeno}}
        indikátory: [{název: klienti, jednotka: osoba, výchozí: 40, cílová: 45, zdroj ověření: výroční zpráva}]
    """,
    "content/ukazkov/sluzby.yaml": """
        - {id: ps, název: Pečovatelská služba, poskytovatel: Město Ukázkov, druh: § 40, formy: terénní, klienti: 40}
    """,
    "content/ukazkov/potreby.yaml": "- {id: n-01, text: Pomoc doma, stav: nebude řešeno, důvod: řeší kraj, naléhavost: vysoká}\n",
    "content/ukazkov/swot.yaml": "- {oblast: Senioři, silné stránky: [spolupráce], hrozby: [nedostatek peněz]}\n",
    "content/ukazkov/rizika.yaml": "- {riziko: Nedostatek pracovníků, pravděpodobnost: vysoká, dopad: střední}\n",
    "content/ukazkov/harmonogram.yaml": "- {co: Veřejné projednání, kdy: 3/2023}\n",
    "content/ukazkov/cilove-skupiny.yaml": "- {název: senioři, popis: Lidé nad 65 let., počet osob: 2 500}\n",
    "content/ukazkov/ukazatele.yaml": "- {název: počet služeb, jednotka: služba, výchozí: 10, cílová: 12}\n",
    "content/ukazkov/vyhodnoceni.yaml": "- {číslo: Opatření 1.1, název: Taxi pro seniory, stav: splněno, skutečné náklady: 120 000 Kč}\n",
    "content/ukazkov/pripominky.yaml": "- {číslo: 1, předkladatel: Eva Skrytá, připomínka: Doplnit dopravu., vypořádání: nepřijato, zdůvodnění: Řeší kraj.}\n",
    "content/ukazkov/grafy/vek.yaml": "{druh: sloupcový, název: Věk, řady: [{název: počet, hodnoty: [{kategorie: 65+, hodnota: 12}]}]}\n",
}


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small(tmp_path_factory.mktemp("plan"), project=PROJECT + "\n    období plánu: 2023–2025\n")
    return write(root, PLAN)


def value(root: Path, key: str) -> Any:
    return one(load(Workspace(root)).collection, key).value


def test_every_file_of_a_plan_is_read(planned: Path) -> None:
    loaded = load(Workspace(planned))
    assert [item for item in loaded.diagnostics if severity_of(item) is Severity.FAULT] == []
    kinds = {record.type for record in loaded.collection.records}
    assert {"plan", "measure", "service", "need", "swot", "risk", "milestone", "target-group", "indicator", "evaluation", "comment", "chart"} <= kinds
    assert {"chapter", "abbreviation"} <= kinds


def test_a_card_says_money_in_the_unit_it_declares_and_what_is_not_stated_is_not_nought(planned: Path) -> None:
    card = value(planned, "measure:ukazkov/terenni-sluzba")
    assert card.unit == "tis. Kč"
    assert [(item.year, item.amount) for item in card.costs] == [(2023, Amount(Decimal("1250.5"))), (2024, Amount(Decimal(1300))), (2025, None)]
    assert card.costs[0].amount.crowns(card.unit) == 1_250_500
    assert [(item.year, item.amount) for item in card.financing[0].amounts] == [(2023, Amount(Decimal(250_000), "Kč")), (2024, None)]
    assert card.schedule == Period(date(2023, 1, 1), date(2024, 12, 31))


def test_a_card_takes_its_id_of_the_file_and_a_service_is_found_by_its_name(planned: Path) -> None:
    collection = load(Workspace(planned)).collection
    assert [record.id for record in collection.named("service", "pečovatelská služba", "ukazkov")] == ["ps"]
    assert [record.id for record in collection.named("measure", "Udržet terénní službu", "ukazkov")] == ["terenni-sluzba"]


def test_the_chapter_of_a_project_stands_in_place_of_the_shared_one(planned: Path) -> None:
    collection = load(Workspace(planned)).collection
    found = {record.id: record.project for record in collection.layered("chapter", "ukazkov")}
    assert found["uvod"] == "ukazkov"
    assert {record.id: record.project for record in collection.layered("chapter", "jiny")}["uvod"] is None


def test_a_workspace_without_a_plan_is_not_asked_to_know_of_one(tmp_path: Path) -> None:
    root = small(tmp_path)
    command = "import sys; from docpipe.workspace import Workspace; from docpipe.pipeline.load import load; from pathlib import Path; "
    command += "load(Workspace(Path(sys.argv[1]))); print([name for name in sys.modules if 'planning.' in name or name == 'pandas'])"
    assert subprocess.run([sys.executable, "-c", command, str(root)], capture_output=True, text=True, check=True).stdout.strip() == "[]"


@pytest.mark.parametrize("name", sorted(record_types()))
def test_no_word_of_a_schema_means_two_of_its_fields(name: str) -> None:
    seen: set[type] = set()

    def judge(schema: Any) -> None:
        if schema in seen or not hasattr(schema, "model_fields"):
            return
        seen.add(schema)
        words: dict[str, str] = {}
        for field, info in schema.model_fields.items():
            meta = meta_of(info)
            for word in {fold_key(text) for text in (field, meta.label, *meta.aliases) if text}:
                assert words.setdefault(word, field) == field, f"{schema.__name__}: „{word}“ is both {words[word]} and {field}"
            judge(shape(info.annotation)[0])

    judge(record_types()[name].schema)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2023–2025", date(2023, 1, 1), date(2025, 12, 31)),
        ("I/2023 – IV/2024", date(2023, 1, 1), date(2024, 12, 31)),
        ("1. čtvrtletí 2023", date(2023, 1, 1), date(2023, 3, 31)),
        ("Q1 2023–Q2 2024", date(2023, 1, 1), date(2024, 6, 30)),
        ("1Q/2023 - 2Q/2023", date(2023, 1, 1), date(2023, 6, 30)),
        ("3/2023 – 6/2024", date(2023, 3, 1), date(2024, 6, 30)),
        ("březen 2023 až červen 2023", date(2023, 3, 1), date(2023, 6, 30)),
        ("1. 3. 2023 – 30. 6. 2023", date(2023, 3, 1), date(2023, 6, 30)),
        ("15. 3. 2023", date(2023, 3, 15), date(2023, 3, 15)),
    ],
)
def test_a_schedule_is_written_as_people_write_it(text: str, start: date, end: date) -> None:
    collection = collect({"p/harmonogram.yaml": f"- {{co: Projednání, kdy: {text}}}\n"})
    span = one(collection, "milestone:p/projednani").value
    assert (span.when.start, span.when.end) == (start, end)  # type: ignore[attr-defined]


@pytest.mark.parametrize(("text", "code"), [("brzy", "span-not-understood"), ("IV/2024 – I/2023", "period-reversed"), ("13/2023", "span-not-understood")])
def test_a_schedule_that_says_nothing_is_told(tmp_path: Path, text: str, code: str) -> None:
    root = write(small(tmp_path), {"content/ukazkov/harmonogram.yaml": f"- {{co: Projednání, kdy: {text}}}\n"})
    assert code in run(root, "check").codes("fault")


def test_what_docpipe_ships_is_right_and_gives_way_to_what_people_write(planned: Path) -> None:
    write(planned, {"content/zdroje.yaml": "- {id: kraj, název: Plzeňský kraj, skupina: kraj}\n"})
    loaded = load(Workspace(planned))
    (planned / "content/zdroje.yaml").unlink()
    assert [item for item in loaded.diagnostics if item.location and item.location.path.startswith("shipped")] == []
    assert one(loaded.collection, "funding-source:kraj").value.name == "Plzeňský kraj"  # type: ignore[attr-defined]
    assert len(loaded.collection.of("service-type")) == 34
    assert len({record.key for record in loaded.collection.records}) == len(loaded.collection.records)
    forms = [sorted(form.value for form in record.value.forms) for record in loaded.collection.of("service-type") if record.value.paragraph]  # type: ignore[attr-defined]
    # As counted by the glossary of social work: 19 of 33 may be ambulatory: 4 only so, 10 with field, 4 in all three forms, 1 with residential.
    assert [forms.count(kind) for kind in (["ambulatory"], ["ambulatory", "field"], ["ambulatory", "field", "residential"], ["ambulatory", "residential"])] == [
        4,
        10,
        4,
        1,
    ]
    assert [forms.count(kind) for kind in (["field"], ["residential"])] == [5, 9]
    assert [record.id for record in loaded.collection.named("funding-source", "Dotace MPSV", "ukazkov")] == ["mpsv"]
    assert [record.id for record in loaded.collection.named("target-group", "rodiny s dětmi", "ukazkov")] == ["rodiny-s-detmi"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("40", (Decimal(40), None, None, None)),
        ("12 lůžek (pobytová)", (Decimal(12), "beds", "residential", None)),
        ("1 200 klientů", (Decimal(1200), "clients", None, None)),
        ("4,5 úvazku", (Decimal("4.5"), "staff", None, None)),
        ("podle potřeby", (None, None, None, "podle potřeby")),
    ],
)
def test_a_capacity_may_be_written_in_one_cell(text: str, wanted: tuple[Any, ...]) -> None:
    csv = f"Název;Poskytovatel;Kapacita\nPečovatelská služba;Město Ukázkov;{text}\n"
    collection = collect({"organizace.yaml": "- {název: Město Ukázkov}\n", "p/sluzby.csv": csv})
    (capacity,) = one(collection, "service:p/pecovatelska-sluzba").value.capacities  # type: ignore[attr-defined]
    assert (capacity.count, capacity.unit, capacity.form, capacity.note) == wanted
