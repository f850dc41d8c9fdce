"""The shipped templates filled: lint finds nothing, what is there is printed in order, what is not leaves no trace."""

from __future__ import annotations

import io
import zipfile
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from lxml import etree

from docpipe.diagnostics import Location
from docpipe.kinds.attendance import AttendanceContext
from docpipe.kinds.invitation import InvitationContext
from docpipe.kinds.meetings import MeetingsContext
from docpipe.kinds.minutes import MinutesContext
from docpipe.kinds.needs import NeedsContext
from docpipe.kinds.reporting.context import ReportContext
from docpipe.kinds.views import AgendaItemView, AttendeeView, CountView, NeedView, ResolutionView, SignatureView, TaskView
from docpipe.model import Context
from docpipe.programmes.strip import Strip
from docpipe.prose.blocks import Paragraph, Prose, Run
from docpipe.render import Properties, lint, open_template, render

FOLDER = Path(__file__).parents[2] / "templates_docx"
CLASSES: dict[str, type] = {
    "attendance": AttendanceContext,
    "attendance.online": AttendanceContext,
    "invitation": InvitationContext,
    "meetings": MeetingsContext,
    "minutes": MinutesContext,
    "needs": NeedsContext,
    "report": ReportContext,
}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DAY = date(2021, 3, 9)


def blank(view: Any) -> Any:
    """A value of a type with as little in it as the type allows."""
    if get_origin(view) is tuple:
        return ()
    if type(None) in get_args(view):
        return None
    if view is Strip or view is Prose:
        return view()
    if is_dataclass(view):
        hints = get_type_hints(view)
        return view(**{item.name: blank(hints[item.name]) for item in fields(view)})  # type: ignore[operator]
    return DAY if view is date else view()


def prose(text: str) -> Prose:
    return Prose((Paragraph((Run(text),), Location("x.yaml")),))


def printed(name: str, values: object, part: str = "word/document.xml") -> list[str]:
    """The texts of the paragraphs of the filled template."""
    template = open_template(FOLDER / f"{name}.docx", name)
    docx = render(template, Context(values), document="x", properties=Properties("x")).value.docx
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        root = etree.fromstring(archive.read(part))
    texts = ["".join("\t" if item.tag == f"{W}tab" else item.text or "" for item in each.iter(f"{W}t", f"{W}tab")) for each in root.iter(f"{W}p")]
    return [text.replace("\u00a0", " ") for text in texts]


def minutes(**changes: Any) -> MinutesContext:
    base = blank(MinutesContext)
    base = replace(base, document=replace(base.document, title="Zápis ze setkání"), attendance=replace(base.attendance, label="Přítomni", count=2))
    base = replace(base, written=SignatureView("Zapsala", "Lenka Šustrová", "", DAY))
    made: MinutesContext = replace(base, **changes)
    return made


@pytest.mark.parametrize("name", CLASSES)
def test_lint_finds_nothing(name: str) -> None:
    assert lint(open_template(FOLDER / f"{name}.docx", name), CLASSES[name]) == ()


def test_minutes_without_optional_parts_print_no_heading_over_nothing() -> None:
    assert printed("minutes", minutes()) == ["Zápis ze setkání", "Přítomni:\t2", "Zapsala dne 9. 3. 2021: Lenka Šustrová"]


def test_invitation_without_optional_parts_prints_no_heading_over_nothing() -> None:
    assert printed("invitation", replace(blank(InvitationContext), salutation="Vážení,")) == ["", "Vážení,", "", "Datum:\t 9. 3. 2021"]


def test_overviews_of_nothing_have_no_empty_tables() -> None:
    assert printed("needs", blank(NeedsContext)) == [""]
    assert printed("meetings", blank(MeetingsContext)) == ["", "Uskutečněná setkání: 0, účastí celkem: 0"]


def test_minutes_keep_the_order_of_a_meeting() -> None:
    base = minutes()
    needs = tuple(NeedView(number, text, mark, "", "", "", None) for number, text, mark in ((1, "rozšíření služeb", ","), (2, "investice", ".")))
    resolution = ResolutionView("1/1", prose("Skupina schvaluje návrh."), "pro 2, proti 0", "schváleno", "Zajistí: Petr Malý, do 30. 4. 2021")
    item = AgendaItemView(
        1, "Projednání potřeb", "", "", prose("Proběhla diskuse."), prose("Bere se na vědomí."), "Byla identifikována potřeba v:", needs, (resolution,), ()
    )
    values = replace(
        base,
        meeting=replace(base.meeting, place="On-line", time_range="9:00 – 10:00 hodin", is_online=True),
        attendance=replace(base.attendance, note="(dle prezenční listiny)", rows=(AttendeeView(1, "Jan Malý", "Obec", "", "přítomen"),)),
        agenda=(item,),
        tasks=(TaskView(1, "Zpracovat přehled", "Jan Malý", None, "", None),),
        annexes=("Prezentace",),
        next_meeting="13. 4. 2021",
        verified=(SignatureView("Ověřil", "Jan Malý", "", None),),
        signed_by_hand=True,
    )
    assert printed("minutes", values) == [
        "Zápis ze setkání",
        "Místo konání:\tOn-line",
        "Čas konání:\t9:00 – 10:00 hodin",
        "Přítomni:\t2 (dle prezenční listiny)",
        "Navržený program:",
        "Projednání potřeb",
        "1. Projednání potřeb",
        "Proběhla diskuse.",
        "Byla identifikována potřeba v:",
        "rozšíření služeb,",
        "investice.",
        "Závěr:",
        "Bere se na vědomí.",
        "Usnesení č. 1/1:",
        "Skupina schvaluje návrh.",
        "Hlasování: pro 2, proti 0 – schváleno",
        "Zajistí: Petr Malý, do 30. 4. 2021",
        "Úkoly ze setkání",
        *("č.", "Kdo", "Co", "Do kdy"),
        *("1", "Jan Malý", "Zpracovat přehled", ""),
        "Účast",
        *("č.", "Jméno a příjmení", "Organizace / obec", "Funkce", "Účast"),
        *("1", "Jan Malý", "Obec", "", "přítomen"),
        "Přílohy",
        "Prezentace",
        "Příští setkání:\t13. 4. 2021",
        "Zapsala dne 9. 3. 2021: Lenka Šustrová \t",
        "Ověřil: Jan Malý \t",
    ]


def test_minutes_that_may_not_say_who_wrote_them_say_when() -> None:
    base = minutes(written=SignatureView("Zapsáno", "", "", DAY))
    assert printed("minutes", base)[-1] == "Zapsáno dne 9. 3. 2021"
    assert printed("minutes", replace(base, written=SignatureView("", "", "", None)))[-1] == "Přítomni:\t2"


def test_public_minutes_print_organisations_instead_of_names() -> None:
    base = minutes()
    texts = printed("minutes", replace(base, attendance=replace(base.attendance, organisations=(CountView("Město Horažďovice", 2),))))
    assert texts[2:7] == ["Zastoupené organizace", "Organizace / obec", "Počet osob", "Město Horažďovice", "2"]


def test_attendance_sheet_has_known_rows_then_blank_ones() -> None:
    base = blank(AttendanceContext)
    values = replace(base, rows=(AttendeeView(1, "Jan Malý", "Obec", "uživatel", ""),), blank_rows=(2, 3), total="Celkem přítomno:")
    texts = printed("attendance", values)
    start = texts.index("Podpis") + 1
    assert texts[start : start + 13] == ["1", "Jan Malý", "Obec", "", "2", "", "", "", "3", "", "", "", "Celkem přítomno: \t"]
    assert "uživatel" not in "".join(texts), "the role never stands on a sheet that circulates"


def test_header_of_an_unfunded_project_is_its_name() -> None:
    base = minutes()
    values = replace(base, project=replace(base.project, name="Komunitní plán"))
    assert printed("minutes", values, "word/header1.xml") == ["Komunitní plán"]


def test_draft_and_edition_are_marked_and_only_when_there_is_a_mark() -> None:
    base = minutes()
    marked = replace(base, document=replace(base.document, draft_mark="PRACOVNÍ VERZE", edition_mark="Veřejná verze", sample_note="Ukázková data"))
    assert printed("minutes", marked, "word/header1.xml")[-1].endswith("\tPRACOVNÍ VERZE")
    assert printed("minutes", marked, "word/footer1.xml")[:2] == ["Veřejná verze", "Ukázková data"]
    assert len(printed("minutes", base, "word/header1.xml")) == 1
    assert len(printed("minutes", base, "word/footer1.xml")) == 1
