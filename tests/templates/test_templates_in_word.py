"""A template that somebody edited in Word: what is said of it, as comments in a copy too, and how its sample looks."""

from __future__ import annotations

import copy
import zipfile
from pathlib import Path

import pytest
from judges import JudgeDocx
from lxml import etree
from word_edits import BODY, EDITS, HEADER, Word, text_of, w
from workspaces import SETTINGS, write

from docpipe import graph
from docpipe.diagnostics import Diagnostic
from docpipe.messages import tell
from docpipe.pipeline.templates.checking import check_templates
from docpipe.pipeline.templates.linting import lint
from docpipe.pipeline.templates.meant import Meant, meant
from docpipe.pipeline.templates.sample import write_sample
from docpipe.render import open_template
from docpipe.workspace import Workspace

OWN = "templates_docx/minutes.docx"
COPY = "templates_docx/_minutes-pripominky.docx"
SAMPLE = "build/vzory-sablon/minutes_vzor.docx"
JUDGED = ("a wrong tag in a text box", "tracked changes", "faults in header, footer and note")
"""Edits whose files the validator looks at: each takes it most of a second."""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(write(tmp_path, {"docpipe.yaml": SETTINGS}))


def edited(workspace: Workspace, edit: str) -> Meant:
    word = Word()
    EDITS[edit][0](word)
    word.save(workspace.root / OWN)
    return meant(workspace, "minutes")


def part(path: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


def comments(path: Path) -> list[str]:
    return [text_of(item) for item in part(path, "word/comments.xml").iter(w("comment"))]


def commented(path: Path) -> dict[str, str]:
    """Id of a comment → the text of the body that it is about."""
    found: dict[str, str] = {}
    open_ids: set[str] = set()
    for element in part(path, BODY).iter():
        identity = element.get(w("id"), "")
        if element.tag == w("commentRangeStart"):
            open_ids.add(identity)
            found[identity] = ""
        elif element.tag == w("commentRangeEnd"):
            open_ids.remove(identity)
        elif element.tag == w("t"):
            for item in open_ids:
                found[item] += element.text or ""
    assert not open_ids
    return found


@pytest.mark.parametrize("edit", EDITS)
def test_what_is_told_of_an_edit(workspace: Workspace, edit: str) -> None:
    asked = edited(workspace, edit)
    assert [item.code for item in check_templates(workspace, asked).diagnostics] == list(EDITS[edit][1])


def test_commented_copies_hold_every_complaint_and_are_valid_word_files(workspace: Workspace, judge_docx: JudgeDocx, tmp_path: Path) -> None:
    copies = []
    for number, (edit, (_, codes)) in enumerate(EDITS.items()):
        asked = edited(workspace, edit)
        before = asked.path.read_bytes()
        outcome = check_templates(workspace, asked, comments=True)
        assert asked.path.read_bytes() == before, "a person's file is not touched"
        if not codes:
            assert outcome.copies == ()
            assert not (workspace.root / COPY).exists(), "what is right needs no copy, and an old one goes"
            continue
        assert outcome.copies == (COPY,)
        said = comments(workspace.root / COPY)
        assert len(said) == len(codes), edit
        assert all(any(f"[{code}]" in text for text in said) for code in codes), edit
        if edit in JUDGED:
            copies.append(tmp_path / f"{number}.docx")
            copies[-1].write_bytes((workspace.root / COPY).read_bytes())
    assert judge_docx(copies) == []


def test_a_comment_stands_at_its_tag_and_changes_no_text(workspace: Workspace) -> None:
    asked = edited(workspace, "a field misspelt")
    check_templates(workspace, asked, comments=True)
    assert list(commented(workspace.root / COPY).values()) == ["{{ meeting.plase }}"]
    (said,) = comments(workspace.root / COPY)
    assert said.startswith("Chyba: pole „meeting.plase“ data pro tuto šablonu nemají; mysleli jste place?opravte název ve značce {{ meeting.plase }}")
    assert "{{ meeting.place }} – místo konání; u on-line setkání bez místa „On-line“" in said
    assert text_of(part(workspace.root / COPY, BODY)) == text_of(part(workspace.root / OWN, BODY))


def test_a_tag_in_pieces_is_commented_whole(workspace: Workspace) -> None:
    word = Word()
    word.replace("{{ meeting.place", "Místo: {{ meeting.plase }} a dál")
    word.check_spelling()
    word.save(workspace.root / OWN)
    check_templates(workspace, meant(workspace, "minutes"), comments=True)
    assert list(commented(workspace.root / COPY).values()) == ["{{ meeting.plase }}"]


def test_what_word_takes_no_comment_for_is_commented_near_it_with_its_place(workspace: Workspace) -> None:
    edited(workspace, "faults in header, footer and note")
    word_copy = check_templates(workspace, meant(workspace, "minutes"), comments=True).copies
    assert word_copy == (COPY,)
    said, about = comments(workspace.root / COPY), list(commented(workspace.root / COPY).values())
    assert [text.split(": ", 1)[0] for text in said] == ["Chyba – v záhlaví", "Chyba – v zápatí", "Chyba – v poznámce pod čarou"]
    assert all("Jde o značku {{ " in text for text in said)
    assert about[:2] == ["{{ document.title }}"] * 2, "of a header and a footer at the beginning"
    assert "{{ meeting.place }}" in about[2], "of a note where its mark is"


def test_a_comment_speaks_of_other_places_as_word_calls_them(workspace: Workspace) -> None:
    word = Word()
    word.paragraph("{{ document.title").addnext(copy.deepcopy(word.paragraph("{{p strip", HEADER)))
    word.save(workspace.root / OWN)
    check_templates(workspace, meant(workspace, "minutes"), comments=True)
    (said,) = comments(workspace.root / COPY)
    assert said.startswith("Chyba – v záhlaví: pruh log je v šabloně dvakrát: {{p strip }} (poprvé v textu)")


def test_a_text_box_that_word_keeps_twice_is_told_of_once(workspace: Workspace) -> None:
    edited(workspace, "a wrong tag in a text box")
    check_templates(workspace, meant(workspace, "minutes"), comments=True)
    first, second = comments(workspace.root / COPY)
    assert first.startswith("Varování: obrázek nebo textové pole „Pole“ v šabloně nemá náhradní text")
    assert second.startswith("Chyba – v textovém poli: ")


def test_a_template_without_a_paragraph_is_commented_too(workspace: Workspace, judge_docx: JudgeDocx) -> None:
    word = Word()
    body = word.root().find(w("body"))
    assert body is not None
    for item in list(body)[:-1]:
        body.remove(item)
    word.delete("{{p strip", HEADER)
    word.save(workspace.root / OWN)
    check_templates(workspace, meant(workspace, "minutes"), comments=True)
    assert len(comments(workspace.root / COPY)) == 1
    assert judge_docx([workspace.root / COPY]) == []


def test_the_copy_mended_and_saved_as_the_template_is_right_and_its_comments_get_nowhere(workspace: Workspace) -> None:
    asked = edited(workspace, "a field misspelt")
    check_templates(workspace, asked, comments=True)
    with zipfile.ZipFile(workspace.root / COPY) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    mended = {**parts, BODY: parts[BODY].replace(b"plase", b"place")}
    with zipfile.ZipFile(workspace.root / OWN, "w") as archive:
        for name, content in mended.items():
            archive.writestr(name, content)
    assert check_templates(workspace, asked).diagnostics == ()
    opened = open_template(workspace.root / OWN, "minutes")
    assert "word/comments.xml" not in opened.parts
    assert b"comment" not in opened.parts[BODY] + opened.parts["word/_rels/document.xml.rels"] + opened.parts["[Content_Types].xml"]


def test_comments_of_people_stay_beside_those_of_docpipe_and_are_warned_of(workspace: Workspace) -> None:
    asked = edited(workspace, "a field misspelt")
    check_templates(workspace, asked, comments=True)
    with zipfile.ZipFile(workspace.root / COPY) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    own = b'<w:comment w:id="7" w:author="Jana" w:initials="J"><w:p><w:r><w:t>Moje</w:t></w:r></w:p></w:comment></w:comments>'
    parts["word/comments.xml"] = parts["word/comments.xml"].replace(b"</w:comments>", own)
    with zipfile.ZipFile(workspace.root / OWN, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    told = check_templates(workspace, asked, comments=True).diagnostics
    assert [item.code for item in told] == ["template-field-unknown", "template-comments"]
    assert [text[:5] for text in comments(workspace.root / COPY)] == ["Moje", "Chyba", "Varov"]


def test_a_copy_that_somebody_edited_is_kept_and_told_of(workspace: Workspace) -> None:
    asked = edited(workspace, "a field misspelt")
    check_templates(workspace, asked, comments=True)
    (workspace.root / COPY).write_bytes(b"moje opravy")
    told = check_templates(workspace, asked, comments=True).diagnostics
    assert [item.code for item in told] == ["template-field-unknown", "template-comments-edited"]
    place = told[1].location
    assert place is not None
    assert (workspace.root / place.path).read_bytes() == b"moje opravy"
    assert comments(workspace.root / COPY)
    check_templates(workspace, asked, comments=True)
    assert len(list((workspace.root / "templates_docx").iterdir())) == 3, "docpipe's own copy is written over"
    (workspace.root / COPY).write_bytes(b"zase moje")
    Word().save(workspace.root / OWN)
    assert [item.code for item in check_templates(workspace, asked, comments=True).diagnostics] == ["template-comments-stale"]
    assert (workspace.root / COPY).read_bytes() == b"zase moje"


def test_the_same_template_gives_the_same_copy(workspace: Workspace) -> None:
    asked = edited(workspace, "an end deleted")
    check_templates(workspace, asked, comments=True)
    first = (workspace.root / COPY).read_bytes()
    check_templates(workspace, asked, comments=True)
    assert (workspace.root / COPY).read_bytes() == first


def test_a_field_is_suggested_by_its_czech_name(workspace: Workspace) -> None:
    asked = edited(workspace, "a field in Czech")
    (found,) = check_templates(workspace, asked).diagnostics
    assert tell(found, "cs") == "pole „meeting.místo“ data pro tuto šablonu nemají; mysleli jste place?"


def test_a_deleted_tag_is_told_of_in_its_paragraph(workspace: Workspace) -> None:
    edited(workspace, "tracked changes")
    found = {item.code: item for item in check_templates(workspace, meant(workspace, "minutes")).diagnostics}
    places = [item.location for item in (found["template-tag-deleted"], found["template-field-unknown"])]
    assert places[0] is not None
    assert places[0] == places[1], "both stand in one paragraph"


# samples


def sample(workspace: Workspace, edit: str) -> tuple[str, tuple[Diagnostic, ...]]:
    made = write_sample(workspace, edited(workspace, edit), ("docx",))
    return text_of(part(workspace.root / SAMPLE, BODY)).replace("\u2060", "").replace("\u00a0", " ") if made.files else "", made.diagnostics


@pytest.mark.parametrize("edit", EDITS)
def test_a_sample_shows_every_fault_and_all_the_rest(workspace: Workspace, edit: str) -> None:
    text, told = sample(workspace, edit)
    assert [item.code for item in told] == list(EDITS[edit][1])
    faults = [code for code in EDITS[edit][1] if code not in ("template-tracked-changes", "template-strip-missing", "template-alt-missing")]
    assert "Mgr. Eva Příkladná, DiS." in text, "what is right is filled in"
    assert ("Chyby v šabloně" in text) == bool(faults)
    for number in range(1, len(faults) + 1):
        assert f"[chyba {number}]" in text


def test_a_sample_of_a_template_with_faults_marks_them_where_they_are(workspace: Workspace) -> None:
    text, _ = sample(workspace, "an end deleted")
    assert "[chyba 1] {%p endif %}" in text
    assert "[chyba 1] K {%p for item in agenda %} patří endfor, ale je tu {%p endif %}. Co s tím: " in text


def test_samples_of_edited_templates_are_valid_word_files(workspace: Workspace, judge_docx: JudgeDocx, tmp_path: Path) -> None:
    made = []
    for number, edit in enumerate(JUDGED):
        sample(workspace, edit)
        made.append(tmp_path / f"{number}.docx")
        made[-1].write_bytes((workspace.root / SAMPLE).read_bytes())
    assert judge_docx(made) == []


@pytest.mark.parametrize("name", sorted(path.stem for path in (Path(__file__).parents[2] / "templates_docx").glob("*.docx")))
def test_every_shipped_template_has_two_samples_marked_on_every_page(workspace: Workspace, name: str) -> None:
    made = write_sample(workspace, meant(workspace, name), ("docx",))
    assert made.diagnostics == ()
    assert len(made.files) == 2
    for file in made.files:
        with zipfile.ZipFile(workspace.root / file) as archive:
            headers = [archive.read(item).decode() for item in archive.namelist() if item.startswith("word/header")]
            body = archive.read(BODY).decode()
        assert headers
        assert all("VZOR – smyšlené údaje" in header for header in headers)
        assert "{{" not in body + "".join(headers)
        assert "{%" not in body


def test_samples_are_valid_word_files(workspace: Workspace, judge_docx: JudgeDocx) -> None:
    made = [file for name in ("minutes", "plan") for file in write_sample(workspace, meant(workspace, name), ("docx",)).files[:1]]
    assert judge_docx([workspace.root / file for file in made]) == []


def test_every_field_has_a_value_in_the_full_sample() -> None:
    """What a template of all fields would print: no text is empty in all items of its list, no list and no long text is."""
    from dataclasses import fields, is_dataclass

    from docpipe.pipeline.templates.sampling import Sampler
    from docpipe.programmes.strip import Strip

    empty_by_intent = {"version"}
    for kind in graph.kinds().values():
        filled: dict[str, bool] = {}

        def walk(value: object, path: str, filled: dict[str, bool] = filled) -> None:
            if is_dataclass(value) and not isinstance(value, Strip) and type(value).__module__.startswith("docpipe.kinds"):
                for item in fields(value):
                    walk(getattr(value, item.name), f"{path}.{item.name}")
            elif isinstance(value, tuple):
                filled[path] = filled.get(path, False) or bool(value)
                for item in value:
                    walk(item, f"{path}[]")
            elif not isinstance(value, bool | Strip):
                filled[path] = filled.get(path, False) or bool(value)

        walk(Sampler(Strip(), kind.label[0]).context(kind.prints), kind.name)
        assert [path for path, is_filled in filled.items() if not is_filled and path.rpartition(".")[2] not in empty_by_intent] == []


def test_neither_a_sample_nor_nonsense_is_taken_for_a_template(workspace: Workspace) -> None:
    Word().save(workspace.root / OWN)
    write_sample(workspace, meant(workspace, "minutes"), ("docx",))
    (workspace.root / OWN).write_bytes((workspace.root / SAMPLE).read_bytes())
    assert [item.code for item in check_templates(workspace, meant(workspace, "minutes")).diagnostics] == ["template-is-sample"]
    (workspace.root / OWN).write_bytes(b"neni docx")
    made = write_sample(workspace, meant(workspace, "minutes"))
    assert (made.files, [item.code for item in made.diagnostics]) == ((), ["template-not-docx"])
    assert check_templates(workspace, meant(workspace, "minutes"), comments=True).copies == ()


def test_a_template_that_fetches_from_outside_has_no_sample(workspace: Workspace) -> None:
    word = Word()
    rels = "word/_rels/document.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    link = f'<Relationship Id="rIdX" Type="{kind}" Target="file:///C:/logo.png" TargetMode="External"/></Relationships>'
    word.parts[rels] = word.parts[rels].replace(b"</Relationships>", link.encode())
    word.save(workspace.root / OWN)
    made = write_sample(workspace, meant(workspace, "minutes"))
    assert (made.files, [item.code for item in made.diagnostics]) == ((), ["template-outside-link", "template-sample-impossible"])


def test_lint_of_an_unchanged_template_says_nothing(workspace: Workspace) -> None:
    assert lint(open_template(Word().save(workspace.root / OWN), "minutes"), graph.kinds()["minutes"]) == ()
