"""What documents print of tasks, resolutions and the state of minutes: carried over, told of, marked."""

from __future__ import annotations

import io

import docx
import pytest
from workspaces import MEETING, Ran, run, small, write

FIRST = MEETING.replace(
    "text: Jana Nováková přivítala přítomné.",
    "text: Jana Nováková přivítala přítomné.\n"
    "        usnesení: [{číslo: 1/2024, text: Skupina ukládá předložit plán., kdo: Petr Malý, termín: 30. 4. 2024, pro: 2, proti: 0, zdržel se: 0}]\n"
    "        úkoly: [{co: Rozeslat dotazník, kdo: Eva Skrytá, termín: 1. 3. 2024}]",
)
SECOND = """
    název: Druhé setkání skupiny
    skupina: PS Senioři
    datum: 5. 3. 2024
    zapsala: Jana Nováková
    účast: [{jméno: Jana Nováková}]
    program: [{bod: Kontrola úkolů, text: Probráno.}]
    kontrola úkolů: [{úkol: Rozeslat dotazník, stav: splněno, splněno dne: 1. 3. 2024}]
    doklady: {zápis odeslán: 6. 3. 2024, připomínky do: 13. 3. 2024}
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    root = small(tmp_path_factory.mktemp("pamet"), meeting=FIRST)
    write(root, {"content/ukazkov/setkani/2024-03-05-druhe.yaml": SECOND})
    ran = run(root, "build", "--format", "docx")
    assert ran.code == 0, ran.report["diagnostics"]
    return ran


def lines(ran: Ran, name: str) -> list[str]:
    """Return the texts of a document's paragraphs, cells and headers."""
    document = docx.Document(io.BytesIO(next((ran.root / "build").rglob(name)).read_bytes()))
    found = [paragraph.text for paragraph in document.paragraphs]
    found += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    found += [paragraph.text for section in document.sections for paragraph in section.header.paragraphs]
    return [text.replace("\u00a0", " ") for text in found]


def test_minutes_say_who_sees_to_a_resolution_and_until_when(built: Ran) -> None:
    assert "Zajistí: Petr Malý, do 30. 4. 2024" in lines(built, "2024-02-06_zapis_skupina_interni.docx")


def test_the_next_minutes_say_what_has_become_of_what_was_open(built: Ran) -> None:
    found = lines(built, "2024-03-05_zapis_druhe_interni.docx")
    assert "Kontrola úkolů z minulých setkání" in found
    assert "Rozeslat dotazník (splněno 1. 3. 2024)" in found
    assert "Usnesení č. 1/2024: Skupina ukládá předložit plán." in found


def test_the_invitation_lists_what_is_open_and_not_what_was_said_of_it_later(built: Ran) -> None:
    found = lines(built, "2024-03-05_pozvanka_druhe.docx")
    assert "Rozeslat dotazník" in found
    assert "Usnesení č. 1/2024: Skupina ukládá předložit plán." in found
    assert not any("splněno" in text for text in found)


def test_a_draft_out_for_comments_says_until_when_and_the_public_edition_does_not(built: Ran) -> None:
    assert any("Návrh k připomínkám do 13. 3. 2024" in text for text in lines(built, "2024-03-05_zapis_druhe_interni.docx"))
    public = lines(built, "2024-03-05_zapis_druhe_verejny.docx")
    assert any("Pracovní verze" in text for text in public)
    assert not any("13. 3. 2024" in text or "Skrytá" in text for text in public)
