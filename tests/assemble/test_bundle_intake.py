"""What may go wrong with a file that is to go into a bundle is told at the place that asks for it, all at once, and then there is no bundle."""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pdf_samples import PLACE, Sample, bundle, part, plan, refused, reopened, simple, spoiled
from pikepdf import Array, Dictionary, Name, String

from docpipe.assemble import Attachment, Change, Format, Lack, Relationship, Standard, assemble, examine
from docpipe.messages import tell, tell_hint
from docpipe.pdf.tags import elements


def test_a_good_file_says_what_it_is(tmp_path: Path) -> None:
    source = simple(tmp_path / "a.pdf", "jedna", "dva")
    found = examine(source, PLACE, "a.pdf").value
    assert found is not None
    assert (found.format, found.pages, found.sizes_mm, found.tagged, found.without_text) == (Format.PDF, 2, ((210, 297),), True, ())
    assert (found.language, found.fonts_missing, found.archival, found.signed, found.scan) == ("cs-CZ", ("Helvetica",), "", False, False)


def signature(pdf: pikepdf.Pdf) -> None:
    value = Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Contents=String(b"x" * 20), ByteRange=Array([0, 1, 2, 3]))
    pdf.Root.AcroForm = Dictionary(SigFlags=3, Fields=Array([pdf.make_indirect(Dictionary(FT=Name.Sig, T=String("Podpis"), V=value))]))


def truncate(path: Path, size: int) -> Path:
    path.write_bytes(path.read_bytes()[:size])
    return path


def big(path: Path) -> Path:
    with path.open("wb") as stream:
        stream.write(b"%PDF-1.7\n")
        stream.truncate(500_000_000)
    return path


def zipped(path: Path, name: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "x")
    return path


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def lost_page(path: Path) -> Path:
    """Write a file that says it has more pages than there are."""
    content = simple(path, "text").read_bytes()
    assert content.count(b"/Count 1") == 1
    return written(path, content.replace(b"/Count 1", b"/Count 3"))


BAD: dict[str, tuple[str, Callable[[Path], Path]]] = {
    "missing": ("bundle-part-missing", lambda path: path),
    "empty": ("bundle-part-empty", lambda path: written(path, b"")),
    "zeros": ("bundle-part-empty", lambda path: written(path, bytes(5000))),
    "cut short": ("bundle-part-damaged", lambda path: truncate(simple(path, "text"), 700)),
    "cut at its end": ("bundle-part-damaged", lambda path: truncate(simple(path, "text"), -30)),
    "only a header": ("bundle-part-damaged", lambda path: written(path, b"%PDF-1.7\n")),
    "password": ("bundle-part-encrypted", lambda path: spoiled(simple(path, "text"), str, encryption=pikepdf.Encryption(user="a", owner="b"))),
    "restricted": ("bundle-part-encrypted", lambda path: spoiled(simple(path, "text"), str, encryption=pikepdf.Encryption(user="", owner="b"))),
    "no page": ("bundle-part-without-pages", simple),
    "signed": ("bundle-part-signed", lambda path: spoiled(simple(path, "text"), signature)),
    "500 MB": ("bundle-part-too-large", big),
    "Word": ("bundle-part-unknown", lambda path: zipped(path, "word/document.xml")),
    "HTML": ("bundle-part-unknown", lambda path: written(path, b"<html>nenalezeno</html>")),
    "HEIC": ("bundle-part-unknown", lambda path: written(path, b"\0\0\0\x18ftypheic\0\0\0\0")),
    "lost page": ("bundle-part-damaged", lost_page),
    "a bomb": ("bundle-part-damaged", lambda path: spoiled(simple(path, "text"), lambda pdf: bomb(pdf, 1))),
    "a bomb in a bomb": ("bundle-part-damaged", lambda path: spoiled(simple(path, "text"), lambda pdf: bomb(pdf, 2))),
    "broken stream": ("bundle-part-damaged", lambda path: spoiled(simple(path, "text"), broken_stream)),
}


def bomb(pdf: pikepdf.Pdf, times: int) -> None:
    """Make a page's content unpack to 80 MB."""
    content = zlib.compress(b" " * 80_000_000, 9)
    for _ in range(times - 1):
        content = zlib.compress(content, 9)
    pdf.pages[0].obj.Contents.write(content, filter=Array([Name.FlateDecode] * times) if times > 1 else Name.FlateDecode)


def broken_stream(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Contents.write(b"no deflate data at all", filter=Name.FlateDecode)


@pytest.mark.parametrize("kind", BAD)
def test_a_file_that_cannot_go_in_is_refused_at_its_place(tmp_path: Path, kind: str) -> None:
    code, make = BAD[kind]
    source = make(tmp_path / "priloha.pdf")
    assert (code, PLACE) in refused(simple(tmp_path / "dobra.pdf", "text"), part(2, source))
    examined = examine(source, PLACE, "priloha.pdf")
    assert examined.value is None
    told = next(item for item in examined.diagnostics if item.code == code)
    assert "priloha.pdf" in tell(told, "cs")
    assert "‹" not in tell(told, "cs") + tell_hint(told, "cs") + tell(told, "en") + tell_hint(told, "en")


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    found = refused(tmp_path / "neni.pdf", written(tmp_path / "prazdny.pdf", b""), spoiled(simple(tmp_path / "podpis.pdf", "text"), signature))
    assert [code for code, _ in found if code in {"bundle-part-missing", "bundle-part-empty", "bundle-part-signed"}] == [
        "bundle-part-missing",
        "bundle-part-empty",
        "bundle-part-signed",
    ]


def test_what_is_found_inside_a_foreign_file_is_named(tmp_path: Path) -> None:
    found = examine(zipped(tmp_path / "a.pdf", "xl/workbook.xml"), PLACE, "a.pdf").diagnostics[0]
    assert found.arguments["found"] == "Excel"


def test_a_folder_and_a_pipe_are_no_files(tmp_path: Path) -> None:
    assert refused(tmp_path)[0][0] in {"file-special", "file-unreadable"}
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "roura.pdf")
        assert refused(tmp_path / "roura.pdf")[0][0] == "file-special"


def test_a_bundle_without_parts_is_none(tmp_path: Path) -> None:
    assert refused() == [("bundle-without-parts", PLACE)]
    assert not list(tmp_path.iterdir())


def test_a_picture_by_the_name_of_a_pdf_goes_in_and_is_told(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("L", (300, 400), 200).save(tmp_path / "sken.pdf", "JPEG")
    made = assemble(plan([part(1, tmp_path / "sken.pdf", recognise=False)]))
    assert made.value is not None
    told = next(item for item in made.diagnostics if item.code == "bundle-part-misnamed")
    assert told.arguments == {"file": "sken.pdf", "found": "JPEG"}


def test_what_could_be_mended_is_told(tmp_path: Path) -> None:
    made = assemble(plan([spoiled(simple(tmp_path / "a.pdf", "text"), lambda pdf: setattr(pdf.pages[0].obj, "MediaBox", String("A4")))]))
    assert made.value is not None
    told = next(item for item in made.diagnostics if item.code == "bundle-part-mended")
    assert "MediaBox" in str(told.arguments["reason"])
    assert Change.REPAIRED in [item.change for item in made.value.record.parts[0].done]


def form(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0].obj
    helvetica = page.Resources.Font.F1
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("jmeno"), V=String("Jana Vzorova"), Rect=Array([72, 500, 300, 520]), F=4,
            DA=String("/Helv 12 Tf 0 g"), P=page,
        )
    )  # fmt: skip
    note = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([72, 400, 90, 420]), F=4, Dest=Array([page, Name.Fit])))
    page.Annots = Array([field, note])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), NeedAppearances=True, DR=Dictionary(Font=Dictionary(Helv=helvetica)), DA=String("/Helv 12 Tf 0 g"))


def test_a_filled_form_keeps_what_was_filled_in_and_is_told(tmp_path: Path) -> None:
    import pypdfium2

    made = assemble(plan([spoiled(simple(tmp_path / "zadost.pdf", "text"), form)]))
    assert made.value is not None
    assert next(item for item in made.diagnostics if item.code == "bundle-part-form").arguments == {"file": "zadost.pdf", "fields": ("jmeno",), "count": 1}
    record = made.value.record.parts[0]
    assert (Change.FIELDS_FLATTENED, ("jmeno",)) in [(item.change, item.detail) for item in record.done]
    assert Lack.ACCESSIBLE in record.lacks
    with reopened(made.value) as pdf:
        assert "/AcroForm" not in pdf.Root
        assert [str(note.Subtype) for note in pdf.pages[0].obj.Annots] == ["/Link"]
    document = pypdfium2.PdfDocument(made.value.content)
    assert "Jana Vzorova" in document[0].get_textpage().get_text_range()
    document.close()


FIELDS: dict[str, tuple[dict[str, Any], str]] = {
    "left to the viewer": ({"FT": Name.Tx, "V": String("Žluťoučký kůň, 12 %")}, "Žluťoučký kůň, 12 %"),
    "of its parent": ({"Parent": Dictionary(FT=Name.Tx, V=String("Řeřicha"), Q=2)}, "Řeřicha"),
    "of many lines": (
        {"FT": Name.Tx, "Ff": 1 << 12, "V": String("První řádek\rdruhý, který je na šířku pole příliš dlouhý")},
        "První řádek druhý, který je na šířku pole příliš dlouhý",
    ),
    "with a cell for each": ({"FT": Name.Tx, "Ff": 1 << 24, "MaxLen": 8, "V": String("00255513")}, "00255513"),
    "chosen": ({"FT": Name.Ch, "Opt": Array([Array([String("1"), String("Město Horažďovice")])]), "V": String("1")}, "Město Horažďovice"),
    "ticked": ({"FT": Name.Btn, "V": Name.Ano, "AS": Name.Ano}, "X"),
    "secret": ({"FT": Name.Tx, "Ff": 1 << 13, "V": String("heslo")}, "*****"),
}


@pytest.mark.parametrize("kind", FIELDS)
@pytest.mark.parametrize("anew", [True, False])
def test_what_was_filled_in_is_drawn_where_the_file_has_no_look_of_it(tmp_path: Path, kind: str, *, anew: bool) -> None:
    import pypdfium2

    entries, shown = FIELDS[kind]

    def fill(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        field = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Widget, T=String("a"), Rect=Array([72, 480, 260, 520]), F=4, DA=String("/Helv 0 Tf 0 g"), P=page, **entries
            )
        )
        page.Annots = Array([field])
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]), NeedAppearances=anew)

    made = assemble(plan([spoiled(simple(tmp_path / "zadost.pdf", "text"), fill)]))
    assert made.value is not None, made.diagnostics
    document = pypdfium2.PdfDocument(made.value.content)
    text = document[0].get_textpage().get_text_bounded(left=70, bottom=475, right=265, top=525)
    document.close()
    assert "".join(text.split()) == "".join(shown.split())


def test_a_look_that_a_field_has_is_kept_and_that_of_a_value_that_is_gone_is_not(tmp_path: Path) -> None:
    import pypdfium2

    def fill(pdf: pikepdf.Pdf, value: str, *, anew: bool) -> None:
        form(pdf)
        field = pdf.Root.AcroForm.Fields[0]
        field.V = String(value)
        look = pdf.make_stream(b"BT /F1 12 Tf 2 4 Td (videno) Tj ET", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 228, 20]))
        look.Resources = Dictionary(Font=Dictionary(F1=pdf.pages[0].obj.Resources.Font.F1))
        field.AP = Dictionary(N=look)
        pdf.Root.AcroForm.NeedAppearances = anew

    for value, anew, seen in (("jine", False, True), ("", False, True), ("", True, False)):
        made = assemble(plan([spoiled(simple(tmp_path / "a.pdf", "text"), lambda pdf, value=value, anew=anew: fill(pdf, value, anew=anew))]))
        assert made.value is not None
        document = pypdfium2.PdfDocument(made.value.content)
        assert ("videno" in document[0].get_textpage().get_text_range()) is seen
        document.close()


def test_a_character_that_cannot_be_drawn_is_told_instead_of_lost(tmp_path: Path) -> None:
    def fill(pdf: pikepdf.Pdf) -> None:
        form(pdf)
        pdf.Root.AcroForm.Fields[0].V = String("漢字")

    assert refused(spoiled(simple(tmp_path / "a.pdf", "text"), fill)) == [("bundle-field-glyph", PLACE)]


def scripted(pdf: pikepdf.Pdf) -> None:
    action = Dictionary(S=Name.JavaScript, JS=String("app.alert('a')"))
    page = pdf.pages[0].obj
    pdf.Root.OpenAction = action
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), action])))
    page.AA = Dictionary(O=action)
    page.Annots = Array([pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), F=4, A=action, AA=Dictionary(E=action)))])


def test_scripts_are_dropped_and_told(tmp_path: Path) -> None:
    made = assemble(plan([spoiled(simple(tmp_path / "a.pdf", "text"), scripted)]))
    assert made.value is not None
    assert "bundle-part-script" in [item.code for item in made.diagnostics]
    assert Change.SCRIPTS_DROPPED in [item.change for item in made.value.record.parts[0].done]
    assert b"JavaScript" not in made.value.content
    with reopened(made.value) as pdf:
        link = pdf.pages[0].obj.Annots[0]
        assert not {"/A", "/AA"} & set(link.keys())
        assert not {"/AA"} & set(pdf.pages[0].obj.keys())
        assert "/OpenAction" not in pdf.Root


def carrying(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["rozpocet.xlsx"] = b"PK"
    page = pdf.pages[0].obj
    file = Dictionary(Type=Name.Filespec, UF=String("mapa.png"), F=String("mapa.png"), EF=Dictionary(F=pdf.make_stream(b"x")))
    page.Annots = Array([pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([0, 0, 9, 9]), FS=file))])


def test_files_inside_a_part_are_not_taken_over_and_told(tmp_path: Path) -> None:
    made = assemble(plan([spoiled(simple(tmp_path / "a.pdf", "text"), carrying)]))
    assert made.value is not None
    assert next(item for item in made.diagnostics if item.code == "bundle-part-attachments").arguments["names"] == ("rozpocet.xlsx", "mapa.png")
    with reopened(made.value) as pdf:
        assert not list(pdf.attachments)
        assert not list(pdf.pages[0].obj.Annots)


def untagged(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/StructTreeRoot"], pdf.Root["/MarkInfo"]


def test_pages_without_tags_become_readable_and_the_lack_is_told(tmp_path: Path) -> None:
    made = assemble(plan([simple(tmp_path / "a.pdf", "text"), spoiled(simple(tmp_path / "b.pdf", "jedna", "dva"), untagged)]))
    assert made.value is not None
    assert [item.arguments["file"] for item in made.diagnostics if item.code == "bundle-part-untagged"] == ["b.pdf"]
    record = made.value.record.parts[1]
    assert (record.lacks, record.elements, record.added_elements) == ((Lack.TAGS, Lack.FONTS, Lack.ARCHIVE), 3, 0)
    with reopened(made.value) as pdf:
        top = pdf.Root.StructTreeRoot.K[0].K[1]
        assert [(str(item.S), item.Pg.objgen) for item in elements(top)] == [("/P", pdf.pages[number].obj.objgen) for number in (1, 2)]
        shown = b"".join(stream.read_bytes() for stream in pdf.pages[1].obj.Contents)
        assert shown.startswith(b"/P <</MCID 0>> BDC")
        assert shown.count(b"MCID") == 1
        assert shown.count(b"BDC") == shown.count(b"EMC") == 3


def muddled(pdf: pikepdf.Pdf) -> None:
    """Leave a page as programs do that join PDFs without their tags: it points at the elements of another."""
    pdf.pages[1].obj.StructParents = pdf.pages[0].obj.StructParents


def test_a_structure_that_belongs_to_other_pages_is_not_taken_over(tmp_path: Path) -> None:
    made = bundle(spoiled(simple(tmp_path / "a.pdf", "jedna", "dva"), muddled))
    record = made.record.parts[0]
    assert Change.STRUCTURE_DROPPED in [item.change for item in record.done]
    assert Lack.TAGS in record.lacks
    with reopened(made) as pdf:
        assert len({int(page.obj.StructParents) for page in pdf.pages}) == 2


def test_links_of_pages_without_tags_get_into_the_structure(tmp_path: Path) -> None:
    sample = Sample()
    page = sample.page("Nadpis", "text")
    sample.link(page, Dest=Array([page, Name.Fit]))
    made = bundle(spoiled(sample.save(tmp_path / "a.pdf"), untagged))
    with reopened(made) as pdf:
        link = pdf.pages[0].obj.Annots[0]
        found = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)[int(link.StructParent)]
        assert (found.S, found.K.Obj.objgen) == (Name.Link, link.objgen)


def test_a_wrong_stamp_is_told_with_what_it_may_hold(tmp_path: Path) -> None:
    source = simple(tmp_path / "a.pdf", "text")
    for stamp, wrong in (("strana {strana}", "{strana}"), ("{page:>9999999}", "{page:>9999999}"), ("strana {", "strana {"), ("{page!r}", "{page!r}")):
        made = assemble(plan([part(1, source, stamp=stamp)]))
        assert made.value is None
        assert [item.arguments["found"] for item in made.diagnostics if item.code == "bundle-stamp-wrong"] == [wrong]


def test_a_character_that_the_stamps_font_lacks_is_told(tmp_path: Path) -> None:
    found = refused(part(1, simple(tmp_path / "a.pdf", "text"), stamp="Příloha 🧿"))
    assert ("bundle-stamp-glyph", PLACE) in found


def attachment(source: Path, name: str = "rozpocet.xlsx") -> Attachment:
    return Attachment(name, source, PLACE, "Rozpočet", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Relationship.SOURCE)


def test_a_file_is_carried_only_by_a_bundle_that_is_to_be_pdf_a_3(tmp_path: Path) -> None:
    source, sheet = simple(tmp_path / "a.pdf", "text"), written(tmp_path / "r.xlsx", b"PK data")
    assert ("bundle-attachment-not-archival", PLACE) in refused(source, attachments=(attachment(sheet),))
    made = bundle(source, attachments=(attachment(sheet),), standard=Standard.ARCHIVE_WITH_FILES)
    assert made.record.attachments == ("rozpocet.xlsx",)
    with reopened(made) as pdf:
        assert pdf.attachments["rozpocet.xlsx"].get_file().read_bytes() == b"PK data"
        assert str(pdf.Root.AF[0].AFRelationship) == "/Source"
        assert "part-1" in pikepdf.NameTree(pdf.Root.Names.Dests)


def test_attachments_that_cannot_be_taken_are_told(tmp_path: Path) -> None:
    source = simple(tmp_path / "a.pdf", "text")
    twice = (attachment(source), attachment(source), attachment(tmp_path / "neni", "neni"))
    found = [code for code, _ in refused(source, attachments=twice, standard=Standard.ARCHIVE_WITH_FILES)]
    assert {"bundle-attachment-twice", "bundle-part-missing"} <= set(found)
