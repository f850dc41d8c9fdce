"""LibreOffice as workers that stay: what a worker dies or hangs on fails alone, and none outlives docpipe."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from word_samples import plain, rich, with_footnotes, with_main_part

from docpipe.convert import Job, available, convert, kit, soffice
from docpipe.diagnostics import Checked

MUST_RUN = os.environ.get("CI") == "true" or os.environ.get("DOCPIPE_JUDGES") == "1"
pytestmark = [
    pytest.mark.skipif(not available() and not MUST_RUN, reason="LibreOffice is not on this machine: run `make test`, which installs it"),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are looked up in /proc"),
]
ROOT = Path(__file__).parents[2]
ENGINES = ("kit", "batch")


def job(source: Path, folder: Path | None = None) -> Job:
    target = (folder or source.parent) / f"{source.stem}.pdf"
    return Job(source, target, f"build/{target.name}", "Zápis")


def codes(result: Checked[tuple[Job, ...]]) -> list[tuple[str, str]]:
    return [(item.code, item.location.path if item.location else "") for item in result.diagnostics]


def engines_under(folder: Path) -> Iterator[int]:
    """Yield the processes whose files lie under a folder: workers, guards, soffice."""
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if (process / "cwd").readlink().is_relative_to(folder) and (process / "cmdline").read_bytes():
                yield int(process.name)


def none_left(folder: Path, seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while any(engines_under(folder)) and time.monotonic() < end:
        time.sleep(0.05)
    return not any(engines_under(folder))


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of the test's own in which docpipe keeps its temporary files."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr("tempfile.tempdir", None)
    return folder


def is_reading(process: int, path: Path) -> bool:
    with contextlib.suppress(OSError):
        return any(item.readlink() == path for item in Path(f"/proc/{process}/fd").iterdir())
    return False


@contextlib.contextmanager
def killing(folder: Path, name: str, most: int) -> Iterator[list[int]]:
    """Kill, at most so many times, the worker that has been given a document of this name."""
    killed: list[int] = []
    done = threading.Event()

    def hunt() -> None:
        while not done.is_set() and len(killed) < most:
            for given in folder.rglob(name):
                for process in engines_under(given.parent):
                    if process not in killed and is_reading(process, given):
                        killed.append(process)
                        os.kill(process, signal.SIGKILL)
            time.sleep(0.005)

    hunter = threading.Thread(target=hunt)
    hunter.start()
    try:
        yield killed
    finally:
        done.set()
        hunter.join()


def test_this_machine_keeps_libreoffice_running() -> None:
    program = soffice.find()
    assert program is not None
    assert kit.find(program) is not None


def test_a_worker_killed_over_a_document_is_replaced_and_the_document_made(tmp_path: Path, temporary: Path) -> None:
    jobs = [job(plain(tmp_path / f"{name}.docx")) for name in ("a", "c")]
    jobs.insert(1, job(paragraphs(tmp_path / "poison.docx", 8_000)))
    with killing(temporary, "*poison.docx", most=1) as killed:
        assert convert(jobs) == Checked(tuple(jobs))
    assert len(killed) == 1


def test_a_document_that_always_kills_its_worker_fails_alone(tmp_path: Path, temporary: Path) -> None:
    jobs = [job(plain(tmp_path / f"{name}.docx")) for name in ("a", "c")]
    jobs.insert(1, job(paragraphs(tmp_path / "poison.docx", 8_000)))
    with killing(temporary, "*poison.docx", most=2) as killed:
        result = convert(jobs)
    assert codes(result) == [("convert-failed", "build/poison.pdf")]
    assert result.value == (jobs[0], jobs[2])
    assert len(killed) == 2
    assert none_left(temporary)


def paragraphs(path: Path, count: int) -> Path:
    """Write a document of empty paragraphs: a few kB that keep LibreOffice busy."""
    body = b"<w:p/>" * count
    xml = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>'
    return with_main_part(path, xml % body)


def endless(path: Path) -> Path:
    """Write a document that LibreOffice formats for minutes."""
    return paragraphs(path, 500_000)


def test_a_document_that_takes_too_long_is_stopped_and_the_others_are_made(tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCPIPE_PATIENCE", "0,1")
    jobs = [job(endless(tmp_path / "endless.docx")), job(plain(tmp_path / "good.docx"))]
    result = convert(jobs)
    assert codes(result) == [("convert-timeout", "build/endless.pdf")]
    assert result.value == (jobs[1],)
    assert none_left(temporary)


def test_both_engines_any_order_and_any_number_of_workers_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = [make(tmp_path / f"{make.__name__}.docx") for make in (rich, with_footnotes, plain)]
    ways = {"kit-1": sources, "kit-2": sources[::-1], "batch-2": sources}
    for way, order in ways.items():
        monkeypatch.setenv("DOCPIPE_CONVERTER", way.partition("-")[0])
        (tmp_path / way).mkdir()
        jobs = [job(source, tmp_path / way) for source in order]
        assert convert(jobs, jobs_at_once=int(way[-1])) == Checked(tuple(jobs))
    for source in sources:
        assert len({(tmp_path / way / f"{source.stem}.pdf").read_bytes() for way in ways}) == 1, source.stem


def test_where_libreoffice_cannot_be_loaded_it_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = soffice.find()
    assert real is not None
    program = tmp_path / "soffice"
    program.write_text(f'#!/bin/sh\nexec "{real}" "$@"\n')
    program.chmod(0o755)
    (tmp_path / "libmergedlo.so").write_bytes(b"no library")
    monkeypatch.setenv("DOCPIPE_SOFFICE", str(program))
    item = job(plain(tmp_path / "a.docx"))
    assert convert([item]) == Checked((item,))


@pytest.mark.parametrize("engine", ENGINES)
def test_where_there_is_no_place_for_temporary_files_each_document_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "file"))
    monkeypatch.setenv("DOCPIPE_CONVERTER", engine)
    result = convert([job(plain(tmp_path / f"{name}.docx")) for name in ("a", "b")])
    assert codes(result) == [("output-unwritable", "build/a.pdf"), ("output-unwritable", "build/b.pdf")]


def test_a_worker_is_replaced_after_its_share_of_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docpipe.convert.pool._MOST_CONVERTED", 1)
    jobs = [job(plain(tmp_path / f"{number}.docx", f"Bod {number}")) for number in range(3)]
    assert convert(jobs) == Checked(tuple(jobs))


_CONVERT = """
import sys
from pathlib import Path
from docpipe.convert import Job, convert
jobs = [Job(Path(name), Path(name).with_suffix('.pdf'), name, 'Zápis') for name in sys.argv[1:]]
sys.exit(bool(convert(jobs, jobs_at_once=2).diagnostics))
"""


@contextlib.contextmanager
def docpipe_at_work(tmp_path: Path, temporary: Path, engine: str) -> Iterator[subprocess.Popen[bytes]]:
    """Give a process that converts for long, once LibreOffice works for it."""
    sources = [rich(tmp_path / f"{number}.docx") for number in range(2)]
    sources += [endless(tmp_path / f"long{number}.docx") for number in range(2)]
    environment = {**os.environ, "TMPDIR": str(temporary), "PYTHONPATH": str(ROOT), "DOCPIPE_CONVERTER": engine}
    with subprocess.Popen([sys.executable, "-c", _CONVERT, *sources], env=environment, start_new_session=True, stderr=subprocess.DEVNULL) as process:
        end = time.monotonic() + 30
        while not list(temporary.rglob("registrymodifications.xcu")) and time.monotonic() < end:
            time.sleep(0.05)
        time.sleep(1)
        assert any(engines_under(temporary))
        try:
            yield process
        finally:
            process.kill()


def sockets(temporary: Path) -> list[Path]:
    """Return the files of LibreOffice's own that lie outside docpipe's folders: it puts them there whatever TMPDIR says."""
    profiles = [path.parents[1] for path in temporary.rglob("registrymodifications.xcu")]
    return [path for profile in profiles for path in soffice.sockets_of(profile) if path.exists()]


@pytest.mark.parametrize("engine", ENGINES)
def test_no_engine_survives_a_docpipe_that_is_killed_and_the_next_run_tidies_up(tmp_path: Path, temporary: Path, engine: str) -> None:
    with docpipe_at_work(tmp_path, temporary, engine) as process:
        assert bool(sockets(temporary)) is (engine == "batch")
        process.kill()
        process.wait()
        assert none_left(temporary)
    assert sockets(temporary) == []
    assert [path.name for path in temporary.iterdir()] == [f"docpipe-{os.getuid()}"]
    assert list(temporary.rglob("*.docx"))
    item = job(plain(tmp_path / "next.docx"))
    assert convert([item]) == Checked((item,))
    assert [path for path in temporary.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("engine", ENGINES)
def test_ctrl_c_ends_docpipe_and_its_engines_quickly(tmp_path: Path, temporary: Path, engine: str) -> None:
    with docpipe_at_work(tmp_path, temporary, engine) as process:
        said = sockets(temporary)
        assert bool(said) is (engine == "batch")
        began = time.monotonic()
        process.send_signal(signal.SIGINT)
        process.wait(timeout=10)
        assert time.monotonic() - began < 5
        assert none_left(temporary, seconds=1)
    assert [path for path in said if path.exists()] == []
    assert [path for path in temporary.rglob("*") if path.is_file()] == []
