"""The catalogue: an offer as a card, several as a table side by side."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from tirek.law.catalogue import the_law
from tirek.procedure.supply.market import Kind
from tirek.services import SERVICES
from tirek.supply.models import Guarantee, Offer
from tirek.supply.queries.offers import in_catalogue
from tirek.supply.queries.ratings import Rating, ratings
from tirek.supply.queries.sums import guarantees_on, split
from tirek.web import formats
from tirek.web.components import Action, Cell, Choice, Field, Page, SummaryRow, Table
from tirek.web.debt_view import money
from tirek.web.language import current
from tirek.web.texts import spoken, text

AT_ONCE = 60
SIDE_BY_SIDE = range(2, 4)


@dataclass(frozen=True)
class OfferCard:
    """One offer; `photo` and `choose` are None where there is none."""

    id: int
    name: str
    photo: str
    alt: str
    rows: Sequence[SummaryRow]
    ticked: bool
    compare: str
    choose: Action | None = None


@dataclass(frozen=True)
class CataloguePage(Page):
    """The filter, the offers, and those side by side."""

    filters: Sequence[Field] = ()
    cards: Sequence[OfferCard] = ()
    compared: Table | None = None


def catalogue_page(kind: str, place: str, compared: Sequence[int], on: date) -> CataloguePage:
    """Those of a kind and place ("" is any); `compared` are ticked."""
    found = list(in_catalogue(place, kind)[:AT_ONCE])
    ticked = [one for one in found if one.pk in compared]
    return CataloguePage(
        title=text("portal.market.catalogue"),
        filters=[_kinds(kind), _places(place)],
        cards=list(offer_cards(found, place, on, ticked=[one.pk for one in ticked])),
        compared=_side_by_side(ticked, place, on) if len(ticked) in SIDE_BY_SIDE else None,
    )


def offer_cards(
    found: Iterable[Any], place: str, on: date, *, ticked: Sequence[int] = (), number: str = ""
) -> Iterator[OfferCard]:
    """Each offer; by the `number` of a case it can be chosen."""
    shown = list(found)
    rated, sums = ratings([one.pk for one in shown]), _sums(shown, place, on)
    for one in shown:
        href = reverse("order", args=[number, one.pk]) if number else ""
        yield OfferCard(
            id=one.pk,
            name=one.name,
            photo=reverse("offer-photo", args=[one.pk]) if one.photo_id else "",
            alt=text("portal.market.photo", name=one.name),
            rows=[SummaryRow(*row) for row in _rows(one, sums[one.pk], rated.get(one.pk))],
            ticked=one.pk in ticked,
            compare=text("portal.market.compare_one", name=one.name),
            choose=Action(href, text("portal.market.choose"), one.name) if href else None,
        )


def _sums(shown: Sequence[Any], place: str, on: date) -> dict[int, Guarantee | None]:
    """The guaranteed sum of each, by offer: in the place asked for, else in that of the offer."""
    asked = {one.pk: (one.service, one.kind, place or one.place) for one in shown}
    found = guarantees_on(asked.values(), on)
    return {pk: found[what] for pk, what in asked.items()}


def _rows(one: Any, sums: Guarantee | None, rated: Rating | None) -> Iterator[tuple[str, str]]:
    kind = kind_of(one)
    unknown = text("portal.market.guaranteed_unknown")
    told = [
        ("kind", spoken(kind.name) if kind else one.kind),
        ("supplier", spoken(one.supplier.office.name)),
        ("place", place_words(one.place)),
        ("price", money(one.price)),
        ("guaranteed", money(sums.sum_tiyn) if sums else unknown),
        ("own", money(split(one.price, sums.sum_tiyn).own) if sums else unknown),
        ("sizes", ", ".join(one.sizes)),
        ("left", text("portal.market.pieces", n=max(one.left, 0))),
        ("rating", _rated(rated)),
    ]
    return ((text(f"portal.market.{name}"), words) for name, words in told if words)


def _rated(found: Rating | None) -> str:
    if found is None:
        return text("portal.market.not_rated")
    mark = formats.number(f"{found.tenths // 10}.{found.tenths % 10}", current())
    return text("portal.market.rated", mark=mark, n=found.receipts)


def kind_of(one: Offer) -> Kind | None:
    """What an act calls it; None where the kind is no longer there."""
    service = SERVICES.get(one.service)
    return service.market.named(one.kind) if service and service.market else None


def place_words(place: str) -> str:
    """The place as people call it."""
    region = the_law().regions.get(place)
    return spoken(region.name) if region else place


def _side_by_side(ticked: Sequence[Any], place: str, on: date) -> Table:
    rated, sums = ratings([one.pk for one in ticked]), _sums(ticked, place, on)
    columns = [dict(_rows(one, sums[one.pk], rated.get(one.pk))) for one in ticked]
    labels = list(dict.fromkeys(label for column in columns for label in column))
    heads = [text("portal.market.what"), *(one.name for one in ticked)]
    return Table(
        caption=text("portal.market.compared"),
        head=[Cell(one) for one in heads],
        rows=[
            [Cell(label, header=True), *(Cell(column.get(label, "–")) for column in columns)]
            for label in labels
        ],
    )


def _kinds(chosen: str) -> Field:
    kinds = [one for service in SERVICES.values() if service.market for one in service.market.kind]
    choices = [Choice("", text("portal.market.any_kind"), chosen=not chosen)]
    choices += [Choice(one.id, spoken(one.name), chosen=one.id == chosen) for one in kinds]
    return Field("kind", text("portal.market.kind"), kind="select", choices=choices)


def _places(chosen: str) -> Field:
    places = sorted(set(in_catalogue().order_by().values_list("place", flat=True)))
    choices = [Choice("", text("portal.market.any_place"), chosen=not chosen)]
    choices += [Choice(one, place_words(one), chosen=one == chosen) for one in places]
    return Field("place", text("portal.market.place"), kind="select", choices=choices)
