"""What a period is worth and why, found once for all cases that have it alike.

Under one act, for the same months and the same sum, the words on how it came about and their
paragraphs are the same whoever is paid. They are found by `entitled`, of one case of each kind: so
every different sum is worked out twice, by the database and by `decide`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from tirek.casework.models import Case
from tirek.kernel.period import Month
from tirek.law.catalogue import Law
from tirek.payments.entitled import Entitled, entitled
from tirek.payments.known import known_of
from tirek.procedure.service import Service


class Kind(NamedTuple):
    """All that decides how a period is told: the act (by place and day), the months, the sum.

    `months` are bits from the month `begins` on; no sum is one that the law has not set yet.
    """

    place: str
    since: date
    begins: int
    months: int
    tiyn: int | None


class Disagree(Exception):
    """The compiled rules and `decide` do not say the same of a case."""


def worth(examples: Mapping[Kind, int], service: Service, law: Law) -> dict[Kind, Entitled]:
    """Each kind as `entitled` tells it of an example, a quiet case by its key. Raises Disagree."""
    told = _told(set(examples.values()), service, law)
    found: dict[Kind, Entitled] = {}
    for kind, example in examples.items():
        one = told[example].get(_months(kind))
        if one is None or one.amount_tiyn != kind.tiyn:
            raise Disagree(f"{kind} of case {example}: {one}")
        found[kind] = one
    return found


def _told(
    cases: Collection[int], service: Service, law: Law
) -> dict[int, dict[tuple[str, ...], Entitled]]:
    """By case, its periods by their months; without what was signed, so that none lost any."""
    return {
        case.pk: {
            one.months: one
            for one in entitled(service, case.place, replace(known, schedule=()), law)
        }
        for case, known in known_of(Case.objects.filter(pk__in=cases))
    }


def _months(kind: Kind) -> tuple[str, ...]:
    return tuple(str(Month(kind.begins + at)) for at in range(3) if kind.months & (1 << at))
