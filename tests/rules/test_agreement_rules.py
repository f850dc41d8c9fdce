"""Numbers, days and registration numbers in texts agree with what the records hold: of a meeting, of its series, of a report."""

from __future__ import annotations

import pytest
from written import collect

from docpipe.diagnostics import Diagnostic
from docpipe.messages import tell, tell_hint
from docpipe.programmes.schema import Programme
from docpipe.rules import judge

PROGRAMMES = {"opz-plus": Programme(name="opz-plus", title="")}
PROJECT = """
název: Plánování
registrační číslo: CZ.03.02.02/00/22_046/0002180
program: opz-plus
příjemce: Město Ukázkov
klíčové aktivity: [{kód: KA 01, název: Řízení}, {kód: KA 02, název: Setkávání}]
"""
MEETING = """
název: Setkání
skupina: PS Senioři
KA: KA 02
datum: 6. 2. 2024
místo: Radnice, velký sál
zapsala: Jana Nováková
účast: [{jméno: Jana Nováková}, {jméno: Petr Malý}, {jméno: Eva Nová, organizace: Charita Ukázkov}]
program: [{bod: Úvod, text: "%s"}]
"""
NEXT = "příští setkání: {datum: %s, od: %s, místo: %s}\n"
LATER = """
název: Další
skupina: PS Senioři
KA: KA 02
datum: 5. 3. 2024
od: 9:00
místo: Radnice, velký sál
účast: [{jméno: Jana Nováková}, {jméno: Petr Malý}]
zapsala: Jana Nováková
"""
REPORT = "číslo: 1\nod: 1. 1. 2024\ndo: 30. 6. 2024\nklíčové aktivity:\n  - KA: KA 02\n    popis: %s\n"
FILES = {
    "organizace.yaml": "- {název: Město Ukázkov}\n",
    "lide.yaml": "- {jméno: Jana Nováková}\n- {jméno: Petr Malý}\n- {jméno: Eva Nová}\n",
    "skupiny.yaml": "- {název: PS Senioři, projekt: p}\n",
    "p/projekt.yaml": PROJECT,
    "p/setkani/a.yaml": MEETING % "Text.",
    "p/setkani/b.yaml": LATER,
}
CODES = {"attendance-in-text-differs", "next-meeting-differs", "registration-number-in-text", "report-count-differs", "report-date-of-no-meeting"}


def judged(**files: str) -> list[Diagnostic]:
    written = {**FILES, **{f"p/{name.replace('__', '/')}.yaml": text for name, text in files.items()}}
    return [item for item in judge(collect(written), PROGRAMMES) if item.code in CODES]


def codes(found: list[Diagnostic]) -> list[str]:
    return [item.code for item in found]


@pytest.mark.parametrize(
    "text",
    [
        "Zúčastnily se 3 osoby.",
        "Přítomno bylo 3 účastníků.",
        "Sešlo se 3 lidí, z toho 2 členové.",
        "Přítomni byli 2 členové a 1 host.",
        "Navrženo bylo 12 opatření.",
        "Minulého setkání se zúčastnilo 5 osob.",
        "Služba má 40 účastníků.",
        "Zúčastnily se tři osoby.",
        "Služba má dvanáct účastníků.",
        "Přišlo dvanáct podnětů.",
    ],
)
def test_a_meeting_s_text_that_agrees_or_speaks_of_something_else_says_nothing(text: str) -> None:
    assert codes(judged(setkani__a=MEETING % text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Zúčastnilo se 4 osob.",
        "Přítomno bylo celkem 12 účastníků.",
        "Na radnici se sešlo 5 lidí.",
        "Přítomno bylo dvanáct účastníků.",
        "Zúčastnilo se jich celkem dvacet dva účastníků.",
        "Na radnici přišlo pět lidí.",
    ],
)
def test_another_number_of_those_present_is_told_at_its_place(text: str) -> None:
    (found,) = judged(setkani__a=MEETING % text)
    assert (found.code, str(found.location), found.arguments["computed"]) == ("attendance-in-text-differs", "p/setkani/a.yaml:9:29", 3)
    assert "‹" not in tell(found, "cs") + tell_hint(found, "en")


@pytest.mark.parametrize(
    ("written", "what"),
    [(("6. 3. 2024", "9:00", "Radnice"), "datum"), (("5. 3. 2024", "9:30", "Radnice"), "začátek"), (("5. 3. 2024", "9:00", "Knihovna"), "místo")],
)
def test_the_next_meeting_is_announced_as_its_record_has_it(written: tuple[str, str, str], what: str) -> None:
    (found,) = judged(setkani__a=MEETING % "Text." + NEXT % written)
    assert (found.code, found.arguments["what"]) == ("next-meeting-differs", what)
    assert str(found.location).startswith("p/setkani/a.yaml:10")
    assert str(found.related[0]).startswith("p/setkani/b.yaml:")


def test_a_shorter_writing_of_a_place_is_the_same_place() -> None:
    assert codes(judged(setkani__a=MEETING % "Text." + NEXT % ("5. 3. 2024", "9:00", "radnice"))) == []


def test_a_meeting_announced_and_not_written_yet_is_no_mistake() -> None:
    files = {name: text for name, text in FILES.items() if name != "p/setkani/b.yaml"}
    files["p/setkani/a.yaml"] = MEETING % "Text." + NEXT % ("7. 5. 2024", "9:00", "jinde")
    assert [item.code for item in judge(collect(files), PROGRAMMES) if item.code in CODES] == []


def test_another_registration_number_in_a_text_is_told() -> None:
    (found,) = judged(setkani__a=MEETING % "Projekt CZ.03.2.63/0.0/0.0/16_063/0006598.")
    assert (found.code, found.arguments["value"]) == ("registration-number-in-text", "CZ.03.2.63/0.0/0.0/16_063/0006598")
    assert codes(judged(setkani__a=MEETING % "Projekt CZ.03.02.02/00/22_046/0002180.")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Konala se 2 setkání, přišly 3 osoby (5 účastí).",
        "Prvního se zúčastnily 3 osoby, druhého 2 osoby.",
        "Setkání dne 6. 2. 2024 a další setkání 5. 3. 2024.",
        "Setkání se bude konat 7. 9. 2024.",
        "Vzniklo 7 opatření pro 120 klientů.",
        "Počet setkání je [[hodnota:aktivita.setkani]].",
        "Konala se dvě setkání, přišly tři osoby.",
        "Na dvou setkáních, jichž se účastnily tři osoby, zazněly podněty.",
        "Skupina se sešla dvakrát.",
        "Skupina se schází jednou za dva měsíce, sešla se jednou týdně na úřadě.",
        "Na jednom setkání zazněl návrh, jeden účastník nesouhlasil.",
        "Plánovaná jsou čtyři setkání.",
        "V dalším období budou čtyři setkání s dvanácti účastníky.",
        "Pět účastníků navrhlo změnu.",
        "Dva lidé se ptali na dopravu.",
        "Přišlo přes dvacet osob.",
        "Sál má kapacitu čtyřicet osob.",
        "Místo pěti setkání se konala dvě.",
        "Vzniklo pět organizací.",
        "Podle plánování se v prvním období konala dvě setkání.",
        "Dvě jednání pracovní skupiny přinesla dvanáct podnětů.",
        "Zapojila se jedna organizace.",
        "Na setkání bylo pozváno dvanáct osob, přišly tři.",
        "Analýza vychází ze čtyř set osob v evidenci.",
        "Dotazníkového šetření se zúčastnilo 120 osob.",
        "Uskutečnilo se pět jednání se starosty.",
        "V území působí patnáct organizací.",
        "Skupinu tvoří zástupci osmi organizací.",
        "Na službu čeká dvanáct osob.",
        "Z celkem pěti setkání se uskutečnila dvě.",
        "Leták dostalo 500 osob.",
        "Plán má 60 stran a 7 příloh.",
        "Jednání se zúčastnil jeden účastník on-line.",
        "Sešli se jednou ze dvou možností.",
        "Účastníci pracovali ve třech skupinách po čtyřech osobách.",
        "Vzdělávání absolvovalo deset osob.",
        "Realizační tým tvoří 4 osoby.",
        "Omluvili se tři účastníci.",
        "Přišlo o dvě osoby méně než minule.",
    ],
)
def test_a_report_whose_numbers_agree_says_nothing(text: str) -> None:
    assert codes(judged(zpravy__z=REPORT % f'"{text}"')) == []


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("Konala se 3 setkání.", "report-count-differs", "p/zpravy/z.yaml:6"),
        ("Přišlo 14 osob.", "report-count-differs", "p/zpravy/z.yaml:6"),
        ("Celkem 9 účastí.", "report-count-differs", "p/zpravy/z.yaml:6"),
        ("Konala se tři setkání.", "report-count-differs", "p/zpravy/z.yaml:6"),
        ("Podle plánování se v prvním období konala tři setkání.", "report-count-differs", "p/zpravy/z.yaml:6"),
        ("Na pěti setkáních zazněly podněty.", "report-count-differs", "p/zpravy/z.yaml:6"),
        ("Na 5 setkáních zazněly podněty.", "report-count-differs", "p/zpravy/z.yaml:6"),
        ("Konalo se pět jednání.", "report-count-differs", "p/zpravy/z.yaml:6"),
        ("Skupina se letos sešla třikrát.", "report-count-differs", "p/zpravy/z.yaml:6"),
        ("Přišlo čtrnáct osob.", "report-count-differs", "p/zpravy/z.yaml:6"),
        ("Setkání s dvanácti účastníky proběhlo dobře.", "report-count-differs", "p/zpravy/z.yaml:6"),
        ("Setkání se zúčastnilo pětadvacet lidí.", "report-count-differs", "p/zpravy/z.yaml:6"),
        ("Setkání navštívilo 14 lidí.", "report-count-differs", "p/zpravy/z.yaml:6"),
        ("Zasedání se účastnilo čtrnáct osob, jednalo se o dopravě.", "report-count-differs", "p/zpravy/z.yaml:6"),
        ("Konala se čtyři jednání s dvaceti účastníky.", "report-count-differs", "p/zpravy/z.yaml:6"),
        ("Zapojilo se pět organizací.", "report-count-differs", "p/zpravy/z.yaml:6"),
        ("Přišli zástupci pěti různých organizací.", "report-count-differs", "p/zpravy/z.yaml:6"),
        ("Aktivitu dokládá devět příloh.", "report-count-differs", "p/zpravy/z.yaml:6"),
        ("Setkání dne 7. února 2024 bylo úspěšné.", "report-date-of-no-meeting", "p/zpravy/z.yaml:6"),
        ("Setkání pracovní skupiny dne 7. 2. 2024 bylo úspěšné.", "report-date-of-no-meeting", "p/zpravy/z.yaml:6"),
    ],
)
def test_a_number_or_day_of_a_report_that_differs_is_told(text: str, code: str, place: str) -> None:
    (found,) = judged(zpravy__z=REPORT % f'"{text}"')
    assert (found.code, str(found.location).startswith(place)) == (code, True)
    assert "‹" not in tell(found, "cs") + tell(found, "en") + tell_hint(found, "cs")


def test_an_activity_is_not_held_to_the_numbers_of_another() -> None:
    other = REPORT.replace("KA 02", "KA 01") % '"Konalo se 1 setkání."'
    assert codes(judged(zpravy__z=other)) == ["report-count-differs"], "two were held, none of this activity"
