"""What a supplier reads of its own money."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from tirek.desk.deeds import DeedForm, DeedsPage, problems
from tirek.desk.presenters.claims import claims_table, own_accounts_table
from tirek.payments.queries.supplier_claims import own_accounts
from tirek.web.access import officer
from tirek.web.step import Stopped
from tirek.web.texts import text
from tirek.web.typed import typed


def own_money(request: HttpRequest, shown: Sequence[Any], stopped: Stopped | None) -> DeedsPage:
    """The claims of one page, the accounts with the word of the place, the form of another one."""
    office = officer(request).office
    fields = [
        typed(request, "iban", text("desk.claims.account"), stopped),
        typed(request, "name", text("desk.claims.owner"), stopped),
        typed(
            request,
            "bin",
            text("desk.claims.number"),
            stopped,
            start=office.bin if office else "",
            width=20,
            inputmode="numeric",
        ),
    ]
    return DeedsPage(
        title=text("desk.claims.mine"),
        problems=problems(stopped),
        lead=text("desk.claims.mine_lead"),
        table=claims_table(shown, timezone.localdate()),
        forms=[
            DeedForm(
                "enter",
                text("desk.claims.change_account"),
                text("desk.claims.save"),
                what=text("desk.claims.change_what"),
                fields=fields,
            )
        ],
        steps=own_accounts_table(own_accounts(office.pk) if office else []),
    )
