"""Every chapter of a plan may be left out or moved: nothing then leads to what is not there; yearly action plans and long timetables."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import docx
import pytest
from plan_samples import blocks, made, plan, planned_workspace, table, text_of
from workspaces import run, write

from docpipe.kinds.plan.book import SKELETON
from docpipe.kinds.plan.linking import blocks_in
from docpipe.kinds.plan.views import PlanContext
from docpipe.pipeline.load import load
from docpipe.prose.blocks import Anchored, CrossReference, Heading, ItemList, Paragraph, Table, inlines, plain
from docpipe.prose.charts import Chart
from docpipe.workspace import Workspace

REST = {
    "content/ukazkov/swot.yaml": "- {název: Péče, silné stránky: [tým], slabé stránky: [peníze], příležitosti: [fondy], hrozby: [mzdy]}\n",
    "content/ukazkov/vyhodnoceni.yaml": "- {název: Udržet službu, stav: splněno, pokračuje jako: sluzba, výsledek: Služba trvá.}\n",
    "content/ukazkov/rizika.yaml": "- {riziko: Málo peněz, opatření: Dohoda obcí}\n",
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan that has something to say in most of its chapters, none of them its own."""
    root = write(planned_workspace(tmp_path_factory.mktemp("osnova")), REST)
    (root / "content/ukazkov/kapitoly/vlastni.md").unlink()
    return root


def said(root: Path, line: str) -> Path:
    path = root / "content/ukazkov/plan.yaml"
    text = "".join(item for item in path.read_text(encoding="utf-8").splitlines(keepends=True) if not item.startswith(("vynechané", "kapitoly")))
    path.write_text(f"{text}{line}\n", encoding="utf-8")
    return root


def lost(context: PlanContext) -> list[str]:
    """The anchors that something in the plan leads to and that no place of the plan has."""
    there = {chapter.title.name for chapter in context.chapters}
    leads: list[str] = []
    for chapter in context.chapters:
        there |= {entry.heading.name for piece in chapter.pieces for entry in piece.entries if isinstance(entry.heading, Anchored)}
    for block in blocks_in(context.chapters):
        if isinstance(block, Heading) and block.anchor:
            there.add(block.anchor)
        if isinstance(block, Chart):
            there.add(f"figure:{block.id}")
        contents = [getattr(block, "content", ())]
        if isinstance(block, Table):
            there |= {block.caption.anchor} - {None} if block.caption else set()  # type: ignore[arg-type]
            contents = [cell.content for row in (block.header, *block.rows) for cell in row]
        leads += [item.anchor for content in contents for item in inlines(content) if isinstance(item, CrossReference)]
    return sorted(set(leads) - there)


def hollow(context: PlanContext) -> list[str]:
    """Headings that nothing follows."""
    found = []
    for chapter in context.chapters:
        for piece in chapter.pieces:
            designed = bool(piece.entries or piece.swot or piece.approvals)
            texts = piece.text.blocks
            for index, block in enumerate(texts):
                rest = texts[index + 1 : index + 2]
                if isinstance(block, Heading) and ((not rest and not designed) or (rest and isinstance(rest[0], Heading) and rest[0].level <= block.level)):
                    found.append(plain(block.content))
    return found


@pytest.mark.parametrize("left_out", SKELETON)
def test_any_chapter_may_be_left_out(whole: Path, left_out: str) -> None:
    checked = made(said(whole, f"vynechané kapitoly: [{left_out}]"), "plan")
    context = checked.value.values
    assert isinstance(context, PlanContext)
    assert list(checked.diagnostics) == []
    assert f"chapter:{left_out}" not in {chapter.title.name for chapter in context.chapters}
    assert lost(context) == []
    assert hollow(context) == []


def test_one_chapter_alone_and_all_of_them_backwards(whole: Path) -> None:
    assert lost(plan(said(whole, "kapitoly: [sluzby]"))) == []
    backwards = plan(said(whole, f"kapitoly: [{', '.join(reversed(SKELETON))}]"))
    assert lost(backwards) == []
    names = [chapter.title.name.partition(":")[2] for chapter in backwards.chapters if not chapter.is_annex]
    assert names == [name for name in reversed(SKELETON) if name in names]
    assert len(names) > 14


def test_a_plan_without_needs_leads_to_none(tmp_path: Path) -> None:
    root = planned_workspace(tmp_path)
    (root / "content/ukazkov/potreby.yaml").unlink()
    (root / "content/ukazkov/kapitoly/vlastni.md").unlink()
    path = root / "content/ukazkov/opatreni/sluzba.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("potřeby: [n-01]\n", ""), encoding="utf-8")
    context = plan(root)
    assert "chapter:potreby" not in {chapter.title.name for chapter in context.chapters}
    assert lost(context) == []


def test_what_people_write_keeps_its_lost_reference_and_is_told_of_it(tmp_path: Path) -> None:
    root = planned_workspace(tmp_path)
    write(root, {"content/ukazkov/kapitoly/vlastni.md": "---\nnázev: Vlastní\n---\n\nViz [[kapitola:vyhodnoceni]] a [[opatření:sluzba]].\n"})
    said(root, "vynechané kapitoly: [opatreni]")
    built = run(root, "build", "--kind", "plan", "--format", "docx")
    told = built.find("reference-not-printed")
    assert [(item["path"], item["line"]) for item in told] == [("content/ukazkov/kapitoly/vlastni.md", 5)]
    assert [item["arguments"] for item in told] == [{"reference": "[[kapitola:vyhodnoceni]]"}]  # as it was written, not as docpipe calls it
    (plan_file,) = built.outputs("docx")
    printed = [paragraph.text.replace("\u00a0", " ") for paragraph in docx.Document(str(plan_file)).paragraphs]
    assert "Viz kapitola – a opatření 1.1." in printed  # and no field that Word could not fill
    assert built.codes("error") == ["reference-not-printed"]


YEARLY: dict[str, str | bytes] = {
    "content/ukazkov/kapitoly/vlastni.md": "---\nnázev: Rok\n---\n\nViz [[tabulka:akcni-plan-2024]].\n\n::: vložit akcni-plan:2024\n:::\n",
    "content/ukazkov/opatreni/letak.yaml": """
        název: Leták o službách
        patří pod: seniori
        realizátor: Město Ukázkov
        odpovídá: Jana Nováková
        harmonogram: 2023
        aktivity:
          - {aktivita: tisk letáku, kdy: 2023}
        náklady: {2023: 5 000 Kč}
    """,
    "content/ukazkov/opatreni/autobus.yaml": """
        název: Odpolední autobus
        patří pod: seniori
        realizátor: Město Ukázkov
        odpovídá: Jana Nováková
        harmonogram: 2023–2024
        aktivity:
          - {aktivita: výběr dopravce, kdy: 2023, kdo: Město Ukázkov}
          - {aktivita: zkušební provoz, kdy: II/2024}
          - {aktivita: průzkum mezi cestujícími}
        zdroje:
          - {zdroj: dotace kraje, částky: {2023: 10 000 Kč, 2024: 70 000 Kč}}
          - {zdroj: rozpočet obce, obec: Ukázkov, částky: {2024: 30 000 Kč}}
        indikátory: [{název: cestující za den, jednotka: osoba, výchozí: 0, cílová: 12, zdroj ověření: dopravce}]
    """,
}


def test_the_action_plan_of_a_year_has_its_measures_steps_money_and_indicators(tmp_path: Path) -> None:
    found = table(plan(write(planned_workspace(tmp_path), YEARLY)), "akcni-plan-2024")
    rows = {text_of(row)[1]: row for row in found.rows if len(row) == 6}
    assert list(rows) == ["Odpolední autobus", "Udržet terénní službu"]
    bus = rows["Odpolední autobus"]
    assert [plain(getattr(item.blocks[0], "content", ())) for block in bus[1].blocks if isinstance(block, ItemList) for item in block.items] == [
        "zkušební provoz (II/2024)",
        "průzkum mezi cestujícími",
    ]
    assert text_of(bus)[2] == "Město Ukázkov"
    assert bus[3].value == Decimal(100000)
    money = [plain(bus[4].content), *(plain(block.content) for block in bus[4].blocks if isinstance(block, Paragraph))]
    assert [item.rpartition(": ")[2] for item in money] == ["70\u00a0000", "30\u00a0000"]
    assert text_of(bus)[5] == "cestující za den (osoba): výchozí 0, cíl 12"
    assert found.rows[-1][1].value == Decimal(210000)
    assert found.totals == (len(found.rows) - 1,)


def test_an_action_plan_without_a_year_is_of_the_first(tmp_path: Path) -> None:
    root = write(planned_workspace(tmp_path), YEARLY)
    write(root, {"content/ukazkov/kapitoly/vlastni.md": "---\nnázev: Rok\n---\n\n::: vložit akcni-plan\n:::\n"})
    found = table(plan(root), "akcni-plan-2023")
    assert "Leták o službách" in [text_of(row)[1] for row in found.rows if len(row) == 6]


@pytest.mark.parametrize("year", ["2025", "loni", "24"])
def test_a_year_that_the_plan_is_not_for_is_told(tmp_path: Path, year: str) -> None:
    root = planned_workspace(tmp_path)
    write(root, {"content/ukazkov/kapitoly/vlastni.md": f"---\nnázev: Rok\n---\n\n::: vložit akcni-plan:{year}\n:::\n"})
    found = [item for item in made(root, "plan").diagnostics if item.code == "action-plan-year"]
    assert [(item.location.line, item.arguments["value"]) for item in found if item.location] == [(5, year)]


def test_a_long_timetable_stands_in_parts_that_break_between_priorities(tmp_path: Path) -> None:
    root = planned_workspace(tmp_path)
    nodes = "".join(f"  - {{id: p{index}, název: Priorita {index}}}\n" for index in range(3))
    write(root, {"content/ukazkov/plan.yaml": f"název: Plán\nobdobí: 2023–2024\npriority:\n{nodes}", "content/ukazkov/kapitoly/vlastni.md": "Text.\n"})
    (root / "content/ukazkov/opatreni/sluzba.yaml").unlink()
    lines = "".join(f"- {{id: m{at}, název: Opatření {at}, patří pod: p{0 if at < 25 else 1 if at < 50 else 2}, harmonogram: 2023–2024}}\n" for at in range(60))
    write(root, {"content/ukazkov/opatreni.yaml": lines})
    charts = [block for block in blocks(plan(root)) if isinstance(block, Chart)]
    assert [(chart.id, len(chart.categories)) for chart in charts] == [("harmonogram-opatreni", 25), ("harmonogram-opatreni-2", 35)]
    assert charts[1].title == "Harmonogram opatření (2. část)"
    assert [span.row for span in charts[1].spans] == list(range(35))


def test_cards_kept_in_a_sheet_state_their_yearly_costs(tmp_path: Path) -> None:
    root = planned_workspace(tmp_path)
    (root / "content/ukazkov/opatreni/sluzba.yaml").unlink()
    rows = "id;název;patří pod;jednotka;náklady 2023;Náklady v roce 2024\nsluzba;Udržet;seniori;tis. Kč;1 250,5;\ndalsi;Další;seniori;;;300 Kč\n"
    write(root, {"content/ukazkov/opatreni.csv": rows})
    found = table(plan(root), "financni-ramec")
    assert [(text_of(row)[0], [cell.value for cell in row[1:]]) for row in found.rows] == [
        ("Zdroj neurčen", [Decimal(1250500), Decimal(300), Decimal(1250800)]),
        ("Celkem", [Decimal(1250500), Decimal(300), Decimal(1250800)]),
    ]
    assert found.rows[0][2].locations[0].path == "content/ukazkov/opatreni.csv"


def test_a_year_stated_in_two_columns_is_told(tmp_path: Path) -> None:
    root = write(planned_workspace(tmp_path), {"content/ukazkov/opatreni/sluzba.yaml": "název: A\nnáklady 2023: 5 Kč\nnáklady na rok 2023: 6 Kč\n"})
    found = [item for item in load(Workspace(root)).diagnostics if item.code == "key-twice"]
    assert [(item.location.line, item.arguments["key"]) for item in found if item.location] == [(3, "náklady na rok 2023")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("::: vložit potreby\n:::\n\n::: vložit potreby\n:::", 8),
        ("Tabulka: A {#t}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nTabulka: B {#t}\n\n| a | b |\n|---|---|\n| 1 | 2 |", 13),
        ("## A {#t}\n\nText.\n\n## B {#t}\n\nText.", 9),
    ],
)
def test_a_place_that_stands_twice_is_told_with_the_first(tmp_path: Path, text: str, line: int) -> None:
    root = write(planned_workspace(tmp_path), {"content/ukazkov/kapitoly/vlastni.md": f"---\nnázev: Vlastní\n---\n\n{text}\n"})
    said(root, "kapitoly: [vlastni]")
    found = [item for item in made(root, "plan").diagnostics if item.code == "place-named-twice"]
    assert [item.location.line for item in found if item.location] == [line]
    assert [place.line for item in found for place in item.related if place.line and place.line < line]


def test_a_pdf_among_the_chapters_is_told_of_unless_it_is_the_print_of_one(tmp_path: Path) -> None:
    root = planned_workspace(tmp_path)
    folder = "content/ukazkov/kapitoly"
    write(root, {f"{folder}/doprava.pdf": b"%PDF-1.7", f"{folder}/vlastni.pdf": b"%PDF-1.7", f"{folder}/_stara.pdf": b"%PDF-1.7", f"{folder}/mapa.png": b""})
    write(root, {"content/ukazkov/rozpocty/klub.pdf": b"%PDF-1.7", "content/ukazkov/setkani/sken.pdf": b"%PDF-1.7"})
    told = run(root, "check").find("file-pdf-unread")
    assert [(item["path"], item["severity"]) for item in told] == [(f"{folder}/doprava.pdf", "warning"), ("content/ukazkov/rozpocty/klub.pdf", "warning")]


def test_what_became_of_a_comment_begins_as_a_sentence(tmp_path: Path) -> None:
    said_of = "  vypořádání: akceptováno\n  vypořádáno dne: 4. 5. 2022\n"
    comments = f"- id: '1'\n  text: Chybí autobus.\n{said_of}- id: '2'\n  text: Doplnit klub.\n{said_of}  kde zapracováno: karta opatření\n"
    found = table(plan(write(planned_workspace(tmp_path), {"content/ukazkov/pripominky.yaml": comments})), "pripominky")
    assert [plain(row[-1].content).replace("\u00a0", " ") for row in found.rows] == [
        "Vypořádáno 4. 5. 2022",
        "Zapracováno: karta opatření; vypořádáno 4. 5. 2022",
    ]
