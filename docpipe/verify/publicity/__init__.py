"""A finished Word file or PDF, and what it was meant to be → the answer to each rule of publicity, measured."""

from __future__ import annotations

from docpipe.verify.expectation import Expectation
from docpipe.verify.publicity.sheet import Answers

__all__ = ["Answers", "sheet_of_pdf", "sheet_of_word"]


def sheet_of_pdf(content: bytes, expectation: Expectation) -> Answers:
    """Return what a PDF's pages say to each rule; an empty sheet where there is nothing to hold it against. Raises DocpipeError 'pdf-unreadable'."""
    from docpipe.verify.publicity.answering import of_pdf

    return of_pdf(content, expectation)


def sheet_of_word(content: bytes, expectation: Expectation) -> Answers:
    """Return what a Word file says to each rule; its pictures are looked at, not only known by their files. Raises DocpipeError 'word-unreadable'."""
    from docpipe.verify.publicity.answering import of_word

    return of_word(content, expectation)
