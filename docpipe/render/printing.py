"""A compiled template and a Context → rendered parts; each value that is printed goes through here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

from jinja2 import Template, TemplateError

from docpipe.diagnostics import Diagnostic, Plain
from docpipe.programmes.strip import Strip
from docpipe.render.compiled import PartPlan
from docpipe.render.environment import environment
from docpipe.render.filters import show
from docpipe.render.job import Job
from docpipe.render.prose_word import ProseWriter
from docpipe.render.skeleton import Site
from docpipe.render.strip_word import write_strip
from docpipe.render.values import MAX_CHARACTERS, Block, Budget, Place, Refused, Text, View, path_of, wrap

_NO_SITE = Site(None, 0)
_BEFORE_TABLE = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
"""In a footer that begins with a table LibreOffice 7.4 leaves out the paragraph behind it; a thin one before the table keeps it."""


def render_part(plan: PartPlan, job: Job) -> str:
    """Return a part's XML with marks around what was printed; '' with a diagnostic in the job when it could not be rendered."""
    job.part = plan.part
    values = job.context.values
    names = {item.name: wrap(getattr(values, item.name), item.name, job.budget) for item in fields(values)}  # type: ignore[arg-type]
    names["_printer"] = _Printer(plan, job)
    try:
        return joined(plan.template.root_render_func(plan.template.new_context(names)), job.budget)
    except Refused as refused:
        arguments = {key: value for key, value in refused.arguments.items() if value != ""}
        job.found.append(_complaint(plan, refused, refused.code, arguments))
    except (TemplateError, TypeError, ArithmeticError, ValueError, RecursionError) as error:
        job.found.append(_complaint(plan, error, "template-evaluation", {"reason": type(error).__name__}))
    return ""


def joined(chunks: Iterator[str], budget: Budget) -> str:
    """Return what a template yields, as long as the budget lasts. Raises Refused."""
    made: list[str] = []
    left = budget.characters
    for chunk in chunks:
        left -= len(chunk)
        if left < 0:
            raise Refused("template-too-long", what="text", limit=MAX_CHARACTERS)
        made.append(chunk)
    budget.characters = left
    return "".join(made)


def line_of(error: BaseException, template: Template) -> int:
    """Return the line of a template's source at which an error arose; Jinja's own errors of evaluation do not say."""
    line = 1
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return line


def _complaint(plan: PartPlan, error: BaseException, code: str, arguments: dict[str, Plain]) -> Diagnostic:
    """Return the complaint with the tag at which the template's own frame stood."""
    tag = plan.tag_at(line_of(error, plan.template))
    told: dict[str, Plain] = {"tag": tag.written, "field": tag.body, **arguments}
    return Diagnostic(code, tag.location, told)


class _Printer:
    """Prints the values of one part."""

    def __init__(self, plan: PartPlan, job: Job) -> None:
        self.plan, self.job, self.tags = plan, job, plan.tags
        self.notes = plan.role == "document"

    def __call__(self, value: object, number: int) -> str:
        """Return a value as XML for the place of its tag; every text in it is escaped."""
        if type(value) is Text and not self.tags[number].prefix:
            return self.job.printed(value, value.path)
        tag = self.tags[number]
        if tag.prefix == "p":
            return self._block(value, number)
        if value is None:
            raise Refused("template-empty-value")
        sign = self.job.anchor(value.name) if isinstance(value, Place) and self.plan.role == "document" else ""
        return sign + self.job.printed(show(value), path_of(value) or tag.body)

    def field(self, value: object, name: str, number: int) -> str:
        """Return a field's value as XML for the place of its tag."""
        if type(value) is View and (found := value.text(name)) is not None:
            return self.job.printed(*found)
        return self(environment().getattr(value, name), number)

    def _block(self, value: object, number: int) -> str:
        if not isinstance(value, Block):
            raise Refused("template-empty-value" if value is None else "template-needs-inline")
        if isinstance(value.raw, Strip):
            made = write_strip(self.job, value.raw, value.path)
            return f"{_BEFORE_TABLE}{made}" if made and self.plan.role == "footer" else made
        site = self.plan.sites.get(number, _NO_SITE)
        return ProseWriter(self.job, replace(site), notes=self.notes).write(value.raw, value.path)
