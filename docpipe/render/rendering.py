"""Context + template → .docx bytes and Ledger."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Checked, Diagnostic, DocpipeError, Severity
from docpipe.messages import severity_of
from docpipe.model import Context, Ledger, LedgerEntry
from docpipe.render.archive import Packed, pack, write_archive
from docpipe.render.compiled import Compiled, compile_template
from docpipe.render.fields.crossing import Crossing, is_crossed
from docpipe.render.fields.reading import fields_in
from docpipe.render.finish import finish
from docpipe.render.job import Job
from docpipe.render.numbering import Numbering
from docpipe.render.ooxml import Element, UnsafeXml, declared, hold, parse, written
from docpipe.render.package import APP, CORE, MIME, NOTES, Package, insert_last
from docpipe.render.printing import render_part
from docpipe.render.properties import Properties, app_properties, core_properties
from docpipe.render.styles import StyleBook
from docpipe.render.template import Template
from docpipe.render.tidy import is_tidy, tidy
from docpipe.render.unprinted import unprinted


@dataclass(frozen=True, slots=True)
class Rendered:
    """A Word document and what was printed in it."""

    docx: bytes
    ledger: Ledger


def lint(template: Template, context_class: type) -> tuple[Diagnostic, ...]:
    """Return all that is wrong with a template for this context class, in the order of its parts and paragraphs. Needs no context and no LibreOffice."""
    return compile_template(template, context_class, "cs-CZ").diagnostics


def render(
    template: Template,
    context: Context,
    *,
    document: str,
    properties: Properties,
    language: str = "cs-CZ",
    protected: tuple[str, ...] = (),
) -> Checked[Rendered]:
    """Return the document made of a template and a context: the same bytes for the same values, whatever the machine.

    `document` is the key that the Ledger carries; `protected` are texts that typography leaves alone. Raises DocpipeError when the template is broken
    or asks for what the context does not have.
    """
    compiled = compile_template(template, type(context.values), language)
    if faults := [item for item in compiled.diagnostics if severity_of(item) is Severity.FAULT]:
        raise DocpipeError(faults)
    job = _job(compiled, context)
    raw = {plan.part: render_part(plan, job) for plan in sorted(compiled.plans, key=lambda plan: plan.role == "footnotes")}
    if any(severity_of(item) is Severity.FAULT for item in job.found):
        raise DocpipeError(job.found)
    notes = job.notes_part
    if job.notes and notes not in raw:
        raw[notes] = (compiled.parts.get(notes) or NOTES.encode()).decode()
    if job.notes:
        raw[notes] = insert_last(raw[notes].encode(), "".join(job.notes)).decode()
    changed, entries = _finish(compiled, job, raw, template, (*protected, *dict.fromkeys(job.protected)))
    changed |= {CORE: core_properties(properties, language), APP: app_properties()}
    ledger = Ledger(document, (*entries, *job.entries))
    found = (*job.found, *unprinted(context, ledger, template))
    return Checked(Rendered(_write(compiled, job, changed, template.main), ledger), found)


def _job(compiled: Compiled, context: Context) -> Job:
    book = StyleBook(compiled.styles)
    numbering = compiled.names.get("numbering")
    return Job(
        context=context,
        book=book,
        numbering=Numbering(book, compiled.parts[numbering] if numbering else None),
        drawing=compiled.last_drawing,
        note=compiled.last_note,
        text_width=compiled.text_width,
        turned_width=compiled.turned_width,
        notes_part=compiled.names.get("footnotes", "word/footnotes.xml"),
        parts=compiled.parts,
    )


def _finish(compiled: Compiled, job: Job, raw: Mapping[str, str], template: Template, protected: tuple[str, ...]) -> tuple[dict[str, bytes], list[LedgerEntry]]:
    """Repair each rendered part, read the Ledger off it, and parse it strictly as it goes into the file."""
    changed: dict[str, bytes] = {}
    entries: list[LedgerEntry] = []
    drawings = set(compiled.drawings)
    with_cells = {plan.part for plan in compiled.plans if plan.cells}
    steady = {plan.part for plan in compiled.plans if plan.steady}
    crossing = Crossing(job, compiled.parts[compiled.names.get("styles", "word/styles.xml")], _numbering(compiled, job), protected)
    order = [plan.part for plan in compiled.plans] + [part for part in raw if part not in {plan.part for plan in compiled.plans}]
    for part in order:
        try:
            text = raw[part]
            root: Element | None = None
            if part not in steady and (part in with_cells or not is_tidy(text)):
                root = parse(text)
                tidy(root, drawings, cells=part in with_cells)
            root = _crossed(crossing, text, root, main=part == template.main)
            text = written(root) if root is not None else text
            text, found = finish(text, job, part, protected)
            changed[part] = declared(text)
            hold(changed[part])
        except UnsafeXml as error:
            raise DocpipeError([Diagnostic("template-result-broken", template.place(part), {"reason": str(error)})]) from None
        entries.extend(found)
    if len(entries) != len(job.marks):
        raise AssertionError(f"{len(job.marks)} values were printed and {len(entries)} found again")
    return changed, entries


def _crossed(crossing: Crossing, text: str, root: Element | None, *, main: bool) -> Element | None:
    """Return a part with what is settled only when the whole document is there; only the main part and notes have it. None for one not parsed yet."""
    if main and is_crossed(crossing.job, text):
        root = parse(text) if root is None else root
        crossing.settle(root)
    elif crossing.shown and "REF dp" in text:
        root = parse(text) if root is None else root
        crossing.refer(fields_in(root))
    return root


def _numbering(compiled: Compiled, job: Job) -> bytes | None:
    if job.numbering.changed:
        return job.numbering.write()
    part = compiled.names.get("numbering")
    return compiled.parts[part] if part else None


def _write(compiled: Compiled, job: Job, changed: Mapping[str, bytes], main: str) -> bytes:
    package = Package(compiled.parts)
    package.parts.update(changed)
    styles = compiled.names.get("styles", "word/styles.xml")
    if job.book.added:
        package.parts[styles] = insert_last(package.parts[styles], "".join(job.book.added.values()))
    if job.numbering.changed:
        part = compiled.names.get("numbering", "word/numbering.xml")
        package.parts[part] = job.numbering.write()
        if "numbering" not in compiled.names:
            package.add(main, part, "numbering", "numbering")
    if job.notes and "footnotes" not in compiled.names:
        package.add(main, job.notes_part, "footnotes", "footnotes")
    for part, added in job.relationships.items():
        package.relate(part, added)
    if job.media:
        folder = main.rpartition("/")[0]
        package.parts.update({f"{folder}/{name}" if folder else name: content for name, content in job.media.items()})
        package.default_types(name.rpartition(".")[2] for name in job.media)
    for new in job.charts:
        package.bring(new)
    return write_archive({part: _packed(part, content, compiled) for part, content in package.parts.items()})


def _packed(part: str, content: bytes, compiled: Compiled) -> Packed:
    """Return a part compressed; one that is as in the template, or in the documents before, was compressed once."""
    known = compiled.packed.get(part)
    if known is not None and compiled.parts.get(part) is content:
        return known
    return _pack_again(content) if _SHARED.search(part) else pack(content)


_SHARED: Final = re.compile(rf"\.rels$|^\[Content_Types\]|app\.xml$|(header|footer)\d*\.xml$|\.({'|'.join(MIME)})$")
"""Parts that the documents of a project mostly have alike."""
_pack_again = lru_cache(maxsize=32)(pack)
