"""An organisation sees the name on a certificate of its own: that is written down."""

from __future__ import annotations

from datetime import datetime

from tirek.accounts.models import User
from tirek.casework.models import Attestation, Case, Look


def see_certificate(*, said: Attestation, by: User, page: str, at: datetime) -> None:
    """A look at the case that the certificate rests on; a citizen's own looks are not written.

    The organisation needs no right to the case itself for it; the person is told all the same.
    """
    if by.is_citizen:
        return
    case = said.case or (said.conclusion.case if said.conclusion else None)
    case = case or Case.objects.filter(subject=said.about_id).order_by("pk").last()
    if case is not None:
        Look.objects.create(case=case, user=by, at=at, page=page)
