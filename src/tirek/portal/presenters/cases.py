"""The cabinet: what needs the person, what is begun, every case with what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from tirek.accounts.models import User
from tirek.casework.legal import service_of
from tirek.casework.models import UNDECIDED, Case, Draft
from tirek.casework.queries.cases import cases_with_events
from tirek.casework.queries.changes import can_report
from tirek.casework.queries.drafts import drafts_of
from tirek.casework.queries.next_step import next_step
from tirek.law.catalogue import Law
from tirek.payments.overpayment.permissions import debts_of
from tirek.portal.drafts import step_open
from tirek.portal.expected import expected
from tirek.portal.presenters.by_when import by_when
from tirek.portal.presenters.editions import place_name
from tirek.portal.presenters.needs import needs_of
from tirek.portal.presenters.payments import next_payment
from tirek.portal.presenters.people import applicant_name, child_name
from tirek.portal.presenters.way import ways_of
from tirek.web.components import LIFE_TONES, Action, Card, Deadline, Nothing, Page, Tone
from tirek.web.components.own import own
from tirek.web.formats import moment
from tirek.web.language import current
from tirek.web.texts import spoken, text

SECTIONS = (
    ("letters", "portal.letters.title"),
    ("payments", "portal.payments.title"),
    ("debts", "portal.debt.list"),
    ("complaints", "portal.complaint.list"),
    ("acting", "portal.acting.title"),
    ("consents", "portal.consents.title"),
    ("looks", "portal.looks.title"),
    ("my-data", "portal.my_data.title"),
    ("settings", "portal.settings.title"),
)
"""What else there is in the cabinet: the name of the page and its title."""


@dataclass(frozen=True)
class Begun:
    """A draft."""

    id: str
    service: str
    place: str
    saved: str
    go_on: str


@dataclass(frozen=True)
class Sent:
    """A case; `whose` names the applicant where that is somebody else."""

    number: str
    service: str
    about: str
    stage: str
    tone: Tone
    next: str
    whose: str = ""
    deadline: Deadline | None = None
    change: str = ""


@dataclass(frozen=True)
class Cabinet(Page):
    """The first page of whoever is signed in."""

    needs: Sequence[Card] = ()
    begun: Sequence[Begun] = ()
    sent: Sequence[Sent] = ()
    payment: Sequence[Card] = ()
    sections: Sequence[Action] = ()
    nothing: Nothing | None = None


def cabinet(user: User, law: Law, today: date) -> Cabinet:
    """Everything of the person, and of those the person acts for."""
    cases = cases_with_events(user)
    drafts = [_begun(draft, law) for draft in drafts_of(user)]
    money = expected(cases)
    payment = next_payment(money, today)
    return Cabinet(
        title=text("portal.cabinet.title"),
        needs=needs_of(user, cases, money, today),
        begun=drafts,
        sent=[_sent(case, user, law, today) for case in cases],
        payment=[payment] if payment else [],
        sections=_sections(user),
        nothing=None if cases or drafts else _nothing(),
    )


def _sections(user: User) -> list[Action]:
    """Who owes nothing is not shown a page of debts."""
    left_out = set() if debts_of(user).exists() else {"debts"}
    sections = [Action(reverse(name), text(key)) for name, key in SECTIONS if name not in left_out]
    return [*ways_of(user), *sections]


def _nothing() -> Nothing:
    return Nothing(
        text("portal.cases.none"),
        text("portal.cabinet.none_text"),
        [Action(reverse("start"), text("portal.cases.choose"))],
    )


def _begun(draft: Draft, law: Law) -> Begun:
    return Begun(
        id=str(draft.pk),
        service=spoken(service_of(draft).passport.name),
        place=place_name(law, draft.place),
        saved=moment(draft.updated_at, current()),
        go_on=step_open(draft),
    )


def _sent(case: Case, user: User, law: Law, today: date) -> Sent:
    stage = service_of(case).lifecycle.stage(case.stage)
    return Sent(
        number=case.number,
        service=spoken(service_of(case).passport.name),
        about=own(f"{child_name(case)} · {place_name(law, case.place)}"),
        stage=spoken(stage.citizen),
        tone=LIFE_TONES[stage.tone],
        next=spoken(next_step(case, today).text),
        whose=own(applicant_name(case)) if case.applicant.iin != user.iin else "",
        deadline=case_deadline(case, today),
        change=reverse("change", args=[case.number]) if can_report(case) else "",
    )


def case_deadline(case: Case, today: date) -> Deadline | None:
    """By when the department decides; None once it has."""
    if case.stage not in UNDECIDED or case.due_on is None:
        return None
    how = f"{reverse('case', args=[case.number])}#deadline"
    return by_when(case.due_on, today, label=text("portal.cabinet.decided_by"), how=how)
