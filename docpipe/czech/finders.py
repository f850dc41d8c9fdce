"""A text → the e-mails, phone numbers and birth numbers in it; for the search for what must not be printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_BIRTH_NUMBER = re.compile(r"(?<![\w/.-])[0-9]{6}(?:[ \u00a0]?/[ \u00a0]?[0-9]{3,4}|[0-9]{4})(?![\w/])")
_SHORTEST_PHONE = 9


@dataclass(frozen=True, slots=True)
class Found:
    """Something found in a text."""

    start: int
    text: str
    """As it stands there."""
    value: str
    """In the one form in which two writings of it are equal: an address in small letters, a phone in E.164, a birth number as digits."""


def emails_in(text: str) -> Iterator[Found]:
    """Yield every e-mail address."""
    if "@" in text:
        for found in _EMAIL.finditer(text):
            yield Found(found.start(), found[0], found[0].lower())


def phones_in(text: str) -> Iterator[Found]:
    """Yield every valid phone number, Czech where it has no country code."""
    if sum(letter.isdigit() for letter in text) < _SHORTEST_PHONE:
        return
    import phonenumbers

    for found in phonenumbers.PhoneNumberMatcher(text.replace("\u00a0", " "), "CZ"):
        yield Found(found.start, found.raw_string, phonenumbers.format_number(found.number, phonenumbers.PhoneNumberFormat.E164))


def birth_numbers_in(text: str) -> Iterator[Found]:
    """Yield every birth number (rodné číslo) whose date exists and whose check digit is right (zákon č. 133/2000 Sb., § 13).

    One of nine digits (before 1954, no check digit) is taken only with its slash: without it, it is a phone number.
    """
    candidates = list(_BIRTH_NUMBER.finditer(text))
    if not candidates:
        return
    from stdnum.cz import rc

    for found in candidates:
        digits = re.sub(r"\D", "", found[0])
        if rc.is_valid(digits):
            yield Found(found.start(), found[0], digits)
