"""What a page is put together from: plain values that the templates under web/ draw."""

from tirek.web.components.asking import (
    Choice,
    DatePart,
    Field,
    Kind,
    Problem,
    Progress,
    Record,
    Task,
    TaskSection,
    Uploaded,
)
from tirek.web.components.grounds import Step
from tirek.web.components.law import KAZAKH_LETTERS, Citation, Quote
from tirek.web.components.lists import Cell, Pages, Tab, TabGroup, Table
from tirek.web.components.own import own
from tirek.web.components.page import Page
from tirek.web.components.payments import PaymentsCalendar, PayMonth, PayYear
from tirek.web.components.telling import (
    Action,
    Card,
    Deadline,
    Figure,
    Moment,
    Nothing,
    Panel,
    Shortcut,
    SummaryCard,
    SummaryRow,
)
from tirek.web.components.tones import LIFE_TONES, TAG_COLOURS, Tone

__all__ = [
    "KAZAKH_LETTERS",
    "LIFE_TONES",
    "TAG_COLOURS",
    "Action",
    "Card",
    "Cell",
    "Choice",
    "Citation",
    "DatePart",
    "Deadline",
    "Field",
    "Figure",
    "Kind",
    "Moment",
    "Nothing",
    "Page",
    "Pages",
    "Panel",
    "PayMonth",
    "PayYear",
    "PaymentsCalendar",
    "Problem",
    "Progress",
    "Quote",
    "Record",
    "Shortcut",
    "Step",
    "SummaryCard",
    "SummaryRow",
    "Tab",
    "TabGroup",
    "Table",
    "Task",
    "TaskSection",
    "Tone",
    "Uploaded",
    "own",
]
