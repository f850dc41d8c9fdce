"""What answers what in a plan, the capacities it asks the region for, the people of its territory."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from written import collect

from docpipe.figures.planning.links import links_of
from docpipe.figures.planning.network import network_of, network_totals, type_of
from docpipe.figures.planning.population import population_of
from docpipe.records.collection import Collection
from docpipe.records.planning.parts import CapacityUnit

FILES = {
    "organizace.yaml": "- {název: Charita Ukázkov}\n",
    "druhy-sluzeb.yaml": """
- {id: pecovatelska, §: "40", název: pečovatelská služba, skupina: péče, formy: terénní, platí do: 31. 12. 2024}
- {id: pecovatelska-nova, §: "40", název: pečovatelská služba, skupina: péče, formy: terénní, platí od: 1. 1. 2025}
- {id: azylovy-dum, §: "57", název: azylové domy, také: [azylový dům], skupina: prevence, formy: pobytová}
""",
    "p/projekt.yaml": """
program: none
příjemce: Charita Ukázkov
území:
  název: Ú
  obce:
    - {obec: Hradešice, obyvatel: 400}
    - {obec: Chanovice, obyvatel: 700}
    - {obec: Horažďovice, obyvatel: 4900}
    - {obec: Neznámá}
""",
    "p/plan.yaml": "{název: Plán, priority: [{id: s, název: Senioři}]}\n",
    "p/potreby.yaml": """
- {id: N-01, text: Pomoc doma}
- {id: n-02, text: Doprava, stav: nebude řešeno, důvod: řeší kraj}
- {id: n-03, text: Bydlení}
""",
    "p/setkani/1.yaml": "{název: Jednání, datum: 1. 2. 2021, program: [{bod: Potřeby, potřeby: [{id: dluhy, text: Dluhy}]}]}\n",
    "p/sluzby.yaml": """
- {id: ps, název: Pečovatelská služba, poskytovatel: Charita Ukázkov, druh: § 40, síť: {síť: základní, kapacita: 40, jednotka: klienti, úvazky: "4,5",
    změna: 5}}
- {id: ps2, název: Druhá pečovatelská, poskytovatel: Charita Ukázkov, druh: pečovatelská služba, síť: {síť: ne, jednotka: klienti, změna: 10, změna úvazků: 1}}
- {id: mimo, název: Návazná, poskytovatel: Charita Ukázkov, návazná: ano}
""",
    "p/opatreni/a.yaml": """
název: Udržet péči
patří pod: s
potřeby: [n-01, dluhy]
služby: [ps]
síť: {síť: základní, kapacita: 99}
indikátory: [{název: klienti, výchozí: 40, cílová: 45}]
""",
    "p/opatreni/b.yaml": "{název: Azylový dům, patří pod: s, potřeby: [n-01], druhy služeb: [azylový dům], síť: {jednotka: lůžka, změna: 8, od roku: 2024}}\n",
    "p/ukazatele.yaml": "- {název: počet služeb}\n- {název: spokojenost, patří k: a}\n- {název: senioři doma, patří k: Senioři}\n",
}


@pytest.fixture(scope="module")
def collection() -> Collection:
    return collect(FILES)


def test_links_go_both_ways_and_take_needs_of_meetings_too(collection: Collection) -> None:
    found = links_of("p", collection)
    assert found is not None
    assert {link.measure.id: [need.id for need in link.needs] for link in found.measures} == {"a": ["N-01", "dluhy"], "b": ["N-01"]}
    assert {item.need.id: [measure.number for measure in item.measures] for item in found.needs} == {
        "N-01": ["1.1", "1.2"],
        "dluhy": ["1.1"],
        "n-02": [],
        "n-03": [],
    }
    assert [item.need.id for item in found.unanswered] == ["n-03"]
    assert [item.need.id for item in found.needs if item.is_declined] == ["n-02"]
    assert {service: [measure.id for measure in measures] for service, measures in found.services.items()} == {"ps": ["a"], "ps2": [], "mimo": []}
    assert found.of("a").need_places[0].path == "p/opatreni/a.yaml"
    assert found.of("a").need_places[0].line == 4


def test_indicators_of_the_card_come_before_those_kept_apart(collection: Collection) -> None:
    found = links_of("p", collection)
    assert found is not None
    assert {owner: [item.indicator.name for item in items] for owner, items in found.indicators.items()} == {
        "a": ["klienti", "spokojenost"],
        None: ["počet služeb"],
        "s": ["senioři doma"],
    }


def test_the_capacities_are_those_of_services_and_of_measures_that_have_none(collection: Collection) -> None:
    rows = network_of("p", collection)
    assert [(row.name, row.now.value, row.change.value, row.wanted.value) for row in rows] == [
        ("Pečovatelská služba", 40, 5, 45),
        ("Druhá pečovatelská", None, 10, 10),
        ("Azylový dům", None, 8, 8),
    ]
    assert rows[0].staff_wanted.value == Decimal("4.5")
    assert len(rows[0].wanted.locations) == 2


def test_capacities_are_added_by_type_and_unit_only(collection: Collection) -> None:
    totals = network_totals(network_of("p", collection))
    assert [(total.unit, total.wanted.value, total.staff_wanted.value) for total in totals] == [
        (CapacityUnit.CLIENTS, 55, Decimal("5.5")),
        (CapacityUnit.BEDS, 8, None),
    ]


@pytest.mark.parametrize(
    ("text", "day", "wanted"),
    [
        ("§ 40", date(2023, 1, 1), "pecovatelska"),
        ("§ 40", date(2025, 6, 1), "pecovatelska-nova"),
        ("40", None, "pecovatelska"),
        ("§ 40, pečovatelská služba", None, "pecovatelska"),
        ("PEČOVATELSKÁ SLUŽBA", None, "pecovatelska"),
        ("azylový dům", None, "azylovy-dum"),
        ("§ 99", None, None),
        ("kavárna", None, None),
        (None, None, None),
    ],
)
def test_a_type_of_service_is_known_by_its_paragraph_or_name_on_a_day(collection: Collection, text: str | None, day: date | None, wanted: str | None) -> None:
    found = type_of(text, collection, "p", day)
    assert (found.id if found is not None else None) == wanted


def test_the_population_knows_whose_number_is_missing(collection: Collection) -> None:
    found = population_of("p", collection)
    assert found is not None
    assert [row.name for row in found.municipalities] == ["Horažďovice", "Hradešice", "Chanovice", "Neznámá"]
    assert (found.total.value, found.unknown) == (6000, ("Neznámá",))
    assert found.municipalities[1].share.value == Decimal(400) * 100 / 6000
    assert [(size.least, size.below, size.count.value, size.population.value) for size in found.sizes] == [
        (200, 500, 1, 400),
        (500, 1000, 1, 700),
        (2000, 5000, 1, 4900),
    ]
    assert found.total.locations[0].line == 7
