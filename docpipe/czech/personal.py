"""A text → the personal data that can be told by their form: birth numbers and dates, e-mail addresses, phone numbers; and given street addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from docpipe.czech.inflection import inflected_forms_pattern
from docpipe.dataclass import dataclass

NATIONAL_DIGITS = 9
_DASHES = r"\-\u2010-\u2015"
_DIGITS = re.compile(rf"\+?\d(?:[\s./(){_DASHES}]{{0,3}}\d){{8,}}")
_BIRTH_NUMBER = re.compile(rf"(?<![\d/_.])(\d\d[ ]?\d\d[ ]?\d\d)(\s?[/\\{_DASHES}]\s?|)(\d{{3,4}})(?![\d/_])")
_WITHOUT_CHECK_DIGIT = 3
_REFERENCE = re.compile(r"(?:č\.?\s?j\.?|sp\.?\s?zn\.?|zn\.|čj\.?|číslo jednací|spisová značka)\s*:?\s*\S{0,20}$", re.IGNORECASE)
_MONTHS = "ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince"
_BIRTH_DATE = re.compile(
    rf"(?<!\w)(?:nar\.|naroz\.|narozen[aáoýiy]?|narozen[íé]|dat(?:um|\.)\s+nar(?:ození|oz\.|\.))\s*(?:dne)?\s*[:,(–-]?\s*"
    rf"(\d{{1,2}}\.\s*(?:\d{{1,2}}\.|{_MONTHS})\s*\d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/\d{{4}})",
    re.IGNORECASE,
)
_AT = r"(?:\s*@\s*|\s*[\[({]\s*(?:at|zavin[aá][cč]|@)\s*[\])}]\s*|\s+zavin[aá][cč]\s+)"
_DOT = r"(?:\.|\s?\.\s?(?=(?:cz|sk|eu|com|org|net|info|example)\b)|\s*[\[({]\s*(?:dot|te[cč]ka)\s*[\])}]\s*)"
_LABEL = r"[^\W_]+(?:-[^\W_]+)*"
_EMAIL = re.compile(rf"([\w.+%'-]{{1,64}}){_AT}({_LABEL}(?:{_DOT}{_LABEL}){{1,5}})", re.IGNORECASE)
_ANY_AT = re.compile(r"@|\bat\b|zavin", re.IGNORECASE)
_NUMBERS = re.compile(r"\d+")
_BEFORE_NUMBER = r"[\s,]*(?:č\.?\s?p\.?|čp\.?|č\.)?\s*"


@dataclass(frozen=True, slots=True)
class Datum:
    """Something personal in a text: what it is as data, and where it stands."""

    value: str
    start: int
    end: int


def birth_numbers(text: str) -> Iterator[Datum]:
    """Yield numbers with a valid date and check digit (zákon č. 133/2000 Sb., § 13); without a slash only those of ten digits, and no reference numbers."""
    for match in _BIRTH_NUMBER.finditer(text):
        digits = re.sub(r"\D", "", match[1] + match[3])
        short = len(match[3]) == _WITHOUT_CHECK_DIGIT
        if (short and (not match[2].strip() or _REFERENCE.search(text, max(0, match.start() - 40), match.start()))) or not _is_birth_number(digits):
            continue
        yield Datum(match[0], *match.span())


def _is_birth_number(digits: str) -> bool:
    from stdnum.cz import rc

    return bool(rc.is_valid(digits))


def birth_dates(text: str) -> Iterator[Datum]:
    """Yield days that a text calls somebody's day of birth."""
    yield from (Datum(" ".join(match[1].split()), match.start(1), match.end(1)) for match in _BIRTH_DATE.finditer(text))


def emails(text: str) -> Iterator[Datum]:
    """Yield e-mail addresses, in small letters: those with spaces or a line's end in them too, and those that hide the at sign („(zavináč)“, „[at]“)."""
    if _ANY_AT.search(text) is None:
        return
    for match in _EMAIL.finditer(text):
        domain = re.sub(r"\s+|(?<=\.)\.+", "", re.sub(_DOT, ".", match[2].lower()))
        local = match[1].lower().lstrip(".'-")
        yield Datum(f"{local}@{domain}", match.end(1) - len(local), match.end())


def phones(text: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield runs of digits long enough for a phone number, and where each digit stands; other numbers may run into them."""
    for match in _DIGITS.finditer(text):
        places = tuple(place for place, character in enumerate(match[0], match.start()) if character.isdecimal())
        yield "".join(text[place] for place in places), places


@lru_cache(maxsize=512)
def address_pattern(address: str) -> re.Pattern[str] | None:
    """Return the pattern that finds a street with its number, the words in any case, „č. p.“ between them or not; None for a street without a number.

    Of a number like 123/4 either part is enough.
    """
    words = address.split()
    number = words[-1] if words else ""
    parts = _NUMBERS.findall(number)
    name = [word for word in words[:-1] if word.lower().rstrip(".") not in ("č", "p", "čp", "č.p")]
    if not parts or not name:
        return None
    street = r"\s+".join(_declined(word) for word in name)
    wanted = "|".join(dict.fromkeys((re.escape(number), *map(re.escape, parts))))
    return re.compile(rf"(?<!\w){street}{_BEFORE_NUMBER}(?:{wanted})(?!\w)", re.IGNORECASE)


def _declined(word: str) -> str:
    """Return the pattern of one word of a street in any case; a short or abbreviated one as it is."""
    if not word.isalpha() or len(word) <= _WITHOUT_CHECK_DIGIT:
        return re.escape(word)
    return f"(?:{inflected_forms_pattern(word).pattern})"


def addresses(text: str, known: tuple[str, ...]) -> Iterator[Datum]:
    """Yield where given streets with their numbers stand."""
    for address in known:
        pattern = address_pattern(address)
        if pattern is not None:
            yield from (Datum(" ".join(match[0].split()), *match.span()) for match in pattern.finditer(text))
