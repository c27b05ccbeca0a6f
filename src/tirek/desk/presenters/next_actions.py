"""What this officer can do with a case at its stage."""

from django.urls import reverse

from tirek.accounts.models import User
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.casework.permissions import Action as Verb
from tirek.casework.permissions import may
from tirek.web.components import Action
from tirek.web.texts import text

STEPS: tuple[tuple[str, Verb, str], ...] = (
    ("propose", "propose", "Proposed"),
    ("confirm", "confirm", "Decided"),
    ("return", "return", "Returned"),
    ("facts", "establish_facts", "FactsEstablished"),
)
"""A page of the desk, the permission it needs, the event it leads to; the main step first."""


def next_actions(case: Case, user: User) -> list[Action]:
    """Links to the pages of what can be done; empty where it is another's turn."""
    return [
        Action(reverse(f"desk:{page}", args=[case.number]), text(f"desk.case.do_{page}"))
        for page, verb, event in STEPS
        if can(case, user, verb, event)
    ]


def can(case: Case, user: User, verb: Verb, event: str) -> bool:
    """Whether the user may do it and the case's stage allows it."""
    possible = service_of(case).lifecycle.possible(case.stage, by=user.role)  # type: ignore[arg-type]
    return may(user, verb, case) and any(one.partition(".")[0] == event for one in possible)
