"""Who may do what on the market, beside what casework says of the case itself."""

from __future__ import annotations

from django.db.models import QuerySet

from tirek.accounts.models import Role, User
from tirek.accounts.places import below
from tirek.casework.permissions import NotAllowed
from tirek.casework.texts import texts as case_texts
from tirek.supply.models import Choice, Supplier
from tirek.supply.queries.mandates import of_the_portal
from tirek.supply.texts import texts


def supplier_of(user: User) -> Supplier | None:
    """The organisation on the portal for which the user works; None before it asked to be."""
    if user.role != Role.SUPPLIER or not user.is_active:
        return None
    return Supplier.objects.select_related("office").filter(office=user.office_id).first()


def orders_of(user: User) -> QuerySet[Choice]:
    """The choices whose last order is with the user's organisation."""
    supplier = supplier_of(user)
    return Choice.objects.filter(supplier=supplier) if supplier else Choice.objects.none()


def require_own_order(user: User, choice: Choice) -> None:
    """Raises NotAllowed for an order of another supplier, and for anybody else."""
    if not orders_of(user).filter(pk=choice.pk).exists():
        raise NotAllowed(texts().refused["not_your_order"])


def require_role(user: User, role: Role) -> None:
    """Raises NotAllowed."""
    if user.role != role or not user.is_active:
        raise NotAllowed(case_texts().refused.not_your_role)


def suppliers_of(user: User) -> QuerySet[Supplier]:
    """Those in the territory of a commission on matters of the portal; none for anybody else, the
    doctors of another commission among them."""
    if user.role != Role.COMMISSION or user.place is None or not user.is_active:
        return Supplier.objects.none()
    if not of_the_portal(user.office_id):
        return Supplier.objects.none()
    return Supplier.objects.filter(below(user.place, "office__place")).select_related("office")


def require_in_territory(user: User, supplier: Supplier) -> None:
    """Raises NotAllowed."""
    require_role(user, Role.COMMISSION)
    if not suppliers_of(user).filter(pk=supplier.pk).exists():
        raise NotAllowed(texts().refused["not_your_place"])
