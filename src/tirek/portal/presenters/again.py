"""One more application like a case of one's own."""

from django.urls import reverse

from tirek.accounts.models import User
from tirek.casework.actions.begin_again import can_begin_again
from tirek.casework.models import Case
from tirek.web.again import Again, again_button


def again_of(case: Case, user: User) -> Again | None:
    """The button, where the service lets a person have several at once."""
    if not can_begin_again(case, user):
        return None
    return again_button(case, reverse("case-again", args=[case.number]))
