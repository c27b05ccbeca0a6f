"""Several aids of one person: each its own application, none of it typed twice."""

from typing import Any

import pytest

from aids_making import AIDS, CHAIRS, FOUND, answers, applied_for
from making import PANFILOV, applied_with, citizen, officer, settled, signed, submitted
from queues import ESTABLISHED, MONDAY, later
from tirek.accounts.models import Role, User
from tirek.appeals.actions.lodge import Said, lodge
from tirek.appeals.actions.satisfy import satisfy
from tirek.audit.queries.verify import verify_queues
from tirek.casework.actions.attach_file import take_away_file
from tirek.casework.actions.begin_again import begin_again, can_begin_again
from tirek.casework.actions.keep_draft import NotThisWay, save_answers
from tirek.casework.actions.submit import InvalidAnswers, SecondApplication, submit
from tirek.casework.actions.withdraw import withdraw
from tirek.casework.local_day import local_day
from tirek.casework.models import UNDECIDED, Case, Draft
from tirek.casework.permissions import NotAllowed
from tirek.casework.queries.answers import answers_of
from tirek.casework.queries.same_thing import asking_the_same
from tirek.documents import blobs
from tirek.procedure.condition import OnlyIf
from tirek.services import SERVICES
from tirek.supply.actions.serve import serve
from tirek.supply.models import Queue
from tirek.supply.queries.waiting import waiting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("market")]

PROSTHETIC = "prosthetic-aid"
NEXT_DAY = 24 * 60
ANEW = {"mean", "another_kind", "issues", "route"}
HANGS = {"pieces", "norm_year_from", "weight", "height", "hips", "waist"}


def again(case: Case, by: User | None = None, minute: float = 1) -> Draft:
    by = by or case.applicant_user
    assert by is not None
    return begin_again(case=case, by=by, language="kk", at=later(minute))


def sent(draft: Draft, minute: float, **told: Any) -> Case:
    """What was open is answered, and it is sent."""
    by = draft.user
    assert by is not None
    said = {**answers(by, draft.service, **told), **draft.answers, **told}
    asked = save_answers(draft=draft.pk, by=by, answers=said, at=later(minute))
    return submit(draft=asked, by=by, at=later(minute), signature=signed(draft, later(minute)))


def granted(case: Case, minute: float) -> Case:
    """Everything is found out that the three services ask of an officer."""
    found = {**ESTABLISHED, **FOUND[case.service], "certificate_shown": False}
    return settled(case, {**found, "commission_concluded": False}, later(minute))


def test_three_aids_of_one_day_stand_in_the_queue_by_that_day() -> None:
    user = citizen()
    first = applied_for(AIDS, user)
    second = sent(again(first), 5, mean="test_strips")
    tomorrow = applied_for(AIDS, at=later(NEXT_DAY))
    third = sent(again(second, minute=6), 9, mean="braille_paper")
    three = [first, second, third]
    assert [one.asked for one in three] == ["nappies", "test_strips", "braille_paper"]
    assert len({one.number for one in three}) == 3
    assert {one.received_on for one in three} == {local_day(MONDAY)}
    for one in (tomorrow, third, second, first):  # in whatever order they are decided
        granted(one, NEXT_DAY + 60)
    served = []
    while (row := waiting(Queue.objects.get()).first()) is not None:
        served.append(row)
        serve(case=row.case, by=officer(place=PANFILOV), at=later(NEXT_DAY + 90))
    assert {row.case for row in served[:3]} == set(three)
    assert {local_day(row.registered_at) for row in served[:3]} == {local_day(MONDAY)}
    assert [row.case for row in served[3:]] == [tomorrow]
    assert list(verify_queues(lambda part: None)) == []


@pytest.mark.parametrize(
    ("service", "one", "other", "anew"),
    [
        (AIDS, {"mean": "nappies"}, {"mean": "braille_paper"}, ANEW | HANGS),
        (CHAIRS, {"kind": "room_hand"}, {"kind": "outdoor_hand"}, {"kind", "exchange", "route"}),
        (
            PROSTHETIC,
            {"article": "complex_shoes", "summer": True, "winter": False, "shoe_size": "38"},
            {"article": "splint", "pieces": "1"},
            {"article", "pieces", "summer", "winter", "shoe_size", "issues", "route"},
        ),
    ],
)
def test_all_but_what_is_asked_anew_is_there(
    service: str, one: dict[str, Any], other: dict[str, Any], anew: set[str]
) -> None:
    case = told(service, **one)
    draft = again(case)
    assert answers_of(case).keys() - draft.answers.keys() == (
        anew & answers_of(case).keys() | {"data_consent"}
    )
    assert draft.answers.items() <= answers_of(case).items()
    with pytest.raises(InvalidAnswers) as wrong:  # it is checked like any other
        submit(draft=draft, by=case.applicant_user, at=later(2), signature=signed(draft))
    assert {
        "data_consent",
        *anew & {"mean", "kind", "article", "route"},
    } <= wrong.value.errors.keys()
    assert sent(draft, 3, **other).asked == next(iter(other.values()))


def told(service: str, **changed: Any) -> Case:
    """An application to the service, just sent."""
    user = citizen()
    said = {"article": "splint", **changed}
    if service == PROSTHETIC:
        said = {"pieces": "1", **said}
    return applied_with(answers(user, service, **said), user, service, PANFILOV, MONDAY)


def test_it_opens_on_the_first_question_without_an_answer() -> None:
    draft = again(told(AIDS))
    opened = SERVICES[AIDS].form.first_open(draft.answers)
    assert opened is not None
    assert opened.id == "mean"


class TestPapers:
    @pytest.fixture
    def case(self) -> Case:
        return told(AIDS, veteran="participant")

    def test_come_with_it_and_are_its_own(self, case: Case) -> None:
        draft = again(case)
        kinds = {"veteran_certificate", "commission_conclusion"}
        assert set(draft.files.values_list("kind", flat=True)) == kinds
        before = list(case.files.order_by("pk").values_list("pk", "sha256"))
        for file in draft.files.all():
            take_away_file(draft=draft.pk, by=case.applicant_user, file=file.pk, at=later(2))
        assert list(case.files.order_by("pk").values_list("pk", "sha256")) == before
        assert all(blobs.place_of(sha256).exists() for _, sha256 in before)

    def test_go_with_the_question_they_hang_on(self) -> None:
        """A paper that is asked for one thing only is no paper of another."""
        form = SERVICES[AIDS].form
        assert form.is_anew(OnlyIf("mean is nappies"), OnlyIf("veteran is participant"))
        assert not form.is_anew(OnlyIf("veteran is participant"))


class TestPressedTwice:
    def test_it_is_one_draft_until_something_is_told_in_it(self) -> None:
        case = told(AIDS)
        first = again(case)
        assert again(case, minute=2).pk == first.pk
        by = case.applicant_user
        said = {**first.answers, "mean": "braille_paper"}
        save_answers(draft=first.pk, by=by, answers=said, at=later(3))
        second = again(case, minute=4)
        assert second.pk != first.pk
        assert Draft.objects.filter(user=by, case=None).count() == 2


class TestTheSameThing:
    def test_is_asked_for_once(self) -> None:
        case = told(AIDS)
        draft = again(case)
        with pytest.raises(SecondApplication, match=case.number):
            sent(draft, 5, mean="nappies")
        withdraw(case=case, by=case.applicant_user, at=later(6))
        assert sent(draft, 7, mean="nappies").asked == "nappies"

    def test_one_of_before_could_be_any(self) -> None:
        """Applications of which nobody kept what they ask for stand in the way of all."""
        case = told(AIDS)
        Case.objects.filter(pk=case.pk).update(asked="")
        draft = again(case)
        with pytest.raises(SecondApplication, match=case.number):
            sent(draft, 5, mean="braille_paper")

    def test_another_does_not_keep_a_case_from_being_reopened(self) -> None:
        case = granted(told(AIDS), 3)
        sent(again(case), 5, mean="braille_paper")
        boss = officer(Role.HEAD, PANFILOV, full_name="Болат Нұрланов")
        said = Said(against="decision", text="Қате бар", wish="Қайта қараңыз")
        found = lodge(case=case, by=case.applicant_user, said=said, language="kk", at=later(9))
        satisfy(complaint=found, by=boss, measures="Қайта қараймыз", at=later(10))
        case.refresh_from_db()
        assert case.stage in UNDECIDED

    def test_of_other_services_nothing_changed(self) -> None:
        case = submitted()
        assert case.asked == ""
        assert list(asking_the_same(case)) == [case]


class TestWhoMay:
    def test_whose_case_it_is(self) -> None:
        case = told(AIDS)
        for other in (citizen(), officer(Role.HEAD, PANFILOV), officer(Role.OPERATOR, PANFILOV)):
            assert not can_begin_again(case, other)
            with pytest.raises(NotAllowed):
                again(case, other)
        assert not Draft.objects.filter(case=None).exists()

    def test_a_service_of_one_application_at_a_time_has_none(self) -> None:
        case = submitted()
        assert not can_begin_again(case, case.applicant_user)
        with pytest.raises(NotThisWay):
            again(case)

    def test_what_the_form_takes_no_more_is_asked_again(self, monkeypatch: Any) -> None:
        case = told(AIDS)
        kept = {**answers_of(case), "veteran": "of_old", "flat": ["not", "a text"]}
        monkeypatch.setattr("tirek.casework.actions.begin_again.answers_of", lambda one: kept)
        assert "veteran" not in again(case).answers
