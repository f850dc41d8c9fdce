"""The Czech sentences that documents put together themselves, read from the Word files of small workspaces."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from workspaces import GROUPS, MEETING, SETTINGS, run, small, write

HEAD = """
    název: {title}
    {genitive}
    skupina: PS Senioři
    datum: 6. 2. 2024
    od: 9:00
    svolává: Jana Nováková
    zapsala: Eva Skrytá
    datum zápisu: 7. 2. 2024
    ověřil: Petr Malý
"""
ROWS = """
    účast:
      - {jméno: Jana Nováková}
      - {jméno: Petr Malý}
      - {jméno: Alžběta Dvorná, účast: přítomna, role: uživatelka}
      - {jméno: Lucie Ďuricová, organizace: Charita, účast: přítomen}
      - {jméno: Jiří Čížek, organizace: Obec Lhota, funkce: starosta}
      - {jméno: Nikol Kovář, organizace: Obec Lhota, role: poskytovatel}
"""
POINTS = """
    program:
      - bod: Potřeby
        text: Proběhla diskuse.
        potřeby:
          - {text: doprava k lékaři, cílové skupiny: [senioři]}
        úkoly:
          - {co: zjistit zájem, kdo: Petr Malý, termín: 1. 3. 2024}
          - {co: svolat schůzku, kdo: Jana Nováková, termín: 10. 2. 2024, stav: splněno}
"""


def meeting(title: str = "Setkání skupiny", genitive: str = "", rows: str = ROWS, points: str = POINTS) -> str:
    return HEAD.format(title=title, genitive=f"název ve 2. pádě: {genitive}" if genitive else "") + rows + points


def texts(root: Path, kind: str, edition: str = "internal") -> list[str]:
    """The texts of paragraphs and cells of the one document of a kind and edition."""
    ran = run(root, "build", "--format", "docx", "--kind", kind, "--edition", edition)
    (path,) = ran.outputs("docx")
    document = docx.Document(str(path))
    found = [paragraph.text for paragraph in document.paragraphs]
    found += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [text.replace("\u00a0", " ") for text in found]


def test_a_row_agrees_with_what_it_says_of_its_person(tmp_path: Path) -> None:
    found = texts(small(tmp_path, meeting=meeting()), "minutes")
    for name, status in (("Alžběta Dvorná", "přítomna"), ("Lucie Ďuricová", "přítomna"), ("Jiří Čížek", "přítomen"), ("Nikol Kovář", "přítomen(a)")):
        assert found[found.index(name) + 3] == status, name
    assert found[found.index("Alžběta Dvorná") + 2] == "uživatelka"


def test_tasks_tell_their_state_only_when_they_are_no_longer_open(tmp_path: Path) -> None:
    found = texts(small(tmp_path, meeting=meeting()), "minutes")
    assert "zjistit zájem" in found
    assert "svolat schůzku (splněno)" in found


def test_signatures_stand_in_the_internal_edition_and_the_public_one_names_nobody_hidden(tmp_path: Path) -> None:
    root = small(tmp_path, meeting=meeting())
    internal = texts(root, "minutes")
    assert "Zapsala dne 7. 2. 2024: Eva Skrytá \t" in internal
    assert "Ověřil: Petr Malý \t" in internal
    public = texts(root, "minutes", "public")
    assert "Zapsáno dne 7. 2. 2024" in public
    assert not [text for text in public if text.startswith("Ověřil")]


def test_the_attendance_sheet_is_no_annex_of_the_public_edition(tmp_path: Path) -> None:
    root = small(tmp_path, meeting=meeting() + "    přílohy: [Prezentace, Prezenční listina]\n")
    assert {"Prezentace", "Prezenční listina"} <= set(texts(root, "minutes"))
    public = texts(root, "minutes", "public")
    assert "Prezentace" in public
    assert "Prezenční listina" not in public


def test_the_public_table_of_organisations_adds_up(tmp_path: Path) -> None:
    found = texts(small(tmp_path, meeting=meeting()), "minutes", "public")
    table = found[found.index("Organizace / obec") :]
    counts = dict(zip(table[2::2], table[3::2], strict=False))
    assert counts == {"Město Ukázkov": "1", "Charita": "1", "Obec Lhota": "2", "bez uvedení organizace": "2"}


@pytest.mark.parametrize(
    ("genitive", "title"),
    [
        ("setkání skupiny", "Zápis ze setkání skupiny konaného dne 6. 2. 2024"),
        ("jednání skupiny", "Zápis z jednání skupiny konaného dne 6. 2. 2024"),
        ("3. jednání skupiny", "Zápis ze 3. jednání skupiny konaného dne 6. 2. 2024"),
        ("12. jednání skupiny", "Zápis z 12. jednání skupiny konaného dne 6. 2. 2024"),
        ("závěrečné konference", "Zápis ze závěrečné konference konané dne 6. 2. 2024"),
        ("", "Zápis – Setkání skupiny (6. 2. 2024)"),
    ],
)
def test_minutes_are_called_after_their_meeting(tmp_path: Path, genitive: str, title: str) -> None:
    assert texts(small(tmp_path, meeting=meeting(genitive=genitive)), "minutes", "public")[0] == title


@pytest.mark.parametrize(
    ("title", "genitive", "invited"),
    [
        ("Setkání skupiny", "", "na setkání skupiny."),
        ("3. jednání skupiny", "", "na 3. jednání skupiny."),
        ("Úvodní veřejné setkání", "úvodního veřejného setkání", "na úvodní veřejné setkání."),
        ("KPSS setkání", "", "na: KPSS setkání."),
        ("Závěrečná konference", "závěrečné konference", "na: Závěrečná konference."),
    ],
)
def test_the_invitation_inflects_only_what_it_can(tmp_path: Path, title: str, genitive: str, invited: str) -> None:
    (lead,) = [text for text in texts(small(tmp_path, meeting=meeting(title, genitive)), "invitation") if text.startswith("dovolujeme")]
    assert lead.endswith(invited)


def test_members_are_invited_by_the_genitive_of_their_group(tmp_path: Path) -> None:
    assert "Zváni jsou:\tčlenky a členové pracovní skupiny Senioři" in texts(small(tmp_path / "a", meeting=meeting()), "invitation")
    named = GROUPS.replace("Pracovní skupina Senioři", "Kulatý stůl")
    assert "Zváni jsou:\tčlenky a členové: Kulatý stůl" in texts(small(tmp_path / "b", meeting=meeting(), groups=named), "invitation")
    written = named.replace("zkratka:", "genitiv: kulatého stolu\n      zkratka:")
    assert "Zváni jsou:\tčlenky a členové kulatého stolu" in texts(small(tmp_path / "c", meeting=meeting(), groups=written), "invitation")


def test_the_number_in_a_title_is_the_meetings_number(tmp_path: Path) -> None:
    assert "Pracovní skupina Senioři · setkání č. 3" in texts(small(tmp_path, meeting=meeting("3. jednání skupiny")), "invitation")


def needs(root: Path, found: int, registered: int) -> str:
    items = "".join(f"\n          - {{text: potřeba {number}, cílové skupiny: [senioři]}}" for number in range(found))
    points = f"\n    program:\n      - bod: Potřeby\n        potřeby:{items}\n" if found else POINTS[: POINTS.index("        potřeby")]
    small(root, meeting=meeting(points=points), settings=SETTINGS)
    if registered:
        own = "".join(f"- {{id: p{number}, text: jiná potřeba {number}, cílové skupiny: [senioři], zdroj: dotazník}}\n" for number in range(registered))
        write(root, {"content/ukazkov/potreby.yaml": own})
    return next(text for text in texts(root, "needs", "public") if text.startswith("Přehled obsahuje"))


@pytest.mark.parametrize(
    ("found", "registered", "lead"),
    [
        (1, 0, "Přehled obsahuje 1 potřebu zjištěnou na 1 setkání."),
        (3, 0, "Přehled obsahuje 3 potřeby zjištěné na 1 setkání."),
        (5, 0, "Přehled obsahuje 5 potřeb zjištěných na 1 setkání."),
        (1, 4, "Přehled obsahuje 5 potřeb, z toho 1 zjištěnou na 1 setkání."),
        (0, 2, "Přehled obsahuje 2 potřeby."),
    ],
)
def test_the_overview_of_needs_says_how_many_and_from_where(tmp_path: Path, found: int, registered: int, lead: str) -> None:
    assert needs(tmp_path, found, registered) == lead


def test_minutes_nobody_verifies_have_no_lines_for_signatures(tmp_path: Path) -> None:
    assert "Zapsala dne 7. 2. 2024: Mgr. Jana Nováková, koordinátorka" in texts(small(tmp_path, meeting=MEETING), "minutes")


def test_a_registered_name_keeps_its_legal_form_on_one_line_and_its_own_quotes(tmp_path: Path) -> None:
    organisations = """- {název: Město Ukázkov}\n- {název: "Spolek Ukázka, z. s."}\n- {název: 'Klub "Rok 1-2" Ukázkov'}\n"""
    rows = """
    účast:
      - {jméno: Jana Nováková, organizace: "Spolek Ukázka, z. s."}
      - {jméno: Petr Malý, organizace: 'Klub "Rok 1-2" Ukázkov'}
"""
    root = small(tmp_path, organisations=organisations, meeting=HEAD.format(title="Setkání", genitive="") + rows + POINTS)
    (path,) = run(root, "build", "--format", "docx", "--kind", "minutes", "--edition", "internal").outputs("docx")
    cells = {cell.text for table in docx.Document(str(path)).tables for row in table.rows for cell in row.cells}
    assert "Spolek Ukázka, z.\u00a0s." in cells
    assert 'Klub "Rok 1-2" Ukázkov' in cells
