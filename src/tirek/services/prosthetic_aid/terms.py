"""What order No 287 sets for prosthetic aid; nothing differs by place. Articles: articles.toml."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from tirek.law.edition import Paragraph, named, needed


@dataclass(frozen=True)
class Footwear(Paragraph):
    """The shortening of a leg, in centimetres, from which footwear is complex."""

    shortening: Annotated[
        Decimal | None,
        needed("аяқтың қысқаруы, см", "укорочение ноги, см", "shortening of the leg, cm"),
    ] = None


@dataclass(frozen=True)
class Pairs(Paragraph):
    """How many pairs of complex footwear a category is given, and whether of both seasons."""

    pairs: Annotated[int | None, needed("жұп саны", "число пар", "pairs")] = None
    both_seasons: Annotated[
        bool | None, needed("жазғы және қысқы", "летняя и зимняя", "summer and winter")
    ] = None


@dataclass(frozen=True)
class Share(Paragraph):
    """What a person of the third group pays of complex footwear."""

    percent: Annotated[
        Decimal | None,
        needed("өзі төлейтін пайыз", "процент за свой счёт", "per cent paid by the person"),
    ] = None


@dataclass(frozen=True)
class Terms:
    """The sentences the norms rest on."""

    recipient: Annotated[
        Paragraph, named("Қызмет кімге беріледі", "Кому предоставляется", "Who the service is for")
    ]
    certificate: Annotated[
        Paragraph, named("Мәртебе куәлігі", "Удостоверение статуса", "The certificate of a status")
    ]
    conclusion: Annotated[
        Paragraph,
        named(
            "Соғыс қатысушысының қорытындысы",
            "Заключение участника войны",
            "The conclusion of a participant of the war",
        ),
    ]
    measures: Annotated[
        Paragraph,
        named(
            "Көрсетілімдер мен жеке бағдарлама",
            "Показания и индивидуальная программа",
            "Indications and the individual programme",
        ),
    ]
    within_measure: Annotated[
        Paragraph, named("Іс-шараның мерзімі", "Срок мероприятия", "The term of the measure")
    ]
    employer_pays: Annotated[
        Paragraph,
        named(
            "Жұмыс беруші төлейтін жағдай", "Когда платит работодатель", "When the employer pays"
        ),
    ]
    employer_gone: Annotated[
        Paragraph,
        named("Жұмыс беруші жоқ жағдай", "Когда работодателя нет", "When there is no employer"),
    ]
    residence: Annotated[
        Paragraph,
        named("Тұрғылықты жері бойынша", "По месту жительства", "At the place of residence"),
    ]
    training: Annotated[
        Paragraph,
        named(
            "Оқу-жаттығу протезін жөндеу",
            "Ремонт тренировочного протеза",
            "The repair of a training prosthesis",
        ),
    ]
    covers: Annotated[
        Paragraph, named("Протездің тыстары", "Чехлы протеза", "The covers of a prosthesis")
    ]
    breast: Annotated[
        Paragraph, named("Кеуде безінің протезі", "Протез молочной железы", "The breast prosthesis")
    ]
    replacement: Annotated[
        Paragraph, named("Ауыстыру шарттары", "Условия замены", "When it is replaced")
    ]
    complex_footwear: Annotated[
        Footwear, named("Күрделі аяқ киім", "Сложная обувь", "Complex footwear")
    ]
    plain_footwear: Annotated[
        Paragraph, named("Асқынбаған аяқ киім", "Малосложная обувь", "Uncomplicated footwear")
    ]
    pairs_veteran: Annotated[
        Pairs,
        named(
            "Жұп саны: соғыс бойынша мәртебесі барлар",
            "Число пар: статус по войне",
            "Pairs: a status by the war",
        ),
    ]
    pairs_group: Annotated[
        Pairs,
        named(
            "Жұп саны: бірінші және екінші топ",
            "Число пар: первая и вторая группы",
            "Pairs: the first and second groups",
        ),
    ]
    pairs_child: Annotated[Pairs, named("Жұп саны: балалар", "Число пар: дети", "Pairs: children")]
    side_rubber: Annotated[
        Paragraph,
        named(
            "Бүйірлік резеңкелері бар аяқ киім",
            "Обувь с боковыми резинками",
            "Footwear with side rubbers",
        ),
    ]
    third_group_pays: Annotated[
        Share, named("Үшінші топтың үлесі", "Доля третьей группы", "The share of the third group")
    ]
    difference: Annotated[
        Paragraph, named("Бағаның айырмасы", "Разница в цене", "The difference in price")
    ]
    chest_and_cup: Annotated[
        Paragraph,
        named(
            "Кеуде айналымы мен тостаған өлшемі",
            "Окружность груди и размер чашки",
            "Chest circumference and cup size",
        ),
    ]
