"""CSV or TSV text → Tree: a list of dicts under the header, the delimiter recognised, every field with its line and column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Checked, Diagnostic, DocpipeError, Location, fault
from docpipe.model import Scalar, Tree, Written
from docpipe.read.table import Field, tabulate

_DELIMITERS = (";", ",", "\t")
_SAMPLE = 30
_MOST_FAULTS = 20
_SHOWN = 40
_MOST_FIELDS = 1_000_000
"""A register of ten thousand people has two hundred thousand."""
_EXCEL_HINT = re.compile(r"sep=(.)\n", re.IGNORECASE)
"""The first line by which Excel is told the delimiter."""


def parse_csv(text: str, name: str, *, tabs: bool = False) -> Checked[Tree]:
    """Return CSV as a list of dicts; `tabs`: the suffix promises tabs. Raises DocpipeError when quotes are broken throughout, or it is too large."""
    if max(map(text.count, (*_DELIMITERS, "\n"))) > _MOST_FIELDS:
        raise fault("table-too-large", Location(name), limit=_MOST_FIELDS)
    hint = _EXCEL_HINT.match(text)
    start = hint.end() if hint else 0
    delimiter = hint.group(1) if hint else "\t" if tabs and "\t" in text else _delimiter(text)
    rows = _Rows(text, name, delimiter)
    table = tabulate(rows.fields(start, 2 if hint else 1))
    if not table.key_marks and not table.data and not text.strip():
        rows.found.append(Diagnostic("table-empty", Location(name)))
    return Checked(Tree(name, table.data, table.marks, table.key_marks), (*rows.found, *table.found))


def csv_rows(text: str, name: str) -> Checked[list[list[Field]]]:
    """Return all records of a CSV as fields with places, lines above the header too; the delimiter is the one that parts the most lines."""
    if max(map(text.count, (*_DELIMITERS, "\n"))) > _MOST_FIELDS:
        raise fault("table-too-large", Location(name), limit=_MOST_FIELDS)
    hint = _EXCEL_HINT.match(text)
    rows = _Rows(text, name, hint.group(1) if hint else _parting(text))
    return Checked(list(rows.fields(hint.end() if hint else 0, 2 if hint else 1)), tuple(rows.found))


def _parting(text: str) -> str:
    """Return the delimiter by which the most lines have several fields; of two, the one by which more lines are equally wide.

    Nobody writes tabs into a text: where they stand in most lines they part them, whatever commas there are („2/6/24, 9:00 AM“).
    """
    sample = [line for line in islice(text.splitlines(), _SAMPLE) if line.strip()]
    if sum("\t" in line for line in sample) * 2 > len(sample):
        return "\t"

    def score(delimiter: str) -> tuple[int, int]:
        widths = [len(record) for record in islice(_records(text, 0, delimiter), _SAMPLE)]
        wide = [width for width in widths if width > 1]
        return max((wide.count(width) for width in set(wide)), default=0), len(wide)

    return max(_DELIMITERS, key=score)


def _delimiter(text: str) -> str:
    """Return the delimiter by which the most rows have as many fields as the header; one that the header lacks is out."""
    best, best_score = ";", (0.0, 0)
    for delimiter in _DELIMITERS:
        records = [len(record) for record in islice(_records(text, 0, delimiter), _SAMPLE)]
        if not records or records[0] < 2:  # noqa: PLR2004 - no delimiter in the header
            continue
        score = (sum(width == records[0] for width in records) / len(records), records[0])
        if score > best_score:
            best, best_score = delimiter, score
    return best if best_score[1] else "\0"


@cache
def _pattern(delimiter: str) -> re.Pattern[str]:
    end = re.escape(delimiter)
    return re.compile(rf'[ ]*"(?P<quoted>(?:[^"]++|"")*+)"[ ]*(?={end}|\n|\Z)|(?P<bare>[^{end}\n]*)')


@dataclass(frozen=True, slots=True)
class _Piece:
    """A field as it stands in the text, from `start`."""

    start: int
    end: int
    text: str
    quoted: bool


def _records(text: str, start: int, delimiter: str) -> Iterator[list[_Piece]]:
    """Yield the records; a quoted field may hold delimiters, doubled quotes and line ends (RFC 4180)."""
    pattern = _pattern(delimiter)
    record: list[_Piece] = []
    while start < len(text) or record:
        match = pattern.match(text, start)
        if match is None:  # the bare alternative matches anything
            raise AssertionError(start)
        quoted = match.group("quoted")
        content = quoted.replace('""', '"') if quoted is not None else match.group("bare").strip()
        record.append(_Piece(start, match.end(), content, quoted is not None))
        start = match.end() + 1
        if match.end() >= len(text) or text[match.end()] == "\n":
            yield record
            record = []


class _Rows:
    """Gives the records as fields with places, and keeps what is wrong with their quotes."""

    def __init__(self, text: str, name: str, delimiter: str) -> None:
        self.text = text
        self.name = name
        self.delimiter = delimiter
        self.found: list[Diagnostic] = []

    def fields(self, start: int, line: int) -> Iterator[list[Field]]:
        """Yield each record; a field's place is where it begins, on later lines too when a field before it holds line ends."""
        line_start = start
        fields = 0
        for record in _records(self.text, start, self.delimiter):
            fields += len(record)
            if fields > _MOST_FIELDS:
                raise fault("table-too-large", Location(self.name, line=line), limit=_MOST_FIELDS)
            row = []
            for column, piece in enumerate(record):
                place = Location(self.name, line=line, column=piece.start - line_start + 1)
                self._check(piece, place)
                value = Scalar(piece.text, Written.CSV, place) if piece.text.strip() else None
                row.append(Field(column, place, value))
                if inner := self.text.count("\n", piece.start, piece.end):
                    line += inner
                    line_start = self.text.rfind("\n", piece.start, piece.end) + 1
            yield row
            line += 1
            line_start = record[-1].end + 1

    def _check(self, piece: _Piece, place: Location) -> None:
        if not piece.quoted and piece.text.startswith('"'):
            self.found.append(Diagnostic("csv-quote", place, {"text": piece.text[:_SHOWN]}))
            if len(self.found) >= _MOST_FAULTS:
                raise DocpipeError(self.found)
