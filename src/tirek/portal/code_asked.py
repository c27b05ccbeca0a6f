"""The code to sign in with that was asked for, kept in the session until it is typed in."""

from uuid import UUID

from django.contrib.sessions.backends.base import SessionBase

from tirek.casework.actions.sign_in_by_code import CodeAsked

KEY = "sign_in_code"


def keep(session: SessionBase, asked: CodeAsked) -> None:
    """Remember it."""
    session[KEY] = {"code": str(asked.code_id), "iin": asked.iin, "phone": asked.phone}


def kept(session: SessionBase) -> CodeAsked | None:
    """What was asked last, if it is still awaited."""
    found = session.get(KEY)
    return CodeAsked(UUID(found["code"]), found["iin"], found["phone"]) if found else None


def forget(session: SessionBase) -> None:
    """It was typed in."""
    session.pop(KEY, None)
