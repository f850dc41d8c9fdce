"""A plan → the bundle, or all that keeps it from being made: take each file, open it, see what it is, make it ready, merge."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from docpipe.assemble.assembled import Assembled
from docpipe.assemble.examining import facts, remarks
from docpipe.assemble.intake import Format, Intake
from docpipe.assemble.merge import Source, merge
from docpipe.assemble.opening import LARGEST_WHOLE, Taken, damaged, misnamed, opened, take
from docpipe.assemble.part import BundlePlan, Part
from docpipe.assemble.record import Lack
from docpipe.diagnostics import Checked, Diagnostic, DocpipeError, Location, Severity
from docpipe.messages.catalogue import severity_of

_DAMAGE = (pikepdf.PdfError, AttributeError, TypeError, ValueError, KeyError, IndexError)
"""What reading a damaged file raises: an object may be of another type than the standard says, and pikepdf gives it as it is."""


def examined(source: Path, place: Location, name: str) -> Checked[Intake | None]:
    """Return what a file is, None for one that cannot go in."""
    try:
        taken = take(source, place, name)
        pdf, intake = _looked_at(taken, place, name)
    except DocpipeError as error:
        return Checked(None, error.diagnostics)
    pdf.close()
    found = _said(taken, intake, place, name)
    return Checked(None if _stops(found) else intake, found)


def assembled(plan: BundlePlan) -> Checked[Assembled | None]:
    """Return the bundle, None where a part cannot go in."""
    if not plan.parts:
        return Checked(None, (Diagnostic("bundle-without-parts", plan.place, {"bundle": plan.name}),))
    found: list[Diagnostic] = []
    sources: list[Source] = []
    size = 0
    for part in plan.parts:
        try:
            taken = take(part.source, part.place, part.called)
            size += len(taken.content)
            if size > LARGEST_WHOLE:
                found.append(Diagnostic("bundle-too-large", plan.place, {"bundle": plan.name, "limit": LARGEST_WHOLE // 1_000_000}))
                break
            sources.append(_source(part, taken, found))
        except DocpipeError as error:
            found.extend(error.diagnostics)
    if _stops(found):
        for source in sources:
            source.pdf.close()
        return Checked(None, tuple(found))
    content, record = merge(plan, sources)
    return Checked(Assembled(plan, content, record), tuple(found))


def _source(part: Part, taken: Taken, found: list[Diagnostic]) -> Source:
    pdf, intake = _looked_at(taken, part.place, part.called)
    found.extend(_said(taken, intake, part.place, part.called))
    return Source(part, pdf, intake, list(_lacks(intake)))


def _looked_at(taken: Taken, place: Location, name: str) -> tuple[pikepdf.Pdf, Intake]:
    pdf = opened(taken.content, place, name)
    try:
        return pdf, facts(pdf, taken)
    except _DAMAGE as error:
        pdf.close()
        raise damaged(error, place, name) from None


def _said(taken: Taken, intake: Intake, place: Location, name: str) -> tuple[Diagnostic, ...]:
    wrong = (Diagnostic("bundle-part-misnamed", place, {"file": name, "found": taken.format.value.upper()}),) if misnamed(name, taken.format) else ()
    return (*wrong, *remarks(intake, place, name))


def _lacks(intake: Intake) -> list[Lack]:
    ours = intake.format is not Format.PDF
    found = {
        Lack.TAGS: not intake.tagged and not ours,
        Lack.TEXT: bool(intake.without_text),
        Lack.FONTS: bool(intake.fonts_missing),
        Lack.ARCHIVE: not ours and intake.archival[:1] not in ("1", "2", "3"),
        Lack.ACCESSIBLE: intake.tagged and not intake.accessible,
        Lack.LANGUAGE: not intake.language,
    }
    return [lack for lack, lacking in found.items() if lacking]


def _stops(found: list[Diagnostic] | tuple[Diagnostic, ...]) -> bool:
    return any(severity_of(item) in (Severity.FAULT, Severity.ERROR) for item in found)
