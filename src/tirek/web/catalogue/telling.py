"""Specimens: what a page tells."""

from collections.abc import Iterator

from tirek.web import formats
from tirek.web.catalogue.content import NUMBER, day, money, say
from tirek.web.catalogue.specimen import Specimen
from tirek.web.components import (
    Action,
    Card,
    Citation,
    Deadline,
    Figure,
    Moment,
    Nothing,
    Panel,
    PaymentsCalendar,
    PayMonth,
    PayYear,
    Quote,
    Shortcut,
    Step,
    SummaryRow,
)
from tirek.web.components.tones import TAG_COLOURS
from tirek.web.language import current

LAW = Quote("Оқуға жұмсалған шығындар ай сайын өтеледі.")


def specimens() -> Iterator[Specimen]:
    """From one word to a whole story."""
    tones = [(say(f"tone_{tone}"), tone) for tone in TAG_COLOURS]
    yield Specimen(
        "tag", "{% for words, tone in it %}{% tag words tone %} {% endfor %}", {"it": tones}
    )
    yield Specimen("status", "{% status words 'success' %}", {"words": say("tone_success")})
    yield Specimen(
        "notice",
        "{% notice words 'warning' title %}",
        {"words": say("bring"), "title": say("soon")},
    )
    yield from _boxes()
    yield Specimen("timeline", "{% timeline it %}", {"it": _moments()})
    yield Specimen("citation", "{% citation it %}", {"it": _citation()})
    yield Specimen("explanation", "{% explanation it %}", {"it": [_step()]})
    yield Specimen("payments_calendar", "{% payments_calendar it %}", {"it": _calendar()})
    yield from _small_lists()


def _boxes() -> Iterator[Specimen]:
    yield Specimen(
        "panel",
        "{% panel it %}",
        {"it": Panel(say("sent"), say("sent_next"), NUMBER, say("number"))},
    )
    yield Specimen("copyable", '<p class="govuk-body">{% copyable it %}</p>', {"it": NUMBER})
    yield Specimen("inset", "{% inset it %}", {"it": say("bring")})
    yield Specimen(
        "details",
        '{% details it %}<p class="govuk-body">{{ words }}</p>{% enddetails %}',
        {"it": say("how"), "words": say("explained")},
    )
    deadline = Deadline(day("2026-11-25"), say("days_left"), "warning", say("answer_by"), "#")
    yield Specimen("deadline", "{% deadline it %}", {"it": deadline})
    yield Specimen(
        "nothing_yet",
        "{% nothing_yet it %}",
        {"it": Nothing(say("no_cases"), say("no_cases_text"), [Action("#", say("choose"))])},
    )


def _small_lists() -> Iterator[Specimen]:
    cards = [
        Card(say("situation"), say("situation_text"), "#"),
        Card(NUMBER, say("child"), "#", say("tone_progress"), "progress", say("saved")),
        Card(say("papers"), actions=[Action("#", say("answer"))]),
    ]
    yield Specimen("cards", "{% cards it %}", {"it": cards})
    figures = [
        Figure(say("overdue"), "2", tone="danger", href="#"),
        Figure(say("today"), "5", tone="warning", href="#"),
        Figure(say("paid"), money(40), say("this_month"), tone="success"),
    ]
    yield Specimen("figures", "{% figures it %}", {"it": figures})
    keys = [Shortcut(("j",), say("next")), Shortcut(("Shift", "?"), say("help"))]
    yield Specimen("shortcuts", "{% shortcuts it %}", {"it": keys})


def _moments() -> list[Moment]:
    return [
        Moment(
            say("sent"),
            day("2026-11-18"),
            tone="success",
            by=say("applicant"),
            datetime="2026-11-18",
        ),
        Moment(
            say("checking"),
            day("2026-11-20"),
            say("bring"),
            "info",
            now=True,
            actions=[Action("#", say("answer"))],
        ),
        Moment(say("decision"), day("2026-11-27"), ahead=True, why=_citation()),
    ]


def _citation() -> Citation:
    return Citation(say("paragraph"), "#", LAW)


def _step() -> Step:
    used = [SummaryRow(say("born"), day("2015-04-10"))]
    below = [
        Step(say("per_month"), money(), citations=[_citation()]),
        Step(say("place"), unknown=True),
    ]
    return Step(
        say("due"), text=say("explained"), met=True, citations=[_citation()], used=used, below=below
    )


def _calendar() -> PaymentsCalendar:
    paid = [
        PayMonth(f"2026-{m:02}", _name(m), money(), say("paid_out"), "success", "#")
        for m in (9, 10)
    ]
    note = day("2026-11-28")
    paid.append(PayMonth("2026-11", _name(11), money(), say("expected"), "info", note=note))
    year = PayYear(formats.year(2026, current()), paid, money(3))
    return PaymentsCalendar(say("payments"), [year], say("no_cases"))


def _name(month: int) -> str:
    return formats.month_of_year(month, current())
