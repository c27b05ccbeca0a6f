"""What is drawn from plain values: escaped, labelled, leading where it should."""

import pytest
from django.template import Context, Template
from django.utils import translation

from tirek.web.components import (
    Cell,
    Choice,
    Citation,
    DatePart,
    Field,
    Moment,
    Pages,
    Problem,
    Quote,
    SummaryRow,
    Tab,
    Table,
)

EVIL = "<b onclick=x>"


def drawn(source, **values):
    with translation.override("ru"):
        return Template("{% load tirek %}" + source).render(Context(values))


def test_a_field_with_an_error_is_tied_to_its_message():
    field = Field("iin", "ИИН", hint="12 цифр", error="Мало цифр", value="123")
    page = drawn("{% form_field f %}{% error_summary p %}", f=field, p=[Problem.of(field)])
    assert 'id="q-iin"' in page
    assert 'aria-describedby="q-iin-hint q-iin-error"' in page
    assert 'aria-invalid="true"' in page
    assert '<a href="#q-iin">Мало цифр</a>' in page


@pytest.mark.parametrize(
    "field",
    [
        Field("a.b", EVIL, kind="text", value=EVIL, hint=EVIL, error=EVIL, prefix="KZ", suffix="₸"),
        Field("a", EVIL, kind="textarea", value=EVIL, error=EVIL),
        Field("a", EVIL, kind="password", error=EVIL),
        Field("a", EVIL, kind="file", hint=EVIL, max_bytes=10, multiple=True),
        Field("a", EVIL, kind="select", choices=[Choice(EVIL, EVIL, chosen=True)]),
        Field("a", EVIL, kind="radios", choices=[Choice(EVIL, EVIL, hint=EVIL)], heading=True),
        Field("a", EVIL, kind="checkboxes", choices=[Choice(EVIL, EVIL, chosen=True)]),
        Field("a", EVIL, kind="date", parts=[DatePart("a-day", EVIL, EVIL)], error=EVIL),
    ],
    ids=lambda field: field.kind,
)
def test_nothing_typed_or_told_becomes_markup(field):
    page = drawn("{% form_field f %}", f=field)
    assert EVIL not in page
    assert "&lt;b onclick=x&gt;" in page
    assert f'id="{field.first_id}"' in page


def test_texts_escape_their_values():
    page = drawn('{% t "portal.case.title" number=n %}', n=EVIL)
    assert page == "Дело &lt;b onclick=x&gt;"


def test_filters_speak_the_language_of_the_page():
    page = drawn(
        '{{ "12975.00"|money }} {{ "6.5"|number }} {{ "2026-11-20"|day }} '
        '{{ "2026-11-20"|day_short }} {{ "2026-11-20"|weekday }} {{ "2026-Q1"|month_name }} '
        "{{ t|in_language }}",
        t={"kk": "а", "ru": "б", "en": ""},
    )
    assert page.replace("\u00a0", " ") == (
        "12 975 ₸ 6,5 20 ноября 2026 года 20.11.2026 пятница 1 квартал 2026 года б"
    )


def test_a_wide_table_is_stacked_on_a_telephone_with_its_heads():
    table = Table("Дела", [Cell(one) for one in "АБВГ"], [[Cell(one) for one in "абвг"]])
    page = drawn("{% data_table t %}", t=table)
    assert "tk-stack" in page
    assert 'data-label="Б"' in page
    narrow = Table("Дела", [Cell("А")], [], empty="Пусто")
    assert "tk-stack" not in drawn("{% data_table t %}", t=narrow)
    assert "Пусто" in drawn("{% data_table t %}", t=narrow)


def test_a_tag_takes_room_and_an_empty_cell_has_no_head_on_a_telephone():
    head = [Cell(one) for one in "АБВ"]
    plain, tagged = Cell("в"), Cell("в", tone="success")
    for last, stacked in ((plain, False), (tagged, True)):
        page = drawn("{% data_table t %}", t=Table("Дела", head, [[Cell("а"), Cell(""), last]]))
        assert ("tk-stack" in page) is stacked
        assert 'data-label="Б"' not in page


def test_small_components():
    page = drawn(
        "{% tag 'новое' 'info' %}{% status 'ждёт' 'warning' %}{% notice 'важно' 'danger' 'Т' %}"
        "{% summary_list rows %}{% timeline moments %}{% citation cite %}{% tabs tabs 'Вид' %}"
        "{% pages where %}{% back_link '/x/' %}{% back_link '' %}",
        rows=[SummaryRow("что", items=["раз", "два"])],
        moments=[Moment("Подано", "вчера", ahead=True, by="вы")],
        cite=Citation("пункт 3", "/law/a/#p3", Quote("на дому")),
        tabs=[Tab("/a/", "Все", chosen=True, count=3)],
        where=Pages(2, 5, "/?p=1", "/?p=3"),
    )
    for drawn_part in (
        "govuk-tag--blue",
        "tk-status--warning",
        "tk-notice--danger",
        "<li>раз</li>",
        "tk-timeline__item--ahead",
        '<q class="tk-cite tk-cite__quote" lang="ru">на дому</q>',
        'aria-current="page">Все (3)</a>',
        "Страница 2 из 5",
    ):
        assert drawn_part in page
    assert page.count("govuk-back-link") == 1
