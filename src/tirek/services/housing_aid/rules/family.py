"""Who is of the family, and whose income counts: paragraphs 25, 26 and 39."""

from datetime import date

from tirek.kernel.period import Month
from tirek.law.rule import (
    Each,
    age_on,
    how_many,
    month_of,
    rule,
)

ORDER = "order-117-2023"


@rule("terms.family", f"{ORDER}#25", per="member")
def member_left_out(member_tie: str, member_tie_place: str, reading_left_out: str) -> bool:
    """Persons on full state support, conscripts and prisoners are left out of the family."""
    return member_tie_place == "left_out" and (
        reading_left_out == "all_three" or member_tie == "detained"
    )


@rule("terms.family", f"{ORDER}#25", per="member")
def member_at_home(
    member_tie: str,
    member_tie_place: str,
    member_relation: str,
    member_registered: bool,
    reading_left_out: str,
) -> bool:
    """Members registered within the settlement who live together, and unmarried partners."""
    return (
        member_tie_place == "home"
        or (member_tie in ("state_support", "conscript") and reading_left_out == "prisoners_only")
    ) and (member_registered or member_relation == "partner")


@rule("terms.family", f"{ORDER}#25", per="member")
def member_tie_kept(
    member_tie_place: str, member_born_on: date, applied_on: date, family_student_age: int
) -> bool:
    """Living together is not demanded of those who work away, nor of students until an age."""
    return member_tie_place == "away" or (
        member_tie_place == "studies" and age_on(member_born_on, applied_on) < family_student_age
    )


@rule("terms.family", f"{ORDER}#25", per="member")
def member_present(
    member_joined_on: date | None, member_left_on: date | None, applied_on: date
) -> bool:
    """The family is taken as it stands at the moment of application."""
    return (member_joined_on is None or member_joined_on <= applied_on) and (
        member_left_on is None or member_left_on > applied_on
    )


@rule("terms.family", f"{ORDER}#25", per="member")
def member_belongs(
    member_relation: str, member_left_out: bool, member_at_home: bool, member_tie_kept: bool
) -> bool:
    """A person is of the family by marriage, kinship, affinity or adoption, or as a partner."""
    return (
        member_relation != "unrelated"
        and not member_left_out
        and (member_at_home or member_tie_kept)
    )


@rule("terms.family", f"{ORDER}#25", per="member")
def member_counted(member_belongs: bool, member_present: bool) -> bool:
    """The person is counted in the number of the family."""
    return member_belongs and member_present


@rule(f"{ORDER}#26", per="member")
def member_departed(
    member_belongs: bool,
    member_left_on: date | None,
    period_first: Month,
    period_last: Month,
) -> bool:
    """The person left the family within the accounting period."""
    return (
        member_belongs
        and member_left_on is not None
        and period_first <= month_of(member_left_on) <= period_last
    )


@rule(f"{ORDER}#39", per="member")
def member_owes_support(member_relation: str, member_alimony_recovered: bool | None) -> bool:
    """A divorced spouse from whom no alimony is recovered: the income counts in full."""
    return (
        member_relation == "former_spouse"
        and member_alimony_recovered is not None
        and not member_alimony_recovered
    )


@rule("terms.family", f"{ORDER}#25", f"{ORDER}#39", per="member")
def member_in_number(
    member_counted: bool, member_owes_support: bool, reading_former_spouse: str
) -> bool:
    """The person is one of the number the income and the norms are counted by."""
    return member_counted or (member_owes_support and reading_former_spouse == "in_number")


@rule("terms.income", f"{ORDER}#25", f"{ORDER}#39", per="member")
def member_income_counts(
    member_counted: bool, member_departed: bool, member_owes_support: bool
) -> bool:
    """Whose income is counted."""
    return member_counted or member_departed or member_owes_support


@rule("terms.family", f"{ORDER}#25")
def family_size(member_in_number: Each[bool]) -> int:
    """How many persons the family has at the moment of application."""
    return how_many(member_in_number)
