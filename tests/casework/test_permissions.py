"""Who may do what: every role on every action, on own and on other cases."""

from typing import get_args

import pytest

from making import ALATAU, APPLIED_AT, ZHAKSY, citizen, officer, submitted
from tirek.accounts.models import Role
from tirek.casework.models import Case
from tirek.casework.permissions import ROLES, Action, NotAllowed, may, require, visible_to
from tirek.casework.queries.cases import (
    GROUPS,
    case_file,
    case_numbered,
    cases_of,
    file_of,
    pile_sizes,
    worklist,
)

pytestmark = pytest.mark.django_db

MAY = {
    Role.CITIZEN: {
        "view",
        "submit",
        "ask_registries",
        "give_information",
        "answer_hearing",
        "report_change",
        "withdraw_consent",
        "change_account",
        "complain",
        "export",
        "withdraw",
        "choose",
        "choose_organisation",
        "sign_sheet",
    },
    Role.OPERATOR: {
        "view",
        "submit",
        "give_information",
        "forward",
        "store_result",
        "hand_over_result",
        "return_result",
        "fetch_back_result",
        "report_change",
        "complain",
    },
    Role.SPECIALIST: {
        "view",
        "submit",
        "establish_facts",
        "ask_registries",
        "request_information",
        "give_information",
        "announce_hearing",
        "hold_hearing",
        "conclude",
        "ask_to_vouch",
        "propose_payment_change",
        "propose",
        "assign",
        "hold",
        "forward",
        "store_result",
        "hand_over_result",
        "fetch_back_result",
        "report_change",
        "check_change",
        "complain",
        "handle_complaint",
        "record_court",
        "withdraw",
        "keep_queue",
        "choose_organisation",
        "start_work",
        "write_sheet",
        "sign_sheet",
        "accept_work",
    },
    Role.HEAD: {
        "view",
        "return",
        "confirm",
        "sign_decision",
        "extend_term",
        "assign",
        "hold",
        "complain",
        "handle_complaint",
        "record_court",
        "reopen",
        "decide_payment_change",
        "export",
        "accept_work",
        "undo_mistake",
    },
    Role.ACCOUNTANT: {"view", "record_payment", "propose_payment_change", "close"},
    Role.MANAGER: {"view", "handle_complaint"},
    Role.AUDITOR: {"view", "export"},
    Role.LAWYER: {"view"},
    Role.COMMISSION: {"conclude"},
    Role.SCHOOL: set(),
    Role.SUPPLIER: set(),
    Role.ADMINISTRATOR: set(),
}
"""The table of who may do what, written down once more."""

BY_ITSELF = {
    "ask_registries",
    "lapse_information",
    "move_deadline",
    "remind",
    "assign",
    "conclude",
    "ask_to_vouch",
    "attest",
    "forward",
    "record_notice",
    "record_payment",
    "store_result",
    "return_result",
    "fetch_back_result",
    "handle_complaint",
    "reopen",
    "ask_satisfaction",
    "close",
}

ACTIONS = get_args(Action)


def user_of(role, case):
    """Somebody of that role whose business the case is."""
    if role == Role.CITIZEN:
        return case.applicant_user
    user = officer(role, case.place)
    if role == Role.OPERATOR:
        Case.objects.filter(pk=case.pk).update(taken_by=user)
    return user


def stranger(role):
    return citizen() if role == Role.CITIZEN else officer(role, ALATAU)


def test_every_action_has_its_roles():
    assert set(ROLES) == set(ACTIONS)


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("role", Role.values)
def test_a_role_may_do_what_the_table_says_to_its_own_cases_only(role, action):
    case = submitted()
    assert may(user_of(role, case), action, case) == (action in MAY[role])
    assert not may(stranger(role), action, case)


@pytest.mark.parametrize("action", ACTIONS)
def test_the_system_only_records(action):
    assert may(None, action, submitted()) == (action in BY_ITSELF)


@pytest.mark.parametrize("role", Role.values)
def test_who_is_no_longer_active_may_nothing(role):
    case = submitted()
    user = user_of(role, case)
    user.is_active = False
    assert not any(may(user, action, case) for action in ACTIONS)
    assert not visible_to(user).exists()


def test_the_refusal_says_whether_it_is_the_role_or_the_case():
    case = submitted()
    with pytest.raises(NotAllowed) as role:
        require(officer(Role.HEAD), "propose", case)
    with pytest.raises(NotAllowed) as other:
        require(officer(Role.SPECIALIST, ALATAU), "propose", case)
    assert role.value.text.ru == "Это действие не входит в ваши обязанности."
    assert other.value.text.ru == "Это дело вам недоступно."


class TestWhatIsSeen:
    def test_citizens_see_their_own_cases_officers_those_of_their_place(self):
        own, other = submitted(), submitted()
        alatau = submitted(place=ALATAU)
        assert list(visible_to(own.applicant_user)) == [own]
        assert list(cases_of(other.applicant_user)) == [other]
        for role in (Role.SPECIALIST, Role.HEAD, Role.ACCOUNTANT):
            assert set(visible_to(officer(role))) == {own, other}
            assert set(visible_to(officer(role, ALATAU))) == {alatau}
        assert not visible_to(officer(Role.ADMINISTRATOR)).exists()

    def test_an_operator_sees_what_the_own_office_took_in(self):
        own, other = submitted(), submitted()
        window = user_of(Role.OPERATOR, own)
        assert list(visible_to(window)) == [own]
        assert list(visible_to(officer(Role.OPERATOR))) == [own]  # the other window of the office
        assert not visible_to(officer(Role.OPERATOR, ALATAU)).exists()
        assert other.taken_by is None

    @pytest.mark.parametrize("role", [Role.MANAGER, Role.AUDITOR, Role.LAWYER])
    def test_overseers_see_every_place_below_their_own(self, role):
        zhaksy, alatau = submitted(), submitted(place=ALATAU)
        assert list(visible_to(officer(role, "akmola"))) == [zhaksy]
        assert list(visible_to(officer(role, "almaty-region"))) == [alatau]
        assert not visible_to(officer(role, "almaty")).exists()

    @pytest.mark.parametrize("role", [Role.SCHOOL, Role.COMMISSION, Role.SUPPLIER])
    def test_other_roles_see_no_case_by_their_role_alone(self, role):
        submitted()
        assert not visible_to(officer(role)).exists()

    def test_nobody_signed_in_sees_nothing(self):
        from django.contrib.auth.models import AnonymousUser

        submitted()
        assert not visible_to(AnonymousUser()).exists()

    def test_another_s_case_is_as_if_it_did_not_exist(self):
        case = submitted()
        file = case.files.first()
        for user in (citizen(), officer(place=ALATAU), officer(Role.ADMINISTRATOR)):
            for find in (
                lambda user: case_numbered(user, case.number),
                lambda user: case_file(user, case.number),
                lambda user: file_of(user, case.number, file.pk),
            ):
                with pytest.raises(Case.DoesNotExist):
                    find(user)

    def test_a_file_of_another_case_is_not_found_through_ones_own(self):
        mine, other = submitted(), submitted()
        with pytest.raises(other.files.model.DoesNotExist):
            file_of(mine.applicant_user, mine.number, other.files.first().pk)

    def test_the_case_file_has_everything(self):
        case = submitted()
        found = case_file(officer(), case.number)
        assert found.case == case
        assert [event.kind for event in found.events] == ["Submitted", "Registered"]
        assert {file.kind for file in found.files} == {"school_certificate", "medical_conclusion"}
        assert found.facts["child.born_on"].value == "2015-04-10"


class TestWorklist:
    def test_the_nearest_deadline_comes_first(self):
        from datetime import timedelta

        late = submitted(at=APPLIED_AT + timedelta(days=5))
        early = submitted()
        assert list(worklist(officer())) == [early, late]

    def test_each_role_begins_with_its_own_pile(self):
        from making import decided, proposed

        fresh, draft, granted = submitted(), proposed(), decided()
        assert list(worklist(officer())) == [fresh]
        assert list(worklist(officer(Role.HEAD))) == [draft]
        assert list(worklist(officer(Role.ACCOUNTANT))) == [granted]
        assert set(worklist(officer(), "all")) == {fresh, draft, granted}
        assert pile_sizes(officer()) == {
            "to_examine": 1,
            "waiting_for_people": 0,
            "waiting_for_law": 0,
            "proposed": 1,
            "granted": 1,
            "refused": 0,
            "ended": 0,
            "all": 3,
        }

    def test_every_stage_lies_on_a_pile(self):
        from tirek.services import SERVICES

        piles = {stage for stages in GROUPS.values() for stage in stages}
        stages = {stage.id for stage in SERVICES["home-education"].lifecycle.stages}
        assert piles == stages - {"not_submitted", "submitted"}

    @pytest.mark.parametrize(
        "search", ["серіков", "ӘЛИХАН", "әлих", "zhk-2025-000001", "  Серіков   Әлихан "]
    )
    def test_a_case_is_found_by_any_part_of_a_name_or_number(self, search):
        case = submitted()
        submitted(child_surname="Ким", child_given_name="Олег", surname="Ким")
        assert list(worklist(officer(), "all", search)) == [case]

    def test_or_by_a_whole_iin(self):
        case = submitted()
        submitted()
        assert list(worklist(officer(), "all", case.subject.iin)) == [case]
        assert list(worklist(officer(), "all", case.applicant.iin)) == [case]
        assert not worklist(officer(), "all", case.applicant.iin[:6]).exists()

    def test_a_search_does_not_leave_the_place(self):
        case = submitted(place=ALATAU)
        assert not worklist(officer(place=ZHAKSY), "all", case.number).exists()

    def test_an_unknown_pile_is_an_error(self):
        with pytest.raises(KeyError):
            worklist(officer(), "x")
