"""What the years are worth, in monthly calculation indices."""

from decimal import Decimal

from tirek.kernel.period import Month
from tirek.law.rule import Each, added, counted_once, rule


@rule("terms.periods", per="stay")
def stay_early_rate(
    stay_zone: str,
    extraordinary_early: Decimal,
    maximum_early: Decimal,
    increased_early: Decimal,
    minimum_early: Decimal,
    preferential_year: Decimal,
) -> Decimal:
    """Indices for each year of the earlier time in that zone."""
    return (
        extraordinary_early
        if stay_zone == "extraordinary"
        else maximum_early
        if stay_zone == "maximum"
        else increased_early
        if stay_zone == "increased"
        else minimum_early
        if stay_zone == "minimum"
        else preferential_year
    )


@rule("terms.periods", per="stay")
def stay_late_rate(
    stay_zone: str,
    extraordinary_late: Decimal,
    maximum_late: Decimal,
    increased_late: Decimal,
    minimum_late: Decimal,
    preferential_year: Decimal,
) -> Decimal:
    """Indices for each year of the later time in that zone."""
    return (
        extraordinary_late
        if stay_zone == "extraordinary"
        else maximum_late
        if stay_zone == "maximum"
        else increased_late
        if stay_zone == "increased"
        else minimum_late
        if stay_zone == "minimum"
        else preferential_year
    )


@rule("terms.periods", per="stay")
def stay_mci(
    stay_early_years: Decimal,
    stay_early_rate: Decimal,
    stay_late_years: Decimal,
    stay_late_rate: Decimal,
) -> Decimal:
    """What one stay comes to, in monthly calculation indices."""
    return stay_early_years * stay_early_rate + stay_late_years * stay_late_rate


@rule("terms.periods")
def mci_by_stays(stay_mci: Each[Decimal]) -> Decimal:
    """The sum over all stays."""
    return added(stay_mci)


@rule("terms.periods", per="stay")
def stay_early_worth(stay_early_rate: Decimal, stay_counts: bool) -> Decimal:
    """The rate of the earlier time where the stay counts."""
    return stay_early_rate if stay_counts else stay_early_rate * 0


@rule("terms.periods", per="stay")
def stay_late_worth(stay_late_rate: Decimal, stay_counts: bool) -> Decimal:
    """The rate of the later time where the stay counts."""
    return stay_late_rate if stay_counts else stay_late_rate * 0


@rule("terms.periods")
def mci_of_years(
    stay_early_first: Each[Month],
    stay_early_last: Each[Month],
    stay_early_worth: Each[Decimal],
    stay_late_first: Each[Month],
    stay_late_last: Each[Month],
    stay_late_worth: Each[Decimal],
) -> Decimal:
    """The same with every year counted once, in the zone where it is worth most."""
    return (
        added(counted_once(stay_early_first, stay_early_last, stay_early_worth))
        + added(counted_once(stay_late_first, stay_late_last, stay_late_worth))
    ) / 12


@rule("terms.periods")
def mci_of_shared_years(mci_by_stays: Decimal, mci_of_years: Decimal) -> Decimal:
    """What years that lie in more than one stay would be paid again."""
    return mci_by_stays - mci_of_years


@rule("terms.periods", "terms.once")
def lump_mci(
    mci_by_stays: Decimal, mci_of_shared_years: Decimal, reading_shared_year: str
) -> Decimal:
    """The compensation in monthly calculation indices."""
    return mci_by_stays if reading_shared_year == "each" else mci_by_stays - mci_of_shared_years
