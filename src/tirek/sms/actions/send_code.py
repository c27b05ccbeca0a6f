"""Send six digits to a telephone, to be typed in by whoever holds it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction

from tirek.accounts.models import User
from tirek.sms.actions.send import send
from tirek.sms.addressee import NOTHING, About, Addressee
from tirek.sms.code_refused import CodeRefused
from tirek.sms.digits import MASK, hash_of, new_nonce
from tirek.sms.models import OneTimeCode
from tirek.sms.phones import phone_of
from tirek.sms.wording import wording


@transaction.atomic
def send_code(
    *,
    purpose: str,
    confirms: bytes,
    to: Addressee,
    at: datetime,
    about: About = NOTHING,
    by: User | None = None,
) -> OneTimeCode:
    """A code bound to the purpose (a key of wording.toml) and to what is confirmed.

    Raises CodeRefused for a number that is none and for too many codes in a row; LookupError for
    a purpose without words.
    """
    words = wording().codes[purpose]
    if phone_of(to.phone) != to.phone:
        raise CodeRefused(wording().refused.bad_phone, "bad_phone")
    _limit(to.phone, at)
    code = OneTimeCode.objects.create(
        purpose=purpose,
        phone=to.phone,
        confirms=hash_of(confirms),
        nonce=new_nonce(),
        made_at=at,
        expires_at=at + timedelta(minutes=settings.TIREK_CODE_MINUTES),
    )
    message = words.format(code=MASK)
    send(key=f"code {code.pk}", to=to, words=message, at=at, about=about, by=by, code=code)
    return code


def pretend_code(*, purpose: str, confirms: bytes, at: datetime) -> OneTimeCode:
    """A code that goes to nobody and is compared like any other: so that the pages of somebody
    whose telephone is not known look like everybody's. It has no telephone.
    """
    return OneTimeCode.objects.create(
        purpose=purpose,
        phone="",
        confirms=hash_of(confirms),
        nonce=new_nonce(),
        made_at=at,
        expires_at=at + timedelta(minutes=settings.TIREK_CODE_MINUTES),
    )


def _limit(phone: str, at: datetime) -> None:
    """So many codes in so many minutes to one number; two requests at once wait for each other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"code {phone}"])
    since = at - timedelta(minutes=settings.TIREK_CODE_WINDOW_MINUTES)
    made = OneTimeCode.objects.filter(phone=phone, made_at__gt=since).order_by("made_at")
    if len(made) >= settings.TIREK_CODES_IN_WINDOW:
        free = made[len(made) - settings.TIREK_CODES_IN_WINDOW].made_at - since
        minutes = free // timedelta(minutes=1) + 1
        raise CodeRefused(wording().refused.too_many.format(minutes=minutes), "too_many")
