"""A person ends the sessions they left open elsewhere."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.keeping import written
from tirek.accounts.models import Keeping, User
from tirek.accounts.queries.sign_ins import sessions_of


@transaction.atomic
def end_other_sessions(*, user: User, here: str, at: datetime) -> int:
    """End all but the one whose key is `here`; how many there were."""
    ended, _ = sessions_of(user, at).exclude(session_key=here).delete()
    if ended:
        after = {"sessions": ended}
        written(Keeping.Kind.SESSIONS_ENDED, by=user, at=at, officer=user, after=after)
    return ended
