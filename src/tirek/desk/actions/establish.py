"""Write down what an officer found out in one form, each fact with its own source."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import permutations
from typing import Any

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.actions.establish_facts import InvalidFacts, Source, establish_facts
from tirek.casework.legal import problems_of
from tirek.casework.models import Case
from tirek.casework.queries.facts import folded_facts, nested


@dataclass(frozen=True)
class Found:
    """A value and where the officer has it from."""

    value: Any
    source: Source


@transaction.atomic
def establish(
    *,
    case: Case,
    by: User,
    found: Mapping[str, Found],
    detail: str,
    at: datetime,
    expected_seq: int,
) -> None:
    """One FactsEstablished event for each source, all or none.

    Raises what establish_facts raises; InvalidFacts judges all the values together.
    """
    groups = _by_source(found)
    if len(groups) > 1:
        _judge_together(case, found)
    for order in permutations(groups):
        try:
            with transaction.atomic():
                _in_order(case, by, groups, order, detail, at, expected_seq)
        except InvalidFacts as error:
            # Two days may have changed places: written one by one, some order stands at each step.
            refused = error
        else:
            return
    raise refused


def _by_source(found: Mapping[str, Found]) -> dict[Source, dict[str, Any]]:
    groups: dict[Source, dict[str, Any]] = {}
    for path, one in found.items():
        groups.setdefault(one.source, {})[path] = one.value
    return groups


def _judge_together(case: Case, found: Mapping[str, Found]) -> None:
    known = {path: fact.value for path, fact in folded_facts(case).items()}
    errors = problems_of(case, nested({**known, **{p: one.value for p, one in found.items()}}))
    if errors:
        raise InvalidFacts(errors)


def _in_order(
    case: Case,
    by: User,
    groups: Mapping[Source, Mapping[str, Any]],
    order: tuple[Source, ...],
    detail: str,
    at: datetime,
    expected_seq: int,
) -> None:
    seq = expected_seq
    for source in order:
        event = establish_facts(
            case=case,
            by=by,
            facts=groups[source],
            source=source,
            detail=detail,
            at=at,
            expected_seq=seq,
        )
        seq = event.seq
