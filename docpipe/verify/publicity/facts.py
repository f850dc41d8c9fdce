"""What a page shows of publicity, as it is drawn: emblems, pictures beside them, words about them; millimetres from the upper left corner."""

from __future__ import annotations

from typing import Final

from docpipe.dataclass import dataclass

Colour = tuple[int, int, int]

UPRIGHT: Final = 0


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle on a page."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    def shared(self, other: Rect) -> float:
        """Return the area that both have, in square millimetres."""
        width, height = min(self.right, other.right) - max(self.x, other.x), min(self.bottom, other.bottom) - max(self.y, other.y)
        return max(width, 0.0) * max(height, 0.0)

    @property
    def area(self) -> float:
        """Its area, in square millimetres."""
        return self.width * self.height

    def grown(self, by: float) -> Rect:
        """Return it, larger by so much on each side."""
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def same_row(self, other: Rect) -> bool:
        """Return whether the two stand beside each other: they share at least a third of the lower one's height."""
        return min(self.bottom, other.bottom) - max(self.y, other.y) > min(self.height, other.height) / 3


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture, or a group of drawn lines and areas, on a page."""

    place: Rect
    pixels: tuple[int, int] | None = None
    """None for a drawing: it has no pixels."""
    upright: bool = True
    """False when it is turned, mirrored or slanted."""
    stretched: float = 0.0
    """How much wider it is drawn than its pixels are, against its height: 0.05 for five per cent; 0 for a drawing."""
    cut: float = 0.0
    """What share of it a clip hides."""
    artifact: bool = False
    """Whether it is marked as no content (a page's header), so that it needs no alternative text."""
    alt: str | None = None
    """The alternative text of its tag; None where it has no tag."""
    known: str = ""
    """Which picture of the strip it is, '' for none."""
    ground: bool = False
    """Whether it is what the page stands on: nearly as wide as the page and half as tall."""
    mirrored: bool = False
    """Whether its left side is drawn on the right."""

    @property
    def dpi(self) -> float | None:
        """The least of its pixels to the inch, in both directions; None for a drawing."""
        if self.pixels is None or not self.place.width or not self.place.height:
            return None
        width, height = self.pixels if self.upright or (self.place.width > self.place.height) == (self.pixels[0] > self.pixels[1]) else self.pixels[::-1]
        return min(width / self.place.width, height / self.place.height) * 25.4


@dataclass(frozen=True, slots=True)
class Letter:
    """A character about an emblem."""

    text: str
    font: str
    italic: bool
    colour: Colour
    place: Rect
    hidden: bool = False
    """Whether it is not seen: invisible (the recognised text of a scan), behind something, or of its ground's colour."""


@dataclass(frozen=True, slots=True)
class EmblemSeen:
    """An emblem as it stands on a page."""

    place: Rect
    field: Colour
    stars: Colour
    turned: int
    cut: float
    strange: float
    """What share of it something lies over."""
    ratio: float
    picture: int | None
    """Which of the page's pictures it is, or is in; None for one drawn of lines and areas."""
    fills: bool
    """Whether it fills that picture."""
    nearest: float | None
    """Distance of the nearest thing from it, or from its picture; None where what it stands on is not of one colour."""
    nearest_at: Rect | None = None
    before: bool = False
    """Whether something stands left of it within its picture."""
    size: tuple[float, float] = (0.0, 0.0)
    """Its own width and height in millimetres, whichever way it is turned."""
    merged: bool = False
    """Whether it stands on its field's own colour, so that its edges are not seen."""
    points_out: bool = False
    """Whether its stars point away from the middle instead of up."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What one page shows."""

    number: int
    width: float
    height: float
    pictures: tuple[Drawn, ...]
    drawings: tuple[Drawn, ...]
    """Groups of lines and areas beside an emblem."""
    emblems: tuple[EmblemSeen, ...]
    letters: tuple[Letter, ...]
    """The characters about the first emblem, in the order of the content."""
    lines: tuple[Rect, ...]
    """Thin lines about it: a rule, or what underlines a text."""
    text: str
    inked: bool
    """Whether something is drawn right of or below the first emblem that is neither a picture nor text: a text turned into curves."""
    scan: bool = False
    """Whether the page is a picture: a scan, also one whose text was recognised, or a page exported as a picture."""
    cmyk: bool = False
    """Whether its colours are given for print, so that those seen on a screen are not exact."""
