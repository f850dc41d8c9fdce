"""Names in a PDF where neither its pages nor its list of objects show them; texts covered in colours; columns of days of birth."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from docpipe.model import Ledger
from docpipe.verify import verify_privacy
from docpipe.verify.expectation import Expectation, Forbidden
from docpipe.verify.pdfaside import earlier_versions

NAME = "Eva Skrytá"
SECRET = Forbidden((NAME,), ("eva@skryta.example",), ("607117124",))
Change = Callable[[pikepdf.Pdf], object]


def told(content: bytes) -> set[str]:
    wanted = Expectation("letak.pdf", Ledger("x"), edition="public", forbidden=SECRET, foreign=True)
    return {item.code for item in verify_privacy(content, wanted)}


def made(change: Change = lambda _: None, linearize: bool = False, plain: bool = True) -> bytes:
    """Return a PDF of one page that says „dobrý den“, changed."""
    pdf, stream = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page(page_size=(595, 842))
    pdf.pages[0].obj["/Resources"] = Dictionary(Font=Dictionary(F1=font()))
    draw(pdf, b"BT /F1 12 Tf 100 700 Td (dobr\xfd den) Tj ET")
    change(pdf)
    streams = pikepdf.ObjectStreamMode.disable if plain else pikepdf.ObjectStreamMode.generate
    pdf.save(stream, linearize=linearize, object_stream_mode=streams)
    return stream.getvalue()


def font() -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)


def draw(pdf: pikepdf.Pdf, operators: bytes) -> None:
    pdf.pages[0].contents_add(Stream(pdf, b"q " + operators + b" Q\n"))


def form(pdf: pikepdf.Pdf) -> pikepdf.Object:
    drawing = Stream(pdf, b"BT /F1 9 Tf (Eva Skryt\xe1) Tj ET")
    drawing.stream_dict.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 99, 20])})
    drawing.stream_dict["/Resources"] = Dictionary(Font=Dictionary(F1=font()))
    return pdf.make_indirect(drawing)


def note(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj["/Annots"] = Array([Dictionary(Type=Name.Annot, Subtype=Name.Stamp, F=2, Rect=Array([10, 10, 50, 50]), AP=Dictionary(N=form(pdf)))])


def unused(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Resources["/XObject"] = Dictionary(Fx9=form(pdf))


def taken_out(pdf: pikepdf.Pdf) -> None:
    pdf.add_blank_page()
    pdf.pages[1].obj["/Resources"] = Dictionary(Font=Dictionary(F1=font()))
    pdf.pages[1].contents_add(Stream(pdf, b"BT /F1 9 Tf 50 50 Td (Eva Skryt\xe1) Tj ET"))
    page = pdf.pages[1].obj
    del pdf.pages[1]
    pdf.Root["/Alt9"] = Dictionary(K=page)


def photograph(pdf: pikepdf.Pdf) -> None:
    image = Stream(pdf, b"\xff\xd8\xff\xfe\x00\x0d" + NAME.encode() + b"\xff\xd9")
    image.stream_dict.update({"/Type": Name.XObject, "/Subtype": Name.Image, "/Width": 1, "/Height": 1, "/ColorSpace": Name.DeviceRGB})
    image.stream_dict.update({"/BitsPerComponent": 8, "/Filter": Name.DCTDecode})
    pdf.pages[0].obj.Resources["/XObject"] = Dictionary(Im9=pdf.make_indirect(image))


def attributes(pdf: pikepdf.Pdf) -> None:
    metadata(pdf, f'<rdf:Description rdf:about="" xmlns:k="u:k" k:kdo="{NAME}"/>')


def metadata(pdf: pikepdf.Pdf, inner: str) -> None:
    rdf = f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">{inner}</rdf:RDF>'
    xmp = f'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">{rdf}</x:xmpmeta><?xpacket end="w"?>'
    pdf.Root["/Metadata"] = Stream(pdf, xmp.encode(), {"/Type": Name.Metadata, "/Subtype": Name.XML})


def destinations(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/Dests"] = Dictionary({"/EvaSkryta": Array([pdf.pages[0].obj, Name.Fit])})


def rich(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj["/Annots"] = Array([Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([1, 1, 2, 2]), RC=String("<p>Eva Skr<span>ytá</span></p>"))])


def certificate(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/Perms"] = Dictionary(DocMDP=Dictionary(Type=Name.Sig, Contents=String(b"\x30\x82\x00\x0c\x0b" + NAME.encode() + b"\x00")))


def script(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/OpenAction"] = Dictionary(S=Name.JavaScript, JS=Stream(pdf, b'app.alert("Eva Skryt\\u00e1")'))


def private(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj["/PieceInfo"] = Dictionary(X=Dictionary(Private=Stream(pdf, b"\xff\x00\x81" + NAME.encode())))


CHANGES: dict[str, Change] = {
    "the look of a hidden note": note,
    "a drawing that no page uses": unused,
    "a page that was taken out": taken_out,
    "a photograph's remark": photograph,
    "an attribute of the metadata": attributes,
    "the name of a destination": destinations,
    "a note in pieces": rich,
    "who signed": certificate,
    "a script's codes": script,
    "a program's own data": private,
    "what a reader says instead": lambda pdf: draw(pdf, rb"/Span <</Alt (Eva Skryt\341)>> BDC EMC"),
    "a remark in the drawing": lambda pdf: draw(pdf, b"\n% Eva Skryta\n"),
}


@pytest.mark.parametrize("place", CHANGES)
@pytest.mark.parametrize("plain", [True, False])
def test_a_name_aside_is_caught_in_a_pdf(place: str, plain: bool) -> None:
    assert "leak-name" in told(made(CHANGES[place], plain=plain))


def updated(first: bytes) -> bytes:
    """Return the file with its last drawing taken out the way editors save: by adding to the end."""
    with pikepdf.open(io.BytesIO(first)) as pdf:
        number, size, root = pdf.pages[0].obj.Contents[-1].objgen[0], int(pdf.trailer.Size), pdf.Root.objgen[0]
    before = first.rindex(b"xref\n") if b"/Linearized" not in first[:1024] else first.index(b"xref\n")
    change = f"\n{number} 0 obj\n<</Length 1>>\nstream\n \nendstream\nendobj\n".encode()
    table = f"xref\n{number} 1\n{len(first) + 1:010} 00000 n \ntrailer\n<</Size {size}/Root {root} 0 R/Prev {before}>>\n"
    return first + change + f"{table}startxref\n{len(first) + len(change)}\n%%EOF\n".encode()


@pytest.mark.parametrize("linearize", [False, True])
def test_what_was_taken_out_is_caught_in_a_file_laid_out_for_the_web_too(linearize: bool) -> None:
    first = made(lambda pdf: draw(pdf, b"BT /F1 12 Tf 100 600 Td (Eva Skryt\xe1) Tj ET"), linearize=linearize)
    assert "leak-name" in told(first)
    last = updated(first)
    assert [version.rstrip() for version in earlier_versions(last)] == [first.rstrip()]
    assert told(last) == {"leak-name"}


def test_of_very_many_versions_the_first_is_searched_too() -> None:
    file = made(lambda pdf: draw(pdf, b"BT /F1 12 Tf 100 600 Td (Eva Skryt\xe1) Tj ET"))
    for _ in range(30):
        file = updated(file)
    assert told(file) == {"leak-name"}


BETWEEN: dict[str, Callable[[bytes], bytes]] = {
    "before": lambda data: f"{NAME}\n".encode() + data,
    "after": lambda data: data + f"\n{NAME}\n".encode(),
    "in a remark": lambda data: data[:9] + b"% Eva Skryta\n" + data[9:],
    "in an object off the list": lambda data: re.sub(rb"startxref", b"999 0 obj\n(Eva Skryta)\nendobj\nstartxref", data),
}


@pytest.mark.parametrize("where", BETWEEN)
def test_a_name_between_the_objects_is_caught(where: str) -> None:
    assert told(made()) == set()
    assert "leak-name" in told(BETWEEN[where](made()))


def test_an_author_in_the_metadata_alone_is_told() -> None:
    said = "<dc:creator><rdf:Seq><rdf:li>Nikdo Neznámý</rdf:li></rdf:Seq></dc:creator>"
    inner = f'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">{said}</rdf:Description>'
    assert told(made(lambda pdf: metadata(pdf, inner))) == {"privacy-author-named"}


GREEN, RED = b"0 0.49 0 rg", b"0.96 0 0 rg"
BOX, WORDS = b"90 590 100 20 re f", b"BT /F1 12 Tf 100 595 Td (tajny text) Tj ET"


def test_letters_of_another_colour_and_the_same_lightness_can_be_read_and_covered_ones_cannot() -> None:
    assert told(made(lambda pdf: draw(pdf, b" ".join((GREEN, BOX, RED, WORDS))))) == set()
    assert told(made(lambda pdf: draw(pdf, b" ".join((GREEN, WORDS, RED, BOX))))) == {"leak-covered-text"}
    assert told(made(lambda pdf: draw(pdf, b" ".join((RED, BOX, RED, WORDS))))) == {"leak-covered-text"}


def test_a_column_of_days_of_birth_is_caught_on_a_page() -> None:
    lines = b"BT /F1 12 Tf 100 600 Td (Klient Datum narozen\xed Obec) Tj 0 -20 Td (A 12. 3. 1956 Lhota) Tj ET"
    assert told(made(lambda pdf: draw(pdf, lines))) == {"leak-birth-date"}
