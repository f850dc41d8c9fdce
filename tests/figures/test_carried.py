"""Tasks and resolutions have a memory: they are carried from meeting to meeting of their group until one of them closes them."""

from __future__ import annotations

from datetime import date

from written import collect, one

from docpipe.figures.carried import Carried, Sort, called_in_review, open_after, open_before, open_on, reviewed_at, unclear_reviews
from docpipe.records.collection import Collection

GROUPS = "- {název: Řídicí skupina, id: rs}\n- {název: Pracovní skupina Senioři, id: seniori}\n"
FIRST = """
název: První jednání
skupina: rs
datum: 1. 2. 2021
úkoly:
  - {co: Rozeslat dotazník obcím, kdo: Jana Nováková, termín: 1. 3. 2021}
  - {co: Zrušený úkol, stav: zrušeno}
  - {co: Splněno pozdě, splněno dne: 15. 3. 2021, stav: splněno}
program:
  - bod: Potřeby
    usnesení:
      - {číslo: 1/2021, text: Skupina ukládá předložit plán zastupitelstvům., kdo: Petr Malý, termín: 30. 4. 2021, pro: 3, proti: 0, zdržel se: 0}
      - {text: Skupina bere na vědomí zprávu., pro: 3, proti: 0, zdržel se: 0}
      - {text: Skupina odmítá návrh., kdo: Petr Malý, pro: 0, proti: 3, zdržel se: 0}
"""
SECOND = "název: Druhé jednání\nskupina: rs\ndatum: 1. 3. 2021\n"
THIRD = "název: Třetí jednání\nskupina: rs\ndatum: 1. 4. 2021\n"


def meetings(second: str = "", third: str = "", first: str = FIRST) -> Collection:
    return collect(
        {
            "lide.yaml": "- {jméno: Jana Nováková, titul: Bc.}\n",
            "skupiny.yaml": GROUPS,
            "p/setkani/1.yaml": first,
            "p/setkani/2.yaml": SECOND + second,
            "p/setkani/3.yaml": THIRD + third,
            "p/setkani/jine.yaml": "název: Jiná\nskupina: seniori\ndatum: 15. 2. 2021\n",
            "q/setkani/1.yaml": FIRST,
        }
    )


def words(items: tuple[Carried, ...]) -> list[str]:
    return [item.what.value for item in items]


QUESTIONNAIRE, PLAN = "Rozeslat dotazník obcím", "Usnesení č. 1/2021: Skupina ukládá předložit plán zastupitelstvům."


def test_two_tasks_of_the_same_words_are_closed_by_whose_they_are() -> None:
    first = FIRST.replace("{co: Zrušený úkol, stav: zrušeno}", "{co: Rozeslat dotazník obcím, kdo: Petr Malý, termín: 5. 3. 2021}")
    unclear = meetings("kontrola úkolů: [{úkol: Rozeslat dotazník obcím, stav: splněno}]\n", first=first)
    (told,) = unclear_reviews(one(unclear, "meeting:p/2"), unclear)
    assert [item.responsible for item in told[1]] == ["Jana Nováková", "Petr Malý"]
    whose = "kontrola úkolů: [{úkol: Rozeslat dotazník obcím (Petr Malý), stav: splněno}]\n"
    closed = meetings(whose, first=first)
    left = [item for item in open_before(one(closed, "meeting:p/3"), closed) if item.what.value == QUESTIONNAIRE]
    assert [item.responsible for item in left] == ["Jana Nováková"]
    everything = open_before(one(closed, "meeting:p/2"), closed)
    called = [called_in_review(item, everything) for item in everything]
    assert called == ["Rozeslat dotazník obcím (Jana Nováková)", "Rozeslat dotazník obcím (Petr Malý)", "Splněno pozdě", "Usnesení č. 1/2021"]
    review = "kontrola úkolů: [" + ", ".join(f"{{úkol: {name}, stav: splněno}}" for name in called) + "]\n"
    done = meetings(review, first=first)
    assert unclear_reviews(one(done, "meeting:p/2"), done) == ()
    assert open_before(one(done, "meeting:p/3"), done) == ()


def test_what_is_open_is_carried_until_done_or_cancelled() -> None:
    collection = meetings()
    assert open_before(one(collection, "meeting:p/1"), collection) == ()
    assert words(open_before(one(collection, "meeting:p/2"), collection)) == [QUESTIONNAIRE, "Splněno pozdě", PLAN]
    assert words(open_before(one(collection, "meeting:p/3"), collection)) == [QUESTIONNAIRE, PLAN]
    assert open_before(one(collection, "meeting:p/jine"), collection) == ()


def test_only_resolutions_that_somebody_is_to_see_to_and_that_were_adopted_are_carried() -> None:
    collection = meetings()
    (resolution,) = [item for item in open_after(one(collection, "meeting:p/1"), collection) if item.sort is Sort.RESOLUTION]
    assert (resolution.what.value, resolution.responsible, resolution.due.value) == (PLAN, "Petr Malý", date(2021, 4, 30))


def test_a_later_meeting_closes_the_task_of_an_earlier_one() -> None:
    review = "kontrola úkolů:\n  - {úkol: rozeslat dotazník  obcím, stav: splněno, splněno dne: 25. 2. 2021, výsledek: vrátilo se 14 odpovědí}\n"
    collection = meetings(review)
    found = {item.what.value: item for item in reviewed_at(one(collection, "meeting:p/2"), collection)}
    assert found[QUESTIONNAIRE].status.value.replace("\u00a0", " ") == "splněno 25. 2. 2021 – vrátilo se 14 odpovědí"
    assert found[PLAN].status.value == "", "nothing was said of it"
    assert QUESTIONNAIRE not in words(open_after(one(collection, "meeting:p/2"), collection))
    assert words(open_before(one(collection, "meeting:p/3"), collection)) == [PLAN]


def test_a_resolution_is_reviewed_by_its_number_and_gets_a_new_day_and_person() -> None:
    collection = meetings("kontrola úkolů: [{usnesení: č. 1/2021, nový termín: 31. 5. 2021, nově odpovídá: Jana Nováková}]\n")
    (found,) = [item for item in open_before(one(collection, "meeting:p/3"), collection) if item.sort is Sort.RESOLUTION]
    assert (found.due.value, found.who.value, found.from_meeting.value) == (date(2021, 5, 31), "Bc.\u00a0Jana Nováková", date(2021, 2, 1))
    assert found.due.locations[0].path == "p/setkani/2.yaml"


def test_a_task_written_down_again_is_the_same_task() -> None:
    collection = meetings(
        "úkoly: [{co: Rozeslat dotazník obcím, kdo: Jana Nováková, termín: 31. 3. 2021}]\n", "úkoly: [{co: rozeslat dotazník obcím, stav: splněno}]\n"
    )
    (found,) = [item for item in open_before(one(collection, "meeting:p/3"), collection) if item.sort is Sort.TASK]
    assert (found.due.value, found.from_meeting.value) == (date(2021, 3, 31), date(2021, 2, 1))
    assert words(open_after(one(collection, "meeting:p/3"), collection)) == [PLAN]


def test_two_tasks_of_one_wording_are_told_apart_by_who_or_by_their_marks() -> None:
    first = (
        "název: První\nskupina: rs\ndatum: 1. 2. 2021\núkoly:\n  - {co: Zaslat podklady k plánu, kdo: Obec A}\n  - {co: Zaslat podklady k plánu, kdo: Obec B}\n"
    )
    collection = meetings("kontrola úkolů: [{úkol: Zaslat podklady k plánu, stav: splněno}]\n", first=first)
    ((index, meant),) = unclear_reviews(one(collection, "meeting:p/2"), collection)
    assert (index, [item.responsible for item in meant]) == (0, ["Obec A", "Obec B"])
    assert len(open_after(one(collection, "meeting:p/2"), collection)) == 2
    again = meetings("úkoly: [{co: Zaslat podklady k plánu, kdo: Obec B, stav: splněno}]\n", first=first)
    assert [item.responsible for item in open_after(one(again, "meeting:p/2"), again)] == ["Obec A"]
    marked = first.replace("kdo: Obec A", "kdo: Obec A, značka: U1").replace("kdo: Obec B", "kdo: Obec B, značka: U2")
    collection = meetings("kontrola úkolů: [{úkol: U2, stav: splněno}]\n", first=marked)
    assert [item.responsible for item in open_after(one(collection, "meeting:p/2"), collection)] == ["Obec A"]


def test_a_review_that_names_nothing_open_is_known() -> None:
    collection = meetings("kontrola úkolů: [{úkol: Zrušený úkol, stav: splněno}, {úkol: Rozeslat dotazník, stav: splněno}]\n")
    assert unclear_reviews(one(collection, "meeting:p/2"), collection) == ((0, ()),), "the first words of a task are enough"


def test_a_closed_task_may_be_set_again() -> None:
    collection = meetings("kontrola úkolů: [{úkol: Rozeslat dotazník obcím, stav: splněno}]\n", "úkoly: [{co: Rozeslat dotazník obcím, termín: 1. 9. 2021}]\n")
    (found,) = [item for item in open_after(one(collection, "meeting:p/3"), collection) if item.sort is Sort.TASK]
    assert found.from_meeting.value == date(2021, 4, 1)


def test_what_is_open_in_a_project_on_a_day() -> None:
    collection = meetings("kontrola úkolů: [{úkol: Rozeslat dotazník obcím, stav: splněno}]\n")
    assert words(open_on(collection, "p", date(2021, 2, 20))) == [QUESTIONNAIRE, "Splněno pozdě", PLAN]
    assert words(open_on(collection, "p", date(2021, 3, 20))) == [PLAN]
    assert open_on(collection, "p", date(2020, 12, 31)) == ()
    assert len(open_on(collection, "q", date(2021, 3, 1))) == 3
