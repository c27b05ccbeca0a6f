"""A decision document becomes words, a schedule and steps that people can follow."""

import pytest
from django.utils import translation

from tirek.services import SERVICES
from tirek.web.decision import decision_view
from tirek.web.drawn import steps as draw_steps
from tirek.web.explanation import value_in_words

NBSP = "\u00a0"


def words(kk, ru, en):
    return {"kk": kk, "ru": ru, "en": en}


def line(rule, value, month=None, until=None, role="condition"):
    return {
        "rule": rule,
        "role": role,
        "code": rule,
        "label": words("шарт", f"условие {rule}", "condition"),
        "month": month,
        "until": until or month,
        "value": value,
        "text": words("иә", "так сказано", "yes") if value is True else None,
        "cites": [CITE, CITE],
        "used": {},
    }


CITE = {
    "act": "a",
    "paragraph": "5",
    "label": words("5-тармақ", "пункт 5", "paragraph 5"),
    "quote": "үш айлық есептік көрсеткішке тең",
    "url": "/law/zhaksy-2023/#p5",
}
DOCUMENT = {
    "outcome": "granted",
    "reasons": [],
    "flags": [{"code": "f", "text": words("а", "проверьте", "c"), "cites": []}],
    "edition": {
        "id": "zhaksy-2023",
        "number": "8С-15-3",
        "title": words("шешім", "решение", "decision"),
        "in_force": {"from": "2023-12-26", "until": None},
    },
    "schedule": [
        {"period": "2025-Q4", "months": ["2025-11", "2025-12"], "amount": "20970.67",
         "due_in": "2025-12", "sum": words("8 АЕК", "8 МРП × 3 932 ₸ × 2/3", "8 MCI")},
        {"period": "2026-Q1", "months": ["2026-01", "2026-02", "2026-03"], "amount": None,
         "due_in": "2026-03", "sum": words("8 АЕК", "8 МРП × ?", "8 MCI")},
    ],
    "unpaid": [{"months": ["2026-06", "2026-08"], "reasons": [
        {"code": "u", "text": words("жаз", "лето", "summer"), "cites": [CITE]}]}],
    "total": "20970.67",
    "needs": [{"fact": "child.born_on", "label": words("күн", "дата рождения", "day")}],
    "readings": [{"id": "r", "question": words("қ", "вопрос", "q"), "applied": "x",
                  "text": words("о", "читаем так", "o"), "why": words("с", "потому", "w")}],
    "trace": [
        line("a", True, "2025-11"),
        line("b", True, "2025-11"),
        line("b", False, "2025-12", "2026-03"),
        line("c", {"unknown": ["fact:child.born_on"]}),
        line("d", False, role="flag"),
        line("e", "31456.00", role="value"),
    ],
}  # fmt: skip


@pytest.fixture
def view():
    with translation.override("ru"):
        yield decision_view(DOCUMENT)


def test_the_headline_and_the_total_say_what_is_known(view):
    assert view.headline == "Выплата назначается"
    assert view.total == f"20{NBSP}970,67{NBSP}₸"
    assert "посчитать сегодня" in view.total_note


@pytest.mark.parametrize(
    ("service", "headline"),
    [("home-education", "В выплате отказано"), ("tree-felling-permit", "В услуге отказано")],
)
def test_what_pays_no_money_refuses_no_payment(service, headline):
    refused = {**DOCUMENT, "outcome": "refused", "schedule": None, "total": None}
    with translation.override("ru"):
        assert decision_view(refused, SERVICES[service]).headline == headline


def test_the_schedule_shows_part_quarters_and_what_comes_later(view):
    first, second = view.schedule.rows
    assert first[0].text == f"4{NBSP}квартал 2025{NBSP}года"
    assert first[0].note == f"ноябрь – декабрь 2025{NBSP}года"
    assert first[1].text == "8 МРП × 3 932 ₸ × 2/3"
    assert second[0].note == ""
    assert (second[1].text, second[2].text) == ("", "будет рассчитано позже")


def test_what_is_missing_doubtful_or_unpaid_is_told(view):
    assert view.needs == ["дата рождения"]
    assert [flag.text for flag in view.flags] == ["проверьте"]
    assert [(one.label, one.text, one.note) for one in view.readings] == [
        ("вопрос", "читаем так", "потому")
    ]
    ((label, text),) = [(one.label, one.text) for one in view.unpaid]
    assert (label, text) == (f"июнь – август 2026{NBSP}года", "лето")
    assert view.edition.href == "/law/zhaksy-2023/"
    assert [row.value for row in view.edition_rows][-1].startswith("с 26")


def test_a_norm_is_told_once_for_each_run_of_months(view):
    told = {step.label: step for step in view.steps}
    assert list(told) == ["условие a", "условие b", "условие c", "условие e"]
    assert told["условие a"].met is True
    assert told["условие b"].met is False
    assert [(step.label, step.met) for step in told["условие b"].below] == [
        (f"ноябрь 2025{NBSP}года", True),
        (f"декабрь 2025{NBSP}года – март 2026{NBSP}года", False),
    ]
    assert (told["условие c"].met, told["условие c"].unknown) == (None, True)
    assert told["условие e"].value == f"31{NBSP}456{NBSP}₸"


def test_many_values_worked_out_one_after_another_are_one_step_to_open():
    values = [line(f"v{n}", f"{n}.00", role="value") for n in range(8)]
    several = {**DOCUMENT, "trace": [line("a", True), *values, line("b", True), *values[:2]]}
    with translation.override("ru"):
        steps = decision_view(several).steps
        drawn = draw_steps(steps)
    labels = ["условие a", "Посчитанные промежуточные значения", "условие b"]
    assert [step.label for step in steps][:3] == labels
    assert [len(step.below) for step in steps] == [0, 8, 0]
    assert steps[1].folded
    assert drawn.count("<details") > drawn.count("Показать все: 8") == 1


def test_records_of_one_value_are_told_together_wherever_they_stand():
    home = line("home", True, role="value")
    values = (True, False, True)
    trace = [
        {**home, "value": value, "record": f"members.{n}"}
        for n, value in enumerate(values, start=1)
    ]
    with translation.override("en"):
        (step,) = decision_view({**DOCUMENT, "trace": trace}, SERVICES["housing-aid"]).steps
    assert [(one.label, one.value) for one in step.below] == [
        ("Family member 1, family member 3", "Yes"),
        ("Family member 2", "No"),
    ]


def test_a_citation_stands_once_with_its_words_in_their_language(view):
    (cite,) = view.steps[0].citations
    assert (cite.label, cite.href, cite.quote.lang) == ("пункт 5", "/law/zhaksy-2023/#p5", "kk")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (True, "Да"),
        (None, "нет"),
        ("2025-09-12", "12 сентября 2025 года"),
        ("2025-09", "сентябрь 2025 года"),
        ("≈ 3932.00", "≈ 3 932 ₸"),
        ("6.5", "6,5"),
        ("quarter", "quarter"),
        (["3932.00", "3932.00", "4325.00"], "3 932 ₸, 4 325 ₸"),
        ({"unknown": ["fact:x"]}, "неизвестно"),
    ],
)
def test_values_in_words(value, said):
    with translation.override("ru"):
        assert value_in_words(value).replace(NBSP, " ") == said
