"""A meeting written in Notepad is the meeting that YAML would give, and what is written amiss is told at its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from form_samples import MARKDOWN, about_meeting, bare, loaded, the_meeting, yaml_meeting
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docpipe.diagnostics import Location
from docpipe.model import Scalar, Tree, Written
from docpipe.prose import parse
from docpipe.read import parse as read
from docpipe.records.collection import meeting_of
from docpipe.validate.forms import markdown_meeting

SAID_OF_IT = {"rows-and-counts", "need-without-target-group", "need-without-kind", "task-without-who"}
"""What rules say of the sample in whatever form it is written."""


TITLE = "# Setkání k potřebám seniorů\n"
NEXT = "příští setkání: 5. 3. 2024 od 9:00, radnice\n"
NEXT_PARTS = "příští setkání – datum: 5. 3. 2024\npříští setkání – od: 9.00\npříští setkání – místo: radnice\n"
PROGRAMME = "## Program\n\n1. Zahájení (10 min, uvádí Jana Nováková)\n2. Potřeby seniorů\n3. Různé\n\n"
NOTE = "::: poznámka pro redakci\nÚkol: kdo – co – do kdy\n\n## Nadpis\n:::\n\n"
WAYS: dict[str, tuple[tuple[str, str], ...]] = {
    "as it is": (),
    "Windows line ends": (("\n", "\r\n"),),
    "byte order mark": ((TITLE, f"\ufeff{TITLE}"),),
    "a level of headings left out": (("## ", "### "), ("#### ", "##### ")),
    "tabs between parts": ((" – ", "\t–\t"),),
    "long dashes": ((" – ", " — "),),
    "title in the head": ((TITLE, ""), ("typ:", "název: Setkání k potřebám seniorů\ntyp:")),
    "a front matter": ((TITLE, ""), ("\ntyp:", "---\nnázev: Setkání k potřebám seniorů\ntyp:"), ("místo: Radnice: malý sál", "místo: 'Radnice: malý sál'"),

                       ("\nÚkol: zaj", "---\nÚkol: zaj"),
                       ("ověřil: Petr Malý, Eva Skrytá", "ověřil: [Petr Malý, Eva Skrytá]"), ("počty: veřejnost: 12", "počty: {veřejnost: 12}"),
                       ("hosté: Ing", "hosté: >-\n  Ing"), (NEXT, "příští setkání: {datum: 5. 3. 2024, od: '9:00', místo: radnice}\n")),
    "annexes in the head": (("## Přílohy\n\n- Prezentace\n", ""), ("počty:", "Přílohy: Prezentace\npočty:")),
    "points of the title's level": (("## ", "# "), ("## Doprava", "## Doprava")),
    "lists behind tabs": (("1. pečovatelská", "\t1. pečovatelská"), ("   - hlavně", "\t\t- hlavně"), ("2. odlehčovací", "\t2. odlehčovací")),
    "no-break spaces behind signs": (("   - hlavně", "   -\xa0hlavně"), ("- Jana", "-\xa0Jana")),
    "an underlined heading": (("## 3. Různé", "3. Různé\n---------"),),
    "parts by their labels": ((NEXT, NEXT_PARTS),),
    "parts under a heading": ((NEXT, ""), ("## Přílohy", "## Příští setkání\n\n- datum: 5. 3. 2024\n- od: 9:00\n- místo: radnice\n\n## Přílohy")),
    "notes to the editor": (("## Účast\n", f"{NOTE}## Účast\n\n{NOTE}"), ("## 3. Různé\n", f"## 3. Různé\n\n{NOTE}")),
    "the programme said before": (("## Účast\n", f"{PROGRAMME}## Účast\n"), ("Uvádí: Jana Nováková\nDélka: 10 min\n", "")),
}  # fmt: skip


TOLD = {"a level of headings left out": "form-heading-skipped"}
"""What is told of a way besides."""


@pytest.mark.parametrize("way", WAYS)
def test_it_is_the_same_record_as_in_yaml(tmp_path: Path, way: str) -> None:
    text = MARKDOWN
    for found, written in WAYS[way]:
        assert found in text
        text = text.replace(found, written)
    there = loaded(tmp_path / "md", text, ".md")
    record = the_meeting(there)
    assert {item.code for item in about_meeting(there)} == SAID_OF_IT | ({TOLD[way]} if way in TOLD else set())
    assert bare(record) == bare(yaml_meeting(tmp_path / "yaml"))


def test_windows_1250_is_read_and_said(tmp_path: Path) -> None:
    there = loaded(tmp_path / "md", MARKDOWN.encode("cp1250"), ".md")
    assert {item.code for item in about_meeting(there)} == {*SAID_OF_IT, "encoding-guessed"}
    assert bare(the_meeting(there)) == bare(yaml_meeting(tmp_path / "yaml"))


def test_people_and_tasks_may_stand_in_tables(tmp_path: Path) -> None:
    text = MARKDOWN.partition("## Účast")[0] + (
        "## Účast\n\n| Jméno | Organizace / obec | Účast | Podpis |\n|---|---|---|---|\n| Jana Nováková | | | |\n| Eva Skrytá | Lhota | omluvena | |\n\n"
        "## Různé\n\nText.\n\n| Úkol | Kdo | Do kdy |\n|--|--|--|\n| svolat schůzku | Petr Malý | 1. 3. 2024 |\n\nDalší text.\n"
    )
    record = meeting_of(the_meeting(loaded(tmp_path, text, ".md")))
    assert [(row.name, row.organisation, row.presence.value) for row in record.attendance] == [
        ("Jana Nováková", None, "present"),
        ("Eva Skrytá", "Lhota", "excused"),
    ]
    (point,) = record.agenda
    assert [(item.what, item.who, str(item.due)) for item in point.tasks] == [("svolat schůzku", "Petr Malý", "2024-03-01")]
    assert point.text is not None
    assert len(point.text.blocks) == 2


def test_lists_under_a_word_are_its_items(tmp_path: Path) -> None:
    text = MARKDOWN.partition("## Účast")[0] + (
        "## Přítomni\n\n1. Jana Nováková, Mgr. Petr Malý\n\n## Různé\n\nÚkoly:\n\n- Petr Malý – svolat schůzku\n- objednat sál\n\n"
        "Potřeby:\n- doprava\n\nUsnesení:\n\n- Skupina schvaluje návrh (pro: 2 proti: – zdržel se: –)\n\nZávěr: Skupina doporučuje:\n\n- návrh,\n- rozpočet.\n"
    )
    record = meeting_of(the_meeting(loaded(tmp_path, text, ".md")))
    (point,) = record.agenda
    assert [(item.what, item.who) for item in point.tasks] == [("svolat schůzku", "Petr Malý"), ("objednat sál", None)]
    assert [item.text for item in point.needs] == ["doprava"]
    assert [(item.votes_for, item.votes_against, item.abstained) for item in point.resolutions] == [(2, 0, 0)]
    assert point.conclusion is not None
    assert len(point.conclusion.blocks) == 2
    assert point.text is None


@pytest.mark.parametrize(
    ("found", "written", "code", "line"),
    [
        ("datum: 6. 2. 2024", "datum: 31. 2. 2024", "date-no-day", 7),
        ("datum: 6. 2. 2024", "datun: 6. 2. 2024", "unknown-key-suggestion", 7),
        ("od: 9:00", "od: devět", "time-not-understood", 8),
        ("- Eva Skrytá (omluvena)", "- Eva Skrytá (omluvena)\nDorazila později.", "form-list-expected", 22),
        ("Úkol: zajistit sál – do 1. 3. 2024", "Usnesení: Skupina schvaluje.", "form-outside-item", 20),
        ("Úkol: zajistit sál – do 1. 3. 2024", "Sešli jsme se na radnici.", "form-text-outside", 20),
        ("do 30. 4. 2024", "do 31. 4. 2024", "date-no-day", 63),
        ("- Eva Skrytá (omluvena)", "- Eva Skrytá (nemoc)", "attendee-name-odd", 26),
        (TITLE, f"{TITLE}Psáno doma.\n", "form-text-outside", 2),
        ("## 3. Různé", "##### 3. Různé", "form-heading-skipped", 66),
        ("## 3. Různé", "**3. Různé**", "form-heading-by-look", 66),
        ("Úkol: Petr Malý – zjistit", "Úkol Petr Malý – zjistit", "form-colon-missing", 63),
        ("Úkol: Petr Malý – zjistit počet zájemců – po obcích – do", "Úkol: zjistit počet zájemců – Petr Malý – do", "task-swapped", 63),
        ("## Účast\n", "## Účast\n\n### Přišli\n", "form-heading-lower", 24),
        ("datum: 6. 2. 2024", "datum:", "missing-key", 7),
        ("Závěr: Skupina", "Hlasování: pro 2, proti 1, zdržel se 0\nZávěr: Skupina", "form-votes-alone", 56),
    ],
)
def test_what_is_amiss_is_told_at_its_line(tmp_path: Path, found: str, written: str, code: str, line: int) -> None:
    assert MARKDOWN.count(found) >= 1
    there = loaded(tmp_path, MARKDOWN.replace(found, written, 1), ".md")
    told = [item for item in about_meeting(there) if item.code == code]
    assert [item.location.line for item in told if item.location] == [line]


def record_of(text: str) -> Tree:
    return markdown_meeting(read(text.encode(), "setkani.md")).value


PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cn", "Co", "Cf"]), min_size=1, max_size=60)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PLAIN)
def test_any_text_of_a_value_comes_out(value: str) -> None:
    data = record_of(f"název: N\ndatum: 6. 2. 2024\nmísto: {value}\n\n# Bod\n").data
    assert isinstance(data, dict)
    place = data.get("place")
    expected = read(value.encode(), "x.md").value.data
    body = expected.get("text") if isinstance(expected, dict) else None
    assert (place.text if isinstance(place, Scalar) else "") == (
        body.text.strip() if isinstance(body, Scalar) and "\n" not in body.text.strip() else value.strip()
    )


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PLAIN, min_size=1, max_size=6))
def test_any_text_of_a_point_comes_out(paragraphs: list[str]) -> None:
    """Whatever is written under a heading is in the record: the text itself is what Markdown makes of it."""
    text = "\n\n".join(f"slovo {paragraph}" for paragraph in paragraphs)
    data = record_of(f"název: N\ndatum: 6. 2. 2024\n\n# Bod\n\n{text}\n").data
    assert isinstance(data, dict)
    (point,) = data["agenda"] if isinstance(data["agenda"], list) else []
    assert isinstance(point, dict)
    written = point["text"]
    assert isinstance(written, Scalar)
    whole = read(text.encode(), "x.md").value.data
    assert isinstance(whole, dict)
    expected = whole["text"]
    assert isinstance(expected, Scalar)
    assert bare(parse(Scalar(written.text, Written.BLOCK, Location("")))) == bare(parse(Scalar(expected.text, Written.BLOCK, Location(""))))
