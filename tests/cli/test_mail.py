"""The letter that goes with minutes: who gets it, what it says, what goes with it; docpipe sends nothing."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import cast

import pytest
from workspaces import MEETING, PEOPLE, PROJECT, Ran, run, small

GIVEN = (
    MEETING.replace(
        "účast:\n",
        "účast:\n      - {jméno: Jan Host, e-mail: jan@host.example}\n      - {jméno: Alena Nepřišlá, účast: nepřítomna, e-mail: alena@nikde.example}\n",
    )
    + """    omluveni: [Eva Skrytá]
    úkoly:
      - {co: Rozeslat dotazník, kdo: Petr Malý, termín: 1. 3. 2024}
    příští setkání: {datum: 5. 3. 2024, od: 9:00, místo: Radnice}
    doklady: {zápis odeslán: 8. 2. 2024, připomínky do: 15. 2. 2024}
"""
)
BASE = "build/ukazkov/rozeslani/2024-02-06_zapis_skupina_interni"


@pytest.fixture(scope="module")
def mailed(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    project = PROJECT + "    kontakty: [{osoba: Jana Nováková, funkce: manažerka projektu, e-mail: jana@ukazkov.example, telefon: 607 117 124}]\n"
    root = small(tmp_path_factory.mktemp("dopis"), meeting=GIVEN, project=project)
    path = root / "build/ukazkov/zapis/2024-02-06_zapis_skupina_interni.pdf"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"%PDF-1.4 koncept")
    ran = run(root, "mail", "zapis")
    assert ran.code == 0, ran.report["diagnostics"]
    return ran


def letter(ran: Ran) -> EmailMessage:
    return cast("EmailMessage", message_from_bytes((ran.root / f"{BASE}.eml").read_bytes(), policy=policy.default))


def test_minutes_go_to_members_to_those_present_and_excused_each_once(mailed: Ran) -> None:
    assert mailed.report["files"] == [f"{BASE}.txt", f"{BASE}.eml"]
    message = letter(mailed)
    assert message["X-Unsent"] == "1", "a mail program opens it as a draft"
    assert message["Bcc"] == "eva@skryta.example, jan@host.example", "who was not there and is no member gets nothing"
    assert message["To"] == message["From"] == "jana@ukazkov.example"
    text = (mailed.root / f"{BASE}.txt").read_text(encoding="utf-8")
    assert "Bez e-mailu, předejte jinak: Mgr.\u00a0Jana Nováková, Petr Malý" in text
    assert "eva@skryta.example; jan@host.example" in text


def test_the_letter_says_until_when_to_comment_what_is_to_be_done_and_when_the_next_meeting_is(mailed: Ran) -> None:
    body = cast("EmailMessage", letter(mailed).get_body()).get_content().replace("\r\n", "\n")
    assert "v příloze posíláme návrh zápisu ze dne 6. 2. 2024: Setkání skupiny." in body
    assert "Připomínky prosím pošlete do 15. 2. 2024." in body
    assert "– Petr Malý: Rozeslat dotazník – do 1. 3. 2024" in body
    assert "Příští setkání: 5. 3. 2024 od 9:00 hodin, Radnice." in body
    assert body.rstrip().endswith("Mgr. Jana Nováková\nmanažerka projektu\ntel.: 607 117 124\njana@ukazkov.example")


def test_the_pdf_is_enclosed_and_the_same_letter_is_the_same_file(mailed: Ran) -> None:
    (enclosed,) = letter(mailed).iter_attachments()
    assert (enclosed.get_filename(), enclosed.get_content()) == ("2024-02-06_zapis_skupina_interni.pdf", b"%PDF-1.4 koncept")
    before = (mailed.root / f"{BASE}.eml").read_bytes()
    run(mailed.root, "mail", "zapis")
    assert (mailed.root / f"{BASE}.eml").read_bytes() == before


def test_without_addresses_or_a_pdf_the_letter_is_written_and_told_of(tmp_path: Path) -> None:
    root = small(tmp_path, people=PEOPLE.replace(", e-mail: eva@skryta.example", ""))
    ran = run(root, "mail", "zapis", "interni")
    assert (ran.code, ran.codes()) == (0, ["mail-not-built", "mail-no-address"])
    assert "Komu (do skryté kopie): —" in (root / f"{BASE}.txt").read_text(encoding="utf-8")


def test_an_invitation_says_what_when_and_where(mailed: Ran) -> None:
    run(mailed.root, "mail", "pozvanka")
    text = (mailed.root / "build/ukazkov/rozeslani/2024-02-06_pozvanka_skupina.txt").read_text(encoding="utf-8")
    assert "Kdy: úterý 6. 2. 2024, 9:00–10:30 hodin" in text
    assert "Kde: Radnice" in text


def test_what_is_not_sent_out_is_refused(mailed: Ran) -> None:
    assert run(mailed.root, "mail", "prezencni-listina").codes("error") == ["mail-nothing"]


def test_a_letter_that_somebody_changed_stays_under_another_name(mailed: Ran) -> None:
    path = mailed.root / f"{BASE}.txt"
    again = run(mailed.root, "mail", "zapis")
    assert not again.find("edit-set-aside"), "docpipe's own letter is written anew"
    own = path.read_bytes()
    path.write_bytes(own + "Milá Evo,".encode())
    told = run(mailed.root, "mail", "zapis")
    assert [item["path"] for item in told.find("edit-set-aside")] == [f"{BASE}.edited-1.txt"]
    assert path.read_bytes() == own
    assert (mailed.root / f"{BASE}.edited-1.txt").read_bytes().endswith("Milá Evo,".encode())


def test_minutes_that_were_verified_ask_for_no_comments_and_name_what_is_left_as_it_is(tmp_path: Path) -> None:
    resolution = "\n        usnesení: [{číslo: 1/2024, text: Předložit plán., kdo: Jana Nováková, termín: 1. 4. 2024, pro: 2}]"
    verified = GIVEN.replace("přivítala přítomné.", f"přivítala přítomné.{resolution}") + "    ověřeno dne: 16. 2. 2024\n"
    root = small(tmp_path, meeting=verified)
    run(root, "mail", "zapis", "interni")
    text = (root / f"{BASE}.txt").read_text(encoding="utf-8")
    assert "Připomínky" not in text
    left = text.replace("\u00a0", " ").partition("Trvají tyto úkoly a usnesení:\n")[2].splitlines()[:2]
    assert sorted(left) == ["– Mgr. Jana Nováková: Usnesení č. 1/2024: Předložit plán. – do 1. 4. 2024", "– Petr Malý: Rozeslat dotazník – do 1. 3. 2024"]
