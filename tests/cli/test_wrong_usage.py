"""A newcomer's mistakes on the command line: each told in the reader's language, with the way out, and exit code 2."""

from __future__ import annotations

from pathlib import Path

import pytest

from docpipe.cli import main


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "cs_CZ.UTF-8")
    return tmp_path


MISTAKES = [
    (["biuld"], "příkaz „biuld“ není; mysleli jste „build“?", "did you mean “build”?"),
    (["vyrob"], "příkaz „vyrob“ není; jsou: init, new, check", "there is no command “vyrob”"),
    (["templates", "tkae"], "mysleli jste „take“?", "did you mean “take”?"),
    (["build", "--stict"], "volba „--stict“ není; mysleli jste „--strict“?", "did you mean “--strict”?"),
    (["build", "--barva=modra"], "volba „--barva“ není", "there is no option “--barva”"),
    (["build", "-x"], "volba „-x“ není", "there is no option “-x”"),
    (["--stict", "build"], "volba „--stict“ není", "there is no option “--stict”"),
    (["verify"], "chybí SOUBOR", "FILE is missing"),
    (["trace", "zapis.docx"], "chybí TEXT", "TEXT is missing"),
    (["completion"], "chybí bash|zsh|fish", "bash|zsh|fish is missing"),
    (["check", "setkani", "lide"], "přebývá: setkani, lide", "too much: setkani, lide"),
    (["build", "--jobs"], "za volbou „--jobs“ chybí hodnota", "a value is missing after “--jobs”"),
    (["build", "--strict=ano"], "volba „--strict“ je bez hodnoty", "“--strict” takes no value"),
    (["build", "--jobs", "dva"], "za „--jobs“ patří celé číslo od 1, ne „dva“", "a whole number from 1, not “dva”"),
    (["build", "-j", "0"], "za „--jobs“ patří celé číslo od 1, ne „0“", "a whole number from 1, not “0”"),
    (["build", "--format", "doc"], "„doc“ nejde zadat; možnosti jsou: docx, pdf", "the choices are: docx, pdf"),
    (["completion", "powershell"], "možnosti jsou: bash, zsh, fish", "the choices are: bash, zsh, fish"),
    (["release", "--date", "2021-13-09"], "za „--date“ patří datum, ne „2021-13-09“", "“--date” takes a date, not “2021-13-09”"),
    (["-C", "neni", "check"], "složka „neni“ není", "there is no folder “neni”"),
    (["check", "-C", "neni"], "složka „neni“ není", "there is no folder “neni”"),
    (["explain", "unknown-persn"], "mysleli jste „unknown-person“?", "did you mean “unknown-person”?"),
    (["explain", "qqq"], "kód „qqq“ není", "there is no code “qqq”"),
    (["verify", "x.pdf", "--programme", "opzplus"], "mysleli jste „opz-plus“?", "did you mean “opz-plus”?"),
    (["templates", "fields", "minuts"], "mysleli jste „minutes“?", "did you mean “minutes”?"),
]


@pytest.mark.parametrize(("given", "czech", "english"), MISTAKES, ids=[" ".join(item[0]) for item in MISTAKES])
def test_a_mistake_is_told_in_both_languages(given: list[str], czech: str, english: str, capsys: pytest.CaptureFixture[str]) -> None:
    for language, text, label, hint in (("cs", czech, "chyba[usage-", "rada: "), ("en", english, "error[usage-", "hint: ")):
        assert main(["--lang", language, *given]) == 2
        shown = capsys.readouterr()
        assert shown.out == ""
        assert text in shown.err
        assert shown.err.startswith(label)
        assert f"\n    {hint}" in shown.err


def test_an_unknown_language_is_told_in_that_of_the_system(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "de", "check"]) == 2
    assert "možnosti jsou: cs, en" in capsys.readouterr().err


def test_a_command_in_no_workspace_says_where_it_looked_and_what_to_do(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["check"], ["build"], ["list"], ["clean"], ["release"], ["templates", "check"], ["trace", "a.docx", "text"]):
        assert main(command) == 1
        shown = capsys.readouterr().out
        assert f"chyba[workspace-not-found]: ve složce „{elsewhere.as_posix()}“ ani nad ní není docpipe.yaml" in shown
        assert "docpipe init" in shown


def test_a_newer_format_is_refused_with_the_way_out(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (elsewhere / "docpipe.yaml").write_text("formát: 2\nbudoucnost: ano\n", encoding="utf-8")
    assert main(["build"]) == 1
    shown = capsys.readouterr().out
    assert shown.startswith("docpipe.yaml:1:")
    assert "chyba[format-newer]" in shown
    assert not (elsewhere / "build").exists()


def test_a_file_that_is_not_there_is_told_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "zapis.pdf"]) == 1
    assert capsys.readouterr().out.startswith("zapis.pdf: chyba[file-missing]")
