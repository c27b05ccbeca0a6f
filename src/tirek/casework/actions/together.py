"""One action on many cases: what cannot be done is left alone and told, the rest is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tirek.accounts.models import User
from tirek.casework.models import Case
from tirek.casework.permissions import NotAllowed, visible_to
from tirek.casework.record import StaleCase
from tirek.casework.refused import Refused
from tirek.casework.work_texts import work_texts
from tirek.kernel.text import Text
from tirek.procedure.lifecycle import RefusedTransition

Act = Callable[[Case, int], Any]
"""An action on one case; the number is the last event the officer had seen of it."""


@dataclass
class Together:
    """The cases it was done to, and those that were skipped, each with the reason."""

    done: list[Case] = field(default_factory=list)
    skipped: list[tuple[Case, Text]] = field(default_factory=list)


def together(chosen: Sequence[tuple[str, int]], by: User, act: Act) -> Together:
    """Do it to every case of those numbers, each in a transaction of its own.

    Skipped is what somebody put on hold, what has changed since it was seen, and what the action
    itself refuses. Numbers of cases the officer may not see are as if they were not there.
    """
    seen = dict(chosen)
    found = Together()
    for case in visible_to(by).filter(number__in=seen).order_by("number"):
        why = _why_not(case, seen[case.number], act)
        if why is None:
            found.done.append(case)
        else:
            found.skipped.append((case, why))
    return found


def _why_not(case: Case, seen: int, act: Act) -> Text | None:
    say = work_texts().refused
    if case.on_hold:
        return say["on_hold"].format(reason=case.held_because)
    try:
        act(case, seen)
    except StaleCase:
        return say["changed"]
    except (Refused, RefusedTransition, NotAllowed) as refused:
        return refused.text
    return None
