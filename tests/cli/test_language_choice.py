"""The language: what is asked for, else what the workspace says, else the system's, else Czech."""

from __future__ import annotations

from pathlib import Path

import pytest

from docpipe.console import language_for


@pytest.fixture(autouse=True)
def no_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "cs"),
        ({"LANG": "C.UTF-8"}, "cs"),
        ({"LANG": "cs_CZ.UTF-8"}, "cs"),
        ({"LANG": "sk_SK.UTF-8"}, "cs"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "cs_CZ.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "en_US.UTF-8", "LC_ALL": "cs_CZ.UTF-8"}, "cs"),
        ({"LANG": "cs_CZ.UTF-8", "LC_ALL": ""}, "cs"),
    ],
)
def test_the_locale_decides_when_nothing_else_does(variables: dict[str, str], language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert language_for([], tmp_path) == language


@pytest.mark.parametrize("line", ["jazyk: en", 'jazyk: "en"', "language: en", "Jazyk:   'en'  # pro kolegy"])
def test_the_workspace_speaks_before_the_locale(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "cs_CZ.UTF-8")
    (tmp_path / "docpipe.yaml").write_text(f"formát: 1\n{line}\n", encoding="utf-8")
    inner = tmp_path / "content" / "projekt"
    inner.mkdir(parents=True)
    assert language_for([], inner) == "en"
    assert language_for(["-C", "content"], tmp_path) == "en"
    assert language_for(["build", f"-C{tmp_path}"], Path.cwd()) == "en"
    assert language_for(["build", f"--workspace={tmp_path}"], Path.cwd()) == "en"


def test_the_option_speaks_before_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    (tmp_path / "docpipe.yaml").write_text("formát: 1\njazyk: en\n", encoding="utf-8")
    assert language_for(["build", "--lang", "cs"], tmp_path) == "cs"
    assert language_for(["--lang=cs", "build"], tmp_path) == "cs"
    assert language_for(["trace", "--", "--lang", "cs"], tmp_path) == "en"


def test_settings_that_are_no_text_do_not_stop_the_help(tmp_path: Path) -> None:
    (tmp_path / "docpipe.yaml").write_bytes(b"\xff\xfe\x00jazyk: en")
    assert language_for([], tmp_path) == "cs"
