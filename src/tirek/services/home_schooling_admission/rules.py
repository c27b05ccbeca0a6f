"""The norms of accepting documents for free individual schooling at home."""

from datetime import date

from tirek.law.rule import rule

ORDER = "order-223-2020"


@rule("terms.refusal", ORDER)
def documents_are_true(documents_true: bool) -> bool:
    """Documents or data found untrue are a ground to refuse."""
    return documents_true


@rule("terms.documents", ORDER)
def recommended(conclusion_recommends_home_schooling: bool) -> bool:
    """The medical advisory commission's conclusion recommends schooling at home."""
    return conclusion_recommends_home_schooling


@rule("terms.documents", ORDER)
def conclusion_covers_the_time(
    conclusion_from: date, conclusion_to: date, asked_from: date, asked_to: date
) -> bool:
    """The conclusion is valid for the whole time asked for."""
    return conclusion_from <= asked_from and asked_to <= conclusion_to


@rule("terms.refusal", ORDER)
def consent_given(applicant_data_consent: bool) -> bool:
    """Without the applicant's consent to access to personal data the service is refused."""
    return applicant_data_consent


@rule("terms.refusal", ORDER)
def eligible(
    documents_are_true: bool,
    recommended: bool,
    conclusion_covers_the_time: bool,
    consent_given: bool,
) -> bool:
    """The school accepts the documents and gives a receipt."""
    return documents_are_true and recommended and conclusion_covers_the_time and consent_given
