"""Walk the whole register because somebody asked, and write down what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from procrastinate.contrib.django import app

from tirek.accounts.models import Role, User
from tirek.audit.models import Walk, WalkResult
from tirek.audit.queries.oversight import waiting_walk
from tirek.audit.queries.verify import verify

MOST_KEPT = 500
"""Broken links that are kept with the result; all of them are counted."""


@transaction.atomic
def ask_for_walk(*, by: User | None, at: datetime) -> Walk:
    """The worker will walk; one that is asked for and not walked yet serves everybody.

    `by` None is Tirek itself. Raises PermissionDenied for anybody but an auditor.
    """
    if by is not None and not (by.is_active and by.role == Role.AUDITOR):
        raise PermissionDenied
    asked = waiting_walk() or Walk.objects.create(asked_by=by, asked_at=at)
    app.configure_task("audit.walk").defer(walk_id=asked.pk)  # what is walked is not walked again
    return asked


def walk(*, walk_id: int, now: Callable[[], datetime]) -> WalkResult:
    """What the walk found; walked once, however often it is called."""
    asked = Walk.objects.get(pk=walk_id)
    done = WalkResult.objects.filter(walk=asked).first()
    if done is not None:
        return done
    begun, looked_at, found = now(), Counter[str](), 0
    kept = []
    for broken in verify(lambda part: looked_at.update((part,))):
        found += 1
        if found <= MOST_KEPT:
            kept.append(broken.as_document())
    return WalkResult.objects.create(
        walk=asked, begun_at=begun, ended_at=now(), looked_at=looked_at, found=found, broken=kept
    )
