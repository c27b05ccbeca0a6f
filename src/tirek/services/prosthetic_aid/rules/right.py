"""Who is given prosthetic aid."""

from tirek.law.rule import rule


@rule("terms.measures")
def is_indicated(indicated: bool) -> bool:
    """The measure follows from an indication, and nothing contraindicates it."""
    return indicated


@rule("terms.recipient")
def eligible(
    grounds: bool,
    is_indicated: bool,
    footwear_fits: bool,
    side_rubber_given: bool,
    enough_pairs: bool,
    season_allowed: bool,
    period_passed: bool,
    unusable_before: bool,
    repair_in_time: bool,
    chest_and_cup_given: bool,
) -> bool:
    """There are grounds to give the article."""
    return (
        grounds
        and is_indicated
        and footwear_fits
        and side_rubber_given
        and enough_pairs
        and season_allowed
        and period_passed
        and unusable_before
        and repair_in_time
        and chest_and_cup_given
    )
