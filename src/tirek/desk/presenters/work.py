"""Who works on a case, whether it is put aside, and the pages where that is changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from tirek.accounts.models import User
from tirek.casework.actions.extend_term import extensions_left
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.casework.permissions import Action as Verb
from tirek.casework.permissions import may
from tirek.procedure.lifecycle import RefusedTransition
from tirek.web.components import Action
from tirek.web.texts import text


@dataclass(frozen=True)
class WorkView:
    """Empty `held` is not put aside."""

    officer: str
    held: str
    links: Sequence[Action]


def work_view(case: Case, user: User) -> WorkView:
    """For the side of the dossier."""
    name = case.assigned_to.full_name if case.assigned_to else text("desk.queue.nobody")
    return WorkView(
        officer=name,
        held=text("desk.queue.on_hold", reason=case.held_because) if case.on_hold else "",
        links=[
            Action(reverse(f"desk:{page}", args=[case.number]), text(f"desk.case.do_{name}"))
            for page, name in _pages(case, user)
        ],
    )


def _pages(case: Case, user: User) -> Iterator[tuple[str, str]]:
    """The page's name in addresses, and in texts."""
    if may_take(case, user, "assign", "Assigned") and not case.on_hold:
        yield "assign", "assign"
    if may_take(case, user, "hold", "HoldLifted" if case.on_hold else "PutOnHold"):
        yield ("lift", "lift") if case.on_hold else ("put-aside", "put_aside")
    if may_take(case, user, "extend_term", "TermExtended") and extensions_left(case):
        yield "extend", "extend"


def may_take(case: Case, user: User, verb: Verb, event: str) -> bool:
    """Whether the user may, and the case's stage allows it."""
    try:
        service_of(case).lifecycle.after(case.stage, event)
    except RefusedTransition:
        return False
    return may(user, verb, case)
