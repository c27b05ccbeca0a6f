"""A supplier puts something into the catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.documents.actions.store import RefusedFile, store
from tirek.documents.models import StoredFile
from tirek.services import SERVICES
from tirek.supply.models import Move, Offer
from tirek.supply.permissions import supplier_of
from tirek.supply.texts import texts

PHOTO = "offer"
PHOTOS = ("image/jpeg", "image/png")


@dataclass(frozen=True)
class Offered:
    """What is offered: a kind of a service, for how much, in which sizes, how many, where."""

    service: str
    kind: str
    name: str
    price_tiyn: int
    pieces: int
    sizes: Sequence[str]


@transaction.atomic
def place_offer(
    *, offered: Offered, photo: UploadedFile[bytes] | None, by: User, at: datetime
) -> Offer:
    """Show it to those who choose, in the place of the supplier and all below.

    Raises NotAllowed for who is not admitted, Refused, RefusedFile.
    """
    supplier = supplier_of(by)
    if supplier is None or supplier.stage != "admitted":
        raise NotAllowed(texts().refused["not_admitted"])
    _require_complete(offered)
    offer = Offer.objects.create(
        supplier=supplier,
        service=offered.service,
        kind=offered.kind,
        name=offered.name.strip(),
        place=supplier.office.place,
        sizes=[one.strip() for one in offered.sizes if one.strip()],
        photo=_kept(photo, by, at) if photo else None,
        at=at,
        by=by,
    )
    price, pieces = offered.price_tiyn, offered.pieces
    Move.objects.create(offer=offer, price_tiyn=price, pieces=pieces, shown=True, at=at, by=by)
    return offer


def _require_complete(offered: Offered) -> None:
    say, service = texts().refused, SERVICES.get(offered.service)
    market = service.market if service else None
    if market is None or market.named(offered.kind) is None:
        raise Refused(say["kind_missing"], field="kind")
    if not offered.name.strip():
        raise Refused(say["name_missing"], field="name")
    if offered.price_tiyn <= 0:
        raise Refused(say["price_missing"], field="price")
    if offered.pieces < 0:
        raise Refused(say["pieces_wrong"], field="pieces")


def _kept(photo: UploadedFile[bytes], by: User, at: datetime) -> StoredFile:
    try:
        file = store(photo, kind=PHOTO, by=by, at=at)
    except RefusedFile as wrong:
        raise Refused(wrong.text, field="photo") from wrong
    if file.content_type not in PHOTOS:
        raise Refused(texts().refused["photo_wrong"], field="photo")
    return file
