"""My choice: by when, among what; then my order and what may be done with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from tirek.portal.presenters.catalogue import OfferCard, offer_cards
from tirek.procedure.supply.choice import choice_table
from tirek.supply.actions.choose_again import HAD
from tirek.supply.bed import confirmed
from tirek.supply.course import course, last_order
from tirek.supply.models import Choice, ChoiceStep
from tirek.supply.queries.had import year_for
from tirek.supply.queries.offers import in_catalogue
from tirek.supply.queries.routes import kinds_by
from tirek.supply.stay_order import companion_due
from tirek.web import formats
from tirek.web.components import Action, Page, SummaryRow, Table
from tirek.web.components.tones import LIFE_TONES
from tirek.web.debt_view import money
from tirek.web.language import current
from tirek.web.order_notice import signed_note
from tirek.web.texts import spoken, text
from tirek.web.year_of_pieces import year_table

WITH_ORDER = ("ordered", "accepted", "in_delivery", "received", "completed", "returned")


@dataclass(frozen=True)
class ChoicePage(Page):
    """`renew` is where the button leads that opens a blocked choice again, `again` the one that
    opens the choice of the next part of a year; `year` is the account of it."""

    number: str = ""
    stage: str = ""
    tone: str = ""
    lead: str = ""
    hint: str = ""
    cards: Sequence[OfferCard] = ()
    is_open: bool = False
    renew: str = ""
    again: str = ""
    year: Table | None = None
    order: Sequence[SummaryRow] = ()
    actions: Sequence[Action] = ()
    steps: Sequence[SummaryRow] = ()


def choice_page(choice: Choice, on: date) -> ChoicePage:
    """The choice as it stands on that day."""
    case, stage = choice.case, choice_table().stage(choice.stage)
    is_open, blocked = choice.stage == "open", choice.stage == "blocked"
    last_day = formats.day(course(choice).last_day, current())
    year = year_for(case, on)
    again = year is not None and year.left > 0 and choice.stage in HAD
    opened = text("portal.market.last_day", day=last_day) if is_open else ""
    return ChoicePage(
        title=text("portal.market.title"),
        back=reverse("case", args=[case.number]),
        number=case.number,
        stage=spoken(stage.citizen),
        tone=LIFE_TONES[stage.tone],
        lead=text("portal.market.blocked") if blocked else opened,
        hint=text("portal.market.no_internet") if is_open or blocked else "",
        cards=_cards(choice, on) if is_open else [],
        is_open=is_open,
        renew=reverse("choice-renew", args=[case.number]) if blocked else "",
        again=reverse("choice-again", args=[case.number]) if again else "",
        year=year_table(year) if year else None,
        order=_order(choice) if choice.stage in WITH_ORDER else [],
        actions=_actions(choice),
        steps=[_step(one) for one in choice.steps.select_related("signature").order_by("seq")],
    )


def _cards(choice: Choice, on: date) -> list[OfferCard]:
    """What the person of the case may choose, and there is some left of."""
    case = choice.case
    kinds = [one.id for one in kinds_by("portal", case, on)]
    found = in_catalogue(case.place).filter(service=case.service, kind__in=kinds, left__gt=0)
    return list(offer_cards(found, case.place, on, number=case.number))


def _order(choice: Choice) -> list[SummaryRow]:
    made = last_order(choice)
    if made is None or choice.supplier is None:
        return []
    said, answer_by = made.payload, course(choice).answer_by
    pieces = said.get("pieces", 1)
    told = [
        ("ordered_item", said["name"]),
        ("supplier", spoken(choice.supplier.office.name)),
        ("size", said["size"]),
        ("how_many", formats.number(pieces, current()) if pieces > 1 else ""),
        ("starts_on", formats.day(said["starts_on"], current()) if said["starts_on"] else ""),
        ("price", money(pieces * said["price_tiyn"])),
        ("reimbursed", money(said["reimbursed_tiyn"])),
        ("own", money(said["own_tiyn"])),
        (
            "answer_by",
            formats.day(answer_by, current()) if answer_by and choice.stage == "ordered" else "",
        ),
    ]
    rows = [SummaryRow(text(f"portal.market.{name}"), words) for name, words in told if words]
    return [*rows, *_stay(choice, made)]


def _stay(choice: Choice, made: ChoiceStep) -> Iterator[SummaryRow]:
    """Of a stay: how long, with whom, and the notice that confirms the bed."""
    if "days" not in made.payload:
        return
    yield SummaryRow(text("portal.market.days"), str(made.payload["days"]))
    companion = made.payload["companion"]
    if companion:
        yield SummaryRow(text("portal.market.with_companion"), companion["full_name"])
        yield SummaryRow(text("portal.market.companion_sum"), money(companion_due(made)))
    if confirmed(choice):
        link = Action(reverse("bed", args=[choice.case.number]), text("portal.market.bed_open"))
        yield SummaryRow(text("portal.market.bed"), actions=[link])


def _actions(choice: Choice) -> list[Action]:
    possible = choice_table().possible(choice.stage, by="citizen")
    pages = {"Cancelled": ("order-cancel", "cancel"), "Received": ("order-received", "receive")}
    found = [pages[one] for one in possible if one in pages]
    number = choice.case.number
    return [Action(reverse(to, args=[number]), text(f"portal.market.{it}")) for to, it in found]


def _step(step: ChoiceStep) -> SummaryRow:
    label = formats.moment(step.at, current())
    return SummaryRow(label, spoken(choice_table().title(step.kind)), note=signed_note(step))
