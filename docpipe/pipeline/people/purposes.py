"""What the content says of somebody → what it is kept for: purpose, legal basis and receivers of each kind of datum."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from docpipe import validate
from docpipe.editions.policies import PROCESSING_FILE
from docpipe.editions.schema import Activity, ProcessingFile
from docpipe.figures.personal import Use
from docpipe.read import read

IN_TEXT: Final = "v textu"
"""What a mention in a text is called."""
DOUBT: Final = " – ověřte s pověřencem"


@cache
def activities() -> tuple[Activity, ...]:
    """Return what docpipe knows of, in the order in which a datum is assigned."""
    tree = read(PROCESSING_FILE, f"editions/{PROCESSING_FILE.name}").value
    return validate.settings_of(tree, ProcessingFile).value.activities


def activity_of(use: Use) -> Activity:
    """Return what a datum is kept for."""
    return next(item for item in activities() if _takes(item, use))


def _takes(activity: Activity, use: Use) -> bool:
    kind = use.record.partition(":")[0]
    return (
        (not activity.records or kind in activity.records)
        and (not activity.what or use.what.startswith(activity.what))
        and (not activity.values or use.value in activity.values)
    )


def grouped(uses: Iterable[Use]) -> tuple[tuple[Activity, tuple[Use, ...]], ...]:
    """Return the data by what they are kept for, in the file's order."""
    found: dict[str, list[Use]] = {}
    for use in uses:
        found.setdefault(activity_of(use).id, []).append(use)
    return tuple((item, tuple(found[item.id])) for item in activities() if item.id in found)


def basis_of(activity: Activity) -> str:
    """Return the legal basis, with the doubt there is about it."""
    return activity.basis if activity.certain else f"{activity.basis}{DOUBT}"
