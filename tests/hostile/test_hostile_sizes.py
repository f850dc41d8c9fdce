"""Content made to eat time and memory: refused or read within bounds, with a place; run where memory and processor time are limited."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from badinput import SETKANI
from workspaces import MEETING, small, write

pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits as POSIX has them")
MEGABYTES = 1500
SECONDS = 40


def check(root: Path) -> tuple[int, str]:
    """Run `docpipe check` within limits of memory and processor time; return its exit code and what it said."""
    import resource

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 1_000_000, MEGABYTES * 1_000_000))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))

    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "docpipe", "-C", str(root), "--lang", "cs", "check"]
    began = time.monotonic()
    finished = subprocess.run(command, capture_output=True, text=True, env=env, preexec_fn=limit, check=False, timeout=300)
    assert "Traceback" not in finished.stderr, finished.stderr[-2000:]
    assert time.monotonic() - began < 6 * SECONDS
    return finished.returncode, finished.stdout + finished.stderr


def bomb() -> bytes:
    """Return a workbook of a few kilobytes that would inflate to a gigabyte."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
        for _ in range(300):
            part.write(bytes(1_000_000))
    return stream.getvalue()


def xml_bomb() -> bytes:
    """Return a workbook whose strings are entities of entities."""
    entities = "".join(f'<!ENTITY e{number} "{f"&e{number - 1};" * 10}">' for number in range(1, 10))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<!DOCTYPE x [<!ENTITY e0 "ha">{entities}]><x>&e9;</x>')
        archive.writestr("xl/workbook.xml", f'<!DOCTYPE x [<!ENTITY e0 "ha">{entities}]><x>&e9;</x>')
    return stream.getvalue()


FILES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a scalar of 50 MB": ("velky.yaml", lambda: b'misto: "' + b"x" * 50_000_000 + b'"\n', "file-too-large"),
    "nesting": ("hluboky.yaml", lambda: b"[" * 1_000_000, "yaml-too-deep"),
    "aliases of aliases": (
        "alias.yaml",
        lambda: b"a: &a [x]\n" + b"".join(b"%c: &%c [%s]\n" % (letter, letter, b",".join([b"*%c" % (letter - 1)] * 9)) for letter in range(98, 122)),
        "yaml-alias",
    ),
    "thousands of keys": ("klice.yaml", lambda: b"".join(b"klic%d: x\n" % number for number in range(5_000)), "unknown-key"),
    "a workbook that inflates": ("bomba.xlsx", bomb, "xlsx-bomb"),
    "entities in a workbook": ("entity.xlsx", xml_bomb, "xlsx-unreadable"),
    "NUL in a table": ("nul.csv", lambda: b"jm\x00\xc3\xa9no;org\nJan\x00;x\n", ""),
    "quotes that never close": ("uvozovky.csv", lambda: b'a;b\n"' * 200_000, "csv-quote"),
    "one line of commas": ("carky.csv", lambda: b";" * 2_000_000, "table-too-large"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_dealt_with_in_bounds(name: str, tmp_path: Path) -> None:
    file, content, code = FILES[name]
    table = file.endswith((".csv", ".xlsx"))
    path = f"{SETKANI}/2024-02-07-{file}"
    meeting = MEETING.replace("    účast:\n      - {jméno: Jana Nováková}\n      - {jméno: Petr Malý}\n", f"    soubor účasti: 2024-02-07-{file}\n")
    root = write(small(tmp_path), {path: content(), **({f"{SETKANI}/2024-02-07-s-tabulkou.yaml": meeting} if table else {})})
    exit_code, said = check(root)
    assert exit_code == 1, said[-2000:]
    assert path in said or "2024-02-07-s-tabulkou.yaml" in said
    assert code in said, said[-2000:]


TEXTS = {
    "brackets": "[" * 30_000,
    "pictures": "![" * 15_000,
    "links": "[a](" * 10_000,
    "stars": "*a _b " * 10_000,
    "emphasis": "a**b" + "c* " * 10_000,
    "backticks": "".join("`" * number + " " for number in range(250)),
    "quotes": "> " * 10_000 + "x",
    "lists": "".join(" " * (2 * number) + "- x\n" for number in range(300)),
    "colons": "::: interní\n" * 5_000,
    "footnotes": "".join(f"[^{number}] " for number in range(3_000)) + "\n\n" + "".join(f"[^{number}]: x\n" for number in range(3_000)),
    "notes in notes": "^[" * 5_000 + "x",
    "tables": "|" * 20_000 + "\n" + "|-" * 10_000,
    "references": "[[measure:" * 5_000,
    "entities": "&amp;" * 20_000,
    "html": "<a " * 20_000,
    "tags": "{{" * 20_000,
    "one word": "x" * 1_000_000,
    "e-mails": "a.b@" * 20_000,
    "addresses": "http://" * 10_000,
    "names": "Jana Nováková " * 10_000,
    "hyphens": "-" * 100_000,
    "dots": "1. " * 20_000,
}


@pytest.mark.parametrize("name", [pytest.param(name, marks=() if name in ("brackets", "notes in notes", "quotes") else pytest.mark.long) for name in TEXTS])
def test_a_text_made_to_take_for_ever_is_read_in_bounds(name: str, tmp_path: Path) -> None:
    text = "".join(f"          {line}\n" for line in TEXTS[name].splitlines())
    meeting = MEETING.rstrip(" ") + "      - bod: Dlouhý\n        text: |\n" + text
    root = write(small(tmp_path), {})
    (root / SETKANI / "2024-02-06-skupina.yaml").write_text("".join(line[4:] for line in meeting.lstrip("\n").splitlines(keepends=True)), encoding="utf-8")
    exit_code, said = check(root)
    assert exit_code in (0, 1), said[-2000:]
    assert "docpipe selhal" not in said
