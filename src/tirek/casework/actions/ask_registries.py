"""Ask the registries about a case; what they say becomes facts of the case, with its source."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.actions.note_event import note_event
from tirek.casework.legal import problems_of, service_of
from tirek.casework.models import Case
from tirek.casework.permissions import require
from tirek.casework.queries.facts import folded_facts, nested
from tirek.casework.queries.registry_states import consent_to_ask, questions, takes_answers
from tirek.casework.record import locked
from tirek.casework.registry_texts import registry_texts
from tirek.kernel.text import Text
from tirek.law.factsheet import facts_of as fact_sheet
from tirek.procedure.answer import Answer as Value
from tirek.procedure.answer import listed
from tirek.procedure.registry import registries
from tirek.procedure.registry_fact import Ask, Told, told
from tirek.registries.actions.ask import Purpose, ask
from tirek.registries.actions.wait import keep_waiting, stop_waiting
from tirek.registries.models import Answer
from tirek.registries.reference import port

_News = tuple[dict[str, Any], dict[str, Text]]
"""What an event keeps, and how it is told."""


def ask_registries(*, case: Case, by: User | None, at: datetime) -> None:
    """Ask every registry that owes the case an answer; `by` None is Tirek itself.

    What is silent stays in mind and is asked again later; asked twice, nothing is recorded twice.
    Nothing happens where no registry is connected or the applicant gave no consent. Raises
    NotAllowed.
    """
    require(by, "ask_registries", case)
    if not takes_answers(case):
        stop_waiting(case.number)
        return
    way, consent, owed = port(), consent_to_ask(case), questions(case)
    if way is None or consent is None or not owed:
        return
    purpose = Purpose(case.number, case.service, consent)
    for answer in ask(owed, way, purpose=purpose, by=by, at=at):
        _record(case, answer, by, at)


@transaction.atomic
def _record(case: Case, answer: Answer, by: User | None, at: datetime) -> None:
    """One answer, unless the case has it already or is over by now."""
    case = locked(case)
    asked = Ask(answer.query.registry, answer.query.about)  # type: ignore[arg-type]
    if not takes_answers(case) or _is_answered(case, asked):
        stop_waiting(case.number, asked)
    elif answer.is_final:
        stop_waiting(case.number, asked)
        _note(case, "RegistryAnswered", _answered(case, asked, answer), by, at)
    elif keep_waiting(case.number, asked, at=at)[1]:
        words = registry_texts().silent.about(**_names(asked))
        _note(case, "RegistrySilent", (_about(asked, answer), words), by, at)


def _note(case: Case, kind: str, news: _News, by: User | None, at: datetime) -> None:
    payload, words = news
    note_event(
        case=case, kind=kind, by=by, at=at, may="ask_registries", payload=payload, told=words
    )


def _is_answered(case: Case, asked: Ask) -> bool:
    said = {"payload__registry": asked.registry, "payload__about": asked.about}
    return case.events.filter(kind="RegistryAnswered", **said).exists()


def _answered(case: Case, asked: Ask, answer: Answer) -> _News:
    say, about = registry_texts(), _about(asked, answer)
    if answer.document is None:
        nothing: dict[str, Any] = {"facts": {}, "answers": {}, "not_taken": {}}
        return {**about, **nothing}, say.no_data.about(**_names(asked))
    said = told(
        service_of(case).registry_facts,
        asked,
        answer.document,
        place=case.place,
        applicant=case.applicant.iin,
    )
    facts = _fitting(case, said.facts)
    found = {
        "facts": facts,
        "answers": dict(said.answers),
        "not_taken": {path: value for path, value in said.facts.items() if path not in facts},
    }
    return {**about, **found}, say.answered.about(facts=_labels(case, said), **_names(asked))


def _about(asked: Ask, answer: Answer) -> dict[str, Any]:
    return {
        "registry": asked.registry,
        "about": asked.about,
        "outcome": answer.outcome,
        "source": "registry",
        "detail": asked.registry,
        "request_id": str(answer.query.request_id),
        "answered_at": answer.answered_at.isoformat(),
    }


def _fitting(case: Case, facts: Mapping[str, Value]) -> dict[str, Value]:
    """Those that can be facts beside what is known: no day before the day it must follow.

    A registry that knows nothing where the law needs a value tells nothing.
    """
    nullable = {one.path for one in fact_sheet(service_of(case).facts) if one.nullable}
    fits = {path: value for path, value in facts.items() if value is not None or path in nullable}
    known = {path: fact.value for path, fact in folded_facts(case).items()}
    if not problems_of(case, nested({**known, **fits})):
        return fits
    kept: dict[str, Value] = {}
    for path, value in fits.items():
        if not problems_of(case, nested({**known, **kept, path: value})):
            kept[path] = value
    return kept


def _names(asked: Ask) -> dict[str, Text]:
    return {
        "registry": registries()[asked.registry].name,
        "about": registry_texts().about[asked.about],
    }


def _labels(case: Case, said: Told) -> Text:
    service = service_of(case)
    labels = {fact.path: fact.label for fact in fact_sheet(service.facts)}
    labels |= {field.id: field.label or one.title for one, field in service.form.fields()}
    return listed([labels[target] for target in (*said.facts, *said.answers)])
