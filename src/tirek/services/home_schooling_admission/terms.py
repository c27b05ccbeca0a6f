"""What the ministry's order sets; nothing here differs by place."""

from dataclasses import dataclass

from tirek.law.edition import Paragraph


@dataclass(frozen=True)
class Terms:
    """The rows of the standard that the norms rest on."""

    documents: Paragraph
    refusal: Paragraph
    term: Paragraph
    hours: Paragraph
