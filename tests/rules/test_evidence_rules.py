"""A meeting's evidence: what is told of it, with the line; what its minutes' state is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from workspaces import small
from written import collect, one

from docpipe.diagnostics import Diagnostic
from docpipe.editions import cutting
from docpipe.editions.policies import POLICIES
from docpipe.figures.evidence import MinutesState, minutes_state, open_for_comments, signatures_of
from docpipe.messages import tell, tell_hint
from docpipe.pipeline.load import load
from docpipe.records.collection import Collection, evidence_of
from docpipe.rules import judge
from docpipe.workspace import Workspace

PROJECT = "program: none\npříjemce: Město\n"
ORGANISATIONS = "- {název: Město}\n"
PEOPLE = "- {jméno: Eva Malá}\n- {jméno: Jan Dub}\n"
MEETING = """název: Setkání
datum: 14. 3. 2024
zapsala: Eva Malá
účast: [{jméno: Eva Malá}, {jméno: Jan Dub}]
počty: [{kdo: veřejnost, počet: 3}]
"""
OF_EVIDENCE = ("signatures", "evidence", "invitation-sent", "approved-", "review-", "task-not")


def collected(text: str, meeting: str = MEETING) -> Collection:
    return collect({"lide.yaml": PEOPLE, "organizace.yaml": ORGANISATIONS, "p/projekt.yaml": PROJECT, "p/setkani/s.yaml": meeting + text})


def found(text: str, meeting: str = MEETING) -> list[Diagnostic]:
    items = [item for item in judge(collected(text, meeting), {}) if item.code.startswith(OF_EVIDENCE)]
    for item in items:
        for language in ("cs", "en"):
            assert "‹" not in tell(item, language) + tell_hint(item, language)
    return items


def told(text: str, meeting: str = MEETING) -> list[tuple[str, int | None]]:
    return [(item.code, item.location.line if item.location else None) for item in found(text, meeting)]


def test_signatures_counted_by_a_person_are_those_who_were_present() -> None:
    assert told("doklady:\n  podpisů: 5\n") == []
    assert told("doklady:\n  podpisů: 4\n") == [("signatures-differ", 7)]
    assert told("doklady:\n  podpisů: 6\n") == [("signatures-differ", 7)]
    assert "podpisů 4, přítomných podle účasti 5" in tell(found("doklady:\n  podpisů: 4\n")[0], "cs")


def test_at_a_hybrid_meeting_only_some_sign_and_on_line_nobody() -> None:
    assert told("forma: hybridně\ndoklady:\n  podpisů: 2\n") == []
    assert told("forma: hybridně\ndoklady:\n  podpisů: 6\n") == [("signatures-exceed", 8)]
    assert told("forma: on-line\ndoklady:\n  podpisů: 5\n") == [("signatures-online", 8)]
    assert told("forma: on-line\ndoklady:\n  podpisů: 0\n") == []


def test_nobody_counted_is_no_fault() -> None:
    assert told("doklady:\n  pořadač: KA 02\n") == []
    collection = collected("")
    assert signatures_of(one(collection, "meeting:p/s"), collection).agree is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zapsáno dne: 15. 3. 2024\ndoklady:\n  zápis odeslán: 15. 3. 2024\n  připomínky do: 22. 3. 2024\n", []),
        ("zapsáno dne: 15. 3. 2024\ndoklady:\n  zápis odeslán: 14. 3. 2024\n", [("evidence-days-in-order", 8)]),
        ("doklady:\n  zápis odeslán: 13. 3. 2024\n", [("evidence-days-in-order", 7)]),
        ("doklady:\n  zápis odeslán: 18. 3. 2024\n  připomínky do: 17. 3. 2024\n", [("evidence-days-in-order", 8)]),
        ("zapsáno dne: 16. 3. 2024\nověřil: Jan Dub\nověřeno dne: 15. 3. 2024\n", [("evidence-days-in-order", 8)]),
        ("zapsáno dne: 16. 3. 2024\ndoklady: {zveřejněno dne: 15. 3. 2024}\n", [("evidence-days-in-order", 7)]),
        ("doklady: {pozvánka odeslána: 14. 3. 2024}\n", [("invitation-sent-late", 6)]),
        ("doklady: {pozvánka odeslána: 1. 3. 2024}\n", []),
    ],
)
def test_the_days_of_the_minutes_follow_each_other(text: str, expected: list[tuple[str, int]]) -> None:
    assert told(text) == expected


def test_a_day_is_held_against_the_latest_it_must_follow() -> None:
    text = "zapsáno dne: 20. 3. 2024\nověřil: Jan Dub\nověřeno dne: 21. 3. 2024\nschváleno dne: 1. 3. 2024\ndoklady: {zápis odeslán: 22. 3. 2024}\n"
    assert [tell(item, "cs").replace("\u00a0", " ") for item in found(text)] == ["zápis byl schválen 1. 3. 2024, ale zápis odešel až 22. 3. 2024"]


def test_approved_minutes_have_author_verifier_and_the_days_of_both() -> None:
    (item,) = found("schváleno dne: 20. 3. 2024\n")
    assert item.code == "approved-incomplete"
    assert item.arguments["missing"] == ("datum zápisu", "ověřovatelé", "ověřeno dne")
    assert told("zapsáno dne: 15. 3. 2024\nověřil: Jan Dub\nověřeno dne: 18. 3. 2024\nschváleno dne: 20. 3. 2024\n") == []


@pytest.mark.parametrize(
    ("text", "state", "until"),
    [
        ("", MinutesState.DRAFT, None),
        ("doklady: {zápis odeslán: 18. 3. 2024}\n", MinutesState.SENT, None),
        ("doklady: {zápis odeslán: 18. 3. 2024, připomínky do: 25. 3. 2024}\n", MinutesState.COMMENTS, date(2024, 3, 25)),
        ("ověřeno dne: 26. 3. 2024\ndoklady: {připomínky do: 25. 3. 2024}\n", MinutesState.VERIFIED, None),
        ("ověřeno dne: 26. 3. 2024\nschváleno dne: 30. 3. 2024\n", MinutesState.APPROVED, None),
    ],
)
def test_the_state_of_minutes_is_what_their_record_says(text: str, state: MinutesState, until: date | None) -> None:
    record = one(collected(text), "meeting:p/s")
    assert minutes_state(record).value is state
    assert open_for_comments(record) == until


def test_a_planned_meeting_has_no_minutes() -> None:
    planned = collected("", "název: Setkání\ndatum: 14. 3. 2024\nprogram: [{bod: Zahájení}]\n")
    assert minutes_state(one(planned, "meeting:p/s")).value is MinutesState.NONE


EARLIER = "název: Setkání\ndatum: 1. 2. 2024\núkoly:\n  - {co: Rozeslat dotazník, kdo: Obec A, termín: 1. 3. 2024}\n"


def reviewed(text: str, earlier: str = EARLIER) -> list[str]:
    collection = collect({"organizace.yaml": ORGANISATIONS, "p/projekt.yaml": PROJECT, "p/setkani/a.yaml": earlier, "p/setkani/s.yaml": MEETING + text})
    return [item.code for item in judge(collection, {}) if item.code.startswith(OF_EVIDENCE)]


def test_minutes_say_what_has_become_of_tasks_that_were_due() -> None:
    assert reviewed("") == ["task-not-reviewed"]
    assert reviewed("kontrola úkolů: [{úkol: Rozeslat dotazník}]\n") == []
    assert reviewed("", EARLIER.replace("1. 3. 2024", "1. 4. 2024")) == [], "its day is yet to come"


def test_a_review_that_closes_nothing_is_told() -> None:
    assert reviewed("kontrola úkolů: [{úkol: Sehnat sál, stav: splněno}]\n") == ["review-unknown", "task-not-reviewed"]
    twice = EARLIER + "  - {co: Rozeslat dotazník, kdo: Obec B}\n"
    assert reviewed("kontrola úkolů: [{úkol: Rozeslat dotazník, stav: splněno}]\n", twice) == ["review-ambiguous", "task-not-reviewed"]


def test_no_public_edition_knows_of_evidence() -> None:
    edited = cutting.edit(collected("doklady: {zápis komu: [Jan Dub], připomínky do: 25. 3. 2024}\n"), POLICIES["public"])
    assert evidence_of(one(edited, "meeting:p/s")).minutes_to == ()
    assert open_for_comments(one(edited, "meeting:p/s")) is None


def test_a_scan_is_looked_for_beside_the_record_and_in_the_projects_folder(tmp_path: Path) -> None:
    base = "název: Setkání\ndatum: 6. 2. 2024\ndoklady:\n  sken: skeny/a.pdf\n  seznam přihlášených: teams.csv\n  prohlášení: ../../../mimo.pdf\n"
    root = small(tmp_path / "prostor", meeting=base)
    (tmp_path / "mimo.pdf").write_bytes(b"%PDF-1.4")
    assert told_of_files(root) == [
        ("evidence-file-missing", "skeny/a.pdf"),
        ("evidence-file-missing", "teams.csv"),
        ("evidence-file-refused", "../../../mimo.pdf"),
    ]
    for name in ("ukazkov/skeny/a.pdf", "ukazkov/setkani/teams.csv"):
        (root / "content" / name).parent.mkdir(exist_ok=True)
        (root / "content" / name).write_bytes(b"x")
    assert told_of_files(root) == [("evidence-file-refused", "../../../mimo.pdf")], "the list beside the meeting is used by it"


def told_of_files(root: Path) -> list[tuple[str, object]]:
    found = load(Workspace(root)).diagnostics
    return [(item.code, item.arguments.get("value")) for item in found if item.code.startswith(("evidence-file", "attendance-file"))]
