"""A part's file, taken → its PDF ready to go in: paged, recognised, cleaned, upright, tagged; and all that is to be said of it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import pikepdf

from docpipe.assemble.cleaning import clean
from docpipe.assemble.examining import facts, remarks
from docpipe.assemble.intake import Format, Intake
from docpipe.assemble.merge import Source
from docpipe.assemble.opening import DAMAGE, Taken, damaged, misnamed, opened, reason_of
from docpipe.assemble.part import BundlePlan, Part
from docpipe.assemble.record import Change, Done, Lack
from docpipe.assemble.sheet import Sheet, set_upright
from docpipe.assemble.stamps import BAND
from docpipe.assemble.tagging import is_sound, tag
from docpipe.diagnostics import Diagnostic, DocpipeError, Location, Severity
from docpipe.messages.catalogue import severity_of

_MOVED: Final = frozenset({Change.RECOGNISED, Change.TURNED, Change.RESIZED})
_ARCHIVAL: Final = ("1", "2", "3")
"""Parts of PDF/A whose pages can stand in PDF/A-2; PDF/A-4 builds on another PDF."""


def looked_at(taken: Taken, place: Location, name: str) -> tuple[pikepdf.Pdf, Intake]:
    """Return a file as an opened PDF, and what it is. Raises DocpipeError for one that cannot be read."""
    if taken.format is Format.PDF:
        content = taken.content
    else:
        from docpipe.assemble.pictures import paged  # Pillow and img2pdf take 0.1 s to import

        content = paged(taken.content, place, name)
    pdf = opened(content, place, name)
    try:
        intake = facts(pdf, taken, taken.format)
        warnings = pdf.get_warnings()
        return pdf, replace(intake, mended=reason_of(str(warnings[0]))) if warnings else intake
    except DAMAGE as error:
        pdf.close()
        raise damaged(error, place, name) from None


def said(taken: Taken, intake: Intake, place: Location, name: str) -> Iterator[Diagnostic]:
    """Yield what is to be said of a file."""
    if misnamed(name, taken.format):
        yield Diagnostic("bundle-part-misnamed", place, {"file": name, "found": taken.format.value.upper()})
    yield from remarks(intake, place, name)


def stops(found: Sequence[Diagnostic]) -> bool:
    """Return whether one of the complaints keeps the bundle from being made."""
    return any(severity_of(item) in (Severity.FAULT, Severity.ERROR) for item in found)


def ready(part: Part, taken: Taken, plan: BundlePlan, *, stamped: bool) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Return a part made ready, and what is to be said of it. Raises DocpipeError for one that cannot go in."""
    pdf, intake = looked_at(taken, part.place, part.called)
    found: list[Diagnostic] = []
    try:
        _admit(tuple(said(taken, intake, part.place, part.called)))
        pdf, seen, done = _recognised(part, taken, pdf, intake, plan.cache, found)
        found.extend(said(taken, seen, part.place, part.called))
        if intake.mended:
            done.append(Done(Change.REPAIRED, 1, (intake.mended,)))
        done.extend(clean(pdf, seen, part.place, part.called))
        if part.fit and intake.scan:
            done.extend(_fitted(pdf, BAND if stamped else 0))
        lacks = _lacks(seen, done)
        done.extend(_tagged(pdf, part, seen, lacks))
        done.extend(_mentioning(pdf, part, taken, plan, done, found))
        if part.resolution is not None:
            from docpipe.assemble.resampling import resample

            done.extend(resample(pdf, part.resolution))
    except DocpipeError:
        pdf.close()
        raise
    except DAMAGE as error:
        pdf.close()
        raise damaged(error, part.place, part.called) from None
    return Source(part, pdf, seen, lacks, done), tuple(found)


def _admit(found: Sequence[Diagnostic]) -> None:
    """Raise what keeps a file out, with all else that is to be said of it."""
    if stops(found):
        raise DocpipeError(found)


def _recognised(
    part: Part, taken: Taken, pdf: pikepdf.Pdf, intake: Intake, cache: Path | None, found: list[Diagnostic]
) -> tuple[pikepdf.Pdf, Intake, list[Done]]:
    """Return a scan with its text read where that can be done; else as it is."""
    if not part.recognise or not intake.without_text or intake.tagged:
        return pdf, intake, []
    from docpipe.assemble.recognise import Scan, recognised, recognition

    if recognition() is None:
        return pdf, intake, []
    scan = Scan(_as_it_is(pdf), taken.digest, len(intake.without_text), intake.language or part.language, part.place, part.called)
    made = recognised(scan, cache)
    if isinstance(made, Diagnostic):
        found.append(made)
        return pdf, intake, []
    pdf.close()
    again = opened(made, part.place, part.called)
    seen = replace(facts(again, taken, taken.format), archival=intake.archival, mended=intake.mended)
    count = len(set(intake.without_text) - set(seen.without_text))
    return again, seen, [Done(Change.RECOGNISED, count)] if count else []


def _fitted(pdf: pikepdf.Pdf, foot: float) -> Iterator[Done]:
    """Set the pages of a scan upright on A4. One with links or notes on it stays as it is: they would not move along."""
    turned = resized = 0
    for page in pdf.pages:
        sheet = Sheet.of(page.obj)
        if page.obj.get("/Annots") or (sheet.is_a4 and not sheet.turn and not foot):
            continue
        set_upright(pdf, page.obj, foot)
        turned += bool(sheet.turn)
        resized += bool(foot) or not sheet.is_a4
    yield from (Done(change, count) for change, count in ((Change.TURNED, turned), (Change.RESIZED, resized)) if count)


def _tagged(pdf: pikepdf.Pdf, part: Part, intake: Intake, lacks: list[Lack]) -> Iterator[Done]:
    """Give tags to a PDF that has none, or none that are its own."""
    if intake.tagged and is_sound(pdf):
        return
    if intake.tagged:
        lacks.append(Lack.TAGS)
        yield Done(Change.STRUCTURE_DROPPED)
    tag(pdf, part.title, intake.language or part.language, intake.without_text)
    yield Done(Change.WRAPPED, intake.pages)


def _mentioning(pdf: pikepdf.Pdf, part: Part, taken: Taken, plan: BundlePlan, done: Sequence[Done], found: list[Diagnostic]) -> Iterator[Done]:
    """Link what the text says of other parts. What was recognised or moved on its page is looked for where it is now; what was misread is not complained of."""
    changes = {item.change for item in done}
    is_recognised = Change.RECOGNISED in changes
    if plan.mentions is None or part.mentions is False or (taken.format is not Format.PDF and not is_recognised):
        return
    from docpipe.assemble.mentions import link, mentions_in

    content = _as_it_is(pdf) if changes & _MOVED else taken.content
    named = [item for item in mentions_in(content, pdf, plan.mentions, asked=bool(part.mentions)) if item.part != part.id]
    for text, page in dict.fromkeys((item.text, item.page + 1) for item in named if not item.part and not is_recognised):
        found.append(Diagnostic("bundle-mention-unknown", part.place, {"text": text, "page": page, "file": part.called}))
    titles = {item.id: item.title for item in plan.parts}
    yield from link(pdf, tuple(item for item in named if item.part), titles, wrapped=Change.WRAPPED in changes)


def _as_it_is(pdf: pikepdf.Pdf) -> bytes:
    stream = io.BytesIO()
    pdf.save(stream, static_id=True)
    return stream.getvalue()


def _lacks(intake: Intake, done: Sequence[Done]) -> list[Lack]:
    ours = intake.format is not Format.PDF
    flattened = any(item.change is Change.FIELDS_FLATTENED for item in done)
    found = {
        Lack.TAGS: not intake.tagged,
        Lack.TEXT: bool(intake.without_text),
        Lack.FONTS: bool(intake.fonts_missing),
        Lack.ARCHIVE: flattened or (not ours and not intake.archival.startswith(_ARCHIVAL)),
        Lack.ACCESSIBLE: intake.tagged and (flattened or not intake.accessible),
        Lack.LANGUAGE: not ours and not intake.language,
    }
    return [lack for lack, lacking in found.items() if lacking]
