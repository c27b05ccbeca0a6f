"""Services: which there are, what they ask, what the law would say."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Router

from tirek.api.answering import REFUSALS
from tirek.api.deciding import MEDIA_TYPE, decision_document, written
from tirek.api.problems import field_problems, of_the_facts
from tirek.api.schemas import (
    AllAnswered,
    Answered,
    Asked,
    Language,
    Problem,
    Question,
    Questions,
    ServiceInBrief,
    ServiceInFull,
)
from tirek.law.factsheet import BadFacts
from tirek.law.region import UnknownPlace
from tirek.procedure.service import Service
from tirek.services import SERVICES
from tirek.web.texts import text

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
def what_the_law_says(request: HttpRequest, slug: str, question: Question) -> HttpResponse:
    """What the law says on these facts; nothing is kept."""
    found = _decision(_named(slug), question, question.language)
    return HttpResponse(written({"decision": found}), content_type=MEDIA_TYPE)


@router.post("/services/{slug}/decide-many", response={200: AllAnswered, REFUSALS: Problem})
def what_the_law_says_of_each(
    request: HttpRequest, slug: str, questions: Questions
) -> HttpResponse:
    """What the law says of each of these cases; nothing is kept.

    A case that cannot be read is answered with what is wrong at its fields, the others are decided.
    """
    service = _named(slug)
    answers = [_answer(service, case, questions.language) for case in questions.cases]
    return HttpResponse(written({"answers": answers}), content_type=MEDIA_TYPE)


def _answer(service: Service, case: Asked, language: Language | None) -> dict[str, Any]:
    try:
        return {"decision": _decision(service, case, language), "errors": None}
    except BadFacts as bad:
        wrong = of_the_facts(bad)
    except UnknownPlace:
        wrong = {"place": text("api.problem.not_found")}
    return {"decision": None, "errors": field_problems(wrong)}


def _decision(service: Service, case: Asked, language: Language | None) -> dict[str, object]:
    return decision_document(service, case.place, case.facts, case.until, language)


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
