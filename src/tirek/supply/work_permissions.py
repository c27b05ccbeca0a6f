"""Who may write the sheets of whom: an organisation those of its own workers, a department its own
cases. A supplier sees nothing else of a case."""

from __future__ import annotations

from datetime import datetime

from tirek.accounts.models import Role, User
from tirek.casework.models import Look
from tirek.casework.permissions import NotAllowed, require
from tirek.supply.work_models import Worker
from tirek.supply.work_texts import work_texts


def is_their_worker(user: User, worker: Worker) -> bool:
    """Whether the user is of the organisation the worker works for."""
    theirs = user.office_id is not None and user.office_id == worker.office_id
    return user.is_active and user.role == Role.SUPPLIER and theirs


def require_writer(user: User, worker: Worker) -> None:
    """Raises NotAllowed for anybody who may not write this worker's sheets."""
    if user.role != Role.SUPPLIER:
        require(user, "write_sheet", worker.case)
    elif not is_their_worker(user, worker):
        raise NotAllowed(work_texts().refused["not_your_worker"])


def supplier_looked(user: User, worker: Worker, at: datetime) -> Look:
    """Write down that an organisation saw the person's name and hours. Raises NotAllowed."""
    if not is_their_worker(user, worker):
        raise NotAllowed(work_texts().refused["not_your_worker"])
    return Look.objects.create(case=worker.case, user=user, at=at, page="sheet")
