"""Two people decide, neither of them about themselves, and neither through a deputy.

Behind an officer stand the officer and everybody the officer acts for on that day: whoever
stands behind the proposal may not stand behind the decision, and nobody who stands behind either
may be the applicant, the child or a representative of one of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from datetime import date, datetime
from typing import Any, Protocol

from tirek.accounts.models import User
from tirek.accounts.queries.deputies import deputyships, people_behind
from tirek.casework.four_eyes_texts import four_eyes_texts
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Event
from tirek.casework.persons import IIN, SUBJECT_IIN
from tirek.casework.queries.answers import answers_of
from tirek.casework.refused import Refused
from tirek.casework.signals import barred
from tirek.kernel.text import Text
from tirek.people.queries import may_act_for
from tirek.procedure.answer import Answer


class OwnCase(Refused):
    """Nobody deals with their own case, nor with that of the one they act for."""


class SamePerson(Refused):
    """Four eyes: who proposed does not confirm, not even through a deputy."""


def require_no_own_case(case: Case, by: User, at: datetime) -> None:
    """Raises OwnCase."""
    on, say = local_day(at), four_eyes_texts().refused
    if _is_own(case, by, on):
        barred.send(None, case=case, by=by, kind="own_case")
        raise OwnCase(say["own_case"])
    for order in deputyships(by, on=on):
        if _is_own(case, order.acts_for, on):
            barred.send(None, case=case, by=by, kind="own_case")
            name = order.acts_for.full_name
            raise OwnCase(say["own_case_of_principal"].format(name=name))


def require_no_own_application(
    answers: Mapping[str, Answer], service: str, by: User, at: datetime
) -> None:
    """The same while there is no case yet: nobody takes in their own. Raises OwnCase."""
    on, say = local_day(at), four_eyes_texts().refused
    people = {str(answers[one]) for one in (IIN, SUBJECT_IIN) if answers.get(one)}
    if _is_about(by, people, answers, service, on):
        raise OwnCase(say["own_application"])


def require_other_eyes(case: Case, by: User, proposal: Event, at: datetime) -> None:
    """Raises SamePerson."""
    say = four_eyes_texts().refused
    if not same_eyes(proposal, by, at):
        return
    barred.send(None, case=proposal.case, by=by, kind="same_person")
    if proposal.actor_id == by.pk:
        raise SamePerson(say["same_person"])
    raise SamePerson(say["through_a_deputy"].format(name=proposal.actor_name))


class Step(Protocol):
    """What somebody did, perhaps for somebody else: an event of a case, of a run, of a debt."""

    actor_id: int | None
    payload: Any


def same_eyes(step: Step, by: User, at: datetime) -> bool:
    """Whether anybody behind the officer on that day stands behind the step."""
    acting_for = step.payload.get("acting_for", {})
    return bool({step.actor_id, acting_for.get("id")} & people_behind(by, on=local_day(at)))


def why_barred(case: Case, by: User, proposal: Event, at: datetime) -> Text | None:
    """Why this officer may not decide what was proposed; None who may."""
    try:
        require_no_own_case(case, by, at)
        require_other_eyes(case, by, proposal, at)
    except Refused as refused:
        return refused.text
    return None


def _is_own(case: Case, user: User, on: date) -> bool:
    """Whether the case names the user's IIN, or the user may act for one of its people."""
    people = {case.applicant.iin, case.subject.iin}
    return _is_about(user, people, answers_of(case), case.service, on)


def _is_about(
    user: User, people: Set[str], answers: Mapping[str, Any], service: str, on: date
) -> bool:
    iin = user.iin
    if not iin:
        return False
    if iin in people or iin in answers.values():
        return True
    return any(may_act_for(iin, one, on=on, service=service) for one in people)
