from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from finished_files import NEEDS, SOURCE, TITLE, Draft, codes, draft, expectation, rewrite, swap

from docpipe.diagnostics import DocpipeError, Location
from docpipe.messages import message, tell, tell_hint
from docpipe.model import Ledger, LedgerEntry, State
from docpipe.verify import facts_of, verify_docx, verify_file

BODY = "word/document.xml"


def only(made: Draft, code: str) -> Location:
    """Return the place of the one complaint that a spoilt document gets."""
    content, ledger = made.finish()
    (found,) = verify_docx(content, expectation(ledger))
    assert found.code == code
    assert found.location is not None
    return found.location


def test_a_good_document_gets_no_complaint(good: tuple[bytes, Ledger]) -> None:
    assert verify_docx(good[0], expectation(good[1])) == ()


def test_lost_text_has_its_place_and_leads_to_the_content(good: tuple[bytes, Ledger]) -> None:
    spoilt = rewrite(good[0], {BODY: swap("výtah", "vchod")})
    (found,) = verify_docx(spoilt, expectation(good[1]))
    entry = next(item for item in good[1] if item.text == NEEDS[1])
    assert found.code == "verify-text-lost"
    assert found.location == Location("build/horazdovicko/minutes/zapis.docx", part=BODY, paragraph=entry.paragraph)
    assert found.related == (SOURCE,)
    assert found.arguments == {"text": "bezbariérový přístup & výtah <lůžková část>", "field": "needs[1].text"}


@pytest.mark.parametrize(
    ("written", "printed"),
    [("v\u00a0obcích", "v obcích"), ("v obcích", "v\u00a0obcích"), ("dvě\u00adslabičné", "dvěslabičné"), ("česko\u2011německý", "česko-německý")],
)
def test_invisible_differences_are_no_loss(written: str, printed: str) -> None:
    made = draft(0)
    paragraph = made.document.add_paragraph(written)
    made.printed.append((paragraph, printed, "x"))
    content, ledger = made.finish()
    assert verify_docx(content, expectation(ledger)) == ()


def test_two_equal_values_in_a_paragraph_must_both_be_there() -> None:
    made = draft(0)
    paragraph = made.document.add_paragraph("pro: 3, proti: 4")
    made.printed += [(paragraph, "3", "for"), (paragraph, "3", "against")]
    assert only(made, "verify-text-moved").part == BODY


def test_text_in_another_paragraph_is_a_warning_with_the_place_where_it_is(good: tuple[bytes, Ledger]) -> None:
    entries = tuple(replace(item, paragraph=item.paragraph + 1) if item.text == TITLE else item for item in good[1])
    (found,) = verify_docx(good[0], expectation(Ledger("x", entries)))
    assert found.code == "verify-text-moved"
    assert found.location is not None
    moved = next(item.paragraph for item in good[1].entries if item.text == TITLE)
    assert (found.location.part, found.location.paragraph) == (BODY, moved)


def test_a_part_that_is_gone_loses_its_text(good: tuple[bytes, Ledger]) -> None:
    ledger = Ledger("x", (*good[1], LedgerEntry("Poznámka pod čarou", "note", (SOURCE,), "word/footnotes.xml", 1)))
    assert [item.code for item in verify_docx(good[0], expectation(ledger))] == ["verify-text-lost"]


@pytest.mark.parametrize(
    ("left", "code"),
    [
        ("{{ pocet", "verify-leftover-tag"),
        ("konec %}", "verify-leftover-tag"),
        ("Místo: None", "verify-leftover-value"),
        ("Částka nan Kč", "verify-leftover-value"),
        ("Undefined", "verify-leftover-value"),
        ("viz Chyba! Nenalezen zdroj odkazů.", "verify-reference-broken"),
        ("Error: Reference source not found", "verify-reference-broken"),
        ("[doplnit místo]", "verify-placeholder"),
        ("TODO", "verify-placeholder"),
    ],
)
def test_leftovers_are_told_unless_content_put_them_there(left: str, code: str) -> None:
    made = draft(0)
    made.document.add_paragraph(left)
    assert only(made, code).paragraph is not None
    made = draft(0)
    made.put(made.document.add_paragraph("Napsal: "), left, "text")
    content, ledger = made.finish()
    assert verify_docx(content, expectation(ledger)) == ()


@pytest.mark.parametrize("word", ["Nonet", "finanční", "nanotechnologie", "Undefinedů"])
def test_words_that_only_contain_a_leftover_are_left_alone(word: str) -> None:
    made = draft(0)
    made.document.add_paragraph(word)
    content, ledger = made.finish()
    assert verify_docx(content, expectation(ledger)) == ()


def _element(tag: str, **attributes: str) -> object:
    element = OxmlElement(tag)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _cell_without_paragraph(made: Draft) -> None:
    cell = made.document.tables[0].cell(1, 1)._tc
    cell.append(OxmlElement("w:tbl"))


def _bookmarks(made: Draft) -> None:
    for number in ("7", "8"):
        made.document.add_paragraph()._p.append(_element("w:bookmarkStart", id=number, name="cil"))


def _dangling_link(made: Draft) -> None:
    made.document.add_paragraph()._p.append(_element("w:hyperlink", anchor="nikde"))


def _dangling_field(made: Draft) -> None:
    made.document.add_paragraph()._p.append(_element("w:fldSimple", instr=" PAGEREF _Toc123 \\h "))


def _open_field(made: Draft) -> None:
    made.document.add_paragraph().add_run()._r.append(_element("w:fldChar", fldCharType="begin"))


def _second_picture_id(made: Draft) -> None:
    for _ in range(2):
        shape = made.document.add_paragraph().add_run().add_picture(io.BytesIO(_png()))
        shape._inline.docPr.set("descr", "graf")
        shape._inline.docPr.set("id", "77")


def _picture_without_alt(made: Draft) -> None:
    made.document.add_paragraph().add_run().add_picture(io.BytesIO(_png()))


def _header_row(made: Draft) -> None:
    made.document.add_table(rows=2, cols=2)


def _skipped_heading(made: Draft) -> None:
    made.document.add_heading("Závěr", 4)


def _language(made: Draft) -> None:
    made.document.styles.element.find(f".//{qn('w:lang')}").set(qn("w:val"), "en-US")


def _title(made: Draft) -> None:
    made.document.core_properties.title = "Vzor"


def _png() -> bytes:
    from docpipe.programmes import ASSETS

    return (ASSETS / "eu-emblem.png").read_bytes() + b"\0"  # another file than the emblem


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (_cell_without_paragraph, "word-cell-without-paragraph"),
        (_bookmarks, "word-bookmark-duplicate"),
        (_dangling_link, "word-link-dangling"),
        (_dangling_field, "word-link-dangling"),
        (_open_field, "word-field-open"),
        (_second_picture_id, "word-picture-ids"),
        (_picture_without_alt, "word-picture-without-alt"),
        (_header_row, "word-header-row-unmarked"),
        (_skipped_heading, "word-heading-skipped"),
        (_language, "verify-language-wrong"),
        (_title, "verify-title-wrong"),
    ],
)
def test_each_fault_of_the_file_is_told_once(spoil: Callable[[Draft], None], code: str) -> None:
    made = draft(0)
    spoil(made)
    assert only(made, code).part is not None


def test_a_table_for_layout_needs_no_header_row() -> None:
    made = draft(0)
    look = made.document.add_table(rows=2, cols=2)._tbl.tblPr.find(qn("w:tblLook"))
    look.set(qn("w:firstRow"), "0")
    content, ledger = made.finish()
    assert verify_docx(content, expectation(ledger)) == ()


def test_missing_parts_and_broken_xml_are_told(good: tuple[bytes, Ledger]) -> None:
    content, ledger = good
    assert codes(verify_docx(rewrite(content, {"word/media/image1.png": lambda _: None}), expectation(ledger))) == {
        "word-target-missing",
        "publicity-emblem-replaced",
    }
    assert codes(verify_docx(rewrite(content, {"word/header1.xml": swap("</w:hdr>", "")}), expectation(ledger))) == {"word-part-broken"}
    assert codes(verify_docx(rewrite(content, {"word/media/logo.webp": lambda _: b"x"}), expectation(ledger))) == {"word-part-untyped"}
    assert "word-target-missing" in codes(verify_docx(rewrite(content, {BODY: swap('r:id="rId', 'r:id="rIdX')}), expectation(ledger)))
    entity = '<!DOCTYPE x [<!ENTITY a "b">]><w:document '
    assert codes(verify_docx(rewrite(content, {BODY: swap("<w:document ", entity)}), expectation(ledger))) == {"word-part-broken"}


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 half", b"%PDF-1.7", "Zápis".encode()])
def test_what_is_no_word_file_is_said_so(content: bytes) -> None:
    assert codes(verify_docx(content, expectation(Ledger("x")))) == {"word-unreadable"}


def test_a_zip_without_a_document_is_no_word_file() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "x")
    assert codes(verify_docx(stream.getvalue(), expectation(Ledger("x")))) == {"word-unreadable"}


def test_a_draft_says_so_and_a_release_does_not() -> None:
    made = draft(0)
    made.document.sections[0].header.add_paragraph("PRACOVNÍ VERZE")
    content, ledger = made.finish()
    plain, plain_ledger = draft(0).finish()
    assert verify_docx(content, expectation(ledger, draft_mark="PRACOVNÍ VERZE")) == ()
    assert codes(verify_docx(content, expectation(ledger, draft_mark="PRACOVNÍ VERZE", state=State.RELEASED))) == {"verify-draft-mark-left"}
    assert codes(verify_docx(plain, expectation(plain_ledger, draft_mark="PRACOVNÍ VERZE"))) == {"verify-draft-unmarked"}
    assert verify_docx(plain, expectation(plain_ledger, draft_mark="PRACOVNÍ VERZE", state=State.RELEASED)) == ()


def test_any_word_file_can_be_verified_alone(good: tuple[bytes, Ledger]) -> None:
    assert verify_file(good[0], "odjinud.docx", ".docx") == ()
    assert codes(verify_file(b"text", "odjinud.odt", ".odt")) == {"verify-unknown-format"}
    facts = facts_of(good[0], "odjinud.docx", ".DOCX")
    assert (facts.title, facts.language) == (TITLE, "cs-CZ")
    with pytest.raises(DocpipeError):
        facts_of(b"text", "odjinud.odt", ".odt")


FAMILIES = ("verify-", "word-", "pdf-", "publicity-", "leak-", "privacy-")


def test_every_message_of_the_room_is_told_in_both_languages() -> None:
    from docpipe.diagnostics import Diagnostic
    from docpipe.messages import codes as all_codes

    mine = [code for code in all_codes() if code.startswith(FAMILIES)]
    assert len(mine) > 50
    for code in mine:
        entry = message(code)
        for language in ("cs", "en"):
            said = tell(Diagnostic(code, None, dict(entry.example)), language) + tell_hint(Diagnostic(code, None, dict(entry.example)), language)
            assert "‹" not in said
            assert said


@pytest.mark.parametrize("number", ["abc", "", "-1", "99999999999999999999"])
def test_sizes_that_are_no_numbers_do_not_stop_the_check(good: tuple[bytes, Ledger], number: str) -> None:
    spoilt = rewrite(good[0], {"word/header1.xml": lambda data: re.sub(rb'cy="\d+"', f'cy="{number}"'.encode(), data)})
    assert codes(verify_docx(spoilt, expectation(good[1]))) <= {"publicity-emblem-small", "publicity-logo-stretched"}
