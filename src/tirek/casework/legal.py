"""From a case to the legal service and the law it is decided by."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Draft
from tirek.casework.texts import texts
from tirek.kernel.calendar import WorkingCalendar
from tirek.kernel.text import Text
from tirek.law.catalogue import FOLDER, the_law
from tirek.law.decide import decide
from tirek.law.decision import Decision
from tirek.law.factsheet import BadFacts
from tirek.law.overrule import Overrules
from tirek.procedure.placed import placed
from tirek.procedure.service import Service
from tirek.procedure.supply.read_so import Doubt
from tirek.services import SERVICES


def service_of(case: Case | Draft) -> Service:
    """The legal service that the case or draft asks for, as the act of its place has it."""
    service = SERVICES[case.service]
    if not service.rulebook().alternatives:
        return service
    day = case.received_on if isinstance(case, Case) else local_day(case.updated_at)
    edition = the_law().editions(service.rulebook()).on(case.place, day)
    return placed(service, edition) if edition else service


@cache
def working_calendar() -> WorkingCalendar:
    """The official calendar of working days that terms are counted by."""
    return WorkingCalendar.load(FOLDER / "calendars")


def decision_on(
    case: Case, facts: Mapping[str, Any], overrule: Overrules | None = None
) -> Decision:
    """What the law of the case's place says on these facts. Raises BadFacts, CannotOverrule."""
    return decide(service_of(case), case.place, facts, law=the_law(), overrule=overrule)


def read_as(doubt: Doubt, *, service: str, place: str, on: date) -> str:
    """The option by which a silent act is read in a place on a day: as its edition has it, else as
    the service does."""
    ours = SERVICES[service]
    edition = the_law().editions(ours.rulebook()).on(place, on)
    applied = {one.id: one.applied for one in ours.readings}
    return {**applied, **(edition.readings if edition else {})}.get(doubt.id, doubt.usual)


def waits_for_law(decision: Decision) -> bool:
    """Whether it is the law of the place, and no fact, that is missing."""
    if decision.outcome != "undecidable":
        return False
    return not any(need.kind == "fact" for need in decision.needs)


def problems_of(case: Case, facts: Mapping[str, Any]) -> dict[str, Text]:
    """What is wrong with a facts document, by path; empty for one that can be decided on."""
    try:
        decision_on(case, facts)
    except BadFacts as bad:
        say = texts().refused.bad_fact
        return {
            problem.key: say.format(wrong=problem.wrong, expected=problem.expected)
            for problem in bad.problems
        }
    return {}
