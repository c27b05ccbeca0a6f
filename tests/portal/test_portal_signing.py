"""An application is signed by a code or with NCALayer; what is wrong is told where one signs."""

import base64
import json
import re
from datetime import timedelta

import pytest
import reading
from django.urls import reverse

import making
from tirek.casework.models import Case
from tirek.signatures import cms
from tirek.signatures.models import Signature
from tirek.signatures.pki import Officer
from tirek.signatures.places import authority


@pytest.fixture
def draft(client, mother):
    client.cookies["lang"] = "ru"
    return making.draft_ready(mother)


@pytest.fixture
def check(draft):
    return reverse("check", args=[draft.pk])


def document(client, check):
    """What the page hands to NCALayer."""
    shown = reading.body(client.get(check))
    return base64.b64decode(re.search(r'data-sign="([^"]*)"', shown)[1])


def key_of(user, iin=None, at=making.APPLIED_AT):
    """The key of a test certificate in the user's name."""
    named = Officer(user.username, user.full_name, "", user.iin if iin is None else iin)
    return authority(at=making.APPLIED_AT).renew(named, at=at)


def sent(client, check, signature):
    given = base64.b64encode(signature).decode()
    return client.post(check, {"way": "ncalayer", "cms": given})


def test_the_document_says_what_the_page_says(client, mother, draft, check):
    said = json.loads(document(client, check))
    assert (said["draft"], said["signer_iin"]) == (str(draft.pk), mother.iin)
    rows = {row["question"]: row["answers"] for part in said["parts"] for row in part["rows"]}
    shown = reading.words(client.get(check))
    for question, answers in rows.items():
        assert question.replace("\u00a0", " ") in shown
        for answer in answers:
            assert answer.replace("\u00a0", " ") in shown, question
    assert {paper["name"] for paper in said["papers"]} == {"anyqtama.pdf"}
    assert all(len(paper["sha256"]) == 64 for paper in said["papers"])
    assert any(words.startswith("Согласны ли вы") for words in said["words"])


def test_signed_with_a_key_of_one_s_own(client, mother, draft, check):
    content = document(client, check)
    response = sent(client, check, cms.sign(content, key_of(mother), at=making.APPLIED_AT))
    assert response["Location"] == reverse("sent", args=[draft.pk]), reading.problems(response)
    case, signature = Case.objects.get(), Signature.objects.get()
    told = case.events.get(kind="Submitted").payload["signature"]
    assert (told["id"], told["state"]) == (str(signature.pk), "verified")
    assert (signature.method, signature.signer_iin) == ("cms", mother.iin)
    assert bytes(signature.content) == content
    page = client.get(reverse("case", args=[case.number]))
    assert signature.certificate_serial in reading.words(page)
    for part, kept in (("text", signature.content), ("cms", signature.cms)):
        address = reverse("case-signature", args=[case.number, signature.pk, part])
        assert address in reading.body(page)
        assert client.get(address).content == bytes(kept)


def test_signed_by_a_code(client, mother, draft, check):
    asked = client.post(check, {"way": "send_code"})
    assert asked["Location"] == f"{check}#sign"
    waiting = reading.words(client.get(check))
    assert "+7 701 ··· ·· 67" in waiting
    wrong = client.post(check, {"way": "code", "code": "000000"})
    assert wrong.status_code == 422
    assert "Код неверный" in reading.field_error(wrong, "code")
    assert [href for href, _ in reading.problems(wrong)] == ["#sign"]
    assert reading.typed(wrong, "code") == "000000"
    right = client.post(check, {"way": "code", "code": making.code_sent()})
    assert right["Location"] == reverse("sent", args=[draft.pk])
    signature = Signature.objects.get()
    assert (signature.method, signature.phone) == ("code", "+77011234567")
    assert signature.last_check.verifier == "one_time_code"
    shown = client.get(reverse("case", args=[Case.objects.get().number]))
    assert "Одноразовый код" in reading.words(shown)
    signatures = reading.words(shown).partition("Подписи")[2].partition("Что указано")[0]
    assert "+77011234567" not in signatures
    message = reverse("case-signature", args=[Case.objects.get().number, signature.pk, "cms"])
    assert client.get(message).status_code == 404, "a code has no message"


@pytest.mark.parametrize("form", [{}, {"way": "code"}, {"way": "x"}, {"way": "code", "code": "1"}])
def test_unsigned_it_is_not_sent(client, mother, check, form):
    response = client.post(check, form)
    assert response.status_code == 422
    assert reading.problems(response) == [("#sign", "Подписи нет. Выберите способ и подпишите.")]
    assert not Case.objects.exists()


def test_a_code_holds_only_for_what_was_shown(client, mother, draft, check):
    client.post(check, {"way": "send_code"})
    code = making.code_sent()
    phone = reverse("question", args=[draft.pk, "account"])
    client.post(phone, {"iban": "KZ86 125K ZT50 0410 0100", "bank": "Народный банк"})
    response = client.post(check, {"way": "code", "code": code})
    assert response.status_code == 422
    assert "изменился" in reading.problems(response)[0][1]
    assert 'name="code"' not in reading.body(response), "a new code is asked for"
    assert not Signature.objects.exists()


def test_in_another_language_it_is_another_document(client, mother, check):
    client.post(check, {"way": "send_code"})
    client.cookies["lang"] = "kk"
    response = client.post(check, {"way": "code", "code": making.code_sent()})
    assert response.status_code == 422


def test_an_expired_certificate_sends_nothing(client, mother, check):
    old = key_of(mother, at=making.APPLIED_AT - timedelta(days=4 * 365))
    before = making.APPLIED_AT - timedelta(days=4 * 365)
    response = sent(client, check, cms.sign(document(client, check), old, at=before))
    assert response.status_code == 422
    assert "истёк" in reading.problems(response)[0][1]
    assert not Signature.objects.exists()


def test_another_person_s_key_sends_nothing(client, mother, check):
    stranger = key_of(mother, iin=making.iin())
    signature = cms.sign(document(client, check), stranger, at=making.APPLIED_AT)
    assert "другого человека" in reading.problems(sent(client, check, signature))[0][1]
    assert not Case.objects.exists()


def test_what_was_signed_before_a_change_sends_nothing(client, mother, draft, check):
    signature = cms.sign(document(client, check), key_of(mother), at=making.APPLIED_AT)
    draft.answers = {**draft.answers, "bank": "Halyk"}
    draft.save()
    assert "не тот документ" in reading.problems(sent(client, check, signature))[0][1]
    for nonsense in (b"", b"x", signature[:-9]):
        assert "повреждена" in reading.problems(sent(client, check, nonsense))[0][1]
    assert not Case.objects.exists()


def test_only_the_page_that_signs_may_talk_to_ncalayer(client, mother, check):
    assert "wss://127.0.0.1:13579" in client.get(check)["Content-Security-Policy"]
    for other in ("/cases/", "/"):
        assert "127.0.0.1" not in client.get(other)["Content-Security-Policy"]


def test_nobody_else_s_signature_can_be_fetched(client, mother):
    case = making.submitted()
    signature = Signature.objects.get()
    address = reverse("case-signature", args=[case.number, signature.pk, "text"])
    assert client.get(address).status_code == 404
