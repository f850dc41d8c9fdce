"""Every help page is whole in Czech and in English, and no English shows through in the Czech ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import pytest

from docpipe import graph, pipeline
from docpipe.cli import ROOT, main
from docpipe.messages import ui, ui_keys

# What is the same in both languages: names of programs, and what is typed as it stands.
SAME = set(
    re.findall(
        r"\w+",
        "docpipe docx pdf jpg png tiff signed xlsx zip word libreoffice json schema python shell bash zsh fish powershell eval bashrc zshrc config "
        "completions tab opz text id editor init check build status diff resolve new keep why release list explain doctor templates schema "
        "verify trace clean completion take fields released schemas "
        "workspace lang project kind edition format jobs strict quiet verbose help version date reason programme all break lock c j q v h cs en s "
        "templates_docx internal public minutes horazdovicko unknown person plus a yaml data to chapter markdown shared overlay content "
        "kapitoly proces důvod approved signatures mail eml txt due ics pack unpack history watch zapis meeting title ps senioři people "
        "organisations groups needs activity beneficiary ičo ico ka none vzorovsko kpss name short registration territory realisation plan "
        "period contact projektu řízení irop plus 01 2021 2014 2024 2025 2026 2028 1 12 31 projekt until co chybi nováková "
        "pictures "
        "predani zmeny word docpipe ctrl "
        "sample guide beside comments vzory sablon pripominky "
        "privacy policy jana nováková novakova eu "
        "report copy missing output o html zprava zpravy",
    )
)


def pages(command: click.Command = ROOT, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    if isinstance(command, click.Group):
        ctx = click.Context(command)
        for name in command.list_commands(ctx):
            inner = command.get_command(ctx, name)
            assert inner is not None
            yield from pages(inner, (*path, name))


def page(path: tuple[str, ...], language: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main([*path, "--help", "--lang", language]) == 0
    return capsys.readouterr().out


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+(?:_docx)?", text.casefold()))


@pytest.mark.parametrize("path", list(pages()), ids=" ".join)
def test_no_english_shows_through_in_a_czech_page(path: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    czech, english = page(path, "cs", capsys), page(path, "en", capsys)
    assert czech.startswith("Použití: docpipe")
    assert english.startswith("Usage: docpipe")
    assert words(czech) & words(english) - SAME == set()


@pytest.mark.parametrize("path", list(pages()), ids=" ".join)
def test_a_page_tells_of_every_option(path: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    shown = page(path, "cs", capsys)
    for option in ("--workspace", "--lang", "--json", "--quiet", "--verbose", "--help"):
        assert option in shown


def test_the_first_page_lists_the_commands_in_the_order_of_use(capsys: pytest.CaptureFixture[str]) -> None:
    shown = page((), "cs", capsys)
    places = [shown.index(f"\n  {name} ") for name in ("init", "check", "build", "release", "list", "explain", "doctor", "clean", "completion")]
    assert places == sorted(places)


def test_no_command_shows_the_help_and_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "cs"]) == 2
    assert "Příkazy:" in capsys.readouterr().err
    assert main(["templates", "--lang", "en"]) == 2
    assert "take " in capsys.readouterr().err


def test_help_is_in_czech_before_and_after_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    for words_given in (["--lang", "cs", "build", "--help"], ["build", "--help", "--lang=cs"], ["build", "-h", "--lang", "cs"]):
        assert main(words_given) == 0
        assert capsys.readouterr().out.startswith("Použití: docpipe build [VOLBY] [VÝBĚR]…\n")


@pytest.mark.parametrize("key", list(ui_keys()))
def test_every_text_of_the_screen_is_told_in_both_languages(key: str) -> None:
    arguments = dict.fromkeys(re.findall(r"\{(\w+)\}", ui(key, "en")), "x")
    czech, english = ui(key, "cs", **arguments), ui(key, "en", **arguments)
    assert bool(czech) == bool(english)
    assert set(re.findall(r"\{(\w+)\}", ui(key, "cs"))) == set(re.findall(r"\{(\w+)\}", ui(key, "en")))


@pytest.mark.parametrize("kind", list(graph.kinds()))
def test_every_field_of_a_template_is_explained_in_both_languages(kind: str) -> None:
    for path, sort, field in pipeline.template_fields(kind):
        for language in ("cs", "en"):
            assert ui(f"field-{field}", language), path
            assert ui(f"sort-{sort}", language), path


def test_no_field_is_explained_that_no_template_may_print() -> None:
    known = {f"field-{field}" for kind in graph.kinds() for _, _, field in pipeline.template_fields(kind)}
    assert {key for key in ui_keys() if key.startswith("field-")} <= known


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert re.fullmatch(r"docpipe (\d+\.\d+\.\d+\S*|\?)\n", capsys.readouterr().out)
