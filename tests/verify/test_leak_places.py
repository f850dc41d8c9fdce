"""Leaks hidden in real public documents, one in each hiding place: each is caught, with its place; right documents raise nothing."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from finished_files import edit_pdf, rewrite
from workspaces import MEETING, Ran, run, small, write

from docpipe.convert import available
from docpipe.pipeline.load import load
from docpipe.pipeline.public import expectation_of
from docpipe.pipeline.worlds import Worlds
from docpipe.verify import Expectation, verify_privacy
from docpipe.workspace import find

NAME, WORD = "Eva Skrytá", "word/document.xml"
Change = Callable[[bytes], bytes]


@dataclass(frozen=True)
class Public:
    """A public document that docpipe made, and what it must not hold."""

    root: Path
    word: bytes
    pdf: bytes
    wanted: Expectation

    def told(self, content: bytes, name: str) -> set[tuple[str, str]]:
        """Return (code, place) of everything that is found in a file."""
        from dataclasses import replace

        found = verify_privacy(content, replace(self.wanted, name=name))
        assert all(item.location is not None and item.location.path.startswith(name) for item in found)
        return {(item.code, (item.location.part if item.location else None) or "") for item in found}


@pytest.fixture(scope="session")
def public(tmp_path_factory: pytest.TempPathFactory) -> Public:
    if not available():
        pytest.skip("LibreOffice is not on this machine")
    root = small(tmp_path_factory.mktemp("verejne"))
    built = run(root, "build", "--kind", "zapis", "--edition", "verejny")
    assert built.codes("error") == []
    loaded = load(find(root))
    return Public(root, built.outputs("docx")[0].read_bytes(), built.outputs("pdf")[0].read_bytes(), expectation_of(loaded, Worlds(loaded), "zapis.docx"))


def put(part: str, before: str, text: str) -> dict[str, Change]:
    """Return the change that puts a text before the last of these words of a part."""

    def change(data: bytes) -> bytes:
        head, found, tail = data.rpartition(before.encode())
        assert found, before
        return head + text.encode() + found + tail

    return {part: change}


def added(part: str, content: bytes, suffix: str, relation: str) -> dict[str, Change]:
    """Return the changes that put a new part into a Word file, related to its body."""
    link = f'<Relationship Id="rIdX1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{relation}" Target="{part}"/>'
    kind = f'<Default Extension="{suffix}" ContentType="application/octet-stream"/>'

    def typed(data: bytes) -> bytes:
        return data if f'Extension="{suffix}"'.encode() in data else data.replace(b"<Default ", kind.encode() + b"<Default ", 1)

    return {f"word/{part}": lambda _: content, **put("word/_rels/document.xml.rels", "</Relationships>", link), "[Content_Types].xml": typed}


def paragraph(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def in_body(inner: str) -> dict[str, Change]:
    return put(WORD, "<w:sectPr", paragraph(inner))


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def picture(author: bytes = NAME.encode()) -> bytes:
    """Return a small picture whose text says who took it."""
    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    text = b"Author\0\0\0\0\0" + author
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"iTXt", text) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def workbook(sheet: str = "Data", cell: str = "", author: str = "") -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    page = book.worksheets[0]
    page.title, page["A3"], book.properties.creator = sheet, cell or 5, author or "docpipe"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


RELATION = '<Relationship Id="rIdX2" Type="a/{}" Target="{}" TargetMode="External"/>'
VARIABLE = '<w:docVars><w:docVar w:name="kdo" w:val="Eva Skrytá"/></w:docVars>'
CONTROL = '<w:sdt><w:sdtPr><w:alias w:val="Eva Skrytá"/></w:sdtPr><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt>'
BOX = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>607 117 124</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
RELS = "word/_rels/document.xml.rels"
VML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
IN_WORD: dict[str, tuple[dict[str, Change], tuple[str, str]]] = {
    "text": (in_body("<w:r><w:t>Pomoc pro Evu Skrytou</w:t></w:r>"), ("leak-name", WORD)),
    "text split into runs": (in_body("<w:r><w:t>Evy Skr</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>yté</w:t></w:r>"), ("leak-name", WORD)),
    "hidden text": (in_body("<w:r><w:rPr><w:vanish/></w:rPr><w:t>Eva Skrytá</w:t></w:r>"), ("leak-name", WORD)),
    "deleted text": (in_body('<w:del w:id="9" w:author="x"><w:r><w:delText>Eva Skrytá</w:delText></w:r></w:del>'), ("leak-name", WORD)),
    "author of a change": (in_body('<w:ins w:id="9" w:author="Eva Skrytá"><w:r><w:t>a</w:t></w:r></w:ins>'), ("leak-name", WORD)),
    "bookmark": (in_body('<w:bookmarkStart w:id="77" w:name="Eva_Skryta"/><w:bookmarkEnd w:id="77"/>'), ("leak-name", WORD)),
    "field code": (in_body('<w:fldSimple w:instr=" AUTHOR Eva Skrytá "><w:r><w:t>x</w:t></w:r></w:fldSimple>'), ("leak-name", WORD)),
    "tooltip of a link": (in_body('<w:hyperlink w:anchor="a" w:tooltip="Eva Skrytá"><w:r><w:t>x</w:t></w:r></w:hyperlink>'), ("leak-name", WORD)),
    "form field": (in_body(CONTROL), ("leak-name", WORD)),
    "comment in the XML": (put(WORD, "<w:sectPr", "<!-- Eva Skrytá -->"), ("leak-name", WORD)),
    "alternative text": (
        {"word/header1.xml": lambda data: data.replace(b'descr="', 'descr="Foto: Eva Skrytá. '.encode(), 1)},
        ("leak-name", "word/header1.xml"),
    ),
    "core properties": (put("docProps/core.xml", "</cp:coreProperties>", "<cp:category>Eva Skrytá</cp:category>"), ("leak-name", "docProps/core.xml")),
    "application properties": (put("docProps/app.xml", "</Properties>", "<Manager>Eva Skrytá</Manager>"), ("leak-name", "docProps/app.xml")),
    "document variable": (put("word/settings.xml", "</w:settings>", VARIABLE), ("leak-name", "word/settings.xml")),
    "target of a link": (put(RELS, "</Relationships>", RELATION.format("hyperlink", "mailto:eva%40skryta.example")), ("leak-email", WORD)),
    "folder of a linked file": (put(RELS, "</Relationships>", RELATION.format("image", "file:///D:/lide/eva.skryta/x.png")), ("leak-name", WORD)),
    "custom XML": (added("../customXml/item9.xml", f"<a><kdo>{NAME}</kdo></a>".encode(), "xml", "customXml"), ("leak-name", "customXml/item9.xml")),
    "people who changed it": (
        added("people.xml", f'<w15:people xmlns:w15="http://x"><w15:person w15:author="{NAME}"/></w15:people>'.encode(), "xml", "people"),
        ("leak-name", "word/people.xml"),
    ),
    "text of a picture": (added("media/foto.png", picture(), "png", "image"), ("leak-name", "word/media/foto.png")),
    "name of a part": (added("media/eva-skryta.png", picture(b""), "png", "image"), ("leak-name", "word/media/eva-skryta.png")),
    "cell of an embedded sheet": (added("embeddings/data.xlsx", workbook(cell=NAME), "xlsx", "package"), ("leak-name", "word/embeddings/data.xlsx")),
    "name of an embedded sheet": (
        added("embeddings/data.xlsx", workbook(sheet=NAME), "xlsx", "package"),
        ("leak-name", "word/embeddings/data.xlsx/xl/workbook.xml"),
    ),
    "phone of a text box": (in_body(BOX), ("leak-phone", WORD)),
    "birth number": (in_body("<w:r><w:t>r. č. 855111/0007</w:t></w:r>"), ("leak-birth-number", WORD)),
    "date of birth": (in_body("<w:r><w:t>paní narozená 12. 3. 1956</w:t></w:r>"), ("leak-birth-date", WORD)),
}
"""Hiding place → how a leak is put there, and what must be told of which part."""


def changed(content: bytes, changes: dict[str, Change]) -> bytes:
    """Return a Word file changed. A part named with '../' lies beside word/."""
    return rewrite(content, {name.replace("word/../", ""): change for name, change in changes.items()})


@pytest.mark.parametrize("place", IN_WORD)
def test_a_leak_is_caught_in_each_hiding_place_of_a_word_file(public: Public, place: str) -> None:
    changes, expected = IN_WORD[place]
    assert expected in public.told(changed(public.word, changes), "zapis.docx")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        (in_body("<w:r><w:rPr><w:vanish/></w:rPr><w:t>jen pro nás</w:t></w:r>"), "word-hidden-text"),
        (in_body('<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>jen pro nás</w:t></w:r>'), "word-invisible-text"),
        (in_body('<w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:t>jen pro nás</w:t></w:r>'), "word-invisible-text"),
        (in_body('<w:ins w:id="9" w:author="x"><w:r><w:t>a</w:t></w:r></w:ins>'), "word-tracked-change"),
        (added("comments.xml", f'<w:comments xmlns:w="{VML}"><w:comment w:id="1"><w:p/></w:comment></w:comments>'.encode(), "xml", "comments"), "word-comment"),
        (added("embeddings/stary.bin", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "bin", "oleObject"), "word-embedded-unread"),
        (added("people.xml", b'<w15:people xmlns:w15="http://x"><w15:person w15:author="Kdosi"/></w15:people>', "xml", "people"), "privacy-author-named"),
    ],
)
def test_what_cannot_be_seen_is_told_even_without_a_name(public: Public, changes: dict[str, Change], code: str) -> None:
    assert {found for found, _ in public.told(changed(public.word, changes), "zapis.docx")} == {code}


def test_the_small_picture_of_a_first_page_is_told(public: Public) -> None:
    link = '<Relationship Id="rIdX1" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail" Target="docProps/nahled.jpeg"/>'
    changes = {"docProps/nahled.jpeg": lambda _: b"\xff\xd8\xff\xd9", **put("_rels/.rels", "</Relationships>", link)}
    assert public.told(changed(public.word, changes), "zapis.docx") == {("word-thumbnail", "docProps/nahled.jpeg")}


def test_the_name_of_the_file_and_of_its_zip_are_searched(public: Public) -> None:
    assert ("leak-name", "") in public.told(public.word, "zapis-eva-skryta.docx")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("prilohy/EVA_SKRYTA/zapis.docx", public.word)
        archive.comment = b"pro Evu Skrytou"
    assert ("leak-name", "") in public.told(stream.getvalue(), "svazek.zip")


def note(**more: object) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        item = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Rect=[0, 0, 9, 9], **{"Subtype": pikepdf.Name.Text, **more})
        pdf.pages[0].obj.Annots = pikepdf.Array([*pdf.pages[0].obj.get("/Annots", ()), pdf.make_indirect(item)])

    return change


def said(path: str) -> Callable[[pikepdf.Pdf], None]:
    """Return the change that puts the name somewhere into the catalogue."""

    def change(pdf: pikepdf.Pdf) -> None:
        text = pikepdf.String(NAME)
        if path == "info":
            pdf.docinfo["/Poznamka"] = NAME
        elif path == "script":
            pdf.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=["a", pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=text)]))
        elif path == "form":
            field = pikepdf.Dictionary(FT=pikepdf.Name.Tx, T=pikepdf.String("kdo"), V=text)
            pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[pdf.make_indirect(field)])
        elif path == "layer":
            pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=text))])
        elif path == "destination":
            names = pikepdf.Dictionary(Names=[pikepdf.String("zapis_eva-skryta"), pikepdf.Array([pdf.pages[0].obj, pikepdf.Name.Fit])])
            pdf.Root.Names = pikepdf.Dictionary(Dests=names)
        elif path == "private":
            pdf.pages[0].obj.PieceInfo = pikepdf.Dictionary(Word=pikepdf.Dictionary(Private=text))
        elif path == "forgotten":
            pdf.make_indirect(pikepdf.Dictionary(Kdo=text))
        elif path == "metadata":
            data = pdf.Root.Metadata.read_bytes().replace(b"</rdf:RDF>", f"<rdf:Description><x>{NAME}</x></rdf:Description></rdf:RDF>".encode())
            pdf.Root.Metadata = pdf.make_stream(data, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)

    return change


def attach(name: str, content: bytes) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, content, filename=name)

    return change


def outline(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as tree:
        tree.root.append(pikepdf.OutlineItem("Vystoupení Evy Skryté", 0))


def alt(pdf: pikepdf.Pdf) -> None:
    top = pdf.Root.StructTreeRoot.K
    (top[0] if isinstance(top, pikepdf.Array) else top).Alt = pikepdf.String(f"Foto: {NAME}")


IN_PDF: dict[str, tuple[Callable[[pikepdf.Pdf], None], tuple[str, str]]] = {
    "properties": (said("info"), ("leak-name", "/Info")),
    "XMP": (said("metadata"), ("leak-name", "/Metadata")),
    "outline": (outline, ("leak-name", "/Outlines")),
    "note": (note(Contents=pikepdf.String("volat Evě Skryté")), ("leak-name", "/Annots")),
    "author of a note": (note(T=pikepdf.String(NAME)), ("leak-name", "/Annots")),
    "rich text of a note": (note(RC=pikepdf.String(f"<body><p>{NAME}</p></body>")), ("leak-name", "/Annots")),
    "target of a link": (
        note(Subtype=pikepdf.Name.Link, A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("mailto:eva%40skryta.example"))),
        ("leak-email", "/Annots"),
    ),
    "alternative text": (alt, ("leak-name", "/StructTreeRoot")),
    "script": (said("script"), ("leak-name", "/JavaScript")),
    "form": (said("form"), ("leak-name", "/AcroForm")),
    "layer": (said("layer"), ("leak-name", "/OCProperties")),
    "destination": (said("destination"), ("leak-name", "/Names")),
    "private data of a program": (said("private"), ("leak-name", "/PieceInfo")),
    "name of an attachment": (attach("eva-skryta.txt", b"nic"), ("leak-name", "/EmbeddedFiles/eva-skryta.txt")),
    "attached workbook": (attach("data.xlsx", workbook(cell=NAME)), ("leak-name", "/EmbeddedFiles/data.xlsx/xl/worksheets/sheet1.xml")),
    "attached text": (attach("data.csv", "Skrytá;Lhota\nEva Skrytá;Ves".encode("cp1250")), ("leak-name", "/EmbeddedFiles/data.csv")),
    "attached file nobody can read": (attach("stary.doc", b"\xd0\xcf\x11\xe0\0\0" + NAME.encode("utf-16-le")), ("leak-name", "/EmbeddedFiles/stary.doc")),
}


@pytest.mark.parametrize("place", IN_PDF)
def test_a_leak_is_caught_in_each_hiding_place_of_a_pdf(public: Public, place: str) -> None:
    change, expected = IN_PDF[place]
    assert expected in public.told(edit_pdf(public.pdf, change), "zapis.pdf")


def drawn(operators: str, pdf: bytes) -> bytes:
    """Return a PDF with one more page on which something is drawn; /FX is a font."""

    def change(made: pikepdf.Pdf) -> None:
        font = made.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica))
        page = made.add_blank_page(page_size=(595, 842))
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(FX=font))
        page.contents_add(made.make_stream(f"q BT /FX 12 Tf 1 0 0 1 72 500 Tm {operators} Q".encode()))

    return edit_pdf(pdf, change)


BLACK = "ET 0 0 0 rg 60 490 400 30 re f"


@pytest.mark.parametrize(
    "operators",
    [
        f"0 0 0 rg (Utajene jmeno osoby) Tj {BLACK}",
        "0 0 0 rg (Utajene jmeno osoby) Tj ET 1 1 1 rg 60 490 400 30 re f",
        "1 1 1 rg (Utajene jmeno osoby) Tj ET",
        f"3 Tr (Utajene jmeno osoby) Tj {BLACK}",
        "0 0 0 rg 1 0 0 1 -900 500 Tm (Utajene jmeno osoby) Tj ET",
    ],
    ids=["black box", "white box", "white text", "text of a scan under a box", "off the page"],
)
def test_a_text_that_is_only_covered_is_caught(public: Public, operators: str) -> None:
    covered = drawn(operators, public.pdf)
    assert ("leak-covered-text", "") in public.told(covered, "zapis.pdf")


@pytest.mark.parametrize(
    "operators",
    [
        "0 0 0 rg (Verejny text) Tj ET",
        "ET 0 0 0 rg 60 490 400 30 re f BT /FX 12 Tf 1 1 1 rg 72 500 Td (Bily na cernem) Tj ET",
        "0 0 0 rg (Podtrzeny l I | - text) Tj ET 72 498 200 0.5 re f",
        "ET 1 1 0 rg 60 490 400 30 re f BT /FX 12 Tf 0 0 0 rg 72 500 Td (Zvyrazneny) Tj ET",
        "0.6 g (Sedy text) Tj ET",
        "3 Tr (Text skenu vedle obrazku) Tj ET",
    ],
    ids=["plain", "white on black", "underlined", "highlighted", "grey", "text of a scan on paper"],
)
def test_a_text_that_can_be_read_is_left_alone(public: Public, operators: str) -> None:
    assert public.told(drawn(operators, public.pdf), "zapis.pdf") == set()


def test_a_redaction_that_was_not_applied_is_caught(public: Public) -> None:
    marked = edit_pdf(public.pdf, note(Subtype=pikepdf.Name("/Redact")))
    assert public.told(marked, "zapis.pdf") == {("leak-redaction-unapplied", "")}


def test_what_was_taken_out_by_adding_to_the_end_is_still_in_the_file(public: Public) -> None:
    """A program that saves changes at the end of the file leaves the old object in it."""
    leaking = edit_pdf(public.pdf, note(Contents=pikepdf.String(NAME)), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    where = leaking.rindex(b"startxref") + 9
    start = int(leaking[where:].split()[0])
    with pikepdf.open(io.BytesIO(leaking)) as made:
        size = int(made.trailer.Size)
        found = next(item for item in made.objects if isinstance(item, pikepdf.Dictionary) and str(item.get("/Contents", "")) == NAME)
        root, number = made.trailer.Root.objgen[0], found.objgen[0]
    new = len(leaking)
    body = f"{number} 0 obj\n<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (nic) >>\nendobj\n".encode()
    table = f"xref\n{number} 1\n{new:010d} 00000 n \ntrailer\n<< /Size {size} /Root {root} 0 R /Prev {start} >>\nstartxref\n{new + len(body)}\n%%EOF\n".encode()
    told = public.told(leaking + body + table, "zapis.pdf")
    assert {place for code, place in told if code == "leak-name"} == {"/Prev/Annots"}


def test_public_documents_as_they_were_made_raise_nothing(public: Public) -> None:
    assert public.told(public.word, "zapis.docx") == set()
    assert public.told(public.pdf, "zapis.pdf") == set()


RIGHT = (
    "Jen malý počet účastníků odešel dříve.",
    "V malém sále bylo málo místa, malá obec malému spolku pomohla.",
    "Přivítala je Jana Nováková, poté mluvila s Janou Novákovou.",
    "Setkání je v 9.00 a končí 10.30; příště 12. 3. 2024.",
    "Projekt CZ.03.02.02/00/22_046/0002180 trvá do 31. 12. 2025.",
    "IČO 00255513, účet 19-2000145399/0800, č. j. 510312/2021.",
    "Volejte na linku 116 111 nebo 800 155 555.",
    "Pište na podatelna@ukazkov.example; web https://www.ukazkov.example/plan.",
    "Roste i skrytá nezaměstnanost.",
    "Petrklíč, Petrov a Petrovice: tři obce, jedna služba.",
    "Eva, Jana a Petr jsou častá jména.",
    "Evangelická církev ve skrytu pomáhá.",
    "Částka 1 234 567 890 Kč a 607 000 Kč.",
    "Národní park a narozeniny v květnu 2024.",
    "Dne 6. 2. 2024 se sešlo 5 lidí, pro: 3, proti: 1.",
    "Senioři, osoby se zdravotním postižením, rodiny s dětmi.",
    "Tabulka 1 uvádí 607 117 klientů a 124 služeb.",
    "Novák? Ne, nováček; dvořák je tu podnik malého významu.",
    "Zákon č. 108/2006 Sb., § 94 písm. d), vyhláška č. 505/2006 Sb.",
    "Poloha 49°19'15\"N 13°42'03\"E, PSČ 341 01.",
)


def meeting(number: int, text: str, title: str = "setkání skupiny") -> str:
    """Return a meeting with a text, of its own day."""
    written = MEETING.replace("6. 2. 2024", f"{number + 1}. 4. 2024").replace("7. 2. 2024", f"{number + 1}. 5. 2024").replace("setkání skupiny", title)
    return written.replace("Jana Nováková přivítala přítomné.", f"|\n          {text}")


def built_words(root: Path, texts: dict[str, str]) -> Ran:
    files = {f"content/ukazkov/setkani/{name}.yaml": text for name, text in texts.items()}
    return run(write(small(root), files), "build", "--kind", "zapis", "--edition", "verejny", "--format", "docx")


def test_twenty_right_documents_raise_nothing(tmp_path: Path) -> None:
    ran = built_words(tmp_path, {f"s{number:02d}": meeting(number, text) for number, text in enumerate(RIGHT)})
    assert len(ran.outputs("docx")) == len(RIGHT) + 1
    about = ("leak-", "privacy-", "word-hidden", "word-invisible", "word-embedded", "birth-")
    assert [(item["code"], item["text"]) for item in ran.report["diagnostics"] if item["code"].startswith(about)] == []


def test_leaks_in_the_content_keep_the_public_file_from_being_written(tmp_path: Path) -> None:
    leaking = {
        "text": meeting(1, "Řešila se situace Evy Skryté."),
        "napis": meeting(2, "Nic.", title="besedy s Evou Skrytou"),
        "mail": meeting(3, "Pište na eva (zavináč) skryta.example."),
        "telefon": meeting(4, "Volejte 607-117-124."),
        "odkaz": meeting(5, "Více [zde](mailto:eva@skryta.example)."),
        "narozeni": meeting(6, "Paní (nar. 12. 3. 1956) žádá o pomoc."),
        "tabulka": meeting(7, "| Příjmení | Jméno |\n          |---|---|\n          | Skrytá | Eva |"),
        "poznamka": meeting(8, "Text.[^1]\n\n          [^1]: Podle Evy Skryté."),
        "rodne-cislo": meeting(9, "Rodné číslo 855111/0007."),
    }
    ran = built_words(tmp_path, {**leaking, "dobre": meeting(10, "Přišlo 5 lidí.")})
    written = {path.name for path in (tmp_path / "build").rglob("*.docx")}
    assert len(written) == 2, written
    codes = {item["subjects"][0].split("/")[-1]: item["code"] for item in ran.report["diagnostics"] if item["code"].startswith("leak-")}
    assert len(codes) == len(leaking), codes
    assert set(codes.values()) == {"leak-name", "leak-email", "leak-phone", "leak-birth-date", "leak-birth-number"}


def test_any_file_can_be_held_against_the_people_of_a_workspace(public: Public, tmp_path: Path) -> None:
    foreign = tmp_path / "cizí.pdf"
    foreign.write_bytes(edit_pdf(public.pdf, note(T=pikepdf.String(NAME))))
    ran = run(public.root, "verify", "--public", str(foreign))
    assert (ran.code, ran.codes("error")) == (1, ["leak-name"])
    alone = run(tmp_path, "verify", "--public", str(foreign))
    assert (alone.code, set(alone.codes())) == (0, {"privacy-without-people", "privacy-author-named"})
    foreign.with_suffix(".txt").write_bytes("telefon 607 117 124".encode("utf-16"))
    assert run(public.root, "verify", "--public", str(foreign.with_suffix(".txt"))).codes("error") == ["leak-phone"]
