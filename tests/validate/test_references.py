"""Names that name nobody, or more than one, are faults that say whom they may mean."""

from __future__ import annotations

import pytest
from written import collect

from docpipe.diagnostics import Severity
from docpipe.figures.activities import key_activity_of
from docpipe.messages import severity_of, tell, tell_hint
from docpipe.records.project import KeyActivity, Project
from docpipe.validate.references import resolve

FILES = {
    "lide.yaml": "- {jméno: Lenka Šustrová, titul: Mgr.}\n- {id: jan-1, jméno: Jan Novák}\n- {id: jan-2, jméno: Jan Novák}\n",
    "organizace.yaml": "- {název: 'MAS Podbrdsko, z.s.', zkratka: MAS}\n- {id: c1, název: Charita}\n- {id: c2, název: Charita}\n",
    "skupiny.yaml": "- {název: Řídicí skupina, zkratka: ŘS}\n- {název: Senioři, id: s1}\n- {název: Senioři, id: s2}\n- {název: Cizí, projekt: q}\n",
    "p/projekt.yaml": "název: P\nprogram: none\npříjemce: MAS\nklíčové aktivity: [{kód: KA 02, název: Setkávání}]\n",
    "q/projekt.yaml": "název: Q\nprogram: none\npříjemce: MAS\n",
}


def told(**changes: str) -> list[tuple[str, str, str]]:
    collection = collect({**FILES, **{name.replace("__", "/") + ".yaml": text for name, text in changes.items()}})
    found = resolve(collection)
    for item in found:
        assert severity_of(item) is Severity.FAULT
        assert item.location is not None
        assert item.subjects
        assert "‹" not in "".join(text(item, language) for text in (tell, tell_hint) for language in ("cs", "en"))
    return [(item.code, item.subjects[0], f"{item.location.line if item.location else ''} {item.arguments.get('suggestion', '')}".strip()) for item in found]


def of_meeting(line: str) -> list[tuple[str, str]]:
    return [(code, rest) for code, _, rest in told(p__setkani__s=f"název: S\ndatum: 9. 3. 2021\n{line}\n")]


def test_everything_known_is_no_fault() -> None:
    assert told() == []
    assert of_meeting("předsedá: mgr. lenka šustrová\nzapsala: lenka-sustrova\nověřovatel: jan-2\nskupina: ŘS\nklíčová aktivita: KA2") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("předsedá: Lenka Šustrova", ("unknown-person-suggestion", "3 „Lenka Šustrová“")),
        ("zapsala: Věra Bílá", ("unknown-person", "3")),
        ("svolává: Jan Novák", ("ambiguous-person", "3")),
        ("ověřovatelé: [Lenka Šustrová, Jan Novak]", ("unknown-person-suggestion", "3 „Jan Novák“")),
        ("skupina: Řídící skupina", ("unknown-group-suggestion", "3 „Řídicí skupina“")),
        ("skupina: Cizí", ("unknown-group", "3")),
        ("skupina: Senioři", ("ambiguous-group", "3")),
        ("klíčová aktivita: KA 7", ("unknown-key-activity", "3")),
    ],
)
def test_meetings(line: str, expected: tuple[str, str]) -> None:
    assert of_meeting(line) == [expected]


def test_rows_of_attendance_need_not_be_registered() -> None:
    assert of_meeting("účast: [{jméno: Kdosi Neznámý, organizace: Odkudsi}]\nomluveni: [Někdo Jiný]") == []


def test_ids_of_those_who_share_a_name_are_listed_with_their_places() -> None:
    (item,) = resolve(collect({**FILES, "p/setkani/s.yaml": "název: S\ndatum: 9. 3. 2021\nzapsal: Jan Novák\n"}))
    assert item.arguments["ids"] == ("jan-1", "jan-2")
    assert [place.path for place in item.related] == ["lide.yaml", "lide.yaml"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("příjemce: MAS Podbrsko, z.s.", ("unknown-organisation-suggestion", "project:p", "3 „MAS Podbrdsko, z.s.“")),
        ("příjemce: Charita", ("ambiguous-organisation", "project:p", "3")),
        ("příjemce: MAS\npartneři: [Kdosi]", ("unknown-organisation", "project:p", "4")),
        ("příjemce: MAS\nkontakty: [{osoba: Nikdo}]", ("unknown-person", "project:p", "4")),
    ],
)
def test_projects(change: str, expected: tuple[str, str, str]) -> None:
    assert told(p__projekt=f"název: P\nprogram: none\n{change}\n") == [expected]


def test_groups() -> None:
    text = "- id: s\n  název: Skupina\n  projekt: podbrsko\n  členové:\n    - {osoba: Lenka Šustrová}\n    - {osoba: Nikdo}\n"
    assert told(skupiny=text) == [("unknown-person", "group:s", "6"), ("unknown-project", "group:s", "3")]


def test_a_meeting_without_a_project_is_not_blamed_for_its_activity() -> None:
    assert told(r__setkani__s="název: S\ndatum: 9. 3. 2021\nklíčová aktivita: KA 1\n") == []


@pytest.mark.parametrize(("text", "found"), [("KA 02", True), ("ka2", True), ("2", True), ("setkávání", True), ("KA 20", False), ("Setkání", False)])
def test_a_key_activity_is_named_by_code_or_name(text: str, found: bool) -> None:
    project = Project(name="P", programme="none", beneficiary="MAS", key_activities=(KeyActivity(code="KA 02", name="Setkávání"),))
    assert (key_activity_of(project, text) is not None) is found
