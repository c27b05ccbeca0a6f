"""Somebody answered by SMS: what the answer does to the question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from tirek.casework.actions import keep_draft
from tirek.casework.actions.submit import InvalidAnswers, submit
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.casework.refused import Refused
from tirek.kernel.text import Text
from tirek.people.actions.give_consent import give_consent
from tirek.proactive.actions.lapse import lapsed
from tirek.proactive.consent import with_consent
from tirek.proactive.models import OPEN, Request, RequestEvent
from tirek.proactive.record import hold_phone, record
from tirek.proactive.signals import replacement_agreed
from tirek.proactive.telling import key_of, tell
from tirek.proactive.wording import wording
from tirek.procedure.proactive import Meaning, meaning
from tirek.sms.models import JournalLine

PATIENCE = 3
"""How often the same thing is explained: an answering machine would ask for ever."""


@transaction.atomic
def read_answer(*, line: JournalLine) -> Request | None:
    """The request that the message changed, None where it is about none; read once.

    The moment is that of the message itself: when it is read does not matter.
    """
    read = RequestEvent.objects.filter(line=line).select_related("request").first()
    if read is not None:
        return read.request
    hold_phone(line.phone)
    requests = Request.objects.filter(phone=line.phone).select_related("applicant", "draft")
    waiting = [one for one in requests.filter(stage=OPEN) if not _too_late(one, line)]
    for request in waiting:
        said = meaning(line.content, request.codes, words=len(waiting) == 1)
        if said is not None:
            _answered(request, said, line)
            return request
    if waiting:
        return _explained(waiting[0], "AnswerNotRead", wording().messages.not_understood, line)
    return _after_the_end(requests, line)


def _too_late(request: Request, line: JournalLine) -> bool:
    """Nobody came to end it yet: it ends here."""
    late = line.at >= request.lapses_at
    if late:
        lapsed(request, at=line.at)
    return late


def _answered(request: Request, said: Meaning, line: JournalLine) -> None:
    if request.asks_to_replace:
        _answered_of_replacement(request, said, line)
        return
    if said == "no":
        record(request, "Declined", role="citizen", at=line.at, payload={}, line=line)
        _forget(request)
        tell(request, wording().messages.declined, at=line.at)
        return
    registered = _registered(request, line.at)
    if isinstance(registered, Case):
        request.case = registered
        _agreed(request, "registered", {"case": registered.number}, line)
        return  # its message follows the registration, as for every other application
    _agreed(request, "not_registered", {"why": registered.as_dict()}, line)
    _forget(request)
    tell(request, wording().messages.not_registered, at=line.at)


def _answered_of_replacement(request: Request, said: Meaning, line: JournalLine) -> None:
    words = wording().replacement
    if said == "no":
        record(request, "Declined", role="citizen", at=line.at, payload={}, line=line)
        tell(request, words.declined, at=line.at)
        return
    _agreed(request, "queued", {}, line)
    replacement_agreed.send(sender=Request, case=request.case, at=line.at)
    tell(request, words.queued, at=line.at)


def _agreed(
    request: Request, outcome: str, payload: Mapping[str, object], line: JournalLine
) -> None:
    record(
        request, "Agreed", outcome=outcome, role="citizen", at=line.at, payload=payload, line=line
    )


def _registered(request: Request, at: datetime) -> Case | Text:
    """The case, or why there is none; the day of the answer is the day of application."""
    draft = request.draft
    assert draft is not None, "a question that is open has its application"
    try:
        with transaction.atomic():
            answers = with_consent(service_of(draft).form, draft.answers)
            keep_draft.save_answers(draft=draft.pk, by=None, answers=answers, at=at)
            case = submit(draft=draft, by=None, at=at)
            _keep_consent(request, case, at)
    except Refused as refused:
        return refused.text
    except InvalidAnswers as invalid:
        return next(iter(invalid.errors.values()))
    return case


def _keep_consent(request: Request, case: Case, at: datetime) -> None:
    """The words the person really read: those of the question."""
    asked = request.events.get(kind="Asked")
    give_consent(
        person=case.applicant,
        case_number=case.number,
        version="sms",
        words=(Text.of(asked.payload["question"]),),
        language=request.language,
        at=at,
    )


def _forget(request: Request) -> None:
    """Without a consent nothing of what the registries told is kept."""
    if request.draft is not None:
        keep_draft.throw_away(draft=request.draft.pk, by=None)


def _explained(request: Request, kind: str, words: Text, line: JournalLine) -> Request:
    times = request.events.filter(kind=kind).count()
    said = {"said": line.content}
    record(request, kind, role="citizen", at=line.at, payload=said, line=line)
    if times < PATIENCE:
        tell(request, words, at=line.at)
    return request


def _after_the_end(requests: Iterable[Request], line: JournalLine) -> Request | None:
    """Late is what answers our last message, or reads like an answer to the last question."""
    last = next(iter(requests), None)
    if last is None:
        return None
    to_us = line.answers is not None and line.answers.key.startswith(key_of(last))
    if not to_us and meaning(line.content, last.codes, words=True) is None:
        return None
    return _explained(last, "AnsweredLate", wording().messages.late, line)
