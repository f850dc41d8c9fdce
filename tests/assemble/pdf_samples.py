"""Small PDFs, made object by object, each with what a merge may lose."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from docpipe.assemble import Assembled, BundlePlan, Part, assemble
from docpipe.diagnostics import Checked, Location

PLACE = Location("content/ukazkov/svazky/plan.yaml", line=7)


@dataclass(slots=True)
class Sample:
    """A tagged PDF in the making: a heading and a paragraph on each page."""

    pdf: pikepdf.Pdf = field(default_factory=pikepdf.new)
    document: pikepdf.Object = field(init=False)
    root: pikepdf.Object = field(init=False)
    parents: list[pikepdf.Object | int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.document = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=self.root, K=Array()))
        self.root.K = self.document
        self.root.RoleMap = Dictionary({"/Nadpis": Name.H1})
        self.root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array()))
        self.pdf.Root.StructTreeRoot = self.root
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)
        self.pdf.Root.Lang = String("cs-CZ")
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
        self.font = self.pdf.make_indirect(font)

    font: pikepdf.Object = field(init=False)

    def page(self, heading: str, text: str, *, size: tuple[float, float] = (595, 842), turn: int = 0) -> pikepdf.Object:
        """Add a page with a heading and a paragraph, both tagged."""
        page = self.pdf.add_blank_page(page_size=size).obj
        page.Resources = Dictionary(Font=Dictionary(F1=self.font))
        shown = f"/H1 <</MCID 0>> BDC BT /F1 18 Tf 72 700 Td ({heading}) Tj ET EMC\n/P <</MCID 1>> BDC BT /F1 11 Tf 72 650 Td ({text}) Tj ET EMC"
        page.Contents = self.pdf.make_stream(shown.encode("cp1252"))
        key = len(self.parents) // 2
        page.StructParents = key
        if turn:
            page.Rotate = turn
        elements = [self.element(self.document, role, page, number) for number, role in enumerate(("/Nadpis", "/P"))]
        self.parents += [key, self.pdf.make_indirect(Array(elements))]
        return page

    def element(self, parent: pikepdf.Object, role: str, page: pikepdf.Object, kid: pikepdf.Object | int) -> pikepdf.Object:
        made = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(role), P=parent, Pg=page, K=kid))
        parent.K.append(made)
        return made

    def link(self, page: pikepdf.Object, **target: pikepdf.Object) -> pikepdf.Object:
        """Put a tagged link on a page; `target`: Dest or A."""
        annotation = self.pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([72, 600, 200, 615]), F=4, **target))
        if "/Annots" not in page:
            page.Annots = Array()
        page.Annots.append(annotation)
        key = len(self.parents) // 2
        annotation.StructParent = key
        reference = Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)
        self.parents += [key, self.element(self.document, "/Link", page, reference)]
        return annotation

    def name(self, **destinations: pikepdf.Object) -> None:
        """Give pages names."""
        tree = pikepdf.NameTree.new(self.pdf)
        for name, page in destinations.items():
            tree[name] = Array([page, Name.Fit])
        self.pdf.Root.Names = Dictionary(Dests=tree.obj)

    def outline(self, *items: tuple[str, pikepdf.Object]) -> None:
        with self.pdf.open_outline() as outline:
            for title, page in items:
                outline.root.append(pikepdf.OutlineItem(title, Array([page, Name.Fit])))

    def save(self, path: Path, **options: object) -> Path:
        self.root.ParentTree.Nums = Array(self.parents)
        self.pdf.save(path, **options)  # type: ignore[arg-type]
        return path


def simple(path: Path, *texts: str, heading: str = "Nadpis") -> Path:
    """Write a tagged PDF with a page for each text."""
    made = Sample()
    for text in texts:
        made.page(heading, text)
    return made.save(path)


def spoiled(path: Path, change: Callable[[pikepdf.Pdf], object], **options: object) -> Path:
    """Change a finished PDF in place."""
    stream = io.BytesIO(path.read_bytes())
    with pikepdf.open(stream) as pdf:
        change(pdf)
        pdf.save(path, **options)  # type: ignore[arg-type]
    return path


def part(number: int, source: Path, **changes: object) -> Part:
    return Part(str(number), f"Příloha č. {number}", source, PLACE, name=source.name, **changes)  # type: ignore[arg-type]


def plan(sources: Sequence[Path | Part], **changes: object) -> BundlePlan:
    parts = tuple(item if isinstance(item, Part) else part(number, item) for number, item in enumerate(sources, 1))
    return BundlePlan("build/ukazkov/svazky/plan.pdf", "Plán s přílohami", parts, PLACE, **changes)  # type: ignore[arg-type]


def bundle(*sources: Path | Part, **changes: object) -> Assembled:
    """Return the bundle of files that can all go in."""
    made = assemble(plan(sources, **changes))
    assert made.value is not None, made.diagnostics
    return made.value


def refused(*sources: Path | Part, **changes: object) -> list[tuple[str, Location | None]]:
    """Return why there is no bundle of files."""
    made: Checked[Assembled | None] = assemble(plan(sources, **changes))
    assert made.value is None
    return [(item.code, item.location) for item in made.diagnostics]


def reopened(made: Assembled) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(made.content))
