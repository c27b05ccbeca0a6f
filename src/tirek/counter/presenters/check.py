"""Everything that will be registered, what still keeps it from it, and which way is open."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from tirek.accounts.models import User
from tirek.casework.completeness import problems
from tirek.casework.legal import service_of
from tirek.casework.local_day import local_day
from tirek.counter.presenters.steps import Steps, steps_of
from tirek.kernel.text import Text
from tirek.procedure.answer import Answer, field_of
from tirek.procedure.form import Form
from tirek.procedure.question import Question
from tirek.reception.actions.check_papers import problems_of
from tirek.reception.models import Visit
from tirek.reception.paper_marks import Paper, papers_of
from tirek.reception.texts import texts
from tirek.web import formats
from tirek.web.again import told_before_sending
from tirek.web.answered import field_row
from tirek.web.components import Page, Problem, SummaryRow
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class Part:
    """The answers of one section."""

    title: str
    rows: Sequence[SummaryRow]


@dataclass(frozen=True)
class CheckPage(Page):
    """`can` is what may be done now: "accept", "refuse", or nothing while work is left."""

    steps: Steps | None = None
    parts: Sequence[Part] = ()
    papers: Sequence[SummaryRow] = ()
    warnings: Sequence[str] = ()
    lacking: Sequence[str] = ()
    can: str = ""
    several: str = ""


def check_page(
    visit: Visit,
    user: User,
    at: datetime,
    *,
    errors: Mapping[str, Text] | None,
    stopped: Stopped | None,
) -> CheckPage:
    """The page for this officer."""
    draft, form = visit.draft, service_of(visit.draft).form
    papers = papers_of(draft, visit.papers)
    lacking = [one for one in papers if one.lacks]
    unmarked = problems_of(draft, visit, at)
    open_ = {**_unanswered(visit, user, at, lacking), **unmarked, **(errors or {})}
    findings = form.findings(draft.answers, on=local_day(at))
    steps = steps_of(visit, "check")
    return CheckPage(
        title=steps.title,
        back=reverse("counter:papers", args=[visit.pk]),
        problems=[*([stopped.problem] if stopped else []), *_problems(visit, form, open_)],
        steps=steps,
        parts=_parts(form, draft.answers),
        papers=[_paper_row(one) for one in papers],
        warnings=[spoken(one.text) for one in findings if one.level == "warning"],
        lacking=[_lacks(one) for one in lacking],
        several=told_before_sending(draft),
        can="refuse" if lacking and not unmarked else "" if open_ or lacking else "accept",
    )


def _unanswered(
    visit: Visit, user: User, at: datetime, lacking: Sequence[Paper]
) -> dict[str, Text]:
    """What the form lacks; a paper that is marked as lacking is told with the refusal."""
    service = service_of(visit.draft)
    found = problems(visit.draft, service.form, service.passport, by=user, on=local_day(at))
    told = {one.requirement.id for one in lacking}
    return {name: said for name, said in found.items() if name not in told}


def _problems(visit: Visit, form: Form, errors: Mapping[str, Text]) -> list[Problem]:
    fields = {field.id for _, field in form.fields()}
    return [
        Problem(
            spoken(said),
            reverse(f"counter:{_page_of(name, fields)}", args=[visit.pk]),
        )
        for name, said in errors.items()
    ]


def _page_of(name: str, fields: Container[str]) -> str:
    return "answers" if field_of(name) in fields else "papers"


def _parts(form: Form, answers: Mapping[str, Answer]) -> list[Part]:
    parts = []
    for name, section in form.sections.items():
        rows = [
            field_row(question, field, answers[field.id])
            for question in _asked(form, answers, name)
            for field in question.fields_asked(answers)
            if answers.get(field.id) is not None
        ]
        parts.append(Part(spoken(section.title), rows))
    return [part for part in parts if part.rows]


def _asked(form: Form, answers: Mapping[str, Answer], section: str) -> list[Question]:
    return [one for one in form.path(answers) if one.section == section]


def _paper_row(paper: Paper) -> SummaryRow:
    mark = spoken(texts().marks[paper.state]) if paper.state else "–"
    until = formats.day(paper.expired_on, current()) if paper.expired_on else ""
    return SummaryRow(spoken(paper.requirement.title), mark, until, wrong=paper.lacks)


def _lacks(paper: Paper) -> str:
    title = spoken(paper.requirement.title)
    if paper.expired_on is None:
        return text("counter.check.missing", title=title)
    on = formats.day(paper.expired_on, current())
    return text("counter.check.expired", title=title, on=on)
