"""One fact set, two languages: whatever carries a number says the same in both."""

import re
from dataclasses import fields
from typing import Any

import pytest
from notice_samples import both, by_quarters, case_data, cite, facts, granted, line, refused

from tirek.kernel.money import Tenge
from tirek.kernel.text import Language
from tirek.notices import writing
from tirek.notices.facts import NoNotice, NoticeFacts, grouped

PER_LANGUAGE = {"code", "address"}
"""Each paper has its own verification code; all else is one fact set."""

MONTHS = {
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "ru": "январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр",
}
ENDINGS = {"kk": "[а-яәғқңөұүһі]{0,6}", "ru": "[ьйяе]|(?<=т)а?"}
"""Written out here, so that the reading back does not lean on the data it checks."""


def read_back(said: str, language: Language) -> tuple[str, ...]:
    """Every number and month of a sentence, in no language: what must be equal in both."""
    bare = said.replace(writing.NBSP, " ").lower()
    bare = re.sub(r"(?<=\d) (?=\d{3}\b)", "", bare)
    for number, stem in enumerate(MONTHS[language].split(), 1):
        bare = re.sub(rf"(?<!\w){stem}(?:{ENDINGS[language]})(?!\w)", f"#{number}", bare)
    return tuple(sorted(re.findall(r"#\d+|\d+(?:,\d+)?|(?<!\w)[ivx]+(?!\w)", bare)))


@pytest.mark.parametrize("decision", [granted(), by_quarters(), refused()])
def test_both_languages_show_the_same_facts(decision: dict[str, Any]) -> None:
    notice = facts(decision)
    kk, ru = notice.facts_shown("kk"), notice.facts_shown("ru")
    assert kk.keys() == ru.keys()
    for key in kk.keys() - PER_LANGUAGE:
        assert read_back(kk[key], "kk") == read_back(ru[key], "ru"), key


def test_reading_back_would_notice_a_difference() -> None:
    """The comparison above is able to fail: month, day, tiyn, paragraph."""
    same = read_back("2025 жылғы 12 қыркүйекте", "kk")
    assert same == read_back("12 сентября 2025 года", "ru") != ()
    assert same != read_back("12 октября 2025 года", "ru")
    assert same != read_back("13 сентября 2025 года", "ru")
    assert read_back("10 485,33", "kk") != read_back("10 485,34", "ru")
    assert read_back("5-тармақ", "kk") != read_back("пункт 7", "ru")
    assert read_back("5 мамыр", "kk") == read_back("5 мая", "ru") != read_back("5 марта", "ru")


def test_every_payment_and_the_total_are_shown() -> None:
    shown = facts().facts_shown("ru")
    assert shown["payment.2025-09.amount"].replace(writing.NBSP, " ") == "11 796"
    assert shown["payment.2026-05.period"].replace(writing.NBSP, " ") == "май 2026 года"
    assert shown["total"].replace(writing.NBSP, " ") == "112 059 тенге"
    assert sum(key.endswith(".amount") for key in shown) == 9


def test_quarters_show_tiyn() -> None:
    shown = facts(by_quarters()).facts_shown("kk")
    assert shown["payment.2025-Q3.amount"].replace(writing.NBSP, " ") == "10 485,33"
    assert shown["payment.2026-Q2.due"].replace(writing.NBSP, " ") == "2026 жылғы мамыр"


def test_a_total_that_is_not_the_sum_is_not_sent() -> None:
    with pytest.raises(NoNotice, match=re.escape("add up to 112059.00, the decision says 112060")):
        facts(granted(total="112060.00"))


def test_an_undecidable_case_has_no_notice() -> None:
    with pytest.raises(NoNotice, match="undecidable"):
        facts(granted(outcome="undecidable"))


def test_a_refusal_without_a_ground_is_not_sent() -> None:
    with pytest.raises(NoNotice, match="ground"):
        facts({**refused(), "reasons": []})


def test_norms_are_named_once_act_by_act_in_the_order_of_paragraphs() -> None:
    (norms,) = facts().norms
    assert [one.paragraph for one in norms.cites] == ["4", "7", "10"]
    assert norms.listed("kk").endswith("№ 8С-15-3 шешім: 4-тармақ, 7-тармақ, 10-тармақ")
    assert norms.listed("ru").endswith("№ 8С-15-3: пункт 4, пункт 7, пункт 10")


def test_one_paragraph_is_named_as_it_is_cited() -> None:
    (norms,) = facts(granted(trace=[{"cites": [cite("7")]}])).norms
    assert norms.listed("ru").endswith("№ 8С-15-3, пункт 7")


def test_an_act_cited_as_a_whole_and_by_paragraph_is_one_line() -> None:
    whole = {**cite("", act="order"), "label": both("№ 84 бұйрық", "приказ № 84")}
    part = {**cite("9", act="order"), "label": both("№ 84 бұйрық, 9-жол", "приказ № 84, строка 9")}
    (norms,) = facts(granted(trace=[{"cites": [part, whole]}])).norms
    assert norms.listed("ru") == "приказ № 84: строка 9"


def test_what_is_no_act_is_no_norm() -> None:
    index = {**cite("", act="mci"), "label": both("АЕК", "МРП")}
    decision = granted(trace=[{"cites": [index, cite("7")]}])
    notice = NoticeFacts.of(decision, case_data(), is_act=lambda act: act != "mci")
    assert [one.act for norms in notice.norms for one in norms.cites] == [cite("7")["act"]]


def test_an_amount_that_is_not_known_yet_is_not_counted_as_nothing() -> None:
    schedule = [line("2026-12", "12975.00"), line("2027-01", None)]
    notice = facts(granted(schedule=schedule, total="12975.00"))
    assert notice.is_open
    assert notice.total == Tenge.of("12975.00")
    assert "payment.2027-01.amount" not in notice.facts_shown("kk")
    assert "payment.2027-01.period" in notice.facts_shown("kk")


def test_a_grant_without_money_has_no_payments() -> None:
    notice = facts(granted(schedule=[], total="0.00"))
    assert notice.payments == ()
    assert "total" not in notice.facts_shown("kk")


def test_the_facts_cannot_be_changed() -> None:
    notice = facts()
    assert all(not hasattr(getattr(notice, one.name), "append") for one in fields(notice))
    with pytest.raises(AttributeError):
        notice.total = Tenge.ZERO  # type: ignore[misc]


def test_a_code_is_read_in_groups() -> None:
    assert grouped("ABCDEFGHJKMN") == "ABCD-EFGH-JKMN"
