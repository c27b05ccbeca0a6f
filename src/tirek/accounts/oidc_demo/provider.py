"""The protocol: Authlib's authorization server with one client and everything kept in memory."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from hmac import compare_digest
from typing import Any

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import AuthorizationCodeMixin, ClientMixin
from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import OpenIDCode, UserInfo
from flask import Flask
from joserfc.jwk import RSAKey

from tirek.accounts.oidc_demo.people import Somebody

LIFE = 300
"""Seconds for which a code, and what is told for it, holds."""
SCOPES = frozenset({"openid", "profile"})


@dataclass(frozen=True)
class Client(ClientMixin):
    """The one program that may ask: Tirek."""

    client_id: str
    secret: str
    back: tuple[str, ...]

    def get_client_id(self) -> str:
        return self.client_id

    def get_default_redirect_uri(self) -> str:
        return self.back[0]

    def get_allowed_scope(self, scope: str) -> str:
        return " ".join(one for one in scope.split() if one in SCOPES)

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return redirect_uri in self.back

    def check_client_secret(self, client_secret: str) -> bool:
        return compare_digest(client_secret, self.secret)

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method == "client_secret_basic"

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "authorization_code"


@dataclass(frozen=True)
class Code(AuthorizationCodeMixin):
    """That somebody proved who they are, until Tirek asks; it is good for one question."""

    code: str
    user: Somebody
    redirect_uri: str
    scope: str
    nonce: str
    code_challenge: str
    code_challenge_method: str
    auth_time: int = field(default_factory=lambda: int(time.time()))

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope

    def get_nonce(self) -> str:
        return self.nonce

    def get_auth_time(self) -> int:
        return self.auth_time

    def get_acr(self) -> None:
        return None

    def get_amr(self) -> None:
        return None


@dataclass
class Memory:
    """What the provider knows while it runs: its key, codes not used yet, tokens given."""

    issuer: str
    client: Client
    key: RSAKey = field(
        default_factory=lambda: RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256"})
    )
    codes: dict[str, Code] = field(default_factory=dict)
    tokens: dict[str, tuple[float, Somebody]] = field(default_factory=dict)

    def keep(self, token: dict[str, Any], request: Any) -> None:
        """Remember for whom the access token was given."""
        self.tokens[token["access_token"]] = (time.time() + LIFE, request.user)

    def who(self, token: str) -> Somebody | None:
        """For whom the access token was given, while it holds."""
        until, somebody = self.tokens.get(token, (0.0, None))
        return somebody if time.time() < until else None


def authorization_server(app: Flask, memory: Memory) -> AuthorizationServer:
    """The server of that application."""
    clients = {memory.client.client_id: memory.client}
    server = AuthorizationServer(app, clients.get, memory.keep)
    openid = _openid(memory)(require_nonce=True)
    server.register_grant(_grant(memory), [openid, CodeChallenge(required=True)])
    return server


def _grant(memory: Memory) -> type[AuthorizationCodeGrant]:
    class Grant(AuthorizationCodeGrant):
        TOKEN_ENDPOINT_AUTH_METHODS = ("client_secret_basic",)

        def save_authorization_code(self, code: str, request: Any) -> None:
            said = request.payload.data
            memory.codes[code] = Code(
                code=code,
                user=request.user,
                redirect_uri=request.payload.redirect_uri,
                scope=request.payload.scope,
                nonce=said.get("nonce", ""),
                code_challenge=said.get("code_challenge", ""),
                code_challenge_method=said.get("code_challenge_method", ""),
            )

        def query_authorization_code(self, code: str, client: Client) -> Code | None:
            found = memory.codes.get(code)
            return found if found and time.time() < found.auth_time + LIFE else None

        def delete_authorization_code(self, authorization_code: Code) -> None:
            memory.codes.pop(authorization_code.code, None)

        def authenticate_user(self, authorization_code: Code) -> Somebody:
            return authorization_code.user

    return Grant


def _openid(memory: Memory) -> type[OpenIDCode]:
    class OpenId(OpenIDCode):
        def exists_nonce(self, nonce: str, request: Any) -> bool:
            return any(code.nonce == nonce for code in memory.codes.values())

        def resolve_client_private_key(self, client: Client) -> RSAKey:
            return memory.key

        def get_encode_header(self, client: Client) -> dict[str, Any]:
            return {"alg": "RS256", "kid": memory.key.thumbprint()}

        def get_client_claims(self, client: Client) -> dict[str, Any]:
            ends = int(time.time()) + LIFE
            return {"iss": memory.issuer, "aud": [client.client_id], "exp": ends}

        def generate_user_info(self, user: Somebody, scope: str) -> UserInfo:
            return user_info(user)

    return OpenId


def user_info(user: Somebody) -> UserInfo:
    """What is told of a person."""
    return UserInfo(
        sub=user.get_user_id(),
        iin=user.iin,
        family_name=user.family_name,
        given_name=user.given_name,
        middle_name=user.middle_name,
        name=user.full_name,
    )
