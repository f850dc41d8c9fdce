"""A bundle that is too large is cut between its parts; each piece is whole, counts on and leads into the others."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from bundle_checks import expected
from pdf_samples import PLACE, Sample, part, plan, reopened
from pikepdf import Dictionary, Name, String
from PIL import Image

from docpipe.assemble import Assembled, Labels, link_to, split
from docpipe.verify import verify_bundle


@pytest.fixture(scope="module")
def scans(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return a cover that links to every part, and four noisy scans of some 100 kB each."""
    folder = tmp_path_factory.mktemp("skeny")
    cover = Sample()
    page = cover.page("Seznam", "priloh")
    for number in (2, 3, 4, 5):
        cover.link(page, A=Dictionary(S=Name.URI, URI=String(link_to(str(number)))))
    found = [cover.save(folder / "seznam.pdf")]
    for number in range(4):
        found.append(folder / f"{number}.png")
        Image.effect_noise((300, 340), 60 + number).save(found[-1], dpi=(100, 100))
    return found


def pieces(scans: list[Path], limit: int) -> tuple[Assembled, ...]:
    parts = [part(1, scans[0]), *(part(number, path, recognise=False, labels=Labels(prefix="A-")) for number, path in enumerate(scans[1:], 2))]
    made = split(plan(parts, stamp="{number} z {total}"), limit)
    assert not [item for item in made.diagnostics if item.code.startswith("bundle-part-over")]
    return made.value


def test_a_bundle_that_fits_stays_one_under_its_own_name(scans: list[Path]) -> None:
    (whole,) = pieces(scans, 10_000_000)
    assert (whole.plan.name, whole.plan.title, whole.record.pages) == ("build/ukazkov/svazky/plan.pdf", "Plán s přílohami", 5)


def test_pieces_keep_the_limit_and_the_order(scans: list[Path]) -> None:
    made = pieces(scans, 250_000)
    assert [[item.id for item in piece.record.parts] for piece in made] == [["1", "2", "3"], ["4", "5"]]
    assert all(len(piece.content) <= 250_000 for piece in made)
    assert [piece.plan.name for piece in made] == [f"build/ukazkov/svazky/plan_dil-{number}-z-2.pdf" for number in (1, 2)]
    assert [piece.record.title for piece in made] == [f"Plán s přílohami – díl {number}/2" for number in (1, 2)]


def test_labels_and_stamps_count_on(scans: list[Path]) -> None:
    made = pieces(scans, 250_000)
    records = [item for piece in made for item in piece.record.parts]
    assert [item.labels for item in records] == [("1",), ("A-1",), ("A-2",), ("A-3",), ("A-4",)]
    assert [item.stamps for item in records] == [(f"{number} z 5",) for number in range(1, 6)]


def test_links_lead_into_the_other_pieces(scans: list[Path]) -> None:
    made = pieces(scans, 250_000)
    with reopened(made[0]) as pdf:
        first, second, third, fourth = pdf.pages[0].obj.Annots
        assert [str(link.Dest) for link in (first, second)] == ["part-2", "part-3"]
        assert [(str(link.A.S), str(link.A.F.UF), str(link.A.D)) for link in (third, fourth)] == [
            ("/GoToR", "plan_dil-2-z-2.pdf", "part-4"),
            ("/GoToR", "plan_dil-2-z-2.pdf", "part-5"),
        ]
    with reopened(made[1]) as pdf:
        assert {"part-4", "part-5"} == set(pikepdf.NameTree(pdf.Root.Names.Dests))


def test_each_piece_passes_the_checks(scans: list[Path]) -> None:
    for piece in pieces(scans, 250_000):
        assert verify_bundle(piece.content, expected(piece, [None] * len(piece.record.parts))) == ()


def test_every_part_may_become_a_piece_and_the_names_sort(scans: list[Path]) -> None:
    made = pieces(scans, 130_000)
    assert len(made) == 4
    names = [piece.plan.name for piece in made]
    assert names == sorted(names)


def test_a_part_that_alone_is_too_large_is_told_and_nothing_is_made(scans: list[Path]) -> None:
    made = split(plan([part(1, scans[0]), part(2, scans[1], recognise=False)]), 50_000)
    assert made.value == ()
    told = [item for item in made.diagnostics if item.code == "bundle-part-over-limit"]
    assert [(item.location, item.arguments["title"], item.arguments["limit"]) for item in told] == [(PLACE, "Příloha č. 2", 50)]


def test_what_keeps_the_whole_from_being_made_is_told_before_it_is_cut(tmp_path: Path) -> None:
    made = split(plan([tmp_path / "neni.pdf"]), 1000)
    assert (made.value, [item.code for item in made.diagnostics]) == ((), ["bundle-part-missing"])
