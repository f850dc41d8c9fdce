"""A plan → the bundle, or all that keeps it from being made: take each file, open it, see what it is, make it ready, merge."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docpipe.assemble.assembled import Assembled
from docpipe.assemble.attachments import attachable
from docpipe.assemble.font import stamp_font
from docpipe.assemble.intake import Intake
from docpipe.assemble.merge import Source, merge
from docpipe.assemble.opening import LARGEST_WHOLE, take
from docpipe.assemble.part import SCHEME, BundlePlan
from docpipe.assemble.preparing import looked_at, ready, said, stops
from docpipe.assemble.record import AssemblyRecord, Change
from docpipe.assemble.stamps import FIELDS, wrong_field
from docpipe.diagnostics import Checked, Diagnostic, DocpipeError, Location


def examined(source: Path, place: Location, name: str) -> Checked[Intake | None]:
    """Return what a file is, None for one that cannot go in."""
    try:
        taken = take(source, place, name)
        pdf, intake = looked_at(taken, place, name)
    except DocpipeError as error:
        return Checked(None, error.diagnostics)
    pdf.close()
    found = tuple(said(taken, intake, place, name))
    return Checked(None if stops(found) else intake, found)


def assembled(plan: BundlePlan) -> Checked[Assembled | None]:
    """Return the bundle, None where a part cannot go in."""
    if not plan.parts:
        return Checked(None, (Diagnostic("bundle-without-parts", plan.place, {"bundle": plan.name}),))
    found: list[Diagnostic] = list(_wrong_plan(plan))
    sources: list[Source] = []
    size = 0
    for part in plan.parts:
        try:
            taken = take(part.source, part.place, part.called)
            size += len(taken.content)
            if size > LARGEST_WHOLE:
                found.append(Diagnostic("bundle-too-large", plan.place, {"bundle": plan.name, "limit": LARGEST_WHOLE // 1_000_000}))
                break
            source, said = ready(part, taken, plan, stamped=bool(part.stamp if part.stamp is not None else plan.stamp))
            sources.append(source)
            found.extend(said)
        except DocpipeError as error:
            found.extend(error.diagnostics)
    files = attachable(plan, found)
    if stops(found):
        for source in sources:
            if source.pdf is not None:
                source.pdf.close()
        return Checked(None, tuple(found))
    try:
        content, record = merge(plan, sources, files)
    except DocpipeError as error:
        return Checked(None, (*found, *error.diagnostics))
    return Checked(Assembled(plan, content, record), (*found, *_told(plan, record)))


def _wrong_plan(plan: BundlePlan) -> Iterator[Diagnostic]:
    """Yield what is wrong with the plan itself. Two parts by one id are a program's error, not a person's."""
    ids = [part.id for part in plan.parts]
    if len(set(ids)) < len(ids):
        raise ValueError(f"two parts have one id: {ids}")
    stamps = [(part.stamp, part.place) for part in plan.parts if part.stamp] + ([(plan.stamp, plan.place)] if plan.stamp else [])
    for stamp, place in dict.fromkeys(stamps):
        if (wrong := wrong_field(stamp)) is not None:
            yield Diagnostic("bundle-stamp-wrong", place, {"stamp": stamp, "found": wrong, "known": tuple(f"{{{name}}}" for name in FIELDS)})
    font = stamp_font() if stamps else None
    if stamps and font is None:
        yield Diagnostic("bundle-font-missing", plan.place)
    if font is not None and (lacking := font.lacking("".join(stamp for stamp, _ in stamps))):
        yield Diagnostic("bundle-stamp-glyph", plan.place, {"characters": " ".join(lacking), "font": font.name})


def _told(plan: BundlePlan, record: AssemblyRecord) -> Iterator[Diagnostic]:
    """Yield what is to be said of the whole: links that lead to nothing in it. What it may not declare, and why, stands in the record."""
    for part, made in zip(plan.parts, record.parts, strict=True):
        for done in made.done:
            if done.change is Change.LINK_UNKNOWN:
                yield from (Diagnostic("bundle-link-unknown", part.place, {"file": part.called, "address": SCHEME + address}) for address in done.detail)
