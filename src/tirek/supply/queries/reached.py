"""How an organisation is reached: by the telephone it told last."""

from __future__ import annotations

from typing import cast

from tirek.accounts.models import Office, Role, User
from tirek.kernel.text import Language
from tirek.sms.phones import phone_of
from tirek.supply.models import Details


def reached_by(office: Office) -> tuple[str, Language] | None:
    """The telephone and the language of whoever signs in for it first; None without a number."""
    told = Details.objects.filter(supplier__office=office).order_by("pk").last()
    phone = phone_of(told.phone) if told else None
    if phone is None:
        return None
    first = User.objects.filter(office=office, role=Role.SUPPLIER).order_by("pk").first()
    return phone, cast(Language, first.language if first else "kk")
