"""The person is told by SMS what happened to their place in a home, if a telephone is known."""

from __future__ import annotations

from tirek.casework.models import Case
from tirek.procedure.deadline import shown
from tirek.supply.models import Home, HomeRow
from tirek.supply.queries.homes import whose_turn
from tirek.supply.stay_texts import stay_texts
from tirek.supply.telling import send_to


def tell(row: HomeRow) -> None:
    """One message about a row of a person that has words. What the system writes follows from
    something of which the person is told already."""
    if row.case is not None and row.by_id is not None and row.kind in stay_texts().sms:
        _send(row.case, row.home, row.kind, key=f"home {row.home_id}/{row.seq}", row=row)


def tell_turns(home: Home, row: HomeRow) -> None:
    """Those who stand first on the list and for whom there is a place now: once a referral."""
    for stay in whose_turn(home):
        joined = HomeRow.objects.filter(home=home, person=stay.person_id, kind="Referred").last()
        if joined is not None:
            _send(stay.case, home, "turn", key=f"home {home.pk}/{joined.seq} turn", row=row)


def _send(case: Case, home: Home, words: str, *, key: str, row: HomeRow) -> None:
    said = stay_texts().sms[words]
    told = said.format(number=case.number, home=home.office.name, day=shown(row.on))
    send_to(case, told, key=key, at=row.at)
