"""State information systems as they would answer: a program of its own, without Django."""
