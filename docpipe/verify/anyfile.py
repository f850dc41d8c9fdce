"""Any file that goes out → what is wrong with the personal data in it; of a ZIP in each file of it and in their names."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

from docpipe.diagnostics import Diagnostic
from docpipe.verify.attached import texts_in, unknown_words
from docpipe.verify.expectation import Expectation
from docpipe.verify.privacy import Piece, in_words, leaks, piece
from docpipe.verify.zipwords import beside_files, twice

_MOST: Final = 1_000_000_000
_MOST_FILES: Final = 10_000


def privacy_of(content: bytes, expectation: Expectation) -> tuple[Diagnostic, ...]:
    """Return what is wrong. `expectation.name` says what kind of file it is where its bytes do not."""
    suffix = PurePosixPath(expectation.name).suffix.lower()
    if suffix == ".docx":
        from docpipe.verify.word import privacy_of_word

        return privacy_of_word(content, expectation)
    if suffix == ".pdf":
        from docpipe.verify.pdf import privacy_of_pdf

        return privacy_of_pdf(content, expectation)
    if suffix == ".zip":
        return tuple(_of_zip(content, expectation))
    return tuple(_of_texts(content, expectation))


def _of_texts(content: bytes, expectation: Expectation) -> Iterator[Diagnostic]:
    inside = texts_in(content, expectation.name)
    if inside is None:
        yield Diagnostic("verify-blind", expectation.at())
        inside = ((unknown_words(content), ""),)
    told = piece(((text, expectation.at(place or None)) for text, place in inside), apart=True)
    yield from leaks((told, *_names((expectation.name,), expectation)), expectation)


def of_names(names: tuple[str, ...], expectation: Expectation) -> tuple[Diagnostic, ...]:
    """Return what names of files tell of people, each at the file's place."""
    told = piece(((in_words(name), replace(expectation, name=name).at()) for name in names), apart=True)
    return tuple(leaks((told,), expectation))


def _names(names: tuple[str, ...], expectation: Expectation) -> tuple[Piece, ...]:
    return (piece(((in_words(name), expectation.at()) for name in names), apart=True),)


def _of_zip(content: bytes, expectation: Expectation) -> Iterator[Diagnostic]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            if sum(member.file_size for member in members) > _MOST or len(members) > _MOST_FILES:
                yield Diagnostic("verify-blind", expectation.at())
                return
            names = (expectation.name, *(member.filename for member in archive.infolist()))
            said = piece(((text, expectation.at(place or None)) for text, place in beside_files(content, archive)), apart=True)
            yield from leaks((said, *_names(names, expectation)), expectation)
            for member in (*members, *twice(archive)):
                inner = replace(expectation, name=f"{expectation.name}/{member.filename}")
                # its name was searched with all others
                own = {item.code: item for item in leaks(_names((inner.name,), inner), inner)}
                yield from (item for item in privacy_of(archive.read(member), inner) if item not in own.values())
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, NotImplementedError, OSError):
        yield Diagnostic("verify-blind", expectation.at())
