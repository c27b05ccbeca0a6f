"""Specimens: what a page asks."""

from collections.abc import Iterator

from tirek.web.catalogue.content import NUMBER, day, say
from tirek.web.catalogue.specimen import Specimen
from tirek.web.components import (
    Choice,
    DatePart,
    Field,
    Problem,
    Progress,
    Record,
    SummaryCard,
    SummaryRow,
    Task,
    TaskSection,
    Uploaded,
    own,
)
from tirek.web.components.telling import Action
from tirek.web.texts import text


def specimens() -> Iterator[Specimen]:
    """Questions first, then what surrounds them."""
    for name, field in _fields():
        yield Specimen(name, "{% form_field it %}", {"it": field})
    yield _errors()
    yield Specimen("progress", "{% progress it %}", {"it": Progress(3, 8, say("child"))})
    yield Specimen("task_list", "{% task_list it %}", {"it": _tasks()})
    yield Specimen("summary_card", "{% summary_card it %}", {"it": _answers()})
    yield Specimen(
        "keep_typed",
        '<form method="post" {% keep_typed %}>{% form_field it %}</form>',
        {"it": Field("kept", say("phone"), inputmode="tel", width=20)},
    )
    yield Specimen(
        "upload_form",
        '<form method="post" {% upload_form %}>{% form_field it %}</form>',
        {"it": Field("sent", say("certificate"), kind="file", max_bytes=10_000_000)},
    )


def _fields() -> Iterator[tuple[str, Field]]:
    yield "text", Field("iin", say("iin"), hint=say("iin_hint"), inputmode="numeric", width=20)
    yield "source", Field("name", say("name"), value="Әлия Сәрсенова", source=_source())
    yield "money", Field("spent", say("spent"), suffix="₸", inputmode="numeric", width=10)
    yield "textarea", Field("why", say("why"), kind="textarea", rows=3, optional=True)
    yield "date", Field("born", say("born"), kind="date", hint=say("born_hint"), parts=_parts())
    yield "radios", Field("home", say("home"), kind="radios", choices=_yes_no())
    yield "checkboxes", Field("papers", say("papers"), kind="checkboxes", choices=_papers())
    yield "select", Field("place", say("place"), kind="select", choices=_places())
    yield "file", Field("scan", say("certificate"), kind="file", uploaded=_uploaded())
    yield "password", Field("password", say("password"), kind="password")
    yield "records", Field("children", say("children"), kind="records", records=_records(),
                           add=say("add_child"))  # fmt: skip
    yield "error", Field("phone", say("phone"), value="70112", error=say("phone_wrong"), width=20)


def _parts() -> list[DatePart]:
    parts = (("day", "10", 2), ("month", "4", 2), ("year", "2015", 4))
    return [DatePart(f"born-{n}", text(f"web.form.{n}"), value, width) for n, value, width in parts]


def _yes_no() -> list[Choice]:
    return [
        Choice("yes", text("web.form.yes"), chosen=True),
        Choice("no", text("web.form.no")),
    ]


def _papers() -> list[Choice]:
    return [
        Choice("school", say("certificate"), say("certificate_hint"), chosen=True),
        Choice("bank", say("bank")),
    ]


def _places() -> list[Choice]:
    return [Choice(str(number), say(f"place_{number}")) for number in (1, 2, 3)]


def _records() -> list[Record]:
    found = []
    for number, name in enumerate(("Әлия", "Дана"), start=1):
        place = f"children.{number}"
        title = text("web.records.title", one=say("one_child"), n=number)
        found.append(
            Record(
                name=place,
                title=title,
                says=own(name),
                fields=[Field(f"{place}.name", say("name"), value=name)],
                remove=text("web.records.remove", one=title),
                opened=number == 1,
            )
        )
    return found


def _uploaded() -> list[Uploaded]:
    return [Uploaded("anyqtama.pdf", "84 KB", remove="1")]


def _errors() -> Specimen:
    problems = [Problem(say("phone_wrong"), "#q-phone"), Problem(say("born_wrong"), "#q-born-1")]
    return Specimen("error_summary", "{% error_summary it %}", {"it": problems})


def _tasks() -> list[TaskSection]:
    return [
        TaskSection(
            say("before"),
            [
                Task(say("child"), "#", say("ready"), "success"),
                Task(say("papers"), "#", say("begun"), "progress", say("one_left")),
                Task(say("sign"), status=say("later"), hint=say("later_hint")),
            ],
        )
    ]


def _answers() -> SummaryCard:
    change = text("web.form.change")
    return SummaryCard(
        say("child"),
        [
            SummaryRow(say("name"), own("Әлия Сәрсенова"), source=_source()),
            SummaryRow(say("born"), day("2015-04-10"), actions=[Action("#", change, say("born"))]),
            SummaryRow(say("number"), NUMBER, note=say("phone_wrong"), wrong=True),
            SummaryRow(say("papers"), items=[say("certificate"), say("bank")]),
        ],
    )


def _source() -> str:
    return say("source", day=day("2026-11-21"))
