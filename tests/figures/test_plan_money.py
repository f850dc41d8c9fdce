"""The money of a plan: the same at every level, by year, source, municipality and service; nothing added twice, nothing taken for nought."""

from __future__ import annotations

from decimal import Decimal

from written import collect

from docpipe.figures.planning.money import Money, money_of

FILES = {
    "zdroje.yaml": """
- {id: uhrady, název: úhrady uživatelů, skupina: uživatelé}
- {id: pnp, název: z toho příspěvek na péči, skupina: uživatelé, z toho: uhrady}
- {id: mpsv, název: dotace MPSV, skupina: stát, také: [MPSV]}
- {id: obce, název: rozpočty obcí, skupina: obce, také: [obec]}
""",
    "organizace.yaml": "- {název: Charita Ukázkov}\n",
    "p/projekt.yaml": "{program: none, příjemce: Charita Ukázkov, období plánu: 2023–2024, území: {název: Ú, obce: [{obec: Horní Lhota}]}}\n",
    "p/plan.yaml": "{název: Plán, priority: [{id: s, název: Senioři}, {id: r, název: Rodiny}]}\n",
    "p/sluzby.yaml": "- {id: ps, název: Pečovatelská služba, poskytovatel: Charita Ukázkov}\n"
    "- {id: os, název: Odlehčovací služba, poskytovatel: Charita Ukázkov}\n",
    "p/opatreni/a.yaml": "{název: Udržet péči, patří pod: s, služby: [ps], jednotka: Kč, náklady: {2023: 999, 2024: 210}}\n",
    "p/opatreni/b.yaml": """
název: Doprava
patří pod: r
jednotka: tis. Kč
náklady: {2023: 50, 2024: neuvedeno}
zdroje: [{zdroj: obec, obec: horní lhota, částky: {2023: 20, 2024: 30}}]
""",
    "p/opatreni/c.yaml": "{název: Bez peněz, patří pod: r}\n",
    "p/rozpocty/ps.yaml": """
jednotka: Kč
řádky:
  - {služba: ps, zdroj: úhrady uživatelů, rok: 2023, částka: 100}
  - {služba: ps, zdroj: z toho příspěvek na péči, rok: 2023, částka: 60}
  - {služba: ps, zdroj: MPSV, rok: 2023, částka: "200,50"}
  - {služba: ps, zdroj: MPSV, rok: 2024, částka: 210}
  - {služba: ps, zdroj: úhrady uživatelů, rok: 2024}
  - {služba: os, zdroj: Neznámý fond, rok: 2023, částka: 7}
""",
}


def money() -> Money:
    found = money_of("p", collect(FILES))
    assert found is not None
    return found


def test_a_project_without_a_plan_has_no_money() -> None:
    assert money_of("p", collect({"p/opatreni/a.yaml": "název: A\n"})) is None


def test_each_level_is_the_sum_of_what_is_below_it() -> None:
    found = money()
    assert found.years == (2023, 2024)
    assert found.measure("a").costs().value == Decimal("510.50")
    assert found.measure("b").costs(2023).value == 50_000
    assert found.node("s").costs().value == found.measure("a").costs().value
    assert found.plan.costs().value == sum(item.costs().value or 0 for item in (*found.nodes.values(), found.aside))
    assert found.plan.costs(2023).value == Decimal("300.50") + 50_000 + 7


def test_a_part_of_a_source_is_told_and_never_added() -> None:
    found = money().measure("a")
    assert found.funding(2023).value == Decimal("300.50")
    assert found.funding(2023, source="pnp").value == 60


def test_what_is_not_stated_is_not_nought() -> None:
    found = money()
    assert found.measure("c").costs().value is None
    assert found.measure("a").funding(2024, source="uhrady").value is None
    assert found.measure("b").stated(2024).value is None
    assert found.measure("b").costs(2024).value == 30_000


def test_the_card_of_a_measure_with_a_budget_is_compared_and_not_added() -> None:
    found = money()
    card, budget = found.compare("a", 2023) or (None, None)
    assert card is not None
    assert budget is not None
    assert (card.value, budget.value) == (999, Decimal("300.50"))
    assert found.compare("a", 2024) is not None
    assert found.compare("b") is None


def test_the_costs_stated_are_held_against_the_sources() -> None:
    found = money().measure("b")
    assert found.difference(2023).value == 30_000
    assert found.difference(2024).value is None


def test_a_municipality_has_the_name_of_the_territory() -> None:
    found = money()
    assert list(found.municipalities) == ["Horní Lhota"]
    assert found.municipality("Horní Lhota").funding(2024).value == 30_000


def test_what_belongs_to_no_measure_and_to_no_known_source_is_not_lost() -> None:
    found = money()
    assert found.aside.costs().value == 7
    assert [(source.name, source.record is None) for source in found.sources][-1] == ("Neznámý fond", True)
    assert [source.id for source in found.sources][:3] == ["uhrady", "pnp", "mpsv"]


def test_every_sum_says_where_each_of_its_amounts_stands() -> None:
    lines = {place.line for place in money().measure("a").funding().locations}
    assert lines == {4, 6, 7}
    assert {place.path for place in money().plan.costs().locations} == {"p/rozpocty/ps.yaml", "p/opatreni/b.yaml"}
