"""The pages of a request for more information: asking, and writing down what was brought."""

from dataclasses import replace
from datetime import date

from django.http import HttpRequest

from tirek.accounts.models import Role
from tirek.casework.legal import service_of, working_calendar
from tirek.casework.models import Case
from tirek.casework.papers import OTHER
from tirek.casework.queries.information import may_be_asked, open_request
from tirek.desk.presenters.step import StepPage, step_page
from tirek.kernel.calendar import YearNotKnown
from tirek.procedure.deadline import span_end
from tirek.web import formats
from tirek.web.access import home_of, officer
from tirek.web.components import Choice, Field
from tirek.web.language import current
from tirek.web.step import Stopped, blocked
from tirek.web.texts import spoken, text
from tirek.web.typed import file_field, typed


def ask_page(request: HttpRequest, case: Case, stopped: Stopped | None, today: date) -> StepPage:
    """The page on which more is asked for."""
    sent = request.POST.getlist("papers")
    papers = [
        Choice(one.id, spoken(one.title), chosen=one.id in sent) for one in may_be_asked(case)
    ]
    hint = text("desk.ask.words_hint")
    return step_page(
        case,
        "ask",
        blocked=blocked(case, officer(request), "InformationRequested"),
        stopped=stopped,
        warning=_until(case, today),
        fields=[
            Field("papers", text("desk.ask.papers"), kind="checkboxes", choices=papers),
            typed(request, "words", text("desk.ask.words"), stopped, kind="textarea", hint=hint),
        ],
    )


def _until(case: Case, today: date) -> str:
    """By when the applicant would have to answer, and whether the term waits."""
    information = service_of(case).passport.process.information
    try:
        until = span_end(information.answer_within, today, working_calendar())
    except YearNotKnown as unknown:
        return spoken(unknown.text)
    key = "until_waits" if information.pauses else "until_runs"
    return text(f"desk.ask.{key}", until=formats.day(until, current()))


def answered_page(request: HttpRequest, case: Case, stopped: Stopped | None) -> StepPage:
    """The page on which an officer writes down what was brought."""
    asked = open_request(case)
    fields = [
        *(
            file_field(one.id, spoken(one.title), stopped)
            for one in (asked.requirements if asked else ())
        ),
        file_field(OTHER, text("desk.answered.other_paper"), stopped),
        typed(request, "words", text("desk.answered.words"), stopped, kind="textarea"),
    ]
    shown = step_page(
        case,
        "answered",
        blocked=blocked(case, officer(request), "InformationGiven"),
        stopped=stopped,
        warning=text("desk.answered.asked", words=asked.words) if asked and asked.words else "",
        fields=fields,
        judged=False,
    )
    user = officer(request)  # a front office has no dossier to go back to
    return replace(shown, back=home_of(user)) if user.role == Role.OPERATOR else shown
