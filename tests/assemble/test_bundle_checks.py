"""A good bundle, broken in one way each: its checks name exactly that."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from bundle_checks import NAME, expected
from pdf_samples import Sample, bundle, part, simple
from pikepdf import Array, Dictionary, Name, String

from docpipe.assemble import Assembled, Labels, Standard
from docpipe.diagnostics import Diagnostic
from docpipe.messages import tell
from docpipe.verify import BundleExpectation, first_pictures, page_digests, verify_bundle


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> tuple[Assembled, BundleExpectation]:
    """Return a bundle of two parts, with links, names, outlines, ids, stamps and a blank page, and what it must be."""
    folder, sources = tmp_path_factory.mktemp("svazek"), []
    for number in (1, 2):
        sample = Sample()
        first, second = sample.page("Uvod", f"prvni {number}"), sample.page("Zaver", f"druha {number}")
        sample.name(cil=second)
        sample.link(first, Dest=String("cil"))
        sample.outline(("Uvod", first), ("Zaver", second))
        sources.append(sample.save(folder / f"{number}.pdf"))
    sources.append(simple(folder / "3.pdf", "treti"))
    made = bundle(
        part(1, sources[0]), part(2, sources[1], labels=Labels(prefix="A-"), stamp="Příloha {page}/{pages}"), part(3, sources[2]), author="Město Ukázkov"
    )
    return made, expected(made, sources)


def told(good: tuple[Assembled, BundleExpectation], change: Callable[[pikepdf.Pdf], object], **options: object) -> tuple[Diagnostic, ...]:
    """Return what the checks say of a bundle that was changed."""
    made, wanted = good
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(made.content)) as pdf:
        change(pdf)
        pdf.save(stream, **options)  # type: ignore[arg-type]
    return verify_bundle(stream.getvalue(), wanted)


def nothing(_: pikepdf.Pdf) -> None:
    """Change nothing."""


def test_nothing_is_said_of_a_good_bundle(good: tuple[Assembled, BundleExpectation]) -> None:
    assert told(good, nothing) == ()


def root(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.Root.StructTreeRoot


def parts(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return root(pdf).K[0].K


def lose_page(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[1]


def swap_pages(pdf: pikepdf.Pdf) -> None:
    kids = pdf.Root.Pages.Kids[0].Kids
    kids[0], kids[1] = kids[1], kids[0]


def other_structure(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.StructParents, pdf.pages[2].obj.StructParents = pdf.pages[2].obj.StructParents, pdf.pages[0].obj.StructParents


def same_key(pdf: pikepdf.Pdf) -> None:
    """Make two pages of one part share their key, as a careless merge does."""
    pdf.pages[1].obj.StructParents = pdf.pages[0].obj.StructParents


def lose_key(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj["/StructParents"]


def lose_element(pdf: pikepdf.Pdf) -> None:
    del parts(pdf)[0].K[1]


def add_element(pdf: pikepdf.Pdf) -> None:
    parts(pdf)[1].K.append(pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=parts(pdf)[1])))


def lose_part(pdf: pikepdf.Pdf) -> None:
    del parts(pdf)[1]


def swap_parts(pdf: pikepdf.Pdf) -> None:
    parts(pdf)[0], parts(pdf)[1] = parts(pdf)[1], parts(pdf)[0]


def read_backwards(pdf: pikepdf.Pdf) -> None:
    parts(pdf)[0].K[0], parts(pdf)[0].K[1] = parts(pdf)[0].K[1], parts(pdf)[0].K[0]


def element_elsewhere(pdf: pikepdf.Pdf) -> None:
    parts(pdf)[0].K[0].Pg = pdf.pages[2].obj


def twice(pdf: pikepdf.Pdf) -> None:
    parts(pdf)[0].K.append(parts(pdf)[1].K[0])


def same_ids(pdf: pikepdf.Pdf) -> None:
    parts(pdf)[0].K[0].ID = parts(pdf)[1].K[0].ID = String("a")


def dead_link(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Annots[0].Dest = Array([None, Name.Fit])


def unnamed_link(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Annots[0].Dest = String("neni")


def raw_link(pdf: pikepdf.Pdf) -> None:
    link = pdf.pages[0].obj.Annots[0]
    del link["/Dest"]
    link.A = Dictionary(S=Name.URI, URI=String("docpipe:part/2"))


def dead_name(pdf: pikepdf.Pdf) -> None:
    pikepdf.NameTree(pdf.Root.Names.Dests)["part-3"] = Array([None, Name.Fit])


def dead_item(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.First.First.Dest = Array([None, Name.Fit])


def lose_item(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        del outline.root[1]


def item_elsewhere(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.First.Dest = Array([pdf.pages[1].obj, Name.Fit])


def lose_labels(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/PageLabels"]


def lose_text(pdf: pikepdf.Pdf) -> None:
    content = pdf.pages[0].obj.Contents
    content.write(content.read_bytes().replace(b"prvni", b"prvn "))


def lose_stamp(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[3].obj
    page.Contents = Array(list(page.Contents)[:-1])


def untag_text(pdf: pikepdf.Pdf) -> None:
    content = pdf.pages[0].obj.Contents
    content.write(content.read_bytes().replace(b"/MCID 1", b"/MCID 7"))


def title_twice(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "Jiný název"


def other_author(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Author"] = "Někdo jiný"


def other_date(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/ModDate"] = "D:20300101000000Z"


def claim(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata
    said = b'<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>'
    packet.write(packet.read_bytes().replace(b"</rdf:RDF>", said + b"</rdf:RDF>"))


def glyph(pdf: pikepdf.Pdf) -> None:
    stream = pdf.pages[2].obj.Contents[-1]
    stream.write(stream.read_bytes().replace(b" Td <", b" Td <0000"))


BROKEN: dict[str, tuple[Callable[[pikepdf.Pdf], object], set[str]]] = {
    "a page is lost": (lose_page, {"bundle-pages-wrong"}),
    "two pages are swapped": (swap_pages, {"bundle-text-changed", "bundle-outline-wrong"}),
    "pages point at each other's structure": (other_structure, {"bundle-structure-foreign"}),
    "two pages have one key": (same_key, {"bundle-structure-doubled"}),
    "a page is not in the parent tree": (lose_key, {"bundle-page-unread"}),
    "an element is lost": (lose_element, {"bundle-elements-wrong", "bundle-part-elements-wrong", "bundle-content-unread", "bundle-structure-foreign"}),
    "an element is added": (add_element, {"bundle-elements-wrong", "bundle-part-elements-wrong"}),
    "a part is not in the structure": (lose_part, {"bundle-structure-parts"}),
    "the parts are read in another order": (
        swap_parts,
        {"bundle-structure-title", "bundle-structure-foreign"},
    ),
    "a page is read backwards": (read_backwards, {"bundle-reading-order"}),
    "an element says it is on another part's page": (element_elsewhere, {"bundle-structure-foreign", "bundle-content-unread", "bundle-reading-order"}),
    "an element hangs in two parts": (twice, {"bundle-structure-doubled", "bundle-structure-foreign", "bundle-part-elements-wrong"}),
    "an id is there twice": (same_ids, {"bundle-structure-doubled"}),
    "a part has no title in the structure": (lambda pdf: parts(pdf)[1].__delitem__("/T"), {"bundle-structure-title"}),
    "a part has no language": (lambda pdf: parts(pdf)[1].__delitem__("/Lang"), {"bundle-structure-language"}),
    "a link leads to no page": (dead_link, {"bundle-link-dead"}),
    "a link leads to no name": (unnamed_link, {"bundle-link-dead"}),
    "a link was not made one within the bundle": (raw_link, {"bundle-link-dead"}),
    "a name leads to no page": (dead_name, {"bundle-destination-dead"}),
    "a bookmark leads nowhere": (dead_item, {"bundle-outline-dead"}),
    "a bookmark is missing": (lose_item, {"bundle-outline-wrong"}),
    "a part's bookmark leads to another page": (item_elsewhere, {"bundle-outline-wrong"}),
    "the labels are lost": (lose_labels, {"bundle-label-wrong"}),
    "a text is changed": (lose_text, {"bundle-text-changed"}),
    "a stamp is lost": (lose_stamp, {"bundle-stamp-missing"}),
    "content is not in the structure": (untag_text, {"bundle-content-unread"}),
    "the language is lost": (lambda pdf: pdf.Root.__delitem__("/Lang"), {"verify-language-wrong"}),
    "the title is hidden": (lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"), {"pdf-title-hidden"}),
    "the title differs in the properties": (title_twice, {"verify-title-wrong", "bundle-metadata-differ"}),
    "the author differs in the properties": (other_author, {"bundle-metadata-differ"}),
    "the date differs in the properties": (other_date, {"bundle-metadata-differ"}),
    "the file claims what a part lacks": (claim, {"bundle-claim-wrong"}),
    "a glyph is missing": (glyph, {"pdf-glyph-missing"}),
    "a script was put in": (lambda pdf: setattr(pdf.Root, "OpenAction", Dictionary(S=Name.JavaScript, JS=String("a"))), {"pdf-script"}),
    "a file was put in": (lambda pdf: pdf.attachments.__setitem__("a.xlsx", b"PK"), {"bundle-attachments-wrong"}),
}


@pytest.mark.parametrize("how", BROKEN)
def test_what_was_broken_is_named(good: tuple[Assembled, BundleExpectation], how: str) -> None:
    change, codes = BROKEN[how]
    found = told(good, change)
    assert {item.code for item in found} == codes
    assert all(item.location is not None and item.location.path == NAME for item in found)
    assert all("‹" not in tell(item, language) for item in found for language in ("cs", "en"))


def test_a_bundle_that_was_encrypted_is_named(good: tuple[Assembled, BundleExpectation]) -> None:
    found = told(good, nothing, encryption=pikepdf.Encryption(user="", owner="b"))
    assert {item.code for item in found} == {"pdf-encrypted"}
    locked = told(good, nothing, encryption=pikepdf.Encryption(user="a", owner="b"))
    assert {item.code for item in locked} == {"pdf-encrypted"}


def test_a_bundle_cut_short_is_named(good: tuple[Assembled, BundleExpectation]) -> None:
    made, wanted = good
    assert {item.code for item in verify_bundle(made.content[: len(made.content) // 2], wanted)} & {"pdf-unreadable", "bundle-pages-wrong"}
    assert [item.code for item in verify_bundle(b"PK", wanted)] == ["pdf-unreadable"]


def test_an_archival_bundle_has_one_output_profile(good: tuple[Assembled, BundleExpectation]) -> None:
    made, wanted = good
    found = verify_bundle(made.content, replace(wanted, archival=Standard.ARCHIVE.value.upper()))
    assert {item.code for item in found} == {"bundle-claim-wrong", "bundle-intents-wrong"}


def test_a_missing_text_layer_is_told_unless_it_is_known(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("L", (827, 1169), 255).save(tmp_path / "sken.png", dpi=(100, 100))
    made = bundle(part(1, tmp_path / "sken.png", recognise=False))
    wanted = expected(made, [None])
    assert verify_bundle(made.content, wanted) == ()
    unknown = replace(wanted, parts=(replace(wanted.parts[0], lacks=()),))
    assert [item.code for item in verify_bundle(made.content, unknown)] == ["pdf-page-without-text"]


def test_a_font_that_is_not_embedded_is_told_unless_it_is_known(good: tuple[Assembled, BundleExpectation]) -> None:
    made, wanted = good
    unknown = replace(wanted, parts=tuple(replace(item, lacks=()) for item in wanted.parts))
    assert {(item.code, item.arguments["font"]) for item in verify_bundle(made.content, unknown)} == {("pdf-font-not-embedded", "Helvetica")}


def test_digests_see_words_and_not_spaces(tmp_path: Path) -> None:
    one, two, three = (page_digests(simple(tmp_path / f"{number}.pdf", text).read_bytes()) for number, text in enumerate(("a b", "ab", "ac")))
    assert one == two != three
    with pytest.raises(ValueError, match="load"):
        page_digests(b"PK")


def with_picture(path: Path) -> Path:
    """Put a strip of 51 × 34 points upon the first page of a file."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        picture = pdf.make_stream(bytes(3 * 6 * 4), Type=Name.XObject, Subtype=Name.Image, Width=6, Height=4, ColorSpace=Name.DeviceRGB, BitsPerComponent=8)
        page = pdf.pages[0]
        page.obj.Resources.XObject = Dictionary(Strip=picture)
        page.contents_add(pdf.make_stream(b"/Artifact BMC q 51 0 0 34 71 770 cm /Strip Do Q EMC"))
        pdf.save(path)
    return path


STRIPS = {"taken out": b"", "moved": b"1 0 0 1 0.2 0 cm /Strip Do", "squeezed": b"0.9 0 0 1 0 0 cm /Strip Do"}


@pytest.mark.parametrize("damage", STRIPS)
def test_a_part_that_lost_its_strip_is_named_with_the_page_and_the_place(damage: str, tmp_path: Path) -> None:
    sources = [with_picture(simple(tmp_path / f"{number}.pdf", text)) for number, text in ((1, "prvni"), (2, "druha"))]
    made = bundle(*(part(number, source) for number, source in enumerate(sources, 1)))
    plain = expected(made, sources)
    wanted = replace(plain, parts=tuple(replace(item, pictures=first_pictures(sources[index].read_bytes())) for index, item in enumerate(plain.parts)))
    assert verify_bundle(made.content, wanted) == ()

    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[1]
        drawing = b"".join(stream.read_bytes() + b"\n" for stream in page.obj.Contents)
        page.obj.Contents = pdf.make_stream(drawing.replace(b"/Strip Do", STRIPS[damage]))

    [found] = told((made, wanted), change)
    assert found.code == "publicity-part-strip-lost"
    assert found.location is not None
    assert found.location.page == 2
    assert {name: found.arguments[name] for name in ("title", "page", "width", "height", "x", "y")} == {
        "title": plain.parts[1].title,
        "page": 2,
        "width": "18,0",
        "height": "12,0",
        "x": "25,0",
        "y": "13,4",
    }
