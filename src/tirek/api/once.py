"""A write happens once, however often its request is sent: `Idempotency-Key`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from ninja import Header

from tirek.api.entry import caller, system_of
from tirek.api.models import Written
from tirek.api.problems import MEDIA_TYPE, problem, problem_of
from tirek.web.texts import text

HEADER = "Idempotency-Key"
IdempotencyKey = Annotated[
    str,
    Header(
        alias=HEADER,
        min_length=8,
        max_length=100,
        pattern=r"^[A-Za-z0-9_-]+$",
        description="Chosen by the caller, one for each write; sent again, the answer is the same.",
    ),
]
Document = dict[str, Any]
CREATED = 201


def once(write: Callable[..., Document]) -> Callable[..., HttpResponse]:
    """Run the write, or give the answer it had.

    Write and answer are kept in one transaction. A refusal is an answer too; the same key with
    another request is refused. Only a mistake of Tirek's own is not kept.
    """
    return _once(write, None)


def once_after(first: Callable[..., Any]) -> Callable[..., Callable[..., HttpResponse]]:
    """The same for a write before which something is done that may not be taken back.

    `first` is called with the arguments of the write, outside its transaction and not for a
    request that has its answer; its result is `request.first`. What it refuses is not kept.
    """
    return lambda write: _once(write, first)


def _once(
    write: Callable[..., Document], first: Callable[..., Any] | None
) -> Callable[..., HttpResponse]:
    @wraps(write)
    def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        key, fingerprint = request.headers[HEADER], _fingerprint(request)
        if first is not None and _before(request, key) is None:
            request.first = first(request, *args, **kwargs)  # type: ignore[attr-defined]
        with transaction.atomic():
            _wait_for(request, key)
            before = _before(request, key)
            if before is not None:
                return _again(before, fingerprint)
            answer = _attempt(write, request, *args, **kwargs)
            _keep(request, key, fingerprint, answer)
        return answer

    return run


def _attempt(
    write: Callable[..., Document], request: HttpRequest, *args: Any, **kwargs: Any
) -> HttpResponse:
    """What an action that refuses has written down nevertheless stays: it says so itself."""
    try:
        document = write(request, *args, **kwargs)
    except Exception as error:
        refused = problem_of(error)
        if refused is None:
            raise
        return refused
    return JsonResponse(document, status=CREATED, json_dumps_params={"ensure_ascii": False})


def _wait_for(request: HttpRequest, key: str) -> None:
    """Two requests with one key go one after the other."""
    with connection.cursor() as cursor:
        name = f"write {system_of(request).pk} {caller(request).pk} {key}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [name])


def _before(request: HttpRequest, key: str) -> Written | None:
    mine = Written.objects.filter(system=system_of(request), user=caller(request))
    return mine.filter(key=key).first()


def _again(before: Written, fingerprint: str) -> HttpResponse:
    if before.fingerprint != fingerprint:
        return problem(422, text("api.problem.key_used"), {HEADER: text("api.problem.key_used")})
    kind = "application/json" if before.status == CREATED else MEDIA_TYPE
    return HttpResponse(before.body, status=before.status, content_type=kind)


def _keep(request: HttpRequest, key: str, fingerprint: str, answer: HttpResponse) -> None:
    Written.objects.create(
        system=system_of(request),
        user=caller(request),
        key=key,
        fingerprint=fingerprint,
        status=answer.status_code,
        body=answer.content.decode(),
        at=timezone.now(),
    )


def _fingerprint(request: HttpRequest) -> str:
    """What was asked for: files by their content, because every multipart body differs."""
    found = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    if request.content_type == "multipart/form-data":
        found.update(json.dumps(request.POST.dict(), sort_keys=True).encode())
        for name, upload in sorted(request.FILES.items()):
            found.update(f"{name} {upload.name}\n".encode())  # type: ignore[union-attr]
            for piece in upload.chunks():  # type: ignore[union-attr]
                found.update(piece)
            upload.seek(0)  # type: ignore[union-attr]
    else:
        found.update(request.body)
    return found.hexdigest()
