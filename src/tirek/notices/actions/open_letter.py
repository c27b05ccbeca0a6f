"""The person a notice is for opened it in the cabinet."""

from __future__ import annotations

from datetime import datetime

from tirek.accounts.models import User
from tirek.notices.models import Notice, Opening


def open_letter(*, notice: Notice, by: User, at: datetime) -> Opening:
    """Written down the first time; later looks change nothing."""
    return Opening.objects.get_or_create(notice=notice, user=by, defaults={"at": at})[0]
