"""Numbers for words, the same in both programs that are measured side by side."""

KINDS = ("condominium", "gas_flat", "heat_metered", "cold_water", "electricity", "waste",
         "hot_water", "water_disposal", "telephone", "lift", "gas_house", "heat_unmetered",
         "rent_state")  # fmt: skip
"""Lines of bills that have a norm."""
METHODS = ("none", "when_received", "sale", "yearly", "declared", "deducted")
"""How an income is counted; every other is counted by the months it is for."""
