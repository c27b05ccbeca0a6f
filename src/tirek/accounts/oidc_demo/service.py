"""The HTTP service: the page where an invented person is chosen, and what Tirek asks afterwards.

GET  /.well-known/openid-configuration, /jwks     what a client has to know
GET  /authorize     the page; POST chooses a person (iin) or refuses (cancel)
POST /token         the code against tokens; GET /userinfo  the claims again
PUT  /admin/people/<iin>   {"family_name", "given_name", "middle_name"}: one more person
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2 import OAuth2Error
from flask import Flask, Response, jsonify, render_template, request

from tirek.accounts.oidc_demo.people import People, Somebody
from tirek.accounts.oidc_demo.provider import Memory, authorization_server, user_info
from tirek.kernel import toml
from tirek.kernel.text import LANGUAGES, Language, Text


@dataclass(frozen=True)
class Texts:
    """What the page says."""

    title: Text
    demonstration: Text
    who: Text
    iin: Text
    enter: Text
    cancel: Text
    unknown: Text


@dataclass(frozen=True)
class Service:
    """What every view is handed."""

    people: People
    memory: Memory
    server: AuthorizationServer


@cache
def texts() -> Texts:
    return toml.load(Texts, Path(__file__).with_name("texts.toml"))


def service(people: People, memory: Memory) -> Flask:
    """The provider as a WSGI application."""
    app = Flask("oidc_demo", root_path=str(Path(__file__).parent))
    parts = Service(people, memory, authorization_server(app, memory))
    for rule, method, view in ROUTES:
        app.add_url_rule(rule, f"{method} {view.__name__}", partial(view, parts), methods=[method])
    app.after_request(partial(_guarded, memory))
    return app


def _guarded(memory: Memory, answer: Response) -> Response:
    """Only the form of the page may be sent, and only back to where it came from."""
    back = {f"{one.scheme}://{one.netloc}" for one in map(urlsplit, memory.client.back)}
    answer.headers["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
        f"form-action 'self' {' '.join(sorted(back))}"
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _configuration(parts: Service) -> Response:
    issuer = parts.memory.issuer
    return jsonify(
        issuer=issuer,
        authorization_endpoint=f"{issuer}/authorize",
        token_endpoint=f"{issuer}/token",
        userinfo_endpoint=f"{issuer}/userinfo",
        jwks_uri=f"{issuer}/jwks",
        response_types_supported=["code"],
        grant_types_supported=["authorization_code"],
        subject_types_supported=["public"],
        id_token_signing_alg_values_supported=["RS256"],
        token_endpoint_auth_methods_supported=["client_secret_basic"],
        code_challenge_methods_supported=["S256"],
        scopes_supported=["openid", "profile"],
        claims_supported=["sub", "iin", "name", "family_name", "given_name", "middle_name"],
        ui_locales_supported=list(LANGUAGES),
    )


def _keys(parts: Service) -> Response:
    key = parts.memory.key
    return jsonify(keys=[{**key.as_dict(private=False), "kid": key.thumbprint()}])


def _asked(parts: Service) -> tuple[str, int] | Response:
    """The page; a request that is not in order is told so and goes nowhere."""
    try:
        parts.server.get_consent_grant(end_user=None)
    except OAuth2Error as wrong:
        return _wrong(wrong.get_error_description() or wrong.error, 400)
    return _page(parts)


def _chosen(parts: Service) -> tuple[str, int] | Response:
    try:
        grant = parts.server.get_consent_grant(end_user=None)
    except OAuth2Error as wrong:
        return _wrong(wrong.get_error_description() or wrong.error, 400)
    somebody = parts.people.find(request.form.get("iin", ""))
    if somebody is None and "cancel" not in request.form:
        return _page(parts, unknown=True)
    answer: Response = parts.server.create_authorization_response(grant_user=somebody, grant=grant)
    return answer


def _page(parts: Service, *, unknown: bool = False) -> tuple[str, int]:
    language = _language()
    said = {name: getattr(texts(), name).in_(language) for name in Texts.__dataclass_fields__}
    page = render_template(
        "person.html",
        language=language,
        say=said,
        people=parts.people.offered(),
        typed=request.form.get("iin", ""),
        unknown=unknown,
    )
    return page, 422 if unknown else 200


def _language() -> Language:
    wanted = request.args.get("ui_locales", "").split()
    return next((one for one in LANGUAGES if one in wanted), "kk")


def _token(parts: Service) -> Response:
    answer: Response = parts.server.create_token_response()
    return answer


def _user_info(parts: Service) -> Response:
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    somebody = parts.memory.who(token) if kind == "Bearer" else None
    return jsonify(user_info(somebody)) if somebody else _wrong("invalid_token", 401)


def _told(parts: Service, iin: str) -> Response:
    parts.people.told[iin] = Somebody(iin, **request.get_json())
    return jsonify(iin=iin)


def _wrong(why: str, status: int) -> Response:
    answer = jsonify(error=why)
    answer.status_code = status
    return answer


ROUTES: Sequence[tuple[str, str, Callable[..., Any]]] = (
    ("/.well-known/openid-configuration", "GET", _configuration),
    ("/jwks", "GET", _keys),
    ("/authorize", "GET", _asked),
    ("/authorize", "POST", _chosen),
    ("/token", "POST", _token),
    ("/userinfo", "GET", _user_info),
    ("/admin/people/<iin>", "PUT", _told),
)
