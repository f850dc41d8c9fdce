"""Small numbers about users of services are left out, and nothing that is printed gives one back."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from written import collect, one

from docpipe.editions.cutting import edit
from docpipe.editions.suppression import left_out
from docpipe.pipeline.policies import policy_of
from docpipe.workspace.settings import Settings

LEAST = 5
FILES = {"lide.yaml": "[]\n", "organizace.yaml": "- {název: X}\n", "p/projekt.yaml": "{název: P, program: none, příjemce: X}\n"}


def public(file: str, text: str, key: str) -> Any:
    return one(edit(collect({**FILES, file: text}), policy_of(Settings(format=1), "public", "plan")), key).value


def table(columns: str, *rows: str, more: str = "") -> list[list[str]]:
    """Return the cells of a table about users as the public edition prints them."""
    lines = "".join(f"  - [{row}]\n" for row in rows)
    found = public("p/tabulky/t.yaml", f"název: T\no uživatelích služeb: ano\nsloupce: [{columns}]\nřádky:\n{lines}{more}", "table:p/t")
    return [[cell.text or str(cell.number) for cell in row.cells] for row in found.rows]


def test_two_ones_that_come_to_two_take_a_third_number_along() -> None:
    rows = table("{název: Obec}, {název: Ženy}", "A, 1", "B, 1", "C, 20", "D, 30", "Celkem, 52", more="součtový řádek: ano\n")
    assert [row[1] for row in rows] == ["i. d.", "i. d.", "i. d.", "30", "52"]


@pytest.mark.parametrize("name", ["Celkem", "Úhrnem", "Oba", "Všichni klienti"])
def test_a_column_of_sums_is_known_whatever_it_is_called(name: str) -> None:
    rows = table(f"{{název: Obec}}, {{název: Ženy}}, {{název: Muži}}, {{název: {name}}}", "A, 3, 10, 13", "B, 20, 20, 40")
    assert rows == [["A", "i. d.", "i. d.", "13"], ["B", "20", "20", "40"]]


def test_a_row_that_sums_without_saying_so_and_one_in_between_count() -> None:
    rows = table("{název: Obec}, {název: Ženy}", "A, 3", "B, 20", "Mezi, 23", "C, 30", "D, 2", "Vše, 55")
    assert [row[1] for row in rows] == ["i. d.", "i. d.", "23", "i. d.", "i. d.", "55"]


def test_a_share_that_tells_the_number_goes_with_it() -> None:
    rows = table('{název: Obec}, {název: Ženy}, {název: "Podíl (%)"}', 'A, 3, "5,66"', 'B, 20, "37,74"', 'C, 30, "56,6"', "Celkem, 53, 100")
    assert [row[1:] for row in rows[:2]] == [["i. d.", "i. d."]] * 2
    assert "56" in rows[2][2]


def test_numbers_among_texts_and_with_words_are_left_out_and_ranks_stay() -> None:
    rows = table("{název: Č.}, {název: Obec}, {název: Klienti}", "1, A, 3 klienti", "2, B, 2", '3, C, "méně než 5"', "4, D, 12 klientů")
    assert rows == [["1", "A", "i. d."], ["2", "B", "i. d."], ["3", "C", "méně než 5"], ["4", "D", "12 klientů"]]


def test_a_chart_with_a_series_of_sums_gives_nothing_back() -> None:
    values = {"Ženy": (3, 20), "Muži": (10, 20), "Celkem": (13, 40)}
    series = "".join(
        f"  - název: {name}\n    hodnoty: [{{kategorie: A, hodnota: {first}}}, {{kategorie: B, hodnota: {second}}}]\n"
        for name, (first, second) in values.items()
    )
    text = f"druh: sloupcový\nnázev: G\no uživatelích služeb: ano\nřady:\n{series}"
    shown = {item.name: [value.value for value in item.values] for item in public("p/grafy/g.yaml", text, "chart:p/g").series}
    assert shown == {"Ženy": [None, 20], "Muži": [None, 20], "Celkem": [13, 40]}


def determined(numbers: list[list[Decimal]], hidden: frozenset[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the numbers left out that have one value only in all tables of this size with the same printed cells: tried one by one."""
    rows, columns = len(numbers), len(numbers[0])
    order = sorted(place for place in hidden if place[0] < rows - 1 and place[1] < columns - 1)
    most = 12
    seen: dict[tuple[int, int], set[int]] = {place: set() for place in order}
    for values in product(range(1, most), repeat=len(order)):
        tried = [list(row) for row in numbers]
        for (row, column), value in zip(order, values, strict=True):
            tried[row][column] = Decimal(value)
        for row in tried[:-1]:
            row[-1] = sum(row[:-1], Decimal())
        tried[-1] = [sum((row[column] for row in tried[:-1]), Decimal()) for column in range(columns)]
        if all(tried[row][column] == numbers[row][column] for row in range(rows) for column in range(columns) if (row, column) not in hidden):
            for place, value in zip(order, values, strict=True):
                seen[place].add(value)
    return {place for place, found in seen.items() if len(found) == 1}


@settings(max_examples=40, deadline=None)
@given(some.lists(some.lists(some.integers(0, 11), min_size=2, max_size=2), min_size=2, max_size=3))
def test_no_number_below_the_least_is_told_by_the_sums(body: list[list[int]]) -> None:
    cells = [[*map(Decimal, row), Decimal(sum(row))] for row in body]
    cells.append([sum((row[column] for row in cells), Decimal()) for column in range(len(cells[0]))])
    hidden = left_out(cells, LEAST)
    assert all((row, column) in hidden for row, line in enumerate(cells) for column, value in enumerate(line) if 0 < value < LEAST)
    if len([place for place in hidden if place[0] < len(cells) - 1 and place[1] < len(cells[0]) - 1]) <= 4:
        small = {place for place in determined(cells, hidden) if cells[place[0]][place[1]] < LEAST}
        assert not {place for place in small if any(value is not None for value in cells[place[0]]) and _printed_about(cells, hidden, place)}


def _printed_about(cells: list[list[Decimal]], hidden: frozenset[tuple[int, int]], place: tuple[int, int]) -> bool:
    """Return whether a sum about a number is printed: what nothing printed speaks of cannot be told by it."""
    row, column = place
    return (row, len(cells[0]) - 1) not in hidden or (len(cells) - 1, column) not in hidden
