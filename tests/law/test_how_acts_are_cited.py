"""How an act and a place in it are named beside what follows from them."""

from datetime import date
from typing import Any

import pytest

from law_cases import ASTANA, PANFILOV, decided
from tirek.kernel.text import Text
from tirek.law.act import Act
from tirek.law.catalogue import the_law
from tirek.law.cite import act_label, cite_act
from tirek.law.reasons import citation


def act(**changed: Any) -> Act:
    body, title = Text("Мәслихат", "Маслихат", "Maslikhat"), Text("а", "б")
    return Act(**{"id": "x", "kind": "decision", "body": body, "title": title, **changed})


def test_an_act_is_named_by_body_kind_day_and_number() -> None:
    label = act_label(act(number="5", adopted=date(2023, 12, 11)))
    assert label.kk == "Мәслихат, 2023 жылғы 11 желтоқсандағы № 5 шешім"
    assert label.ru == "Маслихат, решение от 11 декабря 2023 года № 5"
    assert label.en == "Maslikhat, decision of 11 December 2023 No 5"


def test_an_act_whose_day_or_number_is_not_known_is_named_without() -> None:
    assert act_label(act(number="5")).ru == "Маслихат, решение № 5"
    assert act_label(act()).kk == "Мәслихат, шешім"


@pytest.mark.parametrize(
    ("paragraph", "ending"),
    [
        ("", "решение"),
        ("16", "решение, пункт 16"),
        ("annex-3", "решение, приложение 3"),
        ("annex-3/9", "решение, приложение 3, строка 9 перечня"),
        ("art-8", "решение, статья 8"),
    ],
)
def test_a_place_in_an_act_is_named_as_people_say_it(paragraph: str, ending: str) -> None:
    cite = cite_act(act(url="https://example.kz/x"), paragraph)
    assert cite.label.ru == f"Маслихат, {ending}"
    assert (cite.paragraph, cite.url, cite.quote) == (paragraph, "https://example.kz/x", "")


def test_an_edition_without_paragraph_numbers_is_cited_as_a_whole() -> None:
    reason = decided(place=PANFILOV).as_document()["reasons"][0]
    assert reason["cites"][0]["paragraph"] == ""
    assert reason["cites"][0]["url"] == "/law/panfilov-2026/"
    assert reason["cites"][0]["quote"] is None


def test_a_group_an_edition_does_not_set_is_not_cited() -> None:
    # Astana 2008 sets no refusal grounds of its own: the Rules alone are cited
    changed = {
        "applied_on": "2008-10-06",
        "child.born_on": "1998-04-10",
        "certificate.from": "2008-09-01",
        "certificate.to": "2009-05-25",
        "applicant.data_consent": False,
    }
    (reason,) = decided(changed, place=ASTANA).as_document()["reasons"]
    assert [cite["act"] for cite in reason["cites"]] == ["order-84-2021"]


def test_a_parameter_is_cited_by_its_name() -> None:
    steps = decided().as_document()["trace"]
    rate = next(step for step in steps if step["rule"] == "full_rate")
    cite = next(cite for cite in rate["cites"] if cite["act"] == "mci")
    assert cite["label"]["ru"] == "Месячный расчетный показатель"


def test_without_an_edition_no_local_paragraph_can_be_cited() -> None:
    assert citation(the_law(), None, "terms.amount") is None
    national = citation(the_law(), None, "order-84-2021#16")
    assert national is not None
    assert national.paragraph == "16"


def test_a_code_is_known_by_its_name() -> None:
    code = act(kind="code", title=Text("Әлеуметтік кодекс", "Социальный кодекс"), number="224")
    assert act_label(code).ru == "Социальный кодекс"
