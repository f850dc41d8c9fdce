"""A bundle larger than what may be sent → pieces, cut between parts, each whole in itself: labels and stamps count on, links lead into the other pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from docpipe.assemble.assembled import Assembled
from docpipe.assemble.assembling import assembled
from docpipe.assemble.layout import fixed, lay_out
from docpipe.assemble.part import BundlePlan, Part
from docpipe.diagnostics import Checked, Diagnostic, DocpipeError
from docpipe.outside import scratch

_KILO = 1000
_ROOM = 4096
"""Bytes by which a piece may grow over the sum of its parts: titles, links into other pieces."""


def pieces(plan: BundlePlan, limit: int) -> Checked[tuple[Assembled, ...]]:
    """Return the bundle in pieces of at most `limit` bytes."""
    if plan.cache is not None:
        return _pieces(plan, limit)
    try:
        with scratch() as folder:  # scans are recognised once, however often their sizes are tried
            return _pieces(replace(plan, cache=folder), limit)
    except DocpipeError as error:
        return Checked((), error.diagnostics)


def _pieces(plan: BundlePlan, limit: int) -> Checked[tuple[Assembled, ...]]:
    whole = assembled(plan)
    if whole.value is None:
        return Checked((), whole.diagnostics)
    if len(whole.value.content) <= limit:
        return Checked((whole.value,), whole.diagnostics)
    sizes = _sizes(plan)
    over = tuple(
        Diagnostic("bundle-part-over-limit", part.place, {"title": part.title, "file": part.called, "size": -(-size // _KILO), "limit": limit // _KILO})
        for part, size in zip(plan.parts, sizes, strict=True)
        if size > limit
    )
    if over:
        return Checked((), (*whole.diagnostics, *over))
    pages = [item.pages for item in whole.value.record.parts]
    parts = tuple(fixed(part, spot) for part, spot in zip(plan.parts, lay_out(plan.parts, pages), strict=True))
    groups = _grouped(sizes, limit)
    while True:
        made = _made(plan, parts, pages, groups)
        large = next((number for number, piece in enumerate(made) if len(piece.content) > limit and len(groups[number]) > 1), None)
        if large is None:
            return Checked(tuple(made), whole.diagnostics)
        groups[large : large + 1] = [groups[large][:-1], groups[large][-1:]]


def _sizes(plan: BundlePlan) -> list[int]:
    """Return how many bytes each part takes as a bundle of its own; the attachments go with the first."""
    found = []
    for number, part in enumerate(plan.parts):
        alone = assembled(replace(plan, parts=(part,), attachments=plan.attachments if number == 0 else ()))
        assert alone.value is not None, "the whole was made of it"
        found.append(len(alone.value.content) + _ROOM)
    return found


def _grouped(sizes: Sequence[int], limit: int) -> list[list[int]]:
    """Return the numbers of the parts of each piece, in their order; a part alone may come near to the limit."""
    groups: list[list[int]] = []
    room = 0
    for number, size in enumerate(sizes):
        if not groups or size > room:
            groups.append([])
            room = limit
        groups[-1].append(number)
        room -= size
    return groups


def _made(plan: BundlePlan, parts: Sequence[Part], pages: Sequence[int], groups: Sequence[Sequence[int]]) -> list[Assembled]:
    """Return the pieces that stand for groups of parts."""
    names = [piece_name(plan.name, number, len(groups)) for number in range(1, len(groups) + 1)]
    home = {parts[index].id: name for name, group in zip(names, groups, strict=True) for index in group}
    lengths = [_length([parts[index] for index in group], [pages[index] for index in group]) for group in groups]
    made = []
    for number, group in enumerate(groups):
        piece = assembled(
            replace(
                plan,
                name=names[number],
                title=f"{plan.title} – díl {number + 1}/{len(groups)}",
                parts=tuple(parts[index] for index in group),
                attachments=plan.attachments if number == 0 else (),
                elsewhere=tuple((part, PurePosixPath(name).name) for part, name in home.items() if name != names[number]),
                first_number=1 + sum(lengths[:number]),
                total=sum(lengths),
            )
        )
        assert piece.value is not None, "the whole was made of the same parts"
        made.append(piece.value)
    return made


def _length(parts: Sequence[Part], pages: Sequence[int]) -> int:
    last = lay_out(parts, pages)[-1]
    return last.first + last.pages - 1


def piece_name(name: str, number: int, count: int) -> str:
    """Return the name of a piece's file, such that the pieces sort in their order: 'plan_dil-01-z-12.pdf'."""
    path = PurePosixPath(name)
    return str(path.with_name(f"{path.stem}_dil-{number:0{len(str(count))}}-z-{count}{path.suffix}"))
