"""What the state buys for a person, as they see it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.procedure.supply.procurement import procurement_table
from tirek.supply.models import Delivery, DeliveryStep
from tirek.supply.queries.bought import called_until
from tirek.web import formats
from tirek.web.components import Page, SummaryRow
from tirek.web.components.tones import LIFE_TONES
from tirek.web.language import current
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class OwnBought:
    """One thing: where it stands, and what happened."""

    name: str
    stage: str
    tone: str
    called: Sequence[SummaryRow]
    rows: Sequence[SummaryRow]
    steps: Sequence[SummaryRow]


@dataclass(frozen=True)
class OwnBoughtPage(Page):
    """Everything the state buys by the case."""

    number: str = ""
    things: Sequence[OwnBought] = ()


def bought_link(case: Case) -> str:
    """The address of the page; "" where the state buys nothing by the case."""
    return reverse("bought", args=[case.number]) if case.deliveries.exists() else ""


def own_bought(case: Case) -> OwnBoughtPage:
    """The last turn first. Http404 where the state buys nothing by the case."""
    found = case.deliveries.select_related("contract").order_by("-pk")
    things = [_thing(case, one) for one in found]
    if not things:
        raise Http404
    return OwnBoughtPage(
        title=text("portal.bought.title"),
        back=reverse("case", args=[case.number]),
        number=case.number,
        things=things,
    )


def _thing(case: Case, one: Delivery) -> OwnBought:
    stage, steps = procurement_table().stage(one.stage), list(one.steps.order_by("seq"))
    market = service_of(case).market
    kind = market.named(one.kind) if market else None
    return OwnBought(
        name=spoken(kind.name) if kind else one.kind,
        stage=spoken(stage.citizen),
        tone=LIFE_TONES[stage.tone],
        called=_called(one),
        rows=_rows(steps),
        steps=[_step(step) for step in steps],
    )


def _called(one: Delivery) -> list[SummaryRow]:
    """The day by which the person is asked to come for it."""
    until = called_until(one) if one.stage == "at_body" else None
    if until is None:
        return []
    return [SummaryRow(text("portal.bought.until"), formats.day(until, current()))]


def _rows(steps: Sequence[DeliveryStep]) -> list[SummaryRow]:
    """What was given, how much of it, and the day from which its period runs."""
    given = next((one for one in steps if one.kind in ("Issued", "Served")), None)
    if given is None:
        return []
    said = given.payload
    told = [
        ("name", said["name"]),
        ("pieces", str(said["pieces"])),
        ("received_on", formats.day(said["received_on"], current())),
    ]
    return [SummaryRow(text(f"portal.bought.{name}"), words) for name, words in told]


def _step(step: DeliveryStep) -> SummaryRow:
    title = spoken(procurement_table().title(step.kind))
    return SummaryRow(formats.moment(step.at, current()), title, note=step.by_name)
