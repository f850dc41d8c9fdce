"""A document's text and its programme → what publicity wants in words: number, project's name, and no other programme's texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docpipe.diagnostics import Diagnostic, Location
from docpipe.programmes.strip import Strip
from docpipe.verify.expectation import Expectation
from docpipe.verify.fold import plain

if TYPE_CHECKING:
    from docpipe.programmes.schema import Programme

_REGISTRATION = re.compile(r"\bCZ\.(\d{2})\.\d{1,2}\.(?:\d{1,3}|X)/\d{1,2}(?:\.\d)?(?:/\d\.\d)?/\d{2}_\d{3}/\d{7}")
"""Numbers of 2014–20 and 2021–27; the first group is the programme."""


def text_of_strip(strip: Strip) -> str:
    """Return the words that must stand beside the strip's first picture, '' when the picture itself holds them."""
    first = next((item for item in strip.items if item.picture is not None), None)
    return "" if first is None else plain(" ".join(first.lines))


def missing_texts(text: str, expectation: Expectation, place: Location) -> Iterator[Diagnostic]:
    """Yield what is known of the project and not printed (PUB-11, PUB-12). `text`: the whole document's, plain."""
    if expectation.registration_number and expectation.registration_number not in text:
        yield Diagnostic("publicity-number-missing", place, {"number": expectation.registration_number})
    if expectation.project_name and plain(expectation.project_name) not in text:
        yield Diagnostic("publicity-project-name-missing", place, {"name": expectation.project_name})


def foreign_texts(text: str, expectation: Expectation, place: Location) -> Iterator[Diagnostic]:
    """Yield texts and numbers of other programmes (PUB-11, PUB-13, PUB-14) in headers and footers.

    The body is left out: a plan names other programmes as sources of money.
    """
    rest = plain(text)
    owners = {phrase: programme for programme in (*expectation.other_programmes, expectation.programme) for phrase in _phrases(programme)}
    told: set[str] = set()
    # the longest first: „Operační program Zaměstnanost“ is also how „Operační program Zaměstnanost plus“ begins
    for phrase, owner in sorted(owners.items(), key=lambda item: (-len(item[0]), item[0])):
        rest, count = re.subn(rf"(?<![^\W_]){re.escape(phrase)}(?![^\W_])", "\ue000", rest)
        if count and owner is not None and owner is not expectation.programme and owner.name not in told:
            told.add(owner.name)
            yield Diagnostic("publicity-other-programme", place, {"text": phrase, "programme": owner.title or owner.name})
    for match in _REGISTRATION.finditer(text):
        wanted = "" if expectation.programme is None else expectation.programme.number
        own = match[0] == expectation.registration_number  # whether it fits its programme is said where it is written
        if not own and (expectation.registration_number or (wanted and match[1] != wanted)):
            yield Diagnostic("publicity-number-foreign", place, {"found": match[0], "expected": expectation.registration_number or f"CZ.{wanted}…"})


def _phrases(programme: Programme | None) -> set[str]:
    """Return the texts that name a programme: its title, the text at the emblem as a whole and by lines, and the accepted wordings."""
    if programme is None:
        return set()
    lines = {plain(line) for line in programme.emblem_text if len(line.split()) > 1}
    return {text for text in (plain(programme.title), plain(" ".join(programme.emblem_text)), *map(plain, programme.emblem_text_accepted), *lines) if text}
