"""A broken link: what it is about, and what is wrong with it, in three languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tirek.audit.texts import texts
from tirek.kernel.text import Text

Tick = Callable[[], None]
"""Called once for each thing looked at."""


@dataclass(frozen=True)
class Broken:
    """`kind` names the sentence in texts.toml that the values fill; `case` is "" for none."""

    kind: str
    case: str = ""
    values: Mapping[str, object] = field(default_factory=dict)

    def as_document(self) -> dict[str, Any]:
        """JSON-ready."""
        return {"kind": self.kind, "case": self.case, "values": dict(self.values)}

    @property
    def text(self) -> Text:
        """Where and what, in one sentence."""
        return texts().broken[self.kind].format(case=self.case, **self.values)
