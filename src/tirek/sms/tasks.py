"""What the worker does with messages."""

from __future__ import annotations

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from tirek.accounts.own_connection import own_connection
from tirek.sms.actions.deliver import deliver
from tirek.sms.gateway import GatewayDown
from tirek.sms.gateways import gateway


@app.task(
    name="sms.deliver",
    retry=RetryStrategy(max_attempts=8, exponential_wait=3, retry_exceptions=[GatewayDown]),
)
@own_connection()
def deliver_message(line_id: int) -> None:
    """Hand the message to the gateway; run twice, it is sent once."""
    deliver(line_id=line_id, through=gateway(), at=timezone.now())
