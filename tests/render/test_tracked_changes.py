"""A file with tracked changes: all accepted it reads as the newer one, all rejected as the older one, and Word's own validator takes it."""

from __future__ import annotations

import io
import zipfile
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
    made = tracked(old, new).docx
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
        path.write_bytes(tracked(file(*old), file(*new)).docx)
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


NOTES = "word/footnotes.xml"
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def rich(body: str, notes: tuple[str, ...] = (), footer: str = "Strana") -> bytes:
    """Return a file whose body is written as XML, with footnotes numbered from 1 and a footer."""
    document = docx.Document()
    document.sections[0].footer.paragraphs[0].text = footer
    buffer = io.BytesIO()
    document.save(buffer)
    target = io.BytesIO()
    with zipfile.ZipFile(buffer) as read, zipfile.ZipFile(target, "w") as written:
        for name in read.namelist():
            content = read.read(name)
            if name == "word/document.xml":
                head, _, tail = content.decode().partition("<w:body>")
                content = f"{head}<w:body>{body}{tail}".encode()
            elif name == "[Content_Types].xml":
                kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
                content = content.replace(b"</Types>", f'<Override PartName="/{NOTES}" ContentType="{kind}"/></Types>'.encode())
            elif name == "word/_rels/document.xml.rels":
                kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
                content = content.replace(b"</Relationships>", f'<Relationship Id="rIdN" Type="{kind}" Target="footnotes.xml"/></Relationships>'.encode())
            written.writestr(name, content)
        mark = "<w:r><w:footnoteRef/></w:r>"
        items = "".join(f'<w:footnote w:id="{number}"><w:p>{mark}<w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>' for number, text in enumerate(notes, 1))
        written.writestr(NOTES, f"<w:footnotes {NAMESPACE}>{items}</w:footnotes>")
    return target.getvalue()


def said(text: str, look: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def note(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def read_with_notes(made: bytes, *, accept: bool) -> list[str]:
    """Return the text of each paragraph with its notes where their marks stand."""
    body, notes = settled(made, accept=accept), settled(made, accept=accept, part=NOTES)
    known = {item.get(f"{W}id"): "".join(texts(item)) for item in notes.iter(f"{W}footnote")}
    found = []
    for item in body.iter(f"{W}p"):
        runs = [child for run in item.iter(f"{W}r") for child in run]
        found.append("".join(f"[{known[child.get(f'{W}id')]}]" if child.tag == f"{W}footnoteReference" else child.text or "" for child in runs))
    return [text for text in found if text]


NOTED = {
    "a note changed": (
        rich(paragraph(said("Věta první"), note(1), said(" a dál.")), ("zákon z roku 2006",)),
        rich(paragraph(said("Věta první"), note(1), said(" a dál.")), ("zákon z roku 2024",)),
    ),
    "a note and the words beside it": (
        rich(paragraph(said("Věta první"), note(1), said(" a dál."), note(2)), ("první", "druhá")),
        rich(paragraph(said("Věta druhá"), note(1), said(" a ještě dál."), note(2)), ("první", "jiná druhá")),
    ),
    "a note came": (rich(paragraph(said("Věta tady."))), rich(paragraph(said("Věta tady"), note(1), said(".")), ("nová",))),
    "a note went": (rich(paragraph(said("Věta tady"), note(1), said(".")), ("stará",)), rich(paragraph(said("Věta tady.")))),
    "a paragraph with a note went": (
        rich(paragraph(said("První věta tu.")) + paragraph(said("Zbytečný odstavec"), note(1)) + paragraph(said("Konec.")), ("s poznámkou",)),
        rich(paragraph(said("První věta tu.")) + paragraph(said("Konec.")), ()),
    ),
}


@pytest.mark.parametrize("case", NOTED)
def test_notes_are_tracked_with_their_text(case: str, tmp_path: Path, judge_docx: JudgeDocx) -> None:
    old, new = NOTED[case]
    made = tracked(old, new)
    assert (made.notes, made.looks) == (0, ())
    assert read_with_notes(made.docx, accept=True) == read_with_notes(new, accept=True)
    assert read_with_notes(made.docx, accept=False) == read_with_notes(old, accept=True)
    (tmp_path / "a.docx").write_bytes(made.docx)
    assert judge_docx([tmp_path / "a.docx"]) == []


def test_headers_and_footers_are_tracked() -> None:
    body = paragraph(said("Stejný text."))
    made = tracked(rich(body, footer="Město Vzorov · verze 1"), rich(body, footer="Město Vzorov · verze 2")).docx
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        (footer,) = [name for name in package.namelist() if name.startswith("word/footer")]
    assert texts(settled(made, accept=False, part=footer)) == ["Město Vzorov · verze 1"]
    assert texts(settled(made, accept=True, part=footer)) == ["Město Vzorov · verze 2"]
    assert [element.tag for element in body_of(made).iter(f"{W}ins", f"{W}del")] == []


def code(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def numbered(before: str, instruction: str, result: str) -> str:
    point = '<w:bookmarkStart w:id="7" w:name="_Ref7"/>'
    asked = f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
    return paragraph(said(before), point, said("cíl"), '<w:bookmarkEnd w:id="7"/>', code("begin"), asked, code("separate"), said(result), code("end"))


def test_fields_and_bookmarks_stay_whole_where_the_words_beside_them_change() -> None:
    made = tracked(rich(numbered("strana ", "PAGE", "1")), rich(numbered("strana číslo ", "PAGE", "1"))).docx
    body = body_of(made)
    assert ["".join(mark.itertext()) for mark in body.iter(f"{W}ins")] == [" číslo"]
    assert list(body.iter(f"{W}del")) == []
    order = [element.tag.removeprefix(W) for element in body.iter() if element.tag in (f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}fldChar", f"{W}t")]
    assert order == ["t", "t", "t", "bookmarkStart", "t", "bookmarkEnd", "fldChar", "fldChar", "t", "fldChar"]


def test_a_field_that_changed_is_a_field_in_both_texts(tmp_path: Path, judge_docx: JudgeDocx) -> None:
    made = tracked(rich(numbered("strana ", "PAGE", "1")), rich(numbered("strana ", "NUMPAGES", "9"))).docx
    for accept, instruction, result in ((False, "PAGE", "1"), (True, "NUMPAGES", "9")):
        body = settled(made, accept=accept)
        assert "".join(texts(body)) == f"strana cíl{result}"
        assert [code.text for code in body.iter(f"{W}instrText", f"{W}delInstrText")] == [instruction]
        assert [code.get(f"{W}fldCharType") for code in body.iter(f"{W}fldChar")] == ["begin", "separate", "end"]
    (tmp_path / "a.docx").write_bytes(made)
    assert judge_docx([tmp_path / "a.docx"]) == []


def test_what_only_looks_another_way_is_told() -> None:
    plain, bold = paragraph(said("Důležitá věta."), said(" A další.")), paragraph(said("Důležitá věta.", "<w:b/>"), said(" A další."))
    assert tracked(rich(plain), rich(bold)).looks == ("Důležitá věta. A další.",)
    joined = paragraph(said("Důležitá věta. A další."))
    assert tracked(rich(plain), rich(joined)).looks == (), "other runs are no other look"
