"""In which role an officer acts: their own, or that of somebody they stand in for by an order."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any, cast

from tirek.accounts.models import Deputy, User
from tirek.accounts.queries.deputies import deputyships
from tirek.procedure.lifecycle import Lifecycle, RefusedTransition, Role


def step_taken(
    lifecycle: Lifecycle, stage: str, step: str, by: User | None, on: date
) -> tuple[str, Role, dict[str, Any]]:
    """The stage after the step, the role it is taken in, and for whom, if not for oneself.

    One's own role comes first. Raises procedure's RefusedTransition.
    """
    own: Role = cast(Role, by.role) if by else "system"
    try:
        return lifecycle.after(stage, step, by=own), own, {}
    except RefusedTransition:
        for order in deputyships(by, on=on) if by else ():
            role = cast(Role, order.acts_for.role)
            with suppress(RefusedTransition):
                return lifecycle.after(stage, step, by=role), role, _acting_for(order)
        raise


def _acting_for(order: Deputy) -> dict[str, Any]:
    principal = order.acts_for
    told = {"id": principal.pk, "name": principal.full_name, "order": order.order}
    return {"acting_for": told}
