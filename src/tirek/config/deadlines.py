"""What `tirek deadlines recount` does: boots Django, counts anew, tells what moved."""

from __future__ import annotations

from tirek.config.boot import boot


def recount() -> list[str]:
    """Count the deadline of every undecided case anew; a line for each that moved."""
    embedded = boot()
    from django.utils import timezone

    from tirek.casework.actions.recount import recount_all

    try:
        moved = recount_all(at=timezone.now())
        return [f"{one.number}: {one.was or '-'} -> {one.now}" for one in moved]
    finally:
        if embedded is not None:
            embedded.leave()
