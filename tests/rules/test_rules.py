"""Each rule: content as a person writes it, and what is said of it, with the line."""

from __future__ import annotations

from decimal import Decimal

import pytest
from written import collect

from docpipe.diagnostics import Diagnostic, Severity
from docpipe.messages import severity_of, tell, tell_hint
from docpipe.programmes.schema import Programme
from docpipe.rules import judge
from docpipe.workspace.settings import Settings

PEOPLE = """
- {jméno: Jana Nováková, pohlaví: žena}
- {jméno: Petr Svoboda}
- {jméno: Eva Dvořáková}
- {id: jan-novak-1, jméno: Jan Novák}
- {id: jan-novak-2, jméno: Jan Novák}
"""
ORGANISATIONS = "- {název: 'MAS Podbrdsko, z.s.', id: mas}\n- {název: Město Horažďovice}\n"
GROUP = "- {název: Řídicí skupina, id: rs, kvorum: nadpoloviční většina, členové: [{osoba: Jana Nováková}, {osoba: Petr Svoboda}, {osoba: Eva Dvořáková}]}\n"
PROJECT = """
název: Plánování sociálních služeb na území MAS Podbrdsko, z.s.
program: opz-2014
registrační číslo: CZ.03.2.63/0.0/0.0/16_063/0006598
příjemce: mas
území: {název: Podbrdsko, obce: [{obec: Rožmitál}]}
realizace: 1. 11. 2017 – 31. 12. 2022
"""
OTHER = """
název: Plánování na Horažďovicku
program: none
příjemce: Město Horažďovice
území: {název: Horažďovicko, obce: [{obec: Horažďovice}]}
"""
PROGRAMMES = {
    "opz-2014": Programme(name="opz-2014", title="OPZ", number="03", registration_period="2014-20", emblem_height_mm=Decimal(12)),
    "opz-plus": Programme(name="opz-plus", title="OPZ+", number="03", registration_period="2021-27"),
    "irop-2014": Programme(name="irop-2014", title="IROP", number="06", registration_period="2014-20"),
    "none": Programme(name="none", title=""),
}
CLEAN = """název: Setkání
datum: 9. 3. 2021
"""


def found(files: dict[str, str], settings: Settings | None = None) -> list[Diagnostic]:
    base = {"lide.yaml": PEOPLE, "organizace.yaml": ORGANISATIONS, "skupiny.yaml": GROUP, "p/projekt.yaml": PROJECT}
    diagnostics = judge(collect({**base, **files}), PROGRAMMES, settings)
    for item in diagnostics:
        for language in ("cs", "en"):
            assert "‹" not in tell(item, language) + tell_hint(item, language)
        assert item.location is not None
        assert item.subjects
    # Most meetings here name no author; that is told once, in a test of its own.
    return [item for item in diagnostics if item.code != "author-missing"]


def of_meeting(text: str) -> list[tuple[str, int | None]]:
    items = found({"p/setkani/s.yaml": CLEAN + text})
    return [(item.code, item.location.line if item.location else None) for item in items]


def codes(text: str) -> list[str]:
    return [code for code, _ in of_meeting(text)]


def test_minutes_without_an_author_are_told_when_the_meeting_was_held() -> None:
    files = {"lide.yaml": PEOPLE, "organizace.yaml": ORGANISATIONS, "p/projekt.yaml": PROJECT}
    planned = judge(collect({**files, "p/setkani/s.yaml": CLEAN}), PROGRAMMES)
    held = judge(collect({**files, "p/setkani/s.yaml": CLEAN + "počty: [{kdo: veřejnost, počet: 3}]\n"}), PROGRAMMES)
    assert [item.code for item in planned] == []
    assert [item.code for item in held] == ["author-missing"]


def test_a_funded_project_without_a_name_is_told() -> None:
    project = PROJECT.replace("název: Plánování sociálních služeb na území MAS Podbrdsko, z.s.\n", "")
    assert [item.code for item in found({"p/projekt.yaml": project})] == ["project-name-missing"]


def test_a_clean_workspace_has_nothing_to_say() -> None:
    text = """začátek: "9:00"
konec: "10:00"
skupina: rs
zapsala: Jana Nováková
ověřovatel: Petr Svoboda
datum zápisu: 9. 3. 2021
potvrdit do: 8. 3. 2021
příští setkání: {datum: 13. 4. 2021}
účast: [{jméno: Jana Nováková}, {jméno: Petr Svoboda}, {jméno: Karel Host, organizace: Spolek Ticho}]
omluveni: [Eva Dvořáková]
program:
  - bod: Situace na Podbrdsku a v Podbrdsku, obyvatelé Podbrdska, MAS PODBRDSKO
    text: Na území MAS Podbrdsko, z.s. se sešla řídicí skupina.
    usnesení: [{text: Skupina schvaluje., pro: 1, proti: 0, zdržel se: 1}]
    potřeby: [{text: odlehčovací služba, druh: služba, cílové skupiny: senioři}]
    úkoly: [{co: Rozeslat dotazník, kdo: Jana Nováková, termín: 16. 3. 2021}]
"""
    assert of_meeting(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('začátek: "10:00"\nkonec: "9:00"\n', [("meeting-ends-before-start", 4)]),
        ("datum zápisu: 8. 3. 2021\n", [("written-before-meeting", 3)]),
        ("ověřeno dne: 8. 3. 2021\n", [("verified-before-meeting", 3)]),
        ("příští setkání: {datum: 8. 3. 2021}\n", [("next-meeting-before", 3)]),
        ("potvrdit do: 10. 3. 2021\n", [("reply-after-meeting", 3)]),
        ("zapsala: Jana Nováková\nověřila: jana nováková\n", [("verifier-is-author", 4)]),
        ("příští setkání: {datum: 5. 7. 2021}\n", [("meeting-on-holiday", 3)]),
        ("příští setkání: {datum: 2. 4. 2022}\n", [("meeting-on-weekend", 3)]),
        ("úkoly: [{co: Sepsat, kdo: MAS, termín: 1. 3. 2021}]\n", [("task-due-before-meeting", 3)]),
        ("úkoly: [{co: Sepsat, termín: 16. 3. 2021}]\n", [("task-without-who", 3)]),
        ("úkoly: [{co: Sepsat, kdo: MAS}]\n", [("task-without-due", 3)]),
        ("úkoly: [{co: Sepsat, stav: splněno}]\n", []),
        ("úkoly: [{co: Sepsat, kdo: MAS, termín: 20. 3. 2021}]\n", [("task-due-on-weekend", 3)]),
        ("ukázka: ano\n", [("sample-data", 3)]),
        ("poznámka: Sejdeme se v úterý 9. března 2021, středa 10.3.2021, ve čtvrtek dne 11. 3. 2021.\n", []),
        ("poznámka: Sejdeme se ve středu 9. března 2021.\n", [("weekday-mismatch", 3)]),
        ("poznámka: Sejdeme se ve středu 31. 2. 2021.\n", [("date-impossible", 3)]),
    ],
)
def test_dates_times_and_tasks(text: str, expected: list[tuple[str, int]]) -> None:
    assert of_meeting(text) == expected


def test_a_holiday_is_told_by_its_name_and_a_wrong_year_by_the_period() -> None:
    items = found({"p/setkani/s.yaml": "název: Setkání\ndatum: 1. 1. 2024\n"})
    assert {item.code for item in items} == {"meeting-outside-project", "meeting-on-holiday"}
    told = " ".join(tell(item, "cs") for item in items)
    assert "pondělí" in told
    assert "Nový rok" in told or "Den obnovy" in told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("účast:\n  - jméno: Jana Nováková\nomluveni: [Jana Nováková]\n", [("present-and-not", 5)]),
        ("účast:\n  - {jméno: Jana Nováková}\n  - {jméno: jana  nováková}\n", [("attendee-twice", 5)]),
        ("účast:\n  - {jméno: Karel Host}\n  - {jméno: Bc. Karel Host}\n", [("attendee-twice", 5)]),
        ("účast:\n  - {jméno: Jana Nováková}\nhosté: [Jana Nováková]\n", []),
        ("účast:\n  - {jméno: Karel Host, organizace: Obec}\nomluveni: [Karel Host]\n", [("present-and-not", 5)]),
        ("účast:\n  - {jméno: Karel Host, organizace: Obec}\n  - {jméno: Karel Host, organizace: Jiná obec}\n", []),
        ("omluveni: [Karel Host, Karel Host]\n", [("attendee-twice", 3)]),
        ("účast:\n  - {organizace: Obec}\n  - {jméno: neuvedeno}\n", [("attendee-unnamed", 4), ("attendee-unnamed", 5)]),
        ("účast:\n  - {jméno: Jana Novakova}\n", [("attendee-near-miss", 4)]),
        ("omluveni: [Petr Svobda]\n", [("attendee-near-miss", 3)]),
        ("účast:\n  - {jméno: Olga Tichá, organizace: Město Horaždovice}\n", [("attendee-organisation-near-miss", 4)]),
        ("účast:\n  - {jméno: Jan Novák}\n", [("attendee-ambiguous", 4)]),
        ("účast:\n  - {jméno: jan-novak-1}\n", []),
        ("účast:\n  - {jméno: Olga Tichá}\npočty: [{kdo: veřejnost, počet: 3}]\n", [("rows-and-counts", 5)]),
        ("počty: [{kdo: veřejnost, počet: 3}]\n", []),
    ],
)
def test_attendance(text: str, expected: list[tuple[str, int]]) -> None:
    assert of_meeting(text) == expected


def test_both_places_of_a_contradiction_are_told() -> None:
    (item,) = found({"p/setkani/s.yaml": CLEAN + "účast:\n  - jméno: Jana Nováková\nomluveni: [Jana Nováková]\n"})
    assert [place.line for place in item.related] == [4]
    assert severity_of(item) is Severity.ERROR


def test_nobody_is_at_two_overlapping_meetings_even_of_two_projects() -> None:
    times = 'začátek: "{}"\nkonec: "{}"\núčast: [{{jméno: Jana Nováková}}, {{jméno: Karel Host}}]\n'
    first = CLEAN + times.format("9:00", "11:00")
    files = {"q/projekt.yaml": OTHER, "p/setkani/a.yaml": first, "q/setkani/b.yaml": CLEAN + times.format("10:30", "12:00")}
    (item,) = found(files)
    assert (item.code, item.subjects) == ("at-two-meetings", ("meeting:p/a", "meeting:q/b"))
    files["q/setkani/b.yaml"] = CLEAN + times.format("11:00", "12:00")
    assert found(files) == []


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ('začátek: "9:00"\n', 'začátek: "9:00"\n', 1),
        ('začátek: "9:00"\nkonec: "11:00"\n', 'začátek: "10:30"\n', 1),
        ('začátek: "9:00"\n', 'začátek: "10:30"\n', 0),
        ('začátek: "9:00"\nkonec: "10:30"\n', 'začátek: "10:30"\n', 0),
        ("", 'začátek: "9:00"\n', 0),
    ],
)
def test_a_meeting_whose_end_is_not_known_is_held_to_its_beginning(first: str, second: str, expected: int) -> None:
    who = "účast: [{jméno: Jana Nováková}]\n"
    files = {"q/projekt.yaml": OTHER, "p/setkani/a.yaml": CLEAN + first + who, "q/setkani/b.yaml": CLEAN + second + who}
    assert [item.code for item in found(files)] == ["at-two-meetings"] * expected


def test_somebody_in_no_register_is_one_person_by_name_and_organisation() -> None:
    times = 'začátek: "9:00"\núčast: [{{jméno: Karel Host, organizace: {}}}]\n'
    files = {"q/projekt.yaml": OTHER, "p/setkani/a.yaml": CLEAN + times.format("Obec Lhota"), "q/setkani/b.yaml": CLEAN + times.format("Obec Lhota")}
    assert [item.code for item in found(files)] == ["at-two-meetings"]
    files["q/setkani/b.yaml"] = CLEAN + times.format("Obec Jinde")
    assert found(files) == []


VOTE = (
    "skupina: rs\núčast: [{{jméno: Jana Nováková}}, {{jméno: Petr Svoboda}}, {{jméno: Karel Host}}]\nprogram: [{{bod: Úvod, usnesení: [{{text: Ano., {}}}]}}]\n"
)


@pytest.mark.parametrize(
    ("votes", "expected"),
    [("pro: 2", []), ("pro: 1, zdržel se: 1", []), ("pro: 3", ["votes-exceed-voters"]), ("pro: 1", ["votes-missing"]), ("číslo: 1/21", [])],
)
def test_votes_are_those_of_the_members_present(votes: str, expected: list[str]) -> None:
    assert codes(VOTE.format(votes)) == expected


def test_without_a_group_votes_are_held_against_all_present() -> None:
    text = VOTE.format("pro: 4").replace("skupina: rs\n", "")
    assert codes(text) == ["votes-exceed-present"]
    assert codes(text.replace("pro: 4", "pro: 3")) == []


def test_a_group_without_quorum_cannot_resolve() -> None:
    text = VOTE.format("pro: 1").replace("{jméno: Petr Svoboda}, ", "")
    assert codes(text) == ["no-quorum"]
    assert codes(text.split("program")[0]) == []


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("kvorum: jak to vyjde, členové: [{osoba: Jana Nováková}]", ["quorum-not-understood"]),
        ("kvorum: 7, členové: [{osoba: Jana Nováková}]", ["quorum-exceeds-members"]),
        ("členové: [{osoba: Jana Nováková}, {osoba: jana nováková}]", ["member-twice"]),
        ("členové: [{osoba: Jana Nováková, do: 1. 1. 2020}, {osoba: Jana Nováková, od: 2. 1. 2020}]", []),
        ("členové: [{osoba: Jana Nováková, od: 1. 1. 2020, do: 1. 1. 2019}]", ["member-ends-before-start"]),
        ("členové: []", []),
    ],
)
def test_groups(group: str, expected: list[str]) -> None:
    assert [item.code for item in found({"skupiny.yaml": f"- {{název: Skupina, {group}}}\n"})] == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("program: opz-2014", "program: opz-plus"), ["registration-number-of-other-period"]),
        (("program: opz-2014", "program: irop-2014"), ["registration-number-of-other-programme"]),
        (("registrační číslo: CZ.03.2.63/0.0/0.0/16_063/0006598\n", ""), ["registration-number-missing"]),
        (("16_063", "19_106"), ["call-after-start"]),
        (("program: opz-2014", "program: none"), []),
        (("realizace:", "ukázka: ano\nrealizace:"), ["sample-data"]),
    ],
)
def test_projects(change: tuple[str, str], expected: list[str]) -> None:
    assert [item.code for item in found({"p/projekt.yaml": PROJECT.replace(*change)})] == expected


def test_a_registration_number_is_one_projects() -> None:
    files = {"q/projekt.yaml": PROJECT.replace("název: Podbrdsko", "název: Blatensko").replace("na území MAS Podbrdsko, z.s.", "")}
    assert [item.code for item in found(files)] == ["registration-number-twice"]


def test_an_organisation_of_a_person_that_looks_mistyped() -> None:
    people = PEOPLE + "- {jméno: Ota Pavel, organizace: Město Horaždovice}\n- {jméno: Iva Malá, organizace: Spolek Ticho}\n"
    assert [item.code for item in found({"lide.yaml": people})] == ["person-organisation-near-miss"]


def test_needs_say_for_whom_and_of_what_kind() -> None:
    items = found({"p/potreby.yaml": "- {id: n1, text: Doprava}\n"})
    assert [(item.code, severity_of(item)) for item in items] == [("need-without-target-group", Severity.WARNING), ("need-without-kind", Severity.INFO)]


def test_an_id_means_one_need_of_a_project() -> None:
    need = "{id: n1, text: Doprava, druh: služba, cílové skupiny: senioři}"
    files = {"p/potreby.yaml": f"- {need}\n", "p/setkani/s.yaml": f"{CLEAN}program: [{{bod: Potřeby, potřeby: [{need}]}}]\n"}
    (item,) = found(files)
    assert item.code == "need-id-twice"
    assert [(item.location.path if item.location else "", item.related[0].path)] == [("p/setkani/s.yaml", "p/potreby.yaml")]
    other = {**files, "q/projekt.yaml": OTHER, "q/potreby.yaml": f"- {need}\n"}
    assert len(found(other)) == 1
