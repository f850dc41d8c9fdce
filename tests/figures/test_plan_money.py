"""The money of a plan: the same at every level, by year, source, municipality and service; nothing added twice, nothing taken for nought."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from written import collect

from docpipe.figures.planning.crosstab import crosstab
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


def test_costs_are_held_against_sources_only_where_both_are_stated() -> None:
    found = money()
    assert found.plan.difference(2023).value == 30_000
    assert found.plan.difference().value == 30_000


def test_a_crosstab_has_the_same_sums_with_the_same_places() -> None:
    found = money()
    table = crosstab(found.entries, "service", "source")
    assert {key: figure.value for key, figure in table.items()} == {
        ("ps", "uhrady"): 100,
        ("ps", "pnp"): 60,
        ("ps", "mpsv"): Decimal("410.50"),
        ("os", "?neznamy fond"): 7,
    }
    assert table["ps", "mpsv"].locations == found.service("ps").funding(source="mpsv").locations


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(("mpsv", "obce", "uhrady")), st.integers(0, 10**15)), max_size=40))
@settings(max_examples=40, deadline=None)
def test_sums_are_exact_however_many_and_however_large(amounts: list[tuple[str, str, int]]) -> None:
    lines = "".join(
        f'  - {{opatření: {measure}, zdroj: {source}, rok: 2023, částka: "{cents // 100},{cents % 100:02}"}}\n' for measure, source, cents in amounts
    )
    files = {name: text for name, text in FILES.items() if "rozpocty" not in name and name != "p/opatreni/b.yaml"}
    files |= {"p/opatreni/b.yaml": "název: B\npatří pod: r\n", "p/rozpocty/r.yaml": "jednotka: Kč\n" + ("řádky:\n" + lines if lines else "")}
    found = money_of("p", collect(files))
    assert found is not None
    wanted: dict[tuple[str, str], Decimal] = {}
    for measure, source, cents in amounts:
        wanted[measure, source] = wanted.get((measure, source), Decimal(0)) + Decimal(cents) / 100
    assert {key: figure.value for key, figure in crosstab(found.entries, "measure", "source").items()} == wanted
    if amounts:
        assert found.plan.funding().value == sum(wanted.values()) == sum(item.funding().value or 0 for item in found.nodes.values())
