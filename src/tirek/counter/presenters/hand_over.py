"""The page that hands a result over."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.urls import reverse

from tirek.counter.presenters.begin import document_field, document_number_field
from tirek.reception.actions.keep_result import needs_coupon
from tirek.reception.models import Acceptance
from tirek.web.components import Field, Problem
from tirek.web.forms import FormPage
from tirek.web.step import Stopped
from tirek.web.texts import text


@dataclass(frozen=True)
class HandOverPage(FormPage):
    """The form, and whose result it is."""

    number: str = ""


def hand_over_page(
    found: Acceptance, sent: Mapping[str, str], stopped: Stopped | None
) -> HandOverPage:
    """Filled with what was typed; the applicant's name to begin with."""
    label = text("counter.hand_over.person")
    fields = [
        Field("person", label, value=sent.get("person", "")),
        document_field(sent),
        document_number_field(sent),
        *_coupon(found, sent),
    ]
    wrong = stopped.field if stopped else ""
    fields = [
        replace(one, error=stopped.why) if stopped and one.name == wrong else one for one in fields
    ]
    problems = [Problem.of(one) for one in fields if one.error]
    return HandOverPage(
        title=text("counter.hand_over.title"),
        back=reverse("counter:application", args=[found.case.number]),
        problems=problems or ([stopped.problem] if stopped else []),
        fields=fields,
        number=found.case.number,
        button=text("counter.hand_over.button"),
    )


def _coupon(found: Acceptance, sent: Mapping[str, str]) -> list[Field]:
    """The number on the coupon, where the result is handed over only on it."""
    if not needs_coupon(found.case):
        return []
    hint = text("counter.hand_over.coupon_hint")
    value = sent.get("coupon", "")
    return [Field("coupon", text("counter.hand_over.coupon"), hint=hint, value=value, width=20)]
