"""What the person asked is told by SMS."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from tirek.accounts.models import User
from tirek.kernel.text import Language, Text
from tirek.proactive.models import Request
from tirek.services import SERVICES
from tirek.sms.actions.send import send
from tirek.sms.addressee import About, Addressee
from tirek.sms.models import JournalLine


def tell(request: Request, words: Text, *, at: datetime, by: User | None = None) -> JournalLine:
    """One message for each event of the request; `words` may ask for {yes}, {no} and {phone}."""
    passport = SERVICES[request.service].passport
    return send(
        key=f"{key_of(request)}{request.last_seq}",
        to=Addressee.of(request.applicant, cast(Language, request.language), request.phone),
        words=words.format(
            yes=request.yes_code, no=request.no_code, phone=passport.contacts[0].phones[0]
        ),
        at=at,
        about=About(service=request.service, place=request.place),
        by=by,
    )


def key_of(request: Request) -> str:
    """What the keys of the request's messages in the journal begin with."""
    return f"proactive {request.pk} "
