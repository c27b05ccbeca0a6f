"""What order No 287 sets for prosthetic aid; nothing differs by place. Articles: articles.toml."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from tirek.law.edition import Paragraph, named, needed
from tirek.norms.order_287.terms import GroundTerms


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
class Terms(GroundTerms):
    """The sentences the norms rest on."""

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
