"""A supplier's answer is signed with its own key: no other person's, no other document's."""

import base64
import re
from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.test import Client

from making import iin
from market_making import MONDAY, employee, guaranteed, of, offered, ordered, turn, withdraw
from tirek.accounts.models import User
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.signatures import cms
from tirek.signatures.pki import Officer
from tirek.signatures.places import authority
from tirek.supply.actions.answer_order import accept_order
from tirek.supply.models import Choice

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("market")]
SignIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.fixture
def order() -> Choice:
    """An order that waits for its supplier, whose employee has an IIN."""
    guaranteed()
    by = employee()
    by.iin = iin()
    by.save()
    choice = turn()
    ordered(choice, offered(by))
    choice.refresh_from_db()
    return choice


def supplier_of(choice: Choice) -> User:
    return of(choice.supplier.offers.get())


def document_in(page: str) -> bytes:
    """What the browser hands to NCALayer."""
    found = re.search(r'data-sign="([^"]+)"', page)
    assert found is not None
    return base64.b64decode(found.group(1))


def by_key(user: User, document: bytes) -> str:
    office = user.office.name.kk if user.office else ""
    key = authority(at=MONDAY).renew(
        Officer(user.username, user.full_name, office, user.iin or ""), at=MONDAY
    )
    return base64.b64encode(cms.sign(document, key, at=MONDAY)).decode()


def test_with_the_key_of_the_certificate_authority(order: Choice, signed_in: SignIn) -> None:
    by, where = supplier_of(order), f"/desk/orders/{order.pk}/?lang=ru"
    client = signed_in(by)
    document = document_in(client.post(where, {"deed": "accept"}).text)
    assert order.case.number.encode() not in document, "the case is not the supplier's"
    assert order.steps.get(seq=2).hash.encode() in document, "tied to the order before it"
    sent = {"deed": "accept", "way": "ncalayer"}
    assert client.post(where, {**sent, "cms": by_key(by, b"{}")}).status_code == 422
    assert client.post(where, {**sent, "cms": by_key(employee(), document)}).status_code == 422
    assert order.steps.count() == 2
    assert client.post(where, {**sent, "cms": by_key(by, document)}).status_code == 302
    step = order.steps.get(kind="Accepted")
    assert step.signature is not None
    assert bytes(step.signature.content) == document
    assert (step.signature.state, step.signature.signer_iin) == ("verified", by.iin)
    assert step.signature.organisation == by.office.name.kk
    assert step.signature.certificate_serial in client.get(where).text


def test_a_refusal_says_its_ground_in_what_is_signed(order: Choice, signed_in: SignIn) -> None:
    client, where = signed_in(supplier_of(order)), f"/desk/orders/{order.pk}/?lang=en"
    said = {"deed": "refuse", "ground": "absent"}
    assert b'"refused"' in document_in(client.post(where, said).text)
    assert client.post(where, {**said, "ground": "dislike"}).status_code == 422
    assert client.post(where, {**said, "way": "kept_key"}).status_code == 302
    order.refresh_from_db()
    assert order.stage == "open"
    signature = order.steps.get(kind="Refused").signature
    assert signature.kept_key, "and it is said that the demonstration keeps the key"


def test_without_a_signature_nothing_is_told(order: Choice, settings: object) -> None:
    by = supplier_of(order)
    with pytest.raises(Refused):
        accept_order(choice=order, keep=None, by=by, at=MONDAY)
    assert order.steps.count() == 2


def test_where_test_keys_are_not_kept_the_own_key_is_needed(
    order: Choice, signed_in: SignIn, settings: object
) -> None:
    settings.TIREK_TEST_KEYS = False  # type: ignore[attr-defined]
    client, where = signed_in(supplier_of(order)), f"/desk/orders/{order.pk}/?lang=ru"
    said = {"deed": "accept", "way": "kept_key"}
    answer = client.post(where, said)
    assert answer.status_code == 422
    assert "испытательным" not in answer.text
    assert order.steps.count() == 2


def test_a_withdrawal_is_signed_too(order: Choice, signed_in: SignIn) -> None:
    client, by = signed_in(supplier_of(order)), supplier_of(order)
    where = f"/desk/orders/{order.pk}/"
    client.post(where, {"deed": "accept", "way": "kept_key"})
    said = {"deed": "withdraw", "ground": "force_majeure", "way": "kept_key"}
    assert client.post(where, said).status_code == 302
    assert order.steps.get(kind="Withdrawn").signature.what == "order_notice"
    assert client.post(where, said).status_code == 404, "it is no longer its order"
    with pytest.raises(NotAllowed):
        withdraw(order, "force_majeure", by, MONDAY)
