"""An officer keeps a way of looking at the queue under a name, or lets it go."""

from dataclasses import dataclass

from django.db import transaction

from tirek.accounts.models import User
from tirek.desk.models import SavedView

MOST = 12
"""More than fit into a row nobody finds again."""
NAME_LENGTH = 60
QUERY_LENGTH = 500


@dataclass(frozen=True)
class CannotKeepView(Exception):
    """Nothing was kept; `why` is "name" or "many"."""

    why: str


@transaction.atomic
def keep_view(*, user: User, name: str, query: str) -> SavedView:
    """A name that is there already gets the new way of looking. Raises CannotKeepView."""
    called = name.strip()[:NAME_LENGTH]
    if not called:
        raise CannotKeepView("name")
    kept = SavedView.objects.select_for_update().filter(user=user)
    if kept.count() >= MOST and not kept.filter(name=called).exists():
        raise CannotKeepView("many")
    asked = {"query": query[:QUERY_LENGTH]}
    return SavedView.objects.update_or_create(user=user, name=called, defaults=asked)[0]


def drop_view(*, user: User, view: int) -> bool:
    """Whether there was one of the user's to let go."""
    return bool(SavedView.objects.filter(user=user, pk=view).delete()[0])
