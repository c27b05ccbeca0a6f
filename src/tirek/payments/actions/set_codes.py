"""Enter the codes a bank asks for with the payments of a service. Rows are only added."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.refused import Refused
from tirek.payments.models import PurposeCode
from tirek.payments.permissions import require_accountant
from tirek.payments.reasons import reason
from tirek.services import SERVICES

LENGTHS = {"knp": 3, "kod": 2, "kbe": 2}
SOURCE_LENGTH = 500


@transaction.atomic
def set_codes(*, place: str, sent: Mapping[str, str], by: User, at: datetime) -> PurposeCode:
    """The next file of the place has them. Fields: service, knp, kod, kbe, source (where from).

    Raises NotAllowed, Refused at a field.
    """
    require_accountant(by, place, at)
    if sent.get("service") not in SERVICES:
        raise Refused(reason("service_missing"), "service")
    for name, length in LENGTHS.items():
        if not _is_code(sent.get(name, ""), length):
            raise Refused(reason("code_wrong", length=length), name)
    source = sent.get("source", "").replace("\0", "").strip()
    if not source:
        raise Refused(reason("source_missing"), "source")
    return PurposeCode.objects.create(
        place=place,
        service=sent["service"],
        source=source[:SOURCE_LENGTH],
        at=at,
        by=by,
        **{name: sent[name].strip() for name in LENGTHS},
    )


def _is_code(written: str, length: int) -> bool:
    code = written.strip()
    return len(code) == length and code.isascii() and code.isdigit()
