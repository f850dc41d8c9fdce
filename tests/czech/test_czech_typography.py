from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docpipe.czech.typography import typeset, typeset_text


def seen(text: str) -> str:
    """Show a non-breaking space as an underscore."""
    return text.replace("\u00a0", "_")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("přišli k nám s dětmi v neděli z města", "přišli k_nám s_dětmi v_neděli z_města"),
        ("K večeru. U nás. (v domě) „o tom“ a i ty", "K_večeru. U_nás. (v_domě) „o_tom“ a_i_ty"),
        ("ve středu se Sušicí", "ve středu se Sušicí"),
        ("dne 9. 3. 2021 v Nepomuku", "dne 9._3. 2021 v_Nepomuku"),
        ("9. března 2021, od 9. do 15. března", "9._března 2021, od 9. do 15._března"),
        ("8. kapitola, 9. 3. bude", "8._kapitola, 9._3. bude"),
        ("1 234 567,50 Kč; 50 %; 5 tis. Kč; 2 mil. Kč; 100 Kč/hod", "1_234_567,50_Kč; 50_%; 5_tis._Kč; 2_mil._Kč; 100_Kč/hod"),
        ("v roce 2021 100 lidí", "v_roce 2021 100_lidí"),
        ("500 lidí, 365 dní, 5 účastníků, 1,5 úvazku", "500_lidí, 365_dní, 5_účastníků, 1,5_úvazku"),
        ("§ 23 odst. 2 písm. a), č. 9, s. 53, obr. 1", "§_23 odst._2 písm._a), č._9, s._53, obr._1"),
        ("strana 2, tabulka 3, opatření 1.2", "strana_2, tabulka_3, opatření_1.2"),
        ("Mgr. Jana Nováková, doc. Ing. V. Vokurka, Mgr. et Mgr. Malý, p. Nový", "Mgr._Jana Nováková, doc._Ing._V._Vokurka, Mgr._et_Mgr._Malý, p._Nový"),
        ("tel. 607 117 124, +420 800 123 987", "tel._607_117_124, +420_800_123_987"),
        ("ABC a. s., DEF s. r. o., GHI z. s., JKL spol. s r. o., o. p. s.", "ABC a._s., DEF s._r._o., GHI z._s., JKL spol._s_r._o., o._p._s."),
        ("č. j. 12, č. p. 5, př. n. l.", "č._j._12, č._p._5, př._n._l."),
        ("341 01 Horažďovice", "341_01 Horažďovice"),
        ("1 : 50 000", "1_:_50_000"),
        ("reg. č. CZ.03.02.02/00/25_110/0006346", "reg. č._CZ.03.02.02/00/25_110/0006346"),
    ],
)
def test_spaces_that_must_not_break_are_bound(written: str, expected: str) -> None:
    assert seen(typeset_text(written)) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2019-2023", "2019–2023"),
        ("9:00-10:00 hodin", "9:00–10:00_hodin"),
        ("9.00-10.30", "9.00–10.30"),
        ("s. 12-28", "s._12–28"),
        ("5 000-6 000 Kč", "5_000–6_000_Kč"),
        ("1,5-2 hodiny", "1,5–2_hodiny"),
        ("14. 5.-17. 8. 2012", "14._5.–17._8. 2012"),
        ("1. 1. 2023-31. 12. 2025", "1._1. 2023–31._12. 2025"),
        ("Po-Pá, leden-březen", "Po–Pá, leden–březen"),
        ("sociální práce - terén", "sociální práce_– terén"),
        ("1. 1. 2023 – 31. 12. 2025", "1._1. 2023_– 31._12. 2025"),
        ("teplota -5 °C", "teplota −5_°C"),
        ("1-2x týdně", "1–2× týdně"),
    ],
)
def test_hyphens_that_mean_a_dash_become_one(written: str, expected: str) -> None:
    assert seen(typeset_text(written)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2021-03-09",
        "2021-03",
        "607-117-124",
        "371-512-345",
        "19-2000145399/0800",
        "755412/1234",
        "16-063",
        "čj. 12-34",
        "Frýdek-Místek",
        "je-li",
        "COVID-19",
        "e-mail",
        "CZ.03.2.63/0.0/0.0/16-063/0006598",
        "lenka-s.2019-2021@mas-podbrdsko.cz",
        "https://www.mas.cz/plan-2019-2023/a...b?x='1'",
        "www.mas.cz/2019-2023",
        "mas-podbrdsko.cz/2019-2023",
        "content/setkani/2021-2023/a.yaml",
        "C:\\plany\\2021-2023\\x",
        "plan_2021-2023.docx",
        '`2019-2023 "a" ...`',
        "{{ item['2019-2023'] }}",
        "Windows 10 x64",
        "0x20",
        "MAS Podbrdsko, z.s.",
    ],
)
def test_identifiers_addresses_and_compounds_are_left_alone(text: str) -> None:
    assert typeset_text(text).replace("\u00a0", " ") == text


def test_protected_strings_are_left_alone_and_their_surroundings_are_set() -> None:
    assert seen(typeset_text("v ABC, a. s. a 2-3 v s. r. o.", ["ABC, a. s."])) == "v_ABC, a. s. a_2–3 v_s._r._o."


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('řekl "ano" a "ne".', "řekl „ano“ a_„ne“."),
        ('("v závorce")', "(„v_závorce“)"),
        ('"Projekt "Společně" běží"', "„Projekt ‚Společně‘ běží“"),
        ("\"on 'tam' byl\"", "„on ‚tam‘ byl“"),
        ('“anglicky” a „polsky” a „napůl"', "„anglicky“ a_„polsky“ a_„napůl“"),
        ("O'Neill a d'Artagnan", "O’Neill a_d’Artagnan"),
        ('"bez konce', '"bez konce'),
        ('disk 5" velký', 'disk 5" velký'),
        ("a tak dále...", "a_tak dále…"),
        ("obsah ..... 5", "obsah ..... 5"),
        ("10 x 20 cm, 2x týdně", "10_×_20_cm, 2× týdně"),
    ],
)
def test_quotes_ellipses_and_times_are_set(written: str, expected: str) -> None:
    assert seen(typeset_text(written)) == expected


def test_a_rule_works_across_the_borders_of_runs() -> None:
    assert [seen(text) for text in typeset(["Sešli jsme se v ", "Nepomuku", " dne 9", ". 3.", " 2021"])] == [
        "Sešli jsme se v_",
        "Nepomuku",
        " dne 9",
        "._3.",
        " 2021",
    ]
    assert typeset(['"', "tučně", '" a 5', " %"]) == ["„", "tučně", "“ a\u00a05", "\u00a0%"]
    assert typeset(["k", " ", "nám"]) == ["k", "\u00a0", "nám"]
    assert typeset(["konec.", ".", "."]) == ["konec…", "", ""]
    assert typeset([]) == []


def test_a_forced_line_break_is_no_space() -> None:
    assert typeset_text("v\ndomě") == "v\ndomě"


def folded(text: str) -> str:
    text = re.sub("[„“”\"‚‘’']", '"', text.replace("…", "..."))
    return re.sub("[-–−]", "-", text.replace("\u00a0", " ").replace("×", "x"))


_WORDS = 'v a 5 20 2019 000 9:00 - – " „ “ ” . ... … x % Kč Mgr Novák lidí @ / www. cz CZ.03 {{ }} ` ( ) : , § A ǁ 📎 😀'
_PIECES = st.sampled_from([*_WORDS.split(), " ", "  ", "\u00a0", "\n", "k ", " - ", "č. ", "'"])
_TEXTS = st.lists(st.one_of(_PIECES, st.lists(_PIECES, max_size=12).map("".join), st.text(max_size=5)), max_size=8)


@given(_TEXTS)
@example(['"a “b" c”', "“„”\"'"])
def test_no_letter_is_lost_or_added_and_setting_twice_changes_nothing(texts: list[str]) -> None:
    once = typeset(texts)
    assert len(once) == len(texts)
    assert folded("".join(once)) == folded("".join(texts))
    assert typeset(once) == once


@given(_TEXTS)
def test_how_a_paragraph_is_cut_into_runs_does_not_matter(texts: list[str]) -> None:
    assert "".join(typeset(texts)) == typeset_text("".join(texts))


@given(_TEXTS, st.lists(st.sampled_from(["Novák", "v k ", "2019-2023", "ABC, a. s.", ""]), max_size=2))
def test_protected_strings_survive_anywhere(texts: list[str], protected: list[str]) -> None:
    whole = "".join(texts) + " " + " ".join(protected)
    result = typeset_text(whole, protected)
    assert all(string in result for string in protected)
    assert unicodedata.normalize("NFC", folded(result)) == unicodedata.normalize("NFC", folded(whole))
