"""A line „klíč: hodnota“ about the meeting as a whole → its place in the record, whatever the value is a list or a part of."""

from __future__ import annotations

import re
from typing import Any, Final

from docpipe.diagnostics import Location
from docpipe.model import Data, DataPath, Scalar
from docpipe.records.meeting import HeadCount, Meeting, NextMeeting
from docpipe.schema import Entry, fold_key, names_of
from docpipe.schema.shapes import shape
from docpipe.validate.fit import label_of
from docpipe.validate.forms.cells import one_line
from docpipe.validate.forms.draft import Draft, cut, label_path
from docpipe.validate.forms.lines import task
from docpipe.validate.forms.people import attendee, names

PEOPLE: Final = frozenset({"excused", "guests", "verifiers"})
"""Lists of names: on one line they stand between commas."""
_SEVERAL_LINES: Final = frozenset({"invitation_text", "note"})
_NUMBERED: Final = re.compile(r"\d{1,2}[.)][ \t\xa0]+")
_COUNTED: Final = re.compile(r"(?P<label>.*?\S)[ \t\xa0]*[:–-][ \t\xa0]*(?P<count>\d+)|(?P<first>\d+)[ \t\xa0]+(?P<rest>\S.*)")
_BRACKETS: Final = re.compile(r"[ \xa0]*\([^()]*\)[ \xa0]*$")
_WHEN: Final = re.compile(
    r"(?P<date>(?:[^\W\d_]+,?[ \xa0]+)?\d{1,2}\.[ \xa0]*(?:\d{1,2}\.|[^\W\d_]+)[ \xa0]*\d{4}|\d{4}-\d{2}-\d{2})"
    r"(?:[ \xa0]*,?[ \xa0]*(?:od|v|ve)?[ \xa0]*(?P<start>\d{1,2}[:.]\d{2}(?:[ \xa0]*hod(?:in)?\.?)?))?[ \xa0]*[,;–-]?[ \xa0]*(?P<place>\S.*)?"
)
"""„16. 5. 2024 od 9:00, radnice“."""


def bare_label(label: str) -> str:
    """Return a label without what a form says in brackets behind it: „počty (veřejnost: 23)“."""
    return _BRACKETS.sub("", label)


def known(label: str) -> bool:
    """Return whether a label names a field of a meeting, or of something within it."""
    return bool(path := label_path(label)) and names_of(Meeting).get(path[0]) is not None


def leave(draft: Draft, label: str, place: Location) -> None:
    """Note that the place of a field was left empty."""
    if (name := field_of(label)) is not None:
        draft.blank.setdefault(name, place)


def put(draft: Draft, label: str, value: Scalar, place: Location) -> None:
    """Put what a line says. A label that no field has stays in the data as written: the schema complains of it and suggests another."""
    at, wanted = _field(label)
    if at is None:
        draft.put((label,), value, value.location, place)
        return
    inner, many = shape(wanted)
    if at == ("attendance",):
        for name in names(value):
            assert isinstance(name, Scalar)
            draft.add(at, attendee(name), name.location)
    elif many and inner is HeadCount:
        for piece in _split(value):
            draft.add(at, _counted(piece), piece.location)
    elif at == ("agenda",):
        for piece in _split(value):
            draft.add(at, {"title": piece}, piece.location)
    elif at == ("tasks",):
        for piece in _split(value):
            draft.add(at, task(piece), piece.location)
    elif many and at[-1] in PEOPLE:
        for name in names(value):
            draft.add(at, name, value.location)
    elif inner is NextMeeting and (when := _WHEN.fullmatch(one_line(value).text.strip())) is not None:
        for part in ("date", "start", "place"):
            if when[part]:
                draft.put((*at, part), Scalar(when[part], value.written, value.location), value.location, place)
    else:
        draft.put(at, value if many or at[-1] in _SEVERAL_LINES else one_line(value), value.location, place)


def _field(label: str) -> tuple[DataPath | None, Any]:
    """Return the path of the field that a label names, and its type."""
    at: list[str] = []
    wanted: Any = Meeting
    for word in label_path(label):
        schema, many = shape(wanted)
        if many or not (isinstance(schema, type) and issubclass(schema, Entry)):
            return None, None
        name = names_of(schema).get(word)
        if name is None:
            return None, None
        at.append(name)
        wanted = schema.model_fields[name].annotation
    return (tuple(at), wanted) if at else (None, None)


def _split(value: Scalar) -> list[Scalar]:
    found = [cut(value, match.start(), match.end()) for match in re.finditer(r"[^;\n]+", value.text)]
    return [cut(piece, number.end()) if (number := _NUMBERED.match(piece.text)) else piece for piece in found if piece.text]


def _counted(piece: Scalar) -> Data:
    """Return 'veřejnost: 23' or '23 veřejnost' as a label and a number; what is neither has no number, and the schema complains."""
    found = _COUNTED.fullmatch(piece.text)
    if found is None:
        return {"label": piece}
    label, count = ("label", "count") if found["label"] else ("rest", "first")
    return {"label": cut(piece, found.start(label), found.end(label)), "count": cut(piece, found.start(count), found.end(count))}


def labels_within(field: str) -> frozenset[str]:
    """Return the folded names of the fields within a field of the meeting; none where it is no mapping."""
    annotation: Any = Meeting.model_fields[field].annotation
    schema, many = shape(annotation)
    return frozenset(names_of(schema)) if not many and isinstance(schema, type) and issubclass(schema, Entry) else frozenset()


def said_of(field: str) -> str:
    """Return the Czech name of a meeting's field."""
    return label_of(Meeting, field)


def field_of(title: str) -> str | None:
    """Return the field of the meeting that a heading names."""
    return names_of(Meeting).get(fold_key(title))
