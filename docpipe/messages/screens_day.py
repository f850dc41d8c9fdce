"""Help pages and screens of the commands of the manager's day: key → Czech, English."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # mail
    "mail-short": ("napíše průvodní dopis k zápisu nebo pozvánce; nic neodešle", "write the letter that goes with minutes or an invitation; sends nothing"),
    "mail-help": (
        (
            "Ke každému vybranému zápisu a pozvánce napíše průvodní dopis s adresami příjemců: text (.txt) a koncept pro poštovní program (.eml). Zápis dostávají "
            "členové skupiny, přítomní a omluvení; adresy jsou ve skryté kopii. Přiloží naposledy vydané PDF, jinak koncept. docpipe nic neodesílá.\n\n"
            "Příklad: docpipe mail zapis 2024-03-14"
        ),
        (
            "For each of the minutes and invitations selected, write the letter it goes out with, addressed: a text (.txt) and a draft to open in a mail client (.eml). "
            "Minutes go to the group's members, those present and those excused; the addresses are in the blind copy. The PDF released last is enclosed, else "
            "the draft. Nothing is ever sent.\n\nExample: docpipe mail zapis 2024-03-14"
        ),
    ),
    "mail-next": (
        "Soubor .eml otevřete v poštovním programu, přečtěte a odešlete. Potom do záznamu setkání připište pod „doklady“ den: „zápis odeslán“ nebo „pozvánka odeslána“.",
        "Open the .eml file in your mail client, read it and send it. Then add the day to the meeting's record, under “doklady”: “zápis odeslán” or “pozvánka odeslána”.",
    ),
}
