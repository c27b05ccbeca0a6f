"""The seals over the events of a case: for each event a proof that it is under a seal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tirek.audit import merkle
from tirek.audit.leaves import Leaf, leaves
from tirek.audit.models import Seal
from tirek.audit.sealing import document_of
from tirek.casework.models import Case

EVENTS = "casework_event"


def seals_of(case: Case) -> dict[str, Any]:
    """Each seal that covers an event of the case, with the proofs; the last seal there is."""
    ids = dict(case.events.order_by("seq").values_list("pk", "seq"))
    covering = {seal.pk: seal for seal in map(_seal_over, ids) if seal is not None}
    last = Seal.objects.order_by("number").last()
    return {
        "covering": [_proven(seal, ids) for seal in covering.values()],
        "last": {"number": last.number, "hash": last.hash} if last else None,
    }


def _seal_over(id_: int) -> Seal | None:
    return Seal.objects.filter(table=EVENTS, up_to__gte=id_).order_by("up_to").first()


def _proven(seal: Seal, ids: dict[int, int]) -> dict[str, Any]:
    rows = leaves(seal.table, seal.columns, seal.after, seal.up_to)
    lines = [row.line for row in rows]
    proofs = [
        {"seq": ids[row.id], "line": row.line, "path": merkle.proof(lines, at)}
        for at, row in _ours(rows, ids)
    ]
    return {"seal": document_of(seal), "hash": seal.hash, "events": proofs}


def _ours(rows: Sequence[Leaf], ids: dict[int, int]) -> list[tuple[int, Leaf]]:
    return [(at, row) for at, row in enumerate(rows) if row.id in ids]
