"""The records of reports to the funder: what people write is read as they mean it, and what cannot be meant is refused with its place."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from workspaces import small, write
from written import one

from docpipe.diagnostics import Diagnostic, Severity
from docpipe.messages import severity_of, tell
from docpipe.pipeline.load import Loaded, load
from docpipe.records.registry import record_types
from docpipe.records.reporting.form import ReportField
from docpipe.records.reporting.parts import Start, Unit
from docpipe.records.reporting.report import ReportType
from docpipe.workspace import Place, Workspace, shipped_content
from docpipe.workspace.places import SHIPPED

REPORT = """
    číslo: 1
    od: 1. 1. 2024
    do: 30. 6. 2024
"""
INDICATOR = """
    - {kód: 805 000, název: Počet dokumentů, jednotka: dokument, cílová hodnota: 2}
"""
PROJECT = """
    název: Plánování sociálních služeb v Ukázkově
    registrační číslo: CZ.03.02.02/00/22_046/0002180
    program: opz-plus
    příjemce: Město Ukázkov
    realizace: 1. 1. 2024 – 31. 12. 2025
    klíčové aktivity: [{kód: KA 01, název: Řízení}, {kód: KA 02, název: Setkávání}]
    ukázka: ano
"""
ITEM = '- {kód: 805 000, název: Počet dokumentů, započteno: [{co: Analýza, datum: 1. 2. 2024, adresa: "%s"}]}'


def read(root: Path, **files: str) -> Loaded:
    """Return what is read of a small workspace; `files`: name in the project's folder, '__' for '/', without its suffix → YAML."""
    small(root, project=PROJECT)
    write(root, {f"content/ukazkov/{name.replace('__', '/')}.yaml": text for name, text in files.items()})
    return load(Workspace(root))


def faults(loaded: Loaded) -> list[Diagnostic]:
    return [item for item in loaded.diagnostics if severity_of(item) is Severity.FAULT]


def failures(loaded: Loaded) -> list[Diagnostic]:
    return [item for item in loaded.diagnostics if severity_of(item).fails]


def value(loaded: Loaded, key: str) -> Any:
    assert faults(loaded) == []
    return one(loaded.collection, key).value


def test_a_report_is_read_with_czech_keys(tmp_path: Path) -> None:
    text = REPORT + (
        "    typ: závěrečná\n    podáno: 15. 7. 2024\n    klíčové aktivity: [{KA: KA2, popis: Konala se setkání.}]\n"
        "    indikátory: [{kód: 805000, přírůstek: 1}]\n    problémy: [{popis: Nemoc., řešení: Zástup.}]\n"
        "    přílohy: [{id: smlouva, název: Smlouva, soubor: smlouva.pdf, KA: KA 01}]\n"
    )
    report = value(read(tmp_path, zpravy__prvni=text, indikatory=INDICATOR), "report:ukazkov/prvni")
    assert (report.number, report.type, report.start, report.end, report.submitted_on) == (
        1,
        ReportType.FINAL,
        date(2024, 1, 1),
        date(2024, 6, 30),
        date(2024, 7, 15),
    )
    assert report.indicators[0].increment == Decimal(1)
    assert [item.id for item in report.attachments] == ["smlouva"]


@pytest.mark.parametrize(
    ("written", "count", "unit", "start", "day"),
    [
        ("1 měsíc", 1, Unit.MONTHS, Start.PERIOD_END, None),
        ("2 měsíce od konce realizace", 2, Unit.MONTHS, Start.PROJECT_END, None),
        ("30 kalendářních dnů od konce sledovaného období", 30, Unit.DAYS, Start.PERIOD_END, None),
        ("20 dnů od konce období", 20, Unit.DAYS, Start.PERIOD_END, None),
        ("20 pracovních dnů od 5. 1. 2025", 20, Unit.WORKING_DAYS, Start.DAY, date(2025, 1, 5)),
        ("10 pracovních dnů ode dne 5. 1. 2025", 10, Unit.WORKING_DAYS, Start.DAY, date(2025, 1, 5)),
    ],
)
def test_a_deadline_is_written_as_the_decision_says_it(tmp_path: Path, written: str, count: int, unit: Unit, start: Start, day: date | None) -> None:
    rule = value(read(tmp_path, vykazovani=f"lhůta: {written}\n"), "reporting:ukazkov/vykazovani").deadline
    assert (rule.count, rule.unit, rule.start, rule.day) == (count, unit, start, day)


def test_a_deadline_may_be_taken_apart_into_fields(tmp_path: Path) -> None:
    text = "lhůta závěrečné zprávy: {počet: 2, jednotka: měsíce, od čeho: konec realizace, posun na pracovní den: ano, zdroj: právní akt}\n"
    rule = value(read(tmp_path, vykazovani=text), "reporting:ukazkov/vykazovani").final_deadline
    assert (rule.count, rule.unit, rule.start, rule.shift, rule.source) == (2, Unit.MONTHS, Start.PROJECT_END, True, "právní akt")


def test_limits_are_pairs_of_a_field_and_a_number(tmp_path: Path) -> None:
    rules = value(read(tmp_path, vykazovani="délky textů: {popis pokroku: 3 000, doložení aktivity: 500}\n"), "reporting:ukazkov/vykazovani")
    assert [(item.field, item.limit) for item in rules.limits] == [(ReportField.SUMMARY, 3000), (ReportField.EVIDENCE, 500)]


@pytest.mark.parametrize("code", ["8 05 00", "805 000", "805000", "80500", "6 70 01", "13 01 02"])
def test_codes_of_both_periods_are_taken(tmp_path: Path, code: str) -> None:
    assert faults(read(tmp_path, indikatory=f'- {{kód: "{code}", název: Počet, cílová hodnota: 1}}\n')) == []


BAD: dict[str, tuple[Mapping[str, str], str, str]] = {
    "report without a number": ({"zpravy__a": "od: 1. 1. 2024\ndo: 30. 6. 2024\n"}, "missing-key", "zprava"),
    "report without its end": ({"zpravy__a": "číslo: 1\nod: 1. 1. 2024\n"}, "missing-key", "a.yaml"),
    "unknown type": ({"zpravy__a": REPORT + "    typ: pololetní\n"}, "choice-unknown", "a.yaml:4"),
    "unknown key": ({"zpravy__a": REPORT + "    klíčová aktivity: []\n"}, "unknown-key-suggestion", "a.yaml:4"),
    "no date": ({"zpravy__a": REPORT.replace("30. 6. 2024", "konec června")}, "date-not-understood", "a.yaml:3"),
    "negative number": ({"zpravy__a": REPORT.replace("číslo: 1", "číslo: -1")}, "integer-negative", "a.yaml:1"),
    "rules written twice": ({"vykazovani__a": "lhůta: 1 měsíc\n", "vykazovani__b": "lhůta: 2 měsíce\n"}, "reporting-twice", "b.yaml"),
    "a length written twice": ({"vykazovani": "délky textů: {popis pokroku: 300, souhrn: 400}\n"}, "report-item-twice", "vykazovani.yaml:1"),
    "a principle written twice": (
        {"vykazovani": "principy: [{princip: Udržitelný rozvoj, vliv: neutrální}, {princip: udržitelný rozvoj, vliv: pozitivní}]\n"},
        "report-item-twice",
        "vykazovani.yaml:1",
    ),
    "a form of nothing": ({"zpravy__a": REPORT, "formulare-zpravy__muj": "název: Můj\nsystém: IS\n"}, "report-form-empty", "muj.yaml:1"),
    "a form based on none": (
        {"zpravy__a": REPORT, "formulare-zpravy__muj": "název: Můj\nsystém: IS\nvychází z: is-kp99\n"},
        "report-reference-unknown-suggestion",
        "muj.yaml:3",
    ),
    "a form based on itself": (
        {"zpravy__a": REPORT, "formulare-zpravy__muj": "název: Můj\nsystém: IS\nvychází z: muj\n"},
        "report-reference-unknown",
        "muj.yaml:3",
    ),
    "a field of the form twice": (
        {
            "zpravy__a": REPORT,
            "formulare-zpravy__muj": "název: Můj\nsystém: IS\npole: [{pole: souhrn, záložka: A, název: B}, {pole: popis pokroku, záložka: A, název: C}]\n",
        },
        "report-item-twice",
        "muj.yaml:3",
    ),
    "end before its beginning": ({"zpravy__a": REPORT.replace("30. 6. 2024", "30. 6. 2023")}, "report-ends-before-start", "a.yaml:3"),
    "attachment called as an item of publicity": (
        {
            "zpravy__a": REPORT + "    přílohy: [{id: Plakat, název: S}]\n",
            "publicita": "- {id: plakat, druh: plakát, název: A3, datum: 5. 1. 2024}\n",
        },
        "report-attachment-id-taken",
        "a.yaml:4",
    ),
    "unknown activity": ({"zpravy__a": REPORT + "    klíčové aktivity: [{KA: KA 9, popis: X}]\n"}, "report-reference-unknown", "a.yaml:4"),
    "attachment of no activity": (
        {"zpravy__a": REPORT + "    přílohy: [{id: s, název: S, KA: KA 7}]\n"},
        "report-reference-unknown",
        "a.yaml:4",
    ),
    "unknown indicator": ({"zpravy__a": REPORT + "    indikátory: [{kód: 600 000}]\n"}, "report-reference-unknown", "a.yaml:4"),
    "one activity twice": ({"zpravy__a": REPORT + "    klíčové aktivity: [{KA: KA 02}, {KA: KA2}]\n"}, "report-item-twice", "a.yaml:4"),
    "one attachment twice": (
        {"zpravy__a": REPORT + "    přílohy: [{id: s, název: S}, {id: S, název: T}]\n"},
        "report-item-twice",
        "a.yaml:4",
    ),
    "two reports of one id": ({"zpravy__a": REPORT + "    id: x\n", "zpravy__b": REPORT + "    id: x\n"}, "duplicate-id", "b.yaml"),
    "code with dots": ({"indikatory": "- {kód: 8.05.00, název: Počet}\n"}, "indicator-code-not-understood", "indikatory.yaml:1"),
    "code of seven digits": ({"indikatory": '- {kód: "8050000", název: Počet}\n'}, "indicator-code-not-understood", "indikatory.yaml:1"),
    "target in words": ({"indikatory": "- {kód: 805 000, název: Počet, cílová hodnota: dva}\n"}, "number-not-understood", "indikatory.yaml:1"),
    "page without protocol": ({"indikatory": ITEM % "www.mesto.example/plan"}, "url-not-understood", "indikatory.yaml:1"),
    "page with a space": ({"indikatory": ITEM % "https://mesto.example/nas plan"}, "url-not-understood", "indikatory.yaml:1"),
    "page of a script": ({"indikatory": ITEM % "javascript:alert(1)"}, "url-not-understood", "indikatory.yaml:1"),
    "evidence of nothing": (
        {"indikatory": "- {kód: 805 000, název: Počet, započteno: [{co: A, datum: 1. 2. 2024, doklad: analyzza}]}\n"},
        "report-reference-unknown",
        "indikatory.yaml:1",
    ),
    "near evidence": (
        {
            "zpravy__a": REPORT + "    přílohy: [{id: analyza, název: Analýza}]\n",
            "indikatory": "- {kód: 805 000, název: Počet, započteno: [{co: A, datum: 1. 2. 2024, doklad: analyzza}]}\n",
        },
        "report-reference-unknown-suggestion",
        "indikatory.yaml:1",
    ),
    "publicity without a name": ({"publicita": "- {druh: web}\n"}, "missing-key", "publicita.yaml:1"),
    "unknown publicity": ({"publicita": "- {druh: balón, název: Balón}\n"}, "choice-unknown", "publicita.yaml:1"),
    "publicity of no activity": ({"publicita": "- {druh: web, název: Web, KA: KA 5}\n"}, "report-reference-unknown", "publicita.yaml:1"),
    "deadline in words": ({"vykazovani": "lhůta: do měsíce\n"}, "deadline-not-understood", "vykazovani.yaml:1"),
    "deadline in moons": ({"vykazovani": "lhůta: 3 úplňky od konce období\n"}, "choice-unknown", "vykazovani.yaml:1"),
    "deadline from nowhere": ({"vykazovani": "lhůta: 3 měsíce od Vánoc\n"}, "choice-unknown", "vykazovani.yaml:1"),
    "deadline from a day not written": ({"vykazovani": "lhůta: {počet: 3, jednotka: dny, od čeho: den}\n"}, "deadline-day-missing", "vykazovani.yaml:1"),
    "unknown form": ({"vykazovani": "formulář: is-kp12\n"}, "report-reference-unknown-suggestion", "vykazovani.yaml:1"),
    "unknown field": ({"vykazovani": "délky textů: {popis počasí: 100}\n"}, "choice-unknown", "vykazovani.yaml:1"),
    "a list for the rules": ({"vykazovani": "- lhůta: 1 měsíc\n"}, "mapping-expected", "vykazovani.yaml"),
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_what_cannot_be_meant_is_refused_with_its_place(name: str, tmp_path: Path) -> None:
    files, code, place = BAD[name]
    told = failures(read(tmp_path, **files))
    found = [item for item in told if item.code == code]
    assert found, [(item.code, str(item.location)) for item in told]
    assert place.removesuffix("zprava") in str(found[0].location)
    assert tell(found[0], "cs")
    assert tell(found[0], "en")


def test_a_bad_report_leaves_the_rest_of_the_project_alone(tmp_path: Path) -> None:
    loaded = read(tmp_path, zpravy__a="číslo: jedna\n", zpravy__b=REPORT)
    assert loaded.collection.get("report:ukazkov/a") is None
    assert loaded.collection.get("report:ukazkov/b") is not None
    assert loaded.collection.of("meeting", "ukazkov")


def test_every_shipped_file_is_of_a_type_that_is_read() -> None:
    places = {name: Place(kind.name, kind.scopes, kind.suffixes) for kind in record_types().values() for name in kind.places}
    read_files = {file.path for file in shipped_content(places, (".yaml", ".md"))}
    assert read_files == {path for path in SHIPPED.rglob("*") if path.is_file()}


def test_the_form_is_loaded_only_where_something_is_reported(tmp_path: Path) -> None:
    loaded = read(tmp_path)
    assert loaded.collection.of("report-form") == ()
    with_report = read(tmp_path, zpravy__a=REPORT)
    assert {record.id for record in with_report.collection.of("report-form")} == {"is-kp14", "is-kp21"}
    assert {record.type for record in with_report.collection.records} & {"chapter", "service-type"} == set(), "nothing of the plan comes with it"


def test_a_workspace_without_reports_is_not_asked_to_know_of_them(tmp_path: Path) -> None:
    root = small(tmp_path)
    command = "import sys; from docpipe.workspace import Workspace; from docpipe.pipeline.load import load; from pathlib import Path; "
    command += "load(Workspace(Path(sys.argv[1]))); print([name for name in sys.modules if 'reporting.' in name])"
    assert subprocess.run([sys.executable, "-c", command, str(root)], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_a_form_of_the_workspace_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    small(tmp_path, project=PROJECT)
    own = "id: is-kp21\nnázev: Náš formulář\nsystém: IS KP21+\npole: [{pole: popis pokroku, záložka: Pokrok, název: Popis, znaků: 100}]\n"
    loaded = load(Workspace(write(tmp_path, {"content/formulare-zpravy/is-kp21.yaml": own, "content/ukazkov/zpravy/a.yaml": REPORT})))
    assert faults(loaded) == []
    forms = {record.id: record.value for record in loaded.collection.layered("report-form", "ukazkov")}
    assert [field.limit for field in forms["is-kp21"].fields] == [100]  # type: ignore[attr-defined]


def test_registers_are_read_as_tables_too(tmp_path: Path) -> None:
    small(tmp_path, project=PROJECT)
    table = "druh;název;datum;adresa\nweb;stránka projektu;5. 1. 2024;https://a.example\nplakát;plakát A3;6. 1. 2024;\n"
    loaded = load(Workspace(write(tmp_path, {"content/ukazkov/publicita.csv": table})))
    assert faults(loaded) == []
    assert [(record.value.type.value, record.value.title) for record in loaded.collection.of("publicity")] == [  # type: ignore[attr-defined]
        ("web", "stránka projektu"),
        ("poster", "plakát A3"),
    ]


def test_a_bad_row_of_a_register_is_told_with_its_line_and_the_others_stay(tmp_path: Path) -> None:
    small(tmp_path, project=PROJECT)
    table = "druh;název;datum\nweb;stránka;31. 2. 2024\nbalón;let;1. 3. 2024\nplakát;plakát A3;6. 1. 2024\n"
    loaded = load(Workspace(write(tmp_path, {"content/ukazkov/publicita.csv": table})))
    assert sorted((item.code, item.location.line) for item in faults(loaded) if item.location) == [("choice-unknown", 3), ("date-no-day", 2)]
    assert [record.value.title for record in loaded.collection.of("publicity")] == ["plakát A3"]  # type: ignore[attr-defined]


def test_a_code_in_a_cell_of_numbers_is_taken(tmp_path: Path) -> None:
    from openpyxl import Workbook

    small(tmp_path, project=PROJECT)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("kód", "název", "cílová hodnota"), (805000, "Dokumenty", 2)):
        sheet.append(row)
    book.save(tmp_path / "content/ukazkov/indikatory.xlsx")
    loaded = load(Workspace(tmp_path))
    assert faults(loaded) == []
    assert [record.value.code for record in loaded.collection.of("project-indicator")] == ["805000"]  # type: ignore[attr-defined]


def test_tables_that_go_with_a_report_are_not_read_as_reports(tmp_path: Path) -> None:
    small(tmp_path, project=PROJECT)
    files = {"content/ukazkov/zpravy/a.yaml": REPORT, "content/ukazkov/zpravy/prilohy/seznam.csv": "jméno\nNěkdo\n", "content/ukazkov/zpravy/x.xlsx": b"PK"}
    loaded = load(Workspace(write(tmp_path, files)))
    assert faults(loaded) == []
    assert [record.id for record in loaded.collection.of("report")] == ["a"]
