"""The levels of a plan → their names in the forms that headings and sentences need."""

from __future__ import annotations

from docpipe.czech.names import bare
from docpipe.dataclass import dataclass
from docpipe.records.planning.plan import Level, Plan

_FORMS = {
    "priorita": ("priority", "priority", "priorit"),
    "cil": ("cíle", "cíle", "cílů"),
    "opatreni": ("opatření", "opatření", "opatření"),
    "aktivita": ("aktivity", "aktivity", "aktivit"),
    "strategicky cil": ("strategického cíle", "strategické cíle", "strategických cílů"),
    "specificky cil": ("specifického cíle", "specifické cíle", "specifických cílů"),
    "oblast": ("oblasti", "oblasti", "oblastí"),
    "prioritni oblast": ("prioritní oblasti", "prioritní oblasti", "prioritních oblastí"),
    "ukol": ("úkolu", "úkoly", "úkolů"),
}
"""Genitive, plural, genitive of the plural of the names that levels usually have."""
_DEFAULT = ("priorita", "opatření")
_CARD = "opatreni"


@dataclass(frozen=True, slots=True)
class LevelName:
    """A level's name: „priorita“, „priority“, „priority“, „priorit“. Where the plan does not say a form that is not known, the name stands for it."""

    name: str
    genitive: str
    plural: str
    plural_genitive: str

    def label(self, number: str) -> str:
        """Return „Opatření 1.2“; the bare name where there is no number."""
        title = self.name[:1].upper() + self.name[1:]
        return f"{title} {number}" if number else title


def levels_of(plan: Plan) -> tuple[LevelName, ...]:
    """Return the levels from the highest; a plan that names none has priority and measure."""
    written = plan.levels or tuple(Level(name=name) for name in _DEFAULT)
    return tuple(_named(level) for level in written)


def _named(level: Level) -> LevelName:
    genitive, plural, plural_genitive = _FORMS.get(bare(level.name), (level.name,) * 3)
    return LevelName(level.name, level.genitive or genitive, level.plural or plural, level.plural_genitive or plural_genitive)


def card_level(plan: Plan) -> int:
    """Return the index of the level whose items have cards: the one the plan names, else „opatření“, else the last."""
    names = [bare(level.name) for level in levels_of(plan)]
    for wanted in (bare(plan.card_level or ""), _CARD):
        if wanted in names:
            return names.index(wanted)
    return len(names) - 1
