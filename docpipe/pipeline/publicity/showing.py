"""The answers about finished files → pictures of the spots, for the check list: each fault is shown once, whoever else has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.kinds.checked import MarkedPage
from docpipe.messages import tell
from docpipe.outside.pixels import pixels_of
from docpipe.pipeline.publicity.wording import LANGUAGE
from docpipe.verify import Answers
from docpipe.verify.publicity.sheet import Breach

_MOST: Final = 24
"""Pictures of one check list; of more nobody would look at the last."""


@dataclass(slots=True)
class Shown:
    """What pictures show already."""

    faults: set[tuple[str, str]] = field(default_factory=set)
    pictures: int = 0

    def of(self, content: bytes, answers: Answers) -> tuple[MarkedPage, ...]:
        """Return pictures of those pages of a PDF that show a fault no picture showed before, with all that is marked on them."""
        pages: dict[int, list[tuple[str, Breach]]] = {}
        new: set[int] = set()
        for rule, breach in _placed(answers):
            assert breach.spot is not None
            pages.setdefault(breach.spot.page, []).append((rule, breach))
            fault = (breach.diagnostic.code, tell(breach.diagnostic, LANGUAGE))
            if fault not in self.faults:
                self.faults.add(fault)
                new.add(breach.spot.page)
        wanted = {page: pages[page] for page in sorted(new)[: max(_MOST - self.pictures, 0)]}
        made = tuple(_drawn(content, wanted))
        self.pictures += len(made)
        return made


def _placed(answers: Answers) -> Iterator[tuple[str, Breach]]:
    yield from ((item.rule, breach) for item in answers.judgements for breach in item.breaches if breach.spot is not None)


def _drawn(content: bytes, pages: dict[int, list[tuple[str, Breach]]]) -> Iterator[MarkedPage]:
    if not pages:
        return
    from docpipe.verify.publicity.marking import pictured

    spots = {page: [(rule, breach.spot) for rule, breach in found if breach.spot is not None] for page, found in pages.items()}
    for page, picture in pictured(content, spots, strip=True).items():
        pixels = pixels_of(picture)
        assert pixels is not None, "a picture that was just drawn"
        yield MarkedPage(page, picture, pixels.width, pixels.height, tuple(dict.fromkeys(rule for rule, _ in pages[page])))
