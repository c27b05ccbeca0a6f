"""What a service takes from registries, and how their answers are read."""

from pathlib import Path
from typing import Any, ClassVar

import pytest

from tirek.kernel.text import Text
from tirek.kernel.toml import TomlError
from tirek.law.catalogue import the_law
from tirek.law.factsheet import facts_of
from tirek.procedure.proofreading.registry import check_registry_facts
from tirek.procedure.registries.registry import BadAnswer, Registry, registries
from tirek.procedure.registries.registry_fact import (
    Ask,
    RegistryFact,
    asks,
    load_registry_facts,
    told,
)
from tirek.procedure.service import Service
from tirek.services import SERVICES

NAME = Text("тіркелім", "регистр", "register")
MOTHER, CHILD, PLACE = "900101400093", "150410500011", "akmola/zhaksy"
HOME = SERVICES["home-education"]
FILE = """
[[cites]]
act = "order-223-2020"
mark = "verified"
source = "002"
lines = "1"

[[facts]]
registry = "disability"
about = "child"
"""


def blank(registry: str, **known: Any) -> dict[str, Any]:
    tells = registries()[registry].tells
    empty = {name: [] if kind == "people" else None for name, kind in tells.items()}
    return registries()[registry].read({**empty, **known})


def said(registry: str, **known: Any) -> dict[str, Any]:
    answer = told(
        HOME.registry_facts,
        Ask(registry, "child"),
        blank(registry, **known),
        place=PLACE,
        applicant=MOTHER,
    )
    return {**answer.facts, **answer.answers}


class TestWhatAnAnswerTells:
    def test_a_field_is_the_value(self) -> None:
        assert said("civil_acts", died_on="2025-10-01")["child.died_on"] == "2025-10-01"
        assert said("civil_acts")["child.died_on"] is None

    @pytest.mark.parametrize(("place", "lives"), [(PLACE, True), ("astana", False), (None, False)])
    def test_living_in_the_place_of_the_case(self, place: str | None, lives: bool) -> None:
        assert said("population", place=place)["child.lives_in_place"] is lives

    def test_the_applicant_is_named_among_the_parents_or_the_guardians(self) -> None:
        assert said("population", parents=[MOTHER])["applicant.relation"] == "parent"
        assert said("population", guardians=[MOTHER])["applicant.relation"] == "guardian"
        both = said("population", parents=[MOTHER], guardians=[MOTHER])
        assert both["applicant.relation"] == "parent"

    def test_who_is_not_named_is_told_nothing_of(self) -> None:
        assert "applicant.relation" not in said("population", parents=[CHILD])

    def test_terminated_rights_are_a_yes_or_a_no(self) -> None:
        path = "applicant.parental_rights_terminated"
        assert said("civil_acts", rights_terminated=[MOTHER])[path] is True
        assert said("civil_acts")[path] is False

    @pytest.mark.parametrize(("until", "term"), [("2027-01-31", "until_day"), (None, "no_term")])
    def test_a_term_that_is_set_leads_to_its_question(self, until: str | None, term: str) -> None:
        answer = said("disability", until=until)
        assert answer == {"disability_term": term, "child.disability_until": until}


class TestReadingAnAnswer:
    REGISTRY = Registry(
        name=registries()["school"].name,
        from_=registries()["school"].from_,
        tells={"who": "text", "on": "day", "home": "yes_no", "parents": "people"},
    )
    GOOD: ClassVar = {"who": " Серік ", "on": "2025-09-01", "home": True, "parents": [MOTHER]}

    def test_what_is_not_asked_for_is_not_kept(self) -> None:
        read = self.REGISTRY.read({**self.GOOD, "religion": "secret"})
        assert read == {**self.GOOD, "who": "Серік"}

    def test_nothing_is_known_is_an_answer(self) -> None:
        empty = {"who": None, "on": None, "home": None, "parents": []}
        assert self.REGISTRY.read(empty) == empty

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("who", 7),
            ("on", "01.09.2025"),
            ("on", 20250901),
            ("home", "yes"),
            ("parents", None),
            ("parents", ["somebody"]),
            ("parents", [7]),
        ],
    )
    def test_a_value_of_another_kind_is_refused_by_name(self, field: str, value: object) -> None:
        with pytest.raises(BadAnswer, match=field):
            self.REGISTRY.read({**self.GOOD, field: value})

    def test_a_missing_field_is_refused(self) -> None:
        with pytest.raises(BadAnswer, match="who, home"):
            self.REGISTRY.read({"on": None, "parents": []})

    def test_what_is_no_object_is_refused(self) -> None:
        with pytest.raises(BadAnswer):
            self.REGISTRY.read(["a"])


class TestAWordInAnAnswer:
    @pytest.mark.parametrize(
        ("listed", "holds"), [(["aid", "chair"], True), (["chairs"], False), ([], False)]
    )
    def test_a_list_holds_it_or_not(self, listed: list[str], holds: bool) -> None:
        line = RegistryFact("x", "child", "measures", fact="a", test="lists", word="aid")
        document = Registry(NAME, NAME, {"measures": "words"}).read({"measures": listed})
        assert list(line.told(document, place=PLACE, applicant=MOTHER)) == [holds]

    @pytest.mark.parametrize(("said", "holds"), [("1", True), ("11", False), (None, False)])
    def test_a_field_says_it_whole_or_not(self, said: str | None, holds: bool) -> None:
        line = RegistryFact("x", "child", "group", fact="a", test="says", word="1")
        assert list(line.told({"group": said}, place=PLACE, applicant=MOTHER)) == [holds]

    @pytest.mark.parametrize("sent", [None, "aid", [7]])
    def test_what_is_no_list_of_words_is_refused(self, sent: object) -> None:
        with pytest.raises(BadAnswer, match="measures"):
            Registry(NAME, NAME, {"measures": "words"}).read({"measures": sent})


class TestTheFiles:
    def test_each_question_is_asked_once(self) -> None:
        found = asks(HOME.registry_facts)
        assert len(found) == len(set(found))
        assert Ask("population", "child") in found
        assert Ask("population", "applicant") in found

    @pytest.mark.parametrize("slug", list(SERVICES))
    def test_every_line_names_what_there_is(self, slug: str) -> None:
        assert list(check_registry_facts(the_law(), [SERVICES[slug]])) == []

    @pytest.mark.parametrize("slug", list(SERVICES))
    def test_every_line_cites_the_law(self, slug: str) -> None:
        assert all(line.cites for line in SERVICES[slug].registry_facts)

    def test_facts_are_facts(self) -> None:
        paths = {fact.path for fact in facts_of(HOME.facts)}
        assert {line.fact for line in HOME.registry_facts if line.fact} <= paths

    def test_a_service_may_take_nothing(self, tmp_path: Path) -> None:
        assert load_registry_facts(tmp_path) == ()

    def test_a_line_without_a_citation_has_those_of_the_file(self, tmp_path: Path) -> None:
        path = tmp_path / "registries.toml"
        path.write_text(f'{FILE}fact = "child.disability_until"\nfield = "until"\n', "utf-8")
        (line,) = load_registry_facts(tmp_path)
        assert [cite.act for cite in line.cites] == ["order-223-2020"]

    def test_a_line_tells_one_thing(self) -> None:
        with pytest.raises(ValueError, match="either"):
            RegistryFact("school", "child", "class")
        with pytest.raises(ValueError, match="either"):
            RegistryFact("school", "child", "class", fact="a", answer="b")

    @pytest.mark.parametrize(("test", "word"), [("lists", ""), ("is_set", "a"), (None, "a")])
    def test_a_word_and_what_looks_for_it_go_together(self, test: Any, word: str) -> None:
        with pytest.raises(ValueError, match="word"):
            RegistryFact("school", "child", "class", fact="a", test=test, word=word)

    def test_meanings_without_a_test_are_refused(self) -> None:
        with pytest.raises(ValueError, match="gives"):
            RegistryFact("school", "child", "class", answer="b", gives={"yes": "a"})


class TestTheLawCheck:
    def refusals(self, folder: Path, lines: str) -> list[str]:
        (folder / "registries.toml").write_text(f"{FILE}{lines}\n", encoding="utf-8")
        (folder / "form.toml").write_text(
            (HOME.folder / "form.toml").read_text(encoding="utf-8"), encoding="utf-8"
        )
        service = Service("home-education", folder, HOME.facts, HOME.rulebook)
        return [str(one) for one in check_registry_facts(the_law(), [service])]

    @pytest.mark.parametrize(
        ("lines", "said"),
        [
            ('fact = "child.height"\nfield = "until"', "child.height is not a fact"),
            ('answer = "height"\nfield = "until"', "height is not a field of the form"),
            ('answer = "phone"\nfield = "phone"', "disability does not tell phone"),
            (
                'answer = "phone"\nfield = "until"\n[[facts.cites]]\nact = "no-act"\n'
                'mark = "from_press"\npress = "x"',
                "no-act, which is not registered",
            ),
        ],
    )
    def test_what_is_not_there_is_refused_with_its_line(
        self, tmp_path: Path, lines: str, said: str
    ) -> None:
        (refusal,) = self.refusals(tmp_path, lines)
        assert said in refusal
        assert "registries.toml:8: registry" in refusal

    def test_a_paper_that_the_standard_does_not_name_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "registries.toml"
        told = 'fact = "child.disability_until"\nfield = "until"\npaper = '
        path.write_text(f'{FILE}{told}"a_letter"\n', "utf-8")
        service = Service("home-education", tmp_path, HOME.facts, HOME.rulebook)
        for name in ("form", "passport"):
            object.__setattr__(service, name, getattr(HOME, name))
        (refusal,) = check_registry_facts(the_law(), [service])
        assert "a_letter is not a document" in str(refusal)

    def test_an_unknown_registry_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "registries.toml"
        path.write_text(FILE.replace("disability", "weather") + 'answer = "phone"\nfield = "x"\n')
        service = Service("home-education", tmp_path, HOME.facts, HOME.rulebook)
        object.__setattr__(service, "form", HOME.form)
        (refusal,) = check_registry_facts(the_law(), [service])
        assert "weather is not a registry" in str(refusal)

    def test_a_file_that_cannot_be_read_is_a_refusal_too(self, tmp_path: Path) -> None:
        (refusal,) = self.refusals(tmp_path, "fact = 7")
        assert "schema" in refusal

    def test_reading_it_directly_raises(self, tmp_path: Path) -> None:
        (tmp_path / "registries.toml").write_text("facts = 1", encoding="utf-8")
        with pytest.raises(TomlError):
            load_registry_facts(tmp_path)
