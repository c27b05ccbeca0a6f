"""A person has looked into what the bank told and Tirek could not place."""

from datetime import datetime

from tirek.accounts.models import User
from tirek.payments.models import SettledFile
from tirek.payments.permissions import require_accountant
from tirek.payments.queries.unsettled import unsettled


def settle_bank_file(*, place: str, sha256: str, words: str, by: User, at: datetime) -> None:
    """Write down what it was; it waits no longer. Somebody who was quicker has said it already.

    Raises NotAllowed.
    """
    require_accountant(by, place, at)
    if any(one.sha256 == sha256 for one in unsettled(place)):
        told = {"words": words, "at": at, "by": by}
        SettledFile.objects.get_or_create(sha256=sha256, defaults=told)
