"""Who took part in preparing a run: none of them approves it."""

from datetime import datetime

from tirek.accounts.models import User
from tirek.casework.four_eyes import same_eyes
from tirek.payments.models import PaymentRun


def prepared_by(run: PaymentRun, by: User, at: datetime) -> bool:
    """Whether a step of the run so far was taken by or for the officer, or whom they act for."""
    return any(same_eyes(event, by, at) for event in run.events.exclude(actor=None))
