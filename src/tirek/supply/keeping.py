"""What is told on the market is signed: the signature is kept with the step it stands under."""

from __future__ import annotations

from collections.abc import Callable

from tirek.casework.refused import Refused
from tirek.signatures.models import Signature
from tirek.supply.texts import texts

Keep = Callable[[], Signature]
"""Keeps a signature that was verified; called within the transaction of what it signs."""


def kept(keep: Keep | None, why: str = "notice_not_signed") -> Signature:
    """Raises Refused where nothing was signed."""
    if keep is None:
        raise Refused(texts().refused[why], field="signature")
    return keep()
