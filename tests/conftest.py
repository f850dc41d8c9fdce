"""What tests of more than one room share: the independent judges."""

from __future__ import annotations

import json
import os

import pytest
from books import Settled, book, book_template, printed, settled
from filelock import FileLock
from judges import JudgeDocx, JudgePdf, openxml, verapdf
from workspaces import Built, copy_example, run


def _require(missing: str) -> None:
    """Stop when a judge is missing: a failure where the judges must be there (`make test`, CI), else a skip that says why."""
    if not missing:
        return
    if os.environ.get("CI") == "true" or os.environ.get("DOCPIPE_JUDGES") == "1":
        pytest.fail(f"{missing}: run `make test`, which installs the judges")
    pytest.skip(f"{missing}: run `make test`, which installs the judges")


@pytest.fixture(scope="session")
def judge_pdf() -> JudgePdf:
    """Return veraPDF: `judge_pdf(paths, flavours=('2b', 'ua1'))` → findings. It starts in 2 s: give it many files at once."""
    _require(verapdf.missing())
    return verapdf.findings


@pytest.fixture(scope="session")
def judge_docx() -> JudgeDocx:
    """Return the Open XML SDK validator: `judge_docx(paths)` → findings."""
    _require(openxml.missing())
    return openxml.findings


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the example workspace, copied and built once by the real command line: by the first worker that asks, the others wait and take it."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    said, root = shared / "priklad.json", shared / "priklad"
    with FileLock(shared / "priklad.lock"):
        if not said.is_file():
            built = run(copy_example(root), "build", "-j", "2")
            said.write_text(json.dumps([built.code, built.report, built.errors]), encoding="utf-8")
    return Built(root, *json.loads(said.read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def long_book(tmp_path_factory: pytest.TempPathFactory) -> Settled:
    """Return a document of more than forty pages with the numbers of its pages, and its PDF."""
    folder = tmp_path_factory.mktemp("kniha")
    return settled(folder, printed(book_template(folder), book()))
