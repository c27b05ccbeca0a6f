"""The telephone that is known to be a person's: they confirmed it, or showed up with it."""

from __future__ import annotations

from tirek.accounts.models import Role
from tirek.casework.models import Event
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
        Event.objects.filter(
            kind="Submitted", case__applicant__iin=iin, case__taken_by__role=Role.OPERATOR
        )
        .order_by("at", "pk")
        .last()
    )
    # Of instants, not of days: an application of the evening is received on the next day.
    if came is not None and (signed is None or came.at > signed.signed_at):
        return str(came.payload["answers"].get("phone") or "")
    return signed.phone if signed else ""
