"""Pictures of numbers: what is drawn says what the table says, to eyes and to screen readers."""

import re
from xml.etree import ElementTree

import pytest
from django.template import engines
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from tirek.web.components import Cell, Table
from tirek.web.pictures import WIDTH, Bar, Bars, Column, Columns, Picture, Strip, drawn

TABLE = Table(
    "Мерзімдер", [Cell("Аумақ"), Cell("Істер", numeric=True)], [[Cell("Жақсы"), Cell("7")]]
)
BARS = Bars(
    id="deadlines",
    title="Мерзімдер",
    says="Мерзімі өткені: 3",
    bars=[Bar("Жақсы <ауданы>", (3, 4), "7"), Bar("Алатау", (0, 0), "0", mark=2)],
    table=TABLE,
    series=("Өткен", "Бүгін"),
    mark="Оннан тоғызы",
)
COLUMNS = Columns(
    id="waiting",
    title="Күту",
    says="Сағат бойынша",
    strips=[Strip("Күту, минут", "", [Column("9", 4, 12), Column("10", 0), Column("11", 30, 30)])],
    table=TABLE,
    limit=15,
    limit_says="Ең көбі 15 мин",
)


def shown(picture: Picture, language: str = "kk") -> str:
    template = engines["django"].from_string("{% load pictures %}{% picture it %}")
    with translation.override(language):
        return template.render({"it": picture})


def drawing(page: str) -> ElementTree.Element:
    return ElementTree.fromstring(re.search(r"<svg class.*?</svg>", page, re.DOTALL)[0])


@pytest.mark.parametrize("picture", [BARS, COLUMNS])
def test_a_drawing_is_named_described_and_has_its_table(picture: Picture) -> None:
    page = shown(picture)
    svg = drawing(page)
    assert svg.get("role") == "img"
    names = svg.get("aria-labelledby", "").split()
    assert [child.get("id") for child in svg[:2]] == names
    assert [child.text for child in svg[:2]] == [picture.title, picture.says]
    assert svg.get("viewBox", "").startswith("0 0 800 ")
    assert svg.get("width") is None, "as wide as the page lets it"
    assert page.count("<table") == 1
    assert "style=" not in page


def test_series_are_told_apart_without_colour() -> None:
    page = shown(BARS)
    fills = {rect.get("fill") for rect in drawing(page).findall("rect")}
    assert fills == {"url(#deadlines-solid)", "url(#deadlines-striped)"}
    colours = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]+)"', page))
    assert colours <= {"#0b4a55", "#fff", "#0b0c0c", "#5c6d70", "#b3261e"}
    assert [name in page for name in BARS.series] == [True, True]
    assert "Оннан тоғызы" in page


def test_what_people_are_called_is_escaped() -> None:
    assert "Жақсы &lt;ауданы&gt;" in shown(BARS)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_coordinates_are_numbers_in_every_language(language: str) -> None:
    wide = Bars("a", "b", "c", [Bar("d", [1234567], "1", mark=1234567)], TABLE)
    for rect in drawing(shown(wide, language)).findall("rect"):
        assert all(rect.get(name, "").isdigit() for name in ("x", "y", "width", "height"))


def test_nothing_to_draw_is_said_in_words() -> None:
    nothing = Bars("a", "Мерзімдер", "", [], TABLE, empty="Мұндай мерзімдер жоқ.")
    page = shown(nothing)
    assert "<svg" not in page
    assert "<table" not in page
    assert "Мұндай мерзімдер жоқ." in page
    idle = Columns("a", "b", "c", [Strip("d", "", [Column("9", 0)])], TABLE)
    assert not idle.has_drawing


def test_a_bar_ends_where_its_share_of_the_longest_is() -> None:
    half = Bars("a", "b", "c", [Bar("whole", [100], ""), Bar("half", [50], "")], TABLE)
    whole, shorter = drawn(half).boxes
    assert abs(whole.width - 2 * shorter.width) <= 1


def test_a_little_beside_much_is_still_seen() -> None:
    found = drawn(Bars("a", "b", "c", [Bar("much", [10**9], ""), Bar("one", [1], "")], TABLE))
    assert found.boxes[1].width >= 3
    column = Strip("", "", [Column("a", 10**9), Column("b", 1)])
    assert drawn(Columns("a", "b", "c", [column], TABLE)).boxes[1].height >= 3


def test_a_long_name_does_not_run_into_its_number() -> None:
    label = drawn(Bars("a", "b", "c", [Bar("ұзақ " * 40, [1], "1 000 000 ₸")], TABLE)).words[0]
    assert label.text.endswith("…")
    assert len(label.text) < 50


def test_labels_below_columns_do_not_touch() -> None:
    months = [Column(f"{month:02}.26", 1) for month in range(1, 25)]
    labels = drawn(Columns("a", "b", "c", [Strip("", "", months)], TABLE)).words[2:]
    assert 4 <= len(labels) < 24
    assert labels[0].text == "01.26"


@given(st.lists(st.tuples(st.integers(0, 10**12), st.integers(0, 10**12)), max_size=30))
def test_everything_stays_inside_the_picture(values: list[tuple[int, int]]) -> None:
    bars = Bars("a", "b", "c", [Bar("d", [one], "e", mark=two) for one, two in values], TABLE)
    columns = [Column("d", one, two) for one, two in values]
    for picture in (bars, Columns("a", "b", "c", [Strip("d", "e", columns)], TABLE)):
        found = drawn(picture)
        for box in found.boxes:
            assert 0 <= box.x <= box.x + box.width <= WIDTH + 3
            assert 0 <= box.y <= box.y + box.height <= found.height
        for line in (*found.marks, *found.axes):
            assert -4 <= line.x <= line.to_x <= WIDTH + 4
