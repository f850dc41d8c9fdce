"""What is said of a plan's period, territory, approvals and comments."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_PERIOD_WHY_CS = (
    "Střednědobý plán se podle § 3 písm. h) zákona č. 108/2006 Sb. schvaluje zpravidla na tři roky; podle období se počítají náklady a čtou sloupce rozpočtů."
)
_PERIOD_WHY_EN = "By § 3 (h) of act 108/2006 a plan is usually approved for three years; costs and the columns of budgets go by its period."
_HEARING_WHY_CS = (
    "Veřejnost potřebuje čas: návrh má být k dispozici nejméně dva týdny před veřejným projednáním a připomínky se mají přijímat ještě nejméně dva týdny po něm "
    "(metodika Centra pro komunitní práci)."
)
_HEARING_WHY_EN = "The public needs time: a draft should be out two weeks before the hearing, and comments taken for two weeks after it (methodology of Centrum pro komunitní práci)."
_COMMENT_WHY_CS = "Všechny připomínky se evidují, vypořádají, vypořádání se zdůvodní a zveřejní s plánem (metodika Centra pro komunitní práci)."
_COMMENT_WHY_EN = (
    "All comments are registered and settled, the settlement is reasoned and published with the plan (methodology of Centrum pro komunitní práci)."
)
_APPROVAL_WHY_CS = "Každá obec rozhoduje za sebe; schválený plán se odvolává na usnesení s datem a číslem."
_APPROVAL_WHY_EN = "Each town resolves for itself; an approved plan names the resolutions with date and number."

MESSAGES: dict[str, Message] = {
    "plan-without-period": Message(
        Severity.ERROR,
        cs="plán nemá období",
        en="the plan has no period",
        do_cs="doplňte „období: 2023–2025“ do plan.yaml nebo „období plánu“ do projekt.yaml",
        do_en="add “období: 2023–2025” to plan.yaml, or “období plánu” to projekt.yaml",
        why_cs=_PERIOD_WHY_CS,
        why_en=_PERIOD_WHY_EN,
    ),
    "plan-period-differs": Message(
        Severity.ERROR,
        cs="plán je na období {value}, projekt uvádí {period}",
        en="the plan's period is {value}, the project says {period}",
        do_cs="opravte jedno z období",
        do_en="correct one of them",
        why_cs=_PERIOD_WHY_CS,
        why_en=_PERIOD_WHY_EN,
        example={"value": "2023–2025", "period": "2022–2024"},
    ),
    "plan-period-length": Message(
        Severity.WARNING,
        cs="plán je na období {value} (let: {years}), obvyklé jsou tři roky",
        en="the plan's period is {value} ({years} years), three are usual",
        do_cs="ověřte období; je-li správně, snižte závažnost v docpipe.yaml s důvodem",
        do_en="check the period; if it is right, lower the severity in docpipe.yaml with a reason",
        why_cs=_PERIOD_WHY_CS,
        why_en=_PERIOD_WHY_EN,
        example={"value": "2019–2023", "years": 5},
    ),
    "territory-without-municipalities": Message(
        Severity.WARNING,
        cs="území „{value}“ nemá seznam obcí",
        en="the territory “{value}” has no list of municipalities",
        do_cs="doplňte do projekt.yaml pod „území“ pole „obce“ s počtem obyvatel",
        do_en="add “obce” with their population below “území” in projekt.yaml",
        why_cs="Bez obcí nelze říci, koho se opatření týká, počítat podíly obcí ani připravit jejich důvodové zprávy.",
        why_en="Without municipalities nobody can say whom a measure concerns, count their shares or make their reports.",
        example={"value": "Horažďovicko"},
    ),
    "approved-by-nobody": Message(
        Severity.ERROR,
        cs="plán má stav „schváleno“, ale žádné usnesení nemá datum",
        en="the plan's state is “schváleno”, yet no resolution has a date",
        do_cs="doplňte do „schválení“ orgán, datum a číslo usnesení, nebo změňte stav",
        do_en="add body, date and number to “schválení”, or change the state",
        why_cs=_APPROVAL_WHY_CS,
        why_en=_APPROVAL_WHY_EN,
    ),
    "approval-without-number": Message(
        Severity.ERROR,
        cs="usnesení „{value}“ z {date} nemá číslo",
        en="the resolution of {value} of {date} has no number",
        do_cs="doplňte „číslo usnesení“",
        do_en="add “číslo usnesení”",
        why_cs=_APPROVAL_WHY_CS,
        why_en=_APPROVAL_WHY_EN,
        example={"value": "Zastupitelstvo města Horažďovice", "date": "20. 6. 2022"},
    ),
    "approval-before-version": Message(
        Severity.WARNING,
        cs="rozhodnutí („{value}“) je z {date}, ale tato verze plánu až z {version}",
        en="{value} resolved on {date}, this version of the plan is of {version}",
        do_cs="opravte datum verze, nebo usnesení uveďte až u verze, které se týká",
        do_en="correct the version's date, or name the resolution at the version it is about",
        why_cs=_APPROVAL_WHY_CS,
        why_en=_APPROVAL_WHY_EN,
        example={"value": "Řídicí skupina", "date": "1. 5. 2022", "version": "10. 5. 2022"},
    ),
    "hearing-too-soon": Message(
        Severity.WARNING,
        cs="veřejné projednání {value} je příliš brzy po zveřejnění návrhu {start} (dní: {days}); má jich být nejméně 14",
        en="the hearing on {value} is {days} days after the draft came out ({start}), it should be 14 at least",
        do_cs="posuňte projednání, nebo návrh zveřejněte dříve",
        do_en="move the hearing, or publish the draft earlier",
        why_cs=_HEARING_WHY_CS,
        why_en=_HEARING_WHY_EN,
        example={"value": "7. 4. 2022", "start": "1. 4. 2022", "days": 6},
    ),
    "comments-end-too-soon": Message(
        Severity.WARNING,
        cs="připomínky končí {end}, příliš brzy po veřejném projednání {value} (dní: {days}); má jich být nejméně 14",
        en="comments end on {end}, {days} days after the hearing on {value}; it should be 14 at least",
        do_cs="prodlužte lhůtu pro připomínky",
        do_en="prolong the time for comments",
        why_cs=_HEARING_WHY_CS,
        why_en=_HEARING_WHY_EN,
        example={"value": "7. 4. 2022", "end": "10. 4. 2022", "days": 3},
    ),
    "comment-unsettled": Message(
        Severity.ERROR,
        cs="připomínka č. {value} není vypořádána",
        en="comment no. {value} is not settled",
        do_cs="doplňte „vypořádání“ a „zdůvodnění“",
        do_en="add “vypořádání” and “zdůvodnění”",
        why_cs=_COMMENT_WHY_CS,
        why_en=_COMMENT_WHY_EN,
        example={"value": "4"},
    ),
    "comment-without-reason": Message(
        Severity.ERROR,
        cs="připomínka č. {value} nebyla akceptována a nemá zdůvodnění",
        en="comment no. {value} was not accepted and has no reason",
        do_cs="doplňte „zdůvodnění“",
        do_en="add “zdůvodnění”",
        why_cs=_COMMENT_WHY_CS,
        why_en=_COMMENT_WHY_EN,
        example={"value": "4"},
    ),
    "comment-outside-window": Message(
        Severity.WARNING,
        cs="připomínka z {value} je mimo lhůtu {start} – {end}",
        en="the comment of {value} is outside the time for comments, {start} – {end}",
        do_cs="ověřte datum; přijímáte-li i opožděné připomínky, závažnost snižte s důvodem",
        do_en="check the date; if late comments are taken, lower the severity with a reason",
        why_cs=_COMMENT_WHY_CS,
        why_en=_COMMENT_WHY_EN,
        example={"value": "2. 5. 2022", "start": "21. 3. 2022", "end": "29. 4. 2022"},
    ),
}
