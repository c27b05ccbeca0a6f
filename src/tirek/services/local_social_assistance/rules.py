"""The norms of local social assistance: order No 473 is the frame, the council fills it.

`category_...` is what the entry of the case's category says in the edition.
"""

from datetime import date
from decimal import Decimal

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.law.rule import (
    Each,
    count,
    month_number,
    month_of,
    months_after,
    rounded,
    rule,
    total,
)

ORDER = "order-473-2022"


@rule("terms.category", ORDER)
def category_is_set(category_listed: bool) -> bool:
    """The recipient belongs to a category that the council lists."""
    return category_listed


@rule("terms.residence", ORDER)
def lives_in_the_place(applicant_lives_in_place: bool, residence_required: bool) -> bool:
    """Where the council says so, the recipient is registered in its place."""
    return not residence_required or applicant_lives_in_place


@rule(ORDER)
def documents_are_true(documents_true: bool) -> bool:
    """Documents or data found untrue do not confirm a right."""
    return documents_true


@rule(ORDER)
def consent_given(applicant_data_consent: bool) -> bool:
    """Data are taken from state systems with the applicant's consent."""
    return applicant_data_consent


@rule("terms.category", ORDER)
def situation_is_confirmed(
    category_confirmed_by: str,
    category_month: int | None,
    situation_confirmed: bool,
    disability_established: bool,
    applicant_has_significant_disease: bool,
    survey_need_found: bool,
    reading_paper_for_dates: str,
) -> bool:
    """An act or a document confirms the difficult life situation, or a state system does."""
    return (
        survey_need_found
        if category_confirmed_by == "survey"
        else disability_established
        if category_confirmed_by == "disability"
        else applicant_has_significant_disease
        if category_confirmed_by == "disease"
        else situation_confirmed
        or (category_month is not None and reading_paper_for_dates == "not_needed")
    )


@rule("terms.category", ORDER)
def counted_income(
    member_income: Each[Tenge], category_income: str, category_income_months: int
) -> Tenge:
    """The income of a month: of the family, or for each of its members."""
    return (
        total(member_income) / category_income_months
        if category_income == "family"
        else total(member_income) / (category_income_months * max(count(member_income), 1))
    )


@rule("terms.category", "parameter.mci", "parameter.subsistence_minimum")
def income_limit(
    category_limit_tenge: Tenge | None,
    category_limit_mci: Decimal | None,
    category_limit_minimums: Decimal | None,
    mci_on_application: Tenge,
    subsistence_minimum_on_application: Tenge,
) -> Tenge:
    """The limit of income in tenge, by the values of law of the day of application."""
    return (
        category_limit_tenge
        if category_limit_tenge is not None
        else mci_on_application * category_limit_mci
        if category_limit_mci is not None
        else subsistence_minimum_on_application * category_limit_minimums
        if category_limit_minimums is not None
        else mci_on_application * 0
    )


@rule("terms.category", ORDER)
def income_within_limit(category_income: str, counted_income: Tenge, income_limit: Tenge) -> bool:
    """Income is not above the limit; it is not asked where the assistance does not depend on it."""
    return category_income == "none" or counted_income <= income_limit


@rule("terms.category")
def not_given_lately(
    applied_on: date, before_given_on: date | None, category_again_after: int | None
) -> bool:
    """It is not assigned again before so many months have passed, where the council says so."""
    return (
        category_again_after is None
        or before_given_on is None
        or months_after(month_of(before_given_on), category_again_after) <= month_of(applied_on)
    )


@rule("terms.category", ORDER)
def eligible(
    category_is_set: bool,
    lives_in_the_place: bool,
    documents_are_true: bool,
    consent_given: bool,
    situation_is_confirmed: bool,
    income_within_limit: bool,
    not_given_lately: bool,
) -> bool:
    """Nothing stands against the assistance."""
    return (
        category_is_set
        and lives_in_the_place
        and documents_are_true
        and consent_given
        and situation_is_confirmed
        and income_within_limit
        and not_given_lately
    )


@rule("terms.category")
def first_month(applied_on: date, category_month: int | None) -> Month:
    """Assigned from the month of application; for a date, the next month of that date."""
    return months_after(
        month_of(applied_on),
        0
        if category_month is None
        else category_month - month_number(month_of(applied_on))
        if category_month >= month_number(month_of(applied_on))
        else category_month - month_number(month_of(applied_on)) + 12,
    )


@rule("terms.category")
def last_month(first_month: Month, applied_on: date, category_for_months: int | None) -> Month:
    """What is paid once has one month; the rest lasts so many months from the application."""
    return (
        first_month
        if category_for_months is None
        else max(first_month, months_after(month_of(applied_on), category_for_months - 1))
    )


@rule("terms.category", per="month")
def category_still_set(category_listed: bool) -> bool:
    """The act in force in that month lists the category."""
    return category_listed


@rule("terms.category", per="month")
def paid_in_this_month(month: Month, first_month: Month, category_paid: str) -> bool:
    """Monthly assistance is paid in every month, yearly in the same month of each year."""
    return category_paid == "monthly" or month_number(month) == month_number(first_month)


@rule("terms.category", ORDER, per="month")
def right_lasts(
    month: Month,
    category_paid: str,
    category_confirmed_by: str,
    situation_until: date | None,
    disability_until: date | None,
) -> bool:
    """The term of what shows the right has not ended before that month."""
    return (
        category_paid == "once"
        or category_confirmed_by in ("survey", "disease")
        or (
            category_confirmed_by == "disability"
            and (disability_until is None or month <= month_of(disability_until))
        )
        or (
            category_confirmed_by == "paper"
            and (situation_until is None or month <= month_of(situation_until))
        )
    )


@rule("terms.category", per="month")
def entitled(category_still_set: bool, paid_in_this_month: bool, right_lasts: bool) -> bool:
    """The month is paid for."""
    return category_still_set and paid_in_this_month and right_lasts


@rule("terms.category", "parameter.mci", per="month")
def full_rate(
    category_amount_tenge: Tenge | None, category_amount_mci: Decimal | None, mci: Tenge
) -> Tenge:
    """The council's amount for one payment, in tenge or in the index of that month."""
    return (
        category_amount_tenge
        if category_amount_tenge is not None
        else mci * category_amount_mci
        if category_amount_mci is not None
        else mci * 0
    )


@rule("terms.payment", per="period")
def payable(full_rate: Each[Tenge]) -> Tenge:
    """The sum of the period, rounded once."""
    return rounded(total(full_rate))


@rule("terms.category")
def for_a_date(category_month: int | None, category_confirmed_by: str) -> bool:
    """Assistance for a holiday or a commemorative date that a paper shows."""
    return category_month is not None and category_confirmed_by == "paper"
