"""Who is given which aid."""

from decimal import Decimal

from tirek.law.rule import rule


@rule("terms.measures")
def is_indicated(indicated: bool) -> bool:
    """The measure follows from an indication, and nothing contraindicates it."""
    return indicated


@rule("terms.sight")
def sight_of_others(
    mean_group: str,
    first_group: bool,
    second_group: bool,
    child_with_disability: bool,
    veteran_of_war: bool,
) -> bool:
    """An aid for sight is asked for by somebody the sentence does not name: the third group."""
    return mean_group == "sight" and not (
        first_group or second_group or child_with_disability or veteran_of_war
    )


@rule("terms.sight", "terms.recipient")
def sight_given(sight_of_others: bool, reading_third_group: str) -> bool:
    """Aids for sight: the first and second groups, children, those with a status by the war."""
    return not sight_of_others or reading_third_group == "by_programme"


@rule("terms.hygiene", "terms.sight_norms")
def disorder_found(mean_disorder: bool, disorder_established: bool) -> bool:
    """The disorder that the aid is printed for is established."""
    return not mean_disorder or disorder_established


@rule("terms.diagnostics")
def diagnosed(mean_diagnostics: bool, diagnostics_done: bool) -> bool:
    """Chairs, handrails and collectors are given by rehabilitation-expert diagnostics."""
    return not mean_diagnostics or diagnostics_done


@rule("terms.measures_given")
def measures_are_given(
    mean_measured: bool, weight: Decimal | None, hips: Decimal | None, waist: Decimal | None
) -> bool:
    """The application for what is made to measure gives weight, hip girth and waist girth."""
    return not mean_measured or (weight is not None and hips is not None and waist is not None)


@rule("terms.nappies")
def nappy_by_weight(mean: str, child_with_disability: bool, weight: Decimal | None) -> bool:
    """The nappies of a child with a disability are chosen by weight."""
    return mean == "nappies" and child_with_disability and weight is not None


@rule("terms.nappies")
def on_a_border(
    nappy_by_weight: bool,
    weight: Decimal | None,
    nappies_first: Decimal,
    nappies_second: Decimal,
    nappies_third: Decimal,
) -> bool:
    """The child weighs exactly what ends one of the first three sizes."""
    return (
        nappy_by_weight
        and weight is not None
        and weight in (nappies_first, nappies_second, nappies_third)
    )


@rule("terms.nappies")
def nappy_up_to(
    nappy_by_weight: bool,
    on_a_border: bool,
    weight: Decimal | None,
    nappies_first: Decimal,
    nappies_second: Decimal,
    nappies_third: Decimal,
    nappies_fourth: Decimal,
    reading_size_border: str,
) -> Decimal | None:
    """The size for that weight, by the greatest weight of it; none where there is no such size."""
    return (
        None
        if not nappy_by_weight or weight is None or weight > nappies_fourth
        else weight
        if on_a_border and reading_size_border == "counts"
        else nappies_first
        if weight < nappies_first
        else nappies_second
        if weight < nappies_second
        else nappies_third
        if weight < nappies_third
        else nappies_fourth
    )


@rule("terms.nappies")
def nappy_over(nappy_by_weight: bool, weight: Decimal | None, nappies_fourth: Decimal) -> bool:
    """The largest size: the child weighs more than the fourth reaches."""
    return nappy_by_weight and weight is not None and weight > nappies_fourth


@rule("terms.procurement")
def through_procurement(mean_by_procurement: bool) -> bool:
    """Hearing aids and speech processors are bought by the state, not chosen on the Portal."""
    return mean_by_procurement


@rule("terms.recipient")
def eligible(
    grounds: bool,
    is_indicated: bool,
    sight_given: bool,
    disorder_found: bool,
    diagnosed: bool,
    measures_are_given: bool,
    within_norm: bool,
    enough_ordered: bool,
    kind_may_change: bool,
    period_passed: bool,
    not_given_already: bool,
) -> bool:
    """There are grounds to give the aid."""
    return (
        grounds
        and is_indicated
        and sight_given
        and disorder_found
        and diagnosed
        and measures_are_given
        and within_norm
        and enough_ordered
        and kind_may_change
        and period_passed
        and not_given_already
    )
