"""What was asked of the applicant, and by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.casework.queries.answers import answers_of
from tirek.kernel.text import Text
from tirek.procedure.requirement import Requirement

WAITING = "more_information"
"""The stage of a case that waits for the applicant's answer."""


@dataclass(frozen=True)
class Request:
    """Papers by the requirements they answer, and words; `until` is the last day for it."""

    requirements: Sequence[Requirement]
    words: str
    until: date
    pauses: bool
    by: str
    seq: int


def open_request(case: Case) -> Request | None:
    """What the case waits for; None where it waits for nothing."""
    if case.stage != WAITING:
        return None
    asked = case.events.filter(kind="InformationRequested").latest("seq")
    wanted = [one["requirement"] for one in asked.payload["asked"]]
    return Request(
        requirements=[one for one in service_of(case).passport.documents if one.id in wanted],
        words=asked.payload["words"],
        until=date.fromisoformat(asked.payload["until"]),
        pauses=asked.payload["pauses"],
        by=asked.actor_name,
        seq=asked.seq,
    )


def may_be_asked(case: Case) -> list[Requirement]:
    """The documents an officer may ask for: not those that do not concern this applicant."""
    answers = answers_of(case)
    documents = service_of(case).passport.documents
    return [one for one in documents if one.only_if.holds(answers) is not False]


def titles(case: Case, requirements: Sequence[str]) -> list[Text]:
    """What the requirements are called, in the order of the standard."""
    documents = service_of(case).passport.documents
    return [one.title for one in documents if one.id in requirements]
