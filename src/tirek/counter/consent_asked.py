"""The consent that was asked of a person at the counter, kept until they tell the code."""

from dataclasses import asdict, dataclass
from uuid import UUID

from django.contrib.sessions.backends.base import SessionBase

KEY = "counter.consent"


@dataclass(frozen=True)
class Asked:
    """For which draft, about which child, which code went to which telephone."""

    draft: str
    code: str
    phone: str
    child_iin: str


def keep(session: SessionBase, asked: Asked) -> None:
    """Remember it."""
    session[KEY] = asdict(asked)


def kept(session: SessionBase, draft: UUID) -> Asked | None:
    """What was asked last for that draft, if the code is still awaited."""
    found = session.get(KEY)
    return Asked(**found) if found and found["draft"] == str(draft) else None


def forget(session: SessionBase) -> None:
    """The code was told, or another is wanted."""
    session.pop(KEY, None)
