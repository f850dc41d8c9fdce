"""A text → the personal data that can be told by their form: birth numbers and dates, e-mail addresses, phone numbers; and given street addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from docpipe.czech.inflection import inflected_forms_pattern, unaccented
from docpipe.dataclass import dataclass

NATIONAL_DIGITS = 9
_DASHES = r"\-\u2010-\u2015"
_DIGITS = re.compile(rf"\+?\d(?:[\s./(){_DASHES},;:|_*·]{{0,3}}\d){{8,}}")
_BIRTH_NUMBER = re.compile(rf"(?<![\d/_.])(\d\d[ ]?\d\d[ ]?\d\d)(\s?[/\\{_DASHES}]\s?|)(\d{{3,4}})(?![\d/_])")
_WITHOUT_CHECK_DIGIT = 3
_BEFORE = 40
_MONTHS_OF_YEAR, _DAYS_OF_MONTH = 12, 31
_REFERENCE = re.compile(r"(?<!\w)(?:č\.?\s?j\.?|sp\.?\s?zn\.?|zn\.|čj\.?|číslo jednací|spisová značka)\s*:?\s*\S{0,20}$", re.IGNORECASE)
_CALLED_BIRTH_NUMBER = re.compile(r"(?<!\w)(?:rodn\w{1,3} čís\w{1,4}|r\.\s?č\.|RČ)(?:\s(?:je|má))?\s*[:=]?\s*$", re.IGNORECASE)
_MONTHS = "ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince"
_DAY = (
    rf"(\d{{1,2}}\.\s*(?:\d{{1,2}}\.|{_MONTHS}|[IVX]{{1,4}}\.)\s*\d{{4}}|\d{{1,2}}\.\s?\d{{1,2}}\.\s?\d{{2}}(?!\d|\.|:)|\d{{4}}-\d\d-\d\d"
    r"|\d{1,2}/\s?\d{1,2}/\s?\d{4}|\d{1,2}-\d{1,2}-\d{4})"
)
_BORN = (
    r"narozen(?:[aáoýiyíéou]|ou|ého|ému|ém|ým|ých|ými|[/(]á?a\)?)?|narodil[aoiy]?\s+se|nar\.|naroz\."
    r"|dat(?:um|\.|a|em)\s*(?:nar(?:ozen[íi]|oz\.|\.)|naroz)|D\.\s?N\."
)
_CAPITAL = "(?-i:[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ])"
_BETWEEN = (
    rf"(?:\s*dne|\s+v[e]?\s+{_CAPITAL}\w+(?:\s+{_CAPITAL}\w+)?"
    r"|\s+(?:klienta|klientky|žadatele|žadatelky|účastníka|účastnice|dítěte))?"
)
_BIRTH_DATE = re.compile(rf"(?<!\w)(?:{_BORN}){_BETWEEN}(?:\s*dne)?(?:\s+je)?\s*[:,(–-]?\s*{_DAY}", re.IGNORECASE)
_STARRED = re.compile(rf"(?:\(\s*|[^\W\d_],?[ \u00a0])\*\s?{_DAY}", re.IGNORECASE)
"""„Jan Novák (* 12. 3. 1956)“; not the mark of a list's item."""
_ANY_BORN = re.compile(r"nar\.|naroz|narodil|d\. ?n\.|\*", re.IGNORECASE)
_HEAD = re.compile(r"(?<![^\n;,\t|])[^\n.:!?]{0,60}?(?<!\w)(?:dat(?:um|\.)\s*nar(?:ozen[íi]|oz\.|\.)?)[^\n.:!?_]{0,60}(?=\n|;|\t|\|)", re.IGNORECASE)
"""„Jméno  Datum narození  Obec“: the head of a table, which neither ends like a sentence nor asks to be filled in („Datum narození: ……“)."""
_CELL = re.compile(rf"(?:^|[\s;,|])(?P<day>\d{{1,2}}\.\s?(?:\d{{1,2}}\.|{_MONTHS})\s?(?P<year>19\d\d|20\d\d))(?=$|[\s;,|])", re.MULTILINE)
_MOST_UNDER = 3000
_LATEST_BIRTH = 2012
"""Later days in such a table are more likely those of a meeting or a signature."""
_APART = "\0"
_AT = r"(?:\s*@\s*|\s*[\[({<]\s*(?:at?|zavin[aá][cč]|@)\s*[\])}>]\s*|\s+(?:zavin[aá][cč]|at)\s+|[_-]at[_-])"
_DOT = r"(?:\.|\s?\.\s?(?=(?:cz|sk|eu|com|org|net|info|example)\b)|\s*[\[({<]\s*(?:dot|te[cč]ka|\.)\s*[\])}>]\s*|\s+(?:dot|te[cč]ka)\s+)"
_LABEL = r"[^\W_]+(?:-[^\W_]+)*"
_EMAIL = re.compile(rf"([\w.+%'-]{{1,64}}){_AT}({_LABEL}(?:{_DOT}{_LABEL}){{1,5}})", re.IGNORECASE)
_ANY_AT = re.compile(r"@|\bat\b|[_-]at[_-]|\(a\)|zavin", re.IGNORECASE)
_NUMBERS = re.compile(r"\d+")
_NUMBER_WORD = r"(?:č\.?\s?p\.?|čp\.?|č\.|čís\.|číslo(?:\s+(?:popisné|domu))?|dům|domě)"
_NUMBER_WORDS = re.compile(rf"(?<!\w){_NUMBER_WORD}(?!\w)", re.IGNORECASE)
_STREET = re.compile(r"(?:ulic[eií]|ul\.|ul)", re.IGNORECASE)
_BEFORE_NUMBER = rf"(?:\s+{_STREET.pattern})?[\s,–-]*{_NUMBER_WORD}?\s*"


@dataclass(frozen=True, slots=True)
class Datum:
    """Something personal in a text: what it is as data, and where it stands."""

    value: str
    start: int
    end: int


def birth_numbers(text: str) -> Iterator[Datum]:
    """Yield numbers with a valid date and check digit (zákon č. 133/2000 Sb., § 13); without a slash only those of ten digits, and no reference numbers.

    What a text itself calls a birth number is one whatever its check digit: a slip in one digit still tells the day of birth.
    """
    for match in _BIRTH_NUMBER.finditer(text):
        digits = re.sub(r"\D", "", match[1] + match[3])
        before = max(0, match.start() - _BEFORE)
        if _CALLED_BIRTH_NUMBER.search(text, before, match.start()) and _has_birth_date(digits):
            yield Datum(match[0], *match.span())
            continue
        plain = len(match[3]) == _WITHOUT_CHECK_DIGIT and not match[2].strip()
        if plain or _REFERENCE.search(text, before, match.start()) or not _is_birth_number(digits):
            continue
        yield Datum(match[0], *match.span())


def _has_birth_date(digits: str) -> bool:
    """Return whether digits begin as a birth number does: a month, 50 more of women, 20 more where numbers had run out, and a day."""
    month, day = int(digits[2:4]), int(digits[4:6])
    return any(1 <= month - more <= _MONTHS_OF_YEAR for more in (0, 20, 50, 70)) and 1 <= day <= _DAYS_OF_MONTH


def _is_birth_number(digits: str) -> bool:
    from stdnum.cz import rc

    return bool(rc.is_valid(digits))


def birth_dates(text: str) -> Iterator[Datum]:
    """Yield days that a text calls somebody's day of birth."""
    if _ANY_BORN.search(text) is None:
        return
    told: set[int] = set()
    for match in (match for pattern in (_BIRTH_DATE, _STARRED) for match in pattern.finditer(text)):
        told.add(match.start(1))
        yield Datum(" ".join(match[1].split()), match.start(1), match.end(1))
    yield from (item for item in _in_columns(text) if item.start not in told)


def _in_columns(text: str) -> Iterator[Datum]:
    """Yield days in the rows under the head of a table that has a column for days of birth, by lines: cells of a table, rows of a sheet, lines of a page."""
    for head in _HEAD.finditer(text):
        rows = text[head.end() : head.end() + _MOST_UNDER].partition(_APART)[0]
        for match in _CELL.finditer(rows):
            if int(match["year"]) <= _LATEST_BIRTH:
                yield Datum(" ".join(match["day"].split()), head.end() + match.start("day"), head.end() + match.end("day"))


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
    """Return the pattern that finds a street with its number, the words in any case, „ulice“, „č. p.“ or „číslo“ between them or not, in either order.

    An address of a village has its name instead of a street („Dolní Lhota 15“). Of a number like 123/4 either part is enough. None for one without a number.
    """
    words = _NUMBER_WORDS.sub(" ", address).replace(",", " ").split()
    number = next((word for word in reversed(words) if _NUMBERS.match(word)), "")
    name = [word for word in words if word != number and not _STREET.fullmatch(word)]
    if not number or not name:
        return None
    street = r"\s+".join(_declined(word) for word in name)
    parts = dict.fromkeys((re.escape(number), *map(re.escape, _NUMBERS.findall(number))))
    wanted = rf"(?<!\d)(?:{'|'.join(parts)})(?:\s?[a-z])?(?!\w|:\d|\.\s?(?:\d|{_MONTHS}))"
    after = rf"{_BEFORE_NUMBER}{wanted}"
    before = rf"{_NUMBER_WORD}\s*{wanted}[\s,]*(?:v[e]?\s+)?(?:{_STREET.pattern}\s+)?{street}(?!\w)"
    return re.compile(rf"(?<!\w)(?:{street}{after}|{before})", re.IGNORECASE)


def _declined(word: str) -> str:
    """Return the pattern of one word of a street in any case; a short or abbreviated one as it is."""
    if not word.isalpha() or len(word) <= _WITHOUT_CHECK_DIGIT:
        return re.escape(word)
    return f"(?:{inflected_forms_pattern(word).pattern})"


@lru_cache(maxsize=512)
def _bare_address(pattern: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(unaccented(pattern.pattern), re.IGNORECASE)


def addresses(text: str, known: tuple[str, ...]) -> Iterator[Datum]:
    """Yield where given streets with their numbers stand, written without diacritics too."""
    for pattern in filter(None, map(address_pattern, known)):
        bare = (match.span() for match in _bare_address(pattern).finditer(unaccented(text)))
        found = {*(match.span() for match in pattern.finditer(text)), *(span for span in bare if text[slice(*span)].isascii())}
        yield from (Datum(" ".join(text[start:end].split()), start, end) for start, end in sorted(found))
