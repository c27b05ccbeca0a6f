"""Who waits for a thing, a stay or hours, in which order, and whose turn it is."""
