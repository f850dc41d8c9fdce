"""A report and all that is known around it, looked up once: what its document and its texts for the funder's form are made from."""

from __future__ import annotations

from functools import cached_property

from docpipe.dataclass import dataclass
from docpipe.figures.activities import key_activity_of
from docpipe.figures.people import organisation_name_on, organisation_of, the_organisation
from docpipe.figures.reporting.activities import ActivityFigure, PeriodFigure, code_of, period_of
from docpipe.figures.reporting.evidence import COMMON, Evidence, numbered_evidence, publicity_of
from docpipe.figures.reporting.indicators import IndicatorFigure, indicators_of
from docpipe.figures.reporting.periods import form_of, report_of, rules_of
from docpipe.kinds.common import prose
from docpipe.kinds.kind import Sources, World
from docpipe.kinds.reporting.references import Around, resolved_reference
from docpipe.model import Record
from docpipe.prose.blocks import Prose
from docpipe.records.collection import Collection
from docpipe.records.reporting.form import ReportForm
from docpipe.records.reporting.report import ActivityProgress, Report
from docpipe.records.reporting.rules import ReportingRules


@dataclass(frozen=True)
class ReportBook:
    """A report under way."""

    world: World
    record: Record
    sources: Sources

    @property
    def report(self) -> Report:
        return report_of(self.record)

    @property
    def collection(self) -> Collection:
        return self.world.collection

    @cached_property
    def period(self) -> PeriodFigure:
        return period_of(self.record, self.collection)

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        return numbered_evidence(self.record, self.collection)

    @cached_property
    def indicators(self) -> tuple[IndicatorFigure, ...]:
        return indicators_of(self.record, self.collection)

    @cached_property
    def publicity(self) -> tuple[Record, ...]:
        return publicity_of(self.record, self.collection)

    @cached_property
    def rules(self) -> ReportingRules:
        return rules_of(self.record.project, self.collection)[0]

    @cached_property
    def rules_record(self) -> Record | None:
        return rules_of(self.record.project, self.collection)[1]

    @cached_property
    def form(self) -> ReportForm | None:
        """The funder's form; None where neither the project nor its programme names one."""
        return form_of(self.record.project, self.collection, self.world.programme.report_form)

    def progress_of(self, activity: ActivityFigure) -> tuple[ActivityProgress | None, int]:
        """Return what a person says of an activity, and where in the report."""
        for index, item in enumerate(self.report.activities):
            found = key_activity_of(self.world.project_value, item.activity)
            if found is not None and found.code == activity.code:
                return item, index
        return None, -1

    def evidence_for(self, activity: ActivityFigure) -> tuple[Evidence, ...]:
        """Return the evidence of an activity."""
        return tuple(item for item in self.evidence if item.group == (activity.code or COMMON))

    def evidence_for_meeting(self, meeting: Record) -> tuple[Evidence, ...]:
        """Return the evidence of one meeting."""
        return tuple(item for item in self.evidence if item.record is meeting or item.record.key == meeting.key)

    def code_of(self, meeting: Record) -> str:
        """Return the code of a meeting's key activity, '' for none."""
        return code_of(meeting, self.world.project_value)

    def prose(self, text: Prose | None, activity: ActivityFigure | None = None) -> Prose:
        """Return a long text with its references resolved; what could not be is told. `activity`: the one that the text speaks of."""
        around = Around(self.world, self.period, self.evidence, self.indicators, activity)
        return prose(text, self.world, self.sources, lambda reference: resolved_reference(reference, around))

    @property
    def beneficiary(self) -> tuple[str, str]:
        """The registered name of the beneficiary, and its IČO, '' where it is not known."""
        text = self.world.project_value.beneficiary
        found = the_organisation(self.collection, text)
        return (text, "") if found is None else (organisation_name_on(organisation_of(found), None), str(getattr(found.value, "ico", None) or ""))

    @property
    def is_sample(self) -> bool:
        """Whether anything of the report is marked as sample."""
        kinds = ("project-indicator", "publicity", "reporting")
        return self.report.sample or any(bool(getattr(item.value, "sample", False)) for kind in kinds for item in self.collection.of(kind, self.record.project))
