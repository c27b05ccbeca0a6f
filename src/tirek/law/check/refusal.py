"""One thing `tirek law check` refuses: where it stands and what a lawyer or engineer must mend."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tirek.kernel.toml_lines import line_of


@dataclass(frozen=True, slots=True, order=True)
class Refusal:
    """A refusal with its file and line; `kind` is a short stable word for tests and tools."""

    path: Path
    line: int
    kind: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.kind}: {self.message}"


def refuse_at(path: Path, keys: Sequence[str | int], kind: str, message: str) -> Refusal:
    """A refusal at the line of a key in a TOML file."""
    return Refusal(path, line_of(path.read_text(encoding="utf-8"), tuple(keys)), kind, message)


def is_text(value: object) -> bool:
    """Whether a table is meant to be a text in several languages."""
    return isinstance(value, Mapping) and bool(value) and set(value) <= {"kk", "ru", "en"}
