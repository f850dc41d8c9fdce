"""Who was there: rows, lists and head counts become the numbers that every document prints."""

from __future__ import annotations

import pytest
from written import collect, one

from docpipe.figures.attendance import Attendance, attendance_of, is_unnamed
from docpipe.figures.quorum import needed_of
from docpipe.records.meeting import Presence

PEOPLE = """
- {jméno: Jana Nováková, titul před: Ing., titul za: Ph.D., pohlaví: žena, organizace: Město Blatná, funkce: starostka}
- {jméno: Petr Malý, pohlaví: muž}
- jméno: Eva Dvořáková
  pohlaví: žena
  dřívější jména: [{jméno: Eva Králová, do: 31. 12. 2020}]
  funkce v čase:
    - {funkce: metodička, organizace: charita, do: 31. 12. 2020}
    - {funkce: ředitelka, organizace: charita, od: 1. 1. 2021}
- {id: jan-novak-1, jméno: Jan Novák, organizace: Město Blatná}
- {id: jan-novak-2, jméno: Jan Novák, organizace: charita, titul před: Mgr.}
"""
ORGANISATIONS = """
- {název: Město Blatná, id: blatna}
- název: Charita Strakonice
  id: charita
  krátký název: Charita
  dřívější názvy: [{název: Oblastní charita Strakonice, do: 31. 12. 2019}]
"""
GROUP = """
- název: Řídicí skupina
  id: rs
  kvorum: nadpoloviční většina
  členové:
    - {osoba: Jana Nováková}
    - {osoba: Petr Malý}
    - {osoba: Eva Dvořáková, od: 1. 1. 2020}
    - {osoba: jan-novak-1, hlasuje: ne}
    - {osoba: jan-novak-2, do: 31. 12. 2020}
"""


def attendance(body: str, day: str = "9. 3. 2021") -> Attendance:
    text = f"název: Setkání\ndatum: {day}\n{body}"
    collection = collect({"lide.yaml": PEOPLE, "organizace.yaml": ORGANISATIONS, "skupiny.yaml": GROUP, "p/setkani/s.yaml": text})
    return attendance_of(one(collection, "meeting:p/s"), collection)


def test_everybody_present_is_counted_once_wherever_written() -> None:
    found = attendance("""účast:
  - {jméno: Jana Nováková}
  - {jméno: Petr Malý, účast: omluven}
  - {jméno: neuvedeno, organizace: Město Blatná}
  - {organizace: Domov seniorů}
hosté: [Karel Host, Jana Nováková]
omluveni: [Petr Malý, Věra Bílá]
počty:
  - {kdo: veřejnost, počet: 23}
""")
    assert found.present.value == 1 + 2 + 1 + 23
    assert found.present_named.value == 2
    assert found.unnamed.value == 2
    assert [row.who.name.value for row in found.excused] == ["Petr Malý", "Věra Bílá"]
    assert [row.who.name.value for row in found.guests] == ["Karel Host"]
    assert [(item.label, item.count.value) for item in found.counted] == [("veřejnost", 23)]


def test_every_number_says_where_it_comes_from() -> None:
    found = attendance("účast:\n  - jméno: Jana Nováková\n  - jméno: Karel Host\npočty: [{kdo: veřejnost, počet: 3}]\n")
    assert [(place.path, place.line) for place in found.present.locations] == [("p/setkani/s.yaml", line) for line in (4, 5, 6)]
    assert {place.path for place in found.rows[0].who.name.locations} == {"p/setkani/s.yaml", "lide.yaml"}


def test_a_row_shows_the_registered_name_with_titles_and_its_own_organisation_first() -> None:
    rows = attendance(
        "účast:\n  - jana nováková\n".replace("- jana nováková", "- {jméno: jana nováková}") + "  - {jméno: Jana Nováková, organizace: Domov}\n"
    ).rows
    assert rows[0].who.name.value == "Ing.\u00a0Jana Nováková, Ph.D."
    assert (rows[0].who.organisation.value, rows[0].who.function.value) == ("Město Blatná", "starostka")
    assert (rows[1].who.organisation.value, rows[1].who.function.value) == ("Domov", "")


@pytest.mark.parametrize(
    ("day", "name", "function", "organisation"),
    [("9. 3. 2021", "Eva Dvořáková", "ředitelka", "Charita Strakonice"), ("9. 3. 2019", "Eva Králová", "metodička", "Oblastní charita Strakonice")],
)
def test_names_functions_and_organisations_are_those_of_the_day(day: str, name: str, function: str, organisation: str) -> None:
    (row,) = attendance("účast: [{jméno: Eva Dvořáková}]\n", day).rows
    assert (row.who.name.value, row.who.function.value, row.who.organisation.value) == (name, function, organisation)


def test_of_two_with_one_name_the_organisation_decides_and_without_it_the_name_stays_as_written() -> None:
    rows = attendance("účast:\n  - {jméno: Jan Novák, organizace: Charita}\n  - {jméno: Jan Novák}\n  - {jméno: jan-novak-1}\n").rows
    assert [row.who.person.id if row.who.person else None for row in rows] == ["jan-novak-2", None, "jan-novak-1"]
    assert [row.who.name.value for row in rows] == ["Mgr.\u00a0Jan Novák", "Jan Novák", "Jan Novák"]
    assert rows[0].who.organisation.value == "Charita"


def test_somebody_in_no_register_stays_as_written() -> None:
    (row,) = attendance("účast: [{jméno: 'Bc. Olga Ticha ', organizace: Spolek Ticho}]\n").rows
    assert (row.who.person, row.who.name.value, row.who.organisation.value) == (None, "Bc. Olga Ticha", "Spolek Ticho")


def test_women_only_needs_everybody_known() -> None:
    assert attendance("účast: [{jméno: Jana Nováková}, {jméno: Eva Dvořáková}]\n").women_only
    assert attendance("účast: [{jméno: Jana Nováková}, {jméno: Petr Malý, účast: omluven}]\n").women_only
    assert not attendance("účast: [{jméno: Jana Nováková}, {jméno: Petr Malý}]\n").women_only
    assert not attendance("účast: [{jméno: Jana Nováková}, {jméno: neuvedeno}]\n").women_only
    assert not attendance("účast: [{jméno: Jana Nováková}]\npočty: [{kdo: veřejnost, počet: 1}]\n").women_only
    assert not attendance("").women_only


def test_organisations_are_counted_by_what_they_are_not_how_they_are_written() -> None:
    found = attendance("účast:\n  - {jméno: A B, organizace: Charita}\n  - {jméno: C D, organizace: Charita Strakonice}\n  - {jméno: E, organizace: Bělčice}\n")
    assert [(item.label, item.count.value) for item in found.organisations] == [("Charita Strakonice", 2), ("Bělčice", 1)]


def test_quorum_is_of_the_voting_members_of_the_day() -> None:
    found = attendance("skupina: rs\núčast: [{jméno: Jana Nováková}, {jméno: jan-novak-1}, {jméno: Karel Host}]\n").quorum
    assert found is not None
    assert (found.members.value, found.members_present.value) == (4, 2)
    assert (found.voting.value, found.voting_present.value) == (3, 1)
    assert found.needed is not None
    assert found.needed.value == 2
    assert found.quorate is False
    assert {place.path for place in found.needed.locations} == {"skupiny.yaml"}


def test_without_a_group_there_is_no_quorum() -> None:
    assert attendance("účast: [{jméno: Jana Nováková}]\n").quorum is None


@pytest.mark.parametrize(
    ("text", "members", "needed"),
    [
        ("nadpoloviční většina", 13, 7),
        ("Nadpoloviční většina všech členů", 12, 7),
        ("více než polovina", 4, 3),
        ("polovina", 13, 7),
        ("dvoutřetinová většina", 10, 7),
        ("3/5", 10, 6),
        ("60 %", 10, 6),
        ("7", 13, 7),
        ("7 členů", 13, 7),
        ("dost lidí", 13, None),
        ("1/0", 13, None),
        (None, 13, None),
    ],
)
def test_words_of_a_quorum(text: str | None, members: int, needed: int | None) -> None:
    assert needed_of(text, members) == needed


@pytest.mark.parametrize(("name", "unnamed"), [(None, True), (" Neuvedeno", True), ("?", True), ("Jana Nováková", False), ("Neuvedená Jana", False)])
def test_what_is_no_name(name: str | None, unnamed: bool) -> None:
    assert is_unnamed(name) is unnamed


def test_a_planned_meeting_has_nobody_present() -> None:
    found = attendance("účast: [{jméno: Jana Nováková, účast: pozvána}]\n")
    assert (found.present.value, len(found.having(Presence.INVITED))) == (0, 1)
