"""What a way of sending takes: each limit is held at its number, and one over it is told with both numbers."""

from __future__ import annotations

from typing import Any

import pytest

from docpipe import sending, validate
from docpipe.diagnostics import Location
from docpipe.messages import tell
from docpipe.pipeline.bundles.presets import Sent, judge
from docpipe.read import read
from docpipe.sending.schema import Preset

PLACE = Location("content/ukazkov/svazky/doklady.yaml", line=5)
MB = 1_000_000


def preset(name: str, **changes: Any) -> Preset:
    """Return a shipped preset with some of its limits changed."""
    path = sending.path(name)
    found = validate.settings_of(read(path, f"sending/{name}.yaml").value, Preset)
    assert found.diagnostics == ()
    return found.value.model_copy(update=changes)


def told(wanted: Preset, files: list[Sent], zipped: list[Sent] | None = None) -> list[str]:
    return [item.code for item in judge(wanted, files, zipped or [], PLACE)]


def files(count: int, size: int = 1) -> list[Sent]:
    return [Sent(f"prilohy/{number:04}.pdf", size) for number in range(count)]


@pytest.mark.parametrize("name", sending.names())
def test_a_shipped_preset_says_where_its_numbers_are_from(name: str) -> None:
    assert "vyhláška č." in preset(name).source


def test_a_data_message_takes_what_the_operator_says() -> None:
    box = preset("datova-schranka")
    assert told(box, [Sent("a.zip", 100 * MB)], files(999)) == []
    assert told(box, [Sent("a.zip", 100 * MB + 1)]) == ["sending-too-large"]
    assert told(box, files(50)) == []
    assert told(box, files(51)) == ["sending-too-many"]
    assert told(box, files(2, 60 * MB)) == ["sending-too-large"]  # together
    # a folder counts as an entry too
    assert told(box, [Sent("a.zip", 1)], files(1000)) == ["sending-zip-entries"]
    assert told(box, [Sent("a.zip", 1)], [Sent("a/b/c/d/e.pdf", 1)]) == []
    assert told(box, [Sent("a.zip", 1)], [Sent("a/b/c/d/e/f.pdf", 1)]) == ["sending-zip-levels"]
    assert told(box, [Sent("a.zip", 1)], [Sent("vedle/podklady.ZIP", 1)]) == ["sending-zip-in-zip"]


def test_a_portal_takes_single_files_of_its_kinds() -> None:
    portal = preset("datova-schranka", most_megabytes=None, most_megabytes_a_file=20, suffixes=("pdf",), zip=False)
    assert told(portal, files(3, 20 * MB)) == []
    assert told(portal, [Sent("a.pdf", 20 * MB + 1)]) == ["sending-file-too-large"]
    assert told(portal, [Sent("a.zip", 1)]) == ["sending-suffix"]
    assert told(portal, [Sent("a.docx", 1)]) == ["sending-suffix"]


def test_an_archive_takes_archival_formats_only() -> None:
    assert told(preset("archiv"), [Sent("a.pdf", 1)]) == []
    assert told(preset("archiv"), [Sent("a.pdf", 1, archival=False)]) == ["sending-not-archival"]


def test_both_numbers_are_told() -> None:
    (found,) = judge(preset("datova-schranka"), [Sent("a.zip", 132_400_000)], [], PLACE)
    assert found.location == PLACE
    assert tell(found, "cs") == "datová schránka přijímá nejvýše 100,0 MB najednou, soubory mají 132,4 MB"
