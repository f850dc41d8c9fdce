"""`docpipe due`: one list over all projects, by day; narrowed, and as workbook, calendar and page."""

from __future__ import annotations

import io
import os
import time
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from pypdf import PdfReader
from workspaces import MEETING, PROJECT, Ran, docpipe, run, small, write

TASKS = """    úkoly:
      - {co: Rozeslat dotazník, kdo: Petr Malý, termín: 1. 3. 2024}
      - {co: Sehnat sál, kdo: Jana Nováková}
"""
OTHER = "    název: Jiné setkání\n    datum: 20. 1. 2024\n    počty: [{kdo: veřejnost, počet: 5}]\n    zapsala: Jana Nováková\n"
DAY = ("--date", "10. 2. 2024")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small(tmp_path_factory.mktemp("chybi"), meeting=MEETING + TASKS)
    return write(root, {"content/jinde/projekt.yaml": PROJECT, "content/jinde/setkani/a.yaml": OTHER})


def rows(ran: Ran) -> list[tuple[str, str, str]]:
    return [(item["day"], item["project"], item["sort"]) for item in ran.report["due"]]


def test_everything_stands_in_one_list_by_day_and_what_has_no_day_last(workspace: Path) -> None:
    ran = run(workspace, "due", *DAY)
    assert ran.code == 0, ran.report["diagnostics"]
    assert rows(ran) == [
        ("2024-01-20", "jinde", "scan"),
        ("2024-01-20", "jinde", "send"),
        ("2024-02-06", "ukazkov", "scan"),
        ("2024-02-06", "ukazkov", "send"),
        ("2024-03-01", "ukazkov", "task"),
        ("", "ukazkov", "task"),
    ]
    assert [item["overdue"] for item in ran.report["due"]] == [True, True, True, True, False, False]
    assert ran.report["due"][4]["from"]["path"] == "content/ukazkov/setkani/2024-02-06-skupina.yaml"


def test_it_is_narrowed_by_project_person_and_day(workspace: Path) -> None:
    assert {item[1] for item in rows(run(workspace, "due", *DAY, "--project", "jinde"))} == {"jinde"}
    assert rows(run(workspace, "due", *DAY, "--person", "malý")) == [("2024-03-01", "ukazkov", "task")]
    assert ("2024-03-01", "ukazkov", "task") not in rows(run(workspace, "due", *DAY, "--until", "2024-02-28"))
    assert rows(run(workspace, "due", "--date", "1. 1. 2024")) == []


def test_a_narrowed_list_says_so_and_does_not_take_the_place_of_the_whole_one(workspace: Path) -> None:
    ran = run(workspace, "due", *DAY, "--project", "jinde", "--person", "Nováková", "--until", "2024-02-28", "--format", "docx")
    assert ran.report["files"] == ["build/co-chybi/2024-02-10_co-chybi_jinde-novakova-do-28-2-2024.docx"]
    shown = [paragraph.text.replace("\u00a0", " ") for paragraph in docx.Document(str(workspace / ran.report["files"][0])).paragraphs]
    assert "Stav k 10. 2. 2024: 2 položky. Jen: jinde, Nováková, do 28. 2. 2024." in shown


def test_an_unknown_project_is_told(workspace: Path) -> None:
    assert run(workspace, "due", "--project", "jind").codes() == ["usage-selector-misspelt"]


def test_on_the_screen_it_says_how_far_a_day_is(workspace: Path) -> None:
    shown = docpipe(workspace, "--lang", "cs", "due", *DAY).stdout.replace("\u00a0", " ")
    assert "před 4 dny" in shown
    assert "za 20 dní" in shown
    assert "bez termínu" in shown
    assert "Nic nechybí." in docpipe(workspace, "--lang", "cs", "due", "--date", "1. 1. 2024").stdout


def test_as_a_workbook_a_calendar_and_a_page(workspace: Path) -> None:
    from icalendar import Calendar

    ran = run(workspace, "due", *DAY, "--format", "xlsx", "--format", "ics", "--format", "docx")
    folder = workspace / "build/co-chybi"
    assert ran.report["files"] == [f"build/co-chybi/2024-02-10_co-chybi.{suffix}" for suffix in ("xlsx", "ics", "docx")]
    sheet: Any = openpyxl.load_workbook(folder / "2024-02-10_co-chybi.xlsx").active
    assert [cell.value for cell in sheet[3]][:3] == ["Kdy", "Zbývá", "Projekt"]
    assert (sheet["A4"].value.date().isoformat(), sheet["C4"].value) == ("2024-01-20", "jinde")
    calendar = Calendar.from_ical((folder / "2024-02-10_co-chybi.ics").read_bytes())
    events = calendar.walk("VEVENT")
    assert len(events) == 5, "what has no day is in no calendar"
    assert [event.decoded("dtstart").isoformat() for event in events] == ["2024-02-10"] * 4 + ["2024-03-01"]
    assert "mělo být" in str(events[0]["summary"])
    assert len({str(event["uid"]) for event in events}) == 5
    before = (folder / "2024-02-10_co-chybi.ics").read_bytes()
    run(workspace, "due", *DAY, "--format", "ics")
    assert (folder / "2024-02-10_co-chybi.ics").read_bytes() == before


def test_two_people_with_one_task_have_two_entries_and_a_calendar_read_again_takes_the_newer(tmp_path: Path) -> None:
    from icalendar import Calendar

    tasks = "    úkoly: [{co: Sehnat sál, kdo: Petr Malý, termín: 1. 3. 2024}, {co: Sehnat sál, kdo: Jana Nováková, termín: 1. 3. 2024}]\n"
    root = small(tmp_path, meeting=MEETING + tasks)

    def events(day: str) -> dict[str, Any]:
        (file,) = run(root, "due", "--date", day, "--format", "ics").report["files"]
        return {str(event["uid"]): event for event in Calendar.from_ical((root / file).read_bytes()).walk("VEVENT")}

    first, later = events("2024-02-10"), events("2024-02-11")
    assert len(first) == 4, "as many as there are rows"
    assert first.keys() == later.keys()
    for uid, event in first.items():
        assert (event["sequence"], event.decoded("dtstamp")) < (later[uid]["sequence"], later[uid].decoded("dtstamp"))


def test_a_person_is_one_name_and_not_words_of_two(tmp_path: Path) -> None:
    sent = MEETING + "    ověřovatelé: [Petr Malý, Eva Skrytá]\n    doklady: {zápis odeslán: 7. 2. 2024}\n"
    root = small(tmp_path, meeting=sent)
    assert [item[2] for item in rows(run(root, "due", *DAY, "--person", "Eva Skrytá"))] == ["verify"]
    assert rows(run(root, "due", *DAY, "--person", "Eva Malý")) == []


def test_the_page_for_the_meeting_is_one_page_however_much_is_lacking(tmp_path: Path) -> None:
    tasks = "".join(
        f"      - {{co: Úkol číslo {number} s poněkud delším zněním aby zabral i druhý řádek tabulky, kdo: Petr Malý, termín: {number % 28 + 1}. 3. 2024}}\n"
        for number in range(60)
    )
    root = small(tmp_path, meeting=MEETING + "    úkoly:\n" + tasks)
    ran = run(root, "due", *DAY, "--format", "pdf")
    assert ran.code == 0, ran.report["diagnostics"]
    reader = PdfReader(io.BytesIO((root / ran.report["files"][0]).read_bytes()))
    assert len(reader.pages) == 1
    text = " ".join(reader.pages[0].extract_text().split())
    assert "V celém přehledu (docpipe due) je ještě" in text
    assert "Stav k 10. 2. 2024: 62 položek." in text.replace("\u00a0", " ")


def test_a_document_that_somebody_edited_is_in_the_list_until_it_is_settled(tmp_path: Path) -> None:
    root = small(tmp_path)
    run(root, "build", "zapis", "interni", "--format", "docx")
    path = root / "build/ukazkov/zapis/2024-02-06_zapis_skupina_interni.docx"
    assert "edited" not in {item[2] for item in rows(run(root, "due", *DAY))}
    path.write_bytes(path.read_bytes() + b"\0")
    assert ("2024-02-06", "ukazkov", "edited") in rows(run(root, "due", *DAY))
    run(root, "resolve", str(path), "--keep", "opraveno na poradě")
    assert "edited" not in {item[2] for item in rows(run(root, "due", *DAY))}


def test_a_change_of_content_is_seen_at_once(tmp_path: Path) -> None:
    root = small(tmp_path)
    assert len(rows(run(root, "due", *DAY))) == 2
    path = root / "content/ukazkov/setkani/2024-02-06-skupina.yaml"
    before = path.stat()
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Radnice", "Knihovn") + "", encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert len(rows(run(root, "due", *DAY))) == 2
    path.write_text(text + "doklady: {sken: a.pdf, podpisů: 2}\n", encoding="utf-8")
    assert [item[2] for item in rows(run(root, "due", *DAY))] == ["send"]


def test_what_cannot_be_read_is_told_beside_what_is_lacking(tmp_path: Path) -> None:
    root = small(tmp_path)
    write(root, {"content/ukazkov/setkani/vadne.yaml": "název: [\n"})
    for _ in range(2):
        ran = run(root, "due", *DAY)
        assert ran.code == 1
        assert len(rows(ran)) == 2


def test_nothing_is_read_when_nothing_has_changed(workspace: Path) -> None:
    run(workspace, "due", *DAY)
    time.sleep(2.1)  # a file as young as the note is read to be sure
    run(workspace, "due", *DAY)
    started = docpipe(workspace, "due", *DAY, environment={"PYTHONPROFILEIMPORTTIME": "1"}).stderr
    assert not {"yaml", "pydantic", "openpyxl", "docx", "pandas"} & {line.rpartition("|")[2].strip() for line in started.splitlines()}
