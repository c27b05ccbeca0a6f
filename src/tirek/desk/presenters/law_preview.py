"""A draft edition as its author reads it: what is refused, what it sets, whom it touches."""

from collections.abc import Sequence
from dataclasses import dataclass

from tirek.casework.models import Case
from tirek.desk.queries.law_preview import MOST_CASES, Touched, TwoLaws, both, touched
from tirek.kernel.money import Tenge, total
from tirek.law.check.refusal import Refusal
from tirek.law.edition import Edition
from tirek.law.factsheet import BadFacts
from tirek.law.preview import Draft
from tirek.web import formats
from tirek.web.components import Cell, Figure, Table
from tirek.web.decision import DecisionView, decision_view
from tirek.web.edition_terms import groups_of, terms_set
from tirek.web.language import current
from tirek.web.texts import text

PER_CASE = "case"


@dataclass(frozen=True)
class RefusalRow:
    """One thing to mend: its line, what is wrong, what stands there, the words of the check."""

    line: int
    kind: str
    written: str
    detail: str


@dataclass(frozen=True)
class CaseRow:
    """One open case under both acts."""

    number: str
    was: str
    becomes: str
    change: str


@dataclass(frozen=True)
class Effect:
    """What the draft does to the open cases that it reaches."""

    about: str
    figures: Sequence[Figure]
    rows: Sequence[CaseRow]
    note: str


@dataclass(frozen=True)
class SideBySide:
    """One case explained by the act in force and by the draft."""

    title: str
    before: DecisionView
    after: DecisionView


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
        f"{text(f'web.editions.group_{name}')}: {row.label}": str(row.value)
        for name, group in groups_of(edition)
        for row in terms_set(group)
    }


def effect(cases: Sequence[Case], laws: TwoLaws) -> Effect:
    """Whoever gains or loses most comes first."""
    told = touched(cases[:MOST_CASES], laws)
    clear = [one for one in told if one.difference is not None and not one.difference.open]
    ordered = sorted(told, key=lambda one: _size(one), reverse=True)
    day = formats.day(laws.since.first_day, current())
    over = len(cases) > MOST_CASES
    return Effect(
        about=text("desk.law_preview.effect_of", day=day, n=len(told)),
        figures=_figures(told, clear),
        rows=[_case_row(one) for one in ordered],
        note=text("desk.law_preview.at_most", most=MOST_CASES) if over else "",
    )


def _size(one: Touched) -> Tenge:
    if one.difference is None:
        return Tenge.ZERO
    change = one.difference.change
    return -change if change < Tenge.ZERO else change


def _figures(told: Sequence[Touched], clear: Sequence[Touched]) -> list[Figure]:
    changes = [one.difference.change for one in clear if one.difference is not None]
    counts = {
        "gain": sum(change > Tenge.ZERO for change in changes),
        "lose": sum(change < Tenge.ZERO for change in changes),
        "stay": sum(not change for change in changes),
        "unclear": len(told) - len(clear),
    }
    figures = [Figure(text(f"desk.law_preview.{name}"), str(n)) for name, n in counts.items()]
    return [*figures, Figure(text("desk.law_preview.costs"), _signed(total(changes)))]


def _case_row(one: Touched) -> CaseRow:
    found = one.difference
    if found is None:
        unclear = text("desk.law_preview.unclear")
        return CaseRow(one.number, unclear, unclear, unclear)
    return CaseRow(
        one.number,
        _told(found.was, found.before),
        _told(found.becomes, found.after),
        text("desk.law_preview.unclear") if found.open else _signed(found.change),
    )


def _told(outcome: str, monthly: Tenge) -> str:
    said = text(f"desk.law_preview.outcome_{outcome}")
    return f"{said}, {_money(monthly)}" if outcome == "granted" else said


def _signed(sum_: Tenge) -> str:
    return f"+{_money(sum_)}" if sum_ > Tenge.ZERO else _money(sum_).replace("-", "−")


def _money(sum_: Tenge) -> str:
    return formats.money(str(sum_.rounded()), current())


def side_by_side(case: Case, laws: TwoLaws) -> SideBySide | None:
    """The explanations of one case by each act; None where its facts cannot be read."""
    try:
        before, after = both(case, laws)
    except BadFacts:
        return None
    return SideBySide(
        text("desk.law_preview.side_by_side", number=case.number),
        decision_view(before.as_document(), laws.service),
        decision_view(after.as_document(), laws.service),
    )
