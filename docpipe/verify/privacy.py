"""Texts with their places, and what an edition must not print → leaks (errors) and bare surnames (warnings)."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import unquote

from docpipe.czech.inflection import inflected_forms_pattern, inflected_surname_pattern
from docpipe.czech.names import split_titles
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Location
from docpipe.verify.expectation import Expectation, Forbidden
from docpipe.verify.fold import excerpt

_DIGITS = re.compile(r"\+?\d(?:[\s\u00a0\u202f./()\-\u2010-\u2015]{0,3}\d){8,}")
_BIRTH_NUMBER = re.compile(r"(?<![\d/_.])(\d{6})([\s\u00a0]?/[\s\u00a0]?|)(\d{3,4})(?![\d/_])")
_NATIONAL_DIGITS = 9
_UNSURE_ENDING = 3
"""How many last letters of a word Czech declension may change; the letters before them are looked for first, which is fast."""
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\x02\ufffe]")

inflected_forms_pattern = lru_cache(maxsize=4096)(inflected_forms_pattern)
inflected_surname_pattern = lru_cache(maxsize=4096)(inflected_surname_pattern)


@dataclass(frozen=True, slots=True)
class Piece:
    """A text to be searched, and where each part of it stands: offsets from 0, ascending, and their places."""

    text: str
    offsets: tuple[int, ...]
    places: tuple[Location, ...]

    def at(self, offset: int) -> Location:
        """Return the place of an offset."""
        return self.places[bisect_right(self.offsets, offset) - 1]


def piece(parts: Iterable[tuple[str, Location]]) -> Piece:
    """Return texts joined by line ends, so that a name split over two cells is found too."""
    offsets, places, texts, offset = [0], [Location("")], [], 0
    for text, place in parts:
        clean = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
        offsets.append(offset)
        places.append(place)
        texts.append(clean)
        offset += len(clean) + 1
    return Piece("\n".join(texts), tuple(offsets), tuple(places))


def leaks(pieces: Iterable[Piece], expectation: Expectation) -> Iterator[Diagnostic]:
    """Yield each kind of finding once a place. In an unrestricted edition only birth numbers and secret addresses are looked for."""
    told: set[tuple[str, str, Location]] = set()
    for item in pieces:
        for code, value, offset in _findings(item.text, expectation):
            place = item.at(offset)
            if (code, value, place) not in told:
                told.add((code, value, place))
                yield Diagnostic(code, place, {"edition": expectation.edition, **_shown(code, item.text, offset, value)})


def _shown(code: str, text: str, offset: int, value: str) -> dict[str, str]:
    """Return what the complaint quotes: of a birth number only the date, for complaints are kept in logs too."""
    if code.endswith("birth-number"):
        return {"value": f"{value[:6]}/…", "text": ""}
    return {"value": value, "text": excerpt(text[max(0, offset - 25) : offset + len(value) + 25])}


def _findings(text: str, expectation: Expectation) -> Iterator[tuple[str, str, int]]:
    forbidden = expectation.forbidden
    accepted = {value.casefold() for value in forbidden.allowed}
    found = [*_birth_numbers(text, restricted=expectation.restricted), *_addresses(text, forbidden)]
    if expectation.restricted:
        found += [*_emails(text, forbidden), *_phones(text, forbidden), *_names(text, forbidden)]
    yield from (finding for finding in found if finding[1].casefold() not in accepted)


def _birth_numbers(text: str, *, restricted: bool) -> Iterator[tuple[str, str, int]]:
    """Numbers with a valid date and check digit (zákon č. 133/2000 Sb., § 13); without a slash only those of ten digits."""
    for match in _BIRTH_NUMBER.finditer(text):
        if (match[2] or len(match[3]) > _UNSURE_ENDING) and _is_birth_number(match[1] + match[3]):
            yield "leak-birth-number" if restricted else "verify-birth-number", match[0], match.start()


def _is_birth_number(digits: str) -> bool:
    from stdnum.cz import rc

    return bool(rc.is_valid(digits))


def _addresses(text: str, forbidden: Forbidden) -> Iterator[tuple[str, str, int]]:
    """Secret addresses, in any case and spacing; a street without a number is a word like any other."""
    for address in forbidden.addresses:
        words = address.split()
        if len(words) > 1 and any(character.isdigit() for character in address):
            for match in re.finditer(r"(?<!\w)" + r"[\s\u00a0]+".join(map(re.escape, words)) + r"(?!\w)", text, re.IGNORECASE):
                yield "leak-secret-address", " ".join(match[0].split()), match.start()


def _emails(text: str, forbidden: Forbidden) -> Iterator[tuple[str, str, int]]:
    low = text.lower()
    for email in dict.fromkeys(item.lower() for item in forbidden.emails if item):
        at = low.find(email)
        while at >= 0:
            before = low[at - 1] if at else " "
            if not (before.isalnum() or before in "._+"):
                yield "leak-email", email, at
            at = low.find(email, at + 1)


def _phones(text: str, forbidden: Forbidden) -> Iterator[tuple[str, str, int]]:
    wanted = {digits[-_NATIONAL_DIGITS:]: phone for phone in forbidden.phones if len(digits := re.sub(r"\D", "", phone)) >= _NATIONAL_DIGITS}
    if not wanted:
        return
    for match in _DIGITS.finditer(text):
        places = [place for place, character in enumerate(match[0], match.start()) if character.isdigit()]
        digits = "".join(text[place] for place in places)
        for national, phone in wanted.items():
            if (at := digits.find(national)) >= 0:
                yield "leak-phone", phone, places[at]


def _names(text: str, forbidden: Forbidden) -> Iterator[tuple[str, str, int]]:
    """Full names are leaks; a surname alone is a warning, unless it belongs to a name that may be shown."""
    low = text.casefold()
    taken: list[tuple[int, int]] = []
    for name in (name for name in forbidden.shown if _may_hold(low, name)):
        taken += [match.span() for match in inflected_forms_pattern(name).finditer(text)]
    suspects = [name for name in dict.fromkeys(forbidden.names) if _may_hold(low, name)]
    for name in (name for name in suspects if split_titles(name)[1]):
        for match in inflected_forms_pattern(name).finditer(text):
            if not any(start <= match.start() < end for start, end in taken):
                taken.append(match.span())
                yield "leak-name", " ".join(match[0].split()), match.start()
    allowed = {split_titles(name)[2].casefold() for name in forbidden.allowed if name.strip()}
    for name in suspects:
        if split_titles(name)[2].casefold() in allowed:
            continue
        for match in inflected_surname_pattern(name).finditer(text):
            if not any(start <= match.start() < end for start, end in taken):
                taken.append(match.span())
                yield "privacy-surname", match[0], match.start()


def _may_hold(low: str, name: str) -> bool:
    """Return whether a text can hold a name at all: the part of its surname that no case changes is there."""
    surname = split_titles(unicodedata.normalize("NFC", name))[2].casefold().split("-")[0]
    return surname[: max(1, len(surname) - _UNSURE_ENDING)] in low


def decoded(address: str) -> str:
    """Return a link's target as a person reads it: 'mailto:jana%40obec.cz' → 'mailto:jana@obec.cz'."""
    return unquote(address)
