"""Names in a plan that lead nowhere: each told, with its place and with what may have been meant."""

from __future__ import annotations

import pytest
from written import collect

from docpipe.messages import severity_of
from docpipe.validate.references import resolve

FILES = {
    "organizace.yaml": "- {název: Charita Ukázkov}\n",
    "p/projekt.yaml": "{program: none, příjemce: Charita Ukázkov, území: {název: Ú, obce: [{obec: Horní Lhota}]}}\n",
    "p/plan.yaml": "{název: Plán, priority: [{id: s, název: Senioři}]}\n",
    "p/potreby.yaml": "- {id: n-01, text: Pomoc doma}\n",
    "p/sluzby.yaml": "- {id: ps, název: Pečovatelská služba, poskytovatel: Charita Ukázkov}\n",
    "p/opatreni/a.yaml": "{název: Udržet péči, patří pod: s, služby: [ps], potřeby: [n-01]}\n",
}
MEASURE = "název: B\npatří pod: s\n"


def told(**changes: str) -> list[tuple[str, str, str]]:
    names = {"plan": "p/plan.yaml", "measure": "p/opatreni/b.yaml", "service": "p/sluzby.yaml", "budget": "p/rozpocty/r.yaml"}
    names |= {"indicator": "p/ukazatele.yaml", "evaluation": "p/vyhodnoceni.yaml", "chart": "p/grafy/g.yaml", "other": "p/opatreni/c.yaml"}
    files = {**FILES, **{names[name]: text for name, text in changes.items()}}
    return [(item.code, severity_of(item).value, str(item.arguments.get("value", ""))) for item in resolve(collect(files))]


def test_a_plan_whose_names_all_lead_somewhere_is_told_nothing_of() -> None:
    assert told() == []


@pytest.mark.parametrize(
    ("changes", "code", "severity", "value"),
    [
        ({"measure": "{název: B, patří pod: senior}"}, "plan-reference-unknown", "fault", "senior"),
        ({"measure": "{název: B}"}, "measure-without-parent", "error", "B"),
        ({"measure": MEASURE + "potřeby: [n-02]"}, "plan-reference-unknown", "fault", "n-02"),
        ({"measure": MEASURE + "služby: [pečovatelska služba]"}, "plan-reference-unknown-suggestion", "fault", "pečovatelska služba"),
        ({"measure": MEASURE + "obce: [Horní Lhoty]"}, "municipality-unknown-suggestion", "warning", "Horní Lhoty"),
        ({"measure": MEASURE + "zdroje: [{zdroj: kraj, služba: nic, částky: {2023: 1 Kč}}]"}, "plan-reference-unknown", "fault", "nic"),
        ({"plan": "{název: P, priority: [{id: s, název: S, patří pod: x}]}"}, "plan-reference-unknown", "fault", "x"),
        ({"plan": "{název: P, priority: [{id: s, název: S}, {id: s, název: T}]}"}, "plan-node-twice", "fault", "s"),
        ({"plan": "{název: P, úroveň karet: karta, priority: [{id: s, název: S}]}"}, "plan-reference-unknown", "fault", "karta"),
        ({"plan": "{název: P, kapitoly: [neni], priority: [{id: s, název: S}]}"}, "plan-reference-unknown", "fault", "neni"),
        ({"service": "- {id: ps, název: PS, poskytovatel: Charita Ukazkov}"}, "unknown-organisation-suggestion", "fault", "Charita Ukazkov"),
        ({"indicator": "- {název: U, patří k: nic}"}, "plan-reference-unknown", "fault", "nic"),
        ({"evaluation": "- {název: V, stav: splněno, pokračuje jako: nic}"}, "plan-reference-unknown", "fault", "nic"),
        ({"chart": "{druh: výsečový, název: G, tabulka: nic}"}, "plan-reference-unknown", "fault", "nic"),
        ({"budget": "řádky: [{služba: jina, zdroj: kraj, rok: 2023, částka: 1 Kč}]"}, "plan-reference-unknown", "error", "jina"),
        ({"budget": "řádky: [{zdroj: kraj, rok: 2023, částka: 1 Kč}]"}, "budget-line-of-nobody", "error", ""),
        ({"budget": "řádky: [{služba: ps, zdroj: kraj, částka: 1 Kč}]"}, "budget-line-without-year", "error", ""),
    ],
)
def test_a_name_that_leads_nowhere_is_told(changes: dict[str, str], code: str, severity: str, value: str) -> None:
    assert told(**changes) == [(code, severity, value)]


def test_priorities_that_stand_above_each_other_are_told_once_each() -> None:
    plan = "{název: P, priority: [{id: s, název: S}, {id: a, název: A, patří pod: b}, {id: b, název: B, patří pod: a}]}"
    assert [code for code, _, _ in told(plan=plan)] == ["plan-node-circle", "plan-node-circle"]


def test_the_money_of_a_service_that_two_cards_list_needs_the_measure() -> None:
    budget = "řádky: [{služba: ps, zdroj: kraj, rok: 2023, částka: 1 Kč}]"
    assert told(measure=MEASURE + "služby: [ps]", budget=budget) == [("budget-service-of-many", "error", "ps")]
    named = "řádky: [{opatření: a, služba: ps, zdroj: kraj, rok: 2023, částka: 1 Kč}]"
    assert told(measure=MEASURE + "služby: [ps]", budget=named) == []


def test_the_money_of_a_service_that_no_card_lists_is_warned_of() -> None:
    services = FILES["p/sluzby.yaml"] + "- {id: os, název: Odlehčovací služba, poskytovatel: Charita Ukázkov}\n"
    assert told(service=services, budget="řádky: [{služba: os, zdroj: kraj, rok: 2023, částka: 1 Kč}]") == [("budget-service-of-none", "warning", "os")]
