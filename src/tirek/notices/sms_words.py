"""Which event is told by SMS, and in which words (texts/sms.toml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tirek.casework.models import Case, Event
from tirek.kernel.text import Text
from tirek.kernel.toml import load
from tirek.notices.wording import FOLDER
from tirek.procedure.deadline import ALMATY, shown


@dataclass(frozen=True)
class _Words:
    messages: Mapping[str, Text]


@cache
def sms_words() -> Mapping[str, Text]:
    """The message of each kind of event. Raises TomlError."""
    return load(_Words, FOLDER / "texts" / "sms.toml").messages


def told() -> frozenset[str]:
    """Kinds of events that some message is about."""
    return frozenset(name.partition(".")[0] for name in sms_words())


def sms_key(case_number: str, seq: int) -> str:
    """The key of the message about that event in the SMS journal."""
    return f"{case_number}/{seq}"


def message_of(case: Case, event: Event) -> Text | None:
    """What the applicant is told of the event; None for one that is not told by SMS."""
    notice = event.payload.get("notice") or {}
    names = (f"{event.kind}.{case.channel}", f"{event.kind}.{notice.get('kind')}", event.kind)
    words = next((sms_words()[name] for name in names if name in sms_words()), None)
    if words is None:
        return None
    hearing = case.hearing_at and case.hearing_at.astimezone(ALMATY)
    return words.format(
        number=case.number,
        day=shown(case.due_on) if case.due_on else "-",
        hearing=f"{hearing:%d.%m.%Y %H:%M}" if hearing else "-",
    )
