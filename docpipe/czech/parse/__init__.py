"""A leaf of content as it was written → the value that its field means, or NotUnderstood with a code of the catalogue."""

from __future__ import annotations

from docpipe.czech.format import format_phone
from docpipe.czech.parse.contacts import databox_from, email_from, phone_from, postcode_from
from docpipe.czech.parse.dates import date_from, period_from, time_from
from docpipe.czech.parse.identifiers import ico_from, registration_number_from
from docpipe.czech.parse.numbers import decimal_from, few_from, integer_from, money_from, percent_from
from docpipe.czech.parse.texts import bool_from, shown, text_from
from docpipe.czech.values import Money, NotUnderstood, Period, RegistrationNumber

__all__ = [
    "Money",
    "NotUnderstood",
    "Period",
    "RegistrationNumber",
    "bool_from",
    "databox_from",
    "date_from",
    "decimal_from",
    "email_from",
    "few_from",
    "format_phone",
    "ico_from",
    "integer_from",
    "money_from",
    "percent_from",
    "period_from",
    "phone_from",
    "postcode_from",
    "registration_number_from",
    "shown",
    "text_from",
    "time_from",
]
