"""The forms by which work begins, and stands still."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.urls import reverse

from tirek.casework.models import Case
from tirek.desk.presenters.hours_of_work import hours_of
from tirek.kernel.text import Text
from tirek.procedure.work.candidate import asked
from tirek.procedure.work.hours_of_work import HoursOfWork
from tirek.supply.actions.start_work import ANSWER
from tirek.supply.models import Stop
from tirek.supply.queries.work import suppliers_at
from tirek.web.components import Field, Page, Problem
from tirek.web.day_typed import day_field
from tirek.web.texts import spoken, text
from tirek.web.typed import chosen, typed

Errors = Mapping[str, Text]


@dataclass(frozen=True)
class FormPage(Page):
    """Fields and one button."""

    hint: str = ""
    fields: Sequence[Field] = ()
    button: str = ""


def form_page(
    name: str, back: str, fields: Sequence[Field], errors: Errors, *, hint: str = ""
) -> FormPage:
    """The fields with what is wrong at each; what is wrong with none stands above them."""
    shown = [
        replace(one, error=spoken(errors[one.name])) if one.name in errors else one
        for one in fields
    ]
    named = {one.name for one in fields}
    others = [Problem(spoken(said)) for key, said in errors.items() if key not in named]
    return FormPage(
        title=text(f"desk.hours.{name}_title"),
        back=back,
        problems=[*others, *Problem.of_all(shown)],
        hint=hint or text(f"desk.hours.{name}_hint"),
        fields=shown,
        button=text(f"desk.hours.{name}_button"),
    )


def start_page(request: HttpRequest, case: Case, errors: Errors) -> FormPage:
    """Who, for which organisation, from when, and the questions of the act."""
    hours = hours_of(case)
    offices = [(str(one.pk), spoken(one.name)) for one in suppliers_at(case.place)]
    fields = [
        chosen(request, "office", text("desk.hours.office"), None, offices),
        typed(request, "full_name", text("desk.hours.full_name"), None),
        typed(request, "iin", text("desk.hours.iin"), None, inputmode="numeric", width=20),
        day_field(request, "born_on", text("desk.hours.born_on"), None),
        *_questions(request, hours),
        typed(
            request, "sources", text("desk.hours.sources"), None, kind="textarea", rows=3,
            hint=text("desk.hours.sources_hint"),
        ),
        day_field(
            request, "begins", text("desk.hours.begins"), None, hint=spoken(hours.begins.text)
        ),
    ]  # fmt: skip
    return form_page("start", reverse("desk:work", args=[case.number]), fields, errors)


def _questions(request: HttpRequest, hours: HoursOfWork) -> list[Field]:
    """Whether a close relative, where an exclusion spares one; then each exclusion."""
    spares = any(one.spares == "close_relative" for one in hours.exclusions)
    relative = _yes_no(request, "close_relative", text("desk.hours.close_relative"))
    answers = [_yes_no(request, f"{ANSWER}{one.id}", spoken(one.asks)) for one in asked(hours)]
    return [*([relative] if spares else []), *answers]


def _yes_no(request: HttpRequest, name: str, label: str) -> Field:
    choices = [(value, text(f"desk.hours.{value}")) for value in ("yes", "no")]
    return chosen(request, name, label, None, choices)


def stop_page(request: HttpRequest, case: Case, errors: Errors) -> FormPage:
    """What happened and when."""
    kinds = [(one.id, spoken(one.name)) for one in hours_of(case).stops]
    kinds.append((Stop.DEATH, text("desk.hours.death")))
    fields = [
        chosen(request, "kind", text("desk.hours.kind"), None, kinds),
        day_field(request, "first", text("desk.hours.first"), None),
        day_field(
            request, "last", text("desk.hours.last"), None, hint=text("desk.hours.last_hint"),
            optional=True,
        ),
        typed(request, "source", text("desk.hours.source"), None),
    ]  # fmt: skip
    return form_page("stop", reverse("desk:work", args=[case.number]), fields, errors)
