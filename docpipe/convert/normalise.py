"""LibreOffice's PDF → the same pages as PDF/A-2b and PDF/UA-1 at once, with bytes that depend on nothing but the Word file and the engine's version."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from docpipe.convert.artifacts import mark_artifacts
from docpipe.convert.structure import mend_structure
from docpipe.outside import read_bytes, remove
from docpipe.pdf.metadata import Metadata, write_metadata
from docpipe.pdf.profile import undated


def normalise(source: Path, metadata: Metadata, undescribed: tuple[str, ...] = ()) -> bytes:
    """Return the finished PDF. Raises pikepdf.PdfError for a file that is no PDF, ValueError for a PDF without pages, OSError.

    `undescribed`: alternative texts that the engine did not carry over, in the order of the figures without one.
    It is given as a file: read through a Python stream, opening takes three times as long.
    """
    with pikepdf.open(source) as pdf:
        if not pdf.pages:
            raise ValueError("a PDF without pages")
        for page in pdf.pages:
            # LibreOffice 7.4 writes the text (S) where the standard wants the name /S (ISO 14289-1, 7.18.3).
            page.obj.Tabs = pikepdf.Name.S
            mark_artifacts(pdf, page)
        mend_structure(pdf, undescribed)
        _forget_profile_dates(pdf)
        write_metadata(pdf, metadata)
        for key in ("/DocChecksum", "/ID"):
            if key in pdf.trailer:
                del pdf.trailer[key]
        return _saved(pdf, source)


def _saved(pdf: pikepdf.Pdf, source: Path) -> bytes:
    """Return the PDF's bytes. It is saved twice, into files beside its source: saving into a Python stream takes three times as long.

    LibreOffice numbers fonts by where they lie in memory, and qpdf fills object streams in the order of the old numbers: the first time
    the objects are numbered in the order in which they are reached from the root. Streams that LibreOffice compressed stay as they are.
    """
    modes, kept = pikepdf.ObjectStreamMode, pikepdf.StreamDecodeLevel.none
    numbered, finished = source.with_suffix(".numbered"), source.with_suffix(".finished")
    try:
        pdf.save(numbered, static_id=True, object_stream_mode=modes.disable, compress_streams=False, stream_decode_level=kept)
        with pikepdf.open(numbered) as again:
            again.save(finished, deterministic_id=True, object_stream_mode=modes.generate, compress_streams=True)
        return read_bytes(finished)
    finally:
        for path in (numbered, finished):
            remove(path, path.name)


def _forget_profile_dates(pdf: pikepdf.Pdf) -> None:
    for intent in pdf.Root.get("/OutputIntents", pikepdf.Array()):
        profile = intent.get("/DestOutputProfile")
        if profile is not None:
            profile.write(undated(profile.read_bytes()))
