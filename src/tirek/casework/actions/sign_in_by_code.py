"""Sign a citizen in with a code that goes to the telephone known to be theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from axes.helpers import get_client_ip_address
from django.conf import settings
from django.http import HttpRequest

from tirek.accounts.actions.begin_session import enter, note
from tirek.accounts.models import Role, SignIn, User
from tirek.accounts.proved import Proved, SignInRefused
from tirek.casework.canonical import canonical
from tirek.casework.queries.registered_phone import registered_phone
from tirek.casework.texts import texts
from tirek.kernel.text import Language
from tirek.people.models import Person
from tirek.sms.actions.check_code import check_code
from tirek.sms.actions.send_code import pretend_code, send_code
from tirek.sms.addressee import Addressee
from tirek.sms.code_refused import CodeRefused
from tirek.sms.wording import wording

PURPOSE = "sign_in"


@dataclass(frozen=True)
class CodeAsked:
    """What was typed and which code answers it: kept in the session between the two pages."""

    code_id: UUID
    iin: str
    phone: str


def ask_code(
    request: HttpRequest, *, iin: str, phone: str, language: Language, at: datetime
) -> CodeAsked:
    """Send a code to that telephone if it is the one known of that person.

    Whether it is, or whether there is such a person, is not told: then no code goes out and none
    fits. Raises SignInRefused for too many asked for one person, or from one address.
    """
    _limit(request, iin, at)
    note(request, SignIn.Way.CODE, SignIn.Outcome.ASKED, iin=iin, at=at)
    confirms = _confirmed(iin, phone)
    if _is_theirs(iin, phone):
        try:
            code = send_code(
                purpose=PURPOSE,
                confirms=confirms,
                to=Addressee(phone, language, iin, _full_name(iin)),
                at=at,
            )
            return CodeAsked(code.pk, iin, phone)
        except CodeRefused:  # too many to this telephone: that too would tell whose it is
            pass
    return CodeAsked(pretend_code(purpose=PURPOSE, confirms=confirms, at=at).pk, iin, phone)


def sign_in_by_code(
    request: HttpRequest, *, asked: CodeAsked, typed: str, language: Language, at: datetime
) -> User:
    """Begin a session for the citizen. Raises CodeRefused, SignInRefused."""
    try:
        proof = check_code(
            code_id=asked.code_id,
            purpose=PURPOSE,
            confirms=_confirmed(asked.iin, asked.phone),
            typed=typed,
            at=at,
        )
        if not proof.phone:
            raise CodeRefused(wording().refused.no_tries_left, "nobodys_code", again=True)
    except CodeRefused as refused:
        outcome = SignIn.Outcome.REFUSED
        note(request, SignIn.Way.CODE, outcome, why=refused.why, iin=asked.iin, at=at)
        raise
    proved = Proved(asked.iin, _full_name(asked.iin), SignIn.Way.CODE, language)
    return enter(request, proved, at=at)


def _is_theirs(iin: str, phone: str) -> bool:
    """Officers have other ways: the telephone in an application is not an office's."""
    officer = User.objects.filter(iin=iin).exclude(role=Role.CITIZEN).exists()
    return not officer and registered_phone(iin) == phone


def _full_name(iin: str) -> str:
    user = User.objects.filter(iin=iin).first()
    person = None if user else Person.objects.filter(iin=iin).first()
    return user.full_name if user else person.full_name if person else iin


def _limit(request: HttpRequest, iin: str, at: datetime) -> None:
    """The same for everybody, known or not."""
    window = timedelta(minutes=settings.TIREK_CODE_WINDOW_MINUTES)
    address = get_client_ip_address(request)
    asked = SignIn.objects.filter(
        way=SignIn.Way.CODE, outcome=SignIn.Outcome.ASKED, at__gt=at - window
    )
    about = asked.filter(iin=iin).count()
    here = asked.filter(address=address).count()
    if about >= settings.TIREK_CODES_IN_WINDOW or here >= settings.TIREK_CODES_FROM_ADDRESS:
        minutes = settings.TIREK_CODE_WINDOW_MINUTES
        text = texts().refused.too_many_sign_ins.format(minutes=minutes)
        raise SignInRefused(text, "too_many")


def _confirmed(iin: str, phone: str) -> bytes:
    return canonical({"iin": iin, "phone": phone}).encode()
