"""Pictures of a Word file however they were put in: in a line, floating, in tables, groups, text boxes, as a shape's fill, as old VML."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any

import docx
import pytest
from docx.shared import Mm
from finished_files import expectation, strip, to_pdf
from lxml import etree
from PIL import Image

from docpipe.model import Ledger
from docpipe.verify import Answers, publicity_of
from docpipe.verify.package import open_package
from docpipe.verify.pictures import WordPicture, pictures
from docpipe.verify.publicity.sheet import Verdict

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
EMU = 36_000
EMBLEM, LOGO = "emblem", "logo"


def emu(length: float) -> int:
    return round(length * EMU)


def xfrm(x: float, y: float, width: float, height: float, more: str = "", inner: str = "") -> str:
    size = f'<a:off x="{emu(x)}" y="{emu(y)}"/><a:ext cx="{emu(width)}" cy="{emu(height)}"/>'
    return f"<a:xfrm{more}>{size}{inner}</a:xfrm>"


def pic(relation: str, alt: str, frame: str) -> str:
    shape = f'<pic:spPr>{frame}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    fill = f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    return f'<pic:pic><pic:nvPicPr><pic:cNvPr id="7" name="x" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr>{fill}{shape}</pic:pic>'


def group(inner: str, frame: str, tag: str = "wgp") -> str:
    head = "<wpg:cNvGrpSpPr/>" if tag == "wgp" else '<wpg:cNvPr id="9" name="g"/><wpg:cNvGrpSpPr/>'
    return f"<wpg:{tag}>{head}<wpg:grpSpPr>{frame}</wpg:grpSpPr>{inner}</wpg:{tag}>"


def held(inner: str, width: float, height: float, *, kind: str = "Group", alt: str = "", left: float | None = None, base: str = "margin") -> str:
    """A drawing in a line, or floating so far from the left."""
    uri = {
        "Group": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "Shape": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }
    address = uri.get(kind, "http://schemas.openxmlformats.org/drawingml/2006/picture")
    body = f'<wp:extent cx="{emu(width)}" cy="{emu(height)}"/>'
    after = f'<wp:docPr id="5" name="d" descr="{alt}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{address}">{inner}</a:graphicData></a:graphic>'
    if left is None:
        made = f'<wp:inline distT="0" distB="0" distL="0" distR="0">{body}{after}</wp:inline>'
    else:
        at = f'<wp:positionH relativeFrom="{base}"><wp:posOffset>{emu(left)}</wp:posOffset></wp:positionH>'
        at += '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        flags = 'simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1" distT="0" distB="0" distL="114300" distR="114300"'
        made = f'<wp:anchor {flags}><wp:simplePos x="0" y="0"/>{at}{body}<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/>{after}</wp:anchor>'
    drawing = f"<w:drawing>{made}</w:drawing>"
    if kind == "Picture":
        return f"<w:r>{drawing}</w:r>"
    needs = "wpg" if kind == "Group" else "wps"
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="{needs}">{drawing}</mc:Choice></mc:AlternateContent></w:r>'


def single(ids: Mapping[str, str], **how: Any) -> str:
    return held(pic(ids[EMBLEM], "", xfrm(0, 0, 18, 12)), 18, 12, kind="Picture", alt=ALT, **how)


def grouped(ids: Mapping[str, str], **how: Any) -> str:
    """An emblem of 18 × 12 mm and a logo of 10 × 10 mm behind it, in a group that draws its members half as large as they say."""
    members = pic(ids[LOGO], "Město", xfrm(60, 2, 20, 20)) + pic(ids[EMBLEM], ALT, xfrm(10, 0, 36, 24))
    inner = f'<a:chOff x="{emu(10)}" y="0"/><a:chExt cx="{emu(70)}" cy="{emu(24)}"/>'
    return held(group(members, xfrm(0, 0, 35, 12, inner=inner)), 35, 12, **how)


def nested(ids: Mapping[str, str]) -> str:
    member = group(pic(ids[EMBLEM], ALT, xfrm(0, 0, 6, 4)), xfrm(0, 0, 36, 24, inner=f'<a:chOff x="0" y="0"/><a:chExt cx="{emu(6)}" cy="{emu(4)}"/>'), "grpSp")
    inner = f'<a:chOff x="0" y="0"/><a:chExt cx="{emu(36)}" cy="{emu(24)}"/>'
    return held(group(member, xfrm(0, 0, 18, 12, inner=inner)), 18, 12)


def text_box(ids: Mapping[str, str]) -> str:
    box = f'<wps:spPr>{xfrm(0, 0, 80, 30)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
    inside = f"<wps:txbx><w:txbxContent><w:p>{single(ids)}</w:p></w:txbxContent></wps:txbx>"
    return held(f'<wps:wsp><wps:cNvSpPr txBox="1"/>{box}{inside}<wps:bodyPr/></wps:wsp>', 80, 30, kind="Shape", left=0)


def filled(ids: Mapping[str, str]) -> str:
    fill = f'<a:blipFill><a:blip r:embed="{ids[EMBLEM]}"/><a:stretch><a:fillRect/></a:stretch></a:blipFill>'
    shape = f'<wps:spPr>{xfrm(0, 0, 18, 12)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}<a:ln><a:noFill/></a:ln></wps:spPr>'
    return held(f"<wps:wsp><wps:cNvSpPr/>{shape}<wps:bodyPr/></wps:wsp>", 18, 12, kind="Shape", alt=ALT)


def in_table(ids: Mapping[str, str]) -> str:
    cell = f'<w:tc><w:tcPr><w:tcW w:w="1400" w:type="dxa"/></w:tcPr><w:p>{single(ids)}</w:p></w:tc>'
    empty = '<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr><w:p/></w:tc>'
    grid = '<w:tblGrid><w:gridCol w:w="1400"/><w:gridCol w:w="4000"/></w:tblGrid>'
    return f'<w:tbl {NS}><w:tblPr><w:tblW w:w="5400" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>{grid}<w:tr>{cell}{empty}</w:tr></w:tbl>'


def old_group(ids: Mapping[str, str]) -> str:
    """A group of old Word, 51 × 34 pt, of 3000 × 2000 parts; the emblem takes all, and stands in another group of its own parts."""
    shape = f'<v:shape id="s" alt="{ALT}" style="position:absolute;left:0;top:0;width:300;height:200"><v:imagedata r:id="{ids[EMBLEM]}"/></v:shape>'
    inner = f'<v:group id="i" style="position:absolute;left:0;top:0;width:3000;height:2000" coordsize="300,200">{shape}</v:group>'
    return f'<w:r><w:pict><v:group id="g" style="width:51.02pt;height:34.02pt" coordsize="3000,2000">{inner}</v:group></w:pict></w:r>'


def old_fill(ids: Mapping[str, str]) -> str:
    fill = f'<v:fill r:id="{ids[EMBLEM]}" type="frame"/>'
    return f'<w:r><w:pict><v:rect id="r" alt="{ALT}" style="width:51.02pt;height:34.02pt" stroked="f">{fill}</v:rect></w:pict></w:r>'


ITEM = strip().items[0]
assert ITEM.picture is not None
ALT = ITEM.picture.alt
WAYS: dict[str, Callable[[Mapping[str, str]], str]] = {
    "line": single,
    "floating": lambda ids: single(ids, left=0),
    "table": in_table,
    "group": grouped,
    "floating group": lambda ids: grouped(ids, left=0),
    "nested groups": nested,
    "text box": text_box,
    "fill": filled,
    "old group": old_group,
    "old fill": old_fill,
}


def logo() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (400, 400), (120, 40, 40)).save(stream, "PNG")
    return stream.getvalue()


def made(markup: Callable[[Mapping[str, str]], str]) -> bytes:
    """A Word file with the emblem put in so into its header, and the mandatory text under it."""
    assert ITEM.picture is not None
    document = docx.Document()
    document.styles.element.find(".//{*}lang").set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val", "cs-CZ")
    header = document.sections[0].header
    ids = {name: header.part.get_or_add_image(io.BytesIO(content))[0] for name, content in ((EMBLEM, ITEM.picture.content), (LOGO, logo()))}
    text = markup(ids)
    element = etree.fromstring(text if text.startswith("<w:tbl") else f"<w:p {NS}>{text}</w:p>")
    header._element.insert(0, element)
    run = header.paragraphs[-1].add_run(" ".join(ITEM.lines))
    run.font.name, run.font.size = "Arial", Mm(3)
    for number in range(6):
        document.add_paragraph(f"Odstavec {number + 1}: účastníci popsali dostupnost terénních služeb.")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def found(content: bytes) -> list[WordPicture]:
    return [item for item in pictures(open_package(content, "x.docx")) if item.part != "word/document.xml"]


def measured(answers: Answers, rule: str) -> dict[str, Any]:
    return dict(next(item for item in answers.judgements if item.rule == rule).measured[0].values)


@pytest.mark.parametrize("way", WAYS)
def test_the_emblem_has_its_drawn_size_and_its_alternative_text(way: str) -> None:
    emblem = found(made(WAYS[way]))[0]
    assert (emblem.width_mm, emblem.height_mm) == (pytest.approx(18, abs=0.05), pytest.approx(12, abs=0.05))
    assert (emblem.alt, emblem.altered) == (ALT, ())
    assert len(found(made(WAYS[way]))) == (2 if "group" in way and way not in ("old group", "nested groups") else 1), "each once"


@pytest.mark.parametrize("way", WAYS)
def test_a_right_emblem_breaks_nothing_however_it_was_put_in(way: str) -> None:
    answers = publicity_of(made(WAYS[way]), ".docx", expectation(Ledger("x"), registration_number="", project_name=""))
    assert {item.rule for item in answers.judgements if item.verdict is Verdict.BREACH} == set()
    assert measured(answers, "PUB-03")["height"] == "12,0"


def test_of_a_group_the_order_is_that_from_the_left_and_sizes_are_compared() -> None:
    emblem, beside = found(made(grouped))
    assert (beside.alt, beside.width_mm, beside.height_mm) == ("Město", pytest.approx(10), pytest.approx(10))
    assert measured(publicity_of(made(grouped), ".docx", expectation(Ledger("x"))), "PUB-04")["height"] == "10,0"
    floating = found(made(lambda ids: grouped(ids, left=20)))
    assert [picture.left_mm for picture in floating] == [pytest.approx(20), pytest.approx(45)]
    assert emblem.left_mm is None


def test_what_was_done_to_a_group_was_done_to_its_pictures() -> None:
    def turned(ids: Mapping[str, str]) -> str:
        return grouped(ids).replace("<wpg:grpSpPr><a:xfrm>", '<wpg:grpSpPr><a:xfrm rot="5400000">')

    def turned_back(ids: Mapping[str, str]) -> str:
        return turned(ids).replace("<pic:spPr><a:xfrm>", '<pic:spPr><a:xfrm rot="16200000">')

    def squeezed(ids: Mapping[str, str]) -> str:
        return grouped(ids).replace(f'<wp:extent cx="{emu(35)}"', f'<wp:extent cx="{emu(30)}"')

    def old_turned(ids: Mapping[str, str]) -> str:
        return old_group(ids).replace("width:51.02pt", "rotation:90;width:51.02pt")

    assert [picture.altered for picture in found(made(turned))] == [("rotated",)] * 2
    assert [picture.altered for picture in found(made(turned_back))] == [()] * 2
    assert found(made(squeezed))[0].width_mm == pytest.approx(18 * 30 / 35)
    assert found(made(old_turned))[0].altered == ("rotated",)


def test_what_floats_from_different_places_is_in_no_known_order() -> None:
    def apart(ids: Mapping[str, str]) -> str:
        second = held(pic(ids[LOGO], "", xfrm(0, 0, 9, 9)), 9, 9, kind="Picture", alt="Město", left=5, base="page")
        return single(ids, left=20) + second

    def beside(ids: Mapping[str, str]) -> str:
        return apart(ids).replace('relativeFrom="page"', 'relativeFrom="margin"')

    wanted = expectation(Ledger("x"), registration_number="", project_name="")
    answer = {item.rule: item.verdict for item in publicity_of(made(apart), ".docx", wanted).judgements}
    assert answer["PUB-02"] is Verdict.OPEN
    answer = {item.rule: item.verdict for item in publicity_of(made(beside), ".docx", wanted).judgements}
    assert answer["PUB-02"] is Verdict.BREACH, "the logo stands left of the emblem"


def test_damaged_numbers_in_the_markup_are_no_error() -> None:
    def odd(ids: Mapping[str, str]) -> str:
        return grouped(ids).replace('y="0"/><a:chExt cx="', 'y="?"/><a:chExt cx="x').replace("<a:off", '<a:off z="1"')

    def old(ids: Mapping[str, str]) -> str:
        return old_group(ids).replace('coordsize="300,200"', 'coordsize="0,0"').replace("width:51.02pt", "width:5.1.2pt")

    assert len(found(made(odd))) == 2
    assert found(made(old))[0].width_mm == 0


def test_the_pages_show_what_the_markup_says(tmp_path_factory: pytest.TempPathFactory) -> None:
    names = {f"d{number}": way for number, way in enumerate(WAYS)}
    pdfs = to_pdf(tmp_path_factory.mktemp("obrazky"), {name: made(WAYS[way]) for name, way in names.items()})
    wanted = expectation(Ledger("x"), registration_number="", project_name="")
    for name, way in names.items():
        seen = measured(publicity_of(pdfs[name], ".pdf", wanted), "PUB-03")
        sizes = [float(str(seen[side]).replace(",", ".")) for side in ("width", "height")]
        assert sizes == [pytest.approx(18, abs=0.3), pytest.approx(12, abs=0.3)], way
