"""What a bundle that was made must be, for its checks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docpipe.assemble import Assembled
from docpipe.verify import BundleExpectation, PartExpectation, page_digests

NAME = "build/ukazkov/svazky/plan.pdf"


def expected(made: Assembled, sources: Sequence[Path | None]) -> BundleExpectation:
    """Return what a bundle must be by its record; `sources`: files whose texts are to be found in it, None for one that is not asked."""
    return BundleExpectation(
        NAME,
        made.record.title,
        tuple(
            PartExpectation(
                item.title,
                item.first,
                item.pages,
                item.labels,
                item.elements + item.added_elements,
                item.blank,
                () if source is None else page_digests(source.read_bytes()),
                item.stamps,
                lacks=tuple(lack.value for lack in item.lacks),
            )
            for item, source in zip(made.record.parts, sources, strict=True)
        ),
        elements=made.record.elements,
        archival=made.record.archival,
        accessible=made.record.accessible,
        attachments=made.record.attachments,
    )
