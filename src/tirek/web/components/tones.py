"""Tones of a status and the colours they are drawn in."""

from collections.abc import Mapping
from typing import Literal

Tone = Literal["neutral", "info", "progress", "success", "warning", "danger"]

TAG_COLOURS: Mapping[str, str] = {
    "neutral": "grey",
    "info": "blue",
    "progress": "yellow",
    "success": "green",
    "warning": "orange",
    "danger": "red",
}

LIFE_TONES: Mapping[str, Tone] = {
    "grey": "neutral",
    "blue": "info",
    "yellow": "progress",
    "orange": "warning",
    "green": "success",
    "red": "danger",
}
"""The tones of a life cycle's stages (`procedure.lifecycle.Tone`) as tones of a page."""
