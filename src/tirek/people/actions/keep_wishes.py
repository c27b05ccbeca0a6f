"""A person says how they want to be told of news."""

from __future__ import annotations

from datetime import datetime

from tirek.people.models import Wishes


def keep_wishes(*, iin: str, language: str, sms: bool, at: datetime) -> Wishes:
    """`language` is kk, ru or en, "" for that of the application; the last word counts."""
    said = {"language": language, "sms": sms, "changed_at": at}
    return Wishes.objects.update_or_create(iin=iin, defaults=said)[0]
