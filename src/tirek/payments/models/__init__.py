"""The tables of money: what is due, what the bank was told, what it answered, the ledger."""

from tirek.payments.models.bank_files import SettledFile, UnreadableFile
from tirek.payments.models.budget import BudgetLine, Payer, PurposeCode
from tirek.payments.models.entitlement import Entitlement
from tirek.payments.models.ledger import Account, LedgerEntry
from tirek.payments.models.letter import MoneyLetter
from tirek.payments.models.overpayment import Debt, DebtEvent
from tirek.payments.models.payee import PayeeAccount
from tirek.payments.models.registers import ListedMonth, PaymentLine, PaymentRegister
from tirek.payments.models.run import BankMessage, Instruction, Outcome, PaymentRun, RunEvent
from tirek.payments.models.supplier import (
    AccountWord,
    ClaimCorrection,
    ContributionRate,
    CorrectionWord,
    RateWord,
    SupplierAccount,
    SupplierClaim,
    SupplierOutcome,
    SupplierTransfer,
)

__all__ = [
    "Account",
    "AccountWord",
    "BankMessage",
    "BudgetLine",
    "ClaimCorrection",
    "ContributionRate",
    "CorrectionWord",
    "Debt",
    "DebtEvent",
    "Entitlement",
    "Instruction",
    "LedgerEntry",
    "ListedMonth",
    "MoneyLetter",
    "Outcome",
    "PayeeAccount",
    "Payer",
    "PaymentLine",
    "PaymentRegister",
    "PaymentRun",
    "PurposeCode",
    "RateWord",
    "RunEvent",
    "SettledFile",
    "SupplierAccount",
    "SupplierClaim",
    "SupplierOutcome",
    "SupplierTransfer",
    "UnreadableFile",
]
