"""One claim of a supplier, and what was said of its sum."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from tirek.accounts.models import Role
from tirek.desk.deeds import DeedForm, DeedsPage, problems
from tirek.desk.presenters.claims import TONES, money
from tirek.payments.models import ClaimCorrection
from tirek.payments.queries.corrections import corrections_of, sums_of
from tirek.payments.queries.supplier_claims import state_of
from tirek.web import formats
from tirek.web.access import acts_as, officer
from tirek.web.components import Cell, SummaryRow, Table
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text
from tirek.web.typed import chosen, typed


def claim_page(request: HttpRequest, claim: Any, stopped: Stopped | None) -> DeedsPage:
    """The sums, what was corrected, and the form of whoever may go on."""
    said = list(claim.corrections.select_related("claim", "by", "word__by").order_by("-pk"))
    return DeedsPage(
        title=text("desk.claims.one"),
        back=reverse("desk:claims"),
        problems=problems(stopped),
        lead=text("desk.claims.one_lead"),
        rows=[
            SummaryRow(text("desk.claims.act"), claim.number),
            SummaryRow(text("desk.claims.supplier"), spoken(claim.payee.name)),
            SummaryRow(text("desk.claims.month"), formats.month(claim.period, current())),
            SummaryRow(text("desk.claims.by_the_act"), money(claim.amount_tiyn)),
            SummaryRow(text("desk.claims.owed_now"), money(claim.owed)),
            SummaryRow(text("desk.claims.committed"), money(sums_of(claim).committed)),
            SummaryRow(text("desk.claims.state"), text(f"desk.claims.is_{state_of(claim)}")),
        ],
        table=_table("corrections", said),
        forms=_forms(request, claim.place, any(not hasattr(one, "word") for one in said), stopped),
    )


def waiting_corrections(place: str) -> list[Table]:
    """Those that nobody has decided yet, each leading to its claim."""
    found = list(corrections_of(place).filter(word=None))
    return [_table("corrections_waiting", found)] if found else []


def _table(name: str, said: Sequence[ClaimCorrection]) -> Table:
    return Table(
        caption=text(f"desk.claims.{name}"),
        head=[Cell(text(f"desk.claims.{key}")) for key in ("act", "right_sum", "ground", "state")],
        rows=[_line(one) for one in said],
        empty=text("desk.claims.no_corrections"),
    )


def _line(one: ClaimCorrection) -> list[Cell]:
    when = formats.day_short(one.at, current())
    who = f"{one.by.full_name}, {when}" if one.by else when
    return [
        Cell(one.claim.number, href=reverse("desk:claim", args=[one.claim_id]), header=True),
        Cell(money(one.amount_tiyn)),
        Cell(one.ground, note=who),
        _word(one),
    ]


def _word(one: ClaimCorrection) -> Cell:
    if not hasattr(one, "word"):
        return Cell(text("desk.claims.waits"), tone="warning")
    name, tone = ("agreed", TONES["paid"]) if one.word.agreed else ("not_agreed", TONES["again"])
    who = one.word.by.full_name if one.word.by else ""
    return Cell(text(f"desk.claims.{name}"), tone=tone, note=who)


def _forms(
    request: HttpRequest, place: str, waits: bool, stopped: Stopped | None
) -> list[DeedForm]:
    """Only for the place that owes it: those above read."""
    by, save = officer(request), text("desk.claims.save")
    if by.place != place:
        return []
    if waits and acts_as(by, Role.HEAD):
        ways = [(way, text(f"desk.claims.{way}")) for way in ("agree", "disagree")]
        field = chosen(request, "way", text("desk.claims.decision"), stopped, ways)
        return [DeedForm("judge", text("desk.claims.judge_correction"), save, fields=[field])]
    if waits or not acts_as(by, Role.ACCOUNTANT):
        return []
    fields = [
        typed(request, "sum", text("desk.claims.right_sum"), stopped, inputmode="decimal"),
        typed(request, "ground", text("desk.claims.ground"), stopped),
    ]
    return [DeedForm("propose", text("desk.claims.correct"), save, fields=fields)]
