"""Reporting a change: what can change, the page of one change, what became of each report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.casework.papers import OTHER
from tirek.casework.queries.changes import ACCEPTED, Report, can_report, reports
from tirek.kernel.text import Text
from tirek.portal.presenters.people import child_name
from tirek.procedure.change import Change
from tirek.web import formats
from tirek.web.components import Action, Card, Field, Page, Problem, Tone
from tirek.web.forms import FormPage, question_fields
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text
from tirek.web.typed import file_field, typed

UNPROCESSABLE = 422


@dataclass(frozen=True)
class ChangeChoicePage(Page):
    """The kinds of changes, what need not be told, and the reports so far."""

    about: str = ""
    kinds: Sequence[Card] = ()
    known: Sequence[str] = ()
    reported: Sequence[Card] = ()


@dataclass(frozen=True)
class ChangeReportPage(FormPage):
    """The page of one change."""

    about: str = ""


def change_choice_page(case: Case) -> ChangeChoicePage:
    """For one case of the person."""
    changes = service_of(case).changes
    return ChangeChoicePage(
        title=text("portal.change.title"),
        back=reverse("case", args=[case.number]),
        about=_about(case),
        kinds=[
            *(
                Card(spoken(one.title), href=reverse("change-report", args=[case.number, one.id]))
                for one in changes.changes
            ),
            *_account(case),
        ],
        known=[spoken(one) for one in changes.known],
        reported=[report_card(one) for one in reversed(reports(case))],
    )


def change_report_page(
    request: HttpRequest, case: Case, change: Change, errors: Mapping[str, Text]
) -> ChangeReportPage:
    """The fields of the change with what was typed; what is wrong without a field stands above."""
    raw = request.POST.dict() if request.method == "POST" else None
    asked = question_fields(change.question, {}, raw=raw, errors=errors, heading=False)
    fields = [*asked, *_papers(change, errors), _words(request, errors)]
    general = [Problem(spoken(errors[""]))] if "" in errors else []
    return ChangeReportPage(
        title=spoken(change.title),
        back=reverse("change", args=[case.number]),
        problems=[*general, *(Problem.of(one) for one in fields if one.error)],
        heading=spoken(change.title),
        hint=spoken(change.lead or ""),
        fields=fields,
        about=_about(case),
        button=text("portal.change.send"),
    )


def change_action(case: Case) -> Action | None:
    """The link to report a change, for a case that may change."""
    if not can_report(case):
        return None
    return Action(reverse("change", args=[case.number]), text("portal.change.link"))


def report_card(report: Report) -> Card:
    """One report, and what became of it."""
    outcome, tone = _outcome(report)
    told = (report.outcome or report.event).payload["told"]["citizen"]
    return Card(
        title=spoken(report.change.title),
        text=spoken(told),
        tag=outcome,
        tone=tone,
        note=text("portal.change.told_on", day=formats.day(report.event.at, current())),
    )


def _outcome(report: Report) -> tuple[str, Tone]:
    if report.outcome is None:
        return text("portal.change.waits"), "progress"
    if report.outcome.kind == ACCEPTED:
        return text("portal.change.accepted"), "success"
    return text("portal.change.not_confirmed"), "warning"


def _account(case: Case) -> list[Card]:
    """The account has a page of its own: a code to the phone confirms it."""
    if all(field.kind != "iban" for _, field in service_of(case).form.fields()):
        return []
    return [Card(text("portal.change.account"), href=reverse("account", args=[case.number]))]


def _about(case: Case) -> str:
    return f"{case.number} · {child_name(case)}"


def _papers(change: Change, errors: Mapping[str, Text]) -> list[Field]:
    if change.paper is None:
        return []
    wrong = Stopped(spoken(errors[OTHER]), UNPROCESSABLE, OTHER) if OTHER in errors else None
    return [file_field(OTHER, spoken(change.paper), wrong, text("portal.change.paper_later"))]


def _words(request: HttpRequest, errors: Mapping[str, Text]) -> Field:
    wrong = Stopped(spoken(errors["words"]), UNPROCESSABLE, "words") if "words" in errors else None
    label = text("portal.change.words")
    return typed(request, "words", label, wrong, kind="textarea", rows=3, optional=True)
