"""What a form says, piece by piece → the Tree that a YAML file of the same record would give."""

from __future__ import annotations

from dataclasses import field, replace

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Location
from docpipe.model import Data, DataPath, Scalar, Tree
from docpipe.records.meeting import Meeting
from docpipe.schema import fold_key
from docpipe.validate.fit import label_of


@dataclass(slots=True)
class Draft:
    """A record under way: its data by the schema's own names, and where each of them was written."""

    path: str
    data: dict[str, Data] = field(default_factory=dict)
    marks: dict[DataPath, Location] = field(default_factory=dict)
    key_marks: dict[DataPath, Location] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)
    blank: dict[str, Location] = field(default_factory=dict)
    """Fields of the record whose place in the form is empty: there a complaint of a missing one belongs."""

    def tree(self) -> Tree:
        """Return what was gathered."""
        for name, place in self.blank.items():
            if name not in self.data:
                self.data[name], self.marks[name,] = None, place
        return Tree(self.path, self.data, {(): Location(self.path), **self.marks}, self.key_marks)

    def complain(self, code: str, place: Location, /, **arguments: str | int | tuple[str, ...]) -> None:
        """Note a complaint."""
        self.found.append(Diagnostic(code, place, dict(arguments)))

    def put(self, at: DataPath, value: Data, place: Location, key_place: Location | None = None) -> None:
        """Put a value at a path of keys and indexes; what is on the way is made. A second value of one key is complained of and not taken."""
        key = at[-1]
        holder = self._holder(at[:-1], place, last=[] if isinstance(key, int) else None)
        if isinstance(holder, list):
            holder.append(value)
        elif isinstance(key, str):
            if key in holder:
                first = self.marks.get(at, Location(self.path))
                label = self._label(at) if len(at) == 1 else key
                self.found.append(Diagnostic("key-twice", key_place or place, {"key": label, "other": label}, related=(first,)))
                return
            holder[key] = value
        self.marks[at] = place
        if key_place is not None:
            self.key_marks[at] = key_place
        self._note(at, value)

    def add(self, at: DataPath, value: Data, place: Location) -> DataPath:
        """Append a value to the list at a path and return its own path."""
        holder = self._holder(at, place, last=[])
        count = len(holder)
        self.put((*at, count), value, place)
        return (*at, count)

    def has(self, key: str) -> bool:
        """Return whether a key of the record has been said."""
        return key in self.data

    def length(self, at: DataPath) -> int:
        """Return how many items a list has, 0 where there is none."""
        holder: Data = self.data
        for step in at:
            if isinstance(holder, dict):
                holder = holder.get(str(step))
            elif isinstance(holder, list) and isinstance(step, int) and step < len(holder):
                holder = holder[step]
            else:
                return 0
        return len(holder) if isinstance(holder, list) else 0

    def _holder(self, at: DataPath, place: Location, last: list[Data] | None = None) -> list[Data] | dict[str, Data]:
        """Return the list or mapping at a path, made where it is not there: `last`, else what the next step asks for.

        Where something else stands on the way („úkoly: viz níže“ in the head), that is complained of, and what was to be put in goes nowhere.
        """
        holder: Data = self.data
        for index, step in enumerate(at):
            following = at[index + 1] if index + 1 < len(at) else None
            is_list = isinstance(following, int) or (following is None and last is not None)
            made: Data = [] if is_list else {}
            known = self._step(holder, step, made)
            if known is made:
                self.marks.setdefault(at[: index + 1], place)
            if not isinstance(known, list if is_list else dict):
                label = self._label(at)
                self.found.append(
                    Diagnostic("key-twice", place, {"key": label, "other": label}, related=(self.marks.get(at[: index + 1], Location(self.path)),))
                )
                return [] if last is not None else {}
            holder = known
        assert isinstance(holder, list | dict), at
        return holder

    @staticmethod
    def _step(holder: Data, step: str | int, made: Data) -> Data:
        """Return what lies one step further, `made` where nothing does."""
        if isinstance(holder, dict):
            if holder.get(str(step)) is None:
                holder[str(step)] = made
            return holder[str(step)]
        if isinstance(holder, list) and isinstance(step, int):
            while len(holder) <= step:
                holder.append(made)
            return holder[step]
        return None

    @staticmethod
    def _label(at: DataPath) -> str:
        first = str(at[0])
        return label_of(Meeting, first) if first in Meeting.model_fields else first

    def _note(self, at: DataPath, value: Data) -> None:
        """Keep the places of what lies inside a value that was put in whole."""
        if isinstance(value, Scalar):
            self.marks[at] = value.location
        elif isinstance(value, dict):
            for key, item in value.items():
                self._note((*at, key), item)
        elif isinstance(value, list):
            for index, item in enumerate(value):
                self._note((*at, index), item)


def cut(scalar: Scalar, start: int, end: int | None = None) -> Scalar:
    """Return a part of a one-line text without spaces around it, with its own column where lines and columns are known."""
    text = scalar.text[start:end]
    lead = len(text) - len(text.lstrip())
    place = scalar.location
    if place.column is not None and "\n" not in scalar.text:
        place = replace(place, column=place.column + start + lead)
    return replace(scalar, text=text.strip(), location=place)


def label_path(text: str) -> tuple[str, ...]:
    """Return the folded parts of a label of something within something: „příští setkání – datum“ → ('pristi_setkani', 'datum')."""
    return tuple(fold_key(part) for part in text.replace("—", "–").split("–") if part.strip())
