"""The norms of the hours of a sign-language specialist: one function, one norm."""

from datetime import date
from decimal import Decimal

from tirek.kernel.money import Tenge
from tirek.law.rule import rule

ORDER = "order-286-2023"


@rule("terms.recipient", ORDER)
def established(disability_established: bool) -> bool:
    """The service is for persons with a disability."""
    return disability_established


@rule("terms.recipient", ORDER)
def impaired(hearing_impaired: bool) -> bool:
    """The disability is with a hearing impairment."""
    return hearing_impaired


@rule("terms.measures", ORDER)
def programme_over(programme_until: date | None, applied_on: date) -> bool:
    """The individual programme ended before the day of the application."""
    return programme_until is not None and programme_until < applied_on


@rule("terms.measures", ORDER)
def measure(measure_listed: bool, programme_over: bool, reading_programme: str) -> bool:
    """It is given under the individual programme: the measure is listed and the programme runs."""
    return measure_listed and not (programme_over and reading_programme == "must_run")


@rule("terms.residence", ORDER)
def filed_at_residence(lives_in_place: bool) -> bool:
    """The application is made at the place of residence."""
    return lives_in_place


@rule("terms.recipient", ORDER)
def papers_true(documents_true: bool) -> bool:
    """Papers found untrue are a ground of refusal."""
    return documents_true


@rule("terms.norm", ORDER, "social-code#art-163")
def hours_a_year(norm_hours_a_year: int) -> int:
    """The budget pays at most so many hours a year to one person."""
    return norm_hours_a_year


@rule("terms.norm", "parameter.mci", "social-code#art-163")
def hour_price(norm_mci_an_hour: Decimal, mci_on_application: Tenge) -> Tenge:
    """An hour is paid in monthly calculation indices of the financial year."""
    return mci_on_application * norm_mci_an_hour


@rule("terms.norm", "social-code#art-163")
def most_a_year(hours_a_year: int, hour_price: Tenge) -> Tenge:
    """All hours of a year at that price."""
    return hour_price * hours_a_year


@rule("terms.recipient", ORDER)
def eligible(
    established: bool, impaired: bool, measure: bool, filed_at_residence: bool, papers_true: bool
) -> bool:
    """There are grounds to give the service."""
    return established and impaired and measure and filed_at_residence and papers_true
