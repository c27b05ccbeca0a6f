"""The money of one case: its periods, what changed in them, what this officer can do."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from django.urls import reverse
from django.utils import timezone

from tirek.accounts.models import User
from tirek.casework.four_eyes import why_barred
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Event
from tirek.casework.permissions import may
from tirek.kernel.period import Month
from tirek.kernel.text import Language, Text
from tirek.payments.changes.change import WHATS
from tirek.payments.changes.open import open_proposal, suspended_from, why_not
from tirek.payments.changes.texts import texts
from tirek.payments.models import MoneyLetter
from tirek.payments.overpayment.permissions import debts_of
from tirek.payments.payees.accounts import iban_on, masked
from tirek.payments.queries.balance import PeriodBalance, period_balances
from tirek.payments.queries.letters import money_letters
from tirek.payments.queries.payees import payee_in
from tirek.web import formats
from tirek.web.access import CASE_READERS, acts_as
from tirek.web.components import Action, Cell, Page, SummaryRow, Table, Tone, own
from tirek.web.debt_view import money
from tirek.web.language import OWN_NAMES, current
from tirek.web.step import blocked
from tirek.web.texts import spoken, text

TONES: Mapping[str, Tone] = {
    "due": "progress",
    "waiting": "warning",
    "held": "warning",
    "suspended": "warning",
    "stopped": "neutral",
    "paid": "success",
    "on_its_way": "info",
}


@dataclass(frozen=True)
class MoneyPage(Page):
    """Everything about the money of a case; `told` is what waits or holds it now."""

    number: str = ""
    about: str = ""
    told: Sequence[str] = ()
    rows: Sequence[SummaryRow] = ()
    periods: Table | None = None
    actions: Sequence[Action] = ()
    debts: Sequence[Action] = ()
    letters: Sequence[Action] = ()


def money_page(case: Case, user: User) -> MoneyPage:
    """The page as this officer may act on it."""
    proposal = open_proposal(case)
    reads_case = acts_as(user, *CASE_READERS)
    return MoneyPage(
        title=text("desk.money.title", number=case.number),
        back=reverse("desk:case", args=[case.number]) if reads_case else reverse("desk:accountant"),
        number=case.number,
        about=own(case.subject.full_name),
        told=list(_told(case, proposal)),
        rows=_rows(case),
        periods=periods_table(case),
        actions=list(_actions(case, user, proposal)),
        debts=[
            Action(reverse("desk:debt", args=[one.number]), one.number)
            for one in debts_of(user).filter(case=case)
        ],
        letters=[_letter(one) for one in money_letters(user, case.number)],
    )


def _letter(letter: MoneyLetter) -> Action:
    words = {"number": letter.key, "language": OWN_NAMES[cast(Language, letter.language)]}
    href = reverse("desk:money-letter", args=[letter.case.number, letter.pk])
    return Action(href, text("desk.money.letter", **words))


def money_links(case: Case, user: User) -> list[Action]:
    """From the dossier: the money of a case that was granted."""
    if case.decided_on is None:
        return []
    return [Action(reverse("desk:money", args=[case.number]), text("desk.money.link"))]


def decide_actions(case: Case, user: User) -> list[Action]:
    """From the dossier: the proposal that waits for the head."""
    if case.decided_on is None or not may(user, "decide_payment_change", case):
        return []
    proposal = open_proposal(case)
    if proposal is None:
        return []
    return [_decide(case, proposal)]


def _decide(case: Case, proposal: Event) -> Action:
    href = reverse("desk:money-decide", args=[case.number, proposal.seq])
    return Action(href, text("desk.money.do_decide"))


def _told(case: Case, proposal: Event | None) -> Iterator[str]:
    since = suspended_from(case)
    if since is not None:
        month = formats.month(str(since), current())
        yield text("desk.money.suspended_from", month=month)
    if proposal is not None:
        told = spoken(Text.of(proposal.payload["told"]["officer"]))
        yield text("desk.money.waits", who=proposal.actor_name, what=told)


def _actions(case: Case, user: User, proposal: Event | None) -> Iterator[Action]:
    if proposal is not None and may(user, "decide_payment_change", case):
        yield _decide(case, proposal)
    if not may(user, "propose_payment_change", case):
        return
    if blocked(case, user, "PaymentChangeProposed"):
        return
    for what in WHATS:
        if why_not(case, what) is None:
            href = reverse("desk:money-propose", args=[case.number, what])
            yield Action(href, spoken(texts().name[what]))


def _rows(case: Case) -> list[SummaryRow]:
    today = local_day(timezone.now())
    payee = payee_in(case, Month.of(today))
    iban = iban_on(case, payee.pk, today)
    return [
        SummaryRow(text("desk.money.payee"), own(payee.full_name)),
        SummaryRow(text("desk.money.account"), masked(iban)),
    ]


def periods_table(case: Case) -> Table:
    """Every period with what is due and was paid, and why it stands so."""
    sums = ("due", "paid", "on_its_way", "over")
    heads = ("period", "state", *sums, "why")
    return Table(
        caption=text("desk.money.periods"),
        head=[Cell(text(f"desk.money.head_{name}"), numeric=name in sums) for name in heads],
        rows=[_period(one) for one in period_balances(case)],
        empty=text("desk.money.none"),
    )


def _period(one: PeriodBalance) -> list[Cell]:
    why = one.why[-1]["text"] if one.why else None
    over = one.overpaid.tiyn
    return [
        Cell(formats.month(one.period, current()), header=True),
        Cell(text(f"desk.money.is_{_stands(one)}"), tone=TONES[_stands(one)]),
        Cell(_sum(one.due.tiyn) if one.state != "waiting" else "?", numeric=True),
        Cell(_sum(one.paid.tiyn), numeric=True),
        Cell(_sum(one.on_its_way.tiyn), numeric=True),
        Cell(_sum(over), numeric=True, tone="danger" if over else None),
        Cell(spoken(Text.of(why)) if why else ""),
    ]


def _stands(one: PeriodBalance) -> str:
    """How the period stands: what became of its money, else what is to become of it."""
    if one.state != "due":
        return one.state
    if one.on_its_way:
        return "on_its_way"
    return "due" if one.paid < one.due else "paid"


def _sum(tiyn: int) -> str:
    return money(tiyn) if tiyn else "–"


def barred(case: Case, user: User, proposal: Event) -> str:
    """Why this head may not decide; empty if they may."""
    why = why_barred(case, user, proposal, timezone.now())
    return spoken(why) if why else ""
