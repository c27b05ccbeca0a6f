"""What the gateway tells us: a message arrived, or did not, or somebody answered.

POST with the header "Authorization: Bearer <TIREK_SMS_SECRET>" and a JSON object: {"event":
"delivered" | "failed", "key", "detail"} of a message of ours, or {"event": "received", "key",
"phone", "text"} of somebody's. The same thing said twice is one thing.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable, Mapping
from datetime import datetime
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from tirek.sms.actions.receive import receive
from tirek.sms.actions.report import report
from tirek.sms.models import JournalLine
from tirek.sms.phones import phone_of

Said = Mapping[str, str]
LONGEST_KEY = 100


class NotUnderstood(ValueError):
    """The gateway said something that is none of the three."""


@csrf_exempt  # no browser comes here; the secret takes the place of the token
@never_cache
@require_POST
def hook(request: HttpRequest) -> HttpResponse:
    """204: written down. 403: not the gateway. 400: not understood. 404: no such message."""
    if not _is_the_gateway(request):
        return HttpResponse(status=HTTPStatus.FORBIDDEN)
    try:
        said = _read(request.body)
        HEARD[said["event"]](said, timezone.now())
    except NotUnderstood as problem:
        return HttpResponse(str(problem), status=HTTPStatus.BAD_REQUEST, content_type="text/plain")
    except JournalLine.DoesNotExist:
        return HttpResponse(status=HTTPStatus.NOT_FOUND)
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


def _is_the_gateway(request: HttpRequest) -> bool:
    secret = settings.TIREK_SMS_SECRET
    said = request.headers.get("Authorization", "").removeprefix("Bearer ")
    return bool(secret) and hmac.compare_digest(said.encode(), secret.encode())


def _read(body: bytes) -> Said:
    try:
        said = json.loads(body)
    except ValueError:
        raise NotUnderstood("expected a JSON object") from None
    if not isinstance(said, dict) or not all(isinstance(one, str) for one in said.values()):
        raise NotUnderstood("expected a JSON object of texts")
    if said.get("event") not in HEARD:
        raise NotUnderstood(f"event: expected one of {', '.join(HEARD)}")
    if not 0 < len(said.get("key", "")) <= LONGEST_KEY:
        raise NotUnderstood(f"key: expected 1 to {LONGEST_KEY} characters")
    return said


def _delivered(said: Said, at: datetime) -> None:
    report(key=said["key"], delivered=True, at=at)


def _failed(said: Said, at: datetime) -> None:
    report(key=said["key"], delivered=False, detail=said.get("detail", ""), at=at)


def _received(said: Said, at: datetime) -> None:
    phone = phone_of(said.get("phone", ""))
    if phone is None:
        raise NotUnderstood("phone: expected a number of Kazakhstan")
    receive(key=said["key"], phone=phone, text=said.get("text", ""), at=at)


HEARD: Mapping[str, Callable[[Said, datetime], None]] = {
    "delivered": _delivered,
    "failed": _failed,
    "received": _received,
}
