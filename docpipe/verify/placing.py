"""The markup that places a picture in a Word file → its size, its place and what was done to it: in a line, floating, in groups, text boxes, VML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.verify.package import PIC, WP, A, Element, R

V: Final = "urn:schemas-microsoft-com:vml"
WPG: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
A14: Final = "http://schemas.microsoft.com/office/drawing/2010/main"
WPS: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
VML_PICTURES: Final = (f"{{{V}}}imagedata", f"{{{V}}}fill")
"""Old Word's picture, and its shape that is filled with one."""
_PLACES: Final = (f"{{{WP}}}inline", f"{{{WP}}}anchor")
_GROUPS: Final = (f"{{{WPG}}}wgp", f"{{{WPG}}}grpSp")
_EMU_PER_MM: Final = 36_000
_GREYED: Final = ("grayscl", "biLevel")
_RECOLOURED: Final = ("duotone", "clrChange", "lum", "alphaModFix", "hsl", "tint")
_FULL_TURN: Final = 21_600_000
_UNITS: Final = {"pt": 25.4 / 72, "cm": 10.0, "mm": 1.0, "in": 25.4, "px": 25.4 / 96, "pc": 25.4 / 6}


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture as its markup places it."""

    relation: str
    """Id of the relationship to its file, '' for none."""
    alt: str
    width_mm: float
    height_mm: float
    altered: tuple[str, ...]
    """What was done to it, or to a group that it is in: 'cropped', 'grey', 'recoloured', 'rotated'."""
    floating: bool
    left_mm: float | None = None
    """How far from the left; of one that floats, and says so."""
    left_from: str = ""
    top_mm: float | None = None
    top_from: str = ""
    inside: tuple[float, float] = (0.0, 0.0)
    """Distances from the left and the top of the group that it is in, or of what holds it."""


def drawn_placed(place: Element) -> Iterator[Placed]:
    """Yield the pictures that a wp:inline or wp:anchor holds, from the left: one, those of a group, shapes filled with one; a text box's have their own."""
    found = [_drawn(place, item) for item in place.iter(f"{{{PIC}}}pic", f"{{{WPS}}}wsp") if next(item.iterancestors(*_PLACES), None) is place]
    yield from (item for _, item in sorted((item for item in found if item is not None), key=lambda item: item[0]))


def _drawn(place: Element, item: Element) -> tuple[float, Placed] | None:
    """Return a picture with its distance from the left of what holds it; None for a shape without one."""
    extent, about = place.find(f"{{{WP}}}extent"), place.find(f"{{{WP}}}docPr")
    properties = item.find(f"{{{PIC}}}spPr") if item.tag == f"{{{PIC}}}pic" else item.find(f"{{{WPS}}}spPr")
    fill = item.find(f"{{{PIC}}}blipFill") if item.tag == f"{{{PIC}}}pic" else None if properties is None else properties.find(f"{{{A}}}blipFill")
    if extent is None or fill is None:
        return None
    own = next(iter([*item.iter(f"{{{PIC}}}cNvPr"), *item.iter(f"{{{WPS}}}cNvPr")]), None)
    groups = [group for group in item.iterancestors(*_GROUPS) if next(group.iterancestors(*_PLACES), None) is place]
    whole = (_number(extent.get("cx")) / _EMU_PER_MM, _number(extent.get("cy")) / _EMU_PER_MM)
    width, height, left, top = _in_groups(properties, groups, whole) if groups else (*whole, 0.0, 0.0)
    alt = "" if about is None else about.get("descr") or ""
    if groups:  # a group's members have texts of their own; of a single picture Word reads only that of its place
        alt = ("" if own is None else own.get("descr") or "") or alt
    blip = fill.find(f"{{{A}}}blip")
    (start, base), (down, base_down), floating = _start(place, "H"), _start(place, "V"), _floats(place) is not None
    placed = Placed(
        "" if blip is None else str(blip.get(f"{{{R}}}embed") or ""),
        alt,
        width,
        height,
        tuple(dict.fromkeys(_altered(fill, [properties, *(group.find(f"{{{WPG}}}grpSpPr") for group in groups), *_boxes(place)]))),
        floating,
        None if start is None else start + left,
        base,
        None if down is None else down + top,
        base_down,
        (left, top),
    )
    return left, placed


def _in_groups(properties: Element | None, groups: list[Element], whole: tuple[float, float]) -> tuple[float, float, float, float]:
    """Return width, height, distance from the left and from the top of a picture of a group: in the measure of each group it is in (ECMA-376, 20.1.7.5)."""
    own = _frame(properties)
    if own is None:
        return (*whole, 0.0, 0.0)
    left, top, width, height = own
    for group in groups:
        frame, inner = _frame(group.find(f"{{{WPG}}}grpSpPr")), _frame(group.find(f"{{{WPG}}}grpSpPr"), "chOff", "chExt")
        if frame is not None and inner is not None and inner[2] and inner[3]:
            across, down = frame[2] / inner[2], frame[3] / inner[3]
            left, top, width, height = frame[0] + (left - inner[0]) * across, frame[1] + (top - inner[1]) * down, width * across, height * down
    outer = _frame(groups[-1].find(f"{{{WPG}}}grpSpPr"))
    if outer is None or not outer[2] or not outer[3]:
        return width / _EMU_PER_MM, height / _EMU_PER_MM, left / _EMU_PER_MM, top / _EMU_PER_MM
    # the extent says how large the whole group is drawn, whatever its own measure
    across, down = whole[0] / outer[2], whole[1] / outer[3]
    return width * across, height * down, (left - outer[0]) * across, (top - outer[1]) * down


def _frame(properties: Element | None, offset: str = "off", size: str = "ext") -> tuple[float, float, float, float] | None:
    """Return left, top, width and height of a shape's or group's own frame; None where it says none."""
    frame = None if properties is None else properties.find(f"{{{A}}}xfrm")
    at, ext = (None, None) if frame is None else (frame.find(f"{{{A}}}{offset}"), frame.find(f"{{{A}}}{size}"))
    if ext is None:
        return None
    x, y = (0, 0) if at is None else (_number(at.get("x")), _number(at.get("y")))
    return float(x), float(y), float(_number(ext.get("cx"))), float(_number(ext.get("cy")))


def _floats(place: Element) -> Element | None:
    """Return what floats of a placed picture: its own place, or that of the text box it is in; None where nothing does."""
    return next((item for item in (place, *place.iterancestors(f"{{{WP}}}anchor")) if item.tag == f"{{{WP}}}anchor"), None)


def _start(place: Element, axis: str) -> tuple[float | None, str]:
    """Return how far from the left ('H') or the top ('V') what floats begins, and from where that is counted; None where the file does not say."""
    floats = _floats(place)
    position = None if floats is None else floats.find(f"{{{WP}}}position{axis}")
    offset = None if position is None else position.find(f"{{{WP}}}posOffset")
    if position is None or offset is None or offset.text is None:
        return None, ""
    return _number(offset.text) / _EMU_PER_MM, str(position.get("relativeFrom") or "")


def _boxes(place: Element) -> Iterator[Element | None]:
    """Yield the properties of the text boxes, and of the groups about them, that a placed picture stands in."""
    for box in place.iterancestors(f"{{{WPS}}}wsp"):
        yield box.find(f"{{{WPS}}}spPr")
        yield from (group.find(f"{{{WPG}}}grpSpPr") for group in box.iterancestors(*_GROUPS))


def _altered(fill: Element, frames: list[Element | None]) -> Iterator[str]:
    crop, blip = fill.find(f"{{{A}}}srcRect"), fill.find(f"{{{A}}}blip")
    if crop is not None and any(crop.get(side, "0") not in ("0", "0%") for side in ("l", "t", "r", "b")):
        yield "cropped"
    if blip is not None and any(blip.find(f"{{{A}}}{name}") is not None for name in _GREYED):
        yield "grey"
    if blip is not None and any(blip.find(f"{{{A}}}{name}") is not None for name in _RECOLOURED):
        yield "recoloured"
    effects = [] if blip is None else [effect for effect in blip.iter(f"{{{A14}}}imgEffect") if len(effect)]
    if any(effect[0].get("sat") == "0" for effect in effects):
        yield "grey"
    elif effects:  # Word's own: brightness, temperature, artistic ones
        yield "recoloured"
    turns = [frame for properties in frames if properties is not None and (frame := properties.find(f"{{{A}}}xfrm")) is not None]
    if sum(_number(frame.get("rot")) for frame in turns) % _FULL_TURN or any(sum(_is_on(frame, side) for frame in turns) % 2 for side in ("flipH", "flipV")):
        yield "rotated"


def _is_on(frame: Element, name: str) -> bool:
    return frame.get(name) in ("1", "true")


def _number(text: str | None) -> int:
    """Return a whole number as the file has it; 0 for none, and for what is no number in a file that a person or another program made."""
    try:
        return int(text or "0")
    except ValueError:
        return 0


def vml_placed(data: Element) -> Iterator[Placed]:
    """Yield the picture of old Word: its size stands in the style of its shape, in a group in the group's own measure. Nothing for a fill without one."""
    shape = data.getparent()
    relation = str(data.get(f"{{{R}}}id") or "")
    if shape is None or (data.tag == f"{{{V}}}fill" and not relation):
        return
    own = _style(shape)
    groups = [(group, _style(group)) for group in shape.iterancestors(f"{{{V}}}group")]
    across, down = 1.0, 1.0
    for group, style in groups:
        size = _pair(group.get("coordsize"), (1000.0, 1000.0))
        outer = [_length(style.get(name, ""), bare="px" if group is groups[-1][0] else "") for name in ("width", "height")]
        across, down = across * outer[0] / size[0], down * outer[1] / size[1]
    bare = "" if groups else "px"
    width, height = (_length(own.get(name, ""), bare=bare) for name in ("width", "height"))
    styles = [own, *(style for _, style in groups)]
    floats = [style for style in styles if style.get("position") == "absolute"]
    outermost = styles[-1]
    left = _length(outermost.get("margin-left", outermost.get("left", "")), bare="px") if floats else None
    if groups and left is not None:
        origin = _pair(groups[0][0].get("coordorigin"), (0.0, 0.0))
        left += (_length(own.get("left", ""), bare="") - origin[0]) * across
    altered = tuple(_vml_altered(data, styles))
    yield Placed(relation, shape.get("alt") or "", width * across, height * down, altered, bool(floats), left, "vml" if floats else "")


def _style(shape: Element) -> dict[str, str]:
    return dict(pair.split(":", 1) for pair in (shape.get("style") or "").replace(" ", "").split(";") if ":" in pair)


def _pair(text: str | None, other: tuple[float, float]) -> tuple[float, float]:
    """Return two numbers parted by a comma; the other ones where there are none, or a size of nothing."""
    found = re.fullmatch(r"\s*(-?[\d.]+)\s*,\s*(-?[\d.]+)\s*", text or "")
    pair = (float(found[1]), float(found[2])) if found else other
    return pair if other == (0.0, 0.0) or (pair[0] and pair[1]) else other


def _vml_altered(data: Element, styles: list[dict[str, str]]) -> Iterator[str]:
    if any((data.get(side) or "0") not in ("0", "0f") for side in ("cropleft", "cropright", "croptop", "cropbottom")):
        yield "cropped"
    if data.get("grayscale") in ("t", "true") or data.get("bilevel") in ("t", "true"):
        yield "grey"
    if data.get("recolortarget") or data.get("chromakey"):
        yield "recoloured"
    if any(style.get("rotation", "0") not in ("0", "360") or style.get("flip") for style in styles):
        yield "rotated"


def _length(text: str, *, bare: str) -> float:
    """Return a length of VML in millimetres, 0 for none ('45.35pt', '1.2cm'). `bare`: the unit of one that says none; '' for a group's own measure."""
    found = re.fullmatch(r"(-?[\d.]+)(pt|cm|mm|in|px|pc)?", text)
    if found is None or found[1].count(".") > 1 or not any(letter.isdigit() for letter in found[1]):
        return 0.0
    return float(found[1]) * _UNITS.get(found[2] or bare, 1.0)
