"""Indications and contraindications of annex 2, section 5."""

from datetime import date
from decimal import Decimal

from tirek.law.rule import Each, age_on, rule


@rule("terms.hand_drive", per="indication")
def indication_by_hand(
    indication_sign_room_only: bool,
    indication_sign_outdoor_only: bool,
    indication_sign_outdoor_if_whole: bool,
    kind_place: str,
    reading_outdoor_words: str,
) -> bool:
    """An indication of a hand-driven chair, where it is printed for that place."""
    return (
        not indication_sign_room_only
        if kind_place == "outdoor"
        else not indication_sign_outdoor_only
        if reading_outdoor_words == "last_term"
        else not indication_sign_outdoor_if_whole
    )


@rule("terms.hand_drive", per="indication")
def indication_in_doubt(
    indication_sign_outdoor_only: bool, indication_sign_outdoor_if_whole: bool, kind_place: str
) -> bool:
    """An indication whose words "outdoor only" may bind it or not, for a room chair."""
    return kind_place == "room" and indication_sign_outdoor_only != indication_sign_outdoor_if_whole


@rule("terms.hand_drive")
def outdoor_words_matter(indication_in_doubt: Each[bool]) -> bool:
    """It matters what the words "outdoor only" bind."""
    return any(indication_in_doubt)


@rule("terms.electric")
def within_upper_ends(
    shoulder_degrees: Decimal,
    wrist_degrees: Decimal,
    electric_shoulder_to: Decimal,
    electric_wrist_to: Decimal,
) -> bool:
    """Movement of shoulder, elbow and wrist is not above the upper ends of the ranges."""
    return shoulder_degrees <= electric_shoulder_to and wrist_degrees <= electric_wrist_to


@rule("terms.electric")
def within_lower_ends(
    shoulder_degrees: Decimal,
    wrist_degrees: Decimal,
    electric_shoulder_from: Decimal,
    electric_wrist_from: Decimal,
) -> bool:
    """Movement of shoulder, elbow and wrist is not above the lower ends of the ranges."""
    return shoulder_degrees <= electric_shoulder_from and wrist_degrees <= electric_wrist_from


@rule("terms.electric")
def ends_matter(kind_number: str, within_upper_ends: bool, within_lower_ends: bool) -> bool:
    """It matters which end of a range is the limit."""
    return kind_number == "5.4" and within_upper_ends and not within_lower_ends


@rule("terms.electric")
def hands_fail(
    within_upper_ends: bool,
    within_lower_ends: bool,
    thumb_limited: bool,
    fist_gap: Decimal,
    electric_gap: Decimal,
    grasp_lost: bool,
    strength_points: Decimal,
    electric_strength: Decimal,
    reading_range: str,
) -> bool:
    """The hands meet every criterion of an electric drive."""
    return (
        (within_upper_ends if reading_range == "upper_end" else within_lower_ends)
        and thumb_limited
        and fist_gap >= electric_gap
        and grasp_lost
        and strength_points <= electric_strength
    )


@rule("terms.hand_drive", "terms.lever_drive", "terms.active_type", "terms.many_functions")
def by_walking(
    kind_number: str,
    walking_impaired: bool,
    indication_by_hand: Each[bool],
    both_hands_kept: bool,
    lever_experience: bool,
    active_life: bool,
    posture_impaired: bool,
) -> bool:
    """Walking is severely or absolutely impaired, with what annex 2 asks of that kind."""
    return walking_impaired and (
        any(indication_by_hand)
        if kind_number == "5.1"
        else both_hands_kept and lever_experience
        if kind_number == "5.2"
        else both_hands_kept and active_life
        if kind_number == "5.3"
        else posture_impaired
    )


@rule("terms.hand_drive", "terms.electric", "terms.measures")
def kind_indicated(kind_number: str, by_walking: bool, hands_fail: bool, indicated: bool) -> bool:
    """The kind asked for is indicated."""
    return hands_fail if kind_number == "5.4" else indicated if kind_number == "5.6" else by_walking


@rule("terms.vision")
def sight_too_weak(
    acuity: Decimal | None,
    field_degrees: Decimal | None,
    vision_acuity: Decimal,
    vision_field: Decimal,
) -> bool:
    """The better eye sees no more than the figures of an absolute impairment."""
    return (acuity is not None and acuity <= vision_acuity) or (
        field_degrees is not None and field_degrees <= vision_field
    )


@rule("terms.barred")
def senses_in_doubt(
    deaf_both: bool, seizures: bool, kind_senses: bool, kind_senses_if_swapped: bool
) -> bool:
    """Deafness or seizures, for a kind beside which another column of annex 2 stands."""
    return (deaf_both or seizures) and kind_senses != kind_senses_if_swapped


@rule("terms.barred")
def barred_by_senses(
    deaf_both: bool,
    seizures: bool,
    kind_senses: bool,
    kind_senses_if_swapped: bool,
    reading_columns: str,
) -> bool:
    """Deafness, or seizures with a disorder of consciousness, where they bar the kind."""
    return (deaf_both or seizures) and (
        kind_senses if reading_columns == "in_order" else kind_senses_if_swapped
    )


@rule("terms.barred")
def barred_by_body(
    kind_sitting: bool,
    sitting_harms: bool,
    kind_mind: bool,
    mind_impaired: bool,
    kind_hands: bool,
    hands_impaired: bool,
    kind_limb: bool,
    upper_limb_impaired: bool,
) -> bool:
    """Sitting harms, or mind, hands or an upper limb are impaired, where that bars the kind."""
    return (
        (kind_sitting and sitting_harms)
        or (kind_mind and mind_impaired)
        or (kind_hands and hands_impaired)
        or (kind_limb and upper_limb_impaired)
    )


@rule("terms.vision", "terms.barred")
def barred_by_sight(
    kind_sight: bool, sight_too_weak: bool, kind_blindness: bool, vision_lost: bool
) -> bool:
    """Vision is absolutely impaired, by figures or without, where that bars the kind."""
    return (kind_sight and sight_too_weak) or (kind_blindness and vision_lost)


@rule("terms.barred")
def barred_by_age(kind_least_age: int | None, born_on: date, applied_on: date) -> bool:
    """Younger than the kind is given to."""
    return kind_least_age is not None and age_on(born_on, applied_on) < kind_least_age


@rule("terms.barred")
def barred_by_buildings(kind_buildings: bool, building_obstacles: bool) -> bool:
    """Buildings for public use are in the way, where that bars the kind."""
    return kind_buildings and building_obstacles


@rule("terms.barred")
def nothing_bars_it(
    barred_by_body: bool,
    barred_by_sight: bool,
    barred_by_senses: bool,
    barred_by_buildings: bool,
) -> bool:
    """No contraindication of the kind but age."""
    return not (barred_by_body or barred_by_sight or barred_by_senses or barred_by_buildings)


@rule("terms.barred")
def old_enough(barred_by_age: bool) -> bool:
    """Old enough for the kind."""
    return not barred_by_age
