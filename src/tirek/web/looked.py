"""What somebody does who looks at a case, by the page under which the look was written down."""

from collections.abc import Mapping

PURPOSES: Mapping[str, str] = {
    "file": "paper",
    "signature": "paper",
    "receipt": "paper",
    "letter": "letter",
    "draft-letter": "letter",
    "register": "money",
    "register-csv": "money",
    "register-sheet": "money",
    "run": "money",
    "run-download": "money",
    "maybe-paid": "money",
    "debt": "money",
    "payments": "money",
    "money": "money",
    "complaint": "complaint",
    "complain": "complaint",
    "export": "export",
    "counter": "counter",
    "hand": "counter",
    "change": "change",
    "confirm": "decide",
    "confirm-many": "decide",
    "propose": "decide",
    "return": "decide",
    "hearing": "decide",
    "protocol": "decide",
    "extend": "decide",
    "facts": "check",
    "ask": "check",
    "ask-again": "check",
    "answered": "check",
    "conclusions": "check",
    "vouching": "check",
    "waiting": "queue",
    "serve": "queue",
    "leave_queue": "queue",
    "come_back": "queue",
    "market": "queue",
    "bought": "queue",
    "order": "supplier",
    "work": "work",
    "sheet": "work",
    "vouch": "school",
    "school": "school",
    "certificates": "school",
    "certificate-register": "register",
    "law-preview": "law",
    "api:": "machine",
}
"""By the first word of the page; whoever opens any other page looks at the case itself."""


def purpose_of(page: str) -> str:
    """The purpose of a look, a word for which every reader has a text of their own."""
    return PURPOSES.get(page.split(" ")[0], "case")
