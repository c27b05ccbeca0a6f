"""The applicant signs an application with a code from an SMS, on a page or in another system."""

from datetime import datetime
from uuid import UUID

from tirek.accounts.models import User
from tirek.casework.models import Draft
from tirek.people.models import Person
from tirek.signatures.actions.keep import keep_code
from tirek.signatures.canonical_form import Application, Signed, as_bytes
from tirek.sms.actions.check_code import check_code
from tirek.sms.actions.send_code import send_code
from tirek.sms.addressee import About, Addressee
from tirek.sms.models import OneTimeCode
from tirek.web.language import current
from tirek.web.signing import Keep

PURPOSE = "sign_application"


def phone_of(draft: Draft, user: User) -> str:
    """The telephone known of the user from before, else the one of this application."""
    person = Person.objects.filter(iin=user.iin).exclude(phone="").first() if user.iin else None
    return person.phone if person else str(draft.answers.get("phone") or "")


def code_for(draft: Draft, document: Application, user: User, at: datetime) -> OneTimeCode:
    """Send a code that is bound to the document. Raises CodeRefused."""
    return send_code(
        purpose=PURPOSE,
        confirms=as_bytes(document),
        to=Addressee(phone_of(draft, user), current(), user.iin or "", user.full_name),
        at=at,
        about=About(service=draft.service, place=draft.place),
    )


def with_code(document: Signed, by: User, code_id: UUID, typed: str, at: datetime) -> Keep:
    """Check the code for this very document; the result keeps the signature.

    Raises CodeRefused, OneTimeCode.DoesNotExist.
    """
    content = as_bytes(document)
    proof = check_code(code_id=code_id, purpose=PURPOSE, confirms=content, typed=typed, at=at)
    return lambda: keep_code(
        content=content,
        code=proof.code_id,
        phone=proof.phone,
        what=document.what,
        about=document.about,
        by=by,
        at=at,
    )
