"""Which roles work in which kind of office."""

from __future__ import annotations

from collections.abc import Mapping

from tirek.accounts.models import OfficeKind, Role

ROLES_IN: Mapping[str, tuple[Role, ...]] = {
    OfficeKind.DEPARTMENT: (Role.SPECIALIST, Role.HEAD, Role.ACCOUNTANT, Role.LAWYER),
    OfficeKind.STATE_CORPORATION: (Role.OPERATOR,),
    OfficeKind.AKIM: (Role.OPERATOR,),
    OfficeKind.SCHOOL: (Role.SCHOOL,),
    OfficeKind.COMMISSION: (Role.COMMISSION,),
    OfficeKind.SUPPLIER: (Role.SUPPLIER,),
    OfficeKind.AUTHORITY: (Role.MANAGER, Role.AUDITOR, Role.LAWYER),
    OfficeKind.QUALITY_BODY: (Role.AUDITOR, Role.MANAGER),
}
"""An administrator belongs to no office."""
