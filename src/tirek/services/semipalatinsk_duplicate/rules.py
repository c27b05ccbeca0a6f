"""The norms of issuing a duplicate of a lost certificate."""

from tirek.law.rule import rule

RULES = "rules-semipalatinsk-compensation"


@rule("terms.loss", f"{RULES}#18")
def lost(certificate_lost: bool) -> bool:
    """A duplicate is issued when the certificate is lost."""
    return certificate_lost


@rule("terms.loss", f"{RULES}#18")
def owner(certificate_issued: bool) -> bool:
    """The owner of a certificate applies: one was issued to this person."""
    return certificate_issued


@rule("terms.documents", f"{RULES}#18")
def confirmed(residence_confirmed: bool) -> bool:
    """The fact and the period of residence are confirmed by the documents attached."""
    return residence_confirmed


@rule("terms.duplicate", f"{RULES}#18")
def eligible(lost: bool, owner: bool, confirmed: bool) -> bool:
    """The special commission issues the duplicate."""
    return lost and owner and confirmed
