"""A leaf of content → a phone number, an e-mail address, a postcode, a data box, the address of a page."""

from __future__ import annotations

import re

from docpipe.czech.parse.texts import shown
from docpipe.czech.values import NotUnderstood
from docpipe.model import Scalar

_POSTCODE = re.compile(r"([1-7][0-9]{2})[ \u00a0]?([0-9]{2})")
_WORD = "[A-Za-z0-9]{1,20}"
_ORDINARY = re.compile(rf"({_WORD}(?:[._-]{_WORD}){{0,2}})@((?:{_WORD}[.-]){{0,2}}{_WORD}\.(?:cz|eu|sk|com|org|net|example))")
"""Addresses that the library takes too and leaves as they are; it takes longer to load than to read all others of a workspace."""
_CZECH_PHONE = re.compile(r"(?:(?:\+|00)420)?((?:2[0-9]|3[1257-9]|4[16-9]|5[13-9]|60[1-8]|7(?:0[2-5]|[2379][0-9]))[0-9]*)")
"""Ordinary Czech numbers, fixed and mobile: the library takes them too, and takes longer to load than the rest of a workspace's people."""
_CZECH_DIGITS = 9
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[ \u00a0](?=[0-9])")
_URL = re.compile(r"https?://(?:[\w-]+\.)+[^\W\d]\w*(?::\d{1,5})?(?:[/?#]\S*)?", re.IGNORECASE)
_DATABOX = re.compile(r"[a-z0-9]{7}")


def phone_from(scalar: Scalar) -> str:
    """Return the number in E.164 ('+420607117124'); without a country code it is Czech. Print it by `format_phone`."""
    text = shown(scalar)
    if (plain := _CZECH_PHONE.fullmatch(_BETWEEN_DIGITS.sub("", text))) is not None and len(plain[1]) == _CZECH_DIGITS:
        return f"+420{plain[1]}"
    import phonenumbers

    try:
        number = phonenumbers.parse(text, "CZ")
    except phonenumbers.NumberParseException:
        raise NotUnderstood("phone-not-understood", value=text) from None
    if not phonenumbers.is_valid_number(number) or number.extension or re.search(r"[^\W\d_]", text):
        raise NotUnderstood("phone-not-understood", value=text)
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def email_from(scalar: Scalar) -> str:
    """Return the address, its domain in lower case. The domain is not asked whether it exists."""
    text = shown(scalar).removeprefix("mailto:")
    if (plain := _ORDINARY.fullmatch(text)) is not None:
        return f"{plain[1]}@{plain[2].lower()}"
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(text, check_deliverability=False).normalized
    except EmailNotValidError:
        raise NotUnderstood("email-not-understood", value=text) from None


def postcode_from(scalar: Scalar) -> str:
    """Return the postcode as '341 01', with a non-breaking space."""
    text = shown(scalar)
    if (found := _POSTCODE.fullmatch(text)) is None:
        raise NotUnderstood("postcode-not-understood", value=text)
    return f"{found[1]}\u00a0{found[2]}"


def databox_from(scalar: Scalar) -> str:
    """Return the identifier of a data box: seven letters and digits, in lower case."""
    text = shown(scalar).lower()
    if _DATABOX.fullmatch(text) is None:
        raise NotUnderstood("databox-not-understood", value=text)
    return text


def url_from(scalar: Scalar) -> str:
    """Return the address of a page, with its https:// or http://. Nobody asks whether the page is there."""
    text = shown(scalar)
    if _URL.fullmatch(text) is None:
        raise NotUnderstood("url-not-understood", value=text)
    return text
