"""Names in Word files, workbooks and other files, in pieces, in codes and beside what is listed: each is caught; letters nobody sees are told."""

from __future__ import annotations

import base64
import io
import struct
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
from openpyxl import Workbook
from PIL import Image

from docpipe.model import Ledger
from docpipe.verify import verify_privacy
from docpipe.verify.expectation import Expectation, Forbidden

NAME = "Eva Skrytá"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
SECRET = Forbidden((NAME, "Jan Malý"), ("eva@skryta.example",), ("607117124",), (), ("Tichá 12",))
Parts = dict[str, str | bytes]


def told(content: bytes, name: str, *, foreign: bool = True) -> set[str]:
    return {item.code for item in verify_privacy(content, Expectation(name, Ledger(name), edition="public", forbidden=SECRET, foreign=foreign))}


def word(body: str = "", parts: Parts | None = None, styles: str = "") -> bytes:
    """Return a Word file of this body, with these parts besides."""
    links = f'<Relationship Id="r1" Type="{OFFICE}/styles" Target="styles.xml"/>'
    links += "".join(f'<Relationship Id="r2{index}" Type="{OFFICE}/{kind}" Target="/{name}"/>' for index, (name, kind) in enumerate(linked(parts or {})))
    files: Parts = {
        "[Content_Types].xml": TYPES,
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}<w:sectPr/></w:body></w:document>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>',
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
        **(parts or {}),
    }
    return zipped(files)


def linked(parts: Parts) -> list[tuple[str, str]]:
    kinds = {".xlsx": "package", "chart9.xml": "chart", "data1.xml": "diagramData"}
    return [(name, kind) for name in parts for end, kind in kinds.items() if name.endswith(end)]


def zipped(files: Parts) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def text(said: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{said}</w:t></w:r>"


def code(*pieces: str) -> str:
    inner = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    return f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{inner}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    lines = ("".join(f"<w:tc>{paragraph(text(cell))}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


SIGN = '<w:r><w:t>Eva Skryt</w:t><w:sym w:font="Arial" w:char="00E1"/></w:r>'
MATH = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:t>Eva </m:t><m:t>Skrytá</m:t></m:oMath>'
RUNS = "<a:p><a:r><a:t>Eva Skr</a:t></a:r><a:r><a:t>ytá</a:t></a:r></a:p>"
CODED = base64.b64encode(NAME.encode("utf-16-le")).decode()
IN_WORD: dict[str, tuple[str, Parts]] = {
    "over a hyphen": (paragraph("<w:r><w:t>Eva Skry</w:t><w:noBreakHyphen/><w:t>tá</w:t></w:r>"), {}),
    "a letter as a sign": (paragraph(SIGN), {}),
    "a formula in pieces": (paragraph(MATH), {}),
    "an index entry": (paragraph(code('XE "Skrytá:Eva"')), {}),
    "a field's data": (paragraph(f'<w:r><w:fldChar w:fldCharType="begin"><w:fldData>{CODED}</w:fldData></w:fldChar></w:r>'), {}),
    "a bookmark in one word": (paragraph('<w:bookmarkStart w:id="7" w:name="EvaSkryta"/>'), {}),
    "a drawing in pieces": ("", {"word/diagrams/data1.xml": f'<dgm:t xmlns:dgm="http://x/drawingml/diagram" xmlns:a="{A}">{RUNS}</dgm:t>'}),
    "a chart's title in pieces": ("", {"word/charts/chart9.xml": f'<c:x xmlns:c="http://x/drawingml/chart" xmlns:a="{A}">{RUNS}</c:x>'}),
    "building blocks in pieces": ("", {"word/glossary/document.xml": f'<w:x xmlns:w="{W}">{paragraph(text("Eva Skr"), text("ytá"))}</w:x>'}),
    "attributes of custom XML": ("", {"customXml/item1.xml": '<osoba prijmeni="Skrytá" jmeno="Eva"/>'}),
    "a web page in pieces": ("", {"word/afchunk.htm": "<html><p>Eva <b>Skr</b>ytá</p></html>"}),
    "a coded web page": ("", {"word/a.mht": "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<p>Eva Skryt=C3=A1</p>"}),
    "a file in a file in pieces": ("", {"word/embeddings/v.docx": word(paragraph(text("Eva Skr"), text("ytá")))}),
    "escapes": ("", {"word/taskpane.json": '{"u": "Eva Skryt\\u00e1"}'}),
    "recipients of a mail merge": ("", {"word/recipientData.xml": f'<x val="{CODED}"/>'}),
    "the name of a part": ("", {"word/media/SkrytaEva1.png": b"\x89PNG\r\n\x1a\n"}),
}


@pytest.mark.parametrize("place", IN_WORD)
def test_a_name_in_disguise_is_caught_in_a_word_file(place: str) -> None:
    body, parts = IN_WORD[place]
    assert "leak-name" in told(word(body, parts), "zapis.docx")


def test_other_data_in_disguise_are_caught_in_a_word_file() -> None:
    assert told(word(paragraph(code('HYPERLINK "mailto:eva%40skr', 'yta.example"'))), "zapis.docx") == {"leak-email"}
    rows = (("Klient", "Datum narození", "Obec"), ("A", "12. 3. 1956", "Lhota"))
    assert told(word(table(*rows)), "zapis.docx") == {"leak-birth-date"}
    assert told(word(table(("Setkání", "Datum", "Obec"), rows[1])), "zapis.docx") == set()


def workbook(change: Callable[[Workbook], object]) -> bytes:
    book, stream = Workbook(), io.BytesIO()
    change(book)
    book.save(stream)
    return stream.getvalue()


def rows(*lines: tuple[object, ...]) -> Callable[[Workbook], object]:
    return lambda book: [book.worksheets[0].append(line) for line in lines]


def heading(book: Workbook) -> None:
    book.worksheets[0].oddHeader.center.text = NAME


SHEETS: dict[str, tuple[Callable[[Workbook], object], str]] = {
    "a column of days of birth": (rows(("Klient", "Datum narození", "Obec"), ("A", date(1956, 3, 12), "Lhota")), "leak-birth-date"),
    "a birth number as a number": (
        rows(
            ("Klient", 8551010006),
        ),
        "leak-birth-number",
    ),
    "a phone as a number": (
        rows(
            ("Telefon", 607117124),
        ),
        "leak-phone",
    ),
    "a heading": (heading, "leak-name"),
}


@pytest.mark.parametrize("what", SHEETS)
def test_a_workbook_is_read_as_a_person_reads_it_by_itself_and_behind_a_chart(what: str) -> None:
    change, expected = SHEETS[what]
    book = workbook(change)
    assert expected in told(book, "klienti.xlsx")
    assert expected in told(word(parts={"word/embeddings/sesit.xlsx": book}), "zapis.docx")


def without(name: str, files: Parts) -> bytes:
    """Return a ZIP from whose list a file was taken; its bytes stay."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for key, content in files.items():
            archive.writestr(key, content)
        archive.filelist = [member for member in archive.filelist if member.filename != name]
    return stream.getvalue()


def remarked(**said: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        member = zipfile.ZipInfo("p.txt")
        member.comment, member.extra = said.get("comment", b""), said.get("extra", b"")
        archive.writestr(member, b"x")
    return stream.getvalue()


PLAIN: Parts = {"old.xml": f"<x>{NAME} {NAME}</x>", "new.xml": "<x>nic</x>"}
ZIPS = {
    "before": NAME.encode() + b"   " + zipped({"a.txt": "nic"}),
    "after": zipped({"a.txt": "nic"}) + NAME.encode(),
    "off the list": without("old.xml", PLAIN),
    "a remark on a file": remarked(comment=NAME.encode()),
    "an extra field": remarked(extra=struct.pack("<HH", 0x6375, len(NAME.encode())) + NAME.encode()),
    "in a message": zipped({"a.eml": b"From: =?utf-8?B?RXZhIFNrcnl0w6E=?= <x@y.cz>\n\nx"}),
    "in a calendar": zipped({"a.ics": "ATTENDEE;CN=Eva Skr\r\n ytá:mailto:x"}),
    "in a web page": zipped({"a.html": "<p>Eva <b>Skryt&aacute;</b></p>"}),
    "over a line's end": zipped({"a.txt": "pomoc pro Evu Skry-\ntou"}),
}


@pytest.mark.parametrize("where", ZIPS)
def test_a_name_beside_what_is_listed_and_in_codes_is_caught_in_a_zip(where: str) -> None:
    assert "leak-name" in told(ZIPS[where], "podklady.zip")


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "JPEG", "BMP", "TIFF"])
def test_words_that_go_along_with_a_picture_are_caught(kind: str) -> None:
    stream, exif = io.BytesIO(), Image.Exif()
    exif[0x013B] = "Eva Skryta"
    said = {"GIF": {"comment": NAME.encode()}, "BMP": {}, "TIFF": {"tiffinfo": {315: "Eva Skryta"}}}.get(kind, {"exif": exif})
    Image.new("RGB", (8, 8)).save(stream, kind, **said)
    content = stream.getvalue()
    assert ("leak-name" in told(content, f"foto.{kind.lower()}")) is (kind != "BMP")
    if kind in ("PNG", "JPEG", "BMP"):
        assert "leak-name" in told(content + NAME.encode(), f"foto.{kind.lower()}")


WHITE, BLACK = '<w:color w:val="FFFFFF"/>', '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>'
NAMED_WHITE = f'<w:style w:type="character" w:styleId="Bila"><w:rPr>{WHITE}</w:rPr></w:style>'
UNSEEN = {
    "nearly white": (paragraph(text("tajné", '<w:color w:val="FEFEFE"/>')), ""),
    "white by the theme": (paragraph(text("tajné", '<w:color w:val="auto" w:themeColor="background1"/>')), ""),
    "white by a style": (paragraph(text("tajné", '<w:rStyle w:val="Bila"/>')), NAMED_WHITE),
    "white on a white cell": (table(("x",)).replace("<w:tc>", '<w:tc><w:tcPr><w:shd w:fill="FFFFFF"/></w:tcPr>').replace("<w:rPr>", f"<w:rPr>{WHITE}"), ""),
    "too narrow": (paragraph(text("tajné", '<w:w w:val="1"/>')), ""),
}
SEEN = {
    "white on blue": (paragraph(text("nadpis", f'{WHITE}<w:shd w:fill="003399"/>')), ""),
    "white on a blue cell": (table(("x",)).replace("<w:tc>", '<w:tc><w:tcPr><w:shd w:fill="003399"/></w:tcPr>').replace("<w:rPr>", f"<w:rPr>{WHITE}"), ""),
    "Word's own colour on black": (paragraph(text("nadpis", '<w:shd w:fill="000000"/>')), ""),
    "grey": (paragraph(text("poznámka", '<w:color w:val="808080"/>')), ""),
    "white over by the run": (paragraph(text("nadpis", '<w:rStyle w:val="Bila"/><w:color w:val="003399"/>')), NAMED_WHITE),
}


@pytest.mark.parametrize("how", UNSEEN)
def test_letters_in_the_colour_of_their_ground_are_told(how: str) -> None:
    body, styles = UNSEEN[how]
    assert told(word(body, styles=styles), "zapis.docx") == {"word-invisible-text"}


@pytest.mark.parametrize("how", SEEN)
def test_letters_that_can_be_read_are_left_alone(how: str) -> None:
    body, styles = SEEN[how]
    assert told(word(body, styles=styles), "zapis.docx") == set()


@pytest.mark.parametrize("look", [BLACK, '<w:highlight w:val="black"/>'])
def test_black_on_black_hides_nothing_from_who_copies_it(look: str) -> None:
    assert told(word(paragraph(text("tajné", look))), "odjinud.docx") == {"leak-covered-text"}
    assert told(word(paragraph(text("tajné", look))), "zapis.docx", foreign=False) == {"word-invisible-text"}
