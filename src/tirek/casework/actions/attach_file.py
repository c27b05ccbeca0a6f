"""A file for one requirement of a draft: attached, taken away."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.actions.keep_draft import own_draft
from tirek.casework.refused import Refused
from tirek.casework.texts import texts
from tirek.documents.actions.discard import discard
from tirek.documents.actions.store import store
from tirek.documents.models import StoredFile

LIMIT = 20
"""Files of one draft: a technical limit."""


class TooManyFiles(Refused):
    """The draft has as many files as it may have."""


@transaction.atomic
def attach_file(
    *, draft: UUID, by: User, requirement: str, upload: UploadedFile, at: datetime
) -> StoredFile:
    """Store the upload and attach it to the draft under the requirement's id.

    Raises Draft.DoesNotExist for another's draft, AlreadySent, TooManyFiles, documents'
    RefusedFile; then nothing is stored.
    """
    found = own_draft(draft, by)
    if found.files.count() >= LIMIT:
        raise TooManyFiles(texts().refused.too_many_files.format(limit=LIMIT), field=requirement)
    file = store(upload, kind=requirement, by=by, at=at)
    found.files.add(file)
    found.updated_at = at
    found.save(update_fields=["updated_at"])
    return file


@transaction.atomic
def take_away_file(*, draft: UUID, by: User, file: UUID, at: datetime) -> None:
    """Remove a file from the draft.

    Raises Draft.DoesNotExist, StoredFile.DoesNotExist, AlreadySent.
    """
    found = own_draft(draft, by)
    discard(found.files.get(pk=file))
    found.updated_at = at
    found.save(update_fields=["updated_at"])
