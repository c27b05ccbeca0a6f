"""The norms of special social services at home: one function, one norm."""

from datetime import date

from tirek.law.rule import rule

STANDARD = "standard-special-social-services-at-home"


@rule("terms.medical_card", STANDARD)
def medical_card_given(medical_card: bool) -> bool:
    """The medical card of annex 2 is presented."""
    return medical_card


@rule("terms.consultation", STANDARD)
def consultation_shown(as_child: bool, consultation_given: bool) -> bool:
    """For a child a copy of the consultation's conclusion is mandatory."""
    return not as_child or consultation_given


@rule("terms.entry", STANDARD)
def entered(medical_card_given: bool, consultation_shown: bool) -> bool:
    """An application is entered in E-Sobes if its papers comply."""
    return medical_card_given and consultation_shown


@rule("terms.inspection", STANDARD)
def inspected(
    as_child: bool, home_inspected_on: date, home_act_on: date, reading_children_visited: str
) -> bool:
    """The home is visited and the act drawn up before the decision."""
    return (
        as_child and reading_children_visited == "adults_only"
    ) or home_inspected_on <= home_act_on


@rule("terms.decision", STANDARD)
def eligible(
    in_category: bool,
    old_enough: bool,
    in_need: bool,
    filed_at_residence: bool,
    proper_applicant: bool,
    medical_card_given: bool,
    consultation_shown: bool,
    inspected: bool,
    papers_true: bool,
) -> bool:
    """There are grounds to decide for the services."""
    return (
        in_category
        and old_enough
        and in_need
        and filed_at_residence
        and proper_applicant
        and medical_card_given
        and consultation_shown
        and inspected
        and papers_true
    )
