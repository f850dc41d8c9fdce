"""`docpipe privacy`: whose data are where, until when, everything about one person, and the workbook to hand over."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from workspaces import GROUPS, PEOPLE, PROJECT, Ran, run, small
from written import collect

from docpipe.czech.values import Period
from docpipe.diagnostics import Location
from docpipe.figures.keeping import keeping_of
from docpipe.figures.personal import subjects_of
from docpipe.programmes.schema import Confidence, Programme, Retention, Source
from docpipe.records.project import Project, ProjectRetention

MEETING = """
    název: Setkání skupiny
    název ve 2. pádě: setkání skupiny
    skupina: PS Senioři
    datum: 6. 2. 2024
    zapsala: Jana Nováková
    datum zápisu: 7. 2. 2024
    účast:
      - {jméno: Jana Nováková}
      - {jméno: Karel Host, organizace: Spolek Ticho, telefon: 607 117 126, role: uživatel}
    omluveni: [Petr Malý]
    program:
      - bod: Zahájení
        text: |
          Jana Nováková přivítala přítomné.

          ::: interní
          S Petrem Malým se domluví Karel Host. Volejte Petru Malému na 607 117 124, píše se mu o Hugovi Neznámém.
          :::
    doklady: {sken prezenční listiny: sken.pdf}
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = PROJECT + "    realizace: 1. 1. 2010 – 30. 6. 2012\n"
    made = small(tmp_path_factory.mktemp("soukromi"), meeting=MEETING, project=project, people=PEOPLE, groups=GROUPS)
    (made / "content/ukazkov/setkani/sken.pdf").write_bytes(b"%PDF-1.4 nic")
    assert run(made, "build", "--kind", "zapis", "--format", "docx").codes("error") == []
    return made


def listed(ran: Ran) -> Mapping[str, Any]:
    return {item["name"]: item for item in ran.report["people"]}


def test_everybody_is_listed_with_places_and_documents(root: Path) -> None:
    ran = run(root, "privacy", "--date", "2024-01-01")
    assert set(listed(ran)) == {"Jana Nováková", "Petr Malý", "Eva Skrytá", "Karel Host"}
    guest = listed(ran)["Karel Host"]
    assert (guest["registered"], guest["projects"]) == (False, ["ukazkov"])
    assert {(item["what"], item["value"]) for item in guest["content"] if item["what"] != "v textu"} == {
        ("účast – jméno", "Karel Host"),
        ("účast – organizace", "Spolek Ticho"),
        ("účast – telefon", "+420607117126"),
        ("účast – role", "uživatel"),
    }
    editions = {(item["edition"], item["state"]) for item in guest["documents"]}
    assert editions == {("internal", "draft"), ("internal", "scan")}
    assert {item["edition"] for item in listed(ran)["Jana Nováková"]["documents"] if item["state"] == "draft"} == {"internal", "public"}


def test_mentions_in_texts_are_found_in_every_case_with_their_line(root: Path) -> None:
    person = listed(run(root, "privacy"))["Petr Malý"]
    texts = [(item["place"]["line"], item["value"]) for item in person["content"] if item["what"] == "v textu"]
    assert [line for line, _ in texts] == [17, 17, 17]
    assert any("Petrem Malým" in text for _, text in texts)
    assert any("607 117 124" in text for _, text in texts)


def test_what_is_past_its_time_is_told_and_only_then(root: Path) -> None:
    assert run(root, "privacy", "--date", "2022-12-31").codes("warning") == []
    ran = run(root, "privacy", "--date", "2023-01-01")
    (found,) = ran.find("retention-over")
    assert (found["arguments"]["day"], found["path"]) == ("31. 12. 2022", "content/ukazkov/projekt.yaml")
    assert ran.report["projects"] == [
        {"project": "ukazkov", "keep_until": "2022-12-31", "by": [ran.report["projects"][0]["by"][0]], "certain": False, "over": True}
    ]


def test_one_person_is_told_by_any_case_of_letters_and_by_a_text_alone(root: Path) -> None:
    ran = run(root, "privacy", "Ing. petr malý")
    assert (ran.report["person"], ran.report["found"], len(ran.report["content"])) == ("Petr Malý", True, 8)
    only = run(root, "privacy", "Hugo Neznámý")
    assert (only.report["registered"], [item["place"]["line"] for item in only.report["content"]]) == (False, [17])
    assert [item["edition"] for item in only.report["documents"]] == ["internal"]
    assert "Karel" not in str(only.report["content"])


def test_nobody_is_an_answer_too(root: Path) -> None:
    assert run(root, "privacy", "petr maly").report["person"] == "Petr Malý"
    ran = run(root, "privacy", "Petr Molý")
    assert (ran.code, ran.report["found"], ran.codes()) == (0, False, ["privacy-nobody"])
    assert ran.find("privacy-nobody")[0]["arguments"]["known"] == ["Petr Malý"]


def test_the_workbook_holds_all_of_it_and_is_not_written_over(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "maly.xlsx"
    assert run(root, "privacy", "Petr Malý", "--output", str(target)).code == 0
    book = load_workbook(target)
    assert book.sheetnames == ["Údaje", "Dokumenty", "Uchování"]
    cells = [cell.value for page in book for row in page.iter_rows() for cell in row if cell.value]
    assert "+420607117124" in cells
    assert "rejstřík lidí – telefon" in cells
    assert not any("Eva" in str(cell) for cell in cells)
    assert run(root, "privacy", "Petr Malý", "--output", str(target)).codes("error") == ["privacy-output-there"]
    assert run(root, "privacy", "--output", str(tmp_path / "vse")).code == 0
    assert load_workbook(tmp_path / "vse.xlsx").sheetnames == ["Zpracování", "Osoby", "Výskyty", "Dokumenty"]


def test_the_policy_is_shown_with_reasons(root: Path) -> None:
    lines = run(root, "privacy", "--policy").report["policy"]
    assert all(line["reason"] and line["law"] for line in lines)
    assert {line["id"] for line in lines if not line["allowed"]} >= {"ucastnik-uzivatel", "ucastnik-verejnost", "ucastnik-kontakt"}


def test_two_people_of_one_name_are_never_mixed(tmp_path: Path) -> None:
    people = "- {id: novak-1, jméno: Jan Novák, telefon: 607 117 124}\n- {id: novak-2, jméno: Jan Novák}\n"
    found = subjects_of(collect({"lide.yaml": people}))
    assert [(key, len(item.uses)) for key, item in found.items()] == [("novak-1", 3), ("novak-2", 2)]
    made = small(tmp_path, people=people, groups="[]\n", meeting="název: S\ndatum: 6. 2. 2024\n")
    ran = run(made, "privacy", "Jan Novák")
    assert (ran.code, ran.codes("error")) == (1, ["privacy-person-several"])
    assert run(made, "privacy", "novak-2").report["found"]


def programme(years: int | None, until: date | None = None, confidence: Confidence = Confidence.UNCERTAIN) -> Programme:
    kept = Retention(years=years, until=until) if years or until else None
    return Programme(
        name="x", title="X", emblem_height_mm=Decimal(12), retention=kept, sources=(Source(fields=("retention",), text="x", confidence=confidence),)
    )


def project(retention: ProjectRetention | None = None, end: date | None = date(2022, 6, 30)) -> Project:
    period = Period(date(2020, 1, 1), end) if end else None
    return Project(programme="x", beneficiary="Obec", realisation=period, retention=retention)


@pytest.mark.parametrize(
    ("own", "general", "until"),
    [
        (None, programme(10), date(2032, 12, 31)),
        (None, programme(10, date(2035, 12, 31)), date(2035, 12, 31)),
        (None, programme(10, date(2031, 12, 31)), date(2032, 12, 31)),
        (ProjectRetention(years=5), programme(10), date(2027, 12, 31)),
        (ProjectRetention(since=date(2023, 2, 1)), programme(10), date(2033, 12, 31)),
        (ProjectRetention(until=date(2040, 1, 31)), programme(10), date(2040, 1, 31)),
        (None, programme(None), None),
    ],
)
def test_years_count_from_the_first_of_january_after_the_end_and_the_later_day_holds(
    own: ProjectRetention | None, general: Programme, until: date | None
) -> None:
    assert keeping_of(project(own), general).until == until


def test_how_sure_the_time_is_and_when_it_is_not_known() -> None:
    assert not keeping_of(project(), programme(10)).certain
    assert keeping_of(project(ProjectRetention(years=10)), programme(10)).certain
    assert keeping_of(project(), programme(10, confidence=Confidence.READ)).certain
    assert keeping_of(project(end=None), programme(10)).until is None
    assert "1. ledna 2023" in keeping_of(project(), programme(10)).by[0]


def words(path: Path) -> str:
    """Return all that stands in a Word file's body, cells apart by lines."""
    from docx import Document

    document = Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(paragraph.text for paragraph in document.paragraphs), *cells))


def test_a_letter_to_the_person_holds_all_and_nothing_of_others(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "maly.docx"
    assert run(root, "privacy", "Petr Malý", "--output", str(target)).code == 0
    told = words(target)
    for said in (
        "Petr Malý",
        "+420 607 117 124",
        "Pracovní skupina Senioři",
        "Setkání skupiny (6. 2. 2024)",
        "S Petrem Malým se domluví [jiná osoba].",
        "čl. 15",
    ):
        assert said in " ".join(told.replace("\u00a0", " ").split()), said
    for purpose in ("doložení účasti na aktivitách projektu", "pozvání na setkání", "svolávání skupin"):
        assert purpose in told
    for other in ("Jana Nováková", "Karel Host", "Eva", "607 117 126"):
        assert other not in told, other
    assert run(root, "privacy", "Petr Malý", "--output", str(target)).codes("error") == ["privacy-output-there"]


def test_what_a_file_cannot_be_is_told(root: Path, tmp_path: Path) -> None:
    for words_of, suffix in ((("Petr Malý",), ".pdf"), ((), ".docx")):
        target = tmp_path / f"x{suffix}"
        assert run(root, "privacy", *words_of, "--output", str(target)).codes("error") == ["privacy-output-kind"]
        assert not target.exists()


def test_a_person_is_found_by_a_phone_number_or_an_address(root: Path) -> None:
    assert run(root, "privacy", "607117124").report["name"] == "Petr Malý"
    assert run(root, "privacy", "EVA@skryta.example").report["name"] == "Eva Skrytá"
    assert run(root, "privacy", "607117999").codes() == ["privacy-nobody-at-all"]


def test_who_is_only_a_member_of_a_projects_group_is_of_that_project(root: Path) -> None:
    member = listed(run(root, "privacy"))["Eva Skrytá"]
    assert (member["projects"], member["keep_until"]) == (["ukazkov"], "2022-12-31")


def test_records_of_processing_have_a_purpose_for_each_kind_of_data(root: Path, tmp_path: Path) -> None:
    assert run(root, "privacy", "--output", str(tmp_path / "vse.xlsx")).code == 0
    page = load_workbook(tmp_path / "vse.xlsx")["Zpracování"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=4)]
    purposes = {row[2]: row[3] for row in rows if row[2]}
    assert len(set(purposes.values())) == len(purposes) > 4
    of_users = next(row for row in rows if row[2] == "účast lidí, kteří využívají sociální služby")
    assert "čl. 9" in of_users[4]
    assert of_users[4].endswith("ověřte s pověřencem")
    assert of_users[7] == "1"


def test_every_kind_of_record_that_names_people_has_its_purpose() -> None:
    from docpipe.figures.personal import Use
    from docpipe.pipeline.people.purposes import activities, activity_of
    from docpipe.records.registry import record_types

    known = {name for item in activities() for name in item.records}
    assert known <= set(record_types())
    place = Location("x")
    for kind in ("meeting", "group", "comment", "service", "measure", "milestone", "risk", "report", "project", "person"):
        assert activity_of(Use("kdo", "x", place, None, f"{kind}:p/x")).id != "ostatni", kind


def test_what_was_released_of_a_meeting_that_is_no_more_is_found(root: Path, tmp_path: Path) -> None:
    copy = tmp_path / "kopie"
    shutil.copytree(root, copy)
    ledger = next((copy / "build/.docpipe").rglob("*interni.ledger.json"))
    target = copy / "released/ukazkov/zapis"
    target.mkdir(parents=True)
    stem = "2024-02-06_zapis_skupina_interni_v1"
    shutil.copy(ledger, target / f"{stem}.ledger.json")
    (target / f"{stem}.json").write_text('{"edition": "internal", "title": "Zápis ze setkání skupiny"}', encoding="utf-8")
    (copy / "content/ukazkov/setkani/2024-02-06-skupina.yaml").unlink()
    ran = run(copy, "privacy", "Karel Host")
    places = {(item["path"].rpartition("/")[2], item["edition"], item["state"]) for item in ran.report["documents"]}
    assert places == {(f"{stem}.docx", "internal", "released"), ("2024-02-06_zapis_skupina_interni.docx", "internal", "draft")}
    assert run(copy, "privacy", "Karel Host", "--output", str(tmp_path / "host.docx")).code == 0
    assert "Zápis ze setkání skupiny" in words(tmp_path / "host.docx")


def test_a_reference_and_a_surname_after_a_title_are_mentions_too(tmp_path: Path) -> None:
    said_there = "Mluvila [[osoba:Eva Skrytá]].\n\n          Paní Skrytá a pan Malý se sejdou v malém sále, Malý sál je volný."
    text = f"      - bod: Různé\n        text: |\n          {said_there}\n"
    ran = run(small(tmp_path, meeting=MEETING.partition("    doklady")[0] + text), "privacy")
    said = {name: [item["value"] for item in listed(ran)[name]["content"] if item["what"] == "v textu"] for name in ("Eva Skrytá", "Petr Malý")}
    assert said["Eva Skrytá"] == ["Eva Skrytá", "Paní Skrytá a pan Malý se sejdou v malém sále, Malý sál je volný."]
    assert sum("Paní Skrytá a pan Malý" in item for item in said["Petr Malý"]) == 1
