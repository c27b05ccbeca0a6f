"""What an edition may set here: a closed vocabulary, one field for each paragraph."""

from dataclasses import dataclass

from tirek.law.edition import Paragraph


@dataclass(frozen=True)
class Terms:
    """The groups of terms of an edition, each with its paragraph and quote."""

    who: Paragraph
    refusal: Paragraph
