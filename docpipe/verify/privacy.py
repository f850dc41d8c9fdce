"""Texts with their places, and what an edition must not print → leaks (errors) and bare surnames (warnings)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from docpipe.czech import personal
from docpipe.czech.given import guessed_names
from docpipe.czech.inflection import fixed_start, unaccented
from docpipe.czech.names import split_titles
from docpipe.czech.sought import Names, clean, whole_pattern
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Location
from docpipe.verify.expectation import Expectation, Forbidden
from docpipe.verify.fold import excerpt
from docpipe.verify.plainfiles import unescaped

_TAG = re.compile(r"\+[^@]*@")
"""„eva+schuzky@obec.cz“ comes to eva@obec.cz."""
_BETWEEN_WORDS = re.compile(r"[_.\-/\\+&=?:;|#]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A text to be searched, and where each part of it stands: offsets from 0, ascending, and their places."""

    text: str
    offsets: tuple[int, ...]
    places: tuple[Location, ...]

    def at(self, offset: int) -> Location:
        """Return the place of an offset."""
        return self.places[bisect_right(self.offsets, offset) - 1]


_NEVER_ALLOWED = frozenset(("leak-birth-number", "verify-birth-number", "leak-secret-address"))
"""What no reason lets through."""
_DECLINED = 8
"""By how many letters a name of several words may grow when it is declined."""
_JOINED, _APART = "\n", "\n\0\n"


def piece(parts: Iterable[tuple[str, Location]], *, apart: bool = False) -> Piece:
    """Return texts joined by line ends, so that a name split over two cells is found too; `apart`: texts that have nothing to do with each other."""
    between = _APART if apart else _JOINED
    offsets, places, texts, offset = [0], [Location("")], [], 0
    for text, place in parts:
        searched = clean(text)
        offsets.append(offset)
        places.append(place)
        texts.append(searched)
        offset += len(searched) + len(between)
    return Piece(between.join(texts), tuple(offsets), tuple(places))


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
    number = "leak-birth-number" if expectation.restricted else "verify-birth-number"
    found = [(number, item.value, item.start) for item in personal.birth_numbers(text)]
    found += [("leak-secret-address", item.value, item.start) for item in personal.addresses(text, forbidden.addresses)]
    if expectation.restricted:
        found += [("leak-birth-date", item.value, item.start) for item in personal.birth_dates(text)]
        found += [*_emails(text, forbidden), *_phones(text, forbidden), *_names(text, forbidden)]
    yield from (finding for finding in found if finding[0] in _NEVER_ALLOWED or finding[1].casefold() not in accepted)


@dataclass(frozen=True, slots=True)
class _Sought:
    """What is looked for, ready to be looked up: every document of an edition is searched for the same."""

    emails: frozenset[str]
    phones: dict[str, str]
    """The national number → the number as it is told."""
    names: Names
    shown: Names
    known: Names
    called: Mapping[str, tuple[str, ...]]
    """Beginning of a word → names of places and organisations that have it."""
    addresses: frozenset[str]
    """E-mail addresses that are looked for by themselves, or may be printed: names in them are not told besides."""
    allowed: frozenset[str]
    """Surnames that are no finding, in small letters."""


@lru_cache(maxsize=16)
def _sought(forbidden: Forbidden) -> _Sought:
    digits = ((re.sub(r"\D", "", phone), phone) for phone in forbidden.phones)
    return _Sought(
        emails=frozenset(item.lower() for item in forbidden.emails if item),
        phones={number[-personal.NATIONAL_DIGITS :]: phone for number, phone in digits if len(number) >= personal.NATIONAL_DIGITS},
        names=Names(forbidden.names),
        shown=Names(name for name in forbidden.shown if "@" not in name),
        known=Names(forbidden.known),
        called=_by_words(forbidden.called),
        addresses=frozenset(item.lower() for item in (*forbidden.emails, *forbidden.shown) if item and "@" in item),
        allowed=frozenset(split_titles(name)[2].casefold() for name in forbidden.allowed if name.strip()),
    )


def _emails(text: str, forbidden: Forbidden) -> Iterator[tuple[str, str, int]]:
    known = _sought(forbidden).emails
    if known:
        yield from (("leak-email", item.value, item.start) for item in personal.emails(text) if {item.value, _TAG.sub("@", item.value)} & known)


def _phones(text: str, forbidden: Forbidden) -> Iterator[tuple[str, str, int]]:
    known = _sought(forbidden).phones
    if not known:
        return
    for digits, places in personal.phones(text):
        for at in range(len(digits) - personal.NATIONAL_DIGITS + 1):
            if (phone := known.get(digits[at : at + personal.NATIONAL_DIGITS])) is not None:
                yield "leak-phone", phone, places[at]


def _names(text: str, forbidden: Forbidden) -> Iterator[tuple[str, str, int]]:
    """Full names are leaks; a surname alone is a warning, unless it belongs to a name that may be shown."""
    sought = _sought(forbidden)
    taken = [(hit.start, hit.end) for hit in sought.shown.whole(text)]
    taken += [(item.start, item.end) for item in personal.emails(text) if item.value in sought.addresses]
    for hit in sought.names.whole(text):
        if not _within(hit.start, taken):
            taken.append((hit.start, hit.end))
            yield "leak-name", " ".join(text[hit.start : hit.end].split()), hit.start
    for hit in sought.names.surnames(text):
        if split_titles(hit.name)[2].casefold() in sought.allowed or _within(hit.start, taken):
            continue
        taken.append((hit.start, hit.end))
        if not _is_called(text, hit.start, hit.end, sought):
            yield "privacy-surname", text[hit.start : hit.end], hit.start
    if forbidden.known or forbidden.called:
        yield from _unknown(text, sought, taken)


def _unknown(text: str, sought: _Sought, taken: list[tuple[int, int]]) -> Iterator[tuple[str, str, int]]:
    """Yield what looks like the full name of somebody whom no field of the content knows: whether they may be named, nobody has said."""
    guessed = [item for item in guessed_names(text) if not any(start < item.end and item.start < end for start, end in taken)]
    if not guessed:
        return
    known = [(hit.start, hit.end) for hit in sought.known.whole(text)]
    for item in guessed:
        if not any(start < item.end and item.start < end for start, end in known) and not _is_called(text, item.start, item.end, sought):
            yield "privacy-name-unknown", item.value, item.start


def _by_words(names: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in names:
        for word in name.split():
            if word[:1].isupper() and (start := fixed_start(word)):
                found[start] = (*found.get(start, ()), name)
    return found


def _is_called(text: str, start: int, end: int, sought: _Sought) -> bool:
    """Return whether a place of a text is part of the name of a place or an organisation, in any case."""
    word = unaccented(text[start:end]).casefold()
    names = {name for beginning, named in sought.called.items() if word.startswith(beginning) for name in named}
    for name in names:
        first = max(0, start - len(name) - _DECLINED)
        for match in whole_pattern(name).finditer(text, first, min(len(text), end + len(name) + _DECLINED)):
            if match.start() <= start and end <= match.end() and match.end() - match.start() > end - start:
                return True
    return False


def _within(place: int, taken: Iterable[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in taken)


def decoded(address: str) -> str:
    """Return a link's target or a script's text as a person reads it: 'mailto:jana%40obec.cz' → 'mailto:jana@obec.cz'."""
    return unescaped(address)


def in_words(name: str) -> str:
    """Return a name of a file, a bookmark or a part of an address as words: 'zapis_jana-dvorakova.docx' → 'zapis jana dvorakova docx'."""
    return _BETWEEN_WORDS.sub(" ", decoded(name))
