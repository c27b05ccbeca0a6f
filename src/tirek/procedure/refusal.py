"""A ground on which the law lets a service be refused."""

from dataclasses import dataclass

from tirek.kernel.text import Text
from tirek.procedure.cite import Cite


@dataclass(frozen=True)
class RefusalGround:
    """One ground of row 9 of the standard; an officer's refusal names its code."""

    code: str
    text: Text
    cites: tuple[Cite, ...]
