"""Ask registries: each question is written down before it goes out, each answer as it came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import uuid4

from tirek.accounts.models import User
from tirek.people.models import Consent
from tirek.procedure.programme import programme_sources
from tirek.procedure.registries.registry_fact import Ask
from tirek.registries.actions.learn_programme import learn_programme
from tirek.registries.models import Answer, Query
from tirek.registries.port import Port, Reply, Request


class NoConsent(Exception):
    """Nobody agreed to this question; it was not asked."""


@dataclass(frozen=True)
class Question:
    """One question: which registry about whom, the IIN, and what it sends beside it."""

    ask: Ask
    iin: str
    sends: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Purpose:
    """Why it is asked: the application (its number, or the draft's id) and the consent for it."""

    case_number: str
    service: str
    consent: Consent | None


def ask(
    questions: Sequence[Question], port: Port, *, purpose: Purpose, by: User | None, at: datetime
) -> list[Answer]:
    """Ask all of them side by side; the answers in the order of the questions.

    `by` None is Tirek itself. Raises NoConsent where the consent is none of this application.
    """
    if purpose.consent is None or purpose.consent.case_number != purpose.case_number:
        raise NoConsent(f"no consent was given for {purpose.case_number}")
    queries = [_written(question, purpose, purpose.consent, by, at) for question in questions]
    with ThreadPoolExecutor(max_workers=max(1, len(queries))) as together:
        replies = list(together.map(port.ask, [_request(query) for query in queries]))
    answers = [_answered(query, reply) for query, reply in zip(queries, replies, strict=True)]
    telling = programme_sources().registries
    for iin in sorted({query.iin for query in queries if query.registry in telling}):
        learn_programme(iin=iin, at=at)
    return answers


def _written(
    question: Question, purpose: Purpose, consent: Consent, by: User | None, at: datetime
) -> Query:
    return Query.objects.create(
        request_id=uuid4(),
        registry=question.ask.registry,
        about=question.ask.about,
        iin=question.iin,
        sends=dict(question.sends),
        case_number=purpose.case_number,
        service=purpose.service,
        consent=consent,
        asked_by=by,
        asked_at=at,
    )


def _request(query: Query) -> Request:
    return Request(
        request_id=query.request_id,
        registry=query.registry,
        iin=query.iin,
        case_number=query.case_number,
        service=query.service,
        consent=query.consent_id,
        consented_at=query.consent.given_at,
        asked_at=query.asked_at,
        sends=query.sends,
    )


def _answered(query: Query, reply: Reply) -> Answer:
    return Answer.objects.create(
        query=query,
        outcome=reply.outcome,
        answered_at=query.asked_at + timedelta(seconds=reply.seconds),
        document=reply.document,
        problem=reply.problem,
    )
