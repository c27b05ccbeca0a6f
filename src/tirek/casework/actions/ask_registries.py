"""Ask the registries about a case; what they say becomes facts of the case, with its source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.actions.ask_to_vouch import named_by_registry
from tirek.casework.actions.note_event import note_event
from tirek.casework.legal import problems_of, service_of
from tirek.casework.models import Case
from tirek.casework.permissions import require
from tirek.casework.queries.answers import answers_of
from tirek.casework.queries.facts import folded_facts, nested
from tirek.casework.queries.registry_states import consent_to_ask, questions, takes_answers
from tirek.casework.record import locked
from tirek.casework.registry_texts import registry_texts
from tirek.kernel.text import Text
from tirek.law.factsheet import facts_of as fact_sheet
from tirek.law.factsheet import labels_of
from tirek.procedure.answer import Answer as Value
from tirek.procedure.answer import listed
from tirek.procedure.registries.registry import registries
from tirek.procedure.registries.registry_fact import Ask, Told, led_to, told
from tirek.registries.actions.ask import Purpose, ask
from tirek.registries.actions.wait import keep_waiting, stop_waiting
from tirek.registries.models import Answer
from tirek.registries.reference import port

_News = tuple[dict[str, Any], dict[str, Text]]
"""What an event keeps, and how it is told."""
JOINED = Text(*["{registry} ({about})"] * 3)


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
    answers = ask(owed, way, purpose=purpose, by=by, at=at)
    _record(case, answers, by, at)


@transaction.atomic
def _record(case: Case, answers: Sequence[Answer], by: User | None, at: datetime) -> None:
    """What came, unless the case has it already or is over by now; the silent ones together."""
    case = locked(case)
    if not takes_answers(case):
        stop_waiting(case.number)
        return
    fallen_silent = []
    for answer in answers:
        asked = _asked(answer)
        if not answer.is_final:
            if keep_waiting(case.number, asked, at=at)[1]:
                fallen_silent.append(answer)
        elif not _is_answered(case, asked):
            stop_waiting(case.number, asked)
            _note(case, "RegistryAnswered", _answered(case, asked, answer), by, at)
            named_by_registry(case, asked.registry, answer.document or {}, at)
    if fallen_silent:
        _note(case, "RegistrySilent", _silent(fallen_silent), by, at)


def _asked(answer: Answer) -> Ask:
    return Ask(answer.query.registry, answer.query.about)  # type: ignore[arg-type]


def _note(case: Case, kind: str, news: _News, by: User | None, at: datetime) -> None:
    payload, words = news
    note_event(
        case=case, kind=kind, by=by, at=at, may="ask_registries", payload=payload, told=words
    )


def _silent(answers: Sequence[Answer]) -> _News:
    asks = [_asked(answer) for answer in answers]
    names = dict.fromkeys(registries()[one.registry].name for one in asks)
    about = [JOINED.format(**_names(one)) for one in asks]
    words = registry_texts().silent
    return {"questions": [_about(one) for one in answers]}, {
        "citizen": words.citizen.format(registries=listed(list(names))),
        "officer": words.officer.format(registries=listed(about)),
    }


def _is_answered(case: Case, asked: Ask) -> bool:
    said = {"payload__registry": asked.registry, "payload__about": asked.about}
    return case.events.filter(kind="RegistryAnswered", **said).exists()


def _answered(case: Case, asked: Ask, answer: Answer) -> _News:
    say, about = registry_texts(), _about(answer)
    if answer.document is None:
        nothing: dict[str, Any] = {"facts": {}, "answers": {}, "not_taken": {}}
        return {**about, **nothing}, say.no_data.about(**_names(asked))
    said = told(
        led_to(service_of(case).registry_facts, answers_of(case)),
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


def _about(answer: Answer) -> dict[str, Any]:
    return {
        "registry": answer.query.registry,
        "about": answer.query.about,
        "outcome": answer.outcome,
        "source": "registry",
        "detail": answer.query.registry,
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
    labels = dict(labels_of(service.facts))
    labels |= {field.id: field.label or one.title for one, field in service.form.fields()}
    return listed([labels[target] for target in (*said.facts, *said.answers)])
