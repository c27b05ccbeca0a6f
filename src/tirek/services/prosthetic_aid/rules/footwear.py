"""Orthopaedic footwear: complex or not, pairs by category, side rubbers, the share of group 3."""

from decimal import Decimal

from tirek.kernel.money import Tenge
from tirek.law.rule import Each, added, percent_of, rule


@rule("terms.complex_footwear", per="condition")
def condition_is_complex(condition_foot_is_complex: bool) -> bool:
    """A condition of the list of complex footwear."""
    return condition_foot_is_complex


@rule("terms.plain_footwear", per="condition")
def condition_is_plain(condition_foot_is_complex: bool) -> bool:
    """A condition of the list of uncomplicated footwear."""
    return not condition_foot_is_complex


@rule("terms.complex_footwear")
def complex_foot(
    shortening: Decimal | None,
    complex_footwear_shortening: Decimal,
    condition_is_complex: Each[bool],
) -> bool:
    """A leg shortened by 3 cm and more, or a condition of the list."""
    return (shortening is not None and shortening >= complex_footwear_shortening) or any(
        condition_is_complex
    )


@rule("terms.plain_footwear")
def plain_foot(
    shortening: Decimal | None,
    complex_footwear_shortening: Decimal,
    condition_is_plain: Each[bool],
) -> bool:
    """A leg shortened by less than 3 cm, or another pathology of the list."""
    return (
        shortening is not None and shortening > 0 and shortening < complex_footwear_shortening
    ) or any(condition_is_plain)


@rule("terms.complex_footwear", "terms.plain_footwear")
def footwear_fits(
    article_complex_footwear: bool,
    article_uncomplicated: bool,
    complex_foot: bool,
    plain_foot: bool,
) -> bool:
    """The footwear asked for is that of the conditions found."""
    return (not article_complex_footwear or complex_foot) and (
        not article_uncomplicated or plain_foot
    )


@rule("terms.pairs_veteran", "terms.pairs_group", "terms.pairs_child")
def several_categories(
    veteran_of_war: bool,
    first_group: bool,
    second_group: bool,
    child_with_disability: bool,
    article_complex_footwear: bool,
    article_boots: bool,
) -> bool:
    """Complex footwear of somebody whom two categories name."""
    return (
        article_complex_footwear
        and not article_boots
        and (
            (veteran_of_war and (first_group or second_group or child_with_disability))
            or (child_with_disability and (first_group or second_group))
        )
    )


@rule("terms.pairs_veteran", "terms.pairs_group", "terms.pairs_child")
def pairs_of_category(
    veteran_of_war: bool,
    first_group: bool,
    second_group: bool,
    child_with_disability: bool,
    pairs_veteran_pairs: int,
    pairs_group_pairs: int,
    pairs_child_pairs: int,
    reading_category: str,
) -> int | None:
    """The pairs of the category; none for the third group, where no number is printed."""
    return (
        pairs_group_pairs
        if reading_category == "group_first" and (first_group or second_group)
        else pairs_veteran_pairs
        if veteran_of_war
        else pairs_child_pairs
        if child_with_disability
        else pairs_group_pairs
        if first_group or second_group
        else None
    )


@rule("terms.pairs_veteran", "terms.pairs_group", "terms.pairs_child")
def pairs_given(
    article_complex_footwear: bool, article_boots: bool, pairs_of_category: int | None
) -> int | None:
    """The pairs of complex footwear but boots; none where no number is printed."""
    return pairs_of_category if article_complex_footwear and not article_boots else None


@rule("terms.pairs_veteran", "terms.pairs_group", "terms.pairs_child", per="issue")
def issue_pairs(
    issue_article: str,
    article: str,
    issue_another: bool,
    issue_cancelled: bool,
    issue_period_passed: bool,
    issue_pieces: Decimal,
) -> Decimal:
    """The pairs of the other season that are not to be replaced yet."""
    return (
        issue_pieces
        if issue_article == article
        and issue_another
        and not issue_cancelled
        and not issue_period_passed
        else issue_pieces * 0
    )


@rule("terms.pairs_veteran", "terms.pairs_group", "terms.pairs_child")
def pairs_before(issue_pairs: Each[Decimal]) -> Decimal:
    """The pairs of the other season given or ordered before."""
    return added(issue_pairs)


@rule("terms.pairs_veteran", "terms.pairs_group", "terms.pairs_child")
def enough_pairs(pairs_given: int | None, pieces: Decimal, pairs_before: Decimal) -> bool:
    """Not more pairs than the category is given, with those of the other season."""
    return pairs_given is None or pairs_before + pieces <= pairs_given


@rule("terms.pairs_child")
def seasons_of_child(
    child_with_disability: bool, veteran_of_war: bool, pairs_child_both_seasons: bool
) -> bool:
    """A child is given both a summer and a winter pair."""
    return child_with_disability and not veteran_of_war and pairs_child_both_seasons


@rule("terms.pairs_veteran", "terms.pairs_group", "terms.pairs_child")
def two_seasons_asked(
    article_complex_footwear: bool,
    article_boots: bool,
    summer: bool | None,
    winter: bool | None,
    pairs_before: Decimal,
) -> bool:
    """Complex footwear is asked for of both seasons, or of one beside a pair of the other."""
    return (
        article_complex_footwear
        and not article_boots
        and (pairs_before > 0 or (summer is not None and summer and winter is not None and winter))
    )


@rule("terms.pairs_veteran")
def veteran_of_two_seasons(
    two_seasons_asked: bool, veteran_of_war: bool, pairs_given: int | None
) -> bool:
    """Somebody with a status by the war asks for a pair of each season."""
    return two_seasons_asked and veteran_of_war and pairs_given is not None and pairs_given > 1


@rule("terms.pairs_veteran", "terms.pairs_group", "terms.pairs_child")
def season_allowed(
    two_seasons_asked: bool,
    seasons_of_child: bool,
    veteran_of_two_seasons: bool,
    reading_seasons: str,
) -> bool:
    """Summer or winter; summer and winter for children."""
    return (
        not two_seasons_asked
        or seasons_of_child
        or (veteran_of_two_seasons and reading_seasons == "each_pair")
    )


@rule("terms.side_rubber")
def side_rubber_given(
    article_side_rubber: bool,
    veteran: str,
    arms_amputated: bool,
    hands_lowered: bool,
    spine_injured: bool,
    hips_fused: bool,
) -> bool:
    """Side rubbers: persons with a disability of the war and those equated, by four conditions."""
    return not article_side_rubber or (
        veteran in ("war_disability", "equated")
        and (arms_amputated or hands_lowered or spine_injured or hips_fused)
    )


@rule("terms.third_group_pays")
def third_group_of_war(
    third_group: bool, veteran_of_war: bool, article_complex_footwear: bool
) -> bool:
    """Somebody of the third group with a status by the war asks for complex footwear."""
    return third_group and veteran_of_war and article_complex_footwear


@rule("terms.third_group_pays")
def pays_a_share(
    third_group: bool,
    third_group_of_war: bool,
    article_complex_footwear: bool,
    reading_war_share: str,
) -> bool:
    """A person of the third group pays a share of complex footwear."""
    return (
        third_group
        and article_complex_footwear
        and (not third_group_of_war or reading_war_share == "pays")
    )


@rule("terms.difference")
def over_the_sum(price: Tenge | None, guaranteed_sum: Tenge | None) -> Tenge | None:
    """What the price on the Portal is above the guaranteed sum."""
    return (
        None if price is None or guaranteed_sum is None else max(price - guaranteed_sum, price * 0)
    )


@rule("terms.third_group_pays")
def share_of_person(
    pays_a_share: bool,
    contract_cost: Tenge | None,
    guaranteed_sum: Tenge | None,
    third_group_pays_percent: Decimal,
) -> Tenge | None:
    """Half the cost of the procurement contract, or half the guaranteed sum."""
    return (
        None
        if not pays_a_share
        else percent_of(contract_cost, third_group_pays_percent)
        if contract_cost is not None
        else percent_of(guaranteed_sum, third_group_pays_percent)
        if guaranteed_sum is not None
        else None
    )


@rule("terms.third_group_pays", "terms.difference")
def both_are_paid(share_of_person: Tenge | None, over_the_sum: Tenge | None) -> bool:
    """A share is paid of footwear whose price is above the guaranteed sum."""
    return (
        share_of_person is not None and over_the_sum is not None and over_the_sum > over_the_sum * 0
    )


@rule("terms.third_group_pays", "terms.difference")
def own_payment(
    share_of_person: Tenge | None, over_the_sum: Tenge | None, reading_both_parts: str
) -> Tenge | None:
    """What the person pays: the share, and what the price is above the guaranteed sum."""
    return (
        over_the_sum
        if share_of_person is None
        else share_of_person
        if over_the_sum is None or reading_both_parts == "share_only"
        else share_of_person + over_the_sum
    )
