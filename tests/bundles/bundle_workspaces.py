"""Small workspaces with bundles, and files of all sorts to put into them."""

from __future__ import annotations

import io
from pathlib import Path
from textwrap import dedent

import pikepdf
from workspaces import MEETING, small, write

FOLDER = "content/ukazkov/svazky"
MEETINGS = {
    "content/ukazkov/projekt.yaml": """
        název: Plánování sociálních služeb v Ukázkově
        registrační číslo: CZ.03.02.02/00/22_046/0002180
        program: opz-plus
        příjemce: Město Ukázkov
        klíčové aktivity: [{kód: KA 01, název: Řízení}, {kód: KA 02, název: Setkávání}]
        ukázka: ano
    """,
    "content/ukazkov/setkani/2024-02-06-skupina.yaml": dedent(MEETING) + "klíčová aktivita: KA 02\n",
    "content/ukazkov/setkani/2024-03-05-skupina.yaml": dedent(MEETING).replace("6. 2. 2024", "5. 3. 2024").replace("7. 2. 2024", "6. 3. 2024")
    + "klíčová aktivita: KA 02\n",
    "content/ukazkov/setkani/2024-04-09-rizeni.yaml": dedent(MEETING).replace("6. 2. 2024", "9. 4. 2024").replace("7. 2. 2024", "10. 4. 2024")
    + "klíčová aktivita: KA 01\n",
}


def with_bundles(root: Path, files: dict[str, bytes] | None = None, /, **bundles: str) -> Path:
    """Write a workspace with three meetings and these bundles; `files` lie beside them."""
    written: dict[str, str | bytes] = {f"{FOLDER}/{name.replace('_', '-')}.yaml": text for name, text in bundles.items()}
    written |= {f"{FOLDER}/{name}": content for name, content in (files or {}).items()}
    return write(small(root), {**MEETINGS, **written})


def pdf(pages: int = 1, *, text: str = "", size: tuple[float, float] = (595, 842), turn: int = 0) -> bytes:
    """Return a PDF as somebody else would have made it: no tags, no language; its text in a font that is not embedded."""
    target = io.BytesIO()
    with pikepdf.new() as made:
        for number in range(pages):
            page = made.add_blank_page(page_size=size)
            if text:
                font = made.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica))
                page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
                page.obj.Contents = made.make_stream(f"BT /F1 12 Tf 72 720 Td ({text} {number + 1}) Tj ET".encode())
            if turn:
                page.obj.Rotate = turn
        made.save(target)
    return target.getvalue()


def encrypted() -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(1, text="tajne"))) as made:
        made.save(target, encryption=pikepdf.Encryption(owner="a", user="b"))
    return target.getvalue()


def signed() -> bytes:
    """Return a PDF with a filled signature field: what is looked at is that there is one, not whether it is valid."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(1, text="smlouva"))) as made:
        value = made.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Sig, Filter=pikepdf.Name("/Adobe.PPKLite"), Contents=pikepdf.String("x" * 32)))
        field = pikepdf.Dictionary(
            FT=pikepdf.Name.Sig, T=pikepdf.String("podpis"), V=value, Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, Rect=[0, 0, 0, 0]
        )
        made.Root.AcroForm = pikepdf.Dictionary(Fields=[made.make_indirect(field)], SigFlags=3)
        made.save(target)
    return target.getvalue()


def without_pages() -> bytes:
    target = io.BytesIO()
    with pikepdf.new() as made:
        made.save(target)
    return target.getvalue()
