"""A template → itself filled with made-up data, as Word and PDF, to be looked at; faults are shown in it instead of stopping it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from docpipe import convert, programmes, render, validate
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError, Location, Severity
from docpipe.messages import severity_of, tell, tell_hint
from docpipe.model import Context
from docpipe.outside import read_bytes, scratch
from docpipe.pipeline.asked import put
from docpipe.pipeline.load import load, once
from docpipe.pipeline.starting import projects
from docpipe.pipeline.templates.checking import FOLDER, in_words, place_text
from docpipe.pipeline.templates.linting import lint
from docpipe.pipeline.templates.meant import Meant
from docpipe.pipeline.templates.sampling import MARK, Sampler
from docpipe.pipeline.worlds import Worlds
from docpipe.programmes.compose import strip_of
from docpipe.programmes.schema import Programme
from docpipe.programmes.strip import Strip
from docpipe.read import read
from docpipe.workspace import Workspace

FORMATS: Final = ("docx", "pdf")
_ROUNDS: Final = 40
"""How often faulty tags are taken out: each round at least one, and those that only followed from it in the next."""
_STRIP: Final = "opz-plus"
"""Whose strip is shown where the workspace has no project."""
_TITLE: Final = "Chyby v šabloně"
_SORTS: Final = (("", False), ("-kratky", True))
"""What a sample's name ends with, and whether only what is never empty is filled in."""


@dataclass(frozen=True, slots=True)
class TemplateSample:
    """The files that were written, and what is wrong with the template."""

    files: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def write_sample(workspace: Workspace, asked: Meant, formats: tuple[str, ...] = ()) -> TemplateSample:
    """Write two samples, one with every field filled and one with little, each as Word and PDF.

    Of a template with faults in its tags the sample shows where they are, and lists them on its last page; one that cannot even be read is only told of.
    """
    try:
        template = render.open_template(asked.path, asked.name, asked.origin)
    except DocpipeError as error:
        return TemplateSample((), error.diagnostics)
    found = lint(template, asked.kind)
    strip = _strip(workspace, asked.project)
    made: dict[str, bytes] = {}
    for ending, sparse in _SORTS:
        values = Sampler(strip, asked.kind.label[0], sparse).context(asked.kind.prints)
        filled, more = _filled(template, found, values, asked)
        if filled is None:
            return TemplateSample((), once((*found, *more, Diagnostic("template-sample-impossible", Location(asked.origin)))))
        made[f"{_folder(asked)}/{asked.name}_vzor{ending}"] = filled
        found = (*found, *more)
    files, told = _written(workspace, made, formats or FORMATS)
    return TemplateSample(files, once((*found, *told)))


def _folder(asked: Meant) -> str:
    return f"{FOLDER}/{asked.project}" if asked.project else FOLDER


def _strip(workspace: Workspace, project: str | None) -> Strip:
    """Return the strip of the project that is asked for, else of the workspace's first; a shipped programme's where that cannot be had."""
    name = project or next(iter(projects(workspace)), None)
    try:
        loaded = load(workspace) if name is not None else None
        record = loaded.collection.get(f"project:{name}") if loaded is not None else None
        if loaded is not None and record is not None and getattr(record.value, "programme", None) in loaded.programmes:
            return Worlds(loaded).strip(str(name)).value
    except DocpipeError:
        pass  # a sample of a template does not wait for the content to be right
    path = programmes.path(_STRIP)
    rules = validate.settings_of(read(path, path.name).value, Programme).value
    return strip_of(rules, {}, None).value


def _filled(template: render.Template, found: Sequence[Diagnostic], values: object, asked: Meant) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Return a template filled in, with its faults shown, and what was found only on filling; None where nothing can be shown."""
    listed = [item for item in found if _stops(item)]
    more: list[Diagnostic] = []
    properties = render.Properties(f"{MARK}: {asked.kind.label[0]}", category=render.SAMPLE)
    shown = template
    for _ in range(_ROUNDS):
        faults = [item for item in lint(shown, asked.kind) if _stops(item)]
        if not faults:
            try:
                docx = render.render(shown, Context(values), document="", properties=properties).value.docx
            except DocpipeError as error:
                faults = list(error.diagnostics)
                if not listed:  # nothing was wrong to look at: what filling it says is news
                    more += faults
                    listed += faults
            else:
                return _marked(docx, listed, template), tuple(more)
        following = render.quieted(shown, faults, listed if shown is template or more else ())
        if following is None:
            return None, tuple(more)
        shown = following
    return None, tuple(more)


def _stops(item: Diagnostic) -> bool:
    return severity_of(item) is Severity.FAULT


def _marked(docx: bytes, listed: Sequence[Diagnostic], template: render.Template) -> bytes:
    lines = [(f"[chyba {number}]", _line(item, template)) for number, item in enumerate(listed, 1)]
    mark = f"{MARK} · v šabloně jsou chyby, viz poslední strana" if lines else MARK
    return render.marked(docx, mark, _TITLE, lines)


def _line(item: Diagnostic, template: render.Template) -> str:
    place = item.location or Location("")
    spot = place_text(render.where(template, place.part, place.paragraph), "cs")
    told = tell(in_words(item, template, "cs"), "cs")
    said = f"{spot}: {told}" if spot else told
    return f"{said[:1].upper()}{said[1:]}{'' if said.endswith('?') else '.'} Co s tím: {tell_hint(item, 'cs')}."


def _written(workspace: Workspace, made: Mapping[str, bytes], formats: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """Write the files; return their names and what is told of them."""
    contents: dict[str, bytes] = {}
    told: list[Diagnostic] = []
    with scratch() as folder:
        jobs: list[convert.Job] = []
        for number, (stem, content) in enumerate(made.items()):
            source = Path(folder / f"{number}.docx")
            source.write_bytes(content)
            paging = convert.Paging(folder / f"{number}-paged.docx", render.with_pages, render.light) if render.has_pages(content) else None
            jobs.append(convert.Job(source, folder / f"{number}.pdf", f"{stem}.pdf", MARK, paging=paging))
        if "pdf" in formats:
            told += convert.convert(jobs).diagnostics
        for job, (stem, content) in zip(jobs, made.items(), strict=True):
            paged = job.paging.target if job.paging is not None else None
            contents[f"{stem}.docx"] = read_bytes(paged) if paged is not None and paged.is_file() else content
            if job.target.is_file():
                contents[f"{stem}.pdf"] = read_bytes(job.target)
    wanted = {name: content for name, content in contents.items() if name.rpartition(".")[2] in formats}
    for name, content in wanted.items():
        told += put(workspace, name, content)
    return tuple(wanted), tuple(told)
