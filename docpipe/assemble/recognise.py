"""A scan → the same with a text layer, by ocrmypdf and tesseract where they are on this machine."""

from __future__ import annotations

import io
import re
from functools import cache as once
from pathlib import Path
from typing import Final

import pikepdf

from docpipe import outside
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Location

_LAYER: Final = re.compile(r"/OCR-[\w-]+")
_VERSION_SECONDS: Final = 60
_PAGE_SECONDS: Final = 100
"""Seen: 3 to 8 s for a page at 300 dpi, a minute on a machine that does five other things; a slow laptop may take ten times what a quick one does."""
_NOTHING_TO_DO: Final = frozenset({0, 10})
"""Exit codes of ocrmypdf with which a whole file was written (10: it is no valid PDF/A, which is not asked for)."""
_LANGUAGES: Final = {"cs": "ces", "sk": "slk", "en": "eng", "de": "deu", "pl": "pol"}


@once
def recognition() -> str | None:
    """Return the version of ocrmypdf, None when it or tesseract's Czech is not on this machine. Asked once (0.5 s)."""
    program, tesseract = outside.find_program("ocrmypdf"), outside.find_program("tesseract")
    if program is None or tesseract is None or "ces" not in _languages():
        return None
    finished = outside.run([program, "--version"], seconds=_VERSION_SECONDS * outside.patience())
    return finished.output.strip().splitlines()[-1] if finished.code == 0 and finished.output.strip() else None


@once
def _languages() -> frozenset[str]:
    """Return the languages that tesseract knows here."""
    tesseract = outside.find_program("tesseract")
    if tesseract is None:
        return frozenset()
    finished = outside.run([tesseract, "--list-langs"], seconds=_VERSION_SECONDS * outside.patience())
    return frozenset(re.findall(r"^[a-z_]{3,}$", finished.output, re.MULTILINE)) if finished.code == 0 else frozenset()


@dataclass(frozen=True, slots=True)
class Scan:
    """A PDF with pages that have no text."""

    content: bytes
    digest: str
    """Of the file that it was made from: a picture made a PDF twice is not the same to the byte."""
    pages: int
    """How many there are to be recognised."""
    language: str
    place: Location
    name: str

    @property
    def tongue(self) -> str:
        """Its language as tesseract calls it; Czech where it does not know the language here."""
        wanted = _LANGUAGES.get(self.language[:2], "ces")
        return wanted if wanted in _languages() else "ces"


def recognised(scan: Scan, cache: Path | None) -> bytes | Diagnostic:
    """Return the PDF with a text layer on the pages that had none, turned upright; a complaint when that did not succeed.

    `cache`: a folder in which what was recognised is kept, by the scan, the language and the program's version.
    """
    if cache is None:
        return _run(scan)
    kept = cache / f"{scan.digest[:32]}-{scan.tongue}-{re.sub(r'[^0-9A-Za-z.]', '', recognition() or '')}.pdf"
    if kept.is_file():
        return outside.read_bytes(kept)
    made = _run(scan)
    if isinstance(made, bytes):
        outside.write_bytes(kept, made)
    return made


def _run(scan: Scan) -> bytes | Diagnostic:
    program = outside.find_program("ocrmypdf")
    assert program is not None, "asked for only where `recognition` says that it is there"
    seconds = _PAGE_SECONDS * (1 + scan.pages) * outside.patience()
    with outside.scratch() as folder:
        source, target = folder / "scan.pdf", folder / "text.pdf"
        outside.write_bytes(source, scan.content)
        options = ["--skip-text", "--rotate-pages", "--output-type", "pdf", "--optimize", "0", "--jobs", str(outside.processors()), "--quiet"]
        finished = outside.run([program, "-l", scan.tongue, *options, source, target], seconds=seconds, folder=folder)
        if finished.code in _NOTHING_TO_DO and target.is_file():
            return _named_anew(outside.read_bytes(target, scan.name))
    if finished.timed_out:
        return Diagnostic("bundle-recognition-timeout", scan.place, {"file": scan.name, "seconds": round(seconds)})
    return Diagnostic("bundle-recognition-failed", scan.place, {"file": scan.name, "reason": _reason(finished.output)})


def _named_anew(content: bytes) -> bytes:
    """Return a recognised PDF in which the text layers have names by their number, and no dates: ocrmypdf draws lots for those and looks at the clock."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for holder, key in ((pdf.trailer, "/Info"), (pdf.trailer, "/ID"), (pdf.Root, "/Metadata")):
            if key in holder:
                del holder[key]
        for page in pdf.pages:
            layers = page.obj.get("/Resources", pikepdf.Dictionary()).get("/XObject", pikepdf.Dictionary())
            drawn = sorted(name for name in layers.keys() if _LAYER.fullmatch(name))  # noqa: SIM118 - an object of a PDF, not a dictionary
            if not drawn:
                continue
            new = {name: f"/TextLayer{number}" for number, name in enumerate(drawn)}
            shown = _shown(page.obj)
            for old, name in new.items():
                shown = re.sub(re.escape(old.encode()) + rb"(?=\s+Do\b)", name.encode(), shown)
                layers[name] = layers[old]
                del layers[old]
            page.obj.Contents = pdf.make_stream(shown)
        stream = io.BytesIO()
        pdf.save(stream, static_id=True)
        return stream.getvalue()


def _shown(page: pikepdf.Object) -> bytes:
    contents = page.Contents
    return b"\n".join(item.read_bytes() for item in contents) if isinstance(contents, pikepdf.Array) else contents.read_bytes()


def _reason(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return lines[-1][:200] if lines else "?"
