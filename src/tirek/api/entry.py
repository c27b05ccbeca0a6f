"""Who calls: a system by its key, acting as its user or as the citizen it names."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest
from ninja.security import HttpBearer

from tirek.accounts.models import Role, User
from tirek.api.keys import system_with
from tirek.api.models import SystemKey
from tirek.kernel.text import LANGUAGES, Language
from tirek.web.language import speak

PERSON = "Tirek-Person"
"""The header in which a citizens' system names the IIN of the citizen it acts for."""


class Key(HttpBearer):
    """`Authorization: Bearer tirek_…`: `request.auth` is the system, `request.user` acts."""

    openapi_description = "A key of the calling system. Systems for citizens add Tirek-Person."

    def __call__(self, request: HttpRequest) -> Any:
        speak(_language(request))
        return super().__call__(request)

    def authenticate(self, request: HttpRequest, token: str) -> SystemKey | None:
        system = system_with(token)
        user = _acts_as(request, system) if system else None
        if user is None or not user.is_active:
            return None
        if "Accept-Language" not in request.headers:
            speak(cast(Language, user.language))
        request.user = user
        return system


def _acts_as(request: HttpRequest, system: SystemKey) -> User | None:
    if not system.for_citizens:
        return system.user
    iin = request.headers.get(PERSON, "")
    return User.objects.filter(role=Role.CITIZEN, iin=iin).first() if iin else None


def caller(request: HttpRequest) -> User:
    """The user behind a request that was let in."""
    return cast(User, request.user)


def system_of(request: HttpRequest) -> SystemKey:
    """The system behind a request that was let in."""
    return cast(SystemKey, request.auth)  # type: ignore[attr-defined]


def _language(request: HttpRequest) -> Language:
    """The first language of Accept-Language that Tirek speaks, else Kazakh."""
    for part in request.headers.get("Accept-Language", "").split(","):
        code = part.partition(";")[0].strip().partition("-")[0].lower()
        for known in LANGUAGES:
            if code == known:
                return known
    return "kk"
