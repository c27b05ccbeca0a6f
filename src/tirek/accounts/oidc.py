"""OpenID Connect: another system proves who somebody is. Authlib speaks the protocol.

Authorization code with PKCE; state, nonce and verifier wait in the session. Which provider, and
which of its claims is the IIN, is said by TIREK_OIDC_* in the settings.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.django_client import OAuth
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from joserfc.errors import JoseError

from tirek.accounts.models import SignIn
from tirek.accounts.proved import Proved, SignInRefused
from tirek.accounts.texts import texts
from tirek.kernel.identity import Iin, InvalidIdentity

PATIENCE = 5
"""Seconds that one answer of the provider may take."""
CANCELLED = "access_denied"


def is_connected() -> bool:
    """Whether people can sign in with a provider."""
    return bool(settings.TIREK_OIDC_ISSUER)


def to_provider(request: HttpRequest, *, back: str, language: str) -> HttpResponse:
    """The redirect with which somebody is sent to the provider; they come back to `back`.

    Raises SignInRefused where the provider does not answer.
    """
    try:
        answer: HttpResponse = _client().authorize_redirect(request, back, ui_locales=language)
    except (requests.RequestException, RuntimeError, ValueError) as silence:
        raise SignInRefused(texts().sign_in.provider_silent, "provider_silent") from silence
    return answer


def proved_by_provider(request: HttpRequest, language: str) -> Proved:
    """Who came back from the provider. Raises SignInRefused for anything that does not hold."""
    if request.GET.get("error") == CANCELLED:
        raise SignInRefused(texts().sign_in.provider_cancelled, "provider_cancelled")
    try:
        claims = _claims(request)
    except requests.RequestException as silence:
        raise SignInRefused(texts().sign_in.provider_silent, "provider_silent") from silence
    except (AuthlibBaseError, JoseError, RuntimeError, ValueError, LookupError) as wrong:
        raise SignInRefused(texts().sign_in.provider_refused, "provider_refused") from wrong
    try:
        iin = str(Iin.parse(str(claims.get(settings.TIREK_OIDC_IIN, "")).removeprefix("IIN")))
    except InvalidIdentity:
        raise SignInRefused(texts().sign_in.provider_no_iin, "provider_no_iin") from None
    return Proved(iin, _full_name(claims), SignIn.Way.PROVIDER, language)


def _claims(request: HttpRequest) -> Mapping[str, Any]:
    """What the identity token says, and what the provider adds where that lacks the IIN."""
    client = _client()
    known = client.load_server_metadata()
    token = client.authorize_access_token(
        request,
        claims_options={
            "iss": {"essential": True, "values": [known["issuer"]]},
            "aud": {"essential": True, "values": [client.client_id]},
        },
    )
    claims: Mapping[str, Any] = token["userinfo"]
    if settings.TIREK_OIDC_IIN in claims:
        return claims
    more = client.userinfo(token=token)
    if more.get("sub") != claims["sub"]:
        raise ValueError("the provider told about somebody else")
    return {**more, **claims}


def _full_name(claims: Mapping[str, Any]) -> str:
    """As Kazakh papers write it: surname, given name, patronymic."""
    parts = (claims.get(name) for name in ("family_name", "given_name", "middle_name"))
    told = " ".join(str(part) for part in parts if part)
    return told or str(claims.get("name") or claims["sub"])


def _client() -> Any:
    issuer, client = settings.TIREK_OIDC_ISSUER.rstrip("/"), settings.TIREK_OIDC_CLIENT
    return _registered(issuer, client, settings.TIREK_OIDC_SECRET)


@cache
def _registered(issuer: str, client: str, secret: str) -> Any:
    return OAuth().register(
        "provider",
        client_id=client,
        client_secret=secret,
        server_metadata_url=f"{issuer}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid profile",
            "code_challenge_method": "S256",
            "default_timeout": PATIENCE,
            "trust_env": False,  # no proxies, no netrc of whoever runs the server
        },
    )
