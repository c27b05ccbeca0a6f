"""Sessions that know by which sign-in they began, so that people see and end their own."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions

SIGN_IN = "sign_in"
"""What a session is told by `begin_session`: the key of the line in the journal."""


class SessionStore(DatabaseSessions):
    """The engine of settings.SESSION_ENGINE."""

    @classmethod
    def get_model_class(cls) -> type[Any]:
        """Found by its name: the models know this engine."""
        return apps.get_model("accounts", "Session")

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        """The row of the session, with its sign-in beside the data."""
        row: Any = super().create_model_instance(data)
        row.sign_in_id = data.get(SIGN_IN)
        return row
