"""A supplier's answer to an order: what is signed, and the signature that was sent."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from django.http import HttpRequest

from tirek.accounts.models import User
from tirek.signatures.canonical_form import OrderNotice, Part, Row
from tirek.supply.actions.answer_order import accept_order, refuse_order, require_ground
from tirek.supply.actions.withdraw_order import withdraw_order
from tirek.supply.course import last_order, require_possible
from tirek.supply.models import Choice
from tirek.supply.permissions import require_own_order
from tirek.web.debt_view import money
from tirek.web.kept_key import with_kept_key_if_allowed
from tirek.web.language import current
from tirek.web.order_notice import ground_words, order_name
from tirek.web.signing import Keep, cms_sent
from tirek.web.texts import spoken, text

NOTICES = {"accept": "Accepted", "refuse": "Refused", "withdraw": "Withdrawn"}
"""What a button sends, and the event that it makes: each is signed."""


def ground_sent(request: HttpRequest, deed: str) -> str:
    """Who accepts gives none."""
    return "" if deed == "accept" else request.POST.get("ground", "")[:200]


def require_ready(choice: Choice, deed: str, ground: str, by: User, at: datetime) -> None:
    """Whether there is something to sign. Raises NotAllowed, Refused, RefusedTransition."""
    require_own_order(by, choice)
    require_possible(choice, NOTICES[deed], by=by, at=at)
    if deed != "accept":
        require_ground(choice, NOTICES[deed], ground)


def notice_document(choice: Choice, deed: str, ground: str, by: User) -> OrderNotice:
    """The answer as the page shows it; the case of the person is not named in it."""
    return OrderNotice(
        order=order_name(choice),
        kind=NOTICES[deed].lower(),
        language=current(),
        signer=by.full_name,
        signer_iin=by.iin or "",
        office=spoken(by.office.name) if by.office else "",
        parts=(Part(text(f"desk.market.{deed}"), tuple(_rows(choice, deed, ground))),),
        after=choice.steps.get(seq=choice.last_seq).hash,
    )


def _rows(choice: Choice, deed: str, ground: str) -> list[Row]:
    made = last_order(choice)
    assert made is not None, "an order is answered"
    said = made.payload
    told = [
        ("person", choice.case.subject.full_name),
        ("ordered", said["name"]),
        ("size", said["size"]),
        ("starts_on", said["starts_on"] or ""),
        ("cost", money(said["price_tiyn"])),
        ("ground", ground_words(choice, NOTICES[deed], ground)),
    ]
    return [Row(text(f"desk.market.{name}"), (words,)) for name, words in told if words]


def answered(
    request: HttpRequest, choice: Choice, deed: str, ground: str, at: datetime, by: User
) -> Callable[[], object]:
    """The deed with its signature, verified when it is called. Raises SignatureRefused then."""
    said: dict[str, Any] = {"choice": choice, "by": by, "at": at}
    deeds: dict[str, Callable[..., object]] = {
        "accept": partial(accept_order, **said),
        "refuse": partial(refuse_order, ground=ground, **said),
        "withdraw": partial(withdraw_order, ground=ground, **said),
    }
    return lambda: deeds[deed](keep=_signature(request, choice, deed, ground, by, at))


def _signature(
    request: HttpRequest, choice: Choice, deed: str, ground: str, by: User, at: datetime
) -> Keep:
    document = notice_document(choice, deed, ground, by)
    if request.POST.get("way") == "ncalayer":
        return cms_sent(request, document, by, at)
    return with_kept_key_if_allowed(document, by, at)
