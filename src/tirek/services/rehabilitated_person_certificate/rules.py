"""The norms of the certificate of a rehabilitated person: one function, one norm."""

from tirek.law.rule import rule

RULES = "rules-rehabilitated-certificate"


@rule("terms.result", RULES, "government-184-2015")
def duplicate(wanted: str) -> bool:
    """A duplicate is asked for in place of a certificate issued before."""
    return wanted == "duplicate"


@rule("terms.proof", RULES)
def proven(
    papers_certificate: bool, papers_ruling: bool, duplicate: bool, reading_duplicate: str
) -> bool:
    """A certificate of rehabilitation or a copy of a court ruling is presented."""
    return (
        papers_certificate
        or papers_ruling
        or (duplicate and reading_duplicate == "register_is_enough")
    )


@rule("terms.proof", RULES)
def of_another(names_applicant: bool) -> bool:
    """The paper names somebody else than the applicant."""
    return not names_applicant


@rule("terms.proof", RULES)
def own_proof(of_another: bool, reading_who: str) -> bool:
    """The paper is about whom the certificate is asked for."""
    return not of_another or reading_who == "relatives_too"


@rule("terms.result", RULES)
def not_lost(duplicate: bool, ground: str | None) -> bool:
    """A duplicate is asked for of a certificate that is not lost: the Rules print no ground."""
    return duplicate and (ground is None or ground != "lost")


@rule("terms.result", RULES)
def lost_or_spoilt(not_lost: bool, ground: str | None, reading_duplicate_ground: str) -> bool:
    """A duplicate is issued in place of a lost certificate, and as well of a spoilt one."""
    return not not_lost or (ground == "spoilt" and reading_duplicate_ground == "loss_or_damage")


@rule("terms.result", RULES)
def on_record(duplicate: bool, issued_before: bool) -> bool:
    """A duplicate is of a certificate that the register has."""
    return not duplicate or issued_before


@rule("terms.originals", RULES)
def papers_true(documents_true: bool) -> bool:
    """The papers are compared with the originals: untrue ones are a ground of refusal."""
    return documents_true


@rule("terms.result", RULES, "government-184-2015")
def eligible(
    proven: bool, own_proof: bool, lost_or_spoilt: bool, on_record: bool, papers_true: bool
) -> bool:
    """There are grounds to issue the certificate or its duplicate."""
    return proven and own_proof and lost_or_spoilt and on_record and papers_true
