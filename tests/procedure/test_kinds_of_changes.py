"""What a person must tell after the application: read from the folder of the service."""

from pathlib import Path

import pytest

import tirek.law
from tirek.kernel.calendar import WorkingCalendar
from tirek.kernel.text import Text
from tirek.kernel.toml import TomlError
from tirek.law.catalogue import the_law
from tirek.procedure.answer import AnswerErrors
from tirek.procedure.change import Change, Changes, load_changes
from tirek.procedure.proofreading.change import check_changes
from tirek.procedure.service import Service
from tirek.services import SERVICES

HOME = SERVICES["home-education"]
WORDS = Text("а", "а", "a")
LINE = """
[[changes]]
id = "one"
because = ["order-84-2021"]
title = { kk = "а", ru = "а", en = "a" }
day = { kk = "қай күні", ru = "когда", en = "when" }
"""


def change(**more: object) -> Change:
    return Change(id="one", title=WORDS, day=WORDS, because=("order-84-2021",), **more)  # type: ignore[arg-type]


class TestAChange:
    def test_the_day_itself_may_be_the_value(self) -> None:
        found = HOME.changes.find("died")
        assert found is not None
        answers = found.question.read({"on-day": "30", "on-month": "11", "on-year": "2025"})
        assert found.facts(answers) == {"child.died_on": "2025-11-30"}

    def test_a_term_without_an_end_is_no_day(self) -> None:
        found = HOME.changes.find("disability-term")
        assert found is not None
        sent = {"on-day": "1", "on-month": "2", "on-year": "2026", "disability_term": "no_term"}
        assert found.facts(found.question.read(sent)) == {"child.disability_until": None}

    def test_an_answer_of_the_form_is_no_fact(self) -> None:
        found = HOME.changes.find("phone")
        assert found is not None
        answers = {"on": "2026-02-01", "phone": "+77017654321"}
        assert found.facts(answers) == {}
        assert found.value_of(answers) == "+77017654321"

    def test_words_alone_are_no_value(self) -> None:
        assert change().value_of({"on": "2026-02-01"}) is None

    def test_what_is_wrong_is_said_at_each_field(self) -> None:
        found = HOME.changes.find("moved")
        assert found is not None
        with pytest.raises(AnswerErrors) as wrong:
            found.question.read({"on-day": "31", "on-month": "2", "on-year": "2026"})
        assert set(wrong.value.errors) == {"on", "where"}

    def test_no_act_says_by_when_it_must_be_told(self) -> None:
        folder = Path(tirek.law.__file__).parent / "calendars"
        assert change().due_on({"on": "2026-02-01"}, WorkingCalendar.load(folder)) is None

    def test_it_is_of_one_thing(self) -> None:
        with pytest.raises(ValueError, match="not of both"):
            change(fact="a", answer="b", value="on")

    def test_a_fact_has_a_value(self) -> None:
        with pytest.raises(ValueError, match="takes its value"):
            change(fact="a")
        with pytest.raises(ValueError, match="takes its value"):
            change(value="on")
        with pytest.raises(ValueError, match="no field 'iban'"):
            change(answer="iban", value="iban")


class TestTheFiles:
    @pytest.mark.parametrize("slug", list(SERVICES))
    def test_every_change_names_what_there_is(self, slug: str) -> None:
        assert list(check_changes(the_law(), [SERVICES[slug]])) == []

    @pytest.mark.parametrize("slug", list(SERVICES))
    def test_no_change_is_there_twice(self, slug: str) -> None:
        ids = [one.id for one in SERVICES[slug].changes.changes]
        assert len(ids) == len(set(ids))

    def test_a_service_may_have_none(self, tmp_path: Path) -> None:
        assert load_changes(tmp_path) == Changes()
        assert Changes().find("died") is None


class TestTheLawCheck:
    def refusals(self, folder: Path, lines: str) -> list[str]:
        (folder / "changes.toml").write_text(f"{LINE}{lines}\n", encoding="utf-8")
        service = Service("home-education", folder, HOME.facts, HOME.rulebook)
        object.__setattr__(service, "form", HOME.form)
        return [str(one) for one in check_changes(the_law(), [service])]

    @pytest.mark.parametrize(
        ("lines", "said"),
        [
            ('fact = "child.height"\nvalue = "on"', "child.height is not a fact"),
            ('answer = "height"\nvalue = "on"', "height is not a field of the form"),
            ("ends = 7", "schema"),
        ],
    )
    def test_what_is_not_there_is_refused(self, tmp_path: Path, lines: str, said: str) -> None:
        (refusal,) = self.refusals(tmp_path, lines)
        assert said in refusal
        assert "changes.toml:" in refusal

    def test_an_unknown_act_is_refused(self, tmp_path: Path) -> None:
        for cite in ("no-act#3", "terms.nothing"):
            more = LINE.replace("order-84-2021", cite).replace('"one"', '"two"')
            (refusal,) = self.refusals(tmp_path, more)
            assert f"cites {cite}, which is not there" in refusal

    def test_reading_it_directly_raises(self, tmp_path: Path) -> None:
        (tmp_path / "changes.toml").write_text("changes = 7", encoding="utf-8")
        with pytest.raises(TomlError):
            load_changes(tmp_path)
