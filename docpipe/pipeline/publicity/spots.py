"""A judged PDF → pictures of its pages with the breaches of publicity marked, in a folder."""

from __future__ import annotations

from pathlib import Path

from docpipe.diagnostics import Checked
from docpipe.outside import write_bytes
from docpipe.pipeline.judged import Judged


def mark_spots(judged: Judged, stem: str, folder: Path) -> Checked[tuple[str, ...]]:
    """Write the pictures, '<stem>-strana-<n>.png'; return their names. A picture that lies there under that name is replaced: it is a report."""
    from docpipe.verify.publicity.marking import marked

    names = []
    for page, picture in marked(judged.content, judged.sheet).items():
        name = f"{stem}-strana-{page}.png"
        folder.mkdir(parents=True, exist_ok=True)
        write_bytes(folder / name, picture, name)
        names.append(name)
    return Checked(tuple(names))
