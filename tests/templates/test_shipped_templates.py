"""What every Word template that docpipe ships holds to, told from its parts."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

FOLDER = Path(__file__).parents[2] / "templates_docx"
NAMES = (
    "attendance",
    "attendance.online",
    "bundle",
    "council-report",
    "council-resolution",
    "invitation",
    "meetings",
    "minutes",
    "needs",
    "plan",
    "publicity-check",
    "report",
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = {"w": W}
CONTRACT = {
    "Title", "Subtitle", "heading 1", "heading 2", "heading 3", "heading 4", "Body Text", "caption", "Quote", "header", "footer", "Hyperlink",
    "List Bullet", "List Bullet 2", "List Bullet 3", "List Number", "List Number 2", "List Number 3", "List Continue", "List Continue 2", "List Continue 3",
    "Strong", "Emphasis", "footnote text", "footnote reference", "docpipe Table", "docpipe Table Text", "docpipe Label",
    "docpipe Strong Emphasis", "docpipe Code",
}  # fmt: skip
CONTENT_PART = re.compile(r"word/(document|header\d|footer\d)\.xml")
STYLES_AT_MOST = {"plan": 73}
"""The plan brings what the others have no use for: contents, annexes, priorities, goals, measures, figures, a cover."""
TABLE_STYLES = {"council-report": {"docpipeCard"}, "council-resolution": {"docpipeCard"}, "plan": {"docpipeCard", "docpipeSwot"}, "report": {"docpipeCard"}}
LIGHT_ON_DARK = {"plan": ("FFFFFF", "003399")}
"""The bar of a priority: white on the blue of the Union, a pair that stands in one style and never apart."""
KEPT = {"docpipeTableTextKeep", "docpipeTableNumberKeep"}
PARAGRAPH_TAG = re.compile(r"\{%p .*? %\}|\{\{p .*? \}\}")
ROW_TAG = re.compile(r"\{%tr .*? %\}")


@pytest.fixture(scope="module", params=NAMES)
def template(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def parts(template: str) -> dict[str, bytes]:
    with zipfile.ZipFile(FOLDER / f"{template}.docx") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree(parts: dict[str, bytes], name: str) -> etree._Element:
    return etree.fromstring(parts[name])


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def attribute(element: etree._Element, path: str, name: str = "val") -> str | None:
    found = element.find(path, NS)
    return None if found is None else found.get(w(name))


def text(element: etree._Element) -> str:
    return "".join("\t" if item.tag == w("tab") else item.text or "" for item in element.iter(w("t"), w("tab")))


def content_parts(parts: dict[str, bytes]) -> list[str]:
    return [name for name in parts if CONTENT_PART.fullmatch(name)]


def paragraphs(parts: dict[str, bytes]) -> list[etree._Element]:
    return [item for name in content_parts(parts) for item in tree(parts, name).iter(w("p"))]


def margin(parts: dict[str, bytes], kind: str) -> etree._Element:
    """The header or the footer that the section names, by what it is for: ``header default``, ``footer first``."""
    which, pages = kind.split()
    reference = tree(parts, "word/document.xml").find(f"w:body/w:sectPr/w:{which}Reference[@w:type='{pages}']", NS)
    assert reference is not None, kind
    identity = reference.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
    targets = {item.get("Id"): item.get("Target") for item in tree(parts, "word/_rels/document.xml.rels")}
    return tree(parts, f"word/{targets[identity]}")


def test_the_folder_holds_exactly_the_shipped_templates() -> None:
    assert sorted(file.name for file in FOLDER.iterdir()) == sorted(f"{name}.docx" for name in NAMES)


def test_nothing_of_an_author_or_a_machine_is_in_the_file(parts: dict[str, bytes]) -> None:
    assert not [name for name in parts if "thumbnail" in name or "comments" in name or "customXml" in name or name.endswith(("app.xml", "custom.xml"))]
    assert not [name for name, content in parts.items() if b"rsid" in content or b"proofErr" in content or b"lastRenderedPageBreak" in content]
    core = parts["docProps/core.xml"].decode()
    assert "<dc:title>{{ document.title }}</dc:title>" in core
    assert "<dc:language>cs-CZ</dc:language>" in core
    assert "creator" not in core
    assert "lastModifiedBy" not in core


def test_language_is_czech(parts: dict[str, bytes]) -> None:
    styles = tree(parts, "word/styles.xml")
    assert attribute(styles, "w:docDefaults/w:rPrDefault/w:rPr/w:lang") == "cs-CZ"
    assert attribute(styles, "w:style[@w:default='1'][@w:type='paragraph']/w:rPr/w:lang") == "cs-CZ"
    assert attribute(tree(parts, "word/settings.xml"), "w:themeFontLang") == "cs-CZ"
    assert not [lang for part in content_parts(parts) for lang in tree(parts, part).iter(w("lang"))]


def test_word_opens_it_in_its_current_mode(parts: dict[str, bytes]) -> None:
    settings = tree(parts, "word/settings.xml")
    modes = {item.get(w("name")): item.get(w("val")) for item in settings.iter(w("compatSetting"))}
    assert modes["compatibilityMode"] == "15"


def test_styles_of_the_contract_are_defined_and_each_used_style_too(parts: dict[str, bytes], template: str) -> None:
    styles = tree(parts, "word/styles.xml")
    names = {attribute(style, "w:name") for style in styles.iter(w("style"))}
    identities = {style.get(w("styleId")) for style in styles.iter(w("style"))}
    assert names >= CONTRACT
    used = {
        item.get(w("val")) for part in (*content_parts(parts), "word/footnotes.xml") for item in tree(parts, part).iter(w("pStyle"), w("rStyle"), w("tblStyle"))
    }
    assert used <= identities
    assert len(identities) <= STYLES_AT_MOST.get(template, 55), "a lean styles.xml loads faster"


def test_every_style_stands_on_a_style_that_exists(parts: dict[str, bytes]) -> None:
    styles = tree(parts, "word/styles.xml")
    identities = {style.get(w("styleId")) for style in styles.iter(w("style"))}
    assert {item.get(w("val")) for item in styles.iter(w("basedOn"), w("next"), w("link"))} <= identities


def test_lists_are_real_lists_of_three_levels(parts: dict[str, bytes]) -> None:
    numbering = tree(parts, "word/numbering.xml")
    abstract = {item.get(w("numId")): attribute(item, "w:abstractNumId") for item in numbering.iter(w("num"))}
    for style in tree(parts, "word/styles.xml").iter(w("style")):
        name = attribute(style, "w:name") or ""
        if not name.startswith(("List Bullet", "List Number")):
            continue
        number, level = attribute(style, "w:pPr/w:numPr/w:numId"), attribute(style, "w:pPr/w:numPr/w:ilvl") or "0"
        definition = numbering.find(f"w:abstractNum[@w:abstractNumId='{abstract[number]}']/w:lvl[@w:ilvl='{level}']", NS)
        assert definition is not None
        assert attribute(definition, "w:pStyle") == style.get(w("styleId"))
        assert (attribute(definition, "w:numFmt") == "bullet") == name.startswith("List Bullet")


def holds_indicators_to_costs(properties: etree._Element) -> bool:
    """In the plan's table of indicators: LibreOffice keeps a table with what follows only by a direct keepNext, not by one of a style."""
    table = next(properties.iterancestors(w("tbl")), None)
    return (
        table is not None
        and attribute(table, "w:tblPr/w:tblCaption") == "Ukazatele opatření"
        and [item.tag for item in properties] == [w("pStyle"), w("keepNext")]
    )


def test_no_direct_formatting(parts: dict[str, bytes], template: str) -> None:
    for part in content_parts(parts):
        for properties in tree(parts, part).iter(w("pPr")):
            if template == "plan" and holds_indicators_to_costs(properties):
                continue
            assert [item.tag for item in properties] == [w("pStyle")]
        for properties in tree(parts, part).iter(w("rPr")):
            assert [item.tag for item in properties] == [w("rStyle")]


def is_list_to_be_filled(paragraph: etree._Element) -> bool:
    """A table of contents or of figures: a field, whose text is made in the finished document."""
    return [(item.text or "").split()[:1] for item in paragraph.iter(w("instrText"))] == [["TOC"]]


def keeps_tables_apart(paragraph: etree._Element) -> bool:
    """Between the two halves of a SWOT analysis: Word joins tables that touch into one."""
    before, after = paragraph.getprevious(), paragraph.getnext()
    return attribute(paragraph, "w:pPr/w:pStyle") == "docpipeSmall" and all(item is not None and item.tag == w("tbl") for item in (before, after))


def test_no_empty_paragraph_outside_cells_to_be_filled_by_hand(parts: dict[str, bytes], template: str) -> None:
    for paragraph in paragraphs(parts):
        if template == "plan" and (is_list_to_be_filled(paragraph) or keeps_tables_apart(paragraph)):
            continue
        if not text(paragraph).strip():
            cell = next(paragraph.iterancestors(w("tc")), None)
            assert cell is not None
            assert len(cell.findall("w:p", NS)) == 1


def test_headings_and_leads_stay_with_what_follows(parts: dict[str, bytes]) -> None:
    for style in tree(parts, "word/styles.xml").iter(w("style")):
        name = attribute(style, "w:name") or ""
        if name.startswith(("heading", "Title", "docpipe Lead", "docpipe List Lead", "docpipe Signature", "docpipe Note Head")) or name == "docpipe Table Head":
            assert style.find("w:pPr/w:keepNext", NS) is not None, name


def test_widows_are_held_everywhere(parts: dict[str, bytes]) -> None:
    styles = tree(parts, "word/styles.xml")
    assert styles.find("w:docDefaults/w:pPrDefault/w:pPr/w:widowControl", NS) is not None
    assert not [item for item in styles.iter(w("widowControl")) if item.get(w("val")) in ("0", "false")]


def test_body_text_can_be_read(parts: dict[str, bytes]) -> None:
    styles = tree(parts, "word/styles.xml")
    assert int(attribute(styles, "w:docDefaults/w:rPrDefault/w:rPr/w:sz") or 0) >= 21
    sizes = [int(item.get(w("val"), "0")) for item in styles.iter(w("sz"))]
    assert min(sizes) >= 18


def contrast(colour: str, ground: str) -> float:
    """WCAG 2.1, relative luminance."""

    def luminance(digits: str) -> float:
        channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        red, green, blue = (value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    bright, dark = sorted((luminance(colour), luminance(ground)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_every_colour_of_text_has_enough_contrast(parts: dict[str, bytes], template: str) -> None:
    styles = tree(parts, "word/styles.xml")
    light, dark = LIGHT_ON_DARK.get(template, ("", ""))
    for style in styles.iter(w("style")):
        inside = {item.get(w("fill")) for item in style.iter(w("shd"))}, {item.get(w("val")) for item in style.iter(w("color"))}
        if light and (dark in inside[0] or light in inside[1]):
            assert inside == ({dark}, {light}), style.get(w("styleId"))
            assert contrast(light, dark) >= 4.5
    shades = {item.get(w("fill"), "") for item in styles.iter(w("shd"))} - {dark}
    for colour in {item.get(w("val"), "") for item in styles.iter(w("color"))} - {light}:
        assert all(contrast(colour, ground) >= 4.5 for ground in ("FFFFFF", *shades)), colour


def test_tables_have_a_repeated_header_row_and_rows_that_do_not_break(parts: dict[str, bytes]) -> None:
    for table in tree(parts, "word/document.xml").iter(w("tbl")):
        first, *rest = table.findall("w:tr", NS)
        assert first.find("w:trPr/w:tblHeader", NS) is not None
        assert all(row.find("w:trPr/w:tblHeader", NS) is None for row in rest)
        whole = (first,) if attribute(table, "w:tblPr/w:tblStyle") == "docpipeSwot" else (first, *rest)
        assert all(row.find("w:trPr/w:cantSplit", NS) is not None for row in whole), "but the lists of a SWOT analysis, that may be longer than a page"
        assert all(text(cell).strip() for cell in first.findall("w:tc", NS)), "every column has a header"


def test_tables_have_a_style_and_say_what_they_hold(parts: dict[str, bytes], template: str) -> None:
    for table in tree(parts, "word/document.xml").iter(w("tbl")):
        assert attribute(table, "w:tblPr/w:tblStyle") in {"docpipeTable", "docpipeSheet"} | TABLE_STYLES.get(template, set())
        assert attribute(table, "w:tblPr/w:tblCaption")
        assert attribute(table, "w:tblPr/w:tblDescription")
        assert table.find("w:tblPr/w:tblBorders", NS) is None
        widths = [int(item.get(w("w"), "0")) for item in table.iter(w("gridCol"))]
        section = tree(parts, "word/document.xml").find("w:body/w:sectPr", NS)
        assert section is not None
        room = int(attribute(section, "w:pgSz", "w") or 0) - int(attribute(section, "w:pgMar", "left") or 0) - int(attribute(section, "w:pgMar", "right") or 0)
        assert sum(widths) <= room + 12, "within the margins, but for rounding"


def test_every_cell_ends_with_a_paragraph_and_none_is_merged(parts: dict[str, bytes]) -> None:
    for cell in tree(parts, "word/document.xml").iter(w("tc")):
        assert cell[-1].tag == w("p")
        assert not list(cell.iter(w("gridSpan"), w("vMerge")))


def test_page_is_a4_with_margins_of_25_mm(parts: dict[str, bytes], template: str) -> None:
    section = tree(parts, "word/document.xml").find("w:body/w:sectPr", NS)
    assert section is not None
    size = {int(attribute(section, "w:pgSz", side) or 0) for side in ("w", "h")}
    assert size == {11906, 16838}
    margins = {side: int(attribute(section, "w:pgMar", side) or 0) for side in ("top", "right", "bottom", "left")}
    kinds = [item.get(w("type")) for item in section.iter(w("headerReference"), w("footerReference"))]
    if template == "plan":
        assert min(margins.values()) >= 1134, "20 mm, ČSN 01 6910"
        assert kinds == ["default", "first"] * 2, "the cover has a header and a footer of its own"
        assert section.find("w:titlePg", NS) is not None
    else:
        assert set(margins.values()) == {1417}
        assert kinds == ["default", "default"], "one header and one footer, on every page"
        assert section.find("w:titlePg", NS) is None


@pytest.mark.parametrize("template", ["plan"], indirect=True)
def test_a_card_is_not_divided_behind_its_first_row_nor_before_its_last(parts: dict[str, bytes]) -> None:
    labels = {text(item): attribute(item, "w:pPr/w:pStyle") for item in tree(parts, "word/document.xml").iter(w("p"))}
    kept = {"Popis", "Dopady při nerealizaci", "Odpovědnost za sledování", "Stav"}
    assert {labels[label] for label in kept} == {"docpipeCardPartKeep"}
    assert labels["Zdůvodnění potřebnosti"] == "docpipeCardPart"
    (style,) = [item for item in tree(parts, "word/styles.xml").iter(w("style")) if item.get(w("styleId")) == "docpipeCardPartKeep"]
    assert style.find("w:pPr/w:keepNext", NS) is not None


def test_strip_stands_once_alone_in_the_header(parts: dict[str, bytes], template: str) -> None:
    everything = [text(item) for item in paragraphs(parts)]
    assert [item for item in everything if "strip" in item] == ["{{p strip }}"]
    header = margin(parts, "header first" if template == "plan" else "header default")
    assert text(next(header.iter(w("p")))) == "{{p strip }}"


def test_header_names_the_project_and_marks_a_draft(parts: dict[str, bytes], template: str) -> None:
    header = [text(item) for item in margin(parts, "header default").iter(w("p"))]
    if template == "plan":
        marks = "".join(f"{{% if document.{mark} %}} · {{{{ document.{mark} }}}}{{% endif %}}" for mark in ("draft_mark", "edition_mark"))
        assert header == ["{{ plan.short_title }}" + marks], "the project is on its cover: below"
        return
    number = "{% if project.registration_number %}Registrační číslo projektu: {{ project.registration_number }}{% endif %}"
    mark = "{% if document.draft_mark %}\t{{ document.draft_mark }}{% endif %}"
    assert header[-1] == "{{ project.name }}" + number + mark, "one paragraph, that is always there, so that the header never ends with the strip's table"


def test_footer_counts_pages_in_czech_by_whole_fields(parts: dict[str, bytes], template: str) -> None:
    footer = margin(parts, "footer default")
    assert [item.text for item in footer.iter(w("instrText"))] == [" PAGE ", " NUMPAGES "]
    assert [item.get(w("fldCharType")) for item in footer.iter(w("fldChar"))] == ["begin", "separate", "end"] * 2
    assert text(footer).endswith((" · " if template == "plan" else "\t") + "strana\u00a01\u00a0z\u00a01")
    assert "{{ document.edition_mark }}" in text(margin(parts, "header default") if template == "plan" else footer)
    assert "{{ document.sample_note }}" in text(footer)
    assert text(footer).startswith("{{ project.beneficiary }}{% if document.version %} · verze {{ document.version }}{% endif %}") or template != "plan"


def plan() -> dict[str, bytes]:
    with zipfile.ZipFile(FOLDER / "plan.docx") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_cover_of_the_plan_marks_a_draft_below_the_strip_and_names_the_project_below() -> None:
    header = [text(item) for item in margin(plan(), "header first").iter(w("p"))]
    assert header == ["{{p strip }}", "{% if document.draft_mark %}{{ document.draft_mark }}{% endif %}"], "it never ends with the strip's table"
    footer = [text(item) for item in margin(plan(), "footer first").iter(w("p"))]
    assert "{{ project.name }}" in footer
    assert "Registrační číslo projektu: {{ project.registration_number }}" in footer


def test_footnotes_have_their_separators(parts: dict[str, bytes]) -> None:
    assert [item.get(w("type")) for item in tree(parts, "word/footnotes.xml").iter(w("footnote"))] == ["separator", "continuationSeparator"]


def test_structural_tags_stand_alone(parts: dict[str, bytes]) -> None:
    for paragraph in paragraphs(parts):
        written = text(paragraph)
        if PARAGRAPH_TAG.search(written):
            assert PARAGRAPH_TAG.fullmatch(written), written
        if ROW_TAG.search(written):
            assert ROW_TAG.fullmatch(written)
            row = next(paragraph.iterancestors(w("tr")))
            assert text(row) == written
    assert all(len(list(run.iter(w("t")))) <= 1 or "{" not in text(run) for part in content_parts(parts) for run in tree(parts, part).iter(w("r")))


def test_headings_do_not_skip_a_level(parts: dict[str, bytes]) -> None:
    levels = [int(name[-1]) for item in paragraphs(parts) if re.fullmatch(r"Heading\d", name := attribute(item, "w:pPr/w:pStyle") or "")]
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))


def test_signed_sheets_have_rows_tall_enough_for_a_hand() -> None:
    with zipfile.ZipFile(FOLDER / "attendance.docx") as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
    heights = [int(item.get(w("val"), "0")) for item in document.iter(w("trHeight"))]
    assert len(heights) == 4, "known and blank rows, and the last of each"
    assert min(heights) >= 510, "9 mm"


def test_the_last_row_stays_with_the_signatures_below() -> None:
    for name, loops in (("attendance", 2), ("minutes", 2)):
        with zipfile.ZipFile(FOLDER / f"{name}.docx") as archive:
            document, styles = (etree.fromstring(archive.read(f"word/{part}.xml")) for part in ("document", "styles"))
        kept = [row for row in document.iter(w("tr")) if {attribute(cell, "w:p/w:pPr/w:pStyle") for cell in row.iter(w("tc"))} <= KEPT]
        assert len(kept) == loops, name
        for style in styles.iter(w("style")):
            if style.get(w("styleId")) in KEPT:
                assert style.find("w:pPr/w:keepNext", NS) is not None


def test_templates_of_long_texts_define_what_stands_after_and_in_their_tables() -> None:
    for name in ("minutes", "invitation"):
        with zipfile.ZipFile(FOLDER / f"{name}.docx") as archive:
            styles = etree.fromstring(archive.read("word/styles.xml"))
        names = {attribute(style, "w:name") for style in styles.iter(w("style"))}
        assert names >= {"docpipe After Table", "docpipe Table Centre", "docpipe Table Head Centre", "docpipe Table Number", "docpipe Table Head Number"}


def test_online_sheet_has_a_declaration_instead_of_signatures() -> None:
    with zipfile.ZipFile(FOLDER / "attendance.online.docx") as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
    heads = [text(cell) for cell in next(document.iter(w("tr"))).iter(w("tc"))]
    assert "Podpis" not in heads
    assert "Prohlášení organizátora" in text(document)
