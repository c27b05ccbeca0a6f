"""One case as its applicant follows it: what happened, what comes next, what was decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from tirek.accounts.models import User
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.casework.permissions import may
from tirek.casework.queries.answers import answers_of
from tirek.casework.queries.changes import ACCEPTED, reports
from tirek.casework.queries.decision import decided
from tirek.casework.queries.events import happened
from tirek.casework.queries.next_step import next_step
from tirek.indicators.queries.satisfaction import can_answer
from tirek.law.catalogue import Law
from tirek.notices.models import Notice
from tirek.notices.queries.letters import notices_of
from tirek.portal.presenters.account import may_change
from tirek.portal.presenters.again import again_of
from tirek.portal.presenters.asked import Awaited, awaited_papers
from tirek.portal.presenters.bought import bought_link
from tirek.portal.presenters.case_timeline import moments_of, term_citation
from tirek.portal.presenters.cases import case_deadline
from tirek.portal.presenters.change import change_action, report_card
from tirek.portal.presenters.complaint import complaints_about
from tirek.portal.presenters.deadline import DeadlineView, deadline_view
from tirek.portal.presenters.editions import place_name
from tirek.portal.presenters.heard import awaited_hearing
from tirek.portal.presenters.home import HomeLine, home_line
from tirek.portal.presenters.letters import LetterLine, letters_of_case
from tirek.portal.presenters.organisation import OrganisationLine, organisation_line
from tirek.portal.presenters.people import child_name
from tirek.portal.presenters.queue import queue_line
from tirek.portal.presenters.work import work_link
from tirek.procedure.lifecycle import RefusedTransition
from tirek.procedure.service import Service
from tirek.signatures.models import Signature
from tirek.supply.queries.vouchers import last_of_case
from tirek.web import formats
from tirek.web.again import Again
from tirek.web.answered import question_row
from tirek.web.components import (
    LIFE_TONES,
    Action,
    Card,
    Citation,
    Deadline,
    Moment,
    Page,
    SummaryRow,
    Table,
    Tone,
)
from tirek.web.components.own import own
from tirek.web.decision import DecisionView, decision_view
from tirek.web.delivery import delivery_tables
from tirek.web.language import current
from tirek.web.programme_versions import programme_table
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
    queue: str = ""
    choice: str = ""
    home: HomeLine | None = None
    organisation: OrganisationLine | None = None
    voucher: str = ""
    bought: str = ""
    work: str = ""
    programme: Table | None = None
    decision: DecisionView | None = None
    decided: str = ""
    letters: Sequence[LetterLine] = ()
    deliveries: Sequence[Table] = ()
    moments: Sequence[Moment] = ()
    due: Deadline | None = None
    why: Citation | None = None
    deadline: DeadlineView | None = None
    answers: Sequence[SummaryRow] = ()
    papers: Sequence[SummaryRow] = ()
    signatures: Sequence[SummaryRow] = ()
    withdraw: str = ""
    satisfaction: bool = False
    change: Action | None = None
    account: str = ""
    reported: Sequence[Card] = ()
    changed: bool = False
    complain: str = ""
    complaints: Sequence[Action] = ()
    again: Again | None = None


def case_page(case: Case, user: User, law: Law, today: date) -> CasePage:
    """The page of a case that the user may see."""
    service = service_of(case)
    stage = service.lifecycle.stage(case.stage)
    document, notices = decided(case), notices_of(case)
    queue, home = queue_line(case), home_line(case)
    organisation = organisation_line(case, today)
    return CasePage(
        title=text("portal.case.title", number=case.number),
        back=reverse("cases"),
        number=case.number,
        service=spoken(service.passport.name),
        about=own(f"{child_name(case)} · {place_name(law, case.place)}"),
        stage=spoken(stage.citizen),
        tone=LIFE_TONES[stage.tone],
        next="" if queue or home or organisation else spoken(next_step(case, today).text),
        awaited=awaited_papers(case) or awaited_hearing(case),
        queue=queue,
        home=home,
        organisation=organisation,
        **_brought(case, user),
        decision=decision_view(document, service) if document else None,
        decided=_decided(service, document["outcome"]) if document else "",
        letters=letters_of_case(user, case, notices),
        deliveries=delivery_tables(case),
        moments=moments_of(case, law, today),
        due=case_deadline(case, today),
        why=term_citation(case, law),
        deadline=deadline_view(case, law),
        answers=_answers(case),
        papers=_papers(case),
        signatures=_signatures(case, notices),
        withdraw=_withdraw(case, user),
        satisfaction=can_answer(user, case),
        change=change_action(case),
        reported=[report_card(one) for one in reversed(reports(case))],
        changed=bool(happened(case, ACCEPTED)),
        complain=reverse("complain", args=[case.number]),
        complaints=complaints_about(case, user),
    )


def _brought(case: Case, user: User) -> dict[str, Any]:
    """The pages of what a turn brought, of the account it is paid to, of one more like it."""
    return {
        "choice": _page_of("choice", case, there=case.choices.exists()),
        "voucher": _page_of("voucher", case, there=last_of_case(case) is not None),
        "bought": bought_link(case),
        "work": work_link(case),
        "programme": programme_table(case),
        "again": again_of(case, user),
        "account": _page_of("account", case, there=may_change(case, user)),
    }


def _page_of(name: str, case: Case, *, there: bool) -> str:
    """Its address, where there is anything on it."""
    return reverse(name, args=[case.number]) if there else ""


def _decided(service: Service, outcome: str) -> str:
    """What was decided, in words of money where the service pays."""
    of = "" if service.pays else "_unpaid"
    return text(f"portal.case.decided_{outcome}{of}")


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


def _answers(case: Case) -> list[SummaryRow]:
    form, answers = service_of(case).form, answers_of(case)
    return [question_row(question, answers) for question in form.path(answers)]


def _signatures(case: Case, notices: Sequence[Notice]) -> Sequence[SummaryRow]:
    def address(signature: Signature, part: str) -> str:
        return reverse("case-signature", args=[case.number, signature.pk, part])

    return signature_rows(case, address, notices)


def _papers(case: Case) -> list[SummaryRow]:
    files = list(case.files.order_by("uploaded_at", "pk"))
    return [
        SummaryRow(
            spoken(one.title),
            f"{file.name} ({formats.size(file.size, current())})",
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
