"""The hearing before a refusal: when it may be, what was announced, who has been heard on what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tirek.casework.legal import service_of, working_calendar
from tirek.casework.models import Case
from tirek.casework.queries.answers import answers_of
from tirek.casework.queries.proposal import overrules_of
from tirek.law.decision import Decision
from tirek.law.overrule import Overrule
from tirek.procedure.complaints.hearing import Window, window
from tirek.procedure.process import Hearing

SET = "hearing"
"""The stage of a case whose hearing is announced."""


@dataclass(frozen=True)
class SetHearing:
    """A hearing that was announced: when, which way, where, on what preliminary decision.

    `answer` is the last thing the applicant answered: {"answer", "words"}.
    """

    seq: int
    at: datetime
    way: str
    where: str
    late_because: str
    decision: Mapping[str, Any]
    answer: Mapping[str, Any] | None


def rules_of_hearing(case: Case) -> Hearing:
    """What the passport of the case's service says of hearings, or of what the case asks for."""
    passport = service_of(case).passport
    own = passport.own_term(answers_of(case)) if passport.own_terms else None
    return (own and own.hearing) or passport.process.hearing


def window_on(case: Case, day: date) -> Window:
    """When a hearing announced on that day may be held, and by when it had to be announced.

    Raises ValueError where the service holds none, the calendar's YearNotKnown.
    """
    return window(rules_of_hearing(case), case.due_on or day, day, working_calendar())


def set_hearing(case: Case) -> SetHearing | None:
    """The hearing the case stands at; None at any other stage."""
    if case.stage != SET:
        return None
    told = case.events.filter(kind="HearingAnnounced").latest("seq")
    answers = case.events.filter(kind="HearingAnswered", seq__gt=told.seq).order_by("-seq")
    last, said = answers.first(), told.payload["hearing"]
    return SetHearing(
        seq=told.seq,
        at=datetime.fromisoformat(said["at"]),
        way=said["way"],
        where=said["where"],
        late_because=said["late_because"],
        decision=told.payload["decision"],
        answer=last.payload if last else None,
    )


def overruled_when_heard(case: Case) -> dict[str, Overrule]:
    """What the preliminary decision of the last hearing put in the place of conditions."""
    told = case.events.filter(kind="HearingAnnounced").order_by("-seq").first()
    return overrules_of(told.payload["decision"]) if told else {}


def must_be_heard(case: Case, decision: Decision) -> bool:
    """Whether this decision needs a hearing that was not held yet.

    A refusal does, unless the applicant was heard on every one of its grounds since the case was
    opened last.
    """
    if decision.outcome != "refused" or not rules_of_hearing(case).held:
        return False
    return not {reason.code for reason in decision.reasons} <= _heard_on(case)


def _heard_on(case: Case) -> set[str]:
    """The codes of the grounds the applicant was heard on."""
    kinds = ("HearingAnnounced", "HearingHeld", "Reopened")
    heard: set[str] = set()
    announced: set[str] = set()
    for event in case.events.filter(kind__in=kinds).order_by("seq"):
        if event.kind == "HearingAnnounced":
            announced = {one["code"] for one in event.payload["decision"]["reasons"]}
        elif event.kind == "HearingHeld":
            heard |= announced
        else:
            heard = set()
    return heard
