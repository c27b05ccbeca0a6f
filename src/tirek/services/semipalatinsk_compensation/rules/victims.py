"""Who suffered: the four categories."""

from datetime import date

from tirek.law.rule import Each, rule


@rule("terms.air", per="stay")
def stay_in_air(
    stay_zone_contaminated: bool,
    stay_from: date,
    stay_to: date,
    stay_confirmed: bool,
    air_begins: date,
    air_ends: date,
) -> bool:
    """Lived, worked or served on contaminated territory while explosions were in the open."""
    return (
        stay_confirmed
        and stay_zone_contaminated
        and stay_from <= air_ends
        and stay_to >= air_begins
    )


@rule("terms.underground", per="stay")
def stay_in_underground(
    stay_zone_contaminated: bool,
    stay_from: date,
    stay_to: date,
    stay_confirmed: bool,
    underground_begins: date,
    underground_ends: date,
) -> bool:
    """Lived, worked or served there while explosions were under the ground."""
    return (
        stay_confirmed
        and stay_zone_contaminated
        and stay_from <= underground_ends
        and stay_to >= underground_begins
    )


@rule("terms.preferential_area", per="stay")
def stay_in_preferential(
    stay_zone_contaminated: bool,
    stay_from: date,
    stay_to: date,
    stay_confirmed: bool,
    preferential_area_begins: date,
    preferential_area_ends: date,
) -> bool:
    """Lived, worked or served on the territory of preferential status."""
    return (
        stay_confirmed
        and not stay_zone_contaminated
        and stay_from <= preferential_area_ends
        and stay_to >= preferential_area_begins
    )


@rule("terms.children")
def child_suffered(
    child_of_victim: bool, child_unwell: bool | None, child_link_established: bool | None
) -> bool:
    """A child of such a person, unwell, the causal link with the parent's stay established."""
    return (
        child_of_victim
        and child_unwell is not None
        and child_unwell
        and child_link_established is not None
        and child_link_established
    )


@rule("terms.air", "terms.underground", "terms.preferential_area", "terms.children")
def victim(
    stay_in_air: Each[bool],
    stay_in_underground: Each[bool],
    stay_in_preferential: Each[bool],
    child_suffered: bool,
) -> bool:
    """One of the four categories of those who suffered."""
    return (
        any(stay_in_air) or any(stay_in_underground) or any(stay_in_preferential) or child_suffered
    )
