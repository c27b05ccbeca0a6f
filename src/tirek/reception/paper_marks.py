"""The papers asked for at a counter, how each may be found, and what is lacking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tirek.casework.legal import service_of
from tirek.casework.models import Draft
from tirek.procedure.passport import ChannelKind
from tirek.procedure.requirement import How, Requirement

MARKS: Mapping[How, tuple[str, ...]] = {
    "shown": ("seen", "missing", "expired"),
    "uploaded": ("compared", "scanned", "missing", "expired"),
    "registry": ("registry", "compared", "scanned"),
}
"""How a paper of each kind can be found; what a registry answers is never missing."""
WITH_SCAN = frozenset({"compared", "scanned"})


@dataclass(frozen=True)
class Mark:
    """How the operator found a paper; `expired_on` is its last valid day."""

    state: str
    expired_on: date | None = None

    def as_document(self) -> dict[str, str]:
        """JSON-ready."""
        day = {"expired_on": self.expired_on.isoformat()} if self.expired_on else {}
        return {"state": self.state, **day}


@dataclass(frozen=True)
class Paper:
    """A requirement of the standard on this channel, with its mark ("" before it has one)."""

    requirement: Requirement
    state: str
    expired_on: date | None

    @property
    def lacks(self) -> bool:
        """Whether acceptance must be refused for it."""
        missing = self.state == "missing" and self.requirement.required
        return missing or self.state == "expired"

    def as_document(self) -> dict[str, Any]:
        """JSON-ready, with the title as it was then."""
        title = {"id": self.requirement.id, "title": self.requirement.title.as_dict()}
        return title | Mark(self.state, self.expired_on).as_document()


def papers_of(draft: Draft, marks: Mapping[str, Mapping[str, str]]) -> list[Paper]:
    """The papers that this applicant is asked for on the draft's channel."""
    asked = service_of(draft).passport.documents_on(channel(draft))
    return [_paper(one, marks.get(one.id)) for one in asked if one.is_asked(draft.answers)]


def channel(draft: Draft) -> ChannelKind:
    """The way to apply of the draft; Draft keeps it as a text."""
    return draft.channel  # type: ignore[return-value]


def _paper(asked: Requirement, mark: Mapping[str, str] | None) -> Paper:
    if mark is None:
        # What a state system answers is asked there unless the person brings the paper.
        return Paper(asked, "registry" if asked.how == "registry" else "", None)
    day = mark.get("expired_on")
    return Paper(asked, mark["state"], date.fromisoformat(day) if day else None)
