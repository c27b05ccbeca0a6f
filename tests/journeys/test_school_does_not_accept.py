"""The school does not accept the documents: the conclusion ends before the time asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from journey import refuse

from attesting import AUGUST, applied_to_school
from making import citizen, officer
from tirek.accounts.models import Role
from tirek.casework.actions.establish_facts import establish_facts

THURSDAY = "2025-08-21 11:00"


def test_a_conclusion_that_ends_in_winter_covers_no_school_year(
    visitor: Callable[..., Any], clock: Callable[[str], None], work_tasks: Callable[[], None]
) -> None:
    officers = officer(), officer(Role.HEAD)
    case = applied_to_school(citizen(), conclusion_to="2026-01-31")
    facts = {"documents_true": True}
    establish_facts(case=case, by=officers[0], facts=facts, source="officer", at=AUGUST)
    clock(THURSDAY)
    ground = "Заключение действует не весь запрошенный срок"
    refuse(visitor, "ru", officers, case, work_tasks, ground)
