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
    "|ův|ova|ovo|ovy|ově|ovu|ovým|ových|ovými|ovém|ové|in|ina|ino|iny|ině|inu|iným|iných|inou|et|ete|ěte|ěti|ětem|ěm"
)
_OF_MEN = "|".join(ending for ending in _ENDINGS.split("|") if ending not in ("ové", "ovou"))
"""Of a surname like „Novák“: „Novákové“ is somebody called Nováková, seldom a whole family."""
_ALTERNATING = {
    "k": "[kcč]", "g": "[gzž]", "h": "[hzž]", "r": "[rř]", "c": "[cč]", "n": "[nň]", "d": "[dď]", "t": "[tť]",
    "ň": "[nň]", "ď": "[dď]", "ť": "[tť]", "z": "[zž]", "ř": "[rř]",
}  # fmt: skip
_LATIN = re.compile(r"(?<=\w{3})(?:us|os|as|es|um|is)$", re.IGNORECASE)
_MOVABLE_E = re.compile(r"^(.+)([eě])([^\Waáeéěiíoóuúůyý\d_])$", re.IGNORECASE)
_ADJECTIVES = {"ý": "ý|y|ého|ému|ém|ým|í|ých|ými", "á": "á|a|é|e|ou|ých|ým|ými"}
"""The endings of surnames that are declined as adjectives: „Malý“ has none of those of „Malá“, who is somebody else."""
_SHORTEST_ADJECTIVE = 4
_SPACE = r"(?:\s+|(?:(?!\0|[.!?]\s)[\W_]){1,6})"
"""What may stand between the two names: „Novák, Jan“, „jan.novak“, „Novák (Jan)“, cells of a list. A nought divides texts that are apart."""
_TITLES = r"(?:[^\W\d_]{1,6}\.[\s]*){0,3}"
"""An initial, a title."""
_WITH = (
    r"(?:(?-i:[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ])[^\W\d_]+[^\S\r\n]+|[„“\"(‚'][^\W\d_]+[“”\")‘'][^\S\r\n]+"
    r"|(?:a|i|s|se)[^\S\r\n]+(?-i:[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ])[^\W\d_]+[^\S\r\n]+)?"
)
"""Who or what may stand between them too: a second name, a nickname, the other of a couple („Jan a Eva Novákovi“)."""
_HYPHEN = r"[-\u2010-\u2015\s]{1,3}"
_LETTERS = re.compile(r"[^\W\d_]+")
_CHANGING = 3
"""How many last letters of a word Czech declension may change."""
_START, _END = r"(?<![^\W\d_])", r"(?![^\W\d_])"
"""No letter before and after; a digit may be the mark of a note („Novák1“)."""
_LAST_RING = re.compile(r"ů(?=[^\Waáeéěiíoóuúůyý\d_]{1,2}$)")
_UNDECLINED = re.compile(r"ů$", re.IGNORECASE)
"""„Petrů“, „Janů“: nobody declines them."""


def _consonant(letter: str) -> str:
    return _ALTERNATING.get(letter.lower(), re.escape(letter))


def _stem(word: str) -> str:
    """Return the pattern of one word's stem with all its alternations."""
    core = word[:-1] if len(word) > 1 and word[-1].lower() in _VOWELS else word
    if core == word and (ring := _LAST_RING.search(word)) is not None:
        return f"{re.escape(word[: ring.start()])}[ůo]{re.escape(word[ring.end() : -1])}{_consonant(word[-1])}"
    if core.lower().endswith("ch"):
        return f"{re.escape(core[:-2])}(?:ch|š)"
    if core == word and (movable := _MOVABLE_E.match(word)) is not None:
        return _without_e(movable[1]) + _consonant(movable[3])
    return re.escape(core[:-1]) + _consonant(core[-1])


def _without_e(head: str) -> str:
    """Marek → Marka, Zbyněk → Zbyňka; two consonants get the e between them: Švec → Ševce."""
    between = "e?" if len(head) == len("Šv") and head[0].lower() not in _VOWELS else ""
    return f"{re.escape(head[:-1])}{between}{_consonant(head[-1])}[eě]?"


def _forms(word: str, *, surname: bool = False) -> str:
    """Return the pattern of one word in any case."""
    parts = word.split("-")
    if len(parts) > 1:
        return _HYPHEN.join(_forms(part, surname=surname) for part in parts if part) or re.escape(word)
    if not word[-1:].isalpha() or (surname and _UNDECLINED.search(word)):
        return re.escape(word)
    if len(word) >= _SHORTEST_ADJECTIVE and (endings := _ADJECTIVES.get(word[-1].lower())) is not None:
        return f"{_stem(word)}(?:{endings})"
    latin = f"|{re.escape(_LATIN.sub('', word))}" if _LATIN.search(word) else ""
    endings = _OF_MEN if surname and word[-1].lower() not in _VOWELS else _ENDINGS
    return f"(?:{re.escape(word)}|(?:{_stem(word)}{latin})(?:{endings})?)"


def inflected_forms_pattern(name: str) -> re.Pattern[str]:
    """Return the pattern that finds a full name in any case, in either order of given name and surname, in any letter case. Texts must be in NFC.

    Of several given names the first is enough. „Novák, Jan“ and lines under each other are looked for as they stand in lists: in the first case.
    """
    return re.compile(_whole(name), re.IGNORECASE)


def _whole(name: str) -> str:
    _, given, surname, _ = split_titles(unicodedata.normalize("NFC", name))
    last = _forms(surname, surname=True)
    if not given:
        return f"{_START}{last}{_END}"
    first, *others = given.split()
    more = "".join(f"(?:{_SPACE}{_forms(word)})?" for word in others)
    said = "".join(f"(?:{_SPACE}{re.escape(word)})?" for word in others)
    turned = f"{re.escape(surname)}{_SPACE}{_TITLES}{re.escape(first)}{said}"
    as_listed = "" if _UNDECLINED.search(surname) else f"(?!{re.escape(surname)}{_END})"
    declined = f"{as_listed}{last}[^\\S\\r\\n]+{_TITLES}{_forms(first)}{more}"
    return f"{_START}(?:{_forms(first)}{more}{_SPACE}{_WITH}{_TITLES}{last}|{turned}|{declined}){_END}"


def bare_forms_pattern(name: str) -> re.Pattern[str]:
    """Return the pattern that finds a full name written without diacritics, as in names of files; in texts that have none (`unaccented`)."""
    return re.compile(unaccented(_whole(name)), re.IGNORECASE)


class _Plain(dict[int, str]):
    """Letter → the letter without its marks, computed when first met. One stays one, so that places in both texts are the same."""

    def __missing__(self, code: int) -> str:
        found = self[code] = unicodedata.normalize("NFD", chr(code))[0]
        return found


_PLAIN = _Plain()


def unaccented(text: str) -> str:
    """Return a text in NFC without diacritics; every letter stays in its place."""
    return text if text.isascii() else text.translate(_PLAIN)


def fixed_start(word: str) -> str:
    """Return the letters with which every form of a word of a name begins, without diacritics, in small letters: 'Šustrová' → 'sustr'. Not empty for a name."""
    letters = _LETTERS.match(unaccented(unicodedata.normalize("NFC", word)))
    return letters[0][: max(1, len(word.split("-", maxsplit=1)[0]) - _CHANGING)].casefold() if letters is not None else ""


def inflected_surname_pattern(name: str) -> re.Pattern[str]:
    """Return the pattern that finds the surname alone, in any case, with a capital first letter ('Malý' is a name, 'malý' a word)."""
    surname = split_titles(unicodedata.normalize("NFC", name))[2]
    return re.compile(f"{_START}(?={re.escape(surname[:1].upper())})(?i:{_forms(surname, surname=True)}){_END}")
