"""Signing with NCALayer on a page: what the browser hands to it, and what comes back."""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Concatenate, Literal, ParamSpec

from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from tirek.accounts.models import User
from tirek.signatures import cms
from tirek.signatures.actions.keep import keep_cms
from tirek.signatures.canonical_form import Signed, as_bytes
from tirek.signatures.models import Signature
from tirek.signatures.verifiers import verifiers
from tirek.signatures.verify import verify
from tirek.web.language import current

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
Keep = Callable[[], Signature]
"""Keeps a signature that was verified; called within the transaction of what it signs."""


@dataclass(frozen=True)
class SignBox:
    """What `web/sign.html` needs: the document as text and in base64, and which keys may sign.

    button: its words where what is signed is no document.
    """

    text: str
    document: str
    address: str
    keys: Literal["person", "employee", "entrance", "any"]
    language: str
    button: str = ""


def sign_box(
    content: bytes, keys: Literal["person", "employee", "entrance"], button: str = ""
) -> SignBox:
    """The box for that document; where test keys are allowed NCALayer offers every key."""
    return SignBox(
        text=content.decode(),
        document=base64.b64encode(content).decode(),
        address=settings.TIREK_NCALAYER,
        keys="any" if settings.TIREK_TEST_KEYS else keys,
        language=current(),
        button=button,
    )


def cms_sent(
    request: HttpRequest,
    document: Signed,
    by: User,
    at: datetime,
    field: str = "cms",
    iin: str = "",
) -> Keep:
    """The signature posted with the form, verified; `iin` of whoever signs in another's session.

    Raises SignatureRefused.
    """
    return cms_verified(request.POST.get(field, ""), document, by, at, iin=iin)


def cms_verified(message: str, document: Signed, by: User, at: datetime, *, iin: str = "") -> Keep:
    """The signature of that person in base64, verified. Raises SignatureRefused."""
    content, sent = as_bytes(document), cms.sent(message)
    verdict = verify(sent, content, iin=iin or by.iin or "", at=at, verifiers=verifiers())
    return lambda: keep_cms(
        content=content,
        cms=sent,
        verdict=verdict,
        what=document.what,
        about=document.about,
        by=by,
        at=at,
    )


def may_sign(view: View[P]) -> View[P]:
    """A page whose browser may talk to NCALayer on its own machine; no other page may."""

    @wraps(view)
    def widened(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        widen = csp_update({"connect-src": [settings.TIREK_NCALAYER]})
        return widen(view)(request, *args, **kwargs)

    return widened
