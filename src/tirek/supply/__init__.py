"""Who waits for a thing, a stay or hours, whose turn it is, and who supplies what was ordered."""
