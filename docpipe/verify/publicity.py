"""A Word file, its programme's rules and strip → breaches of publicity (rules PUB-01 to PUB-17; Regulation (EU) 2021/1060, Annex IX)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docpipe.diagnostics import Diagnostic
from docpipe.outside import digest
from docpipe.programmes.strip import Strip
from docpipe.verify.expectation import Expectation
from docpipe.verify.fold import plain
from docpipe.verify.package import MAIN, Package, w
from docpipe.verify.pictures import WordPicture, pictures, sections
from docpipe.verify.programmetexts import foreign_texts, missing_texts, text_of_strip
from docpipe.verify.styles import Look, Styles

RATIO: Final = 0.01
"""PUB-05: how much a logo's proportions may differ from its file's."""
SLACK_MM: Final = 0.05
"""Rounding of a length on its way through EMU and points."""


def millimetres(value: float) -> str:
    """Return a length as messages print it: '9,8'."""
    return f"{value:.1f}".replace(".", ",")


def unbranded(package: Package, styles: Styles, expectation: Expectation) -> Iterator[Diagnostic]:
    """Yield the breaches of publicity that a Word file shows."""
    if expectation.strip:
        yield from _strip(package, styles, expectation.strip, expectation)
    elif expectation.strip is None and expectation.programme is not None and expectation.programme.funded:
        yield from _foreign(package, expectation)
    running = package.text(*package.running)
    place = expectation.at(package.running[0] if package.running else MAIN)
    yield from missing_texts(plain(package.text(*package.stories)), expectation, expectation.at(MAIN))
    yield from foreign_texts(running, expectation, place)


def _strip(package: Package, styles: Styles, strip: Strip, expectation: Expectation) -> Iterator[Diagnostic]:
    found = pictures(package)
    emblems = [picture for picture in found if _is_emblem(picture, strip)]
    yield from _places(package, emblems, expectation)
    parts = dict.fromkeys(picture.part for picture in emblems)
    for part in parts:
        yield from _row([picture for picture in found if picture.part == part], strip, expectation)
        yield from _words(package, styles, part, strip, expectation)
    known = {digest(item.picture.content) for item in strip.items if item.picture is not None}
    for picture in found:
        if picture.part in parts or picture.digest in known:
            yield from _untouched(picture, expectation)


def _foreign(package: Package, expectation: Expectation) -> Iterator[Diagnostic]:
    """PUB-01 and PUB-03 to PUB-06 of a file docpipe did not make: the first picture of page 1 is taken for the emblem, whatever file it is."""
    first = sections(package)[:1]
    parts = {MAIN, *(part for section in first for part in section.parts["first" if section.first else "default"])}
    found = [picture for picture in pictures(package) if picture.part in parts]
    row = [picture for picture in found if picture.part != MAIN] or found[:1]
    if not row:
        yield Diagnostic("publicity-strip-missing", expectation.at(MAIN), {"pages": "first", "section": 1})
        return
    yield from _sizes(row[0], row[1:], expectation)
    yield from _untouched(row[0], expectation)


def _is_emblem(picture: WordPicture, strip: Strip) -> bool:
    """Return whether a picture is the strip's first one: by its file, else by its alternative text."""
    first = next((item.picture for item in strip.items if item.picture is not None), None)
    return first is not None and (picture.digest == digest(first.content) or (bool(picture.alt) and plain(picture.alt) == plain(first.alt)))


def _places(package: Package, emblems: list[WordPicture], expectation: Expectation) -> Iterator[Diagnostic]:
    """PUB-01: the strip on page 1, or on the pages of every kind of every section. A strip in the body stands on the first page only."""
    having = {picture.part for picture in emblems}
    all_sections = sections(package)
    for number, section in enumerate(all_sections if expectation.every_page else all_sections[:1], 1):
        first_kind = "first" if section.first else "default"
        for kind, parts in section.parts.items():
            on_first = number == 1 and kind == first_kind
            if (on_first or expectation.every_page) and not having & {*parts, *((MAIN,) if on_first else ())}:
                place = expectation.at(parts[0] if parts else MAIN)
                yield Diagnostic("publicity-strip-missing", place, {"pages": kind, "section": number})


def _row(row: list[WordPicture], strip: Strip, expectation: Expectation) -> Iterator[Diagnostic]:
    """PUB-02 to PUB-04 and PUB-07, on the pictures of one header, footer or body."""
    at = next(index for index, picture in enumerate(row) if _is_emblem(picture, strip))
    emblem = row[at]
    place = expectation.at(emblem.part, emblem.paragraph)
    if at and emblem.part != MAIN:
        yield Diagnostic("publicity-emblem-not-first", place, {"first": row[0].alt or row[0].file})
    yield from _sizes(emblem, row if emblem.part != MAIN else [], expectation)
    if emblem.digest not in {digest(item.picture.content) for item in strip.items if item.picture is not None}:
        yield Diagnostic("publicity-emblem-replaced", place, {"file": emblem.file})


def _sizes(emblem: WordPicture, beside: list[WordPicture], expectation: Expectation) -> Iterator[Diagnostic]:
    place = expectation.at(emblem.part, emblem.paragraph)
    least = 0.0 if expectation.programme is None else float(expectation.programme.min_emblem_height_mm)
    if emblem.height_mm < least - SLACK_MM:
        yield Diagnostic("publicity-emblem-small", place, {"height": millimetres(emblem.height_mm), "least": millimetres(least)})
    for other in beside:
        if other.height_mm > emblem.height_mm + SLACK_MM and other.width_mm > emblem.width_mm + SLACK_MM:
            name = other.alt or other.file
            yield Diagnostic("publicity-logo-larger", expectation.at(other.part, other.paragraph), {"name": name, "height": millimetres(other.height_mm)})


def _untouched(picture: WordPicture, expectation: Expectation) -> Iterator[Diagnostic]:
    """PUB-05, PUB-06, PUB-17."""
    place, name = expectation.at(picture.part, picture.paragraph), picture.alt or picture.file
    if picture.pixels is not None and picture.height_mm and not picture.altered:
        wanted, drawn = picture.pixels.width / picture.pixels.height, picture.width_mm / picture.height_mm
        if abs(drawn / wanted - 1) > RATIO:
            yield Diagnostic("publicity-logo-stretched", place, {"name": name, "percent": round((drawn / wanted - 1) * 100)})
    for how in picture.altered:
        yield Diagnostic(f"publicity-logo-{how}", place, {"name": name})
    if not picture.alt:
        yield Diagnostic("publicity-logo-without-alt", place, {"name": picture.file})


def _words(package: Package, styles: Styles, part: str, strip: Strip, expectation: Expectation) -> Iterator[Diagnostic]:
    """PUB-08 and PUB-09: the text beside the emblem, to the letter, and how it is printed."""
    wanted = text_of_strip(strip)
    if not wanted:
        return
    text = plain(package.text(part))
    accepted = () if expectation.programme is None else expectation.programme.emblem_text_accepted
    found = next((words for words in (wanted, *map(plain, accepted)) if words in text), None)
    if found is None:
        yield Diagnostic("publicity-text-missing", expectation.at(part), {"text": wanted})
        return
    told: set[str] = set()
    for paragraph in package.paragraphs[part]:
        for run in paragraph.element.iter(w("r")):
            words = plain("".join(item.text or "" for item in run.iter(w("t"))))
            if len(words) > 3 and words in found:  # noqa: PLR2004 - shorter pieces are found in anything
                for complaint in _printed_wrong(styles.look(run), expectation):
                    if complaint.code not in told:
                        told.add(complaint.code)
                        yield Diagnostic(complaint.code, expectation.at(part, paragraph.number), {**complaint.arguments, "text": words})


def _printed_wrong(look: Look, expectation: Expectation) -> Iterator[Diagnostic]:
    programme = expectation.programme
    if programme is None:
        return
    if not any(look.font.casefold().startswith(font.casefold()) for font in programme.fonts):
        yield Diagnostic("publicity-text-font", None, {"found": look.font, "allowed": tuple(programme.fonts)})
    if look.colour not in {colour.upper() for colour in programme.text_colours}:
        yield Diagnostic("publicity-text-colour", None, {"found": look.colour, "allowed": tuple(programme.text_colours)})
    if look.italic or look.underlined or look.effects:
        yield Diagnostic("publicity-text-style", None, {})
