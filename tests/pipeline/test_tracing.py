"""A number or a text is found in the Ledger however it was read off the page, and leads to its cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.czech.format import format_money, format_number
from docpipe.diagnostics import Location
from docpipe.model import LedgerEntry
from docpipe.pipeline.tracing import printed_as

CELL = Location("content/plan/rozpocty/2023.xlsx", sheet="Rozpočet", cell="C14")


def entry(text: str) -> LedgerEntry:
    return LedgerEntry(text, "finance", (CELL,), "word/document.xml", 1)


ENTRIES = (
    entry("1\u00a0234\u00a0500\u00a0Kč"),
    entry("234\u00a0500"),
    entry("500"),
    entry("−1\u202f500,50"),
    entry("Náklady 2023 činí 1\u00a0234\u00a0500 Kč, tedy dost."),
    entry("Obec Kovčín"),
)


@pytest.mark.parametrize("text", ["1 234 500", "1234500", "1\u00a0234\u00a0500 Kč", "1.234.500", "1\u202f234\u202f500", " 1 234  500,00 Kč "])
def test_a_number_is_found_however_it_is_grouped(text: str) -> None:
    found = printed_as(ENTRIES, text)
    assert found == (ENTRIES[0], ENTRIES[4])
    assert found[0].locations == (CELL,)


def test_a_number_is_not_a_part_of_another() -> None:
    assert printed_as(ENTRIES, "500") == (ENTRIES[2],)
    assert printed_as(ENTRIES, "-1500,5") == (ENTRIES[3],)


def test_a_number_that_stands_nowhere_whole_is_looked_for_as_a_text() -> None:
    assert printed_as(ENTRIES, "23") == (ENTRIES[0], ENTRIES[1], ENTRIES[4])


def test_a_text_is_found_without_its_case_and_marks() -> None:
    assert printed_as(ENTRIES, "obec  kovcin") == (ENTRIES[5],)
    assert printed_as(ENTRIES, "nikde") == ()


@given(st.decimals(-(10**12), 10**12, places=2))
def test_what_is_printed_is_found_by_what_is_read(amount: object) -> None:
    from decimal import Decimal

    assert isinstance(amount, Decimal)
    made = entry(format_money(amount))
    assert printed_as((made,), format_number(amount)) == (made,)
    assert printed_as((made,), format_money(amount).replace("\u00a0", " ")) == (made,)
