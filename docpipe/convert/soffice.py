"""The machine → its LibreOffice: where the program is, which version, and one run of it over files."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from threading import Event

from docpipe import outside
from docpipe.outside import Finished

_VERSION_SECONDS = 60
_SOCKET_FOLDERS = ("/tmp", "/var/tmp")  # noqa: S108 - LibreOffice's own choice
_GUARD = Path(__file__).with_name("guard.py")
_EXPORT: dict[str, tuple[str, str]] = {
    "SelectPdfVersion": ("long", "2"),  # PDF/A-2b
    "UseTaggedPDF": ("boolean", "true"),
    "PDFUACompliance": ("boolean", "true"),
    "ExportBookmarks": ("boolean", "true"),
    "ExportFormFields": ("boolean", "false"),
    "ReduceImageResolution": ("boolean", "false"),
    "Quality": ("long", "95"),
}
_PAGED = {"ExportBookmarksToPDFDestination": ("boolean", "true")}
"""Named destinations: the pages of the bookmarks are read off them."""
_QUICK = {**_PAGED, "SelectPdfVersion": ("long", "0"), "UseTaggedPDF": ("boolean", "false"), "PDFUACompliance": ("boolean", "false")}
_WAYS: dict[str, dict[str, tuple[str, str]]] = {"plain": {}, "paged": _PAGED, "quick": {**_QUICK, "ExportBookmarks": ("boolean", "false")}}
# The same output whatever the caller's locale, time zone and screen are. HOME stays: a person's own fonts are found through it.
ENVIRONMENT = {"LC_ALL": "C.UTF-8", "LANGUAGE": "en", "TZ": "UTC", "SAL_USE_VCLPLUGIN": "svp", "SAL_DISABLE_OPENCL": "1"}

_COMMON = "/org.openoffice.Office.Common"
_SETTINGS: tuple[tuple[str, str, str], ...] = (
    (f"{_COMMON}/Security/Scripting", "BlockUntrustedRefererLinks", "true"),  # else linked pictures are fetched from the web and from the disk
    (f"{_COMMON}/Security/Scripting", "DisableMacrosExecution", "true"),
    (f"{_COMMON}/Security/Scripting", "DisableActiveContent", "true"),
    (f"{_COMMON}/Security/Scripting", "MacroSecurityLevel", "3"),
    (f"{_COMMON}/Misc", "FirstRun", "false"),
    (f"{_COMMON}/Misc", "CrashReport", "false"),
    (f"{_COMMON}/Misc", "CollectUsageInformation", "false"),
    (f"{_COMMON}/Misc", "ShowTipOfTheDay", "false"),
    ("/org.openoffice.Office.Java/VirtualMachine", "Enable", "false"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),  # linked sections and pictures: never
    ("/org.openoffice.Office.Recovery/AutoSave", "Enabled", "false"),
    ("/org.openoffice.Office.Recovery/RecoveryInfo", "Enabled", "false"),
    ("/org.openoffice.Office.Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments", "AutoCheckEnabled", "false"),
    ("/org.openoffice.Setup/L10N", "ooLocale", "en-US"),
    ("/org.openoffice.Setup/L10N", "ooSetupSystemLocale", "cs-CZ"),
)


def _usual_places() -> Iterator[Path]:
    """Yield where LibreOffice puts itself on Linux, macOS and Windows, newest version first."""
    if sys.platform == "win32":
        for variable in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)", "LOCALAPPDATA"):
            if (folder := outside.environment(variable)) is not None:
                yield from (place / "program" / "soffice.com" for place in sorted(Path(folder).glob("LibreOffice*"), reverse=True))
    elif sys.platform == "darwin":
        for applications in (Path("/Applications"), Path.home() / "Applications"):
            yield applications / "LibreOffice.app/Contents/MacOS/soffice"
    else:
        yield Path("/usr/lib/libreoffice/program/soffice")
        yield Path("/usr/lib64/libreoffice/program/soffice")
        yield from (place / "program" / "soffice" for place in sorted(Path("/opt").glob("libreoffice*"), reverse=True))
        yield Path("/snap/bin/libreoffice")


def find() -> Path | None:
    """Return the LibreOffice program: the one DOCPIPE_SOFFICE names, else one on the PATH, else one in the usual places; None when there is none."""
    if (chosen := outside.environment("DOCPIPE_SOFFICE")) is not None:
        return outside.find_program(chosen)
    on_path = outside.find_program("soffice.com", "soffice", "libreoffice") if sys.platform == "win32" else outside.find_program("soffice", "libreoffice")
    return on_path or next((place for place in _usual_places() if place.is_file()), None)


def available() -> bool:
    """Return whether a LibreOffice is on this machine."""
    return find() is not None


def engine_version() -> str | None:
    """Return LibreOffice's version ('7.4.7.2'), '?' when it would not say, None when it is missing. Asked once for each program (0.1 s)."""
    program = find()
    return None if program is None else _version(program)


@cache
def _version(program: Path) -> str:
    finished = outside.run([program, "--headless", "--version"], seconds=_VERSION_SECONDS, environment=ENVIRONMENT)
    found = re.search(r"LibreOffice\w*\s+(\d+(?:\.\d+)+)", finished.output)
    return found.group(1) if found else "?"


def export_options(way: str = "plain") -> str:
    """Return how the PDF is to be, as the JSON that LibreOffice's export filter reads. `way`: 'plain', 'paged' or 'quick' (convert.paging)."""
    options = {**_EXPORT, **_WAYS[way]}
    return json.dumps({name: {"type": kind, "value": value} for name, (kind, value) in options.items()}, separators=(",", ":"))


def all_options() -> dict[str, str]:
    """Return the options of each way."""
    return {way: export_options(way) for way in _WAYS}


def run(program: Path, sources: Sequence[Path], folder: Path, *, seconds: float, stop: Event | None = None, way: str = "plain") -> Finished:
    """Convert Word files to PDFs of the same stems in `folder / "pdf"`, in one process with a new profile under `folder`.

    The exit code says nothing (0 for a corrupt file, a full disk): only the PDFs do.
    """
    profile = folder / "profile"
    write_profile(profile)
    command: list[str | Path] = [
        program,
        "--headless",
        "--invisible",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--nofirststartwizard",
        f"-env:UserInstallation={profile.as_uri()}",
        "--convert-to",
        f"pdf:writer_pdf_Export:{export_options(way)}",
        "--outdir",
        folder / "pdf",
        *sources,
    ]
    sockets = sockets_of(profile)
    # A docpipe that runs from inside one file has no Python to run the guard with.
    guard: list[str | Path] = [sys.executable, "-I", "-S", _GUARD, *sockets, "--"] if sys.executable and _GUARD.is_file() else []
    surroundings = {**ENVIRONMENT, "TMPDIR": str(folder)}
    try:
        return outside.run([*guard, *command], seconds=seconds, environment=surroundings, folder=folder, stop=stop, leashed=bool(guard))
    finally:
        for socket in sockets:
            with contextlib.suppress(OSError):
                socket.unlink(missing_ok=True)


def sockets_of(profile: Path) -> tuple[Path, ...]:
    """Return where a LibreOffice on this profile may put the socket by which a second one would find it; one that is killed leaves it behind.

    Its place is written into LibreOffice (sal/osl/unx/pipe.cxx), whatever TMPDIR says; its name is a digest of the profile's address, each byte in
    hexadecimal without leading zeros (desktop/source/app/officeipcthread.cxx). On Windows it is no file.
    """
    if os.name != "posix":
        return ()
    digest = hashlib.md5(profile.as_uri().encode("utf-16-le"), usedforsecurity=False).digest()
    name = f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_" + "".join(f"{byte:x}" for byte in digest)
    return tuple(Path(folder, name) for folder in _SOCKET_FOLDERS)


def _same_version() -> Iterator[tuple[str, str, str]]:
    """Yield the setting by which LibreOffice takes the profile for one of its own version: else it spends most of its start on welcoming a new one."""
    if (found := re.match(r"\d+\.\d+", engine_version() or "")) is not None:
        yield "/org.openoffice.Setup/Product", "ooSetupLastVersion", found.group()


def write_profile(profile: Path) -> None:
    """Write a new profile in which nothing from outside a document is run, fetched or updated."""
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
        for path, name, value in (*_SETTINGS, *_same_version())
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
        f"{items}</oor:items>\n"
    )
    outside.write_bytes(profile / "user" / "registrymodifications.xcu", text.encode(), lasting=False)
