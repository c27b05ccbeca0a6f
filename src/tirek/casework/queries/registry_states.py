"""Which registries have answered about a case, which are silent, and what they said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tirek.casework.legal import service_of
from tirek.casework.models import Case, Event
from tirek.casework.queries.answers import answers_of
from tirek.casework.queries.events import happened
from tirek.people.models import Consent
from tirek.procedure.lifecycle import RefusedTransition
from tirek.procedure.registries.registry import registries
from tirek.procedure.registries.registry_fact import Ask, asks
from tirek.registries.actions.ask import Question
from tirek.registries.models import Silence

State = Literal["answered", "no_data", "silent", "not_asked"]


@dataclass(frozen=True)
class RegistryState:
    """How one question of a case stands.

    `at` is when it was answered, or since when the registry is silent; `again_at` when it is asked
    again.
    """

    ask: Ask
    state: State
    at: datetime | None = None
    again_at: datetime | None = None
    attempts: int = 0


def registry_states(case: Case) -> list[RegistryState]:
    """Every question that the case's service asks, in the order of the service."""
    answered = {
        Ask(event.payload["registry"], event.payload["about"]): event
        for event in happened(case, "RegistryAnswered")
    }
    silent = {
        Ask(one.registry, one.about): one  # type: ignore[arg-type]
        for one in Silence.objects.filter(case_number=case.number)
    }
    return [_state(ask, answered.get(ask), silent.get(ask)) for ask in _asks(case)]


def _state(ask: Ask, answered: Event | None, silent: Silence | None) -> RegistryState:
    if answered is not None:
        return RegistryState(ask, answered.payload["outcome"], answered.at)
    if silent is not None:
        return RegistryState(ask, "silent", silent.since, silent.again_at, silent.attempts)
    return RegistryState(ask, "not_asked")


def questions(case: Case) -> list[Question]:
    """What is still to be asked: nothing once the case is decided, nothing twice."""
    if not takes_answers(case):
        return []
    owed = [one.ask for one in registry_states(case) if one.state in ("silent", "not_asked")]
    return list(_questions(case, owed))


def takes_answers(case: Case) -> bool:
    """Whether an answer of a registry still matters to the case."""
    try:
        service_of(case).lifecycle.after(case.stage, "RegistryAnswered")
    except RefusedTransition:
        return False
    return True


def consent_to_ask(case: Case) -> Consent | None:
    """The consent given with the application, unless it was taken back."""
    given = Consent.objects.filter(case_number=case.number, withdrawn=None)
    return given.order_by("pk").first()


def _asks(case: Case) -> tuple[Ask, ...]:
    lines = service_of(case).registry_facts
    return asks(lines, answers_of(case) if any(one.only_if for one in lines) else None)


def _questions(case: Case, owed: list[Ask]) -> Iterator[Question]:
    answers = answers_of(case) if owed else {}
    people = {"child": case.subject.iin, "applicant": case.applicant.iin}
    for ask in owed:
        sends = {name: answers.get(name) for name in registries()[ask.registry].asks}
        if all(sends.values()):  # a question about an account needs its number
            yield Question(ask, people[ask.about], sends)  # type: ignore[arg-type]
