"""Places, severities and complaints: the values every room hands up instead of printing or raising."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field, replace
from enum import StrEnum
from typing import Generic, TypeVar

from docpipe.dataclass import dataclass

T = TypeVar("T")
U = TypeVar("U")
_PAGE = {"cs": "s. ", "en": "p. "}


class Severity(StrEnum):
    """How much a complaint stops (design decision 11)."""

    FAULT = "fault"
    """The document cannot be built: unreadable, untyped or unresolved content, a broken template."""
    ERROR = "error"
    """The document is built as a draft and cannot be released."""
    WARNING = "warning"
    INFO = "info"

    @property
    def fails(self) -> bool:
        """Whether a run with such a complaint ends with exit code 1."""
        return self in (Severity.FAULT, Severity.ERROR)


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place a person can go to. Lines, columns, paragraphs and pages count from 1; paths are relative to the workspace, with '/'."""

    path: str
    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None
    part: str | None = None
    paragraph: int | None = None
    page: int | None = None

    def __str__(self) -> str:
        return self.shown("cs")

    def shown(self, language: str) -> str:
        """Return the place as people read it, in 'cs' or 'en': only a page is a word ('s. 3', 'p. 3')."""
        places: list[str] = [self.path]
        if self.sheet is not None:
            places.append(f"{self.sheet}!{self.cell}" if self.cell else self.sheet)
        if self.part is not None:
            places.append(self.part)
        for prefix, number in (("", self.line), ("", self.column), ("¶", self.paragraph), (_PAGE[language], self.page)):
            if number is not None:
                places.append(f"{prefix}{number}")
        return ":".join(places)


Plain = str | int | bool | None | tuple[str, ...]
"""What a diagnostic's arguments may be: plain data, so that it can be stored and told in either language later."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One complaint. Its text is made only by the catalogue (docpipe.messages), in the language asked for."""

    code: str
    location: Location | None = None
    arguments: dict[str, Plain] = field(default_factory=dict)
    severity: Severity | None = None
    """None: the catalogue's default; set only where the settings lower it."""
    related: tuple[Location, ...] = ()
    subjects: tuple[str, ...] = ()
    """Keys of the records or documents it speaks about ('meeting:horazdovicko/2021-03-09'); the spine adds them."""
    reason: str | None = None
    """Why its severity was lowered, as the settings say."""

    def about(self, *subjects: str) -> Diagnostic:
        """Return the same complaint, said of these records or documents too."""
        return replace(self, subjects=tuple(dict.fromkeys((*self.subjects, *subjects))))


class DocpipeError(Exception):
    """Stops the work on one item; carries all that was found wrong with it. The loop of the stage keeps the diagnostics and goes on."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        super().__init__(", ".join(item.code for item in self.diagnostics))


@dataclass(frozen=True, slots=True)
class Checked(Generic[T]):
    """A good value and what was found wrong beside it."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()

    def then(self, step: Callable[[T], Checked[U]]) -> Checked[U]:
        """Return the next step's value with the diagnostics of both."""
        following = step(self.value)
        return Checked(following.value, self.diagnostics + following.diagnostics)


def fault(code: str, location: Location | None = None, /, **arguments: Plain) -> DocpipeError:
    """Return the exception for a single complaint."""
    return DocpipeError([Diagnostic(code, location, arguments)])
