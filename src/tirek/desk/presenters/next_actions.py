"""What this officer can do with a case at its stage."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils import timezone

from tirek.accounts.models import User
from tirek.accounts.queries.deputies import roles_of
from tirek.casework.legal import service_of
from tirek.casework.models import UNDECIDED, Case
from tirek.casework.permissions import Action as Verb
from tirek.casework.permissions import may
from tirek.casework.queries.decision import draft_decision
from tirek.casework.queries.facts import KnownFact
from tirek.casework.queries.hearing import must_be_heard
from tirek.desk.presenters.change import change_actions
from tirek.desk.presenters.money import decide_actions
from tirek.web.components import Action
from tirek.web.texts import text

Facts = Mapping[str, KnownFact]
STEPS: tuple[tuple[str, Verb, str], ...] = (
    ("hearing", "announce_hearing", "HearingAnnounced"),
    ("protocol", "hold_hearing", "HearingHeld"),
    ("answered", "give_information", "InformationGiven"),
    ("propose", "propose", "Proposed"),
    ("confirm", "confirm", "Decided"),
    ("return", "return", "Returned"),
    ("facts", "establish_facts", "FactsEstablished"),
    ("ask", "request_information", "InformationRequested"),
)
"""A page of the desk, the permission it needs, the event it leads to; the main step first."""


def next_actions(case: Case, user: User, facts: Facts) -> list[Action]:
    """Links to the pages of what can be done; empty where it is another's turn.

    `facts` are those known of the case now.
    """
    actions = [
        Action(reverse(f"desk:{page}", args=[case.number]), text(f"desk.case.do_{page}"))
        for page, verb, event in STEPS
        if can(case, user, verb, event) and (page != "hearing" or _must_be_heard(case, facts))
    ]
    others = (*change_actions(case, user), *decide_actions(case, user))
    return [*actions, *_conclusions(case, user), *others]


def _conclusions(case: Case, user: User) -> list[Action]:
    """Where a commission wrote something about the case, the way to it."""
    if case.stage not in UNDECIDED or not may(user, "conclude", case):
        return []
    if not case.conclusions.exists():
        return []
    return [Action(reverse("desk:take", args=[case.number]), text("desk.case.do_take"))]


def _must_be_heard(case: Case, facts: Facts) -> bool:
    """A hearing is offered where a refusal waits for it; else it has its link on other pages."""
    return must_be_heard(case, draft_decision(case, facts))


def can(case: Case, user: User, verb: Verb, event: str) -> bool:
    """Whether the user may do it and the case's stage allows it."""
    lifecycle = service_of(case).lifecycle
    roles = roles_of(user, on=timezone.localdate())
    possible = [one for role in roles for one in lifecycle.possible(case.stage, by=role)]  # type: ignore[arg-type]
    return any(one.partition(".")[0] == event for one in possible) and may(user, verb, case)
