"""A shipped template, changed as people change it in Word."""

from __future__ import annotations

import copy
import zipfile
from collections.abc import Callable
from pathlib import Path

from lxml import etree

SHIPPED = Path(__file__).parents[2] / "templates_docx"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY, HEADER, FOOTER, NOTES = "word/document.xml", "word/header1.xml", "word/footer1.xml", "word/footnotes.xml"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BOX = (
    f'<w:r xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent>'
    '<mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="2000000" cy="500000"/>'
    '<wp:docPr id="77" name="Pole"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
    '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="500000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    "</wps:spPr><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
    '<mc:Fallback><w:pict><v:rect style="width:150pt;height:40pt"><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:rect></w:pict></mc:Fallback>'
    "</mc:AlternateContent></w:r>"
)


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def text_of(element: etree._Element) -> str:
    return "".join(item.text or "" for item in element.iter(w("t")))


class Word:
    """A template that is open."""

    def __init__(self, name: str = "minutes") -> None:
        with zipfile.ZipFile(SHIPPED / f"{name}.docx") as archive:
            self.parts = {part: archive.read(part) for part in archive.namelist()}
        self.roots: dict[str, etree._Element] = {}

    def root(self, part: str = BODY) -> etree._Element:
        return self.roots.setdefault(part, etree.fromstring(self.parts[part]))

    def paragraph(self, text: str, part: str = BODY) -> etree._Element:
        return next(item for item in self.root(part).iter(w("p")) if text in text_of(item))

    def table(self, text: str) -> etree._Element:
        return next(item for item in self.root().iter(w("tbl")) if text in text_of(item))

    def type(self, paragraph: etree._Element, text: str) -> None:
        """Type a text instead of what a paragraph says."""
        for run in list(paragraph.iter(w("r"))):
            run.getparent().remove(run)  # type: ignore[union-attr]
        self.append(paragraph, text)

    def append(self, paragraph: etree._Element, text: str, name: str = "t") -> etree._Element:
        run = etree.SubElement(paragraph, w("r"))
        made = etree.SubElement(run, w(name))
        made.text = text
        made.set(SPACE, "preserve")
        return run

    def replace(self, old: str, new: str, part: str = BODY) -> None:
        self.type(self.paragraph(old, part), new)

    def delete(self, text: str, part: str = BODY) -> None:
        found = self.paragraph(text, part)
        found.getparent().remove(found)  # type: ignore[union-attr]

    def box(self, beside: str, text: str) -> None:
        """Put a text box into the paragraph with a text."""
        inner = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
        self.paragraph(beside).append(etree.fromstring(_BOX.replace("{inner}", inner)))

    def footnote(self, beside: str, text: str) -> None:
        note = etree.SubElement(self.root(NOTES), w("footnote"), {w("id"): "5"})
        self.append(etree.SubElement(note, w("p")), text)
        etree.SubElement(etree.SubElement(self.paragraph(beside), w("r")), w("footnoteReference"), {w("id"): "5"})

    def track(self, beside: str, deleted: str, inserted: str) -> None:
        about = {w("author"): "Jana", w("date"): "2024-01-01T00:00:00Z"}
        paragraph = self.paragraph(beside)
        for number, name, inner, text in ((901, "del", "delText", deleted), (902, "ins", "t", inserted)):
            change = etree.SubElement(paragraph, w(name), {w("id"): str(number), **about})
            self.append(change, text, inner)

    def add_column(self, of: str, head: str, field: str) -> None:
        """Put a column behind the last one of a table, as Word does: each row gets a copy of its last cell."""
        table = self.table(of)
        for row in table.iter(w("tr")):
            cells = list(row.iter(w("tc")))
            made = copy.deepcopy(cells[-1])
            cells[-1].addnext(made)
            said = text_of(made)
            if said:
                self.type(next(made.iter(w("p"))), field if "{{" in said else head)
        grid = table.find(w("tblGrid"))
        assert grid is not None
        grid.append(copy.deepcopy(grid[-1]))

    def strip_into_footer(self) -> None:
        strip = self.paragraph("{{p strip", HEADER)
        self.root(FOOTER).insert(0, strip)

    def check_spelling(self) -> None:
        """Cut all tags into runs of three letters with marks of the spell checker between them."""
        for run in [item for item in self.root().iter(w("r")) if "{" in text_of(item)]:
            for text in list(run.iter(w("t"))):
                said = text.text or ""
                for start in range(0, len(said), 3):
                    piece = etree.Element(w("r"))
                    if (look := run.find(w("rPr"))) is not None:
                        piece.append(copy.deepcopy(look))
                    made = etree.SubElement(piece, w("t"))
                    made.text = said[start : start + 3]
                    made.set(SPACE, "preserve")
                    run.addprevious(piece)
                    run.addprevious(etree.Element(w("proofErr"), {w("type"): "spellStart"}))
                run.remove(text)

    def save(self, path: Path) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        for part, root in self.roots.items():
            self.parts[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts.items():
                archive.writestr(name, content)
        return path


Edit = Callable[[Word], None]
PLACE = "{{ meeting.place"
EDITS: dict[str, tuple[Edit, tuple[str, ...]]] = {
    "split by the spell checker": (Word.check_spelling, ()),
    "changed by autocorrect": (
        lambda word: word.replace(
            PLACE, "Místo:\u00a0{{\u00a0meeting.place|vychozi(„–“)\u00a0}} {% if meeting.form == „on-line“ %}x{% endif %}{{ attendance.count – 1 }}"
        ),
        (),
    ),
    "capital letter by autocorrect": (lambda word: word.replace(PLACE, "{{ Meeting.place }}"), ("template-field-unknown",)),
    "half a tag": (lambda word: word.replace(PLACE, "{{ meeting.place }… a {{ meeting.place"), ("template-tag-broken",)),
    "tracked changes": (
        lambda word: word.track(PLACE, "{{ meeting.titel }}", "{{ meeting.plac }}"),
        ("template-tag-deleted", "template-field-unknown", "template-tracked-changes"),
    ),
    "a tag in a text box": (lambda word: word.box("{{ document.title", "Číslo: {{ meeting.number }}"), ("template-alt-missing",)),
    "a wrong tag in a text box": (
        lambda word: word.box("{{ document.title", "Číslo: {{ meeting.cislo }}"),
        ("template-alt-missing", "template-field-unknown"),
    ),
    "a field moved out of its loop": (
        lambda word: word.paragraph("{{ document.title").addnext(word.paragraph("{{ need.text")),
        ("template-field-outside-loop", "template-field-outside-loop"),
    ),
    "a column more": (lambda word: word.add_column("attendance.rows", "Podpis", ""), ()),
    "a column of a field that is not there": (
        lambda word: word.add_column("attendance.rows", "E-mail", "{{ row.email }}"),
        ("template-field-unknown", "template-field-unknown"),
    ),
    "the strip in the footer": (Word.strip_into_footer, ()),
    "the strip deleted": (lambda word: word.delete("{{p strip", HEADER), ("template-strip-missing",)),
    "an end deleted": (lambda word: word.delete("{%p endfor %}"), ("template-block-wrong-end",)),
    "a field misspelt": (lambda word: word.replace(PLACE, "{{ meeting.plase }}"), ("template-field-unknown",)),
    "a field in Czech": (lambda word: word.replace(PLACE, "{{ meeting.místo }}"), ("template-field-unknown",)),
    "a field of another kind": (lambda word: word.replace(PLACE, "{{ salutation }}"), ("template-field-other-kind",)),
    "faults in header, footer and note": (
        lambda word: (
            word.replace("project.name", "{{ project.nazev }}", HEADER),
            word.replace("project.beneficiary", "{{ project.benef }}", FOOTER),
            word.footnote(PLACE, "Viz {{ meeting.linkk }}"),
        )[-1],
        ("template-field-unknown",) * 3,
    ),
    "text beside a tag": (lambda word: word.replace("{%p if meeting.place", "Kde: {%p if meeting.place %}"), ("template-beside-tag",)),
    "a condition in Czech": (
        lambda word: word.replace("{%p if meeting.place", "{%p když meeting.place %}"),
        ("template-word-unknown", "template-block-not-open"),
    ),
}
"""What was done → the codes of what is told of it."""
