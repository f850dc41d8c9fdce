"""A file with tracked changes: all accepted it reads as the newer one, all rejected as the older one, and Word's own validator takes it."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judges import JudgeDocx
from tracking import W, body_of, settled, texts

from docpipe.diagnostics import DocpipeError
from docpipe.render.tracked import tracked

TABLE = [["Kdo", "Co"], ["Jana", "rozeslat dotazník obcím"], ["Petr", "zjistit kapacity"]]


def file(*blocks: str | list[list[str]]) -> bytes:
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(0, len(block[0]))
        for texts_of_row in block:
            row = table.add_row()
            for cell, text in zip(row.cells, texts_of_row, strict=True):
                cell.text = text
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def hold(old: bytes, new: bytes) -> bytes:
    """Return the file with the changes; it must give both texts back."""
    made = tracked(old, new)
    assert texts(settled(made, accept=True)) == texts(body_of(new))
    assert texts(settled(made, accept=False)) == texts(body_of(old))
    return made


CASES = {
    "nothing": ((("Jedna", "Dvě")), (("Jedna", "Dvě"))),
    "a word": (("Setkání bylo v pondělí na radnici.",), ("Setkání bylo v úterý na radnici.",)),
    "a paragraph came": (("Jedna věta tady.", "Dvě věty tam."), ("Jedna věta tady.", "Něco zcela nového.", "Dvě věty tam.")),
    "a paragraph went": (("Jedna věta tady.", "Zbytečný odstavec.", "Dvě věty tam."), ("Jedna věta tady.", "Dvě věty tam.")),
    "the last went": (("Jedna věta tady.", "Dvě věty tam.", "Tři."), ("Jedna věta tady.",)),
    "the last came": (("Jedna věta tady.",), ("Jedna věta tady.", "Dvě věty tam.", "Tři.")),
    "the first came": (("Jedna věta tady.",), ("Nový začátek.", "Jedna věta tady.")),
    "all another": (("Jedna", "Dvě", "Tři"), ("Úplně jiný text", "A ještě jeden")),
    "a cell": (("Úkoly", TABLE, "Konec"), ("Úkoly", [TABLE[0], ["Jana", "rozeslat dotazník krajům"], TABLE[2]], "Konec")),
    "a row came": (("Úkoly", TABLE, "Konec"), ("Úkoly", [*TABLE, ["Eva", "sehnat sál"]], "Konec")),
    "a row went": (("Úkoly", TABLE, "Konec"), ("Úkoly", [TABLE[0], TABLE[2]], "Konec")),
    "a table came": (("Úkoly", "Konec"), ("Úkoly", TABLE, "Konec")),
    "a table went": (("Úkoly", TABLE, "Konec"), ("Úkoly", "Konec")),
    "columns came": (("Úkoly", TABLE, "Konec"), ("Úkoly", [[*row, "x"] for row in TABLE], "Konec")),
    "tabs and lines": (("Jméno\tPetr\nřádek",), ("Jméno\tPavel\nřádek\tdalší",)),
}


@pytest.mark.parametrize("case", CASES)
def test_accepted_it_is_the_newer_text_and_rejected_the_older(case: str) -> None:
    old, new = CASES[case]
    hold(file(*old), file(*new))


def test_words_are_marked_not_whole_paragraphs() -> None:
    made = body_of(hold(file("Setkání bylo v pondělí na radnici."), file("Setkání bylo v úterý na radnici.")))
    assert ["".join(mark.itertext()) for mark in made.iter(f"{W}del")] == ["pondělí"]
    assert ["".join(mark.itertext()) for mark in made.iter(f"{W}ins")] == ["úterý"]
    assert {mark.get(f"{W}author") for mark in made.iter(f"{W}del", f"{W}ins")} == {"docpipe"}


def test_nothing_changed_is_nothing_marked() -> None:
    made = body_of(hold(file("Jedna", TABLE, "Dvě"), file("Jedna", TABLE, "Dvě")))
    assert list(made.iter(f"{W}del", f"{W}ins")) == []


def test_the_same_files_give_the_same_bytes() -> None:
    old, new = file("Jedna věta", TABLE), file("Jiná věta", TABLE)
    assert tracked(old, new) == tracked(old, new)


def test_the_judge_takes_every_case(tmp_path: Path, judge_docx: JudgeDocx) -> None:
    paths = []
    for number, (old, new) in enumerate(CASES.values()):
        path = tmp_path / f"{number}.docx"
        path.write_bytes(tracked(file(*old), file(*new)))
        paths.append(path)
    assert judge_docx(paths) == []


WORD = st.text(alphabet="abč ř.\u00a0\t&<", max_size=12)
BLOCK = st.one_of(WORD, st.lists(st.lists(WORD, min_size=2, max_size=2), min_size=1, max_size=3))


@settings(max_examples=60, deadline=None)
@given(st.lists(BLOCK, max_size=5), st.lists(BLOCK, max_size=5))
def test_whatever_changes_both_texts_come_back(old: list[str | list[list[str]]], new: list[str | list[list[str]]]) -> None:
    # a table is never the last thing in Word's body
    hold(file(*old, "konec"), file(*new, "konec"))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", file("a")[:300]])
def test_what_is_no_word_file_is_told(content: bytes) -> None:
    with pytest.raises(DocpipeError) as told:
        tracked(content, file("a"))
    assert [item.code for item in told.value.diagnostics] == ["tracked-unreadable"]
