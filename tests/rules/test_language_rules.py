"""Names in texts: slips are found, case forms and neighbours' names are not slips."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_rules import CLEAN, ORGANISATIONS, OTHER, PROJECT, found

from docpipe.rules.names import NameGuard, Strangers, is_near, words_of
from docpipe.workspace.settings import Settings


def said(text: str, project: str = PROJECT) -> list[tuple[str, str]]:
    items = found({"p/projekt.yaml": project, "q/projekt.yaml": OTHER, "p/setkani/s.yaml": f"{CLEAN}program:\n  - bod: Úvod\n    text: |\n      {text}\n"})
    return [(item.code, str(item.arguments["value"])) for item in items]


@pytest.mark.parametrize(
    "text",
    [
        "Na území MAS Podbrdsko, z.s. a na Podbrdsku, obyvatelé Podbrdska, za Podbrdskem.",
        "MAS PODBRDSKO a region PODBRDSKA.",
        "podbrdský region, podbrdští starostové",
        "Přišla Podbrdská kapela.",
        "Město zajistí Místní akční plán.",
    ],
)
def test_right_names_in_any_case_are_no_slips(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize("wrong", ["PODBRSKO", "Podbrsko", "Podrbdsko", "Podbrsku", "Podbrskem", "Pobdrdska"])
def test_a_slip_in_a_name_is_found_in_any_case(wrong: str) -> None:
    assert said(f"V regionu MAS {wrong} se vyskytují problémy.") == [("name-misspelt", wrong)]


def test_the_real_slip_of_a_real_project_is_found_in_its_description() -> None:
    text = "popis: Zmapujeme, jaké problémy se v regionu MAS PODBRSKO vyskytují. MAS PODBRDSKO od roku 2017 plánuje.\n"
    (item,) = found({"p/projekt.yaml": PROJECT.replace("území: {název: Podbrdsko, obce: [{obec: Rožmitál}]}\n", "") + text})
    assert (item.code, item.arguments["value"], item.arguments["suggestion"]) == ("name-misspelt", "PODBRSKO", "MAS Podbrdsko")
    assert item.location is not None
    assert item.location.line == 7


def test_lost_diacritics_are_a_slip() -> None:
    assert is_near("Horazdovicko", "Horažďovicko")
    assert is_near("Horaždovicku", "Horažďovicko")


@pytest.mark.parametrize("word", ["Horažďovicku", "Horažďovicka", "Horažďovice", "Horažďovicích", "horažďovický", "HORAŽĎOVICKO", "Sušicko", "Hora"])
def test_forms_derivations_and_other_words_are_no_slips(word: str) -> None:
    assert not is_near(word, "Horažďovicko")


@pytest.mark.parametrize("word", ["Ukázkovku", "Ukázkovko", "Ukázkovso", "Ukázkovssku", "Ukázkovksu", "Ukázkovsem"])
def test_a_letter_short_or_too_many_is_a_slip_though_only_the_end_of_the_word_differs(word: str) -> None:
    assert is_near(word, "Ukázkovsko")


def test_a_letter_of_the_regions_name_left_out_before_its_ending_is_a_slip() -> None:
    assert [word for word in ("Horažďovicu", "Horažďovico", "Horažďovicem", "Horažďoviku") if not is_near(word, "Horažďovicko")] == []


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Ukázkov", "Ukázkovsko"),
        ("Ukázkově", "Ukázkovsko"),
        ("Ukázkovští", "Ukázkovsko"),
        ("Podbrdí", "Podbrdsko"),
        ("Sušicím", "Sušicko"),
        ("Sušičan", "Sušicko"),
        ("Přeštic", "Přešticko"),
        ("Nepomuku", "Nepomucko"),
        ("Klatovan", "Klatovsko"),
        ("Domažličtí", "Domažlicko"),
        ("Hradce", "Hradecko"),
    ],
)
def test_the_town_and_the_people_of_a_region_are_no_slips(word: str, name: str) -> None:
    assert not is_near(word, name)


def test_another_place_with_a_like_name_is_no_slip() -> None:
    assert not is_near("Blansko", "Blatensko")
    assert not is_near("Blovicko", "Kralovicko")


def test_the_other_words_of_a_long_name_must_stand_around_the_slip() -> None:
    guard = NameGuard(["Oblastní charita Sušice"], [])
    assert [word.text for word, _ in guard.misses(words_of("Oblastní charity Sušyce, Oblasti Charitas"))] == ["Sušyce"]


def test_a_neighbours_name_is_no_slip_of_ones_own() -> None:
    organisations = ORGANISATIONS + "- {název: MAS Podbrdska}\n- {název: MAS Podhradsko}\n"
    text = f"{CLEAN}program: [{{bod: Host z MAS Podhradsko}}]\n"
    assert found({"organizace.yaml": organisations, "p/setkani/s.yaml": text}) == []


def test_settings_and_the_project_may_allow_a_word() -> None:
    text = f"{CLEAN}program: [{{bod: Kniha Podbrsko}}]\n"
    assert [item.code for item in found({"p/setkani/s.yaml": text})] == ["name-misspelt"]
    assert found({"p/setkani/s.yaml": text}, Settings(format=1, allowed_names=("Podbrsko",))) == []
    assert found({"p/setkani/s.yaml": text, "p/projekt.yaml": PROJECT + "správná jména: [Podbrsko]\n"}) == []


def test_another_projects_territory_is_left_from_a_copied_text() -> None:
    assert said("Pro informace o plánování na Horažďovicku se obraťte na nás.") == [("foreign-territory", "Horažďovicku")]
    assert said("Byli jsme v Horažďovicích.") == []
    assert said("Plánování na Horažďovicku.", PROJECT + "sousední území: [Horažďovicko]\n") == []
    assert said("Plánování na Horažďovicku.", PROJECT.replace("{obec: Rožmitál}", "{obec: Horažďovice}")) == []


@pytest.mark.parametrize("left", ["TODO", "XXX", "[doplnit]", "[Doplnit jméno]", "Lorem ipsum", "lorem"])
def test_words_left_to_be_filled_in_are_found(left: str) -> None:
    assert said(f"Předsedá {left} z města.") == [("placeholder-left", left)]


def test_words_that_only_look_like_fillers_stay() -> None:
    assert said("Todorov, metodo, XXL, ročník XX [viz příloha], dolorem") == []


@pytest.mark.parametrize(("wrong", "right"), [("řídící skupina", "řídicí skupina"), ("Řídícího výboru", "Řídicího výboru"), ("ŘÍDÍCÍ ORGÁN", "ŘÍDICÍ ORGÁN")])
def test_a_steering_group_is_written_with_a_short_i(wrong: str, right: str) -> None:
    items = found({"p/setkani/s.yaml": f"{CLEAN}program: [{{bod: Sešla se {wrong} projektu}}]\n"})
    assert [(item.code, item.arguments["value"], item.arguments["suggestion"]) for item in items] == [("ridici-misspelt", wrong, right)]


def test_a_steering_driver_is_steering() -> None:
    assert said("Řidič řídící autobus, řídicí skupina, osoba řídící schůzi") == []


def test_a_slip_is_told_with_its_line() -> None:
    text = f"{CLEAN}program:\n  - bod: Úvod\n    text: |\n      První odstavec.\n\n      V MAS Podbrsko, druhý odstavec.\n"
    (item,) = found({"p/setkani/s.yaml": text})
    assert item.location is not None
    assert item.location.line == 8


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    words = words_of(text)
    assert all(text[word.start : word.start + len(word.text)] == word.text for word in words)
    list(NameGuard(["MAS Podbrdsko, z.s.", text], [text]).misses(words))
    list(Strangers([text]).found_in(words))
