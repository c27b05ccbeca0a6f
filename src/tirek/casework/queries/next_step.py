"""What happens next in a case, and by when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.casework.queries.changes import can_report
from tirek.casework.queries.deadline import steps_now
from tirek.casework.queries.events import happened
from tirek.casework.texts import texts
from tirek.kernel.text import Text
from tirek.procedure.deadline import shown


@dataclass(frozen=True)
class NextStep:
    """What is next; `due_on` where a day is set for it."""

    text: Text
    due_on: date | None = None


def next_step(case: Case, today: date) -> NextStep:
    """The next step as the applicant should know it; a day that has passed is no next day."""
    say = texts().next
    others: Mapping[str, Text] = {
        "more_information": say.information,
        "hearing": say.hearing,
        "waiting_for_law": say.law,
        "granted": say.first_payment if service_of(case).pays else say.letter,
        "in_payment": say.paying,
        "refused": say.appeal,
        "closed": say.tell if _still_tells(case) else say.nothing,
        "withdrawn": say.nothing,
    }
    if case.stage == "closed":
        for step, on in steps_now(case):
            if step.ends and happened(case, *step.ends):
                continue
            if step.citizen_late and on and on < today:
                return NextStep(step.citizen_late.format(due_on=shown(on)))
            if step.citizen and on:  # the case is over, and something is left to the person
                return NextStep(step.citizen.format(due_on=shown(on)), on)
    if case.stage in others or case.due_on is None:
        return NextStep(others.get(case.stage, say.nothing))
    return NextStep(say.decide.format(due_on=shown(case.due_on)), case.due_on)


def _still_tells(case: Case) -> bool:
    """Whether something is told in a case that is over: how what was given is used."""
    return not service_of(case).pays and can_report(case)
