"""What the law says, as the bytes of an answer: nothing is asked of the database, nothing kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast

import orjson

from tirek.kernel.period import Month
from tirek.kernel.text import LANGUAGES, Language
from tirek.law.catalogue import the_law
from tirek.law.decide import decide
from tirek.law.factsheet import BadFacts
from tirek.law.region import UnknownPlace
from tirek.procedure.service import Service
from tirek.services import SERVICES

MEDIA_TYPE = "application/json; charset=utf-8"
MONTH = r"^[1-9][0-9]{3}-(0[1-9]|1[0-2])$"
_MONTH = re.compile(MONTH)
_ASKED = frozenset({"place", "facts", "until", "language"})


def decision_document(
    service: Service,
    place: str,
    facts: Mapping[str, Any],
    until: str | None = None,
    language: Language | None = None,
) -> dict[str, object]:
    """The decision with its whole explanation, in one language or in every one.

    Raises BadFacts and UnknownPlace.
    """
    last = Month.parse(until) if until else None
    return decide(service, place, facts, law=the_law(), until=last).as_document(language)


def written(document: Mapping[str, Any]) -> bytes:
    """An answer as it is sent."""
    return orjson.dumps(document)


def answer_to(slug: str, body: bytes) -> bytes | None:
    """The answer to a good question; None for every other, whose refusal somebody else words."""
    try:
        asked = orjson.loads(body)
    except orjson.JSONDecodeError:
        return None
    service = SERVICES.get(slug)
    if service is None or not _is_a_question(asked):
        return None
    language = cast(Language | None, asked.get("language"))
    try:
        found = decision_document(
            service, asked["place"], asked["facts"], asked.get("until"), language
        )
    except (BadFacts, UnknownPlace):
        return None
    return written({"decision": found})


def _is_a_question(asked: object) -> bool:
    """Whether it is what the description of the operation asks for."""
    if not isinstance(asked, dict) or not asked.keys() <= _ASKED:
        return False
    until, language = asked.get("until"), asked.get("language")
    return (
        isinstance(asked.get("place"), str)
        and isinstance(asked.get("facts"), dict)
        and (until is None or (isinstance(until, str) and _MONTH.match(until) is not None))
        and (language is None or language in LANGUAGES)
    )
