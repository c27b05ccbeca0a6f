"""How a service is paid, beyond its sums: what ends it, what is confirmed again each period."""

from dataclasses import dataclass
from pathlib import Path

from tirek.kernel.toml import load


@dataclass(frozen=True)
class Confirmation:
    """The right is shown again for each period of some editions.

    `every` is the term of an edition that says "quarter" where that is so; `fact` begins the
    names of the facts that are confirmed; `cites` is the group of terms that asks for it.
    """

    every: str
    fact: str
    cites: str


@dataclass(frozen=True)
class PaymentTerms:
    """`ends_by` is the group of terms that tells when payment ends, to be cited for a stop."""

    ends_by: str = ""
    confirmation: Confirmation | None = None


def load_payment(folder: Path) -> PaymentTerms:
    """What a service's folder says; nothing special for one without the file. Raises TomlError."""
    path = folder / "payment.toml"
    return load(PaymentTerms, path) if path.exists() else PaymentTerms()
