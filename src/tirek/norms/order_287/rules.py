"""On what ground an aid is given, and who pays for it: alike in the services of order No 287."""

from datetime import date

from tirek.law.rule import rule


@rule("terms.recipient")
def recipient(disability_established: bool, veteran_of_war: bool) -> bool:
    """It is for persons with a disability, participants of the war and those equated."""
    return disability_established or veteran_of_war


@rule("terms.certificate")
def status_shown(veteran_of_war: bool, certificate_shown: bool) -> bool:
    """Who claims a status by the war shows its certificate."""
    return not veteran_of_war or certificate_shown


@rule("terms.conclusion")
def conclusion_attached(veteran: str, commission_concluded: bool) -> bool:
    """A participant of the war attaches the conclusion of the medical advisory commission."""
    return veteran != "participant" or commission_concluded


@rule("terms.within_measure")
def programme_over(programme_until: date | None, applied_on: date) -> bool:
    """The individual programme ended before the day of the application."""
    return programme_until is not None and programme_until < applied_on


@rule("terms.conclusion")
def by_conclusion(
    veteran: str, commission_concluded: bool, measure_listed: bool, programme_over: bool
) -> bool:
    """A participant of the war has a conclusion and no measure in a programme that runs."""
    return (
        veteran == "participant" and commission_concluded and (not measure_listed or programme_over)
    )


@rule("terms.measures", "terms.within_measure")
def measure(
    measure_listed: bool, programme_over: bool, by_conclusion: bool, reading_participant: str
) -> bool:
    """The individual programme lists the measure and runs, or a conclusion stands for it."""
    return (measure_listed and not programme_over) or (
        by_conclusion and reading_participant == "stands_for_it"
    )


@rule("terms.employer_pays", "terms.employer_gone")
def budget_pays(work_injury: bool, employer_gone: bool | None) -> bool:
    """After a work injury the employer pays; the budget, where there is none any more."""
    return not work_injury or (employer_gone is not None and employer_gone)


@rule("terms.residence")
def filed_at_residence(lives_in_place: bool) -> bool:
    """The application is made at the place of residence."""
    return lives_in_place


@rule("terms.recipient")
def grounds(
    recipient: bool,
    status_shown: bool,
    conclusion_attached: bool,
    measure: bool,
    budget_pays: bool,
    filed_at_residence: bool,
    papers_true: bool,
    consent_given: bool,
) -> bool:
    """What all the services of the order ask of an application."""
    return (
        recipient
        and status_shown
        and conclusion_attached
        and measure
        and budget_pays
        and filed_at_residence
        and papers_true
        and consent_given
    )
