"""A member signs a conclusion personally: in their own account, what they read."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.conclusion_texts import conclusion_texts
from tirek.casework.models import Conclusion, ConclusionSignature
from tirek.casework.queries.conclusions import sha256_of
from tirek.casework.refused import Refused
from tirek.casework.signals import concluded


class CannotSign(Refused):
    """Only who took part signs, and once."""


@transaction.atomic
def sign_conclusion(*, conclusion: Conclusion, by: User, at: datetime) -> ConclusionSignature:
    """Add the member's signature. Raises CannotSign."""
    found = Conclusion.objects.select_for_update(of=("self",)).get(pk=conclusion.pk)
    say = conclusion_texts().refused
    if not by.is_active or by.pk not in [one["user"] for one in found.members]:
        raise CannotSign(say["not_a_member"])
    if found.signatures.filter(member=by).exists():
        raise CannotSign(say["signed_already"])
    signature = ConclusionSignature.objects.create(
        conclusion=found, member=by, sha256=sha256_of(found), signed_at=at
    )
    if found.signatures.count() == len(found.members):
        concluded.send(sender=Conclusion, conclusion=found)
    return signature
