"""The example's plans: as large as promised, without a word of complaint, and one koruna away from an error."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from workspaces import ROOT, copy_example

from docpipe.figures.needs import needs_of
from docpipe.figures.planning.money import Money, money_of
from docpipe.messages import severity_of
from docpipe.pipeline.load import Loaded, load
from docpipe.workspace import Workspace

GAPS = {"attendee-unnamed", "project-name-missing", "registration-number-missing", "sample-data"}
"""What the real texts leave out, and what says that the rest is made up."""


@pytest.fixture(scope="module")
def example() -> Loaded:
    return load(Workspace(ROOT))


def money(state: Loaded) -> Money:
    found = money_of("horazdovicko", state.collection)
    assert found is not None
    return found


def test_the_example_is_clean(example: Loaded) -> None:
    assert {item.code for item in example.diagnostics} <= GAPS
    chapters = [record for record in example.collection.of("chapter") if record.tree.path.startswith("content/")]
    assert len(chapters) >= 20


def test_the_example_is_as_large_as_a_real_plan(example: Loaded) -> None:
    collection, of = example.collection, lambda kind: len(example.collection.of(kind, "horazdovicko"))
    assert len(money(example).tree.tops) >= 6
    assert of("measure") >= 30
    assert of("service") >= 40
    assert needs_of("horazdovicko", collection).count.value >= 60
    assert money(example).years == (2023, 2024, 2025)
    assert len(money(example).sources) >= 8
    assert len({record.project for record in collection.of("plan")}) >= 3


def test_sums_agree_at_every_level(example: Loaded) -> None:
    found = money(example)
    assert found.plan.costs().value == Decimal(685_310_000)
    assert sum(found.node(node.id).costs().value or 0 for node in found.tree.tops) == found.plan.costs().value
    assert sum(sums.costs().value or 0 for sums in found.measures.values()) == found.plan.costs().value
    assert sum(found.plan.costs(year).value or 0 for year in found.years) == found.plan.costs().value
    assert sum(found.plan.funding(None, source.id).value or 0 for source in found.sources if source.part_of is None) == found.plan.costs().value
    assert (
        sum(sums.costs().value or 0 for sums in found.services.values()) + (found.measure("spolufinancovani-obci").costs().value or 0)
        == found.node("udrzeni").costs().value
    )
    assert found.aside.entries == ()
    assert len(found.checks) > 300
    assert all(check.is_right for check in found.checks)


def test_what_is_made_up_says_so(example: Loaded) -> None:
    for kind in ("measure", "service", "need", "plan", "swot", "risk", "comment", "evaluation", "indicator", "target-group"):
        silent = [record.key for record in example.collection.of(kind) if record.project and getattr(record.value, "sample", False) is False]
        assert silent == []


@pytest.mark.parametrize(("sheet", "cell"), [("Pobytové služby", "F5"), ("Pobytové služby", "F9")])
def test_a_cell_changed_by_one_koruna_is_caught(tmp_path: Path, sheet: str, cell: str) -> None:
    root = copy_example(tmp_path)
    path = root / "content/horazdovicko/rozpocty/pobytove-sluzby.xlsx"
    book = load_workbook(path)
    book[sheet][cell] = book[sheet][cell].value + 1
    book.save(path)
    found = [item for item in load(Workspace(root)).diagnostics if severity_of(item).fails]
    assert {item.code for item in found} == {"budget-total-differs"}
    assert all(item.location is not None and item.location.sheet == sheet for item in found)
    assert cell in {place.cell for item in found for place in item.related} | {item.location.cell for item in found if item.location}
