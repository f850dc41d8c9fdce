"""A document's text and its programme → what publicity wants in words: number, project's name, and no other programme's texts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docpipe.diagnostics import Diagnostic, Location
from docpipe.programmes.strip import Strip
from docpipe.verify.expectation import Expectation
from docpipe.verify.fold import plain

if TYPE_CHECKING:
    from docpipe.programmes.schema import Asset, Programme

_PERIODS = {"2014-20": re.compile(r"/0\.0/0\.0/"), "2021-27": re.compile(r"\.\d{2}\.\d{2}/\d{2}/\d{2}_")}
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
        if match[0] == expectation.registration_number:
            continue  # whether it fits its programme is said where it is written
        period = "" if expectation.programme is None else expectation.programme.registration_period
        if wanted and match[1] == wanted and period and period_of(match[0]) not in ("", period):
            printed = {"period": period_of(match[0]).replace("-", "–"), "expected": period.replace("-", "–")}
            yield Diagnostic("publicity-number-period", place, {"found": match[0], **printed})
        elif expectation.registration_number or (wanted and match[1] != wanted):
            yield Diagnostic("publicity-number-foreign", place, {"found": match[0], "expected": expectation.registration_number or f"CZ.{wanted}…"})


def period_of(number: str) -> str:
    """Return the period whose form a registration number has, '2014-20' or '2021-27'; '' for neither."""
    return next((period for period, form in _PERIODS.items() if form.search(number)), "")


def numbers_in(text: str) -> tuple[str, ...]:
    """Return the registration numbers that stand in a text, each once."""
    return tuple(dict.fromkeys(match[0] for match in _REGISTRATION.finditer(text)))


def accepted_texts(strip: Strip | None, expectation: Expectation) -> tuple[str, ...]:
    """Return the words of which one must stand beside the emblem, as asked for first; none where the strip's picture holds them."""
    wanted = text_of_strip(strip) if strip else plain(" ".join(expectation.programme.emblem_text)) if expectation.programme else ""
    if not wanted:
        return ()
    others = () if expectation.programme is None else expectation.programme.emblem_text_accepted
    return tuple(dict.fromkeys((wanted, *map(plain, others))))


def required_assets(expectation: Expectation) -> tuple[Asset, ...]:
    """Return the logos that must stand beside the emblem: a ministry's, where the programme asks for it."""
    from docpipe.programmes.schema import AssetKind

    assets = expectation.programme.assets if expectation.programme is not None else ()
    return tuple(asset for asset in assets if asset.required and asset.kind is AssetKind.OFFICIAL and not asset.whole_strip)


def stands_in(asset: Asset, said: str) -> bool:
    """Return whether a logo is named in what stands about an emblem: by its alternative text, or by the words in its place."""
    found = _bare(said).casefold()
    return any(words and _bare(words).casefold() in found for words in (asset.alt, " ".join(asset.words)))


def printed_name(text: str, name: str) -> str:
    """Return 'exact' where a name stands in a text to the letter (spaces and divisions of words aside), 'other' where only its case differs, '' for neither."""
    wanted, found = _bare(name), _bare(text)
    return "exact" if wanted in found else "other" if wanted.casefold() in found.casefold() else ""


def _bare(text: str) -> str:
    return "".join(character for character in unicodedata.normalize("NFC", text) if character.isalnum())


def _phrases(programme: Programme | None) -> set[str]:
    """Return the texts that name a programme: its title, the text at the emblem as a whole and by lines, and the accepted wordings."""
    if programme is None:
        return set()
    lines = {plain(line) for line in programme.emblem_text if len(line.split()) > 2}  # noqa: PLR2004 - „Evropská unie“ names no programme
    return {text for text in (plain(programme.title), plain(" ".join(programme.emblem_text)), *map(plain, programme.emblem_text_accepted), *lines) if text}
