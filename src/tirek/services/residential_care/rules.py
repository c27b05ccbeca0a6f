"""The norms of special social services in residential conditions: one function, one norm."""

from tirek.law.rule import rule

STANDARD = "standard-special-social-services-residential"


@rule("terms.medical_card", STANDARD)
def medical_card_given(medical_card: bool) -> bool:
    """The medical card of annex 2 comes with an extract."""
    return medical_card


@rule("terms.court_decision", STANDARD)
def court_decision_known(
    under_age: bool, person_incapable: bool, court_decision_shown: bool
) -> bool:
    """A copy of the court decision is asked for where the systems have none."""
    return under_age or not person_incapable or court_decision_shown


@rule("terms.contract", "terms.decision", STANDARD)
def at_cost_of_budget(budget_funded: bool) -> bool:
    """A referral is for services at the cost of the budget; else a home admits on a contract."""
    return budget_funded


@rule("terms.decision", STANDARD)
def eligible(
    in_category: bool,
    old_enough: bool,
    in_need: bool,
    filed_at_residence: bool,
    proper_applicant: bool,
    medical_card_given: bool,
    court_decision_known: bool,
    at_cost_of_budget: bool,
    papers_true: bool,
) -> bool:
    """There are grounds to refer."""
    return (
        in_category
        and old_enough
        and in_need
        and filed_at_residence
        and proper_applicant
        and medical_card_given
        and court_decision_known
        and at_cost_of_budget
        and papers_true
    )
