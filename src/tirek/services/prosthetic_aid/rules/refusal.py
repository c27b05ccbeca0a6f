"""Grounds of refusal of row 9 of the service's own standard."""

from tirek.law.rule import rule

STANDARD = "order-287-2023#annex-4/9"


@rule(STANDARD)
def papers_true(documents_true: bool) -> bool:
    """Papers found untrue are a ground of refusal."""
    return documents_true


@rule(STANDARD)
def consent_given(data_consent: bool) -> bool:
    """Without consent to access to personal data of restricted access it is refused."""
    return data_consent
