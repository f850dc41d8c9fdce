"""The parts and what they lack → what the whole may declare: PDF/A only where all parts conform, PDF/UA only where all are tagged; one output profile."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import pikepdf

from docpipe.assemble.intake import Format
from docpipe.assemble.part import BundlePlan, Standard
from docpipe.assemble.record import Lack
from docpipe.dataclass import dataclass
from docpipe.pdf.profile import undated

if TYPE_CHECKING:
    from docpipe.assemble.merge import Placed

_NOT_ARCHIVAL: Final = frozenset({Lack.ARCHIVE, Lack.FONTS, Lack.COLOURS})
_NOT_ACCESSIBLE: Final = frozenset({Lack.ACCESSIBLE, Lack.TAGS, Lack.TEXT, Lack.FONTS})
_LEVELS: Final = "BUA"
"""Of conformance, each with all that those before it ask."""


@dataclass(frozen=True, slots=True)
class Claims:
    """What the bundle declares."""

    archival: str
    """'2B', or ''."""
    accessible: str
    """'1', or ''."""


def claims_of(bundle: pikepdf.Pdf, plan: BundlePlan, placed: Sequence[Placed]) -> Claims:
    """Put the output profile into the bundle and return what it may declare; a part whose colours are of another kind than the first's lacks them."""
    _write_intent(bundle, placed)
    lacks = {lack for one in placed for lack in one.source.lacks}
    archival = "" if plan.standard is Standard.NONE or lacks & _NOT_ARCHIVAL else plan.standard.value[0] + _level(plan, placed)
    return Claims(archival, "" if lacks & _NOT_ACCESSIBLE else "1")


def _level(plan: BundlePlan, placed: Sequence[Placed]) -> str:
    """Return the lowest of the levels that the parts have and the plan asks for."""
    had = [one.source.intake.archival[1:] or "B" for one in placed]
    return min([plan.standard.value[1].upper(), *had], key=_LEVELS.find)


def _write_intent(bundle: pikepdf.Pdf, placed: Sequence[Placed]) -> None:
    """Take over the first part's output intent (ISO 19005-2, 6.2.3: one profile for the whole file)."""
    kept: int | None = None
    for one in placed:
        for intent in one.graft.catalog.get("/OutputIntents", ()):
            profile = intent.get("/DestOutputProfile")
            if not isinstance(profile, pikepdf.Stream):
                continue
            components = int(profile.get("/N", 3))
            if kept is None:
                kept = components
                bundle.Root.OutputIntents = pikepdf.Array([intent])
            elif components != kept and Lack.COLOURS not in one.source.lacks:
                one.source.lacks.append(Lack.COLOURS)
            break
    if kept is None and any(one.source.intake.format is not Format.PDF for one in placed):
        bundle.Root.OutputIntents = pikepdf.Array([_srgb(bundle)])


def _srgb(bundle: pikepdf.Pdf) -> pikepdf.Object:
    """Return an output intent for sRGB: pictures bring none."""
    from PIL import ImageCms

    content = undated(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    return bundle.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.OutputIntent,
            S=pikepdf.Name.GTS_PDFA1,
            OutputConditionIdentifier=pikepdf.String("sRGB IEC61966-2.1"),
            Info=pikepdf.String("sRGB IEC61966-2.1"),
            DestOutputProfile=bundle.make_stream(content, N=3),
        )
    )
