"""The papers of the cases: the row of each file and its bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from tirek.audit.broken import Broken, Tick
from tirek.audit.rows import rows
from tirek.documents.blobs import place_of

PAPERS = """
    SELECT told.number, told.name, told.sha256, f.sha256
    FROM (
        SELECT c.number, (one->>'id')::uuid AS id, one->>'name' AS name, one->>'sha256' AS sha256
        FROM casework_event e JOIN casework_case c ON c.id = e.case_id,
             jsonb_array_elements(e.payload->'files') one
        WHERE jsonb_typeof(e.payload->'files') = 'array' AND one ? 'id' AND one ? 'sha256'
    ) told
    LEFT JOIN documents_storedfile f ON f.id = told.id
    ORDER BY 1, 2
"""


def broken_papers(tick: Tick) -> Iterator[Broken]:
    """Papers that a case tells of and that are gone, or are not those handed in."""
    for number, name, told, kept in rows(PAPERS):
        tick()
        if told != kept:
            yield Broken("paper_missing" if kept is None else "paper_row", number, {"name": name})
        elif not _is_whole(kept):
            yield Broken("paper_file", number, {"name": name})


def _is_whole(sha256: str) -> bool:
    try:
        with place_of(sha256).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False
