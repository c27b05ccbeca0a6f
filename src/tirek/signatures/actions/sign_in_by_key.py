"""Sign a person in with the key of their digital signature: they sign a challenge made here."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.http import HttpRequest

from tirek.accounts.actions.begin_session import enter, note
from tirek.accounts.models import SignIn, User
from tirek.accounts.proved import Proved
from tirek.signatures import cms
from tirek.signatures.verdict import SignatureRefused
from tirek.signatures.verifiers import verifiers
from tirek.signatures.verify import whose

KEPT = "sign_in_challenge"
LIFE = timedelta(minutes=10)
"""How long a challenge may be signed: a person looks for the key and types its password."""


def challenge(request: HttpRequest, *, at: datetime) -> bytes:
    """What is to be signed now: this site, the moment and a number that nobody can guess.

    The same one while the page is open; the session remembers it.
    """
    kept = request.session.get(KEPT)
    if kept is None or _is_over(kept, at):
        lines = ("Tirek", request.get_host(), at.isoformat(), secrets.token_urlsafe(32))
        kept = {"text": "\n".join(lines), "until": (at + LIFE).isoformat()}
        request.session[KEPT] = kept
    return str(kept["text"]).encode()


def sign_in_by_key(request: HttpRequest, *, sent: str, language: str, at: datetime) -> User:
    """Begin a session for whom the certificate names; a citizen's account is made the first time.

    A challenge is good for one try. Raises SignatureRefused, SignInRefused.
    """
    kept = request.session.pop(KEPT, None)
    try:
        if kept is None or _is_over(kept, at):
            raise SignatureRefused("challenge_over")
        content = str(kept["text"]).encode()
        found = whose(cms.sent(sent), content, at=at, verifiers=verifiers("digital_signature"))
    except SignatureRefused as refused:
        iin = refused.certificate.iin if refused.certificate else ""
        outcome = SignIn.Outcome.REFUSED
        note(request, SignIn.Way.KEY, outcome, why=refused.reason, iin=iin, at=at)
        raise
    return enter(request, Proved(found.iin, found.name, SignIn.Way.KEY, language), at=at)


def _is_over(kept: dict[str, str], at: datetime) -> bool:
    return at > datetime.fromisoformat(kept["until"])
