"""An opened PDF → the facts of it, and what is to be said of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import pikepdf

from docpipe.assemble.graft import inherited
from docpipe.assemble.intake import Format, Intake
from docpipe.assemble.opening import Taken
from docpipe.czech.format import in_ranges
from docpipe.diagnostics import Diagnostic, Location
from docpipe.pdf.streams import content_of
from docpipe.pdf.trees import entries

_MM: Final = 25.4 / 72
_PART: Final = re.compile(rb"pdfaid:part(?:>|=[\"'])\s*(\d)")
_LEVEL: Final = re.compile(rb"pdfaid:conformance(?:>|=[\"'])\s*([A-Za-z])")
_UA: Final = re.compile(rb"pdfuaid:part(?:>|=[\"'])\s*(\d)")
_SHOWS: Final = re.compile(rb"[>)\]]\s*(?:TJ|Tj|['\"])(?![A-Za-z])")
"""An operator that shows text, after its string or array."""
_DEEPEST: Final = 8
_FONT_FILES: Final = ("/FontFile", "/FontFile2", "/FontFile3")
_DANGEROUS: Final = frozenset({"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/ResetForm"})
_NONE: Final = pikepdf.Dictionary()


def facts(pdf: pikepdf.Pdf, taken: Taken, kind: Format = Format.PDF) -> Intake:
    """Return what a PDF is. Raises pikepdf.PdfError for one whose pages cannot be read."""
    root = pdf.Root
    archival, accessible = declared(pdf)
    fields = tuple(_fields(root.get("/AcroForm", _NONE)))
    looks = [_Look(page.obj) for page in pdf.pages]
    return Intake(
        format=kind,
        digest=taken.digest,
        size=len(taken.content),
        pages=len(looks),
        sizes_mm=tuple(dict.fromkeys(look.size for look in looks)),
        turned=tuple(number for number, look in enumerate(looks, 1) if look.turned),
        title=str(pdf.docinfo.get("/Title", "")).strip(),
        language=str(root.get("/Lang", "")).strip(),
        tagged=bool(root.get("/MarkInfo", _NONE).get("/Marked", False)) and "/ParentTree" in root.get("/StructTreeRoot", _NONE),
        archival=archival,
        accessible=accessible,
        without_text=tuple(number for number, look in enumerate(looks, 1) if look.shows and not look.text),
        fonts_missing=tuple(_loose_fonts(pdf)),
        signed=any(kind == "/Sig" and filled for _, kind, filled in fields) or "/DocMDP" in root.get("/Perms", _NONE),
        fields=tuple(name for name, kind, _ in fields if kind != "/Sig"),
        dynamic=bool(root.get("/NeedsRendering", False)) and "/XFA" in root.get("/AcroForm", _NONE),
        scripts=_scripted(pdf),
        attachments=tuple(_attachments(pdf)),
        layers="/OCProperties" in root,
    )


def declared(pdf: pikepdf.Pdf) -> tuple[str, str]:
    """Return the PDF/A ('2B') and the PDF/UA ('1') that a file declares, '' for none."""
    xmp = content_of(stream) if isinstance(stream := pdf.Root.get("/Metadata"), pikepdf.Stream) else b""
    part, level, accessible = _PART.search(xmp), _LEVEL.search(xmp), _UA.search(xmp)
    return (part[1] + level[1].upper() if level else part[1]).decode() if part else "", accessible[1].decode() if accessible else ""


def remarks(intake: Intake, place: Location, name: str) -> Iterator[Diagnostic]:
    """Yield what is to be said of a file: a reason why it cannot go in (an error), or what it lacks and loses."""
    if intake.signed:
        yield Diagnostic("bundle-part-signed", place, {"file": name})
    if intake.dynamic:
        yield Diagnostic("bundle-part-dynamic", place, {"file": name})
    if intake.mended:
        yield Diagnostic("bundle-part-mended", place, {"file": name, "reason": intake.mended})
    if intake.fields:
        yield Diagnostic("bundle-part-form", place, {"file": name, "fields": intake.fields[:5], "count": len(intake.fields)})
    if intake.scripts:
        yield Diagnostic("bundle-part-script", place, {"file": name})
    if intake.attachments:
        yield Diagnostic("bundle-part-attachments", place, {"file": name, "names": intake.attachments})
    if intake.fonts_missing:
        yield Diagnostic("bundle-part-font-missing", place, {"file": name, "fonts": intake.fonts_missing})
    if intake.without_text:
        yield Diagnostic("bundle-part-without-text", place, {"file": name, "pages": in_ranges(intake.without_text)})
    if intake.format is Format.PDF and not intake.archival:
        yield Diagnostic("bundle-part-not-archival", place, {"file": name})
    if intake.format is Format.PDF and not intake.tagged:
        yield Diagnostic("bundle-part-untagged", place, {"file": name})
    elif intake.format is Format.PDF and not intake.accessible:
        yield Diagnostic("bundle-part-not-accessible", place, {"file": name})


class _Look:
    """What a page shows, in short."""

    __slots__ = ("shows", "size", "text", "turned")

    def __init__(self, page: pikepdf.Object) -> None:
        box = inherited(page, "/CropBox") or inherited(page, "/MediaBox")
        left, bottom, right, top = (float(value) for value in box) if box is not None else (0, 0, 612, 792)
        unit = float(page.get("/UserUnit", 1))
        width, height = (round(abs(side) * unit * _MM) for side in (right - left, top - bottom))
        turn = int(inherited(page, "/Rotate") or 0) % 360
        self.turned = turn != 0
        self.size = (height, width) if turn in (90, 270) else (width, height)
        content = _content(page)
        self.shows = bool(content.strip())
        resources = inherited(page, "/Resources")
        if not isinstance(resources, pikepdf.Dictionary | None):
            raise TypeError("/Resources is no dictionary")
        self.text = _has_text(content, resources, 0)


def _content(page: pikepdf.Object) -> bytes:
    contents = page.get("/Contents")
    if isinstance(contents, pikepdf.Stream):
        return content_of(contents)
    return b"\n".join(content_of(item) for item in contents if isinstance(item, pikepdf.Stream)) if isinstance(contents, pikepdf.Array) else b""


def _has_text(content: bytes, resources: pikepdf.Object | None, depth: int) -> bool:
    if _SHOWS.search(content):
        return True
    if resources is None or depth == _DEEPEST or b" Do" not in content:
        return False
    forms = (item for item in resources.get("/XObject", _NONE).values() if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == pikepdf.Name.Form)
    return any(_has_text(content_of(form), form.get("/Resources"), depth + 1) for form in forms)


def _fields(form: pikepdf.Object) -> Iterator[tuple[str, str, bool]]:
    """Yield (name, type, whether it has a value) of the fields of a form (ISO 32000-1, 12.7.3)."""
    waiting = [(field, "", "") for field in form.get("/Fields", ())]
    seen: set[tuple[int, int]] = set()
    while waiting:
        field, above, kind = waiting.pop(0)
        if not isinstance(field, pikepdf.Dictionary) or (field.is_indirect and field.objgen in seen):
            continue
        seen.add(field.objgen)
        name = ".".join(part for part in (above, str(field.get("/T", ""))) if part)
        kind = str(field.get("/FT", kind))
        kids = [kid for kid in field.get("/Kids", ()) if isinstance(kid, pikepdf.Dictionary) and "/T" in kid]
        if kids:
            waiting.extend((kid, name, kind) for kid in kids)
        else:
            yield name or "?", kind, "/V" in field


def _loose_fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield the names of fonts that are not embedded, each once."""
    seen: set[tuple[int, int]] = set()
    told: set[str] = set()
    for page in pdf.pages:
        for font in _fonts(inherited(page.obj, "/Resources"), seen, 0):
            name = str(font.get("/BaseFont", "/?")).removeprefix("/")
            described = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            descriptor = described.get("/FontDescriptor", _NONE)
            if font.get("/Subtype") != pikepdf.Name.Type3 and not any(key in descriptor for key in _FONT_FILES) and name not in told:
                told.add(name)
                yield name


def _fonts(resources: pikepdf.Object | None, seen: set[tuple[int, int]], depth: int) -> Iterator[pikepdf.Object]:
    if resources is None or depth == _DEEPEST or (resources.is_indirect and resources.objgen in seen):
        return
    if resources.is_indirect:
        seen.add(resources.objgen)
    for font in resources.get("/Font", _NONE).values():
        if not (font.is_indirect and font.objgen in seen):
            seen.add(font.objgen)
            yield font
    for item in resources.get("/XObject", _NONE).values():
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == pikepdf.Name.Form:
            yield from _fonts(item.get("/Resources"), seen, depth + 1)


def _scripted(pdf: pikepdf.Pdf) -> bool:
    root = pdf.Root
    opening = root.get("/OpenAction")
    if "/JavaScript" in root.get("/Names", _NONE) or "/AA" in root or (isinstance(opening, pikepdf.Dictionary) and str(opening.get("/S")) in _DANGEROUS):
        return True
    return any("/AA" in page.obj or any(_runs(note) for note in page.obj.get("/Annots", ())) for page in pdf.pages)


def _runs(annotation: pikepdf.Object) -> bool:
    action = annotation.get("/A")
    return "/AA" in annotation or (isinstance(action, pikepdf.Dictionary) and str(action.get("/S")) in _DANGEROUS)


def _attachments(pdf: pikepdf.Pdf) -> Iterator[str]:
    for key, value in entries(pdf.Root.get("/Names", _NONE).get("/EmbeddedFiles"), "/Names"):
        yield str(value.get("/UF", value.get("/F", key)) if isinstance(value, pikepdf.Dictionary) else key)
    for page in pdf.pages:
        for note in page.obj.get("/Annots", ()):
            if note.get("/Subtype") == pikepdf.Name.FileAttachment:
                yield str(note.get("/FS", _NONE).get("/UF", note.get("/Contents", "?")))
