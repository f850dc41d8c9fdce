"""A Word file's runs → which of them nobody sees: hidden, in the colour of their ground, too small; by themselves or by their styles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final, NamedTuple

from docpipe.dataclass import dataclass
from docpipe.verify.package import MAIN, A, Element, Package, w

_OFF: Final = ("0", "false", "off")
_VAL: Final = w("val")
_TINY: Final = 4
"""Half-points: nobody reads letters of two points."""
_NARROW: Final = 10
"""Per cent of a letter's width."""
_ALIKE: Final = 24
"""Of 256: colours that differ by less in each of red, green and blue are one to the eye."""
_DARK: Final = 128
_HIGHLIGHTS: Final[Mapping[str, str]] = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "darkBlue": "000080", "darkCyan": "008080", "darkGray": "808080", "darkGreen": "008000",
    "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "green": "00FF00", "lightGray": "C0C0C0", "magenta": "FF00FF", "red": "FF0000",
    "white": "FFFFFF", "yellow": "FFFF00",
}  # fmt: skip
_THEME: Final[Mapping[str, str]] = {
    "background1": "lt1", "light1": "lt1", "text1": "dk1", "dark1": "dk1", "background2": "lt2", "light2": "lt2", "text2": "dk2", "dark2": "dk2",
    "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_USUAL: Final[Mapping[str, str]] = {"lt1": "FFFFFF", "dk1": "000000"}
_WHITE, _BLACK = "FFFFFF", "000000"


class _Said(NamedTuple):
    """What a style or a run says of its looks; None where it says nothing."""

    vanish: bool | None = None
    colour: str | None = None
    """Six hexadecimal digits, or 'auto'."""
    ground: str | None = None
    size: int | None = None
    width: int | None = None


@dataclass(frozen=True)
class Looks:
    """What of a document cannot be seen."""

    package: Package

    def unseen(self, run: Element) -> str:
        """Return 'hidden' for a run that Word does not show, 'covered' for black letters on black, 'invisible' for others that cannot be seen, else ''."""
        own = self._said(run.find(w("rPr")))
        levels = (own, *self._of_styles(run))
        if next((item.vanish for item in levels if item.vanish is not None), False):
            return "hidden"
        size, width = (next((value for item in levels if (value := getattr(item, name)) is not None), None) for name in ("size", "width"))
        if (size is not None and size <= _TINY) or (width is not None and width <= _NARROW):
            return "invisible"
        colour = next((item.colour for item in levels if item.colour is not None), "auto")
        found = next(self._grounds(run, levels), (_WHITE, False))
        if found is None:
            return ""
        ground, marked = found
        letters = colour if colour != "auto" else _BLACK if marked or not _is_dark(ground) else _WHITE
        return "" if not _alike(letters, ground) else "covered" if _is_dark(ground) else "invisible"

    def _of_styles(self, run: Element) -> Iterator[_Said]:
        """Yield what the styles of a run and of its paragraph say, the nearest first, each with those it is based on, then the document's defaults."""
        paragraph = next(run.iterancestors(w("p")), None)
        marks = [run.find(f"{w('rPr')}/{w('rStyle')}"), paragraph.find(f"{w('pPr')}/{w('pStyle')}") if paragraph is not None else None]
        for name in (str(mark.get(_VAL, "")) if mark is not None else "" for mark in marks):
            seen: set[str] = set()
            while name in self._styles and name not in seen:
                seen.add(name)
                said, name = self._styles[name]  # noqa: PLW2901 - on to the style it is based on
                yield said
        yield self._defaults

    def _grounds(self, run: Element, levels: tuple[_Said, ...]) -> Iterator[tuple[str, bool] | None]:
        """Yield the grounds a run lies on, the nearest first: colour, and whether it is a highlight; None for one nobody can tell (a drawing's)."""
        mark = run.find(f"{w('rPr')}/{w('highlight')}")
        if mark is not None and (colour := _HIGHLIGHTS.get(str(mark.get(_VAL)))):
            yield colour, True
        yield from ((item.ground, False) for item in levels if item.ground is not None)
        for above in run.iterancestors():
            if above.tag == w("txbxContent"):
                yield None
            for kind in ("pPr", "tcPr", "tblPr"):
                settings = above.find(w(kind))
                if settings is None:
                    continue
                if (fill := self._fill(settings)) is not None:
                    yield fill, False
                elif kind == "tblPr" and settings.find(w("tblStyle")) is not None:
                    yield None
        if self.package.xml[MAIN].find(w("background")) is not None:
            yield None

    def _said(self, look: Element | None) -> _Said:
        if look is None:
            return _Said()
        vanish, size, width = look.find(w("vanish")), look.find(w("sz")), look.find(w("w"))
        return _Said(
            None if vanish is None else vanish.get(_VAL) not in _OFF,
            self._colour(look.find(w("color")), _VAL, "themeColor"),
            self._fill(look),
            _number(size),
            _number(width),
        )

    def _fill(self, settings: Element) -> str | None:
        return found if (found := self._colour(settings.find(w("shd")), w("fill"), "themeFill")) != "auto" else None

    def _colour(self, mark: Element | None, name: str, theme: str) -> str | None:
        """Return a colour as it is written, by the theme where only its name is; 'auto' for the one that Word chooses."""
        if mark is None:
            return None
        value = str(mark.get(name, "")).upper()
        if _is_colour(value):
            return value
        slot = str(mark.get(w(theme), ""))
        return self._theme.get(_THEME.get(slot, slot), "auto")

    @cached_property
    def _theme(self) -> Mapping[str, str]:
        found = dict(_USUAL)
        for part in self.package.related(MAIN, "theme"):
            scheme = next(self.package.xml[part].iter(f"{{{A}}}clrScheme"), None) if part in self.package.xml else None
            for item in scheme if scheme is not None else ():
                value = next((str(inner.get("lastClr") or inner.get("val", "")).upper() for inner in item), "")
                if _is_colour(value):
                    found[str(item.tag).rpartition("}")[2]] = value
        return found

    @cached_property
    def _sheet(self) -> Element | None:
        return self.package.xml.get(next(iter(self.package.related(MAIN, "styles")), "word/styles.xml"))

    @cached_property
    def _styles(self) -> Mapping[str, tuple[_Said, str]]:
        """Style → what it says itself, and the style it is based on."""
        found: dict[str, tuple[_Said, str]] = {}
        for style in self._sheet.iter(w("style")) if self._sheet is not None else ():
            base, said, settings = style.find(w("basedOn")), self._said(style.find(w("rPr"))), style.find(w("pPr"))
            ground = said.ground or (self._fill(settings) if settings is not None else None)
            found[str(style.get(w("styleId"), ""))] = (said._replace(ground=ground), str(base.get(_VAL, "")) if base is not None else "")
        return found

    @cached_property
    def _defaults(self) -> _Said:
        look = self._sheet.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}") if self._sheet is not None else None
        return self._said(look)


def _number(mark: Element | None) -> int | None:
    value = str(mark.get(_VAL, "")) if mark is not None else ""
    return int(value) if value.isdecimal() else None


def _is_colour(value: str) -> bool:
    return len(value) == len(_WHITE) and all(letter in "0123456789ABCDEF" for letter in value)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:], 16)


def _is_dark(colour: str) -> bool:
    red, green, blue = _channels(colour)
    return (299 * red + 587 * green + 114 * blue) / 1000 < _DARK


def _alike(one: str, other: str) -> bool:
    return all(abs(first - second) < _ALIKE for first, second in zip(_channels(one), _channels(other), strict=True))
