"""The household plot: paragraphs 41 to 48."""

from decimal import Decimal

from tirek.kernel.money import Tenge
from tirek.law.rule import (
    Each,
    months_in,
    rule,
    total,
)

ORDER = "order-117-2023"


@rule("terms.plot", f"{ORDER}#43", f"{ORDER}#46", per="plot")
def plot_year(
    plot_quantity: Decimal, plot_produce: Decimal, plot_price: Tenge, plot_cost: Tenge
) -> Tenge:
    """Yearly: sotkas or heads, times the produce at its price less the cost."""
    return (plot_price * plot_produce - plot_cost) * plot_quantity


@rule("terms.plot", f"{ORDER}#43", f"{ORDER}#45", f"{ORDER}#48", per="plot")
def plot_counted(
    plot_year: Tenge, plot_kind: str, plot_over_a_year: bool, plot_brings_no_income: bool
) -> Tenge:
    """Working and barren animals count only after a year; what brings no income does not."""
    return (
        plot_year * 0
        if plot_brings_no_income or (plot_kind == "working_or_barren" and not plot_over_a_year)
        else plot_year / 12 * months_in("quarter")
    )


@rule("terms.plot", f"{ORDER}#41", f"{ORDER}#46")
def plot_total(plot_counted: Each[Tenge]) -> Tenge:
    """What the lines of the household plot come to."""
    return total(plot_counted)


@rule("terms.plot", f"{ORDER}#41")
def plot_income(plot_total: Tenge, reading_plot_loss: str) -> Tenge:
    """The plot's income; a loss takes nothing from other income."""
    return plot_total if reading_plot_loss == "reduces" else max(plot_total, plot_total * 0)
