"""Files that a bundle carries as they are → embedded files with their relationship to it (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8)."""

from __future__ import annotations

from typing import Final

import pikepdf

from docpipe.assemble.examining import declared
from docpipe.assemble.opening import opened, read
from docpipe.assemble.part import Attachment, BundlePlan, Standard
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError
from docpipe.pdf.trees import name_tree

_CARRIED: Final = ("1", "2")
"""Parts of PDF/A that an embedded file may be of in PDF/A-2 (ISO 19005-2, 6.8)."""


@dataclass(frozen=True, slots=True)
class Carried:
    """An attachment and its bytes."""

    attachment: Attachment
    content: bytes


def attachable(plan: BundlePlan, found: list[Diagnostic]) -> tuple[Carried, ...]:
    """Return the attachments of a plan that can be read; what is wrong with the others is added to the complaints."""
    carried: list[Carried] = []
    names: set[str] = set()
    for item in plan.attachments:
        if item.name in names:
            found.append(Diagnostic("bundle-attachment-twice", item.place, {"name": item.name}))
        names.add(item.name)
        try:
            content = read(item.source, item.place, item.name)
        except DocpipeError as error:
            found.extend(error.diagnostics)
            continue
        if plan.standard not in (Standard.ARCHIVE_WITH_FILES, Standard.NONE) and not _is_archival(content, item):
            found.append(Diagnostic("bundle-attachment-not-archival", item.place, {"name": item.name}))
        carried.append(Carried(item, content))
    if carried and plan.standard is Standard.ARCHIVE_WITH_FILES:
        found.append(Diagnostic("bundle-with-files", plan.place, {"bundle": plan.name, "names": tuple(item.attachment.name for item in carried)}))
    return tuple(carried)


def embed(bundle: pikepdf.Pdf, plan: BundlePlan, carried: tuple[Carried, ...]) -> None:
    """Put the files into the bundle's catalog; its name dictionary is there already."""
    if not carried:
        return
    specifications = {item.attachment.name: _specification(bundle, plan, item) for item in carried}
    bundle.Root.Names.EmbeddedFiles = name_tree(bundle, {bytes(pikepdf.String(name)): item for name, item in specifications.items()})
    bundle.Root.AF = pikepdf.Array(list(specifications.values()))


def _is_archival(content: bytes, item: Attachment) -> bool:
    """Return whether a file is a PDF/A that PDF/A-2 may carry."""
    if b"%PDF-" not in content[:1024]:
        return False
    try:
        with opened(content, item.place, item.name) as pdf:
            return declared(pdf)[0].startswith(_CARRIED)
    except DocpipeError:
        return False


def _specification(bundle: pikepdf.Pdf, plan: BundlePlan, carried: Carried) -> pikepdf.Object:
    item = carried.attachment
    stream = bundle.make_stream(carried.content, Type=pikepdf.Name.EmbeddedFile, Subtype=pikepdf.Name(f"/{item.media_type}"))
    stream.Params = pikepdf.Dictionary(Size=len(carried.content))
    if plan.created is not None:
        stream.Params.ModDate = pikepdf.String(plan.created.strftime("D:%Y%m%d%H%M%SZ"))
    name = pikepdf.String(item.name)
    file = pikepdf.Dictionary(
        Type=pikepdf.Name.Filespec, F=name, UF=name, EF=pikepdf.Dictionary(F=stream, UF=stream), AFRelationship=pikepdf.Name(f"/{item.relationship.value}")
    )
    if item.description:
        file.Desc = pikepdf.String(item.description)
    return bundle.make_indirect(file)
