"""Every letter: its row in the register, what its case tells of it, its file byte for byte."""

from __future__ import annotations

from collections.abc import Iterator

from tirek.audit.broken import Broken, Tick
from tirek.audit.rows import rows
from tirek.notices import files
from tirek.notices.places import notices_folder

LETTERS = """
    SELECT coalesce(told.number, c.number), coalesce(told.code, n.code), n.path, n.sha256,
           n.id IS NULL, told.code IS NULL, told.sha256 = n.sha256
    FROM (
        SELECT c.number, one->>'code' AS code, one->>'sha256' AS sha256
        FROM casework_event e JOIN casework_case c ON c.id = e.case_id,
             jsonb_array_elements(e.payload->'notice'->'papers') one
        WHERE e.kind = 'NoticeIssued' AND jsonb_typeof(e.payload->'notice'->'papers') = 'array'
    ) told
    FULL JOIN notices_notice n ON n.code = told.code
    LEFT JOIN casework_case c ON c.id = n.case_id
    ORDER BY 1, 2
"""


def broken_letters(tick: Tick) -> Iterator[Broken]:
    """Letters that are gone, that no case tells of, or that are not what was issued."""
    folder = notices_folder()
    for number, code, path, sha256, no_row, not_told, same in rows(LETTERS):
        tick()
        values = {"code": code}
        if no_row:
            yield Broken("letter_missing", number, values)
        elif not_told:
            yield Broken("letter_not_told", number, values)
        elif not same:
            yield Broken("letter_changed", number, values)
        else:
            try:
                files.read(folder, path, sha256)
            except files.NoticeFileDamaged:
                yield Broken("letter_file", number, values)
