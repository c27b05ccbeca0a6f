"""Lists that an edition sets: one group of terms of several, chosen by a fact of the case."""

from datetime import date
from pathlib import Path

import pytest

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.kernel.toml import TomlError
from tirek.law.catalogue import FOLDER, Law, the_law
from tirek.law.check import check_all
from tirek.law.check.editions import check_editions
from tirek.law.chosen import chosen, listed
from tirek.law.decide import decide
from tirek.law.edition import alternatives, load_edition, term_labels, term_names, term_values
from tirek.law.reasons import citation
from tirek.law.unknown import is_unknown, missing
from tirek.services import SERVICES

AID = SERVICES["local-social-assistance"]
BOOK = AID.rulebook()
FILE = AID.folder / "editions/demo/demo-local-social-assistance-2026.toml"
TEXT = FILE.read_text("utf-8")
TOWN = next(one for one in the_law().editions(BOOK).all if one.place == "demo")
DAY = date(2026, 2, 2)
FIRE = {
    "applied_on": "2026-02-02",
    "category": "fire",
    "members": [],
    "situation": {"confirmed": True, "until": None},
    "applicant": {"lives_in_place": True, "data_consent": True},
    "before": {"given_on": None},
    "documents_true": True,
}


def written(tmp_path: Path, text: str, name: str = FILE.name) -> Path:
    path = tmp_path / AID.folder.name / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_the_group_is_one_of_those_the_fact_names() -> None:
    assert alternatives(BOOK.terms) == ("category",)
    fire = chosen(TOWN, {"category": "fire"})
    assert fire is chosen(TOWN, {"category": "fire"})
    assert (fire.terms.category.paragraph, fire.terms.category.amount_mci) == ("3.2", 40)
    values = term_values(fire)
    assert values["category_listed"] is True
    assert values["category_paid"] == "once"
    assert values["category_amount_tenge"] is None


def test_nothing_is_known_of_the_group_before_the_fact_is() -> None:
    unknown = missing("fact", "category")
    assert chosen(TOWN, {"category": unknown}) is TOWN
    values = term_values(TOWN)
    assert {values[name] for name in values if name.startswith("category_")} == {unknown}
    assert values["residence_required"] is True


def test_what_the_edition_does_not_list_is_said_to_be_so() -> None:
    values = term_values(chosen(TOWN, {"category": "orphans"}))
    assert values["category_listed"] is False
    (need,) = values["category_amount_mci"].needs  # type: ignore[attr-defined]
    assert (need.kind, need.name) == ("term", "category.amount_mci")
    assert is_unknown(values["category_limit_tenge"]), "not «none»: nothing is said"


def test_a_citation_names_the_paragraph_of_the_entry() -> None:
    fire = chosen(TOWN, {"category": "fire"})
    cited = citation(the_law(), fire, "terms.category")
    assert cited is not None
    assert (cited.act, cited.paragraph) == ("demo-local-social-assistance", "3.2")
    assert citation(the_law(), TOWN, "terms.category") is None


def test_entries_are_listed_in_the_order_they_are_printed() -> None:
    found = listed(TOWN, "category")
    assert [one.paragraph for one in found.values()] == [f"3.{n}" for n in range(1, 8)]
    paths = [path for path, _ in TOWN.groups()]
    assert paths[:2] == ["category.low-income", "category.fire"]
    assert paths[-2:] == ["payment", "residence"]


def test_the_name_of_an_entry_is_no_term() -> None:
    names = set(term_names(BOOK.terms))
    assert {"category_paid", "category_listed", "payment_per"} <= names
    assert not {"category_name", "category_hint", "category_paragraph"} & names
    assert term_labels(BOOK.terms)["category.paid"].ru == "как часто платится"


def test_a_quote_of_an_entry_is_looked_up_too(tmp_path: Path) -> None:
    text = TEXT.replace('paragraph = "3.2"', 'paragraph = "3.2"\nquote = "40 АЕК"')
    edition = load_edition(written(tmp_path, text), BOOK.terms)
    assert edition.quotes() == [("category.fire", "40 АЕК")]


def test_a_quote_that_is_not_in_the_source_is_refused_at_its_line(tmp_path: Path) -> None:
    quoted = 'quote = "жоқ сөз"'
    text = TEXT.replace('paragraph = "3.2"', f'paragraph = "3.2"\n{quoted}')
    text = text.replace('mark = "demonstration"', 'mark = "demonstration"\nsource = "004"')
    text = text.replace('id = "demo-local', 'id = "other-local').replace(
        'place = "demo"', 'place = "akmola/zhaksy"'
    )
    name = "zhaksy-local-social-assistance-2026.toml"
    path = written(tmp_path, text, name)
    seeds = Path(__file__).parents[3] / "shared" / "seeds"
    if not seeds.is_dir():
        pytest.skip("the official texts are not here")
    found = check_all(Law(FOLDER, extra=tmp_path), [AID], sources=seeds)
    assert [(one.path, one.line, one.kind) for one in found] == [
        (path, line_of(text, quoted), "quote")
    ]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("amount_mci = 40", "", "has one amount"),
        ("amount_mci = 40", "amount_mci = 40\namount_tenge = 5000", "has one amount"),
        ('paid = "once"\nconfirmed_by = "paper"\nincome = "none"',
         'paid = "once"\nconfirmed_by = "paper"\nincome = "head"', "has one limit"),
        ("limit_minimums = 1", "limit_minimums = 1\nlimit_mci = 5", "has one limit"),
        ("for_months = 6\n", "", "for_months is said"),
        ("for_months = 6\n", "for_months = 0\n", "for_months is at least 1"),
        ("limit_minimums = 1\nincome_months = 3", "limit_minimums = 1\nincome_months = 0",
         "income_months is at least 1"),
        ("month = 5\n", "month = 13\n", "month is from 1 to 12"),
        ("for_months = 12\n", "for_months = 12\nmonth = 3\n", "month is from 1 to 12"),
        ("day = 9\n", "day = 32\n", "day is from 1 to 31"),
        ("month = 5\nday = 9", "day = 9", "day is from 1 to 31"),
    ],
)  # fmt: skip
def test_an_entry_that_contradicts_itself_is_refused(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    assert before in TEXT
    path = written(tmp_path, TEXT.replace(before, after, 1))
    with pytest.raises(TomlError, match=said) as refused:
        load_edition(path, BOOK.terms)
    assert refused.value.path == path
    assert refused.value.line > line_of(TEXT, "[terms.payment]")


def test_an_edition_without_its_list_is_refused(tmp_path: Path) -> None:
    text = TEXT[: TEXT.index("# --- the categories")]
    with pytest.raises(TomlError, match="is missing"):
        load_edition(written(tmp_path, text), BOOK.terms)


def test_the_shipped_edition_is_sound() -> None:
    assert list(check_editions(the_law(), BOOK)) == []


def changed_in_2027(tmp_path: Path, change: tuple[str, str]) -> Law:
    """The town's act ends with 2026; another follows in a place of its own, for three years."""
    first = TEXT.replace('"demo-local', '"zhaksy-local').replace(
        'place = "demo"', 'place = "akmola/zhaksy"'
    )
    second = first.replace('"zhaksy-local-social-assistance"', '"zhaksy-later"')
    second = second.replace("from = 2026-01-01", "from = 2027-01-01").replace(*change)
    first = first.replace("from = 2026-01-01", "from = 2026-01-01\nuntil = 2027-01-01")
    written(tmp_path, first, "zhaksy-local-social-assistance-2026.toml")
    written(tmp_path, second, "zhaksy-local-social-assistance-2027.toml")
    return Law(FOLDER, extra=tmp_path)


STUDENT = {
    **FIRE,
    "category": "student",
    "members": [{"name": "Марат", "born_on": "2006-07-08", "income": "0"}],
}


def test_a_later_act_pays_by_its_own_entry(tmp_path: Path) -> None:
    law = changed_in_2027(tmp_path, ("amount_tenge = 60000", "amount_tenge = 70000"))
    found = decide(AID, "akmola/zhaksy", STUDENT, law=law)
    sums = {one.period: one.amount for one in found.schedule}
    assert sums == {"2026-09": Tenge.of(60000), "2027-09": Tenge.of(70000)}


def test_a_later_act_pays_a_first_payment_that_falls_under_it(tmp_path: Path) -> None:
    law = changed_in_2027(tmp_path, ("amount_tenge = 60000", "amount_tenge = 70000"))
    autumn = {**STUDENT, "applied_on": "2026-10-05"}
    found = decide(AID, "akmola/zhaksy", autumn, law=law)
    assert {one.period: one.amount for one in found.schedule} == {
        "2027-09": Tenge.of(70000),
        "2028-09": Tenge.of(70000),
    }


def test_what_a_later_act_no_longer_lists_is_not_paid(tmp_path: Path) -> None:
    law = changed_in_2027(tmp_path, ("[terms.category.student]", "[terms.category.pupil]"))
    found = decide(AID, "akmola/zhaksy", STUDENT, law=law)
    assert found.outcome == "granted"
    assert [one.period for one in found.schedule] == ["2026-09"]
    (dropped,) = [one for one in found.unpaid if Month.parse("2027-09") in one.months]
    assert "N2-month" in {reason.code for reason in dropped.reasons}


def test_a_place_takes_applications_only_where_its_own_act_lists_categories() -> None:
    editions = the_law().editions(BOOK)
    assert editions.are_whole("demo", DAY)
    assert not editions.are_whole("zhetisu/panfilov", DAY)
    assert not editions.are_whole("demo", date(2025, 12, 31))


def test_an_edition_tells_what_its_groups_are_called() -> None:
    assert TOWN.labels["category"].ru == "Категория получателей"
    assert TOWN.labels["payment"].kk == "Төлеу тәртібі"


def test_its_cases_are_asked_one_by_one() -> None:
    assert BOOK.one_by_one
    assert not SERVICES["home-education"].rulebook().one_by_one
