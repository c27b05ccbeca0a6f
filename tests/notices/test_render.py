"""The paper itself: what it shows, in which language, as which kind of PDF."""

import re
from dataclasses import replace
from typing import Any

import pytest
from notice_samples import ISSUED_AT, both, by_quarters, case_data, facts, granted, line, refused
from paper import bare, metadata, pages, reader, text_of

from tirek.kernel.text import Language, Text
from tirek.notices.facts import Named
from tirek.notices.render import render

DECISIONS = {"granted": granted(), "quarters": by_quarters(), "refused": refused()}
NOT_SEPARATE = re.compile(r"norm|\.cite|ground|unpaid|appeal")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("name", DECISIONS)
def test_every_fact_is_on_the_paper(name: str, language: Language) -> None:
    notice = facts(DECISIONS[name])
    text = text_of(render(notice, language))
    for key, said in notice.facts_shown(language).items():
        # A sentence gives its full stop to the citation that follows it in brackets.
        assert bare(said).removesuffix(".") in text, key


@pytest.mark.parametrize("decision", DECISIONS.values(), ids=DECISIONS)
def test_each_amount_is_in_both_papers(decision: dict[str, Any]) -> None:
    notice = facts(decision)
    texts = {language: text_of(render(notice, language)) for language in ("kk", "ru")}
    for payment in notice.payments:
        amount = bare(notice.facts_shown("kk")[f"payment.{payment.period}.amount"])
        assert amount in texts["kk"]
        assert amount in texts["ru"]


def test_the_amounts_stand_in_the_row_of_their_period() -> None:
    text = text_of(render(facts(by_quarters()), "ru"))
    assert "1IIIквартал2025года(сентябрь)сентябрь2025годаМРП8×3932×1/310485,33" in text
    assert "4IIквартал2026года(апрель,май)май2026годаМРП8×4325×2/323066,67" in text
    assert "Итого99608" in text


def test_the_kazakh_paper_is_kazakh_and_the_russian_one_russian() -> None:
    kk, ru = (text_of(render(facts(), language)) for language in ("kk", "ru"))
    assert "ХАБАРЛАМА" in kk
    assert "УВЕДОМЛЕНИЕ" not in kk
    assert bare("Төлемдер кестесі") in kk
    assert bare("УВЕДОМЛЕНИЕ о назначении выплаты по государственной услуге") in ru
    assert "ХАБАРЛАМА" not in ru


def test_both_papers_carry_the_name_of_the_office_in_both_languages() -> None:
    for language in ("kk", "ru"):
        text = text_of(render(facts(), language))
        assert bare(case_data().office.kk) in text
        assert bare(case_data().office.ru) in text


def test_a_refusal_tells_grounds_appeal_and_that_one_may_apply_again() -> None:
    text = text_of(render(facts(refused()), "ru"))
    assert bare("отказать в оказании государственной услуги") in text
    assert bare("1) Ребёнок на полном гособеспечении (Жаксынский районный маслихат") in text
    assert bare("пункт 3).") in text
    assert bare("заявление можно подать снова") in text
    assert bare("в течение трёх месяцев (Административный кодекс, статья 92).") in text
    assert bare("График выплат") not in text


def test_a_term_that_the_edition_does_not_set_is_not_told() -> None:
    without = text_of(render(facts(), "ru"))
    assert bare("Выплата прекращается с месяца, следующего за тем") in without
    assert bare("Излишне выплаченные суммы") not in without
    both_terms = {**case_data().terms, "overpayment": case_data().terms["endings"]}
    assert bare("Излишне выплаченные суммы") in text_of(render(facts(terms=both_terms), "ru"))


def test_an_amount_not_set_yet_is_said_in_words() -> None:
    schedule = [line("2026-12", "12975.00"), line("2027-01", None)]
    notice = facts(granted(schedule=schedule, total="12975.00"))
    ru = text_of(render(notice, "ru"))
    assert bare("будет рассчитано, когда утвердят применяемый показатель") in ru
    assert bare("Итого известных сумм 12 975") in ru
    assert bare("общая сумма") not in ru
    assert bare("көрсеткіш бекітілген соң есептеледі") in text_of(render(notice, "kk"))


def test_a_service_that_gives_no_money_uses_its_own_words() -> None:
    notice = facts(granted(schedule=[], total="0.00"), service="home-schooling-admission")
    kk, ru = (text_of(render(notice, language)) for language in ("kk", "ru"))
    assert "ҚОЛХАТ" in kk
    assert bare("РАСПИСКА о приёме документов") in ru
    assert bare("График выплат") not in ru


def test_a_service_without_words_of_its_own_still_has_a_notice() -> None:
    notice = facts(granted(schedule=[], total="0.00"), service="a-new-service")
    assert bare("принято положительное решение") in text_of(render(notice, "ru"))


def test_a_long_schedule_goes_on_under_the_same_head() -> None:
    months = [line(f"{2025 + n // 12}-{n % 12 + 1:02}", "100.00") for n in range(90)]
    made = pages(render(facts(granted(schedule=months, total="9000.00")), "ru"))
    assert len(made) >= 3
    for page in made[:2]:
        assert "Месяц выплаты" in page
    assert bare(f"Страница 1 / {len(made)}") in bare(made[0])
    assert bare(f"Страница {len(made)} / {len(made)}") in bare(made[-1])
    numbers = [int(n) for page in made for n in re.findall(r"^(\d+)\b", page, re.MULTILINE)]
    assert set(range(1, 91)) <= set(numbers)
    assert "Итого" in made[-1] + made[-2]


def test_the_signature_block_is_never_torn() -> None:
    for count in range(1, 30):
        months = [line(f"{2025 + n // 12}-{n % 12 + 1:02}", "100.00") for n in range(count)]
        made = pages(render(facts(granted(schedule=months, total=f"{count * 100}.00")), "kk"))
        holding = [page for page in made if "Бөлім басшысы" in page]
        assert len(holding) == 1
        assert bare("заңдық күші жоқ") in bare(holding[0])


def test_what_people_typed_is_never_read_as_markup() -> None:
    name = 'Ахметов #panic("x") *bold* _i_ $x$ <a> @b \\ [z] "q" `c` // w'
    notice = facts(applicant=Named(name, "850615401232"))
    assert bare(name) in text_of(render(notice, "kk"))


def test_braces_in_what_the_law_says_are_left_alone() -> None:
    decision = refused()
    decision["reasons"][0]["text"] = both("Негіз {x} жоқ.", "Нет основания {x}.")
    assert bare("Нет основания {x}") in text_of(render(facts(decision), "ru"))


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_it_declares_itself_pdf_a_2b_in_its_language(language: Language) -> None:
    pdf = render(facts(), language)
    declared = metadata(pdf)
    assert "<pdfaid:part>2</pdfaid:part>" in declared
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in declared
    assert pdf.startswith(b"%PDF-1.7")
    assert reader(pdf).trailer["/Root"]["/Lang"] == language  # type: ignore[index]
    assert "/OutputIntents" in reader(pdf).trailer["/Root"]  # type: ignore[operator]


def test_all_fonts_are_inside_and_are_typsts_own() -> None:
    for page in reader(render(facts(), "kk")).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
            assert "LibertinusSerif" in descriptor["/FontName"]
            assert {"/FontFile2", "/FontFile3"} & descriptor.keys()


def test_every_kazakh_letter_comes_out_as_itself() -> None:
    letters = "ӘәҒғҚқҢңӨөҰұҮүҺһІіЁёЪъЫыЭэЩщ№«»–×₸"
    text = Text(letters, letters)
    assert letters in text_of(render(facts(place=replace(case_data().place, name=text)), "kk"))


def test_the_same_facts_give_the_same_bytes() -> None:
    assert render(facts(), "kk") == render(facts(), "kk")
    assert render(facts(), "kk") != render(facts(number="ZHK-2025-000123/2"), "kk")


def test_the_date_inside_the_file_is_that_of_the_signature() -> None:
    assert reader(render(facts(), "kk")).metadata.creation_date == ISSUED_AT  # type: ignore[union-attr]
