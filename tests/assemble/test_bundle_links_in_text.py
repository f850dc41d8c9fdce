"""Labels of parts in the text of others become links where they stand: on turned pages, without tags, in pieces; and never over what is a link already."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pikepdf
import pytest
from bundle_checks import expected
from pdf_samples import PLACE, Sample, part, plan, reopened, simple, spoiled
from pikepdf import Dictionary, Name, String

from docpipe.assemble import Assembled, Change, Mentions, Part, assemble, split
from docpipe.verify import verify_bundle

WANTED = Mentions((r"(?P<counted>priloha)\s+c\.\s*(?P<keys>\d+(?:, \d+| a \d+)*)",), {"1": "1", "2": "2", "3": "3"}, r"^Priloha \d")


def linked(*sources: Path | Part) -> Assembled:
    made = assemble(plan(sources, mentions=WANTED))
    assert made.value is not None, made.diagnostics
    held = expected(made.value, [None] * len(sources))
    assert [item for item in verify_bundle(made.value.content, held) if item.code.startswith("bundle-")] == []
    return made.value


def told(made: Assembled) -> list[list[str]]:
    return [[text for done in record.done if done.change is Change.MENTION_LINKED for text in done.detail] for record in made.record.parts]


def links(made: Assembled) -> list[list[tuple[str, list[float]]]]:
    with reopened(made) as pdf:
        return [[(str(note.Dest), [float(side) for side in note.Rect]) for note in page.get("/Annots", ())] for page in pdf.pages]


def test_a_link_lies_on_its_words_and_stands_behind_them_in_the_structure(tmp_path: Path) -> None:
    made = linked(simple(tmp_path / "a.pdf", "viz priloha c. 2 zde"), simple(tmp_path / "b.pdf", "nic"))
    ((first, box),), rest = links(made)
    assert (first, rest) == ("part-2", [])
    assert 72 < box[0] < box[2] < 200
    assert 640 < box[1] < box[3] < 670
    with reopened(made) as pdf:
        paragraph = pdf.Root.StructTreeRoot.K[0].K[0].K[1]
        mark, link = paragraph.K
        assert (mark, link.S, link.K[0].Obj.objgen) == (1, Name.Link, pdf.pages[0].Annots[0].objgen)
        assert pdf.pages[0].Tabs == Name.S


def test_several_in_one_text_are_several_links_in_their_order(tmp_path: Path) -> None:
    made = linked(simple(tmp_path / "a.pdf", "priloha c. 2 a 3"), simple(tmp_path / "b.pdf", "nic"), simple(tmp_path / "c.pdf", "priloha c. 1"))
    found = links(made)
    assert [target for target, _ in found[0]] == ["part-2", "part-3"]
    assert found[0][0][1][2] < found[0][1][1][0]  # the second begins where the first has ended
    assert [target for target, _ in found[2]] == ["part-1"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_pages_without_tags_and_turned_ones_are_linked_too(tmp_path: Path, turn: int) -> None:
    def bare(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.StructTreeRoot, pdf.Root.MarkInfo
        pdf.pages[0].obj.Rotate = turn

    source = spoiled(simple(tmp_path / "a.pdf", "viz priloha c. 2"), bare)
    ((target, box),), _ = links(linked(source, simple(tmp_path / "b.pdf", "nic")))
    assert target == "part-2"
    assert 72 < box[0] < box[2] < 200
    assert 640 < box[1] < box[3] < 670


def test_a_link_there_is_and_a_part_s_own_label_are_left_alone(tmp_path: Path) -> None:
    sample = Sample()
    page = sample.page("Nadpis", "priloha c. 2")
    sample.link(page, A=Dictionary(S=Name.URI, URI=String("https://example.org")))
    page.Annots[0].Rect = pikepdf.Array([70, 640, 200, 670])
    made = linked(sample.save(tmp_path / "a.pdf"), simple(tmp_path / "b.pdf", "priloha c. 2"))
    assert told(made) == [[], []]


def test_annexes_of_its_own_are_not_mistaken_for_those_of_the_bundle_unless_it_is_said(tmp_path: Path) -> None:
    sample = Sample()
    page = sample.page("Nadpis", "priloha c. 2")
    sample.outline(("Priloha 1", page))
    source = sample.save(tmp_path / "a.pdf")
    heading = simple(tmp_path / "b.pdf", "priloha c. 1", heading="Priloha 4")
    assert told(linked(source, heading)) == [[], []]
    assert told(linked(part(1, source, mentions=True), part(2, heading, mentions=False))) == [["priloha c. 2"], []]


def test_an_annex_that_is_not_there_is_told_with_its_page(tmp_path: Path) -> None:
    made = assemble(plan([simple(tmp_path / "a.pdf", "nic", "priloha c. 7"), simple(tmp_path / "b.pdf", "nic")], mentions=WANTED))
    assert [(item.code, item.location, item.arguments["page"], item.arguments["text"]) for item in made.diagnostics if "mention" in item.code] == [
        ("bundle-mention-unknown", PLACE, 2, "priloha c. 7")
    ]


def test_in_pieces_a_reference_leads_into_the_other_piece(tmp_path: Path) -> None:
    noise = ["".join(hashlib.sha256(bytes([page, index])).hexdigest() for index in range(200)) for page in range(3)]
    sources = [simple(tmp_path / f"{number}.pdf", *noise, "priloha c. 2") for number in (1, 2)]
    made = split(plan(sources, mentions=WANTED), 40_000)
    assert len(made.value) == 2
    with reopened(made.value[0]) as pdf:
        action = pdf.pages[3].Annots[0].A
        assert (action.S, str(action.F.UF), str(action.D)) == (Name.GoToR, "plan_dil-2-z-2.pdf", "part-2")


def test_the_same_texts_give_the_same_bytes(tmp_path: Path) -> None:
    sources = [simple(tmp_path / "a.pdf", "priloha c. 2"), simple(tmp_path / "b.pdf", "priloha c. 1")]
    assert linked(*sources).content == linked(*sources).content
