"""A document or a fact the applicant proves, and how."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tirek.kernel.text import Text
from tirek.procedure.answer import Answer
from tirek.procedure.cite import Cite
from tirek.procedure.condition import ALWAYS, OnlyIf

How = Literal["shown", "uploaded", "registry"]
FileType = Literal["application/pdf", "image/jpeg", "image/png"]


@dataclass(frozen=True)
class Requirement:
    """One line of row 8 of the standard.

    "shown" is only looked at (the sign-in does it on the portal), "uploaded" is attached,
    "registry" is asked from a state information system; `accepts` then says which copies the
    applicant may attach if the system is silent, and is empty where none is taken.
    """

    id: str
    title: Text
    how: How
    cites: tuple[Cite, ...]
    required: bool = True
    only_if: OnlyIf = ALWAYS
    accepts: tuple[FileType, ...] = ()
    hint: Text | None = None

    def __post_init__(self) -> None:
        if self.how == "uploaded" and not self.accepts:
            raise ValueError(f"{self.id}: an uploaded document says which file types it accepts")

    @property
    def may_attach(self) -> bool:
        """Whether the applicant can attach a file for it."""
        return bool(self.accepts)

    @property
    def must_attach(self) -> bool:
        """Whether the application cannot be sent without a file for it."""
        return self.required and self.how == "uploaded"

    def is_asked(self, answers: Mapping[str, Answer]) -> bool:
        """Whether it concerns this applicant; what is not known yet does not ask for it."""
        return self.only_if.holds(answers) is True
