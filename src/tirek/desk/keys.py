"""The keys of the desk: each presses the link that leads to its page, where the page has one."""

from tirek.web.keys import Key

KEYS = (
    Key("/", "main input[name=q]", "desk.keys.search"),
    Key("q", ".tk-nav a[href='/desk/']", "desk.keys.queue"),
    Key("n", "main a[href*='/desk/next/']", "desk.keys.next"),
    Key("f", "main a[href$='/facts/']", "desk.keys.facts"),
    Key("p", "main a[href$='/propose/']", "desk.keys.propose"),
    Key("i", "main a[href$='/ask/']", "desk.keys.ask"),
    Key("a", "main a[href$='/assign/']", "desk.keys.assign"),
    Key("c", "main a[href$='/confirm/']", "desk.keys.confirm"),
    Key("r", "main a[href$='/return/']", "desk.keys.return"),
    Key("l", "main a[href*='/draft-letter/']", "desk.keys.letter"),
    Key("b", ".govuk-back-link", "desk.keys.back"),
)
