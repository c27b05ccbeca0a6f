"""Letters about money: written in Kazakh and Russian, signed by whoever decided, kept as sent."""
