"""How a decision that was not left to the rules is told, wherever it is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tirek.casework.four_eyes_texts import four_eyes_texts
from tirek.kernel.text import Text
from tirek.procedure.answer import sentences


def marks(document: Mapping[str, Any]) -> list[Text]:
    """A sentence for each rule that was overruled; none for a decision left to the rules."""
    say = four_eyes_texts().overrule["told"]
    return [
        say.format(rule=Text.of(one["label"]), reason=one["reason"])
        for one in document.get("overruled", ())
    ]


def with_marks(told: Text, document: Mapping[str, Any]) -> Text:
    """The words of an event, and that it was decided otherwise than computed."""
    return sentences(told, *marks(document))
