"""Officers and offices as the administrator looks for them."""

from django.db.models import Count, Q, QuerySet

from tirek.accounts.models import Keeping, Office, Role, User
from tirek.accounts.places import below


def officers(search: str = "", role: str = "", *, active: bool = True) -> QuerySet[User]:
    """Everybody but citizens, by name; `search` is a part of a name or of a user name."""
    found = User.objects.exclude(role=Role.CITIZEN).filter(is_active=active)
    for word in search.split():
        found = found.filter(Q(full_name__icontains=word) | Q(username__icontains=word))
    if role:
        found = found.filter(role=role)
    return found.select_related("office").order_by("full_name", "pk")


def offices(search: str = "", kind: str = "", place: str = "") -> QuerySet[Office]:
    """Every office with the number of its officers; a place has those of the places below it."""
    found = Office.objects.all()
    for word in search.split():
        named = Q(name_kk__icontains=word) | Q(name_ru__icontains=word) | Q(bin=word)
        found = found.filter(named)
    if kind:
        found = found.filter(kind=kind)
    if place:
        found = found.filter(below(place))
    working = Count("users", filter=Q(users__is_active=True))
    return found.annotate(working=working).order_by("place", "kind", "name_ru", "pk")


def neighbours(office: Office | None) -> QuerySet[Office]:
    """The offices of a region that somebody can be moved to."""
    found = Office.objects.filter(is_active=True).order_by("place", "kind", "name_ru", "pk")
    if office is None:
        return found
    return found.filter(below(office.place.partition("/")[0]))


def kept(*, office: Office | None = None, officer: User | None = None) -> QuerySet[Keeping]:
    """What was done to it or to them, the latest first."""
    found = Keeping.objects.select_related("by").order_by("-at", "-pk")
    return found.filter(office=office) if office else found.filter(officer=officer)
