"""What both parties of an order read alike: how it is called, and by whom a step is signed."""

from tirek.casework.legal import service_of
from tirek.signatures.texts import texts
from tirek.supply.course import last_order
from tirek.supply.models import Choice, ChoiceStep
from tirek.web.texts import spoken, text


def order_name(choice: Choice) -> str:
    """The number of the choice and of the order in it, "order 12/2": the case is not named."""
    made = last_order(choice)
    return f"order {choice.pk}/{made.seq if made else 0}"


def signed_note(step: ChoiceStep) -> str:
    """Who did it, and by what it was signed; the certificate, where a key signed."""
    signature = step.signature
    if signature is None:
        return step.by_name
    method = spoken(getattr(texts().methods, signature.method))
    serial = signature.certificate_serial
    return text("web.order_notice.signed", name=step.by_name, method=method) + (
        f" № {serial}" if serial else ""
    )


def ground_words(choice: Choice, event: str, given: str) -> str:
    """The ground as the act prints it; "" for none."""
    market = service_of(choice.case).market
    grounds = market.grounds(event) if market else ()
    return next((spoken(one.text) for one in grounds if one.id == given), "")
