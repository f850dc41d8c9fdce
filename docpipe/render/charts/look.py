"""A template's theme and styles → the colours and the font of its charts.

Colours are the theme's accents, made lighter or darker until neighbours differ enough to be told apart in grey too (WCAG 2.1, 1.4.1: never by hue alone).
"""

from __future__ import annotations

import colorsys
import posixpath
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.render.ooxml import parse, w

_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ACCENTS: Final = ("1F5C99", "C4622D", "3C7A57", "8A5A9E", "B08A1E", "4A6A7A")
"""Where the template has no theme."""
_FONT: Final = "Arial"
_LIGHTNESS: Final[Mapping[int, tuple[float, ...]]] = {
    1: (42,),
    2: (36, 76),
    3: (32, 58, 84),
    4: (30, 50, 70, 88),
}
"""CIE L* of the fills by the number of series."""
_PATTERNS: Final = ("wdUpDiag", "smGrid", "dkHorz", "wdDnDiag")
"""From the fifth series on lightness alone is not enough: every second one has a pattern, whose lines are as dark as the darkest fill."""
_TURN: Final = 55.0
"""L* above which text on a fill is dark."""
_FULL: Final = 100_000


@dataclass(frozen=True, slots=True)
class Fill:
    """The colour of one series."""

    xml: str
    """a:solidFill or a:pattFill."""
    line: str
    """The same colour as a:solidFill, dark enough for a line on white."""
    dark: bool
    """Whether text on it must be white."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a template's charts look like."""

    accents: tuple[str, ...]
    themed: bool
    """Whether the accents are the theme's, so that a change of the theme changes the charts."""
    font: str

    def fills(self, count: int) -> tuple[Fill, ...]:
        """Return the colours of so many series, no two alike in grey up to eight of them."""
        steps = _LIGHTNESS.get(count)
        if steps is not None:
            return tuple(self._fill(index, lightness, "") for index, lightness in enumerate(steps))
        steps = _LIGHTNESS[max(_LIGHTNESS)]
        return tuple(
            self._fill(index, steps[0], _PATTERNS[index // 2 % len(_PATTERNS)]) if index % 2 else self._fill(index, steps[index // 2 % len(steps)], "")
            for index in range(count)
        )

    def _fill(self, index: int, lightness: float, pattern: str) -> Fill:
        solid = self._colour(index, lightness)
        line = f"<a:solidFill>{self._colour(index, min(lightness, _TURN))}</a:solidFill>"
        if not pattern:
            return Fill(f"<a:solidFill>{solid}</a:solidFill>", line, lightness < _TURN)
        xml = f'<a:pattFill prst="{pattern}"><a:fgClr>{solid}</a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
        return Fill(xml, line, dark=False)

    def _colour(self, index: int, lightness: float) -> str:
        """Return an accent brought to a lightness."""
        which = index % len(self.accents)
        hue, own, saturation = colorsys.rgb_to_hls(*_channels(self.accents[which]))
        wanted = _hls_lightness(hue, saturation, lightness)
        if not self.themed:
            return f'<a:srgbClr val="{_hex(colorsys.hls_to_rgb(hue, wanted, saturation))}"/>'
        if wanted <= own:
            change = f'<a:lumMod val="{round(wanted / own * _FULL) if own else _FULL}"/>'
        else:
            kept = (1 - wanted) / (1 - own)
            change = f'<a:lumMod val="{round(kept * _FULL)}"/><a:lumOff val="{_FULL - round(kept * _FULL)}"/>'
        return f'<a:schemeClr val="accent{which + 1}">{change}</a:schemeClr>'


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return red, green, blue


def _hex(channels: tuple[float, float, float]) -> str:
    return "".join(f"{round(channel * 255):02X}" for channel in channels)


def perceived(channels: tuple[float, float, float]) -> float:
    """Return CIE L* (0 to 100) of an sRGB colour: what is left of it in grey. Source: IEC 61966-2-1, CIE 15."""
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]  # noqa: PLR2004 - the standard's constants
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 116 * luminance ** (1 / 3) - 16 if luminance > 216 / 24389 else luminance * 24389 / 27


@lru_cache(maxsize=256)
def _hls_lightness(hue: float, saturation: float, lightness: float) -> float:
    """Return the L of HLS at which a colour of this hue is as light as asked for."""
    low, high = 0.0, 1.0
    for _ in range(20):
        middle = (low + high) / 2
        low, high = (middle, high) if perceived(colorsys.hls_to_rgb(hue, middle, saturation)) < lightness else (low, middle)
    return (low + high) / 2


def look_of(parts: Mapping[str, bytes]) -> Look:
    """Return the look of a template's charts."""
    theme = next((content for name, content in sorted(parts.items()) if posixpath.dirname(name) == "word/theme" and name.endswith(".xml")), b"")
    return _look(theme, parts.get("word/styles.xml", b""))


@lru_cache(maxsize=16)
def _look(theme: bytes, styles: bytes) -> Look:
    accents: tuple[str, ...] = ()
    font = ""
    if theme:
        root = parse(theme)
        accents = tuple(filter(None, (_accent(root.find(f".//{_A}accent{number}")) for number in range(1, 7))))
        latin = root.find(f".//{_A}minorFont/{_A}latin")
        font = latin.get("typeface", "") if latin is not None else ""
    if styles:
        fonts = parse(styles).find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('rFonts')}")
        font = (fonts.get(w("ascii")) if fonts is not None else None) or font
    return Look(accents if len(accents) == len(_ACCENTS) else _ACCENTS, len(accents) == len(_ACCENTS), font or _FONT)


def _accent(element: object) -> str:
    from lxml import etree

    if not isinstance(element, etree._Element) or not len(element):  # noqa: SLF001 - lxml has no public name for its element type
        return ""
    value = element[0].get("val") or ""
    return element[0].get("lastClr") or (value if len(value) == len("RRGGBB") else "")
