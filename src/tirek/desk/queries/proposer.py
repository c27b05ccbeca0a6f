"""Whether an officer proposed the decision a case stands at."""

from tirek.accounts.models import User
from tirek.casework.models import Case
from tirek.casework.queries.proposal import last_proposal


def is_proposer(case: Case, user: User) -> bool:
    """True if the last proposal of the case is the user's."""
    return bool(last_proposal(case).actor_id == user.pk)
