"""PDFs, scans and pictures → one bundle that keeps tags, outline, labels and links, and the record of what was done.

The order: `examine` each file (what it is, how many pages: a cover needs that), `assemble` the plan, `split` it where a size is given.
"""

from __future__ import annotations

from pathlib import Path

from docpipe.assemble.assembled import Assembled
from docpipe.assemble.intake import LARGEST_PART, Format, Intake
from docpipe.assemble.layout import Spot, lay_out
from docpipe.assemble.part import Attachment, BundlePlan, Labels, LabelStyle, Mentions, Part, Relationship, Standard, destination_of, link_to
from docpipe.assemble.record import AssemblyRecord, Change, Done, Lack, PartRecord
from docpipe.diagnostics import Checked, Location

__all__ = [
    "LARGEST_PART",
    "Assembled",
    "AssemblyRecord",
    "Attachment",
    "BundlePlan",
    "Change",
    "Done",
    "Format",
    "Intake",
    "LabelStyle",
    "Labels",
    "Lack",
    "Mentions",
    "Part",
    "PartRecord",
    "Relationship",
    "Spot",
    "Standard",
    "assemble",
    "destination_of",
    "examine",
    "lay_out",
    "link_to",
    "recognition",
    "split",
]


def examine(source: Path, place: Location, name: str = "") -> Checked[Intake | None]:
    """Return what a file is, None for one that cannot go into a bundle; the complaints say why, at the place handed in.

    Codes (all 'bundle-part-…'): 'missing', 'empty', 'unknown', 'too-large', 'encrypted', 'damaged', 'without-pages', 'signed', 'dynamic' for what cannot go in;
    'misnamed', 'form', 'script', 'attachments', 'untagged', 'without-text', 'font-missing', 'not-archival', 'not-accessible' for what is worth a word.
    """
    from docpipe.assemble.assembling import examined

    return examined(source, place, name or source.as_posix())


def assemble(plan: BundlePlan) -> Checked[Assembled | None]:
    """Return the bundle; None when any of its parts cannot go in: all complaints of all parts at once.

    The same inputs give the same bytes. Nothing is written.
    """
    from docpipe.assemble.assembling import assembled

    return assembled(plan)


def split(plan: BundlePlan, limit: int) -> Checked[tuple[Assembled, ...]]:
    """Return the bundle in pieces of at most `limit` bytes, cut between parts; one piece, under its own name, where it fits.

    Labels and stamps count on from piece to piece, links lead into the other pieces. A piece's plan has the name '<stem>_dil-1-z-3.pdf' and the title
    '<title> – díl 1/3'. A part that alone is larger is complained of ('bundle-part-over-limit'), and then there are no pieces.
    """
    from docpipe.assemble.splitting import pieces

    return pieces(plan, limit)


def recognition() -> str | None:
    """Return the version of ocrmypdf on this machine, None when it, tesseract or its Czech is not there."""
    from docpipe.assemble import recognise

    return recognise.recognition()
