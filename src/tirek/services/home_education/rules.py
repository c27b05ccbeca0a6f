"""The norms of the reimbursement of home-education costs: one function, one norm.

Names of parameters are facts, terms of the edition, readings, values of the law, or other rules.
"""

from datetime import date
from decimal import Decimal

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.law.rule import (
    Each,
    count,
    first,
    month_number,
    month_of,
    months_after,
    months_in,
    rounded,
    rule,
    total,
)

FRAME = "order-84-2021"


@rule("terms.who", FRAME)
def not_fully_state_supported(child_fully_state_supported: bool) -> bool:
    """A child fully provided for by the state is outside the reimbursement."""
    return not child_fully_state_supported


@rule("terms.who", FRAME)
def parental_rights_kept(applicant_parental_rights_terminated: bool) -> bool:
    """Parents deprived of parental rights in respect of the child are not reimbursed."""
    return not applicant_parental_rights_terminated


@rule("terms.who", FRAME)
def parent_or_legal_representative(applicant_relation: str) -> bool:
    """One of the parents or another legal representative is reimbursed."""
    return applicant_relation in ("parent", "guardian", "other_representative")


@rule("terms.who", FRAME)
def no_other_recipient(already_paid_to_other: bool) -> bool:
    """It is given to one of the parents, so one child is not paid for twice."""
    return not already_paid_to_other


@rule("terms.certificate", FRAME)
def lives_in_the_place(child_lives_in_place: bool) -> bool:
    """The department of the place where the child lives is competent."""
    return child_lives_in_place


@rule("terms.refusal", f"{FRAME}#annex-3/9")
def consent_given(applicant_data_consent: bool) -> bool:
    """Without the applicant's consent to access to personal data the service is refused."""
    return applicant_data_consent


@rule("terms.certificate", "terms.period", FRAME)
def certificate_not_ended(applied_on: date, certificate_to: date) -> bool:
    """The school's certificate has not ended before the month of application."""
    return month_of(applied_on) <= month_of(certificate_to)


@rule("terms.who", FRAME)
def eligible(
    not_fully_state_supported: bool,
    parental_rights_kept: bool,
    parent_or_legal_representative: bool,
    no_other_recipient: bool,
    lives_in_the_place: bool,
    consent_given: bool,
    certificate_not_ended: bool,
) -> bool:
    """Nothing stands against the application as a whole, whatever the family's income."""
    return (
        not_fully_state_supported
        and parental_rights_kept
        and parent_or_legal_representative
        and no_other_recipient
        and lives_in_the_place
        and consent_given
        and certificate_not_ended
    )


@rule("terms.period", FRAME)
def first_month(applied_on: date) -> Month:
    """Paid from the month of application."""
    return month_of(applied_on)


@rule("terms.period", FRAME)
def last_month(certificate_to: date) -> Month:
    """Paid to the month in which the certificate's term ends."""
    return month_of(certificate_to)


@rule("terms.certificate", FRAME, per="month")
def schooled_at_home(month: Month, certificate_from: date, certificate_to: date) -> bool:
    """The school certifies that the child studies at home in that month."""
    return month_of(certificate_from) <= month <= month_of(certificate_to)


@rule("terms.amount", FRAME, per="month")
def in_school_year(month: Month, school_year_first_month: int, school_year_last_month: int) -> bool:
    """It is paid during the school year."""
    return (
        month_number(month) >= school_year_first_month
        or month_number(month) <= school_year_last_month
    )


@rule("terms.endings", FRAME, per="month")
def under_age(month: Month, child_born_on: date, endings_age: int | None) -> bool:
    """Payment stops from the month after the child comes of age."""
    return endings_age is None or month <= months_after(month_of(child_born_on), 12 * endings_age)


@rule("terms.endings", FRAME, per="month")
def disability_lasts(month: Month, child_disability_until: date | None) -> bool:
    """Payment stops from the month after the disability's term ended."""
    return child_disability_until is None or month <= month_of(child_disability_until)


@rule("terms.endings", FRAME, per="month")
def not_in_state_institution(
    month: Month,
    child_entered_state_institution_on: date | None,
    child_left_state_institution_on: date | None,
    reading_month_of_return: str,
) -> bool:
    """Payment stops from the month after the child began to study in a state institution."""
    return (
        child_entered_state_institution_on is None
        or month <= month_of(child_entered_state_institution_on)
        or (
            child_left_state_institution_on is not None
            and (
                month > month_of(child_left_state_institution_on)
                or (
                    month == month_of(child_left_state_institution_on)
                    and reading_month_of_return == "paid"
                )
            )
        )
    )


@rule("terms.endings", FRAME, per="month")
def alive(month: Month, child_died_on: date | None) -> bool:
    """Payment stops from the month after the child's death."""
    return child_died_on is None or month <= month_of(child_died_on)


@rule("terms.endings", FRAME, per="month")
def not_moved_away(
    month: Month, child_moved_away_on: date | None, endings_on_moving_away: bool
) -> bool:
    """Where the act says so, payment stops from the month after the family moved away for good."""
    return (
        not endings_on_moving_away
        or child_moved_away_on is None
        or month <= month_of(child_moved_away_on)
    )


@rule("terms.period", FRAME, per="month")
def entitled(
    schooled_at_home: bool,
    in_school_year: bool,
    under_age: bool,
    disability_lasts: bool,
    not_in_state_institution: bool,
    alive: bool,
    not_moved_away: bool,
) -> bool:
    """The month is paid for."""
    return (
        schooled_at_home
        and in_school_year
        and under_age
        and disability_lasts
        and not_in_state_institution
        and alive
        and not_moved_away
    )


@rule("terms.amount", "parameter.mci", per="month")
def full_rate(amount_mci: Decimal, mci: Tenge) -> Tenge:
    """The act's rate for one whole period, in the monthly calculation index of that month."""
    return mci * amount_mci


@rule("terms.amount", per="month")
def month_share(full_rate: Tenge, amount_per: str) -> Tenge:
    """What one entitled month adds to its period."""
    return full_rate / months_in(amount_per)


@rule("terms.amount", per="period")
def period_is_partial(month_share: Each[Tenge], amount_per: str) -> bool:
    """The period has fewer entitled months than it has months."""
    return count(month_share) < months_in(amount_per)


@rule("terms.amount", per="period")
def payable(
    month_share: Each[Tenge],
    full_rate: Each[Tenge],
    period_is_partial: bool,
    reading_partial_quarter: str,
) -> Tenge:
    """The sum of the period, rounded once."""
    return rounded(
        first(full_rate)
        if period_is_partial and reading_partial_quarter == "whole"
        else total(month_share)
    )


@rule("terms.endings", FRAME)
def competence_to_be_checked(
    child_moved_away_on: date | None, endings_on_moving_away: bool
) -> bool:
    """The family moved, the act does not end payment for it: an officer checks competence."""
    return child_moved_away_on is not None and not endings_on_moving_away


@rule("terms.endings", FRAME)
def disability_ends_first(child_disability_until: date | None, certificate_to: date) -> bool:
    """The disability's term ends in an earlier month than the certificate."""
    return child_disability_until is not None and month_of(child_disability_until) < month_of(
        certificate_to
    )


@rule("terms.endings", FRAME, per="month")
def returned_this_month(month: Month, child_left_state_institution_on: date | None) -> bool:
    """The child left the state institution in that month."""
    return child_left_state_institution_on is not None and month == month_of(
        child_left_state_institution_on
    )


@rule("terms.amount", FRAME, per="month")
def summer_of_certificate(schooled_at_home: bool, in_school_year: bool) -> bool:
    """The certificate runs through a month outside the school year."""
    return schooled_at_home and not in_school_year
