"""What would I get? The worked examples of the specification, and answers that cannot be."""

import pytest
import reading

from tirek.services import SERVICES

ADDRESS = "/services/home-education/calculate/"
EXAMPLE = {
    "place": "akmola/zhaksy",
    "relation": "parent",
    "child_born_on": "2015-04-10",
    "disability_term": "until_day",
    "disability_until": "2027-01-31",
    "fully_state_supported": "no",
    "certificate_from": "2025-09-01",
    "certificate_to": "2026-05-25",
    "applied_on": "2025-09-12",
}


def asked(client, language="ru", **changed):
    told = {}
    for name, value in {**EXAMPLE, **changed}.items():
        if value is None:
            continue
        parts = value.split("-")
        if len(parts) == 3 and parts[0].isdigit():
            boxes = zip(("year", "month", "day"), parts, strict=True)
            told |= {f"{name}-{part}": box for part, box in boxes}
        else:
            told[name] = value
    return client.get(ADDRESS, {**told, "lang": language})


@pytest.mark.django_db
@pytest.mark.parametrize("slug", [slug for slug, one in SERVICES.items() if one.form.calculator])
def test_every_calculator_begins_with_nothing_told(client, settings, slug):
    settings.TIREK_DEMO = True
    for language in ("kk", "ru", "en"):
        assert client.get(f"/services/{slug}/calculate/", {"lang": language}).status_code == 200


@pytest.mark.django_db
def test_example_1_from_september_to_may(client):
    response = asked(client)
    shown = reading.words(response)
    assert response.status_code == 200
    assert "Вам положена выплата" in shown
    assert "112 059 ₸ за весь срок" in shown
    schedule = shown.partition("График выплат")[2].partition("По какому акту")[0]
    assert schedule.count(" 11 796 ₸") == 4
    assert schedule.count(" 12 975 ₸") == 5
    assert "3 МРП × 3 932 ₸" in schedule
    assert 'href="/law/zhaksy-2023/#p7"' in reading.body(response)


@pytest.mark.django_db
def test_example_2_applied_in_november(client):
    assert "88 467 ₸ за весь срок" in reading.words(asked(client, applied_on="2025-11-03"))


@pytest.mark.django_db
def test_example_6_quarters_of_alatau_and_how_a_part_of_a_quarter_is_read(client):
    shown = reading.words(asked(client, place="almaty-region/alatau"))
    for amount in ("10 485,33 ₸", "31 456 ₸", "34 600 ₸", "23 066,67 ₸"):
        assert amount in shown
    assert "Сколько платить за квартал, в котором оплачиваемых месяцев меньше трёх?" in shown


@pytest.mark.django_db
def test_example_10_a_child_in_full_state_care_gets_nothing_and_is_told_why(client):
    response = asked(client, fully_state_supported="yes")
    shown = reading.words(response)
    assert "По этим ответам выплата не положена" in shown
    assert 'href="/law/zhaksy-2023/#p3"' in reading.body(response)


@pytest.mark.django_db
def test_example_11_panfilov_has_no_amount_and_nothing_is_invented(client):
    shown = reading.words(asked(client, place="zhetisu/panfilov"))
    assert "Посчитать пока нельзя" in shown
    assert "размер возмещения не задан" in shown
    assert "₸ за весь срок" not in shown


@pytest.mark.django_db
def test_example_12_astana_in_2008(client):
    response = asked(
        client,
        place="astana",
        applied_on="2008-10-06",
        child_born_on="2000-04-10",
        certificate_from="2008-10-01",
        certificate_to="2008-12-31",
        disability_term="no_term",
    )
    assert "7 592 ₸ за весь срок" in reading.words(response)


@pytest.mark.django_db
def test_what_is_taken_for_granted_is_said(client):
    shown = reading.words(asked(client, language="kk"))
    assert "осы бала үшін өтемақыны басқа ешкім алмайды" in shown


@pytest.mark.django_db
def test_the_answers_go_on_to_the_application(client):
    response = asked(client)
    assert "/apply/home-education/?place=akmola%2Fzhaksy" in reading.body(response)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "field", "said"),
    [
        ({"place": "mars/olympus"}, "place", "Такого места в списке нет"),
        ({"place": ""}, "place", "Выберите район или город"),
        ({"applied_on": "2001-01-15"}, "applied_on", "первый известный нам действует с"),
        ({"place": "astana", "applied_on": "2009-04-01"}, "place", "нет действующего акта"),
        ({"applied_on": "2025-02-31"}, "applied_on", "В календаре нет дня"),
        ({"certificate_to": "2025-08-01"}, "certificate_to", "не может быть раньше первого"),
        (
            {"certificate_to": "2025-09-01", "applied_on": "2025-10-01"},
            "certificate_to",
            "Срок справки уже истёк",
        ),
        ({"child_born_on": "2031-01-01"}, "child_born_on", "не может быть в будущем"),
        ({"relation": None}, "relation", "Выберите, кем вы приходитесь ребёнку"),
        ({"fully_state_supported": "maybe"}, "fully_state_supported", "«Да» или «Нет»"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_the_rest_stays(client, changed, field, said):
    response = asked(client, **changed)
    assert response.status_code == 422
    assert said in reading.field_error(response, field)
    assert any(
        href.startswith(f"#q-{field}") and said in text for href, text in reading.problems(response)
    )
    assert "Вам положена выплата" not in reading.words(response)
    if "disability_until" not in changed:
        assert reading.typed(response, "disability_until-year") == "2027"


@pytest.mark.django_db
def test_what_was_typed_is_never_markup(client):
    response = asked(client, place='"><script>alert(1)</script>')
    assert "<script>alert" not in reading.body(response)


def told(*names, **changed):
    """Those answers of the example as the form sends them."""
    found = {}
    for name in names:
        value = {**EXAMPLE, **changed}[name]
        parts = value.split("-")
        if len(parts) == 3 and parts[0].isdigit():
            boxes = zip(("year", "month", "day"), parts, strict=True)
            found |= {f"{name}-{part}": box for part, box in boxes}
        else:
            found[name] = value
    return {**found, "lang": "ru"}


FIRST = ("place", "relation", "child_born_on")
SECOND = ("disability_term", "disability_until", "fully_state_supported")


@pytest.mark.django_db
def test_a_few_questions_a_page_and_each_page_asks_only_its_own(client):
    first = client.get(ADDRESS, {"lang": "ru"})
    assert "Шаг 1 из 3" in reading.words(first)
    assert reading.problems(first) == []
    second = client.get(ADDRESS, {**told(*FIRST), "step": "1"})
    assert "Шаг 2 из 3" in reading.words(second)
    assert reading.problems(second) == [], "what was not asked yet is not missing"
    assert reading.typed(second, "child_born_on-year") == "2015", "carried along"
    third = client.get(ADDRESS, {**told(*FIRST, *SECOND), "step": "2"})
    assert "Шаг 3 из 3" in reading.words(third)
    answer = client.get(ADDRESS, {**told(*EXAMPLE), "step": "3"})
    assert "Вам положена выплата" in reading.words(answer)


@pytest.mark.django_db
def test_what_is_missing_on_a_page_is_asked_there(client):
    response = client.get(ADDRESS, {**told("place", "child_born_on"), "step": "1"})
    assert response.status_code == 422
    assert "Шаг 1 из 3" in reading.words(response)
    assert reading.field_error(response, "relation")


@pytest.mark.django_db
def test_the_sums_are_told_by_month_and_by_year(client):
    shown = reading.words(asked(client)).partition("Сколько в месяц и за год")[2]
    # 4 months of 2025 at 3 x 3 932, five of 2026 at 3 x 4 325: example 1 of the specification.
    for words in ("11 796 ₸ в месяц", "12 975 ₸ в месяц"):
        assert words in shown
    assert "Всего за 2025 год 47 184 ₸" in shown
    assert "Всего за 2026 год 64 875 ₸" in shown
    quarters = reading.words(asked(client, place="almaty-region/alatau"))
    assert "10 485,33 ₸ в месяц" in quarters


@pytest.mark.django_db
def test_one_answer_can_be_changed_and_the_others_stay(client):
    page = client.get(ADDRESS, {**told(*EXAMPLE), "at": "2"})
    assert page.status_code == 200
    assert "Шаг 2 из 3" in reading.words(page)
    assert reading.typed(page, "disability_until-year") == "2027"
    assert reading.typed(page, "step") == "3", "the answer comes next"


@pytest.mark.django_db
@pytest.mark.parametrize("step", ["0", "99", "x", "-1", "²"])
def test_an_address_made_up_is_no_error_of_ours(client, step):
    for told_ in ({}, told(*EXAMPLE)):
        for name in ("step", "at"):
            assert client.get(ADDRESS, {**told_, name: step}).status_code in (200, 422)


@pytest.mark.django_db
def test_what_to_prepare_and_what_not_to_bring_is_told(client):
    shown = reading.words(asked(client))
    bring, _, not_to_bring = shown.partition("Это приносить не нужно")
    assert "Справка школы о том, что ребёнок учится на дому" in bring
    assert "Справка об инвалидности ребёнка" in not_to_bring


@pytest.mark.django_db
def test_a_family_is_asked_where_it_lives_and_a_parent_where_the_child_does(client, settings):
    settings.TIREK_DEMO = True
    own = reading.words(client.get("/services/housing-aid/calculate/", {"lang": "ru"}))
    assert "Где вы живёте?" in own
    assert "ребён" not in own.partition("Кто в вашей семье")[0]
    assert "Где живёт ребёнок?" in reading.words(client.get(ADDRESS, {"lang": "ru"}))
