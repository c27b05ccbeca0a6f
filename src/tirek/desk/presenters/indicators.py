"""The figures as tables: norm, target, actual, and the way to what is behind each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse

from tirek.accounts.bodies import works_on
from tirek.accounts.models import Role, User
from tirek.desk.figures_asked import Asked
from tirek.indicators.quality import quality
from tirek.indicators.queries.figures import Behind, Figure
from tirek.indicators.queries.scope import places_of
from tirek.indicators.span import Span, recent
from tirek.indicators.texts import texts
from tirek.law.catalogue import the_law
from tirek.services import SERVICES
from tirek.web import formats
from tirek.web.components import Cell, Choice, Field, SummaryRow, Tab, Table, Tone
from tirek.web.language import current
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class FiguresView:
    """The page of all figures."""

    filters: Sequence[Field]
    table: Table
    about: str
    note: str
    monitoring: str


@dataclass(frozen=True)
class FigureView:
    """The page of one figure and the things behind it."""

    name: str
    about: str
    rows: Sequence[SummaryRow]
    tabs: Sequence[Tab]
    table: Table | None
    enter: str


def figures_view(figures: Sequence[Figure], asked: Asked, user: User, today: date) -> FiguresView:
    """One table, each group of the annex under its heading."""
    return FiguresView(
        filters=filters(asked, user, today),
        table=_table(figures, asked),
        about=about(asked),
        note=spoken(texts().paper.note),
        monitoring=f"{reverse('desk:monitoring')}?{asked.query}",
    )  # fmt: skip


def figure_view(
    figure: Figure, part: Sequence[Behind], asked: Asked, user: User, met: str
) -> FigureView:
    """`met` is "yes", "no" or "" for both."""
    one = figure.indicator
    address = reverse("desk:indicator", args=[one.id])
    can_enter = one.how == "entered" and user.role == Role.MANAGER
    enter = f"{reverse('desk:enter-indicator', args=[one.id])}?{asked.query}"
    return FigureView(
        name=spoken(one.name),
        about=about(asked),
        rows=_summary(figure),
        tabs=_tabs(figure, address, asked, met),
        table=_behind(part) if one.how == "events" else None,
        enter=enter if can_enter else "",
    )


def about(asked: Asked) -> str:
    """Which figures these are: the place, the service, the time."""
    place = spoken(the_law().regions[asked.place].name)
    service = SERVICES[asked.service].name if asked.service else texts().paper.all_services
    return f"{place} · {spoken(service)} · {span_in_words(asked.span)}"


def span_in_words(span: Span) -> str:
    """ "I quarter of 2026" or "2026" in the page's language."""
    return text("desk.indicators.year", year=span.id) if span.is_year else formats.month(
        span.id, current()
    )  # fmt: skip


def percent(value: Decimal | None) -> str:
    """A share or a norm, without idle zeros; a dash for none."""
    return "—" if value is None else f"{_plain(value)}{formats.NBSP}%"


def filters(asked: Asked, user: User, today: date) -> list[Field]:
    """Place, service, quarter or year."""
    regions = the_law().regions
    places = [(place, spoken(regions[place].name)) for place in places_of(user)]
    services = [("", spoken(texts().paper.all_services)),
                *((slug, spoken(one.name)) for slug, one in SERVICES.items()
                  if works_on(user, slug))]  # fmt: skip
    spans = {span.id: span_in_words(span) for span in (*recent(today), asked.span)}
    return [
        _select("place", asked.place, places),
        _select("service", asked.service, services),
        _select("span", asked.span.id, list(spans.items())),
    ]


def _select(name: str, value: str, options: Sequence[tuple[str, str]]) -> Field:
    choices = [Choice(key, label, chosen=key == value) for key, label in options]
    return Field(name, text(f"desk.indicators.filter_{name}"), kind="select", choices=choices)


def _table(figures: Sequence[Figure], asked: Asked) -> Table:
    heads = [Cell(spoken(one), numeric=at > 0) for at, one in enumerate(texts().paper.head)]
    rows: list[Sequence[Cell]] = []
    for group in quality().groups:
        rows.append([Cell(spoken(group.name), header=True), *(Cell("") for _ in heads[1:])])
        rows += [_row(one, asked) for one in figures if one.indicator.group == group.id]
    return Table(caption=text("desk.indicators.title"), caption_hidden=True, head=heads, rows=rows)


def _row(figure: Figure, asked: Asked) -> list[Cell]:
    one = figure.indicator
    href = f"{reverse('desk:indicator', args=[one.id])}?{asked.query}"
    return [
        Cell(spoken(one.name), href=href),
        Cell(_plain(one.norm), numeric=True),
        Cell(_plain(one.target), numeric=True),
        _actual(figure),
    ]


def _plain(value: Decimal | None) -> str:
    """Under a head that says per cent; a dash for none."""
    return "—" if value is None else formats.number(value, current())


def _actual(figure: Figure) -> Cell:
    if figure.unknown:
        unknown = spoken(texts().paper.unknown[figure.unknown])
        return Cell("—", note=unknown, numeric=True)
    return Cell(_plain(figure.percent), tone=_tone(figure), note=_counts(figure), numeric=True)


def _tone(figure: Figure) -> Tone:
    """Green for the norm, orange for the target at least, red for neither."""
    if figure.meets_norm is None:
        return "neutral"
    if figure.meets_norm:
        return "success"
    return "warning" if figure.meets_target else "danger"


def _counts(figure: Figure) -> str:
    if not figure.of:
        return ""
    return spoken(texts().paper.counts.format(met=figure.met, of=figure.of))


def _summary(figure: Figure) -> list[SummaryRow]:
    one = figure.indicator
    known = spoken(texts().paper.unknown[figure.unknown]) if figure.unknown else _counts(figure)
    rows = [
        SummaryRow(text("desk.indicators.actual"), percent(figure.percent), note=known),
        SummaryRow(text("desk.indicators.norm"), percent(one.norm)),
        SummaryRow(text("desk.indicators.target"), percent(one.target)),
    ]
    if one.printed is not None:
        rows.append(SummaryRow(text("desk.indicators.printed"), percent(one.printed),
                               note=text("desk.indicators.source", lines=one.lines)))  # fmt: skip
    if one.counted:
        rows.append(SummaryRow(text("desk.indicators.counted"), spoken(one.counted)))
    if one.question:
        note = text("desk.indicators.anonymous")
        rows.append(SummaryRow(text("desk.indicators.question"), spoken(one.question), note=note))
    return rows


def _tabs(figure: Figure, address: str, asked: Asked, met: str) -> list[Tab]:
    if not figure.of or figure.indicator.how != "events":
        return []
    counts = {"": figure.of, "yes": figure.met, "no": figure.of - figure.met}
    return [
        Tab(f"{address}?{asked.query}&{urlencode({'met': key})}",
            text(f"desk.indicators.tab_{key or 'all'}"), chosen=key == met, count=count)
        for key, count in counts.items()
    ]  # fmt: skip


def _behind(part: Sequence[Behind]) -> Table:
    return Table(
        caption=text("desk.indicators.behind"),
        head=[Cell(text("desk.indicators.case")), Cell(text("desk.indicators.counted_as"))],
        rows=[
            [
                Cell(one.label, href=_case(one), header=True),
                Cell(text(f"desk.indicators.met_{'yes' if one.met else 'no'}"),
                     tone="info" if one.met else "neutral"),
            ]
            for one in part
        ],
        empty=text("desk.indicators.nothing"),
    )  # fmt: skip


def _case(one: Behind) -> str:
    return reverse("desk:case", args=[one.number]) if one.number else ""
