"""Small workspaces with bundles, and files of all sorts to put into them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pikepdf
from pikepdf import Array, Name, String
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


def blacked_out(text: str) -> bytes:
    """Return a PDF on which a black box lies over a text; '' for one from which the text was taken away."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(1, text="Verejny zapis"))) as made:
        drawn = f"BT /F1 12 Tf 72 600 Td ({text}) Tj ET 0 0 0 rg 60 590 300 30 re f"
        page = made.pages[0]
        page.obj.Contents = pikepdf.Array([page.obj.Contents, made.make_stream(drawn.encode())])
        made.save(target)
    return target.getvalue()


def encrypted(user: str = "b") -> bytes:
    """Return a locked PDF; with no user's password one that opens and must not be changed."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(1, text="tajne"))) as made:
        made.save(target, encryption=pikepdf.Encryption(owner="a", user=user))
    return target.getvalue()


def _changed(source: bytes, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(source)) as made:
        change(made)
        made.save(target)
    return target.getvalue()


def filled_form() -> bytes:
    """Return a form with a name in it that the file leaves to the viewer to draw."""

    def fill(made: pikepdf.Pdf) -> None:
        field = pikepdf.Dictionary(FT=Name.Tx, T=String("jmeno"), V=String("Žofie Řeřichová"), DA=String("/Helv 12 Tf 0 g"))
        field.Type, field.Subtype, field.Rect, field.F = Name.Annot, Name.Widget, Array([72, 600, 300, 620]), 4
        widget = made.make_indirect(field)
        made.pages[0].obj.Annots = Array([widget])
        made.Root.AcroForm = pikepdf.Dictionary(Fields=Array([widget]), NeedAppearances=True)

    return _changed(pdf(1, text="zadost"), fill)


def dynamic_form() -> bytes:
    """Return a form that only Adobe Reader draws; to all others it shows one page that says so."""

    def change(made: pikepdf.Pdf) -> None:
        made.Root.NeedsRendering = True
        made.Root.AcroForm = pikepdf.Dictionary(Fields=Array([]), XFA=made.make_stream(b"<xdp/>"))

    return _changed(pdf(1, text="Please wait..."), change)


def with_script() -> bytes:
    def add(made: pikepdf.Pdf) -> None:
        made.Root.OpenAction = pikepdf.Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
        made.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=Array([String("a"), made.Root.OpenAction])))

    return _changed(pdf(1, text="skript"), add)


def with_files() -> bytes:
    def add(made: pikepdf.Pdf) -> None:
        made.attachments["rozpocet.xlsx"] = b"PK"

    return _changed(pdf(1, text="soubory"), add)


def with_destination(text: str) -> bytes:
    """Return a PDF whose first page leads to its second by a name that others have too."""

    def add(made: pikepdf.Pdf) -> None:
        named = pikepdf.Dictionary(Names=Array([String("kapitola1"), Array([made.pages[1].obj, Name.Fit])]))
        made.Root.Names = pikepdf.Dictionary(Dests=named)
        link = pikepdf.Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([72, 700, 200, 740]), F=4, Dest=String("kapitola1"))
        made.pages[0].obj.Annots = Array([made.make_indirect(link)])

    return _changed(pdf(2, text=text), add)


SIZES = ((595, 842, 0), (842, 595, 0), (595, 842, 90), (1191, 842, 0), (420, 595, 270), (612, 792, 180))


def mixed_sizes() -> bytes:
    target = io.BytesIO()
    with pikepdf.new() as made:
        for width, height, turn in SIZES:
            with pikepdf.open(io.BytesIO(pdf(1, text="strana", size=(width, height), turn=turn))) as one:
                made.pages.extend(one.pages)
        made.save(target)
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
