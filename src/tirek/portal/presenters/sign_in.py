"""The page with the ways to sign in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from tirek.accounts import oidc
from tirek.kernel.identity import Iin, InvalidIdentity
from tirek.kernel.text import Text
from tirek.portal.sign_in_ways import wanted
from tirek.procedure.answer import AnswerError, read_phone
from tirek.signatures.actions.sign_in_by_key import challenge
from tirek.web.components import Field, Page, Problem
from tirek.web.signing import SignBox, sign_box
from tirek.web.texts import spoken, text

IIN, PHONE = "iin", "phone"
SPECIAL = {"provider": "#by-provider", "signature": "#by-key"}
"""What is wrong with a way that has no fields, and where on the page it stands."""


@dataclass(frozen=True)
class SignInPage(Page):
    """provider: its name, "" where none is connected; wrong: what is wrong, by the way tried."""

    provider: str = ""
    to_provider: str = ""
    password: str = ""
    box: SignBox | None = None
    fields: tuple[Field, ...] = ()
    wanted: str = ""
    wrong: Mapping[str, str] | None = None


def phone_asked(request: HttpRequest) -> tuple[str, str, dict[str, Text]]:
    """The IIN and the telephone that were typed, and what is wrong with them."""
    errors: dict[str, Text] = {}
    iin = phone = ""
    try:
        iin = str(Iin.parse(request.POST.get(IIN, "").strip()))
    except InvalidIdentity as bad:
        errors[IIN] = bad.text
    try:
        phone = read_phone(request.POST.get(PHONE, "").strip())
    except AnswerError as bad:
        errors[PHONE] = bad.text
    return iin, phone, errors


def sign_in_page(request: HttpRequest, errors: Mapping[str, Text], at: datetime) -> SignInPage:
    """All ways; errors stand at theirs, and what was typed stays."""
    said = {name: spoken(one) for name, one in errors.items()}
    fields = _fields(request, said)
    special = [Problem(said[name], href) for name, href in SPECIAL.items() if name in said]
    query = f"?{urlencode({'next': wanted(request)})}" if wanted(request) else ""
    return SignInPage(
        title=text("portal.sign_in.title"),
        problems=(*special, *(Problem.of(field) for field in fields if field.error)),
        provider=settings.TIREK_OIDC_NAME if oidc.is_connected() else "",
        to_provider=reverse("sign-in-provider") + query,
        password=reverse("sign-in-password") + query,
        box=sign_box(challenge(request, at=at), "entrance", text("portal.sign_in.key_button")),
        fields=fields,
        wanted=wanted(request),
        wrong=said,
    )


def _fields(request: HttpRequest, said: Mapping[str, str]) -> tuple[Field, ...]:
    typed = request.POST
    return (
        Field(
            IIN,
            text("portal.sign_in.iin"),
            hint=text("portal.sign_in.iin_hint"),
            error=said.get(IIN, ""),
            value=typed.get(IIN, ""),
            inputmode="numeric",
            width=20,
        ),
        Field(
            PHONE,
            text("portal.sign_in.phone"),
            hint=text("portal.sign_in.phone_hint"),
            error=said.get(PHONE, ""),
            value=typed.get(PHONE, ""),
            inputmode="tel",
            autocomplete="tel",
            width=20,
        ),
    )
