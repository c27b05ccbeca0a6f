"""A supplier says where it is, how it is reached and paid, and who directs it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import transaction

from tirek.accounts.models import Role, User
from tirek.casework.refused import Refused
from tirek.kernel.identity import Iin, InvalidIdentity
from tirek.procedure.answer import AnswerError, read_iban, read_phone, read_text
from tirek.procedure.supply.supplier import supplier_table
from tirek.supply.models import Details, Supplier
from tirek.supply.permissions import require_role
from tirek.supply.texts import texts

LONGEST = 200
OPTIONAL = frozenset({"flat"})


def _text(typed: str) -> str:
    return str(read_text(typed, LONGEST))


def _number(typed: str) -> str:
    return str(read_text(typed, 40))


def _iin(typed: str) -> str:
    return str(Iin.parse(typed.replace(" ", "")))


FIELDS: Mapping[str, Callable[[str], str]] = {
    "settlement": _text,
    "street": _text,
    "house": _number,
    "flat": _number,
    "phone": read_phone,
    "iban": read_iban,
    "director": _text,
    "director_iin": _iin,
}
"""What is asked, and how what was typed is read."""


@transaction.atomic
def give_details(*, typed: Mapping[str, str], by: User, at: datetime) -> Details:
    """Keep them beside those given before. Raises NotAllowed, Refused at what cannot be read."""
    require_role(by, Role.SUPPLIER)
    begins = supplier_table().begins
    supplier, _ = Supplier.objects.get_or_create(office=by.office, defaults={"stage": begins})
    said = {name: _read(name, typed.get(name, "").strip()) for name in FIELDS}
    return Details.objects.create(supplier=supplier, at=at, by=by, by_name=by.full_name, **said)


def _read(name: str, typed: str) -> str:
    if not typed and name in OPTIONAL:
        return ""
    if not typed:
        raise Refused(texts().refused["detail_missing"], field=name)
    try:
        return FIELDS[name](typed)
    except (AnswerError, InvalidIdentity) as wrong:
        raise Refused(wrong.text, field=name) from wrong
