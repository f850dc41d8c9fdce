"""A plan and its parts, opened → the bundle's bytes and the record of what was done."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import field

import pikepdf

from docpipe.assemble.attachments import Carried, embed
from docpipe.assemble.claims import Claims, claims_of
from docpipe.assemble.font import stamp_font
from docpipe.assemble.graft import Graft, graft, inherited
from docpipe.assemble.intake import Intake
from docpipe.assemble.layers import write_layers
from docpipe.assemble.layout import Spot, lay_out
from docpipe.assemble.navigation import Navigation
from docpipe.assemble.opening import reading
from docpipe.assemble.part import BundlePlan, LabelStyle, Part
from docpipe.assemble.record import AssemblyRecord, Change, Done, Lack, PartRecord
from docpipe.assemble.stamps import Stamp, texts, write_stamps
from docpipe.assemble.structure import Brought, StructureTree
from docpipe.dataclass import dataclass
from docpipe.pdf.metadata import Metadata, write_metadata

_VERSION = "1.7"
"""Of PDF: PDF/A-2 and PDF/UA-1 build on it."""
_OWN_ELEMENTS = 1
"""The new Document above the parts."""


@dataclass(slots=True)
class Source:
    """A part's PDF, made ready to go in."""

    part: Part
    pdf: pikepdf.Pdf | None
    """None when it has been copied: half of the memory is the parts' own objects."""
    intake: Intake
    lacks: list[Lack]
    done: list[Done] = field(default_factory=list)
    stamps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A part in the bundle."""

    source: Source
    graft: Graft
    spot: Spot
    brought: Brought


def merge(plan: BundlePlan, sources: Sequence[Source], files: tuple[Carried, ...] = ()) -> tuple[bytes, AssemblyRecord]:
    """Return the bundle and its record; the sources are spent. Raises DocpipeError for a part whose damage shows only now."""
    spots = lay_out([source.part for source in sources], [source.intake.pages for source in sources])
    with pikepdf.new() as bundle:
        navigation, tree = Navigation(bundle, dict(plan.elsewhere)), StructureTree(bundle, plan.language)
        placed = [_put(bundle, source, spot, navigation, tree) for source, spot in zip(sources, spots, strict=True)]
        _write_pages(bundle, placed)
        tree.finish()
        for one, done in zip(placed, navigation.finish(), strict=True):
            one.source.done.extend(done)
        write_layers(bundle, [one.graft.catalog for one in placed])
        embed(bundle, plan, files)
        bundle.Root.PageLabels = _labels(bundle, placed)
        font = _stamp(bundle, plan, placed)
        claims = claims_of(bundle, plan, placed)
        write_metadata(bundle, _metadata(plan, claims))
        return _saved(bundle), _record(plan, placed, claims, font)


def _put(bundle: pikepdf.Pdf, source: Source, spot: Spot, navigation: Navigation, tree: StructureTree) -> Placed:
    """Copy a part into the bundle, with its tags and names."""
    pdf, source.pdf = source.pdf, None
    assert pdf is not None, "a source is put in once"
    with reading(source.part.place, source.part.called):
        part_graft = graft(bundle, pdf)
        del pdf  # not closed: the bundle reads the streams from its file when it is saved
        brought = tree.take(source.part, part_graft, source.intake.language or source.part.language)
        source.done.extend([*brought.done, *navigation.take(source.part, part_graft)])
    if spot.blank:
        source.done.append(Done(Change.BLANK_ADDED))
    return Placed(source, part_graft, spot, brought)


def _write_pages(bundle: pikepdf.Pdf, placed: Sequence[Placed]) -> None:
    """Make each part's page tree a branch of the bundle's."""
    root = bundle.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Pages))
    branches: list[pikepdf.Object] = []
    for one in placed:
        if one.spot.blank:
            branches.append(_blank(bundle, root, one.graft.pages[0]))
        one.graft.tree.Parent = root
        branches.append(one.graft.tree)
    root.Kids = pikepdf.Array(branches)
    root.Count = sum(one.spot.pages + one.spot.blank for one in placed)
    bundle.Root.Pages = root


def _blank(bundle: pikepdf.Pdf, parent: pikepdf.Object, like: pikepdf.Object) -> pikepdf.Object:
    box = inherited(like, "/MediaBox")
    blank = pikepdf.Dictionary(Type=pikepdf.Name.Page, Parent=parent, MediaBox=pikepdf.Array(list(box or ())), Resources=pikepdf.Dictionary())
    if turn := inherited(like, "/Rotate"):
        blank.Rotate = turn
    return bundle.make_indirect(blank)


def _labels(bundle: pikepdf.Pdf, placed: Sequence[Placed]) -> pikepdf.Object:
    """Return the page label tree (ISO 32000-1, 12.4.2); a blank page goes on in the labels of what stands before it."""
    nums: list[pikepdf.Object | int] = []
    for one in placed:
        labels = one.source.part.labels
        entry = pikepdf.Dictionary()
        if labels.style is not LabelStyle.NONE:
            entry.S = pikepdf.Name(f"/{labels.style.value}")
            entry.St = one.spot.start
        if labels.prefix:
            entry.P = pikepdf.String(labels.prefix)
        nums += [one.spot.first - 1, entry]
    return bundle.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array(nums)))


def _stamp(bundle: pikepdf.Pdf, plan: BundlePlan, placed: Sequence[Placed]) -> str:
    """Stamp the pages that are to be and return the font's name; that there is one, the caller has seen to."""
    before = plan.first_number - 1
    total = plan.total or before + sum(one.spot.pages + one.spot.blank for one in placed)
    stamps: list[Stamp] = []
    for one in placed:
        template = one.source.part.stamp if one.source.part.stamp is not None else plan.stamp
        if not template:
            continue
        balanced = bool(one.source.intake.archival)  # what declares PDF/A was made with care; counting takes time
        said = tuple(texts(template, one.spot.labels, before + one.spot.first, total))
        one.source.stamps = said
        stamps += [Stamp(page, text, balanced) for page, text in zip(one.graft.pages, said, strict=True)]
        one.source.done.append(Done(Change.STAMPED, one.spot.pages))
    font = stamp_font() if stamps else None
    if font is None:
        return ""
    write_stamps(bundle, stamps, font)
    return font.name


def _metadata(plan: BundlePlan, claims: Claims) -> Metadata:
    return Metadata(
        title=plan.title,
        language=plan.language,
        producer=plan.producer,
        created=plan.created,
        author=plan.author,
        subject=plan.subject,
        archival=claims.archival,
        accessible=claims.accessible,
    )


def _saved(bundle: pikepdf.Pdf) -> bytes:
    stream = io.BytesIO()
    bundle.save(stream, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, min_version=_VERSION)
    return stream.getvalue()


def _record(plan: BundlePlan, placed: Sequence[Placed], claims: Claims, font: str) -> AssemblyRecord:
    return AssemblyRecord(
        title=plan.title,
        parts=tuple(_part_record(one) for one in placed),
        pages=sum(one.spot.pages + one.spot.blank for one in placed),
        elements=_OWN_ELEMENTS + sum(one.brought.elements + one.brought.added for one in placed),
        archival=claims.archival,
        accessible=claims.accessible,
        attachments=tuple(item.name for item in plan.attachments),
        font=font,
    )


def _part_record(one: Placed) -> PartRecord:
    source = one.source
    return PartRecord(
        id=source.part.id,
        title=source.part.title,
        name=source.part.called,
        digest=source.intake.digest,
        first=one.spot.first,
        pages=one.spot.pages,
        labels=one.spot.labels,
        elements=one.brought.elements,
        added_elements=one.brought.added,
        lacks=tuple(source.lacks),
        done=tuple(source.done),
        stamps=source.stamps,
        blank=one.spot.blank,
    )
