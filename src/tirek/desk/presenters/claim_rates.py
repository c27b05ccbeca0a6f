"""Rates of contributions: an accountant enters them with their source, a head agrees."""

from collections.abc import Iterator, Sequence

from django.http import HttpRequest
from django.urls import reverse

from tirek.accounts.models import Role
from tirek.desk.deeds import DeedForm, DeedsPage, problems
from tirek.payments.models import ContributionRate
from tirek.services import SERVICES
from tirek.web import formats
from tirek.web.access import acts_as, officer
from tirek.web.components import Cell, Field, Table, own
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text
from tirek.web.typed import chosen, typed


def rates_page(
    request: HttpRequest, rates: Sequence[ContributionRate], stopped: Stopped | None
) -> DeedsPage:
    """The newest first; each role has the form of its own step."""
    user, save = officer(request), text("desk.claims.save")
    forms = []
    waiting = [one for one in rates if not hasattr(one, "word")]
    if acts_as(user, Role.HEAD) and waiting:
        judge = list(_judged(request, waiting, stopped))
        forms.append(DeedForm("judge", text("desk.claims.judge_rate"), save, fields=judge))
    if acts_as(user, Role.ACCOUNTANT):
        asked = list(_asked(request, stopped))
        forms.append(DeedForm("enter", text("desk.claims.enter_rate"), save, fields=asked))
    return DeedsPage(
        title=text("desk.claims.rates"),
        back=reverse("desk:claims"),
        problems=problems(stopped),
        lead=text("desk.claims.rates_lead"),
        table=_table(rates),
        forms=forms,
    )


def _asked(request: HttpRequest, stopped: Stopped | None) -> Iterator[Field]:
    services = [
        (slug, spoken(one.name))
        for slug, one in SERVICES.items()
        if one.hours_of_work and one.hours_of_work.contributions
    ]
    yield chosen(request, "service", text("desk.claims.service"), stopped, services)
    label = text("desk.claims.percent")
    yield typed(request, "percent", label, stopped, width=5, inputmode="decimal")
    yield typed(request, "since", text("desk.claims.since"), stopped, width=10)
    yield typed(request, "name", text("desk.claims.receiver"), stopped)
    number = text("desk.claims.number")
    yield typed(request, "bin", number, stopped, width=20, inputmode="numeric")
    yield typed(request, "iban", text("desk.claims.account"), stopped)
    yield typed(request, "source", text("desk.claims.source"), stopped)


def _judged(
    request: HttpRequest, waiting: Sequence[ContributionRate], stopped: Stopped | None
) -> Iterator[Field]:
    which = [(str(one.pk), f"{_percent(one)} %, {one.name}, {one.iban}") for one in waiting]
    ways = [(way, text(f"desk.claims.{way}")) for way in ("agree", "disagree")]
    yield chosen(request, "rate", text("desk.claims.rates"), stopped, which)
    yield chosen(request, "way", text("desk.claims.decision"), stopped, ways)


def _table(rates: Sequence[ContributionRate]) -> Table:
    keys = ("service", "percent", "since", "receiver", "source", "state")
    return Table(
        caption=text("desk.claims.rates"),
        caption_hidden=True,
        head=[Cell(text(f"desk.claims.{key}"), numeric=key == "percent") for key in keys],
        rows=[
            [
                Cell(spoken(SERVICES[one.service].name), header=True),
                Cell(_percent(one), numeric=True),
                Cell(formats.month(one.since, current())),
                Cell(own(one.name), note=one.iban),
                Cell(own(one.source), note=one.by.full_name if one.by else ""),
                _state(one),
            ]
            for one in rates
        ],
        empty=text("desk.claims.no_rates"),
    )


def _percent(rate: ContributionRate) -> str:
    return formats.number(rate.percent, current())


def _state(rate: ContributionRate) -> Cell:
    if not hasattr(rate, "word"):
        return Cell(text("desk.claims.waits"), tone="warning")
    if rate.word.agreed:
        return Cell(text("desk.claims.agreed"), tone="success")
    return Cell(text("desk.claims.not_agreed"), tone="danger")
