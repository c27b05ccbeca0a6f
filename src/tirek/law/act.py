"""An act: who adopted it, when, under which number, and since when it is in force."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from tirek.kernel.text import Text
from tirek.kernel.toml import load

Mark = Literal["verified", "from_press", "to_verify", "demonstration"]
"""How sure we are; "demonstration" is no law at all, but invented to show how a service works."""
Kind = Literal[
    "constitution",
    "code",
    "law",
    "presidential_decree",
    "government_resolution",
    "order",
    "decision",
    "resolution",
    "rules",
    "standard",
]


@dataclass(frozen=True)
class Registration:
    """The entry in the register of normative legal acts; the number is text as printed."""

    number: str
    on: date | None = None


@dataclass(frozen=True)
class InForce:
    """Since when and until when (the first day no longer in force), and how that is known."""

    from_: date | None = None
    until: date | None = None
    basis: Text | None = None
    mark: Mark = "verified"

    def covers(self, day: date) -> bool:
        """Whether the act is in force on that day, as far as the source lets us know."""
        begun = self.from_ is None or self.from_ <= day
        return begun and (self.until is None or day < self.until)


@dataclass(frozen=True)
class NamedIn:
    """Where a source names the act: the id of the source and its lines."""

    source: str
    lines: str


@dataclass(frozen=True)
class Act:
    """One act of the register."""

    id: str
    kind: Kind
    body: Text
    title: Text
    number: str = ""
    adopted: date | None = None
    registered: Registration | None = None
    title_printed: str = ""
    in_force: InForce | None = None
    amends: tuple[str, ...] = ()
    repeals: tuple[str, ...] = ()
    repealed_by: str = ""
    named_in: tuple[NamedIn, ...] = ()
    note: Text | None = None
    mark: Mark = "to_verify"
    url: str = ""


@dataclass(frozen=True)
class _ActFile:
    act: tuple[Act, ...]


class UnknownAct(KeyError):
    """An act that is not in the register."""

    def __str__(self) -> str:
        return f"no act {self.args[0]!r} in the register"


class Acts(Mapping[str, Act]):
    """The register of acts. A file is read when an act in it is first asked for."""

    def __init__(self, folder: Path, inline: Mapping[str, Act] | None = None) -> None:
        self._paths = sorted(folder.glob("*.toml"))
        self._inline = dict(inline or {})
        self._read: dict[Path, dict[str, Act]] = {}

    def __getitem__(self, act_id: str) -> Act:
        if act_id in self._inline:
            return self._inline[act_id]
        for read in self._read.values():
            if act_id in read:
                return read[act_id]
        # A look at the bytes is far cheaper than reading the whole register as TOML.
        named = f'id = "{act_id}"'.encode()
        for path in self._paths:
            if named in path.read_bytes() and act_id in self._of(path):
                return self._of(path)[act_id]
        raise UnknownAct(act_id)

    def _of(self, path: Path) -> dict[str, Act]:
        if path not in self._read:
            self._read[path] = {act.id: act for act in load(_ActFile, path).act}
        return self._read[path]

    def __iter__(self) -> Iterator[str]:
        yield from self._inline
        for path in self._paths:
            yield from self._of(path)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def files(self) -> list[tuple[Path, tuple[Act, ...]]]:
        """Every file with its acts, as `law check` reads them."""
        return [(path, load(_ActFile, path).act) for path in self._paths]
