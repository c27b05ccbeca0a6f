"""The hearing as the applicant knows it, and the page that answers its notice."""

from django.http import HttpRequest
from django.urls import reverse

from tirek.casework.hearing_texts import hearing_texts
from tirek.casework.models import Case
from tirek.casework.papers import OTHER
from tirek.casework.queries.hearing import SetHearing, set_hearing
from tirek.portal.presenters.asked import AnswerPage, Awaited
from tirek.web import formats
from tirek.web.components import Action, Field
from tirek.web.decision import Reason
from tirek.web.explanation import citations
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text
from tirek.web.typed import chosen, file_field, typed


def answer_hearing_page(
    request: HttpRequest, case: Case, announced: SetHearing, stopped: Stopped | None
) -> AnswerPage:
    """Why it may be refused, when one may speak, and the four answers."""
    return AnswerPage(
        title=text("portal.heard.title"),
        back=reverse("case", args=[case.number]),
        problems=[stopped.problem] if stopped else [],
        number=case.number,
        seq=case.last_seq,
        lead=text("portal.heard.lead"),
        grounds_title=text("portal.heard.grounds"),
        grounds=_grounds(announced),
        wanted=_when(announced),
        notes=[text("portal.heard.otherwise")],
        fields=_fields(request, announced, stopped),
        button=text("portal.heard.button"),
    )


def awaited_hearing(case: Case) -> Awaited | None:
    """For the page of the case; None where no hearing is set."""
    announced = set_hearing(case)
    if announced is None:
        return None
    grounds = [reason.text for reason in _grounds(announced)]
    lines = [text("portal.heard.lead"), *grounds, *_when(announced)]
    answer = announced.answer
    if answer is not None:
        said = spoken(hearing_texts().answer[answer["answer"]])
        lines.append(text("portal.heard.answered", answer=said))
    do = text("portal.heard.do" if answer is None else "portal.heard.do_again")
    href = reverse("answer-hearing", args=[case.number])
    return Awaited(text("portal.heard.box"), lines, Action(href, do))


def _grounds(announced: SetHearing) -> list[Reason]:
    return [
        Reason(spoken(one["text"]), citations(one["cites"]))
        for one in announced.decision["reasons"]
    ]


def _when(announced: SetHearing) -> list[str]:
    way = spoken(hearing_texts().way[announced.way])
    return [
        text("portal.heard.when", at=formats.moment(announced.at, current())),
        text("portal.heard.where", way=way, where=announced.where),
    ]


def _fields(request: HttpRequest, announced: SetHearing, stopped: Stopped | None) -> list[Field]:
    before = announced.answer or {"answer": "", "words": ""}
    answers = [(one, spoken(words)) for one, words in hearing_texts().answer.items()]
    return [
        chosen(
            request,
            "answer",
            text("portal.heard.answer"),
            stopped,
            answers,
            start=before["answer"],
        ),
        typed(
            request,
            "words",
            text("portal.heard.words"),
            stopped,
            kind="textarea",
            hint=text("portal.heard.words_hint"),
            start=before["words"],
        ),
        file_field(OTHER, text("portal.heard.papers"), stopped),
    ]
