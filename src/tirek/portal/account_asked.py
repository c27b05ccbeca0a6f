"""The change of account that waits for its code, remembered in the session between two pages."""

from dataclasses import asdict, dataclass
from typing import Any, cast

from tirek.payments.payees.ownership import Owner

KEY = "account change"


@dataclass(frozen=True)
class Asked:
    """Which account in which case, what the registry said, the code that was sent, to where."""

    case: str
    iban: str
    owner: Owner
    code: str
    phone: str


def keep(session: Any, asked: Asked) -> None:
    """Remember it until the code comes."""
    session[KEY] = asdict(asked)


def kept(session: Any, case: str) -> Asked | None:
    """What waits in that case; None for nothing, or for another case."""
    found = session.get(KEY)
    return Asked(**cast(Any, found)) if found and found["case"] == case else None


def forget(session: Any) -> None:
    """It was done, or left."""
    session.pop(KEY, None)
