"""The walk through the whole register."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from django.db import connection, transaction

from tirek.audit.broken import Broken, Tick
from tirek.audit.journal import journal, written
from tirek.audit.queries.chains import broken_chain, broken_chains
from tirek.audit.queries.choices import broken_choices
from tirek.audit.queries.deliveries import broken_deliveries
from tirek.audit.queries.homes import broken_homes
from tirek.audit.queries.letters import broken_letters
from tirek.audit.queries.numbers import missing_numbers
from tirek.audit.queries.organisations import broken_organisations
from tirek.audit.queries.papers import broken_papers
from tirek.audit.queries.payments import broken_payments
from tirek.audit.queries.queues import broken_queues
from tirek.audit.queries.seals import broken_seals, open_guards
from tirek.audit.queries.suppliers import broken_suppliers
from tirek.audit.queries.voucher_acts import broken_voucher_acts
from tirek.audit.queries.vouchers import broken_vouchers
from tirek.casework.models import Case

Progress = Callable[[str], None]
"""Called with the part being walked, once for each thing in it."""


def verify(progress: Progress, seals: Path | None = None) -> Iterator[Broken]:
    """Every broken link, the cases first: in each case and under each seal the first one.

    `seals` is a journal of seals that was kept elsewhere; without it this machine's own is used.
    All is read as it stands at one moment, in constant memory.
    """
    lines = _written(seals)  # before the moment: what is written there is in the database by then
    with _one_moment():
        for part, walk in _parts(lines).items():
            yield from walk(_ticking(progress, part))


def verify_case(number: str, progress: Progress) -> Iterator[Broken]:
    """The first broken link of one case's chain. Raises Case.DoesNotExist."""
    with _one_moment():
        case = Case.objects.get(number=number)
        yield from broken_chain(case, _ticking(progress, "events"))


def verify_queues(progress: Progress) -> Iterator[Broken]:
    """The first breach of each queue, supplier, choice, purchase, book of vouchers, home and
    chosen organisation, and those whom no queue knows."""
    with _one_moment():
        yield from _queues(_ticking(progress, "queues"))


def _parts(lines: Mapping[int, str]) -> Mapping[str, Callable[[Tick], Iterator[Broken]]]:
    return {
        "guards": open_guards,
        "events": broken_chains,
        "numbers": missing_numbers,
        "seals": lambda tick: broken_seals(tick, lines),
        "payments": broken_payments,
        "letters": broken_letters,
        "papers": broken_papers,
        "queues": _queues,
    }


def _queues(tick: Tick) -> Iterator[Broken]:
    parts = (
        broken_queues,
        broken_suppliers,
        broken_choices,
        broken_deliveries,
        broken_vouchers,
        broken_voucher_acts,
        broken_homes,
        broken_organisations,
    )
    return chain.from_iterable(part(tick) for part in parts)


def _ticking(progress: Progress, part: str) -> Tick:
    return lambda: progress(part)


def _written(seals: Path | None) -> dict[int, str]:
    path = seals or journal()
    return dict(written(path)) if seals or path.exists() else {}


@contextmanager
def _one_moment() -> Iterator[None]:
    """One snapshot for the whole walk: a case and its events are written together.

    Inside a transaction that already runs, its view is as good.
    """
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield
