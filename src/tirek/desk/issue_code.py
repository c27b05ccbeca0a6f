"""The code by which a person confirms at the desk that an aid was issued to them."""

from datetime import datetime
from typing import cast
from uuid import UUID

from django.http import HttpRequest

from tirek.accounts.models import User
from tirek.casework.canonical import digest_of
from tirek.casework.refused import Refused
from tirek.kernel.text import Language
from tirek.sms.actions.check_code import check_code
from tirek.sms.actions.send_code import send_code
from tirek.sms.addressee import About, Addressee
from tirek.sms.code_refused import CodeRefused
from tirek.supply.bought_texts import bought_texts
from tirek.supply.models import Delivery
from tirek.supply.telling import phone_to

PURPOSE = "receive_aid"


def send_issue_code(request: HttpRequest, delivery: Delivery, by: User, at: datetime) -> None:
    """To the telephone that is known of them; bound to this very issue. Raises Refused."""
    case = delivery.case
    phone = phone_to(case)
    if phone is None:
        raise Refused(bought_texts().refused["no_phone"], field="code")
    try:
        code = send_code(
            purpose=PURPOSE,
            confirms=_what(delivery),
            to=Addressee.of(case.applicant, cast(Language, case.language), phone),
            at=at,
            about=About(case.number, case.service, case.place),
            by=by,
        )
    except CodeRefused as refused:
        raise Refused(refused.text, field="code") from refused
    request.session[_key(delivery)] = str(code.pk)


def code_was_sent(request: HttpRequest, delivery: Delivery) -> bool:
    """Whether one was asked for on this page."""
    return _key(delivery) in request.session


def proof_sent(request: HttpRequest, delivery: Delivery, at: datetime) -> dict[str, str]:
    """What proves that the person typed the code they got. Raises Refused, at its field."""
    known = request.session.get(_key(delivery))
    if not known:
        raise Refused(bought_texts().refused["not_signed"], field="code")
    try:
        proof = check_code(
            code_id=UUID(known),
            purpose=PURPOSE,
            confirms=_what(delivery),
            typed=request.POST.get("code", ""),
            at=at,
        )
    except CodeRefused as refused:
        raise Refused(refused.text, field="code") from refused
    return proof.as_document()


def _what(delivery: Delivery) -> bytes:
    told = {"issue": delivery.pk, "case": delivery.case.number, "after": delivery.last_seq}
    return digest_of(told).encode()


def _key(delivery: Delivery) -> str:
    return f"issue code {delivery.pk}"
