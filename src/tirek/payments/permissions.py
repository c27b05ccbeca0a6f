"""Who may make and read registers and runs: those of the place, and Tirek itself."""

from tirek.accounts.models import Role, User
from tirek.casework.permissions import NotAllowed
from tirek.payments.reasons import reason


def require_accountant(user: User | None, place: str) -> None:
    """Raises NotAllowed for anybody but an active accountant of the place; `None` is the system."""
    if user is None:
        return
    if not user.is_active or user.role != Role.ACCOUNTANT:
        raise NotAllowed(reason("not_your_role"))
    require_place(user, place)


def require_place(user: User, place: str) -> None:
    """Raises NotAllowed for somebody inactive or of another place; the table knows the roles."""
    if not user.is_active or user.place != place:
        raise NotAllowed(reason("not_your_place"))
