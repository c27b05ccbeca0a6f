"""The seals: their own chain, and the rows under each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from tirek.audit import merkle
from tirek.audit.broken import Broken, Tick
from tirek.audit.leaves import Leaf, leaves
from tirek.audit.models import Seal
from tirek.audit.sealing import GENESIS, hash_of
from tirek.audit.tables import unguarded

SEALS_AT_ONCE = 5  # each carries ten thousand pointers


def open_guards(tick: Tick) -> Iterator[Broken]:
    """Tables that could be rewritten because their guard is off."""
    for table in unguarded():
        tick()
        yield Broken("guard", values={"table": table})


def broken_seals(tick: Tick, written: Mapping[int, str]) -> Iterator[Broken]:
    """The first link that breaks the chain of seals, then the first row that differs under each.

    `written` are the hashes of seals as the journal has them.
    """
    previous, number = GENESIS, 0
    for seal in Seal.objects.order_by("number").iterator(SEALS_AT_ONCE):
        number += 1
        if seal.number != number:
            yield Broken("seal_missing", values={"number": number})
            return
        if seal.previous_hash != previous or seal.hash != hash_of(seal):
            yield Broken("seal_changed", values={"number": number})
            return
        if written.get(number, seal.hash) != seal.hash:
            yield Broken("seal_not_written", values={"number": number})
            return
        yield from _broken_rows(seal, tick)
        previous = seal.hash
    for lost in sorted(written.keys() - range(1, number + 1)):
        yield Broken("seal_missing", values={"number": lost})
        return


def _broken_rows(seal: Seal, tick: Tick) -> Iterator[Broken]:
    """The first row that is not what was sealed."""
    found = leaves(seal.table, seal.columns, seal.after, seal.up_to)
    for _ in found:
        tick()
    if found and merkle.root([leaf.line for leaf in found]) == seal.root:
        return
    for sealed, leaf in zip_longest(seal.leaves.splitlines(), found):
        if leaf is None or sealed != leaf.pointer:
            yield _row_differs(seal, sealed, leaf)
            return
    yield Broken("sealed_rows", values={"number": seal.number, "table": seal.table})


def _row_differs(seal: Seal, sealed: str | None, leaf: Leaf | None) -> Broken:
    gone_id, gone_name = _parts(sealed)
    slipped_in = leaf is not None and (not gone_id or leaf.id < gone_id)
    if slipped_in:
        assert leaf is not None
        kind, row, name = "sealed_added", leaf.id, leaf.name
    else:
        same_row = leaf is not None and leaf.id == gone_id
        kind, row, name = "sealed_changed" if same_row else "sealed_gone", gone_id, gone_name
    under = {"number": seal.number, "table": seal.table, "at": f"{seal.at:%Y-%m-%d}"}
    return Broken(kind, _case(seal.table, name), {**under, "row": row, "name": name})


def _parts(pointer: str | None) -> tuple[int, str]:
    if pointer is None:
        return 0, ""
    row, name, _ = pointer.split(" ")
    return int(row), name


def _case(table: str, name: str) -> str:
    """The number of the case where the row is one of a case's own tables."""
    return name.partition("/")[0] if table.startswith("casework_") and name != "-" else ""
