"""The structure of a bundle and its parts → what of it does not belong where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.diagnostics import Diagnostic
from docpipe.verify.bundleexpectation import BundleExpectation
from docpipe.verify.bundlefacts import BundleFacts
from docpipe.verify.bundletree import StructureFacts


def structure_faults(bundle: BundleFacts, expectation: BundleExpectation) -> Iterator[Diagnostic]:
    """Yield what is wrong with a bundle's structure tree."""
    tree = bundle.structure
    if len(tree.parts) != len(expectation.parts):
        yield Diagnostic("bundle-structure-parts", expectation.at(), {"found": len(tree.parts), "expected": len(expectation.parts)})
        return
    yield from _elements(tree, expectation)
    owner = {number: index for index, part in enumerate(expectation.parts) for number in part.numbers}
    blank = {part.first - 1 for part in expectation.parts if part.blank}
    for number in sorted({*tree.pages, *tree.keyed, *tree.noted, *owner}):
        wanted = {owner[number]} if number in owner else set()
        met, led = tree.pages.get(number, set()), tree.keyed.get(number, set())
        if (met | led | tree.noted.get(number, set())) - wanted:
            index = owner.get(number)
            title = expectation.parts[index].title if index is not None else "–"
            yield Diagnostic("bundle-structure-foreign", expectation.at(number if number > 0 else None), {"title": title})
        elif number not in blank and not (met and led) and tree.drawn.get(number) != []:
            yield Diagnostic("bundle-page-unread", expectation.at(number))
    yield from _order(tree, expectation)


def _elements(tree: StructureFacts, expectation: BundleExpectation) -> Iterator[Diagnostic]:
    """Yield counts, titles and languages that are not those of the parts; keys and ids that are there twice."""
    if expectation.elements is not None and tree.elements != expectation.elements:
        yield Diagnostic("bundle-elements-wrong", expectation.at(), {"found": tree.elements, "expected": expectation.elements})
    for (title, language, count), part in zip(tree.parts, expectation.parts, strict=True):
        if title != part.title:
            yield Diagnostic("bundle-structure-title", expectation.at(part.first), {"found": title, "expected": part.title})
        if not language:
            yield Diagnostic("bundle-structure-language", expectation.at(part.first), {"title": part.title})
        if part.elements is not None and count != part.elements:
            yield Diagnostic("bundle-part-elements-wrong", expectation.at(part.first), {"title": part.title, "found": count, "expected": part.elements})
    twice = tuple(name.decode("latin-1") for name, count in tree.ids.items() if count > 1)
    if tree.doubled or tree.shared or twice:
        yield Diagnostic("bundle-structure-doubled", expectation.at(), {"names": (*twice, *map(str, tree.shared))})


def _order(tree: StructureFacts, expectation: BundleExpectation) -> Iterator[Diagnostic]:
    """Yield pages on which something is not read at all, or not in the order in which it is set."""
    for number, drawn in sorted(tree.drawn.items()):
        read = tree.read.get(number, [])
        if drawn is None:
            continue
        if set(drawn) - set(read):
            yield Diagnostic("bundle-content-unread", expectation.at(number), {"count": len(set(drawn) - set(read))})
        elif drawn != read:
            yield Diagnostic("bundle-reading-order", expectation.at(number))
