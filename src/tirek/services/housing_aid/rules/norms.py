"""The norms of paragraph 4-1 and of the bodies it names: the most accepted of a bill."""

from decimal import Decimal

from tirek.law.rule import (
    rule,
)

ORDER = "order-117-2023"


@rule("terms.norms", f"{ORDER}#4-1", per="expense")
def expense_norm_in_tenge(
    expense_kind: str,
    norms_condominium: Decimal,
    norms_waste: Decimal,
    norms_lift: Decimal,
    norms_telephone: Decimal,
    norms_rent_state: Decimal,
) -> Decimal | None:
    """The norms set in tenge: condominium, waste, lift, telephone, rent of the state fund."""
    return (
        norms_condominium
        if expense_kind == "condominium"
        else norms_waste
        if expense_kind == "waste"
        else norms_lift
        if expense_kind == "lift"
        else norms_telephone
        if expense_kind == "telephone"
        else norms_rent_state
        if expense_kind == "rent_state"
        else None
    )


@rule("terms.norms", f"{ORDER}#4-1", per="expense")
def expense_norm_in_units(
    expense_kind: str,
    norms_gas_flat: Decimal,
    norms_gas_house: Decimal,
    norms_cold_water: Decimal,
    norms_hot_water: Decimal,
    norms_heat_metered: Decimal,
) -> Decimal | None:
    """The norms set in cubic metres and gigacalories: gas, water, heat with a meter."""
    return (
        norms_gas_flat
        if expense_kind == "gas_flat"
        else norms_gas_house
        if expense_kind == "gas_house"
        else norms_cold_water
        if expense_kind == "cold_water"
        else norms_hot_water
        if expense_kind == "hot_water"
        else norms_heat_metered
        if expense_kind == "heat_metered"
        else None
    )


@rule("terms.norms", "terms.electricity", "terms.heat", f"{ORDER}#4-1", per="expense")
def expense_norm(
    expense_kind: str,
    expense_kind_measure: str,
    expense_norm_in_tenge: Decimal | None,
    expense_norm_in_units: Decimal | None,
    electricity_kwh: Decimal,
    heat_unmetered: Decimal,
) -> Decimal | None:
    """The norm of a month, for one person, square metre or dwelling; None where none is set."""
    return (
        electricity_kwh
        if expense_kind == "electricity"
        else heat_unmetered
        if expense_kind == "heat_unmetered"
        else expense_norm_in_tenge
        if expense_kind_measure == "charge"
        else expense_norm_in_units
    )


@rule("terms.norms", "terms.electricity", f"{ORDER}#4-1", per="expense")
def expense_base(
    expense_kind: str,
    expense_kind_per: str,
    electricity_per: str,
    norm_persons: int,
    expense_area: Decimal,
) -> Decimal | int:
    """What the norm is multiplied by: persons, square metres, or one dwelling."""
    return (
        expense_area
        if expense_kind_per == "area"
        or (expense_kind == "electricity" and electricity_per == "area")
        else norm_persons
        if expense_kind_per == "person"
        or (expense_kind == "electricity" and electricity_per == "person")
        else 1
    )


@rule("terms.norms", "terms.water_disposal", "terms.private_rent", f"{ORDER}#4-1", per="expense")
def expense_cap(
    expense_kind: str,
    expense_norm: Decimal | None,
    expense_base: Decimal | int,
    expense_area: Decimal,
    norm_persons: int,
    statement_water: Decimal,
    water_disposal_person: Decimal | None,
    reading_water_disposal: str,
    private_rent_area: Decimal | None,
    reading_private_rent: str,
) -> Decimal | None:
    """The most that is accepted in a month, in the unit of the norm; None where nothing caps."""
    return (
        expense_norm * expense_base
        if expense_norm is not None
        else water_disposal_person * norm_persons
        if expense_kind == "water_disposal"
        and reading_water_disposal == "own_norm"
        and water_disposal_person is not None
        else statement_water
        if expense_kind == "water_disposal"
        else private_rent_area * expense_area
        if expense_kind == "rent_private"
        and reading_private_rent == "local_cap"
        and private_rent_area is not None
        else None
    )
