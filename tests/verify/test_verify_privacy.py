from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from finished_files import Draft, codes, draft, edit_pdf, expectation, rewrite

from docpipe.model import Ledger
from docpipe.verify import Forbidden, is_leak, verify_docx, verify_pdf

Converted = dict[str, tuple[bytes, Ledger]]
SECRET = Forbidden(names=("Mgr. Jana Dvořáková", "Petr Malý", "Marek Čeněk"), emails=("dvorakova@obec.cz",), phones=("+420607117124",))
BIRTH = "855111/0007"


def told(made: Draft, forbidden: Forbidden = SECRET, edition: str = "public", **changes: Any) -> set[str]:
    content, ledger = made.finish()
    return codes(verify_docx(content, expectation(ledger, edition=edition, forbidden=forbidden, **changes)))


def said(text: str, **options: Any) -> set[str]:
    made = draft(0)
    made.document.add_paragraph(text)
    return told(made, **options)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Řešila se situace Jany Dvořákové.", "leak-name"),
        ("DVOŘÁKOVÁ Jana, paní", "leak-name"),
        ("s Janou\u00a0Dvořákovou se dohodla", "leak-name"),
        ("předáno Markovi Čeňkovi", "leak-name"),
        ("pište na Dvorakova@Obec.cz!", "leak-email"),
        ("tel. 607 117 124", "leak-phone"),
        ("(+420) 607-117-124", "leak-phone"),
        ("00420607117124", "leak-phone"),
        (f"r. č. {BIRTH}", "leak-birth-number"),
        ("Dvořáková odešla", "privacy-surname"),
        ("Petra Malého zastoupil", "leak-name"),
        ("Malý sál", "privacy-surname"),
    ],
)
def test_what_must_not_be_printed_is_found(text: str, code: str) -> None:
    assert said(text) == {code}


@pytest.mark.parametrize(
    "text",
    [
        "malý počet účastníků",
        "dvořákovský festival",
        "607 117 125",
        "č. j. 510312/2021",
        "CZ.03.2.63/0.0/0.0/16_063/0006598",
        "850101/1234",
        "jinadvorakova@obec.cz",
        "9. 3. 2021 607 117",
    ],
)
def test_what_only_resembles_it_is_left_alone(text: str) -> None:
    assert said(text) == set()


def test_a_name_split_over_two_cells_is_found_in_the_first() -> None:
    made = draft(0)
    cells = made.document.tables[0].add_row().cells
    cells[0].text, cells[1].text = "Jana", "Dvořáková"
    assert told(made) == {"leak-name"}


def test_the_internal_edition_may_print_everything_but_a_birth_number() -> None:
    text = f"Jana Dvořáková, 607 117 124, dvorakova@obec.cz, {BIRTH}"
    assert said(text, edition="internal") == {"verify-birth-number"}


def test_a_birth_number_is_not_repeated_in_full() -> None:
    made = draft(0)
    made.document.add_paragraph(f"r. č. {BIRTH}")
    content, ledger = made.finish()
    (found,) = verify_docx(content, expectation(ledger, edition="public"))
    assert "0007" not in str(found.arguments)


def test_allowed_findings_and_shown_people_are_no_findings() -> None:
    assert said("Malý sál", forbidden=replace(SECRET, allowed=("Malý",))) == set()
    assert said("tel. 607 117 124", forbidden=replace(SECRET, allowed=("+420607117124",))) == set()
    assert said("Alena Dvořáková", forbidden=SECRET) == {"privacy-surname"}
    assert said("S Alenou Dvořákovou", forbidden=replace(SECRET, shown=("Ing. Alena Dvořáková",))) == set()


def test_only_leaks_keep_a_file_from_being_written() -> None:
    made = draft(0)
    made.document.add_paragraph("Jana Dvořáková a pan Malý {{")
    content, ledger = made.finish()
    found = verify_docx(content, expectation(ledger, edition="public", forbidden=SECRET))
    assert {item.code: is_leak(item) for item in found} == {"leak-name": True, "privacy-surname": False, "verify-leftover-tag": False}


def test_a_finding_has_its_part_and_paragraph() -> None:
    made = draft(0)
    made.document.sections[0].footer.add_paragraph("Zapsala Jana Dvořáková")
    content, ledger = made.finish()
    (found,) = verify_docx(content, expectation(ledger, edition="public", forbidden=SECRET))
    assert found.location is not None
    assert (found.location.part, found.location.paragraph) == ("word/footer1.xml", 2)


def in_title(made: Draft) -> None:
    made.document.core_properties.subject = "Jana Dvořáková"


def in_author(made: Draft) -> None:
    made.document.core_properties.last_modified_by = "Jana Dvořáková"


def in_alt(made: Draft) -> None:
    next(made.document.sections[0].header._element.iter(qn("wp:docPr"))).set("title", "Foto: Jana Dvořáková")


def in_link(made: Draft) -> None:
    made.document.part.relate_to(
        "mailto:dvorakova%40obec.cz", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink", is_external=True
    )


def in_deleted_text(made: Draft) -> None:
    deleted, run, text = OxmlElement("w:del"), OxmlElement("w:r"), OxmlElement("w:delText")
    text.text = "Jana Dvořáková"
    run.append(text)
    deleted.append(run)
    deleted.set(qn("w:author"), "docpipe")
    made.document.add_paragraph()._p.append(deleted)


def in_comment(made: Draft) -> None:
    paragraph = made.document.add_paragraph("věta")
    made.document.add_comment(paragraph.runs, text="volat Janě Dvořákové", author="x", initials="x")


@pytest.mark.parametrize(
    ("hide", "expected"),
    [
        (in_title, {"leak-name"}),
        (in_author, {"leak-name", "privacy-author-named"}),
        (in_alt, {"leak-name"}),
        (in_link, {"leak-email"}),
        (in_deleted_text, {"leak-name", "word-tracked-change"}),
        (in_comment, {"leak-name", "word-comment"}),
    ],
)
def test_hiding_places_of_a_word_file_are_searched(hide: Callable[[Draft], None], expected: set[str]) -> None:
    made = draft(0)
    hide(made)
    assert told(made) == expected
    assert told(made, edition="internal") == set()


def test_a_file_name_and_custom_parts_are_searched(good: tuple[bytes, Ledger]) -> None:
    content, ledger = good
    named = expectation(ledger, "build/zapis_Jana_Dvořáková_public.docx", edition="public", forbidden=SECRET)
    assert codes(verify_docx(content, named)) == {"leak-name"}
    custom = rewrite(content, {"docProps/app.xml": lambda data: data.replace(b"</Properties>", "<Manager>Petr Malý</Manager></Properties>".encode())})
    assert codes(verify_docx(custom, replace(named, name="zapis.docx"))) == {"leak-name"}


def test_hidden_text_is_told_in_a_restricted_edition() -> None:
    made = draft(0)
    made.document.add_paragraph().add_run("jen pro nás").font.hidden = True
    assert told(made) == {"word-hidden-text"}
    assert told(made, edition="internal") == set()


def test_an_organisation_may_be_the_author() -> None:
    made = draft(0)
    made.document.core_properties.author = "MAS Podbrdsko, z.\u00a0s."
    assert told(made) == {"privacy-author-named"}
    assert told(made, authors=("MAS Podbrdsko, z. s.",)) == set()


def pdf_author(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Author"] = "Jana Dvořáková"


def pdf_xmp(pdf: pikepdf.Pdf) -> None:
    data = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(data.replace(b"</rdf:RDF>", "<rdf:Description><x>Jana Dvořáková</x></rdf:Description></rdf:RDF>".encode()))


def pdf_outline(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Vystoupení Jany Dvořákové", 0))


def pdf_link(pdf: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("mailto:dvorakova%40obec.cz"))
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)
    pdf.pages[1].obj.Annots = pikepdf.Array([pdf.make_indirect(link)])


def pdf_alt(pdf: pikepdf.Pdf) -> None:
    document = pdf.Root.StructTreeRoot.K
    document = document[0] if isinstance(document, pikepdf.Array) else document
    document.Alt = pikepdf.String("Foto: Jana Dvořáková")


@pytest.mark.parametrize(
    ("hide", "code"),
    [(pdf_author, "leak-name"), (pdf_xmp, "leak-name"), (pdf_outline, "leak-name"), (pdf_link, "leak-email"), (pdf_alt, "leak-name")],
)
def test_hiding_places_of_a_pdf_are_searched(converted: Converted, hide: Callable[[pikepdf.Pdf], None], code: str) -> None:
    content, ledger = converted["good"]
    public = expectation(ledger, "good.pdf", edition="public", forbidden=SECRET)
    assert verify_pdf(content, public) == ()
    assert code in codes(verify_pdf(edit_pdf(content, hide), public))


def test_names_on_pages_are_found_with_the_page(converted: Converted) -> None:
    content, ledger = converted["good"]
    found = verify_pdf(content, expectation(ledger, "good.pdf", edition="public", forbidden=Forbidden(names=("Jan Vrba", "Karel Poradna"))))
    assert {(item.code, item.location.page) for item in found if item.location} == {("leak-name", 1)}


@pytest.mark.parametrize("edition", ["internal", "public"])
def test_a_secret_address_is_a_leak_in_every_edition(edition: str) -> None:
    secret = Forbidden(addresses=("Tichá 12", "Ukrytá"))
    assert said("Azylový dům, TICHÁ\u00a012, Ukázkov", forbidden=secret, edition=edition) == {"leak-secret-address"}
    assert said("Tichá 120, Ukrytá ulice", forbidden=secret, edition=edition) == set()
