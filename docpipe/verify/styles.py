"""A Word file's styles → the font, colour and slant that a run really has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.verify.package import A, Element, Package, w

_OFF: Final = ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is printed."""

    font: str
    colour: str
    """Six hexadecimal digits; '000000' for automatic."""
    italic: bool
    underlined: bool
    effects: bool
    """Shadow, outline, emboss, engraving or small capitals."""
    hidden: bool = False
    """Whether it is not printed at all."""


class Styles:
    """The styles of one file, resolved in Word's order: run, character style, paragraph style and those it is based on, defaults (ECMA-376, 17.7.2).

    Table styles are left out: nobody formats a statement by one.
    """

    def __init__(self, package: Package) -> None:
        root = package.xml.get("word/styles.xml")
        self._styles: dict[str, Element] = {} if root is None else {str(item.get(w("styleId"))): item for item in root.iter(w("style"))}
        self._defaults = None if root is None else root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        self._paragraph_defaults = None if root is None else root.find(f"{w('docDefaults')}/{w('pPrDefault')}/{w('pPr')}")
        self._normal = next((key for key, item in self._styles.items() if item.get(w("type")) == "paragraph" and item.get(w("default")) == "1"), "")
        self._theme = _theme_fonts(package)

    @property
    def language(self) -> str:
        """The language of text that says nothing else, '' when the file does not say."""
        for properties in self._properties((self._normal,)):
            if (found := properties.find(w("lang"))) is not None and found.get(w("val")):
                return str(found.get(w("val")))
        return ""

    def name(self, style: str) -> str:
        """Return the name of a style by its id; the id where it is not defined."""
        item = self._styles.get(style)
        named = None if item is None else item.find(w("name"))
        return style if named is None else str(named.get(w("val"), style))

    def look(self, run: Element) -> Look:
        """Return how a run is printed."""
        chain = list(self._chain(run))
        colour = next((str(item.get(w("val"))) for item in _each(chain, "color")), "auto")
        underline = next((str(item.get(w("val"), "single")) for item in _each(chain, "u")), "none")
        effects = any(_toggled(chain, name) for name in ("shadow", "outline", "emboss", "imprint", "smallCaps"))
        return Look(
            self._font(chain), "000000" if colour == "auto" else colour.upper(), _toggled(chain, "i"), underline != "none", effects, _toggled(chain, "vanish")
        )

    def size(self, run: Element) -> float:
        """Return a run's size in points."""
        return next((_points(item.get(w("val")), 2) for item in _each(list(self._chain(run)), "sz")), 10.0)

    def spacing(self, paragraph: Element) -> tuple[float, float]:
        """Return the space before and after a paragraph in points; none where it is left out beside a paragraph of the same style."""
        chain = [item for item in self._paragraph_chain(paragraph) if item is not None]
        if _toggled(chain, "contextualSpacing"):
            return 0.0, 0.0
        found = [next((item.get(w(side)) for item in _each(chain, "spacing") if item.get(w(side)) is not None), None) for side in ("before", "after")]
        return _points(found[0], 20), _points(found[1], 20)

    def _paragraph_chain(self, paragraph: Element) -> Iterator[Element | None]:
        """Yield a paragraph's own properties, those of its style and of the styles that is based on, the defaults."""
        yield paragraph.find(w("pPr"))
        named = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        name, seen = self._normal if named is None else str(named.get(w("val"))), set[str]()
        while name in self._styles and name not in seen:
            seen.add(name)
            base = self._styles[name].find(w("basedOn"))
            yield self._styles[name].find(w("pPr"))
            name = "" if base is None else str(base.get(w("val")))
        yield self._paragraph_defaults

    def tables(self, style: str) -> Iterator[Element]:
        """Yield the table properties of a table style and of those it is based on, the table's default last."""
        seen: set[str] = set()
        default = next((key for key, item in self._styles.items() if item.get(w("type")) == "table" and item.get(w("default")) == "1"), "")
        for name in (style, default):
            while name in self._styles and name not in seen:
                seen.add(name)
                item = self._styles[name]
                properties, base = item.find(w("tblPr")), item.find(w("basedOn"))
                if properties is not None:
                    yield properties
                name = "" if base is None else str(base.get(w("val")))  # noqa: PLW2901 - the walk goes up the styles

    def _font(self, chain: list[Element]) -> str:
        for fonts in _each(chain, "rFonts"):
            if (theme := fonts.get(w("asciiTheme"))) is not None:
                return self._theme.get("major" if str(theme).startswith("major") else "minor", "")
            if (named := fonts.get(w("ascii"))) is not None:
                return str(named)
        return "Times New Roman"

    def _chain(self, run: Element) -> Iterator[Element]:
        own = run.find(w("rPr"))
        if own is not None:
            yield own
        character = None if own is None else own.find(w("rStyle"))
        paragraph = next(run.iterancestors(w("p")), None)
        style = None if paragraph is None else paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        names = ("" if character is None else str(character.get(w("val"))), self._normal if style is None else str(style.get(w("val"))))
        yield from self._properties(names)

    def _properties(self, names: tuple[str, ...]) -> Iterator[Element]:
        """Yield run properties of styles and those they are based on, then the defaults."""
        for name in names:
            seen: set[str] = set()
            while name in self._styles and name not in seen:
                seen.add(name)
                item = self._styles[name]
                properties, base = item.find(w("rPr")), item.find(w("basedOn"))
                if properties is not None:
                    yield properties
                name = "" if base is None else str(base.get(w("val")))  # noqa: PLW2901 - the walk goes up the styles
        if self._defaults is not None:
            yield self._defaults


def _points(text: str | None, parts: int) -> float:
    """Return a length in points, given in so many parts of one; 0 for none, and for what is no number."""
    try:
        return max(float(text or 0) / parts, 0.0)
    except ValueError:
        return 0.0


def _each(chain: list[Element], name: str) -> Iterator[Element]:
    for properties in chain:
        if (found := properties.find(w(name))) is not None:
            yield found


def _toggled(chain: list[Element], name: str) -> bool:
    return next((str(item.get(w("val"), "1")) not in _OFF for item in _each(chain, name)), False)


def _theme_fonts(package: Package) -> dict[str, str]:
    root = next((root for part, root in package.xml.items() if part.startswith("word/theme/") and not part.endswith(".rels")), None)
    if root is None:
        return {}
    found = {name: root.find(f".//{{{A}}}{name}Font/{{{A}}}latin") for name in ("major", "minor")}
    return {name: str(item.get("typeface", "")) for name, item in found.items() if item is not None}
