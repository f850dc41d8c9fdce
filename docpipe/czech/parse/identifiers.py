"""A leaf of content → an IČO, a project's registration number, the code of an indicator."""

from __future__ import annotations

import re

from docpipe.czech.parse.texts import shown
from docpipe.czech.values import NotUnderstood, RegistrationNumber
from docpipe.model import Scalar, Written

_ICO_DIGITS = 8
_INDICATOR = re.compile(r"\d{1,2}[ \u00a0]?\d{2}[ \u00a0]?\d{2}|\d{3}[ \u00a0]?\d{3}", re.ASCII)
"""„8 05 00“ in 2014–20, „805 000“ or „805000“ in 2021–27."""
_EU_2014 = re.compile(
    r"CZ\.(?P<programme>[0-9]{2})\.(?P<priority>[0-9])\.(?P<objective>[0-9]{1,3}|X)/0\.0/0\.0/(?P<year>[0-9]{2})_(?P<call>[0-9]{3})/(?P<serial>[0-9]{7})"
)
_EU_2021 = re.compile(
    r"CZ\.(?P<programme>[0-9]{2})\.(?P<priority>[0-9]{2})\.(?P<objective>[0-9]{2})/[0-9]{2}/(?P<year>[0-9]{2})_(?P<call>[0-9]{3})/(?P<serial>[0-9]{7})"
)
_EU_2007 = re.compile(r"CZ\.(?P<programme>1\.[0-9]{2})/(?P<priority>[0-9])\.(?P<objective>[0-9]\.[0-9]{2})/(?P<call>[0-9]{2})\.(?P<serial>[0-9]{5})")


def ico_from(scalar: Scalar) -> str:
    """Return the eight digits of an IČO whose check digit is right. A number cell that lost its leading zeros is refused, with the padded number proposed."""
    text = shown(scalar).replace(" ", "").replace("\u00a0", "")
    if not re.fullmatch(r"[0-9]{1,8}", text):
        raise NotUnderstood("ico-not-understood", value=text)
    padded = text.zfill(_ICO_DIGITS)
    if not _ico_checks(padded):
        raise NotUnderstood("ico-not-understood" if len(text) < _ICO_DIGITS else "ico-check-digit", value=text)
    if len(text) < _ICO_DIGITS:
        raise NotUnderstood("ico-cell-is-number" if scalar.written is Written.NUMBER_CELL else "ico-lost-zeros", value=text, proposal=padded)
    return text


def _ico_checks(digits: str) -> bool:
    rest = sum(weight * int(digit) for weight, digit in zip(range(_ICO_DIGITS, 1, -1), digits, strict=False)) % 11
    return (11 - rest) % 10 == int(digits[-1])


def registration_number_from(scalar: Scalar) -> RegistrationNumber:
    """Return the parts of a registration number of the funding periods 2007–13, 2014–20 or 2021–27. It has no check digit."""
    text = shown(scalar)
    if (found := _registration_number(text)) is not None:
        return found
    repaired = re.sub(r"\s", "", text).upper().replace("–", "_").replace("-", "_")
    if _registration_number(repaired) is not None:
        raise NotUnderstood("registration-number-misspelt", value=text, proposal=repaired)
    raise NotUnderstood("registration-number-not-understood", value=text)


def _registration_number(text: str) -> RegistrationNumber | None:
    if (found := _EU_2014.fullmatch(text)) is not None:
        return RegistrationNumber(text, "2014-20", found[1], found[2], found[3], 2000 + int(found[4]), found[5], found[6])
    if (found := _EU_2021.fullmatch(text)) is not None:
        return RegistrationNumber(text, "2021-27", found[1], found[2], found[3], 2000 + int(found[4]), found[5], found[6])
    if (found := _EU_2007.fullmatch(text)) is not None:
        return RegistrationNumber(text, "2007-13", found[1], found[2], found[3], None, found[4], found[5])
    return None


def indicator_code_from(scalar: Scalar) -> str:
    """Return the code of an indicator as it is written, its spaces non-breaking: '8 05 00' of 2014–20, '805 000' of 2021–27."""
    text = shown(scalar)
    if _INDICATOR.fullmatch(text) is None:
        raise NotUnderstood("indicator-code-not-understood", value=text)
    return text.replace(" ", "\u00a0")
