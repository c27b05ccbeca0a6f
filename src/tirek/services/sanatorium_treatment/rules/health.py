"""Medical contraindications (annex 1): the line a doctor found, and what it itself excepts."""

from decimal import Decimal

from tirek.law.rule import Each, rule

ANNEX = "order-283-2023#annex-1"


@rule("terms.contraindications", ANNEX, per="finding")
def finding_in_specialised(finding_kind_exception: str, asked_profile: str) -> bool:
    """Constant care stands against no sanatorium for diseases of the eye or of the spine."""
    return finding_kind_exception == "specialised" and asked_profile in ("vision", "spine")


@rule("terms.contraindications", ANNEX, per="finding")
def finding_of_stable_child(
    finding_kind_exception: str,
    for_whom: str,
    finding_concluded: bool,
    finding_medicated: bool,
    reading_remission: str,
) -> bool:
    """A child of group 2В, in long remission without medicines, with a doctor's conclusion."""
    return (
        finding_kind_exception == "stable_child"
        and for_whom != "person"
        and finding_concluded
        and (not finding_medicated or reading_remission == "any")
    )


@rule("terms.pregnancy", ANNEX, per="finding")
def finding_early_pregnancy(
    finding_kind_exception: str, finding_weeks: Decimal | None, pregnancy_week: int
) -> bool:
    """A normal pregnancy before the week from which it stands against treatment."""
    return (
        finding_kind_exception == "early_pregnancy"
        and finding_weeks is not None
        and finding_weeks < pregnancy_week
    )


@rule("terms.heart", ANNEX, per="finding")
def finding_mild_heart(
    finding_kind_exception: str, finding_heart_degree: Decimal | None, heart_degree: int
) -> bool:
    """Heart failure of a lower degree than the line names for insufficiency of breath."""
    return (
        finding_kind_exception == "degree"
        and finding_heart_degree is not None
        and finding_heart_degree < heart_degree
    )


@rule("terms.contraindications", ANNEX, per="finding")
def finding_in_profile(finding_kind_exception: str, asked_profile: str) -> bool:
    """Active tuberculosis does not stand against a sanatorium for tuberculosis."""
    return finding_kind_exception == "profile" and asked_profile == "tuberculosis"


@rule("terms.contraindications", ANNEX, per="finding")
def finding_stands(
    finding_in_specialised: bool,
    finding_of_stable_child: bool,
    finding_early_pregnancy: bool,
    finding_mild_heart: bool,
    finding_in_profile: bool,
    reading_degree: str,
) -> bool:
    """The line stands against treatment: none of its exceptions is there."""
    return not (
        finding_in_specialised
        or finding_of_stable_child
        or finding_early_pregnancy
        or (finding_mild_heart and reading_degree == "both")
        or finding_in_profile
    )


@rule("terms.contraindications", ANNEX)
def no_contraindication(finding_stands: Each[bool]) -> bool:
    """No contraindication of annex 1 stands against treatment."""
    return not any(finding_stands)


@rule("terms.heart", ANNEX)
def mild_heart_failure(finding_mild_heart: Each[bool]) -> bool:
    """Heart failure of a lower degree was found: the line can be read two ways."""
    return any(finding_mild_heart)


@rule("terms.contraindications", ANNEX, per="finding")
def finding_held_by_medicine(
    finding_kind_exception: str, finding_concluded: bool, finding_medicated: bool
) -> bool:
    """A conclusion is there, and the remission is held by medicines."""
    return finding_kind_exception == "stable_child" and finding_concluded and finding_medicated


@rule("terms.contraindications", ANNEX)
def remission_on_medicine(finding_held_by_medicine: Each[bool]) -> bool:
    """Such a remission was found: the line can be read two ways."""
    return any(finding_held_by_medicine)


@rule("terms.need", "order-283-2023#3")
def needed_by_card(need_confirmed: bool | None) -> bool:
    """Card 069/е, filled in before the treatment, does not deny the need."""
    return need_confirmed is None or need_confirmed
