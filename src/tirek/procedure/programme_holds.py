"""Whether a measure holds by a version of an individual programme: the rules say, asked anew."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tirek.law.catalogue import Law
from tirek.law.decide import decide
from tirek.procedure.service import Service


def holds(
    service: Service, place: str, facts: Mapping[str, Any], on: date, law: Law, rule: str
) -> bool:
    """Whether a rule of the service is met on that day by what is known then."""
    asked = {**facts, "applied_on": on.isoformat()}
    found = decide(service, place, asked, law=law).evaluation
    return {**found.names, **found.case}.get(rule) is True
