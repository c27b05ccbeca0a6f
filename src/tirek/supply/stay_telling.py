"""The person is told by SMS what happened to their place in a home, if a telephone is known."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from tirek.casework.models import Case
from tirek.casework.queries.changes import answers_now
from tirek.kernel.text import Language
from tirek.people.queries import wishes_of
from tirek.procedure.deadline import shown
from tirek.sms.actions.send import send
from tirek.sms.addressee import About, Addressee
from tirek.sms.phones import phone_of
from tirek.supply.models import Home, HomeRow
from tirek.supply.queries.homes import whose_turn
from tirek.supply.stay_texts import stay_texts


def tell(row: HomeRow) -> None:
    """One message about a row of a person that has words."""
    if row.case is not None and row.kind in stay_texts().sms:
        _send(row.case, row.home, row.kind, key=f"home {row.home_id}/{row.seq}", row=row)


def tell_turns(home: Home, row: HomeRow) -> None:
    """Those who stand first on the list and for whom there is a place now: once a referral."""
    for stay in whose_turn(home):
        joined = HomeRow.objects.filter(home=home, person=stay.person_id, kind="Referred").last()
        if joined is not None:
            _send(stay.case, home, "turn", key=f"home {home.pk}/{joined.seq} turn", row=row)


def _send(case: Case, home: Home, words: str, *, key: str, row: HomeRow) -> None:
    phone = phone_of(str(answers_now(case).get("phone") or case.applicant.phone))
    wishes = wishes_of(case.applicant.iin)
    if phone is None or not wishes.sms:
        return
    at: datetime = row.at
    language = cast(Language, wishes.language or case.language)
    name = home.office.name.in_(language)
    send(
        key=key,
        to=Addressee.of(case.applicant, language, phone),
        words=stay_texts().sms[words].format(number=case.number, home=name, day=shown(row.on)),
        at=at,
        about=About(case.number, case.service, case.place),
    )
