"""Files from outside in a bundle: what cannot go in keeps the bundle from being made and stands at its place; what can is there, or beside, whole."""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from bundle_workspaces import (
    FOLDER,
    SIZES,
    blacked_out,
    dynamic_form,
    encrypted,
    filled_form,
    mixed_sizes,
    pdf,
    signed,
    with_bundles,
    with_destination,
    with_files,
    with_script,
    without_pages,
)
from PIL import Image, ImageDraw, ImageFont
from pypdf import PdfReader
from workspaces import Ran, run, write

from docpipe.assemble import recognition
from docpipe.assemble.font import stamp_font

HEAD = "název: Svazek\ntitulní list: ne\nrozpoznat text: ne\nčásti:\n"
SIGNED = signed()
OUT = "build/ukazkov/svazek"
BAD = {
    "encrypted": (encrypted(), "bundle-part-encrypted"),
    "truncated": (pdf(3, text="a")[:400], "bundle-part-damaged"),
    "empty": (b"", "bundle-part-empty"),
    "zero": (without_pages(), "bundle-part-without-pages"),
    "text": (b"toto neni PDF", "bundle-part-unknown"),
    "restricted": (encrypted(user=""), "bundle-part-encrypted"),
    "dynamic": (dynamic_form(), "bundle-part-dynamic"),
    "table": (b"PK\x03\x04xl/", "bundle-part-unknown"),
    "huge": (b"%PDF-1.7\n", "bundle-part-too-large"),
}
TOLD = {
    "form": (filled_form(), "bundle-part-form"),
    "script": (with_script(), "bundle-part-script"),
    "files": (with_files(), "bundle-part-attachments"),
}
"""What goes in without something of it, which is told."""


def picture(kind: str, size: tuple[int, int] = (300, 420)) -> bytes:
    target = io.BytesIO()
    Image.new("L", size, 200).save(target, kind, dpi=(100, 100))
    return target.getvalue()


def manifest(root: Path, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((root / OUT / f"{name}.manifest.json").read_bytes())
    return found


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """Every sort of file, each in a bundle of its own, built in one run without LibreOffice: no bundle has a cover."""
    files = {
        **{f"{name}.pdf": content for name, (content, _) in (BAD | TOLD).items()},
        "cil-a.pdf": with_destination("a"),
        "cil-b.pdf": with_destination("b"),
        "ruzne.pdf": mixed_sizes(),
        "smlouva.pdf": SIGNED,
        "cizi.pdf": pdf(2, text="cizi"),
        "sirka.pdf": pdf(1, text="sirka", size=(842, 595), turn=90),
        "foto.jpg": picture("JPEG"),
        "list.png": picture("PNG"),
        "fax.tif": picture("TIFF"),
        "obrazek.pdf": picture("PNG"),
        "tabulka.csv": b"a;b\n1;2\n",
    }
    bundles = {name: f"{HEAD}  - soubor: cizi.pdf\n  - soubor: {name}.pdf\n" for name in BAD | TOLD}
    bundles["cile"] = f"{HEAD}  - soubor: cil-a.pdf\n  - soubor: cil-b.pdf\n"
    bundles["ruzne"] = f"{HEAD}  - soubor: ruzne.pdf\nrazítko: ano\n"
    bundles["smes"] = (
        f"{HEAD}  - soubor: cizi.pdf\n  - soubor: sirka.pdf\n  - soubor: foto.jpg\n  - soubor: list.png\n  - soubor: fax.tif\nrazítko: ano\nZIP: ano\n"
    )
    bundles["zvlast"] = f"{HEAD}  - soubor: cizi.pdf\n  - soubor: foto.jpg\n  - soubor: fax.tif\nrazítko: ano\nsamostatná PDF: ano\n"
    counted = "  - soubor: cizi.pdf\n    značka: Plán\n  - soubor: list.png\n  - soubor: foto.jpg\n"
    bundles["cislovani"] = f"{HEAD}{counted}číslování stran: po přílohách\n"
    bundles["jmeno"] = f"{HEAD}  - soubor: obrazek.pdf\n"
    bundles["vedle"] = f"{HEAD}  - soubor: cizi.pdf\n  - soubor: smlouva.pdf\nZIP: ano\n"
    bundles["uvnitr"] = f"{HEAD}  - soubor: cizi.pdf\n  - soubor: smlouva.pdf\n    elektronicky podepsané: uvnitř\n"
    bundles["odmitnout"] = f"{HEAD}  - soubor: cizi.pdf\n  - soubor: smlouva.pdf\n    elektronicky podepsané: odmítnout\n"
    bundles["tabulky"] = f"{HEAD}  - soubor: cizi.pdf\nvložené soubory:\n  - {{soubor: tabulka.csv, popis: Zdrojová tabulka, vztah: data}}\n"
    bundles["archiv"] = f"{HEAD}  - soubor: cizi.pdf\nk archivaci: ano\n"
    bundles["archivtabulky"] = f"{HEAD}  - soubor: list.png\nk archivaci: ano\nvložené soubory: [{{soubor: tabulka.csv}}]\n"
    bundles["velky"] = f"{HEAD}  - soubor: list.png\nodeslání: malo\n"
    root = write(with_bundles(tmp_path_factory.mktemp("soubory"), files, **bundles), {"odeslani/malo.yaml": PRESET})
    os.truncate(root / FOLDER / "huge.pdf", 500_000_000)  # without taking a place on the disk
    return run(root, "build", "svazek")


PRESET = """
    název: malo
    plný název: zkušební schránka
    nejvýše MB celkem: 0,001
    přípony: [zip]
    zdroj: tento test
"""


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_go_in_stands_at_its_place_and_nothing_is_written(built: Ran, name: str) -> None:
    found = [item for item in built.find(BAD[name][1]) if item["path"] == f"{FOLDER}/{name}.yaml"]
    assert [item["line"] for item in found] == [6]
    assert not list((built.root / OUT).glob(f"svazek_{name}*"))
    assert {item["fate"] for item in built.report["outputs"] if item["record"] == name} == {"failed"}


@pytest.mark.parametrize("name", TOLD)
def test_what_goes_in_without_something_is_told_at_its_place(built: Ran, name: str) -> None:
    found = [item for item in built.find(TOLD[name][1]) if item["path"] == f"{FOLDER}/{name}.yaml"]
    assert [(item["line"], item["severity"]) for item in found] == [(6, "warning")]
    with pikepdf.open(built.root / OUT / f"svazek_{name}.pdf") as made:
        assert not {"/AcroForm", "/OpenAction"} & set(made.Root.keys())
        assert not {"/JavaScript", "/EmbeddedFiles"} & set(made.Root.Names.keys())


def test_what_was_filled_into_a_form_is_there(built: Ran) -> None:
    assert "Žofie Řeřichová" in PdfReader(built.root / OUT / "svazek_form.pdf").pages[2].extract_text()


def test_destinations_of_one_name_lead_each_into_its_own_part(built: Ran) -> None:
    with pikepdf.open(built.root / OUT / "svazek_cile.pdf") as made:
        names = dict(pikepdf.NameTree(made.Root.Names.Dests).items())
        aims = [names[str(made.pages[page].Annots[0].Dest)][0].objgen for page in (0, 2)]
        assert aims == [made.pages[1].obj.objgen, made.pages[3].obj.objgen]


def test_pages_of_all_sizes_and_turns_stay_as_they_are(built: Ran) -> None:
    with pikepdf.open(built.root / OUT / "svazek_ruzne.pdf") as made:
        assert [(*(float(side) for side in page.MediaBox[2:]), int(page.get("/Rotate", 0))) for page in made.pages] == list(SIZES)
    reader = PdfReader(built.root / OUT / "svazek_ruzne.pdf")
    assert [f"strana {number}/{len(SIZES)}" in page.extract_text() for number, page in enumerate(reader.pages, 1)] == [True] * len(SIZES)


def test_pictures_and_turned_pages_go_in_with_a_stamp_on_each(built: Ran) -> None:
    described = manifest(built.root, "svazek_smes")
    assert [(part["label"], part["pages"], part["first"]) for part in described["parts"]] == [
        ("Příloha č. 1", 2, 1),
        ("Příloha č. 2", 1, 3),
        ("Příloha č. 3", 1, 4),
        ("Příloha č. 4", 1, 5),
        ("Příloha č. 5", 1, 6),
    ]
    with pikepdf.open(built.root / OUT / "svazek_smes.pdf") as made:
        assert len(made.pages) == 6


def test_what_the_annexes_belong_to_is_not_counted_among_them(built: Ran) -> None:
    parts = manifest(built.root, "svazek_cislovani")["parts"]
    assert [(part["label"], part["page"]) for part in parts] == [("Plán", "1"), ("Příloha č. 1", "A-1"), ("Příloha č. 2", "B-1")]


def test_a_foreign_part_is_named_and_the_whole_claims_nothing(built: Ran) -> None:
    described = manifest(built.root, "svazek_smes")
    assert (described["archival"], described["accessible"]) == ("", "")
    assert {"tags", "archive"} <= set(described["parts"][0]["lacks"])
    found = [item for item in built.find("bundle-not-archival") if item["path"] == f"{FOLDER}/smes.yaml"]
    assert "Příloha č. 1" in found[0]["text"]


def test_a_file_under_a_wrong_suffix_is_taken_for_what_it_is_and_told(built: Ran) -> None:
    assert [item["line"] for item in built.find("bundle-part-misnamed")] == [5]
    assert (built.root / OUT / "svazek_jmeno.pdf").is_file()


def test_a_signed_pdf_stays_beside_byte_for_byte(built: Ran) -> None:
    lying = list((built.root / OUT / "svazek_vedle" / "vedle").iterdir())
    assert [path.name for path in lying] == ["02_smlouva.pdf"]
    assert lying[0].read_bytes() == SIGNED
    with zipfile.ZipFile(built.root / OUT / "svazek_vedle.zip") as package:
        assert package.read("vedle/02_smlouva.pdf") == SIGNED
    with pikepdf.open(built.root / OUT / "svazek_vedle.pdf") as made:
        assert len(made.pages) == 2
    assert [item["line"] for item in built.find("bundle-signed-beside")] == [6]


def test_a_signed_pdf_is_carried_inside_where_that_is_asked(built: Ran) -> None:
    with pikepdf.open(built.root / OUT / "svazek_uvnitr.pdf") as made:
        assert [made.attachments[name].get_file().read_bytes() for name in made.attachments] == [SIGNED]
        assert len(made.pages) == 2


def test_a_signed_pdf_is_refused_where_that_is_asked(built: Ran) -> None:
    found = [item for item in built.find("bundle-part-signed") if item["path"] == f"{FOLDER}/odmitnout.yaml"]
    assert [item["line"] for item in found] == [6]
    assert not (built.root / OUT / "svazek_odmitnout.pdf").exists()


def test_a_source_table_is_carried_and_said_to_be_no_archival_output(built: Ran) -> None:
    with pikepdf.open(built.root / OUT / "svazek_tabulky.pdf") as made:
        assert list(made.attachments) == ["tabulka.csv"]
        assert made.attachments["tabulka.csv"].relationship == pikepdf.Name.Data
    assert [item["path"] for item in built.find("bundle-attachments")] == [f"{FOLDER}/tabulky.yaml", f"{FOLDER}/uvnitr.yaml"]


def test_a_bundle_for_the_archive_is_not_silently_none(built: Ran) -> None:
    assert [(item["path"], item["severity"]) for item in built.find("bundle-archive-missed")] == [(f"{FOLDER}/archiv.yaml", "error")]
    assert [item["path"] for item in built.find("bundle-archive-attachments")] == [f"{FOLDER}/archivtabulky.yaml"]


def test_what_a_way_of_sending_does_not_take_is_told(built: Ran) -> None:
    assert [item["line"] for item in built.find("sending-too-large")] == [6]
    assert "svazek_velky.pdf" in built.find("sending-suffix")[0]["text"]


def test_the_zip_is_sortable_ascii_and_holds_what_the_manifest_says(built: Ran) -> None:
    with zipfile.ZipFile(built.root / OUT / "svazek_smes.zip") as package:
        names = package.namelist()
        assert names == sorted(names)
        assert all(name.isascii() for name in names)
        described = json.loads(package.read("manifest.json"))
        for line in described["files"]:
            assert hashlib.sha256(package.read(line["name"])).hexdigest() == line["sha256"]
        assert "základní kontrola" in package.read("manifest.html").decode()


def test_separate_files_are_pdfs_a_picture_too(built: Ran) -> None:
    folder = built.root / OUT / "svazek_zvlast" / "prilohy"
    assert [path.name for path in sorted(folder.iterdir())] == ["01_cizi.pdf", "02_foto.pdf", "03_fax.pdf"]
    assert (folder / "01_cizi.pdf").read_bytes() == (built.root / FOLDER / "cizi.pdf").read_bytes()
    for name in ("02_foto", "03_fax"):
        with pikepdf.open(folder / f"{name}.pdf") as made:
            assert len(made.pages) == 1
            assert b"pdfaid:part>2<" in made.Root.Metadata.read_bytes()


def test_a_bundle_is_verified_by_its_manifest_without_a_workspace(built: Ran, tmp_path: Path) -> None:
    package = tmp_path / "smes.zip"
    package.write_bytes((built.root / OUT / "svazek_smes.zip").read_bytes())
    held = run(tmp_path, "verify", str(package))
    assert held.codes("error") == []
    assert held.find("manifest-holds")[0]["text"].endswith("základní kontrola)")


def test_a_changed_bundle_is_told_from_the_one_that_was_made(built: Ran, tmp_path: Path) -> None:
    for suffix in ("pdf", "manifest.json"):
        (tmp_path / f"svazek_smes.{suffix}").write_bytes((built.root / OUT / f"svazek_smes.{suffix}").read_bytes())
    with pikepdf.open(tmp_path / "svazek_smes.pdf", allow_overwriting_input=True) as made:
        del made.pages[0]
        made.save()
    changed = run(tmp_path, "verify", str(tmp_path / "svazek_smes.pdf"))
    assert changed.codes("error") == ["manifest-differs"]
    assert changed.code == 1


@pytest.mark.parametrize("name", ["svazek_vedle.pdf", "svazek_vedle/vedle/02_smlouva.pdf", "svazek_vedle.manifest.html"])
def test_one_changed_byte_is_told_with_the_file_it_is_in(built: Ran, tmp_path: Path, name: str) -> None:
    for path in (built.root / OUT).rglob("*"):
        if path.is_file() and path.relative_to(built.root / OUT).as_posix().startswith("svazek_vedle") and path.suffix != ".zip":
            target = tmp_path / path.relative_to(built.root / OUT)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    manifest_file = str(tmp_path / "svazek_vedle.manifest.json")
    assert run(tmp_path, "verify", manifest_file).codes("error") == []
    content = bytearray((tmp_path / name).read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / name).write_bytes(content)
    ran = run(tmp_path, "verify", manifest_file)
    assert [(item["code"], item["path"]) for item in ran.report["diagnostics"] if item["severity"] == "error"] == [("manifest-differs", name)]
    assert ran.code == 1
    assert not ran.find("manifest-holds")


def test_a_changed_text_of_the_manifest_itself_is_told(built: Ran, tmp_path: Path) -> None:
    for suffix in ("pdf", "manifest.json"):
        (tmp_path / f"svazek_smes.{suffix}").write_bytes((built.root / OUT / f"svazek_smes.{suffix}").read_bytes())
    place = tmp_path / "svazek_smes.manifest.json"
    whole = json.loads(place.read_text(encoding="utf-8"))
    place.write_text(json.dumps(whole, indent=4), encoding="utf-8")  # spaced otherwise it says the same
    assert run(tmp_path, "verify", "svazek_smes.pdf").codes("error") == []
    whole["parts"][0]["title"] = "Jiný název"
    place.write_text(json.dumps(whole, ensure_ascii=False, indent=1), encoding="utf-8")
    ran = run(tmp_path, "verify", "svazek_smes.pdf")
    assert ran.codes("error") == ["manifest-changed"]
    assert not ran.find("manifest-holds")
    del whole["seal"]  # as in one that an earlier docpipe wrote
    place.write_text(json.dumps(whole, ensure_ascii=False, indent=1), encoding="utf-8")
    assert run(tmp_path, "verify", "svazek_smes.pdf").codes("error") == []


def test_one_changed_byte_in_a_zip_is_told(built: Ran, tmp_path: Path) -> None:
    with zipfile.ZipFile(built.root / OUT / "svazek_vedle.zip") as package:
        contents = {name: package.read(name) for name in package.namelist()}
    for changed in ("svazek_vedle.pdf", "vedle/02_smlouva.pdf", "manifest.html"):
        with zipfile.ZipFile(tmp_path / "zmeneny.zip", "w") as other:
            for name, content in contents.items():
                half = len(content) // 2
                other.writestr(name, content[:half] + bytes([content[half] ^ 1]) + content[half + 1 :] if name == changed else content)
        found = [item for item in run(tmp_path, "verify", "zmeneny.zip").report["diagnostics"] if item["severity"] == "error"]
        assert [item["code"] for item in found] == ["manifest-differs"]
        assert changed in found[0]["text"]


def test_the_checks_are_run_again_so_that_a_new_digest_does_not_hide_a_lost_page(built: Ran, tmp_path: Path) -> None:
    described = manifest(built.root, "svazek_smes")
    with pikepdf.open(built.root / OUT / "svazek_smes.pdf") as made:
        del made.pages[5]
        made.save(tmp_path / "svazek_smes.pdf")
    described["files"][0]["sha256"] = hashlib.sha256((tmp_path / "svazek_smes.pdf").read_bytes()).hexdigest()
    (tmp_path / "svazek_smes.manifest.json").write_text(json.dumps(described), encoding="utf-8")
    assert run(tmp_path, "verify", str(tmp_path / "svazek_smes.pdf")).codes("error") == ["manifest-changed", "bundle-pages-wrong"]


def test_a_zip_that_somebody_changed_is_told(built: Ran, tmp_path: Path) -> None:
    changed = tmp_path / "zmeneny.zip"
    with zipfile.ZipFile(built.root / OUT / "svazek_vedle.zip") as package, zipfile.ZipFile(changed, "w") as other:
        for name in package.namelist():
            if name != "vedle/02_smlouva.pdf":
                other.writestr(name, package.read(name))
        other.writestr("navic.txt", "x")
    assert set(run(tmp_path, "verify", str(changed)).codes("error")) == {"manifest-file-missing", "manifest-file-stranger"}


@pytest.mark.parametrize(("content", "code"), [(b"PK\x03\x04zkraceno", "zip-unreadable"), (b"", "zip-unreadable")])
def test_a_damaged_zip_is_told(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "vadny.zip").write_bytes(content)
    assert run(tmp_path, "verify", str(tmp_path / "vadny.zip")).codes("error") == [code]


def test_a_foreign_zip_and_a_damaged_manifest_are_told(built: Ran, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "cizi.zip", "w") as package:
        package.writestr("a.txt", "a")
    assert run(tmp_path, "verify", str(tmp_path / "cizi.zip")).codes("error") == ["manifest-missing"]
    (tmp_path / "a.pdf").write_bytes(pdf())
    for text in ("{", "[]", '{"docpipe_manifest": 99}', '{"docpipe_manifest": 1}'):
        (tmp_path / "a.manifest.json").write_text(text, encoding="utf-8")
        assert run(tmp_path, "verify", str(tmp_path / "a.pdf")).codes("error") == ["manifest-damaged"]
    (built.root / OUT / "svazek_jmeno.manifest.json").unlink()
    assert run(built.root, "verify", f"{OUT}/svazek_jmeno.pdf").codes("error") == ["manifest-missing"]


def test_personal_data_in_a_foreign_file_keep_a_public_bundle_from_being_written(tmp_path: Path) -> None:
    files = {
        "dopis.pdf": pdf(1, text="Pise eva@skryta.example"),
        "cizi.pdf": pdf(1, text="cizi"),
        "sken.png": picture("PNG"),
        "zacerneno.pdf": blacked_out("tajny text cizi osoby"),
        "redigovano.pdf": blacked_out(""),
        "seznam.csv": "jméno;obec\nEva Skrytá;Lhota\n".encode(),
        "eva-skryta.png": picture("PNG"),
    }
    public = HEAD.replace("titulní", "verze: veřejná\ntitulní")
    bundles = {
        "unik": f"{public}  - soubor: dopis.pdf\n",
        "bez": f"{public}  - soubor: cizi.pdf\n  - soubor: sken.png\n",
        "interni": f"{HEAD}  - soubor: dopis.pdf\n",
        "zakryto": f"{public}  - soubor: zacerneno.pdf\n",
        "cisto": f"{public}  - soubor: redigovano.pdf\n",
        "tabulka": f"{public}  - soubor: cizi.pdf\nvložené soubory:\n  - soubor: seznam.csv\n",
        "jmeno": f"{public}  - soubor: eva-skryta.png\n",
    }
    ran = run(with_bundles(tmp_path, files, **bundles), "build", "svazek")
    leaks = [item for item in ran.report["diagnostics"] if item["code"].startswith("leak-")]
    assert {(item["code"], item["path"], item["line"], item["related"][0]["path"]) for item in leaks} == {
        ("leak-email", f"{FOLDER}/unik.yaml", 6, f"{FOLDER}/dopis.pdf"),
        ("leak-covered-text", f"{FOLDER}/zakryto.yaml", 6, f"{FOLDER}/zacerneno.pdf"),
        ("leak-name", f"{FOLDER}/tabulka.yaml", 8, "seznam.csv"),
        ("leak-name", f"{FOLDER}/jmeno.yaml", 6, f"{FOLDER}/eva-skryta.png"),
    }
    for name in ("unik", "zakryto", "tabulka", "jmeno"):
        assert not list((tmp_path / OUT).glob(f"svazek_{name}.*")), name
    assert (tmp_path / OUT / "svazek_cisto.pdf").is_file()
    assert (tmp_path / OUT / "svazek_interni.pdf").is_file()
    scans = [(item["path"], item["line"]) for item in ran.find("bundle-public-scan")]
    assert scans == [(f"{FOLDER}/bez.yaml", 7)]


@pytest.mark.skipif(recognition() is None and os.environ.get("CI") != "true", reason="ocrmypdf with Czech is not on this machine")
def test_personal_data_that_are_read_off_a_scan_keep_a_public_bundle_from_being_written(tmp_path: Path) -> None:
    head = HEAD.replace("rozpoznat text: ne", "rozpoznat text: ano")
    bundles = {"unik": head.replace("titulní", "verze: veřejná\ntitulní") + "  - soubor: dopis.png\n", "interni": f"{head}  - soubor: dopis.png\n"}
    ran = run(with_bundles(tmp_path, {"dopis.png": letter("Dopis napsala Eva Skrytá z Ukázkova.")}, **bundles), "build", "svazek")
    leaks = [item for item in ran.report["diagnostics"] if item["code"].startswith("leak-")]
    assert {(item["path"], item["line"], item["related"][0]["path"]) for item in leaks} == {(f"{FOLDER}/unik.yaml", 6, f"{FOLDER}/dopis.png")}
    assert not (tmp_path / OUT / "svazek_unik.pdf").exists()
    assert manifest(tmp_path, "svazek_interni")["parts"][0]["lacks"] == ["tags"]
    assert [item["path"] for item in ran.find("bundle-part-recognised")] == [f"{FOLDER}/interni.yaml"]


@pytest.mark.skipif(recognition() is None and os.environ.get("CI") != "true", reason="ocrmypdf with Czech is not on this machine")
def test_what_a_recognised_scan_says_of_another_part_is_a_link_over_its_words(tmp_path: Path) -> None:
    head = HEAD.replace("rozpoznat text: ne", "rozpoznat text: ano")
    scan = letter("Podrobnosti viz příloha č. 2 tohoto svazku. Příloha č. 9 není.")
    root = with_bundles(tmp_path, {"dopis.png": scan, "druha.pdf": pdf()}, svazek=f"{head}  - soubor: dopis.png\n  - soubor: druha.pdf\n")
    ran = run(root, "build", "svazek")
    assert not ran.find("bundle-mention-unknown")  # a number may have been misread
    with pikepdf.open(tmp_path / OUT / "svazek_svazek.pdf") as made:
        (note,) = made.pages[0].obj.Annots
        left, bottom, right, top = (float(side) / 72 * 150 for side in note.Rect)  # in the scan's own pixels, from below
        assert note.Subtype == pikepdf.Name.Link
        assert 150 < left < right < 1240
        assert 1754 - 260 < bottom < top < 1754 - 190
        assert str(note.Dest) == "part-2"


def test_without_what_recognises_text_a_scan_goes_in_and_what_it_lacks_is_told_with_the_way_out(tmp_path: Path) -> None:
    root = with_bundles(tmp_path, {"dopis.png": letter("Dopis")}, dopis=HEAD.replace("rozpoznat text: ne", "rozpoznat text: ano") + "  - soubor: dopis.png\n")
    (tmp_path / "programy").mkdir()
    ran = run(root, "build", "svazek", environment={"PATH": str(tmp_path / "programy")})
    (found,) = ran.find("bundle-part-without-text")
    assert (found["path"], found["line"], found["severity"]) == (f"{FOLDER}/dopis.yaml", 5, "warning")
    assert "nainstalovaný ocrmypdf s češtinou (tesseract-ocr-ces)" in found["hint"]
    assert manifest(root, "svazek_dopis")["parts"][0]["lacks"] == ["tags", "text"]
    findings = run(root, "doctor", environment={"PATH": str(tmp_path / "programy")}).report["findings"]
    assert [(item["verdict"], item["remark"]) for item in findings if item["what"] == "recognition"] == [("note", "recognition-none")]


def letter(text: str) -> bytes:
    """Return the scan of a printed line."""
    font = stamp_font()
    assert font is not None
    target = io.BytesIO()
    sheet = Image.new("L", (1240, 1754), 255)
    ImageDraw.Draw(sheet).text((150, 200), text, fill=0, font=ImageFont.truetype(str(font.file), 40))
    sheet.save(target, "PNG", dpi=(150, 150))
    return target.getvalue()


def test_a_large_bundle_is_divided_between_its_parts(tmp_path: Path) -> None:
    noise = {f"{number}.jpg": _noise(number) for number in range(4)}
    parts = "".join(f"  - soubor: {name}\n" for name in noise)
    root = with_bundles(tmp_path, noise, dily=f"{HEAD}{parts}nejvýše MB: 0,2\nZIP: ano\nodeslání: schranka\n", malo=f"{HEAD}{parts}nejvýše MB: 0,01\n")
    write(root, {"odeslani/schranka.yaml": "název: schranka\nplný název: schránka\nnejvýše MB celkem: 0,25\nzdroj: tento test\n"})
    ran = run(root, "build", "svazek")
    assert [(item["path"], item["severity"]) for item in ran.find("sending-divided")] == [(f"{FOLDER}/dily.yaml", "info")]
    assert not ran.find("sending-too-large")
    pieces = sorted((root / OUT / "svazek_dily" / "dily").iterdir())
    assert len(pieces) > 1
    assert all(path.stat().st_size <= 200_000 for path in pieces)
    counts = []
    for path in pieces:
        with pikepdf.open(path) as made:
            counts.append(len(made.pages))
    assert sum(counts) == 4
    assert {item["path"] for item in ran.find("bundle-part-over-limit")} == {f"{FOLDER}/malo.yaml"}
    assert run(root, "verify", f"{OUT}/svazek_dily.zip").codes("error") == []
    assert run(root, "verify", str(pieces[0])).codes("error") == []


def _noise(seed: int) -> bytes:
    target = io.BytesIO()
    Image.effect_noise((380, 500), 60 + seed).save(target, "JPEG", quality=80)
    return target.getvalue()
