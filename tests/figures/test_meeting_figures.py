"""Numbers across meetings: series, tasks carried over, votes, needs, totals."""

from __future__ import annotations

import pytest
from written import collect, one

from docpipe.figures.figure import Figure
from docpipe.figures.meetings import is_held, meetings_of
from docpipe.figures.needs import found_at, needs_of
from docpipe.figures.series import earlier_in_series, number_of
from docpipe.figures.tasks import tasks_of
from docpipe.figures.votes import Decision, votes_of
from docpipe.model import Record
from docpipe.records.need import NeedKind

GROUPS = "- {název: Řídicí skupina, id: rs, zkratka: ŘS}\n- {název: Pracovní skupina Senioři, id: seniori}\n"
FIRST = """
název: První jednání
skupina: Řídicí skupina
datum: 1. 2. 2021
úkoly:
  - {co: Rozeslat dotazník, kdo: Jana Nováková, termín: 1. 3. 2021}
  - {co: Zrušený úkol, stav: zrušeno}
  - {co: Splněno pozdě, splněno dne: 15. 3. 2021, stav: splněno}
program:
  - bod: Potřeby
    úkoly: [{co: Svolat skupinu, stav: splněno}]
    potřeby:
      - {text: odlehčovací služba, druh: služba, cílové skupiny: [senioři]}
      - {text: odlehčovací služba}
účast: [{jméno: Jana Nováková}, {jméno: Petr Malý}]
"""
SECOND = """
název: Druhé jednání
skupina: ŘS
datum: 1. 3. 2021
účast: [{jméno: Jana Nováková}]
program:
  - bod: Usnesení
    usnesení:
      - {text: Skupina schvaluje plán., pro: 2, proti: 0, zdržel se: 1}
      - {text: Skupina bere na vědomí.}
"""
OTHER = "název: Jiná skupina\nskupina: seniori\ndatum: 15. 2. 2021\n"
PLANNED = "název: Třetí jednání\nskupina: rs\ndatum: 1. 4. 2021\núčast: [{jméno: Jana Nováková, účast: pozvána}]\n"
FILES = {
    "lide.yaml": "- {jméno: Jana Nováková, titul: Bc.}\n",
    "skupiny.yaml": GROUPS,
    "p/potreby.yaml": """
- {id: n1, text: Dostupné bydlení, druh: investice, cílové skupiny: [rodiny, senioři], zdroj: dotazník, datum: 1. 1. 2021}
- {id: n2, text: Doprava}
""",
    "p/setkani/1.yaml": FIRST,
    "p/setkani/2.yaml": SECOND,
    "p/setkani/3.yaml": PLANNED,
    "p/setkani/jine.yaml": OTHER,
    "q/setkani/1.yaml": FIRST,
}
COLLECTION = collect(FILES)


def meeting(name: str) -> Record:
    return one(COLLECTION, f"meeting:p/{name}")


def test_meetings_of_one_group_follow_each_other_however_the_group_is_written() -> None:
    assert earlier_in_series(meeting("3"), COLLECTION) == (meeting("1"), meeting("2"))
    assert earlier_in_series(meeting("1"), COLLECTION) == earlier_in_series(meeting("jine"), COLLECTION) == ()
    assert [number_of(meeting(name), COLLECTION).value for name in ("1", "2", "3", "jine")] == ["1", "2", "3", "1"]


def test_numbers_go_on_from_the_last_written_one() -> None:
    collection = collect({**FILES, "p/setkani/2.yaml": f"{SECOND}\nčíslo: 8\n"})
    assert number_of(one(collection, "meeting:p/3"), collection).value == "9"
    collection = collect({**FILES, "p/setkani/2.yaml": f"{SECOND}\nčíslo: II/2021\n"})
    assert [number_of(one(collection, f"meeting:p/{name}"), collection).value for name in ("2", "3")] == ["II/2021", ""]


def test_a_meeting_without_a_group_gets_no_number() -> None:
    collection = collect({"p/setkani/a.yaml": "název: Setkání\ndatum: 1. 2. 2021\n"})
    assert number_of(one(collection, "meeting:p/a"), collection).value == ""


def test_tasks_of_a_meeting_are_those_of_its_points_and_its_own() -> None:
    tasks = tasks_of(meeting("1"), COLLECTION)
    assert [(task.number, task.what.value) for task in tasks] == [(1, "Svolat skupinu"), (2, "Rozeslat dotazník"), (3, "Zrušený úkol"), (4, "Splněno pozdě")]
    assert (tasks[0].item, tasks[1].item) == (0, None)
    assert tasks[1].who.value == "Bc.\u00a0Jana Nováková"
    assert tasks[1].location.line == 6


def test_votes_are_summed_and_an_abstention_counts_against() -> None:
    counted, uncounted = votes_of(meeting("2"))
    assert (counted.voted.value, counted.outcome.value, len(counted.voted.locations)) == (3, Decision.ADOPTED, 3)
    assert (uncounted.counted, uncounted.outcome.value, uncounted.number) == (False, None, 2)
    assert votes_of(meeting("2"), Figure(4))[0].outcome.value is Decision.REJECTED
    assert votes_of(meeting("2"), Figure(2))[0].outcome.value is Decision.ADOPTED


def test_needs_come_from_the_register_and_from_meetings() -> None:
    needs = needs_of("p", COLLECTION)
    assert [(item.number, item.text.value, item.source.value) for item in needs.items] == [
        (1, "odlehčovací služba", "setkání 1.\u00a02. 2021"),
        (2, "Dostupné bydlení", "dotazník"),
        (3, "Doprava", ""),
        (4, "odlehčovací služba", "setkání 1.\u00a02. 2021"),
    ]
    assert needs.count.value == len(needs.count.locations) == 4
    assert needs.meetings.value == 1
    assert [(kind, figure.value) for kind, figure in needs.by_kind] == [(NeedKind.SERVICE, 1), (NeedKind.INVESTMENT, 1), (None, 2)]
    assert [(group, figure.value) for group, figure in needs.by_target_group] == [("senioři", 2), ("rodiny", 1)]
    assert [item.id for item in needs.of_kind(None)] == ["n2", "1-odlehcovaci-sluzba-2"]


def test_the_id_of_a_found_need_stays_when_others_are_added() -> None:
    more = FIRST.replace("    potřeby:\n", "    potřeby:\n      - {text: terénní služba}\n")
    collection = collect({**FILES, "p/setkani/1.yaml": more})
    before, after = ({item.id for item in found_at(one(where, "meeting:p/1"))} for where in (COLLECTION, collection))
    assert before < after


def test_the_overview_has_every_meeting_of_the_project_in_order() -> None:
    found = meetings_of("p", COLLECTION)
    assert [(item.order, item.record.id, item.held, item.present.value) for item in found.items] == [
        (1, "1", True, 2),
        (2, "jine", False, 0),
        (3, "2", True, 1),
        (4, "3", False, 0),
    ]
    assert (found.count.value, found.held.value, found.present.value, found.people.value) == (4, 2, 3, 2)
    assert (found.needs.value, found.resolutions.value, found.tasks.value) == (2, 2, 4)


@pytest.mark.parametrize("line", ["datum zápisu: 2. 2. 2021", "počty: [{kdo: veřejnost, počet: 3}]", "program: [{bod: Úvod, text: Bylo zahájeno.}]"])
def test_a_meeting_was_held_when_something_is_known_of_it(line: str) -> None:
    collection = collect({"p/setkani/a.yaml": f"název: Setkání\ndatum: 1. 2. 2021\n{line}\n"})
    assert is_held(one(collection, "meeting:p/a"))
    assert not is_held(meeting("jine"))


def test_what_is_known_beforehand_does_not_say_that_a_meeting_was_held() -> None:
    """A new meeting is filled in with who takes the minutes and what is left of last time: its sheet still needs blank rows, it still owes an invitation."""
    begun = "název: Setkání\ndatum: 1. 2. 2021\nzapsala: Jana Nováková\nkontrola úkolů: [{úkol: Zjistit zájem}]\n"
    assert not is_held(one(collect({"p/setkani/a.yaml": begun}), "meeting:p/a"))
    reviewed = begun.replace("zájem}", "zájem, stav: splněno}")
    assert is_held(one(collect({"p/setkani/a.yaml": reviewed}), "meeting:p/a"))


def test_an_empty_project_has_empty_figures() -> None:
    assert (needs_of("none", COLLECTION).count.value, meetings_of("none", COLLECTION).count.value) == (0, 0)
