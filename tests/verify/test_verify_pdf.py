from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from finished_files import NEEDS, NUMBER, SOURCE, TITLE, codes, edit_pdf, expectation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docpipe.diagnostics import DocpipeError
from docpipe.model import Ledger, LedgerEntry, State
from docpipe.verify import facts_of, verify_file, verify_pdf

Converted = dict[str, tuple[bytes, Ledger]]
BODY = "word/document.xml"


def check(converted: Converted, name: str = "good", change: Callable[[pikepdf.Pdf], object] | None = None, **changes: Any) -> set[str]:
    content, ledger = converted[name]
    return codes(verify_pdf(edit_pdf(content, change) if change else content, expectation(ledger, f"{name}.pdf", **changes)))


def test_a_good_pdf_gets_no_complaint(converted: Converted, good: tuple[bytes, Ledger]) -> None:
    content, ledger = converted["good"]
    assert verify_pdf(content, expectation(ledger, "good.pdf"), good[0]) == ()


def test_rows_and_paragraphs_broken_over_pages_are_found(converted: Converted) -> None:
    assert check(converted, "rows") == set()


def test_text_that_is_not_on_the_pages_is_lost(converted: Converted) -> None:
    content, ledger = converted["good"]
    lost = LedgerEntry("Pouze v ledgeru, nikde jinde", "note", (SOURCE,), BODY, 9)
    entries = (*ledger.entries[:8], lost, *ledger.entries[8:])
    (found,) = verify_pdf(content, expectation(Ledger("x", entries), "good.pdf"))
    assert (found.code, found.related) == ("verify-text-lost", (SOURCE,))
    assert found.location is not None
    assert (found.location.path, found.location.page) == ("good.pdf", 1)


def test_a_lost_repetition_is_told_once_and_shifts_nothing(converted: Converted) -> None:
    content, ledger = converted["good"]
    twice = next(item for item in ledger if item.text == NEEDS[0])
    at = ledger.entries.index(twice)
    (found,) = verify_pdf(content, expectation(Ledger("x", (*ledger.entries[:at], twice, *ledger.entries[at:])), "good.pdf"))
    assert found.code == "verify-text-lost"
    assert found.arguments["field"] == "needs[0].text"


def test_text_pages_away_from_its_place_is_a_warning(converted: Converted) -> None:
    content, ledger = converted["good"]
    entries = list(ledger.entries)
    first = next(item for item in entries if item.path == "agenda[0].text")
    entries.remove(first)
    (found,) = verify_pdf(content, expectation(Ledger("x", (*entries, replace(first, paragraph=99))), "good.pdf"))
    assert (found.code, found.arguments["field"]) == ("verify-text-moved", "agenda[0].text")


def test_a_header_that_is_missing_on_one_page_is_told_with_the_page(converted: Converted, good: tuple[bytes, Ledger]) -> None:
    content, ledger = converted["good"]

    def cut(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[1]
        kept = [item for item in pikepdf.parse_content_stream(page) if str(item.operator) not in ("Tj", "TJ")]
        page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))

    found = verify_pdf(edit_pdf(content, cut), expectation(ledger, "good.pdf"), good[0])
    footers = [item for item in found if item.arguments.get("field") == "project.registration_number"]
    assert [item.location.page for item in footers if item.location] == [2]
    assert {"verify-text-lost", "pdf-page-without-text", "publicity-text-missing"} == codes(found)


def _delete(key: str) -> Callable[[pikepdf.Pdf], object]:
    return lambda pdf: pdf.Root.__delitem__(key)


def _language(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Lang = pikepdf.String("en-US")


def _title(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "Vzor"


def _xmp_title(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b"potreb", b"x").replace(TITLE.encode(), b"Vzor"))


def _title_hidden(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def _fonts(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].obj.Resources.Font.values():
        if "/FontFile2" in font.FontDescriptor:
            del font.FontDescriptor["/FontFile2"]


def _script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


def _script_in_link(pdf: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("calc.exe"))
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)
    pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(link)])


def _attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["data.xlsx"] = b"x"


def _figure(pdf: pikepdf.Pdf) -> None:
    figure = pikepdf.Dictionary(S=pikepdf.Name.Figure, Pg=pdf.pages[1].obj)
    document = pdf.Root.StructTreeRoot.K
    document = document[0] if isinstance(document, pikepdf.Array) else document
    document.K = pikepdf.Array([*document.K, pdf.make_indirect(figure)])


def _blank_page(pdf: pikepdf.Pdf) -> None:
    pdf.add_blank_page(page_size=(595, 842))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_delete("/StructTreeRoot"), {"pdf-untagged"}),
        (_delete("/MarkInfo"), {"pdf-untagged"}),
        (_delete("/OutputIntents"), {"pdf-not-archival"}),
        (_delete("/Metadata"), {"pdf-not-archival", "verify-title-wrong"}),
        (_delete("/Lang"), {"verify-language-wrong"}),
        (_language, {"verify-language-wrong"}),
        (_title, {"verify-title-wrong"}),
        (_xmp_title, {"verify-title-wrong"}),
        (_title_hidden, {"pdf-title-hidden"}),
        (_fonts, {"pdf-font-not-embedded"}),
        (_script, {"pdf-script"}),
        (_script_in_link, {"pdf-script"}),
        (_attachment, {"pdf-attachment"}),
        (_figure, {"pdf-figure-without-alt"}),
    ],
)
def test_each_fault_of_the_file_is_told(converted: Converted, change: Callable[[pikepdf.Pdf], object], told: set[str]) -> None:
    assert check(converted, "good", change) == told


def test_an_empty_page_has_neither_text_nor_strip(converted: Converted) -> None:
    assert check(converted, "good", _blank_page) == {"pdf-page-without-text", "publicity-strip-missing"}


def test_a_restriction_and_a_password_are_told(converted: Converted) -> None:
    content, ledger = converted["good"]
    restricted = edit_pdf(content, lambda _: None, encryption=pikepdf.Encryption(owner="a", user=""))
    assert codes(verify_pdf(restricted, expectation(ledger))) == {"pdf-encrypted"}
    locked = edit_pdf(content, lambda _: None, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert codes(verify_pdf(locked, expectation(ledger))) == {"pdf-encrypted"}


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_said_so(content: bytes) -> None:
    (found,) = verify_pdf(content, expectation(Ledger("x")))
    assert found.code == "pdf-unreadable"
    assert " at 0x" not in str(found.arguments["reason"])


def test_a_pdf_without_pages_is_said_so(converted: Converted) -> None:
    def empty(pdf: pikepdf.Pdf) -> None:
        del pdf.pages[:]

    assert check(converted, "good", empty) <= {"pdf-without-pages", "pdf-unreadable"}


def test_a_missing_glyph_is_told_though_the_text_says_all_is_well(converted: Converted) -> None:
    content, ledger = converted["strange"]
    found = verify_pdf(content, expectation(ledger, "strange.pdf"))
    assert codes(found) == {"glyph-missing"}  # of more characters on a machine with fewer fonts
    assert "\U00012000 (U+12000)" in [item.arguments["characters"] for item in found]


def test_leftovers_on_pages_are_told_unless_content_has_them(converted: Converted) -> None:
    content, ledger = converted["good"]

    def write(pdf: pikepdf.Pdf) -> None:
        helvetica = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        pdf.pages[2].obj.Resources.Font["/Left"] = helvetica
        pdf.pages[2].contents_add(b"/Artifact BMC BT /Left 9 Tf 50 400 Td (Misto: None {{ x) Tj ET EMC")

    spoilt = edit_pdf(content, write)
    found = verify_pdf(spoilt, expectation(ledger, "good.pdf"))
    assert codes(found) == {"verify-leftover-tag", "verify-leftover-value", "pdf-font-not-embedded"}
    assert {item.location.page for item in found if item.location and item.code.startswith("verify")} == {3}
    own = Ledger("x", (*ledger, LedgerEntry("None {{ x", "text", (), BODY, 60)))
    assert codes(verify_pdf(spoilt, expectation(own, "good.pdf"))) == {"pdf-font-not-embedded"}


def test_a_draft_is_marked_on_every_page(converted: Converted) -> None:
    assert check(converted, draft_mark=NUMBER) == set()
    assert check(converted, draft_mark=NUMBER, state=State.RELEASED) == {"verify-draft-mark-left"}
    assert check(converted, draft_mark="PRACOVNÍ VERZE") == {"verify-draft-unmarked"}


def test_any_pdf_can_be_verified_alone(converted: Converted) -> None:
    content, _ = converted["good"]
    assert verify_file(content, "odjinud.pdf", ".pdf") == ()
    facts = facts_of(content, "odjinud.pdf", ".pdf")
    assert (facts.title, facts.language) == (TITLE, "cs-CZ")
    with pytest.raises(DocpipeError):
        facts_of(b"", "odjinud.pdf", ".pdf")


def test_verifying_is_fast_enough_to_be_done_always(converted: Converted) -> None:
    content, ledger = converted["rows"]
    wanted = expectation(ledger, "rows.pdf")
    verify_pdf(content, wanted)
    start = time.process_time()
    verify_pdf(content, wanted)
    assert time.process_time() - start < 0.5


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=60)


@given(st.lists(TEXT, min_size=1, max_size=12), st.data())
def test_printed_text_is_found_however_lines_and_pages_break(texts: list[str], data: st.DataObject) -> None:
    from docpipe.verify.fold import fold
    from docpipe.verify.pages import Pages
    from docpipe.verify.pdftext import lost_on_pages

    width = data.draw(st.integers(5, 40))
    flow = "\r\n".join("\r\n".join(text[start : start + width] for start in range(0, len(text), width)) for text in texts)
    middle = data.draw(st.integers(0, len(texts)))
    pages = Pages((flow, "") if middle == 0 else ("\r\n".join(texts[:middle]), "\r\n".join(texts[middle:])), ())
    ledger = Ledger("x", tuple(LedgerEntry(text, f"t[{index}]", (), BODY, index + 1) for index, text in enumerate(texts)))
    hyphens = any("-" in fold(text).text or "\u00ad" in text for text in texts)
    found = list(lost_on_pages(pages, expectation(ledger)))
    assert hyphens or not found


def test_words_divided_at_line_ends_are_joined() -> None:
    from docpipe.verify.pages import Pages
    from docpipe.verify.pdftext import lost_on_pages

    text = "česko-německá koordinátorka popsala nejneobhospodařovávatelnější území"
    ledger = Ledger("x", (LedgerEntry(text, "t", (), BODY, 1),))
    for page in (
        "česko-\r\nněmecká koor-\r\ndinátorka popsala nejneobhospodařová\x02\r\nvatelnější území",
        "ČESKO–NĚMECKÁ KOORDINÁTORKA\r\npopsala nejneobhospodařovávatelnější\u00a0území",
    ):
        assert list(lost_on_pages(Pages((page,), ()), expectation(ledger))) == []
    split = ("česko-německá koordinátorka popsala\r\nZápatí 1", "Záhlaví\r\nnejneobhospodařovávatelnější území\r\nZápatí 2")
    assert list(lost_on_pages(Pages(split, ()), expectation(ledger))) == []
    gone = ("česko-německá koordinátorka popsala\r\nZápatí 1", "Záhlaví\r\nZápatí 2")
    assert [item.code for item in lost_on_pages(Pages(gone, ()), expectation(ledger))] == ["verify-text-lost"]


def test_a_text_that_stands_twice_may_be_divided_the_second_time() -> None:
    from docpipe.verify.pages import Pages
    from docpipe.verify.pdftext import lost_on_pages

    text = "případové konference s orgánem sociálně-právní ochrany dětí"
    ledger = Ledger("x", tuple(LedgerEntry(words, f"t[{index}]", (), BODY, index + 1) for index, words in enumerate((text, "Akční plán", text))))
    once = f"{text}\r\nZápatí 1"
    twice = "Akční plán\r\npřípadové konference s orgánem sociálně\ufffeprávní ochrany dětí\r\nZápatí 2"
    assert list(lost_on_pages(Pages((once, "\r\n" * 5, twice), ()), expectation(ledger))) == []
    gone = Pages((once, "\r\n" * 5, "Akční plán\r\nZápatí 2"), ())
    assert [item.code for item in lost_on_pages(gone, expectation(ledger))] == ["verify-text-lost"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.floats(0, 0.999), st.sampled_from(b"0123456789/<>[]() abcN\x00\xff")), min_size=1, max_size=30), st.floats(0.2, 1))
def test_a_damaged_pdf_is_a_complaint_and_never_a_crash(converted: Converted, damage: list[tuple[float, int]], kept: float) -> None:
    content, ledger = converted["good"]
    plain = bytearray(edit_pdf(content, lambda _: None, object_stream_mode=pikepdf.ObjectStreamMode.disable))
    for place, byte in damage:
        plain[int(place * len(plain))] = byte
    verify_pdf(bytes(plain[: int(kept * len(plain))]), expectation(ledger, "damaged.pdf", edition="public"))
