"""One more application like one that was sent: what was told and attached is not asked again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.actions.attach_file import LIMIT
from tirek.casework.actions.keep_draft import NotThisWay, own_draft, start_draft
from tirek.casework.legal import service_of
from tirek.casework.models import Case, Draft
from tirek.casework.permissions import may, require
from tirek.casework.persons import CONSENT
from tirek.casework.queries.answers import answers_of
from tirek.casework.queries.drafts import drafts_of
from tirek.casework.texts import texts
from tirek.documents.actions.keep_again import keep_again
from tirek.procedure.answer import Answer, AnswerError, AnswerErrors
from tirek.procedure.form import Form
from tirek.procedure.passport import ChannelKind


def can_begin_again(case: Case, user: User) -> bool:
    """Whether the service lets a person have several applications at once, and the user may
    send one like this."""
    return service_of(case).form.again is not None and may(user, "submit", case)


@transaction.atomic
def begin_again(
    *,
    case: Case,
    by: User,
    language: str,
    at: datetime,
    channel: ChannelKind = "portal",
    received_at: datetime | None = None,
) -> Draft:
    """Begin a draft with the answers and papers of the case, but for what is asked anew.

    Consent is asked anew too: nobody agrees to an application that is not written yet. Pressed
    twice it is the same draft, as long as nothing was told in it. Raises NotAllowed where `by`
    could not have sent the case, NotThisWay, and what `start_draft` refuses.
    """
    require(by, "submit", case)
    if service_of(case).form.again is None:
        raise NotThisWay(texts().refused.not_this_way)
    draft = start_draft(
        by=by, service=case.service, place=case.place, language=language, at=at,
        channel=channel, received_at=received_at,
    )  # fmt: skip
    draft.answers = _known(service_of(draft).form, case)
    begun = _begun(draft, by)
    if begun is not None:
        draft.delete()
        return own_draft(begun.pk, by)
    draft.save(update_fields=["answers"])
    papers = case.files.filter(kind__in=papers_kept(draft)).order_by("uploaded_at", "pk")[:LIMIT]
    draft.files.set([keep_again(one, by=by, at=at) for one in papers])
    return draft


def papers_kept(draft: Draft) -> frozenset[str]:
    """The documents that the standard asks for whatever is asked for, by their ids."""
    service = service_of(draft)
    documents = service.passport.documents_on(draft.channel)
    return frozenset(one.id for one in documents if not service.form.is_anew(one.only_if))


def _known(form: Form, case: Case) -> dict[str, Answer]:
    """What the case told that the form asks for and takes today."""
    told = {name: one for name, one in form.carried(answers_of(case)).items() if name != CONSENT}
    found: dict[str, Answer] = {}
    for _, field in form.fields():
        if field.id not in told:
            continue
        try:
            found[field.id] = field.read(field.boxes(told[field.id]))
        except (AnswerError, AnswerErrors):
            continue  # the form takes it no more: it is asked
    return found


def _begun(draft: Draft, by: User) -> Draft | None:
    """One like it that was begun before, and in which nothing was told yet."""
    alike = {"service": draft.service, "place": draft.place, "channel": draft.channel}
    found = drafts_of(by).filter(**alike, received_at=draft.received_at).exclude(pk=draft.pk)
    return next((one for one in found if one.answers == draft.answers), None)
