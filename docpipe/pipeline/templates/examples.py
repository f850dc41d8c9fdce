"""Made-up values for the fields of templates: 'Class.field' → short, usual and long ones in turn. Nobody in them exists."""

from __future__ import annotations

from typing import Final

_SHORT_ORGANISATION, _ORGANISATION = "Obec Lhota", "Město Vzorov"
_LONG_ORGANISATION = "Centrum sociálních a komunitních služeb Vzorov nad Ukázkovou, příspěvková organizace"
_PEOPLE: Final = ("Jana Vzorová", "Ing. Jan Li", "prof. PhDr. Maria-Magdalena Ukázková-Příkladná, Ph.D., MBA", "Petr Smyšlený", "Mgr. Eva Příkladná, DiS.")
_ORGANISATIONS: Final = (_ORGANISATION, _SHORT_ORGANISATION, _LONG_ORGANISATION, "", "Služby Příkladov, z.s.")
_TASKS: Final = (
    "rozeslat zápis",
    "připravit návrh rozpočtu na příští rok",
    "zjistit u všech poskytovatelů, kolik zájemců o pobytové služby letos odmítli a z jakých důvodů, a výsledky předložit skupině v tabulce podle obcí",
)
_NEEDS: Final = (
    "doprava k lékaři",
    "rozšíření pečovatelské služby o víkendy a svátky",
    "vznik odlehčovací služby pro rodiny, které pečují o člena s vysokou mírou podpory a nemají v dosahu třiceti kilometrů žádnou jinou možnost odpočinku",
)

TEXTS: Final[dict[str, str | tuple[str, ...]]] = {
    "DocumentView.draft_mark": "Pracovní verze",
    "DocumentView.edition_mark": "Veřejná verze bez osobních údajů",
    "DocumentView.version": "",
    "DocumentView.sample_note": "{mark}",
    "ProjectView.name": "Plánování sociálních služeb ve Vzorově a okolí – společně k dostupné péči pro všechny, kdo ji potřebují",
    "ProjectView.short_name": "Plánování Vzorov",
    "ProjectView.registration_number": "CZ.03.02.02/00/00_000/0000000",
    "ProjectView.programme": "Operační program Zaměstnanost plus",
    "ProjectView.support_statement": "Projekt je spolufinancován Evropskou unií.",
    "ProjectView.beneficiary": _ORGANISATION,
    "ProjectView.partners": f"{_SHORT_ORGANISATION}, {_LONG_ORGANISATION}",
    "ProjectView.territory": "správní obvod obce s rozšířenou působností Vzorov",
    "ContactView.function": ("koordinátorka plánování", "manažer", "odborná asistentka pro komunitní plánování a participaci veřejnosti"),
    "ContactView.name": _PEOPLE,
    "ContactView.organisation": _ORGANISATIONS,
    "ContactView.email": ("jana.vzorova@vzorov.example", "li@lhota.example", "maria-magdalena.ukazkova-prikladna@centrum-socialnich-sluzeb-vzorov.example"),
    "ContactView.phone": ("+420 600 000 001", "+420 600 000 002", "+420 600 000 003"),
    "MeetingView.title": "Setkání pracovní skupiny Senioři a osoby pečující k návrhu opatření na příští období",
    "MeetingView.group": "Pracovní skupina Senioři a osoby pečující",
    "MeetingView.number": "12",
    "MeetingView.weekday": "čtvrtek",
    "MeetingView.time_range": "9:00–11:30 hodin",
    "MeetingView.form": "hybridně",
    "MeetingView.place": "zasedací místnost městského úřadu, náměstí Ukázek 1, 000 01 Vzorov, 2. patro, dveře č. 215",
    "MeetingView.link": "https://schuzka.vzorov.example/pripojit/pracovni-skupina-seniori",
    "MeetingView.key_activity": "KA 02 – Setkávání pracovních skupin",
    "MeetingView.chair": "Jana Vzorová",
    "MeetingView.convenor": "Mgr. Eva Příkladná, DiS.",
    "AttendeeView.name": _PEOPLE,
    "AttendeeView.organisation": _ORGANISATIONS,
    "AttendeeView.role": ("koordinátorka", "", "vedoucí odboru sociálních věcí a zdravotnictví", "uživatel", "pečující"),
    "AttendeeView.status": ("přítomna", "přítomen", "přítomna (on-line)", "omluven", "přítomna"),
    "CountView.label": ("veřejnost", _LONG_ORGANISATION, "zástupci obcí"),
    "AttendanceView.label": "Přítomno",
    "AttendanceView.note": "(dle prezenční listiny)",
    "AttendanceView.sentence": "Setkání se zúčastnilo 27 účastníků.",
    "AttendanceView.excused": "Petr Smyšlený, Ing. Jan Li",
    "AttendanceView.absent": "Karel Ukázkový",
    "AttendanceView.guests": "prof. PhDr. Maria-Magdalena Ukázková-Příkladná, Ph.D., MBA, Věra Vymyšlená",
    "AttendanceView.quorum": "Přítomno 9 ze 13 členů s hlasovacím právem, skupina je usnášeníschopná.",
    "AgendaItemView.title": (
        "Zahájení",
        "Projednání potřeb v oblasti sociálních služeb",
        "Návrh opatření na podporu pečujících osob a dostupnosti terénních a odlehčovacích služeb v malých obcích správního obvodu",
    ),
    "AgendaItemView.presenter": ("Jana Vzorová", "", "prof. PhDr. Maria-Magdalena Ukázková-Příkladná, Ph.D., MBA"),
    "AgendaItemView.duration": ("5 minut", "45 minut", "1 hodina 15 minut"),
    "AgendaItemView.needs_lead": "Byla identifikována potřeba v:",
    "NeedView.text": _NEEDS,
    "NeedView.terminator": (",", ",", "."),
    "NeedView.target_groups": (
        "senioři",
        "senioři, osoby pečující",
        "děti a mládež, rodiny, osoby se zdravotním postižením, osoby ohrožené sociálním vyloučením",
    ),
    "NeedView.kind": ("jiné", "rozšíření služby", "investice do infrastruktury"),
    "NeedView.source": ("setkání 14. 3. 2024", "dotazník", "rozhovory s poskytovateli"),
    "TaskView.what": _TASKS,
    "TaskView.who": ("Jana Vzorová", "Petr Smyšlený", "prof. PhDr. Maria-Magdalena Ukázková-Příkladná, Ph.D., MBA"),
    "TaskView.status": ("", "splněno", "zrušeno"),
    "ResolutionView.number": ("12/1", "12/2", "12/3"),
    "ResolutionView.votes": ("pro 8, proti 0, zdržel se 1", "", "pro 5, proti 2, zdrželi se 2"),
    "ResolutionView.outcome": ("schváleno", "bere se na vědomí", "schváleno"),
    "ResolutionView.duty": ("Zajistí: Petr Smyšlený, do 30. 4. 2024", "", "Zajistí: Jana Vzorová, do 28. 6. 2024"),
    "SignatureView.label": ("Ověřila", "Ověřil", "Ověřila"),
    "SignatureView.name": ("Mgr. Eva Příkladná, DiS.", "Ing. Jan Li", "prof. PhDr. Maria-Magdalena Ukázková-Příkladná, Ph.D., MBA"),
    "SignatureView.function": ("koordinátorka plánování", "", "odborná asistentka pro komunitní plánování"),
    "MinutesContext.next_meeting": "13. 6. 2024 od 9:00 hodin, zasedací místnost městského úřadu, náměstí Ukázek 1, Vzorov",
    "MinutesContext.annexes": ("Prezenční listina", "Prezentace", "Návrh opatření na podporu pečujících osob – pracovní znění k připomínkám"),
    "AttendanceContext.privacy_notice": (
        "Správcem osobních údajů je Město Vzorov. Údaje slouží k doložení účasti na setkání a uchovávají se po dobu, kterou ukládají pravidla programu.",
        "Máte právo na přístup k údajům, na jejich opravu a výmaz a právo podat stížnost u Úřadu pro ochranu osobních údajů.",
    ),
    "AttendanceContext.total": "Celkem přítomno: 27",
    "InvitationContext.salutation": "Vážené dámy, vážení pánové,",
    "InvitationContext.lead": "dovolujeme si Vás pozvat v rámci projektu „Plánování sociálních služeb“ na setkání pracovní skupiny Senioři a osoby pečující.",
    "InvitationContext.invited": ", ".join(_PEOPLE),
    "InvitationContext.reply": "Svou účast prosím potvrďte do 7. 3. 2024.",
    "InvitationContext.signed_by": "Mgr. Eva Příkladná, DiS.",
    "InvitationContext.signed_function": "koordinátorka plánování",
    "MeetingsContext.lead": "Konala se 3 setkání, plánována jsou 2 setkání.",
    "MeetingsContext.total_note": "Kdo přišel na více setkání, je v součtu tolikrát, kolikrát přišel.",
    "MeetingRowView.title": ("Úvodní setkání", "Setkání k potřebám", "Setkání pracovní skupiny Senioři a osoby pečující k návrhu opatření"),
    "MeetingRowView.group": ("", "PS Senioři", "Pracovní skupina Senioři a osoby pečující"),
    "MeetingRowView.place": ("On-line", "Radnice Vzorov", "zasedací místnost městského úřadu, náměstí Ukázek 1, Vzorov"),
    "MeetingRowView.present": ("9", "27", "—"),
    "MeetingRowView.state": ("konalo se", "konalo se", "plánováno"),
    "NeedGroupView.label": ("Rozšíření služby", "Investice do infrastruktury", "Jiné"),
    "PlanView.title": "Střednědobý plán rozvoje sociálních služeb ve správním obvodu Vzorov",
    "PlanView.short_title": "Plán sociálních služeb Vzorov",
    "PlanView.subtitle": "návrh k projednání s veřejností",
    "PlanView.money_unit": "tis. Kč",
    "PlanView.date": "10. 5. 2024",
    "PlanView.version": "1.0",
    "LabelView.label": ("Zpracovatel", "Spolupráce", "Období platnosti"),
    "LabelView.lines": (_ORGANISATION, _LONG_ORGANISATION),
    "AbbreviationView.short": ("SO", "ORP", "SPRSS"),
    "AbbreviationView.meaning": ("správní obvod", "obec s rozšířenou působností", "střednědobý plán rozvoje sociálních služeb"),
    "ChapterView.title": ("Úvod", "Sociální služby v území", "Příloha 1 – Členové pracovních skupin"),
    "EntryView.heading": ("Priorita 1 – Dostupné služby", "Cíl 1.1 – Péče doma", "Opatření 1.1.1 – Rozšíření terénní pečovatelské služby o víkendy a svátky"),
    "CardView.label": "Opatření 1.1.1",
    "CardView.type": "rozvoj",
    "CardView.target_groups": "senioři, osoby pečující",
    "CardView.implementers": _LONG_ORGANISATION,
    "CardView.partners": f"{_ORGANISATION}, {_SHORT_ORGANISATION}",
    "CardView.area": "správní obvod Vzorov",
    "CardView.schedule": "I/2024 – IV/2026",
    "CardView.capacity": "12 úvazků, plánováno 15",
    "PartView.page": ("1", "3", "48"),
    "BundleContext.subtitle": "Klíčová aktivita KA 02 za 1. čtvrtletí 2024",
    "CouncilReportContext.municipality": _ORGANISATION,
    "CouncilResolutionContext.municipality": _ORGANISATION,
}
"""Text fields; a field that is not here prints what stands in quotes in its explanation, else the explanation itself."""

NUMBERS: Final[dict[str, tuple[int, ...]]] = {
    "AttendanceView.count": (27,),
    "CountView.count": (23, 2, 1250),
    "AttendanceContext.blank_rows": (6, 7, 8, 9, 10),
    "PartView.pages": (2, 45, 3),
    "EntryView.depth": (1, 2, 3),
}
NO_FLAGS: Final = frozenset({"MeetingView.is_online", "ChapterView.is_annex", "ChapterView.is_landscape", "PlanContext.has_pictures"})
"""Yes-or-no fields that are „no“ in the sample with everything: a „yes“ of theirs takes something off the page."""
LENGTHS: Final[dict[str, int]] = {
    "AttendanceView.rows": 5,
    "AttendanceContext.rows": 5,
    "AttendanceContext.blank_rows": 5,
    "AttendanceContext.privacy_notice": 2,
    "InvitationContext.open_tasks": 2,
    "MinutesContext.verified": 2,
    "LabelView.lines": 2,
    "PieceView.entries": 3,
    "EntryView.cards": 1,
    "PieceView.swot": 1,
    "ChapterView.pieces": 1,
    "FileView.rules": 2,
}
"""How many items a list has where it is not three: short, usual and long values in turn."""
USUAL_LENGTH: Final = 3
LABELS: Final[dict[str, str | tuple[str, ...]]] = {
    "document.title": "{kind} – vzor s názvem tak dlouhým, že zabere v nadpisu i dva řádky a někdy tři",
    "written.label": "Zapsala",
    "organiser.label": "Za organizátora",
    "attendance.organisations[].label": _ORGANISATIONS[:3],
}
"""Texts of single places of a context, whatever their class says."""
NEVER_EMPTY: Final = frozenset({"SignatureView.name", "ContactView.name"})
"""Fields that are there although their explanation speaks of editions without them."""
