"""The department writes down what it found out, and where it has it from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.canonical import plain
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.legal import problems_of
from tirek.casework.models import Case, Event
from tirek.casework.permissions import require
from tirek.casework.queries.facts import folded_facts, nested
from tirek.casework.record import locked, record
from tirek.kernel.text import Text

Source = Literal["document", "registry", "officer"]


class InvalidFacts(ValueError):
    """Values that cannot be facts of this case: a text for each path."""

    def __init__(self, errors: Mapping[str, Text]) -> None:
        super().__init__("; ".join(f"{path}: {text.in_('en')}" for path, text in errors.items()))
        self.errors = dict(errors)


@transaction.atomic
def establish_facts(
    *,
    case: Case,
    by: User,
    facts: Mapping[str, Any],
    source: Source,
    detail: str = "",
    at: datetime,
    expected_seq: int | None = None,
) -> Event:
    """Lay the values over what was known: {"child.born_on": "2015-04-10", …}; null is "none".

    `source` is where they come from, `detail` which document, registry or inspection.
    Raises NotAllowed, StaleCase, OwnCase, InvalidFacts, procedure's RefusedTransition.
    """
    case = locked(case, expected_seq)
    require(by, "establish_facts", case)
    require_no_own_case(case, by, at)
    known = {path: fact.value for path, fact in folded_facts(case).items()}
    errors = problems_of(case, nested({**known, **facts}))
    if errors:
        raise InvalidFacts(errors)
    payload = {"facts": plain(facts), "source": source, "detail": detail.strip()}
    return record(case, "FactsEstablished", by=by, at=at, payload=payload)
