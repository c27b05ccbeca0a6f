"""An answer that makes the individual programme another one is written down as a new version."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from django.db import connection, transaction

from tirek.procedure.programme import programme_sources
from tirek.registries.models import Answer, Programme
from tirek.registries.queries import last_answers, versions_of
from tirek.registries.signals import programme_learned


@transaction.atomic
def learn_programme(*, iin: str, at: datetime) -> Programme | None:
    """The new version; None where nothing is another than before, or no programme was told yet."""
    sources = programme_sources()
    _hold(iin)
    told = last_answers(iin, sources.registries)
    if sources.programme not in told:
        return None
    now = sources.version({name: one.document for name, one in told.items()})
    before = versions_of(iin).last()
    if before is not None and before.version == now:
        return None
    said = {**asdict(now), "measures": sorted(now.measures)}
    new = sources.told_by(before.version, now) if before else [sources.programme]
    newest = max((told[one] for one in new if one in told), key=_when)
    seq = before.seq + 1 if before else 1
    version = Programme.objects.create(iin=iin, seq=seq, answer=newest, learned_at=at, **said)
    programme_learned.send(sender=Programme, version=version)
    return version


def _when(answer: Answer) -> tuple[datetime, int]:
    return answer.answered_at, answer.pk


def _hold(iin: str) -> None:
    """Until the transaction ends nobody else learns of that person."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"programme {iin}"])
