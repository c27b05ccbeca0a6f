"""A supplier on the portal: the table of its way."""

from functools import cache
from pathlib import Path
from typing import Literal

from tirek.procedure.lifecycle import Lifecycle, load_lifecycle

Judgement = Literal["Admitted", "Refused", "Excluded"]
"""What a commission decides."""


@cache
def supplier_table() -> Lifecycle:
    """Its way. Raises TomlError."""
    return load_lifecycle(Path(__file__).with_name("supplier.toml"))
