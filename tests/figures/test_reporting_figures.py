"""Values of reports: deadlines in the unit of the decision, periods, evidence and its numbers, indicators, what is known of activities."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written import collect, one

from docpipe.czech.calendar import is_working_day
from docpipe.czech.values import NBSP, Period
from docpipe.figures.reporting.activities import period_of
from docpipe.figures.reporting.deadlines import deadline_of, deadlines_of, last_day, told
from docpipe.figures.reporting.evidence import cited, numbered_evidence
from docpipe.figures.reporting.indicators import indicators_of
from docpipe.figures.reporting.periods import months_after, period_after, reports_of
from docpipe.records.collection import Collection
from docpipe.records.reporting.parts import DeadlineRule, Unit

PROJECT = """
název: Plánování
program: opz-plus
příjemce: Město Ukázkov
realizace: 1. 1. 2024 – 31. 12. 2025
klíčové aktivity: [{kód: KA 01, název: Řízení}, {kód: KA 02, název: Setkávání}]
"""
MEETING = "název: Setkání\nskupina: PS Senioři\nKA: %s\ndatum: %s\nzapsala: Jana Nováková\núčast: [%s]\nprogram: [{bod: Úvod}]\n"
REPORT = "číslo: %d\nod: %s\ndo: %s\n"
FILES = {
    "organizace.yaml": "- {název: Město Ukázkov}\n",
    "lide.yaml": "- {jméno: Jana Nováková}\n- {jméno: Petr Malý}\n",
    "skupiny.yaml": "- {název: Pracovní skupina Senioři, zkratka: PS Senioři, projekt: p}\n",
    "p/projekt.yaml": PROJECT,
    "p/setkani/2024-02-06.yaml": MEETING % ("KA 02", "6. 2. 2024", "{jméno: Jana Nováková}, {jméno: Petr Malý}, {organizace: Lhota}"),
    "p/setkani/2024-05-07.yaml": MEETING % ("KA2", "7. 5. 2024", "{jméno: Jana Nováková}"),
    "p/setkani/2024-08-06.yaml": "název: Plánované\nKA: KA 02\ndatum: 6. 8. 2024\nprogram: [{bod: Úvod}]\n",
    "p/zpravy/prvni.yaml": REPORT % (1, "1. 1. 2024", "30. 6. 2024")
    + "přílohy: [{id: smlouva, název: smlouva, soubor: smlouva.pdf, KA: KA 01}, {id: web, název: snímek webu}]\n",
    "p/zpravy/druha.yaml": REPORT % (2, "1. 7. 2024", "31. 12. 2024"),
    "p/publicita.yaml": "- {id: plakat, druh: plakát, název: plakát A3, datum: 5. 1. 2024, foto: plakat.jpg}\n",
    "p/indikatory.yaml": """
- kód: 805 000
  název: Dokumenty
  cílová hodnota: 4
  započteno:
    - {co: Analýza, datum: 3. 3. 2024, adresa: https://a.example/1, zveřejněno: 4. 3. 2024}
    - {co: Studie, datum: 9. 9. 2024, hodnota: 2, doklad: web}
    - {co: Bez data}
- {kód: 670 001, název: Kapacita, výchozí hodnota: 10, cílová hodnota: 15}
""",
    "p/vykazovani.yaml": "lhůta: 1 měsíc od konce období\nlhůta závěrečné zprávy: 2 měsíce od konce realizace\nodpovídá: Jana Nováková\n",
}


@pytest.fixture(scope="module")
def collection() -> Collection:
    return collect(FILES)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 6, 30), 1, date(2024, 7, 30)),
        (date(2024, 12, 31), 2, date(2025, 2, 28)),
        (date(2024, 11, 30), 1, date(2024, 12, 30)),
        (date(2024, 12, 15), 0, date(2024, 12, 15)),
    ],
)
def test_months_end_on_the_day_of_the_same_number_or_on_the_last_one(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected


def rule(count: int, unit: Unit, *, shift: bool = False) -> DeadlineRule:
    return DeadlineRule(count=count, unit=unit, shift=shift)


def test_days_begin_with_the_following_one() -> None:
    assert last_day(rule(30, Unit.DAYS), date(2024, 6, 30)) == date(2024, 7, 30)
    assert last_day(rule(1, Unit.DAYS), date(2024, 6, 30)) == date(2024, 7, 1)


def test_working_days_leave_out_weekends_and_czech_holidays() -> None:
    assert last_day(rule(5, Unit.WORKING_DAYS), date(2024, 6, 30)) == date(2024, 7, 8), "5. 7. 2024, a Friday, is a holiday"
    assert last_day(rule(3, Unit.WORKING_DAYS), date(2024, 12, 23)) == date(2024, 12, 31)


def test_a_deadline_moves_to_a_working_day_only_where_it_is_said() -> None:
    assert last_day(rule(1, Unit.MONTHS), date(2024, 7, 31)) == date(2024, 8, 31), "a Saturday"
    assert last_day(rule(1, Unit.MONTHS, shift=True), date(2024, 7, 31)) == date(2024, 9, 2)


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(1, 60))
def test_so_many_working_days_lie_within_a_deadline_and_it_ends_on_one(start: date, number: int) -> None:
    end = last_day(rule(number, Unit.WORKING_DAYS), start)
    assert is_working_day(end)
    assert sum(is_working_day(date.fromordinal(day)) for day in range(start.toordinal() + 1, end.toordinal() + 1)) == number


def test_a_deadline_is_told_in_the_unit_of_the_decision() -> None:
    assert told(rule(1, Unit.MONTHS), date(2024, 6, 30)) == f"1{NBSP}měsíc od 30.{NBSP}6. 2024"
    assert told(rule(20, Unit.WORKING_DAYS), date(2024, 6, 30)) == f"20{NBSP}pracovních dnů od 30.{NBSP}6. 2024"
    assert told(rule(3, Unit.DAYS), date(2024, 6, 30)) == f"3{NBSP}kalendářní dny od 30.{NBSP}6. 2024"


def test_deadlines_of_reports_not_submitted_come_by_day_with_who_and_where_from(collection: Collection) -> None:
    found = deadlines_of(collection)
    assert [item.day for item in found] == [date(2024, 7, 30), date(2025, 1, 31)]
    assert found[0].what == f"podat zprávu o realizaci č.{NBSP}1 (průběžnou)"
    assert found[0].whom == "Jana Nováková"
    assert str(found[0].location) == "p/vykazovani.yaml:1:8"


def test_a_submitted_report_has_no_deadline_to_come() -> None:
    files = {**FILES, "p/zpravy/prvni.yaml": REPORT % (1, "1. 1. 2024", "30. 6. 2024") + "podáno: 20. 7. 2024\n"}
    assert [item.day for item in deadlines_of(collect(files))] == [date(2025, 1, 31)]


def test_a_final_report_runs_from_the_end_of_the_project_and_an_own_deadline_comes_first() -> None:
    final = REPORT % (2, "1. 7. 2024", "31. 12. 2025") + "typ: závěrečná\n"
    found = collect({**FILES, "p/zpravy/druha.yaml": final})
    assert deadline_of(one(found, "report:p/druha"), found).value == date(2026, 2, 28)
    own = collect({**FILES, "p/zpravy/druha.yaml": final + "lhůta: 10 dnů od 2. 1. 2026\n"})
    assert deadline_of(one(own, "report:p/druha"), own).value == date(2026, 1, 12)


def test_without_a_decision_there_is_no_deadline() -> None:
    found = collect({name: text for name, text in FILES.items() if "vykazovani" not in name})
    assert deadline_of(one(found, "report:p/prvni"), found).value is None
    assert deadlines_of(found) == ()


def test_the_period_after_is_that_of_the_next_report_else_as_long_and_ends_with_the_project(collection: Collection) -> None:
    first, second = reports_of("p", collection)
    assert period_after(first, collection) == Period(date(2024, 7, 1), date(2024, 12, 31))
    assert period_after(second, collection) == Period(date(2025, 1, 1), date(2025, 6, 30))
    last = collect({**FILES, "p/zpravy/druha.yaml": REPORT % (2, "1. 7. 2024", "31. 12. 2025")})
    assert period_after(one(last, "report:p/druha"), last) is None


def test_a_half_of_a_tenth_of_a_per_cent_is_rounded_up() -> None:
    indicator = "- {kód: 670 001, název: Osoby, cílová hodnota: 2000, započteno: [{co: A, datum: 3. 3. 2024, hodnota: 1333}]}\n"
    found = collect({**FILES, "p/indikatory.yaml": indicator})
    (figure,) = indicators_of(one(found, "report:p/prvni"), found)
    assert figure.percent == Decimal("66.7"), "1 333 of 2 000 are 66.65 %"


def test_what_is_known_of_an_activity_counts_people_once_and_visits_each_time(collection: Collection) -> None:
    found = period_of(one(collection, "report:p/prvni"), collection)
    assert [(item.code, item.held.value) for item in found.activities] == [("KA 01", 0), ("KA 02", 2)]
    known = found.activities[1]
    assert (known.visits.value, known.people.value, known.unnamed.value) == (4, 2, 1)
    assert found.whole.held.value == 2
    assert [record.id for record in period_of(one(collection, "report:p/druha"), collection).unheld] == ["2024-08-06"]


def test_evidence_is_numbered_by_activity_in_order_of_time(collection: Collection) -> None:
    found = numbered_evidence(one(collection, "report:p/prvni"), collection)
    assert [(item.label.replace(NBSP, " "), item.title.replace(NBSP, " ")) for item in found] == [
        ("KA 01/01", "smlouva"),
        ("KA 02/01", "pozvánka PS Senioři 6. 2. 2024"),
        ("KA 02/02", "prezenční listina PS Senioři 6. 2. 2024"),
        ("KA 02/03", "zápis PS Senioři 6. 2. 2024"),
        ("KA 02/04", "pozvánka PS Senioři 7. 5. 2024"),
        ("KA 02/05", "prezenční listina PS Senioři 7. 5. 2024"),
        ("KA 02/06", "zápis PS Senioři 7. 5. 2024"),
        ("P/01", "snímek webu"),
        ("P/02", "plakát A3"),
        ("P/03", "kontrolní list povinné publicity"),
    ]


def test_evidence_of_meetings_is_of_the_kinds_that_the_rules_name() -> None:
    found = collect({**FILES, "p/vykazovani.yaml": "doklady setkání: [prezenční listina, zápis]\n"})
    kinds = {item.kind for item in numbered_evidence(one(found, "report:p/prvni"), found) if item.kind}
    assert kinds == {"attendance", "minutes", "publicity-check"}


def test_a_text_cites_evidence_by_id_by_kind_in_czech_and_a_whole_meeting(collection: Collection) -> None:
    evidence = numbered_evidence(one(collection, "report:p/prvni"), collection)
    assert [item.number for item in cited(evidence, "Smlouva")] == [1]
    assert [item.kind for item in cited(evidence, "2024-02-06/zápis")] == ["minutes"]
    assert [item.kind for item in cited(evidence, "2024-02-06/minutes")] == ["minutes"]
    assert [item.number for item in cited(evidence, "2024-02-06")] == [1, 2, 3]
    assert [item.number for item in cited(evidence, "kontrolní list publicity")] == [3]
    assert cited(evidence, "2024-08-06") == ()


def test_indicators_add_up_over_periods_and_know_what_is_proven(collection: Collection) -> None:
    first, capacity = indicators_of(one(collection, "report:p/prvni"), collection)
    assert (first.increment.value, first.previous.value, first.total.value, first.proven, first.percent) == (1, 0, 1, 1, Decimal("25.0"))
    second, _ = indicators_of(one(collection, "report:p/druha"), collection)
    assert (second.increment.value, second.previous.value, second.total.value, second.percent) == (2, 1, 3, Decimal("75.0"))
    assert second.proven == 0, "the attachment is one of the other report"
    assert (capacity.increment.value, capacity.percent) == (0, Decimal("0.0"))


def test_where_nothing_is_counted_the_numbers_of_the_reports_add_up() -> None:
    progress = "indikátory: [{kód: 670001, přírůstek: %d}]\n"
    files = {
        **FILES,
        "p/zpravy/prvni.yaml": REPORT % (1, "1. 1. 2024", "30. 6. 2024") + progress % 2,
        "p/zpravy/druha.yaml": REPORT % (2, "1. 7. 2024", "31. 12. 2024") + progress % 3,
    }
    files["p/indikatory.yaml"] = '- {kód: "670 001", název: Kapacita, výchozí hodnota: 10, cílová hodnota: 15}\n'
    found = collect(files)
    (capacity,) = indicators_of(one(found, "report:p/druha"), found)
    assert (capacity.increment.value, capacity.previous.value, capacity.total.value) == (3, 2, 5)
    assert capacity.percent == Decimal("100.0"), "of the way from the baseline to the target"


def test_the_numbers_say_where_they_come_from(collection: Collection) -> None:
    first, _ = indicators_of(one(collection, "report:p/prvni"), collection)
    assert [str(place) for place in first.increment.locations] == ["p/indikatory.yaml:6:7"]
