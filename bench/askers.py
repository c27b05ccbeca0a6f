"""Officers and citizens who are signed in, and what they ask for."""

import asyncio
import time
from datetime import timedelta
from random import Random
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.utils import timezone
from invented_people import adult

from making import ZHAKSY, answers, upload
from tirek.accounts.models import Role, User
from tirek.accounts.sessions import SessionStore
from tirek.casework.actions import attach_file, keep_draft
from tirek.casework.models import UNDECIDED, Case, Draft
from tirek.sms.digits import digits_of
from tirek.sms.models import OneTimeCode

CSRF = "x" * 32
OFFICERS, CITIZENS, CASES = 60, 400, 2000
BEYOND = 2_000_000
"""Adults of these numbers have no case yet."""
SEARCHES = ("ахм", "серик али", "кас айг", "жұма", "оспан")
PILES = (
    "pile=granted&order=name",
    "pile=all&order=received",
    "pile=to_examine&officer=mine",
    "pile=all&due=week",
    "pile=granted&order=number",
)


class Askers:
    """Everybody's sessions and everything they know of, made before the clock runs."""

    def __init__(self, submits: int) -> None:
        self.random = Random(submits)
        officers = User.objects.filter(role__in=(Role.SPECIALIST, Role.HEAD), is_active=True)
        self.officers = [(user, _session(user)) for user in officers.order_by("pk")[:OFFICERS]]
        self.cases = {user.place: _numbers(user.place) for user, _ in self.officers}
        followed = Case.objects.filter(applicant_user__isnull=False).order_by("-pk")
        followed = followed.select_related("applicant_user")[:CITIZENS]
        self.citizens = [(_session(case.applicant_user), case.number) for case in followed]
        before = User.objects.filter(username__startswith="load-").count()
        self.drafts = [_draft(before + n) for n in range(submits)]

    async def ask(self, client: Any, kind: str) -> tuple[int, float]:
        """The status and the seconds it took."""
        if kind == "submit":
            return await self._submit(client)
        path, session = self._page(kind)
        return await _timed(client.get(path, cookies={"sessionid": session}))

    def _page(self, kind: str) -> tuple[str, str]:
        if kind == "citizen":
            session, number = self.random.choice(self.citizens)
            return f"/cases/{number}/", session
        user, session = self.random.choice(self.officers)
        number = self.random.choice(self.cases[user.place])
        if kind == "dossier":
            return f"/desk/cases/{number}/", session
        return f"/desk/{self._list(number)}", session

    def _list(self, number: str) -> str:
        """Half of the looks at a list are at its first page; others go deep, search or filter."""
        which = self.random.random()
        if which < 0.5:
            return ""
        if which < 0.7:
            return f"?pile=all&after={number}"
        if which < 0.85:
            return f"?pile=all&q={self.random.choice(SEARCHES)}"
        return f"?{self.random.choice(PILES)}"

    async def _submit(self, client: Any) -> tuple[int, float]:
        """The code is asked for and read from the telephone; then the application is sent."""
        draft, session = self.drafts.pop()
        path = f"/apply/{draft.pk}/check/"
        sent = {
            "cookies": {"sessionid": session, "csrftoken": CSRF},
            "headers": {"X-CSRFToken": CSRF},
        }
        status, _ = await _timed(client.post(path, data={"way": "send_code"}, **sent))
        if status != 302:
            return status, 0.0
        code = await asyncio.to_thread(_code_of, session, draft)
        return await _timed(client.post(path, data={"way": "code", "code": code}, **sent))


async def _timed(asked: Any) -> tuple[int, float]:
    begun = time.perf_counter()
    response = await asked
    return response.status_code, time.perf_counter() - begun


def _numbers(place: str | None) -> list[str]:
    """Cases of the place: those still open, and others."""
    mine = Case.objects.filter(place=place)
    open_ = mine.filter(stage__in=UNDECIDED).order_by("due_on")[: CASES // 2]
    return [case.number for case in (*open_, *mine.order_by("-pk")[: CASES // 2])]


def _draft(n: int) -> tuple[Draft, str]:
    """An application that is filled in, and whoever filled it in."""
    who, at = adult(BEYOND + n), timezone.now()
    user = User.objects.create(
        username=f"load-{n}", role=Role.CITIZEN, iin=who.iin, full_name=who.full_name
    )
    draft = keep_draft.start_draft(
        by=user, service="home-education", place=ZHAKSY, language="kk", at=at
    )
    today = timezone.localdate()
    said = answers(
        user,
        certificate_from=str(today - timedelta(days=60)),
        certificate_to=str(today + timedelta(days=150)),
        disability_until=str(today + timedelta(days=700)),
        phone=f"+7702{user.pk % 10**7:07d}",
    )
    keep_draft.save_answers(draft=draft.pk, by=user, answers=said, language="kk", at=at)
    for requirement in ("school_certificate", "medical_conclusion"):
        attach_file.attach_file(
            draft=draft.pk, by=user, requirement=requirement, upload=upload(), at=at
        )
    return draft, _session(user)


def _session(user: User | None) -> str:
    """A session as signing in makes it."""
    assert user is not None
    store = SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.create()
    assert store.session_key is not None
    return store.session_key


def _code_of(session: str, draft: Draft) -> str:
    """The digits that the telephone shows."""
    key = SessionStore(session)[f"code {draft.pk}"]
    return digits_of(OneTimeCode.objects.get(pk=key).nonce)
