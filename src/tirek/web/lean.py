"""The styles of govuk-frontend without the parts that no page of ours is made of."""

import re
from collections.abc import Iterator

DROPPED = (
    "accordion",
    "breadcrumbs",
    "character-count",
    "cookie-banner",
    "exit-this-page",
    "feedback",
    "file-upload-button",
    "footer",
    "frontend-supported",
    "generic-header",
    "header",
    "inset-text",
    "language-navigation",
    "notification-banner",
    "panel",
    "password-input",
    "phase-banner",
    "section-break",
    "service-navigation",
    "summary-card",
    "tabs",
    "task-list",
    "warning-text",
)
"""Blocks of govuk-frontend that our own components stand in for, or that we have no use for."""
UTILITIES = ("font-weight-bold", "margin-bottom-", "margin-top-")
"""The only overriding classes (`govuk-!-…`) that our pages use."""

LEFT_OUT = re.compile(
    rf"\.govuk-(?:(?:{'|'.join(DROPPED)})(?![a-z])(?!-[a-z])|\\!-(?!{'|'.join(UTILITIES)}))"
)
NESTING = ("@media", "@supports")


class StyleError(ValueError):
    """The styles are not the plain, minified ones that we can read."""


def lean(style: str) -> str:
    """The same styles, without the rules that only parts left out have."""
    return "".join(_kept(style.strip()))


def _kept(style: str) -> Iterator[str]:
    for selectors, body in _rules(style):
        if body is None:
            yield selectors
        elif selectors.startswith(NESTING):
            inside = lean(body)
            if inside:
                yield f"{selectors}{{{inside}}}"
        else:
            ours = ",".join(one for one in selectors.split(",") if not LEFT_OUT.search(one))
            if ours:
                yield f"{ours}{{{body}}}"


def _rules(style: str) -> Iterator[tuple[str, str | None]]:
    """Each rule as selectors and body; a statement such as @charset has no body."""
    at = 0
    while at < len(style):
        opened, ended = style.find("{", at), style.find(";", at)
        if 0 <= ended < opened:
            yield style[at : ended + 1], None
            at = ended + 1
            continue
        if opened < 0:
            raise StyleError(f"no rule begins at {style[at : at + 40]!r}")
        closed = _closing(style, opened)
        yield style[at:opened], style[opened + 1 : closed]
        at = closed + 1


def _closing(style: str, opened: int) -> int:
    depth = 0
    for brace in re.finditer(r"[{}]", style[opened:]):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return opened + brace.start()
    raise StyleError(f"a rule does not end: {style[opened - 40 : opened + 40]!r}")
