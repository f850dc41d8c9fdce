"""What is told of the policy of editions: changes of it, and what is said of people to be published."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_WHY_CS = (
    "Co z osobních údajů veřejná verze ukazuje, říká seznam, který přichází s docpipe, u každého řádku s důvodem a předpisem („docpipe privacy --policy“). "
    "V docpipe.yaml ho lze změnit s důvodem, jen kde to řádek připouští; podrobnosti jsou v docs/osobni-udaje.md."
)
_WHY_EN = (
    "Which personal data the public edition shows is said by a list that comes with docpipe, each line with its reason and law (“docpipe privacy --policy”). "
    "docpipe.yaml may change it with a reason, where the line admits it; docs/osobni-udaje.md tells more."
)

MESSAGES: dict[str, Message] = {
    "policy-line-unknown": Message(
        Severity.ERROR,
        cs="řádek „{value}“ v seznamu osobních údajů není",
        en="the list of personal data has no line “{value}”",
        do_cs="napište jeden z těchto: {known}",
        do_en="write one of these: {known}",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"value": "kontakt", "known": ("osoba-jmeno", "mala-cisla")},
    ),
    "policy-kind-unknown": Message(
        Severity.ERROR,
        cs="druh dokumentu „{value}“ není",
        en="there is no kind of document “{value}”",
        do_cs="napište jeden z těchto: {known}",
        do_en="write one of these: {known}",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"value": "zapisy", "known": ("zapis", "plan")},
    ),
    "policy-not-admitted": Message(
        Severity.ERROR,
        cs="„{line}“ takhle změnit nelze: {reason} ({law})",
        en="“{line}” cannot be changed so: {reason} ({law})",
        do_cs="připouští se: {known}; jinak změnu z docpipe.yaml vypusťte – do té doby platí, co je obvyklé",
        do_en="admitted: {known}; else take the change out of docpipe.yaml – until then holds what is usual",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"line": "jméno účastníka z veřejnosti", "reason": "Uvádí se jen role.", "law": "čl. 5 nařízení (EU) 2016/679", "known": ("–",)},
    ),
    "policy-changed": Message(
        Severity.INFO,
        cs="ve veřejné verzi se mění „{line}“: {shows}; důvod: {reason}",
        en="the public edition changes “{line}”: {shows}; reason: {reason}",
        do_cs="nic; je to nastavení v docpipe.yaml („osobní údaje“)",
        do_en="nothing; it is a setting in docpipe.yaml (“personal_data”)",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"line": "jméno kontaktní osoby sociální služby", "shows": "ano", "reason": "služby o to požádaly"},
    ),
    "policy-changes-nothing": Message(
        Severity.ERROR,
        cs="změna „{line}“ neříká, co má být jinak",
        en="the change of “{line}” does not say what is to be different",
        do_cs="doplňte „zobrazit“ (ano, podle osoby, role, ne), u malých čísel „nejméně“, nebo změnu smažte",
        do_en="add “zobrazit” (ano, podle osoby, role, ne), of small numbers “nejméně”, or delete the change",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"line": "jména hostů, kteří nejsou v rejstříku lidí"},
    ),
    "reason-empty": Message(
        Severity.ERROR,
        cs="důvod je prázdný",
        en="the reason is empty",
        do_cs="napište, proč se to od obvyklého liší; důvod se tiskne ve zprávě o kontrole",
        do_en="write why it differs from what is usual; the reason is printed in the report of checks",
        why_cs="Kdo výjimku uvidí za rok nebo při kontrole, pozná z důvodu, zda ještě platí.",
        why_en="Who sees the exception in a year, or at an audit, can tell by the reason whether it still holds.",
        example={},
    ),
    "finding-not-permitted": Message(
        Severity.ERROR,
        cs="„{value}“ mezi povolené nálezy nepatří: rodné číslo ani utajenou adresu zveřejnit nelze",
        en="“{value}” cannot be an allowed finding: neither a birth number nor a secret address may be published",
        do_cs="smažte ho z „povolené nálezy“ a údaj vypusťte z obsahu",
        do_en="delete it from “povolené nálezy” (allowed_findings) and leave the datum out of the content",
        why_cs="Rodné číslo smí zpracovávat jen ten, komu to zákon dovoluje (zákon č. 133/2000 Sb., § 13c); utajená adresa chrání oběti násilí. Důvod na tom nic nemění.",
        why_en="A birth number may be processed only by those whom the law allows (Act 133/2000, § 13c); a secret address protects victims of violence. No reason changes that.",
        example={"value": "Tichá 12"},
    ),
    "finding-needless": Message(
        Severity.WARNING,
        cs="povolený nález „{value}“ nic nepovoluje: nikoho takového docpipe ve veřejné verzi nehledá",
        en="the allowed finding “{value}” allows nothing: docpipe looks for nobody like that in the public edition",
        do_cs="opravte překlep, nebo řádek z „povolené nálezy“ smažte",
        do_en="correct the slip, or delete the line from “povolené nálezy” (allowed_findings)",
        why_cs="Výjimka, kterou nikdo nepotřebuje, může později zakrýt únik: třeba až v rejstříku přibude někdo, kdo se tak jmenuje.",
        why_en="An exception that nobody needs may hide a leak later: as when somebody of that name comes into the register.",
        example={"value": "Pospíchal"},
    ),
    "finding-allowed": Message(
        Severity.INFO,
        cs="hledání osobních údajů přechází „{value}“; důvod: {reason}",
        en="the search for personal data passes over “{value}”; reason: {reason}",
        do_cs="nic; je to nastavení v docpipe.yaml („povolené nálezy“)",
        do_en="nothing; it is a setting in docpipe.yaml (“allowed_findings”)",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"value": "Malý", "reason": "„Malý sál“ je název místnosti"},
    ),
    "consent-undated": Message(
        Severity.WARNING,
        cs="u „{value}“ je důvodem zveřejnění souhlas, ale není napsáno, kdy byl dán",
        en="of “{value}” consent is the reason to publish, but it does not say when it was given",
        do_cs="doplňte „souhlas dne“, nebo vyberte jiný důvod (funkce, smlouva)",
        do_en="add “souhlas dne” (consent_on), or choose another reason (funkce, smlouva)",
        why_cs="souhlas je třeba umět doložit (čl. 7 odst. 1 nařízení (EU) 2016/679).",
        why_en="one must be able to demonstrate a consent (Regulation (EU) 2016/679, Art. 7(1)).",
        example={"value": "Jana Nováková"},
    ),
    "consent-withdrawn": Message(
        Severity.WARNING,
        cs="souhlas „{value}“ byl odvolán {day}; ve veřejné verzi se neuvádí nic, i když je napsáno „veřejné“",
        en="the consent of “{value}” was withdrawn on {day}; the public edition shows nothing, though it says “veřejné” (public)",
        do_cs="vymažte u osoby „veřejné“ a podívejte se do „docpipe privacy“, ve kterých vydaných dokumentech a na webu ještě je",
        do_en="delete “veřejné” (public) there, and see by “docpipe privacy” in which released documents, and so on the web, the person still is",
        why_cs="odvolání souhlasu platí od té chvíle (čl. 7 odst. 3 nařízení (EU) 2016/679); co už bylo vydáno, docpipe nemění.",
        why_en="a withdrawal holds from then on (Regulation (EU) 2016/679, Art. 7(3)); docpipe does not change what was released.",
        example={"value": "Jana Nováková", "day": "1. 3. 2024"},
    ),
    "birth-number-written": Message(
        Severity.ERROR,
        cs="v obsahu je rodné číslo ({value})",
        en="the content has a birth number ({value})",
        do_cs="smažte ho i ze záloh; do zápisu, registru ani prezenční listiny nepatří",
        do_en="delete it, from backups too; it belongs neither into minutes, nor a register, nor an attendance sheet",
        why_cs="Rodné číslo smí zpracovávat jen ten, komu to zákon dovoluje (zákon č. 133/2000 Sb., § 13c). Hlásí se čísla s platným datem a kontrolní číslicí.",
        why_en="A birth number may be processed only by those whom the law allows (Act 133/2000, § 13c). Told are numbers with a valid date and check digit.",
        example={"value": "855101/…"},
    ),
}
