"""Parts become one PDF that keeps their tags, outlines, names, links and labels."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pdf_samples import Sample, bundle, part, reopened, simple, spoiled
from pikepdf import Array, Dictionary, Name, String

from docpipe.assemble import Assembled, Change, Labels, LabelStyle, Lack, PartRecord, link_to
from docpipe.pdf.tags import elements


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return two PDFs that clash in all they can: names of destinations, roles, classes and ids."""
    folder, made = tmp_path_factory.mktemp("dva"), []
    for number in (1, 2):
        sample = Sample()
        first, second = sample.page("Uvod", f"prvni {number}"), sample.page("Zaver", f"druha {number}")
        sample.name(cil=second, **{f"jen{number}": first})
        sample.link(first, Dest=String("cil"))
        sample.link(first, Dest=Array([second, Name.Fit]))
        sample.link(second, A=Dictionary(S=Name.GoTo, D=String("cil")))
        sample.outline(("Uvod", first), ("Zaver", second))
        sample.root.RoleMap["/Vlastni"] = Name.P if number == 1 else Name.Note
        sample.root.ClassMap = Dictionary({"/Trida": Dictionary(O=Name.Layout, SpaceBefore=number)})
        own = sample.element(sample.document, "/Vlastni", second, 1)
        own.ID, own.C = String("pozn1"), Name("/Trida")
        cell = sample.element(sample.document, "/TD", second, 1)
        cell.A = Dictionary(O=Name.Table, Headers=Array([String("pozn1")]))
        tree = pikepdf.NameTree.new(sample.pdf)
        tree["pozn1"] = own
        sample.root.IDTree = tree.obj
        made.append(sample.save(folder / f"{number}.pdf"))
    return made


def tops(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return list(pdf.Root.StructTreeRoot.K[0].K)


def done(record: PartRecord) -> dict[Change, tuple[int, tuple[str, ...]]]:
    return {item.change: (item.count, item.detail) for item in record.done}


def text_of(made: Assembled, page: int) -> str:
    """Return a page's text as PDFium reads it."""
    document = pypdfium2.PdfDocument(made.content)
    try:
        return str(document[page - 1].get_textpage().get_text_range())
    finally:
        document.close()


def test_pages_come_in_order_and_none_is_lost(two: list[Path]) -> None:
    made = bundle(*two)
    assert [(item.first, item.pages) for item in made.record.parts] == [(1, 2), (3, 2)]
    with reopened(made) as pdf:
        shown = [page.Contents.read_bytes() for page in pdf.pages]
    assert [next(word for word in (b"prvni 1", b"druha 1", b"prvni 2", b"druha 2") if word in text) for text in shown] == [
        b"prvni 1",
        b"druha 1",
        b"prvni 2",
        b"druha 2",
    ]


def test_each_part_is_a_part_of_the_structure_with_its_title_and_language(two: list[Path]) -> None:
    with reopened(bundle(*two)) as pdf:
        assert Name.Document == pdf.Root.StructTreeRoot.K[0].S
        assert [(top.S, str(top.T), str(top.Lang)) for top in tops(pdf)] == [(Name.Part, f"Příloha č. {number}", "cs-CZ") for number in (1, 2)]
        assert bool(pdf.Root.MarkInfo.Marked)


def test_the_elements_are_those_of_the_parts_and_the_new_root(two: list[Path]) -> None:
    made = bundle(*two)
    brought = []
    for path in two:
        with pikepdf.open(path) as pdf:
            brought.append(len(list(elements(pdf.Root.StructTreeRoot))))
    assert [item.elements for item in made.record.parts] == brought
    with reopened(made) as pdf:
        assert len(list(elements(pdf.Root.StructTreeRoot))) == made.record.elements == sum(brought) + 1


def test_every_page_and_link_finds_its_own_element(two: list[Path]) -> None:
    with reopened(bundle(*two)) as pdf:
        parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        keys = [int(page.obj.StructParents) for page in pdf.pages]
        assert len(set(keys)) == 4
        for page, key in zip(pdf.pages, keys, strict=True):
            assert {element.Pg.objgen for element in parents[key]} == {page.obj.objgen}
        links = [link for page in pdf.pages for link in page.obj.Annots]
        assert len({int(link.StructParent) for link in links}) == 6
        assert all(parents[int(link.StructParent)].K.Obj.objgen == link.objgen for link in links)
        assert int(pdf.Root.StructTreeRoot.ParentTreeNextKey) == max(parents.keys()) + 1


def test_a_role_that_means_two_things_is_renamed(two: list[Path]) -> None:
    made = bundle(*two)
    assert done(made.record.parts[1])[Change.ROLE_RENAMED] == (1, ("Vlastni",))
    with reopened(made) as pdf:
        roles = {str(item.S): str(pdf.Root.StructTreeRoot.RoleMap[str(item.S)]) for top in tops(pdf) for item in elements(top) if "Vlastni" in str(item.S)}
        assert roles == {"/Vlastni": "/P", "/Vlastni.2": "/Note"}
        assert str(pdf.Root.StructTreeRoot.RoleMap["/Nadpis"]) == "/H1"


def test_a_class_that_means_two_things_is_renamed(two: list[Path]) -> None:
    with reopened(bundle(*two)) as pdf:
        classes = pdf.Root.StructTreeRoot.ClassMap
        worn = [int(classes[str(item.C)].SpaceBefore) for top in tops(pdf) for item in elements(top) if "/C" in item]
        assert worn == [1, 2]


def test_an_id_that_is_taken_is_renamed_with_the_cells_that_name_it(two: list[Path]) -> None:
    with reopened(bundle(*two)) as pdf:
        named = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)
        found = {str(item.ID): item for top in tops(pdf) for item in elements(top) if "/ID" in item}
        assert set(found) == set(named.keys()) == {"pozn1", "2.pozn1"}
        assert [str(item.A.Headers[0]) for top in tops(pdf) for item in elements(top) if item.S == Name.TD] == ["pozn1", "2.pozn1"]


def test_named_destinations_lead_into_their_own_part(two: list[Path]) -> None:
    made = bundle(*two)
    assert done(made.record.parts[1])[Change.DESTINATION_RENAMED] == (1, ("cil",))
    with reopened(made) as pdf:
        named = pikepdf.NameTree(pdf.Root.Names.Dests)
        pages = [page.obj.objgen for page in pdf.pages]
        led = {name: pages.index(named[name][0].objgen) for name in named}
        assert led == {"cil": 1, "2.cil": 3, "jen1": 0, "jen2": 2, "part-1": 0, "part-2": 2}
        links = [str(link.Dest) for page in pdf.pages for link in page.obj.Annots if isinstance(link.get("/Dest"), String)]
        assert links == ["cil", "2.cil"]
        actions = [str(link.A.D) for page in pdf.pages for link in page.obj.Annots if "/A" in link]
        assert actions == ["cil", "2.cil"]


def test_a_part_that_is_a_bundle_itself_keeps_its_own_destinations(tmp_path: Path) -> None:
    sample = Sample()
    first, second = sample.page("A", "a"), sample.page("B", "b")
    sample.name(**{"part-1": second})
    sample.link(first, Dest=String("part-1"))
    made = bundle(sample.save(tmp_path / "svazek.pdf"), simple(tmp_path / "b.pdf", "text"))
    with reopened(made) as pdf:
        names = dict(pikepdf.NameTree(pdf.Root.Names.Dests).items())
        assert names["part-1"][0].objgen == pdf.pages[0].obj.objgen
        assert names[str(pdf.pages[0].obj.Annots[0].Dest)][0].objgen == pdf.pages[1].obj.objgen


def test_a_link_within_a_part_leads_to_the_same_page_of_it(two: list[Path]) -> None:
    with reopened(bundle(*two)) as pdf:
        pages = [page.obj.objgen for page in pdf.pages]
        explicit = [pages.index(link.Dest[0].objgen) for page in pdf.pages for link in page.obj.Annots if isinstance(link.get("/Dest"), Array)]
        assert explicit == [1, 3]


def test_the_outline_has_each_part_and_below_it_its_own_headings(two: list[Path]) -> None:
    made = bundle(two[0], part(2, two[1], headings=False))
    with reopened(made) as pdf, pdf.open_outline() as outline:
        assert [(item.title, [below.title for below in item.children]) for item in outline.root] == [
            ("Příloha č. 1", ["Uvod", "Zaver"]),
            ("Příloha č. 2", []),
        ]
        assert int(pdf.Root.Outlines.First.Count) == -2
        assert int(pdf.Root.Outlines.Count) == 2


def test_an_outline_that_goes_round_is_cut(tmp_path: Path) -> None:
    sample = Sample()
    page = sample.page("Uvod", "text")
    sample.outline(("Jedna", page), ("Dvě", page))
    source = sample.save(tmp_path / "kolo.pdf")

    def knot(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Outlines.First.Next.Next = pdf.Root.Outlines.First
        pdf.Root.Outlines.First.First = pdf.Root.Outlines.First

    with reopened(bundle(spoiled(source, knot))) as pdf, pdf.open_outline() as outline:
        assert [below.title for item in outline.root for below in item.children] == ["Jedna", "Dvě"]


def test_a_link_to_another_part_becomes_one_within_the_bundle(two: list[Path], tmp_path: Path) -> None:
    sample = Sample()
    page = sample.page("Obsah", "viz priloha 2")
    sample.link(page, A=Dictionary(S=Name.URI, URI=String(link_to("2"))))
    sample.link(page, A=Dictionary(S=Name.URI, URI=String(link_to("2", "cil"))))
    sample.link(page, A=Dictionary(S=Name.URI, URI=String("https://www.mpsv.cz/")))
    made = bundle(part(9, sample.save(tmp_path / "obsah.pdf")), part(1, two[0]), part(2, two[1]))
    assert done(made.record.parts[0]) == {Change.LINK_REWRITTEN: (2, ())}
    with reopened(made) as pdf:
        first, second, web = pdf.pages[0].obj.Annots
        named = pikepdf.NameTree(pdf.Root.Names.Dests)
        pages = [page.obj.objgen for page in pdf.pages]
        assert [pages.index(named[str(link.Dest)][0].objgen) for link in (first, second)] == [3, 4]
        assert "/A" not in first
        assert str(web.A.URI) == "https://www.mpsv.cz/"


def test_a_link_to_a_part_that_is_not_there_is_told(tmp_path: Path) -> None:
    from pdf_samples import PLACE, plan

    from docpipe.assemble import assemble

    sample = Sample()
    page = sample.page("Obsah", "viz")
    sample.link(page, A=Dictionary(S=Name.URI, URI=String(link_to("7"))))
    sample.link(page, A=Dictionary(S=Name.URI, URI=String(link_to("1", "nikde"))))
    made = assemble(plan([sample.save(tmp_path / "obsah.pdf")]))
    told = [(item.location, item.arguments["address"]) for item in made.diagnostics if item.code == "bundle-link-unknown"]
    assert told == [(PLACE, "docpipe:part/7"), (PLACE, "docpipe:part/1#nikde")]
    assert made.value is not None
    with reopened(made.value) as pdf:
        assert all("/A" not in link and "/Dest" not in link for link in pdf.pages[0].obj.Annots)


def test_a_link_that_led_nowhere_already_is_taken_away_and_told(tmp_path: Path) -> None:
    sample = Sample()
    page = sample.page("Obsah", "viz")
    sample.link(page, Dest=String("nikde"))
    sample.link(page, Dest=Array([None, Name.Fit]))
    sample.link(page, A=Dictionary(S=Name.Launch, F=String("calc.exe")))
    made = bundle(sample.save(tmp_path / "obsah.pdf"))
    found = done(made.record.parts[0])
    assert found[Change.LINK_DEAD] == (2, ())
    assert found[Change.ACTIONS_DROPPED] == (1, ())
    with reopened(made) as pdf:
        assert all("/A" not in link and "/Dest" not in link for link in pdf.pages[0].obj.Annots)


def test_labels_count_on_by_their_style_and_prefix(tmp_path: Path) -> None:
    sources = [simple(tmp_path / f"{number}.pdf", *("text",) * pages) for number, pages in enumerate((2, 3, 1, 2), 1)]
    made = bundle(
        part(1, sources[0], labels=Labels(LabelStyle.ROMAN)),
        part(2, sources[1]),
        part(3, sources[2], labels=Labels(prefix="A-")),
        part(4, sources[3]),
    )
    assert [item.labels for item in made.record.parts] == [("i", "ii"), ("1", "2", "3"), ("A-1",), ("4", "5")]
    document = pypdfium2.PdfDocument(made.content)
    assert [document.get_page_label(index) for index in range(8)] == ["i", "ii", "1", "2", "3", "A-1", "4", "5"]
    document.close()


@pytest.mark.parametrize(
    ("style", "number", "label"),
    [
        (LabelStyle.ROMAN, 1994, "mcmxciv"),
        (LabelStyle.ROMAN_CAPITAL, 4, "IV"),
        (LabelStyle.LETTER, 28, "bb"),
        (LabelStyle.LETTER_CAPITAL, 26, "Z"),
        (LabelStyle.NONE, 3, "x"),
    ],
)
def test_labels_are_those_a_viewer_shows(tmp_path: Path, style: LabelStyle, number: int, label: str) -> None:
    prefix = "x" if style is LabelStyle.NONE else ""
    made = bundle(part(1, simple(tmp_path / "a.pdf", "text"), labels=Labels(style, prefix, number)))
    assert made.record.parts[0].labels == (label,)
    document = pypdfium2.PdfDocument(made.content)
    assert document.get_page_label(0) == label
    document.close()


def test_a_part_that_is_to_begin_on_the_right_gets_a_blank_page_before_it(tmp_path: Path) -> None:
    one, two, three = (simple(tmp_path / f"{name}.pdf", *("text",) * pages) for name, pages in (("a", 1), ("b", 2), ("c", 1)))
    made = bundle(part(1, one), part(2, two, first_on_odd=True), part(3, three, first_on_odd=True))
    assert [(item.first, item.blank, item.labels) for item in made.record.parts] == [(1, False, ("1",)), (3, True, ("3", "4")), (5, False, ("5",))]
    assert made.record.pages == 5
    assert text_of(made, 2).strip() == ""


def test_stamps_are_printed_at_the_foot_and_not_read(tmp_path: Path) -> None:
    source = simple(tmp_path / "a.pdf", "prvni", "druha")
    made = bundle(part(1, simple(tmp_path / "b.pdf", "uvod")), part(3, source, stamp="Příloha č. 3 – strana {page}/{pages} ({label}, {number} z {total})"))
    assert [text_of(made, page).strip().splitlines()[-1] for page in (2, 3)] == [
        "Příloha č. 3 – strana 1/2 (2, 2 z 3)",
        "Příloha č. 3 – strana 2/2 (3, 3 z 3)",
    ]
    assert made.record.font
    assert done(made.record.parts[1])[Change.STAMPED] == (2, ())
    with reopened(made) as pdf:
        stamped = pdf.pages[1].obj.Contents[-1].read_bytes()
        assert stamped.strip().startswith(b"Q \n/Artifact <</Type /Pagination /Subtype /Footer>> BDC")
        assert len(pdf.pages[0].obj.get("/Contents").read_bytes()) < 200
        assert "/FontFile2" in pdf.pages[1].obj.Resources.Font.Stamp0.DescendantFonts[0].FontDescriptor


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_stamp_stands_upright_at_the_foot_of_a_turned_page(tmp_path: Path, turn: int) -> None:
    sample = Sample()
    sample.page("Nadpis", "text", turn=turn)
    made = bundle(part(1, sample.save(tmp_path / "a.pdf"), stamp="razítko {page}"))
    document = pypdfium2.PdfDocument(made.content)
    image = document[0].render(scale=1, grayscale=True).to_numpy()
    height, width = image.shape[:2]
    foot = image[-25:-10, width // 2 :].min()
    rest = image[-25:-10, : width // 2].min()
    assert (foot < 150, rest > 200, height > width) == (True, True, turn in (0, 180))
    document.close()


def test_a_stamp_of_the_bundle_is_on_every_page_that_has_no_other(tmp_path: Path) -> None:
    source = simple(tmp_path / "a.pdf", "text")
    made = bundle(part(1, source), part(2, source, stamp="vlastní"), part(3, source, stamp=""), stamp="strana {number} z {total}")
    assert [text_of(made, page).strip().splitlines()[-1] for page in (1, 2, 3)] == ["strana 1 z 3", "vlastní", "text"]


def test_the_whole_says_what_it_is(two: list[Path]) -> None:
    made = bundle(*two, author="Město Ukázkov", subject="Plán a <přílohy>", created=datetime(2024, 3, 1, 8, 30, tzinfo=UTC))
    with reopened(made) as pdf:
        assert {key: str(value) for key, value in pdf.docinfo.items()} == {
            "/Title": "Plán s přílohami",
            "/Author": "Město Ukázkov",
            "/Subject": "Plán a <přílohy>",
            "/Producer": "docpipe",
            "/CreationDate": "D:20240301083000Z",
            "/ModDate": "D:20240301083000Z",
        }
        with pdf.open_metadata() as xmp:
            assert xmp["dc:title"] == "Plán s přílohami"
            assert xmp["dc:creator"] == ["Město Ukázkov"]
            assert xmp["dc:description"] == "Plán a <přílohy>"
        assert str(pdf.Root.Lang) == "cs-CZ"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


def test_the_whole_does_not_claim_what_a_part_lacks(two: list[Path]) -> None:
    made = bundle(*two)
    assert made.record.parts[0].lacks == (Lack.FONTS, Lack.ARCHIVE, Lack.ACCESSIBLE)
    assert (made.record.archival, made.record.accessible) == ("", "")
    with reopened(made) as pdf:
        assert b"pdfaid" not in pdf.Root.Metadata.read_bytes()


def test_the_same_inputs_give_the_same_bytes(two: list[Path]) -> None:
    assert bundle(*two, stamp="strana {number}").content == bundle(*two, stamp="strana {number}").content


def test_a_part_may_go_in_twice(two: list[Path]) -> None:
    made = bundle(part(1, two[0]), part(2, two[0]))
    assert done(made.record.parts[1]).keys() == {Change.DESTINATION_RENAMED, Change.IDS_RENAMED}
    with reopened(made) as pdf:
        assert len(pdf.pages) == 4


def test_two_parts_by_one_id_are_a_mistake_of_the_program(two: list[Path]) -> None:
    with pytest.raises(ValueError, match="one id"):
        bundle(part(1, two[0]), part(1, two[1]))


def test_layers_keep_what_is_hidden_hidden(tmp_path: Path) -> None:
    sources = []
    for number in (1, 2):
        sample = Sample()
        page = sample.page("Mapa", "text")
        layer = sample.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(f"vrstva {number}")))
        page.Resources.Properties = Dictionary(MC0=layer)
        sample.pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(Order=Array([layer]), OFF=Array([layer])))
        sources.append(sample.save(tmp_path / f"{number}.pdf"))
    with reopened(bundle(*sources)) as pdf:
        known: Any = pdf.Root.OCProperties
        assert [str(item.Name) for item in known.OCGs] == ["vrstva 1", "vrstva 2"]
        assert [str(item.Name) for item in known.D.OFF] == ["vrstva 1", "vrstva 2"]
        assert pdf.pages[1].obj.Resources.Properties.MC0.objgen == known.OCGs[1].objgen
