"""The person signs an order with its papers, or that it is cancelled: by NCALayer or a code."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from tirek.accounts.models import User
from tirek.law.catalogue import the_law
from tirek.portal.access import citizen
from tirek.portal.presenters.sign import SignView
from tirek.procedure.supply.market import Kind
from tirek.services import SERVICES
from tirek.signatures.canonical_form import (
    Application,
    OrderNotice,
    Part,
    Row,
    Signed,
    as_bytes,
)
from tirek.signatures.verdict import SignatureRefused
from tirek.sms.actions.send_code import send_code
from tirek.sms.addressee import About, Addressee
from tirek.sms.models import OneTimeCode
from tirek.supply.actions.order import Wanted
from tirek.supply.course import last_order
from tirek.supply.models import Choice, Guarantee
from tirek.supply.queries.sums import split
from tirek.supply.telling import phone_to
from tirek.web import formats
from tirek.web.application_code import PURPOSE, with_code
from tirek.web.components import Field
from tirek.web.debt_view import money
from tirek.web.language import current
from tirek.web.order_notice import order_name
from tirek.web.signatures import masked
from tirek.web.signing import Keep, cms_sent, sign_box
from tirek.web.texts import spoken, text


def order_document(
    choice: Choice,
    offer: Any,
    kind: Kind,
    wanted: Wanted,
    guarantee: Guarantee,
    signer: User,
    stay: Mapping[str, Any],
) -> Application:
    """The three papers in the language of the page; another attempt is another document.

    `stay` is what an order for a stay keeps of it.
    """
    case, service = choice.case, SERVICES[choice.case.service]
    supplier = spoken(offer.supplier.office.name)
    paid = split(offer.price, guarantee.sum_tiyn, wanted.pieces)
    asked = text("portal.market.application_words", supplier=supplier, sum=money(paid.reimbursed))
    contract = text("portal.market.contract_words", supplier=supplier)
    told = _rows(offer, wanted, paid.own, guarantee, counted=kind.counted)
    rows = (*told, *_stay_rows(stay))
    return Application(
        service=case.service,
        service_name=spoken(service.passport.name),
        place=case.place,
        place_name=spoken(the_law().regions[case.place].name),
        language=current(),
        draft=f"{case.number} {choice.pk}/{choice.last_seq}",
        signer_iin=signer.iin or "",
        parts=(Part(text("portal.market.order"), rows),),
        papers=(),
        words=(contract, asked),
        law=the_law().fingerprint(service.rulebook()),
    )


def _rows(
    offer: Any, wanted: Wanted, own: int, guarantee: Guarantee, *, counted: bool
) -> list[Row]:
    each = "_each" if counted else ""
    told = [
        ("ordered_item", offer.name),
        ("supplier", spoken(offer.supplier.office.name)),
        ("size", wanted.size),
        ("starts_on", formats.day(wanted.starts_on, current()) if wanted.starts_on else ""),
        ("how_many", str(wanted.pieces) if counted else ""),
        (f"price{each}", money(offer.price)),
        (f"guaranteed{each}", money(guarantee.sum_tiyn)),
        ("own", money(own)),
    ]
    return [Row(text(f"portal.market.{name}"), (words,)) for name, words in told if words]


def cancel_document(choice: Choice, signer: User) -> OrderNotice:
    """That the order is cancelled, in the language of the page. The choice has an order."""
    made = last_order(choice)
    assert made is not None, "only an order is cancelled"
    assert choice.supplier is not None, "an order has its supplier"
    told = [
        ("ordered_item", made.payload["name"]),
        ("supplier", spoken(choice.supplier.office.name)),
        ("size", made.payload["size"]),
        ("starts_on", made.payload["starts_on"] or ""),
    ]
    rows = tuple(Row(text(f"portal.market.{name}"), (words,)) for name, words in told if words)
    return OrderNotice(
        order=order_name(choice),
        kind="cancelled",
        language=current(),
        signer=signer.full_name,
        signer_iin=signer.iin or "",
        office="",
        parts=(Part(text("portal.market.cancel"), rows),),
        after=choice.steps.get(seq=choice.last_seq).hash,
    )


def _stay_rows(stay: Mapping[str, Any]) -> list[Row]:
    if not stay:
        return []
    companion = stay["companion"]
    told = [("days", str(stay["days"]))]
    if companion:
        told += [
            ("with_companion", companion["full_name"]),
            ("companion_sum", money(companion["share_tiyn"])),
        ]
    return [Row(text(f"portal.market.{name}"), (words,)) for name, words in told]


def send_code_to(
    request: HttpRequest, choice: Choice, document: Signed, at: datetime
) -> OneTimeCode:
    """A code bound to the document, remembered in the session. Raises CodeRefused."""
    user = citizen(request)
    code = send_code(
        purpose=PURPOSE,
        confirms=as_bytes(document),
        to=Addressee(phone_to(choice.case) or "", current(), user.iin or "", user.full_name),
        at=at,
        about=About(choice.case.number, choice.case.service, choice.case.place),
    )
    request.session[_key(choice)] = str(code.pk)
    return code


def signature_sent(request: HttpRequest, choice: Choice, document: Signed, at: datetime) -> Keep:
    """The signature posted with the page, checked. Raises SignatureRefused, CodeRefused."""
    user, way = citizen(request), request.POST.get("way", "")
    if way == "ncalayer":
        return cms_sent(request, document, user, at)
    code = request.session.get(_key(choice))
    if way != "code" or not code:
        raise SignatureRefused("missing")
    return with_code(document, user, UUID(code), request.POST.get("code", ""), at)


def order_sign_view(
    request: HttpRequest, choice: Choice, document: Signed, errors: dict[str, str]
) -> SignView:
    """The two ways to sign, as they stand."""
    waiting = _waiting(request, choice, document)
    phone = masked(waiting.phone if waiting else phone_to(choice.case) or "")
    wrong = errors.get("code", "")
    field = Field(
        "code",
        text("portal.check.code"),
        hint=text("portal.check.code_hint", phone=phone),
        error=wrong,
        value=request.POST.get("code", ""),
        inputmode="numeric",
        autocomplete="one-time-code",
        width=10,
    )
    return SignView(
        box=sign_box(as_bytes(document), "person"),
        phone=phone,
        code=field if waiting else None,
        wrong=errors.get("signature", "") or ("" if waiting else wrong),
    )


def _waiting(request: HttpRequest, choice: Choice, document: Signed) -> OneTimeCode | None:
    known = request.session.get(_key(choice), "")
    sha256 = hashlib.sha256(as_bytes(document)).hexdigest()
    found = OneTimeCode.objects.filter(confirms=sha256, confirmed_at=None)
    return found.filter(pk=known).first() if known else None


def _key(choice: Choice) -> str:
    return f"order code {choice.pk}"
