"""What people are told about a case: timeline, next step, texts."""

from datetime import date

import pytest

from making import APPLIED_AT, PANFILOV, decided, officer, proposed, submitted
from tirek.accounts.models import Role
from tirek.casework.actions.establish_facts import establish_facts
from tirek.casework.actions.record_notice import record_notice
from tirek.casework.actions.record_payment import record_payment
from tirek.casework.actions.return_case import return_case
from tirek.casework.actions.withdraw import withdraw
from tirek.casework.models import Case
from tirek.casework.queries.next_step import next_step
from tirek.casework.queries.timeline import DETAILS, timeline
from tirek.kernel.text import LANGUAGES
from tirek.services import SERVICES


@pytest.mark.django_db
class TestTimeline:
    def whole_story(self):
        case = submitted()
        specialist = officer()
        establish_facts(
            case=case,
            by=specialist,
            facts={"child.fully_state_supported": False},
            source="document",
            detail="анықтама",
            at=APPLIED_AT,
        )
        proposed(case)
        return_case(case=case, by=officer(Role.HEAD), note="тексеріңіз", at=APPLIED_AT)
        decided(case)
        record_notice(case=case, notice={"code": "x"}, at=APPLIED_AT)
        record_payment(case=case, register={"month": "2025-09"}, lines=[], at=APPLIED_AT)
        return case

    def test_every_event_is_told_in_three_languages(self):
        for audience in ("citizen", "officer"):
            items = timeline(self.whole_story(), audience)
            assert len(items) == 9
            for item in items:
                for language in LANGUAGES:
                    assert item.title.in_(language)
                    if item.detail:
                        assert "{" not in item.detail.in_(language)

    def test_the_registration_tells_the_number_and_the_deadline(self):
        case = submitted()
        detail = timeline(case)[1].detail
        for language in LANGUAGES:
            assert case.number in detail.in_(language)
            assert "24.09.2025" in detail.in_(language)

    def test_a_citizen_is_not_told_what_is_only_proposed_nor_by_whom(self):
        case = proposed()
        told = timeline(case)[-1]
        assert told.kind == "Proposed"
        assert "112059" not in told.detail.kk
        assert told.actor == ""
        seen = timeline(case, "officer")[-1]
        assert "112059.00" in seen.detail.kk
        assert seen.actor == "Сәуле Ахметова"

    def test_a_citizen_is_not_told_what_the_head_wrote_to_the_specialist(self):
        case = proposed()
        return_case(case=case, by=officer(Role.HEAD), note="тексеріңіз", at=APPLIED_AT)
        assert "тексеріңіз" not in timeline(case)[-1].detail.kk
        assert "тексеріңіз" in timeline(case, "officer")[-1].detail.kk

    def test_the_colour_is_that_of_the_stage_reached(self):
        tones = [item.tone for item in timeline(decided())]
        assert tones == ["blue", "blue", "yellow", "green"]
        assert timeline(decided(fully_state_supported=True))[-1].tone == "red"

    def test_a_refusal_names_its_reasons(self):
        detail = timeline(decided(fully_state_supported=True))[-1].detail
        assert "мемлекеттің толық қамсыздандыруында" in detail.kk

    def test_waiting_for_the_law_says_what_is_missing(self):
        assert "Панфилов" in timeline(submitted(place=PANFILOV))[-1].detail.ru

    def test_established_facts_are_named_to_the_officer_with_their_source(self):
        detail = timeline(self.whole_story(), "officer")[2].detail
        assert "по документу: анықтама" in detail.ru
        assert "государственном обеспечении" in detail.ru

    def test_a_withdrawal_tells_its_note(self):
        case = submitted()
        withdraw(case=case, by=case.applicant_user, note="көшеміз", at=APPLIED_AT)
        assert "көшеміз" in timeline(case)[-1].detail.kk

    def test_every_kind_told_in_detail_is_a_kind_of_the_life_cycle(self):
        assert set(DETAILS) <= {kind.id for kind in SERVICES["home-education"].lifecycle.events}


class TestNextStep:
    def test_while_it_is_examined_the_department_owes_an_answer(self):
        case = Case(service="home-education", stage="registered", due_on=date(2025, 9, 24))
        step = next_step(case, date(2025, 9, 12))
        assert step.due_on == date(2025, 9, 24)
        assert "24.09.2025" in step.text.kk

    @pytest.mark.parametrize(
        "stage", [stage.id for stage in SERVICES["home-education"].lifecycle.stages]
    )
    def test_every_stage_has_one(self, stage):
        case = Case(service="home-education", stage=stage, due_on=date(2025, 9, 24))
        step = next_step(case, date(2025, 9, 12))
        assert step.text.kk
        assert step.text.ru
        assert step.text.in_("en")
