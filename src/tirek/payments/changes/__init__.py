"""Suspension, resumption and another recipient: proposed by one officer, decided by another."""
