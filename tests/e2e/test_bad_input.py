"""Mistakes in records, all in one workspace: each has its code, its place and a way out, all come at once, and what is not affected is built."""

from __future__ import annotations

from pathlib import Path

import pytest
from badinput import SETKANI, assert_good_meeting_built, assert_told, at, built, of_file, related, spot, workspace
from workspaces import MEETING, ORGANISATIONS, PEOPLE, PROJECT, Ran, run, small

pytestmark = pytest.mark.xdist_group("bad-input")

LIDE, ORGANIZACE = "content/lide.yaml", "content/organizace.yaml"
MORE_PEOPLE = """
    - {jméno: Jan Dvojí}
    - {jméno: Jan Dvojí, id: jan-2}
    - {jméno: Dana První, id: dana}
    - {jméno: Dana Druhá, id: dana}
    - {jméno: Ivo Zlý, e-mail: ivo(at)posta, telefon: 12 34}
"""
MORE_ORGANISATIONS = """
    - {název: Překlep v čísle, IČO: "00255514"}
    - {název: Krátké číslo, IČO: "255513"}
"""
TYPES = """
    název: [Setkání, skupiny]
    datm: 5. 3. 2024
    xyz: žádná
    od: půl desáté
    ukázka: možná
    účast:
      - {jméno: Jana Nováková, účast: asi}
    program: prostě text
    úkoly:
      - {kdo: Petr Malý}
"""
TWICE = """
    název: Setkání skupiny
    datum: 12. 3. 2024
    od: 9:00
    do: 10:30
    do: 11:30
"""
NAMES = """
    název: Setkání skupiny
    skupina: PS Seniři
    datum: 19. 3. 2024
    předsedá: Neznámý Člověk
    zapsala: Jana Novákova
    ověřil: Jan Dvojí
"""
OTHER_GROUP = """
    název: Setkání skupiny
    skupina: Zahrádkáři
    datum: 20. 3. 2024
"""
JUDGED = """
    název: Setkání skupiny
    skupina: PS Senioři
    datum: 5. 7. 2023
    od: 11:00
    do: 10:30
    místo: Radnice
    zapsala: Jana Nováková
    datum zápisu: 7. 7. 2023
    účast:
      - {jméno: Jana Nováková}
      - {jméno: Petr Mály}
      - {jméno: Eva Skrytá}
    omluveni: Eva Skrytá
    program:
      - bod: Zahájení
        text: Text.
        usnesení:
          - {text: Schváleno., pro: 5, proti: 0, zdržel se: 0}
    úkoly:
      - {co: Poslat zápis, kdo: Petr Malý, termín: 1. 7. 2023}
"""
QUORUM = """
    název: Setkání skupiny
    skupina: PS Senioři
    datum: 10. 2. 2024
    místo: Radnice
    zapsala: Jana Nováková
    datum zápisu: 10. 2. 2024
    účast:
      - {jméno: Jana Nováková}
    program:
      - bod: Zahájení
        usnesení: [{text: Schváleno., pro: 0, proti: 0, zdržel se: 0}]
"""
FILES = {
    f"{SETKANI}/2024-03-05-typy.yaml": TYPES,
    f"{SETKANI}/2024-03-12-dvakrat.yaml": TWICE,
    f"{SETKANI}/2024-03-19-jmena.yaml": NAMES,
    f"{SETKANI}/2024-03-20-skupina.yaml": OTHER_GROUP,
    f"{SETKANI}/2023-07-05-posouzene.yaml": JUDGED,
    f"{SETKANI}/2024-02-10-kvorum.yaml": QUORUM,
    "content/jiny/projekt.yaml": PROJECT.replace("CZ.03.", "CZ.06.").replace("v Ukázkově", "jinde"),
    "content/stary/projekt.yaml": PROJECT.replace("CZ.03.02.02/00/22_046/0002180", "CZ.03.2.63/0.0/0.0/16_128/0008202").replace("v Ukázkově", "dřív"),
    "content/spatny/projekt.yaml": PROJECT.replace("CZ.03.02.02/00/22_046/0002180", "čtyřicet dva"),
}
TYPY, DVAKRAT, JMENA, _, POSOUZENE, KVORUM, *_ = FILES


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """Return one run over a workspace with all the mistakes."""
    people, organisations = PEOPLE.rstrip() + MORE_PEOPLE, ORGANISATIONS.rstrip() + MORE_ORGANISATIONS
    root = workspace(tmp_path_factory.mktemp("chyby"), FILES, people=people, organisations=organisations)
    return run(root, "build", "--format", "docx")


def test_the_run_fails_and_what_is_not_affected_is_built(ran: Ran) -> None:
    assert ran.code == 1
    assert_good_meeting_built(ran)


def test_a_value_of_another_type(ran: Ran) -> None:
    assert_told(at(ran, "time-not-understood", spot(ran.root, TYPY, "od: půl", "půl")), "půl desáté", "9:00", severity="fault")
    assert_told(at(ran, "bool-not-understood", spot(ran.root, TYPY, "možná")), "možná", severity="fault")
    assert_told(at(ran, "choice-unknown", spot(ran.root, TYPY, "asi}")), "asi", "omluven", severity="fault")
    assert_told(at(ran, "leaf-expected", spot(ran.root, TYPY, "[Setkání")), "název", severity="fault")
    assert_told(at(ran, "structure-expected", spot(ran.root, TYPY, "prostě text")), "program 1", severity="fault")
    assert built(ran, "_typy") == {}


def test_an_unknown_key_with_and_without_a_suggestion(ran: Ran) -> None:
    assert_told(at(ran, "unknown-key-suggestion", spot(ran.root, TYPY, "datm")), "datm", "datum", severity="error")
    assert_told(at(ran, "unknown-key", spot(ran.root, TYPY, "xyz")), "xyz", "místo", severity="error")


def test_a_missing_key_is_named_by_its_path_and_by_the_line_to_add(ran: Ran) -> None:
    place = spot(ran.root, TYPY, "  - {kdo", "{kdo")
    item = at(ran, "missing-key", place)
    assert_told(item, "úkoly 1 – co", "co: …", severity="fault")
    assert "„co: …“" in item["hint"]
    assert {found["arguments"]["key"] for found in ran.find("missing-key") if found["path"] == TYPY} == {"datum", "co"}


def test_a_duplicate_key_shows_both_lines_and_stops_its_document(ran: Ran) -> None:
    item = at(ran, "yaml-duplicate-key", spot(ran.root, DVAKRAT, "do: 11:30"))
    assert_told(item, "do", "4", severity="fault")
    assert related(item) == [spot(ran.root, DVAKRAT, "do: 10:30")]
    assert set(built(ran, "_dvakrat").values()) == {"failed"}
    stopped = [found for found in ran.find("needs-faulty") if "_dvakrat" in found["path"]]
    assert {tuple(related(found)) for found in stopped} == {(spot(ran.root, DVAKRAT, "do: 11:30"),)}


def test_a_duplicate_id_shows_both_places(ran: Ran) -> None:
    item = at(ran, "duplicate-id", spot(ran.root, LIDE, "Dana Druhá, id: dana", "dana"))
    assert_told(item, "dana", "id", severity="fault")
    assert related(item) == [spot(ran.root, LIDE, "Dana První, id: dana", "dana")]


def test_an_unknown_person_with_and_without_a_suggestion(ran: Ran) -> None:
    assert_told(at(ran, "unknown-person", spot(ran.root, JMENA, "Neznámý")), "Neznámý Člověk", "content/", severity="fault")
    assert_told(at(ran, "unknown-person-suggestion", spot(ran.root, JMENA, "Jana Novákova")), "Jana Novákova", "Jana Nováková", severity="fault")


def test_an_ambiguous_person_names_the_ids_and_the_places(ran: Ran) -> None:
    item = at(ran, "ambiguous-person", spot(ran.root, JMENA, "Jan Dvojí"))
    assert_told(item, "Jan Dvojí", "jan-dvoji", "jan-2", severity="fault")
    assert related(item) == [spot(ran.root, LIDE, "{jméno: Jan Dvojí}", "Jan"), spot(ran.root, LIDE, "{jméno: Jan Dvojí, id", "Jan")]


def test_an_unknown_group_is_suggested_by_its_short_name(ran: Ran) -> None:
    assert_told(at(ran, "unknown-group-suggestion", spot(ran.root, JMENA, "PS Seniři")), "PS Seniři", "PS Senioři", severity="fault")
    other = f"{SETKANI}/2024-03-20-skupina.yaml"
    assert_told(at(ran, "unknown-group", spot(ran.root, other, "Zahrádkáři")), "Zahrádkáři", "Pracovní skupina Senioři", severity="fault")


def test_an_end_before_the_start(ran: Ran) -> None:
    item = at(ran, "meeting-ends-before-start", spot(ran.root, POSOUZENE, "10:30"))
    assert_told(item, "10:30", "11:00", severity="error")
    assert related(item) == [spot(ran.root, POSOUZENE, "11:00")]


def test_present_and_excused_at_once(ran: Ran) -> None:
    item = at(ran, "present-and-not", spot(ran.root, POSOUZENE, "omluveni: Eva", "Eva"))
    assert_told(item, "Eva Skrytá", severity="error")
    assert related(item) == [spot(ran.root, POSOUZENE, "{jméno: Eva", "Eva")]


def test_votes_that_are_not_the_voters(ran: Ran) -> None:
    more = at(ran, "votes-exceed-voters", spot(ran.root, POSOUZENE, "pro: 5", "5"))
    assert_told(more, "5", "1", severity="error")
    fewer = at(ran, "votes-missing", spot(ran.root, KVORUM, "pro: 0", "0"))
    assert_told(fewer, "0", "1", severity="error")


def test_no_quorum(ran: Ran) -> None:
    item = of_file(ran, "no-quorum", KVORUM)
    assert (item["path"], item["line"]) == spot(ran.root, KVORUM, "usnesení:")[:2]
    assert_told(item, "Pracovní skupina Senioři", "1", "3", "2", severity="error")


def test_a_task_due_before_the_meeting(ran: Ran) -> None:
    item = at(ran, "task-due-before-meeting", spot(ran.root, POSOUZENE, "1. 7. 2023"))
    assert_told(item, "Poslat zápis", severity="error")
    assert related(item) == [spot(ran.root, POSOUZENE, "5. 7. 2023")]


def test_a_meeting_on_a_holiday_or_at_a_weekend_warns(ran: Ran) -> None:
    assert_told(at(ran, "meeting-on-holiday", spot(ran.root, POSOUZENE, "5. 7. 2023")), "5. 7. 2023", "Cyrila", severity="warning")
    assert_told(at(ran, "meeting-on-weekend", spot(ran.root, KVORUM, "datum: 10. 2.", "10")), "10. 2. 2024", severity="warning")


def test_a_near_miss_of_a_registered_name_warns(ran: Ran) -> None:
    item = at(ran, "attendee-near-miss", spot(ran.root, POSOUZENE, "Petr Mály"))
    assert_told(item, "Petr Mály", "Petr Malý", severity="warning")


def test_what_only_breaks_a_rule_is_built_as_a_draft(ran: Ran) -> None:
    for name in ("_posouzene", "_kvorum"):
        fates = built(ran, name)
        assert len(fates) == 4
        assert set(fates.values()) == {"built"}
    assert {item["state"] for item in ran.report["outputs"]} == {"draft"}


def test_a_registration_number_that_does_not_fit(ran: Ran) -> None:
    other = at(ran, "registration-number-of-other-programme", spot(ran.root, "content/jiny/projekt.yaml", "CZ.06."))
    assert_told(other, "CZ.06.02.02/00/22_046/0002180", "03", severity="error")
    old = at(ran, "registration-number-of-other-period", spot(ran.root, "content/stary/projekt.yaml", "CZ.03."))
    assert_told(old, "CZ.03.2.63/0.0/0.0/16_128/0008202", "2014–20", "2021–27", severity="error")
    bad = at(ran, "registration-number-not-understood", spot(ran.root, "content/spatny/projekt.yaml", "čtyřicet dva"))
    assert_told(bad, "čtyřicet dva", "CZ.03.02.02/00/25_110/0006346", severity="fault")
    assert ran.find("publicity-number-foreign") == []


def test_an_ico_that_is_none(ran: Ran) -> None:
    assert_told(at(ran, "ico-check-digit", spot(ran.root, ORGANIZACE, '"00255514"')), "00255514", severity="fault")
    assert_told(at(ran, "ico-lost-zeros", spot(ran.root, ORGANIZACE, '"255513"')), "255513", "00255513", severity="fault")


def test_a_phone_and_an_address_that_are_none(ran: Ran) -> None:
    assert_told(at(ran, "email-not-understood", spot(ran.root, LIDE, "ivo(at)posta")), "ivo(at)posta", "jmeno@organizace.cz", severity="fault")
    assert_told(at(ran, "phone-not-understood", spot(ran.root, LIDE, "12 34")), "12 34", "607 117 124", severity="fault")


def test_an_overview_of_meetings_that_cannot_all_be_read_is_not_made(ran: Ran) -> None:
    assert built(ran, "build/ukazkov/prehled-setkani") == {"prehled-setkani.docx": "failed"}
    assert [item["path"] for item in ran.find("needs-faulty")].count("build/ukazkov/prehled-setkani/prehled-setkani") == 1


def test_nothing_with_a_fault_or_an_error_is_released(ran: Ran) -> None:
    released = run(ran.root, "release", "minutes")
    assert released.code == 1
    assert {(item["state"], item["fate"]) for item in released.report["outputs"]} == {("draft", "failed")}
    assert not (ran.root / "released").exists()


def test_a_record_that_does_not_fit_is_judged_in_what_does(tmp_path: Path) -> None:
    meeting = MEETING.replace("skupina: PS Senioři", "skupina: PS Juniori\n    forma: telepaticky").replace("do: 10:30", "do: 8:30")
    ran = run(small(tmp_path, meeting=meeting.replace("zapsala: Jana Nováková", "zapsala: Jana Novakova")), "check")
    assert sorted(ran.codes("fault")) == ["choice-unknown", "unknown-group-suggestion", "unknown-person-suggestion"]
    assert ran.codes("error") == ["meeting-ends-before-start"]


def test_what_may_stand_in_the_faulty_part_is_not_complained_of(tmp_path: Path) -> None:
    meeting = MEETING.replace("zapsala: Jana Nováková", "zapsala: [Jana Nováková]").replace("jméno: Petr Malý}", "jméno: Petr Malý, účast: snad}")
    ran = run(small(tmp_path, meeting=meeting), "check")
    assert set(ran.codes("fault")) == {"leaf-expected", "choice-unknown"}
    assert [code for code in ran.codes() if code in ("author-missing", "votes-too-many")] == []
