"""The cases that were ticked in a list."""

from collections.abc import Iterator

from django.http import HttpRequest


def ticked_in(request: HttpRequest) -> Iterator[tuple[str, int]]:
    """The numbers of the cases, each with the last event that was seen of it."""
    for sent in request.POST.getlist("case"):
        number, _, seq = sent.replace("\0", "").partition(":")
        if seq.isascii() and seq.isdigit():
            yield number, int(seq)
