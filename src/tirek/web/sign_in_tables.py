"""Sign-ins as tables: where one is signed in now, and what came before."""

from collections.abc import Mapping
from datetime import datetime

from tirek.accounts.models import SignIn, User
from tirek.accounts.queries.sign_ins import sessions_of, sign_ins_of
from tirek.web import formats
from tirek.web.components import Cell, Table, Tone
from tirek.web.language import current
from tirek.web.texts import text

SHOWN = 50
TONES: Mapping[str, Tone] = {"entered": "success", "asked": "info", "refused": "danger"}


def open_table(user: User, here: str, at: datetime) -> Table:
    """The sessions that are not over; `here` is the key of the one that looks."""
    rows = [
        [
            *_told(one.sign_in),
            Cell(text(f"web.sign_ins.{'here' if one.session_key == here else 'elsewhere'}")),
        ]
        for one in sessions_of(user, at)
        if one.sign_in
    ]
    return _table("open", ("at", "way", "address", "where"), rows)


def elsewhere(user: User, here: str, at: datetime) -> bool:
    """Whether there is anything to end."""
    return sessions_of(user, at).exclude(session_key=here).exists()


def past_table(user: User) -> Table:
    """The latest sign-ins, refused ones too: somebody else may have tried."""
    rows = [
        [*_told(one), Cell(text(f"web.sign_ins.{one.outcome}"), tone=TONES[one.outcome])]
        for one in sign_ins_of(user)[:SHOWN]
    ]
    return _table("past", ("at", "way", "address", "outcome"), rows)


def _table(name: str, heads: tuple[str, ...], rows: list[list[Cell]]) -> Table:
    return Table(
        caption=text(f"web.sign_ins.{name}", n=SHOWN),
        head=[Cell(text(f"web.sign_ins.head_{head}")) for head in heads],
        rows=rows,
        empty=text("web.sign_ins.none"),
    )


def _told(one: SignIn) -> list[Cell]:
    return [
        Cell(formats.moment(one.at, current()), header=True),
        Cell(text(f"web.sign_ins.way_{one.way}")),
        Cell(one.address or "–"),
    ]
