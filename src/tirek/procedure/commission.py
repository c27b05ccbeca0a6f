"""When a commission's conclusion counts, and which facts of a service it then proves.

It counts only if each member who took part signed it personally, it is positive, enough of the
members took part, and it is about the person of the case. Each fault has a text of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from tirek.kernel.text import Text
from tirek.kernel.toml import load
from tirek.procedure.cite import Cite

CommissionId = Literal["medical", "pmpc", "special", "district"]


@dataclass(frozen=True)
class Commission:
    """A kind of commission: at least so many members, and so many in a hundred, must take part."""

    id: CommissionId
    name: Text
    least: int
    share: int
    cites: tuple[Cite, ...]

    def needed(self, composition: int) -> int:
        """How many of the members must take part."""
        return max(self.least, -(-composition * self.share // 100))


@dataclass(frozen=True)
class _Table:
    commissions: tuple[Commission, ...]
    faults: Mapping[str, Text]


@cache
def _table() -> _Table:
    return load(_Table, Path(__file__).with_name("commission.toml"))


def commissions() -> dict[str, Commission]:
    """Every kind of commission by its id. Raises TomlError."""
    return {one.id: one for one in _table().commissions}


@dataclass(frozen=True)
class Concluded:
    """A conclusion: `members` who took part and `signed_by` are names by id of the person.

    `composition` is how many members the commission has.
    """

    commission: str
    about_iin: str
    positive: bool
    composition: int
    members: Mapping[str, str]
    signed_by: Mapping[str, str]
    begins: date | None = None
    ends: date | None = None


@dataclass(frozen=True)
class Fault:
    """Why it does not count."""

    code: str
    text: Text


def faults(concluded: Concluded, iin: str, *, term_needed: bool = False) -> tuple[Fault, ...]:
    """Everything that keeps a conclusion from counting for the person of that IIN.

    `term_needed`: the service asks from which day to which it holds. Raises KeyError for a
    commission that is none.
    """
    needed = commissions()[concluded.commission].needed(concluded.composition)
    found = [
        *(
            _fault("not_signed", member=name)
            for who, name in concluded.members.items()
            if who not in concluded.signed_by
        ),
        *(
            _fault("signed_by_stranger", member=name)
            for who, name in concluded.signed_by.items()
            if who not in concluded.members
        ),
    ]
    present = len(concluded.members)
    if present < needed:
        of = concluded.composition
        found.append(_fault("not_quorate", present=present, of=of, needed=needed))
    if concluded.about_iin != iin:
        found.append(_fault("other_person"))
    if not concluded.positive:
        found.append(_fault("negative"))
    if term_needed and (concluded.begins is None or concluded.ends is None):
        found.append(_fault("no_term"))
    return tuple(found)


def _fault(code: str, **values: object) -> Fault:
    return Fault(code, _table().faults[code].format(**values))


@dataclass(frozen=True)
class Proves:
    """What the conclusion of a commission proves in one service: facts by their paths.

    `fact` becomes true; `begins` and `ends` take the days of its term, where they are named.
    """

    commission: CommissionId
    fact: str
    cites: tuple[Cite, ...]
    begins: str = ""
    ends: str = ""

    @property
    def term_needed(self) -> bool:
        """Whether the service asks for the days of its term."""
        return bool(self.begins or self.ends)

    def facts(self, concluded: Concluded) -> dict[str, object]:
        """The facts that a conclusion without faults proves, JSON-ready."""
        days = {self.begins: concluded.begins, self.ends: concluded.ends}
        found = {path: day.isoformat() for path, day in days.items() if path and day}
        return {self.fact: True, **found}


@dataclass(frozen=True)
class _Conclusions:
    conclusions: tuple[Proves, ...]


@cache
def load_conclusions(folder: Path) -> tuple[Proves, ...]:
    """What conclusions prove in the service of that folder, if any. Raises TomlError."""
    path = folder / "conclusions.toml"
    return load(_Conclusions, path).conclusions if path.exists() else ()
