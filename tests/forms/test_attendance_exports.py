"""Lists of those connected, as Teams, Zoom and Google Meet export them: everybody once, by the names of the register, no address printed."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path

import pytest
from form_samples import about_meeting
from hypothesis import given
from hypothesis import strategies as st
from workspaces import MEETING, small

from docpipe.pipeline.load import Loaded, load
from docpipe.records.collection import meeting_of
from docpipe.validate.forms.moments import joined, moment, seconds
from docpipe.workspace import find

FOLDER = "content/ukazkov/setkani"
INLINE = """    účast:
      - {jméno: Jana Nováková}
      - {jméno: Petr Malý}
"""
TEAMS = """1. Summary
Meeting title\tSetkání skupiny
Attended participants\t4
Start time\t2/6/24, 8:58:00 AM
End time\t2/6/24, 10:31:10 AM
Meeting duration\t1h 33m 10s
Average attendance time\t59m 29s

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
Nováková Jana\t2/6/24, 9:00:12 AM\t2/6/24, 10:28:00 AM\t1h 20m 3s\tjana.novakova@ukazkov.example\tjana.novakova@ukazkov.example\tOrganizer
Mgr. Petr MALY (Unverified)\t2/6/24, 9:02:00 AM\t2/6/24, 10:30:00 AM\t1h 28m\t\t\tPresenter
e.s.\t2/6/24, 9:02:00 AM\t2/6/24, 10:30:00 AM\t1h 28m\teva@skryta.example\teva@skryta.example\tPresenter
Alena Cizí\t2/6/24, 9:05:00 AM\t2/6/24, 9:15:00 AM\t10m\talena@cizi.example\t\tPresenter

3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Nováková Jana\t2/6/24, 9:00:12 AM\t2/6/24, 9:40:00 AM\t39m 48s\tjana.novakova@ukazkov.example\tOrganizer
Nováková Jana\t2/6/24, 9:45:00 AM\t2/6/24, 10:28:00 AM\t43m\tjana.novakova@ukazkov.example\tOrganizer
Nováková Jana\t2/6/24, 9:50:00 AM\t2/6/24, 10:00:00 AM\t10m\tjana.novakova@ukazkov.example\tOrganizer
Mgr. Petr MALY (Unverified)\t2/6/24, 9:02:00 AM\t2/6/24, 10:30:00 AM\t1h 28m\t\tPresenter
e.s.\t2/6/24, 9:02:00 AM\t2/6/24, 10:30:00 AM\t1h 28m\teva@skryta.example\tPresenter
Alena Cizí\t2/6/24, 9:05:00 AM\t2/6/24, 9:15:00 AM\t10m\talena@cizi.example\tPresenter
"""
TEAMS_CZECH = """1. Souhrn
Název schůzky\tSetkání skupiny
Zúčastnilo se účastníků\t4
Čas zahájení\t06.02.2024 8:58:00

2. Účastníci
Jméno\tPrvní připojení\tPoslední odchod\tDoba trvání na schůzce\tE-mail\tID účastníka (UPN)\tRole
Jana Nováková\t06.02.2024 9:00:12\t06.02.2024 10:28:00\t1 h 20 min 3 s\tjana.novakova@ukazkov.example\t\tOrganizátor
Petr Malý\t06.02.2024 9:02:00\t06.02.2024 10:30:00\t1 h 28 min\t\t\tPrezentující
Eva Skrytá (Host)\t06.02.2024 9:02:00\t06.02.2024 10:30:00\t1 h 28 min\t\t\tPrezentující
Alena Cizí\t06.02.2024 9:05:00\t06.02.2024 9:15:00\t10 min\talena@cizi.example\t\tPrezentující
"""
TEAMS_OLD = """Full Name\tUser Action\tTimestamp
Jana Nováková\tJoined before\t2/6/2024, 9:00:12 AM
Petr Malý\tJoined\t2/6/2024, 9:02:00 AM
Jana Nováková\tLeft\t2/6/2024, 9:40:00 AM
Jana Nováková\tJoined\t2/6/2024, 9:45:00 AM
Eva Skryta\tJoined\t2/6/2024, 9:46:00 AM
Alena Cizí (Guest)\tJoined\t2/6/2024, 9:46:00 AM
"""
TEAMS_2021 = """Meeting Summary
Total Number of Participants\t4
Meeting Title\tSetkání
Meeting Start Time\t6. 2. 2024 8:58:00

Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\tParticipant ID (UPN)
Jana Nováková\t6. 2. 2024 9:00:12\t6. 2. 2024 10:28:00\t1h 28m\tjana.novakova@ukazkov.example\tOrganizer\t
Petr Malý\t6. 2. 2024 9:02:00\t6. 2. 2024 10:30:00\t1h 28m\t\tPresenter\t
Eva Skrytá\t6. 2. 2024 9:02:00\t6. 2. 2024 10:30:00\t1h 28m\t\tPresenter\t
Alena Cizí\t6. 2. 2024 9:02:00\t6. 2. 2024 10:30:00\t1h 28m\t\tPresenter\t
"""
ZOOM = """Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants
912 3456 7890,Setkání skupiny,02/06/2024 08:58:00 AM,02/06/2024 10:31:00 AM,jana@zoom.example,93,4

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent
Jana Nováková (Host),jana@zoom.example,02/06/2024 09:00:12 AM,02/06/2024 09:40:00 AM,40,No,
Jana Nováková (Host),jana@zoom.example,02/06/2024 09:45:00 AM,02/06/2024 10:28:00 AM,43,No,
iPad (Petr Malý),,02/06/2024 09:02:00 AM,02/06/2024 10:30:00 AM,88,Yes,
"Skrytá, Eva",eva@skryta.example,02/06/2024 09:02:00 AM,02/06/2024 10:30:00 AM,88,Yes,
Alena Cizí,,02/06/2024 09:02:00 AM,02/06/2024 10:30:00 AM,88,Yes,
"""
ZOOM_CZECH = """Jméno (původní jméno);E-mail uživatele;Celková doba trvání (minuty);Host
Jana Nováková;jana@zoom.example;83;Ne
Petr Malý;;88;Ano
Eva Skrytá;eva@skryta.example;88;Ano
Alena Cizí;;10;Ano
"""
MEET = """First name,Last name,Email,Duration,Time joined,Time exited
Jana,Nováková,jana@meet.example,1 hr 28 min,9:00 AM,10:28 AM
Petr,Malý,,1 hr 28 min,9:02 AM,10:30 AM
Eva,Skrytá,eva@skryta.example,1 hr 28 min,9:02 AM,10:30 AM
Alena,Cizí,,10 min,9:05 AM,9:15 AM
"""
MEET_CZECH = """Jméno,Příjmení,E-mail,Doba trvání,Čas připojení,Čas odchodu
Jana,Nováková,jana@meet.example,1 h 28 min,9:00,10:28
Petr,Malý,,1 h 28 min,9:02,10:30
Eva,Skrytá,eva@skryta.example,1 h 28 min,9:02,10:30
Alena,Cizí,,10 min,9:05,9:15
"""
EXPORTS = {
    "teams": ("csv", TEAMS.encode("utf-16")),
    "teams czech": ("csv", TEAMS_CZECH.encode("utf-16")),
    "teams oldest": ("csv", TEAMS_OLD.encode("utf-16")),
    "teams 2021": ("csv", TEAMS_2021.replace("\n", "\r\n").encode("utf-16")),
    "teams saved as text": ("txt", TEAMS.encode()),
    "zoom": ("csv", ZOOM.encode("utf-8-sig")),
    "zoom czech, saved by Excel": ("csv", ZOOM_CZECH.encode("cp1250")),
    "meet": ("csv", MEET.encode()),
    "meet czech": ("csv", MEET_CZECH.encode()),
}


def there(root: Path, name: str, *, more: str = "", keep: str = "") -> Loaded:
    suffix, content = EXPORTS[name]
    small(root, meeting=MEETING.replace(INLINE, f"    soubor účasti: seznam.{suffix}\n{more}{keep}"))
    (root / FOLDER / f"seznam.{suffix}").write_bytes(content)
    return load(find(root))


@pytest.mark.parametrize("name", EXPORTS)
def test_everybody_is_there_once_by_the_names_of_the_register(tmp_path: Path, name: str) -> None:
    found = there(tmp_path, name)
    (record,) = found.collection.of("meeting")
    rows = meeting_of(record).attendance
    assert sorted((row.name or "", row.presence.value, row.role.value if row.role else "") for row in rows) == [
        ("Alena Cizí", "present", "guest"),
        ("Eva Skrytá", "present", ""),
        ("Jana Nováková", "present", ""),
        ("Petr Malý", "present", ""),
    ]
    assert {(row.email, row.connected) for row in rows} == {(None, None)}
    (stranger,) = [row for row in rows if row.role]
    assert "v seznamu lidí není" in (stranger.note or "")
    wrong = {item.code for item in about_meeting(found)} - {"encoding-guessed"}
    assert wrong == {"attendance-name-unknown"}


STRANGE = """Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest
Jana Nováková # z domova,,02/06/2024 09:00:00 AM,02/06/2024 10:30:00 AM,90,No
+420 601 ••• 123,,02/06/2024 09:05:00 AM,02/06/2024 10:30:00 AM,85,Yes
14206010000 # Telefon,,02/06/2024 09:05:00 AM,02/06/2024 10:30:00 AM,85,Yes
iPhone uživatele Petr,,02/06/2024 09:05:00 AM,02/06/2024 10:30:00 AM,85,Yes
Otter.ai Notetaker,,02/06/2024 09:05:00 AM,02/06/2024 10:30:00 AM,85,Yes
"""


def test_a_telephone_number_is_nobodys_name_and_a_device_is_told(tmp_path: Path) -> None:
    small(tmp_path, meeting=MEETING.replace(INLINE, "    soubor účasti: seznam.csv\n"))
    (tmp_path / FOLDER / "seznam.csv").write_text(STRANGE, encoding="utf-8")
    found = load(find(tmp_path))
    (record,) = found.collection.of("meeting")
    assert [row.name for row in meeting_of(record).attendance] == ["Jana Nováková", "neuvedeno", "neuvedeno", "iPhone uživatele Petr", "Otter.ai Notetaker"]
    told = [(item.code, item.location.line) for item in about_meeting(found) if item.location and item.code.startswith("attendance-name")]
    assert sorted(told) == [("attendance-name-device", 5), ("attendance-name-device", 6), ("attendance-name-phone", 3), ("attendance-name-phone", 4)]


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        ("Jana Nováková\nPetr Malý\n", ["attendance-not-a-list"]),
        ("Kdo;Odkud\nJana Nováková;Lhota\n", ["attendance-not-a-list"]),
        ("PK\x03\x04 a workbook called a text", ["file-not-text"]),
    ],
)
def test_a_file_without_a_column_of_names_is_no_list(tmp_path: Path, content: str, codes: list[str]) -> None:
    small(tmp_path, meeting=MEETING.replace(INLINE, "    soubor účasti: seznam.csv\n"))
    (tmp_path / FOLDER / "seznam.csv").write_text(content, encoding="utf-8")
    found = load(find(tmp_path))
    assert [item.code for item in about_meeting(found)] == codes
    assert found.collection.of("meeting") == ()


TIMES = {
    "teams": {"Jana Nováková": "9:00–9:40, 9:45–10:28 (83 min)", "Alena Cizí": "9:05–9:15 (10 min)"},
    "teams oldest": {"Jana Nováková": "9:00–9:40 (40 min)"},
    "zoom": {"Jana Nováková": "9:00–9:40, 9:45–10:28 (83 min)"},
    "zoom czech, saved by Excel": {"Jana Nováková": "83 min"},
    "meet czech": {"Alena Cizí": "9:05–9:15 (10 min)"},
}


@pytest.mark.parametrize("name", TIMES)
def test_the_time_of_presence_is_told_where_it_is_wanted(tmp_path: Path, name: str) -> None:
    (record,) = there(tmp_path, name, more="    doba účasti: ano\n").collection.of("meeting")
    said = {row.name: row.connected for row in meeting_of(record).attendance}
    assert {who: said[who] for who in TIMES[name]} == TIMES[name]


def test_those_expected_and_not_connected_stay_as_invited(tmp_path: Path) -> None:
    kept = "    účast:\n      - {jméno: Jana Nováková, účast: pozvána}\n      - {jméno: Karel Pozvaný, účast: pozván}\n"
    (record,) = there(tmp_path, "meet", keep=kept).collection.of("meeting")
    assert [(row.name, row.presence.value) for row in meeting_of(record).attendance][-1:] == [("Karel Pozvaný", "invited")]
    assert len(meeting_of(record).attendance) == 5
    assert record.locate("attendance", 4, "name").path.endswith(".yaml")
    assert record.locate("attendance", 0, "name").path.endswith("seznam.csv")


def test_a_name_like_a_known_one_and_a_list_of_another_day_are_told(tmp_path: Path) -> None:
    small(tmp_path, meeting=MEETING.replace(INLINE, "    soubor účasti: seznam.csv\n"))
    (tmp_path / FOLDER / "seznam.csv").write_bytes(TEAMS.replace("Nováková Jana", "Jana Nowáková").replace("2/6/24", "2/13/24").encode("utf-16"))
    found = load(find(tmp_path))
    (near,) = [item for item in about_meeting(found) if item.code == "attendance-name-near"]
    assert near.arguments["suggestion"] == "Jana Nováková"
    (day,) = [item for item in about_meeting(found) if item.code == "attendance-other-day"]
    assert (day.arguments["day"], day.arguments["meeting"]) == ("2024-02-13", "2024-02-06")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2/6/24, 9:02:12 PM", "2024-02-06 21:02:12"),
        ("06/02/2024 21:02:12", "2024-02-06 21:02:12"),
        ("2024-02-06T09:02:12", "2024-02-06 09:02:12"),
        ("6. 2. 2024 9:02", "2024-02-06 09:02:00"),
        ("12:05 AM", "2024-02-06 00:05:00"),
        ("12:05 PM", "2024-02-06 12:05:00"),
        ("2/7/24, 0:10:00 AM", "2024-02-07 00:10:00"),
        ("14/02/2024 9:00", "2024-02-14 09:00:00"),
    ],
)
def test_moments(text: str, expected: str) -> None:
    assert str(moment(text, date(2024, 2, 6))) == expected


def test_lengths() -> None:
    assert [seconds(text) for text in ("1h 28m 3s", "1 hr 3 min", "58 min", "1 hod. 2 min", "88", "1:28:03", "")] == [5283, 3780, 3480, 3720, 5280, 5283, None]


MINUTES = st.integers(0, 600)


@given(st.lists(st.tuples(MINUTES, MINUTES), max_size=8))
def test_spans_are_joined_and_none_is_counted_twice(pairs: list[tuple[int, int]]) -> None:
    from datetime import datetime, timedelta

    base = datetime(2024, 2, 6)  # noqa: DTZ001 - the tools' lists have no time zones
    spans = [(base + timedelta(minutes=min(pair)), base + timedelta(minutes=max(pair))) for pair in pairs]
    found = joined(spans)
    covered = {minute for pair in pairs for minute in range(min(pair), max(pair))}
    assert sum((end - start).total_seconds() for start, end in found) / 60 == len(covered)
    assert all(first[1] < second[0] for first, second in itertools.pairwise(found))
