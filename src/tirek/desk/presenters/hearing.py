"""The pages of a hearing: announcing it, and writing its record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse

from tirek.casework.hearing_texts import hearing_texts
from tirek.casework.legal import service_of, working_calendar
from tirek.casework.models import Case
from tirek.casework.papers import OTHER
from tirek.casework.queries.decision import draft_decision
from tirek.casework.queries.hearing import rules_of_hearing, set_hearing, window_on
from tirek.desk.presenters.deadline import DayOfTerm, day_of_term
from tirek.desk.presenters.overrule import overrule_fold
from tirek.desk.presenters.step import Fold, StepPage, step_page
from tirek.kernel.calendar import YearNotKnown
from tirek.law.catalogue import the_law
from tirek.procedure.complaints.hearing import Window
from tirek.web import formats
from tirek.web.access import officer
from tirek.web.components import Action, Citation, Field, SummaryRow
from tirek.web.language import current
from tirek.web.step import Stopped, blocked
from tirek.web.texts import spoken, text
from tirek.web.typed import chosen, file_field, typed

OUTCOMES = ("came", "absent", "declined", "in_writing")


@dataclass(frozen=True)
class WindowView:
    """How the days of the notice and of the hearing were counted, and where that is written."""

    before: Sequence[DayOfTerm]
    after: Sequence[DayOfTerm]
    citations: Sequence[Citation]


def announce_page(
    request: HttpRequest, case: Case, stopped: Stopped | None, today: date
) -> StepPage:
    """The page on which a hearing is set; why it cannot be, where it cannot."""
    why_not = _why_no_hearing(case) or blocked(case, officer(request), "HearingAnnounced")
    fields, warning = [], ""
    if not why_not:
        try:
            window = window_on(case, today)
        except YearNotKnown as unknown:
            why_not = spoken(unknown.text)
        else:
            fields = _fields(request, window, stopped)
            warning = spoken(window.too_late) if window.is_late else ""
    granted = draft_decision(case).outcome == "granted"
    return step_page(
        case,
        "hearing",
        blocked=why_not,
        stopped=stopped,
        fields=fields,
        warning=warning or (text("desk.hearing.granted") if granted and not why_not else ""),
        fold=overrule_fold(request, case, stopped),
        others=[Action(reverse("desk:facts", args=[case.number]), text("desk.case.do_facts"))],
    )


def window_view(case: Case, today: date) -> WindowView:
    """The days, one by one."""
    window = window_on(case, today)
    cites = dict.fromkeys(cite.citation(the_law().acts) for cite in window.cites)
    return WindowView(
        before=[day_of_term(day.on, day.why, day.counted) for day in window.before],
        after=[day_of_term(day.on, day.why, day.counted) for day in window.after],
        citations=[Citation(spoken(cite.label), cite.url) for cite in cites],
    )


def _why_no_hearing(case: Case) -> str:
    rules = rules_of_hearing(case)
    if rules.held:
        return ""
    return spoken(hearing_texts().refused["none_is_held"].format(why=rules.why))


def _fields(request: HttpRequest, window: Window, stopped: Stopped | None) -> list[Field]:
    days = [day.on for day in window.after if day.counted]
    calendar = working_calendar()
    choices = [
        (day.isoformat(), f"{formats.day(day, current())}, {formats.weekday(day, current())}")
        for day in days
        if calendar.is_working(day)
    ]
    ways = [(way, spoken(words)) for way, words in hearing_texts().way.items()]
    fields = [
        chosen(request, "day", text("desk.hearing.day"), stopped, choices),
        typed(
            request,
            "hour",
            text("desk.hearing.hour"),
            stopped,
            hint=text("desk.hearing.hour_hint"),
            width=5,
        ),
        chosen(request, "way", text("desk.hearing.way"), stopped, ways),
        typed(
            request,
            "where",
            text("desk.hearing.where"),
            stopped,
            hint=text("desk.hearing.where_hint"),
        ),
    ]
    if window.is_late:
        label, hint = text("desk.hearing.late_because"), text("desk.hearing.late_hint")
        late = typed(request, "late_because", label, stopped, kind="textarea", hint=hint, rows=3)
        fields.append(late)
    return fields


def protocol_page(request: HttpRequest, case: Case, stopped: Stopped | None) -> StepPage:
    """The page on which the record of a hearing is written."""
    say = hearing_texts().outcome
    outcomes = [(one, spoken(say[one])) for one in OUTCOMES]
    answer = answered(case)
    return step_page(
        case,
        "protocol",
        blocked=blocked(case, officer(request), "HearingHeld"),
        stopped=stopped,
        fields=[
            chosen(request, "outcome", text("desk.protocol.outcome"), stopped, outcomes),
            typed(
                request,
                "present",
                text("desk.protocol.present"),
                stopped,
                kind="textarea",
                hint=text("desk.protocol.present_hint"),
                rows=2,
            ),
            typed(
                request,
                "said",
                text("desk.protocol.said"),
                stopped,
                kind="textarea",
                hint=text("desk.protocol.said_hint"),
                start=answer,
            ),
        ],
        fold=Fold(
            title=text("desk.protocol.papers"),
            what=text("desk.protocol.papers_what"),
            fields=paper_fields(case, stopped),
        ),
    )


def answered(case: Case) -> str:
    """What the applicant wrote in answer to the notice."""
    announced = set_hearing(case)
    return str(announced.answer["words"]) if announced and announced.answer else ""


def paper_fields(case: Case, stopped: Stopped | None) -> list[Field]:
    """Files for each paper that the standard names, and for any other."""
    documents = [one for one in service_of(case).passport.documents if one.may_attach]
    fields = [file_field(one.id, spoken(one.title), stopped) for one in documents]
    return [*fields, file_field(OTHER, text("desk.protocol.other_paper"), stopped)]


def set_rows(case: Case) -> list[SummaryRow]:
    """When, how and where the hearing is, and what the applicant answered; empty where none is."""
    announced = set_hearing(case)
    if announced is None:
        return []
    say = hearing_texts()
    rows = [
        SummaryRow(text("desk.protocol.when"), formats.moment(announced.at, current())),
        SummaryRow(text("desk.protocol.how"), spoken(say.way[announced.way]), announced.where),
    ]
    if announced.late_because:
        rows.append(SummaryRow(text("desk.protocol.late"), announced.late_because))
    if announced.answer is None:
        return [*rows, SummaryRow(text("desk.protocol.answer"), text("desk.protocol.no_answer"))]
    told = spoken(say.answer[announced.answer["answer"]])
    return [*rows, SummaryRow(text("desk.protocol.answer"), told, announced.answer["words"])]
