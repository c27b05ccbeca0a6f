"""What a change of the law does to cases, as a lawyer reads it: counts, sums, places, months."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tirek.casework.models import Case
from tirek.desk.queries.law_preview import MONTHS, TwoLaws, both
from tirek.kernel.money import TIYN_IN_TENGE, Tenge
from tirek.law.batch.comparison import KINDS, Changed, Effect
from tirek.law.factsheet import BadFacts
from tirek.web import formats
from tirek.web.components import Cell, Figure, Table, Tone
from tirek.web.decision import DecisionView, decision_view
from tirek.web.language import current
from tirek.web.texts import spoken, text

LISTED = 100
"""Cases on the page; all of them are in the file."""
TONES: Mapping[str, Tone] = {"stops": "danger", "loses": "warning", "unclear": "warning"}
BY_PLACE = ("gains", "loses", "stops")


@dataclass(frozen=True)
class KindButton:
    """Shows the cases of one kind alone; all that change for the empty one."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class CaseRow:
    """One case under both laws."""

    number: str
    place: str
    kind: str
    tone: Tone
    was: str
    becomes: str
    change: str


@dataclass(frozen=True)
class EffectView:
    """What the change does to the cases that it reaches."""

    about: str
    figures: Sequence[Figure]
    tables: Sequence[Table]
    kinds: Sequence[KindButton]
    kind: str
    rows: Sequence[CaseRow]
    note: str
    one_place: bool


@dataclass(frozen=True)
class SideBySide:
    """One case explained by the law in force and by what is tried."""

    title: str
    before: DecisionView
    after: DecisionView


def kind_asked(posted: Mapping[str, str]) -> str:
    """The kind whose button was pressed, or that was shown before; empty for all that change."""
    kind = posted.get("kind", posted.get("shown", ""))
    return kind if kind in KINDS else ""


def effect_view(effect: Effect, laws: TwoLaws, kind: str) -> EffectView:
    """Whoever gains or loses most comes first."""
    number = sum(count for count, _ in effect.kinds.values())
    day = formats.day(laws.begins, current())
    places = len(effect.by_place) > 1
    tables = [_by_place(effect, laws)] if places else []
    return EffectView(
        about=text("desk.law_preview.effect_of", day=day, n=formats.number(number, current()),
                   months=_span(laws)),
        figures=_figures(effect, laws),
        tables=[*tables, _by_month(effect)] if effect.by_month else tables,
        kinds=_buttons(effect, kind),
        kind=kind,
        rows=[_case_row(one, laws) for one in effect.most[:LISTED]],
        note=text("desk.law_preview.at_most", most=LISTED) if len(effect.most) > LISTED else "",
        one_place=not places,
    )  # fmt: skip


def _span(laws: TwoLaws) -> str:
    return formats.months(str(laws.since), str(laws.until), current())


def _figures(effect: Effect, laws: TwoLaws) -> list[Figure]:
    counts = [
        Figure(
            text(f"desk.law_preview.{kind}"),
            formats.number(number, current()),
            note=_signed(change) if change else "",
            tone=TONES.get(kind, "neutral") if number else "neutral",
        )
        for kind, (number, change) in effect.kinds.items()
    ]
    year = str(laws.begins.year)
    in_year = _change(sums for month, sums in effect.by_month.items() if month.startswith(year))
    whole = Figure(text("desk.law_preview.costs", n=MONTHS), _signed(_change([effect.sums])))
    rest = Figure(text("desk.law_preview.costs_in", year=year), _signed(in_year))
    return [*counts, whole] if laws.until.first_day.year == laws.begins.year else [
        *counts, rest, whole
    ]  # fmt: skip


def _change(sums: Iterable[tuple[int, int]]) -> int:
    return sum(becomes - was for was, becomes in sums)


def _buttons(effect: Effect, kind: str) -> list[KindButton]:
    there = [one for one in KINDS if one != "same" and effect.kinds[one][0]]
    return [
        KindButton(one, text(f"desk.law_preview.{one or 'all'}"), one == kind)
        for one in ("", *there)
    ]


def _by_place(effect: Effect, laws: TwoLaws) -> Table:
    heads = [text(f"desk.law_preview.{one}") for one in ("place", *BY_PLACE)]
    rows = [
        [
            Cell(_place(place, laws), header=True),
            *(Cell(formats.number(effect.kinds_by_place[place][one], current()), numeric=True)
              for one in BY_PLACE),
            *_sums(sums),
        ]
        for place, sums in effect.by_place.items()
    ]  # fmt: skip
    head = [Cell(heads[0]), *(Cell(one, numeric=True) for one in heads[1:]), *_sum_heads()]
    return Table(text("desk.law_preview.by_place"), head, rows)


def _by_month(effect: Effect) -> Table:
    rows = [
        [Cell(formats.month(month, current()), header=True), *_sums(sums)]
        for month, sums in effect.by_month.items()
    ]
    return Table(
        text("desk.law_preview.by_month"),
        [Cell(text("desk.law_preview.month")), *_sum_heads()],
        rows,
        total=[Cell(text("desk.law_preview.total"), header=True), *_sums(effect.sums)],
    )


def _sum_heads() -> list[Cell]:
    heads = ("was", "becomes", "change")
    return [Cell(text(f"desk.law_preview.{one}"), numeric=True) for one in heads]


def _sums(sums: tuple[int, int]) -> list[Cell]:
    was, becomes = sums
    shown = (_money(was), _money(becomes), _signed(becomes - was))
    return [Cell(one, numeric=True) for one in shown]


def _case_row(one: Changed, laws: TwoLaws) -> CaseRow:
    return CaseRow(
        one.named,
        _place(one.place, laws),
        text(f"desk.law_preview.{one.kind}"),
        TONES.get(one.kind, "neutral"),
        _told(one.was, one.was_tiyn),
        _told(one.becomes, one.becomes_tiyn),
        _signed(one.change),
    )


def cases_table(found: Sequence[Changed], laws: TwoLaws) -> Table:
    """The same cases as a file, sums as plain numbers."""
    heads = ("case", "place", "what_becomes", "was", "was_sum", "becomes", "becomes_sum", "change")
    rows = [
        [
            Cell(one.named),
            Cell(_place(one.place, laws)),
            Cell(text(f"desk.law_preview.{one.kind}")),
            Cell(text(f"desk.law_preview.outcome_{one.was}")),
            Cell(_plain(one.was_tiyn)),
            Cell(text(f"desk.law_preview.outcome_{one.becomes}")),
            Cell(_plain(one.becomes_tiyn)),
            Cell(_plain(one.change)),
        ]
        for one in found
    ]
    return Table("", [Cell(text(f"desk.law_preview.{one}")) for one in heads], rows)


def _plain(tiyn: int) -> str:
    """A number that a spreadsheet reckons with."""
    above, below = divmod(abs(tiyn), TIYN_IN_TENGE)
    mark = "." if current() == "en" else ","
    return f"{'-' if tiyn < 0 else ''}{above}{mark}{below:02}"


def _place(place: str, laws: TwoLaws) -> str:
    return spoken(laws.after.regions[place].name)


def _told(outcome: str, tiyn: int) -> str:
    said = text(f"desk.law_preview.outcome_{outcome}")
    return f"{said}, {_money(tiyn)}" if outcome == "granted" else said


def _signed(tiyn: int) -> str:
    return f"+{_money(tiyn)}" if tiyn > 0 else _money(tiyn).replace("-", "−")


def _money(tiyn: int) -> str:
    return formats.money(str(Tenge.of_tiyn(tiyn).rounded()), current())


def side_by_side(case: Case, laws: TwoLaws) -> SideBySide | None:
    """The explanations of one case by each law; None where its facts cannot be read."""
    try:
        before, after = both(case, laws)
    except BadFacts:
        return None
    return SideBySide(
        text("desk.law_preview.side_by_side", number=case.number),
        decision_view(before.as_document(), laws.service),
        decision_view(after.as_document(), laws.service),
    )
