"""Why a request was refused: application/problem+json (RFC 9457) in the caller's language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import (
    ObjectDoesNotExist,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import Http404, HttpResponse
from ninja.errors import AuthenticationError, HttpError, ValidationError

from tirek.accounts.actions.appoint_deputy import CannotAppoint
from tirek.casework.actions.establish_facts import InvalidFacts
from tirek.casework.actions.submit import InvalidAnswers
from tirek.casework.permissions import NotAllowed
from tirek.casework.record import StaleCase
from tirek.casework.refused import Refused
from tirek.casework.texts import texts
from tirek.documents.actions.store import RefusedFile
from tirek.kernel.text import Text
from tirek.law.factsheet import BadFacts
from tirek.law.region import UnknownPlace
from tirek.people.actions.record_representation import CannotRepresent
from tirek.procedure.answer import AnswerErrors
from tirek.procedure.lifecycle import RefusedTransition
from tirek.reception.actions.accept import InvalidAnswers as InvalidPapers
from tirek.signatures.verdict import SignatureRefused
from tirek.sms.code_refused import CodeRefused
from tirek.web.texts import spoken, text

MEDIA_TYPE = "application/problem+json"
KINDS = {
    400: "bad_request",
    401: "no_key",
    403: "forbidden",
    404: "not_found",
    405: "method",
    409: "conflict",
    413: "too_large",
    422: "invalid",
}


def problem(
    status: int, detail: str = "", errors: Mapping[str, str] | None = None, **more: Any
) -> HttpResponse:
    """One answer of that kind; `errors` are texts by field."""
    kind = KINDS[status]
    document = {
        "type": f"urn:tirek:{kind.replace('_', '-')}",
        "title": text(f"api.problem.{kind}"),
        "status": status,
        "detail": detail or text(f"api.problem.{kind}"),
        "errors": field_problems(errors or {}),
        **more,
    }
    body = json.dumps(document, ensure_ascii=False)
    return HttpResponse(body, status=status, content_type=MEDIA_TYPE)


def field_problems(errors: Mapping[str, str]) -> list[dict[str, str]]:
    """What is wrong at each field, as answers tell it."""
    return [{"field": field, "text": said} for field, said in errors.items()]


def problem_of(error: Exception) -> HttpResponse | None:
    """The answer to a refusal that Tirek knows; None for what is a mistake of its own."""
    if isinstance(error, (Refused, CannotAppoint)):
        told = spoken(error.text)
        return problem(422, told, {error.field: told} if error.field else None)
    if isinstance(error, (InvalidAnswers, InvalidFacts, InvalidPapers, AnswerErrors)):
        return problem(422, errors=_spoken(error.errors))
    if isinstance(error, BadFacts):
        return problem(422, errors=of_the_facts(error))
    if isinstance(error, (CannotRepresent, CodeRefused, RefusedFile, SignatureRefused)):
        return problem(422, spoken(error.text))
    if isinstance(error, StaleCase):
        return problem(409, text("web.step.stale"), found=error.found)
    if isinstance(error, RefusedTransition):
        return problem(409, spoken(error.text))
    if isinstance(error, NotAllowed):
        return problem(403, spoken(error.text))
    return _of_the_frame(error)


def _of_the_frame(error: Exception) -> HttpResponse | None:
    """Refusals that are not about a case."""
    if isinstance(error, (ObjectDoesNotExist, Http404, UnknownPlace)):
        return problem(404)
    if isinstance(error, AuthenticationError):
        return problem(401)
    if isinstance(error, (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)):
        return problem(413)
    if isinstance(error, ValidationError):
        return problem(422, errors=_of_the_schema(error.errors))
    if isinstance(error, HttpError):
        return problem(error.status_code if error.status_code in KINDS else 400)
    return None


def _of_the_schema(errors: list[dict[str, Any]]) -> dict[str, str]:
    """What does not fit the description of the request, at its field."""
    places = (".".join(str(part) for part in one["loc"]) for one in errors)
    said = (one["msg"] for one in errors)
    return {
        place: text("api.problem.field", expected=expected)
        for place, expected in zip(places, said, strict=True)
    }


def of_the_facts(bad: BadFacts) -> dict[str, str]:
    """What is wrong with a document of facts, by key, in the caller's language."""
    say = texts().refused.bad_fact
    return {
        one.key: spoken(say.format(wrong=one.wrong, expected=one.expected)) for one in bad.problems
    }


def _spoken(errors: Mapping[str, Text]) -> dict[str, str]:
    return {field: spoken(said) for field, said in errors.items()}
