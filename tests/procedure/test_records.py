"""Answers that are lists of records: read, refused at their fields, filled in again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tirek.kernel.identity import check_digit
from tirek.kernel.text import Text
from tirek.procedure.answer import READ, AnswerError, AnswerErrors, boxes, wordings
from tirek.procedure.condition import OnlyIf
from tirek.procedure.form import Form, Section
from tirek.procedure.proofread import BadForm, load_form, proofread
from tirek.procedure.question import Field, Option, Question, Records, numbers_sent
from tirek.procedure.registries.record_days import Apart, Between, InOrder

SAID = Text("айтылған", "сказано", "said")
LATE = Text("кеш", "поздно", "late")

INCOMES = Records(
    one=SAID,
    add=SAID,
    names=("amount",),
    fields=(
        Field("from", "month", fact="from", label=SAID),
        Field("to", "month", fact="to", label=SAID),
        Field("amount", "money", fact="amount", label=SAID),
    ),
    in_order=(InOrder("from", "to", LATE),),
)
MEMBERS = Records(
    one=SAID,
    add=SAID,
    names=("name",),
    fields=(
        Field("name", "name", fact="name", label=SAID),
        Field("away", "yes_no", label=SAID),
        Field("until", "date", fact="until", label=SAID, only_if=OnlyIf.parse("away is yes")),
        Field("incomes", "records", fact="incomes", label=SAID, required=False, records=INCOMES),
    ),
    least=1,
    most=2,
    unique=("name",),
    starts=({"name": "{surname} {given_name}", "until": "{born_on}"},),
)
FIELD = Field("members", "records", fact="family.members", records=MEMBERS, missing=SAID)
ANSWER = [
    {
        "name": "Айгүл",
        "away": False,
        "incomes": [{"from": "2026-01", "to": "2026-03", "amount": "300000"}],
    },
    {"name": "Болат", "away": True, "until": "2026-05-01", "incomes": []},
]


def test_what_the_page_holds_is_read_as_it_was() -> None:
    held = FIELD.boxes(ANSWER)  # type: ignore[arg-type]
    assert held["members.1.incomes.1.from-month"] == "01"
    assert held["members.2.until-day"] == "01"
    assert FIELD.read(held) == ANSWER
    assert set(FIELD.inputs({**held, "other": ""})) == set(held)
    assert FIELD.boxes(None) == {}


def test_its_facts_are_those_of_each_record() -> None:
    aigul, bolat = FIELD.fact_of(ANSWER)  # type: ignore[arg-type, misc]
    assert aigul == {
        "name": "Айгүл",
        "incomes": [{"from": "2026-01", "to": "2026-03", "amount": "300000"}],
    }
    assert bolat == {"name": "Болат", "until": "2026-05-01", "incomes": []}
    assert FIELD.fact_of(None) is None


def test_an_empty_record_is_none_at_all() -> None:
    held = {**FIELD.boxes(ANSWER), "members.7": "1", "members.7.name": " "}  # type: ignore[arg-type]
    held["members.1.incomes.4"] = "1"
    assert FIELD.read(held) == ANSWER


@pytest.mark.parametrize("name", ["members.x.name", "members.12345.name", "membersother"])
def test_what_is_no_number_is_no_record(name: str) -> None:
    assert numbers_sent("members", {name: "1"}) == []


def test_no_record_where_one_is_needed() -> None:
    with pytest.raises(AnswerError) as error:
        FIELD.read({})
    assert error.value.text == SAID
    with pytest.raises(AnswerError) as error:
        replace(FIELD, missing=None).read({})
    assert error.value.text == wordings().missing["records"]
    assert replace(FIELD, required=False).read({}) == []


@pytest.mark.parametrize(
    ("changed", "at"),
    [
        ({"members.1.name": ""}, "members.1.name"),
        ({"members.1.incomes.1.amount": "-5"}, "members.1.incomes.1.amount"),
        ({"members.1.incomes.1.amount": "5,555"}, "members.1.incomes.1.amount"),
        ({"members.1.incomes.1.to-year": "2025"}, "members.1.incomes.1.to"),
        ({"members.2.name": "АЙГҮЛ"}, "members.2.name"),
        ({"members.3.name": "Дана", "members.3.away": "no"}, "members"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(changed: dict[str, str], at: str) -> None:
    held = {**FIELD.boxes(ANSWER), **changed}  # type: ignore[arg-type]
    with pytest.raises(AnswerErrors) as wrong:
        FIELD.read(held)
    assert list(wrong.value.errors) == [at]


def test_fewer_than_the_least() -> None:
    field = replace(FIELD, records=replace(MEMBERS, least=3, most=9))
    with pytest.raises(AnswerErrors) as wrong:
        field.read(FIELD.boxes(ANSWER))  # type: ignore[arg-type]
    assert "3" in wrong.value.errors["members"].ru


def iin(first11: str) -> str:
    return f"{first11}{check_digit(first11)}"


def test_a_list_begins_with_what_other_answers_tell() -> None:
    told = {"surname": "Серікова", "given_name": "Айгүл", "iin": iin("90010140001")}
    assert MEMBERS.began(told) == [{"name": "Серікова Айгүл", "until": "1990-01-01"}]
    assert MEMBERS.began({"iin": iin("90010190001")}) == [{}]
    assert MEMBERS.began({}) == [{}]
    assert FIELD.boxes(MEMBERS.began({})) == {"members.1": "1"}


def form(*fields: Field) -> Form:
    asks = Field("has", "yes_no", label=SAID)
    only = OnlyIf.parse("has is yes")
    questions = (
        Question("has", "s", SAID, (asks,)),
        *(Question(one.id, "s", SAID, (one,), only_if=only) for one in fields),
    )
    return Form("any", {"s": Section(SAID)}, questions)


def test_records_that_are_not_asked_are_none() -> None:
    assert form(FIELD).facts({"has": False}) == {"family": {"members": []}}
    asked = form(FIELD).facts({"has": True, "members": ANSWER})  # type: ignore[dict-item]
    assert len(asked["family"]["members"]) == 2  # type: ignore[index, call-overload]


def test_errors_of_records_are_those_of_their_page() -> None:
    question = form(FIELD).question("members")
    with pytest.raises(AnswerErrors) as wrong:
        question.read({"members.1.name": "1"}, {"has": True})
    assert set(wrong.value.errors) == {"members.1.name", "members.1.away"}


@pytest.mark.parametrize(
    ("field", "fault"),
    [
        (replace(FIELD, records=None), "only records have records"),
        (replace(FIELD, kind="text"), "only records have records"),
        (replace(FIELD, records=replace(MEMBERS, names=("nobody",))), "no field 'nobody'"),
        (
            replace(FIELD, records=replace(MEMBERS, fields=(Field("name", "name"),), starts=())),
            "no label",
        ),
        (
            replace(
                FIELD,
                records=replace(
                    MEMBERS, fields=(Field("name", "name", label=SAID, fact="title"),), starts=()
                ),
            ),
            "called as its fact",
        ),
    ],
)
def test_a_form_whose_records_contradict_themselves(field: Field, fault: str) -> None:
    with pytest.raises(BadForm) as bad:
        proofread(form(field), Path("form.toml"))
    assert any(fault in one for one in bad.value.faults)


def test_choices_may_be_those_of_a_list(tmp_path: Path) -> None:
    words = '{ kk = "а", ru = "б", en = "c" }'
    (tmp_path / "kinds.toml").write_text(f"[wage]\nname = {words}\n", encoding="utf-8")
    (tmp_path / "form.toml").write_text(
        f"""service = "any"
[sections.s]
title = {words}
[[questions]]
id = "kind"
section = "s"
title = {words}
[[questions.fields]]
id = "kind"
kind = "choice"
options_of = "kinds"
""",
        encoding="utf-8",
    )
    ((_, field),) = load_form(tmp_path / "form.toml").fields()
    assert field.options == (Option("wage", Text("а", "б", "c")),)


@pytest.mark.parametrize(("typed", "read"), [("3.2026", "2026-03"), ("2026-03", "2026-03")])
def test_a_month_is_read(typed: str, read: str) -> None:
    assert READ["month"](typed) == read
    assert boxes("m", "month", read) == {"m-month": "03", "m-year": "2026"}
    assert boxes("m", "month", None) == {"m-month": "", "m-year": ""}


@pytest.mark.parametrize("typed", ["3", "x.2026", "13.2026", "3.26", "3.0001", "1.3.2026"])
def test_what_is_no_month_is_told(typed: str) -> None:
    with pytest.raises(AnswerError):
        READ["month"](typed)


@pytest.mark.parametrize(("typed", "read"), [("12 500,50", "12500.50"), ("0", "0"), ("7₸", "7")])
def test_a_sum_is_read(typed: str, read: str) -> None:
    assert READ["money"](typed) == read


TOO_FAR = Text("аралықта", "в пределах", "within")
TWICE = Text("№ {other} жазбамен", "с записью № {other}", "with entry {other}")
STAYS = Field(
    "stays",
    "records",
    records=Records(
        one=SAID,
        add=SAID,
        names=("kind",),
        fields=(
            Field("kind", "text", label=SAID),
            Field("from", "date", label=SAID),
            Field("to", "date", label=SAID),
            Field("seen", "date", label=SAID, required=False),
        ),
        between=(Between(("from", "to", "seen"), date(1949, 1, 1), date(1990, 12, 31), TOO_FAR),),
        apart=(Apart("from", "to", TWICE, alike=("kind",)),),
    ),
)


def stays(*told: tuple[str, str, str]) -> dict[str, str]:
    """What a page sends of stays: kind, first day, last day."""
    return STAYS.boxes([{"kind": kind, "from": a, "to": b} for kind, a, b in told])


def test_days_of_a_record_lie_between_two_days_both_included() -> None:
    assert STAYS.read(stays(("home", "1949-01-01", "1990-12-31")))
    with pytest.raises(AnswerErrors) as refused:
        STAYS.read(stays(("home", "1948-12-31", "1991-01-01")))
    assert refused.value.errors == {"stays.1.from": TOO_FAR, "stays.1.to": TOO_FAR}


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        (("home", "1960-01-01", "1965-06-15"), ("home", "1965-06-15", "1970-01-01"), True),
        (("home", "1965-06-15", "1970-01-01"), ("home", "1960-01-01", "1965-06-15"), True),
        (("home", "1960-01-01", "1965-06-15"), ("home", "1965-06-14", "1970-01-01"), False),
        (("home", "1960-01-01", "1965-06-15"), ("home", "1950-01-01", "1980-01-01"), False),
        (("home", "1960-01-01", "1965-06-15"), ("work", "1960-01-01", "1965-06-15"), True),
    ],
)
def test_stretches_of_days_do_not_overlap(
    first: tuple[str, str, str], second: tuple[str, str, str], apart: bool
) -> None:
    if apart:
        assert STAYS.read(stays(first, second))
        return
    with pytest.raises(AnswerErrors) as refused:
        STAYS.read(stays(first, second))
    assert refused.value.errors == {"stays.2.from": TWICE.format(other=1)}
