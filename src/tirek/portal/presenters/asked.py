"""What the department asked for, and the page that answers it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from tirek.casework.models import Case
from tirek.casework.papers import OTHER
from tirek.casework.queries.information import Request, open_request
from tirek.web import formats
from tirek.web.components import Action, Field, Page
from tirek.web.decision import Reason
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text
from tirek.web.typed import file_field, typed


@dataclass(frozen=True)
class AnswerPage(Page):
    """A page of the case that waits for an answer: what it is about, then the form.

    `grounds` are those of a preliminary decision, empty where there is none.
    """

    number: str = ""
    seq: int = 0
    lead: str = ""
    grounds_title: str = ""
    grounds: Sequence[Reason] = ()
    wanted: Sequence[str] = ()
    notes: Sequence[str] = ()
    fields: Sequence[Field] = ()
    button: str = ""


@dataclass(frozen=True)
class Awaited:
    """The box on the page of the case: what is awaited of the applicant, by when, the link."""

    title: str
    lines: Sequence[str]
    action: Action


def answer_request_page(
    request: HttpRequest, case: Case, asked: Request, stopped: Stopped | None
) -> AnswerPage:
    """Everything that was asked, a place for each paper, and for words."""
    files = [file_field(one.id, spoken(one.title), stopped) for one in asked.requirements]
    other = [] if files else [file_field(OTHER, text("portal.asked.paper"), stopped)]
    words = typed(
        request,
        "words",
        text("portal.asked.words"),
        stopped,
        kind="textarea",
        hint=text("portal.asked.words_hint"),
    )
    return AnswerPage(
        title=text("portal.asked.title"),
        back=reverse("case", args=[case.number]),
        problems=[stopped.problem] if stopped else [],
        number=case.number,
        seq=case.last_seq,
        lead=_by_when(asked),
        wanted=_wanted(asked),
        notes=_notes(asked),
        fields=[*files, *other, words],
        button=text("portal.asked.button"),
    )


def awaited_papers(case: Case) -> Awaited | None:
    """For the page of the case; None where nothing is asked."""
    asked = open_request(case)
    if asked is None:
        return None
    href = reverse("answer-request", args=[case.number])
    return Awaited(
        title=_by_when(asked),
        lines=[*_wanted(asked), *_notes(asked)],
        action=Action(href, text("portal.asked.do")),
    )


def _by_when(asked: Request) -> str:
    return text("portal.asked.until", day=formats.day(asked.until, current()))


def _wanted(asked: Request) -> list[str]:
    titles = [spoken(one.title) for one in asked.requirements]
    return [*titles, asked.words] if asked.words else titles


def _notes(asked: Request) -> list[str]:
    clock = text("portal.asked.waits" if asked.pauses else "portal.asked.runs")
    return [text("portal.asked.otherwise"), clock]
