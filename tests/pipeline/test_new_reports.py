"""`docpipe new report`: the next report with its number and period, read back without a complaint; nothing that is there is touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from workspaces import run, small, write

from docpipe.diagnostics import DocpipeError
from docpipe.figures.reporting.periods import report_of
from docpipe.messages import severity_of
from docpipe.pipeline import new_report
from docpipe.pipeline.load import load
from docpipe.records.reporting.report import Report
from docpipe.workspace import Workspace

PROJECT = """
    název: Plánování
    registrační číslo: CZ.03.02.02/00/22_046/0002180
    program: opz-plus
    příjemce: Město Ukázkov
    realizace: 1. 1. 2024 – 31. 3. 2025
    klíčové aktivity: [{kód: KA 01, název: 'Řízení: "tým" # a další'}, {kód: KA 02, název: Setkávání}]
    kontakty: [{osoba: Jana Nováková}]
    ukázka: ano
"""
INDICATORS = "- {kód: 805 000, název: Dokumenty, cílová hodnota: 2}\n"


def workspace(root: Path, project: str = PROJECT, **reports: str) -> Workspace:
    small(root, project=project)
    files = {f"content/ukazkov/zpravy/{name}.yaml": text for name, text in reports.items()}
    write(root, {**files, "content/ukazkov/indikatory.yaml": INDICATORS})
    return Workspace(root)


def made(at: Workspace) -> Report:
    """Make the next report and read it back; reading it has nothing to say."""
    path = new_report(at, None, at.root)
    loaded = load(at)
    record = loaded.collection.get(f"report:ukazkov/{path.stem}")
    assert record is not None
    assert [item.code for item in loaded.diagnostics if severity_of(item).fails] == []
    return report_of(record)


def told(report: Report) -> tuple[int, str, str, str]:
    return report.number, report.type.value, report.start.isoformat(), report.end.isoformat()


def test_the_first_report_begins_with_the_project_and_has_what_is_known(tmp_path: Path) -> None:
    report = made(workspace(tmp_path))
    assert told(report) == (1, "interim", "2024-01-01", "2024-06-30")
    assert report.contact == "Jana Nováková"
    assert [item.activity for item in report.activities] == ["KA 01", "KA 02"]
    assert [item.code.replace("\u00a0", " ") for item in report.indicators] == ["805 000"]
    assert (report.summary, report.submitted_on, report.activities[0].text) == (None, None, None)
    text = (tmp_path / "content/ukazkov/zpravy/zprava-1.yaml").read_text(encoding="utf-8")
    assert "[[přílohy:2024-02-06-skupina]]  6. 2. 2024 Setkání skupiny" in text


def test_the_next_ones_follow_and_the_last_is_final(tmp_path: Path) -> None:
    at = workspace(tmp_path)
    found = [told(made(at)) for _ in range(3)]
    assert found == [
        (1, "interim", "2024-01-01", "2024-06-30"),
        (2, "interim", "2024-07-01", "2024-12-31"),
        (3, "final", "2025-01-01", "2025-03-31"),
    ]
    with pytest.raises(DocpipeError) as raised:
        new_report(at, None, tmp_path)
    assert raised.value.diagnostics[0].code == "new-report-last"


def test_an_extraordinary_report_does_not_count(tmp_path: Path) -> None:
    own = "číslo: 7\ntyp: mimořádná\nod: 1. 3. 2024\ndo: 30. 4. 2024\n"
    assert told(made(workspace(tmp_path, mimoradna=own)))[0] == 1


def test_what_is_there_is_not_touched(tmp_path: Path) -> None:
    other = "číslo: 1\nod: 1. 1. 2024\ndo: 30. 6. 2024\n"
    at = workspace(tmp_path, **{"zprava-2": other})
    with pytest.raises(DocpipeError) as raised:
        new_report(at, None, tmp_path)
    assert raised.value.diagnostics[0].code == "new-report-there"
    assert (tmp_path / "content/ukazkov/zpravy/zprava-2.yaml").read_text(encoding="utf-8") == other


@pytest.mark.parametrize(
    ("project", "reports", "code"),
    [
        (PROJECT.replace("    realizace: 1. 1. 2024 – 31. 3. 2025\n", ""), {}, "new-report-without-period"),
        (PROJECT, {"zprava-1": "číslo: první\nod: 1. 1. 2024\ndo: 30. 6. 2024\n"}, "number-not-understood"),
        (PROJECT.replace("opz-plus", ""), {}, "new-project-faulty"),
    ],
)
def test_what_it_cannot_begin_from_is_told(project: str, reports: dict[str, str], code: str, tmp_path: Path) -> None:
    at = workspace(tmp_path, project, **reports)
    with pytest.raises(DocpipeError) as raised:
        new_report(at, None, tmp_path)
    assert raised.value.diagnostics[0].code == code
    assert sorted(path.stem for path in (tmp_path / "content/ukazkov").glob("zpravy/*")) == sorted(reports)


def test_it_is_said_in_czech_too(tmp_path: Path) -> None:
    ran = run(workspace(tmp_path).root, "new", "zpráva")
    assert (ran.code, ran.report["path"]) == (0, "content/ukazkov/zpravy/zprava-1.yaml")
