"""What a workspace or a project may say otherwise of publicity than its programme's profile, each with the reason that the check list prints."""

from __future__ import annotations

from decimal import Decimal

from docpipe.schema.fields import Entry, entry
from docpipe.schema.leaves import Number, Text


class ChangedValue(Entry):
    """A value of the programme's profile, changed."""

    value: Number = entry("hodnota", "na", public=True)
    reason: Text = entry("důvod", public=True)


class Reasoned(Entry):
    """Something allowed for a reason."""

    reason: Text = entry("důvod", public=True)


class AnotherProgramme(Entry):
    """A programme that pays for the project too: its texts may stand in the strip."""

    programme: Text = entry("program", public=True, cs="opz-plus, irop-2021 …", en="opz-plus, irop-2021 …")
    reason: Text = entry("důvod", public=True)


class PublicityChanges(Entry):
    """What is otherwise than in the programme's profile."""

    min_emblem_height_mm: ChangedValue | None = entry("nejmenší výška znaku v mm", "nejmenší výška znaku", default=None, public=True)
    clear_space: ChangedValue | None = entry("ochranná zóna", default=None, public=True, cs="podíl výšky znaku", en="share of the emblem's height")
    min_dpi: ChangedValue | None = entry("nejmenší rozlišení log", "rozlišení", default=None, public=True)
    black_and_white: Reasoned | None = entry("černobíle", default=None, public=True, cs="proč je pruh černobílý", en="why the strip is in black and white")
    programmes: tuple[AnotherProgramme, ...] = entry("další programy", default=(), public=True)

    def values(self) -> dict[str, tuple[Decimal, str]]:
        """Return the changed values of the profile by their field, with the reasons."""
        named = {"min_emblem_height_mm": self.min_emblem_height_mm, "clear_space": self.clear_space, "min_dpi": self.min_dpi}
        return {name: (item.value, item.reason) for name, item in named.items() if item is not None}
