"""How a bundle was made → what its finished file is held against, at once and years later, from the manifest alone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docpipe.assemble import Assembled, Change, PartRecord
from docpipe.outside import read_bytes
from docpipe.verify import BundleExpectation, PartExpectation, first_pictures, page_digests

_TEXT_CHANGED = frozenset({Change.RECOGNISED, Change.FIELDS_FLATTENED, Change.WRAPPED, Change.REPAIRED, Change.ACTIONS_DROPPED})
"""What may change the text of a page on its way in: that of the file it was is not looked for then."""


def expectation_of(made: Assembled, name: str, own: Mapping[str, Path]) -> BundleExpectation:
    """Return what a bundle must be by the record of how it was made. `own`: id of a part → its PDF, of those whose texts must all be there."""
    return BundleExpectation(
        name=name,
        title=made.record.title,
        parts=tuple(_part(item, own.get(item.id)) for item in made.record.parts),
        elements=made.record.elements,
        archival=made.record.archival,
        accessible=made.record.accessible,
        attachments=made.record.attachments,
    )


def _part(item: PartRecord, source: Path | None) -> PartExpectation:
    done = {done.change for done in item.done}
    return PartExpectation(
        title=item.title,
        first=item.first,
        pages=item.pages,
        labels=item.labels,
        elements=item.elements + item.added_elements,
        blank=item.blank,
        texts=_texts(source) if source is not None and not done & _TEXT_CHANGED else (),
        pictures=_pictures(source) if source is not None and not done & _TEXT_CHANGED else (),
        stamps=item.stamps,
        lacks=tuple(lack.value for lack in item.lacks),
    )


def _texts(source: Path) -> tuple[str, ...]:
    """Return a digest of each page's text; nothing for what is no PDF."""
    try:
        return page_digests(read_bytes(source))
    except ValueError:
        return ()


def _pictures(source: Path) -> tuple[str, ...]:
    """Return where the pictures of the first page stand; nothing for what is no PDF."""
    try:
        return first_pictures(read_bytes(source))
    except ValueError:
        return ()


def expectation_from(data: Mapping[str, Any], name: str) -> BundleExpectation:
    """Return what a manifest says that a bundle must be. Raises ValueError for what is no such thing."""

    def plain(item: Mapping[str, Any]) -> dict[str, Any]:
        return {key: tuple(value) if isinstance(value, list) else value for key, value in item.items()}

    try:
        whole = plain(data)
        whole["name"] = name
        whole["parts"] = tuple(PartExpectation(**plain(item)) for item in data["parts"])
        return BundleExpectation(**whole)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("no expectation") from error
