"""One documented interface for other systems: what people may do, a system with a key may do."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema

from tirek.api.entry import Key
from tirek.api.operations import (
    cases,
    certificates,
    changes,
    complaints,
    conclusions,
    counter,
    deputies,
    drafts,
    examination,
    letters,
    payment_changes,
    procedure,
    services,
)
from tirek.api.problems import MEDIA_TYPE, problem_of

DESCRIPTION = """What a person or an officer can do in Tirek, another system can do with a key.

The key acts as one officer, with the role and the place of that officer; a key for citizens names
the citizen by IIN in the header Tirek-Person. Every write carries an Idempotency-Key: the same
request sent again is answered as before and happens once. Refusals are application/problem+json
in the language of Accept-Language (kk, ru, en)."""


class Described(NinjaAPI):
    """Says of refusals what they are: problem+json."""

    def get_openapi_schema(self, **asked: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(**asked)
        for path in schema["paths"].values():
            for operation in path.values():
                for status, answer in operation["responses"].items():
                    if int(status) >= HTTPStatus.BAD_REQUEST:
                        answer["content"] = {MEDIA_TYPE: answer["content"]["application/json"]}
        return schema


api = Described(
    title="Tirek",
    version="1",
    description=DESCRIPTION,
    auth=Key(),
    docs_url=None,
    urls_namespace="api",
)
for router in (
    *(services, drafts, cases, examination, procedure, letters),
    *(changes, complaints, conclusions, counter, deputies, payment_changes, certificates),
):
    api.add_router("", router.router)


@api.exception_handler(Exception)
@api.exception_handler(Http404)
@api.exception_handler(AuthenticationError)
@api.exception_handler(ValidationError)
@api.exception_handler(HttpError)
def refused(request: HttpRequest, error: Exception) -> HttpResponse:
    """A refusal in words; a mistake of Tirek's own goes on as one."""
    answer = problem_of(error)
    if answer is None:
        raise error
    return answer
