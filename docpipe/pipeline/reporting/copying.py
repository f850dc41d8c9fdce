"""A report → its texts for the funder's form."""

from __future__ import annotations

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Checked, Diagnostic, DocpipeError, fault
from docpipe.export.report_texts import CopyField
from docpipe.figures.reporting.periods import called
from docpipe.kinds.kind import Sources
from docpipe.kinds.reporting.book import ReportBook
from docpipe.kinds.reporting.texts import FieldText, texts_of, too_long
from docpipe.model import Document, Record
from docpipe.pipeline.load import Loaded, load, once, overridden
from docpipe.pipeline.reporting.chosen import the_report
from docpipe.pipeline.worlds import Worlds
from docpipe.records.reporting.form import ReportForm
from docpipe.records.reporting.parts import Confidence
from docpipe.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ReportTexts:
    """The texts of a report, in the order of the form."""

    report: str
    """'project/id'."""
    title: str
    system: str
    """„IS KP21+“, the form's system."""
    fields: tuple[CopyField, ...]
    about: str
    """What is to be known of the form's tabs and lengths; empty where its source is sure."""


def texts(workspace: Workspace, word: str | None) -> Checked[ReportTexts]:
    """Return the texts of a report, with a complaint about each that is too long. Raises DocpipeError, also for a report that cannot be printed."""
    loaded = load(workspace)
    record = the_report(loaded, word)
    book = book_of(loaded, record)
    if book.form is None:
        raise fault("report-without-form", record.locate("number"))
    found = texts_of(book)
    told = once(overridden((*book.sources.diagnostics, *too_long(found)), loaded.settings))
    title = f"{called(book.report)} – {book.world.project_value.short_name or book.world.project_value.name or record.project}"
    return Checked(ReportTexts(f"{record.project}/{record.id}", title, book.form.system, tuple(_copied(item) for item in found), _about(book.form)), told)


def _about(form: ReportForm) -> str:
    """Return what is to be known of a form whose source is not sure, and how it is changed."""
    if form.confidence is not Confidence.UNCERTAIN:
        return ""
    return (
        f"Záložky, názvy a délky polí ({form.system}) jsou předpoklad podle praxe, ne opis příručky: ověřte je ve svém formuláři. Délku změníte ve "
        f"vykazovani.yaml („délky textů“), ostatní vlastním formulářem v content/formulare-zpravy/ („vychází z: {form.id or 'is-kp21'}“)."
    )


def book_of(loaded: Loaded, record: Record) -> ReportBook:
    """Return a report with all that is known around it. Raises DocpipeError with what keeps it from being printed."""
    document = document_of(loaded, record)
    if any(key in loaded.faulty for key in (record.key, f"project:{record.project}")):
        raise DocpipeError([loaded.faulty[key] for key in (record.key, f"project:{record.project}") if key in loaded.faulty])
    return ReportBook(Worlds(loaded).world(document), record, Sources())


def document_of(loaded: Loaded, record: Record) -> Document:
    """Return the document of a report."""
    return next(item for item in loaded.documents if item.kind == "report" and item.subject == record.key)


def _copied(item: FieldText) -> CopyField:
    note = "neověřená délka" if item.confidence is Confidence.UNCERTAIN else ""
    return CopyField(item.tab, item.label, item.about, item.text, item.length, item.limit, note)


def unfinished(found: tuple[FieldText, ...]) -> tuple[Diagnostic, ...]:
    """Return a complaint for each text that the form asks for and nobody wrote."""
    return tuple(
        Diagnostic("report-text-missing", item.location, {"field": ": ".join(part for part in (item.label, item.about) if part), "tab": item.tab})
        for item in found
        if item.required and not item.text
    )
