"""Right documents raise nothing: those of the example, as they were built."""

from __future__ import annotations

import pytest
from workspaces import Built

from docpipe.outside import read_bytes
from docpipe.pipeline.load import load
from docpipe.pipeline.make import Maker
from docpipe.pipeline.worlds import Worlds
from docpipe.verify import publicity_of
from docpipe.verify.publicity.sheet import Verdict
from docpipe.workspace import find

pytestmark = pytest.mark.xdist_group("example")
OF_THE_PROJECT = {"PUB-11", "PUB-12"}
"""Of projects of the example whose number or name nobody knows, these cannot be judged."""


def test_twenty_right_documents_raise_nothing_in_word_and_in_pdf(example: Built) -> None:
    loaded = load(find(example.root))
    maker = Maker(loaded, Worlds(loaded))
    documents = [item for item in loaded.documents if item.kind not in ("bundle", "plan")][:20]
    assert len(documents) == 20
    for document in documents:
        expectation = maker.publicity_expectation(document, document.stem)
        for suffix in (".pdf", ".docx"):
            answers = publicity_of(read_bytes(loaded.workspace.build / f"{document.stem}{suffix}"), suffix, expectation)
            assert answers.diagnostics == (), f"{document.stem}{suffix}"
            unsure = {item.rule for item in answers.judgements if item.verdict is Verdict.OPEN}
            assert unsure <= OF_THE_PROJECT, "of docpipe's own strip a Word file tells the clear space too"
