"""The tree of a plan: its levels' names, the order of its parts and the numbers they are printed with."""

from __future__ import annotations

import pytest
from written import collect

from docpipe.figures.planning.tree import Tree, tree_of


def tree(plan: str, **measures: str) -> Tree:
    files = {"p/plan.yaml": "název: Plán\n" + plan} | {f"p/opatreni/{name}.yaml": text for name, text in measures.items()}
    found = tree_of("p", collect(files))
    assert found is not None
    return found


def labels(found: Tree) -> dict[str, str]:
    return {node.id: node.label for top in found.tops for node in top.walk()} | {measure.id: measure.label for measure in found.measures.values()}


def test_a_project_without_a_plan_has_no_tree() -> None:
    assert tree_of("p", collect({"p/opatreni/a.yaml": "název: A\n"})) is None


def test_priorities_and_measures_are_numbered_in_the_order_they_are_written() -> None:
    found = tree(
        "priority: [{id: s, název: Senioři}, {id: r, název: Rodiny}]\n",
        b="{název: B, patří pod: s}",
        a="{název: A, patří pod: Senioři}",
        c="{název: C, patří pod: r}",
    )
    assert labels(found) == {"s": "Priorita 1", "r": "Priorita 2", "b": "Opatření 1.1", "a": "Opatření 1.2", "c": "Opatření 2.1"}
    assert list(found.measures) == ["b", "a", "c"]


def test_a_stated_order_comes_before_that_of_the_files() -> None:
    found = tree(
        "priority: [{id: s, název: S}]\n", a="{název: A, patří pod: s}", b="{název: B, patří pod: s, pořadí: 2}", c="{název: C, patří pod: s, pořadí: 1}"
    )
    assert [(measure.id, measure.number) for measure in found.measures.values()] == [("c", "1.1"), ("b", "1.2"), ("a", "1.3")]


def test_four_levels_in_any_order_number_the_steps_of_a_card_too() -> None:
    found = tree(
        "úrovně: [{název: cíl}, {název: priorita}, {název: opatření}, {název: aktivita}]\n"
        "priority: [{id: c, název: Cíl}, {id: p, název: Priorita, patří pod: c}]\n",
        m="{název: M, patří pod: p, aktivity: [{aktivita: Školit}, {aktivita: Jezdit}]}",
    )
    assert labels(found) == {"c": "Cíl 1", "p": "Priorita 1.1", "m": "Opatření 1.1.1"}
    assert [step.label for step in found.measures["m"].activities] == ["Aktivita 1.1.1.1", "Aktivita 1.1.1.2"]
    assert (found.card_name.plural_genitive, found.levels[1].plural) == ("opatření", "priority")


def test_a_plan_of_one_level_numbers_its_measures_alone() -> None:
    found = tree("úrovně: [{název: aktivita}]\n", a="název: A", b="název: B")
    assert labels(found) == {"a": "Aktivita 1", "b": "Aktivita 2"}


def test_a_measure_of_no_known_priority_is_kept_without_a_number() -> None:
    found = tree("priority: [{id: s, název: S}]\n", a="{název: A, patří pod: neznámá}")
    assert labels(found) == {"s": "Priorita 1", "a": "Opatření"}
    assert [measure.id for measure in found.loose] == ["a"]


@pytest.mark.parametrize("nodes", ["{id: a, název: A, patří pod: b}, {id: b, název: B, patří pod: a}", "{id: a, název: A, patří pod: a}"])
def test_parents_in_a_circle_hang_on_nothing_and_lose_no_measure(nodes: str) -> None:
    found = tree(f"priority: [{nodes}]\n", m="{název: M, patří pod: a}")
    assert (found.tops, [measure.id for measure in found.loose]) == ((), ["m"])
