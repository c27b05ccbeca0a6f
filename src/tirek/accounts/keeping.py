"""What the administrator's actions have in common: who may, why not, and the row that stays."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import models

from tirek.accounts.models import Keeping, Office, Role, User
from tirek.accounts.texts import texts
from tirek.kernel.text import Text

NAME_LENGTH = 300


class CannotKeep(Exception):
    """Nothing was written; `text` says why, `field` where."""

    def __init__(self, text: Text, field: str = "") -> None:
        super().__init__(text.in_("en"))
        self.text = text
        self.field = field


def require_administrator(by: User) -> None:
    """Raises CannotKeep."""
    if by.role != Role.ADMINISTRATOR or not by.is_active:
        raise CannotKeep(texts().keeping["not_yours"])


def name_said(typed: str, field: str) -> str:
    """The name without the spaces around it; "" is a name too. Raises CannotKeep if too long."""
    name = typed.strip()
    if len(name) > NAME_LENGTH:
        raise CannotKeep(texts().keeping["name_long"].format(n=NAME_LENGTH), field)
    return name


def written(
    kind: Keeping.Kind,
    *,
    by: User,
    at: datetime,
    office: Office | None = None,
    officer: User | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> Keeping:
    """Write down who did it and when; of `before` and `after` only what differs."""
    was, is_ = dict(before or {}), dict(after or {})
    same = {name for name in was if name in is_ and was[name] == is_[name]}
    return Keeping.objects.create(
        kind=kind,
        by=by,
        at=at,
        office=office,
        officer=officer,
        before={name: value for name, value in was.items() if name not in same},
        after={name: value for name, value in is_.items() if name not in same},
    )


def columns(row: models.Model, names: tuple[str, ...]) -> dict[str, Any]:
    """The columns of a row as the journal keeps them."""
    return {name: getattr(row, name) for name in names}
