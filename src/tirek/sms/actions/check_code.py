"""Compare the digits a person typed with the code that was sent."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from tirek.sms.code_refused import CodeRefused
from tirek.sms.digits import digits_of, hash_of
from tirek.sms.models import OneTimeCode
from tirek.sms.wording import wording


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Who held the telephone confirmed what: kept with what was confirmed, as its proof."""

    code_id: UUID
    purpose: str
    phone: str
    confirms: str
    sent_at: datetime
    confirmed_at: datetime

    def as_document(self) -> dict[str, str]:
        """JSON-ready."""
        return {
            "code_id": str(self.code_id),
            "purpose": self.purpose,
            "phone": self.phone,
            "confirms_sha256": self.confirms,
            "sent_at": self.sent_at.isoformat(),
            "confirmed_at": self.confirmed_at.isoformat(),
        }


def check_code(
    *, code_id: UUID, purpose: str, confirms: bytes, typed: str, at: datetime
) -> Confirmed:
    """The proof, once. Raises CodeRefused; OneTimeCode.DoesNotExist for a code never sent.

    A wrong try is counted whatever the caller does next; so this may not be called inside a
    transaction, which could take the try back.
    """
    with transaction.atomic(durable=True):
        code = OneTimeCode.objects.select_for_update().get(pk=code_id, purpose=purpose)
        refused = _why_not(code, hash_of(confirms), at) or _compared(code, typed, at)
        code.save(update_fields=["tries", "confirmed_at"])
    if refused:
        raise refused
    return Confirmed(code.pk, purpose, code.phone, code.confirms, code.made_at, at)


def _why_not(code: OneTimeCode, confirms: str, at: datetime) -> CodeRefused | None:
    """Before the digits are looked at at all."""
    say = wording().refused
    reasons = (
        (code.confirmed_at is not None, say.used, "used"),
        (code.tries >= settings.TIREK_CODE_TRIES, say.no_tries_left, "no_tries_left"),
        (at >= code.expires_at, say.expired, "expired"),
        (code.confirms != confirms, say.something_else, "something_else"),
    )
    found = (CodeRefused(text, why, again=True) for holds, text, why in reasons if holds)
    return next(found, None)


def _compared(code: OneTimeCode, typed: str, at: datetime) -> CodeRefused | None:
    if hmac.compare_digest(_bare(typed).encode(), digits_of(code.nonce).encode()):
        code.confirmed_at = at
        return None
    code.tries += 1
    left = settings.TIREK_CODE_TRIES - code.tries
    return _wrong(left)


def _wrong(left: int) -> CodeRefused:
    say = wording().refused
    if left == 0:
        return CodeRefused(say.no_tries_left, "wrong_code", again=True)
    return CodeRefused(say.wrong.format(left=left), "wrong_code")


def _bare(typed: str) -> str:
    """The digits as people type them, with spaces or a dash."""
    return "".join(typed.replace("-", " ").split())
