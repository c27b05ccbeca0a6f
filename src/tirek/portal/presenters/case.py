"""One case as its applicant follows it: what happened, what comes next, what was decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from tirek.accounts.models import User
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.casework.permissions import may
from tirek.casework.queries.answers import answers_of
from tirek.casework.queries.decision import decided
from tirek.casework.queries.next_step import next_step
from tirek.casework.queries.timeline import TimelineItem, timeline
from tirek.indicators.queries.satisfaction import can_answer
from tirek.law.catalogue import Law
from tirek.notices.models import Notice
from tirek.notices.queries.letters import letters
from tirek.portal.presenters.asked import Awaited, awaited_papers
from tirek.portal.presenters.complaint import complaints_about
from tirek.portal.presenters.deadline import DeadlineView, deadline_view
from tirek.portal.presenters.documents import size_in_words
from tirek.portal.presenters.editions import place_name
from tirek.portal.presenters.heard import awaited_hearing
from tirek.portal.presenters.people import child_name
from tirek.procedure.lifecycle import RefusedTransition
from tirek.signatures.models import Signature
from tirek.web import formats
from tirek.web.answered import question_row
from tirek.web.components import LIFE_TONES, Action, Moment, Page, SummaryRow, Table, Tone
from tirek.web.decision import DecisionView, decision_view
from tirek.web.delivery import delivery_tables
from tirek.web.language import current
from tirek.web.signatures import signature_rows
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class CasePage(Page):
    """Everything about one's own case."""

    number: str = ""
    service: str = ""
    about: str = ""
    stage: str = ""
    tone: Tone = "neutral"
    next: str = ""
    awaited: Awaited | None = None
    decision: DecisionView | None = None
    decided: str = ""
    letters: Sequence[Action] = ()
    deliveries: Sequence[Table] = ()
    moments: Sequence[Moment] = ()
    deadline: DeadlineView | None = None
    answers: Sequence[SummaryRow] = ()
    papers: Sequence[SummaryRow] = ()
    signatures: Sequence[SummaryRow] = ()
    withdraw: str = ""
    satisfaction: bool = False
    complain: str = ""
    complaints: Sequence[Action] = ()


def case_page(case: Case, user: User, law: Law) -> CasePage:
    """The page of a case that the user may see."""
    service = service_of(case)
    stage = service.lifecycle.stage(case.stage)
    document = decided(case)
    return CasePage(
        title=text("portal.case.title", number=case.number),
        back=reverse("cases"),
        number=case.number,
        service=spoken(service.passport.name),
        about=f"{child_name(case)} · {place_name(law, case.place)}",
        stage=spoken(stage.citizen),
        tone=LIFE_TONES[stage.tone],
        next=spoken(next_step(case).text),
        awaited=awaited_papers(case) or awaited_hearing(case),
        decision=decision_view(document, service) if document else None,
        decided=text(f"portal.case.decided_{document['outcome']}") if document else "",
        letters=[_letter(case, notice) for notice in letters(user, case.number)],
        deliveries=delivery_tables(case),
        moments=_moments(case),
        deadline=deadline_view(case, law),
        answers=_answers(case),
        papers=_papers(case),
        signatures=_signatures(case),
        withdraw=_withdraw(case, user),
        satisfaction=can_answer(user, case),
        complain=reverse("complain", args=[case.number]),
        complaints=complaints_about(case, user),
    )


def can_withdraw(case: Case, user: User) -> bool:
    """Whether the applicant may still take the application back."""
    if not may(user, "withdraw", case):
        return False
    try:
        service_of(case).lifecycle.after(case.stage, "Withdrawn", by="citizen")
    except RefusedTransition:
        return False
    return True


def _withdraw(case: Case, user: User) -> str:
    return reverse("withdraw", args=[case.number]) if can_withdraw(case, user) else ""


def _letter(case: Case, notice: Notice) -> Action:
    language = text(f"portal.verify.in_{notice.language}")
    day = formats.day(notice.issued_at, current())
    words = text("portal.case.letter", number=notice.number, language=language, day=day)
    return Action(reverse("letter", args=[case.number, notice.code]), words)


def _moments(case: Case) -> list[Moment]:
    roles = service_of(case).lifecycle.roles
    events = sorted(case.events.all(), key=lambda event: event.seq)
    happened = [
        Moment(
            title=spoken(item.title),
            when=formats.moment(item.at, current()),
            datetime=item.at.isoformat(),
            detail=_detail(events[item.seq - 1].payload, item),
            tone=LIFE_TONES[item.tone],
            by=spoken(roles[item.role]) if item.role in roles else "",
        )
        for item in timeline(case, events=events)
    ]
    step = next_step(case)
    if step.due_on is None:
        return happened
    due = formats.day(step.due_on, current())
    ahead = Moment(
        title=text("portal.case.ahead"),
        when=text("portal.case.by_day", day=due),
        detail=spoken(step.text),
        datetime=step.due_on.isoformat(),
        ahead=True,
    )
    return [*happened, ahead]


def _detail(payload: Mapping[str, Any], item: TimelineItem) -> str:
    """The event in words; sums and months in the form of the language."""
    if item.kind == "Decided" and payload["decision"]["outcome"] == "granted":
        total = formats.money(payload["decision"]["total"], current())
        return text("portal.case.granted", total=total)
    if item.kind == "Registered":
        received = payload["received"]
        return text(
            "portal.case.registered",
            number=payload["number"],
            day=formats.day(received["on"], current()),
        )
    if item.kind == "PaymentListed":
        month = formats.month(payload["register"]["month"], current())
        return text("portal.case.listed", month=month)
    return spoken(item.detail) if item.detail else ""


def _answers(case: Case) -> list[SummaryRow]:
    form, answers = service_of(case).form, answers_of(case)
    return [question_row(question, answers) for question in form.path(answers)]


def _signatures(case: Case) -> Sequence[SummaryRow]:
    def address(signature: Signature, part: str) -> str:
        return reverse("case-signature", args=[case.number, signature.pk, part])

    return signature_rows(case, address)


def _papers(case: Case) -> list[SummaryRow]:
    files = list(case.files.order_by("uploaded_at", "pk"))
    return [
        SummaryRow(
            spoken(one.title),
            f"{file.name} ({size_in_words(file.size)})",
            actions=[
                Action(
                    reverse("case-file", args=[case.number, file.pk]),
                    text("portal.case.download"),
                    file.name,
                )
            ],
        )
        for one in service_of(case).passport.documents
        for file in files
        if file.kind == one.id
    ]
