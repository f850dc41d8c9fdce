"""A name → a pattern that finds it in a text in any of its case forms; for the search for names that must not be printed.

Case forms are not made: a word is matched by its stem, with the changes of its last letters that Czech declension has, and any ending of names.
It may therefore find a little more than the name, not less than its regular forms; foreign and irregular ones may escape.
"""

from __future__ import annotations

import re
import unicodedata

from docpipe.czech.names import split_titles

_VOWELS = "aáeéěiíoóuúůyý"
_ENDINGS = (
    "a|á|e|é|ě|i|í|o|u|ú|ů|y|ý|ou|em|ém|im|ím|ým|om|ům|am|ovi|ové|ovou|ého|ému|ího|ímu|eho|emu|ech|ích|ých|ách|ami|emi|ými|ími|mi"
    "|ův|ova|ovo|ovy|ově|ovu|ovým|ových|ovými|ovém|ové|in|ina|ino|iny|ině|inu|iným|iných|inou|et|ete|ěte|ěti|ětem"
)
_ALTERNATING = {
    "k": "[kcč]", "g": "[gzž]", "h": "[hzž]", "r": "[rř]", "c": "[cč]", "n": "[nň]", "d": "[dď]", "t": "[tť]",
    "ň": "[nň]", "ď": "[dď]", "ť": "[tť]", "z": "[zž]", "ř": "[rř]",
}  # fmt: skip
_LATIN = re.compile(r"(?<=\w{3})(?:us|os|as|es|um|is)$", re.IGNORECASE)
_MOVABLE_E = re.compile(r"^(.+)([eě])([^\Waáeéěiíoóuúůyý\d_])$", re.IGNORECASE)
_SPACE = r"[\s,\u00a0]+"
_START, _END = r"(?<![^\W_])", r"(?![^\W_])"


def _consonant(letter: str) -> str:
    return _ALTERNATING.get(letter.lower(), re.escape(letter))


def _stem(word: str) -> str:
    """Return the pattern of one word's stem with all its alternations."""
    core = word[:-1] if len(word) > 1 and word[-1].lower() in _VOWELS else word
    if core.lower().endswith("ch"):
        return f"{re.escape(core[:-2])}(?:ch|š)"
    if core == word and (movable := _MOVABLE_E.match(word)) is not None:
        return _without_e(movable[1]) + _consonant(movable[3])
    return re.escape(core[:-1]) + _consonant(core[-1])


def _without_e(head: str) -> str:
    """Marek → Marka, Zbyněk → Zbyňka; two consonants get the e between them: Švec → Ševce."""
    between = "e?" if len(head) == len("Šv") and head[0].lower() not in _VOWELS else ""
    return f"{re.escape(head[:-1])}{between}{_consonant(head[-1])}[eě]?"


def _forms(word: str) -> str:
    """Return the pattern of one word in any case."""
    parts = word.split("-")
    if len(parts) > 1:
        return "-".join(_forms(part) for part in parts if part)
    if not word[-1:].isalpha():
        return re.escape(word)
    latin = f"|{re.escape(_LATIN.sub('', word))}" if _LATIN.search(word) else ""
    return f"(?:{re.escape(word)}|(?:{_stem(word)}{latin})(?:{_ENDINGS})?)"


def inflected_forms_pattern(name: str) -> re.Pattern[str]:
    """Return the pattern that finds a full name in any case, in either order of given name and surname, in any letter case. Texts must be in NFC."""
    _, given, surname, _ = split_titles(unicodedata.normalize("NFC", name))
    last = _forms(surname)
    if not given:
        return re.compile(f"{_START}{last}{_END}", re.IGNORECASE)
    first = _SPACE.join(_forms(word) for word in given.split())
    return re.compile(f"{_START}(?:{first}{_SPACE}{last}|{last}{_SPACE}{first}){_END}", re.IGNORECASE)


def inflected_surname_pattern(name: str) -> re.Pattern[str]:
    """Return the pattern that finds the surname alone, in any case, with a capital first letter ('Malý' is a name, 'malý' a word)."""
    surname = split_titles(unicodedata.normalize("NFC", name))[2]
    return re.compile(f"{_START}(?={re.escape(surname[:1].upper())})(?i:{_forms(surname)}){_END}")
