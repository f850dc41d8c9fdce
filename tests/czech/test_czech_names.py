from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.czech.inflection import inflected_forms_pattern, inflected_surname_pattern
from docpipe.czech.names import bare, fold_loose, fold_name, full_name, near_misses, slug, split_titles


@pytest.mark.parametrize(
    "text",
    [
        "Jana Nováková",
        "jana  NOVÁKOVÁ",
        "Mgr. Jana Nováková",
        "Ing. Mgr. Jana Nováková, Ph.D.",
        "Mgr. et Mgr. Jana\u00a0Nováková, Ph. D., MBA",
        "Bc Jana Nova\u0301kova\u0301 DiS.",
    ],
)
def test_titles_case_spacing_and_unicode_form_do_not_matter(text: str) -> None:
    assert fold_name(text) == "jana nováková"
    assert fold_loose(text) == "jana novakova"


def test_titles_are_taken_off() -> None:
    assert split_titles("Ing. Mgr. Jana Marie Nováková, Ph.D., MBA") == ("Ing. Mgr.", "Jana Marie", "Nováková", "Ph.D., MBA")
    assert split_titles("doc. PhDr. Malý") == ("doc. PhDr.", "", "Malý", "")
    assert split_titles("Ma Thi Lan") == ("", "Ma Thi", "Lan", "")
    assert split_titles("Petr Por") == ("", "Petr", "Por", "")
    assert split_titles("Lan Ma") == ("", "Lan", "Ma", "")
    assert split_titles("Mgr.") == ("", "", "Mgr.", "")
    assert split_titles("") == ("", "", "", "")


def test_a_full_name_binds_its_titles() -> None:
    assert full_name("Ing. Mgr.", "Jana", "Nováková", "Ph.D.") == "Ing.\u00a0Mgr.\u00a0Jana Nováková, Ph.D."
    assert full_name("", "Lenka", "Šustrová", "") == "Lenka Šustrová"
    assert full_name("", "Jan", "Malý", "DiS.") == "Jan Malý, DiS."


KNOWN = ["Lenka Šustrová", "Jan Malý", "Petra Malá", "MAS Podbrdsko", "Jan"]


def test_near_misses_are_found() -> None:
    assert near_misses("Lenka Sustrova", KNOWN) == ("Lenka Šustrová",)
    assert near_misses("Lenka Šustrvoá", KNOWN) == ("Lenka Šustrová",)
    assert near_misses("MAS PODBRSKO", KNOWN) == ("MAS Podbrdsko",)
    assert near_misses("Jana Malá", ["Jan Malý", "Jana Malíková", "Petra Malá"]) == ("Jan Malý",)
    assert near_misses("Jan Maly", ["Jan Malá", "Jan Malý"]) == ("Jan Malý", "Jan Malá")
    assert near_misses("Jan Maly", ["Jan Malá", "Jan Malý"], limit=1) == ("Jan Malý",)


def test_the_name_itself_and_short_strangers_are_no_near_misses() -> None:
    assert near_misses("MAS PODBRDSKO", KNOWN) == ()
    assert near_misses("Mgr. Lenka Šustrová", KNOWN) == ()
    assert near_misses("Jen", KNOWN) == ()
    assert near_misses("Karel Zcela Jiný", KNOWN) == ()
    assert near_misses("", KNOWN) == ()


FORMS = {
    "Lenka Šustrová": [
        "Lenky Šustrové",
        "Lence Šustrové",
        "Lenku Šustrovou",
        "Lenko Šustrová",
        "Lenkou Šustrovou",
        "LENKA ŠUSTROVÁ",
        "Šustrová Lenka",
        "Šustrová, Lenka",
    ],
    "Jan Malý": ["Jana Malého", "Janu Malému", "Janovi Malému", "Jane Malý", "Janem Malým", "Jan\u00a0Malý", "Jan\nMalý"],
    "Marek Němec": ["Marka Němce", "Markovi Němcovi", "Marku Němče", "Markem Němcem"],
    "Zbyněk Hájek": ["Zbyňka Hájka", "Zbyňkovi Hájkovi", "Zbyňkem Hájkem", "Zbyňku Hájku"],
    "Jiří Procházka": ["Jiřího Procházky", "Jiřímu Procházkovi", "Jiřím Procházkou", "Jiří Procházko"],
    "Olga Veverková": ["Olgy Veverkové", "Olze Veverkové", "Olgou Veverkovou"],
    "Věra Součková": ["Věry Součkové", "Věře Součkové", "Věrou Součkovou"],
    "Pavel Vlach": ["Pavla Vlacha", "Pavlovi Vlachovi", "Pavlem Vlachem", "Pavle Vlachu", "Pavlové Vlaši"],
    "Petr Hrubý": ["Petra Hrubého", "Petře Hrubý", "Petrovi Hrubému", "Petrem Hrubým"],
    "Marie Jelínková": ["Marii Jelínkové", "Marií Jelínkovou"],
    "Ing. Tomáš Novák, Ph.D.": ["Tomáše Nováka", "Tomášovi Novákovi", "Tomášem Novákem", "Tomáši Nováku"],
    "Jana Nováková-Malá": ["Jany Novákové-Malé", "Janou Novákovou-Malou"],
    "Anna Marie Krátká": ["Anny Marie Krátké", "Anně Marii Krátké"],
    "Ondřej Švec": ["Ondřeje Ševce", "Ondřejem Švecem"],
    "Julius Kovář": ["Julia Kováře", "Juliovi Kováři", "Juliem Kovářem"],
    "Ivo Bureš": ["Iva Bureše", "Ivovi Burešovi", "Ivem Burešem"],
    "Dagmar Dlouhá": ["Dagmar Dlouhé", "Dagmaře Dlouhé", "Dagmarou Dlouhou"],
    "Hana Bláhová": ["Haně Bláhové", "Hanou Bláhovou", "Hanina Bláhová"],
}


@pytest.mark.parametrize(("name", "form"), [(name, form) for name, forms in FORMS.items() for form in forms])
def test_a_name_is_found_in_every_case(name: str, form: str) -> None:
    pattern = inflected_forms_pattern(name)
    assert pattern.search(f"Setkání s {form}, která přišla.")
    assert pattern.search(form)


def test_other_names_are_not_found() -> None:
    pattern = inflected_forms_pattern("Jan Malý")
    for text in ("Petr Malý", "Jan Novák", "Jan a malý pes", "Janovice Malý", "Jan Maleček", "Jan. Malý pes"):
        assert not pattern.search(text), text


def test_a_surname_alone_needs_its_capital() -> None:
    pattern = inflected_surname_pattern("Jan Malý")
    assert pattern.search("pan Malý") is not None
    assert pattern.search("s Malým") is not None
    assert pattern.search("MALÝ") is not None
    assert pattern.search("malý pes") is None
    assert pattern.search("Malíř") is None
    assert inflected_surname_pattern("Lenka Šustrová").search("paní Šustrové") is not None


@given(st.text(max_size=30))
def test_any_text_makes_a_pattern_that_finds_it(name: str) -> None:
    given_name, surname = split_titles(name)[1:3]
    whole = f"{given_name} {surname}".strip()
    if whole and whole[0].isalnum() and whole[-1].isalnum():
        assert inflected_forms_pattern(name).search(whole)
    inflected_surname_pattern(name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Setkání k potřebám sociálních služeb", "setkani-k-potrebam-socialnich-sluzeb"),
        ("  Řídicí skupina – 3. jednání! ", "ridici-skupina-3-jednani"),
        ("CON", "x-con"),
        ("com1", "x-com1"),
        ("📎", "bez-nazvu"),
        ("", "bez-nazvu"),
        ("Łódź & Straße", "lodz-strasse"),
    ],
)
def test_a_slug_is_plain(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text(max_size=200), st.integers(12, 80))
def test_a_slug_is_always_a_legal_file_name(text: str, limit: int) -> None:
    made = slug(text, limit)
    assert 0 < len(made) <= limit
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert made == made.strip("-")
    assert slug(made, limit) == made


def test_bare_drops_diacritics() -> None:
    assert bare("  Příliš  ŽLUŤOUČKÝ ") == "prilis zlutoucky"
