"""Lists an act prints: kinds of income, kinds of expense, ties of a family, each entry cited.

A fact whose value is an entry of such a list brings what the list says of it: a rule may ask
`income_kind` and, for a field `method` of the entries, `income_kind_method`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from tirek.kernel.text import Text
from tirek.kernel.toml import bind, read


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry: its code in the specification, what people call it, where the act prints it.

    `cite` is like that of a rule; `proof` says what paper shows it, `note` how it is counted.
    A subclass adds what rules may ask of an entry; where it holds numbers of the law, `quote` gives
    the words they come from and `source` the official text that has them.
    """

    code: str
    name: Text
    cite: str
    proof: Text | None = None
    note: Text | None = None
    quote: str = ""
    source: str = ""


@dataclass(frozen=True)
class Listed:
    """A list by its file and the class of its entries; read when first asked."""

    path: Path
    kind: type[Entry]

    @property
    def entries(self) -> Mapping[str, Entry]:
        """The entries by their ids, in the order they are printed. Raises TomlError."""
        return _load(self)

    @property
    def columns(self) -> tuple[str, ...]:
        """What rules may ask of an entry."""
        shared = {one.name for one in fields(Entry)}
        return tuple(one.name for one in fields(self.kind) if one.name not in shared)


@cache
def _load(listed: Listed) -> Mapping[str, Entry]:
    path = listed.path
    tables = read(path).items()
    return {key: bind(listed.kind, table, path=path, at=(key,)) for key, table in tables}
