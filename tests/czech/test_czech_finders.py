from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.czech.finders import birth_numbers_in, emails_in, phones_in


def test_emails_are_found() -> None:
    text = "Pište na Lenka.S@mas-podbrdsko.cz, nebo (info@a.eu)."
    assert [found.value for found in emails_in(text)] == ["lenka.s@mas-podbrdsko.cz", "info@a.eu"]
    assert [text[found.start : found.start + len(found.text)] for found in emails_in(text)] == ["Lenka.S@mas-podbrdsko.cz", "info@a.eu"]
    assert not list(emails_in("zavináč @ sám"))


@pytest.mark.parametrize("written", ["607 117 124", "607\u00a0117\u00a0124", "607117124", "+420 607 117 124", "tel.:607-117-124,"])
def test_phones_are_found_in_every_writing(written: str) -> None:
    text = f"Volejte {written} ráno."
    (found,) = phones_in(text)
    assert found.value == "+420607117124"
    assert text[found.start :].replace("\u00a0", " ").startswith(found.text)


def test_numbers_that_are_no_phones_are_not() -> None:
    for text in ("9. 3. 2021 v 9:00", "CZ.03.2.63/0.0/0.0/16_063/0006598", "částka 1 234 567,50 Kč", "IČO 00255513"):
        assert not list(phones_in(text)), text


@pytest.mark.parametrize("written", ["710319/2745", "7103192745", "710319 / 2745", "715319/2740", "530312/123"])
def test_birth_numbers_are_found(written: str) -> None:
    (found,) = birth_numbers_in(f"nar. {written}, bytem")
    assert found.text == written
    assert found.value == "".join(letter for letter in written if letter.isdigit())


@pytest.mark.parametrize(
    "text", ["710319/2746", "719919/2745", "607117124", "375122345", "19-2000145399/0800", "2021/2022", "CZ.03.2.63/0.0/0.0/16_063/0006598"]
)
def test_other_numbers_are_no_birth_numbers(text: str) -> None:
    assert not list(birth_numbers_in(text))


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    for finder in (emails_in, phones_in, birth_numbers_in):
        for found in finder(text):
            assert text[found.start :].replace("\u00a0", " ").startswith(found.text.replace("\u00a0", " "))
