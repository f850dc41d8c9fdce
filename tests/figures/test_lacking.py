"""What is lacking of meetings, tasks and resolutions on a day, and of whom."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from written import collect

from docpipe.figures.lacking import Filed, Lacking, lacking

HELD = """
název: Setkání
datum: 14. 3. 2024
zapsala: Eva Malá
ověřil: Jan Dub
účast: [{jméno: Eva Malá}, {jméno: Jan Dub}]
program: [{bod: Zahájení, text: Začalo se.}]
"""
PLANNED = "název: Setkání\ndatum: 16. 5. 2024\npředsedá: Jan Dub\nprogram: [{bod: Zahájení}]\n"
KEY = "meeting:p/s"


def lacks(text: str, day: date = date(2024, 6, 1), filed: Filed | None = None) -> list[Lacking]:
    collection = collect({"lide.yaml": "- {jméno: Eva Malá, titul: Bc.}\n- {jméno: Jan Dub}\n", "p/setkani/s.yaml": text})
    return [item for item in lacking(collection, {KEY: filed} if filed else {}) if item.on(day)]


def told(text: str, day: date = date(2024, 6, 1), filed: Filed | None = None) -> dict[str, tuple[str, str]]:
    return {item.sort.value: (item.what.partition(":")[0], item.whom) for item in lacks(text, day, filed)}


def test_a_meeting_that_was_held_owes_the_signed_sheet_and_the_minutes() -> None:
    assert told(HELD) == {
        "scan": ("chybí sken podepsané prezenční listiny", "Bc.\u00a0Eva Malá"),
        "send": ("zápis není vydán ani odeslán", "Bc.\u00a0Eva Malá"),
    }
    assert told(HELD, date(2024, 3, 14)) == {}, "nothing is lacking on the day itself"
    (scan, _) = lacks(HELD)
    assert (scan.day, scan.project, scan.key, scan.location.line) == (date(2024, 3, 14), "p", KEY, 3)


def test_the_minutes_go_step_by_step() -> None:
    released = Filed(minutes=True, scan=True, signatures=True)
    assert told(HELD, filed=released) == {"send": ("zápis je vydán a není odeslán", "Bc.\u00a0Eva Malá")}
    sent = HELD + "doklady: {zápis odeslán: 18. 3. 2024, připomínky do: 25. 3. 2024}\n"
    assert told(sent, date(2024, 3, 20), released) == {"comments": ("končí připomínky k zápisu", "Bc.\u00a0Eva Malá")}
    assert told(sent, date(2024, 3, 26), released) == {"verify": ("zápis není ověřen", "Jan Dub")}
    assert told(sent + "ověřeno dne: 26. 3. 2024\n", filed=released) == {}
    assert list(told(sent + "ověřeno dne: 26. 3. 2024\n", filed=Filed(scan=True, signatures=True))) == ["draft"]


def test_signatures_that_nobody_counted_are_lacking_when_the_scan_is_there() -> None:
    assert "signatures" in told(HELD, filed=Filed(scan=True))
    assert "signatures" not in told(HELD + "doklady: {podpisů: 2}\n", filed=Filed(scan=True))
    assert {"scan", "signatures"} & set(told(HELD + "doklady: {podpisů: 2, sken: a.pdf}\n")) == set()


def test_on_line_the_list_and_a_declaration_stand_for_the_sheet() -> None:
    online = HELD + "forma: on-line\n"
    assert {"online-list", "declaration"} <= set(told(online))
    assert set(told(online + "doklady: {seznam přihlášených: a.csv, prohlášení: b.pdf}\n")) == {"send"}
    assert {"scan", "online-list"} <= set(told(HELD + "forma: hybridně\n"))


def test_a_planned_meeting_owes_its_invitation_and_after_its_day_its_record() -> None:
    assert told(PLANNED, date(2024, 5, 1)) == {"invitation": ("není zapsáno, kdy odešla pozvánka", "Jan Dub")}
    assert told(PLANNED + "doklady: {pozvánka odeslána: 2. 5. 2024}\n", date(2024, 5, 10)) == {}
    assert told(PLANNED, date(2024, 5, 17)) == {"record": ("setkání proběhlo a v záznamu není účast ani průběh", "Jan Dub")}


def test_an_announced_meeting_without_a_record_is_lacking() -> None:
    (item,) = [item for item in lacks(HELD + "příští setkání: {datum: 16. 5. 2024}\n") if item.sort.value == "next"]
    assert (item.day, item.location.line) == (date(2024, 5, 16), 8)
    collection = collect(
        {
            "p/setkani/s.yaml": HELD.replace("zapsala: Eva Malá\nověřil: Jan Dub\n", "") + "příští setkání: {datum: 16. 5. 2024}\n",
            "p/setkani/t.yaml": PLANNED.replace("předsedá: Jan Dub\n", ""),
        }
    )
    assert [item for item in lacking(collection, {}) if item.sort.value == "next"] == []


def test_tasks_are_lacking_from_the_day_they_were_set_until_the_day_they_were_done() -> None:
    task = HELD + "úkoly: [{co: Zjistit zájem, kdo: Jan Dub, termín: 30. 4. 2024, stav: splněno, splněno dne: 10. 5. 2024}]\n"
    assert "task" not in told(task, date(2024, 3, 13))
    assert told(task, date(2024, 5, 9))["task"] == ("Zjistit zájem", "Jan Dub")
    assert "task" not in told(task, date(2024, 5, 10))


def test_seven_regions_of_twenty_meetings_owe_what_they_owe_and_nothing_else() -> None:
    """Each meeting sets a task and is told that the one before is done; every fourth has its sheet scanned and its minutes sent and verified."""
    files = {"skupiny.yaml": "- {název: Skupina, id: g}\n"}
    for region in range(7):
        for number in range(20):
            day = date(2023, 1, 2) + timedelta(days=28 * number + region)
            done = "" if number == 0 else f"kontrola úkolů: [{{úkol: Úkol číslo {number - 1} regionu {region}, stav: splněno}}]\n"
            told = f"ověřeno dne: {day + timedelta(days=9)}\ndoklady: {{sken: a.pdf, podpisů: 1, zápis odeslán: {day + timedelta(days=2)}}}\n"
            files[f"r{region}/setkani/s{number:02d}.yaml"] = (
                f"název: Setkání {number}\nskupina: g\ndatum: {day}\núčast: [{{jméno: Jan Dub}}]\n{done}"
                f"úkoly: [{{co: Úkol číslo {number} regionu {region}, kdo: Jan Dub, termín: {day + timedelta(days=20)}}}]\n" + (told if number % 4 == 0 else "")
            )
    collection = collect(files)
    released = {record.key: Filed(minutes=True) for record in collection.of("meeting")}
    owed = [item for item in lacking(collection, released) if item.on(date(2025, 1, 1))]
    counted = Counter((item.project, item.sort.value) for item in owed)
    assert counted == {(f"r{region}", sort): number for region in range(7) for sort, number in (("scan", 15), ("send", 15), ("task", 1))}
    assert {item.what for item in owed if item.sort.value == "task"} == {f"Úkol číslo 19 regionu {region}" for region in range(7)}
    early = [item.what for item in lacking(collection, released) if item.sort.value == "task" and item.on(date(2023, 2, 10))]
    assert early == [f"Úkol číslo 1 regionu {region}" for region in range(7)], "as it stood on that day"
