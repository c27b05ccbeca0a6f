"""Every address there is: whose page it is, or why it is none.

A page is looked at as the first person who is named with it. A new address that is not here makes
`test_every_address_is_in_the_inventory` fail: put its name where it belongs.
"""

from __future__ import annotations

from collections.abc import Mapping

STRANGER = ""

PAGES: Mapping[str, str] = {
    STRANGER: """
        start services service calculate sign-in sign-in-password law edition verify-any display kit
        demo-phone catalogue
    """,
    "citizen": """
        cases case complain receipt complaints looks acting satisfaction verify change change-report
        letters payments consents my-data settings sign-ins way
    """,
    "parent-asked": "answer-request",
    "parent-heard": "answer-hearing",
    "parent-complains": "complaint complaint-withdraw",
    "parent-waits": "withdraw",
    "newcomer": "apply tasks question ask-registries documents check drop",
    "zhaksy-operator": """
        counter:queue counter:begin counter:begun counter:accepted counter:application
        counter:refusals counter:refusal counter:results counter:represent
        counter:answers counter:consent counter:papers counter:check counter:keys
        counter:terminal counter:board
    """,
    "zhaksy-specialist": """
        desk:queue desk:case desk:facts desk:ask desk:assign desk:propose desk:put-aside
        desk:hearing desk:protocol desk:board desk:complain desk:complaints
        desk:proactive desk:proactive-request desk:sms desk:answered desk:changes
        desk:draft-letter desk:keys desk:password desk:vouching desk:write-change
        desk:waiting desk:market desk:mistakes desk:certificate-register counter:key-in
        desk:homes desk:organisations
        desk:vouchers
        desk:bought desk:bought-people desk:bought-lists
    """,
    "zhaksy-head": """
        desk:confirm desk:return desk:confirm-many desk:deputies desk:guarantees desk:home-places
        desk:organisation-list
        desk:complaint desk:complaint-satisfy desk:complaint-pass-on desk:complaint-withdrawn
    """,
    "zhaksy-accountant": """
        desk:accountant desk:payments desk:register desk:debts desk:runs desk:budget
        desk:pay-reports desk:maybe-paid desk:bank-files desk:codes
        desk:money desk:money-propose desk:claims desk:claim-accounts desk:claim-rates
    """,
    "school": "desk:school desk:certificates desk:issue-certificate",
    "home": "desk:residents desk:resident desk:recipients",
    "lives-in-home": "home",
    "supplier": "desk:sheets desk:paid-to-me desk:my-contracts",
    "manager": "desk:manager desk:indicators desk:indicator desk:enter-indicator desk:reports",
    "auditor": """
        desk:audit desk:audit-attempts desk:audit-deputies desk:audit-looks desk:audit-overruled
        desk:audit-signs
    """,
    "lawyer": "desk:law desk:law-changes desk:law-preview",
    "administrator": """
        desk:officers desk:officer desk:new-officer desk:offices desk:office desk:new-office
        desk:office-deputies desk:outages desk:commissions
    """,
    "doctor-1": "desk:conclusions desk:write-conclusion desk:suppliers desk:findings",
}
"""By the name they sign in with."""

FLOWS: Mapping[str, str] = {
    STRANGER: "start services service calculate sign-in law edition",
    "citizen": "cases case complain change letters payments",
    "newcomer": "apply tasks question documents check",
    "zhaksy-operator": "counter:queue counter:begin counter:answers counter:papers",
    "zhaksy-specialist": "desk:queue desk:case desk:facts desk:ask desk:propose",
    "zhaksy-head": "desk:confirm desk:return desk:confirm-many",
    "zhaksy-accountant": "desk:accountant desk:register desk:runs",
    "manager": "desk:manager",
    "lawyer": "desk:law-preview",
}
"""Pages of the ways that people go every day: looked at in all three languages."""

FORMS: Mapping[str, str] = {
    STRANGER: "sign-in-password",
    "citizen": "complain",
    "zhaksy-operator": "counter:begin",
    "zhaksy-specialist": "desk:ask desk:put-aside",
    "zhaksy-head": "desk:return",
}
"""Forms that are refused when they are empty, one of each way that a page is built."""

FILES = """
    case-file case-signature letter issued-paper export complaint-file complaint-paper debt-letter
    money-letter desk:money-letter desk:file desk:letter desk:signature desk:export
    desk:complaint-bundle desk:complaint-paper
    desk:complaint-file desk:sms-csv desk:register-csv desk:register-sheet desk:report-file
    desk:monitoring desk:manager-csv desk:audit-looks-csv desk:debt-letter desk:debt-pack
    desk:school-paper desk:certificate-paper desk:certificate-conclusion desk:conclusion-paper
    bed desk:bed-notice desk:order-bed desk:voucher-act-file
    desk:voucher-journal desk:voucher-statement
    desk:bought-file desk:bought-list-file desk:bought-card
    work-file desk:sheet-file desk:supplier-paper offer-photo desk:run-download desk:pay-report-file
    counter:receipt-pdf counter:refusal-pdf counter:letter counter:scan
"""
"""Answered with a file, or with a sheet that is made to be printed."""

STEPS = """
    sign-out sign-in-provider sign-in-back sign-in-code sign-in-phone sign-in-key
    acting-code acting-end choice-renew choice-again account-code account-stop consent-withdraw
    case-again debt-agree api-nothing sms-hook
    desk:ask-again desk:together desk:make-register desk:keep-view desk:next-case
    desk:give-password desk:maybe-paid-decide desk:run-propose desk:run-answer desk:run-approve
    desk:bank-file-settle
    desk:run-drop desk:run-file desk:run-freeze desk:run-reconcile desk:run-review desk:run-send
    counter:take counter:move counter:refuse counter:resume counter:forward
    counter:ask-back counter:send-back counter:again
"""
"""Reached by sending a form only, or sends on at once."""

ELSEWHERE = """
    sent account debts debt way-of-child counter:hand-over work work-sheet
    desk:work desk:work-month desk:work-start desk:work-stop desk:sheet
    desk:money-decide desk:change desk:take desk:extend desk:lift desk:conclusion
    desk:complaint-outcome desk:complaint-court desk:run desk:run-lines
    desk:debt desk:debt-agree desk:debt-court desk:debt-estate desk:debt-notice desk:debt-return
    desk:debt-refund desk:debt-write-off desk:serve desk:leave-queue desk:come-back desk:mistake
    desk:certificate choice order order-cancel order-received desk:market-choice
    desk:judge-supplier desk:supplier desk:offers desk:offer desk:orders desk:order
    desk:stay
    organisation organisation-choose desk:organisation desk:organisation-choose desk:recipient
    voucher desk:voucher desk:voucher-lot desk:voucher-act desk:claim
    bought desk:bought-contract desk:bought-person
"""
"""The demonstration has no case for them; they are made of the parts of the pages above, and the
journeys and walks come by them."""
