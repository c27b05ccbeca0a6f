"""The accountant's page of what is owed to suppliers: what is late, what is missing, what to do."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from tirek.accounts.models import Role
from tirek.desk.deeds import DeedForm, DeedsPage, problems
from tirek.desk.presenters.claim import waiting_corrections
from tirek.desk.presenters.claims import accounts_table, claims_table, money
from tirek.payments.queries.supplier_claims import (
    Totals,
    accounts_of,
    paid_to,
    totals_of,
    without_rate,
)
from tirek.supply.queries.work import unpriced
from tirek.web.access import acts_as, officer
from tirek.web.components import Action, SummaryRow
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text
from tirek.web.typed import chosen, typed


def claims_page(
    request: HttpRequest, place: str, shown: Sequence[Any], stopped: Stopped | None
) -> DeedsPage:
    """Those of one page, and above them what keeps others from being paid."""
    today = timezone.localdate()
    button = text("desk.claims.propose")
    form = DeedForm("propose", button, button, what=text("desk.claims.propose_what"))
    proposes = acts_as(officer(request), Role.ACCOUNTANT)
    return DeedsPage(
        title=text("desk.claims.title"),
        problems=problems(stopped),
        lead=text("desk.claims.lead"),
        rows=_missing(request, place, totals_of(place, today)),
        tables=waiting_corrections(place),
        table=claims_table(shown, today, payable=paid_to({one.payee_id for one in shown}, place)),
        forms=[form] if proposes else [],
    )


def _missing(request: HttpRequest, place: str, totals: Totals) -> list[SummaryRow]:
    accountant = acts_as(officer(request), Role.ACCOUNTANT)
    head = acts_as(officer(request), Role.HEAD)
    prices = [Action(reverse("desk:guarantees"), text("desk.claims.enter"))] if head else []
    rates = [Action(reverse("desk:claim-rates"), text("desk.claims.rates"))]
    accounts = [Action(reverse("desk:claim-accounts"), text("desk.claims.check"))]
    return [
        SummaryRow(text("desk.claims.unpaid"), money(totals.unpaid_tiyn)),
        SummaryRow(text("desk.claims.overdue"), money(totals.overdue_tiyn)),
        SummaryRow(
            text("desk.claims.unpriced"),
            str(unpriced(place).count()),
            note=text("desk.claims.unpriced_why"),
            actions=prices,
        ),
        SummaryRow(
            text("desk.claims.without_rate"),
            str(without_rate(place).count()),
            note=text("desk.claims.without_rate_why"),
            actions=rates,
        ),
        SummaryRow(
            text("desk.claims.accounts_waiting"),
            str(sum(one.admitted is None for one in accounts_of(totals.suppliers, place))),
            actions=accounts if accountant else [],
        ),
    ]


def accounts_page(request: HttpRequest, place: str, stopped: Stopped | None) -> DeedsPage:
    """The accounts of those the place pays, and the word of the accountant about one."""
    accounts = accounts_of(totals_of(place, timezone.localdate()).suppliers, place)
    which = [(str(one.pk), f"{spoken(one.office.name)}, {one.iban}") for one in accounts]
    ways = [(way, text(f"desk.claims.{way}")) for way in ("admit", "refuse")]
    fields = [
        chosen(request, "account", text("desk.claims.which"), stopped, which),
        chosen(request, "way", text("desk.claims.decision"), stopped, ways),
        typed(request, "words", text("desk.claims.by_paper"), stopped),
    ]
    judge, save = text("desk.claims.judge"), text("desk.claims.save")
    return DeedsPage(
        title=text("desk.claims.accounts"),
        back=reverse("desk:claims"),
        problems=problems(stopped),
        lead=text("desk.claims.accounts_lead"),
        table=accounts_table(accounts),
        forms=[DeedForm("judge", judge, save, fields=fields)] if accounts else [],
    )
