"""What was asked of another person, kept in the session until the code is typed in."""

from uuid import UUID

from django.contrib.sessions.backends.base import SessionBase

from tirek.casework.actions.act_for_another import Asked

KEY = "consent_asked"


def keep(session: SessionBase, asked: Asked) -> None:
    """Remember it."""
    session[KEY] = {"code": str(asked.code_id), "iin": asked.iin, "service": asked.service}


def kept(session: SessionBase) -> Asked | None:
    """What was asked last, if the answer is still awaited."""
    found = session.get(KEY)
    return Asked(UUID(found["code"]), found["iin"], found["service"]) if found else None


def forget(session: SessionBase) -> None:
    """The answer came."""
    session.pop(KEY, None)
