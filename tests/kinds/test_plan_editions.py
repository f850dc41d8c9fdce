"""What no edition of a plan may print: a secret address, and who is private in its records."""

from __future__ import annotations

from typing import Any

import pytest
from written import collect, one

from docpipe.editions.cutting import edit
from docpipe.editions.policies import POLICIES
from docpipe.editions.private import private_data

COLLECTION = collect(
    {
        "organizace.yaml": "- {název: Charita Ukázkov}\n",
        "p/sluzby.yaml": """
- {id: ad, název: Azylový dům, poskytovatel: Charita Ukázkov, utajená adresa: ano, ulice: Tichá 12, město: Ukázkov,
    kontaktní osoba: Dana Tajná, telefon: 607 117 124}
- {id: ps, název: Pečovatelská služba, poskytovatel: Charita Ukázkov, ulice: Husova 5, kontaktní osoba: Charita Ukázkov}
""",
        "p/pripominky.yaml": "- {číslo: 1, předkladatel: Eva Skrytá, e-mail: eva@skryta.example, typ předkladatele: občan, připomínka: Doplnit dopravu.}\n",
    }
)


def value(policy: str, key: str) -> Any:
    return one(edit(COLLECTION, POLICIES[policy]), key).value


@pytest.mark.parametrize("policy", list(POLICIES))
def test_a_secret_address_is_in_no_edition(policy: str) -> None:
    shelter = value(policy, "service:p/ad")
    assert (shelter.street, shelter.town, shelter.secret_address) == (None, None, True)
    assert value(policy, "service:p/ps").street == "Husova 5"
    assert private_data(COLLECTION, POLICIES[policy], "p").addresses == ("Tichá 12",)


def test_who_commented_is_private_and_of_which_kind_is_not() -> None:
    comment = value("public", "comment:p/1")
    assert (comment.author, comment.email, comment.author_kind.value) == (None, None, "citizen")
    assert value("internal", "comment:p/1").author == "Eva Skrytá"


def test_private_people_of_a_plan_are_looked_for_in_the_public_file() -> None:
    private = private_data(COLLECTION, POLICIES["public"], "p")
    assert set(private.names) == {"Dana Tajná", "Eva Skrytá"}
    assert private.emails == ("eva@skryta.example",)
    assert private.phones == ()
