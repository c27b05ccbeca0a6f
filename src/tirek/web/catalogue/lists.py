"""Specimens: long lists."""

from collections.abc import Iterator

from django.http import HttpRequest

from tirek.web.catalogue.content import NUMBER, day, money, say
from tirek.web.catalogue.specimen import Specimen
from tirek.web.components import (
    Cell,
    Choice,
    Field,
    Pages,
    Tab,
    TabGroup,
    Table,
    own,
)

INVENTED = (("Өтеген Айша", "1", 3), ("Әлиев Сұлтан", "1", 1), ("Ким Даниял", "2", 2))
"""Name, place and sum of people who do not exist."""


def specimens(asked: HttpRequest) -> Iterator[Specimen]:
    """A table and what stands around it."""
    yield Specimen("data_table", "{% data_table it %}", {"it": _table()})
    yield Specimen("filter_bar", '{% filter_bar it "#" %}', {"it": _filters()})
    yield Specimen("pages", "{% pages it %}", {"it": Pages(2, 7, "#", "#")})
    tabs = [Tab("#", say("all"), chosen=True, count=12), Tab("#", say("mine"), count=3)]
    yield Specimen("tabs", "{% tabs it words %}", {"it": tabs, "words": say("piles")})
    yield Specimen(
        "navigation", "{% navigation it words %}", {"it": tabs, "words": say("sections")}
    )
    groups = [TabGroup(say("mine"), tabs[:1]), TabGroup(say("all"), tabs[1:])]
    yield Specimen("menu", "{% menu it words %}", {"it": groups, "words": say("sections")})
    yield _live(asked)
    yield Specimen(
        "split",
        '<div class="tk-split"><section><p class="govuk-body">{{ words }}</p></section>'
        "<section>{% form_field it %}</section></div>",
        {"words": say("bring"), "it": Field("fact", say("born"), value=day("2015-04-10"))},
    )


def _table() -> Table:
    head = [
        Cell(say("number")),
        Cell(say("answer_by")),
        Cell(say("who")),
        Cell(say("per_month"), numeric=True),
    ]
    rows = [
        [
            Cell(NUMBER, "#", header=True),
            Cell(say("overdue"), tone="danger", note=day("2026-11-20")),
            Cell(own("Әлия Сәрсенова")),
            Cell(money(), numeric=True),
        ],
        [
            Cell(NUMBER.replace("123", "124"), "#", header=True),
            Cell(say("today"), tone="warning", note=day("2026-11-21")),
            Cell(own("Даниял Ким")),
            Cell(money(2), numeric=True),
        ],
    ]
    total = [Cell(say("together")), Cell(""), Cell(""), Cell(money(3), numeric=True)]
    return Table(say("cases"), head, rows, total, empty=say("no_cases"))


def _live(asked: HttpRequest) -> Specimen:
    wanted = asked.GET.get("where", "")
    head = [Cell(say("name")), Cell(say("per_month"), numeric=True)]
    cells = [
        [Cell(own(who)), Cell(money(month), numeric=True)]
        for who, where, month in INVENTED
        if wanted in ("", where)
    ]
    places = [Choice("", say("all"), chosen=not wanted)]
    places += [Choice(one, say(f"place_{one}"), chosen=one == wanted) for one in ("1", "2")]
    filters = [Field("where", say("place"), kind="select", choices=places)]
    code = "{% live_list %}{% filter_bar filters %}{% data_table table %}{% endlive_list %}"
    table = Table(say("payments"), head, cells, empty=say("no_cases"))
    return Specimen("live_list", code, {"filters": filters, "table": table})


def _filters() -> list[Field]:
    places = [Choice(str(number), say(f"place_{number}")) for number in (1, 2, 3)]
    places[1] = Choice("2", say("place_2"), chosen=True)
    return [
        Field("q", say("search")),
        Field("where", say("place"), kind="select", choices=places),
        Field("when", say("answer_by"), kind="select", choices=[Choice("", say("all"))]),
    ]
