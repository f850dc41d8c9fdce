"""Scans and photographs become upright pages of A4 with an alternative text, and with text where it can be recognised."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pdf_samples import PLACE, bundle, part, plan, reopened, simple
from pikepdf import Name
from PIL import Image, ImageDraw, ImageFont

from docpipe.assemble import Assembled, Change, Format, Lack, assemble, examine, recognition
from docpipe.assemble.font import stamp_font


def scan(path: Path, size: tuple[int, int] = (827, 1169), *, mode: str = "RGB", exif: int = 0, dpi: int = 100, **options: object) -> Path:
    """Write a scan of A4 at 100 dpi: white, with a dark mark in the upper left corner."""
    picture = Image.new(mode, size, {"RGB": "white", "L": 255, "1": 1, "RGBA": (0, 0, 0, 0), "CMYK": (0, 0, 0, 0), "P": 0, "LA": (255, 0)}[mode])
    draw = ImageDraw.Draw(picture)
    draw.rectangle((20, 20, 120, 70), fill={"RGB": "black", "L": 0, "1": 0, "RGBA": (0, 0, 0, 255), "CMYK": (0, 0, 0, 255), "P": 1, "LA": (0, 255)}[mode])
    if mode == "P":
        picture.putpalette([255, 255, 255, 0, 0, 0])
    tags = Image.Exif()
    if exif:
        tags[0x112] = exif
    picture.save(path, dpi=(dpi, dpi), exif=tags, **options)  # type: ignore[arg-type]
    return path


def alone(source: Path, **changes: object) -> Assembled:
    return bundle(part(1, source, **{"recognise": False, **changes}))


def pixels(made: Assembled, page: int = 1) -> Image.Image:
    """Return a page as it is shown, a pixel a point."""
    document = pypdfium2.PdfDocument(made.content)
    image = document[page - 1].render(scale=1, grayscale=True).to_pil()
    document.close()
    return image


def corner(image: Image.Image) -> str:
    """Return in which corner of a page the dark mark is."""
    dark = image.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert dark is not None
    across, down = (dark[0] + dark[2]) / 2 / image.width, (dark[1] + dark[3]) / 2 / image.height
    return f"{'upper' if down < 0.5 else 'lower'} {'left' if across < 0.5 else 'right'}"


@pytest.mark.parametrize(
    ("suffix", "mode"),
    [("jpg", "RGB"), ("jpg", "L"), ("jpg", "CMYK"), ("png", "RGB"), ("png", "RGBA"), ("png", "LA"), ("png", "P"), ("tif", "1"), ("tif", "RGB")],
)
def test_pictures_of_all_kinds_become_a_page_of_a4(tmp_path: Path, suffix: str, mode: str) -> None:
    made = alone(scan(tmp_path / f"sken.{suffix}", mode=mode))
    image = pixels(made)
    assert (image.size, corner(image)) == ((596, 842), "upper left")
    assert made.record.parts[0].lacks == (Lack.TAGS, Lack.TEXT)
    with reopened(made) as pdf:
        assert [str(intent.OutputConditionIdentifier) for intent in pdf.Root.OutputIntents] == ["sRGB IEC61966-2.1"]
        (drawn,) = pdf.pages[0].obj.Resources.XObject.values()
        assert str(drawn.ColorSpace) in {"/DeviceRGB", "/DeviceGray"} or drawn.ColorSpace[0] == Name.Indexed
        assert "/SMask" not in drawn


def test_a_jpeg_goes_in_byte_by_byte(tmp_path: Path) -> None:
    source = scan(tmp_path / "sken.jpg")
    with reopened(alone(source)) as pdf:
        (drawn,) = pdf.pages[0].obj.Resources.XObject.values()
        assert drawn.read_raw_bytes() == source.read_bytes()


@pytest.mark.parametrize(
    ("exif", "where"), [(1, "upper left"), (2, "upper right"), (3, "lower right"), (4, "lower left"), (6, "upper right"), (8, "lower left"), (9, "upper left")]
)
def test_a_photograph_stands_as_its_exif_says(tmp_path: Path, exif: int, where: str) -> None:
    made = alone(scan(tmp_path / "foto.jpg", exif=exif))
    image = pixels(made)
    assert (corner(image), image.width > image.height) == (where, exif in (6, 8))
    with reopened(made) as pdf:
        assert int(pdf.pages[0].obj.get("/Rotate", 0)) == 0


@pytest.mark.parametrize("name", ["sken.jpg", "sken.png", "sken.tif"])
def test_the_same_picture_gives_the_same_bytes(tmp_path: Path, name: str) -> None:
    source = scan(tmp_path / name)
    assert alone(source).content == alone(source).content


def test_every_page_of_a_tiff_goes_in(tmp_path: Path) -> None:
    pages = [Image.new("1", (827, 1169), 1) for _ in range(3)]
    pages[0].save(tmp_path / "sken.tif", save_all=True, append_images=pages[1:], compression="group4", dpi=(100, 100))
    made = alone(tmp_path / "sken.tif", language="cs-CZ")
    assert made.record.pages == 3
    with reopened(made) as pdf:
        figures = list(pdf.Root.StructTreeRoot.K[0].K[0].K)
        assert [(str(item.S), str(item.Alt)) for item in figures] == [
            ("/Figure", f"Naskenovaný dokument: Příloha č. 1, strana {number} z 3") for number in (1, 2, 3)
        ]


def test_a_large_photograph_is_made_smaller_and_a_small_one_is_not_made_larger(tmp_path: Path) -> None:
    large = pixels(alone(scan(tmp_path / "velka.jpg", (4000, 4000), dpi=72)))
    small = pixels(alone(scan(tmp_path / "mala.jpg", (300, 300), dpi=100)))
    assert (large.size, small.size) == ((596, 842), (596, 842))
    marks = [image.point(lambda value: 255 if value < 128 else 0).getbbox() for image in (large, small)]
    assert marks[0] is not None
    assert marks[1] is not None
    assert marks[1][2] - marks[1][0] == pytest.approx(101 * 0.72, abs=2)
    assert (marks[0][0], marks[0][1]) >= (28, 28)


def test_a_stamped_scan_leaves_room_for_the_stamp(tmp_path: Path) -> None:
    Image.new("L", (827, 1169), 90).save(tmp_path / "sken.png", dpi=(100, 100))
    plain, stamped = pixels(alone(tmp_path / "sken.png")), pixels(alone(tmp_path / "sken.png", stamp="Příloha"))
    assert plain.getpixel((10, 835)) == 90
    assert stamped.getpixel((10, 835)) == 255
    assert stamped.getpixel((300, 700)) == 90


def scanned_pdf(path: Path, *, turn: int = 0, size: tuple[float, float] = (600, 800)) -> Path:
    """Write a PDF as scanners do: a picture a page, no text, no tags."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=size).obj
    stream = io.BytesIO()
    picture = Image.new("L", (300, 400), 255)
    ImageDraw.Draw(picture).rectangle((5, 5, 60, 40), fill=0)
    picture.save(stream, "JPEG")
    drawn = pdf.make_stream(
        stream.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=300, Height=400, ColorSpace=Name.DeviceGray, BitsPerComponent=8, Filter=Name.DCTDecode
    )
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=drawn))
    page.Contents = pdf.make_stream(f"q {size[0]} 0 0 {size[1]} 0 0 cm /Im Do Q".encode())
    if turn:
        page.Rotate = turn
    pdf.save(path)
    return path


@pytest.mark.parametrize(("turn", "where"), [(0, "upper left"), (90, "upper right"), (180, "lower right"), (270, "lower left")])
def test_a_scanned_pdf_is_set_upright_on_a4_and_looks_as_before(tmp_path: Path, turn: int, where: str) -> None:
    made = alone(scanned_pdf(tmp_path / "sken.pdf", turn=turn))
    image = pixels(made)
    assert (corner(image), sorted(image.size)) == (where, [596, 842])
    changes = {item.change: item.count for item in made.record.parts[0].done}
    assert changes.get(Change.TURNED, 0) == (1 if turn else 0)
    assert (changes[Change.RESIZED], changes[Change.WRAPPED]) == (1, 1)
    with reopened(made) as pdf:
        assert int(pdf.pages[0].obj.Rotate) == 0


def test_a_scan_that_is_to_stay_as_it_is_does(tmp_path: Path) -> None:
    made = alone(scanned_pdf(tmp_path / "sken.pdf", turn=90), fit=False)
    with reopened(made) as pdf:
        assert int(pdf.pages[0].obj.Rotate) == 90
        assert [float(side) for side in pdf.pages[0].obj.MediaBox] == [0, 0, 600, 800]


def test_a_page_of_text_is_never_resized(tmp_path: Path) -> None:
    from pdf_samples import Sample

    sample = Sample()
    sample.page("Plakat", "text", size=(1190, 842))
    with reopened(bundle(sample.save(tmp_path / "a3.pdf"), simple(tmp_path / "a4.pdf", "text"))) as pdf:
        assert [[int(side) for side in page.obj.MediaBox] for page in pdf.pages] == [[0, 0, 1190, 842], [0, 0, 595, 842]]


def test_a_picture_says_what_it_is_before_it_goes_in(tmp_path: Path) -> None:
    found = examine(scan(tmp_path / "foto.jpg", exif=6), PLACE, "foto.jpg").value
    assert found is not None
    assert (found.format, found.pages, found.turned, found.scan, found.without_text) == (Format.JPEG, 1, (1,), True, (1,))


@pytest.mark.parametrize("name", ["sken.jpg", "sken.png", "sken.tif"])
def test_a_picture_cut_short_is_damaged(tmp_path: Path, name: str) -> None:
    source = scan(tmp_path / name)
    source.write_bytes(source.read_bytes()[: source.stat().st_size // 2])
    made = assemble(plan([part(1, source)]))
    assert (made.value, [item.code for item in made.diagnostics]) == (None, ["bundle-part-damaged"])
    assert "0x" not in str(made.diagnostics[0].arguments["reason"])


def test_a_few_bytes_that_say_they_are_a_huge_picture_are_refused(tmp_path: Path) -> None:
    Image.new("1", (20000, 12000)).save(tmp_path / "bomba.png")
    assert (tmp_path / "bomba.png").stat().st_size < 200_000
    made = assemble(plan([part(1, tmp_path / "bomba.png")]))
    assert (made.value, [item.code for item in made.diagnostics]) == (None, ["bundle-part-too-many-pixels"])


def test_pictures_are_made_coarser_only_where_it_is_asked(tmp_path: Path) -> None:
    source = scan(tmp_path / "sken.jpg", (2480, 3508), dpi=300)
    with reopened(alone(source)) as pdf:
        (kept,) = pdf.pages[0].obj.Resources.XObject.values()
        assert (int(kept.Width), int(kept.Height)) == (2480, 3508)
    made = alone(source, resolution=100)
    assert Change.RESAMPLED in [item.change for item in made.record.parts[0].done]
    assert corner(pixels(made)) == "upper left"
    with reopened(made) as pdf:
        (small,) = pdf.pages[0].obj.Resources.XObject.values()
        assert (int(small.Width), int(small.Height)) == (827, 1169)
    coarse = scan(tmp_path / "hruby.jpg")
    assert Change.RESAMPLED not in [item.change for item in alone(coarse, resolution=100).record.parts[0].done]


@pytest.mark.skipif(recognition() is None and os.environ.get("CI") != "true", reason="ocrmypdf with Czech is not on this machine")
def test_the_text_of_a_scan_is_recognised_and_kept_for_the_next_run(tmp_path: Path) -> None:
    font = stamp_font()
    assert font is not None
    picture = Image.new("L", (1240, 1754), 255)
    ImageDraw.Draw(picture).text((120, 150), "Prezenční listina", font=ImageFont.truetype(str(font.file), 60), fill=0)
    picture.save(tmp_path / "sken.png", dpi=(150, 150))
    cache = tmp_path / "cache"
    made = bundle(part(1, tmp_path / "sken.png"), cache=cache)
    assert made.record.parts[0].lacks == (Lack.TAGS,)
    document = pypdfium2.PdfDocument(made.content)
    assert "Prezenční listina" in document[0].get_textpage().get_text_range()
    document.close()
    (kept,) = cache.iterdir()
    stamp = kept.stat().st_mtime_ns
    assert bundle(part(1, tmp_path / "sken.png"), cache=cache).content == made.content
    assert kept.stat().st_mtime_ns == stamp
    assert bundle(part(1, tmp_path / "sken.png")).content == made.content
