"""The officer's queue: a pile of the worklist, narrowed and ordered by what was asked for."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from django.db.models import Q, QuerySet

from tirek.accounts.answers import once
from tirek.accounts.models import Role, User
from tirek.accounts.queries.deputies import roles_of
from tirek.casework.models import UNDECIDED, Case
from tirek.casework.permissions import OVERSEERS, ROLES
from tirek.casework.queries.cases import FIRST_PILE, GROUPS, worklist
from tirek.casework.queries.listing import COLUMNS, Order
from tirek.law.catalogue import the_law
from tirek.services import SERVICES

WINDOWS = ("overdue", "today", "tomorrow", "week")
CHANNELS = (
    "portal",
    "phone",
    "state_corporation",
    "department",
    "akim",
    "school",
    "paper",
    "proactive",
)
SHOWN = (
    *("number", "service", "place", "channel", "stage", "last_seq", "received_on", "due_on"),
    *("turn", "subject_key", "on_hold", "held_because", "assigned_to__full_name"),
    *(
        f"{who}__{name}"
        for who in ("applicant", "subject")
        for name in ("surname", "given_name", "patronymic")
    ),
)
"""What a row tells: reading all of a case and its people would take Django longer than the rest."""
MINE, NOBODYS = "mine", "nobody"
SATURDAY = 5


@dataclass(frozen=True)
class Asked:
    """What of the queue to show, and in which order; an empty value narrows nothing."""

    pile: str
    search: str = ""
    service: str = ""
    stage: str = ""
    place: str = ""
    officer: str = ""
    channel: str = ""
    due: str = ""
    order: Order = "turn"
    after: str = ""
    before: str = ""

    @classmethod
    def of(cls, user: User, query: Mapping[str, str]) -> "Asked":
        """What an address asks for; what it says wrongly is as if it were not there."""
        given = {key: value.replace("\0", "").strip()[:100] for key, value in query.items()}

        def one_of(known: Container[str], name: str) -> str:
            value = given.get(name, "")
            return value if value in known else ""

        pile = one_of(GROUPS, "pile") or FIRST_PILE.get(user.role, "all")
        return cls(
            pile=pile,
            search=given.get("q", ""),
            service=one_of(SERVICES, "service"),
            stage=one_of(stages_of(pile), "stage"),
            place=one_of(places_of(user), "place"),
            officer=one_of({MINE, NOBODYS, *map(str, officers_of(user))}, "officer"),
            channel=one_of(CHANNELS, "channel"),
            due=one_of(WINDOWS, "due"),
            order=cast(Order, one_of(orders_of(pile), "order") or orders_of(pile)[0]),
            after=given.get("after", ""),
            before=given.get("before", ""),
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the pile is asked for."""
        asked = (self.search, self.service, self.stage, self.place, self.officer, self.channel)
        return any(asked) or bool(self.due)


def stages_of(pile: str) -> tuple[str, ...]:
    """The stages that lie in a pile; "all" has every one that some pile has."""
    return GROUPS[pile] or tuple(stage for stages in GROUPS.values() for stage in stages)


def orders_of(pile: str) -> tuple[Order, ...]:
    """How a pile may be ordered, the usual way first: turns are waited for until a decision."""
    waits = set(stages_of(pile)) <= set(UNDECIDED)
    return tuple(order for order in COLUMNS if waits or order != "turn")


def places_of(user: User) -> tuple[str, ...]:
    """The places to choose among; none for whoever sees one place only."""
    if user.role not in OVERSEERS or user.place is None:
        return ()
    below = f"{user.place}/"
    return tuple(place for place in the_law().regions if f"{place}/".startswith(below))


def officers_of(user: User) -> dict[int, str]:
    """Who works on the cases of the user's office, by key, in the order of their names."""
    if user.role not in (Role.SPECIALIST, Role.HEAD):
        return {}
    return once(user, "officers", lambda: _officers_of(user))


def _officers_of(user: User) -> dict[int, str]:
    there = User.objects.filter(office=user.office_id, role__in=ROLES["assign"], is_active=True)
    return dict(there.order_by("full_name", "pk").values_list("pk", "full_name"))


def leads(user: User, today: date) -> bool:
    """Whether the user says who works on what: the head, or who acts for the head."""
    return Role.HEAD in roles_of(user, on=today)


def queue(user: User, asked: Asked, today: date) -> QuerySet[Case]:
    """The cases asked for; `listing.part` puts them in the order asked for."""
    cases = worklist(user, asked.pile, asked.search)
    for column in ("service", "stage", "place", "channel"):
        if value := getattr(asked, column):
            cases = cases.filter(**{column: value})
    if asked.officer:
        cases = cases.filter(_with(asked.officer, user))
    return cases.filter(within(asked.due, today), stage__in=UNDECIDED) if asked.due else cases


def within(window: str, today: date) -> Q:
    """The deadlines of a window; a week ends with its Sunday and holds today and tomorrow."""
    tomorrow = today + timedelta(days=1)
    sunday = today + timedelta(days=SATURDAY + 1 - today.weekday())
    windows = {
        "overdue": Q(due_on__lt=today),
        "today": Q(due_on=today),
        "tomorrow": Q(due_on=tomorrow),
        "week": Q(due_on__gte=today, due_on__lte=sunday),
    }
    return windows[window]


def _with(officer: str, user: User) -> Q:
    if officer == NOBODYS:
        return Q(assigned_to=None)
    return Q(assigned_to=user.pk if officer == MINE else int(officer))
