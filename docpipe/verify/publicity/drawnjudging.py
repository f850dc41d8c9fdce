"""What a PDF's pages show, and what was wanted → the rules that are about what is drawn: PUB-01 to PUB-07, PUB-10, PUB-16, PUB-17."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from docpipe.diagnostics import Diagnostic, Plain
from docpipe.verify.expectation import Expectation
from docpipe.verify.fold import plain
from docpipe.verify.programmetexts import required_assets, stands_in
from docpipe.verify.publicity.facts import Colour, Drawn, EmblemSeen, PageFacts, Rect
from docpipe.verify.publicity.sheet import Gathering, Spot, millimetres, percent
from docpipe.verify.publicity.telling import strip_missing

_SLACK_MM: Final = 0.15
_SPACE_SLACK_MM: Final = 0.3
"""Distances are read off pixels of an eighth of a millimetre, at both ends."""
_RATIO: Final = 0.02
"""Proportions on a page: LibreOffice draws to whole hundredths of a millimetre and whole points of a clip."""
_EMBLEM_RATIO: Final = 0.015
_SOME: Final = 0.01
_COLOUR: Final = 16
"""How much each part of a colour (0 to 255) may differ from the official one: JPEG, and smoothing on the screen."""
_GREY: Final = 18
_ILLUSTRATION: Final = 3.0
"""A picture beside an emblem that is so many times taller is an illustration, not a logo."""
SHARP: Final = 400
"""Pixels of an emblem's height from which its stars are large enough (44 pixels) for their shade to be measured, whatever JPEG does about their edges."""
_SHARP_MM: Final = 7.5
"""Height of an emblem below which its stars have too few pixels on the screen."""
_LEAST_MM: Final = 4.0
_SCAN_RATIO: Final = 0.035
"""Proportions in a scan: its stars are smeared, and a scanner's two directions differ by a per cent."""
_ASKEW: Final = 4
"""Degrees by which a page may lie askew in a scanner."""


def judge_drawn(pages: Sequence[PageFacts], expectation: Expectation, found: Gathering) -> None:
    """Judge what is drawn on the pages that must have the strip."""
    count = 0
    for page in pages if expectation.every_page else pages[:1]:
        if page.emblems:
            count += 1
            _emblem(page, page.emblems[0], expectation, found)
            for other in page.emblems[1:]:
                if other.fills or other.picture is None:  # not one within a photograph or a screenshot
                    _shape(page, other, (), expectation, found)
                    _colours(page, other, expectation, found)
        else:
            _without(page, expectation, found)
    if count:
        found.right("PUB-01", "pages", found=count, wanted=len(pages) if expectation.every_page else 1, pages=len(pages))


def _without(page: PageFacts, expectation: Expectation, found: Gathering) -> None:
    """PUB-01: no emblem is seen. That it is missing is said only where it would have been seen."""
    if page.scan:
        found.open("PUB-01", "scan", page=page.number)
        return
    alts = {plain(asset.alt).casefold() for asset in expectation.programme.assets} if expectation.programme else set()
    named = next((item for item in page.pictures if item.known or (item.alt and plain(item.alt).casefold() in alts)), None)
    if named is not None:
        found.open("PUB-01", "unseen", page=page.number, width=millimetres(named.place.width), height=millimetres(named.place.height))
    elif len(page.text.strip()) < 20 and page.pictures:  # noqa: PLR2004 - a page of pictures alone: text as a picture
        found.open("PUB-01", "scan", page=page.number)
    else:
        spot = Spot(page.number, Rect(0, 0, page.width, 30), missing=True)
        found.wrong(strip_missing(expectation.at(page=page.number), "page", page.number), spot)


def _emblem(page: PageFacts, emblem: EmblemSeen, expectation: Expectation, found: Gathering) -> None:
    own = None if emblem.picture is None else page.pictures[emblem.picture]
    beside = tuple(_beside(page, emblem, own))
    _order(page, emblem, beside, expectation, found)
    _size(page, emblem, beside, own, expectation, found)
    _shape(page, emblem, beside, expectation, found)
    _colours(page, emblem, expectation, found)
    _file(page, emblem, own, beside, expectation, found)
    _space(page, emblem, expectation, found)
    _required(page, emblem, own, beside, expectation, found)
    _alternative(page, emblem, own, expectation, found)


def _beside(page: PageFacts, emblem: EmblemSeen, own: Drawn | None) -> Iterator[Drawn]:
    """Yield the logos that stand with the emblem: in its row, or close above or below it."""
    row = Rect(0, emblem.place.y - emblem.place.height / 2, page.width, emblem.place.height * 2)
    for item in (*page.pictures, *page.drawings):
        inside = item.place.shared(emblem.place) > 0.5 * min(item.place.area, emblem.place.area)
        if item is not own and not item.ground and not inside and item.place.shared(row) > 0 and max(item.place.width, item.place.height) >= _LEAST_MM:
            yield item


def _is_illustration(item: Drawn, emblem: EmblemSeen) -> bool:
    return item.place.height > _ILLUSTRATION * emblem.place.height


def _spot(page: PageFacts, place: Rect) -> Spot:
    return Spot(page.number, place)


def name_of(item: Drawn) -> str:
    """Return how messages call a picture: by its alternative text, else by its size."""
    size = f"{millimetres(item.place.width)} × {millimetres(item.place.height)} mm"
    return item.alt or (f"{item.pixels[0]} × {item.pixels[1]} px" if item.pixels else size)


def _order(page: PageFacts, emblem: EmblemSeen, beside: Iterable[Drawn], expectation: Expectation, found: Gathering) -> None:
    """PUB-02."""
    beside = [item for item in beside if item.place.same_row(emblem.place)]
    left = [item for item in beside if item.place.x < emblem.place.x - _SLACK_MM and not _is_illustration(item, emblem)]
    own = None if emblem.picture is None else page.pictures[emblem.picture]
    before = emblem.before and not (own is not None and own.mirrored)
    if left or before:
        first = min(left, key=lambda item: item.place.x) if left else None
        arguments = {"first": name_of(first) if first else "obrázek před znakem"}
        found.wrong(Diagnostic("publicity-emblem-not-first", expectation.at(page=page.number), {**arguments}), _spot(page, (first or emblem).place))
    found.right("PUB-02", "order", x=millimetres(emblem.place.x), logos=sum(not _is_illustration(item, emblem) for item in beside))


def _size(page: PageFacts, emblem: EmblemSeen, beside: Sequence[Drawn], own: Drawn | None, expectation: Expectation, found: Gathering) -> None:
    """PUB-03 and PUB-04."""
    least = float(expectation.programme.min_emblem_height_mm) if expectation.programme else 0.0
    width, height = emblem.size
    found.right("PUB-03", "height", height=millimetres(height), width=millimetres(width), least=millimetres(least))
    if height < least - _SLACK_MM and emblem.cut < _SOME:
        arguments = {"height": millimetres(height), "least": millimetres(least)}
        found.wrong(Diagnostic("publicity-emblem-small", expectation.at(page=page.number), {**arguments}), _spot(page, emblem.place))
    logos = [item for item in beside if not _is_illustration(item, emblem)]
    if len(logos) < len(beside):
        found.open("PUB-04", "illustration", page=page.number)
    if own is not None and not emblem.fills and own.place.width > emblem.place.width * 2:
        found.open("PUB-04", "one-picture")
    else:
        found.right("PUB-04", "largest", height=millimetres(max((item.place.height for item in logos), default=0.0)), count=len(logos))
    for item in logos:
        if item.place.height > height + _SLACK_MM and item.place.width > width + _SLACK_MM:
            arguments = {"name": name_of(item), "height": millimetres(item.place.height)}
            found.wrong(Diagnostic("publicity-logo-larger", expectation.at(page=page.number), {**arguments}), _spot(page, item.place))


def _shape(page: PageFacts, emblem: EmblemSeen, beside: Iterable[Drawn], expectation: Expectation, found: Gathering) -> None:
    """PUB-05 and PUB-06, but for the colours."""
    at, spot, alt = expectation.at(page=page.number), _spot(page, emblem.place), emblem_name(expectation)
    if emblem.cut > _SOME:
        found.wrong(Diagnostic("publicity-logo-cropped", at, {"name": alt}), spot)
    else:
        found.right("PUB-05", "ratio", ratio=f"{emblem.ratio:.3f}".replace(".", ","))
        if abs(emblem.ratio / 1.5 - 1) > (_SCAN_RATIO if page.scan else _EMBLEM_RATIO):
            found.wrong(Diagnostic("publicity-logo-stretched", at, {"name": alt, "percent": round((emblem.ratio / 1.5 - 1) * 100)}), spot)
    own = None if emblem.picture is None else page.pictures[emblem.picture]
    # an emblem is the same in a mirror; what stands beside it in its picture is not
    mirrored = own is not None and own.mirrored and not emblem.fills and not own.ground
    if mirrored or min(emblem.turned, 360 - emblem.turned) > (_ASKEW if page.scan else 0):
        found.wrong(Diagnostic("publicity-logo-rotated", at, {"name": alt}), spot)
    if emblem.points_out:
        found.wrong(Diagnostic("publicity-emblem-redrawn", at), spot)
    if emblem.merged:
        found.open("PUB-06", "merged", page=page.number)
    if emblem.strange > (_SOME * 3 if page.scan else _SOME):
        found.wrong(Diagnostic("publicity-emblem-covered", at, {"percent": percent(emblem.strange)}), spot)
    found.right("PUB-06", "whole", cut=percent(emblem.cut), turned=emblem.turned, covered=percent(emblem.strange))
    for item in (logo for logo in beside if not _is_illustration(logo, emblem)):
        name = name_of(item)
        if item.upright and not item.cut and abs(item.stretched) > _RATIO:
            found.wrong(Diagnostic("publicity-logo-stretched", at, {"name": name, "percent": round(item.stretched * 100)}), _spot(page, item.place))
        if item.cut > _SOME:
            found.wrong(Diagnostic("publicity-logo-cropped", at, {"name": name}), _spot(page, item.place))
        if not item.upright:
            found.wrong(Diagnostic("publicity-logo-rotated", at, {"name": name}), _spot(page, item.place))


def emblem_name(expectation: Expectation) -> str:
    """Return how messages call the emblem."""
    first = next((item.picture.alt for item in expectation.strip.items if item.picture is not None), "") if expectation.strip else ""
    return first or "Evropská unie"


def hexadecimal(colour: Colour) -> str:
    """Return a colour as six hexadecimal digits."""
    return "".join(f"{part:02X}" for part in colour)


def _near(colour: Colour, wanted: str) -> bool:
    return all(abs(part - int(wanted[at : at + 2], 16)) <= _COLOUR for part, at in zip(colour, (0, 2, 4), strict=True))


def is_grey(colour: Colour) -> bool:
    """Return whether a colour is black, white or between."""
    return max(colour) - min(colour) <= _GREY


def _colours(page: PageFacts, emblem: EmblemSeen, expectation: Expectation, found: Gathering) -> None:
    """PUB-06 and PUB-16 (Regulation (EU) 2021/1060, Annex IX, 2.4: Reflex Blue and yellow; one colour only where there is a reason)."""
    own = None if emblem.picture is None else page.pictures[emblem.picture]
    tall = SHARP if own is None or own.pixels is None or not own.place.height else own.pixels[1] * emblem.place.height / own.place.height
    judge_colours(
        emblem.field,
        emblem.stars,
        expectation,
        found,
        page.number,
        _spot(page, emblem.place),
        cmyk=page.cmyk,
        sharp=tall >= SHARP and emblem.size[1] > _SHARP_MM,
        copied=page.scan,
    )


def judge_colours(
    field: Colour,
    stars: Colour,
    expectation: Expectation,
    found: Gathering,
    page: int | None = None,
    spot: Spot | None = None,
    *,
    cmyk: bool = False,
    sharp: bool = True,
    copied: bool = False,
) -> None:
    """Judge the two colours of an emblem, wherever they were seen.

    `sharp`: whether a star has pixels enough for its shade to be seen. `copied`: whether it is a scan's, whose colours are the scanner's.
    """
    wanted = expectation.programme.emblem_colours if expectation.programme else ()
    if len(wanted) < 2:  # noqa: PLR2004 - the profile does not say which two
        return
    shown = {"field": hexadecimal(field), "stars": hexadecimal(stars)}
    place = expectation.at(page=page)
    reason = expectation.bw_reason
    if copied and not reason and is_grey(field) and is_grey(stars):
        found.open("PUB-16", "scan-colours", **shown)
        return
    if is_grey(field) and is_grey(stars):
        found.right("PUB-16", "grey", **shown, reason=reason or "–")
        if not reason or not (expectation.programme and expectation.programme.bw_allowed):
            found.wrong(Diagnostic("publicity-emblem-grey", place, {**shown}), spot)
        return
    found.right("PUB-16", "coloured")
    found.right("PUB-06", "colours", **shown, wanted=", ".join(wanted[:2]))
    one_colour = _near(field, wanted[0]) and is_grey(stars) and bool(reason)
    if not (_near(field, wanted[0]) and _near(stars, wanted[1])) and not one_colour:
        if cmyk:
            found.open("PUB-06", "cmyk", **shown)
        elif copied and _is_bluish(field):
            found.open("PUB-06", "scan-colours", **shown)
        elif not sharp and _near(field, wanted[0]) and _is_yellow(stars):
            found.open("PUB-06", "blurred", **shown)
        else:
            found.wrong(Diagnostic("publicity-emblem-colours", place, {**shown, "wanted": tuple(wanted[:2])}), spot)


def is_official(emblem: EmblemSeen, expectation: Expectation) -> bool:
    """Return whether an emblem has the official colours; of one that has others, another rule complains, and its file cannot be known again."""
    wanted = expectation.programme.emblem_colours if expectation.programme else ()
    return len(wanted) < 2 or (_near(emblem.field, wanted[0]) and _near(emblem.stars, wanted[1]))  # noqa: PLR2004 - field and stars


def _is_bluish(colour: Colour) -> bool:
    red, green, blue = colour
    return blue > red + 30 and blue >= green


def _is_yellow(colour: Colour) -> bool:
    red, green, blue = colour
    return min(red, green) > blue + 60 and abs(red - green) < 90 and min(red, green) > 120  # noqa: PLR2004 - between orange and lime


def _file(page: PageFacts, emblem: EmblemSeen, own: Drawn | None, beside: Iterable[Drawn], expectation: Expectation, found: Gathering) -> None:
    """PUB-07: the file used, and its pixels to the inch as printed."""
    if own is None:
        found.right("PUB-07", "vector")
    elif own.known:
        found.right("PUB-07", "known", asset=own.known)
    elif expectation.strip and is_official(emblem, expectation) and emblem.cut < _SOME and not emblem.turned:
        found.wrong(Diagnostic("publicity-emblem-replaced", expectation.at(page=page.number), {"file": name_of(own)}), _spot(page, own.place))
    else:
        found.open("PUB-07", "file-unknown")
    if page.scan:
        found.open("PUB-07", "scan-dpi", page=page.number)
        return
    least = float(expectation.programme.min_dpi) if expectation.programme else 0.0
    logos: list[Drawn] = [own] if own is not None else []
    for item in (*logos, *(logo for logo in beside if not _is_illustration(logo, emblem))):
        if item.dpi is None:
            continue
        if item is own:
            found.right("PUB-07", "dpi", dpi=round(item.dpi), least=round(least))
        if round(item.dpi) < least:
            arguments: dict[str, Plain] = {"name": name_of(item), "dpi": round(item.dpi), "least": round(least)}
            found.wrong(Diagnostic("publicity-logo-coarse", expectation.at(page=page.number), arguments), _spot(page, item.place))


def _space(page: PageFacts, emblem: EmblemSeen, expectation: Expectation, found: Gathering) -> None:
    """PUB-10."""
    if expectation.programme is None:
        return
    wanted = float(expectation.programme.clear_space) * emblem.size[1]
    if emblem.nearest is None:
        found.open("PUB-10", "merged" if emblem.merged else "ground", page=page.number)
        return
    found.right("PUB-10", "space", found=millimetres(emblem.nearest), wanted=millimetres(wanted))
    if emblem.nearest < wanted - _SPACE_SLACK_MM * (3 if page.scan else 1):
        arguments = {"found": millimetres(emblem.nearest), "wanted": millimetres(wanted)}
        found.wrong(Diagnostic("publicity-emblem-crowded", expectation.at(page=page.number), {**arguments}), _spot(page, emblem.nearest_at or emblem.place))


def _required(page: PageFacts, emblem: EmblemSeen, own: Drawn | None, beside: Iterable[Drawn], expectation: Expectation, found: Gathering) -> None:
    """PUB-01: the logo of a ministry that the programme asks for beside the emblem, or its words."""
    said = plain(" ".join(("".join(letter.text for letter in page.letters), *(item.alt or "" for item in page.pictures))))
    for asset in required_assets(expectation):
        if stands_in(asset, said):
            found.right("PUB-01", "second", label=asset.label)
        elif page.scan or page.inked or any(beside) or (own is not None and not emblem.fills):
            found.open("PUB-01", "second", label=asset.label, page=page.number)
        else:
            found.wrong(Diagnostic("publicity-logo-missing", expectation.at(page=page.number), {"name": asset.label}), _spot(page, emblem.place))


def _alternative(page: PageFacts, emblem: EmblemSeen, own: Drawn | None, expectation: Expectation, found: Gathering) -> None:
    """PUB-17: in a PDF a header's pictures are no content, and need none; the Word file's have theirs."""
    if own is None:
        found.open("PUB-17", "vector")
    elif own.artifact:
        found.right("PUB-17", "artifact")
    elif own.alt is None:
        found.open("PUB-17", "untagged")
    elif own.alt:
        found.right("PUB-17", "alt", alt=own.alt)
    else:
        found.wrong(Diagnostic("publicity-logo-without-alt", expectation.at(page=page.number), {"name": name_of(own)}), _spot(page, emblem.place))
