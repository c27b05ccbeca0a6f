"""A supplier's answer to an order: what is signed, and the signature that was sent."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, time
from functools import partial
from typing import Any

from django.http import HttpRequest

from tirek.accounts.models import User
from tirek.desk.bed_sent import bed_sent
from tirek.signatures.canonical_form import OrderNotice, Part, Row
from tirek.supply.actions.answer_order import accept_order, refuse_order, require_ground
from tirek.supply.actions.withdraw_order import withdraw_order
from tirek.supply.bed import Bed, is_stay
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


@dataclass(frozen=True)
class Answer:
    """What is told: `deed` is the button; who accepts gives no `ground`, but of a stay a `bed`."""

    deed: str
    ground: str = ""
    bed: Bed | None = None


def answer_sent(request: HttpRequest, choice: Choice, deed: str) -> Answer:
    """What was typed. Raises Refused for a bed that is not described."""
    if deed == "accept":
        return Answer(deed, bed=bed_sent(request) if is_stay(choice) else None)
    return Answer(deed, request.POST.get("ground", "")[:200])


def require_ready(choice: Choice, deed: str, ground: str, by: User, at: datetime) -> None:
    """Whether there is something to sign. Raises NotAllowed, Refused, RefusedTransition."""
    require_own_order(by, choice)
    require_possible(choice, NOTICES[deed], by=by, at=at)
    if deed != "accept":
        require_ground(choice, NOTICES[deed], ground)


def notice_document(choice: Choice, answer: Answer, by: User) -> OrderNotice:
    """The answer as the page shows it; the case of the person is not named in it."""
    return OrderNotice(
        order=order_name(choice),
        kind=NOTICES[answer.deed].lower(),
        language=current(),
        signer=by.full_name,
        signer_iin=by.iin or "",
        office=spoken(by.office.name) if by.office else "",
        parts=(Part(text(f"desk.market.{answer.deed}"), tuple(_rows(choice, answer))),),
        after=choice.steps.get(seq=choice.last_seq).hash,
    )


def _rows(choice: Choice, answer: Answer) -> list[Row]:
    made = last_order(choice)
    assert made is not None, "an order is answered"
    said, pieces = made.payload, made.payload.get("pieces", 1)
    told = [
        ("person", choice.case.subject.full_name),
        ("ordered", said["name"]),
        ("size", said["size"]),
        ("starts_on", said["starts_on"] or ""),
        ("ordered_pieces", str(pieces) if pieces > 1 else ""),
        ("cost", money(pieces * said["price_tiyn"])),
        ("ground", ground_words(choice, NOTICES[answer.deed], answer.ground)),
    ]
    rows = [Row(text(f"desk.market.{name}"), (words,)) for name, words in told if words]
    return [*rows, *(_bed_rows(answer.bed) if answer.bed else [])]


def _bed_rows(bed: Bed) -> list[Row]:
    """What annex 6 says of the place: the signature is under that, too."""
    return [Row(text(f"desk.bed.{name}"), (_in_words(one),)) for name, one in asdict(bed).items()]


def _in_words(said: object) -> str:
    if isinstance(said, bool):
        return text("desk.market.yes") if said else text("desk.market.no")
    if isinstance(said, tuple):
        return "; ".join(said)
    return f"{said:%H:%M}" if isinstance(said, time) else str(said)


def answered(
    request: HttpRequest, choice: Choice, answer: Answer, at: datetime, by: User
) -> Callable[[], object]:
    """The deed with its signature, verified when it is called. Raises SignatureRefused then."""
    said: dict[str, Any] = {"choice": choice, "by": by, "at": at}
    deeds: dict[str, Callable[..., object]] = {
        "accept": partial(accept_order, bed=answer.bed, **said),
        "refuse": partial(refuse_order, ground=answer.ground, **said),
        "withdraw": partial(withdraw_order, ground=answer.ground, **said),
    }
    return lambda: deeds[answer.deed](keep=_signature(request, choice, answer, by, at))


def _signature(
    request: HttpRequest, choice: Choice, answer: Answer, by: User, at: datetime
) -> Keep:
    document = notice_document(choice, answer, by)
    if request.POST.get("way") == "ncalayer":
        return cms_sent(request, document, by, at)
    return with_kept_key_if_allowed(document, by, at)
