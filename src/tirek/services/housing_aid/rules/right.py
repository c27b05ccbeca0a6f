"""Who has the right: paragraphs 3, 5 and 18."""

from datetime import date

from tirek.kernel.money import Tenge
from tirek.law.rule import (
    month_of,
    quarter_begins,
    rule,
)

ORDER = "order-117-2023"


@rule("terms.who", f"{ORDER}#3")
def dwelling_gives_right(dwelling_basis: str, dwelling_registered_and_lives: bool) -> bool:
    """Owners registered and living in their dwelling; tenants of the state or hired fund."""
    return dwelling_basis in ("state_rent", "private_rent") or (
        dwelling_basis == "owned" and dwelling_registered_and_lives
    )


@rule("terms.who", f"{ORDER}#3")
def only_dwelling(
    dwelling_basis: str,
    dwelling_other: str,
    dwelling_share_is_dwelling: bool | None,
    reading_only_dwelling: str,
    reading_share: str,
) -> bool:
    """An owner's dwelling is the only one in the republic."""
    return (
        dwelling_other == "none"
        or (dwelling_basis != "owned" and reading_only_dwelling == "owners")
        or (
            dwelling_other == "share"
            and (
                reading_share == "does_not_count"
                or (
                    reading_share == "human"
                    and dwelling_share_is_dwelling is not None
                    and not dwelling_share_is_dwelling
                )
            )
        )
    )


@rule(f"{ORDER}#5")
def once_a_quarter(
    applied_on: date,
    before_applied_on: date | None,
    before_refused: bool | None,
    reading_refused_application: str,
) -> bool:
    """One may apply once a quarter."""
    return (
        before_applied_on is None
        or month_of(before_applied_on) < quarter_begins(month_of(applied_on))
        or (
            before_refused is not None
            and before_refused
            and reading_refused_application == "not_used_up"
        )
    )


@rule("terms.refusal", f"{ORDER}#18", f"{ORDER}#30")
def papers_are_true(false_information: bool) -> bool:
    """Where knowingly false information was given, income is not calculated."""
    return not false_information


@rule("terms.refusal", f"{ORDER}#18")
def not_banned(banned_by_court: bool) -> bool:
    """No court decision in force bans an activity that needs this service."""
    return not banned_by_court


@rule("terms.refusal", f"{ORDER}#18")
def right_kept(deprived_by_court: bool) -> bool:
    """No court decision in force deprives the recipient of the special right."""
    return not deprived_by_court


@rule("terms.formula", f"{ORDER}#3")
def expenses_over_limit(aid_month: Tenge) -> bool:
    """Accepted expenses exceed the family's own share of them."""
    return aid_month > aid_month * 0


@rule("terms.who", f"{ORDER}#3")
def eligible(
    dwelling_gives_right: bool,
    only_dwelling: bool,
    once_a_quarter: bool,
    papers_are_true: bool,
    not_banned: bool,
    right_kept: bool,
    expenses_over_limit: bool,
) -> bool:
    """Nothing stands against the aid."""
    return (
        dwelling_gives_right
        and only_dwelling
        and once_a_quarter
        and papers_are_true
        and not_banned
        and right_kept
        and expenses_over_limit
    )
