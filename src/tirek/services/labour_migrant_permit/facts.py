"""What must be known of a labour migrant's application. Absent means unknown, None means "none".

What a request does not need (the insurance of a copy) is None.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from tirek.law.factsheet import fact


@dataclass(frozen=True)
class Asked:
    """What the migrant and the employer ask for."""

    what: Annotated[
        Literal["issue", "extension", "new", "copy"],
        fact(
            "не сұралады: рұқсат, ұзарту, жаңа рұқсат немесе көшірме",
            "что запрошено: разрешение, продление, новое разрешение или копия",
            "what is asked: a permit, an extension, a new permit or a copy",
        ),
    ]
    months: Annotated[
        Decimal | None,
        fact("сұралған мерзім, ай", "запрошенный срок, месяцев", "the term asked for, months"),
    ]
    employer_is_person: Annotated[
        bool | None,
        fact(
            "жұмыс беруші – үй шаруашылығына адам алатын жеке тұлға ма",
            "работодатель – физическое лицо, нанимающее в домашнее хозяйство",
            "whether the employer is a natural person who hires for a household",
        ),
    ]
    signed_by_both: Annotated[
        bool,
        fact(
            "өтінішке шетелдік те, жұмыс беруші де қол қойған ба",
            "подписали ли заявление и иностранец, и работодатель",
            "whether both the foreigner and the employer signed the application",
        ),
    ]


@dataclass(frozen=True)
class Permit:
    """The permit that the migrant has."""

    held: Annotated[
        bool,
        fact(
            "осы адамға рұқсат берілген бе",
            "выдавалось ли этому лицу разрешение",
            "whether a permit was issued to this person",
        ),
    ]
    until: Annotated[
        date | None,
        fact(
            "қолданыстағы рұқсаттың соңғы күні",
            "последний день действующего разрешения",
            "the last day of the current permit",
        ),
    ]
    months: Annotated[
        Decimal | None,
        fact(
            "рұқсаттың ұзартуларымен қосқандағы мерзімі, ай",
            "срок разрешения вместе с продлениями, месяцев",
            "the term of the permit with its extensions, months",
        ),
    ]
    spoiled_or_lost: Annotated[
        bool | None,
        fact(
            "рұқсат бүлінді немесе жоғалды ма",
            "испорчено или утеряно ли разрешение",
            "whether the permit is damaged or lost",
        ),
    ]


@dataclass(frozen=True)
class Passport:
    """The passport with the mark of crossing the border."""

    border_crossed_on: Annotated[
        date | None,
        fact(
            "шекарадан өткені туралы соңғы белгінің күні",
            "день последней отметки о пересечении границы",
            "the day of the last mark of crossing the border",
        ),
    ]
    shown_as: Annotated[
        Literal["original", "notarised_copy", "simple_copy"],
        fact(
            "төлқұжат қалай ұсынылды: түпнұсқа, нотариат куәландырған көшірме, жай көшірме",
            "как представлен паспорт: подлинник, нотариальная копия, простая копия",
            "how the passport was presented: original, notarised copy, simple copy",
        ),
    ]


@dataclass(frozen=True)
class Insurance:
    """The imposed medical insurance."""

    months: Annotated[
        Decimal | None,
        fact("сақтандыру мерзімі, ай", "срок страхования, месяцев", "its term, months"),
    ]
    covers_care: Annotated[
        bool,
        fact(
            "сақтандыру алғашқы көмекті және шұғыл стационарлық көмекті жаба ма",
            "покрывает ли страхование первичную и экстренную стационарную помощь",
            "whether it covers primary care and emergency in-patient care",
        ),
    ]
    registered: Annotated[
        bool,
        fact(
            "сақтандыру «Бірыңғай сақтандыру дерекқорында» тіркелген бе",
            "зарегистрировано ли страхование в Единой страховой базе данных",
            "whether it is registered in the unified insurance database",
        ),
    ]


@dataclass(frozen=True)
class Papers:
    """The other papers of the lists."""

    tax_prepaid: Annotated[
        bool,
        fact(
            "жеке табыс салығының алдын ала төлемі төленген бе",
            "внесён ли предварительный платёж по индивидуальному подоходному налогу",
            "whether the advance payment of individual income tax is made",
        ),
    ]
    certificate_on: Annotated[
        date | None,
        fact(
            "028/Е анықтамасы берілген күн",
            "день выдачи справки 028/Е",
            "the day certificate 028/E was issued",
        ),
    ]
    agreement: Annotated[
        bool,
        fact(
            "еңбек шартын жасасу ниеті туралы келісім бар ма",
            "есть ли соглашение о намерении заключить трудовой договор",
            "whether there is an agreement on the intention to conclude a labour contract",
        ),
    ]
    contract: Annotated[
        bool,
        fact("еңбек шарты бар ма", "есть ли трудовой договор", "whether there is a contract"),
    ]


@dataclass(frozen=True)
class Facts:
    """Everything the norms ask."""

    applied_on: Annotated[
        date, fact("өтініш берілген күн", "день обращения", "the day of application")
    ]
    asked: Asked
    permit: Permit
    passport: Passport
    insurance: Insurance
    papers: Papers


IN_ORDER = (
    ("passport.border_crossed_on", "applied_on"),
    ("papers.certificate_on", "applied_on"),
)
"""Pairs of days of which the second cannot come before the first."""
