"""Vouchers of treatment bought by public procurement: who holds which, and the papers of it.

Pure: no table, no clock. The life of a voucher is `machine.toml`, all of them are `room.py`.
"""
