"""A draft edition as its author reads it: what is refused, what it sets."""

from collections.abc import Sequence
from dataclasses import dataclass

from tirek.law.check.refusal import Refusal
from tirek.law.edition import Edition
from tirek.law.preview import Draft
from tirek.web.components import Cell, Table
from tirek.web.edition_terms import group_name, groups_of, terms_set
from tirek.web.texts import text


@dataclass(frozen=True)
class RefusalRow:
    """One thing to mend: its line, what is wrong, what stands there, the words of the check."""

    line: int
    kind: str
    written: str
    detail: str


def refusal_rows(draft: Draft, written: str) -> list[RefusalRow]:
    """Each refusal with the line it is about."""
    lines = written.splitlines()
    return [_refusal(one, lines) for one in draft.refusals]


def _refusal(one: Refusal, lines: Sequence[str]) -> RefusalRow:
    kind = text(f"desk.law_preview.kind_{one.kind.replace(' ', '_')}")
    stands = lines[one.line - 1].strip() if one.line <= len(lines) else ""
    return RefusalRow(one.line, kind, stands, one.message.replace(str(one.path), one.path.name))


def what_ends(draft: Draft) -> str:
    """That the edition in force needs its end, and where it is written; empty if it has one."""
    ends, edition = draft.ends, draft.edition
    if ends is None or edition is None or edition.in_force.from_ is None:
        return ""
    if ends.in_force.until == edition.in_force.from_:
        return ""
    return text("desk.law_preview.ends", file=ends.path.name, day=edition.in_force.from_)


def terms_table(now: Edition | None, draft: Edition) -> Table:
    """Every term of either, side by side."""
    old, new = _terms(now), _terms(draft)
    rows = []
    for name in dict.fromkeys((*new, *old)):
        before, after = old.get(name), new.get(name)
        changed = before != after
        rows.append([
            Cell(name, header=True),
            Cell(before or text("desk.law_preview.not_there")),
            Cell(after or text("desk.law_preview.not_there")),
            Cell(text(f"desk.law_preview.{'changed' if changed else 'same'}"),
                 tone="warning" if changed else "neutral"),
        ])  # fmt: skip
    heads = ("term", "in_force_now", "in_draft", "change")
    return Table(
        caption=text("desk.law_preview.terms"),
        head=[Cell(text(f"desk.law_preview.{head}")) for head in heads],
        rows=rows,
    )


def _terms(edition: Edition | None) -> dict[str, str]:
    if edition is None:
        return {}
    return {
        f"{group_name(edition, name)}: {row.label}": str(row.value)
        for name, group in groups_of(edition)
        for row in terms_set(edition, name, group)
    }
