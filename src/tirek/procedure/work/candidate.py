"""Who may do the work: every exclusion of the act that applies to a candidate is named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tirek.procedure.work.hours_of_work import Exclusion, HoursOfWork


@dataclass(frozen=True)
class Candidate:
    """Somebody who wants to do the work.

    `answers` says by the id of an exclusion whether it is so, as an officer has found it out.
    """

    born_on: date
    close_relative: bool
    answers: Mapping[str, bool]


class NotAnswered(LookupError):
    """Nobody has found out yet whether these exclusions apply: never taken for "no"."""

    def __init__(self, exclusions: Sequence[Exclusion]) -> None:
        super().__init__(", ".join(one.id for one in exclusions))
        self.exclusions = tuple(exclusions)


def asked(hours: HoursOfWork) -> tuple[Exclusion, ...]:
    """The exclusions an officer answers; an age is told by the birth date."""
    return tuple(one for one in hours.exclusions if one.younger_than is None)


def excluding(hours: HoursOfWork, candidate: Candidate, on: date) -> tuple[Exclusion, ...]:
    """Every exclusion that applies on that day, in the order of the act.

    Raises NotAnswered where one is not answered, even if a relative would be spared by it.
    """
    unanswered = [one for one in asked(hours) if one.id not in candidate.answers]
    if unanswered:
        raise NotAnswered(unanswered)
    return tuple(one for one in hours.exclusions if _applies(one, candidate, on))


def _applies(one: Exclusion, candidate: Candidate, on: date) -> bool:
    if one.spares == "close_relative" and candidate.close_relative:
        return False
    if one.younger_than is not None:
        return age(candidate.born_on, on) < one.younger_than
    return candidate.answers[one.id]


def age(born_on: date, on: date) -> int:
    """Full years on that day; somebody born on 29 February is a year older on 1 March."""
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))
