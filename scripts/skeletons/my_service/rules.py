"""The norms: one function, one norm, its parameter names facts, terms or other rules."""

from tirek.law.rule import rule


@rule("terms.refusal")
def consent_given(applicant_data_consent: bool) -> bool:
    """Without the applicant's consent to access to personal data the service is refused."""
    return applicant_data_consent


@rule("terms.who")
def eligible(consent_given: bool) -> bool:
    """The service is given."""
    return consent_given
