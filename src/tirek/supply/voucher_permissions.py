"""Who may keep the vouchers of a queue: a specialist of the department of its place."""

from __future__ import annotations

from tirek.accounts.models import Role, User
from tirek.casework.permissions import NotAllowed
from tirek.services import SERVICES
from tirek.supply.models import Queue
from tirek.supply.queries.journal import queues_of
from tirek.supply.voucher_texts import voucher_texts


def has_vouchers(service: str) -> bool:
    """Whether the acts of a service give it by vouchers, too."""
    market = SERVICES[service].market
    return market is not None and bool(market.vouchers)


def keeps(user: User, queue: Queue) -> bool:
    """Whether the user keeps the vouchers of the queue."""
    its = user.is_active and user.role == Role.SPECIALIST
    return its and queues_of(user).filter(pk=queue.pk).exists()


def require_keeps(user: User, queue: Queue) -> None:
    """Raises NotAllowed."""
    if not keeps(user, queue):
        raise NotAllowed(voucher_texts().refused["not_your_queue"])
