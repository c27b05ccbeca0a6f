"""The page on which a person at the counter agrees to the registries being asked."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast

from django.urls import reverse

from tirek.casework.actions.prefill import consent_question
from tirek.casework.legal import service_of
from tirek.casework.persons import SUBJECT_IIN
from tirek.casework.queries.registered_phone import registered_phone
from tirek.counter.consent_asked import Asked
from tirek.counter.presenters.steps import Steps, steps_of
from tirek.kernel.text import Language
from tirek.reception.models import Visit
from tirek.web.components import Field, Problem
from tirek.web.forms import FormPage
from tirek.web.texts import text

CHILD, PHONE, CODE = SUBJECT_IIN, "phone", "code"


@dataclass(frozen=True)
class ConsentPage(FormPage):
    """The words in the language of the application, then the code that agrees to them."""

    steps: Steps | None = None
    words: str = ""
    language: str = ""
    sent: str = ""


def consent_page(
    visit: Visit, asked: Asked | None, raw: Mapping[str, str], errors: Mapping[str, str]
) -> ConsentPage:
    """First whom and where to ask; once the code went out, the code."""
    question, _ = consent_question(service_of(visit.draft).form)
    language = cast(Language, visit.draft.language)
    said = [one.in_(language) for one in (question.title, question.hint) if one]
    fields = [_code()] if asked else _whom(visit, raw)
    fields = [replace(one, error=errors.get(one.name, "")) for one in fields]
    told = {field.name for field in fields}
    problems = [Problem.of(field) for field in fields if field.error]
    problems += [Problem(why) for name, why in errors.items() if name not in told]
    return ConsentPage(
        title=text("counter.consent.title"),
        back=reverse("counter:answers", args=[visit.pk]),
        problems=problems,
        fields=fields,
        button=text(f"counter.consent.{'confirm' if asked else 'send'}"),
        steps=steps_of(visit, "answers"),
        words="\n".join(said),
        language=language,
        sent=text("counter.consent.sent", phone=asked.phone) if asked else "",
    )


def _whom(visit: Visit, raw: Mapping[str, str]) -> list[Field]:
    """Whose child, where the service is about one, and the telephone."""
    form = service_of(visit.draft).form
    asking = [one for one, field in form.fields() if field.id == CHILD]
    hint = "child_iin_if_any" if any(one.only_if for one in asking) else "child_iin_hint"
    child = Field(
        CHILD,
        text("counter.consent.child_iin"),
        hint=text(f"counter.consent.{hint}"),
        value=raw.get(CHILD, str(visit.draft.answers.get(CHILD) or "")),
        inputmode="numeric",
        width=20,
    )
    phone = Field(
        PHONE,
        text("counter.consent.phone"),
        hint=text("counter.consent.phone_hint"),
        value=raw.get(PHONE, registered_phone(visit.iin)),
        inputmode="tel",
        width=20,
    )
    first, *rest = [child, phone] if asking else [phone]
    return [replace(first, autofocus=True), *rest]


def _code() -> Field:
    return Field(CODE, text("counter.consent.code"), inputmode="numeric", width=10, autofocus=True)
