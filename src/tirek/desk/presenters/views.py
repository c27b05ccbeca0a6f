"""Ways of looking at the queue: those everybody has, and those an officer gave names."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from tirek.accounts.models import User
from tirek.casework.permissions import ROLES
from tirek.desk.models import SavedView
from tirek.desk.queries.queue import MINE, NOBODYS
from tirek.web.components import Field, Tab
from tirek.web.texts import text

PLACE_IN_LIST = ("after", "before", "lang")
EVERYBODYS = {
    "mine": {"pile": "to_examine", "officer": MINE},
    "nobodys": {"pile": "to_examine", "officer": NOBODYS},
    "overdue": {"pile": "all", "due": "overdue"},
}


@dataclass(frozen=True)
class Kept:
    """One of the officer's own, which can be let go."""

    id: int
    name: str


@dataclass(frozen=True)
class ViewsView:
    """The row of links; what is looked at now can be kept under a name."""

    tabs: Sequence[Tab]
    own: Sequence[Kept]
    query: str
    name: Field


def views_view(request: HttpRequest, user: User) -> ViewsView | None:
    """None for whoever works on no cases."""
    if user.role not in ROLES["assign"]:
        return None
    now = looked_at(request.GET)
    own = list(SavedView.objects.filter(user=user))
    common = [_tab(text(f"desk.views.{key}"), urlencode(asked), now) for key, asked in
              EVERYBODYS.items()]  # fmt: skip
    return ViewsView(
        tabs=[*common, *(_tab(one.name, one.query, now) for one in own)],
        own=[Kept(one.pk, one.name) for one in own],
        query=now,
        name=Field("name", text("desk.views.name"), width=20),
    )


def looked_at(query: QueryDict) -> str:
    """What an address asks for, without the place in the list, always in the same order."""
    asked = sorted((key, str(value)) for key, value in query.items() if str(value).strip())
    return urlencode([(key, value) for key, value in asked if key not in PLACE_IN_LIST])


def _tab(name: str, query: str, now: str) -> Tab:
    asked = looked_at(QueryDict(query))
    return Tab(f"{reverse('desk:queue')}?{asked}", name, chosen=asked == now)
