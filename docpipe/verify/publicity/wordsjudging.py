"""The words on a PDF's pages, and what was wanted → the rules that are about words: PUB-08, PUB-09, PUB-11 to PUB-14, PUB-18."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from docpipe.diagnostics import Diagnostic, Plain
from docpipe.verify.expectation import Expectation
from docpipe.verify.fold import fold
from docpipe.verify.programmetexts import accepted_texts, foreign_texts, numbers_in, printed_name
from docpipe.verify.publicity.drawnjudging import hexadecimal
from docpipe.verify.publicity.facts import Colour, Letter, PageFacts, Rect
from docpipe.verify.publicity.sheet import Gathering, Spot

SUBSTITUTES: Final = {"liberationsans": "Arial", "arimo": "Arial", "carlito": "Calibri"}
"""Fonts of the same widths and shapes that stand for another where that is not on the machine (fontconfig, 30-metric-aliases.conf)."""
_COLOUR: Final = 24
_HEAD: Final = 8
_FOOT: Final = 6
_WORDS: Final = 8
"""Words of a line, in a header; a sentence has more."""
_BARE: Final = re.compile(r"[^\w]+")
_SUBSET: Final = re.compile(r"^[A-Z]{6}\+")
_SCAN: Final = 20
_BAND_MM: Final = 30.0
"""Height of what is a page's header or footer, where nothing says more."""


def judge_words(pages: Sequence[PageFacts], expectation: Expectation, found: Gathering) -> None:
    """Judge the words of a PDF."""
    for page in pages if expectation.every_page else pages[:1]:
        if page.emblems:
            _statement(page, expectation, found)
    whole = "\n".join(page.text for page in pages)
    readable = len(whole.strip()) >= _SCAN
    for page in pages if expectation.every_page else pages[:1]:
        alts = " ".join(item.alt for item in page.pictures if item.alt)
        judge_programmes(f"{_running(page, expectation)} {alts}", expectation, found, page.number, readable=readable, on=page)
    recognised = any(page.scan for page in pages)
    judge_project(whole, expectation, found, 1, readable=readable, recognised=recognised, on=pages[0])
    judge_cover(pages[0].text, expectation, found, 1, recognised=pages[0].scan, on=pages[0])


def _running(page: PageFacts, expectation: Expectation) -> str:
    """Return what stands in a page's strip; of a file that docpipe did not make also what may be its header and footer, which a PDF does not tell."""
    lines: list[list[Letter]] = [[]]
    for letter in page.letters:
        if letter.text in "\r\n":
            lines.append([])
        elif not letter.hidden or page.scan:
            lines[-1].append(letter)
    place = page.emblems[0].place if page.emblems else None
    row = None if place is None else Rect(0, place.y - 2, page.width, place.height + 4)
    texts = [(text, any(letter.place.shared(row) > 0 for letter in line)) for line in lines if row and (text := "".join(letter.text for letter in line))]
    labels = [text for text, beside in texts if beside or expectation.strip or _is_label(text)]
    return " ".join(labels) if expectation.strip or page.number > 1 else " ".join((*labels, *filter(_is_label, _ends(page.text))))


def _is_label(line: str) -> bool:
    """Return whether a line may be a header's: what a body says of other programmes stands in sentences."""
    return len(line.split()) <= _WORDS or bool(numbers_in(line))


def _ends(text: str) -> Iterator[str]:
    """Yield the first and the last lines of a page."""
    lines = text.splitlines()
    yield from (*lines[:_HEAD], *lines[max(_HEAD, len(lines) - _FOOT) :])


def judge_programmes(
    running: str, expectation: Expectation, found: Gathering, page: int | None = None, *, readable: bool = True, on: PageFacts | None = None
) -> None:
    """Judge PUB-13 and PUB-14 (and PUB-11 for another's number) by what stands in headers and footers. `on`: the page that the words stand on."""
    for item in foreign_texts(running, expectation, expectation.at(page=page)):
        found.wrong(item, None if on is None else Spot(on.number, place_of_words(on, str(item.arguments.get("text") or item.arguments.get("found") or ""))))
    if not readable:
        found.open("PUB-14", _unread(on))
    else:
        found.right("PUB-14", "one-programme", programme=expectation.programme.short_title if expectation.programme else "–")
    period = expectation.programme.registration_period if expectation.programme else ""
    numbers = numbers_in(running)
    if period and numbers:
        found.right("PUB-13", "period", numbers=numbers, period=expectation.programme.period if expectation.programme else period)


def _unread(page: PageFacts | None) -> str:
    """Return why there is no text to be read."""
    return "scanned" if page is not None and page.scan else "no-text"


def place_of_words(page: PageFacts, words: str) -> Rect:
    """Return where words stand on a page: exactly beside the emblem, else the band of the page's top or foot that they are in."""
    places = [letter.place for letter in statement_letters(page.letters, [words]) if letter.text.strip()]
    if places:
        return _about(places)
    head = fold(" ".join(page.text.splitlines()[:_HEAD])).text
    return header_of(page) if fold(words).text in head else Rect(0, page.height - _BAND_MM, page.width, _BAND_MM)


def header_of(page: PageFacts) -> Rect:
    """Return the band of a page in which the strip stands, or should stand, and the project's name and number with it."""
    if not page.emblems:
        return Rect(0, 0, page.width, _BAND_MM)
    emblem = page.emblems[0].place
    top = max(emblem.y - emblem.height / 2, 0.0)
    return Rect(0, top, page.width, min(emblem.height * 3, page.height - top))


def judge_project(
    whole: str,
    expectation: Expectation,
    found: Gathering,
    page: int | None = None,
    *,
    readable: bool = True,
    recognised: bool = False,
    on: PageFacts | None = None,
) -> None:
    """Judge PUB-11 and PUB-12: the project's number and name, printed to the letter.

    `recognised`: by a machine, from a scan, so that letters may be wrong. `on`: the page that must have them.
    """
    place, numbers = expectation.at(page=page), numbers_in(whole)
    spot = None if on is None else Spot(on.number, header_of(on), missing=True)
    if not readable:
        found.open("PUB-11", _unread(on))
        found.open("PUB-12", _unread(on))
        return
    if expectation.registration_number:
        bare = re.sub(r"\s", "", whole)
        if expectation.registration_number not in bare and recognised:
            found.open("PUB-11", "recognised")
        elif expectation.registration_number not in bare:
            found.wrong(Diagnostic("publicity-number-missing", place, {"number": expectation.registration_number}), spot)
        else:
            found.right("PUB-11", "number", number=expectation.registration_number)
            found.right("PUB-13", "period", numbers=(expectation.registration_number,), period=expectation.programme.period if expectation.programme else "–")
    elif numbers:
        found.right("PUB-11", "numbers", numbers=numbers)
        found.open("PUB-11", "whose-number")
    else:
        found.open("PUB-11", "no-number" if expectation.strip else "no-project")
    if not expectation.project_name:
        found.open("PUB-12", "no-name" if expectation.strip or expectation.registration_number else "no-project")
        return
    exact = printed_name(whole, expectation.project_name) == "exact"
    if not exact and recognised:
        found.open("PUB-12", "recognised")
    elif not exact:
        found.wrong(Diagnostic("publicity-project-name-missing", place, {"name": expectation.project_name}), spot)
    else:
        found.right("PUB-12", "name", name=expectation.project_name)


def judge_cover(
    first: str, expectation: Expectation, found: Gathering, page: int | None = None, *, recognised: bool = False, on: PageFacts | None = None
) -> None:
    """Judge PUB-18: what the cover of a plan, a catalogue or an analysis must say. `on`: the page that is the cover."""
    spot = None if on is None else Spot(on.number, Rect(0, 0, on.width, on.height), missing=True)
    text = fold(first).text
    missing = {what: words for what, words in expectation.cover if not any(fold(item).text in text for item in words)}
    if missing and recognised:
        found.open("PUB-18", "recognised")
    for what, words in missing.items() if not recognised else ():
        found.wrong(Diagnostic("publicity-cover-incomplete", expectation.at(page=page), {"name": what, "text": words[0]}), spot)
    if expectation.cover:
        found.right("PUB-18", "cover", found=tuple(what for what, _ in expectation.cover if what not in missing))


def _statement(page: PageFacts, expectation: Expectation, found: Gathering) -> None:
    """PUB-08: the statement beside the emblem, to the letter; PUB-09: how it is printed."""
    emblem = page.emblems[0]
    own = None if emblem.picture is None else page.pictures[emblem.picture]
    accepted = accepted_texts(expectation.strip, expectation)
    if not accepted:
        if own is not None and own.known:
            found.right("PUB-08", "in-file", asset=own.known)
            found.right("PUB-09", "in-file", asset=own.known)
        else:
            found.open("PUB-08", "text-in-picture")
        return
    letters = statement_letters(page.letters if page.scan else [letter for letter in page.letters if not letter.hidden], accepted)
    if page.scan:
        found.open("PUB-09", "scan", page=page.number)
        if letters:
            found.right("PUB-08", "text", text=_text(letters))
        else:
            found.open("PUB-08", "scan", page=page.number)
        return
    if letters:
        found.right("PUB-08", "text", text=_text(letters))
        _printed(page, letters, expectation, found)
        return
    if own is not None and not emblem.fills and own.place.width > emblem.place.width * 1.4:
        found.open("PUB-08", "text-in-picture")
        found.open("PUB-09", "text-in-picture")
    elif page.inked:
        found.open("PUB-08", "text-in-curves")
        found.open("PUB-09", "text-in-curves")
    else:
        place = emblem.place.grown(3)
        about = Rect(place.x, place.y, min(place.width * 4, page.width - place.x), place.height)
        found.wrong(Diagnostic("publicity-text-missing", expectation.at(page=page.number), {"text": accepted[0]}), Spot(page.number, about))


def _text(letters: Sequence[Letter]) -> str:
    return " ".join("".join(letter.text for letter in letters).split())


def statement_letters(letters: Sequence[Letter], accepted: Iterable[str]) -> tuple[Letter, ...]:
    """Return the characters by which one of the accepted texts is printed, to the letter but for spaces and lines; none where it is not."""
    kept = [(letter, piece) for letter in letters for piece in _BARE.sub("", unicodedata.normalize("NFC", letter.text))]
    printed = "".join(piece for _, piece in kept)
    for words in accepted:
        wanted = _BARE.sub("", unicodedata.normalize("NFC", words))
        at = printed.find(wanted)
        if wanted and at >= 0:
            first, last = kept[at][0], kept[at + len(wanted) - 1][0]
            begin = next(index for index, letter in enumerate(letters) if letter is first)
            end = next(index for index, letter in enumerate(letters) if letter is last)
            return tuple(letters[begin : end + 1])
    return ()


def _printed(page: PageFacts, letters: Sequence[Letter], expectation: Expectation, found: Gathering) -> None:
    """PUB-09 (Regulation (EU) 2021/1060, Annex IX, 2.3): which font, what colour, no italics, nothing underlined."""
    programme = expectation.programme
    if programme is None:
        return
    seen = [letter for letter in letters if letter.text.strip() and letter.font]
    place, spot = expectation.at(page=page.number), Spot(page.number, _about(letter.place for letter in letters if letter.text.strip()))
    text = _text(letters)
    fonts = tuple(dict.fromkeys(_SUBSET.sub("", letter.font) for letter in seen))
    colours = tuple(dict.fromkeys(letter.colour for letter in seen))
    if not fonts:
        found.open("PUB-09", "font-unnamed")
    for font in fonts:
        if not font_allowed(font, programme.fonts):
            found.wrong(Diagnostic("publicity-text-font", place, {"found": font, "allowed": tuple(programme.fonts), "text": text}), spot)
    for colour in colours:
        if not any(_near(colour, wanted) for wanted in programme.text_colours):
            arguments: dict[str, Plain] = {"found": hexadecimal(colour), "allowed": tuple(programme.text_colours), "text": text}
            found.wrong(Diagnostic("publicity-text-colour", place, arguments), spot)
    if any(letter.italic for letter in seen) or any(_underlines(line, row) for line in page.lines for row in _rows(letters)):
        found.wrong(Diagnostic("publicity-text-style", place, {"text": text}), spot)
    found.right("PUB-09", "printed", fonts=tuple(_called(font) for font in fonts), colours=tuple(hexadecimal(colour) for colour in colours))


def font_allowed(font: str, allowed: Iterable[str]) -> bool:
    """Return whether a font is one of those allowed, or stands for one."""
    name = _plain_font(font)
    stands = next((real for known, real in SUBSTITUTES.items() if name.startswith(known)), font)
    return any(_plain_font(stands).startswith(_plain_font(item)) for item in allowed)


def _called(font: str) -> str:
    real = next((real for known, real in SUBSTITUTES.items() if _plain_font(font).startswith(known)), "")
    return f"{font} (= {real})" if real else font


def _plain_font(font: str) -> str:
    return _SUBSET.sub("", font).replace(" ", "").casefold()


def _near(colour: Colour, wanted: str) -> bool:
    return all(abs(part - int(wanted[at : at + 2], 16)) <= _COLOUR for part, at in zip(colour, (0, 2, 4), strict=True))


def _about(places: Iterable[Rect]) -> Rect:
    known = list(places)
    left, top = min(place.x for place in known), min(place.y for place in known)
    return Rect(left, top, max(place.right for place in known) - left, max(place.bottom for place in known) - top)


def _rows(letters: Sequence[Letter]) -> Iterator[Rect]:
    """Yield the lines of print that characters stand on."""
    row: list[Rect] = []
    for letter in letters:
        if not letter.text.strip():
            continue
        if row and abs(row[-1].bottom - letter.place.bottom) > max(row[-1].height, letter.place.height):
            yield _about(row)
            row = []
        row.append(letter.place)
    if row:
        yield _about(row)


def _underlines(line: Rect, row: Rect) -> bool:
    """Return whether a thin line stands close under a line of print, and is about as long: a table's rule is longer."""
    shared = min(line.right, row.right) - max(line.x, row.x)
    return -0.3 * row.height <= line.y - row.bottom <= 0.5 * row.height and shared > 0.6 * row.width and line.width < 1.5 * row.width + 2
