"""The applicant has the registries asked; what they tell is laid into the draft with its source."""

from datetime import date

import pytest

from making import APPLIED_AT, SERVICE, ZHAKSY, answers, citizen, iin, office
from tirek.casework.actions.keep_draft import save_answers, start_draft
from tirek.casework.actions.prefill import can_prefill, prefill
from tirek.casework.queries.prefilled import sources_of
from tirek.casework.refused import Refused
from tirek.people.models import Consent
from tirek.procedure.answer import AnswerErrors
from tirek.registries.models import Query

FILLED = {
    "relation", "parental_rights_terminated", "child_surname", "child_given_name",
    "child_patronymic", "child_born_on", "disability_term", "disability_until", "lives_in_place",
    "certificate_from", "certificate_to", "surname", "given_name", "patronymic", "phone",
    "settlement", "street", "house", "flat",
}  # fmt: skip


@pytest.fixture
def mother(db):
    office(ZHAKSY)
    return citizen()


@pytest.fixture
def said(mother, registries):
    """What the family would write, and the registries know."""
    said = answers(mother)
    registries.family(said)
    return said


def begun(user):
    office()
    return start_draft(by=user, service=SERVICE, place=ZHAKSY, language="kk", at=APPLIED_AT)


def asked_for(user, child_iin, draft=None, agreed=True):
    draft = draft or begun(user)
    return prefill(draft=draft.pk, by=user, child_iin=child_iin, agreed=agreed, at=APPLIED_AT)


def test_everything_the_registries_know_is_filled_in(mother, said):
    draft = asked_for(mother, said["child_iin"])
    assert {field: draft.answers[field] for field in FILLED} == {
        field: said[field] for field in FILLED
    }
    assert set(sources_of(draft)) == FILLED
    source = sources_of(draft)["disability_until"]
    assert source.ask.registry == "disability"
    assert source.at >= APPLIED_AT


def test_the_consent_is_kept_with_its_words_before_anything_is_asked(mother, said):
    draft = asked_for(mother, said["child_iin"])
    consent = Consent.objects.get(case_number=str(draft.pk))
    assert consent.person.iin == mother.iin
    assert "Закона" in consent.text_ru
    assert draft.answers["data_consent"] is True
    assert {query.consent for query in Query.objects.all()} == {consent}
    assert {query.asked_by for query in Query.objects.all()} == {mother}


def test_without_consent_nothing_is_asked(mother, said, registries):
    with pytest.raises(Refused):
        asked_for(mother, said["child_iin"], agreed=False)
    assert registries.asked() == []
    assert not Consent.objects.exists()


def test_what_the_applicant_said_already_stays(mother, said):
    draft = begun(mother)
    save_answers(draft=draft.pk, by=mother, answers={"phone": "+77070000000"}, at=APPLIED_AT)
    draft = asked_for(mother, said["child_iin"], draft)
    assert draft.answers["phone"] == "+77070000000"
    assert "phone" not in sources_of(draft)


def test_a_corrected_answer_is_the_applicant_s_own_word(mother, said):
    draft = asked_for(mother, said["child_iin"])
    draft.answers["child_given_name"] = "Әли"
    assert "child_given_name" not in sources_of(draft)


class TestAnothersChild:
    def test_nothing_about_the_child_is_asked_or_told(self, registries, mother, said):
        stranger = citizen()
        draft = asked_for(stranger, said["child_iin"])
        about_child = [q["registry"] for q in registries.asked() if q["iin"] == said["child_iin"]]
        assert sorted(about_child) == ["civil_acts", "population"]
        assert not [field for field in draft.answers if field.startswith("child_s")]
        assert sources_of(draft) == {}

    def test_a_guardian_is_told(self, registries, said):
        guardian = citizen()
        registries.put("population", said["child_iin"], {"guardians": [guardian.iin]})
        draft = asked_for(guardian, said["child_iin"])
        assert draft.answers["relation"] == "guardian"
        assert draft.answers["disability_until"] == "2027-01-31"

    def test_a_parent_whose_rights_were_terminated_is_told_nothing(self, registries, mother, said):
        registries.put("civil_acts", said["child_iin"], {"rights_terminated": [mother.iin]})
        draft = asked_for(mother, said["child_iin"])
        assert "certificate_from" not in draft.answers
        assert "relation" not in draft.answers

    @pytest.mark.parametrize("silent", ["population", "civil_acts"])
    def test_while_it_is_not_known_whose_child_it_is_nobody_is_told(
        self, registries, mother, said, silent
    ):
        registries.switch("outage", silent)
        draft = asked_for(mother, said["child_iin"])
        assert "disability_until" not in draft.answers
        assert draft.answers["phone"] == said["phone"]

    def test_another_child_takes_the_answers_of_the_first_away(self, registries, mother, said):
        draft = asked_for(mother, said["child_iin"])
        other = iin(date(2016, 3, 1))
        draft = asked_for(mother, other, draft)
        assert draft.answers["child_iin"] == other
        assert "child_surname" not in draft.answers
        assert draft.answers["surname"] == said["surname"]


def test_asked_again_only_what_was_silent_is_asked(mother, said, registries):
    registries.switch("outage", "disability")
    draft = asked_for(mother, said["child_iin"])
    before = len(registries.asked())
    registries.switch("normal")
    draft = asked_for(mother, said["child_iin"], draft)
    assert [q["registry"] for q in registries.asked()[before:]] == ["disability"]
    assert draft.answers["disability_until"] == "2027-01-31"
    assert Consent.objects.count() == 1


@pytest.mark.parametrize("wrong", ["", "150410", "own"])
def test_an_iin_that_cannot_be_a_child_s(mother, said, registries, wrong):
    with pytest.raises(AnswerErrors) as refused:
        asked_for(mother, mother.iin if wrong == "own" else wrong)
    assert set(refused.value.errors) == {"child_iin"}
    assert registries.asked() == []


def test_where_nothing_is_connected_nothing_is_offered(mother):
    draft = begun(mother)
    assert not can_prefill(draft)
    with pytest.raises(Refused):
        asked_for(mother, "150410500011", draft)


def test_somebody_else_s_application_is_not_filled_in_from_one_s_own_records(mother, registries):
    draft = begun(mother)
    assert can_prefill(draft)
    draft.answers["iin"] = citizen().iin
    assert not can_prefill(draft)
    draft.user = None
    assert not can_prefill(draft)
