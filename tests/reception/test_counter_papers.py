"""What the papers of the counter say, read back from the PDF."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from counter_making import MORNING, complete, operator, taken_in
from making import officer
from tirek.kernel.text import Language
from tirek.reception.actions.refuse_to_accept import refuse_to_accept
from tirek.reception.models import RefusalToAccept
from tirek.reception.paper_marks import Mark
from tirek.reception.papers import LANGUAGES, receipt_pdf, refusal_pdf

pytestmark = pytest.mark.django_db


def pages(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def refusal(**marks: Mark) -> RefusalToAccept:
    by = operator()
    return refuse_to_accept(by=by, draft=complete(by, marks=marks).pk, at=MORNING)


MISSING = {
    "kk": "Баланың үйде оқитынын растайтын мектеп анықтамасы – жоқ",
    "ru": "Справка школы о том, что ребёнок учится на дому – отсутствует",
}
EXPIRED = {
    "kk": "қолданылу мерзімі 2025 жылғы 31 тамыз күні өткен",
    "ru": "срок действия истёк 31 августа 2025 года",
}
TWO_COPIES = {"kk": "2 данада жасалды", "ru": "составлена в 2 экземплярах"}
PARTIES = {
    "kk": ("қабылдау орны үшін", "өтініш беруші үшін"),
    "ru": ("для места приёма", "для заявителя"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_copies_list_exactly_what_is_missing_and_what_expired(language: Language) -> None:
    made = refusal(
        school_certificate=Mark("missing"),
        medical_conclusion=Mark("expired", date(2025, 8, 31)),
    )
    first, second = pages(refusal_pdf(made, language))
    for page in (first, second):
        assert MISSING[language] in page
        assert EXPIRED[language] in page
        assert TWO_COPIES[language] in page
        assert made.number in page
        assert "Нұрлан Оспанов" in page
        assert "Серікова Айгүл Маратқызы" in page
        assert "1)" in page
        assert "2)" in page
        assert "3)" not in page
    office, person = PARTIES[language]
    assert office in first
    assert person in second


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paper_that_is_there_is_not_on_the_list(language: Language) -> None:
    one, two = pages(refusal_pdf(refusal(identity=Mark("missing")), language))
    assert MISSING[language] not in one + two
    assert "2)" not in one


def test_the_reason_names_only_what_happened() -> None:
    only_expired = refusal(medical_conclusion=Mark("expired", date(2025, 8, 31)))
    text = pages(refusal_pdf(only_expired, "ru"))[0]
    assert "ввиду представления Вами документов с истёкшим сроком действия" in text
    assert "неполного пакета" not in text
    text = pages(refusal_pdf(refusal(identity=Mark("missing")), "ru"))[0]
    assert "неполного пакета" in text
    assert "истёкшим" not in text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", ("Құжаттардың қабылданғаны туралы қолхат", "Азамат Серікова Айгүл Маратқызы")),
        ("ru", ("Расписка о приёме документов", "24 сентября 2025 года")),
    ],
)
def test_the_receipt_of_the_state_corporation(language: Language, words: tuple[str, str]) -> None:
    case = taken_in()
    (page,) = pages(receipt_pdf(case, language))
    for word in (*words, case.number, "Нұрлан Оспанов"):
        assert word in page
    assert "3)" in page, "identity, certificate, conclusion"
    assert "4)" not in page, "what is asked from a registry was not taken in"


@pytest.mark.parametrize(
    ("language", "title"),
    [("kk", "Өтініштің қабылданғаны туралы талон"), ("ru", "Талон о приёме заявления")],
)
def test_the_department_gives_a_coupon(language: Language, title: str) -> None:
    (page,) = pages(receipt_pdf(taken_in(officer()), language))
    assert title in page
    assert "Сәуле Ахметова" in page


def test_the_same_paper_is_the_same_bytes_for_ever() -> None:
    made, case = refusal(identity=Mark("missing")), taken_in()
    assert refusal_pdf(made, "kk") == refusal_pdf(made, "kk")
    assert receipt_pdf(case, "ru") == receipt_pdf(case, "ru")
