"""What lies beside a released public document is searched too: names of its sources in the Ledger, the reason of a new version; then nothing is released."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from workspaces import MEETING, run, small

from docpipe.convert import available
from docpipe.model import Ledger
from docpipe.pipeline.public import leaks_beside
from docpipe.verify import Expectation, Forbidden

HELD = Expectation("released/p/zapis/zapis_v1.docx", Ledger("zapis"), edition="public", forbidden=Forbidden(("Eva Skrytá",), ("eva@skryta.example",)))
LEDGER = {"entries": [{"text": "Setkání", "locations": [{"path": "content/p/setkani/ucast-eva-skryta.csv"}]}]}


@pytest.mark.parametrize(
    ("name", "content", "codes"),
    [
        ("zapis_v1.ledger.json", json.dumps(LEDGER).encode(), ["leak-name"]),
        ("zapis_v1.ledger.json", json.dumps({"text": "pište na eva@skryta.example"}).encode(), ["leak-email"]),
        ("zapis_v1.ledger.json", json.dumps({"text": "Eva Skrytá"}).encode(), ["leak-name"]),
        ("zapis_eva-skryta_v1.pdf", b"", ["leak-name"]),
        ("zapis_v1.ledger.json", json.dumps({"text": "Petr Veřejný, účast 12"}).encode(), []),
    ],
)
def test_a_leak_beside_a_public_document_is_told_at_its_file(name: str, content: bytes, codes: list[str]) -> None:
    found = leaks_beside({name: content}, HELD, "released/p/zapis")
    assert [item.code for item in found] == codes
    assert all(item.location is not None and item.location.path == f"released/p/zapis/{name}" for item in found)
    assert leaks_beside({name: content}, replace(HELD, edition="internal"), "released/p/zapis") == ()


def released(root: Path) -> set[str]:
    return {path.name for path in (root / "released").rglob("*") if path.is_file()} if (root / "released").is_dir() else set()


def test_no_public_file_is_released_while_its_sources_or_the_reason_name_somebody(tmp_path: Path) -> None:
    if not available():
        pytest.skip("LibreOffice is not on this machine")
    rows = "    účast:\n      - {jméno: Jana Nováková}\n      - {jméno: Petr Malý}\n"
    assert rows in MEETING
    root = small(tmp_path, meeting=MEETING.replace(rows, "    soubor účasti: ucast-eva-skryta.csv\n"))
    sheet = root / "content/ukazkov/setkani/ucast-eva-skryta.csv"
    sheet.write_text("jméno;organizace\nJana Nováková;Město Ukázkov\nKarel Host;Spolek Ticho\n", encoding="utf-8")
    document = "build/ukazkov/zapis/2024-02-06_zapis_skupina_verejny.docx"
    refused = run(root, "release", document)
    assert (refused.code, sorted(refused.codes("error"))) == (1, ["leak-name", "not-released-errors"])
    assert refused.find("leak-name")[0]["path"].endswith("_v1.ledger.json")
    assert released(root) == set()
    sheet.rename(sheet.with_name("ucast.csv"))
    meeting = root / "content/ukazkov/setkani/2024-02-06-skupina.yaml"
    meeting.write_text(meeting.read_text(encoding="utf-8").replace("ucast-eva-skryta", "ucast"), encoding="utf-8")
    assert run(root, "release", document).code == 0
    first = released(root)
    assert len(first) == 4
    again = run(root, "release", document, "--reason", "vyškrtnuto jméno Evy Skryté")
    assert (again.code, sorted(again.codes("error"))) == (1, ["leak-name", "not-released-errors"])
    assert again.find("leak-name")[0]["path"].endswith("_v2.json")
    assert released(root) == first
