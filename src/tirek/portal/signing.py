"""The applicant signs what the check page shows: by NCALayer or by a code to the phone."""

import hashlib
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest

from tirek.accounts.models import User
from tirek.casework.legal import service_of
from tirek.casework.models import Draft
from tirek.signatures.canonical_form import Application, as_bytes
from tirek.signatures.verdict import SignatureRefused
from tirek.sms.models import OneTimeCode
from tirek.web.application_code import code_for, with_code
from tirek.web.signing import Keep, cms_sent


def is_signed(draft: Draft) -> bool:
    """Whether applications of the draft's channel are signed."""
    channel = service_of(draft).passport.channel(draft.channel)
    return channel is not None and channel.signed


def send_code_for(
    request: HttpRequest, draft: Draft, document: Application, at: datetime
) -> OneTimeCode:
    """A code bound to the document, remembered in the session. Raises CodeRefused."""
    user = request.user
    assert isinstance(user, User)
    code = code_for(draft, document, user, at)
    request.session[_key(draft)] = str(code.pk)
    return code


def code_waiting(
    request: HttpRequest, draft: Draft, document: Application, at: datetime
) -> OneTimeCode | None:
    """The code that was sent for this very document and can still be typed in."""
    known = request.session.get(_key(draft))
    sha256 = hashlib.sha256(as_bytes(document)).hexdigest()
    found = OneTimeCode.objects.filter(pk=known, confirms=sha256) if known else None
    alive = found and found.filter(confirmed_at=None, expires_at__gt=at).first()
    return alive or None


def signature_sent(request: HttpRequest, draft: Draft, document: Application, at: datetime) -> Keep:
    """The signature posted with the page, checked. Raises SignatureRefused, CodeRefused."""
    user = request.user
    assert isinstance(user, User)
    way = request.POST.get("way", "")
    if way == "ncalayer":
        return cms_sent(request, document, user, at)
    code = request.session.get(_key(draft))
    if way != "code" or not code:
        raise SignatureRefused("missing")
    return with_code(document, user, UUID(code), request.POST.get("code", ""), at)


def _key(draft: Draft) -> str:
    return f"code {draft.pk}"
