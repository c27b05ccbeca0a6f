"""Where a row of a passport, a term or a requirement was read: the act, its place, the source."""

from collections.abc import Mapping
from dataclasses import dataclass

from tirek.kernel.text import Text
from tirek.law.act import Act, Mark
from tirek.law.cite import Citation, cite_act


@dataclass(frozen=True)
class Cite:
    """One place of one act, and the lines of the stored source or the press that told it.

    `act` is an id of the register; `paragraph` is "14", "art-8" or "annex-3/9" (row 9 of annex
    3). "verified" needs a source and its lines: what nobody read in a text is not verified.
    """

    act: str
    mark: Mark
    paragraph: str = ""
    source: str = ""
    lines: str = ""
    press: str = ""
    note: Text | None = None

    def __post_init__(self) -> None:
        if self.mark == "verified" and not (self.source and self.lines):
            raise ValueError(f"{self.act}: a verified citation names its source and lines")
        if not (self.source or self.press or self.note):
            raise ValueError(f"{self.act}: a citation says where it was read, or why nowhere")

    def citation(self, acts: Mapping[str, Act]) -> Citation:
        """The citation as people read it, with the act's names from the register."""
        return cite_act(acts[self.act], self.paragraph)

    def as_document(self) -> dict[str, object]:
        """JSON-ready, without the act's names."""
        return {"act": self.act, "paragraph": self.paragraph, "mark": self.mark}
