"""What needs the person now: what only they can do, the most urgent first."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.urls import reverse

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.casework.models import UNDECIDED, Case
from tirek.casework.queries.drafts import drafts_of
from tirek.casework.queries.hearing import set_hearing
from tirek.casework.queries.information import open_request
from tirek.indicators.queries.satisfaction import can_answer
from tirek.kernel.text import Text
from tirek.notices.queries.mailbox import mailbox
from tirek.payments.overpayment.permissions import debts_of
from tirek.portal.drafts import step_open
from tirek.portal.expected import Expected
from tirek.portal.presenters.by_when import by_when
from tirek.portal.presenters.debt import debt_links
from tirek.proactive.queries.open_questions import open_questions
from tirek.procedure.registries.registry import registries
from tirek.reception.models import Acceptance, Kept
from tirek.registries.models import Silence
from tirek.services import SERVICES
from tirek.web import formats
from tirek.web.components import Card
from tirek.web.language import current
from tirek.web.texts import spoken, text


def needs_of(
    user: User, cases: Sequence[Case], money: Iterable[Expected], today: date
) -> list[Card]:
    """Over all cases of the person."""
    return [
        *_questions(cases, today),
        *_hearings(cases),
        *_consents_asked(user),
        *_prepared(user),
        *_returned(money),
        *_debts(user),
        *_papers(cases),
        *_results(cases),
        *_letters(user),
        *_satisfaction(user, cases),
    ]


def _questions(cases: Sequence[Case], today: date) -> Iterator[Card]:
    for case in cases:
        asked = open_request(case)
        if asked is None:
            continue
        last = by_when(asked.until, today)
        yield Card(
            title=text("portal.needs.answer"),
            text=text("portal.needs.answer_text", day=last.when),
            href=reverse("answer-request", args=[case.number]),
            tag=last.left,
            tone="warning",
            note=case.number,
        )


def _hearings(cases: Sequence[Case]) -> Iterator[Card]:
    for case in cases:
        announced = set_hearing(case)
        if announced is None:
            continue
        answered = announced.answer is not None
        yield Card(
            title=text("portal.needs.hearing"),
            text=text("portal.needs.hearing_text", at=formats.moment(announced.at, current())),
            href=reverse("answer-hearing", args=[case.number]),
            tag=text("portal.needs.answered" if answered else "portal.needs.say"),
            tone="neutral" if answered else "warning",
            note=case.number,
        )


def _consents_asked(user: User) -> Iterator[Card]:
    """The state asked first, by SMS: the answer is a code sent back."""
    for one in open_questions(user.iin):
        last = formats.day(local_day(one.lapses_at), current())
        yield Card(
            title=text("portal.needs.consent"),
            text=text("portal.needs.consent_text", phone=_hidden(one.phone), day=last),
            tag=text("portal.needs.by_sms"),
            tone="warning",
            note=spoken(SERVICES[one.service].name),
        )


def _prepared(user: User) -> Iterator[Card]:
    """Tirek began the next application of a way: only the person can send it."""
    for draft in drafts_of(user).exclude(prepared=""):
        yield Card(
            title=text("portal.way.prepared"),
            text=text("portal.way.prepared_text"),
            href=step_open(draft),
            tone="warning",
            note=spoken(SERVICES[draft.service].name),
        )


def _hidden(phone: str) -> str:
    """Enough of the number to know it by: another may look over the shoulder."""
    return f"···{phone[-4:]}"


def _returned(money: Iterable[Expected]) -> Iterator[Card]:
    """The bank sent money back: mostly the account is closed."""
    for number in dict.fromkeys(one.case.number for one in money if one.state == "returned"):
        yield Card(
            title=text("portal.needs.returned"),
            text=text("portal.needs.returned_text"),
            href=reverse("account", args=[number]),
            tone="warning",
            note=number,
        )


def _debts(user: User) -> Iterator[Card]:
    for link in debt_links(one for one in debts_of(user) if one.left_tiyn):
        yield Card(text("portal.debt.list"), link.text, link.href, tone="warning")


def _papers(cases: Sequence[Case]) -> Iterator[Card]:
    """A registry owes an answer: nobody must bring a paper, but it makes it faster."""
    undecided = {case.number: case for case in cases if case.stage in UNDECIDED}
    silent: dict[str, list[Text]] = {}
    for one in Silence.objects.filter(case_number__in=undecided).order_by("pk"):
        silent.setdefault(one.case_number, []).append(registries()[one.registry].name)
    for number, names in silent.items():
        said = ", ".join(dict.fromkeys(spoken(name) for name in names))
        yield Card(
            title=text("portal.needs.papers"),
            text=text("portal.needs.papers_text", registries=said),
            href=reverse("case", args=[number]),
            note=number,
        )


def _results(cases: Sequence[Case]) -> Iterator[Card]:
    kept = Acceptance.objects.filter(case__in=cases, result=Kept.STORED)
    for one in kept.select_related("case", "office").order_by("pk"):
        until = formats.day(one.kept_until, current()) if one.kept_until else "—"
        yield Card(
            title=text("portal.needs.result"),
            text=text("portal.needs.result_text", office=spoken(one.office.name), day=until),
            href=reverse("case", args=[one.case.number]),
            note=one.case.number,
        )


def _letters(user: User) -> Iterator[Card]:
    unread = sum(one.opened_at is None for one in mailbox(user))
    if unread:
        yield Card(
            title=text("portal.needs.letters", n=unread),
            text=text("portal.needs.letters_text"),
            href=reverse("letters"),
            tone="info",
        )


def _satisfaction(user: User, cases: Sequence[Case]) -> Iterator[Card]:
    for case in cases:
        if can_answer(user, case):
            yield Card(
                title=text("portal.satisfaction.title"),
                text=text("portal.satisfaction.link"),
                href=reverse("satisfaction", args=[case.number]),
                note=case.number,
            )
