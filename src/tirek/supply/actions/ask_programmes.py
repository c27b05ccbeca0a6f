"""By the clock: the registries are asked again about whoever waits, receives or is looked after."""

from __future__ import annotations

from datetime import datetime

from tirek.casework.models import Case
from tirek.casework.queries.registry_states import consent_to_ask
from tirek.procedure.programme import programme_sources
from tirek.procedure.registries.registry_fact import Ask
from tirek.registries.actions.ask import Purpose, Question, ask
from tirek.registries.models import Answer
from tirek.registries.reference import port
from tirek.supply.queries.in_motion import in_motion


def ask_all(*, at: datetime) -> int:
    """Of how many people it was asked: each once, by the first case whose consent holds. What is
    silent is asked the next night; a new version is followed by a task of its own.

    Nobody is asked about where no registry is connected.
    """
    asked: set[str] = set()
    for case in in_motion().order_by("pk").iterator() if port() else ():
        if case.subject.iin not in asked and ask_about(case, at=at):
            asked.add(case.subject.iin)
    return len(asked)


def ask_about(case: Case, *, at: datetime) -> list[Answer]:
    """What each registry said of the person of a case; nothing without a consent."""
    way, consent = port(), consent_to_ask(case)
    if way is None or consent is None:
        return []
    about = "applicant" if case.subject_id == case.applicant_id else "child"
    found = [
        Question(Ask(one, about), case.subject.iin)  # type: ignore[arg-type]
        for one in programme_sources().registries
    ]
    return ask(found, way, purpose=Purpose(case.number, case.service, consent), by=None, at=at)
