"""The two ways to sign at the foot of the check page."""

from collections.abc import Mapping
from dataclasses import dataclass

from tirek.accounts.models import User
from tirek.casework.models import Draft
from tirek.kernel.text import Text
from tirek.signatures.canonical_form import Application, as_bytes
from tirek.sms.models import OneTimeCode
from tirek.web.application_code import phone_of
from tirek.web.components import Field
from tirek.web.signatures import masked
from tirek.web.signing import SignBox, sign_box
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class SignView:
    """code: the field for a code that was sent, None before; wrong: what is wrong elsewhere."""

    box: SignBox
    phone: str
    code: Field | None
    wrong: str


def sign_view(
    draft: Draft,
    user: User,
    document: Application,
    waiting: OneTimeCode | None,
    errors: Mapping[str, Text],
    *,
    typed: str,
) -> SignView:
    """The ways as they stand: `waiting` is the code that was sent for this document."""
    error = spoken(errors["code"]) if "code" in errors else ""
    phone = masked(waiting.phone if waiting else phone_of(draft, user))
    field = Field(
        "code",
        text("portal.check.code"),
        hint=text("portal.check.code_hint", phone=phone),
        error=error,
        value=typed,
        inputmode="numeric",
        autocomplete="one-time-code",
        width=10,
    )
    wrong = spoken(errors["signature"]) if "signature" in errors else ""
    return SignView(
        box=sign_box(as_bytes(document), "person"),
        phone=phone,
        code=field if waiting else None,
        wrong=wrong or ("" if waiting else error),
    )
