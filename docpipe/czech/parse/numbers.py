"""A leaf of content → a whole number, a decimal, an amount of money, a percentage."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import cast

from docpipe.czech.parse.texts import shown
from docpipe.czech.values import NBSP, Amount, Money, NotUnderstood, Unit
from docpipe.model import Scalar, Written

_SPACES = re.compile(rf"[ {NBSP}\u202f\u2009]")
_NUMBER = re.compile(rf"[-−–]?(?:[0-9]+|[0-9]{{1,3}}(?:{_SPACES.pattern}[0-9]{{3}})+)(?:[,.][0-9]+)?")
_AMBIGUOUS = re.compile(r"[-−–]?[0-9]{1,3}\.[0-9]{3}")
_DOTTED = re.compile(r"[-−–]?[0-9]{1,3}(?:(?:\.[0-9]{3})+,[0-9]+|(?:\.[0-9]{3}){2,})")
_MONEY = re.compile(r"(?P<amount>[-−–]?[0-9][0-9., \u00a0\u202f\u2009]*?)(?:,?[-–—])?\s*(?P<unit>(?:tis\.?|mil\.?)?\s*(?:Kč|CZK))", re.IGNORECASE)
_UNIT_IN_FORMAT = re.compile(r"(tis\.?|mil\.?)?[^a-zá-ž]*(?:Kč|CZK)", re.IGNORECASE)
_UNIT_WORDS = re.compile(r"(?<![\w/])(?:(?:tis(?:\.|íc\w*)?|mil(?:\.|i[oó]n\w*)?)\s*)?(?:Kč|CZK|korun\w*)(?![\w/])", re.IGNORECASE)
"""„Kč/lůžko“ and „Kč/obyvatele“ are other quantities."""
_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")
_NOT_STATED = frozenset({"neuvedeno", "není uvedeno", "nestanoveno", "nezjištěno", "-", "–", "—", "?", "x"})
"""What people write for an amount they do not know; it is not nought."""
_MOST = 500
"""Blank rows of a list: a hall holds no more, and a slip of the finger made a billion."""


def decimal_from(scalar: Scalar) -> Decimal:
    """Return the number. The decimal mark is a comma, thousands are parted by spaces; a dot before exactly three digits is refused, for it may mean either."""
    if scalar.written is Written.DATE_CELL:
        raise NotUnderstood("number-is-date", value=_day(scalar.text))
    if scalar.written is Written.NUMBER_CELL:
        return _cell(scalar.text)
    return _decimal(shown(scalar))


def _day(text: str) -> str:
    """Return the day of a date cell as people write it: „1. 5. 2023“."""
    try:
        day = datetime.fromisoformat(text)
    except ValueError:
        return text
    return f"{day.day}. {day.month}. {day.year}"


def _cell(text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise NotUnderstood("number-not-understood", value=text) from None
    if not value.is_finite():
        raise NotUnderstood("number-not-understood", value=text)
    return value


def _decimal(text: str) -> Decimal:
    if _AMBIGUOUS.fullmatch(text):
        raise NotUnderstood("number-ambiguous", value=text, as_thousands=text.replace(".", " "), as_decimal=text.replace(".", ","))
    if _DOTTED.fullmatch(text):
        raise NotUnderstood("number-dotted-thousands", value=text, proposal=text.replace(".", " "))
    if not _NUMBER.fullmatch(text):
        raise NotUnderstood("number-not-understood", value=text)
    return Decimal(_SPACES.sub("", text).replace(",", ".").replace("−", "-").replace("–", "-"))


def integer_from(scalar: Scalar) -> int:
    """Return the whole number from 0 up, as everything that is counted; thousands may be parted by spaces."""
    value = decimal_from(scalar)
    if value != value.to_integral_value():
        raise NotUnderstood("integer-has-decimals", value=shown(scalar))
    if value < 0:
        raise NotUnderstood("integer-negative", value=shown(scalar))
    return int(value)


def few_from(scalar: Scalar) -> int:
    """Return a whole number of things that are made one by one on a page."""
    value = integer_from(scalar)
    if value > _MOST:
        raise NotUnderstood("integer-too-big", value=shown(scalar), limit=_MOST)
    return value


def percent_from(scalar: Scalar) -> Decimal:
    """Return the per cents: 50 for '50 %', '50' and for a cell that shows 50 % (and holds 0.5)."""
    if scalar.written is Written.NUMBER_CELL and "%" in scalar.format:
        return _cell(scalar.text) * 100
    if scalar.written in (Written.NUMBER_CELL, Written.DATE_CELL):
        return decimal_from(scalar)
    return _decimal(shown(scalar).removesuffix("%").rstrip())


def money_from(scalar: Scalar, unit: Unit | None = None) -> Money:
    """Return the amount with its unit (Kč, tis. Kč, mil. Kč) as written in the text or in the cell's format, else `unit`, which a header may declare."""
    amount = _amount(scalar)
    declared = amount.unit or unit
    if declared is None:
        raise NotUnderstood("money-without-unit", value=shown(scalar))
    return Money(amount.number, declared)


def amount_from(scalar: Scalar) -> Amount | None:
    """Return the amount with its unit where the text or the cell's format declares one; None for „neuvedeno“ and the signs that stand for it."""
    return None if shown(scalar).casefold() in _NOT_STATED else _amount(scalar)


def _amount(scalar: Scalar) -> Amount:
    if scalar.written is Written.DATE_CELL:
        raise NotUnderstood("number-is-date", value=_day(scalar.text))
    text = shown(scalar)
    if scalar.written is Written.NUMBER_CELL:
        declared = _UNIT_IN_FORMAT.search(scalar.format)
        return Amount(_cell(scalar.text), _unit(declared[0]) if declared else None)
    if (found := _MONEY.fullmatch(text)) is not None:
        return Amount(_decimal(found["amount"].rstrip(f" ,{NBSP}")), _unit(found["unit"]))
    return Amount(_decimal(text))


def unit_from(scalar: Scalar) -> Unit:
    """Return the unit of money that a text declares: „Kč“, „tis. Kč“, „v tisících Kč“, „mil. Kč“. Raises NotUnderstood 'unit-not-understood'."""
    text = shown(scalar)
    if (found := declared_unit(text)) is None:
        raise NotUnderstood("unit-not-understood", value=text)
    return found


def declared_unit(text: str) -> Unit | None:
    """Return the unit of money named in a text (a header, a title, a note); None where none is, or where two are."""
    found = {_unit(match[0]) for match in _UNIT_WORDS.finditer(text)}
    return found.pop() if len(found) == 1 else None


def _unit(words: str) -> Unit:
    folded = words.casefold()
    scale = "tis. " if "tis" in folded else "mil. " if "mil" in folded else ""
    return cast("Unit", f"{scale}Kč")


def year_from(scalar: Scalar) -> int:
    """Return a year of four digits. Raises NotUnderstood 'year-not-understood'."""
    text = shown(scalar).removeprefix("rok ").strip()
    if not _YEAR.fullmatch(text):
        raise NotUnderstood("year-not-understood", value=text)
    return int(text)
