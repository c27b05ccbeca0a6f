"""The norms of an individual assistant: one function, one norm."""

from datetime import date

from tirek.law.rule import rule

ORDER = "order-288-2023"


@rule("terms.recipient", ORDER)
def established(disability_established: bool) -> bool:
    """The service is for persons with a disability."""
    return disability_established


@rule("terms.recipient", ORDER)
def of_first_group(first_group: bool) -> bool:
    """It is for persons with a disability of the first group."""
    return first_group


@rule("terms.recipient", ORDER)
def hard_to_move(moves_with_difficulty: bool) -> bool:
    """Moving is difficult for the person."""
    return moves_with_difficulty


@rule("terms.measures", ORDER)
def programme_over(programme_until: date | None, applied_on: date) -> bool:
    """The individual programme ended before the day of the application."""
    return programme_until is not None and programme_until < applied_on


@rule("terms.measures", ORDER)
def measure(measure_listed: bool, programme_over: bool, reading_programme: str) -> bool:
    """It is given under the individual programme: the measure is listed and the programme runs."""
    return measure_listed and not (programme_over and reading_programme == "must_run")


@rule("terms.residence", ORDER)
def filed_at_residence(lives_in_place: bool) -> bool:
    """The application is made at the place of residence."""
    return lives_in_place


@rule("terms.recipient", ORDER)
def papers_true(documents_true: bool) -> bool:
    """Papers found untrue are a ground of refusal."""
    return documents_true


@rule("terms.norm", ORDER, "social-code#art-163")
def hours_a_day(norm_hours_a_day: int) -> int:
    """The budget pays for actual time, at most so many hours a day."""
    return norm_hours_a_day


@rule("terms.recipient", ORDER)
def eligible(
    established: bool,
    of_first_group: bool,
    hard_to_move: bool,
    measure: bool,
    filed_at_residence: bool,
    papers_true: bool,
) -> bool:
    """There are grounds to give the service."""
    return (
        established
        and of_first_group
        and hard_to_move
        and measure
        and filed_at_residence
        and papers_true
    )
