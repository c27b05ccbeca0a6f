"""What the worker does after a decision (`config.wiring` says when)."""

from __future__ import annotations

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from tirek.accounts.own_connection import own_connection
from tirek.casework.models import Attestation, Conclusion
from tirek.notices.actions.issue import issue
from tirek.notices.actions.issue_paper import issue_certificate, issue_conclusion
from tirek.notices.actions.tell_by_sms import tell_by_sms


@app.task(
    name="notices.issue",
    retry=RetryStrategy(max_attempts=5, exponential_wait=4),
)
@own_connection()
def issue_notice(case_number: str, seq: int) -> None:
    """Issue the notice of the decision that is event `seq`; run twice, it is issued once."""
    issue(case_number=case_number, seq=seq, at=timezone.now())


@app.task(name="notices.tell", retry=RetryStrategy(max_attempts=5, exponential_wait=4))
@own_connection()
def tell(case_number: str, seq: int) -> None:
    """Tell the applicant of event `seq` by SMS; run twice, there is one message."""
    tell_by_sms(case_number=case_number, seq=seq, at=timezone.now())


@app.task(name="notices.issue_certificate", retry=RetryStrategy(max_attempts=5, exponential_wait=4))
@own_connection()
def issue_a_certificate(attestation_id: int) -> None:
    """The files of a certificate that an organisation issued; run twice, issued once."""
    issue_certificate(said=Attestation.objects.get(pk=attestation_id), at=timezone.now())


@app.task(name="notices.issue_conclusion", retry=RetryStrategy(max_attempts=5, exponential_wait=4))
@own_connection()
def issue_a_conclusion(conclusion_id: int) -> None:
    """The files of a conclusion that every member signed; run twice, issued once."""
    issue_conclusion(conclusion=Conclusion.objects.get(pk=conclusion_id), at=timezone.now())
