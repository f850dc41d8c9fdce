"""What is near is found by a quick look at the letters first: that look leaves out nothing that is near."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docpipe.czech.names import near_misses
from docpipe.rules.near import NearMisses

NAMES = ["Jana Nováková", "Jan Novák", "Lenka Šustrová", "Petr Dvořák", "Ivana Horáková", "Eva Malá"]
LETTERS = st.sampled_from("abceijknorstvuáčřž ")


@st.composite
def misspelt(draw: st.DrawFn) -> str:
    """Return a name with a few letters changed, left out, added or swapped."""
    text = draw(st.sampled_from(NAMES))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text) - 2))
        new = draw(LETTERS)
        text = draw(st.sampled_from([text[:at] + new + text[at + 1 :], text[:at] + text[at + 1 :], text[:at] + new + text[at:]]))
        text = draw(st.sampled_from([text, text[:at] + text[at : at + 2][::-1] + text[at + 2 :]]))
        text = text if len(text) > 1 else "xx"
    return text


@given(misspelt())
def test_the_same_names_are_found_as_by_comparing_with_every_one(text: str) -> None:
    assert NearMisses(NAMES).of(text) == near_misses(text, NAMES)
