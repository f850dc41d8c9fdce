"""What is lacking to a plan on a day: comments that nobody settled, hearings, sessions of councils, lines of the timetable, mandates that end."""

from __future__ import annotations

from datetime import date

import pytest
from written import collect

from docpipe.figures.planning.lacking import plan_lacking

PLAN = """
název: Plán
stav: návrh k připomínkám
připomínky do: 30. 4. 2024
připomínkování: {projednání: [{datum: 10. 4. 2024, místo: kino}]}
schválení:
  - {orgán: Zastupitelstvo města Vzorov, jednání: 20. 6. 2024}
  - {orgán: Rada obce Lhota, jednání: 5. 6. 2024, datum: 5. 6. 2024, číslo usnesení: 3/2024}
"""
FILES = {
    "p/plan.yaml": PLAN,
    "p/pripominky.yaml": """
- {číslo: 1, datum: 2. 4. 2024, připomínka: V plánu chybí doprava k lékaři., vypořádal: Eva Malá}
- {číslo: 2, datum: 3. 4. 2024, připomínka: Tabulka je malá., vypořádání: akceptováno}
""",
    "p/harmonogram.yaml": "- {co: Sestavení návrhu, kdy: 1/2024 – 3/2024, kdo: tým}\n",
    "p/sluzby.yaml": """
- {název: Poradna, poskytovatel: Dlaň, síť: {stav: základní, pověření do: 31. 12. 2024}}
- {název: Klub, poskytovatel: Dlaň, síť: {stav: základní, pověření do: 31. 12. 2024}, do: 31. 12. 2024}
""",
}
COLLECTION = collect(FILES)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2024, 2, 1), {"podle harmonogramu: Sestavení návrhu", "končí připomínky k návrhu plánu: Plán"}),
        (date(2024, 4, 1), {"končí připomínky k návrhu plánu: Plán"}),
        (date(2024, 4, 10), {"končí připomínky k návrhu plánu: Plán", "nevypořádaná připomínka č. 1 ze dne 2. 4. 2024: V plánu chybí doprava k lékaři."}),
        (date(2024, 5, 1), {"připomínky k návrhu plánu skončily a jeho stav se nezměnil: Plán", "nevypořádaná připomínka č. 1 ze dne 2. 4. 2024"}),
        (date(2024, 6, 21), {"není zapsáno, jak plán projednalo: Zastupitelstvo města Vzorov"}),
        (date(2024, 9, 1), {"končí pověření v síti kraje: Poradna"}),
        (date(2025, 1, 1), {"skončilo pověření v síti kraje: Poradna"}),
    ],
)
def test_each_thing_is_lacking_while_it_is(day: date, told: set[str]) -> None:
    shown = [item.what.replace("\u00a0", " ") for item in plan_lacking(COLLECTION) if item.on(day)]
    for text in told:
        assert any(item.startswith(text) for item in shown), (text, shown)
    assert not any("Klub" in item or "č. 2" in item or "Lhota" in item for item in shown)
    assert any("veřejné projednání návrhu plánu (kino)" in item for item in shown) == (day <= date(2024, 4, 10))
    assert any("projednání plánu: Zastupitelstvo města Vzorov" in item for item in shown) == (day <= date(2024, 6, 20))


def test_an_unsettled_comment_is_due_when_the_time_for_comments_ends_and_of_whom_it_is_said() -> None:
    (comment,) = [item for item in plan_lacking(COLLECTION) if item.sort.value == "unsettled"]
    assert (comment.day, comment.project, comment.whom) == (date(2024, 4, 30), "p", "Eva Malá")
    assert (comment.location.path, comment.location.line) == ("p/pripominky.yaml", 2)


def test_settled_approved_and_renewed_nothing_is_lacking() -> None:
    files = {
        "p/plan.yaml": PLAN.replace("návrh k připomínkám", "schváleno").replace("jednání: 20. 6. 2024}", "jednání: 20. 6. 2024, datum: 20. 6. 2024}"),
        "p/pripominky.yaml": FILES["p/pripominky.yaml"].replace("vypořádal: Eva Malá", "vypořádání: vzato na vědomí"),
        "p/sluzby.yaml": FILES["p/sluzby.yaml"].replace("2024}}", "2034}}"),
    }
    assert [item.what for item in plan_lacking(collect(files)) if item.on(date(2024, 9, 1))] == []
