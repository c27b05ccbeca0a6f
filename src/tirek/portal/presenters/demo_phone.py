"""The telephone of an invented person as a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tirek.web import formats
from tirek.web.components import Field, Moment, Page, Problem
from tirek.web.language import current
from tirek.web.texts import text

ANSWER = "answer"


@dataclass(frozen=True)
class PhonePage(Page):
    """The messages, the latest first, and the field to answer."""

    messages: Sequence[Moment] = ()
    answer: Field | None = None


def phone_page(phone: str, messages: Sequence[Mapping[str, Any]], *, wrong: bool) -> PhonePage:
    """`wrong`: an answer without a text was sent."""
    error = text("portal.demo_phone.empty") if wrong else ""
    answer = Field(
        ANSWER,
        text("portal.demo_phone.answer"),
        hint=text("portal.demo_phone.hint"),
        error=error,
        width=20,
    )
    return PhonePage(
        title=text("portal.demo_phone.title", phone=phone),
        problems=[Problem.of(answer)] if wrong else [],
        messages=[_message(one) for one in reversed(messages)],
        answer=answer,
    )


def _message(message: Mapping[str, Any]) -> Moment:
    mine = bool(message["from"])
    return Moment(
        title=message["text"],
        when=formats.moment(datetime.fromisoformat(message["at"]), current()),
        datetime=message["at"],
        tone="info" if mine else "neutral",
        by=text("portal.demo_phone.mine" if mine else "portal.demo_phone.theirs"),
    )
