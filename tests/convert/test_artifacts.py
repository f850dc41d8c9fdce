"""Painted lines that are not tagged are found wherever they stand, and only they are marked."""

from __future__ import annotations

import pikepdf
import pytest

from docpipe.convert.artifacts import mark_artifacts

TAGGED = b"/P <</MCID 0>> BDC\nq 0 0 10 10 re f Q\nEMC\n"


@pytest.mark.parametrize(
    ("content", "marked"),
    [
        (TAGGED, 0),
        (b"q 0 0 10 10 re\nW* n\nQ\n", 0),
        (b"/P<</MCID 0>>BDC\nBT <0A0B> Tj ET\nEMC\n/Artifact BMC 1 1 m 2 2 l S EMC", 0),
        (b"0 0 10 10 re f", 1),
        (TAGGED + b"1 1 m 2 2 l S\n" + TAGGED, 1),
        (TAGGED + b"1 1 m 2 2 l S 3 3 m 4 4 l B*", 2),
        (TAGGED + b"/Sh0 sh", 1),
        (b"/P<</MCID 0>>BDC (EMC) Tj 0 0 1 1 re f EMC", 0),
        (b"% /P BMC\n0 0 10 10 re f", 1),
        (b"/P<</MCID 0>>BDC[<01>2<02>]TJ EMC 0 0 1 1 re\nf*", 1),
        (b"/Span<</ActualText(EMC 0 0 1 1 re f)>>BDC 0 0 1 1 re f EMC", 0),
    ],
)
def test_unmarked_lines_are_marked(content: bytes, marked: int) -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    page.obj.Contents = pdf.make_stream(content)
    assert mark_artifacts(pdf, page) == marked
    assert mark_artifacts(pdf, page) == 0
