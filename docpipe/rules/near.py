"""A name that is in no register → the registered names it may have been meant for."""

from __future__ import annotations

from collections.abc import Iterable

from docpipe.czech.names import fold_loose, near_misses

_NEAR = 2
_LIMIT = 3


class NearMisses:
    """The near misses among many names, each name folded once and each question answered once."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = tuple(dict.fromkeys(known))
        self._folded = [fold_loose(name) for name in self._known]
        self._answers: dict[str, tuple[str, ...]] = {}

    def of(self, text: str) -> tuple[str, ...]:
        """Return the names a text may have been meant for, nearest first; the name itself is no near miss."""
        if text not in self._answers:
            self._answers[text] = self._find(text)
        return self._answers[text]

    def _find(self, text: str) -> tuple[str, ...]:
        wanted = fold_loose(text)
        letters = set(wanted)
        # a letter added, left out, changed or swapped changes at most two of the letters there are: what differs in more is not near
        possible = [index for index, name in enumerate(self._folded) if abs(len(name) - len(wanted)) <= _NEAR and len(letters ^ set(name)) <= 2 * _NEAR]
        if not possible:
            return ()
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        close = process.extract(wanted, [self._folded[index] for index in possible], scorer=OSA.distance, score_cutoff=_NEAR, limit=None)
        return near_misses(text, (self._known[possible[index]] for _, _, index in close), _LIMIT)
