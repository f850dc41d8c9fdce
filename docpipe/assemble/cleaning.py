"""A PDF that is to go in → the same without what a bundle must not have: scripts, fields to be filled in, embedded files; each change is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pikepdf

from docpipe.assemble.fields import draw_fields
from docpipe.assemble.intake import Intake
from docpipe.assemble.record import Change, Done
from docpipe.diagnostics import Location
from docpipe.pdf.tags import elements, kids_of

_WIDGET: Final = "/Widget"
_FILE: Final = "/FileAttachment"


def clean(pdf: pikepdf.Pdf, intake: Intake, place: Location, name: str) -> list[Done]:
    """Take out of a PDF what must not go in; what stands in the catalog alone (scripts by name, an opening action) is not copied anyway.

    Raises DocpipeError at the place for a field whose text cannot be drawn.
    """
    done: list[Done] = []
    if "/AcroForm" in pdf.Root:
        draw_fields(pdf, place, name)
        _flatten(pdf)
        if intake.fields:
            done.append(Done(Change.FIELDS_FLATTENED, len(intake.fields), intake.fields))
    if intake.attachments:
        _drop_annotations(pdf, lambda note: str(note.get("/Subtype")) == _FILE)
        done.append(Done(Change.ATTACHMENTS_DROPPED, len(intake.attachments), intake.attachments))
    for page in pdf.pages:
        if "/AA" in page.obj:
            del page.obj["/AA"]
    if intake.scripts:
        done.append(Done(Change.SCRIPTS_DROPPED))
    return done


def _flatten(pdf: pikepdf.Pdf) -> None:
    """Make fields plain content of their pages: what was filled in stays as it looks. Links and notes are kept out of it."""
    others: list[tuple[pikepdf.Page, list[pikepdf.Object]]] = []
    for page in pdf.pages:
        notes = list(page.obj.get("/Annots", ()))
        fields = [note for note in notes if str(note.get("/Subtype")) == _WIDGET]
        if not fields:
            continue
        others.append((page, [note for note in notes if str(note.get("/Subtype")) != _WIDGET]))
        page.obj.Annots = pikepdf.Array(fields)
    aside = {page.obj.objgen for page, _ in others}
    kept = [(page, list(page.obj.Annots)) for page in pdf.pages if "/Annots" in page.obj and page.obj.objgen not in aside]
    for page, _ in kept:
        del page.obj["/Annots"]
    pdf.flatten_annotations("all")
    for page, notes in (*others, *kept):
        page.obj.Annots = pikepdf.Array(notes)
    _drop_references(pdf, lambda note: str(note.get("/Subtype")) == _WIDGET)
    if "/AcroForm" in pdf.Root:  # qpdf takes it away where no field is left
        del pdf.Root["/AcroForm"]


def _drop_annotations(pdf: pikepdf.Pdf, unwanted: Callable[[pikepdf.Object], bool]) -> None:
    for page in pdf.pages:
        if "/Annots" in page.obj:
            page.obj.Annots = pikepdf.Array([note for note in page.obj.Annots if not unwanted(note)])
    _drop_references(pdf, unwanted)


def _drop_references(pdf: pikepdf.Pdf, unwanted: Callable[[pikepdf.Object], bool]) -> None:
    """Take references to annotations that are gone out of the structure tree."""
    for element in elements(pdf.Root.get("/StructTreeRoot")):
        kids = kids_of(element)
        kept = [kid for kid in kids if not (isinstance(kid, pikepdf.Dictionary) and isinstance(note := kid.get("/Obj"), pikepdf.Dictionary) and unwanted(note))]
        if len(kept) < len(kids):
            element.K = pikepdf.Array(kept)
