"""A Word file, its programme's rules and strip → the answer to each rule (Regulation (EU) 2021/1060, Annex IX)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from docpipe.diagnostics import Diagnostic
from docpipe.outside import digest
from docpipe.verify.expectation import Expectation
from docpipe.verify.fold import plain
from docpipe.verify.package import MAIN, Package, Paragraph, w
from docpipe.verify.pictures import WordPicture, pictures, sections
from docpipe.verify.programmetexts import accepted_texts, foreign_texts, missing_texts, required_assets, stands_in
from docpipe.verify.publicity.drawnjudging import SHARP, judge_colours
from docpipe.verify.publicity.sheet import Gathering, millimetres, percent
from docpipe.verify.publicity.telling import strip_missing
from docpipe.verify.publicity.wordlogos import WordEmblem, emblem_in, first_page_end, in_row, is_ordered, is_readable, is_shown
from docpipe.verify.publicity.wordsjudging import font_allowed, judge_cover, judge_programmes, judge_project
from docpipe.verify.publicity.wordspace import judge_space
from docpipe.verify.styles import Look, Styles

RATIO: Final = 0.01
"""PUB-05: how much a logo's proportions may differ from its file's."""
_NEAR: Final = 8
"""Paragraphs of the body, cells of a table among them, within which a text stands beside an emblem."""
SLACK_MM: Final = 0.05
"""Rounding of a length on its way through EMU and points."""


def unbranded(package: Package, styles: Styles, expectation: Expectation) -> Iterator[Diagnostic]:
    """Yield the breaches of publicity that a Word file shows by its structure alone: what a build asks of what it made."""
    found = Gathering()
    if expectation.strip:
        judge_pictures(package, styles, expectation, found, thorough=False)
    elif expectation.strip is None and expectation.programme is not None and expectation.programme.funded:
        judge_pictures(package, styles, expectation, found, thorough=True)
    place = expectation.at(package.running[0] if package.running else MAIN)
    found.take(missing_texts(plain(package.text(*package.stories)), expectation, expectation.at(MAIN)))
    found.take(foreign_texts(package.text(*package.running), expectation, place))
    yield from found.sheet().diagnostics


def judge(package: Package, styles: Styles, expectation: Expectation, found: Gathering) -> None:
    """Judge all that a Word file says; its pictures are decoded and looked at."""
    judge_pictures(package, styles, expectation, found, thorough=True)
    alts = " ".join(picture.alt for picture in pictures(package) if picture.part != MAIN)
    judge_programmes(f"{package.text(*package.running)} {alts}", expectation, found)
    judge_project(package.text(*package.stories), expectation, found)
    if expectation.cover:
        end = first_page_end(package)
        first = [paragraph.text for paragraph in package.paragraphs[MAIN] if end is None or paragraph.number <= end]
        judge_cover(" ".join((*first, package.text(*package.running))), expectation, found)
        if end is None:
            found.open("PUB-18", "first-page")


def judge_pictures(package: Package, styles: Styles, expectation: Expectation, found: Gathering, *, thorough: bool) -> None:
    """Judge the strip's pictures and the words beside them."""
    every = tuple(filter(is_shown, pictures(package)))
    emblems = [item for picture in every if (item := emblem_in(picture, expectation, thorough=thorough)) is not None]
    _places(package, emblems, every, expectation, found, thorough=thorough)
    told: set[tuple[str, int]] = set()
    for emblem in emblems:
        row = in_row(emblem.picture, every)
        if (emblem.picture.part, 0 if emblem.picture.part != MAIN else emblem.picture.row) not in told:
            told.add((emblem.picture.part, 0 if emblem.picture.part != MAIN else emblem.picture.row))
            _row(package, emblem, row, expectation, found)
            _words(package, styles, emblem, expectation, found)
    known = {digest(item.picture.content) for item in expectation.strip.items if item.picture is not None} if expectation.strip else set()
    beside = {id(picture) for emblem in emblems for picture in in_row(emblem.picture, every)}
    for picture in every:
        if id(picture) in beside or picture.digest in known:
            own = next((item for item in emblems if item.picture is picture), None)
            _untouched(picture, own, expectation, found, thorough=thorough)
    for emblem in emblems if thorough else ():
        judge_space(package, styles, emblem, every, expectation, found)


def _places(
    package: Package, emblems: Sequence[WordEmblem], every: Sequence[WordPicture], expectation: Expectation, found: Gathering, *, thorough: bool
) -> None:
    """PUB-01: the strip on page 1, or on the pages of every kind of every section. One in the body stands on the page that it is on."""
    end = first_page_end(package) if thorough else None
    having = {item.picture.part for item in emblems if item.picture.part != MAIN or end is None or item.picture.paragraph <= end}
    all_sections = sections(package)
    asked = all_sections if expectation.every_page else all_sections[:1]
    for number, section in enumerate(asked, 1):
        first_kind = "first" if section.first else "default"
        for kind, parts in section.parts.items():
            on_first = number == 1 and kind == first_kind
            if not (on_first or expectation.every_page) or having & {*parts, *((MAIN,) if on_first else ())}:
                continue
            unreadable = [picture for picture in every if thorough and picture.part in {*parts, MAIN} and not is_readable(picture)]
            if unreadable and not unreadable[0].content:
                found.open("PUB-01", "linked")
            elif unreadable:
                found.open("PUB-01", "unreadable", file=unreadable[0].file)
            else:
                place = expectation.at(parts[0] if parts else MAIN)
                found.wrong(strip_missing(place, kind, number))
    if having == {MAIN} and expectation.every_page and not found.broken("PUB-01"):
        found.open("PUB-01", "body-only")
    if having:
        found.right("PUB-01", "parts", parts=tuple(sorted(having)), sections=len(all_sections))


def _row(package: Package, emblem: WordEmblem, row: list[WordPicture], expectation: Expectation, found: Gathering) -> None:
    """PUB-02 to PUB-04 and PUB-07, on the pictures of one header, footer or row."""
    picture = emblem.picture
    place = expectation.at(picture.part, picture.paragraph)
    at = next(index for index, item in enumerate(row) if item is picture)
    mixed = any(item.floating for item in row) and len(row) > 1 and not is_ordered(row)
    if mixed:
        found.open("PUB-02", "floating")
    elif at or (emblem.look is not None and not emblem.fills and emblem.look.left > 0.25):  # noqa: PLR2004 - a quarter of the picture stands before it
        found.wrong(Diagnostic("publicity-emblem-not-first", place, {"first": row[0].alt or row[0].file}))
    found.right("PUB-02", "first", position=at + 1, logos=len(row))
    _sizes(emblem, [item for item in row if item is not picture], expectation, found)
    _required(package, emblem, row, expectation, found)
    if emblem.known:
        found.right("PUB-07", "known", asset=emblem.known)
    elif expectation.strip:
        found.wrong(Diagnostic("publicity-emblem-replaced", place, {"file": picture.file}))
    else:
        found.open("PUB-07", "file-unknown")


def _required(package: Package, emblem: WordEmblem, row: list[WordPicture], expectation: Expectation, found: Gathering) -> None:
    """PUB-01: the logo of a ministry that the programme asks for, or its words."""
    part = emblem.picture.part
    near = [item.text for item in package.paragraphs[part] if part != MAIN or abs(item.number - emblem.picture.paragraph) <= _NEAR]
    said = " ".join((*near, *(picture.alt for picture in row)))
    for asset in required_assets(expectation):
        if stands_in(asset, said):
            found.right("PUB-01", "second", label=asset.label)
        elif len(row) > 1 or not emblem.fills:
            found.open("PUB-01", "second-word", label=asset.label)
        else:
            found.wrong(Diagnostic("publicity-logo-missing", expectation.at(part, emblem.picture.paragraph), {"name": asset.label}))


def _sizes(emblem: WordEmblem, beside: Iterable[WordPicture], expectation: Expectation, found: Gathering) -> None:
    place = expectation.at(emblem.picture.part, emblem.picture.paragraph)
    least = 0.0 if expectation.programme is None else float(expectation.programme.min_emblem_height_mm)
    height, width = emblem.height_mm, emblem.width_mm
    found.right("PUB-03", "height", height=millimetres(height), width=millimetres(width), least=millimetres(least))
    if emblem.look is None and not emblem.known:
        found.open("PUB-03", "unseen-word", file=emblem.picture.file)
    if height < least - SLACK_MM:
        found.wrong(Diagnostic("publicity-emblem-small", place, {"height": millimetres(height), "least": millimetres(least)}))
    others = list(beside)
    if emblem.fills:
        found.right("PUB-04", "largest", height=millimetres(max((item.height_mm for item in others), default=0.0)), count=len(others))
    else:
        found.open("PUB-04", "one-picture")
    for other in others:
        if other.height_mm > height + SLACK_MM and other.width_mm > width + SLACK_MM:
            name = other.alt or other.file
            at = expectation.at(other.part, other.paragraph)
            found.wrong(Diagnostic("publicity-logo-larger", at, {"name": name, "height": millimetres(other.height_mm)}))


def _untouched(picture: WordPicture, own: WordEmblem | None, expectation: Expectation, found: Gathering, *, thorough: bool) -> None:
    """PUB-05 to PUB-07, PUB-16, PUB-17."""
    place, name = expectation.at(picture.part, picture.paragraph), picture.alt or picture.file
    if picture.pixels is not None and picture.height_mm and "cropped" not in picture.altered:
        wanted, drawn = picture.pixels.width / picture.pixels.height, picture.width_mm / picture.height_mm
        found.right("PUB-05", "stretch", name=name, percent=percent(drawn / wanted - 1))
        if abs(drawn / wanted - 1) > RATIO and "rotated" not in picture.altered:
            found.wrong(Diagnostic("publicity-logo-stretched", place, {"name": name, "percent": round((drawn / wanted - 1) * 100)}))
    grey = "grey" in picture.altered
    for how in picture.altered:
        if how != "grey":
            found.wrong(Diagnostic(f"publicity-logo-{how}", place, {"name": name}))
        elif own is None:
            found.wrong(Diagnostic("publicity-logo-recoloured", place, {"name": name}))
    found.right("PUB-06", "effects", name=name, count=len(picture.altered))
    if own is not None and own.look is not None and not picture.altered:
        _seen(own, name, expectation, found)
    if own is not None and grey:
        judge_colours((47, 47, 47), (196, 196, 196), expectation, found)  # as Reflex Blue and yellow come out
    elif own is not None and own.look is None and own.known and thorough:
        found.right("PUB-16", "coloured")
    if picture.alt:
        found.right("PUB-17", "alt", alt=picture.alt)
    else:
        found.wrong(Diagnostic("publicity-logo-without-alt", place, {"name": picture.file}))
    if thorough:
        _resolution(picture, name, expectation, found)


def _seen(emblem: WordEmblem, name: str, expectation: Expectation, found: Gathering) -> None:
    """Judge what the pixels of the emblem show: its colours, whether it is whole and upright."""
    look, place = emblem.look, expectation.at(emblem.picture.part, emblem.picture.paragraph)
    assert look is not None
    pixels = emblem.picture.pixels
    judge_colours(look.field, look.stars, expectation, found, sharp=pixels is None or pixels.height * look.height >= SHARP)
    if look.turned:
        found.wrong(Diagnostic("publicity-logo-rotated", place, {"name": name}))
    if look.cut > RATIO:
        found.wrong(Diagnostic("publicity-logo-cropped", place, {"name": name}))
    elif not look.turned:
        drawn = look.ratio / 1.5 - 1
        if abs(drawn) > RATIO * 2:
            found.wrong(Diagnostic("publicity-logo-stretched", place, {"name": name, "percent": round(drawn * 100)}))
    if look.points_out:
        found.wrong(Diagnostic("publicity-emblem-redrawn", place))
    if look.merged:
        found.open("PUB-06", "merged-word", file=emblem.picture.file)
    if look.strange > RATIO:
        found.wrong(Diagnostic("publicity-emblem-covered", place, {"percent": percent(look.strange)}))


def _resolution(picture: WordPicture, name: str, expectation: Expectation, found: Gathering) -> None:
    """PUB-07: pixels to the inch as printed."""
    if picture.pixels is None or not picture.width_mm or not picture.height_mm or expectation.programme is None:
        return
    dpi = round(min(picture.pixels.width / picture.width_mm, picture.pixels.height / picture.height_mm) * 25.4)
    least = expectation.programme.min_dpi
    found.right("PUB-07", "dpi", dpi=dpi, least=least)
    if dpi < least:
        place = expectation.at(picture.part, picture.paragraph)
        found.wrong(Diagnostic("publicity-logo-coarse", place, {"name": name, "dpi": dpi, "least": least}))


def _words(package: Package, styles: Styles, emblem: WordEmblem, expectation: Expectation, found: Gathering) -> None:
    """PUB-08 and PUB-09: the text beside the emblem, to the letter, and how it is printed."""
    part, accepted = emblem.picture.part, accepted_texts(expectation.strip, expectation)
    if not accepted:
        for rule in ("PUB-08", "PUB-09"):
            found.right(rule, "in-file", asset=emblem.known) if emblem.known else found.open(rule, "text-in-picture")
        return
    near = [item for item in package.paragraphs[part] if part != MAIN or abs(item.number - emblem.picture.paragraph) <= _NEAR]
    text = plain(" ".join(_printed(item, styles) for item in near))
    words = next((words for words in accepted if words in text), None)
    if words is None:
        if not emblem.fills or (emblem.look is None and not emblem.known):
            found.open("PUB-08", "text-in-picture")
            found.open("PUB-09", "text-in-picture")
        else:
            found.wrong(Diagnostic("publicity-text-missing", expectation.at(part), {"text": accepted[0]}))
        return
    found.right("PUB-08", "text", text=words)
    looks: list[Look] = []
    for paragraph in near:
        for run in paragraph.element.iter(w("r")):
            piece = plain("".join(item.text or "" for item in run.iter(w("t"))))
            if len(piece) > 3 and piece in words and not (look := styles.look(run)).hidden:  # noqa: PLR2004 - shorter pieces are found in anything
                looks.append(look)
                found.take(
                    Diagnostic(item.code, expectation.at(part, paragraph.number), {**item.arguments, "text": piece})
                    for item in _printed_wrong(looks[-1], expectation)
                )
    fonts, colours = (tuple(dict.fromkeys(values)) for values in ((look.font for look in looks), (look.colour for look in looks)))
    if looks:
        found.right("PUB-09", "printed", fonts=fonts, colours=colours)
    if "FFFFFF" in colours:
        found.open("PUB-09", "white")


def _printed(paragraph: Paragraph, styles: Styles) -> str:
    """Return what a paragraph prints: its text without hidden runs."""
    runs = list(paragraph.element.iter(w("r")))
    if not any(next(run.iter(w("t")), None) is not None and styles.look(run).hidden for run in runs):
        return paragraph.text
    shown = (item for run in runs if not styles.look(run).hidden for item in run.iter(w("t"), w("tab"), w("br")))
    return "".join(item.text or "" if item.tag == w("t") else " " for item in shown)


def _printed_wrong(look: Look, expectation: Expectation) -> Iterator[Diagnostic]:
    programme = expectation.programme
    if programme is None:
        return
    if not font_allowed(look.font, programme.fonts):
        yield Diagnostic("publicity-text-font", None, {"found": look.font, "allowed": tuple(programme.fonts)})
    if look.colour not in {colour.upper() for colour in programme.text_colours}:
        yield Diagnostic("publicity-text-colour", None, {"found": look.colour, "allowed": tuple(programme.text_colours)})
    if look.italic or look.underlined or look.effects:
        yield Diagnostic("publicity-text-style", None, {})
