"""A finished bundle and what it was made of → diagnostics: facts of the file, part by part. That it is valid PDF/A or PDF/UA is for a validator to say."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
import pypdfium2

from docpipe.diagnostics import Diagnostic, DocpipeError, Plain
from docpipe.model import Ledger
from docpipe.verify.bundleexpectation import BundleExpectation
from docpipe.verify.bundlefacts import BundleFacts, read_bundle
from docpipe.verify.bundlepages import BundlePages, lacking, page_digest, read_bundle_pages
from docpipe.verify.bundlestructure import structure_faults
from docpipe.verify.expectation import Expectation
from docpipe.verify.pdf import facts_of_pdf
from docpipe.verify.structure import PdfFacts

_DAMAGE = (pikepdf.PdfError, pypdfium2.PdfiumError, AttributeError, TypeError, ValueError, KeyError, IndexError)


def check_bundle(content: bytes, expectation: BundleExpectation) -> tuple[Diagnostic, ...]:
    """Return everything in which a bundle is not what it was made to be."""
    plain = Expectation(expectation.name, Ledger(expectation.name), title=expectation.title, language=expectation.language)
    try:
        facts = facts_of_pdf(content, plain)
        bundle = read_bundle(content)
        pages = read_bundle_pages(content, frozenset(part.first for part in expectation.parts if part.pictures))
    except DocpipeError as error:
        return error.diagnostics
    except _DAMAGE as error:
        return (Diagnostic("pdf-unreadable", expectation.at(), {"reason": str(error)[:200]}),)
    if facts.pages != expectation.pages:
        return (Diagnostic("bundle-pages-wrong", expectation.at(), {"found": facts.pages, "expected": expectation.pages}),)
    return (
        *_whole(facts, bundle, expectation),
        *structure_faults(bundle, expectation),
        *_ways(bundle, expectation),
        *_texts(pages, bundle.labels, expectation),
        *_fonts(facts, expectation),
        *_strips(pages, expectation),
    )


def _strips(pages: BundlePages, expectation: BundleExpectation) -> Iterator[Diagnostic]:
    """PUB-15: each part keeps its own strip: the pictures of its first page stand where they stood."""
    for part in expectation.parts:
        for place in lacking(part.pictures, pages.pictures.get(part.first, ())):
            x, y, width, height = (f"{int(length) / 10:.1f}".replace(".", ",") for length in place.split())
            arguments: dict[str, Plain] = {"title": part.title, "page": part.first, "width": width, "height": height, "x": x, "y": y}
            yield Diagnostic("publicity-part-strip-lost", expectation.at(part.first), arguments)


def _whole(facts: PdfFacts, bundle: BundleFacts, expectation: BundleExpectation) -> Iterator[Diagnostic]:
    """Yield what is wrong with what the file says of itself."""
    if facts.encrypted:
        yield Diagnostic("pdf-encrypted", expectation.at())
    if facts.scripts:
        yield Diagnostic("pdf-script", expectation.at())
    if set(facts.attachments) != set(expectation.attachments):
        odd = tuple(sorted(set(facts.attachments) ^ set(expectation.attachments)))
        yield Diagnostic("bundle-attachments-wrong", expectation.at(), {"names": odd})
    if facts.language.casefold() != expectation.language.casefold():
        yield Diagnostic("verify-language-wrong", expectation.at(), {"found": facts.language, "expected": expectation.language})
    for found in dict.fromkeys((facts.title, facts.title_in_xmp)):
        if " ".join(found.split()) != " ".join(expectation.title.split()):
            yield Diagnostic("verify-title-wrong", expectation.at(), {"found": found, "expected": expectation.title})
    if not facts.title_shown:
        yield Diagnostic("pdf-title-hidden", expectation.at())
    for field, (one, other) in bundle.metadata_differences.items():
        yield Diagnostic("bundle-metadata-differ", expectation.at(), {"field": field, "information": one, "xmp": other})
    for what, found, expected in (("PDF/A", facts.archival, expectation.archival), ("PDF/UA", facts.accessible, expectation.accessible)):
        if found != expected:
            yield Diagnostic("bundle-claim-wrong", expectation.at(), {"standard": what, "found": found or "–", "expected": expected or "–"})
    if expectation.archival and bundle.intents != 1:
        yield Diagnostic("bundle-intents-wrong", expectation.at(), {"found": bundle.intents})


def _ways(bundle: BundleFacts, expectation: BundleExpectation) -> Iterator[Diagnostic]:
    """Yield links, destinations and items of the outline that lead nowhere, and parts that the outline does not lead to."""
    for page, target in bundle.dead_links:
        yield Diagnostic("bundle-link-dead", expectation.at(page), {"target": target})
    for name in bundle.dead_destinations:
        yield Diagnostic("bundle-destination-dead", expectation.at(), {"name": name})
    for title in bundle.dead_items:
        yield Diagnostic("bundle-outline-dead", expectation.at(), {"title": title})
    wanted = [(part.title, part.first) for part in expectation.parts]
    if bundle.outline != wanted:
        missing = next((title for title, first in wanted if (title, first) not in bundle.outline), wanted[0][0])
        yield Diagnostic("bundle-outline-wrong", expectation.at(), {"title": missing, "found": len(bundle.outline), "expected": len(wanted)})


def _texts(pages: BundlePages, labels: tuple[str, ...], expectation: BundleExpectation) -> Iterator[Diagnostic]:
    """Yield pages that do not say what their part says, or are not called what they are to be called."""
    for part in expectation.parts:
        for index, number in enumerate(part.numbers):
            label = labels[number - 1]
            if part.labels and label != part.labels[index]:
                yield Diagnostic("bundle-label-wrong", expectation.at(number), {"found": label, "expected": part.labels[index]})
            text, stamp = pages.texts[number - 1], part.stamps[index] if part.stamps else ""
            rest = without_stamp(text, stamp)
            if rest is None:
                yield Diagnostic("bundle-stamp-missing", expectation.at(number), {"stamp": stamp})
            elif part.texts and part.texts[index] and page_digest(rest) != part.texts[index]:
                yield Diagnostic("bundle-text-changed", expectation.at(number), {"title": part.title, "page": index + 1})
            if rest == "" and not (part.texts and not part.texts[index]) and not expectation.known(number, "text"):
                yield Diagnostic("pdf-page-without-text", expectation.at(number))


def without_stamp(text: str, stamp: str) -> str | None:
    """Return a page's text without spaces and without its stamp, which is the last of it; None where the stamp is not there."""
    found, wanted = "".join(text.split()), "".join(stamp.split())
    if not wanted:
        return found
    place = found.rfind(wanted)
    return None if place < 0 else found[:place] + found[place + len(wanted) :]


def _fonts(facts: PdfFacts, expectation: BundleExpectation) -> Iterator[Diagnostic]:
    for font in facts.fonts:
        if not font.embedded and not expectation.known(font.page, "fonts"):
            yield Diagnostic("pdf-font-not-embedded", expectation.at(font.page), {"font": font.name})
        if font.missing:
            yield Diagnostic("pdf-glyph-missing", expectation.at(font.page), {"font": font.name, "characters": " ".join(font.missing)})
