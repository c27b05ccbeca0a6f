"""An application as the front office sees it: enough to hand out papers and to answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from tirek.accounts.models import Office, User
from tirek.casework.legal import service_of
from tirek.casework.permissions import may
from tirek.casework.queries.timeline import timeline
from tirek.counter.presenters.refusals import papers
from tirek.notices.queries.letters import letters
from tirek.reception.actions.open_again import can_open_again
from tirek.reception.models import Acceptance, Kept
from tirek.reception.papers import is_coupon
from tirek.web import formats
from tirek.web.again import Again, again_button
from tirek.web.components import LIFE_TONES, Action, Moment, Page, SummaryRow, Tone
from tirek.web.language import OWN_NAMES, current
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class ApplicationPage(Page):
    """One application; `step` is what can be done with its result now."""

    number: str = ""
    stage: str = ""
    tone: Tone = "neutral"
    receipt_title: str = ""
    receipts: Sequence[Action] = ()
    rows: Sequence[SummaryRow] = ()
    letters: Sequence[Action] = ()
    result: str = ""
    step: str = ""
    answer: str = ""
    history: Sequence[Moment] = ()
    again: Again | None = None


def application_page(
    found: Acceptance, user: User, office: Office, at: datetime
) -> ApplicationPage:
    """The page for this officer; only the office that has the result can hand it over."""
    case = found.case
    stage = service_of(case).lifecycle.stage(case.stage)
    return ApplicationPage(
        title=case.number,
        back=reverse("counter:accepted"),
        number=case.number,
        stage=spoken(stage.citizen),
        tone=LIFE_TONES[stage.tone],
        receipt_title=text(f"counter.application.{'coupon' if is_coupon(case) else 'receipt'}"),
        receipts=papers(case.language, "receipt-pdf", case.number),
        rows=_rows(found),
        letters=_letters(found, user),
        result=result_words(found),
        step=_step(found, office),
        answer=_answer(found, user),
        history=[
            Moment(
                title=spoken(step.title),
                when=formats.moment(step.at, current()),
                detail=spoken(step.detail) if step.detail else "",
            )
            for step in timeline(case, "citizen")
        ],
        again=_again(found, user, at),
    )


def result_words(found: Acceptance) -> str:
    """Where the result is, in a sentence; empty before there is one."""
    if found.result == Kept.NOT_READY:
        return ""
    days = {"stored": found.kept_until, "asked_back": found.send_back_by}
    day = days.get(found.result)
    on = formats.day(day, current()) if day else ""
    return text(f"counter.application.result_{found.result}", on=on)


def _again(found: Acceptance, user: User, at: datetime) -> Again | None:
    """While the person may still be at the window."""
    if not can_open_again(found, user, at):
        return None
    return again_button(found.case, reverse("counter:again", args=[found.case.number]))


def _step(found: Acceptance, office: Office) -> str:
    steps = {Kept.STORED: "hand-over", Kept.RETURNED: "ask-back"}
    if found.office_id == office.pk:
        return steps.get(Kept(found.result), "")
    return "send-back" if found.result == Kept.ASKED_BACK else ""


def _answer(found: Acceptance, user: User) -> str:
    """Where an answer on paper to a question of the department is keyed in, while one is awaited.

    The page is one of the department's own; both counters reach it by its address.
    """
    case = found.case
    awaited = case.stage == "more_information" and may(user, "give_information", case)
    return f"/desk/cases/{case.number}/answered/" if awaited else ""


def _rows(found: Acceptance) -> list[SummaryRow]:
    case = found.case
    forwarded = formats.moment(found.forwarded_at, current()) if found.forwarded_at else "–"
    rows = [
        ("service", spoken(service_of(case).name)),
        ("applicant", case.applicant.full_name),
        *([("subject", case.subject.full_name)] if case.subject != case.applicant else []),
        ("accepted_at", formats.moment(found.at, current())),
        ("accepted_by", case.taken_by.full_name if case.taken_by else ""),
        ("received_on", formats.day(case.received_on, current())),
        ("due_on", formats.day(case.due_on, current()) if case.due_on else "–"),
        ("forwarded_at", forwarded),
    ]
    return [SummaryRow(text(f"counter.application.{name}"), value) for name, value in rows]


def _letters(found: Acceptance, user: User) -> list[Action]:
    number = found.case.number
    return [
        Action(
            reverse("counter:letter", args=[number, notice.code]),
            text(f"counter.application.{notice.paper}", number=notice.number),
            next(name for code, name in OWN_NAMES.items() if code == notice.language),
        )
        for notice in letters(user, number)
    ]
