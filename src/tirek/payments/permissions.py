"""Who may make and read registers and runs: those of the place, and Tirek itself."""

from datetime import datetime

from tirek.accounts.bodies import handles_money
from tirek.accounts.models import Role, User
from tirek.accounts.queries.deputies import roles_of
from tirek.casework.local_day import local_day
from tirek.casework.permissions import NotAllowed
from tirek.payments.reasons import reason


def require_accountant(user: User | None, place: str, at: datetime) -> None:
    """Raises NotAllowed for anybody but an active accountant of the place, or who acts for one.

    `None` is the system.
    """
    if user is None:
        return
    if not user.is_active or Role.ACCOUNTANT not in roles_of(user, on=local_day(at)):
        raise NotAllowed(reason("not_your_role"))
    require_place(user, place)


def require_place(user: User, place: str) -> None:
    """Raises NotAllowed for somebody inactive, of another place, or of an office that pays nothing.

    The table knows the roles.
    """
    if not user.is_active or user.place != place or not handles_money(user.office):
        raise NotAllowed(reason("not_your_place"))
