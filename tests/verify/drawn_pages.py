"""Pages of PDFs drawn by hand, operator by operator, as no program of docpipe's would: for the tests of what is measured on a page."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pikepdf
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter

PT = 72 / 25.4
BLUE, YELLOW = (0, 51, 153), (255, 204, 0)
Point = tuple[float, float]
Colour = tuple[int, int, int]


def stars(height: float, *, outward: bool = False, count: int = 12) -> Iterator[list[Point]]:
    """Yield the corners of each star of an emblem so tall."""
    for number in range(count):
        angle = 2 * math.pi * number / count
        x, y = 0.75 * height + height / 3 * math.sin(angle), height / 2 - height / 3 * math.cos(angle)
        corners = [(k * math.pi / 5 + (angle if outward else 0), height / 18 * (0.381966 if k % 2 else 1)) for k in range(10)]
        yield [(x + far * math.sin(turn), y - far * math.cos(turn)) for turn, far in corners]


def picture(tall: int = 300, field_: Colour = BLUE, star: Colour = YELLOW, *, border: Colour | None = None, outline: bool = False) -> Image.Image:
    """Return an emblem as a picture; with a border of a twenty-fifth, or with the black outline of the one-colour emblem."""
    drawn = Image.new("RGB", (tall * 6, tall * 4), field_)
    for corners in stars(tall * 4):
        ImageDraw.Draw(drawn).polygon(corners, fill=star)
    if outline:
        ImageDraw.Draw(drawn).rectangle((0, 0, tall * 6 - 1, tall * 4 - 1), outline=(0, 0, 0), width=tall // 15)
    drawn = drawn.resize((tall * 3 // 2, tall), Image.Resampling.LANCZOS)
    if border is None:
        return drawn
    edge = round(tall / 25)
    framed = Image.new("RGB", (drawn.width + 2 * edge, drawn.height + 2 * edge), border)
    framed.paste(drawn, (edge, edge))
    return framed


@dataclass
class Page:
    """A page in the making; millimetres from its upper left corner."""

    width: float = 210
    height: float = 297
    drawn: list[str] = field(default_factory=list)
    images: list[Image.Image] = field(default_factory=list)

    def area(self, corners: list[Point], colour: Colour) -> None:
        places = " ".join(f"{x * PT:.3f} {(self.height - y) * PT:.3f} {'l' if number else 'm'}" for number, (x, y) in enumerate(corners))
        self.drawn.append("{:.4f} {:.4f} {:.4f} rg ".format(*(part / 255 for part in colour)) + f"{places} h f")

    def box(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        self.area([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], colour)

    def emblem(self, x: float, y: float, tall: float, *, turned: float = 0, ground: Colour | None = BLUE, star: Colour = YELLOW, wide: float = 1.0) -> None:
        cos, sin = math.cos(math.radians(turned)), math.sin(math.radians(turned))

        def at(point: Point) -> Point:
            across, down = (point[0] - 0.75 * tall) * wide, point[1] - tall / 2
            return x + 0.75 * tall * wide + across * cos - down * sin, y + tall / 2 + across * sin + down * cos

        if ground is not None:
            self.area([at(corner) for corner in ((0, 0), (1.5 * tall, 0), (1.5 * tall, tall), (0, tall))], ground)
        for corners in stars(tall):
            self.area([at(corner) for corner in corners], star)

    def image(self, shown: Image.Image, x: float, y: float, width: float, height: float, *, mirrored: bool = False) -> None:
        self.images.append(shown)
        across, start = (-width, x + width) if mirrored else (width, x)
        matrix = f"{across * PT:.3f} 0 0 {height * PT:.3f} {start * PT:.3f} {(self.height - y - height) * PT:.3f}"
        self.drawn.append(f"q {matrix} cm /I{len(self.images)} Do Q")

    def text(self, x: float, y: float, words: str, *, size: float = 11, mode: int = 0, colour: Colour = (0, 0, 0)) -> None:
        letters = words.encode("cp1252").hex()
        tint = "{:.3f} {:.3f} {:.3f} rg".format(*(part / 255 for part in colour))
        self.drawn.append(f"q BT {tint} {mode} Tr /F {size} Tf {x * PT:.3f} {(self.height - y) * PT:.3f} Td <{letters}> Tj ET Q")

    def statement(self, x: float = 42, y: float = 17, **look: object) -> None:
        """Print the text of OPZ+ beside an emblem."""
        self.text(x, y, "Spolufinancováno", **look)  # type: ignore[arg-type]
        self.text(x, y + 5, "Evropskou unií", **look)  # type: ignore[arg-type]

    def body(self, lines: int = 18, y: float = 50) -> None:
        for number in range(lines):
            self.text(20, y + number * 6, "Zveme na setkání o sociálních slu\u017ebách; p\u0159ijdte si popovídat o obci".replace("\u0159", "r"), size=10)


def pdf_of(*pages: Page) -> bytes:
    """Return the pages as a PDF, with Arial by its name."""
    pdf = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.TrueType,
        BaseFont=pikepdf.Name.Arial,
        Encoding=pikepdf.Name.WinAnsiEncoding,
        FirstChar=32,
        LastChar=255,
        Widths=pikepdf.Array([540] * 224),
    )
    for page in pages:
        images = {f"/I{number}": _image(pdf, image) for number, image in enumerate(page.images, 1)}
        made = pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=pikepdf.Array([0, 0, page.width * PT, page.height * PT]),
            Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary({"/F": font}), XObject=pikepdf.Dictionary(images)),
            Contents=pdf.make_stream("\n".join(page.drawn).encode("latin-1")),
        )
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(made)))
    stream = io.BytesIO()
    pdf.save(stream)
    return stream.getvalue()


def _image(pdf: pikepdf.Pdf, image: Image.Image) -> pikepdf.Object:
    if image.width * image.height < 500_000:
        shown = pdf.make_stream(image.convert("RGB").tobytes())
    else:
        packed = io.BytesIO()
        image.convert("RGB").save(packed, "JPEG", quality=85)
        shown = pikepdf.Stream(pdf, packed.getvalue())
        shown.Filter = pikepdf.Name.DCTDecode
    shown.Type, shown.Subtype, shown.ColorSpace = pikepdf.Name.XObject, pikepdf.Name.Image, pikepdf.Name.DeviceRGB
    shown.Width, shown.Height, shown.BitsPerComponent = image.width, image.height, 8
    return shown


def scanned(page: Page, dpi: int, *, askew: float = 0.7, grey: bool = False, words: tuple[tuple[float, float, str], ...] = ()) -> Page:
    """Return a page as a scanner gives it: a picture askew, blurred and noisy; `words`: what a machine has read in it, put over it unseen."""
    document = pypdfium2.PdfDocument(pdf_of(page))
    seen = document[0].render(scale=dpi / 72).to_pil().convert("RGB").rotate(askew, Image.Resampling.BICUBIC, fillcolor="white")
    document.close()
    seen = seen.filter(ImageFilter.GaussianBlur(0.6))
    noise = np.random.default_rng(5).normal(0, 7, (seen.height, seen.width, 3))
    seen = Image.fromarray(np.clip(np.asarray(seen) + noise, 0, 255).astype(np.uint8))
    found = Page(page.width, page.height)
    found.image(seen.convert("L") if grey else seen, 0, 0, page.width, page.height)
    for x, y, text in words:
        found.text(x, y, text, mode=3)
    return found
