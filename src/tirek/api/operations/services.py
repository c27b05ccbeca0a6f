"""Services: which there are, what they ask, what the law would say."""

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router

from tirek.api.answering import REFUSALS
from tirek.api.schemas import Answered, Problem, Question, ServiceInBrief, ServiceInFull
from tirek.law.catalogue import the_law
from tirek.law.decide import decide
from tirek.procedure.service import Service
from tirek.services import SERVICES

router = Router(tags=["services"])


@router.get("/services", response={200: list[ServiceInBrief], REFUSALS: Problem})
def services(request: HttpRequest) -> list[dict[str, Any]]:
    """Every legal service."""
    return [_brief(one) for one in SERVICES.values()]


@router.get("/services/{slug}", response={200: ServiceInFull, REFUSALS: Problem})
def service(request: HttpRequest, slug: str) -> dict[str, Any]:
    """A service with the fields of its form and the documents it asks for."""
    found = _named(slug)
    return {**_brief(found), "fields": _fields(found), "documents": _documents(found)}


@router.post("/services/{slug}/decide", response={200: Answered, REFUSALS: Problem})
def what_the_law_says(request: HttpRequest, slug: str, question: Question) -> dict[str, Any]:
    """What the law says on these facts; nothing is kept."""
    found = decide(_named(slug), question.place, question.facts, law=the_law())
    return {"decision": found.as_document()}


def _named(slug: str) -> Service:
    if slug not in SERVICES:
        raise Http404
    return SERVICES[slug]


def _brief(one: Service) -> dict[str, Any]:
    return {
        "slug": one.slug,
        "name": one.name.as_dict(),
        "summary": one.passport.summary.as_dict(),
        "channels": [channel.kind for channel in one.passport.channels],
    }


def _fields(one: Service) -> list[dict[str, Any]]:
    return [
        {
            "id": field.id,
            "question": question.id,
            "kind": field.kind,
            "title": (field.label or question.title).as_dict(),
            "fact": field.fact,
            "choices": [choice.value for choice in field.choices],
        }
        for question, field in one.form.fields()
    ]


def _documents(one: Service) -> list[dict[str, Any]]:
    return [
        {
            "id": asked.id,
            "title": asked.title.as_dict(),
            "how": asked.how,
            "required": asked.required,
            "accepts": list(asked.accepts),
        }
        for asked in one.passport.documents
    ]
