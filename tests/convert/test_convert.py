"""Word files become PDFs that may be kept and read aloud; a bad one fails alone."""

from __future__ import annotations

import contextlib
import os
import socketserver
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pypdf
import pytest
from judges import JudgePdf
from word_samples import picture, plain, rich, with_footnotes, with_linked_picture, with_main_part

from docpipe.convert import Job, available, convert, engine_version
from docpipe.convert.normalise import normalise
from docpipe.diagnostics import Checked
from docpipe.pdf.metadata import Metadata

MUST_RUN = os.environ.get("CI") == "true" or os.environ.get("DOCPIPE_JUDGES") == "1"
pytestmark = pytest.mark.skipif(not available() and not MUST_RUN, reason="LibreOffice is not on this machine: run `make test`, which installs it")
TITLE = "Zápis z jednání & <věci> „Horažďovicko“"


def job(source: Path, target: Path | None = None, title: str = TITLE) -> Job:
    target = target or source.with_suffix(".pdf")
    return Job(source, target, f"build/{target.name}", title)


def found(result: Checked[tuple[Job, ...]]) -> list[tuple[str, str]]:
    """Return what was found wrong: code and name."""
    return [(item.code, item.location.path if item.location else "") for item in result.diagnostics]


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """Yield the address of a web server on this machine and the list of what is asked of it."""
    asked: list[str] = []

    class Noting(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            asked.append(self.rfile.readline().decode("latin-1"))

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Noting) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return PDFs of the sample documents."""
    folder = tmp_path_factory.mktemp("finished")
    jobs = [job(make(folder / f"{make.__name__}.docx")) for make in (rich, with_footnotes, plain)]
    result = convert(jobs)
    assert found(result) == []
    return {item.source.stem: item.target for item in result.value}


def test_the_pdfs_pass_verapdf_for_archives_and_for_readers(finished: dict[str, Path], judge_pdf: JudgePdf) -> None:
    assert judge_pdf(list(finished.values())) == []


def test_qpdf_finds_nothing_in_the_pdfs(finished: dict[str, Path]) -> None:
    for path in finished.values():
        checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
        assert (checked.returncode, checked.stderr) == (0, "")


def test_the_pdf_says_title_language_author_and_the_date_of_the_word_file(finished: dict[str, Path]) -> None:
    with pikepdf.open(finished["rich"]) as pdf, pdf.open_metadata() as xmp:
        assert str(pdf.docinfo.Title) == TITLE
        assert xmp["dc:title"] == TITLE
        assert xmp["dc:creator"] == ["MAS Podbrdsko"]
        assert str(pdf.docinfo.CreationDate) == "D:20210309090000Z"
        assert xmp["xmp:CreateDate"] == "2021-03-09T09:00:00Z"
        assert str(pdf.Root.Lang) == "cs-CZ"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo.Producer) == f"docpipe (LibreOffice {engine_version()})"


def test_text_outline_and_embedded_fonts_are_there(finished: dict[str, Path]) -> None:
    reader = pypdf.PdfReader(finished["rich"])
    text = " ".join(page.extract_text() for page in reader.pages)
    assert "Žluťoučký kůň úpěl ďábelské ódy – „přítomni 2 účastníci“." in text
    assert "Strana 2 z 3" in " ".join(text.split())
    assert [item.title for item in reader.outline if not isinstance(item, list)] == ["Zápis z jednání"]
    fonts = subprocess.run(["pdffonts", finished["rich"]], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert fonts
    assert all(" yes yes yes " in line for line in fonts)


def test_footnotes_have_names_and_their_links_stand_in_them(finished: dict[str, Path]) -> None:
    shown = subprocess.run(["pdfinfo", "-struct-text", finished["with_footnotes"]], capture_output=True, text=True, check=True).stdout
    first, second = shown.split("Note <note00001>")[1].split("Note <note00002>")
    for number, note in enumerate((first, second), start=1):
        assert f"Poznámka {number}" in note
        assert "Link" in note


_CONVERT_AGAIN = """
import sys
from pathlib import Path
from docpipe.convert import Job, convert
jobs = [Job(Path(name), Path(name).with_suffix('.pdf'), name, sys.argv[1]) for name in sys.argv[2:]]
result = convert(jobs, jobs_at_once=2)
sys.exit(str(result.diagnostics) if result.diagnostics else 0)
"""


def test_the_same_word_file_gives_the_same_bytes_elsewhere(finished: dict[str, Path], tmp_path: Path) -> None:
    folder = tmp_path / "jinde, s háčky"
    folder.mkdir()
    copies = [folder / f"{stem}.docx" for stem in reversed(finished)]
    for copy in copies:
        copy.write_bytes(finished[copy.stem].with_suffix(".docx").read_bytes())
    environment = {**os.environ, "TZ": "Pacific/Auckland", "HOME": str(tmp_path), "LANG": "de_DE.UTF-8", "LC_ALL": "C", "TMPDIR": str(tmp_path)}
    repository = Path(__file__).parents[2]
    command: list[str | Path] = [sys.executable, "-c", _CONVERT_AGAIN, TITLE, *copies]
    subprocess.run(command, env={**environment, "PYTHONPATH": str(repository)}, check=True, umask=0o077)
    for stem, path in finished.items():
        assert (folder / f"{stem}.pdf").read_bytes() == path.read_bytes(), stem


def test_the_numbers_that_the_engine_gave_to_objects_do_not_matter(finished: dict[str, Path], tmp_path: Path) -> None:
    for stem, path in finished.items():
        renumbered = tmp_path / f"{stem}.pdf"
        with pikepdf.open(path) as pdf:
            pdf.save(renumbered, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        assert renumbered.read_bytes() != path.read_bytes()
        metadata = Metadata(TITLE, "cs-CZ", "docpipe")
        assert normalise(renumbered, metadata) == normalise(path, metadata)


def no_package(path: Path) -> Path:
    path.write_text("Toto je jen text, který se jmenuje jako dokument Wordu.", encoding="utf-8")
    return path


def cut_short(path: Path) -> Path:
    path.write_bytes(plain(path).read_bytes()[:-2000])
    return path


def damaged(path: Path) -> Path:
    content = bytearray(plain(path).read_bytes())
    with zipfile.ZipFile(path) as package:
        start = package.getinfo("word/document.xml").header_offset
    content[start + 100] ^= 0xFF
    path.write_bytes(content)
    return path


def without_main_part(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
    return path


def bomb(path: Path) -> Path:
    return with_main_part(path, b" " * 70_000_000)


def malformed(path: Path) -> Path:
    return with_main_part(path, b"<w:document")


def absent(path: Path) -> Path:
    return path


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (no_package, "convert-source-broken"),
        (cut_short, "convert-source-broken"),
        (damaged, "convert-source-broken"),
        (without_main_part, "convert-source-broken"),
        (bomb, "convert-source-huge"),
        (malformed, "convert-failed"),
        (absent, "file-missing"),
    ],
)
def test_a_bad_word_file_fails_alone_and_leaves_the_old_pdf(tmp_path: Path, make: Callable[[Path], Path], code: str) -> None:
    bad, good = job(make(tmp_path / "bad.docx")), job(plain(tmp_path / "good.docx"))
    bad.target.write_bytes(b"an older PDF")
    result = convert([bad, good])
    assert found(result) == [(code, "build/bad.pdf")]
    assert result.value == (good,)
    assert bad.target.read_bytes() == b"an older PDF"
    assert len(pypdf.PdfReader(good.target).pages) == 1


def test_documents_of_one_file_name_do_not_take_each_others_pdf(tmp_path: Path) -> None:
    jobs = []
    for place in ("internal", "PUBLIC", "third"):
        (tmp_path / place).mkdir()
        name = "zapis.docx" if place != "PUBLIC" else "ZAPIS.docx"
        jobs.append(job(plain(tmp_path / place / name, f"edice {place}")))
    done: list[Job] = []
    result = convert(jobs, jobs_at_once=1, progress=done.append)
    assert result == Checked(tuple(jobs))
    assert sorted(item.name for item in done) == sorted(item.name for item in jobs)
    for item in jobs:
        assert f"edice {item.source.parent.name}" in pypdf.PdfReader(item.target).pages[0].extract_text()


def test_a_pdf_that_is_open_elsewhere_is_named_and_the_others_are_written(tmp_path: Path) -> None:
    open_one, other = job(plain(tmp_path / "open.docx")), job(plain(tmp_path / "other.docx"))
    (tmp_path / ".~lock.open.pdf#").touch()
    result = convert([open_one, other])
    assert found(result) == [("output-open", "build/open.pdf")]
    assert result.value == (other,)


@pytest.mark.parametrize("engine", ["kit", "batch"])
def test_linked_pictures_are_fetched_neither_from_the_disk_nor_from_a_pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str) -> None:
    monkeypatch.setenv("DOCPIPE_CONVERTER", engine)
    secret, pipe = tmp_path / "secret.png", tmp_path / "pipe.png"
    secret.write_bytes(picture().getvalue())
    os.mkfifo(pipe)
    jobs = [job(with_linked_picture(tmp_path / f"{path.stem}.docx", path.as_uri())) for path in (secret, pipe)]
    result = convert(jobs)
    assert result == Checked(tuple(jobs))
    assert all(len(page.images) == 0 for item in jobs for page in pypdf.PdfReader(item.target).pages)


@pytest.mark.parametrize("engine", ["kit", "batch"])
def test_nothing_is_asked_of_the_network(tmp_path: Path, listener: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch, engine: str) -> None:
    monkeypatch.setenv("DOCPIPE_CONVERTER", engine)
    address, asked = listener
    item = job(with_linked_picture(tmp_path / "web.docx", f"{address}/mapa.png"))
    assert convert([item]) == Checked((item,))
    assert asked == []


def test_without_libreoffice_the_missing_pdfs_are_named_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCPIPE_SOFFICE", str(tmp_path / "nowhere" / "soffice"))
    jobs = [job(plain(tmp_path / f"{name}.docx")) for name in ("a", "b")]
    result = convert(jobs)
    assert (available(), engine_version(), result.value) == (False, None, ())
    assert [(item.code, item.arguments["documents"]) for item in result.diagnostics] == [("libreoffice-missing", ("build/a.pdf", "build/b.pdf"))]


def test_a_document_on_which_the_engine_hangs_is_stopped_and_the_others_are_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = subprocess.run(["/bin/sh", "-c", "command -v soffice"], capture_output=True, text=True, check=True).stdout.strip()
    hanging = tmp_path / "soffice"
    hanging.write_text(f'#!/bin/sh\ncase "$*" in\n*stuck*) (sleep 60; true) & wait ;;\n*) exec "{real}" "$@" ;;\nesac\n')
    hanging.chmod(0o755)
    monkeypatch.setenv("DOCPIPE_SOFFICE", str(hanging))
    monkeypatch.setenv("DOCPIPE_PATIENCE", "0,1")
    stuck, good = job(plain(tmp_path / "stuck.docx")), job(plain(tmp_path / "good.docx"))
    result = convert([stuck, good])
    assert found(result) == [("convert-timeout", "build/stuck.pdf")]
    assert result.value == (good,)
    assert not [process for process in Path("/proc").glob("[0-9]*/cmdline") if str(hanging).encode() in command_of(process)]


def command_of(process: Path) -> bytes:
    with contextlib.suppress(OSError):
        return process.read_bytes()
    return b""


def test_no_jobs_need_no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCPIPE_SOFFICE", "nowhere")
    assert convert([]) == Checked(())
