"""Hand a case to somebody who may have it, as one file, and write that down."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from tirek.accounts.models import User
from tirek.audit.actions.export import export
from tirek.casework.actions.look import look
from tirek.casework.models import Case
from tirek.casework.permissions import require


def take_away(*, case: Case, by: User, at: datetime) -> BinaryIO:
    """The case as a .zip, to be closed by the caller; gone from the disk once it is closed.

    A person has everything about oneself, the names of those who acted included (they may be
    objected to), but not what officers wrote to one another. Raises NotAllowed.
    """
    require(by, "export", case)
    look(case=case, by=by, page="export", at=at)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "export.zip"
        export(case=case, to=made, at=at, with_notes=not by.is_citizen)
        return made.open("rb")
