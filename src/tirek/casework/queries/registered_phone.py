"""The telephone that is known to be a person's: they confirmed it, or showed up with it."""

from __future__ import annotations

from tirek.accounts.models import Role
from tirek.casework.models import Case
from tirek.casework.queries.answers import answers_of
from tirek.signatures.models import Signature


def registered_phone(iin: str) -> str:
    """The last telephone with which the person signed an application by a code, or which they
    named at a counter where their identity card was looked at; "" where there is none.

    What somebody else wrote of them in a paper or an application does not count.
    """
    signed = Signature.objects.filter(
        method=Signature.Method.CODE, what="application", signer_iin=iin, signer__role=Role.CITIZEN
    ).last()
    came = (
        Case.objects.filter(applicant__iin=iin, taken_by__role=Role.OPERATOR)
        .order_by("received_on", "pk")
        .last()
    )
    if came is not None and (signed is None or came.received_on > signed.signed_at.date()):
        return str(answers_of(came).get("phone") or "")
    return signed.phone if signed else ""
