"""The norms of the permit for cutting down trees. `ground_...` is what the entry says."""

from datetime import date

from tirek.law.rule import rule

RULES = "rules-tree-felling-permit"


@rule("terms.ground")
def ground_is_printed(ground_listed: bool) -> bool:
    """The application falls under one of the cases."""
    return ground_listed


@rule("terms.land")
def land_shown(
    ground_land: bool, land_right_registered: bool | None, papers_land_document: bool
) -> bool:
    """The right to the land is in the register, or else a document shows it."""
    return (
        not ground_land
        or (land_right_registered is not None and land_right_registered)
        or papers_land_document
    )


@rule("terms.ground")
def reviewed(ground_review: bool, papers_review: bool) -> bool:
    """Where the case asks for it, there is the conclusion of the expert review."""
    return not ground_review or papers_review


@rule("terms.ground")
def surveyed(ground_survey: bool, papers_survey: bool) -> bool:
    """Where the case asks for it, the survey names species, number and condition of the trees."""
    return not ground_survey or papers_survey


@rule("terms.plan")
def planned(papers_plan: bool) -> bool:
    """There is a plan of compensatory planting."""
    return papers_plan


@rule("terms.letter")
def guaranteed(papers_letter: bool) -> bool:
    """There is a letter of guarantee on the compensatory planting."""
    return papers_letter


@rule("terms.letter")
def planting_end_named(papers_letter_until: date | None) -> bool:
    """The letter names the time by which the saplings are planted."""
    return papers_letter_until is not None


@rule("terms.ground")
def planter_contracted(ground_contract: bool, papers_contract: bool) -> bool:
    """Where the case asks for it, there is a contract with an organisation for the planting."""
    return not ground_contract or papers_contract


@rule("terms.consent")
def consent_given(data_consent: bool) -> bool:
    """The recipient consents to the use of protected information."""
    return data_consent


@rule(RULES)
def names_trees(trees: str, trees_at: str) -> bool:
    """The permit names the trees it is about, and where they grow."""
    return trees != "" and trees_at != ""


@rule("terms.letter")
def planting_told(papers_letter_until: date | None) -> bool:
    """The permit says by which day trees are planted in their place."""
    return papers_letter_until is not None


@rule(RULES)
def eligible(
    ground_is_printed: bool,
    land_shown: bool,
    reviewed: bool,
    surveyed: bool,
    planned: bool,
    guaranteed: bool,
    planting_end_named: bool,
    planter_contracted: bool,
    consent_given: bool,
) -> bool:
    """There are grounds for the permit."""
    return (
        ground_is_printed
        and land_shown
        and reviewed
        and surveyed
        and planned
        and guaranteed
        and planting_end_named
        and planter_contracted
        and consent_given
    )
